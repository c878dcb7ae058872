//! Every address of the portal, with the people who may go there and the one function that writes it.
//!
//! A line of a table makes a [`Place`], which `routes` binds to its page, and a function that returns the
//! address. What must stay true: no other file writes an address out; `cargo xtask house` checks that.

mod access;

/// A line reads `DECIDE: Only(ProjectOwner), "/proposals/{id}/decide" => decide(id: ProposalId);`
macro_rules! places {
    ($($name:ident: $access:expr, $pattern:literal => $path:ident($($of:ident: $type:ty),*);)+) => {
        /// All places of the table.
        pub(super) const ALL: &[Place] = &[$($name),+];
        $(
            #[doc = concat!("`", $pattern, "`")]
            pub const $name: Place = Place { pattern: $pattern, access: $access };
            const _: () = assert!(
                names($pattern, &[$(stringify!($of)),*]),
                "the function and the pattern name different parameters"
            );
            places!(@path $pattern => $path($($of: $type),*));
        )+
    };
    (@path $pattern:literal => $path:ident()) => {
        #[doc = concat!("`", $pattern, "`")]
        #[must_use]
        pub const fn $path() -> &'static str {
            $pattern
        }
    };
    (@path $pattern:literal => $path:ident($($of:ident: $type:ty),+)) => {
        #[doc = concat!("`", $pattern, "`")]
        #[must_use]
        pub fn $path($($of: $type),+) -> String {
            fill($pattern, &[$(&$of),+])
        }
    };
}

mod answering;
mod boardroom;
mod lifecycle;
mod overview;
mod people;
mod portal;
mod rounds;

pub use access::{ANSWERERS, Access, BOARD, CONTACT_LOGGERS, DECIDERS};
pub use answering::*;
pub use boardroom::*;
pub use lifecycle::*;
pub use overview::*;
pub use people::*;
pub use portal::*;
pub use rounds::*;

use klankbord_domain::{
    base::{
        ids::{
            AccountId, AgendaItemId, AnswerId, AppealId, CommitmentId, ContributionId,
            DateOptionId, DepartmentId, HandOverId, ImportId, InvitationId, JobId, LetterId,
            MemberId, PlacementId, ProjectId, ProposalId, SegmentId, SeriesId, SessionId, SignInId,
            SignalCauseId, SignalId, SignalRuleId, ThemeId,
        },
        outbox::Topic,
    },
    rounds::{positions::Position, projects::PhaseKind, proposals::draft::Step},
};
use std::fmt::Write as _;

/// An address, or all those that differ in their parameters only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path in the syntax of axum: `/proposals/{id}`.
    pub pattern: &'static str,
    /// The people who may go there.
    pub access: Access,
}

impl Place {
    /// Whether `path` is an address of this place.
    #[must_use]
    pub fn is_at(self, path: &str) -> bool {
        let (mut pattern, mut path) = (self.pattern.split('/'), path.split('/'));
        loop {
            match (pattern.next(), path.next()) {
                (None, None) => return true,
                (Some(part), Some(given)) if part == given => {}
                (Some(part), Some(given)) if part.starts_with('{') && !given.is_empty() => {}
                _ => return false,
            }
        }
    }
}

/// All places.
pub fn all() -> impl Iterator<Item = Place> {
    [
        portal::ALL,
        people::ALL,
        rounds::ALL,
        answering::ALL,
        boardroom::ALL,
        overview::ALL,
        lifecycle::ALL,
    ]
    .concat()
    .into_iter()
}

/// A value that can be between two slashes of an address.
trait Segment {
    fn write(&self, address: &mut String);
}

/// Keys and numbers are digits, and our own names need no escape in an address either.
macro_rules! segments {
    (numbers: $($number:ty),+; names: $($name:ty),+ $(,)?) => {
        $(impl Segment for $number {
            fn write(&self, address: &mut String) {
                // Writing to a string can't fail.
                let _ = write!(address, "{self}");
            }
        })+
        $(impl Segment for $name {
            fn write(&self, address: &mut String) {
                address.push_str(self.as_str());
            }
        })+
    };
}

