//! These rules say who may decide, when, and under which conditions.

use crate::{
    Actor, Conflict, Error, Result, Role, Timestamp,
    base::ids::AccountId,
    rounds::{
        projects,
        proposals::{Influence, Outcome, State},
        terms::Terms,
    },
};

/// The conditions of a decision on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Gate {
    /// The state of the proposal, as it was stored.
    pub state: State,
    /// The moment when its round closes.
    pub closes_at: Option<Timestamp>,
    /// The degree of influence of customers.
    pub influence: Influence,
    /// The number of customers who have to vote.
    pub quorum: i64,
    /// The number of customers who voted.
    pub votes: i64,
    /// The number of votes for it without concerns.
    pub in_favour: i64,
    /// The number of votes for it with concerns.
    pub with_concerns: i64,
    /// The number of votes against it.
    pub against: i64,
    /// The number of contributions that wait for an answer from staff.
    pub unanswered: i64,
    /// The number of contributions that wait for an answer from the customer conscience, who alone reads them.
    pub kept: i64,
    /// The number of waivers that were signed: none or one.
    pub waivers: i64,
    /// The owner of the project.
    pub owner_id: AccountId,
    /// The terms that are promised to customers who advise.
    #[sqlx(flatten)]
    pub terms: Terms,
    /// The number of challenges of the customer conscience that wait for a reply: none or one.
    pub challenges: i64,
}

impl Gate {
    /// Whether too few customers voted.
    #[must_use]
    pub const fn lacks_votes(&self) -> bool {
        self.votes < self.quorum
    }

    /// Whether a contribution of a customer waits for an answer.
    #[must_use]
    pub const fn lacks_answers(&self) -> bool {
        self.unanswered > 0 || self.kept > 0
    }

    /// Whether the customer conscience objects, and the owner has not replied.
    #[must_use]
    pub const fn lacks_reply(&self) -> bool {
        self.challenges > 0
    }

    /// Whether the round is over and nothing is missing, or the missing conditions were waived.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.check(now, Outcome::Drop).is_ok()
    }

    /// Checks that a decision may be taken.
    ///
    /// # Errors
    /// [`Conflict::NotOpen`], [`Conflict::RoundOpen`], [`Conflict::Decided`] or [`Conflict::Closed`] in the
    /// wrong state; [`Conflict::BelowQuorum`] and [`Conflict::Unanswered`] unless waived;
    /// [`Conflict::Challenged`], which no waiver lifts; [`Conflict::NoConsent`] when a proposal that needs
    /// consent is to go ahead without it, as it stands or adapted.
    pub fn check(&self, now: Timestamp, outcome: Outcome) -> Result<(), Conflict> {
        self.check_closed(now)?;
        if self.waivers == 0 {
            if self.lacks_votes() {
                return Err(Conflict::BelowQuorum);
            }
            if self.lacks_answers() {
                return Err(Conflict::Unanswered);
            }
        }
        if self.lacks_reply() {
            return Err(Conflict::Challenged);
        }
        let agreed = self.in_favour + self.with_concerns > self.against;
        if self.influence == Influence::Consent && outcome != Outcome::Drop && !agreed {
            return Err(Conflict::NoConsent);
        }
        Ok(())
    }

    /// Checks that the round is over and there is no decision yet.
    ///
    /// # Errors
    /// As [`Self::check`], of the state only.
    pub fn check_closed(&self, now: Timestamp) -> Result<(), Conflict> {
        match self.state.at(now, self.closes_at) {
            State::Closed => Ok(()),
            State::Draft => Err(Conflict::NotOpen),
            State::Open => Err(Conflict::RoundOpen),
            State::Decided => Err(Conflict::Decided),
            State::Withdrawn => Err(Conflict::Closed),
        }
    }
}

/// Checks that the owner of the project may decide: the gate is open.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff, [`Error::Forbidden`] for anyone who does not own the
/// project; then as [`Gate::check`].
pub fn check_take(
    actor: &Actor,
    owner: AccountId,
    gate: &Gate,
    now: Timestamp,
    outcome: Outcome,
) -> Result<()> {
    projects::rules::check_change(actor, owner)?;
    Ok(gate.check(now, outcome)?)
}

/// Checks that a member of the board may waive missing conditions.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff, [`Error::Forbidden`] for anyone who is not on the
/// board; for the state as [`Gate::check`]; [`Conflict::OwnWaiver`] for the owner of the project;
/// [`Conflict::Waived`] the second time; [`Conflict::NothingMissing`].
pub fn check_waive(actor: &Actor, gate: &Gate, now: Timestamp) -> Result<()> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    actor.require(Role::BoardMember)?;
    gate.check_closed(now)?;
    if actor.account() == Some(gate.owner_id) {
        return Err(Conflict::OwnWaiver.into());
    }
    if gate.waivers > 0 {
        return Err(Conflict::Waived.into());
    }
    if !gate.lacks_votes() && !gate.lacks_answers() {
        return Err(Conflict::NothingMissing.into());
    }
    Ok(())
}

/// The moment from which a decision may be carried out; `None` when that is at once, or never.
#[must_use]
pub fn carried_out_from(
    influence: Influence,
    outcome: Outcome,
    taken_at: Timestamp,
    terms: Terms,
) -> Option<Timestamp> {
    (influence == Influence::Advise && outcome != Outcome::Drop)
        .then(|| taken_at.plus_days(terms.standstill_days))
}

