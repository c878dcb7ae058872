//! From a session to an actor, and from a request to the context of its page.

use super::{browser, headers::Nonce};
use crate::{sessions::hash_of, worker::Wakeup};
use axum::{
    extract::{ConnectInfo, Query, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use futures::try_join;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts};
use klankbord_app::web::{
    context::{PageContext, SEEN, Site},
    cookie,
    notice::Notice,
    paths,
};
use klankbord_domain::{
    Actor, Error, Language, Portal,
    answering::answers::{self, queries::Waiting},
    base::{outbox, random::Token},
    lifecycle::set_up::first_hours,
    people::{
        accounts::{
            limits::check_writable,
            queries::{Visit, visit},
        },
        organisation,
    },
};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};
use tower_sessions::Session;

/// The data that the middleware needs.
#[derive(Clone)]
pub struct ContextBuilder {
    /// The means of this installation.
    pub portal: Portal,
    /// Everything that is the same for every request.
    pub site: Arc<Site>,
    /// Whether a proxy passes on the address of the browser.
    pub behind_proxy: bool,
    /// Wakes the worker of this node.
    pub wakeup: Wakeup,
}

/// The number of times that a page went to the database and back for what it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trips(pub u32);

/// Receives a request: finds the actor, and sends the first visitor to the set-up.
pub async fn receive(
    State(builder): State<ContextBuilder>,
    session: Session,
    request: Request,
    next: Next,
) -> Response {
    // The parts alone can be held across an await; a body can't.
    let (parts, body) = request.into_parts();
    match builder.build_context(session, &parts).await {
        Ok(cx) => {
            let before_set_up = [paths::SET_UP, paths::LANGUAGE, paths::ACCENT]
                .iter()
                .any(|place| place.is_at(&cx.path));
            if cx.organisation.is_none() && !before_set_up {
                return Redirect::to(paths::set_up()).into_response();
            }
            let notice = cx.notice.clone();
            let https = cx.https();
            let portal = cx.portal.clone();
            let mut request = Request::from_parts(parts, body);
            request.extensions_mut().insert(cx);
            let mut response = next.run(request).await;
            response.extensions_mut().insert(Trips(portal.db.trips()));
            if let Some(cookie) = notice.and_then(|notice| after(notice, &response, https)) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response
        }
        Err(error) => {
            tracing::error!(error = %error.source_text(), "a request could not be received");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "Het lukt ons nu even niet. / This is not working right now.",
            )
                .into_response()
        }
    }
}

impl ContextBuilder {
    async fn build_context(&self, session: Session, parts: &Parts) -> Result<PageContext, Error> {
        // A page shows one state of the database. A form is checked against the latest state.
        let portal = match parts.method {
            Method::GET | Method::HEAD => self.portal.snapshot(),
            _ => self.portal.clone(),
        };
        let (organisation, visit) =
            try_join!(organisation::queries::organisation(&portal), async {
                match session.id() {
                    Some(id) => visit(&portal, &hash_of(&id)).await,
                    None => Ok(None),
                }
            },)?;
        let organisation = organisation.map(Arc::new);
        let chosen = cookie::brought(&parts.headers, cookie::LANGUAGE)
            .and_then(|language| language.parse().ok());
        if let Some(Visit {
            actor: Actor::Person(_),
            seen_at,
            ..
        }) = &visit
        {
            // Once a day is enough to keep a session from ending, and reveals little about a person.
            let now = portal.now();
            // A session that can't be saved would cost the reader the page, and reading must go on.
            if seen_at.plus_days(1) <= now && can_be_saved(&portal).await {
                session
                    .insert(SEEN, now)
                    .await
                    .map_err(Error::unavailable)?;
            }
        }
        let (mut actor, session_data) = visit.map_or((Actor::Visitor, String::new()), |visit| {
            (visit.actor, visit.data)
        });
        let lang = actor
            .person()
            .map(|person| person.language)
            .or(chosen)
            .unwrap_or_else(|| accepted(parts));
        let reads = wanted(parts).unwrap_or(lang);
        if let Actor::Person(person) = &mut actor {
            person.language = reads;
        }
        let (trouble, waiting, first_steps) = try_join!(
            outbox::queries::trouble(&portal, &actor),
            async {
                match &organisation {
                    Some(organisation) => {
                        answers::queries::waiting(&portal, &actor, &organisation.time_zone()).await
                    }
                    None => Ok(Waiting::default()),
                }
            },
            first_hours::steps_left(&portal, &actor),
        )?;
        Ok(PageContext {
            trouble,
            waiting,
            first_steps,
            portal,
            site: Arc::clone(&self.site),
            organisation,
            actor,
            lang,
            reads,
            session,
            session_data,
            path: parts.uri.path().to_owned(),
            here: here(parts),
            nonce: parts
                .extensions
                .get::<Nonce>()
                .map(|nonce| nonce.0.clone())
                .unwrap_or_default(),
            notice: notice_for(parts),
            chosen,
            peer: self.peer(parts),
            known: cookie::brought(&parts.headers, cookie::KNOWN).map(Token::presented),
            browser: browser::label(
                parts
                    .headers
                    .get(header::USER_AGENT)
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default(),
            ),
        })
    }

