//! From a session to an actor, and from a request to the context of its page.

use super::{browser, headers::Nonce};
use crate::{sessions::hash_of, worker::Wakeup};
use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use http::{HeaderValue, Method, StatusCode, Uri, header, request::Parts};
use klankbord_app::web::{
    context::{LANGUAGE, PageContext, SEEN, Site},
    notice::Notice,
    paths,
};
use klankbord_domain::{
    Actor, Error, Language, Portal,
    base::outbox,
    people::{
        accounts::{
            limits::check_writable,
            queries::{Visit, visit},
        },
        organisation,
    },
};
use std::{net::SocketAddr, sync::Arc};
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
            let notice = notice.map(|text| Notice::new(&cx.path, text));
            let https = cx.https();
            let mut request = Request::from_parts(parts, body);
            request.extensions_mut().insert(cx);
            let mut response = next.run(request).await;
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
        let organisation = organisation::queries::organisation(&portal)
            .await?
            .map(Arc::new);
        let visit = match session.id() {
            Some(id) => visit(&portal, &hash_of(&id)).await?,
            None => None,
        };
        let kept = |name: &str| {
            let data: serde_json::Value = serde_json::from_str(&visit.as_ref()?.data).ok()?;
            data.get(name)?.as_str().map(str::to_owned)
        };
        let chosen = kept(LANGUAGE);
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
        let actor = visit.map_or(Actor::Visitor, |visit| visit.actor);
        let lang = actor
            .person()
            .map(|person| person.language)
            .or_else(|| chosen?.parse().ok())
            .unwrap_or_else(|| accepted(parts));
        let trouble = outbox::queries::trouble(&portal, &actor).await?;
        Ok(PageContext {
            trouble,
            portal,
            site: Arc::clone(&self.site),
            organisation,
            actor,
            lang,
            session,
            path: parts.uri.path().to_owned(),
            here: here(parts),
            nonce: parts
                .extensions
                .get::<Nonce>()
                .map(|nonce| nonce.0.clone())
                .unwrap_or_default(),
            notice: notice_for(parts),
            peer: self.peer(parts),
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
        let forwarded = parts
            .headers
            .get("x-forwarded-for")
            .filter(|_| self.behind_proxy)
            .and_then(|value| value.to_str().ok())
            // Our own proxy wrote the last one; anyone can write the ones before it.
            .and_then(|addresses| addresses.rsplit(',').next())
            .map(|address| address.trim().to_owned());
        forwarded.unwrap_or_else(|| {
            parts
                .extensions
                .get::<ConnectInfo<SocketAddr>>()
                .map(|info| info.0.ip().to_string())
                .unwrap_or_default()
        })
    }
}

/// Whether the session can be saved now: a full disk lasts, and must not keep everybody from reading.
async fn can_be_saved(portal: &Portal) -> bool {
    let outcome = check_writable(portal).await;
    if let Err(error) = &outcome {
        tracing::error!(error = %error.source_text(), "a session could not be renewed");
    }
    outcome.is_ok()
}

/// The notice that this request has to show.
fn notice_for(parts: &Parts) -> Option<String> {
    Notice::brought(&parts.headers)
        .filter(|notice| parts.method == Method::GET && notice.path == parts.uri.path())
        .map(|notice| notice.text)
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
