//! The results of a round, presented honestly: the number of people who were asked, counts, and reasons without
//! names.

use super::{position_name, segments};
use crate::web::{
    context::PageContext,
    paths,
    ui::{self, Bars, Table},
};
use klankbord_domain::{
    Language,
    rounds::{
        contributions::Speaker,
        positions::{Position, Reason, Tally},
        proposals::{State, queries::ProposalView},
    },
};
use leptos::prelude::*;

texts! {
    so_far = "De stand tot nu toe" | "The results so far";
    outcome = "De uitslag" | "The outcome";
    turnout(votes: i64, asked: i64) = "{votes} van de {asked} mensen die we vroegen, gaven hun standpunt."
        | "{votes} of the {asked} people we asked took a position.",
        one(asked) "We vroegen {asked} persoon om een standpunt. Gegeven: {votes}." | "We asked {asked} person for a position. Taken: {votes}.",
        one(votes) "{votes} van de {asked} mensen die we vroegen, gaf een standpunt." | "{votes} of the {asked} people we asked took a position.";
    few = "Dat zijn er minder dan 10. Daarom staan hier aantallen en redenen, en geen percentages."
        | "That is fewer than 10. So we show counts and reasons here, and no percentages.";
    position = "Standpunt" | "Position";
    people = "Aantal" | "People";
    counts_caption = "Aantal mensen per standpunt" | "Number of people by position";
    share(position: &str, of: i64) = "{position}, {of} %" | "{position}, {of}%";
    answer = "Deze reden beantwoorden" | "Answer this reason";
    answering = "Naar het antwoord op deze reden" | "Go to the answer to this reason";
    from_panel = "Iemand uit het panel" | "Someone on the panel";
    reasons = "De redenen" | "The reasons";
    minority_first = "De kleinste groep staat bovenaan." | "Smallest group first.";
    more = "Alle redenen" | "All reasons";
    from(segment: &str) = "Iemand uit de groep {segment}" | "Someone from the group {segment}";
}

/// The results.
pub(crate) fn view(cx: &PageContext, view: &ProposalView, tally: &Tally) -> AnyView {
    let lang = cx.lang;
    let heading = if view.proposal.state == State::Open {
        so_far(lang)
    } else {
        outcome(lang)
    };
    let counts = if tally.shares {
        let bars = Bars::new(counts_caption(lang), position(lang), people(lang));
        let with_share = |bars: Bars, (&(position, count), of): (&(Position, i64), i64)| {
            bars.bar(share(lang, position_name(lang, position), of), count)
        };
        let shares = tally.percentages();
        tally
            .counts
            .iter()
            .zip(shares)
            .fold(bars, with_share)
            .view()
    } else {
        let table = Table::new(counts_caption(lang))
            .column(position(lang))
            .number(people(lang));
        let row = |table: Table, &(position, count): &(Position, i64)| {
            table.row(vec![
                position_name(lang, position).into_any(),
                count.into_any(),
            ])
        };
        tally.counts.iter().fold(table, row).view()
    };
    let few = (!tally.shares).then(|| view! { <p class="hint">{few(lang)}</p> });
    let parts: Vec<_> = tally
        .reasons
        .iter()
        .map(|(position, said, more)| some_reasons(lang, view, *position, said, *more))
        .collect();
    let reasons = (!parts.is_empty()).then(
        || view! { <h3>{reasons(lang)}</h3><p class="hint">{minority_first(lang)}</p>{parts} },
    );
    view! {
        <section id="results">
            <h2>{heading}</h2>
            <p>{turnout(lang, tally.votes, tally.asked)}</p>
            {few}
            {counts}
            {segments::view(lang, tally)}
            {segments::limits_view(lang, tally)}
            {reasons}
        </section>
    }
    .into_any()
}

fn some_reasons(
    lang: Language,
    view: &ProposalView,
    position: Position,
    said: &[Reason],
    more: bool,
) -> AnyView {
    let all = more.then(|| {
        let path = paths::reasons(view.proposal.id, position);
        view! { <p><a href=path>{self::more(lang)}": "{position_name(lang, position)}</a></p> }
    });
    view! {
        <h4>{position_name(lang, position)}</h4>
        {list(lang, view, said)}
        {all}
    }
    .into_any()
}

/// Reasons, each with its writer as far as the reader may know, and with a way to answer it for the one who does.
pub(super) fn list(lang: Language, view: &ProposalView, said: &[Reason]) -> AnyView {
    let id = view.proposal.id;
    said.iter()
        .map(|reason| {
            let who = match &reason.speaker {
                Speaker::Name(name) => name.clone(),
                Speaker::Segment(segment) => from(lang, segment),
                Speaker::Panel => from_panel(lang).to_owned(),
            };
            let way_on = reason.may_answer.then(|| match reason.contribution {
                Some(contribution) => {
                    let path = paths::inbox_item(contribution);
                    view! { <p><a href=path>{answering(lang)}</a></p> }.into_any()
                }
                None => {
                    let path = paths::answer_reason(id, reason.place);
                    view! {
                        <form method="post" action=path>
                            <button class="quiet">{answer(lang)}</button>
                        </form>
                    }
                    .into_any()
                }
            });
            view! { {ui::said(&reason.text, who)}{way_on} }
        })
        .collect_view()
        .into_any()
}
