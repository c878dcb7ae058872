//! Seats: the members who are willing to sit at the table, the draw, and the offers by which seats are given.
//!
//! Owns the tables `seat_volunteers`, `seat_terms`, `seat_rounds`, `seat_quotas`, `seat_suggestions` and
//! `seats`. What must stay true: only willing members get a seat; anybody who has the seed of a draw can repeat
//! it; a session never has more seats taken and offered than it has; a seat that becomes free goes to the next
//! in the queue in the same transaction, first to the segment for which it is kept; nobody has two rows for one
//! session; a customer never learns who else was drawn; a member who is left out of a draw can't ask for a seat
//! either, except one who had answered that they could not come: asking now shows that they can; members who
//! left the panel, or are not willing, wait in no queue.

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

/// The state of somebody in the queue for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// They are on the waiting list.
    Waiting,
    /// A seat is kept for them until they answer or the time is over.
    Offered,
    /// They have a seat.
    Accepted,
    /// They declined.
    Declined,
    /// They did not answer in time.
    Lapsed,
    /// The offer was withdrawn, or the session was cancelled.
    Withdrawn,
    /// They had a seat and gave it back.
    GivenBack,
}
crate::base::db::text_enum!(State {
    Waiting => "waiting", Offered => "offered", Accepted => "accepted", Declined => "declined", Lapsed => "lapsed",
    Withdrawn => "withdrawn", GivenBack => "given_back",
});

/// An action on a place in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The member takes the seat.
    Accept,
    /// The member declines it.
    Decline,
    /// The member can't come after all.
    GiveBack,
    /// The arranger of the session withdraws it.
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

    /// Whether they have a seat, an offer, or wait for one.
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

/// The kind of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// They get a seat.
    Seat,
    /// They are on the waiting list.
    List,
    /// The arranger of the session took them out.
    Out,
}
crate::base::db::text_enum!(Kind { Seat => "seat", List => "list", Out => "out" });

/// The way in which the seats of a session are given.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SeatAllocation {
    /// The seed of the lots; empty when nothing was drawn.
    pub seed: String,
    /// The months that must have passed since somebody's last seat.
    pub months: i64,
    /// The hours for which an offer is valid.
    pub hours: i64,
    /// The moment when it was drawn.
    pub drawn_at: Option<Timestamp>,
    /// The number of members who were left out because they had a seat not long ago.
    pub left_recent: i64,
    /// The number of members who were left out because their month is full.
    pub left_full: i64,
    /// The number of members who were left out because they do not read the language of the session.
    pub left_language: i64,
    /// The moment from which seats are offered.
    pub opened_at: Option<Timestamp>,
}

/// Seats that are kept for a segment.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// The segment.
    pub segment_id: SegmentId,
    /// Its name.
    pub name: String,
    /// The number of seats.
    pub seats: i64,
    /// The number of seats for which somebody was found; once the offers were sent, the number that are taken
    /// or offered.
    pub held: i64,
    /// Whether the people in these seats may be shown; those of a segment of too few people may not.
    #[sqlx(skip)]
    pub is_told: bool,
}

/// The result of the draw for somebody, for the arranger of the session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Suggestion {
    /// The member.
    pub member_id: MemberId,
    /// Their account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// The kind of suggestion.
    pub kind: Kind,
    /// The order.
    pub place: i64,
    /// The segment whose seat they got.
    pub segment_id: Option<SegmentId>,
    /// Its name.
    pub segment: Option<String>,
    under_heard: i64,
    /// The moment when they last had a seat.
    pub seated_at: Option<Timestamp>,
    /// The person who helps them the first time.
    pub buddy_id: Option<AccountId>,
    /// Their name.
    pub buddy: Option<String>,
    /// The reason why it was changed by hand; empty when it was not.
    pub why: String,
}

impl Suggestion {
    /// Whether one of their segments is heard less than the others.
    #[must_use]
    pub const fn is_under_heard(&self) -> bool {
        self.under_heard == 1
    }
}

/// Somebody in the queue, for the arranger of the session.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Seat {
    /// The member.
    pub member_id: MemberId,
    /// Their account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// The state, as it was written down.
    pub state: State,
    /// The order.
    pub place: i64,
    first_time: i64,
    /// The moment until which the offer is valid.
    pub expires_at: Option<Timestamp>,
    /// The person who helps them the first time.
    pub buddy_id: Option<AccountId>,
    /// Their name.
    pub buddy: Option<String>,
    /// Their needs to come in and take part.
    pub access: String,
    /// Their needs to travel.
    pub travel: String,
    /// Their diet.
    pub diet: String,
    /// The reason why it was withdrawn.
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

    /// The state at this moment.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> State {
        match self.state {
            State::Offered if self.expires_at.is_some_and(|at| at <= now) => State::Lapsed,
            state => state,
        }
    }
}

/// The terms that somebody agrees to with a seat.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Terms {
    /// Its version.
    pub id: TermsId,
    /// The text in Dutch.
    pub text_nl: String,
    /// The text in English.
    pub text_en: String,
    /// The name of the person who published it; `None` for the text that came with the portal.
    pub published_by: Option<String>,
    /// The moment.
    pub published_at: Timestamp,
    /// The number of people who agreed to it.
    pub agreed: i64,
}

/// The needs of somebody who takes part. They are kept until a month after the session.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Needs {
    /// Their needs to come in and take part.
    pub access: String,
    /// Their needs to travel.
    pub travel: String,
    /// Their diet.
    pub diet: String,
}
