//! These rules say who may promise and keep. They tell the status of a commitment from its facts, the customers'
//! words and the clock.

use super::{Commitment, Source, State, Status};
use crate::{
    Actor, Error, Result, Role, Timestamp,
    base::{ids::AccountId, time::Day},
    rounds::projects,
};
use jiff::{
    civil::{Date, time},
    tz::TimeZone,
};

/// The days after a commitment was marked as done until the customers are asked whether it happened.
pub const ASK_AFTER_DAYS: i64 = 30;
/// The working days before its day on which its owner is reminded.
pub const REMIND_BEFORE: u32 = 3;
/// The days ahead that its owner finds it on their home page.
pub const SOON_DAYS: i64 = 14;
/// The hour of the organisation's day at which reminders go out.
const MORNING: i8 = 8;

/// The facts that a status follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The state that its owner gave it.
    pub state: State,
    /// The day by which it will be done.
    pub due_on: Day,
    /// Whether that day moved.
    pub moved: bool,
    /// Whether the customers were asked.
    pub asked: bool,
    /// The number of people who say that it happened.
    pub yes: i64,
    /// The number of people who deny it.
    pub no: i64,
}

/// The status. The SQL of the ledger computes the same, to filter and to count.
#[must_use]
pub fn status(facts: Facts, today: Date) -> Status {
    match facts.state {
        State::GivenUp => Status::Broken,
        State::Open if facts.due_on.0.is_some_and(|due| due < today) => Status::Late,
        State::Open if facts.moved => Status::Moved,
        State::Open => Status::Planned,
        State::Done if facts.yes > facts.no => Status::Kept,
        State::Done if facts.no > 0 => Status::Broken,
        State::Done if facts.asked => Status::Asked,
        State::Done => Status::Done,
    }
}

/// The occasion on which somebody would promise something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Its kind.
    pub source: Source,
    /// The owner of the project.
    pub owner_id: AccountId,
    /// The account that gave the answer, when it is one.
    pub answered_by: Option<AccountId>,
    /// Whether it is an answer to contributions for the customer conscience only.
    pub of_conscience: bool,
}

/// Checks that the actor may promise something there: the owner of the project may, and the customer conscience
/// in the answers that they gave themselves.
///
/// # Errors
/// [`Error::NotFound`] for anyone who may not know of it, [`Error::Forbidden`] for the rest of the staff.
pub fn check_promise(actor: &Actor, ground: &Ground) -> Result<()> {
    let conscience = actor.is(Role::CustomerConscience);
    let answered = ground.answered_by.is_some() && ground.answered_by == actor.account();
    if conscience && answered {
        Ok(())
    } else if ground.of_conscience && !conscience {
        Err(Error::NotFound)
    } else if ground.of_conscience {
        Err(Error::Forbidden)
    } else {
        projects::rules::check_change(actor, ground.owner_id)
    }
}

/// Whether the actor keeps this commitment: moves its day, marks it as done, gives it up. Members of the board
/// keep the promises that they made in a session.
#[must_use]
pub fn keeps(actor: &Actor, owner: AccountId) -> bool {
    actor.account() == Some(owner)
        && [
            Role::ProjectOwner,
            Role::BoardMember,
            Role::CustomerConscience,
        ]
        .into_iter()
        .any(|role| actor.is(role))
}

/// Checks that the actor is its owner. Its existence is no secret.
///
/// # Errors
/// [`Error::Forbidden`] for everybody else.
pub fn check_keeps(actor: &Actor, owner: AccountId) -> Result<()> {
    if keeps(actor, owner) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// Whether the actor may offer it to a colleague. A commitment that belongs to an answer for the customer
/// conscience only goes along with the mandate and in no other way.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn check_offer(actor: &Actor, commitment: &Commitment) -> Result<()> {
    check_keeps(actor, commitment.owner_id)?;
    if commitment.is_of_conscience() {
        Err(Error::Forbidden)
    } else {
        Ok(())
    }
}

/// Whether the actor reads the words that customers add to their yes or no: its owner and the
/// customer conscience.
#[must_use]
pub fn hears(actor: &Actor, owner: AccountId) -> bool {
    keeps(actor, owner) || actor.is(Role::CustomerConscience)
}

/// The moment when the reminders of a day go out.
#[must_use]
pub fn morning(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_datetime(time(MORNING, 0, 0, 0))
        .to_zoned(zone.clone())
        .map_or(Timestamp(i64::MAX), |at| {
            Timestamp(at.timestamp().as_microsecond())
        })
}

#[cfg(test)]
mod tests {
    use super::{super::Action, *};
    use crate::{Conflict, Language, Person, Roles, base::ids::SignInId};
    use jiff::{Span, civil::date};
    use proptest::prelude::*;

    const ACTIONS: [Action; 4] = [
        Action::Move,
        Action::CallDone,
        Action::GiveUp,
        Action::Offer,
    ];

    fn day(offset: i64) -> Date {
        date(2026, 1, 1)
            .checked_add(Span::new().days(offset))
            .unwrap()
    }

