//! Parts of pages about enquiries: who answers, and the way to the form.

use crate::{
    answering::channels::clock_time,
    web::{context::PageContext, paths, ui::time},
};
use klankbord_domain::{Language, Timestamp, answering::signals::enquiries::Enquiry};
use leptos::prelude::*;

texts! {
    department(name: &str) = "De afdeling {name}" | "The {name} department";
    somebody = "De juiste persoon" | "The right person";
    title = "Vraag of tip?" | "A question or a tip?";
    lead = "U hoeft niet te wachten tot wij iets vragen. U krijgt antwoord van iemand met een naam." | "You don’t have to wait until we ask. A named person will answer you.";
    ask = "Vraag het ons" | "Ask us";
    or_call = "Of laat u bellen" | "Or have us call you";
    at_once(when: &str) = "uiterlijk {when}" | "by {when}";
    between(day: &str, from: &str, to: &str) = "{day} tussen {from} en {to} uur" | "on {day} between {from} and {to}";
    all = "Wat u eerder vroeg" | "What you asked before";
}

/// Who answers: the person who took it up, else the department that has it.
pub(crate) fn answerer(lang: Language, one: &Enquiry) -> String {
    match (&one.owner, &one.department) {
        (Some(name), _) => name.clone(),
        (None, Some(name)) => department(lang, name),
        (None, None) => somebody(lang).to_owned(),
    }
}

/// When a customer is called: in the part of a day that begins at `from`, or by the moment at which it is due.
pub(crate) fn call_time(cx: &PageContext, from: Option<Timestamp>, due_at: Timestamp) -> String {
    let lang = cx.lang;
    let Some(from) = from else {
        return at_once(lang, &cx.moment(due_at));
    };
    let wall = |at: Timestamp| {
        let time = at.to_jiff().to_zoned(cx.zone()).time();
        clock_time(lang, i64::from(time.hour()) * 60 + i64::from(time.minute()))
    };
    let day = time::weekday_date(lang, from.date_in(&cx.zone()));
    between(lang, &day, &wall(from), &wall(due_at))
}

/// The way to the form, on the home of a customer.
pub(crate) fn entry(cx: &PageContext, asked_before: bool) -> AnyView {
    let lang = cx.lang;
    let before = asked_before.then(|| view! { <p><a href=paths::asked()>{all(lang)}</a></p> });
    view! {
        <section id="ask">
            <h2>{title(lang)}</h2>
            <p class="soft">{lead(lang)}</p>
            <p><a class="button secondary" href=paths::ask()>{ask(lang)}</a></p>
            <p><a href=paths::ask_for_call()>{or_call(lang)}</a></p>
            {before}
        </section>
    }
    .into_any()
}
