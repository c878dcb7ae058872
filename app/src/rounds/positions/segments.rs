//! The results by segment, and their limits.

use super::{position_name, sign};
use crate::web::ui::{Sign, Table, marks};
use klankbord_domain::{
    Language,
    rounds::{
        positions::{
            Position, SegmentTally, Tally,
            rules::{Limit, limits},
        },
        proposals::visibility::{FEWEST_PEOPLE, FEWEST_VOTERS},
    },
};
use leptos::prelude::*;

texts! {
    title = "Per groep" | "By group";
    others = "Andere groepen samen" | "Other groups together";
    caption = "Standpunten per groep" | "Positions by group";
    group = "Groep" | "Group";
    asked = "Gevraagd" | "Asked";
    not_voted = "Niet gestemd" | "Did not vote";
    voted(votes: i64, asked: i64) = "{votes} van de {asked} stemden" | "{votes} of the {asked} voted",
        one(votes) "{votes} van de {asked} stemde" | "{votes} of the {asked} voted",
        one(asked) "{votes} van de {asked} stemde" | "{votes} of {asked} voted";
    as_table = "Dezelfde cijfers in een tabel" | "The same numbers in a table";
    small(fewest: i64) = "Een groep staat hier apart als we er minstens {fewest} mensen uit vroegen. Ook de rest moet uit minstens {fewest} mensen bestaan. Zo is niemand te herkennen."
        | "We show a group separately if we asked at least {fewest} people in it. The rest must be at least {fewest} people too. That way, nobody can be recognised.";
    limits_title = "Wat we hieruit niet kunnen opmaken" | "What we can't conclude from this";
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

/// The people of each segment; `None` when the segments can't be shown apart.
pub(super) fn view(lang: Language, tally: &Tally) -> Option<AnyView> {
    if tally.by_segment.is_empty() {
        return None;
    }
    let most = tally.by_segment.iter().map(|of| of.asked).max();
    let most = most.unwrap_or_default();
    let rows: Vec<_> = tally
        .by_segment
        .iter()
        .map(|of| row(lang, of, most))
        .collect();
    let signs = Position::ALL
        .iter()
        .map(|&position| (sign(position), position_name(lang, position)))
        .chain([(Sign::Silent, not_voted(lang))]);
    let legend: Vec<_> = signs
        .map(|(sign, name)| view! { <li>{sign.view()}{name}</li> })
        .collect();
    let view = view! {
        <h3>{title(lang)}</h3>
        <dl class="groups">{rows}</dl>
        <ul class="legend" aria-hidden="true">{legend}</ul>
        <p class="hint">{small(lang, FEWEST_PEOPLE)}</p>
        <details><summary>{as_table(lang)}</summary>{table(lang, tally)}</details>
    };
    Some(view.into_any())
}

fn name(lang: Language, of: &SegmentTally) -> &str {
    of.segment.as_deref().unwrap_or_else(|| others(lang))
}

/// The people of one segment; `most` people have the whole width.
fn row(lang: Language, of: &SegmentTally, most: i64) -> AnyView {
    let silent = of.asked - of.votes;
    let counts: Vec<_> = of
        .counts
        .iter()
        .map(|&(position, count)| (sign(position), count))
        .chain([(Sign::Silent, silent)])
        .collect();
    let words: Vec<_> = of
        .counts
        .iter()
        .map(|&(position, count)| (position_name(lang, position), count))
        .chain([(not_voted(lang), silent)])
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name}: {count}"))
        .collect();
    view! {
        <div>
            <dt>{name(lang, of).to_owned()}<small>{voted(lang, of.votes, of.asked)}</small></dt>
            <dd>{marks(&counts, most)}<span class="unseen">{words.join(", ")}</span></dd>
        </div>
    }
    .into_any()
}

/// The same numbers as a table.
fn table(lang: Language, tally: &Tally) -> AnyView {
    let head = Table::new(caption(lang)).column(group(lang));
    let head = Position::ALL.iter().fold(head, |table, &position| {
        table.number(position_name(lang, position))
    });
    let head = head.number(not_voted(lang)).number(asked(lang));
    tally
        .by_segment
        .iter()
        .fold(head, |table, of| {
            let counts = of.counts.iter().map(|(_, count)| count.into_any());
            let cells = [name(lang, of).to_owned().into_any()]
                .into_iter()
                .chain(counts)
                .chain([(of.asked - of.votes).into_any(), of.asked.into_any()]);
            table.row(cells.collect())
        })
        .view()
}

/// The limits of the results, in plain words.
pub(super) fn limits_view(lang: Language, tally: &Tally) -> AnyView {
    let said = limits(tally);
    if said.is_empty() {
        return ().into_any();
    }
    let said = said.iter().map(|limit| limit_text(lang, limit));
    let lines: Vec<_> = said.map(|text| view! { <li>{text}</li> }).collect();
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
