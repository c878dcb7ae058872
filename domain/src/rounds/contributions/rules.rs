//! The state machine of a contribution, and who may do what with it.

use super::{Attribution, Debt, State, Verdict};
use crate::{
    Actor, Conflict, Error, Result, Role, Timestamp,
    base::{ids::AccountId, working_days},
    rounds::proposals::visibility::Viewer,
};
use jiff::{civil::Date, tz::TimeZone};

/// The state of a contribution, with whether an answer was refused before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// Its state.
    pub state: State,
    /// Whether a first answer was refused; the contribution is opened again only once.
    pub reopened: bool,
}

impl Status {
    /// The status of every new contribution.
    pub const NEW: Self = Self {
        state: State::Waiting,
        reopened: false,
    };

    /// The status after an answer, if one is owed.
    ///
    /// # Errors
    /// [`Conflict::Withdrawn`] or [`Conflict::AlreadyAnswered`].
    pub const fn answered(self) -> Result<Self, Conflict> {
        match self.state {
            State::Waiting => Ok(Self {
                state: State::Answered,
                ..self
            }),
            State::Withdrawn => Err(Conflict::Withdrawn),
            State::Answered | State::Settled | State::Disputed => Err(Conflict::AlreadyAnswered),
        }
    }

    /// The status after the writer's verdict. The first "no" opens the contribution again; the second is
    /// recorded and shown to the customer conscience, but does not open it.
    ///
    /// # Errors
    /// [`Conflict::AlreadyReopened`] when "no" was said before and there is no new answer, or was said
    /// twice; [`Conflict::AlreadyJudged`], [`Conflict::Withdrawn`], [`Conflict::NotAnswered`].
    pub const fn judged(self, verdict: Verdict) -> Result<Self, Conflict> {
        match (self.state, verdict) {
            (State::Answered, Verdict::Yes | Verdict::Partly) => Ok(Self {
                state: State::Settled,
                ..self
            }),
            (State::Answered, Verdict::No) if self.reopened => Ok(Self {
                state: State::Disputed,
                ..self
            }),
            (State::Answered, Verdict::No) => Ok(Self {
                state: State::Waiting,
                reopened: true,
            }),
            (State::Waiting, _) if self.reopened => Err(Conflict::AlreadyReopened),
            (State::Waiting, _) => Err(Conflict::NotAnswered),
            (State::Disputed, _) => Err(Conflict::AlreadyReopened),
            (State::Settled, _) => Err(Conflict::AlreadyJudged),
            (State::Withdrawn, _) => Err(Conflict::Withdrawn),
        }
    }

    /// The status after the writer withdrew it.
    ///
    /// # Errors
    /// The same as [`Self::untouched`].
    pub const fn withdrawn(self) -> Result<Self, Conflict> {
        match self.untouched() {
            Ok(()) => Ok(Self {
                state: State::Withdrawn,
                ..self
            }),
            Err(why) => Err(why),
        }
    }

    /// Checks that it has no answer yet, so that the writer may still change or withdraw it.
    ///
    /// # Errors
    /// [`Conflict::Withdrawn`] or [`Conflict::AlreadyAnswered`].
    pub const fn untouched(self) -> Result<(), Conflict> {
        match (self.state, self.reopened) {
            (State::Waiting, false) => Ok(()),
            (State::Withdrawn, _) => Err(Conflict::Withdrawn),
            _ => Err(Conflict::AlreadyAnswered),
        }
    }
}

/// Whether something shown as `from` may become shown as `to`: stricter, never looser.
#[must_use]
pub fn may_become(from: Attribution, to: Attribution) -> bool {
    to >= from
}

/// The least number of days for a second answer after the first was refused, or until the promised date when
/// that is later.
const DAYS_AFTER_REFUSAL: i64 = 14;

