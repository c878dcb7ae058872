//! The things that somebody still owes, for the page on which the administrator reassigns them, and for the mails.

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

/// Somebody and the things that they still owe, as names of projects and counts: the administrator reads no
/// words of customers.
#[derive(Clone, Debug)]
pub struct StillOwed {
    /// The account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their roles.
    pub roles: Roles,
    /// The total.
    pub owed: Owed,
    /// The same project by project.
    pub projects: Vec<OwedInProject>,
    /// The names of the series of which they are the secretary.
    pub series: Vec<String>,
    /// The themes of the sessions that they lead.
    pub sessions: Vec<String>,
    /// The people to whom it can be given.
    pub receivers: Vec<(AccountId, String)>,
}

/// The things that somebody still owes who works or worked here.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks; [`Error::NotFound`] for anyone who neither works here nor
/// owes anything.
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

/// The people who don't work here any more and still owe something, because an earlier version let them go.
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

/// The people to whom it can be given: project owners, or any colleague when nothing needs an owner.
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

/// A reassignment by the administrator, as the mails show it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reassigned {
    from_id: AccountId,
    to_id: AccountId,
    /// The name of the person who had it.
    pub giver: String,
    /// The name of the person who has it now.
    pub receiver: String,
    /// The name of the person who decided it; empty when it was the portal.
    pub made_by: String,
    /// The reason.
    pub reason: String,
    /// The numbers of things.
    #[sqlx(flatten)]
    pub owed: Owed,
    /// The names of the projects.
    #[sqlx(skip)]
    pub projects: Vec<String>,
}

/// A reassignment, for the person who had it and for the person who has it now.
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

/// The present roles and membership of somebody, for a mail that is about to be sent to them.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn reader(portal: &Portal, account: AccountId) -> Result<Reader> {
    let mut tx = portal.db.read().await?;
    Ok(Status::of(&mut tx, account).await?.reader())
}

/// Somebody whom the administrator may erase on request.
#[derive(Clone, Debug)]
pub struct Erasable {
    /// Their name; empty once they were erased.
    pub name: String,
    /// Their account, whose page shows what they still owe.
    pub account: AccountId,
    /// The reason why they can't be erased at present.
    pub obstacle: Option<Conflict>,
    /// Whether everything about them was erased.
    pub erased: bool,
}

/// The people who worked here, were never customers, and whose data are still kept.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks.
pub async fn former_colleagues(portal: &Portal, actor: &Actor) -> Result<Vec<(AccountId, String)>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    accounts::store::staff::former(&mut tx).await
}

/// A colleague to erase.
///
/// # Errors
/// [`Error::NotFound`], also for anyone who has a place on the panel; [`Error::Forbidden`] unless an administrator asks.
pub async fn erasable_colleague(
    portal: &Portal,
    actor: &Actor,
    account: AccountId,
) -> Result<Erasable> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let found = accounts::store::find(tx, account).await?;
    let found = found.ok_or(Error::NotFound)?;
    if panel::store::member_of_account(tx, account)
        .await?
        .is_some()
    {
        return Err(Error::NotFound);
    }
    let erased = found.erased_at.is_some();
    let obstacle = if erased {
        None
    } else {
        may_be_erased(tx, account).await.err().and_then(conflict)
    };
    Ok(Erasable {
        name: found.name,
        account,
        obstacle,
        erased,
    })
}

/// The person to erase: the actor themselves, or any customer for the administrator.
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
