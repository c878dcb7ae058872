//! The filter of the inbox, as it appears in the address; it is kept when going from item to item.

use crate::web::{context::PageContext, queues::Queue};
use klankbord_domain::{
    Timestamp,
    answering::answers::queries::{After, Due, Filter},
    base::ids::ContributionId,
    rounds::contributions::State,
};
use serde::{Deserialize, Serialize};

/// The filter as it was typed or linked; unknown values are ignored. `state` and `overdue` are in links of before
/// there were queues.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Sift {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub queue: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub project: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub whose: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub overdue: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
}

impl Sift {
    /// The queue that it shows.
    pub(crate) fn queue(&self) -> Queue {
        if !self.queue.is_empty() {
            return Queue::named(&self.queue);
        }
        match self.state.parse() {
            Ok(State::Answered) => Queue::Answered,
            Ok(State::Settled) => Queue::Settled,
            Ok(State::Disputed) => Queue::Disputed,
            _ if self.overdue == "1" => Queue::Late,
            _ if self.whose == "all" => Queue::Everyone,
            _ => Queue::Mine,
        }
    }

    /// Whether it shows the whole queue of the reader.
    pub(crate) fn is_plain(&self) -> bool {
        self.q.is_empty()
            && self.project.is_empty()
            && self.kind.is_empty()
            && self.whose.is_empty()
    }

    /// The filter for the domain.
    pub(crate) fn filter(&self, cx: &PageContext) -> Filter {
        self.filter_on(Timestamp::end_of(cx.today(), &cx.zone()))
    }

    fn filter_on(&self, day_ends: Timestamp) -> Filter {
        let queue = self.queue();
        Filter {
            project: self.project.parse().ok(),
            kind: self.kind.parse().ok(),
            state: match queue {
                Queue::Answered => State::Answered,
                Queue::Settled => State::Settled,
                Queue::Disputed => State::Disputed,
                _ => State::Waiting,
            },
            everybody: self.whose == "all" || queue == Queue::Everyone,
            due: match queue {
                Queue::Late => Due::Overdue,
                Queue::Today => Due::Until(day_ends),
                _ => Due::AnyDay,
            },
            refused: queue == Queue::Refused,
            sought: self.q.clone(),
        }
    }

    /// The item after which the page begins.
    pub(crate) fn after(&self) -> Option<After> {
        let (due_at, id) = self.after.split_once('.')?;
        Some(After {
            due_at: Timestamp(due_at.parse().ok()?),
            id: ContributionId(id.parse().ok()?),
        })
    }

    /// The same filter, from another item on.
    pub(crate) fn from(&self, after: Option<After>) -> Self {
        Self {
            after: after
                .map(|after| format!("{}.{}", after.due_at.0, after.id))
                .unwrap_or_default(),
            ..self.clone()
        }
    }

    /// `path` with this filter.
    pub(crate) fn to(&self, path: &str) -> String {
        match serde_html_form::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_address_comes_back_and_nonsense_is_left_out() {
        let sift = Sift {
            kind: "idea".to_owned(),
            overdue: "1".to_owned(),
            ..Sift::default()
        };
        let after = After {
            due_at: Timestamp(12),
            id: ContributionId(3),
        };
        let next = sift.from(Some(after));
        assert_eq!(next.to("/inbox"), "/inbox?kind=idea&overdue=1&after=12.3");
        assert_eq!(next.after(), Some(after));
        let nonsense = Sift {
            project: "x".to_owned(),
            kind: "<b>".to_owned(),
            state: "withdrawn".to_owned(),
            after: "1.x".to_owned(),
            ..Sift::default()
        };
        assert_eq!(nonsense.filter_on(Timestamp(9)), Filter::default());
        assert_eq!(nonsense.after(), None);
    }

    #[test]
    fn links_of_before_there_were_queues_lead_to_the_same() {
        let sift = |state: &str, whose: &str, overdue: &str| {
            let [state, whose, overdue] = [state, whose, overdue].map(str::to_owned);
            let sift = Sift {
                state,
                whose,
                overdue,
                ..Sift::default()
            };
            (sift.queue(), sift.filter_on(Timestamp(9)).everybody)
        };
        assert_eq!(sift("", "", ""), (Queue::Mine, false));
        assert_eq!(sift("", "", "1"), (Queue::Late, false));
        assert_eq!(sift("", "all", ""), (Queue::Everyone, true));
        assert_eq!(sift("disputed", "all", ""), (Queue::Disputed, true));
    }
}
