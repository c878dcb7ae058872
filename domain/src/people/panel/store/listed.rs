//! The SQL that carries the rows of a customer list into the panel, many at once: those after line `from` up to
//! and including line `to`.

use crate::{
    Result, Timestamp,
    base::{db::Tx, ids::ImportId},
    execute,
};

/// Puts each new customer on the list.
pub(crate) async fn add(
    tx: &mut Tx,
    now: Timestamp,
    import: ImportId,
    from: i64,
    to: i64,
) -> Result<()> {
    execute!(
        tx,
        "insert into members (account_id, number, state, added_at)
         select a.id, nullif(r.number, ''), 'listed', $4
         from import_rows r join accounts a on a.email_key = r.email_key
         where r.import_id = $1 and r.line > $2 and r.line <= $3 and r.verdict = 'new'
         on conflict do nothing",
        import,
        from,
        to,
        now
    )?;
    Ok(())
}

/// Corrects customer numbers.
pub(crate) async fn number(tx: &mut Tx, import: ImportId, from: i64, to: i64) -> Result<()> {
    execute!(
        tx,
        "update members set number = r.number
         from import_rows r, accounts a
         where r.import_id = $1 and r.line > $2 and r.line <= $3 and r.verdict = 'changed' and r.number <> ''
           and a.email_key = r.email_key and members.account_id = a.id and members.state <> 'declined'",
        import, from, to
    )?;
    Ok(())
}

/// Puts each customer in the segments that were chosen.
pub(crate) async fn group(tx: &mut Tx, import: ImportId, from: i64, to: i64) -> Result<()> {
    execute!(
        tx,
        "insert into member_segments (member_id, segment_id)
         select m.id, s.segment_id
         from import_row_segments s
         join import_rows r on r.import_id = s.import_id and r.line = s.line
         join accounts a on a.email_key = r.email_key
         join members m on m.account_id = a.id
         where r.import_id = $1 and r.line > $2 and r.line <= $3 and r.verdict in ('new', 'changed')
           and m.state <> 'declined'
         on conflict do nothing",
        import,
        from,
        to
    )?;
    Ok(())
}
