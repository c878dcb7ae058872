//! A notice of what was done, shown once on the page that follows.
//!
//! It travels in a cookie of its own, so that an action costs no second commit, and names the page that shows
//! it, so that no other request takes it away. The text is made of our own words only.

use crate::web::{cookie, paths::local_path, undo::Undo};
use http::{HeaderMap, HeaderValue, Uri};
use serde::{Deserialize, Serialize};

/// The time for which a browser keeps a notice that no page showed, in seconds.
const LIFETIME: u32 = 120;

/// Something that was done, and the page that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The path of that page, without a query.
    pub path: String,
    /// A sentence about what was done.
    pub text: String,
    /// What can be undone, in the words of [`Undo`]; empty when nothing can.
    #[serde(default)]
    undo: String,
}

impl Notice {
    /// A notice for the page at this address.
    #[must_use]
    pub fn new(address: &str, text: String) -> Self {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        Self {
            path: path.to_owned(),
            text,
            undo: String::new(),
        }
    }

    /// The same notice, with a button to undo what was done.
    #[must_use]
    pub fn undoable(self, undo: &Undo) -> Self {
        Self {
            undo: undo.to_string(),
            ..self
        }
    }

    /// What can be undone.
    #[must_use]
    pub fn undo(&self) -> Option<Undo> {
        self.undo.parse().ok()
    }

    /// The notice in the headers of a request, if there is one.
    #[must_use]
    pub fn brought(headers: &HeaderMap) -> Option<Self> {
        cookie::brought(headers, NAME).and_then(|value| serde_html_form::from_str(value).ok())
    }

    /// The same notice for the page to which its own page redirects.
    #[must_use]
    pub fn moved_on(self, location: &HeaderValue) -> Option<Self> {
        let address = local_path(location.to_str().ok()?).parse::<Uri>().ok()?;
        Some(Self {
            path: address.path().to_owned(),
            ..self
        })
    }

    /// The header that gives this notice to a browser.
    #[must_use]
    pub fn cookie(&self, https: bool) -> Option<HeaderValue> {
        let value = serde_html_form::to_string(self).ok()?;
        cookie::given(NAME, &value, LIFETIME, https)
    }

    /// The header that removes a notice from a browser.
    #[must_use]
    pub fn shown(https: bool) -> Option<HeaderValue> {
        cookie::given(NAME, "", 0, https)
    }
}

const NAME: &str = "klankbord-notice";

#[cfg(test)]
mod tests {
    use super::Notice;
    use http::{HeaderMap, HeaderValue, header};

    fn bring(cookie: &HeaderValue) -> Option<Notice> {
        let pair = cookie.to_str().unwrap().split(';').next().unwrap();
        let mut headers = HeaderMap::new();
        let both = HeaderValue::from_str(&format!("klankbord=abc; {pair}")).unwrap();
        headers.insert(header::COOKIE, both);
        Notice::brought(&headers)
    }

    #[test]
    fn a_notice_comes_back_as_it_went() {
        let notice = Notice::new(
            "/inbox/7?from=9#top",
            "Opgeslagen; \"3\" ë = 100%".to_owned(),
        );
        assert_eq!(notice.path, "/inbox/7");
        for https in [false, true] {
            assert_eq!(
                bring(&notice.cookie(https).unwrap()).as_ref(),
                Some(&notice)
            );
            assert_eq!(bring(&Notice::shown(https).unwrap()), None);
        }
    }

    #[test]
    fn a_notice_follows_a_redirect_within_this_site_only() {
        let notice = Notice::new("/", "Klaar.".to_owned());
        let to = |address| notice.clone().moved_on(&HeaderValue::from_static(address));
        assert_eq!(to("/sign-in?next=/").unwrap().path, "/sign-in");
        assert_eq!(to("https://elsewhere.example/x").unwrap().path, "/");
    }
}
