//! The mails that their reader can switch off, and those that always go.

use super::Mail;

/// A kind of mail that its reader can switch off. What somebody needs to keep an appointment or a right, and what
/// they owe, belongs to none: it always goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Invitations to join the panel. Somebody who switches them off declines.
    Invitation,
    /// A proposal that waits for the reader's view.
    Proposal,
    /// The answer to what the reader wrote.
    Answer,
    /// The weekly list of answers that the reader owes; each of them is reminded of apart.
    Debt,
    /// A decision on what the reader voted on or wrote about, when there is nothing to appeal against.
    Decision,
    /// The board waived what was missing before a decision.
    Waiver,
    /// What was promised to the reader.
    Commitment,
    /// What became of a signal that the reader filed.
    Signal,
    /// What can be asked, read or said around sessions, beside what the reader needs to be there.
    Session,
}
crate::base::db::text_enum!(Topic {
    Invitation => "invitation", Proposal => "proposal", Answer => "answer", Debt => "debt",
    Decision => "decision", Waiver => "waiver", Commitment => "commitment", Signal => "signal", Session => "sessions",
});

impl Mail {
    /// What the reader can switch off to get no more of these; nothing for what they asked for
    /// themselves, need for an appointment or a right, or owe.
    #[must_use]
    pub const fn topic(&self) -> Option<Topic> {
        match self {
            Self::Invitation { .. } | Self::InvitationReminder { .. } | Self::AlreadyMember => {
                Some(Topic::Invitation)
            }
            Self::ProposalOpened { .. } => Some(Topic::Proposal),
            Self::AnswerPublished { .. } | Self::EnquiryAnswered { .. } => Some(Topic::Answer),
            Self::DebtsOfTheWeek => Some(Topic::Debt),
            Self::DecisionTaken {
                appealable: false, ..
            }
            | Self::DecisionReviewed { .. }
            | Self::ProposalWithdrawn { .. } => Some(Topic::Decision),
            Self::SignalEnded { .. } => Some(Topic::Signal),
            Self::GateWaived { .. } | Self::AdviceTermsChanged => Some(Topic::Waiver),
            Self::CommitmentAsked { .. }
            | Self::CommitmentMoved { .. }
            | Self::CommitmentGivenUp { .. } => Some(Topic::Commitment),
            Self::DatesAsked { .. }
            | Self::DatesReminder { .. }
            | Self::MinutesPublished { .. }
            | Self::SessionFeedbackAsked { .. }
            | Self::SeatsOpened { .. } => Some(Topic::Session),
            // Asked for, or about the way in.
            Self::Test
            | Self::SignInCode { .. }
            | Self::StaffWelcome { .. }
            | Self::PasswordReset { .. }
            | Self::PasswordChanged
            | Self::CalendarAddressMade
            | Self::AddressConfirm { .. }
            | Self::AddressAsked { .. }
            | Self::AddressMoved { .. }
            | Self::JoinedByLink
            | Self::MandatePassed
            | Self::MandateReceived
            // Needed for an appointment.
            | Self::SessionInvite { .. }
            | Self::SessionReminder { .. }
            | Self::SessionCancelled { .. }
            | Self::DateSettled { .. }
            | Self::SeatOffered { .. }
            | Self::SeatMoved { .. }
            | Self::SeatWithdrawn { .. }
            // Needed for a right.
            | Self::DecisionTaken {
                appealable: true, ..
            }
            | Self::AppealRuled { .. }
            | Self::ExpensePaid { .. }
            // Owed, or given away by who owed it.
            | Self::AnswerRefused { .. }
            | Self::DebtsDue
            | Self::DebtsOverdue
            | Self::DebtsEscalated
            | Self::SignalDue { .. }
            | Self::SignalOverdue { .. }
            | Self::EnquiryRefused { .. }
            | Self::HandOverOffered { .. }
            | Self::HandOverEnded { .. }
            | Self::WorkReceived { .. }
            | Self::WorkReassigned { .. }
            | Self::RoundClosed { .. }
            | Self::DecisionOverdue { .. }
            | Self::ReviewDue { .. }
            | Self::CommitmentDue { .. }
            | Self::CommitmentDenied { .. }
            | Self::CommitmentsLate
            | Self::ChallengeRaised { .. }
            | Self::ChallengeReplied { .. }
            | Self::MeaningInsufficient { .. }
            | Self::AppealMade { .. }
            | Self::AppealUpheld { .. }
            | Self::MinutesDue { .. }
            | Self::RoomLeftOpen { .. }
            | Self::ExpenseAsked { .. }
            | Self::SeatsShort { .. } => None,
        }
    }

    /// Whether mail programs are told how to unsubscribe with one press (RFC 8058). An invitation is a letter to one
    /// person, and its "no" stands in its text.
    #[must_use]
    pub const fn is_one_click(&self) -> bool {
        self.topic().is_some()
            && !matches!(
                self,
                Self::Invitation { .. } | Self::InvitationReminder { .. }
            )
    }
}
