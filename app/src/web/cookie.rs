//! Cookies that hold what needs no row: a notice, the language of a visitor, what tells a browser that signed in before.
//!
//! What must stay true: a cookie is sent to this host only, and over https when the portal is reached by it; what it
//! says is never trusted, as anybody can write one.

use http::{HeaderMap, HeaderValue, header};

/// The language that a visitor chose.
pub const LANGUAGE: &str = "klankbord-language";
/// What tells a browser in which somebody signed in before.
pub const KNOWN: &str = "klankbord-known";
/// How long a browser keeps those two, in seconds.
pub const YEAR: u32 = 365 * 24 * 3600;

/// The value of a cookie that a request brings.
#[must_use]
pub fn brought<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter();
    cookies
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(given, _)| given.trim_start_matches("__Host-") == name)
        .map(|(_, value)| value)
}

/// The header that gives a cookie to a browser for so many seconds; none takes it away.
#[must_use]
pub fn given(name: &str, value: &str, lifetime: u32, https: bool) -> Option<HeaderValue> {
    let (prefix, secure) = if https {
        ("__Host-", "; Secure")
    } else {
        ("", "")
    };
    let cookie = format!(
        "{prefix}{name}={value}; Path=/; Max-Age={lifetime}; HttpOnly; SameSite=Lax{secure}"
    );
    HeaderValue::from_str(&cookie).ok()
}
