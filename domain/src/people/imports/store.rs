//! The SQL of imports. A chunk of rows is carried out by a handful of statements over whole sets, so
//! that 50,000 customers take seconds and hold nobody up.

mod segments;

pub(super) use segments::{
    put_in_segment, rejudge, taken_addresses, unknown_rows, without_segment,
};

use super::{Import, ImportState, Refusal, Row, Staged, Verdict};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ImportId, SegmentId},
        random::Token,
    },
    execute, optional, optional_value,
    people::accounts::store::staff::works_here,
    people::{accounts, panel},
    scalars, value,
};

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    by: AccountId,
    file_name: &str,
) -> Result<ImportId> {
    value!(
        tx,
        "insert into imports (file_name, state, rows_total, created_by, created_at)
         values ($1, 'reading', 0, $2, $3) returning id",
        file_name,
        by,
        now
    )
}

/// Gives up imports that were not started, and forgets their files and the rows of all that are not being
/// carried out.
pub(super) async fn replace_older(tx: &mut Tx) -> Result<()> {
    execute!(
        tx,
        "update imports set state = 'replaced' where state in ('asking', 'reading', 'ready')"
    )?;
    execute!(
        tx,
        "delete from import_files where import_id in (select id from imports where state = 'replaced')"
    )?;
    execute!(
        tx,
        "delete from import_rows where import_id in (select id from imports where state <> 'running')"
    )?;
    Ok(())
}

/// Gives up imports from before this moment that nobody started, and forgets the rows of all from before it that are
/// not being read or carried out.
pub(super) async fn forget_before(tx: &mut Tx, before: Timestamp) -> Result<()> {
    execute!(
        tx,
        "update imports set state = 'replaced' where state in ('asking', 'ready') and created_at < $1",
        before
    )?;
    execute!(
        tx,
        "delete from import_files where import_id in (select id from imports where state = 'replaced')"
    )?;
    execute!(
        tx,
        "delete from import_rows where import_id in (
             select id from imports where state not in ('reading', 'running') and created_at < $1)",
        before
    )?;
    Ok(())
}

/// Keeps a file until it was read, with the segments of everyone in it.
pub(super) async fn keep_file(
    tx: &mut Tx,
    id: ImportId,
    bytes: &[u8],
    segments: &[SegmentId],
) -> Result<()> {
    execute!(
        tx,
        "insert into import_files (import_id, bytes) values ($1, $2)",
        id,
        bytes
    )?;
    for segment in segments {
        execute!(
            tx,
            "insert into import_file_segments (import_id, segment_id) values ($1, $2) on conflict do nothing",
            id,
            *segment
        )?;
    }
    Ok(())
}

/// The imports whose file was not read to its end.
pub(super) async fn files(tx: &mut Tx) -> Result<Vec<ImportId>> {
    scalars!(tx, "select import_id from import_files order by import_id")
}

pub(super) async fn file(tx: &mut Tx, id: ImportId) -> Result<Option<Vec<u8>>> {
    optional_value!(
        tx,
        "select bytes from import_files where import_id = $1",
        id
    )
}

pub(super) async fn file_segments(tx: &mut Tx, id: ImportId) -> Result<Vec<SegmentId>> {
    scalars!(
        tx,
        "select segment_id from import_file_segments where import_id = $1 order by segment_id",
        id
    )
}

/// The columns that somebody pointed at, as JSON; empty when nobody did.
pub(super) async fn pointed(tx: &mut Tx, id: ImportId) -> Result<String> {
    let found: Option<String> = optional_value!(
        tx,
        "select pointed from import_files where import_id = $1",
        id
    )?;
    Ok(found.unwrap_or_default())
}

pub(super) async fn keep_pointed(tx: &mut Tx, id: ImportId, pointed: &str) -> Result<()> {
    execute!(
        tx,
        "update import_files set pointed = $2 where import_id = $1",
        id,
        pointed
    )?;
    Ok(())
}

