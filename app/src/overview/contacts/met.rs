//! The members of the management team who met a customer lately, by name: for the board and with the contacts.

use crate::web::{
    context::PageContext,
    ui::{
        Whose, face,
        time::{date, days_between},
    },
};
use jiff::civil::Date;
use klankbord_domain::{
    Language,
    overview::contacts::{Met, rules::DAYS},
};
use leptos::prelude::*;

texts! {
    title = "Wie van de directie sprak een klant?" | "Who on the management team met a customer?";
    hint(days: i64) = "In de laatste {days} dagen: gesprekken die zij noteerden, en sessies waar zij met een klant zaten."
        | "In the last {days} days: conversations that they logged, and sessions where they sat with a customer.";
    nobody = "nog niet" | "not yet";
    contacts(count: i64) = "{count} gesprekken" | "{count} conversations",
        one(count) "{count} gesprek" | "{count} conversation";
    sessions(count: i64) = "{count} sessies" | "{count} sessions",
        one(count) "{count} sessie" | "{count} session";
    last(day: &str) = "laatst op {day}" | "last on {day}";
    long_ago(day: &str, days: i32) = "laatst op {day}, {days} dagen geleden" | "last on {day}, {days} days ago",
        one(days) "laatst op {day}, een dag geleden" | "last on {day}, a day ago";
    no_team = "Er is nog geen bestuurder." | "There is no board member yet.";
}

/// Somebody's conversations and sessions, in few words.
fn done(lang: Language, one: &Met) -> String {
    let contacts = match one.contacts {
        0 => None,
        count => Some(contacts(lang, count)),
    };
    let sessions = match one.sessions {
        0 => None,
        count => Some(sessions(lang, count)),
    };
    let last = one.last_on.0.map(|day| last(lang, &date(lang, day)));
    let parts: Vec<_> = [contacts, sessions, last].into_iter().flatten().collect();
    parts.join(", ")
}

/// The last time that somebody met a customer, when it is too long ago to count.
fn before(lang: Language, one: &Met, today: Date) -> String {
    one.last_on.0.map_or_else(
        || nobody(lang).to_owned(),
        |day| long_ago(lang, &date(lang, day), days_between(day, today)),
    )
}

/// The list, under a heading.
pub(crate) fn section(cx: &PageContext, met: &[Met]) -> AnyView {
    let lang = cx.lang;
    let list: Vec<_> = met
        .iter()
        .map(|one| {
            let (class, told) = if one.nobody() {
                ("not", before(lang, one, cx.today()))
            } else {
                ("", done(lang, one))
            };
            view! { <li class=class>{face(Whose::Staff(&one.name))}<b>{one.name.clone()}</b><span>{told}</span></li> }
        })
        .collect();
    let list = if met.is_empty() {
        view! { <p class="empty">{no_team(lang)}</p> }.into_any()
    } else {
        view! { <ul class="met">{list}</ul> }.into_any()
    };
    view! {
        <section id="met">
            <h2>{title(lang)}</h2>
            {list}
            <p class="hint">{hint(lang, DAYS)}</p>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use klankbord_domain::base::{ids::AccountId, time::Day};

    #[test]
    fn what_somebody_did_is_told_in_a_few_words() {
        let told = |contacts, sessions, day: &str| {
            let met = Met {
                account: AccountId(1),
                name: String::new(),
                contacts,
                sessions,
                last_on: Day::from(day.to_owned()),
            };
            done(Language::En, &met)
        };
        assert_eq!(
            told(1, 0, "2026-03-02"),
            "1 conversation, last on 2 March 2026"
        );
        assert_eq!(
            told(3, 2, "2026-03-02"),
            "3 conversations, 2 sessions, last on 2 March 2026"
        );
        assert_eq!(told(0, 1, "2026-03-02"), "1 session, last on 2 March 2026");
    }

    #[test]
    fn a_customer_met_long_ago_is_told_with_the_number_of_days() {
        let told = |day: &str| {
            let met = Met {
                account: AccountId(1),
                name: String::new(),
                contacts: 0,
                sessions: 0,
                last_on: Day::from(day.to_owned()),
            };
            before(Language::En, &met, jiff::civil::date(2026, 4, 16))
        };
        assert_eq!(told("2026-03-02"), "last on 2 March 2026, 45 days ago");
        assert_eq!(told(""), "not yet");
    }
}
