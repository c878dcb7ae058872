//! Only our own pages may change anything: requests by unsafe methods must come from this origin.
//!
//! Browsers say where a request comes from in `Sec-Fetch-Site` (W3C Fetch Metadata) or, if they are older, in
//! `Origin`. One address is exempt: mail programs unsubscribe by a POST of their own (RFC 8058), which carries
//! its own secret.

use axum::{extract::Request, middleware::Next, response::Response};
use http::{Method, header};
use klankbord_app::web::{
    failure::{Kind, error_page},
    paths,
};

/// Refuses requests that do not come from our own pages.
pub async fn check(request: Request, next: Next) -> Response {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if safe || paths::UNSUBSCRIBE.is_at(request.uri().path()) || same_origin(&request) {
        next.run(request).await
    } else {
        error_page(Kind::Forbidden)
    }
}

fn same_origin(request: &Request) -> bool {
    let text = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let host = text(header::HOST.as_str()).unwrap_or_default();
    text(header::ORIGIN.as_str())
        .and_then(|origin| origin.split_once("://"))
        .is_some_and(|(_, authority)| !host.is_empty() && authority == host)
}
