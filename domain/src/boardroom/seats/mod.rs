//! Seats: who is willing to sit at the table, who is drawn, and the offers by which seats are given.
//!
//! Owns the tables `seat_volunteers`, `seat_terms`, `seat_rounds`, `seat_quotas`, `seat_suggestions` and `seats`. What must
//! stay true: only who is willing gets a seat; a draw can be repeated by anybody who has its seed; a session
//! never has more seats taken and offered than it has; a seat that comes free goes to the next in line in the same
//! transaction, first to the segment for which it is kept; nobody has two rows for one session; a customer never
//! learns who else was drawn; who is left out of a draw can't ask for a seat either, but for whoever said that they could not
//! come: who asks now can come after all; who is not on the panel, or is not willing, waits in no line.

pub mod contents;
pub mod draw;
pub mod line;
pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    Conflict, Timestamp,
    base::ids::{AccountId, MemberId, SegmentId, TermsId},
};

/// Where somebody stands in the line for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// They are on the waiting list.
    Waiting,
    /// A seat is kept for them until they answer or the time is over.
    Offered,
    /// They have a seat.
    Accepted,
    /// They said no.
    Declined,
    /// They did not answer in time.
    Lapsed,
    /// The offer was taken back, or the session was called off.
    Withdrawn,
    /// They had a seat and gave it back.
    GivenBack,
}
crate::base::db::text_enum!(State {
    Waiting => "waiting", Offered => "offered", Accepted => "accepted", Declined => "declined", Lapsed => "lapsed",
    Withdrawn => "withdrawn", GivenBack => "given_back",
});

/// What is done with a place in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Its member takes the seat.
    Accept,
    /// Its member does not want it.
    Decline,
    /// Its member can't come after all.
    GiveBack,
    /// Who arranges the session takes it back.
    Withdraw,
}

impl State {
    /// The state after an action.
    ///
    /// # Errors
    /// [`Conflict::OfferEnded`] when it can't be done any more.
    pub const fn after(self, action: Action) -> Result<Self, Conflict> {
        match (self, action) {
            (Self::Offered, Action::Accept) => Ok(Self::Accepted),
            (Self::Offered | Self::Waiting, Action::Decline) => Ok(Self::Declined),
            (Self::Accepted, Action::GiveBack) => Ok(Self::GivenBack),
            (Self::Offered | Self::Waiting | Self::Accepted, Action::Withdraw) => {
                Ok(Self::Withdrawn)
            }
            _ => Err(Conflict::OfferEnded),
        }
    }

    /// Whether they have a seat, are offered one or wait for one.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Waiting | Self::Offered | Self::Accepted)
    }

    /// Whether they can ask for a seat once more.
    #[must_use]
    pub const fn may_ask_again(self) -> bool {
        matches!(self, Self::Declined | Self::Lapsed)
    }
}

/// What a suggestion says of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// They get a seat.
    Seat,
    /// They are on the waiting list.
    List,
    /// Who arranges the session took them out.
    Out,
}
crate::base::db::text_enum!(Kind { Seat => "seat", List => "list", Out => "out" });

/// How the seats of a session are given.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SeatAllocation {
    /// What made the lots; empty when nothing was drawn.
    pub seed: String,
    /// How many months ago somebody may have had a seat.
    pub months: i64,
    /// How many hours an offer stands.
    pub hours: i64,
    /// When it was drawn.
    pub drawn_at: Option<Timestamp>,
    /// How many were left out because they had a seat not long ago.
    pub left_recent: i64,
    /// How many were left out because their month is full.
    pub left_full: i64,
    /// How many were left out because they do not read what is spoken.
    pub left_language: i64,
    /// From when on there are offers.
    pub opened_at: Option<Timestamp>,
}

/// Seats that are kept for a segment.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// The segment.
    pub segment_id: SegmentId,
    /// Its name.
    pub name: String,
    /// How many.
    pub seats: i64,
    /// For how many somebody was found; once the offers were sent, how many are taken or offered.
    pub held: i64,
}

/// What was drawn for somebody, for whoever arranges the session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Suggestion {
    /// Who.
    pub member_id: MemberId,
    /// Their account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// What.
    pub kind: Kind,
    /// The order.
    pub place: i64,
    /// The segment whose seat they got.
    pub segment_id: Option<SegmentId>,
    /// Its name.
    pub segment: Option<String>,
    under_heard: i64,
    /// When they last had a seat.
    pub seated_at: Option<Timestamp>,
    /// Who helps them the first time.
    pub buddy_id: Option<AccountId>,
    /// Their name.
    pub buddy: Option<String>,
    /// Why it was changed by hand; empty when it was not.
    pub why: String,
}

impl Suggestion {
    /// Whether a segment of theirs is heard less than the others.
    #[must_use]
    pub const fn is_under_heard(&self) -> bool {
        self.under_heard == 1
    }
}

/// Somebody in the line, for whoever arranges the session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Seat {
    /// Who.
    pub member_id: MemberId,
    /// Their account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// Where they stand, as it was written down.
    pub state: State,
    /// The order.
    pub place: i64,
    first_time: i64,
    /// Until when the offer stands.
    pub expires_at: Option<Timestamp>,
    /// Who helps them the first time.
    pub buddy_id: Option<AccountId>,
    /// Their name.
    pub buddy: Option<String>,
    /// What they need to come in and take part.
    pub access: String,
    /// What they need to travel.
    pub travel: String,
    /// What they eat.
    pub diet: String,
    /// Why it was taken back.
    pub why: String,
    /// The segment for which the seat is kept.
    pub segment_id: Option<SegmentId>,
    /// Its name.
    pub segment: Option<String>,
}

impl Seat {
    /// Whether they never had a seat before.
    #[must_use]
    pub const fn is_first_time(&self) -> bool {
        self.first_time == 1
    }

    /// Where they stand at this moment.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> State {
        match self.state {
            State::Offered if self.expires_at.is_some_and(|at| at <= now) => State::Lapsed,
            state => state,
        }
    }
}

/// What is agreed to with a seat.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Terms {
    /// Its version.
    pub id: TermsId,
    /// In Dutch.
    pub text_nl: String,
    /// In English.
    pub text_en: String,
    /// Who published it; nobody when it came with the portal.
    pub published_by: Option<String>,
    /// When.
    pub published_at: Timestamp,
    /// How many people agreed to it.
    pub agreed: i64,
}

/// What somebody needs to take part. Kept until the session is a month ago.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Needs {
    /// To come in and take part.
    pub access: String,
    /// To travel.
    pub travel: String,
    /// What they eat.
    pub diet: String,
}
