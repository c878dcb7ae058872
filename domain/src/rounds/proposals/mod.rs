//! Proposals, which are put to customers within one phase of a project.
//!
//! Owns proposals, their questions and their audience. What must stay true: a proposal changes only while it is
//! a draft, except for an impact statement that the customer conscience found insufficient; a round that is
//! open has an audience, a closing time and a day by which answers come; a proposal that would only inform is
//! never opened; time closes a round, and the worker only notes it.

pub mod asked;
pub mod contents;
pub mod draft;
pub mod load;
pub mod operations;
mod outcome;
pub mod queries;
pub(crate) mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod translation;
pub mod visibility;

pub use outcome::Outcome;

use crate::{
    Conflict, Language, Timestamp,
    base::{
        ids::{AccountId, PhaseId, ProjectId, ProposalId, QuestionId, SegmentId},
        time::Day,
    },
    rounds::{projects::PhaseKind, terms::Terms},
};

/// The days after a "no" in which those who spoke can appeal against it, also when the round was withdrawn.
pub const APPEAL_DAYS: i64 = 30;

/// A proposal with what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Proposal {
    /// Its key.
    pub id: ProposalId,
    /// The project that it is part of.
    pub project_id: ProjectId,
    /// The name of that project.
    pub project_name: String,
    /// The account of the project's owner, who reads the contributions and answers.
    pub owner_id: AccountId,
    /// The name of the owner.
    pub owner_name: String,
    /// The phase of the project.
    pub phase_id: PhaseId,
    /// The kind of that phase.
    pub phase: PhaseKind,
    /// The state at the moment for which it was read.
    pub state: State,
    /// The language of its words as they are here: that of the reader when there is a second text in it.
    pub language: Language,
    /// Whether they are those of the second text.
    #[sqlx(skip)]
    pub is_second: bool,
    /// Whether there are words in both languages.
    #[sqlx(skip)]
    pub has_both: bool,
    /// The title.
    pub title: String,
    /// The summary in plain words, as Markdown.
    pub summary: String,
    /// The part that can't be changed.
    pub scope_fixed: String,
    /// The part that is still open.
    pub scope_open: String,
    /// The findings that would change our course.
    pub scope_course: String,
    /// The degree of influence of customers.
    pub influence: Influence,
    /// The number of customers who have to vote before there can be a decision.
    pub quorum: i64,
    /// The terms that are promised to customers who advise on it.
    #[sqlx(flatten)]
    pub terms: Terms,
    /// The meaning for the customer.
    pub impact_statement: String,
    /// The minutes that a review takes; 0 until it was filled in.
    pub minutes: i64,
    /// The day of the decision.
    #[sqlx(try_from = "String")]
    pub decide_on: Day,
    /// The last day of the round.
    #[sqlx(try_from = "String")]
    pub closes_on: Day,
    /// The day by which everything is answered.
    #[sqlx(try_from = "String")]
    pub answers_by: Day,
    /// The moment when the round closes; known once it opened.
    pub closes_at: Option<Timestamp>,
    /// The moment when every answer is due; known once it opened.
    pub answers_due_at: Option<Timestamp>,
    /// The moment when it was opened.
    pub opened_at: Option<Timestamp>,
    /// The number of people in its segments who were not asked, because their month was full.
    pub left_out: i64,
    /// The moment when it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// The reason why it was withdrawn, for those who were asked.
    pub withdrawn_why: String,
}

impl Proposal {
    /// The language in which it was begun. The reason of a withdrawal is in it.
    #[must_use]
    pub const fn written_in(&self) -> Language {
        if self.is_second {
            self.language.other()
        } else {
            self.language
        }
    }

    /// The proposal with its state at `now`; only its `store` needs this.
    fn at(mut self, now: Timestamp) -> Self {
        self.state = self.state.at(now, self.closes_at);
        self
    }
}

/// One of a proposal's own questions.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Question {
    /// Its key.
    pub id: QuestionId,
    /// Its place, from 1.
    pub place: i64,
    /// The text of the question.
    pub text: String,
    /// The reply of the reader, if there is one.
    pub reply: Option<String>,
}

/// A segment that a proposal is meant for.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SegmentAsked {
    /// The segment.
    pub id: SegmentId,
    /// Its name.
    pub name: String,
    /// The number of people who were asked as part of it; 0 until the round opened.
    pub people: i64,
}

/// A proposal in a list.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// Its key.
    pub id: ProposalId,
    /// The phase that it is part of.
    pub phase_id: PhaseId,
    /// Its title.
    pub title: String,
    /// The state.
    pub state: State,
    /// The moment when its round closes.
    pub closes_at: Option<Timestamp>,
    /// The number of people who were asked.
    pub asked: i64,
    /// The number of people who took a position.
    pub votes: i64,
    /// The outcome of the decision.
    pub outcome: Option<Outcome>,
}