pub(super) async fn forget_file(tx: &mut Tx, id: ImportId) -> Result<()> {
    execute!(tx, "delete from import_files where import_id = $1", id)?;
    Ok(())
}

/// Gives up an import whose file was not read to its end.
pub(super) async fn give_up(tx: &mut Tx, id: ImportId) -> Result<()> {
    execute!(
        tx,
        "update imports set state = 'replaced' where id = $1 and state in ('asking', 'reading')",
        id
    )?;
    forget_file(tx, id).await
}

/// Begins to read a file anew and returns the turn of this reading; `None` when the import does not wait for one.
pub(super) async fn take_turn(tx: &mut Tx, id: ImportId) -> Result<Option<i64>> {
    let turn = optional_value!(
        tx,
        "update imports set reading_turn = reading_turn + 1, rows_total = 0
         where id = $1 and state = 'reading' returning reading_turn",
        id
    )?;
    if turn.is_some() {
        execute!(tx, "delete from import_rows where import_id = $1", id)?;
    }
    Ok(turn)
}

/// Whether this reading is the last that began, and the import still waits for it.
pub(super) async fn has_turn(tx: &mut Tx, id: ImportId, turn: i64) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from imports where id = $1 and state = 'reading' and reading_turn = $2",
        id,
        turn
    )?;
    Ok(found == 1)
}

/// Keeps how many rows the file has, and the heads of its columns that are not read, a line each.
pub(super) async fn set_found(
    tx: &mut Tx,
    id: ImportId,
    turn: i64,
    total: i64,
    left_out: &str,
) -> Result<()> {
    execute!(
        tx,
        "update imports set rows_total = $3, left_out = $4 where id = $1 and state = 'reading' and reading_turn = $2",
        id,
        turn,
        total,
        left_out
    )?;
    Ok(())
}

pub(super) async fn refuse(tx: &mut Tx, id: ImportId, refusal: Refusal) -> Result<()> {
    execute!(
        tx,
        "update imports set state = 'unreadable', problem = $2, problem_line = $3 where id = $1",
        id,
        refusal.why,
        refusal.line
    )?;
    Ok(())
}

pub(super) async fn insert_row(
    tx: &mut Tx,
    import: ImportId,
    staged: &Staged,
    unsubscribe: &Token,
) -> Result<()> {
    let row = &staged.row;
    execute!(
        tx,
        "insert into import_rows (import_id, line, verdict, name, name_key, email, email_key, number, language,
                                  segments, unsubscribe_token)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        import, row.line, row.verdict, row.name.as_str(), staged.name_key.as_str(), row.email.as_str(),
        staged.email_key.as_str(), row.number.as_str(), row.language.as_str(), row.segments.as_str(),
        unsubscribe.secret()
    )?;
    for segment in &staged.segment_ids {
        execute!(
            tx,
            "insert into import_row_segments (import_id, line, segment_id) values ($1, $2, $3)
             on conflict do nothing",
            import,
            row.line,
            *segment
        )?;
    }
    Ok(())
}

