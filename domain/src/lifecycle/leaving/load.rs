//! The facts that the rules of leaving need: somebody's roles and membership, and what they owe.

use super::{Owed, OwedInProject, rules::Leaving};
use crate::{
    Conflict, Error, Result, Role, Roles,
    answering::{commitments, conscience::challenges, signals},
    base::{
        db::Tx,
        ids::{AccountId, MemberId, ProjectId},
        outbox::audience::Reader,
    },
    boardroom::sessions,
    people::{
        accounts::store::staff,
        panel::{self, MemberState},
    },
    rounds::{contributions, projects},
};

/// The roles and the membership of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Status {
    /// Their roles, with the one that follows from the mandate.
    pub roles: Roles,
    /// Their place on the panel.
    pub member: Option<(MemberId, MemberState)>,
    /// Whether everything about them was erased.
    pub erased: bool,
}

impl Status {
    /// The present status of somebody.
    pub(super) async fn of(tx: &mut Tx, account: AccountId) -> Result<Self> {
        Ok(Self {
            roles: staff::roles_of(tx, account).await?,
            member: panel::store::member_of_account(tx, account).await?,
            erased: false,
        })
    }

    /// The mails that they may read.
    pub(super) fn reader(&self) -> Reader {
        Reader {
            roles: self.roles,
            member: self
                .member
                .is_some_and(|(_, state)| state == MemberState::Active),
        }
    }

    /// The same person without their place on the panel.
    pub(super) fn without_place(self) -> Self {
        Self {
            member: self.member.map(|(id, _)| (id, MemberState::Ended)),
            ..self
        }
    }

    pub(super) fn signs_in(&self) -> bool {
        let reader = self.reader();
        reader.member || reader.roles.any()
    }
}

/// The numbers of things that somebody owes. Contributions for the customer conscience only go along with the
/// mandate and are not counted.
pub(super) async fn owed(tx: &mut Tx, account: AccountId) -> Result<Owed> {
    Ok(Owed {
        projects: len(projects::store::owned_by(tx, account).await?.len()),
        answers: sum(contributions::owners::owed_by(tx, account).await?),
        commitments: sum(commitments::store::owners::open_of(tx, account).await?),
        series: len(sessions::store::series_of(tx, account).await?.len()),
        sessions: len(sessions::store::led_by(tx, account).await?.len()),
        signals: signals::store::moving::only_theirs(tx, account).await?,
    })
}

fn sum(counts: Vec<(ProjectId, i64)>) -> i64 {
    counts.into_iter().map(|(_, count)| count).sum()
}

fn len(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The things that somebody owes in each project: first in their own, then in those of colleagues.
pub(super) async fn in_projects(tx: &mut Tx, account: AccountId) -> Result<Vec<OwedInProject>> {
    let mut found: Vec<OwedInProject> = projects::store::owned_by(tx, account)
        .await?
        .into_iter()
        .map(|(id, name, open_rounds)| OwedInProject {
            is_theirs: true,
            open_rounds,
            ..nothing_in(id, name)
        })
        .collect();
    for (id, count) in contributions::owners::owed_by(tx, account).await? {
        line(tx, &mut found, id).await?.answers = count;
    }
    for (id, count) in commitments::store::owners::open_of(tx, account).await? {
        line(tx, &mut found, id).await?.commitments = count;
    }
    for (id, count) in challenges::store::waiting_for(tx, account).await? {
        line(tx, &mut found, id).await?.challenges = count;
    }
    Ok(found)
}

const fn nothing_in(id: ProjectId, name: String) -> OwedInProject {
    OwedInProject {
        id,
        name,
        is_theirs: false,
        open_rounds: 0,
        answers: 0,
        commitments: 0,
        challenges: 0,
    }
}

async fn line<'a>(
    tx: &mut Tx,
    found: &'a mut Vec<OwedInProject>,
    id: ProjectId,
) -> Result<&'a mut OwedInProject> {
    let place = match found.iter().position(|one| one.id == id) {
        Some(place) => place,
        None => {
            let name = projects::store::name(tx, id).await?;
            found.push(nothing_in(id, name));
            found.len() - 1
        }
    };
    found.get_mut(place).ok_or(Error::NotFound)
}

/// Checks whether somebody may lose all roles or some.
pub(super) async fn check(
    tx: &mut Tx,
    account: AccountId,
    before: &Status,
    after: &Status,
) -> Result<Leaving> {
    let administrators = staff::administrators(tx).await?;
    let own = i64::from(before.roles.has(Role::Administrator));
    let leaving = Leaving {
        before: before.roles,
        after: after.roles,
        erased: after.erased,
        other_administrators: administrators - own,
    };
    leaving.check(&owed(tx, account).await?)?;
    Ok(leaving)
}

/// Checks whether somebody may be erased. Somebody who still has a role has duties, which have to be handed
/// over first.
pub(super) async fn may_be_erased(tx: &mut Tx, account: AccountId) -> Result<Status> {
    let before = Status::of(tx, account).await?;
    let after = Status {
        roles: Roles::default(),
        erased: true,
        ..before.without_place()
    };
    if before.roles.has(Role::CustomerConscience) {
        return Err(Conflict::LastOne.into());
    }
    match check(tx, account, &before, &after).await {
        Ok(_) | Err(Error::Conflict(Conflict::StillOwes)) if before.roles.any() => {
            Err(Conflict::StillStaff.into())
        }
        Ok(_) => Ok(before),
        Err(error) => Err(error),
    }
}
