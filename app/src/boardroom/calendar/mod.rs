//! Calendars: the files with sessions for calendar programs, and the pages about them.

pub(crate) mod address;
pub(crate) mod feed;
pub(crate) mod file;
pub(crate) mod mails;
pub(crate) mod month;
#[cfg(test)]
mod tests;
mod values;
mod zone;

use crate::web::{context::PageContext, paths};
use klankbord_domain::boardroom::sessions::{State, queries::Detail};
use leptos::prelude::*;

texts! {
    title = "In uw agenda" | "In your calendar";
    download = "Zet deze sessie in uw agenda" | "Add this session to your calendar";
    all = "Al uw sessies vanzelf in uw agenda" | "All your sessions in your calendar automatically";
}

/// The links to the reader's own calendar, for somebody who takes part in a session with a date.
pub(crate) fn section(cx: &PageContext, found: &Detail) -> Option<AnyView> {
    let session = &found.session;
    let takes_part = found.part.is_some() && session.state == State::Dated;
    let file = paths::invite_file(session.id);
    takes_part.then(|| {
        view! {
            <section id="calendar">
                <h2>{title(cx.lang)}</h2>
                <ul>
                    <li><a href=file download="">{download(cx.lang)}</a></li>
                    <li><a href=paths::account_calendar()>{all(cx.lang)}</a></li>
                </ul>
            </section>
        }
        .into_any()
    })
}
