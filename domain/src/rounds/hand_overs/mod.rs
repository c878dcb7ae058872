//! Handing over one debt, one commitment, or a project with all that its customers are owed.
//!
//! Owns the table `hand_overs`. What must stay true: nothing changes hands before the receiver accepts, unless
//! the administrator reassigns it with a reason (`lifecycle::leaving`); one thing is offered to one person at a
//! time; contributions for the customer conscience only go along with the mandate and in no other way.

pub(crate) mod offering;
pub(crate) mod store;

use crate::{
    Timestamp,
    base::{
        ids::{AccountId, CommitmentId, ContributionId, HandOverId, ProjectId},
        working_days,
    },
};
use jiff::{civil::Date, tz::TimeZone};

/// The most characters of the sentence that goes with an offer.
pub const LONGEST: usize = 300;

/// The working days within which the receiver accepts or declines.
pub const ACCEPT_WITHIN: u32 = 2;

/// The state of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It waits for the receiver.
    Offered,
    /// The receiver accepted it.
    Accepted,
    /// The receiver declined it.
    Declined,
    /// It was offered to somebody else instead.
    Replaced,
    /// The receiver can't take it any more, or the giver has it no longer.
    Ended,
    /// The administrator gave it to the receiver, without an offer.
    Assigned,
}
crate::base::db::text_enum!(State {
    Offered => "offered", Accepted => "accepted", Declined => "declined", Replaced => "replaced",
    Ended => "ended", Assigned => "assigned",
});

/// The thing that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// One answer that is owed.
    Debt(ContributionId),
    /// A project with all that its customers are owed.
    Project(ProjectId),
    /// Something that was promised.
    Commitment(CommitmentId),
}

/// Something that was offered to somebody.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Offer {
    /// Its key.
    pub id: HandOverId,
    contribution_id: Option<ContributionId>,
    project_id: Option<ProjectId>,
    commitment_id: Option<CommitmentId>,
    pub(crate) from_id: AccountId,
    pub(crate) to_id: AccountId,
    /// The name of the person who offers it.
    pub giver: String,
    /// The name of the person to whom it is offered.
    pub receiver: String,
    /// The reason, in one sentence.
    pub sentence: String,
    /// The state of the offer.
    pub state: State,
    /// The moment when it was offered.
    pub offered_at: Timestamp,
    /// The name of the project, the title of the proposal that the debt is about, or the text of the promise.
    pub title: String,
    /// The moment when the answer is due, for one debt.
    pub due_at: Option<Timestamp>,
    /// 1 while the giver still has it to give.
    stands: i64,
}

impl Offer {
    /// The last day on which the receiver's reply is in time.
    #[must_use]
    pub fn reply_due(&self, zone: &TimeZone) -> Date {
        working_days::due(self.offered_at, ACCEPT_WITHIN, zone)
    }

    /// The thing that is offered.
    #[must_use]
    pub fn thing(&self) -> Option<Thing> {
        self.contribution_id
            .map(Thing::Debt)
            .or_else(|| self.project_id.map(Thing::Project))
            .or_else(|| self.commitment_id.map(Thing::Commitment))
    }

    /// Whether the giver still has what was offered.
    #[must_use]
    pub const fn is_with_giver(&self) -> bool {
        self.stands == 1
    }

    /// Whether it can be accepted: the receiver has not replied yet, and the giver still has it to give.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.state == State::Offered && self.stands == 1
    }
}
