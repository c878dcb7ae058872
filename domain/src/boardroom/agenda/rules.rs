//! The conditions of an agenda, its visibility, and the moments of reminders.

use super::{Audience, Item, Marks, Reader};
use crate::{
    Actor, Timestamp,
    boardroom::sessions::{Part, Session, State, rules::may_read_people},
};

/// The hours before a session at which its people are reminded.
pub const REMIND_BEFORE_HOURS: [i64; 2] = [7 * 24, 24];

/// Whether the actor may see an item: internal items are for staff.
#[must_use]
pub fn may_see(actor: &Actor, item: &Item) -> bool {
    item.audience == Audience::Customers || actor.is_staff()
}

/// Whether an agenda lacks something for customers.
#[must_use]
pub fn lacks_customers(items: &[Item]) -> bool {
    !items
        .iter()
        .any(|item| item.audience == Audience::Customers)
}

/// The readers of the briefing with this part. Everybody may see the names of staff, but those of customers only
/// whoever may know them; `own` is the actor's own part.
#[must_use]
pub fn marks(actor: &Actor, own: Option<Part>, readers: &[Reader], part: Part) -> Marks {
    let named = part == Part::Staff || may_read_people(actor, own);
    let of_part = || readers.iter().filter(|one| one.part == part);
    let read = || of_part().filter(|one| one.read());
    Marks {
        read: read().count(),
        all: of_part().count(),
        names: read()
            .filter(|_| named)
            .map(|one| one.name.clone())
            .collect(),
    }
}

/// The place of an item after it was moved to `to` in a list of `all`, both from 0.
#[must_use]
pub fn moved<T: Clone>(list: &[T], from: usize, to: usize) -> Vec<T> {
    let mut list = list.to_vec();
    if from < list.len() {
        let one = list.remove(from);
        list.insert(to.min(list.len()), one);
    }
    list
}

/// Whether a reminder that was planned for a session at `starts_at`, `hours` before it, still has to be sent:
/// the session is at that time, it has not begun, and no later reminder is due already.
#[must_use]
pub fn reminds(session: &Session, starts_at: Timestamp, hours: i64, now: Timestamp) -> bool {
    let overtaken = REMIND_BEFORE_HOURS
        .iter()
        .any(|&later| later < hours && now >= starts_at.plus_minutes(-later * 60));
    session.state == State::Dated
        && session.starts_at == Some(starts_at)
        && now < starts_at
        && !overtaken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn moving_keeps_all_items_and_moving_again_to_the_same_place_changes_nothing(
            count in 1..8_usize, from in 0..8_usize, to in 0..8_usize,
        ) {
            let list: Vec<_> = (0..count).collect();
            let once = moved(&list, from, to);
            let mut sorted = once.clone();
            sorted.sort_unstable();
            prop_assert_eq!(&sorted, &list);
            if let Some(place) = once.iter().position(|&one| one == from) {
                prop_assert_eq!(place, to.min(count - 1));
                prop_assert_eq!(moved(&once, place, to), once);
            }
        }
    }
}
