//! The one place where an error becomes a status. `error_page` has the page that offers a way on.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use klankbord_domain::{Conflict, Error};

/// An error on its way to the reader. The middleware `error_pages` makes a page of it.
#[derive(Clone, Copy, Debug)]
pub struct Failure(Kind);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(match &error {
            Error::NotFound => Kind::NotFound,
            Error::Forbidden => Kind::Forbidden,
            Error::Invalid(_) => Kind::Invalid,
            Error::Conflict(conflict) => Kind::Conflict(*conflict),
            Error::Unavailable(_) => {
                report(&error);
                Kind::Unavailable
            }
        })
    }
}

impl From<Kind> for Failure {
    fn from(kind: Kind) -> Self {
        Self(kind)
    }
}

impl From<tower_sessions::session::Error> for Failure {
    fn from(error: tower_sessions::session::Error) -> Self {
        Error::unavailable(error).into()
    }
}

/// Writes the source of a failure to the log, the only place where it may be read.
pub fn report(error: &Error) {
    tracing::error!(error = %error.source_text(), "a request failed");
}

/// The kind of error page for which the response is a placeholder.
#[derive(Clone, Copy, Debug)]
pub struct ErrorPage(pub Kind);

/// The message to the reader; the source of a failure is in the log only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 404
    NotFound,
    /// 403
    Forbidden,
    /// 403: nobody is signed in, or not any more.
    SignedOut,
    /// 403: a form that was made for somebody else.
    ForAnother,
    /// 403: a page of ours at an address that is not ours, where a browser keeps no sign-in.
    WrongAddress,
    /// 422: a request that none of our forms sends.
    Invalid,
    /// 409
    Conflict(Conflict),
    /// 413
    TooLarge,
    /// 503
    Unavailable,
}

impl Kind {
    /// The status of the answer.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::SignedOut | Self::ForAnother | Self::WrongAddress => {
                StatusCode::FORBIDDEN
            }
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(Conflict::TooManyAttempts | Conflict::TooFast | Conflict::TooBusy) => {
                StatusCode::TOO_MANY_REQUESTS
            }
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl Kind {
    /// After how many seconds it may be tried again; nothing where waiting is of no use.
    #[must_use]
    pub const fn retry_after(self) -> Option<u16> {
        match self {
            Self::Conflict(Conflict::TooManyAttempts) => Some(900),
            Self::Conflict(Conflict::TooFast) => Some(60),
            Self::Conflict(Conflict::TooBusy) => Some(30),
            Self::Unavailable => Some(120),
            _ => None,
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        error_page(self.0)
    }
}

/// An empty answer that the middleware `error_pages` fills.
#[must_use]
pub fn error_page(kind: Kind) -> Response {
    let mut response = kind.status().into_response();
    response.extensions_mut().insert(ErrorPage(kind));
    response
}
