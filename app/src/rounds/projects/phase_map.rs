//! The phase map of a project: its phases in order, each with its customer input.

use super::phase_name;
use crate::web::{
    context::PageContext,
    ui::{Mark, PhaseMap, PhaseOnMap, inset, time::date, warning},
};
use klankbord_domain::{
    Language,
    rounds::projects::{
        Phase, PhaseInput, PhaseKind,
        rules::{Hearing, Listening, listening},
    },
};
use leptos::prelude::*;

texts! {
    title = "Inbreng van klanten per fase" | "Customer input by phase";
    between(from: &str, to: &str) = "Van {from} tot en met {to}" | "From {from} to {to}";
    was_heard = "Klanten zijn gehoord" | "Customers were heard";
    silent = "Gevraagd, nog geen reactie" | "Asked, no response yet";
    unasked = "Geen inbreng van klanten" | "No customer input";
    ahead = "Moet nog beginnen" | "Not started yet";
    rounds = "Rondes" | "Rounds";
    asked = "Mensen gevraagd" | "People asked";
    positions = "Standpunten" | "Positions";
    voters = "Mensen met een standpunt" | "People with a position";
    contributions = "Inbreng" | "Contributions";
    nowhere = "In dit project zijn klanten nog niet gehoord." | "Customers have not been heard in this project yet.";
    ends_title = "Alleen begin en oplevering" | "Only the start and acceptance";
    ends = "Klanten zijn aan het begin gehoord en weer bij de oplevering. In de fasen daartussen vallen de meeste keuzes. Daar zijn klanten niet gehoord."
        | "Customers were heard at the start and again at acceptance. Most choices are made in the phases between those. There, customers were not heard.";
    partly(heard: usize, of: usize) = "In {heard} van de {of} fasen zijn klanten gehoord." | "Customers were heard in {heard} of the {of} phases.",
        one(of) "In {heard} van de {of} fase zijn klanten gehoord." | "Customers were heard in {heard} of the {of} phase.";
    throughout = "In elke fase zijn klanten gehoord." | "Customers were heard in every phase.";
}

/// The anchor of a phase's section on the page.
pub(crate) fn anchor(kind: PhaseKind) -> String {
    format!("phase-{}", kind.as_str())
}

/// The first and last day of a phase, as a sentence.
pub(crate) fn days(lang: Language, phase: &Phase) -> Option<String> {
    let (from, to) = phase.begins_on.0.zip(phase.ends_on.0)?;
    Some(between(lang, &date(lang, from), &date(lang, to)))
}

/// The map, with its conclusion.
pub(crate) fn view(cx: &PageContext, phases: &[PhaseInput]) -> AnyView {
    let lang = cx.lang;
    let today = cx.portal.now().date_in(&cx.zone());
    let standings: Vec<_> = phases
        .iter()
        .map(|of| Hearing::of(&of.input, of.phase.begins_on.0, today))
        .collect();
    let heard: Vec<_> = phases
        .iter()
        .zip(&standings)
        .map(|(of, hearing)| (of.phase.kind, *hearing == Hearing::Heard))
        .collect();
    let map = phases
        .iter()
        .zip(&standings)
        .fold(PhaseMap::new(), |map, (of, hearing)| {
            let (mark, words) = words(lang, *hearing);
            let is_now = (of.phase.begins_on.0)
                .zip(of.phase.ends_on.0)
                .is_some_and(|(from, to)| (from..=to).contains(&today));
            let phase = PhaseOnMap {
                path: format!("#{}", anchor(of.phase.kind)),
                name: phase_name(lang, of.phase.kind),
                is_now,
                mark,
                words,
            };
            map.phase(lang, phase, days(lang, &of.phase), counts(lang, of))
        });
    view! {
        <h2 id="phase-map">{title(lang)}</h2>
        {conclusion(lang, &heard)}
        {map.view()}
    }
    .into_any()
}

/// The mark and the words for a phase.
pub(crate) const fn words(lang: Language, hearing: Hearing) -> (Mark, &'static str) {
    match hearing {
        Hearing::Heard => (Mark::Heard, was_heard(lang)),
        Hearing::Silent => (Mark::Gap, silent(lang)),
        Hearing::Unasked => (Mark::Gap, unasked(lang)),
        Hearing::Ahead => (Mark::Ahead, ahead(lang)),
    }
}

/// The counts of a phase; empty when nobody was asked.
pub(crate) fn counts(lang: Language, of: &PhaseInput) -> Vec<(&'static str, String)> {
    let input = of.input;
    if input.rounds == 0 {
        return Vec::new();
    }
    let mut counts = vec![
        (rounds(lang), input.rounds),
        (asked(lang), input.asked),
        (positions(lang), input.positions),
    ];
    if input.voters < input.positions {
        counts.push((voters(lang), input.voters));
    }
    counts.push((contributions(lang), input.contributions));
    counts
        .into_iter()
        .map(|(term, count)| (term, count.to_string()))
        .collect()
}

/// The conclusion about all phases, each given with whether customers were heard in it.
pub(crate) fn conclusion(lang: Language, phases: &[(PhaseKind, bool)]) -> AnyView {
    match listening(phases) {
        Listening::Nowhere => inset(nowhere(lang)),
        Listening::OnlyStartAndAcceptance => warning(ends_title(lang), ends(lang)),
        Listening::Partly => {
            let heard = phases.iter().filter(|(_, heard)| *heard).count();
            view! { <p>{partly(lang, heard, phases.len())}</p> }.into_any()
        }
        Listening::Throughout => view! { <p>{throughout(lang)}</p> }.into_any(),
    }
}