    fn peer(&self, parts: &Parts) -> String {
        let connection = || {
            let info = parts.extensions.get::<ConnectInfo<SocketAddr>>();
            info.map(|info| info.0.ip())
        };
        let forwarded = forwarded(&parts.headers).filter(|_| self.behind_proxy);
        let address = forwarded.or_else(connection);
        address
            .map(|address| address.to_string())
            .unwrap_or_default()
    }
}

/// The language in which the address of a page asks for the words of the organisation; a form changes nothing by it.
fn wanted(parts: &Parts) -> Option<Language> {
    if !parts.method.is_safe() {
        return None;
    }
    let asked = Query::<Wanted>::try_from_uri(&parts.uri).ok()?;
    asked.0.language?.parse().ok()
}

#[derive(serde::Deserialize)]
struct Wanted {
    #[serde(rename = "in")]
    language: Option<String>,
}

/// Whether the session can be saved now: a full disk lasts, and must not keep everybody from reading.
async fn can_be_saved(portal: &Portal) -> bool {
    let outcome = check_writable(portal).await;
    if let Err(error) = &outcome {
        tracing::error!(error = %error.source_text(), "a session could not be renewed");
    }
    outcome.is_ok()
}

/// The address that our own proxy wrote: the last element of the last line. Anyone can write those before it. What is no
/// address counts as nothing.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let line = headers.get_all("x-forwarded-for").iter().next_back()?;
    let last = line.to_str().ok()?.rsplit(',').next()?.trim();
    let with_port = || last.parse::<SocketAddr>().map(|address| address.ip());
    last.parse().or_else(|_| with_port()).ok()
}

/// The notice that this request has to show.
fn notice_for(parts: &Parts) -> Option<Notice> {
    Notice::brought(&parts.headers)
        .filter(|notice| parts.method == Method::GET && notice.path == parts.uri.path())
}

/// The cookie for a notice after the answer: removed when it was shown, or moved on to the page of a redirect.
fn after(notice: Notice, response: &Response, https: bool) -> Option<HeaderValue> {
    match response.headers().get(header::LOCATION) {
        Some(location) => notice.moved_on(location)?.cookie(https),
        None => Notice::shown(https),
    }
}

/// The address of this page, or of the page before it when this one can't be requested again.
fn here(parts: &Parts) -> String {
    let before = || {
        let referer = parts.headers.get(header::REFERER)?.to_str().ok()?;
        referer.parse::<Uri>().ok()
    };
    let uri = if parts.method == Method::GET {
        Some(parts.uri.clone())
    } else {
        before()
    };
    uri.as_ref()
        .and_then(Uri::path_and_query)
        .map_or_else(|| paths::home().to_owned(), ToString::to_string)
}

/// The first of our languages that the browser asks for (RFC 9110 §12.5.4, in the order written).
fn accepted(parts: &Parts) -> Language {
    parts
        .headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .split(',')
        .filter_map(|language| language.trim().get(..2)?.to_lowercase().parse().ok())
        .next()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(lines: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        forwarded(&headers).map(|address| address.to_string())
    }

    #[test]
    fn only_the_last_element_of_the_last_line_counts_and_only_when_it_is_an_address() {
        assert_eq!(from(&["192.0.2.7"]).as_deref(), Some("192.0.2.7"));
        assert_eq!(
            from(&["198.51.100.1, 192.0.2.7"]).as_deref(),
            Some("192.0.2.7")
        );
        assert_eq!(
            from(&["198.51.100.1", "192.0.2.7"]).as_deref(),
            Some("192.0.2.7")
        );
        assert_eq!(from(&["192.0.2.7:4711"]).as_deref(), Some("192.0.2.7"));
        assert_eq!(from(&["[2001:db8::1]:80"]).as_deref(), Some("2001:db8::1"));
        for nothing in [&["x"][..], &["192.0.2.7, "], &["192.0.2.7", "unknown"], &[]] {
            assert_eq!(from(nothing), None, "{nothing:?}");
        }
    }
}
