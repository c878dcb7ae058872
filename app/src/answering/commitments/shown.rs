//! Commitments on other pages: as items of a list, and as a section of its own.

use super::{day, status_name, status_tone};
use crate::web::{
    context::PageContext,
    paths,
    ui::{
        Duty, Icon, Item, Knot, KnotMark, PromisedDays, Waits, Whose, face, items, opening, tag,
        time,
    },
};
use klankbord_domain::answering::commitments::{Commitment, Happened, Promised, Status};
use leptos::prelude::*;

texts! {
    title = "Wat wij beloofden" | "What we promised";
    by(who: &str, day: &str) = "{who}, uiterlijk {day}" | "{who}, by {day}";
    first_for(day: &str) = "eerst beloofd voor {day}" | "first promised for {day}";
    did_it = "Is het gebeurd?" | "Did it happen?";
    promised_by(who: &str) = "Beloofd door {who}." | "Promised by {who}.";
    we_promised(text: &str) = "Wij beloofden: “{text}”" | "We promised: “{text}”";
    it_happened = "Ja, het is gebeurd" | "Yes, it happened";
    not_so = "Nee, of niet helemaal" | "No, or not quite";
    to_keep(project: &str) = "Uw afspraak bij {project}" | "Your commitment on {project}";
    say = "Zeg wat er gebeurt" | "Say what happens";
}

/// One commitment as an item of a list.
pub(crate) fn item(cx: &PageContext, one: &Commitment) -> Item {
    let lang = cx.lang;
    let status = one.status(cx.today());
    Item::new(paths::commitment(one.id), opening(&one.text))
        .line(by(lang, &one.owner, &day(lang, one.due_on)))
        .meta(tag(status_tone(status), status_name(lang, status)))
}

/// A promise to the reader, on the thread of their home page.
pub(crate) fn knot(cx: &PageContext, one: &Commitment) -> Knot {
    let lang = cx.lang;
    let today = cx.today();
    let status = one.status(today);
    let due = one.due_on.0.unwrap_or(today);
    let happened = one.done_at.or(one.given_up_at);
    let (day, mark) = match status {
        Status::Late => (due, KnotMark::Late),
        Status::Planned | Status::Moved => (due, KnotMark::Promised),
        Status::Done | Status::Asked | Status::Kept | Status::Broken => (
            happened.map_or(due, |at| at.date_in(&cx.zone())),
            KnotMark::Happened,
        ),
    };
    let said = (!matches!(status, Status::Planned))
        .then(|| view! { " "{tag(status_tone(status), status_name(lang, status))} });
    Knot::new(day, mark, paths::commitment(one.id), opening(&one.text))
        .line(view! { {promised_by(lang, &one.owner)}{said} })
}

/// The question to the reader whether it happened. "Yes" is answered on the spot; "no" has something to say.
pub(crate) fn question(cx: &PageContext, one: &Commitment) -> Waits {
    const SECONDS: i64 = 30;
    let lang = cx.lang;
    let page = format!("{}#say", paths::commitment(one.id));
    let form = view! {
        <form method="post" action=paths::say_if_kept(one.id)>
            <button class="button secondary small" name="happened" value=Happened::Yes.as_str()>{it_happened(lang)}</button>
        </form>
        <a href=page.clone()>{not_so(lang)}</a>
    };
    Waits::new(page, did_it(lang), "")
        .line(we_promised(lang, &opening(&one.text)))
        .face(face(Whose::Staff(&one.owner)))
        .takes(SECONDS)
        .form(form.into_any())
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

/// The same, with the days along the months above the list.
pub(crate) fn along_the_months(cx: &PageContext, all: &[Promised]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let (lang, today) = (cx.lang, cx.today());
    let days = all.iter().fold(PromisedDays::new(), |days, one| {
        let day = one.commitment.due_on.0.unwrap_or(today);
        let tone = status_tone(one.commitment.status(today));
        days.day(day, tone, one.first_on)
    });
    let list = all.iter().map(|one| {
        let item = item(cx, &one.commitment);
        match one.first_on {
            Some(first) => item.meta(first_for(lang, &time::date(lang, first))),
            None => item,
        }
    });
    let list = list.collect();
    Some(
        view! {
            <section id="commitments">
                <h2>{title(lang)}</h2>
                {days.view(lang, today)}
                {items(list, "")}
            </section>
        }
        .into_any(),
    )
}

/// The reader's own commitments that are late or due soon, for their home page.
pub(crate) fn duty(cx: &PageContext, one: &Commitment) -> Duty {
    Duty::new(
        "commitment",
        Icon::Handshake,
        paths::commitment(one.id),
        opening(&one.text),
        say(cx.lang),
    )
    .due(one.due_on.0)
    .line(to_keep(cx.lang, &one.project))
}
