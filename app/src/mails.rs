//! Mails: each is written in the reader's language, at the moment that it is sent.
//!
//! A mail that is not needed any more (an invitation that was revoked, a round that closed) or not wanted is
//! not written. The text of a mail is in its slice; this is the one list of them.

pub use crate::{
    web::calendar_file::{CalendarFile, Method},
    web::letter::Letter,
};

use crate::{
    answering::{
        answers::mails as answers, commitments::mails as commitments,
        conscience::mails as conscience, decisions::mails as decisions,
        owed_answers::mails as owed_answers, signals::mails as signals,
    },
    boardroom::{
        agenda::mails as agenda, calendar::mails as calendar, dates::mails as dates,
        minutes::mails as minutes, room::mails as room, seats::mails as seats,
        session_feedback::mails as session_feedback, sessions::mails as sessions,
    },
    lifecycle::{
        addresses::mails as addresses, appointing::mails as appointing, leaving::mails as leaving,
    },
    people::{
        accounts::mails as accounts, invitations::mails as invitations,
        organisation::mails as organisation,
    },
    rounds::{positions::mails as positions, proposals::mails as proposals},
    web::{
        context::Site,
        letter::{Draft, MailLayout},
        mail_context::MailContext,
    },
};
use klankbord_domain::{
    Error, Portal, Timestamp,
    base::{
        ids::AccountId,
        outbox::{Mail, audience::Audience, preferences},
    },
    lifecycle::{addresses::contents::new_address, leaving::queries as leaving_queries},
    people::{accounts as people, organisation as house},
};

/// Writes a mail that was put in the outbox at `created_at`; `None` when it should not go out.
///
/// # Errors
/// [`Error::Unavailable`] when its data can't be read.
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
    // What is about another address goes there.
    let email = match mail {
        Mail::AddressConfirm { change, .. } => new_address(portal, to, *change).await?,
        Mail::AddressMoved { to } => Some(to.clone()),
        _ => reader.email.clone(),
    };
    let (None, Some(email)) = (reader.erased_at, email.as_deref()) else {
        return Ok(None);
    };
    if let Some(topic) = mail.topic()
        && !preferences::wants(portal, to, topic).await?
    {
        return Ok(None);
    }
    // A role may have ended while the mail waited.
    let audience = mail.audience();
    if audience != Audience::Anyone && !audience.admits(leaving_queries::reader(portal, to).await?)
    {
        return Ok(None);
    }
    let cx = MailContext {
        portal,
        organisation: &organisation,
        reader: &reader,
        email,
        base_url: &site.base_url,
    };
    let paper = MailLayout {
        base_url: &site.base_url,
        organisation: &organisation,
        reader: &reader,
        email,
        topic: mail.topic(),
        logo: house::queries::picture(portal, &organisation.logo).await?,
        one_click: mail.is_one_click(),
    };
    let draft = draft(&cx, created_at, mail).await?;
    Ok(draft.map(|draft| paper.write(draft)))
}

