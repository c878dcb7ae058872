//! Merging contributions under a lead, and taking them apart again.

use crate::base::ids::ContributionId;
use std::collections::BTreeMap;

/// The place of a contribution among those that were merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    /// The contribution.
    pub id: ContributionId,
    /// The lead of all that it was merged with; `None` for a lead and for a contribution that was not merged.
    pub lead: Option<ContributionId>,
    /// The contribution that it was merged into by hand: the lead, or another one that was merged later.
    pub under: Option<ContributionId>,
}

/// A set of contributions that were merged or stand alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(BTreeMap<ContributionId, Place>);

impl FromIterator<Place> for Places {
    fn from_iter<T: IntoIterator<Item = Place>>(places: T) -> Self {
        Self(places.into_iter().map(|place| (place.id, place)).collect())
    }
}

impl Places {
    /// The lead of a contribution: itself, when it was not merged.
    #[must_use]
    pub fn lead(&self, id: ContributionId) -> ContributionId {
        self.0.get(&id).and_then(|place| place.lead).unwrap_or(id)
    }

    fn is_below(&self, id: ContributionId, top: ContributionId) -> bool {
        let mut at = Some(id);
        while let Some(id) = at {
            if id == top {
                return true;
            }
            at = self.0.get(&id).and_then(|place| place.under);
        }
        false
    }

    /// The contribution and all that came along when it was merged.
    fn below(&self, top: ContributionId) -> Vec<ContributionId> {
        let all = self.0.keys().copied();
        all.filter(|id| self.is_below(*id, top)).collect()
    }

    fn follow(&mut self, ids: &[ContributionId], lead: ContributionId) {
        for id in ids {
            if let Some(place) = self.0.get_mut(id) {
                place.lead = (*id != lead).then_some(lead);
            }
        }
    }

    fn stand_under(&mut self, id: ContributionId, under: Option<ContributionId>) {
        if let Some(place) = self.0.get_mut(&id) {
            place.under = under;
        }
    }

    /// Merges `other`, with all contributions under the same lead, into the lead of `lead`. Nothing happens
    /// when they have the same lead already.
    pub fn merge(&mut self, lead: ContributionId, other: ContributionId) {
        let (lead, other) = (self.lead(lead), self.lead(other));
        if lead != other {
            let along = self.below(other);
            self.stand_under(other, Some(lead));
            self.follow(&along, lead);
        }
    }

    /// Takes a contribution out from under its lead, with all that came along when it was merged. Nothing
    /// happens when it was not merged.
    pub fn unmerge(&mut self, id: ContributionId) {
        if self.lead(id) != id {
            let along = self.below(id);
            self.stand_under(id, None);
            self.follow(&along, id);
        }
    }

    /// Removes one contribution. All others stay together; when it was their lead, the first that was merged
    /// into it becomes the lead.
    pub fn leave(&mut self, id: ContributionId) {
        let Some(place) = self.0.get(&id).copied() else {
            return;
        };
        let under = self.0.values().filter(|child| child.under == Some(id));
        let children: Vec<_> = under.map(|child| child.id).collect();
        let (heir, above) = match (place.lead, children.first()) {
            (None, None) => return,
            (None, Some(heir)) => (*heir, None),
            (Some(lead), _) => (lead, place.under),
        };
        let group = self.below(self.lead(id));
        let others: Vec<_> = group.into_iter().filter(|other| *other != id).collect();
        for child in children {
            let under = above.or(Some(heir)).filter(|under| *under != child);
            self.stand_under(child, under);
        }
        self.follow(&others, heir);
        self.follow(&[id], id);
        self.stand_under(id, None);
    }

