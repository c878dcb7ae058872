//! The files that browsers fetch besides the pages: style sheet, scripts, the browser program.
//!
//! `cargo xtask site` makes them in `target/site`, each under a name with the hash of its content,
//! so a browser may keep a file for ever. A production binary has them inside; a development
//! binary reads them from the disk, so that a changed style needs no new server. Only what the
//! manifest names is served.

use axum::{
    Router,
    body::Bytes,
    extract::Path,
    http::{
        HeaderMap, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::Embed;
use std::{borrow::Cow, collections::BTreeMap, sync::OnceLock};

/// The encodings in which a file may be available, the best one first, and the endings of their names.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// The name depends on the content, so the content under a name never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Serves the files under `/assets/`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    SITE.router()
}

/// The address of a file: `main.css` is at `/assets/main.1a2b3c4d.css`. `None` if the site was
/// not built.
pub fn url(logical: &str) -> Option<String> {
    SITE.url(logical)
}

#[derive(Embed)]
#[folder = "../target/site"]
#[include = "manifest.json"]
#[include = "assets/*"]
#[allow_missing = true]
struct Embedded;

static SITE: Site = Site::new(|path| Some(Embedded::get(path)?.data));

/// Logical names and the present names of the files.
type Names = BTreeMap<String, String>;

struct Site {
    read: fn(&str) -> Option<Cow<'static, [u8]>>,
    names: OnceLock<Names>,
}

impl Site {
    const fn new(read: fn(&str) -> Option<Cow<'static, [u8]>>) -> Self {
        Self {
            read,
            names: OnceLock::new(),
        }
    }

    fn router<S: Clone + Send + Sync + 'static>(&'static self) -> Router<S> {
        Router::new().route(
            "/assets/{file}",
            get(move |Path(file): Path<String>, headers: HeaderMap| {
                std::future::ready(self.response(&file, &headers))
            }),
        )
    }

    fn url(&self, logical: &str) -> Option<String> {
        let names = self.names();
        Some(format!("/assets/{}", names.get(logical)?))
    }

    /// The manifest. While developing it may change under us, so it is read each time.
    fn names(&self) -> Cow<'_, Names> {
        if cfg!(debug_assertions) {
            Cow::Owned(self.manifest())
        } else {
            Cow::Borrowed(self.names.get_or_init(|| self.manifest()))
        }
    }

    fn manifest(&self) -> Names {
        let Some(manifest) = (self.read)("manifest.json") else {
            return Names::new();
        };
        serde_json::from_slice(&manifest).unwrap_or_else(|error| {
            tracing::error!(%error, "the site's manifest can't be read");
            Names::new()
        })
    }

    fn response(&self, file: &str, headers: &HeaderMap) -> Response {
        if !self.names().values().any(|name| name == file) {
            return StatusCode::NOT_FOUND.into_response();
        }
        let same = [
            (CONTENT_TYPE, content_type(file)),
            (CACHE_CONTROL, FOR_EVER),
            (VARY, "accept-encoding"),
        ];
        for (encoding, ending) in ENCODINGS {
            if accepts(headers, encoding)
                && let Some(bytes) = self.bytes(&format!("{file}{ending}"))
            {
                return (same, [(CONTENT_ENCODING, encoding)], bytes).into_response();
            }
        }
        match self.bytes(file) {
            Some(bytes) => (same, bytes).into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        }
    }

    fn bytes(&self, file: &str) -> Option<Bytes> {
        Some(match (self.read)(&format!("assets/{file}"))? {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => Bytes::from(bytes),
        })
    }
}

/// Whether the browser accepts this encoding. One that is named with `q=0` is refused.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|offer| {
            let (name, weight) = offer.split_once(';').unwrap_or((offer, "q=1"));
            let weight = weight.trim().strip_prefix("q=").map(str::parse::<f32>);
            name.trim().eq_ignore_ascii_case(encoding) && weight.is_some_and(|q| q != Ok(0.0))
        })
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::to_bytes, http::Request};
    use tower::ServiceExt as _;

    static SAMPLE: Site = Site::new(|path| {
        let text: &'static str = match path {
            "manifest.json" => {
                r#"{"main.css": "main.1a2b3c4d.css", "logo.png": "logo.5e6f7a8b.png"}"#
            }
            "assets/main.1a2b3c4d.css" => "plain",
            "assets/main.1a2b3c4d.css.br" => "brotli",
            "assets/main.1a2b3c4d.css.gz" => "gzip",
            "assets/logo.5e6f7a8b.png" => "picture",
            "secret" => "secret",
            _ => return None,
        };
        Some(Cow::Borrowed(text.as_bytes()))
    });

    async fn fetch(path: &str, accept_encoding: &str) -> (StatusCode, HeaderMap, String) {
        let request = Request::get(path)
            .header(ACCEPT_ENCODING, accept_encoding)
            .body(axum::body::Body::empty())
            .expect("a request");
        let response = SAMPLE.router().oneshot(request).await.expect("a response");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1024).await.expect("a body");
        let body = String::from_utf8(body.to_vec()).expect("text");
        (parts.status, parts.headers, body)
    }

    #[test]
    fn a_logical_name_becomes_the_address_of_this_build() {
        assert_eq!(
            SAMPLE.url("main.css").as_deref(),
            Some("/assets/main.1a2b3c4d.css")
        );
        assert_eq!(SAMPLE.url("main.1a2b3c4d.css"), None);
    }

    #[test]
    fn without_a_site_there_are_no_addresses() {
        static NOTHING: Site = Site::new(|_| None);
        assert_eq!(NOTHING.url("main.css"), None);
    }

    #[tokio::test]
    async fn a_file_may_be_kept_for_ever() {
        let (status, headers, body) = fetch("/assets/main.1a2b3c4d.css", "").await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(headers[CONTENT_TYPE], "text/css; charset=utf-8");
        assert_eq!(headers[CACHE_CONTROL], FOR_EVER);
        assert_eq!(headers[VARY], "accept-encoding");
        assert!(!headers.contains_key(CONTENT_ENCODING));
        assert_eq!(body, "plain");
    }

    #[tokio::test]
    async fn the_best_encoding_that_the_browser_takes_is_sent() {
        for (accepted, encoding, expected) in [
            ("gzip, deflate, br, zstd", Some("br"), "brotli"),
            ("gzip", Some("gzip"), "gzip"),
            ("br;q=0, gzip;q=0.5", Some("gzip"), "gzip"),
            ("identity", None, "plain"),
        ] {
            let (_, headers, body) = fetch("/assets/main.1a2b3c4d.css", accepted).await;
            let sent = headers.get(CONTENT_ENCODING).map(|value| value.as_bytes());
            assert_eq!(sent, encoding.map(str::as_bytes), "{accepted}");
            assert_eq!(body, expected, "{accepted}");
        }
    }

    #[tokio::test]
    async fn what_was_not_compressed_is_sent_as_it_is() {
        let (_, headers, body) = fetch("/assets/logo.5e6f7a8b.png", "br, gzip").await;
        assert_eq!(headers[CONTENT_TYPE], "image/png");
        assert!(!headers.contains_key(CONTENT_ENCODING));
        assert_eq!(body, "picture");
    }

    #[tokio::test]
    async fn only_what_the_manifest_names_is_served() {
        for path in [
            "/assets/main.css",
            "/assets/main.00000000.css",
            "/assets/main.1a2b3c4d.css.br",
            "/assets/manifest.json",
            "/assets/..%2Fsecret",
        ] {
            let (status, headers, _) = fetch(path, "br").await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
            assert!(!headers.contains_key(CACHE_CONTROL), "{path}");
        }
    }
}
