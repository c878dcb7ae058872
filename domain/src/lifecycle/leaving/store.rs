//! The SQL of reassignments.

use super::{Owed, queries::Reassigned};
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ReassignmentId},
    },
    optional, value,
};

/// A reassignment to be written.
pub(super) struct New<'a> {
    pub from: AccountId,
    pub to: AccountId,
    pub by: Option<AccountId>,
    pub reason: &'a str,
    pub owed: Owed,
}

pub(super) async fn insert(tx: &mut Tx, now: Timestamp, new: &New<'_>) -> Result<ReassignmentId> {
    value!(
        tx,
        "insert into reassignments (from_id, to_id, made_by, reason, made_at, projects, answers, commitments, series,
                                    sessions, signals)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id",
        new.from,
        new.to,
        new.by,
        new.reason,
        now,
        new.owed.projects,
        new.owed.answers,
        new.owed.commitments,
        new.owed.series,
        new.owed.sessions,
        new.owed.signals
    )
}

pub(super) async fn find(tx: &mut Tx, id: ReassignmentId) -> Result<Option<Reassigned>> {
    optional!(
        tx,
        "select g.id as from_id, g.name as giver, r.id as to_id, r.name as receiver, coalesce(b.name, '') as made_by,
                x.reason, x.projects, x.answers, x.commitments, x.series, x.sessions, x.signals
         from reassignments x
         join accounts g on g.id = x.from_id
         join accounts r on r.id = x.to_id
         left join accounts b on b.id = x.made_by
         where x.id = $1",
        id
    )
}

/// The names of the projects that went along.
pub(super) async fn projects(tx: &mut Tx, id: ReassignmentId) -> Result<Vec<String>> {
    crate::scalars!(
        tx,
        "select j.name from hand_overs h join projects j on j.id = h.project_id
         where h.reassignment_id = $1 order by j.id",
        id
    )
}
