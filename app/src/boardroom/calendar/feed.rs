//! Files for calendar programs: all sessions of one person under their private address, and a single session.

use super::file;
use crate::web::{
    calendar_file::{Method, answer},
    context::{Page, PageContext},
};
use axum::extract::Path;
use klankbord_domain::{
    Error, Language, base::ids::SessionId, boardroom::calendar::queries,
    people::organisation::Organisation,
};

fn writer<'a>(
    cx: &'a PageContext,
    organisation: &'a Organisation,
    lang: Language,
) -> file::CalendarWriter<'a> {
    file::CalendarWriter {
        base_url: &cx.site.base_url,
        organisation,
        lang,
        now: cx.portal.now(),
    }
}

/// The calendar under a private address. Anybody with the address can read it: calendar programs don't sign in.
pub(crate) async fn show(cx: PageContext, Path(file): Path<String>) -> Page {
    let token = file.strip_suffix(".ics").ok_or(Error::NotFound)?;
    let organisation = cx.organisation.as_deref().ok_or(Error::NotFound)?;
    let feed = queries::feed(&cx.portal, token).await?;
    let text = writer(&cx, organisation, feed.language).published(&feed.entries);
    Ok(answer(Method::Publish, text))
}

/// One session, for somebody who takes part in it.
pub(crate) async fn one(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let organisation = cx.organisation.as_deref().ok_or(Error::NotFound)?;
    let entry = queries::invite(&cx.portal, &cx.actor, id).await?;
    let text = writer(&cx, organisation, cx.lang).published(&[entry]);
    Ok(answer(Method::Publish, text))
}
