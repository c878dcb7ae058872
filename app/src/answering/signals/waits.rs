//! The signals that wait for somebody, as their home tells it.

use super::shown::source;
use crate::web::{
    context::PageContext,
    paths,
    ui::{Duty, Icon, opening},
};
use klankbord_domain::answering::signals::queries::{List, Waiting};

texts! {
    untaken(count: i64, department: &str) = "{count} signalen voor {department} zijn nog niet opgepakt" | "{count} signals for {department} have not been picked up yet",
        one(count) "{count} signaal voor {department} is nog niet opgepakt" | "{count} signal for {department} has not been picked up yet";
    nowhere(count: i64) = "{count} vragen en signalen zonder afdeling wachten op u" | "{count} questions and signals without a department are waiting for you",
        one(count) "{count} vraag of signaal zonder afdeling wacht op u" | "{count} question or signal without a department is waiting for you";
    take = "Bekijk ze" | "See them";
    told(words: &str, source: &str) = "“{words}” {source}" | "“{words}” {source}";
    answer = "Bekijk en handel af" | "Open and deal with it";
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
