//! Feedback that waits for a customer and expenses that wait for a secretary, on their home pages.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, items},
};
use klankbord_domain::boardroom::{session_feedback::ToPay, sessions::Session};
use leptos::prelude::*;

texts! {
    waiting(theme: &str) = "Hoe was het? {theme}" | "How was it? {theme}";
    two_minutes = "2 minuten" | "2 minutes";
    to_pay_title = "Reiskosten te betalen" | "Travel costs to pay";
    people_wait(people: i64) = "Klanten die op hun geld wachten: {people}" | "Customers waiting for their money: {people}";
    pay_before = "Betaling" | "Payment";
}

/// The item on the home page that asks a customer for feedback.
pub(crate) fn item(cx: &PageContext, session: &Session) -> Item {
    Item::new(
        paths::session_feedback(session.id),
        waiting(cx.lang, &session.theme),
    )
    .meta(two_minutes(cx.lang))
}

/// On the home page of a secretary: the sessions with something to pay.
pub(crate) fn to_pay_section(cx: &PageContext, waiting: &[ToPay]) -> Option<AnyView> {
    if waiting.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let list = waiting.iter().map(|one| {
        Item::new(
            format!("{}#expenses", paths::results(one.session_id)),
            one.theme.clone(),
        )
        .line(people_wait(lang, one.people))
        .meta(cx.clock(pay_before(lang), one.due_at()))
    });
    Some(
        view! { <section id="to-pay"><h2>{to_pay_title(lang)}</h2>{items(list.collect(), "")}</section> }
            .into_any(),
    )
}
