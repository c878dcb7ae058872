//! The minutes that wait for a secretary, on their home page.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, items},
};
use klankbord_domain::boardroom::{minutes::rules::due, sessions::Session};
use leptos::prelude::*;

texts! {
    minutes = "Verslag" | "Minutes";
    due_title = "Nog een verslag te schrijven" | "Minutes to write";
}

/// On the home page of a secretary: the sessions whose minutes are due.
pub(crate) fn due_section(cx: &PageContext, sessions: &[Session]) -> Option<AnyView> {
    if sessions.is_empty() {
        return None;
    }
    let list = sessions.iter().map(|session| {
        Item::new(paths::write_minutes(session.id), session.theme.clone())
            .line(session.series.clone())
            .meta(session.starts_at.map(|at| cx.day(at)))
            .meta(due(session, &cx.zone()).map(|day| cx.clock_by(minutes(cx.lang), day)))
    });
    Some(
        view! { <section id="minutes-due"><h2>{due_title(cx.lang)}</h2>{items(list.collect(), "")}</section> }
            .into_any(),
    )
}
