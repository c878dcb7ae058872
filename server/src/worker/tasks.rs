//! The tasks of the portal: each is a verb of the slice that it belongs to.

use super::{Done, refusal};
use crate::mail::Refusal;
use klankbord_domain::{
    Portal,
    answering::{
        commitments::operations as commitments,
        decisions::{operations as decisions, reviews::operations as reviews, translation},
        signals::reminders as signals,
    },
    base::outbox::Task,
    boardroom::{
        agenda::reminders, dates::operations as dates, minutes::operations as minutes,
        room::left_open, seats::operations as seats,
        session_feedback::operations as session_feedback,
    },
    lifecycle::schedule,
    people::{
        imports::{operations as imports, staging},
        invitations::operations as invitations,
    },
    rounds::proposals::operations as proposals,
};

/// Does a task.
pub(super) async fn run(portal: &Portal, task: &Task) -> Result<Done, Refusal> {
    match task {
        Task::Recurring { work, since } => schedule::carry_out(portal, *work, *since).await,
        Task::RemindOfInvitation { invitation } => invitations::remind(portal, *invitation).await,
        Task::ExpireInvitation { invitation } => invitations::expire(portal, *invitation).await,
        Task::SendInvitations { letter } => invitations::send_drafted(portal, *letter).await,
        Task::AskNewMember { member } => proposals::ask_new_member(portal, *member).await,
        Task::CloseProposal { proposal } => proposals::close_due(portal, *proposal).await,
        Task::DecisionDue { proposal } => decisions::fall_due(portal, *proposal).await,
        Task::WarnOfSignal { signal, due_at } => signals::warn(portal, *signal, *due_at).await,
        Task::TellOfSignal { signal, due_at } => signals::tell(portal, *signal, *due_at).await,
        Task::IndexDecision { proposal } => translation::index(portal, *proposal).await,
        Task::RemindOfReview { proposal } => reviews::remind(portal, *proposal).await,
        Task::AskOfCommitment { commitment } => commitments::ask(portal, *commitment).await,
        Task::RemindOfCommitment { commitment, due_on } => {
            commitments::remind(portal, *commitment, due_on).await
        }
        Task::RemindOfDates { poll } => dates::remind(portal, *poll).await,
        Task::RemindOfMinutes { session, starts_at } => {
            minutes::remind(portal, *session, *starts_at).await
        }
        Task::RemindToClose {
            session,
            starts_at,
            turn,
        } => left_open::remind(portal, *session, *starts_at, *turn).await,
        Task::AskForSessionFeedback { session, starts_at } => {
            session_feedback::ask(portal, *session, *starts_at).await
        }
        Task::LapseSeat { session, .. } => seats::lapse(portal, *session).await,
        Task::ForgetNeeds { session } => seats::forget_needs(portal, *session).await,
        Task::RemindOfSession {
            session,
            starts_at,
            hours,
        } => reminders::remind(portal, *session, *starts_at, *hours).await,
        Task::ReadImport { import } => staging::stage(portal, *import).await,
        Task::RunImport { import } => imports::run(portal, *import).await,
    }
    .map(|()| Done::Done)
    .map_err(|error| refusal(&error))
}