    fn person(account: i64, roles: &[Role]) -> Actor {
        Actor::Person(Person {
            account: AccountId(account),
            name: String::new(),
            language: Language::Nl,
            member: None,
            roles: roles.iter().copied().collect(),
            sign_in: SignInId(0),
        })
    }

    fn any_roles() -> impl Strategy<Value = Vec<Role>> {
        prop::collection::vec(prop::sample::select(Role::ALL), 0..4)
    }

    #[test]
    fn the_customers_and_not_its_owner_say_whether_it_was_kept() {
        let done = |asked, yes, no| {
            let facts = Facts {
                state: State::Done,
                due_on: Day(Some(day(0))),
                moved: true,
                asked,
                yes,
                no,
            };
            status(facts, day(400))
        };
        assert_eq!(done(false, 0, 0), Status::Done);
        assert_eq!(done(true, 0, 0), Status::Asked);
        assert_eq!(done(true, 1, 0), Status::Kept);
        assert_eq!(done(true, 1, 1), Status::Broken);
        assert_eq!(done(true, 2, 1), Status::Kept);
        assert_eq!(done(true, 0, 1), Status::Broken);
    }

    proptest! {
        #[test]
        fn whatever_is_tried_in_whatever_order_it_ends_once(tries in prop::collection::vec(0_usize..4, 0..30)) {
            let mut state = State::Open;
            let mut ended = 0;
            for action in tries.into_iter().map(|place| ACTIONS[place]) {
                match state.after(action) {
                    Ok(after) => {
                        prop_assert_eq!(state, State::Open);
                        prop_assert_eq!(after == State::Done, action == Action::CallDone);
                        prop_assert_eq!(after == State::GivenUp, action == Action::GiveUp);
                        ended += u32::from(after != State::Open);
                        state = after;
                    }
                    Err(why) => {
                        prop_assert_eq!(why, Conflict::CommitmentEnded);
                        prop_assert!(state != State::Open);
                    }
                }
            }
            prop_assert!(ended <= 1);
        }

        #[test]
        fn only_what_is_open_grows_late_and_only_customers_or_giving_up_decide(
            state in prop::sample::select(State::ALL), due in 0_i64..2000, today in 0_i64..2000,
            moved: bool, asked: bool, yes in 0_i64..5, no in 0_i64..5,
        ) {
            let facts = Facts { state, due_on: Day(Some(day(due))), moved, asked, yes, no };
            let seen = status(facts, day(today));
            prop_assert_eq!(seen == Status::Late, state == State::Open && due < today);
            prop_assert_eq!(seen == Status::Moved, state == State::Open && due >= today && moved);
            prop_assert_eq!(seen == Status::Planned, state == State::Open && due >= today && !moved);
            prop_assert_eq!(seen == Status::Kept, state == State::Done && yes > no);
            prop_assert_eq!(
                seen == Status::Broken,
                state == State::GivenUp || (state == State::Done && no >= yes && no > 0)
            );
            if state == State::Done && yes == 0 && no == 0 {
                prop_assert_eq!(seen, if asked { Status::Asked } else { Status::Done });
            }
        }

        #[test]
        fn only_the_owner_of_the_project_promises_and_the_conscience_in_their_own_answers(
            roles in any_roles(), account in 1_i64..4, owner in 1_i64..4, answered in 0_i64..4, of_conscience: bool,
            source in prop::sample::select(Source::ALL),
        ) {
            let actor = person(account, &roles);
            let ground = Ground {
                source,
                owner_id: AccountId(owner),
                answered_by: (answered > 0).then_some(AccountId(answered)),
                of_conscience,
            };
            let allowed = check_promise(&actor, &ground).is_ok();
            let conscience = roles.contains(&Role::CustomerConscience) && account == answered;
            let owns = roles.contains(&Role::ProjectOwner) && account == owner && !of_conscience;
            prop_assert_eq!(allowed, conscience || owns);
            if roles.is_empty() {
                prop_assert!(matches!(check_promise(&actor, &ground), Err(Error::NotFound)));
            }
            if of_conscience && !roles.contains(&Role::CustomerConscience) {
                prop_assert!(matches!(check_promise(&actor, &ground), Err(Error::NotFound)));
            }
        }

        #[test]
        fn who_keeps_it_is_its_owner_and_who_hears_is_the_conscience_as_well(
            roles in any_roles(), account in 1_i64..4, owner in 1_i64..4,
        ) {
            let actor = person(account, &roles);
            let owner = AccountId(owner);
            let conscience = roles.contains(&Role::CustomerConscience);
            let works = conscience
                || roles.contains(&Role::ProjectOwner)
                || roles.contains(&Role::BoardMember);
            prop_assert_eq!(keeps(&actor, owner), works && account == owner.0);
            prop_assert_eq!(hears(&actor, owner), keeps(&actor, owner) || conscience);
            prop_assert_eq!(check_keeps(&actor, owner).is_ok(), keeps(&actor, owner));
            prop_assert!(!keeps(&Actor::Visitor, owner) && !keeps(&person(account, &[]), owner));
            prop_assert!(!Roles::default().any());
        }
    }
}
