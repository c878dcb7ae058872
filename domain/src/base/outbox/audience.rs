//! These rules say who may read a mail at the moment that it is sent. A role can end while a mail waits, and a mail
//! for a role is then not sent.

use super::Mail;
use crate::{Role, Roles};

/// The roles and membership that the reader of a mail has now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Their roles in the organisation.
    pub roles: Roles,
    /// Whether they are on the panel.
    pub member: bool,
}

/// The people that a kind of mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Whoever it was written to, also before they join and after they left: an invitation, or what their leaving and
    /// what came before it still asks of us.
    Anyone,
    /// Staff and panel members.
    Insider,
    /// Staff.
    Staff,
    /// Project owners.
    Owner,
    /// People who owe customers an answer: owners and the customer conscience.
    Answerer,
    /// Members of the board.
    Board,
    /// The customer conscience.
    Conscience,
}

impl Audience {
    /// Whether this reader is among them.
    #[must_use]
    pub const fn admits(self, reader: Reader) -> bool {
        let owner = reader.roles.has(Role::ProjectOwner);
        let conscience = reader.roles.has(Role::CustomerConscience);
        match self {
            Self::Anyone => true,
            Self::Insider => reader.member || reader.roles.any(),
            Self::Staff => reader.roles.any(),
            Self::Owner => owner,
            Self::Answerer => owner || conscience,
            Self::Board => reader.roles.has(Role::BoardMember),
            Self::Conscience => conscience,
        }
    }
}

impl Mail {
    /// The people that this mail is for.
    #[must_use]
    pub const fn audience(&self) -> Audience {
        match self {
            Self::HandOverOffered { .. }
            | Self::ReviewDue { .. }
            | Self::ChallengeRaised { .. }
            | Self::MeaningInsufficient { .. }
            | Self::AppealUpheld { .. } => Audience::Owner,
            Self::AnswerRefused { .. }
            | Self::HandOverEnded { .. }
            | Self::DebtsDue
            | Self::DebtsOfTheWeek
            | Self::RoundClosed { .. }
            | Self::DecisionOverdue { .. }
            | Self::CommitmentDue { .. }
            | Self::CommitmentDenied { .. }
            | Self::CommitmentsLate => Audience::Answerer,
            Self::DebtsEscalated => Audience::Board,
            Self::DebtsOverdue
            | Self::GateWaived { .. }
            | Self::AdviceTermsChanged
            | Self::ChallengeReplied { .. }
            | Self::MandateReceived
            | Self::SignalOverdue { .. }
            | Self::AppealMade { .. } => Audience::Conscience,
            Self::MinutesDue { .. }
            | Self::RoomLeftOpen { .. }
            | Self::ExpenseAsked { .. }
            | Self::SeatsShort { .. }
            | Self::WorkReceived { .. }
            | Self::SignalDue { .. }
            | Self::SignalEnded { .. }
            | Self::EnquiryRefused { .. }
            | Self::Test
            | Self::StaffWelcome { .. } => Audience::Staff,
            Self::SignInCode { .. }
            | Self::PasswordReset { .. }
            | Self::AlreadyMember
            | Self::ProposalOpened { .. }
            | Self::ProposalWithdrawn { .. }
            | Self::AnswerPublished { .. }
            | Self::DecisionTaken { .. }
            | Self::DecisionReviewed { .. }
            | Self::CommitmentAsked { .. }
            | Self::CommitmentMoved { .. }
            | Self::CommitmentGivenUp { .. }
            | Self::AppealRuled { .. }
            | Self::SessionReminder { .. }
            | Self::SessionCancelled { .. }
            | Self::SessionFeedbackAsked { .. }
            | Self::SeatOffered { .. }
            | Self::SeatMoved { .. }
            | Self::SeatsOpened { .. }
            | Self::DatesAsked { .. }
            | Self::DatesReminder { .. }
            | Self::DateSettled { .. }
            | Self::MinutesPublished { .. } => Audience::Insider,
            Self::Invitation { .. }
            | Self::InvitationReminder { .. }
            | Self::EnquiryAnswered { .. }
            | Self::PasswordChanged
            | Self::CalendarAddressMade
            | Self::AddressConfirm { .. }
            | Self::AddressAsked { .. }
            | Self::AddressMoved { .. }
            | Self::JoinedByLink
            | Self::MandatePassed
            | Self::SessionInvite { .. }
            | Self::SeatWithdrawn { .. }
            | Self::ExpensePaid { .. }
            | Self::WorkReassigned { .. } => Audience::Anyone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Audience; 7] = [
        Audience::Anyone,
        Audience::Insider,
        Audience::Staff,
        Audience::Owner,
        Audience::Answerer,
        Audience::Board,
        Audience::Conscience,
    ];

    #[test]
    fn somebody_without_a_role_reads_only_what_is_about_themselves() {
        let gone = Reader::default();
        let member = Reader {
            member: true,
            ..gone
        };
        assert_eq!(
            ALL.map(|one| one.admits(gone)),
            [true, false, false, false, false, false, false]
        );
        assert_eq!(
            ALL.map(|one| one.admits(member)),
            [true, true, false, false, false, false, false]
        );
    }

    proptest! {
        #[test]
        fn another_role_never_takes_a_mail_away(
            roles in prop::collection::vec(prop::sample::select(Role::ALL), 0..4), more in prop::sample::select(Role::ALL),
            member: bool, audience in prop::sample::select(ALL.to_vec()),
        ) {
            let roles: Roles = roles.into_iter().collect();
            let before = Reader { roles, member };
            let after = Reader { roles: roles.with(more), member };
            prop_assert!(!audience.admits(before) || audience.admits(after));
        }
    }
}
