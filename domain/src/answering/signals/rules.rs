//! These rules say who reads signals and works on them.

use super::{Signal, State};
use crate::{
    Actor, Conflict, Error, Result, Role,
    base::ids::{AccountId, DepartmentId},
    rounds::contributions::Attribution,
};

/// Somebody who looks at signals, and the department in which they work.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// Their account.
    pub account: AccountId,
    /// Their department.
    pub department: Option<DepartmentId>,
    /// Whether they are the customer conscience, who reads every signal.
    pub is_conscience: bool,
}

impl Reader {
    /// The reader that an actor is.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone who does not work for the organisation.
    pub fn of(actor: &Actor, department: Option<DepartmentId>) -> Result<Self> {
        Ok(Self {
            account: actor.require_staff().map_err(|_| Error::NotFound)?,
            department,
            is_conscience: actor.is(Role::CustomerConscience),
        })
    }

    const fn is_in_department(&self, signal: &Signal) -> bool {
        match (self.department, signal.department_id) {
            (Some(own), Some(department)) => own.0 == department.0,
            _ => false,
        }
    }

    fn owns(&self, signal: &Signal) -> bool {
        signal.owner_id == Some(self.account)
    }

    /// Whether they read its words: whoever filed it, its department, its owner and the customer conscience. What a
    /// customer keeps for the customer conscience never has a department or an owner.
    #[must_use]
    pub fn may_read(&self, signal: &Signal) -> bool {
        self.is_conscience
            || signal.filed_by == self.account
            || (!signal.is_kept() && (self.is_in_department(signal) || self.owns(signal)))
    }

    /// Whether they read whose words they are: of what a colleague heard, everybody who reads it; of an enquiry, those to
    /// whom the customer gave their name.
    #[must_use]
    pub fn may_name(&self, signal: &Signal) -> bool {
        match signal.shown_as {
            _ if signal.filed_by == self.account => true,
            None => true,
            Some(Attribution::Name) => self.owns(signal) || self.is_conscience,
            Some(Attribution::Segment) => false,
            Some(Attribution::Conscience) => self.is_conscience,
        }
    }

    /// Whether they read how to reach the customer: whoever may answer, and whoever wrote it.
    #[must_use]
    pub fn may_reach(&self, signal: &Signal) -> bool {
        self.owns(signal) || signal.filed_by == self.account || self.is_in_department(signal)
    }

    /// Whether they can take it up: somebody of its department, while nobody has. Nobody answers their own enquiry.
    #[must_use]
    pub fn may_accept(&self, signal: &Signal) -> bool {
        signal.state == State::Open
            && signal.owner_id.is_none()
            && self.is_in_department(signal)
            && !self.asks(signal)
    }

    fn asks(&self, signal: &Signal) -> bool {
        signal.is_enquiry() && signal.filed_by == self.account
    }

    /// Whether they can send it to another department: those who have it; while it is in none, whoever filed it; and the
    /// customer conscience. What a customer keeps for the customer conscience goes nowhere, nor does what the customer conscience
    /// took over after two refusals.
    #[must_use]
    pub fn may_forward(&self, signal: &Signal) -> bool {
        let filed = signal.filed_by == self.account && signal.department_id.is_none();
        signal.state == State::Open
            && !signal.is_kept()
            && (!self.asks(signal) || self.is_conscience)
            && signal.refusals < 2
            && (self.is_conscience
                || filed
                || self.owns(signal)
                || (signal.owner_id.is_none() && self.is_in_department(signal)))
    }

    /// Whether they can end it: its owner; what a customer keeps for the customer conscience, the customer conscience.
    #[must_use]
    pub fn may_end(&self, signal: &Signal) -> bool {
        let theirs = if signal.is_kept() {
            self.is_conscience
        } else {
            self.owns(signal)
        };
        // A customer who became the customer conscience is the only one who reads what they kept.
        signal.state == State::Open && theirs && (!self.asks(signal) || signal.is_kept())
    }

    /// Whether they can stop its clock: whoever can end it. The clock of an enquiry never stops, because the customer
    /// could not say anything that lets it run again.
    #[must_use]
    pub fn may_stop(&self, signal: &Signal) -> bool {
        self.may_end(signal) && !signal.is_enquiry()
    }

    /// Checks `may`, one of the rules above.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone who may not know of it; [`Conflict::Closed`] when it has ended;
    /// [`Error::Forbidden`].
    pub fn check(&self, signal: &Signal, may: fn(&Self, &Signal) -> bool) -> Result<()> {
        if !self.may_read(signal) {
            Err(Error::NotFound)
        } else if may(self, signal) {
            Ok(())
        } else if signal.state != State::Open {
            Err(Conflict::Closed.into())
        } else {
            Err(Error::Forbidden)
        }
    }
}
