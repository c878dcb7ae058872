//! The minutes that wait for a secretary, on their home page.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Duty, Icon},
};
use klankbord_domain::boardroom::{minutes::rules::due, sessions::Session};

texts! {
    minutes(theme: &str) = "Verslag van de sessie over {theme}" | "Minutes of the session on {theme}";
    write = "Schrijf" | "Write";
}

/// A session whose minutes are due.
pub(crate) fn duty(cx: &PageContext, session: &Session) -> Duty {
    Duty::new(
        "minutes",
        Icon::Pencil,
        paths::write_minutes(session.id),
        minutes(cx.lang, session.theme_in(cx.lang)),
        write(cx.lang),
    )
    .due(due(session, &cx.zone()))
    .line(session.series.clone())
}
