//! What somebody still owes, for the page on which the administrator gives it to somebody else, and for the mails.

use super::{
    Owed, OwedInProject,
    load::{Status, in_projects, may_be_erased, owed},
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Result, Role, Roles,
    answering::commitments,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, ReassignmentId},
        outbox::audience::Reader,
    },
    boardroom::sessions,
    people::{accounts, panel},
    rounds::{contributions, projects},
};

/// Somebody with what they still owe, in names of projects and counts: the administrator reads no customer's words.
#[derive(Clone, Debug)]
pub struct StillOwed {
    /// Whose it is.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// What they do.
    pub roles: Roles,
    /// All of it.
    pub owed: Owed,
    /// Project by project.
    pub projects: Vec<OwedInProject>,
    /// The names of the series that they arrange.
    pub series: Vec<String>,
    /// The themes of the sessions that they lead.
    pub sessions: Vec<String>,
    /// To whom it can be given.
    pub receivers: Vec<(AccountId, String)>,
}

/// What somebody still owes, who works here or did.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks; [`Error::NotFound`] for anyone who neither works here nor owes anything.
pub async fn still_owed(portal: &Portal, actor: &Actor, account: AccountId) -> Result<StillOwed> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let found = accounts::store::find(tx, account).await?;
    let name = found.ok_or(Error::NotFound)?.name;
    let roles = accounts::store::staff::roles_of(tx, account).await?;
    let owed = owed(tx, account).await?;
    if !roles.any() && !owed.any() {
        return Err(Error::NotFound);
    }
    let series = sessions::store::series_of(tx, account).await?;
    let led = sessions::store::led_by(tx, account).await?;
    Ok(StillOwed {
        account,
        name,
        roles,
        owed,
        projects: in_projects(tx, account).await?,
        series: series.into_iter().map(|(_, name)| name).collect(),
        sessions: led.into_iter().map(|(_, name)| name).collect(),
        receivers: receivers(tx, account, &owed).await?,
    })
}

/// Who don't work here any more and still owe something: a version that let them go left it behind.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks.
pub async fn left_behind(portal: &Portal, actor: &Actor) -> Result<Vec<(AccountId, String)>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let mut all = projects::store::owners_who_left(tx).await?;
    all.extend(contributions::owners::debtors_who_left(tx).await?);
    all.extend(commitments::store::owners::keepers_who_left(tx).await?);
    all.extend(sessions::store::leaders_who_left(tx).await?);
    all.sort_unstable();
    all.dedup();
    let mut named = Vec::new();
    for account in all {
        if let Some(found) = accounts::store::find(tx, account).await? {
            named.push((account, found.name));
        }
    }
    Ok(named)
}

/// To whom it can be given: project owners, or any colleague when there is nothing that only an owner can do.
async fn receivers(
    tx: &mut Tx,
    account: AccountId,
    owed: &Owed,
) -> Result<Vec<(AccountId, String)>> {
    let mut all: Vec<(AccountId, String)> = if owed.asks_for_owner() {
        let owners = projects::store::owners(tx).await?;
        owners
            .into_iter()
            .map(|owner| (owner.id, owner.name))
            .collect()
    } else {
        accounts::store::staff::names(tx).await?
    };
    all.retain(|(id, _)| *id != account);
    Ok(all)
}

/// What the administrator gave to somebody else, as the mails say it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reassigned {
    from_id: AccountId,
    to_id: AccountId,
    /// Who had it.
    pub giver: String,
    /// Who has it now.
    pub receiver: String,
    /// The name of the person who decided that; empty when it was the portal.
    pub made_by: String,
    /// The reason.
    pub reason: String,
    /// How much.
    #[sqlx(flatten)]
    pub owed: Owed,
    /// The names of the projects.
    #[sqlx(skip)]
    pub projects: Vec<String>,
}

/// What was given to somebody else, for whoever had it and for whoever has it now.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn reassigned(
    portal: &Portal,
    reader: AccountId,
    id: ReassignmentId,
) -> Result<Option<Reassigned>> {
    let mut tx = portal.db.read().await?;
    let found = store::find(&mut tx, id).await?;
    let Some(found) = found.filter(|one| one.from_id == reader || one.to_id == reader) else {
        return Ok(None);
    };
    let projects = store::projects(&mut tx, id).await?;
    Ok(Some(Reassigned { projects, ..found }))
}

/// What somebody is at this moment, for a mail that is about to be sent to them.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn reader(portal: &Portal, account: AccountId) -> Result<Reader> {
    let mut tx = portal.db.read().await?;
    Ok(Status::of(&mut tx, account).await?.reader())
}

/// Somebody whom the administrator may be asked to erase.
#[derive(Clone, Debug)]
pub struct Erasable {
    /// Their name; empty once they were erased.
    pub name: String,
    /// Their account, on whose page it is said what they still owe.
    pub account: AccountId,
    /// Why they can't be erased as things are.
    pub obstacle: Option<Conflict>,
    /// Whether everything about them was erased.
    pub erased: bool,
}

/// Whether somebody can be erased: a member themselves, or any customer for the administrator.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for everybody else.
pub async fn erasable(portal: &Portal, actor: &Actor, member: MemberId) -> Result<Erasable> {
    let own = actor.person().and_then(|person| person.member) == Some(member);
    if !own {
        actor.require(Role::Administrator)?;
    }
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let found = panel::store::member(tx, member).await?;
    let found = found.ok_or(Error::NotFound)?;
    let account = accounts::store::find(tx, found.account_id).await?;
    let erased = account.is_none_or(|account| account.erased_at.is_some());
    Ok(Erasable {
        obstacle: if erased {
            None
        } else {
            may_be_erased(tx, found.account_id)
                .await
                .err()
                .and_then(conflict)
        },
        erased,
        account: found.account_id,
        name: found.name,
    })
}

fn conflict(error: Error) -> Option<Conflict> {
    match error {
        Error::Conflict(why) => Some(why),
        _ => None,
    }
}
