//! The results by segment, and their limits.

use super::position_name;
use crate::web::ui::Bars;
use klankbord_domain::{
    Language,
    rounds::{
        positions::{
            SegmentTally, Tally,
            rules::{Limit, limits},
        },
        proposals::visibility::{FEWEST_PEOPLE, FEWEST_VOTERS},
    },
};
use leptos::prelude::*;

texts! {
    title = "Per groep" | "By group";
    others = "Andere groepen samen" | "Other groups together";
    caption(segment: &str, votes: i64, asked: i64) = "{segment}: {votes} van de {asked} mensen gaven hun standpunt"
        | "{segment}: {votes} of the {asked} people took a position",
        one(votes) "{segment}: {votes} van de {asked} mensen gaf een standpunt" | "{segment}: {votes} of the {asked} people took a position";
    position = "Standpunt" | "Position";
    people = "Aantal" | "People";
    small(fewest: i64) = "Een groep staat hier apart als we er minstens {fewest} mensen uit vroegen. Ook de rest moet uit minstens {fewest} mensen bestaan. Zo is niemand te herkennen."
        | "We show a group separately if we asked at least {fewest} people in it. The rest must be at least {fewest} people too. That way, nobody can be recognised.";
    limits_title = "Wat we hieruit niet kunnen opmaken" | "What we can't conclude from this";
    no_sample = "Een panel is geen steekproef: dit zegt wat deze mensen vinden, niet wat alle klanten vinden."
        | "A panel is not a random sample: this shows what these people think, not what all customers think.";
    nobody = "Niemand gaf een standpunt. Dat betekent niet dat niemand iets vindt." | "Nobody took a position. That does not mean that nobody has an opinion.";
    few(fewest: i64) = "Minder dan {fewest} mensen gaven hun standpunt. Elke stem weegt zwaar: lees vooral de redenen."
        | "Fewer than {fewest} people took a position. Each vote weighs heavily. Above all, read the reasons.";
    most_silent(silent: i64, asked: i64) = "{silent} van de {asked} mensen die we vroegen, gaven geen standpunt. Dat is meer dan de helft. Wat zij vinden, weten we niet."
        | "{silent} of the {asked} people we asked took no position. That is more than half. We don't know what they think.",
        one(asked) "De {asked} persoon die we vroegen, gaf geen standpunt. Wat die vindt, weten we niet." | "The {asked} person we asked took no position. We don't know what they think.";
    segment_silent(segment: &str) = "Uit de groep {segment} gaf niemand een standpunt. Wat dit voor hen betekent, weten we niet."
        | "Nobody in the group {segment} took a position. We don't know what this means for them.";
    close(apart: i64) = "Voor en tegen liggen dicht bij elkaar: het verschil is {apart}. Een duidelijke meerderheid is er niet."
        | "For and against are close: the difference is {apart}. There is no clear majority.";
}

/// The counts of each segment; `None` when the segments can't be shown apart.
pub(super) fn view(lang: Language, tally: &Tally) -> Option<AnyView> {
    if tally.by_segment.is_empty() {
        return None;
    }
    let counts = tally.by_segment.iter().flat_map(|of| &of.counts);
    let most = counts.map(|(_, count)| *count).max().unwrap_or_default();
    let charts: Vec<_> = tally
        .by_segment
        .iter()
        .map(|of| chart(lang, of, most))
        .collect();
    let view = view! {
        <h3>{title(lang)}</h3>
        <div class="columns by-segment">{charts}</div>
        <p class="hint">{small(lang, FEWEST_PEOPLE)}</p>
    };
    Some(view.into_any())
}

fn chart(lang: Language, of: &SegmentTally, most: i64) -> AnyView {
    let name = of.segment.as_deref().unwrap_or_else(|| others(lang));
    let caption = caption(lang, name, of.votes, of.asked);
    let bars = Bars::new(caption, position(lang), people(lang)).scale(most);
    let chart = of.counts.iter().fold(bars, |bars, &(position, count)| {
        bars.bar(position_name(lang, position), count)
    });
    view! { <div>{chart.view()}</div> }.into_any()
}

/// The limits of the results, in plain words.
pub(super) fn limits_view(lang: Language, tally: &Tally) -> AnyView {
    let mut said: Vec<String> = limits(tally)
        .iter()
        .map(|limit| limit_text(lang, limit))
        .collect();
    said.push(no_sample(lang).to_owned());
    let lines: Vec<_> = said
        .into_iter()
        .map(|text| view! { <li>{text}</li> })
        .collect();
    view! {
        <h3>{limits_title(lang)}</h3>
        <ul>{lines}</ul>
    }
    .into_any()
}

fn limit_text(lang: Language, limit: &Limit) -> String {
    match limit {
        Limit::NobodyVoted => nobody(lang).to_owned(),
        Limit::FewVoted => few(lang, FEWEST_VOTERS),
        Limit::MostSilent(silent, asked) => most_silent(lang, *silent, *asked),
        Limit::SegmentSilent(segment) => segment_silent(lang, segment),
        Limit::Close(apart) => close(lang, *apart),
    }
}
