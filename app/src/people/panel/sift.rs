//! The filter of the list of customers, as it appears in the address.

use crate::web::paths;
use klankbord_domain::{
    Timestamp,
    base::ids::{AccountId, SegmentId},
    people::panel::{MemberState, queries::Filter},
};
use serde::{Deserialize, Serialize};

/// How long somebody said nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quiet {
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
}

impl Quiet {
    pub(super) const ALL: [Self; 2] = [Self::HalfYear, Self::Year];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::HalfYear => "half-year",
            Self::Year => "year",
        }
    }

    const fn days(self) -> i64 {
        match self {
            Self::HalfYear => 183,
            Self::Year => 365,
        }
    }
}

/// The filter as it was typed or linked; unknown values are ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Sift {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub segment: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quiet: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// The place in the list after which the page begins: an account, a point, and the folded name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// `all` when every line of the page is to be ticked, and `found` for everybody on all pages.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tick: String,
}

impl Sift {
    /// Everybody in this state.
    pub(super) fn state(state: Option<MemberState>) -> Self {
        Self {
            state: state.map_or("", MemberState::as_str).to_owned(),
            ..Self::default()
        }
    }

    /// Everybody who is in this segment.
    pub(super) fn in_segment(segment: SegmentId) -> Self {
        Self {
            segment: segment.to_string(),
            ..Self::default()
        }
    }

    /// The members of the panel who are in this segment.
    pub(super) fn active_in(segment: SegmentId) -> Self {
        Self {
            segment: segment.to_string(),
            ..Self::state(Some(MemberState::Active))
        }
    }

    /// The state that it shows.
    pub(super) fn shown_state(&self) -> Option<MemberState> {
        self.state.parse().ok()
    }

    /// Whether every line of the page is to be ticked.
    pub(super) fn ticks_all(&self) -> bool {
        self.tick == "all" || self.ticks_found()
    }

    /// Whether everybody whom the filter finds is to be ticked, on all pages.
    pub(super) fn ticks_found(&self) -> bool {
        self.tick == "found"
    }

    /// Everybody whom the filter finds, on all pages.
    pub(super) fn ticking_found(&self) -> Self {
        Self {
            tick: "found".to_owned(),
            ..self.from(None)
        }
    }

    /// The filter for the domain.
    pub(super) fn filter(&self, now: Timestamp) -> Filter {
        let quiet = Quiet::ALL
            .into_iter()
            .find(|quiet| quiet.as_str() == self.quiet);
        Filter {
            search: self.q.clone(),
            state: self.shown_state(),
            segment: self.segment.parse().ok(),
            quiet: quiet.map(|quiet| now.plus_days(-quiet.days())),
            after: self.place(),
        }
    }

    fn place(&self) -> Option<(String, AccountId)> {
        let (account, name) = self.after.split_once('.')?;
        Some((name.to_owned(), account.parse().ok()?))
    }

    /// The same filter, from another place on.
    pub(super) fn from(&self, after: Option<(&str, AccountId)>) -> Self {
        Self {
            after: after
                .map(|(name, account)| format!("{account}.{name}"))
                .unwrap_or_default(),
            tick: String::new(),
            ..self.clone()
        }
    }

    /// The same filter, from the first name on that begins with this letter.
    pub(super) fn at_letter(&self, letter: &str) -> Self {
        self.from(Some((letter, AccountId(0))))
    }

    /// The same page, with every line ticked, or none.
    pub(super) fn ticking(&self, all: bool) -> Self {
        Self {
            tick: if all { "all".to_owned() } else { String::new() },
            ..self.clone()
        }
    }

    /// The address of the list with this filter.
    pub(super) fn to(&self) -> String {
        match serde_html_form::to_string(self) {
            Ok(query) if !query.is_empty() => format!("{}?{query}", paths::panel()),
            _ => paths::panel().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_address_comes_back_and_nonsense_filters_nothing() {
        let sift = Sift {
            q: "de wit".to_owned(),
            quiet: "year".to_owned(),
            ..Sift::active_in(SegmentId(3))
        };
        let next = sift.from(Some(("kees. de wit", AccountId(12))));
        assert_eq!(
            next.to(),
            "/panel?state=active&segment=3&quiet=year&q=de+wit&after=12.kees.+de+wit"
        );
        let now = Timestamp(0).plus_days(365);
        assert_eq!(
            next.filter(now),
            Filter {
                search: "de wit".to_owned(),
                state: Some(MemberState::Active),
                segment: Some(SegmentId(3)),
                quiet: Some(Timestamp(0)),
                after: Some(("kees. de wit".to_owned(), AccountId(12))),
            }
        );
        let nonsense = Sift {
            state: "<b>".to_owned(),
            segment: "x".to_owned(),
            quiet: "never".to_owned(),
            after: "x.y".to_owned(),
            ..Sift::default()
        };
        assert_eq!(nonsense.filter(now), Filter::default());
        assert_eq!(Sift::default().to(), "/panel");
    }
}
