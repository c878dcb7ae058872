//! The signals that wait for somebody, as their home tells it.

use super::shown::source;
use crate::web::{
    context::PageContext,
    paths,
    ui::{Duty, Icon, opening},
};
use klankbord_domain::answering::signals::queries::{List, Waiting};

texts! {
    untaken(count: i64, department: &str) = "{count} signalen voor {department} zijn nog van niemand" | "{count} signals for {department} are nobody’s yet",
        one(count) "{count} signaal voor {department} is nog van niemand" | "{count} signal for {department} is nobody’s yet";
    nowhere(count: i64) = "{count} vragen en signalen wachten op u: ze hebben geen afdeling" | "{count} questions and signals wait for you: they have no department",
        one(count) "{count} vraag of signaal wacht op u: er is geen afdeling" | "{count} question or signal waits for you: it has no department";
    take = "Bekijk ze" | "See them";
    told(words: &str, source: &str) = "“{words}” {source}" | "“{words}” {source}";
    answer = "Zeg wat u doet" | "Say what you do";
}

/// What of the signals waits for the reader: those of their department together, those that they took up one by one.
pub(crate) fn waits(cx: &PageContext, waiting: &Waiting) -> Vec<Duty> {
    let lang = cx.lang;
    let day = |at: klankbord_domain::Timestamp| at.date_in(&cx.zone());
    let mut all: Vec<_> = waiting
        .mine
        .iter()
        .map(|one| {
            let words = told(lang, &opening(&one.words), &source(lang, one));
            Duty::new(
                "signal",
                Icon::Talk,
                paths::signal(one.id),
                words,
                answer(lang),
            )
            .due(Some(day(one.due_at)))
        })
        .collect();
    if waiting.nowhere > 0 {
        let path = format!("{}?list={}", paths::signals(), List::All.as_str());
        let words = nowhere(lang, waiting.nowhere);
        let due = waiting.nowhere_due_at.map(day);
        all.push(Duty::new("nowhere", Icon::Inbox, path, words, take(lang)).due(due));
    }
    if waiting.untaken > 0 {
        let path = format!("{}?list={}", paths::signals(), List::Department.as_str());
        let words = untaken(lang, waiting.untaken, &waiting.department);
        all.push(
            Duty::new("signals", Icon::Inbox, path, words, take(lang)).due(waiting.due_at.map(day)),
        );
    }
    all
}
