//! A file for a reader's calendar, sent with a mail or fetched (RFC 5545).

use axum::response::{IntoResponse as _, Response};
use http::header;

/// The purpose of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// It invites, or announces a change.
    Request,
    /// It cancels an invitation.
    Cancel,
    /// It is read by anybody with its address.
    Publish,
}

impl Method {
    /// Its name in the file and in the header of a mail.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
            Self::Publish => "PUBLISH",
        }
    }
}

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    /// The purpose.
    pub method: Method,
    /// The file.
    pub text: String,
}

/// A file as the answer to a request, which only the browser that asked may keep.
pub(crate) fn answer(method: Method, text: String) -> Response {
    let kind = format!("text/calendar; charset=utf-8; method={}", method.as_str());
    let headers = [
        (header::CONTENT_TYPE, kind.as_str()),
        (header::CACHE_CONTROL, "private, no-cache"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"invite.ics\"",
        ),
    ];
    (headers, text).into_response()
}