segments! {
    numbers: AccountId, AgendaItemId, AnswerId, AppealId, CommitmentId, ContributionId, DepartmentId, DateOptionId,
        HandOverId, ImportId, InvitationId, JobId, LetterId, MemberId, PlacementId, ProjectId, ProposalId, SegmentId,
        SeriesId, SessionId, SignInId, SignalCauseId, SignalId, SignalRuleId, ThemeId, i64, usize;
    names: PhaseKind, Position, Step, Topic,
}

/// A text could hold anything, so all but unreserved characters (RFC 3986 §2.3) are escaped.
impl Segment for &str {
    fn write(&self, address: &mut String) {
        for byte in self.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                address.push(char::from(byte));
            } else {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
}

/// The pattern with a value for each parameter.
fn fill(pattern: &str, values: &[&dyn Segment]) -> String {
    let mut address = String::with_capacity(pattern.len() + 16);
    let mut values = values.iter();
    // Every second part is the name of a parameter.
    for (place, part) in pattern.split(['{', '}']).enumerate() {
        if place % 2 == 0 {
            address.push_str(part);
        } else if let Some(value) = values.next() {
            value.write(&mut address);
        }
    }
    address
}

/// Whether these are the parameters of the pattern, in its order.
const fn names(pattern: &str, parameters: &[&str]) -> bool {
    let pattern = pattern.as_bytes();
    let (mut at, mut met) = (0, 0);
    while at < pattern.len() {
        if pattern[at] == b'{' {
            if met == parameters.len() {
                return false;
            }
            let name = parameters[met].as_bytes();
            let mut letter = 0;
            while letter < name.len() {
                at += 1;
                if at == pattern.len() || pattern[at] != name[letter] {
                    return false;
                }
                letter += 1;
            }
            at += 1;
            if at == pattern.len() || pattern[at] != b'}' {
                return false;
            }
            met += 1;
        }
        at += 1;
    }
    met == parameters.len()
}

/// `path` when it is a path of this site, or else the home page: nobody is sent elsewhere.
#[must_use]
pub fn local_path(path: &str) -> &str {
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if local { path } else { home() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_its_pattern_with_the_values_in_order() {
        assert_eq!(home(), "/");
        assert_eq!(proposal(ProposalId(7)), "/proposals/7");
        assert_eq!(
            settle_date(SessionId(3), DateOptionId(12)),
            "/sessions/3/dates/12/settle"
        );
        assert_eq!(
            edit_proposal(ProposalId(7), Step::Words),
            "/proposals/7/edit/words"
        );
    }

    #[test]
    fn a_text_stays_within_its_own_segment() {
        assert_eq!(join("../x?a=b#c d"), "/join/..%2Fx%3Fa%3Db%23c%20d");
        assert_eq!(calendar_feed("Ab-_9.ics"), "/calendar/Ab-_9.ics");
    }

    #[test]
    fn a_place_knows_its_own_addresses() {
        assert!(PROPOSAL.is_at("/proposals/7"));
        assert!(HOME.is_at("/"));
        for other in [
            "/proposals",
            "/proposals/",
            "/proposals/7/",
            "/proposals/7/decide",
            "/themes/7",
        ] {
            assert!(!PROPOSAL.is_at(other), "{other}");
        }
    }

    #[test]
    fn a_function_names_the_parameters_of_its_pattern() {
        assert!(names("/a/{id}/b/{of}", &["id", "of"]));
        for wrong in [
            &["id"][..],
            &["of", "id"],
            &["id", "off"],
            &["id", "of", "more"],
        ] {
            assert!(!names("/a/{id}/b/{of}", wrong), "{wrong:?}");
        }
    }

    #[test]
    fn no_address_has_two_places() {
        let mut patterns: Vec<_> = all().map(|place| place.pattern).collect();
        let count = patterns.len();
        patterns.sort_unstable();
        patterns.dedup();
        assert_eq!(patterns.len(), count);
    }
}
