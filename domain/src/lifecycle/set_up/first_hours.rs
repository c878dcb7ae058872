//! The first hours of an installation: what is needed before customers can be asked something, and who can do it.
//! Whether a step is done is read from what exists, so that nobody ticks anything.

use crate::{Actor, Portal, Result, Role, base::db::Tx, optional};

/// A step on the way to the first session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstStep {
    /// The mail server took a test mail, or customers were invited already: mails that were sent are forgotten after a
    /// while.
    Mail,
    /// Mails come from somebody with a name.
    Sender,
    /// The groups of customers are described.
    Groups,
    /// Customers are on the list.
    Customers,
    /// There are an owner of projects and a member of the board.
    Colleagues,
    /// The first invitation was sent.
    Invitation,
    /// There is a project.
    Project,
    /// The first proposal was opened.
    Proposal,
    /// The first session is arranged.
    Session,
}

impl FirstStep {
    /// All steps, in their order.
    pub const ALL: [Self; 9] = [
        Self::Mail,
        Self::Sender,
        Self::Groups,
        Self::Customers,
        Self::Colleagues,
        Self::Invitation,
        Self::Project,
        Self::Proposal,
        Self::Session,
    ];

    /// The role that can do it.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Project | Self::Proposal => Role::ProjectOwner,
            Self::Session => Role::BoardMember,
            _ => Role::Administrator,
        }
    }
}

/// What exists, as far as the first hours ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct FirstHours {
    mail: i64,
    sender: i64,
    segments: i64,
    customers: i64,
    owners: i64,
    board: i64,
    invited: i64,
    projects: i64,
    proposals: i64,
    sessions: i64,
}

impl FirstHours {
    /// Whether a step is done.
    #[must_use]
    pub const fn is_done(&self, step: FirstStep) -> bool {
        match step {
            FirstStep::Mail => self.mail > 0,
            FirstStep::Sender => self.sender > 0,
            FirstStep::Groups => self.segments > 0,
            FirstStep::Customers => self.customers > 0,
            FirstStep::Colleagues => self.owners > 0 && self.board > 0,
            FirstStep::Invitation => self.invited > 0,
            FirstStep::Project => self.projects > 0,
            FirstStep::Proposal => self.proposals > 0,
            FirstStep::Session => self.sessions > 0,
        }
    }

    /// The number of steps that are left.
    #[must_use]
    pub fn left(&self) -> usize {
        let open = |step: &&FirstStep| !self.is_done(**step);
        FirstStep::ALL.iter().filter(open).count()
    }

    /// The first step that is left.
    #[must_use]
    pub fn next(&self) -> Option<FirstStep> {
        FirstStep::ALL.into_iter().find(|step| !self.is_done(*step))
    }

    /// Whether an owner of projects is still missing.
    #[must_use]
    pub const fn needs_owner(&self) -> bool {
        self.owners == 0
    }

    /// Whether a member of the board is still missing.
    #[must_use]
    pub const fn needs_board(&self) -> bool {
        self.board == 0
    }
}

/// What exists.
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who is not an administrator.
pub async fn first_hours(portal: &Portal, actor: &Actor) -> Result<FirstHours> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    found(&mut tx).await
}

/// The number of steps that the administrator still has before them; none for anybody else.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn steps_left(portal: &Portal, actor: &Actor) -> Result<usize> {
    if !actor.is(Role::Administrator) {
        return Ok(0);
    }
    let mut tx = portal.db.read().await?;
    Ok(found(&mut tx).await?.left())
}

/// Each count stops at one: whether there is any is all that is asked, and the panel may be large.
async fn found(tx: &mut Tx) -> Result<FirstHours> {
    let row: Option<FirstHours> = optional!(
        tx,
        "select
             (select count(*) from (
                 select 1 from outbox where kind = 'test' and state = 'done'
                 union all
                 select 1 from invitations where sent_at is not null
                 limit 1
             ) t) as mail,
             (select count(*) from (select 1 from organisation where sender <> '' limit 1) t) as sender,
             (select count(*) from (select 1 from segments where is_rest = 0 limit 1) t) as segments,
             (select count(*) from (select 1 from members limit 1) t) as customers,
             (select count(*) from (select 1 from staff_roles where role = 'project_owner' limit 1) t) as owners,
             (select count(*) from (select 1 from staff_roles where role = 'board_member' limit 1) t) as board,
             (select count(*) from (select 1 from invitations where sent_at is not null limit 1) t) as invited,
             (select count(*) from (select 1 from projects limit 1) t) as projects,
             (select count(*) from (select 1 from proposals where state <> 'draft' limit 1) t) as proposals,
             (select count(*) from (select 1 from sessions limit 1) t) as sessions"
    )?;
    Ok(row.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_hours_end_when_everything_exists() {
        let mut hours = FirstHours::default();
        assert_eq!((hours.left(), hours.next()), (9, Some(FirstStep::Mail)));
        hours.mail = 1;
        hours.owners = 1;
        assert_eq!((hours.left(), hours.next()), (8, Some(FirstStep::Sender)));
        assert!(
            !hours.is_done(FirstStep::Colleagues),
            "there is no board yet"
        );
        let all = FirstHours {
            mail: 1,
            sender: 1,
            segments: 1,
            customers: 1,
            owners: 1,
            board: 1,
            invited: 1,
            projects: 1,
            proposals: 1,
            sessions: 1,
        };
        assert_eq!((all.left(), all.next()), (0, None));
    }
}
