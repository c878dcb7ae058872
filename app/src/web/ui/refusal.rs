//! The reason why a form is shown again: its fields, the present state, or a failure on our side. There is one
//! way for all of them, so that no page drops what was typed.
//!
//! A page that can't be shown any more, or that has no form of its own, answers with the error itself.
//! Then the page of that error holds what was typed ([`crate::web::unsent`]).

use super::{conflict::conflict_text, prose::prose};
use crate::web::{
    context::Page,
    failure::{Failure, Kind, report},
};
use http::StatusCode;
use klankbord_domain::{Conflict, Error, FieldErrors, Language};
use leptos::prelude::*;

texts! {
    not_done = "Dit is niet gelukt" | "That did not work";
    failed = "Er ging bij ons iets mis. Er is niets half opgeslagen. Probeer het over een paar minuten nog eens."
        | "Something went wrong on our side. Nothing was half saved. Please try again in a few minutes.";
    you_wrote = "Dit schreef u:" | "This is what you wrote:";
}

/// The reason why a form is shown again; empty when it is shown for the first time.
#[derive(Debug, Default)]
pub struct Refusal {
    /// The problems of the fields.
    pub errors: FieldErrors,
    reason: Option<Reason>,
}

/// A reason that lies outside the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Conflict(Conflict),
    Unavailable,
}

impl Refusal {
    /// Takes an error as the reason to show a form again.
    ///
    /// # Errors
    /// When there is no page to show the form on: the thing is gone, or the actor may not know of it.
    fn of(error: Error) -> Result<Self, Failure> {
        let (errors, reason) = match error {
            Error::Invalid(errors) => (errors, None),
            Error::Conflict(why) => (FieldErrors::default(), Some(Reason::Conflict(why))),
            Error::Unavailable(_) => {
                report(&error);
                (FieldErrors::default(), Some(Reason::Unavailable))
            }
            Error::NotFound | Error::Forbidden => return Err(error.into()),
        };
        Ok(Self { errors, reason })
    }

    /// Whether there is no reason.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty() && self.reason.is_none()
    }

    /// The conflict, if that is the reason.
    #[must_use]
    pub const fn conflict(&self) -> Option<Conflict> {
        match self.reason {
            Some(Reason::Conflict(why)) => Some(why),
            Some(Reason::Unavailable) | None => None,
        }
    }

    /// The status of the page that shows the form again.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self.reason {
            Some(reason) => Some(reason.kind().status()),
            None if self.errors.is_empty() => None,
            None => Some(StatusCode::UNPROCESSABLE_ENTITY),
        }
    }

    /// After how many seconds it may be tried again.
    #[must_use]
    pub fn retry_after(&self) -> Option<u16> {
        self.reason?.kind().retry_after()
    }

    /// The reason in words, when it lies outside the fields. It takes the focus.
    #[must_use]
    pub fn notice(&self, lang: Language) -> Option<AnyView> {
        Some(notice(lang, self.reason?, ().into_any()))
    }

    /// The same for a page without the form: it repeats the words, which are nowhere else on the page.
    #[must_use]
    pub fn notice_with<'a>(
        &self,
        lang: Language,
        texts: impl Iterator<Item = &'a str>,
    ) -> Option<AnyView> {
        let texts: Vec<_> = texts
            .filter(|text| !text.trim().is_empty())
            .map(|text| view! { <blockquote>{prose(text)}</blockquote> })
            .collect();
        let body = (!texts.is_empty()).then(|| view! { <p>{you_wrote(lang)}</p>{texts} });
        Some(notice(lang, self.reason?, body.into_any()))
    }
}

fn notice(lang: Language, reason: Reason, body: AnyView) -> AnyView {
    let why = match reason {
        Reason::Conflict(why) => conflict_text(lang, why),
        Reason::Unavailable => failed(lang),
    };
    view! {
        <div class="summary" role="alert" tabindex="-1" autofocus=true aria-labelledby="refusal-title">
            <h2 id="refusal-title">{not_done(lang)}</h2>
            <p>{why}</p>
            {body}
        </div>
    }
    .into_any()
}

impl From<FieldErrors> for Refusal {
    fn from(errors: FieldErrors) -> Self {
        Self {
            errors,
            reason: None,
        }
    }
}

impl Reason {
    const fn kind(self) -> Kind {
        match self {
            Self::Conflict(why) => Kind::Conflict(why),
            Self::Unavailable => Kind::Unavailable,
        }
    }
}

/// Shows a form again because of this error:
/// `show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await)`.
///
/// # Errors
/// The error itself when the page can't be shown.
pub async fn show_again<F>(error: Error, page: F) -> Page
where
    F: AsyncFnOnce(Refusal) -> Page,
{
    let refusal = Refusal::of(error)?;
    let reason = refusal.reason;
    let shown = page(refusal).await;
    match (shown, reason) {
        // The reason explains why the page can't be shown, and says more than its error.
        (Err(_), Some(reason)) => Err(reason.kind().into()),
        (shown, _) => shown,
    }
}