/// A proposal that waits for a member.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// Its key.
    pub id: ProposalId,
    /// Its title.
    pub title: String,
    /// The language of the title.
    pub language: Language,
    /// The minutes that a review takes.
    pub minutes: i64,
    /// The moment when its round closes.
    pub closes_at: Timestamp,
    /// The name of the owner, who asks.
    pub owner: String,
}

/// The state of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Being written; only staff know of it.
    Draft,
    /// The audience reads, votes and writes.
    Open,
    /// The round is over; the answers and the decision are still to come.
    Closed,
    /// A decision was taken.
    Decided,
    /// Withdrawn by its owner.
    Withdrawn,
}
crate::base::db::text_enum!(State {
    Draft => "draft", Open => "open", Closed => "closed", Decided => "decided", Withdrawn => "withdrawn",
});

/// The degree of influence of customers, which is declared before the round opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Influence {
    /// They are heard, and hear what was done with what they said.
    Consult,
    /// They advise; an owner who does not follow them says why, and waits before carrying the decision out.
    Advise,
    /// The proposal is adopted only if more of them are for it than against.
    Consent,
}
crate::base::db::text_enum!(Influence { Consult => "consult", Advise => "advise", Consent => "consent" });

/// An action on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Change the text.
    Edit,
    /// Put it to its audience.
    Open,
    /// End the round.
    Close,
    /// Record a decision.
    Decide,
    /// Withdraw it.
    Withdraw,
}

impl State {
    /// The state at `now`: an open round whose time is over is closed, however late the worker is.
    #[must_use]
    pub fn at(self, now: Timestamp, closes_at: Option<Timestamp>) -> Self {
        match (self, closes_at) {
            (Self::Open, Some(closes_at)) if now >= closes_at => Self::Closed,
            (state, _) => state,
        }
    }

    /// The state after an action.
    ///
    /// # Errors
    /// [`Conflict::NotOpen`], [`Conflict::AlreadyOpen`] or [`Conflict::Closed`]: the reason why this state does
    /// not allow it.
    pub const fn after(self, action: Action) -> Result<Self, Conflict> {
        match (self, action) {
            (Self::Draft, Action::Edit) => Ok(Self::Draft),
            (Self::Draft, Action::Open) => Ok(Self::Open),
            (Self::Draft | Self::Open, Action::Withdraw) => Ok(Self::Withdrawn),
            (Self::Open, Action::Close) => Ok(Self::Closed),
            (Self::Closed, Action::Decide) => Ok(Self::Decided),
            (Self::Draft, Action::Close | Action::Decide) => Err(Conflict::NotOpen),
            (Self::Open, Action::Edit | Action::Open | Action::Decide) => {
                Err(Conflict::AlreadyOpen)
            }
            (Self::Closed | Self::Decided | Self::Withdrawn, _) => Err(Conflict::Closed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ACTIONS: [Action; 5] = [
        Action::Edit,
        Action::Open,
        Action::Close,
        Action::Decide,
        Action::Withdraw,
    ];

    proptest! {
        #[test]
        fn whatever_is_tried_a_round_opens_once_and_its_end_is_final(tries in prop::collection::vec(0_usize..5, 0..30)) {
            let mut state = State::Draft;
            let mut opened = 0;
            let mut decided_after = Vec::new();
            for action in tries.into_iter().map(|place| ACTIONS[place]) {
                let before = state;
                let Ok(after) = state.after(action) else { continue };
                opened += u32::from(before == State::Draft && after == State::Open);
                prop_assert!(!matches!(before, State::Decided | State::Withdrawn), "{before:?} changed by {action:?}");
                prop_assert!(before == State::Draft || action != Action::Edit);
                if after == State::Decided {
                    decided_after.push(before);
                }
                state = after;
            }
            prop_assert!(opened <= 1);
            prop_assert!(decided_after.iter().all(|before| *before == State::Closed));
        }

        #[test]
        fn time_closes_an_open_round_and_touches_nothing_else(now in any::<i32>(), closes in any::<i32>()) {
            let (now, closes) = (Timestamp(now.into()), Timestamp(closes.into()));
            for &state in State::ALL {
                let seen = state.at(now, Some(closes));
                prop_assert_eq!(seen == State::Closed, state == State::Closed || (state == State::Open && now >= closes));
                prop_assert!(seen == state || state == State::Open);
            }
        }
    }
}
