//! The SQL of rows that name a segment that does not exist, or none.

use crate::{
    Result, all,
    base::{
        db::Tx,
        ids::{ImportId, SegmentId},
    },
    execute,
    people::imports::Verdict,
    scalars, value,
};

/// A row that names a segment that does not exist.
#[derive(sqlx::FromRow)]
pub(in crate::people::imports) struct UnknownRow {
    pub line: i64,
    pub email_key: String,
    pub segments: String,
}

pub(in crate::people::imports) async fn unknown_rows(
    tx: &mut Tx,
    id: ImportId,
) -> Result<Vec<UnknownRow>> {
    all!(
        tx,
        "select line, email_key, segments from import_rows
         where import_id = $1 and verdict = 'unknown_segment' order by line",
        id
    )
}

/// The addresses of rows that do something, or whose customers are on the list.
pub(in crate::people::imports) async fn taken_addresses(
    tx: &mut Tx,
    id: ImportId,
) -> Result<Vec<String>> {
    scalars!(
        tx,
        "select email_key from import_rows
         where import_id = $1 and verdict in ('new', 'changed', 'unchanged', 'declined')",
        id
    )
}

/// Judges a row again that named an unknown segment.
pub(in crate::people::imports) async fn rejudge(
    tx: &mut Tx,
    id: ImportId,
    line: i64,
    verdict: Verdict,
    segments: &[SegmentId],
) -> Result<()> {
    execute!(
        tx,
        "update import_rows set verdict = $3 where import_id = $1 and line = $2",
        id,
        line,
        verdict
    )?;
    for segment in segments {
        execute!(
            tx,
            "insert into import_row_segments (import_id, line, segment_id) values ($1, $2, $3)
             on conflict do nothing",
            id,
            line,
            *segment
        )?;
    }
    Ok(())
}

/// The rows that do something and leave their customer without any segment.
macro_rules! without_segment {
    () => {
        "from import_rows r
         where r.import_id = $1 and r.verdict in ('new', 'changed')
           and not exists (select 1 from import_row_segments s where s.import_id = r.import_id and s.line = r.line)
           and not exists (select 1 from accounts a join members m on m.account_id = a.id
                           join member_segments ms on ms.member_id = m.id where a.email_key = r.email_key)"
    };
}

pub(in crate::people::imports) async fn without_segment(tx: &mut Tx, id: ImportId) -> Result<i64> {
    value!(tx, concat!("select count(*) ", without_segment!()), id)
}

pub(in crate::people::imports) async fn put_in_segment(
    tx: &mut Tx,
    id: ImportId,
    segment: SegmentId,
) -> Result<()> {
    execute!(
        tx,
        concat!(
            "insert into import_row_segments (import_id, line, segment_id) select r.import_id, r.line, $2 ",
            without_segment!()
        ),
        id,
        segment
    )?;
    Ok(())
}
