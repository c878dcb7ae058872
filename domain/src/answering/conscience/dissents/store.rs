//! The SQL of dissent notes.

use super::Dissent;
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId},
    },
    execute, optional,
};

pub(crate) async fn find(tx: &mut Tx, id: ProposalId) -> Result<Option<Dissent>> {
    optional!(
        tx,
        "select d.text, a.name as written_by, d.written_at
         from dissents d join accounts a on a.id = d.written_by where d.proposal_id = $1",
        id
    )
}

/// Writes a note, or changes its text.
pub(super) async fn write(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    by: Option<AccountId>,
    text: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into dissents (proposal_id, text, written_by, written_at) values ($1, $2, $3, $4)
         on conflict (proposal_id) do update
         set text = excluded.text, written_by = excluded.written_by, written_at = excluded.written_at",
        id,
        text,
        by,
        now
    )?;
    Ok(())
}
