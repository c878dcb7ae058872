//! Sessions in the boardroom: a board's series, and the subject, the time and the participants of each session.
//!
//! Owns the tables `series`, `sessions`, `session_proposals`, `session_projects` and `session_people`. What
//! must stay true: a session leaves something open and has a seat for a customer; it has a time or is planned;
//! people who left it keep their row; `sequence` rises with every change that calendars have to know.

pub mod contents;
pub mod operations;
pub(crate) mod parsed;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod translation;

pub use parsed::SessionForm;

use crate::{
    Conflict, Language, Timestamp,
    base::ids::{AccountId, MemberId, ProjectId, ProposalId, SeriesId, SessionId},
};

/// The most characters of a name, a theme, a place and a link.
pub const LONGEST: usize = 200;
/// The most characters of a reason.
pub const LONGEST_REASON: usize = 500;

/// The rhythm of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// Every month.
    Monthly,
    /// Every other month.
    TwoMonthly,
    /// Every quarter.
    Quarterly,
    /// No fixed rhythm.
    Loose,
}
crate::base::db::text_enum!(Rhythm {
    Monthly => "monthly", TwoMonthly => "two_monthly", Quarterly => "quarterly", Loose => "loose",
});

/// A series of sessions of a board.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Series {
    /// Its key.
    pub id: SeriesId,
    /// Its name.
    pub name: String,
    /// The rhythm of its sessions.
    pub rhythm: Rhythm,
    /// The account of the secretary, who arranges its sessions.
    pub secretary_id: AccountId,
    /// Their name.
    pub secretary: String,
}

/// The language of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spoken {
    /// Dutch.
    Dutch,
    /// English.
    English,
    /// Both, with somebody who helps.
    Both,
}
crate::base::db::text_enum!(Spoken { Dutch => "nl", English => "en", Both => "nl,en" });

impl Spoken {
    /// Whether somebody who reads this language can follow it.
    #[must_use]
    pub const fn includes(self, language: Language) -> bool {
        matches!(
            (self, language),
            (Self::Both, _) | (Self::Dutch, Language::Nl) | (Self::English, Language::En)
        )
    }
}

/// The state of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It has no time yet.
    Planned,
    /// It has a time.
    Dated,
    /// It was held, and its commitments were confirmed.
    Closed,
    /// It will not be held.
    Cancelled,
}
crate::base::db::text_enum!(State {
    Planned => "planned", Dated => "dated", Closed => "closed", Cancelled => "cancelled",
});

/// An action on a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Change its subject or its place.
    Change,
    /// Give it a time, or another one.
    Settle,
    /// End it after it was held.
    Close,
    /// Cancel it.
    Cancel,
}

impl State {
    /// The state after an action.
    ///
    /// # Errors
    /// [`Conflict::SessionEnded`] once it was closed or cancelled; [`Conflict::NotOpen`] for closing a session
    /// without a time. time.
    pub const fn after(self, action: Action) -> Result<Self, Conflict> {
        match (self, action) {
            (Self::Closed | Self::Cancelled, _) => Err(Conflict::SessionEnded),
            (Self::Planned, Action::Close) => Err(Conflict::NotOpen),
            (state, Action::Change) => Ok(state),
            (_, Action::Settle) => Ok(Self::Dated),
            (Self::Dated, Action::Close) => Ok(Self::Closed),
            (_, Action::Cancel) => Ok(Self::Cancelled),
        }
    }
}

