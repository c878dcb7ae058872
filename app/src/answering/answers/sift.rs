//! The filter of the inbox, as it appears in the address; it is kept when going from item to item.

use klankbord_domain::{
    Timestamp,
    answering::answers::queries::{After, Filter},
    base::ids::ContributionId,
    rounds::contributions::State,
};
use serde::{Deserialize, Serialize};

/// The filter as it was typed or linked; unknown values are ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Sift {
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
    /// The filter for the domain.
    pub(crate) fn filter(&self) -> Filter {
        let usual = Filter::default();
        Filter {
            project: self.project.parse().ok(),
            kind: self.kind.parse().ok(),
            state: self
                .state
                .parse()
                .ok()
                .filter(|state| *state != State::Withdrawn)
                .unwrap_or(usual.state),
            everybody: self.whose == "all",
            overdue: self.overdue == "1",
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
        assert_eq!(nonsense.filter(), Filter::default());
        assert_eq!(nonsense.after(), None);
    }
}
