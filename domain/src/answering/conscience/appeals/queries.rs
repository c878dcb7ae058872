//! The queries of pages and mails on appeals, filtered by the actor.

use super::{Appeal, No, Ruling, Upheld, operations, store};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, AppealId, MemberId, ProposalId},
    },
    optional,
    people::mandates::store::is_conscience,
    rounds::proposals::{State, queries::ProposalView},
};

/// The appeals that were upheld, for everybody who reads the "no".
pub(in crate::answering::conscience) async fn of(
    tx: &mut Tx,
    view: &ProposalView,
) -> Result<Vec<Upheld>> {
    if !matches!(view.proposal.state, State::Decided | State::Withdrawn) {
        return Ok(Vec::new());
    }
    store::upheld(tx, view.proposal.id).await
}

/// Whether this member may appeal against the "no" now, and their appeal if they made one.
pub(in crate::answering::conscience) async fn own(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    member: MemberId,
) -> Result<(bool, Option<Appeal>)> {
    let own = store::own(tx, id, member).await?;
    let may = own.is_none()
        && operations::facts(tx, now, id, member)
            .await?
            .check(now)
            .is_ok();
    Ok((may, own))
}

/// The data for a member who appeals.
#[derive(Clone, Debug)]
pub struct AppealContext {
    /// The title of the proposal.
    pub title: String,
    /// The name of the project's owner.
    pub owner: String,
    /// The "no".
    pub no: No,
    /// Their appeal, once they made it.
    pub own: Option<Appeal>,
}

/// The "no" on a proposal with the actor's own appeal against it.
///
/// # Errors
/// [`Error::Forbidden`] to anyone who is not a member; as [`super::rules::AppealFacts::check`] unless they appealed.
pub async fn appeal_context(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<AppealContext> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    let own = store::own(&mut tx, id, member).await?;
    if own.is_none() {
        let facts = operations::facts(&mut tx, portal.now(), id, member).await?;
        facts.check(portal.now())?;
    }
    let proposal = crate::rounds::proposals::store::find(&mut tx, portal.now(), id).await?;
    let no = operations::no(&mut tx, portal.now(), id).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    Ok(AppealContext {
        title: proposal.title,
        owner: proposal.owner_name,
        no: no.ok_or(Error::NotFound)?,
        own,
    })
}

/// The most appeals in a list on the home page.
const MOST: i64 = 20;

/// The appeals of the actor, the newest first.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Vec<Appeal>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::all_own(&mut tx, member, MOST).await
}

/// An appeal for the customer conscience, with the name of the member who made it and the "no".
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not the customer conscience; [`Error::NotFound`].
pub async fn to_rule(portal: &Portal, actor: &Actor, id: AppealId) -> Result<(Appeal, String, No)> {
    actor.require(Role::CustomerConscience)?;
    let mut tx = portal.db.read().await?;
    let made = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let no = operations::no(&mut tx, portal.now(), made.appeal.proposal_id).await?;
    Ok((made.appeal, made.name, no.ok_or(Error::NotFound)?))
}

/// The content of the mails about an appeal, without the member and their words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AppealContent {
    /// The proposal that was dropped.
    pub proposal_id: ProposalId,
    /// The title of the proposal.
    pub title: String,
    /// The moment by which the appeal is answered.
    pub due_at: Timestamp,
    /// The ruling of the customer conscience.
    pub ruling: Option<Ruling>,
    /// The explanation of the ruling.
    pub words: String,
    /// The name of the customer conscience at that time.
    pub ruled_by: Option<String>,
}

macro_rules! content {
    ($tx:expr, $id:expr, $reader:expr, $which:expr) => {
        optional!(
            $tx,
            concat!(
                "select e.proposal_id, p.title, e.due_at, e.ruling, e.words, r.name as ruled_by
                 from appeals e
                 join proposals p on p.id = e.proposal_id
                 left join accounts r on r.id = e.ruled_by
                 where e.id = $1 and ",
                $which
            ),
            $id,
            $reader
        )
    };
}

/// An appeal that waits, for the present customer conscience.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn made(
    portal: &Portal,
    reader: AccountId,
    id: AppealId,
) -> Result<Option<AppealContent>> {
    let mut tx = portal.db.read().await?;
    content!(
        tx,
        id,
        reader,
        concat!("e.ruled_at is null and ", is_conscience!("$2"))
    )
}

/// An appeal that was answered, for the member who made it.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn ruled(
    portal: &Portal,
    reader: AccountId,
    id: AppealId,
) -> Result<Option<AppealContent>> {
    let mut tx = portal.db.read().await?;
    content!(
        tx,
        id,
        reader,
        "e.ruled_at is not null and exists (
             select 1 from members m where m.id = e.member_id and m.account_id = $2 and m.state = 'active')"
    )
}

/// An appeal that was upheld, for the present owner of the project.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn upheld(
    portal: &Portal,
    reader: AccountId,
    id: AppealId,
) -> Result<Option<AppealContent>> {
    let mut tx = portal.db.read().await?;
    content!(
        tx,
        id,
        reader,
        "e.ruling = 'upheld' and exists (
             select 1 from projects j where j.id = p.project_id and j.owner_id = $2)"
    )
}
