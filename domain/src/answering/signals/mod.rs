//! Signals: what a customer was heard to say elsewhere, recorded by a colleague in the customer's words. A signal goes to
//! the department that can do something about it, is accepted by one person there, and ends with what was answered or
//! with a reason; whoever filed it reads that. An enquiry is a signal that a customer filed themselves.
//!
//! Owns the tables `signals`, `signal_rules`, `signal_causes` and `enquiry_answers`. What must stay true: no account, card or telephone
//! number is kept in the words; a signal has a due instant from the moment it was filed; only its owner ends it; how to
//! reach a customer is forgotten when it ends; its words are read by whoever filed it, its department, its owner and the
//! customer conscience, and an enquiry for the customer conscience only by nobody else than those two; the name of a
//! customer who asks is read by the owner and the customer conscience, when the customer chose so.

pub mod call_list;
pub mod causes;
pub mod enquiries;
pub mod masking;
pub mod operations;
pub mod queries;
pub mod reminders;
pub mod routing;
pub mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::{
    Timestamp,
    answering::channels::ChannelKind,
    base::ids::{AccountId, DepartmentId, MemberId, SegmentId, SignalId},
    rounds::contributions::Attribution,
};

/// The most characters of the words of a customer, of an answer and of a reason.
pub const LONGEST: usize = 2_000;
/// The most characters of how to reach a customer.
pub const LONGEST_REACH: usize = 120;

/// The state of a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It waits for somebody, or somebody works on it.
    Open,
    /// Something was done about it, or the customer was answered.
    Answered,
    /// Nothing was done about it, for a reason.
    Closed,
}
crate::base::db::text_enum!(State { Open => "open", Answered => "answered", Closed => "closed" });

/// What a customer was heard to say elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Signal {
    /// Its key.
    pub id: SignalId,
    /// The customer's words.
    pub words: String,
    /// The way by which they came.
    pub channel: ChannelKind,
    pub(crate) segment_id: Option<SegmentId>,
    /// The segment of the customer, when it is known and not too small to be named.
    pub segment: Option<String>,
    /// 1 when the customer waits for an answer, else 0.
    pub waits: i64,
    /// How to reach a customer who waits; empty when it is not known, and once the signal has ended.
    pub reach: String,
    /// When the time begins in which a customer wants to be called; it ends when the reaction is due.
    pub call_from: Option<Timestamp>,
    pub(crate) filed_by: AccountId,
    /// The name of the colleague who heard it, or of the customer who asks; empty for anyone who does not read the latter.
    pub filer: String,
    pub(crate) member_id: Option<MemberId>,
    /// How often the customer who asks said that an answer was none.
    pub refusals: i64,
    /// The openness with which a customer asks; nothing when a colleague heard it.
    pub shown_as: Option<Attribution>,
    /// When they recorded it.
    pub filed_at: Timestamp,
    pub(crate) department_id: Option<DepartmentId>,
    /// The department that can do something about it; nothing while nobody knows which.
    pub department: Option<String>,
    pub(crate) owner_id: Option<AccountId>,
    /// The name of the person who took it up.
    pub owner: Option<String>,
    /// When a reaction is due; while we wait for the customer, when it was.
    pub due_at: Timestamp,
    /// While we wait for the customer, the microseconds of service that are left.
    pub service_left: Option<i64>,
    /// Its state.
    pub state: State,
    /// What was answered or done, or why nothing was.
    pub outcome: String,
    /// The main cause under which it is counted.
    pub cause: Option<String>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The name of the person who ended it.
    pub ender: Option<String>,
}

impl Signal {
    /// Whether a customer asks it themselves.
    #[must_use]
    pub const fn is_enquiry(&self) -> bool {
        self.shown_as.is_some()
    }

    /// Whether a customer keeps it for the customer conscience.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.shown_as == Some(Attribution::Conscience)
    }

    /// Whether it is open and its time is over. The clock stands still while we wait for the customer.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.state == State::Open && self.service_left.is_none() && self.due_at < now
    }
}
