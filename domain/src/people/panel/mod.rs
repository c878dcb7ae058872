//! The panel: segments of customers with the reason for each, and the customers themselves.
//!
//! Owns segments, members, the segments of members, and consents. What must stay true: an account is
//! a customer at most once; a customer who declined is never made invitable again; a consent is
//! recorded with the version of its text and is never deleted, only withdrawn. Only the administrator
//! keeps the panel, and `lifecycle::leaving` ends a place on it.

pub mod many;
mod minutes;
pub mod operations;
pub mod own;
pub mod queries;
pub(crate) mod store;

pub use minutes::{MOST_MONTHLY_MINUTES, monthly_minutes};

use crate::{
    Language, Problem, Timestamp,
    base::ids::{AccountId, MemberId, SegmentId},
};

/// The version of the consent text (`app`, the join page) that customers agree to. A new text needs a new
/// version here, so that it stays known who agreed to which text.
pub const CONSENT_VERSION: &str = "2026-2";

/// The minutes a month that a member is asked for, unless agreed otherwise.
pub const MONTHLY_MINUTES: i64 = 10;

/// The most customers of a segment that can be wanted.
pub const MOST_WANTED: i64 = 100_000;

/// The priority of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// The customers whom the organisation serves in the first place.
    Primary,
    /// Customers who are heard too.
    Secondary,
}
crate::base::db::text_enum!(Priority { Primary => "primary", Secondary => "secondary" });

/// The state of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemberState {
    /// On the customer list, not invited yet.
    Listed,
    /// Holds an invitation.
    Invited,
    /// On the panel.
    Active,
    /// Declined, for good.
    Declined,
    /// No longer on the list or the panel.
    Ended,
}
crate::base::db::text_enum!(MemberState {
    Listed => "listed", Invited => "invited", Active => "active", Declined => "declined", Ended => "ended",
});

/// A described group of customers.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Segment {
    /// Its key.
    pub id: SegmentId,
    /// Its name.
    pub name: String,
    /// The language of its name.
    pub language: Language,
    /// The reason why these customers are heard.
    pub reason: String,
    /// Its priority.
    pub priority: Priority,
    /// How many of these customers the organisation wants on the panel, when it said so.
    pub wanted: Option<i64>,
}

/// What the administrator says of a segment.
pub(crate) struct Described<'a> {
    pub name: &'a str,
    pub reason: &'a str,
    pub priority: Priority,
    pub wanted: Option<i64>,
}

/// The segments that were ticked, among those that exist.
pub(crate) fn chosen_segments(
    known: &[Segment],
    ticked: &[String],
) -> Result<Vec<SegmentId>, Problem> {
    let chosen = |text: &String| {
        let mut ids = known.iter().map(|segment| segment.id);
        ids.find(|id| id.to_string() == *text)
            .ok_or(Problem::NotAChoice)
    };
    ticked.iter().map(chosen).collect()
}

/// A segment and the number of customers in it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SegmentSize {
    /// The segment.
    #[sqlx(flatten)]
    pub segment: Segment,
    /// Customers on the panel.
    pub active: i64,
    /// Customers on the list who were not invited yet.
    pub listed: i64,
}

impl SegmentSize {
    /// Whether it stays behind: fewer than half of the wanted customers are on the panel.
    #[must_use]
    pub fn stays_behind(&self) -> bool {
        self.segment
            .wanted
            .is_some_and(|wanted| self.active * 2 < wanted)
    }
}

/// One line of the list of customers.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MemberLine {
    /// Its key.
    pub id: MemberId,
    /// The account behind it.
    pub account_id: AccountId,
    /// The customer's name.
    pub name: String,
    /// The folded name, by which the list is sorted.
    pub name_key: String,
    /// The address to write to; gone when the account was erased.
    pub email: Option<String>,
    /// The state of the customer.
    pub state: MemberState,
    /// The names of the segments, separated by commas.
    pub segments: Option<String>,
    /// The moment when the customer came on the list.
    pub added_at: Timestamp,
    /// The moment when the customer joined the panel.
    pub joined_at: Option<Timestamp>,
    /// The moment when the customer declined or left.
    pub ended_at: Option<Timestamp>,
    /// The moment of the latest vote.
    pub voted_at: Option<Timestamp>,
    /// The moment of the latest contribution that is not for the customer conscience only.
    pub wrote_at: Option<Timestamp>,
}

impl MemberLine {
    /// The moment since which the customer is in this state; for an invitation, since when they are on the list.
    #[must_use]
    pub fn since(&self) -> Timestamp {
        let moment = match self.state {
            MemberState::Listed | MemberState::Invited => None,
            MemberState::Active => self.joined_at,
            MemberState::Declined | MemberState::Ended => self.ended_at,
        };
        moment.unwrap_or(self.added_at)
    }

    /// The moment when the customer last said something; never what, nor where.
    #[must_use]
    pub fn said_at(&self) -> Option<Timestamp> {
        self.voted_at.max(self.wrote_at)
    }
}

/// Everything about one customer that the administrator sees.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    /// Its key.
    pub id: MemberId,
    /// The account behind it.
    pub account_id: AccountId,
    /// The customer's name.
    pub name: String,
    /// The address to write to; gone when the account was erased.
    pub email: Option<String>,
    /// The language the customer reads.
    pub language: Language,
    /// The customer number of the organisation.
    pub number: Option<String>,
    /// The state of the customer.
    pub state: MemberState,
    /// The moment when the customer came on the list.
    pub added_at: Timestamp,
    /// The moment when the customer joined the panel.
    pub joined_at: Option<Timestamp>,
    /// The moment when the customer declined or left.
    pub ended_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_segment_stays_behind_below_half_of_what_is_wanted(active in 0_i64..200, wanted in 1_i64..200) {
            let size = |wanted| SegmentSize {
                segment: Segment {
                    id: SegmentId(1),
                    name: "Huurders".to_owned(),
                    language: Language::Nl,
                    reason: String::new(),
                    priority: Priority::Primary,
                    wanted,
                },
                active,
                listed: 0,
            };
            let behind = size(Some(wanted)).stays_behind();
            prop_assert!(!behind || active < wanted);
            prop_assert!(behind || 2 * active >= wanted);
            prop_assert!(!size(None).stays_behind(), "without a wanted number nobody is missed");
        }
    }
}