/// Compares the rows from a line up to and including another with the list of customers: finds those who are on
/// it, those about whom the file says more, and those who declined.
pub(super) async fn judge(tx: &mut Tx, import: ImportId, from: i64, to: i64) -> Result<()> {
    execute!(
        tx,
        "update import_rows set verdict = 'unchanged'
         where import_id = $1 and line between $2 and $3 and verdict = 'new' and exists (
             select 1 from accounts a join members m on m.account_id = a.id
             where a.email_key = import_rows.email_key)",
        import,
        from,
        to
    )?;
    execute!(
        tx,
        "update import_rows set verdict = 'declined'
         where import_id = $1 and line between $2 and $3 and verdict = 'unchanged' and exists (
             select 1 from accounts a join members m on m.account_id = a.id
             where a.email_key = import_rows.email_key and m.state = 'declined')",
        import,
        from,
        to
    )?;
    execute!(
        tx,
        concat!(
            "update import_rows set verdict = 'changed'
         where import_id = $1 and line between $2 and $3 and verdict = 'unchanged' and exists (
             select 1 from accounts a join members m on m.account_id = a.id
             where a.email_key = import_rows.email_key
               and ((import_rows.number <> '' and coalesce(m.number, '') <> import_rows.number)
                 or (a.name <> import_rows.name and m.state in ('listed', 'invited')
                     and not ",
            works_here!("a.id"),
            ")
                 or exists (
                     select 1 from import_row_segments s
                     where s.import_id = import_rows.import_id and s.line = import_rows.line
                       and not exists (select 1 from member_segments ms
                                       where ms.member_id = m.id and ms.segment_id = s.segment_id))))"
        ),
        import,
        from,
        to
    )?;
    Ok(())
}

pub(super) async fn set_state(tx: &mut Tx, id: ImportId, state: ImportState) -> Result<()> {
    execute!(tx, "update imports set state = $2 where id = $1", id, state)?;
    Ok(())
}

pub(super) async fn finish(tx: &mut Tx, now: Timestamp, id: ImportId) -> Result<()> {
    execute!(
        tx,
        "update imports set state = 'done', finished_at = $2 where id = $1",
        id,
        now
    )?;
    Ok(())
}

pub(super) async fn find(tx: &mut Tx, id: ImportId) -> Result<Option<Import>> {
    optional!(
        tx,
        "select id, file_name, state, problem, problem_line, left_out, rows_total, rows_done, done_to_line, created_at,
                finished_at
         from imports where id = $1",
        id
    )
}

/// The number of rows with each verdict.
pub(super) async fn counts(tx: &mut Tx, id: ImportId) -> Result<Vec<(Verdict, i64)>> {
    all!(
        tx,
        "select verdict, count(*) from import_rows where import_id = $1 group by verdict",
        id
    )
}

pub(super) async fn rows(
    tx: &mut Tx,
    id: ImportId,
    verdict: Verdict,
    after: i64,
    most: i64,
) -> Result<Vec<Row>> {
    all!(
        tx,
        "select line, verdict, name, email, number, language, segments from import_rows
         where import_id = $1 and verdict = $2 and line > $3 order by line limit $4",
        id,
        verdict,
        after,
        most
    )
}

pub(super) async fn wrong_rows(
    tx: &mut Tx,
    id: ImportId,
    after: i64,
    most: i64,
) -> Result<Vec<Row>> {
    all!(
        tx,
        "select line, verdict, name, email, number, language, segments from import_rows
         where import_id = $1 and line > $2
           and verdict in ('wrong_address', 'wrong_name', 'twice', 'unknown_segment', 'computed')
         order by line limit $3",
        id,
        after,
        most
    )
}

/// The last line, and the number of rows, of the next chunk that changes something.
pub(super) async fn next_chunk(
    tx: &mut Tx,
    import: &Import,
    most: i64,
) -> Result<(Option<i64>, i64)> {
    crate::one!(
        tx,
        "select max(line), count(*) from (
             select line from import_rows
             where import_id = $1 and line > $2 and verdict in ('new', 'changed') order by line limit $3) chunk",
        import.id, import.done_to_line, most
    )
}

/// Carries out the rows after `done_to_line` up to and including `to`.
pub(super) async fn carry_out(
    tx: &mut Tx,
    now: Timestamp,
    import: &Import,
    to: i64,
    count: i64,
) -> Result<()> {
    let (id, from) = (import.id, import.done_to_line);
    accounts::store::listed::add(tx, now, id, from, to).await?;
    panel::store::listed::add(tx, now, id, from, to).await?;
    accounts::store::listed::rename(tx, id, from, to).await?;
    panel::store::listed::number(tx, id, from, to).await?;
    panel::store::listed::group(tx, id, from, to).await?;
    execute!(
        tx,
        "update imports set done_to_line = $2, rows_done = rows_done + $3 where id = $1",
        id,
        to,
        count
    )?;
    Ok(())
}
