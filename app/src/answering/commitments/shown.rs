//! Commitments on other pages: as items of a list, and as a section of its own.

use super::{day, status_name, status_tone, today};
use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, clock, items, opening, tag},
};
use klankbord_domain::answering::commitments::{Commitment, Status};
use leptos::prelude::*;

texts! {
    title = "Wat wij beloofden" | "What we promised";
    due = "Afspraak" | "Commitment";
    by(who: &str, day: &str) = "{who}, uiterlijk {day}" | "{who}, by {day}";
    did_it = "Is het gebeurd?" | "Did it happen?";
    promised(text: &str) = "Wij beloofden: “{text}”" | "We promised: “{text}”";
    to_keep = "Afspraken die u moet nakomen" | "Commitments for you to keep";
    say_so = "Laat weten of dit gebeurd is; het kost een halve minuut." | "Tell us whether this happened; it takes half a minute.";
}

/// One commitment as an item of a list.
pub(crate) fn item(cx: &PageContext, one: &Commitment) -> Item {
    let lang = cx.lang;
    let status = one.status(today(cx));
    Item::new(paths::commitment(one.id), opening(&one.text))
        .line(by(lang, &one.owner, &day(lang, one.due_on)))
        .meta(tag(status_tone(status), status_name(lang, status)))
}

/// The outcome of a promise to the reader.
pub(crate) fn became(cx: &PageContext, one: &Commitment) -> Item {
    let lang = cx.lang;
    let status = one.status(today(cx));
    Item::new(
        paths::commitment(one.id),
        promised(lang, &opening(&one.text)),
    )
    .line(by(lang, &one.owner, &day(lang, one.due_on)))
    .meta(tag(status_tone(status), status_name(lang, status)))
}

/// The question to the reader whether it happened.
pub(crate) fn question(cx: &PageContext, one: &Commitment) -> Item {
    let lang = cx.lang;
    Item::new(format!("{}#say", paths::commitment(one.id)), did_it(lang))
        .line(opening(&one.text))
        .meta(say_so(lang))
}

/// The promises as a section of a page; omitted when there are none.
pub(crate) fn section(cx: &PageContext, all: &[Commitment]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let list = all.iter().map(|one| item(cx, one)).collect();
    Some(
        view! { <section id="commitments"><h2>{title(cx.lang)}</h2>{items(list, "")}</section> }
            .into_any(),
    )
}

/// The reader's own commitments that are late or due soon, for their home page.
pub(crate) fn due_section(cx: &PageContext, all: &[Commitment]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let today = today(cx);
    let list = all
        .iter()
        .map(|one| {
            let item =
                Item::new(paths::commitment(one.id), opening(&one.text)).line(one.project.clone());
            let late = one.status(today) == Status::Late;
            let item = if late {
                item.meta(tag(
                    status_tone(Status::Late),
                    status_name(lang, Status::Late),
                ))
            } else {
                item
            };
            match one.due_on.0 {
                Some(day) => item.meta(clock(lang, due(lang), day, today)),
                None => item,
            }
        })
        .collect();
    Some(view! { <section id="due"><h2>{to_keep(lang)}</h2>{items(list, "")}</section> }.into_any())
}
