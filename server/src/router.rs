//! The router: every route, inside the layers that every request passes.

use crate::{
    assets, health, log,
    middleware::{error_pages, headers, origin, visit},
    sessions::Store,
    worker::Wakeup,
};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Request},
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
};
use klankbord_app::{
    boardroom::room::live::Rooms,
    routes,
    web::failure::{Kind, error_page},
};
use klankbord_domain::people::accounts::sessions::IDLE_DAYS;
use std::{sync::Arc, time::Duration};
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer,
    timeout::TimeoutLayer,
};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite, cookie::time};

/// The time that a request may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Builds the router of this node, on which these rooms are followed.
pub fn router(builder: visit::ContextBuilder, rooms: Rooms) -> Router {
    let portal = builder.portal.clone();
    let https = builder.site.base_url.starts_with("https://");
    let sessions = SessionManagerLayer::new(Store(portal.clone()))
        .with_name(if https {
            "__Host-klankbord"
        } else {
            "klankbord"
        })
        .with_secure(https)
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(time::Duration::days(IDLE_DAYS)));
    let site = Arc::clone(&builder.site);
    let random = portal.random.clone();
    let wakeup = builder.wakeup.clone();
    routes::all()
        .router
        .layer(Extension(rooms))
        .fallback(|| async { error_page(Kind::NotFound) })
        .layer(from_fn(move |request: Request, next: Next| {
            let site = Arc::clone(&site);
            async move { origin::check(&site.base_url, request, next).await }
        }))
        .layer(from_fn(in_time))
        .layer(CatchPanicLayer::custom(|_| error_page(Kind::Unavailable)))
        .layer(from_fn(error_pages::show))
        .layer(from_fn_with_state(builder, visit::receive))
        .layer(sessions)
        .layer(DefaultBodyLimit::max(error_pages::LARGEST_FORM))
        .layer(from_fn(move |request: Request, next: Next| {
            ring(wakeup.clone(), request, next)
        }))
        // A body that does not come holds a request up before it has a page.
        .layer(TimeoutLayer::with_status_code(
            http::StatusCode::REQUEST_TIMEOUT,
            PATIENCE + PATIENCE / 2,
        ))
        .layer(log::requests())
        // A page never shows parts of the request beside a secret of that page, so its compressed length
        // reveals nothing (BREACH). Assets are compressed already.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .merge(assets::router())
        .merge(health::router(portal))
        .layer(TimeoutLayer::with_status_code(
            http::StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE * 2,
        ))
        .layer(from_fn(move |request: Request, next: Next| {
            headers::add(random.clone(), https, request, next)
        }))
}

/// Gives a request up that takes too long, with a page that keeps what was typed, and a line in the log.
async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!(
                seconds = PATIENCE.as_secs(),
                "a request took too long and was given up"
            );
            error_page(Kind::Unavailable)
        }
    }
}

/// Wakes the worker when a request was answered: the jobs that it put in the outbox are committed by then.
async fn ring(wakeup: Wakeup, request: Request, next: Next) -> Response {
    let safe = request.method().is_safe();
    let response = next.run(request).await;
    if !safe {
        wakeup.ring();
    }
    response
}
