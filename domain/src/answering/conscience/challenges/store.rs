//! The SQL of challenges.

use super::Challenge;
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ProjectId, ProposalId},
    },
    execute, optional,
};

pub(crate) async fn find(tx: &mut Tx, id: ProposalId) -> Result<Option<Challenge>> {
    optional!(
        tx,
        "select c.text, a.name as raised_by, c.raised_at, c.reply, r.name as replied_by, c.replied_at
         from challenges c
         join accounts a on a.id = c.written_by
         left join accounts r on r.id = c.replied_by
         where c.proposal_id = $1",
        id
    )
}

/// Writes a challenge; `false` when there was one.
pub(super) async fn raise(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    by: Option<AccountId>,
    text: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into challenges (proposal_id, text, written_by, raised_at) values ($1, $2, $3, $4)
         on conflict do nothing",
        id,
        text,
        by,
        now
    )?;
    Ok(rows == 1)
}

/// Writes the reply; `false` when there was one.
pub(super) async fn reply(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    by: Option<AccountId>,
    text: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update challenges set reply = $2, replied_by = $3, replied_at = $4
         where proposal_id = $1 and replied_at is null",
        id,
        text,
        by,
        now
    )?;
    Ok(rows == 1)
}

/// The number of challenges that wait for the reply of this owner, in each of their projects.
pub(crate) async fn waiting_for(tx: &mut Tx, owner: AccountId) -> Result<Vec<(ProjectId, i64)>> {
    all!(
        tx,
        "select p.project_id, count(*)
         from projects j join proposals p on p.project_id = j.id join challenges c on c.proposal_id = p.id
         where j.owner_id = $1 and c.replied_at is null and p.state in ('open', 'closed')
         group by p.project_id order by p.project_id",
        owner
    )
}
