//! The phase map, with a project that heard its customers at both ends only; and a course of quarters.

use super::name;
use crate::{
    rounds::projects::{phase_map, phase_name},
    web::paths,
    web::ui::{Course, PhaseMap, PhaseOnMap, PromisedDays, Tone, print_button},
};
use jiff::civil::date;
use klankbord_domain::{
    Language,
    base::{ids::PhaseId, time::Day},
    rounds::projects::{Input, Phase, PhaseInput, PhaseKind, rules::Hearing},
};
use leptos::prelude::*;

texts! {
    course = "Besluiten met klantinspraak" | "Decisions with customer input";
    phases = "Fasen" | "Phases";
    some_days = "Van 1 maart 2026 tot en met 30 april 2026" | "From 1 March 2026 to 30 April 2026";
}

/// Each phase with its rounds, and the people, positions and contributions in them.
const INPUT: [(PhaseKind, Hearing, [i64; 5]); 7] = [
    (PhaseKind::Idea, Hearing::Heard, [2, 120, 61, 48, 17]),
    (PhaseKind::Research, Hearing::Silent, [1, 7, 0, 0, 0]),
    (PhaseKind::Design, Hearing::Unasked, [0; 5]),
    (PhaseKind::Build, Hearing::Unasked, [0; 5]),
    (PhaseKind::Test, Hearing::Heard, [1, 18, 14, 14, 0]),
    (PhaseKind::Launch, Hearing::Ahead, [0; 5]),
    (PhaseKind::Aftercare, Hearing::Ahead, [0; 5]),
];

fn promised_days(lang: Language) -> AnyView {
    PromisedDays::new()
        .day(date(2026, 2, 20), Tone::Good, None)
        .day(date(2026, 3, 2), Tone::Bad, None)
        .day(date(2026, 3, 4), Tone::Plain, None)
        .day(date(2026, 5, 11), Tone::Open, Some(date(2026, 4, 6)))
        .view(lang, date(2026, 3, 12))
}

pub(super) fn show(lang: Language) -> AnyView {
    let heard = INPUT.map(|(kind, hearing, _)| (kind, hearing == Hearing::Heard));
    let map = INPUT.into_iter().fold(
        PhaseMap::new(),
        |map, (kind, hearing, [rounds, asked, positions, voters, contributions])| {
            let of = PhaseInput {
                phase: Phase {
                    id: PhaseId(0),
                    kind,
                    begins_on: Day::default(),
                    ends_on: Day::default(),
                },
                input: Input {
                    rounds,
                    asked,
                    positions,
                    voters,
                    contributions,
                },
            };
            let (mark, words) = phase_map::words(lang, hearing);
            let phase = PhaseOnMap {
                path: paths::kit().to_owned(),
                name: phase_name(lang, kind),
                is_now: kind == PhaseKind::Test,
                mark,
                words,
            };
            map.phase(lang, phase, some_days(lang), phase_map::counts(lang, &of))
        },
    );
    view! {
        <h2>{phases(lang)}</h2>
        {name("PhaseMap")}
        {phase_map::conclusion(lang, &heard)}
        {map.view()}
        {name("print_button")}
        {print_button(lang)}
        {name("PromisedDays")}
        {promised_days(lang)}
        {name("Course")}
        <div class="courses"><figure class="course">
            <figcaption><b>{course(lang)}</b><span class="now">"3/3"</span></figcaption>
            {Course::new().column("Q1".to_owned(), "1/2".to_owned(), 500).nothing("Q2".to_owned()).column("Q3".to_owned(), "0/2".to_owned(), 0).column("Q4".to_owned(), "3/3".to_owned(), 1000).view()}
        </figure></div>
    }
    .into_any()
}
