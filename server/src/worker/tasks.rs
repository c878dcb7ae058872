//! What the portal does by itself: each task is a verb of the slice that it belongs to.

use super::{Done, refusal};
use crate::mail::Refusal;
use klankbord_domain::{
    Error, Portal,
    answering::{
        commitments::operations as commitments,
        decisions::{operations as decisions, reviews::operations as reviews},
        owed_answers::operations as owed_answers,
    },
    base::outbox::{self, Task},
    boardroom::{
        agenda::reminders, dates::operations as dates, minutes::operations as minutes,
        room::left_open, seats::operations as seats,
        session_feedback::operations as session_feedback,
    },
    overview::indicators::operations as indicators,
    people::{accounts, imports::operations as imports, invitations::operations as invitations},
    rounds::proposals::operations as proposals,
    transaction,
};

/// Does a task.
pub(super) async fn run(portal: &Portal, task: &Task) -> Result<Done, Refusal> {
    match task {
        Task::Prune => prune(portal).await,
        Task::Measure => indicators::measure(portal).await,
        Task::RemindOfInvitation { invitation } => invitations::remind(portal, *invitation).await,
        Task::ExpireInvitation { invitation } => invitations::expire(portal, *invitation).await,
        Task::SendInvitations { letter } => invitations::send_drafted(portal, *letter).await,
        Task::CloseProposal { proposal } => proposals::close_due(portal, *proposal).await,
        Task::DecisionDue { proposal } => decisions::fall_due(portal, *proposal).await,
        Task::RemindOfReview { proposal } => reviews::remind(portal, *proposal).await,
        Task::RemindOfDebts { since } => owed_answers::remind(portal, *since).await,
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
        Task::AskToLookBack { session, starts_at } => {
            session_feedback::ask(portal, *session, *starts_at).await
        }
        Task::LapseSeat { session, .. } => seats::lapse(portal, *session).await,
        Task::ForgetNeeds { session } => seats::forget_needs(portal, *session).await,
        Task::RemindOfSession {
            session,
            starts_at,
            hours,
        } => reminders::remind(portal, *session, *starts_at, *hours).await,
        Task::RunImport { import } => imports::run(portal, *import).await,
    }
    .map(|()| Done::Done)
    .map_err(|error| refusal(&error))
}

/// Sees to it that today's pruning stands in the outbox; from then on it plans itself.
pub(super) async fn plan_pruning(portal: &Portal) -> Result<(), Error> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        outbox::task(tx, now, now, &event(now.0 / DAY), &Task::Prune).await
    })
}

const DAY: i64 = 86_400_000_000;

/// One event for each day, so that many nodes plan it once.
fn event(day: i64) -> String {
    format!("prune:{day}")
}

async fn prune(portal: &Portal) -> Result<(), Error> {
    // First, so that a day that fails stops none of those after it.
    plan_tomorrow(portal).await?;
    accounts::prune::prune(portal).await
}

async fn plan_tomorrow(portal: &Portal) -> Result<(), Error> {
    let now = portal.now();
    let tomorrow = now.0 / DAY + 1;
    // Three o'clock UTC: night in Europe.
    let at = klankbord_domain::Timestamp(tomorrow * DAY).plus_minutes(3 * 60);
    transaction!(portal.db, tx => {
        outbox::task(tx, now, at, &event(tomorrow), &Task::Prune).await
    })
}