    /// The places that differ from `before`.
    #[must_use]
    pub fn moved(&self, before: &Self) -> Vec<Place> {
        let places = self.0.iter();
        places
            .filter(|(id, place)| before.0.get(id) != Some(place))
            .map(|(_, place)| *place)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[derive(Clone, Copy, Debug)]
    enum Action {
        Merge(ContributionId, ContributionId),
        Unmerge(ContributionId),
        Leave(ContributionId),
    }

    const MANY: i64 = 8;

    fn all() -> impl Iterator<Item = ContributionId> {
        (1..=MANY).map(ContributionId)
    }

    fn apart() -> Places {
        all()
            .map(|id| Place {
                id,
                lead: None,
                under: None,
            })
            .collect()
    }

    fn actions() -> impl Strategy<Value = Vec<Action>> {
        let id = || (1..=MANY).prop_map(ContributionId);
        let action = prop_oneof![
            3 => (id(), id()).prop_map(|(lead, other)| Action::Merge(lead, other)),
            1 => id().prop_map(Action::Unmerge),
            1 => id().prop_map(Action::Leave),
        ];
        prop::collection::vec(action, 0..24)
    }

    fn done(actions: &[Action]) -> Places {
        let mut places = apart();
        for action in actions {
            match *action {
                Action::Merge(lead, other) => places.merge(lead, other),
                Action::Unmerge(id) => places.unmerge(id),
                Action::Leave(id) => places.leave(id),
            }
        }
        places
    }

    /// The groups of contributions with the same lead.
    fn groups(places: &Places) -> BTreeSet<BTreeSet<ContributionId>> {
        let with = |id| all().filter(move |other| places.lead(*other) == places.lead(id));
        all().map(|id| with(id).collect()).collect()
    }

    /// The number of people who wrote, when `who` holds the writer of each contribution: each person counts once.
    fn people(places: &Places, who: &[i64]) -> usize {
        let leads: BTreeSet<_> = all().map(|id| places.lead(id)).collect();
        let wrote = |id: ContributionId| who[usize::try_from(id.0 - 1).unwrap()];
        let of = |lead| all().filter(move |id| places.lead(*id) == lead);
        let people: BTreeSet<_> = leads.into_iter().flat_map(of).map(wrote).collect();
        people.len()
    }

    proptest! {
        #[test]
        fn in_every_order_there_are_no_chains_and_nobody_is_lost(
            actions in actions(), who in prop::collection::vec(0_i64..4, 8),
        ) {
            let places = done(&actions);
            prop_assert!(places.0.keys().copied().eq(all()));
            for place in places.0.values() {
                prop_assert_ne!(place.lead, Some(place.id));
                prop_assert_eq!(place.lead.is_some(), place.under.is_some());
                if let Some(lead) = place.lead {
                    prop_assert_eq!(places.lead(lead), lead, "a chain");
                    prop_assert!(places.is_below(place.id, lead));
                }
                if let Some(under) = place.under {
                    prop_assert_eq!(places.lead(under), places.lead(place.id));
                }
            }
            prop_assert_eq!(people(&places, &who), people(&apart(), &who));
        }

        #[test]
        fn unmerging_puts_everything_back_as_it_was(
            actions in actions(), lead in 1..=MANY, other in 1..=MANY,
        ) {
            let before = done(&actions);
            let (lead, other) = (ContributionId(lead), ContributionId(other));
            let mut after = before.clone();
            after.merge(lead, other);
            prop_assert_eq!(after.lead(lead), before.lead(lead));
            prop_assert_eq!(after.lead(other), before.lead(lead));
            // Every contribution grouped with either of them is now grouped with both, and no other is touched.
            for id in all() {
                let joins = before.lead(id) == before.lead(other);
                let expected = if joins { before.lead(lead) } else { before.lead(id) };
                prop_assert_eq!(after.lead(id), expected);
            }
            let again = { let mut again = after.clone(); again.merge(lead, other); again };
            prop_assert_eq!(&again, &after);
            if before.lead(lead) != before.lead(other) {
                after.unmerge(before.lead(other));
                prop_assert_eq!(after, before);
            }
        }

        #[test]
        fn who_leaves_stands_alone_and_the_others_stay_together(actions in actions(), id in 1..=MANY) {
            let before = done(&actions);
            let id = ContributionId(id);
            let mut after = before.clone();
            after.leave(id);
            let mut expected: BTreeSet<BTreeSet<_>> = groups(&before)
                .into_iter()
                .map(|group| group.into_iter().filter(|other| *other != id).collect())
                .filter(|group: &BTreeSet<_>| !group.is_empty())
                .collect();
            expected.insert(BTreeSet::from([id]));
            prop_assert_eq!(groups(&after), expected);
        }
    }
}
