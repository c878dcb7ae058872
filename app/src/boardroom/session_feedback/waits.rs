//! Feedback that waits for a customer and expenses that wait for a secretary, on their home pages.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, Waits, items},
};
use klankbord_domain::boardroom::{session_feedback::ToPay, sessions::Session};
use leptos::prelude::*;

texts! {
    how_was_it = "Hoe was het?" | "How was it?";
    tell = "Vertel hoe het was" | "Tell us how it was";
    to_pay_title = "Reiskosten te betalen" | "Travel costs to pay";
    people_wait(people: i64) = "Klanten die op hun geld wachten: {people}" | "Customers waiting for their money: {people}";
    pay_before = "Betaling" | "Payment";
}

/// The question to a customer about a session that they were at.
pub(crate) fn waits(cx: &PageContext, session: &Session) -> Waits {
    const SECONDS: i64 = 120;
    Waits::new(
        paths::session_feedback(session.id),
        how_was_it(cx.lang),
        tell(cx.lang),
    )
    .line(session.theme.clone())
    .takes(SECONDS)
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
