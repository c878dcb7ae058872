//! A form that was not accepted, whatever the reason: it is kept, so that its words are not lost.
//!
//! The middleware keeps every form that is sent until it is answered. When the answer is the page of an error,
//! that page repeats the words. A form holds the account that it was made for ([`stamp`]); when somebody else
//! sends it, or the sign-in has ended, it is refused.

use crate::web::context::PageContext;
use axum::body::Bytes;
use klankbord_domain::{Actor, Error, Timestamp, base::ids::AccountId};
use serde::{Deserialize, Serialize};

/// The first field of every form that was made for somebody who had signed in.
const MADE_FOR: &str = "made_for";
/// The key in the session of a browser whose sign-in ended, under which an unsent form waits.
const UNSENT: &str = "unsent";
/// The time for which it waits, in minutes.
const MINUTES: i64 = 60;
/// The field of a form that waited, so that it can be forgotten once it is accepted.
pub const WAITED: &str = "waited";

/// A form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsent {
    /// The address that it was sent to.
    pub action: String,
    /// The account of the person on whose page it was; `None` for a visitor.
    pub made_for: Option<AccountId>,
    /// Its fields, in their order.
    pub fields: Vec<(String, String)>,
    /// The moment when it was sent.
    pub at: Timestamp,
    /// Whether it waited in the session before.
    #[serde(skip)]
    pub has_waited: bool,
    /// Whether it waits in the session now.
    #[serde(skip)]
    pub is_waiting: bool,
}

impl Unsent {
    /// Reads a form that was sent as `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn read(action: String, body: &[u8], at: Timestamp) -> Self {
        let mut fields: Vec<(String, String)> =
            serde_html_form::from_bytes(body).unwrap_or_default();
        let made_for = match fields.first() {
            Some((name, account)) if name == MADE_FOR => account.parse().ok(),
            _ => None,
        };
        let has_waited = fields.iter().any(|(name, _)| name == WAITED);
        fields.retain(|(name, _)| name != MADE_FOR && name != WAITED);
        Self {
            has_waited,
            is_waiting: false,
            action,
            made_for,
            fields,
            at,
        }
    }

    /// The submitted form without the fields that only this module knows, for the page that takes the form.
    #[must_use]
    pub fn without_marks(&self, sent: Bytes) -> Bytes {
        if self.made_for.is_none() && !self.has_waited {
            return sent;
        }
        serde_html_form::to_string(&self.fields).map_or(sent, Bytes::from)
    }

    /// Whether something in it is a secret, which has to be typed again.
    #[must_use]
    pub fn has_secret(&self) -> bool {
        self.fields.iter().any(|(name, _)| is_secret(name))
    }

    /// Whether it was made for somebody other than this person.
    #[must_use]
    pub fn is_for_another(&self, actor: &Actor) -> bool {
        match (self.made_for, actor.account()) {
            (Some(made_for), Some(account)) => made_for != account,
            _ => false,
        }
    }

    /// Keeps the form in the session of a browser whose sign-in ended. A form with a secret is not kept, since
    /// the database would hold the secret as it was typed.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the session can't be written.
    pub async fn wait(&mut self, cx: &PageContext) -> Result<(), Error> {
        if self.has_secret() {
            return Ok(());
        }
        let kept = cx.session.insert(UNSENT, &self).await;
        self.is_waiting = kept.is_ok();
        kept.map_err(Error::unavailable)
    }

    /// The form that waits for this person in their browser; another person's is never shown.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the session can't be read.
    pub async fn waiting(cx: &PageContext) -> Result<Option<Self>, Error> {
        let waiting: Option<Self> = cx.session.get(UNSENT).await.map_err(Error::unavailable)?;
        let now = cx.portal.now();
        Ok(waiting.filter(|unsent| {
            unsent.made_for == cx.actor.account() && now < unsent.at.plus_minutes(MINUTES)
        }))
    }

    /// Forgets the form that waited.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the session can't be written.
    pub async fn forget(cx: &PageContext) -> Result<(), Error> {
        let removed = cx.session.remove::<Self>(UNSENT).await;
        removed.map(drop).map_err(Error::unavailable)
    }

    /// The words that somebody wrote, without secrets and without values that our own code put into the form.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.fields
            .iter()
            .filter(|(name, value)| !is_secret(name) && is_written(value))
            .map(|(_, value)| value.as_str())
    }
}

/// Whether a field of this name holds a secret.
fn is_secret(name: &str) -> bool {
    ["password", "code", "new", "old", "current", "token", "key"].contains(&name)
        || name.ends_with("_password")
}

/// Whether a value was written by a person rather than chosen, or put there by our own code: those are numbers,
/// dates, addresses of pages and names in our own code.
fn is_written(value: &str) -> bool {
    let value = value.trim();
    let of_code =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | ':');
    let is_token = value.len() >= 20
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    !(value.is_empty() || value.starts_with('/') || value.chars().all(of_code) || is_token)
}

/// Adds the body of a page to `html`, and puts into every form the account that it was made for.
pub fn stamp(html: &mut String, body: &str, actor: &Actor) {
    const FORM: &str = "<form method=\"post\"";
    let Some(account) = actor.account() else {
        html.push_str(body);
        return;
    };
    let field = format!("<input type=\"hidden\" name=\"{MADE_FOR}\" value=\"{account}\">");
    let mut parts = body.split(FORM);
    html.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (attributes, rest) = part.split_once('>').unwrap_or((part, ""));
        for piece in [FORM, attributes, ">", &field, rest] {
            html.push_str(piece);
        }
    }
}
