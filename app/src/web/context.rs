//! The context of a request: the actor, the language, and the ways to answer.
//!
//! The server's middleware makes a [`PageContext`] for each request; pages take it as their first argument.

use crate::web::{
    failure::Failure, mailbox::Mailbox, notice::Notice, paths::local_path, undo::Undo,
};
use axum::{
    extract::FromRequestParts,
    response::{IntoResponse as _, Redirect, Response},
};
use http::{header, request::Parts};
use jiff::tz::TimeZone;
use klankbord_domain::{
    Actor, Error, Language, Portal,
    answering::answers::queries::Waiting,
    base::{outbox::queries::Trouble, random::Token},
    people::{accounts::Caller, organisation::Organisation},
};
use serde::de::DeserializeOwned;
use std::{collections::HashMap, sync::Arc};
use tower_sessions::Session;

/// The result of every page.
pub type Page = Result<Response, Failure>;

/// Everything that is the same for every request.
#[derive(Clone, Debug)]
pub struct Site {
    /// The address at which people reach this portal, without a slash at the end.
    pub base_url: String,
    /// Whether this is a demonstration: mails are captured and shown.
    pub demo: bool,
    /// The mailbox of mails that are captured and not sent.
    pub mailbox: Mailbox,
    /// The address of an asset by its plain name.
    pub asset: fn(&str) -> Option<String>,
}

/// One request.
#[derive(Clone)]
pub struct PageContext {
    /// The means of this installation.
    pub portal: Portal,
    /// Everything that is the same for every request.
    pub site: Arc<Site>,
    /// The organisation, once it was set up.
    pub organisation: Option<Arc<Organisation>>,
    /// The actor.
    pub actor: Actor,
    /// The language of the reader.
    pub lang: Language,
    /// The language in which the reader wants the words of the organisation: their own, or the one that the address
    /// names. The actor has it too.
    pub reads: Language,
    /// The session of this browser; made only when something has to be kept in it.
    pub session: Session,
    /// What that session held when the request came, as JSON: it was read together with the actor.
    pub session_data: String,
    /// The path that was asked for.
    pub path: String,
    /// The page that the reader sees in the address bar or came from: the page to stay on when only the
    /// language changes. Requesting it again changes nothing.
    pub here: String,
    /// The nonce that allows a script on this one page.
    pub nonce: String,
    /// The notice about what the request before this one did.
    pub notice: Option<Notice>,
    /// The language that this browser chose before anybody signed in.
    pub chosen: Option<Language>,
    /// The network address of the browser, for limits only.
    pub peer: String,
    /// What this browser was given when somebody signed in with it; for limits only.
    pub known: Option<Token>,
    /// The trouble with mail and scheduled work; shown to administrators only.
    pub trouble: Trouble,
    /// How much waits for the reader; nothing for people who don't answer.
    pub waiting: Waiting,
    /// The steps of the first hours that are left to an administrator.
    pub first_steps: usize,
    /// The browser, in a few words.
    pub browser: String,
}

impl<S: Send + Sync> FromRequestParts<S> for PageContext {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Failure::from(Error::NotFound))
    }
}

/// The key in the session for the account that a browser signed in to.
pub const ACCOUNT: &str = "account";
/// The key for that browser's description, in a few words.
pub const BROWSER: &str = "browser";
/// The key for the day on which a browser was last seen.
pub const SEEN: &str = "seen";

impl PageContext {
    /// Goes on to `path` with a notice of what was done (303).
    ///
    /// # Errors
    /// None; it returns a [`Page`] for the sake of its callers.
    pub fn done(&self, path: &str, notice: impl Into<String>) -> Page {
        self.say(path, Notice::new(local_path(path), notice.into()))
    }

    /// The same as [`Self::done`], with a button to undo it.
    ///
    /// # Errors
    /// None; it returns a [`Page`] for the sake of its callers.
    pub fn done_undoable(&self, path: &str, notice: impl Into<String>, undo: &Undo) -> Page {
        let notice = Notice::new(local_path(path), notice.into());
        self.say(path, notice.undoable(undo))
    }

    fn say(&self, path: &str, notice: Notice) -> Page {
        let mut page = self.go(path)?;
        if let Some(cookie) = notice.cookie(self.https()) {
            page.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(page)
    }

    /// Goes on to `path` (303). Anything but a path of this site becomes the home page.
    ///
    /// # Errors
    /// None; it returns a [`Page`] for the sake of its callers.
    pub fn go(&self, path: &str) -> Page {
        Ok(Redirect::to(local_path(path)).into_response())
    }

    /// The browser that asks, for whatever is limited.
    #[must_use]
    pub fn caller(&self) -> Caller<'_> {
        Caller {
            peer: &self.peer,
            known: self.known.as_ref(),
        }
    }

    /// Whether this portal is reached by HTTPS.
    #[must_use]
    pub fn https(&self) -> bool {
        self.site.base_url.starts_with("https://")
    }

    /// The part of somebody's name with which the organisation greets them.
    #[must_use]
    pub fn greets<'a>(&self, name: &'a str) -> &'a str {
        self.organisation
            .as_ref()
            .map_or(name, |organisation| organisation.greets(name))
    }

    /// What this browser's session held under a key when the request came.
    #[must_use]
    pub fn remembered<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let mut all: HashMap<String, serde_json::Value> =
            serde_json::from_str(&self.session_data).ok()?;
        serde_json::from_value(all.remove(key)?).ok()
    }

    /// The zone in which times are shown.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.organisation
            .as_ref()
            .map_or(TimeZone::UTC, |organisation| organisation.time_zone())
    }

    /// The address of an asset by its plain name.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        (self.site.asset)(name).unwrap_or_default()
    }
}
