//! The SQL of debts, on the contributions that wait.

use super::queries::{After, Line, Owed};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ProjectId},
    },
    scalars, value,
};

/// A part of the list of debts.
pub(super) struct Range {
    /// 1 to include contributions for the customer conscience only.
    pub conscience: i64,
    /// Only debts of this owner, unless it is 0.
    pub owner: AccountId,
    /// Only debts that are due before this.
    pub due_before: Timestamp,
    /// Only debts after this one.
    pub after: After,
    /// At most this many.
    pub most: i64,
}

/// The debts, the longest overdue first.
pub(super) async fn list(tx: &mut Tx, range: &Range) -> Result<Vec<Line>> {
    all!(
        tx,
        "select c.id, c.kind, c.shown_as, c.state, c.written_at, c.due_at, c.reopened_at, c.acknowledged_at,
                c.hand_overs, c.owner_id, j.owner_id as project_owner_id, o.name as owner, p.title, j.name as project
         from contributions c
         join accounts o on o.id = c.owner_id
         join proposals p on p.id = c.proposal_id
         join projects j on j.id = c.project_id
         where c.state = 'waiting' and c.due_at < $1 and (c.due_at, c.id) > ($2, $3)
           and ($4 = 1 or c.shown_as <> 'conscience') and ($5 = 0 or c.owner_id = $5)
         order by c.due_at, c.id limit $6",
        range.due_before,
        range.after.due_at,
        range.after.id,
        range.conscience,
        range.owner,
        range.most
    )
}

/// The people who owe answers, with the due dates, for reminders: each owner and due date once.
pub(super) async fn owing(tx: &mut Tx) -> Result<Vec<(AccountId, Timestamp)>> {
    all!(
        tx,
        "select owner_id, due_at from contributions where state = 'waiting'
         group by owner_id, due_at order by owner_id, due_at"
    )
}

/// The due dates of answers that are owed by others than the customer conscience, each once.
pub(super) async fn due_dates_of_staff(tx: &mut Tx) -> Result<Vec<Timestamp>> {
    scalars!(
        tx,
        "select distinct due_at from contributions
         where state = 'waiting' and shown_as <> 'conscience' order by due_at"
    )
}

/// The answers that somebody owes, or everybody when `owner` is 0, by owner, proposal and due date; with those that are
/// owed to words for the customer conscience only if `conscience` is 1.
pub(super) async fn owed(
    tx: &mut Tx,
    owner: AccountId,
    conscience: i64,
    due_before: Timestamp,
    most: i64,
) -> Result<Vec<Owed>> {
    all!(
        tx,
        "select o.name as owner, p.title, c.due_at, count(*) as debts
         from contributions c
         join accounts o on o.id = c.owner_id
         join proposals p on p.id = c.proposal_id
         where c.state = 'waiting' and c.due_at < $1 and ($2 = 0 or c.owner_id = $2)
           and ($3 = 1 or c.shown_as <> 'conscience')
         group by o.name, p.title, c.owner_id, c.proposal_id, c.due_at
         order by c.due_at, c.proposal_id, c.owner_id limit $4",
        due_before,
        owner,
        conscience,
        most
    )
}

/// The answers that are due before `due_before` in a project, without those that the customer conscience owes.
pub(super) async fn owed_in(
    tx: &mut Tx,
    project: ProjectId,
    due_before: Timestamp,
) -> Result<Vec<Owed>> {
    all!(
        tx,
        "select o.name as owner, p.title, c.due_at, count(*) as debts
         from contributions c
         join accounts o on o.id = c.owner_id
         join proposals p on p.id = c.proposal_id
         where c.project_id = $1 and c.state = 'waiting' and c.due_at < $2 and c.shown_as <> 'conscience'
         group by o.name, p.title, c.owner_id, c.proposal_id, c.due_at
         order by c.due_at, c.proposal_id, c.owner_id",
        project,
        due_before
    )
}

/// The number of debts that were due before `now`, with those of the customer conscience if `conscience` is 1; counted
/// up to `most`.
pub(super) async fn count_overdue(
    tx: &mut Tx,
    now: Timestamp,
    conscience: i64,
    most: i64,
) -> Result<i64> {
    value!(
        tx,
        "select count(*) from (
             select id from contributions
             where state = 'waiting' and due_at < $1 and ($2 = 1 or shown_as <> 'conscience') limit $3
         ) as overdue",
        now,
        conscience,
        most
    )
}
