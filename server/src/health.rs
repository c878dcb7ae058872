//! Health checks: whether this node is alive, and whether it can serve.

use axum::{Router, extract::State, routing::get};
use http::StatusCode;
use klankbord_domain::Portal;

/// `/health/live`: the process answers. `/health/ready`: the database answers too.
pub fn router(portal: Portal) -> Router {
    Router::new()
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready))
        .with_state(portal)
}

async fn ready(State(portal): State<Portal>) -> (StatusCode, &'static str) {
    match portal.db.ping().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(error) => {
            tracing::error!(error = %error.source_text(), "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer",
            )
        }
    }
}
