//! These rules say who arranges a session, who leads it and who may know of it.

use super::{Part, Participant, Session};
use crate::{
    Actor, Error, FieldErrors, Problem, Result, Role,
    base::{form, ids::AccountId},
};

/// The fewest and the most minutes that a session takes.
pub const MINUTES: (i64, i64) = (15, 480);
/// The most people in a room.
pub const MOST_PEOPLE: i64 = 500;

/// Whether the actor arranges the sessions of a series: its secretary and every member of the board do.
#[must_use]
pub fn may_arrange(actor: &Actor, secretary: AccountId) -> bool {
    actor.is(Role::BoardMember) || (actor.is_staff() && actor.account() == Some(secretary))
}

/// # Errors
/// [`Error::Forbidden`] unless [`may_arrange`].
pub fn check_arranges(actor: &Actor, secretary: AccountId) -> Result<()> {
    if may_arrange(actor, secretary) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// Checks that the room holds this many staff and seats for customers, and that there are at least as many
/// seats as were `given` already.
///
/// # Errors
/// [`Problem::RoomTooSmall`] for `capacity`; [`Problem::SeatsGiven`] for `seats`.
pub fn room(capacity: i64, staff: i64, seats: i64, given: i64) -> Result<(), FieldErrors> {
    let too_small = Problem::RoomTooSmall {
        capacity,
        staff,
        seats,
    };
    let fits = form::rule(staff.saturating_add(seats) <= capacity, too_small);
    let enough = form::rule(seats >= given, Problem::SeatsGiven(given));
    form::read((("capacity", fits), ("seats", enough))).map(|_| ())
}

/// Whether the actor leads a session: its facilitator and its arrangers do.
#[must_use]
pub fn may_lead(actor: &Actor, session: &Session) -> bool {
    may_arrange(actor, session.secretary_id)
        || (actor.is_staff() && actor.account() == Some(session.facilitator_id))
}

/// # Errors
/// [`Error::Forbidden`] unless [`may_lead`].
pub fn check_leads(actor: &Actor, session: &Session) -> Result<()> {
    if may_lead(actor, session) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// Whether the actor may know of a session: staff, participants and people who were asked may.
#[must_use]
pub fn may_read(actor: &Actor, part: Option<Part>, asked: bool) -> bool {
    actor.is_staff() || part.is_some() || asked
}

/// Whether the actor may know the customers who take part: staff may, and a colleague without another role when they take
/// part themselves. Customers meet each other in the room.
#[must_use]
pub fn may_read_people(actor: &Actor, part: Option<Part>) -> bool {
    actor.is_staff() && (part == Some(Part::Staff) || !actor.is_only_colleague())
}

/// The customers who were at a session: those whom the facilitator ticked, or everybody with a seat when nobody
/// was ticked.
pub fn customers_there(people: &[Participant]) -> impl Iterator<Item = &Participant> {
    let ticked = people.iter().any(Participant::attended);
    people
        .iter()
        .filter(move |one| one.part == Part::Customer && (one.attended() || !ticked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Person, Roles, base::ids::SignInId};
    use proptest::prelude::*;

    fn actor(account: i64, roles: u8) -> Actor {
        let roles = [
            Role::ProjectOwner,
            Role::BoardMember,
            Role::CustomerConscience,
            Role::Administrator,
            Role::Colleague,
        ]
        .into_iter()
        .enumerate()
        .filter(|(place, _)| roles & 1 << place != 0)
        .map(|(_, role)| role)
        .collect::<Roles>();
        Actor::Person(Person {
            account: AccountId(account),
            name: String::new(),
            language: Language::Nl,
            member: None,
            roles,
            sign_in: SignInId(0),
        })
    }

    #[test]
    fn everybody_fits_and_no_seat_that_was_given_is_lost() {
        assert_eq!(room(8, 2, 6, 6), Ok(()));
        let errors = room(7, 2, 6, 7).unwrap_err();
        let small = Problem::RoomTooSmall {
            capacity: 7,
            staff: 2,
            seats: 6,
        };
        assert_eq!(errors.of("capacity"), Some(&small));
        assert_eq!(errors.of("seats"), Some(&Problem::SeatsGiven(7)));
    }

    proptest! {
        #[test]
        fn only_the_board_and_the_secretary_arrange(account in 1..3_i64, roles in 0..32_u8) {
            let actor = actor(account, roles);
            let arranges = roles & 2 != 0 || (roles != 0 && account == 1);
            prop_assert_eq!(may_arrange(&actor, AccountId(1)), arranges);
            prop_assert_eq!(check_arranges(&actor, AccountId(1)).is_ok(), arranges);
        }

        #[test]
        fn a_colleague_meets_the_customers_of_their_own_sessions_only(roles in 0..32_u8, takes_part: bool) {
            let part = takes_part.then_some(Part::Staff);
            let only_colleague = roles == 16;
            prop_assert_eq!(may_read_people(&actor(1, roles), part), roles != 0 && (takes_part || !only_colleague));
            prop_assert!(!may_read_people(&actor(1, 0), Some(Part::Customer)));
        }

        #[test]
        fn a_customer_knows_of_a_session_they_were_asked_for(asked: bool, takes_part: bool, roles in 0..32_u8) {
            let part = takes_part.then_some(Part::Customer);
            prop_assert_eq!(may_read(&actor(1, roles), part, asked), roles != 0 || asked || takes_part);
            prop_assert!(!may_read(&Actor::Visitor, None, false));
        }
    }
}
