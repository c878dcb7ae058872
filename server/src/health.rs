//! Health checks: whether this node is alive, and whether it can serve.

use axum::{Router, extract::State, routing::get};
use http::StatusCode;
use klankbord_domain::{Portal, people::accounts::limits::check_writable};
use std::{sync::Arc, time::Duration};
use tokio::{sync::Mutex, time::Instant};

/// The time for which an answer is given again, so that frequent checks cost no writing.
const STANDS: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Health {
    portal: Portal,
    last: Arc<Mutex<Option<(Instant, StatusCode)>>>,
}

/// `/health/live`: the process answers. `/health/ready`: the database can be read and written.
pub fn router(portal: Portal) -> Router {
    Router::new()
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready))
        .with_state(Health {
            portal,
            last: Arc::default(),
        })
}

async fn ready(State(health): State<Health>) -> (StatusCode, &'static str) {
    let mut last = health.last.lock().await;
    let status = match *last {
        Some((at, status)) if at.elapsed() < STANDS => status,
        _ => {
            let status = check(&health.portal).await;
            *last = Some((Instant::now(), status));
            status
        }
    };
    let words = match status {
        StatusCode::OK => "ok",
        _ => "the database can't be written",
    };
    (status, words)
}

async fn check(portal: &Portal) -> StatusCode {
    match check_writable(portal).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::error!(error = %error.source_text(), "not ready");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
