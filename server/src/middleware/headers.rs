//! The security headers of every answer, errors and assets included.

use axum::{extract::Request, middleware::Next, response::Response};
use http::{HeaderValue, header};
use klankbord_domain::base::random::Random;

/// The value that allows a script on one page only.
#[derive(Clone, Debug)]
pub struct Nonce(pub String);

/// The id of a request, in the log and for a person who calls about it.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Gives the request an id and a nonce, and the answer its headers.
pub async fn add(random: Random, https: bool, mut request: Request, next: Next) -> Response {
    let nonce = random.token().secret().to_owned();
    let id: String = random.token().secret().chars().take(12).collect();
    request.extensions_mut().insert(Nonce(nonce.clone()));
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    let headers = response.headers_mut();
    // A page may have set a stricter policy of its own.
    if let Ok(policy) = HeaderValue::from_str(&policy)
        && !headers.contains_key(header::CONTENT_SECURITY_POLICY)
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert("x-request-id", id);
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), microphone=(), geolocation=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        // For a year; the names beside ours are not ours to speak for.
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
