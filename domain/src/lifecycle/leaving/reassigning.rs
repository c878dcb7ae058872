//! Reassigning: the administrator gives what somebody owes to another person, with a reason that both read.

use super::{Owed, load, store};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Role, Timestamp,
    answering::{answers, commitments, signals},
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, ProjectId},
        outbox::{self, Mail},
        values,
    },
    boardroom::{
        sessions::{self, Part},
        taking_part,
    },
    people::accounts,
    rounds::{contributions, hand_overs, projects},
    transaction,
};

/// The most characters of the reason.
const LONGEST: usize = 300;

/// The value of the form for giving everything away.
pub const EVERYTHING: &str = "all";

/// The value of the form for giving away a project with everything that is owed in it.
#[must_use]
pub fn project_choice(id: ProjectId) -> String {
    format!("project:{id}")
}

/// A reassignment, as typed.
#[derive(Clone, Debug, Default)]
pub struct ReassignmentForm {
    /// [`EVERYTHING`] or a [`project_choice`].
    pub what: String,
    /// The account of the next owner.
    pub to: String,
    /// The reason, for both of them to read.
    pub reason: String,
}

#[derive(Clone)]
struct Parsed {
    /// 0 for all projects.
    project: ProjectId,
    to: AccountId,
    reason: String,
}

fn parse(typed: &ReassignmentForm) -> Result<Parsed, FieldErrors> {
    let project = match typed.what.as_str() {
        "" => Err(Problem::NotChosen),
        EVERYTHING => Ok(ProjectId(0)),
        one => one
            .strip_prefix("project:")
            .and_then(|id| id.parse().ok())
            .ok_or(Problem::NotAChoice),
    };
    let (project, to, reason) = form::read((
        ("what", project),
        ("to", values::chosen(&typed.to)),
        ("reason", values::line(&typed.reason, LONGEST)),
    ))?;
    Ok(Parsed {
        project,
        to,
        reason,
    })
}

/// Gives what somebody owes to another person: everything, or one project with everything that they owe in it.
/// Both get a mail with the reason. The same form sent twice has one effect.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator does it; [`Error::Invalid`] field by field, on `to` for anyone
/// without the role that it needs; [`Conflict::ChangedMeanwhile`] when nothing of it is left.
pub async fn reassign(
    portal: &Portal,
    actor: &Actor,
    from: AccountId,
    typed: &ReassignmentForm,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let parsed = parse(typed)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        accounts::store::find(tx, from).await?.ok_or(Error::NotFound)?;
        let chosen = chosen(tx, from, parsed.project).await?;
        if !chosen.any() {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        check_receiver(tx, from, parsed.to, &chosen).await?;
        give(tx, now, actor, from, &parsed, chosen).await
    })
}

/// The numbers of things that were chosen.
async fn chosen(tx: &mut Tx, from: AccountId, project: ProjectId) -> Result<Owed> {
    if project == ProjectId(0) {
        return load::owed(tx, from).await;
    }
    let found = load::in_projects(tx, from).await?;
    Ok(found
        .iter()
        .find(|one| one.id == project)
        .map(|one| Owed {
            projects: i64::from(one.is_theirs),
            answers: one.answers,
            commitments: one.commitments,
            ..Owed::default()
        })
        .unwrap_or_default())
}

async fn check_receiver(tx: &mut Tx, from: AccountId, to: AccountId, owed: &Owed) -> Result<()> {
    let able = if owed.asks_for_owner() {
        accounts::store::staff::is_project_owner(tx, to).await?
    } else {
        accounts::store::is_staff(tx, to).await?
    };
    if able && to != from {
        Ok(())
    } else {
        Err(Error::invalid("to", Problem::NotAChoice))
    }
}

async fn give(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    from: AccountId,
    parsed: &Parsed,
    owed: Owed,
) -> Result<()> {
    let Parsed {
        project,
        to,
        reason,
    } = parsed;
    let (project, to) = (*project, *to);
    let new = store::New {
        from,
        to,
        by: actor.account(),
        reason,
        owed,
    };
    let id = store::insert(tx, now, &new).await?;
    for (own, ..) in projects::store::owned_by(tx, from).await? {
        if project == ProjectId(0) || project == own {
            projects::store::hand_over(tx, own, to).await?;
            hand_overs::store::assign(tx, now, own, (from, to), reason, id).await?;
        }
    }
    contributions::owners::pass_on(tx, from, to, project).await?;
    commitments::store::owners::pass_on(tx, from, to, project).await?;
    answers::held::follow(tx, from).await?;
    hand_overs::store::end_fallen(tx, now, from).await?;
    if project == ProjectId(0) {
        signals::store::moving::pass_on(tx, from, to).await?;
        sessions::store::pass_on_series(tx, from, to).await?;
        for (session, _) in sessions::store::led_by(tx, from).await? {
            sessions::store::pass_on_session(tx, session, to).await?;
            taking_part::join(tx, now, session, to, Part::Staff).await?;
        }
    }
    let event = format!("reassignment:{id}");
    outbox::mail(
        tx,
        now,
        &event,
        to,
        &Mail::WorkReceived { reassignment: id },
    )
    .await?;
    outbox::mail(
        tx,
        now,
        &event,
        from,
        &Mail::WorkReassigned { reassignment: id },
    )
    .await?;
    audit::note(
        tx,
        now,
        actor,
        audit::Action::StaffReassign,
        Subject::Account(from),
        reason,
    )
    .await?;
    audit::note(
        tx,
        now,
        actor,
        audit::Action::StaffReceive,
        Subject::Account(to),
        reason,
    )
    .await
}
