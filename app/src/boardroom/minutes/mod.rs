//! The minutes of a session: reading and writing them.

pub(crate) mod mails;
pub(crate) mod read;
pub(crate) mod waits;
pub(crate) mod write;

use crate::web::{context::PageContext, paths};
use klankbord_domain::boardroom::sessions::{queries::Detail, rules::may_lead};
use leptos::prelude::*;

texts! {
    title = "Na afloop" | "Afterwards";
    to_minutes = "Het verslag" | "The minutes";
    to_results = "Wat klanten ervan vonden, en hun reiskosten" | "What customers thought of it, and their travel costs";
    to_feedback = "Vertel hoe het was, en vraag uw reiskosten terug" | "Tell us how it was, and claim your travel costs";
}

/// On the page of a past session: the links to its minutes and to looking back.
pub(crate) fn section(cx: &PageContext, found: &Detail) -> AnyView {
    let session = &found.session;
    let lang = cx.lang;
    let own = found.was_there.then(
        || view! { <li><a href=paths::session_feedback(session.id)>{to_feedback(lang)}</a></li> },
    );
    let results = may_lead(&cx.actor, session)
        .then(|| view! { <li><a href=paths::results(session.id)>{to_results(lang)}</a></li> });
    view! {
        <section id="after">
            <h2>{title(lang)}</h2>
            <ul>
                <li><a href=paths::minutes(session.id)>{to_minutes(lang)}</a></li>
                {own}
                {results}
            </ul>
        </section>
    }
    .into_any()
}
