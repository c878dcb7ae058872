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
pub async fn check(base_url: &str, request: Request, next: Next) -> Response {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let verdict = if safe || paths::UNSUBSCRIBE.is_at(request.uri().path()) {
        Ok(())
    } else {
        judge(&request, base_url)
    };
    match verdict {
        Ok(()) => next.run(request).await,
        Err(kind) => error_page(kind),
    }
}

/// Whether a request comes from a page of ours. Browsers that reached us over http say no more than an `Origin`.
fn judge(request: &Request, base_url: &str) -> Result<(), Kind> {
    let text = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    if let Some(site) = text("sec-fetch-site") {
        return match site {
            "same-origin" | "none" => Ok(()),
            _ => Err(Kind::Forbidden),
        };
    }
    let origin = text(header::ORIGIN.as_str()).unwrap_or_default();
    if same(origin, base_url) {
        return Ok(());
    }
    // Our own page at an address that is not ours: over http where it should be https, or by another name.
    let host = text(header::HOST.as_str()).unwrap_or_default();
    match origin.split_once("://") {
        Some((_, authority)) if !host.is_empty() && authority.eq_ignore_ascii_case(host) => {
            Err(Kind::WrongAddress)
        }
        _ => Err(Kind::Forbidden),
    }
}

/// Whether two origins are the same (RFC 6454 §5), whichever writes the usual port.
fn same(origin: &str, base_url: &str) -> bool {
    let usual = |origin: &str| {
        let origin = origin.to_ascii_lowercase();
        let port = if origin.starts_with("https://") {
            ":443"
        } else {
            ":80"
        };
        origin
            .strip_suffix(port)
            .map_or_else(|| origin.clone(), str::to_owned)
    };
    !origin.is_empty() && usual(origin) == usual(base_url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn of(headers: &[(&str, &str)]) -> Result<(), Kind> {
        let mut request = Request::builder().method("POST").uri("/account");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        judge(
            &request.body(Body::empty()).unwrap(),
            "https://klankbord.example",
        )
    }

    #[test]
    fn only_pages_at_our_own_address_change_anything() {
        assert_eq!(of(&[("sec-fetch-site", "same-origin")]), Ok(()));
        assert_eq!(of(&[("origin", "https://klankbord.example")]), Ok(()));
        assert_eq!(
            of(&[("origin", "https://klankbord.example:443"), ("host", "x")]),
            Ok(())
        );
        for headers in [
            &[][..],
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://klankbord.example"),
            ],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "null"), ("host", "klankbord.example")],
            &[
                ("origin", "https://evil.example"),
                ("host", "klankbord.example"),
            ],
        ] {
            assert_eq!(of(headers), Err(Kind::Forbidden), "{headers:?}");
        }
        // A name that leads to us, or the same one without encryption, is told where to go.
        for (origin, host) in [
            ("http://klankbord.example", "klankbord.example"),
            ("https://evil.example", "evil.example"),
        ] {
            assert_eq!(
                of(&[("origin", origin), ("host", host)]),
                Err(Kind::WrongAddress),
                "{origin}"
            );
        }
    }
}