async fn draft(
    cx: &MailContext<'_>,
    created_at: Timestamp,
    mail: &Mail,
) -> Result<Option<Draft>, Error> {
    Ok(match mail {
        Mail::Test => Some(organisation::test(cx)),
        Mail::SignInCode { code } => accounts::code(cx, created_at, code),
        Mail::StaffWelcome { token } => Some(accounts::welcome(cx, token)),
        Mail::PasswordReset { token } => accounts::reset(cx, created_at, token),
        Mail::PasswordChanged => Some(accounts::password_changed(cx)),
        Mail::CalendarAddressMade => Some(calendar::address_made(cx)),
        Mail::AddressConfirm { token, .. } => Some(addresses::confirm(cx, token)),
        Mail::AddressAsked { change } => addresses::asked(cx, *change).await?,
        Mail::AddressMoved { .. } => Some(addresses::moved(cx)),
        Mail::JoinedByLink => Some(invitations::joined_by_link(cx)),
        Mail::MandatePassed => Some(appointing::passed(cx).await?),
        Mail::MandateReceived => Some(appointing::received(cx)),
        Mail::Invitation {
            invitation,
            letter,
            token,
        } => invitations::invitation(cx, *invitation, *letter, token, false).await?,
        Mail::InvitationReminder {
            invitation,
            letter,
            token,
        } => invitations::invitation(cx, *invitation, *letter, token, true).await?,
        Mail::AlreadyMember => Some(invitations::already_member(cx)),
        Mail::ProposalOpened { proposal } => positions::opened(cx, *proposal).await?,
        Mail::ProposalWithdrawn { proposal } => proposals::withdrawn(cx, *proposal).await?,
        Mail::AnswerPublished { answer } => answers::published(cx, *answer).await?,
        Mail::AnswerRefused { contribution } => answers::refused(cx, *contribution).await?,
        Mail::DebtsDue => owed_answers::due(cx).await?,
        Mail::DebtsOverdue => owed_answers::overdue(cx).await?,
        Mail::DebtsEscalated => owed_answers::escalated(cx).await?,
        Mail::HandOverOffered { hand_over } => owed_answers::offered(cx, *hand_over).await?,
        Mail::HandOverEnded { hand_over } => leaving::offer_ended(cx, *hand_over).await?,
        Mail::SignalDue { signal } => signals::due(cx, *signal).await?,
        Mail::SignalOverdue { signal } => signals::overdue(cx, *signal).await?,
        Mail::SignalEnded { signal } => signals::ended(cx, *signal).await?,
        Mail::EnquiryAnswered { signal } => signals::answered(cx, *signal).await?,
        Mail::EnquiryRefused { signal } => signals::refused(cx, *signal).await?,
        Mail::WorkReceived { reassignment } => leaving::received(cx, *reassignment).await?,
        Mail::WorkReassigned { reassignment } => leaving::reassigned(cx, *reassignment).await?,
        Mail::DebtsOfTheWeek => owed_answers::week(cx).await?,
        Mail::DecisionTaken { proposal, .. } => decisions::taken(cx, *proposal).await?,
        Mail::RoundClosed { proposal } => decisions::asked(cx, *proposal, false).await?,
        Mail::DecisionOverdue { proposal } => decisions::asked(cx, *proposal, true).await?,
        Mail::ReviewDue { proposal } => decisions::review_due(cx, *proposal).await?,
        Mail::DecisionReviewed { proposal, due_on } => {
            decisions::reviewed(cx, *proposal, due_on).await?
        }
        Mail::AdviceTermsChanged => decisions::terms(cx).await?,
        Mail::CommitmentAsked { commitment } => commitments::asked(cx, *commitment).await?,
        Mail::CommitmentMoved { commitment, moved } => {
            commitments::moved(cx, *commitment, *moved).await?
        }
        Mail::CommitmentGivenUp { commitment } => commitments::given_up(cx, *commitment).await?,
        Mail::CommitmentDue { commitment } => commitments::due(cx, *commitment).await?,
        Mail::CommitmentDenied { commitment } => commitments::denied(cx, *commitment).await?,
        Mail::CommitmentsLate => commitments::late(cx).await?,
        Mail::DatesAsked { poll } => dates::asked(cx, *poll, false).await?,
        Mail::DatesReminder { poll } => dates::asked(cx, *poll, true).await?,
        Mail::DateSettled { poll } => dates::settled(cx, *poll).await?,
        Mail::SeatOffered { seat } => seats::offered(cx, *seat).await?,
        Mail::SeatMoved {
            seat,
            starts_at,
            moved_from,
        } => seats::moved(cx, *seat, *starts_at, *moved_from).await?,
        Mail::SeatsOpened { session } => seats::opened(cx, *session).await?,
        Mail::SeatWithdrawn { seat } => seats::withdrawn(cx, *seat).await?,
        Mail::SeatsShort { session } => seats::short(cx, *session).await?,
        Mail::GateWaived { proposal } => decisions::waived(cx, *proposal).await?,
        Mail::ChallengeRaised { proposal } => conscience::raised(cx, *proposal).await?,
        Mail::ChallengeReplied { proposal } => conscience::replied(cx, *proposal).await?,
        Mail::MeaningInsufficient { proposal } => conscience::insufficient(cx, *proposal).await?,
        Mail::SessionCancelled { session } => sessions::cancelled(cx, *session).await?,
        Mail::MinutesPublished { session } => minutes::published(cx, *session).await?,
        Mail::MinutesDue { session } => minutes::due(cx, *session).await?,
        Mail::RoomLeftOpen { session } => room::open(cx, *session).await?,
        Mail::SessionFeedbackAsked { session } => session_feedback::asked(cx, *session).await?,
        Mail::ExpenseAsked { session } => session_feedback::expense_asked(cx, *session).await?,
        Mail::ExpensePaid { session } => session_feedback::expense_paid(cx, *session).await?,
        Mail::AppealMade { appeal } => conscience::appeal_made(cx, *appeal).await?,
        Mail::AppealRuled { appeal } => conscience::appeal_ruled(cx, *appeal).await?,
        Mail::AppealUpheld { appeal } => conscience::appeal_upheld(cx, *appeal).await?,
        Mail::SessionReminder { session, starts_at } => {
            agenda::reminder(cx, *session, *starts_at).await?
        }
        Mail::SessionInvite { session, sequence } => {
            calendar::invite(cx, *session, *sequence).await?
        }
    })
}
