//! Feedback that waits for a customer and expenses that wait for a secretary, on their home pages.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Duty, Icon, Waits},
};
use klankbord_domain::boardroom::{session_feedback::ToPay, sessions::Session};

texts! {
    how_was_it = "Hoe was het?" | "How was it?";
    tell = "Vertel hoe het was" | "Tell us how it was";
    costs(theme: &str) = "Reiskosten van de sessie over {theme}" | "Travel costs of the session on {theme}";
    pay = "Betaal" | "Pay";
    people_wait(people: i64) = "Klanten die op hun geld wachten: {people}" | "Customers waiting for their money: {people}";
}

/// The question to a customer about a session that they were at.
pub(crate) fn waits(cx: &PageContext, session: &Session) -> Waits {
    const SECONDS: i64 = 120;
    Waits::new(
        paths::session_feedback(session.id),
        how_was_it(cx.lang),
        tell(cx.lang),
    )
    .line(session.theme_in(cx.reads))
    .takes(SECONDS)
}

/// On the home page of a secretary: a session with something to pay.
pub(crate) fn to_pay(cx: &PageContext, one: &ToPay) -> Duty {
    let lang = cx.lang;
    Duty::new(
        "to-pay",
        Icon::Send,
        format!("{}#expenses", paths::results(one.session_id)),
        costs(lang, &one.theme),
        pay(lang),
    )
    .due(Some(one.due_at().date_in(&cx.zone())))
    .line(people_wait(lang, one.people))
}
