//! Files for calendar programs: all sessions of one person under their private address, and a single session.

use super::file;
use crate::web::{
    calendar_file::{Method, answer},
    context::{Page, PageContext},
};
use axum::{extract::Path, response::IntoResponse as _};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use klankbord_domain::{
    Error, Language,
    base::{ids::SessionId, random},
    boardroom::calendar::queries,
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
    }
}

/// The calendar under a private address. Anybody with the address can read it: calendar programs don't sign in.
/// They ask often, so what they have already is not sent again (RFC 9110 §13.1.2).
pub(crate) async fn show(cx: PageContext, Path(file): Path<String>, headers: HeaderMap) -> Page {
    let token = file.strip_suffix(".ics").ok_or(Error::NotFound)?;
    let organisation = cx.organisation.as_deref().ok_or(Error::NotFound)?;
    let feed = queries::feed(&cx.portal, token).await?;
    let text = writer(&cx, organisation, feed.language).published(&feed.entries);
    let tag = format!("W/\"{}\"", random::hash(&text));
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| same(one.trim(), &tag));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        answer(Method::Publish, text)
    };
    let (headers, tag) = (response.headers_mut(), HeaderValue::try_from(tag));
    headers.insert(header::CACHE_CONTROL, KEPT_BY_ITS_READER);
    if let Ok(tag) = tag {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}

/// The program that fetched it may keep it, and asks each time whether it changed.
const KEPT_BY_ITS_READER: HeaderValue = HeaderValue::from_static("private, no-cache");

/// Whether a tag that a program has is ours: any, or the same whatever its strength (RFC 9110 §8.8.3.2).
fn same(theirs: &str, ours: &str) -> bool {
    theirs == "*" || theirs.trim_start_matches("W/") == ours.trim_start_matches("W/")
}

/// One session, for somebody who takes part in it.
pub(crate) async fn one(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let organisation = cx.organisation.as_deref().ok_or(Error::NotFound)?;
    let entry = queries::invite(&cx.portal, &cx.actor, id).await?;
    let text = writer(&cx, organisation, cx.lang).single(&entry);
    Ok(answer(Method::Publish, text))
}