/// The moment when the second answer is due.
#[must_use]
pub fn due_after_refusal(promised: Timestamp, now: Timestamp) -> Timestamp {
    promised.max(now.plus_days(DAYS_AFTER_REFUSAL))
}

/// The working days within which the customer conscience looks at an answer that was refused twice.
pub const LOOK_WITHIN: u32 = 5;

/// The last day on which the customer conscience is in time to look at an answer that was refused twice.
#[must_use]
pub fn look_due(disputed_at: Timestamp, zone: &TimeZone) -> Date {
    working_days::due(disputed_at, LOOK_WITHIN, zone)
}

/// The moment when an answer is due to a question that was asked in a session and not answered there: the date
/// that was promised in the round, but at least as long as after a refusal.
#[must_use]
pub fn due_after_session(promised: Option<Timestamp>, now: Timestamp) -> Timestamp {
    due_after_refusal(promised.unwrap_or(now), now)
}

/// Whether this member of staff may read a contribution that is shown like this. The customer conscience may, and
/// so may `owners`: the owner of the project and the colleague who owes the answer. One for the customer
/// conscience only is for the present conscience, not for the conscience at the time of writing.
#[must_use]
pub fn staff_may_read(actor: &Actor, shown_as: Attribution, owners: &[AccountId]) -> bool {
    let viewer = Viewer::of(actor, owners, false, false);
    match shown_as {
        Attribution::Conscience => viewer.conscience,
        Attribution::Name | Attribution::Segment => viewer.conscience || viewer.owner,
    }
}

/// Whether this actor owes the answer.
#[must_use]
pub(crate) fn owes(actor: &Actor, shown_as: Attribution, owner: AccountId) -> bool {
    let named = actor.account();
    match shown_as {
        Attribution::Conscience => named.is_some() && actor.is(Role::CustomerConscience),
        Attribution::Name | Attribution::Segment => {
            named == Some(owner)
                && (actor.is(Role::ProjectOwner) || actor.is(Role::CustomerConscience))
        }
    }
}

/// Checks that the actor owes the answer.
///
/// # Errors
/// As [`check_owes`].
pub(crate) fn require_owes(actor: &Actor, debt: &Debt) -> Result<()> {
    check_owes(actor, debt.shown_as, debt.owner_id, debt.project_owner_id)
}

