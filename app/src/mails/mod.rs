//! Mails: what each one says, in the reader's language, at the moment that it is sent.
//!
//! A mail that is not needed any more (an invitation that was revoked, a round that closed) or not
//! wanted is not written.

mod accounts;
mod agenda;
mod answers;
mod calendar;
mod commitments;
mod conscience;
mod dates;
mod debts;
mod decisions;
mod invitations;
mod letter;
pub mod mailbox;
mod organisation;
mod proposals;
mod seats;
mod sessions;

pub use crate::calendar::file::{Attached, Method};
pub use letter::Letter;

use crate::cx::Site;
use klankbord_domain::{
    Error, Portal, Timestamp, accounts as people,
    accounts::Account,
    ids::AccountId,
    organisation as house,
    organisation::Organisation,
    outbox::{Mail, preferences},
};
use letter::{Draft, Paper};

/// What a mail can ask when it is written.
struct Desk<'a> {
    portal: &'a Portal,
    organisation: &'a Organisation,
    reader: &'a Account,
    email: &'a str,
    base_url: &'a str,
}

/// Writes a mail that was put in the outbox at `created_at`; nothing when it should not go out.
///
/// # Errors
/// [`Error::Unavailable`] when what it says can't be read.
pub async fn write(
    portal: &Portal,
    site: &Site,
    to: AccountId,
    created_at: Timestamp,
    mail: &Mail,
) -> Result<Option<Letter>, Error> {
    let reader = people::queries::account(portal, to).await?;
    let Some(organisation) = house::queries::organisation(portal).await? else {
        return Ok(None);
    };
    let (None, Some(email)) = (reader.erased_at, reader.email.as_deref()) else {
        return Ok(None);
    };
    if let Some(topic) = mail.topic()
        && !preferences::wants(portal, to, topic).await?
    {
        return Ok(None);
    }
    let desk = Desk {
        portal,
        organisation: &organisation,
        reader: &reader,
        email,
        base_url: &site.base_url,
    };
    let paper = Paper {
        base_url: &site.base_url,
        organisation: &organisation,
        reader: &reader,
        email,
    };
    let draft = desk.draft(created_at, mail).await?;
    Ok(draft.map(|draft| paper.write(&draft)))
}

impl Desk<'_> {
    async fn draft(&self, created_at: Timestamp, mail: &Mail) -> Result<Option<Draft>, Error> {
        Ok(match mail {
            Mail::Test => Some(organisation::test(self)),
            Mail::SignInCode { code } => accounts::code(self, created_at, code),
            Mail::StaffWelcome { token } => Some(accounts::welcome(self, token)),
            Mail::PasswordReset { token } => accounts::reset(self, created_at, token),
            Mail::Invitation {
                invitation,
                letter,
                token,
            } => invitations::invitation(self, *invitation, *letter, token, false).await?,
            Mail::InvitationReminder {
                invitation,
                letter,
                token,
            } => invitations::invitation(self, *invitation, *letter, token, true).await?,
            Mail::AlreadyMember => Some(invitations::already_member(self)),
            Mail::ProposalOpened { proposal } => proposals::opened(self, *proposal).await?,
            Mail::AnswerPublished { answer } => answers::published(self, *answer).await?,
            Mail::AnswerRefused { contribution } => answers::refused(self, *contribution).await?,
            Mail::DebtsDue => debts::due(self).await?,
            Mail::DebtsOverdue => debts::overdue(self).await?,
            Mail::HandOverOffered { hand_over } => debts::offered(self, *hand_over).await?,
            Mail::DebtsOfTheWeek => debts::week(self).await?,
            Mail::DecisionTaken { proposal } => decisions::taken(self, *proposal).await?,
            Mail::RoundClosed { proposal } => decisions::asked(self, *proposal, false).await?,
            Mail::DecisionOverdue { proposal } => decisions::asked(self, *proposal, true).await?,
            Mail::ReviewDue { proposal } => decisions::review_due(self, *proposal).await?,
            Mail::DecisionReviewed { proposal, due_on } => {
                decisions::reviewed(self, *proposal, due_on).await?
            }
            Mail::AdviceTermsChanged => decisions::terms(self).await?,
            Mail::CommitmentAsked { commitment } => commitments::asked(self, *commitment).await?,
            Mail::CommitmentMoved { commitment, moved } => {
                commitments::moved(self, *commitment, *moved).await?
            }
            Mail::CommitmentGivenUp { commitment } => {
                commitments::given_up(self, *commitment).await?
            }
            Mail::CommitmentDue { commitment } => commitments::due(self, *commitment).await?,
            Mail::CommitmentDenied { commitment } => commitments::denied(self, *commitment).await?,
            Mail::CommitmentsLate => commitments::late(self).await?,
            Mail::DatesAsked { poll } => dates::asked(self, *poll, false).await?,
            Mail::DatesReminder { poll } => dates::asked(self, *poll, true).await?,
            Mail::DateSettled { poll } => dates::settled(self, *poll).await?,
            Mail::SeatOffered { seat } => seats::offered(self, *seat).await?,
            Mail::SeatMoved { seat, starts_at } => seats::moved(self, *seat, *starts_at).await?,
            Mail::SeatsOpened { session } => seats::opened(self, *session).await?,
            Mail::SeatWithdrawn { seat } => seats::withdrawn(self, *seat).await?,
            Mail::SeatsShort { session } => seats::short(self, *session).await?,
            Mail::GateWaived { proposal } => decisions::waived(self, *proposal).await?,
            Mail::ChallengeRaised { proposal } => conscience::raised(self, *proposal).await?,
            Mail::ChallengeReplied { proposal } => conscience::replied(self, *proposal).await?,
            Mail::MeaningInsufficient { proposal } => {
                conscience::insufficient(self, *proposal).await?
            }
            Mail::SessionCancelled { session } => sessions::cancelled(self, *session).await?,
            Mail::MinutesPublished { session } => sessions::minutes(self, *session).await?,
            Mail::MinutesDue { session } => sessions::minutes_due(self, *session).await?,
            Mail::RoomLeftOpen { session } => sessions::left_open(self, *session).await?,
            Mail::LookBackAsked { session } => sessions::look_back(self, *session).await?,
            Mail::ExpenseAsked { session } => sessions::expense_asked(self, *session).await?,
            Mail::ExpensePaid { session } => sessions::expense_paid(self, *session).await?,
            Mail::AppealMade { appeal } => conscience::appeal_made(self, *appeal).await?,
            Mail::AppealRuled { appeal } => conscience::appeal_ruled(self, *appeal).await?,
            Mail::AppealUpheld { appeal } => conscience::appeal_upheld(self, *appeal).await?,
            Mail::SessionReminder { session, starts_at } => {
                agenda::reminder(self, *session, *starts_at).await?
            }
            Mail::SessionInvite { session, sequence } => {
                calendar::invite(self, *session, *sequence).await?
            }
        })
    }
}
