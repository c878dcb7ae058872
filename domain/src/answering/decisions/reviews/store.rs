//! The SQL of reviews.

use super::{Due, Review};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId},
    },
    execute, optional,
};
use jiff::civil::Date;

/// Plans a review; planning it twice on the same day has no further effect.
pub(super) async fn plan(tx: &mut Tx, id: ProposalId, due_on: Date) -> Result<()> {
    execute!(
        tx,
        "insert into decision_reviews (proposal_id, due_on) values ($1, $2) on conflict do nothing",
        id,
        due_on.to_string()
    )?;
    Ok(())
}

/// Every review of a decision, the first one first.
pub(in crate::answering::decisions) async fn of(
    tx: &mut Tx,
    id: ProposalId,
) -> Result<Vec<Review>> {
    all!(
        tx,
        "select r.due_on, r.findings, a.name as reviewed_by, r.reviewed_at
         from decision_reviews r left join accounts a on a.id = r.written_by
         where r.proposal_id = $1 order by r.due_on",
        id
    )
}

/// Writes the findings; `false` when that was done before.
pub(super) async fn record(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    due_on: &str,
    by: Option<AccountId>,
    seen: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update decision_reviews set findings = $3, written_by = $4, reviewed_at = $5
         where proposal_id = $1 and due_on = $2 and reviewed_at is null",
        id,
        due_on,
        seen,
        by,
        now
    )?;
    Ok(rows == 1)
}

/// The planned review.
pub(super) async fn to_come(tx: &mut Tx, id: ProposalId) -> Result<Option<Due>> {
    optional!(
        tx,
        "select r.proposal_id, p.title, j.owner_id, o.name as owner_name, r.due_on
         from decision_reviews r
         join proposals p on p.id = r.proposal_id
         join projects j on j.id = p.project_id
         join accounts o on o.id = j.owner_id
         where r.proposal_id = $1 and r.reviewed_at is null",
        id
    )
}

/// The reviews that are due up to this day: of one owner, or of everybody when `owner` is 0.
pub(super) async fn due(tx: &mut Tx, today: Date, owner: AccountId, most: i64) -> Result<Vec<Due>> {
    all!(
        tx,
        "select r.proposal_id, p.title, j.owner_id, o.name as owner_name, r.due_on
         from decision_reviews r
         join proposals p on p.id = r.proposal_id
         join projects j on j.id = p.project_id
         join accounts o on o.id = j.owner_id
         where r.reviewed_at is null and r.due_on <= $1 and ($2 = 0 or j.owner_id = $2)
         order by r.due_on, r.proposal_id limit $3",
        today.to_string(),
        owner,
        most
    )
}