/// The same, for contributions that are shown alike and owed by one person.
///
/// # Errors
/// [`Error::NotFound`] for anyone who may not read them, [`Error::Forbidden`] for anyone who may not answer them.
pub(crate) fn check_owes(
    actor: &Actor,
    shown_as: Attribution,
    owner: AccountId,
    project_owner: AccountId,
) -> Result<()> {
    if owes(actor, shown_as, owner) {
        Ok(())
    } else if staff_may_read(actor, shown_as, &[project_owner, owner]) {
        Err(Error::Forbidden)
    } else {
        Err(Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Language, Person, Roles,
        base::ids::{ContributionId, MemberId, ProjectId, ProposalId, SignInId},
    };
    use proptest::prelude::*;

    #[derive(Clone, Copy, Debug)]
    enum Event {
        Answer,
        Judge(Verdict),
        Withdraw,
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        let event = prop_oneof![
            Just(Event::Answer),
            prop::sample::select(Verdict::ALL).prop_map(Event::Judge),
            Just(Event::Withdraw),
        ];
        prop::collection::vec(event, 0..12)
    }

    fn apply(status: Status, event: Event) -> Result<Status, Conflict> {
        match event {
            Event::Answer => status.answered(),
            Event::Judge(verdict) => status.judged(verdict),
            Event::Withdraw => status.withdrawn(),
        }
    }

    proptest! {
        #[test]
        fn in_every_order_it_is_reopened_once_and_judged_only_when_answered(events in events()) {
            let mut now = Status::NEW;
            let mut reopenings = 0;
            let mut answers = 0;
            for event in events {
                let before = now;
                let Ok(after) = apply(before, event) else { continue };
                match event {
                    Event::Answer => {
                        answers += 1;
                        prop_assert_eq!(before.state, State::Waiting);
                        prop_assert_eq!(after.state, State::Answered);
                    }
                    Event::Judge(verdict) => {
                        prop_assert_eq!(before.state, State::Answered);
                        prop_assert_eq!(after.state == State::Settled, verdict != Verdict::No);
                        reopenings += i32::from(after.state == State::Waiting);
                    }
                    Event::Withdraw => {
                        prop_assert_eq!(answers, 0);
                        prop_assert_eq!(after.state, State::Withdrawn);
                    }
                }
                // A refusal of an answer is never forgotten.
                prop_assert!(after.reopened || !before.reopened);
                now = after;
            }
            prop_assert!(reopenings <= 1);
            prop_assert!(answers <= 2);
            prop_assert_eq!(now.reopened, reopenings == 1);
            prop_assert!(now.state != State::Disputed || (answers == 2 && now.reopened));
        }

        #[test]
        fn an_end_stays_an_end(events in events(), end in prop::sample::select(vec![State::Settled, State::Disputed, State::Withdrawn]), reopened: bool) {
            let status = Status { state: end, reopened };
            for event in events {
                prop_assert!(apply(status, event).is_err());
            }
        }

        #[test]
        fn only_the_present_conscience_reads_and_answers_what_is_for_the_conscience(
            roles in prop::collection::vec(prop::sample::select(Role::ALL), 0..4),
            shown_as in prop::sample::select(Attribution::ALL),
            owner: bool,
            own_project: bool,
            member: bool,
        ) {
            let roles: Roles = roles.into_iter().collect();
            let me = AccountId(1);
            let actor = Actor::Person(Person {
                account: me, name: String::new(), language: Language::Nl,
                member: member.then_some(MemberId(1)), roles, sign_in: SignInId(1),
            });
            let debt = Debt {
                id: ContributionId(1), proposal_id: ProposalId(1), project_id: ProjectId(1),
                member_id: MemberId(9), writer: AccountId(9),
                project_owner_id: if own_project { me } else { AccountId(3) },
                owner_id: if owner { me } else { AccountId(2) },
                shown_as, state: State::Waiting, due_at: Timestamp(0), changed_at: Timestamp(0), reopened_at: None,
            };
            let conscience = roles.has(Role::CustomerConscience);
            let reads = staff_may_read(&actor, shown_as, &debt.owners());
            if shown_as == Attribution::Conscience {
                prop_assert_eq!(reads, conscience);
                prop_assert_eq!(owes(&actor, debt.shown_as, debt.owner_id), conscience);
            } else if owes(&actor, debt.shown_as, debt.owner_id) {
                prop_assert!(owner && reads);
            }
            if !(conscience || roles.has(Role::ProjectOwner) && (owner || own_project)) {
                prop_assert!(!reads && !owes(&actor, debt.shown_as, debt.owner_id));
                prop_assert!(matches!(require_owes(&actor, &debt), Err(Error::NotFound)));
            }
        }
    }

    #[test]
    fn neither_a_visitor_nor_the_portal_owes_an_answer() {
        assert!(!owes(
            &Actor::Visitor,
            Attribution::Conscience,
            AccountId(1)
        ));
        assert!(!owes(&Actor::Portal, Attribution::Conscience, AccountId(1)));
    }

    #[test]
    fn a_writer_is_shown_stricter_but_never_looser() {
        let looser: Vec<_> = Attribution::ALL
            .iter()
            .flat_map(|from| Attribution::ALL.iter().map(move |to| (*from, *to)))
            .filter(|(from, to)| !may_become(*from, *to))
            .collect();
        assert_eq!(
            looser,
            [
                (Attribution::Segment, Attribution::Name),
                (Attribution::Conscience, Attribution::Name),
                (Attribution::Conscience, Attribution::Segment),
            ]
        );
    }
}
