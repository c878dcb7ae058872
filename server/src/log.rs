//! The log: lines of JSON for machines, plain lines in a demonstration.
//!
//! What must stay true: no secret and no personal data. A request is logged by the route that it matched and
//! never by its path, because paths hold secrets; an answer is logged by its status.

use crate::middleware::{headers::RequestId, visit::Trips};
use axum::extract::{MatchedPath, Request};
use http::Response;
use std::{io::IsTerminal as _, time::Duration};
use tower_http::{
    classify::{ServerErrorsAsFailures, SharedClassifier},
    trace::{DefaultOnBodyChunk, DefaultOnEos, DefaultOnRequest, TraceLayer},
};
use tracing::Span;
use tracing_subscriber::{EnvFilter, fmt};

/// The form of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// One JSON object for each line.
    Json,
    /// For people.
    Plain,
}

/// Starts logging to standard error. Panics are logged too, with their place but without their message, which
/// may hold something that somebody typed.
pub fn begin(filter: &str, lines: Lines) {
    let log = fmt()
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(EnvFilter::new(filter))
        .with_writer(std::io::stderr);
    match lines {
        Lines::Json => log.json().flatten_event(true).init(),
        Lines::Plain => log.with_target(false).compact().init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place = place.as_deref().unwrap_or("unknown"), "panicked");
    }));
}

type Layer = TraceLayer<
    SharedClassifier<ServerErrorsAsFailures>,
    fn(&Request) -> Span,
    DefaultOnRequest,
    fn(&Response<axum::body::Body>, Duration, &Span),
    DefaultOnBodyChunk,
    DefaultOnEos,
    (),
>;

/// Logs every request when it was answered. Lines that are logged meanwhile carry its id.
#[must_use]
pub fn requests() -> Layer {
    TraceLayer::new_for_http()
        .make_span_with(span as fn(&Request) -> Span)
        .on_response(answered as fn(&Response<axum::body::Body>, Duration, &Span))
        .on_failure(())
}

fn span(request: &Request) -> Span {
    let id = request.extensions().get::<RequestId>();
    let route = request.extensions().get::<MatchedPath>();
    tracing::info_span!(
        "request",
        id = id.map_or("", |id| id.0.as_str()),
        method = %request.method(),
        route = route.map_or("", MatchedPath::as_str),
    )
}

fn answered(response: &Response<axum::body::Body>, took: Duration, _: &Span) {
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let trips = response
        .extensions()
        .get::<Trips>()
        .map_or(0, |trips| trips.0);
    tracing::info!(
        status = response.status().as_u16(),
        micros,
        trips,
        "answered"
    );
}