/// The moment by which customers who advised have to hear the reasons why they are not followed.
#[must_use]
pub fn reasons_due(influence: Influence, closes_at: Timestamp, terms: Terms) -> Option<Timestamp> {
    (influence == Influence::Advise).then(|| closes_at.plus_days(terms.reasons_days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Language, Person, Roles,
        base::ids::{MemberId, SignInId},
        rounds::proposals::Action,
    };
    use proptest::prelude::*;

    const OWNER: AccountId = AccountId(1);
    const NOW: Timestamp = Timestamp(1000);

    /// Somebody with any roles, who may be the owner and may be a customer as well.
    fn actors() -> impl Strategy<Value = Actor> {
        (1_i64..3, 0_u8..16, any::<bool>()).prop_map(|(account, bits, member)| {
            let roles: Roles = Role::ALL
                .iter()
                .copied()
                .filter(|role| bits & (1 << *role as u8) != 0)
                .collect();
            Actor::Person(Person {
                account: AccountId(account),
                name: "Iemand".to_owned(),
                language: Language::Nl,
                member: member.then_some(MemberId(1)),
                roles,
                sign_in: SignInId(0),
            })
        })
    }

    fn gates() -> impl Strategy<Value = Gate> {
        let place = (
            prop::sample::select(State::ALL),
            prop::option::of((998_i64..1003).prop_map(Timestamp)),
            prop::sample::select(Influence::ALL),
        );
        let counts = (1_i64..5, 0_i64..4, 0_i64..3, 0_i64..4, 0_i64..2);
        let debts = (0_i64..2, 0_i64..2, 0_i64..2, 0_i64..2);
        (place, counts, debts).prop_map(
            |(
                (state, closes_at, influence),
                (quorum, in_favour, with_concerns, against, neutral),
                (unanswered, kept, waivers, challenges),
            )| Gate {
                state,
                closes_at,
                influence,
                quorum,
                votes: in_favour + with_concerns + against + neutral,
                in_favour,
                with_concerns,
                against,
                unanswered,
                kept,
                waivers,
                owner_id: OWNER,
                terms: Terms::LAW,
                challenges,
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn only_the_owner_decides_and_only_through_an_open_gate(
            actor in actors(), gate in gates(), outcome in prop::sample::select(Outcome::ALL),
        ) {
            let owns = actor.is(Role::ProjectOwner) && actor.account() == Some(OWNER);
            let closed = gate.state.at(NOW, gate.closes_at) == State::Closed;
            let heard = gate.votes >= gate.quorum && gate.unanswered + gate.kept == 0;
            let against = gate.influence == Influence::Consent
                && outcome != Outcome::Drop
                && gate.in_favour + gate.with_concerns <= gate.against;
            let may = owns && closed && (heard || gate.waivers > 0)
                && gate.challenges == 0 && !against;
            prop_assert_eq!(check_take(&actor, OWNER, &gate, NOW, outcome).is_ok(), may);
        }

        #[test]
        fn who_may_not_know_of_a_proposal_is_told_nothing_of_its_gate(actor in actors(), gate in gates()) {
            let taken = check_take(&actor, OWNER, &gate, NOW, Outcome::Drop);
            let waived = check_waive(&actor, &gate, NOW);
            if !actor.is_staff() {
                prop_assert!(matches!(taken, Err(Error::NotFound)));
                prop_assert!(matches!(waived, Err(Error::NotFound)));
            }
        }

        #[test]
        fn only_the_board_waives_only_once_and_only_what_is_missing(actor in actors(), gate in gates()) {
            let may = actor.is(Role::BoardMember)
                && gate.state.at(NOW, gate.closes_at) == State::Closed
                && gate.waivers == 0
                && actor.account() != Some(OWNER)
                && (gate.votes < gate.quorum || gate.unanswered + gate.kept > 0);
            prop_assert_eq!(check_waive(&actor, &gate, NOW).is_ok(), may);
            // A waiver lets the owner drop or adapt, whatever was missing; a challenge is not waived.
            if may {
                let waived = Gate { waivers: 1, ..gate };
                prop_assert!(!gate.is_open(NOW));
                prop_assert_eq!(waived.is_open(NOW), gate.challenges == 0);
            }
        }

        #[test]
        fn the_gate_never_lets_pass_what_the_proposal_refuses(gate in gates(), outcome in prop::sample::select(Outcome::ALL)) {
            if gate.check(NOW, outcome).is_ok() {
                let state = gate.state.at(NOW, gate.closes_at);
                prop_assert_eq!(state.after(Action::Decide), Ok(State::Decided));
            }
        }
    }

    #[test]
    fn only_an_advice_that_is_carried_out_stands_still_first() {
        let day = 24 * 60 * 60 * 1_000_000;
        let from =
            |influence, outcome| carried_out_from(influence, outcome, Timestamp(0), Terms::LAW);
        assert_eq!(
            from(Influence::Advise, Outcome::Adapt),
            Some(Timestamp(3 * day))
        );
        assert_eq!(from(Influence::Advise, Outcome::Drop), None);
        assert_eq!(from(Influence::Consult, Outcome::Adopt), None);
        assert_eq!(
            reasons_due(Influence::Advise, Timestamp(0), Terms::LAW),
            Some(Timestamp(14 * day))
        );
        assert_eq!(
            reasons_due(Influence::Consent, Timestamp(0), Terms::LAW),
            None
        );
    }
}