/// A session of a board with customers.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Session {
    /// Its key.
    pub id: SessionId,
    /// The series that it belongs to.
    pub series_id: SeriesId,
    /// The name of that series.
    pub series: String,
    /// The account of the secretary, who arranges it.
    pub secretary_id: AccountId,
    /// Their name.
    pub secretary: String,
    /// The theme, in a few words.
    pub theme: String,
    /// The part that customers can still change.
    pub scope_open: String,
    /// The place; empty when it is online only.
    pub place: String,
    /// The link; empty when it is not online.
    pub link: String,
    /// The minutes that it takes.
    pub minutes: i64,
    /// The number of people that the room holds.
    pub capacity: i64,
    /// The number of seats for customers.
    pub seats: i64,
    /// The language.
    pub languages: Spoken,
    /// The account of the facilitator, who leads it.
    pub facilitator_id: AccountId,
    /// Their name.
    pub facilitator: String,
    /// The state.
    pub state: State,
    /// The moment when it begins, once that is settled.
    pub starts_at: Option<Timestamp>,
    /// The number of changes of its calendar entries.
    pub sequence: i64,
    /// The reason why it was cancelled.
    pub cancelled_why: String,
    /// The reason why its date was moved; empty for a date that was not.
    pub moved_why: String,
    /// The language in which it was begun. The reasons are in it as well.
    pub language: Language,
    /// Its subject in the other language, when that was written.
    #[sqlx(flatten)]
    pub second: SecondWords,
}

/// The subject of a session in the other language. The words come together or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct SecondWords {
    second_theme: Option<String>,
    second_open: Option<String>,
}

impl Session {
    /// The theme and the open part, for somebody who reads this language; `None` when they read the original.
    fn second_in(&self, reader: Language) -> Option<(&str, &str)> {
        let SecondWords {
            second_theme,
            second_open,
        } = &self.second;
        let words = second_theme.as_deref().zip(second_open.as_deref());
        words.filter(|_| reader != self.language)
    }

    /// The theme as somebody who reads this language gets it.
    #[must_use]
    pub fn theme_in(&self, reader: Language) -> &str {
        self.second_in(reader)
            .map_or(&self.theme, |(theme, _)| theme)
    }

    /// The open part as somebody who reads this language gets it.
    #[must_use]
    pub fn scope_open_in(&self, reader: Language) -> &str {
        self.second_in(reader)
            .map_or(&self.scope_open, |(_, open)| open)
    }

    /// The language in which they get the two.
    #[must_use]
    pub fn language_in(&self, reader: Language) -> Language {
        self.second_in(reader).map_or(self.language, |_| reader)
    }

    /// Whether its subject stands in both languages.
    #[must_use]
    pub fn has_both(&self) -> bool {
        self.second_in(self.language.other()).is_some()
    }

    /// The moment when it ends, once its beginning is settled.
    #[must_use]
    pub fn ends_at(&self) -> Option<Timestamp> {
        self.starts_at.map(|at| at.plus_minutes(self.minutes))
    }

    /// Whether it was held: it was closed, or its time has passed.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        match self.state {
            State::Closed => true,
            State::Dated => self.ends_at().is_some_and(|at| at <= now),
            State::Planned | State::Cancelled => false,
        }
    }
}

/// The part that somebody takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// They work for the organisation.
    Staff,
    /// They have a seat as a customer.
    Customer,
}
crate::base::db::text_enum!(Part { Staff => "staff", Customer => "customer" });

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Participant {
    /// Their account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// The part that they take.
    pub part: Part,
    /// Their key on the panel, if they are on it.
    pub member_id: Option<MemberId>,
    attended: i64,
}

impl Participant {
    /// Whether the facilitator saw them there.
    #[must_use]
    pub const fn attended(&self) -> bool {
        self.attended == 1
    }
}

/// A proposal that a session is about.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AboutProposal {
    /// Its key.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
}

/// The proposals to which open questions of a session can be attached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachable {
    /// The proposals to choose from.
    pub proposals: Vec<AboutProposal>,
    /// Whether the session is about them; otherwise they are all that exist.
    pub about: bool,
}

impl Attachable {
    /// The proposal that is used when none is named: the only one that the session is about.
    #[must_use]
    pub fn only(&self) -> Option<ProposalId> {
        match self.proposals.as_slice() {
            [one] if self.about => Some(one.id),
            _ => None,
        }
    }
}

/// A project that a session is about.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AboutProject {
    /// Its key.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
}
