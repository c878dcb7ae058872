//! The SQL of judgements.

use super::{Judgement, Verdict};
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId},
    },
    execute, optional, value,
};

/// The judgement of the present impact statement.
pub(crate) async fn current(tx: &mut Tx, id: ProposalId) -> Result<Option<Judgement>> {
    optional!(
        tx,
        "select g.verdict, g.sentence, a.name as judged_by, g.judged_at
         from impact_judgements g
         join proposals p on p.id = g.proposal_id and p.impact_statement = g.impact_statement
         join accounts a on a.id = g.written_by
         where g.proposal_id = $1",
        id
    )
}

/// Whether every step of a draft was filled in.
pub(super) async fn is_whole(tx: &mut Tx, id: ProposalId) -> Result<bool> {
    let count: i64 = value!(
        tx,
        "select count(*) from proposals p
         where p.id = $1 and p.impact_statement <> '' and p.scope_open <> '' and p.closes_on <> ''
           and exists (select 1 from proposal_segments s where s.proposal_id = p.id)",
        id
    )?;
    Ok(count == 1)
}

/// Writes a judgement in the place of an earlier one.
pub(super) async fn judge(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    by: Option<AccountId>,
    (impact_statement, verdict, sentence): (&str, Verdict, &str),
) -> Result<()> {
    execute!(
        tx,
        "insert into impact_judgements (proposal_id, impact_statement, verdict, sentence, written_by, judged_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (proposal_id) do update
         set impact_statement = excluded.impact_statement, verdict = excluded.verdict, sentence = excluded.sentence,
             written_by = excluded.written_by, judged_at = excluded.judged_at",
        id,
        impact_statement,
        verdict,
        sentence,
        by,
        now
    )?;
    Ok(())
}
