//! Every kind of thing that an action can be done to, each with its text.

use crate::{
    Problem,
    base::ids::{
        AccountId, AnswerId, AppealId, CommitmentId, ContactId, ContributionId, DepartmentId,
        ImportId, InvitationId, JobId, LetterId, MemberId, PlacementId, ProjectId, ProposalId,
        SegmentId, SeriesId, SessionId, SignalId, TermsId, ThemeId,
    },
};
use std::{
    fmt::{self, Display, Formatter},
    str::FromStr,
};

macro_rules! subjects {
    (
        $($subject:ident($id:ident) => $noun:literal,)*
        @only $($only:ident => $text:literal $(or $also:literal)*,)*
    ) => {
        /// The thing that something was done to: `proposal:7`. Its text is stored in databases: a subject may
        /// be added, but its text never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Subject {
            $(#[doc = concat!("`", $noun, ":id`")] $subject($id),)*
            $(#[doc = concat!("`", $text, "`")] $only,)*
        }

        impl Subject {
            /// The nouns of subjects of which there are several.
            pub const NOUNS: &'static [&'static str] = &[$($noun),*];

            /// Its key, unless there is only one such subject.
            #[must_use]
            pub const fn id(self) -> Option<i64> {
                match self {
                    $(Self::$subject(id) => Some(id.0),)*
                    $(Self::$only => None,)*
                }
            }
        }

        impl Display for Subject {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$subject(id) => write!(f, concat!($noun, ":{}"), id),)*
                    $(Self::$only => f.write_str($text),)*
                }
            }
        }

        impl FromStr for Subject {
            type Err = Problem;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let known = match text {
                    $($text $(| $also)* => Some(Self::$only),)*
                    _ => text.split_once(':').and_then(|(noun, id)| match noun {
                        $($noun => id.parse().ok().map(Self::$subject),)*
                        _ => None,
                    }),
                };
                known.ok_or(Problem::NotAChoice)
            }
        }
    };
}

subjects! {
    Account(AccountId) => "account",
    Answer(AnswerId) => "answer",
    Appeal(AppealId) => "appeal",
    Commitment(CommitmentId) => "commitment",
    Contact(ContactId) => "contact",
    Placement(PlacementId) => "placement",
    Contribution(ContributionId) => "contribution",
    Department(DepartmentId) => "department",
    Import(ImportId) => "import",
    Invitation(InvitationId) => "invitation",
    Job(JobId) => "job",
    Letter(LetterId) => "letter",
    Member(MemberId) => "member",
    Project(ProjectId) => "project",
    Proposal(ProposalId) => "proposal",
    SeatTerms(TermsId) => "seat_terms",
    Segment(SegmentId) => "segment",
    Series(SeriesId) => "series",
    Signal(SignalId) => "signal",
    Session(SessionId) => "session",
    Theme(ThemeId) => "theme",
    // An earlier version wrote the organisation without its number where the terms of advice changed.
    @only
    Organisation => "organisation:1" or "organisation",
    Outbox => "outbox",
}
