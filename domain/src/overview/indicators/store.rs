//! The SQL that counts events, and that stores the counts. Contributions for the customer conscience only are
//! counted nowhere: the numbers are for the board, and a subtraction would show that they exist.

use super::Measure;
use crate::{Result, Timestamp, base::db::Tx, execute, one, shared};
use jiff::civil::Date;

/// A period up to, and without, its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub from: Timestamp,
    pub to: Timestamp,
}

/// A part and its whole.
type Counted = (i64, i64);

/// Decisions that were taken after customers had spoken.
pub(super) async fn decided(tx: &mut Tx, span: Span) -> Result<Counted> {
    one!(
        tx,
        "select cast(coalesce(sum(x.heard), 0) as bigint), count(*) from (
             select case when (select count(*) from positions v where v.proposal_id = d.proposal_id) >= p.quorum
                          and not exists (select 1 from waivers w where w.proposal_id = d.proposal_id)
                    then 1 else 0 end as heard
             from decisions d join proposals p on p.id = d.proposal_id
             where d.taken_at >= $1 and d.taken_at < $2
         ) x",
        span.from,
        span.to
    )
}

/// The median of the minutes to an answer, and the number of answers: the mean of the two in the middle.
pub(super) async fn time_to_answer(tx: &mut Tx, span: Span) -> Result<Counted> {
    one!(
        tx,
        "select cast(coalesce(avg(x.minutes), 0) as bigint), cast(coalesce(max(x.answers), 0) as bigint) from (
             select (c.answered_at - coalesce(c.reopened_at, c.written_at)) / 60000000 as minutes,
                    row_number() over (order by c.answered_at - coalesce(c.reopened_at, c.written_at)) as place,
                    count(*) over () as answers
             from contributions c
             where c.answered_at >= $1 and c.answered_at < $2 and c.state in ('answered', 'settled', 'disputed')
               and c.shown_as <> 'conscience'
         ) x where x.place in ((x.answers + 1) / 2, (x.answers + 2) / 2)",
        span.from,
        span.to
    )
}

/// The contributions that were answered by their date, of those that were due.
pub(super) async fn on_time(tx: &mut Tx, span: Span) -> Result<Counted> {
    one!(
        tx,
        "select count(*) filter (where c.state <> 'waiting' and c.answered_at <= c.due_at), count(*)
         from contributions c
         where c.state in ('waiting', 'answered', 'settled', 'disputed') and c.due_at >= $1 and c.due_at < $2
           and c.shown_as <> 'conscience'",
        span.from,
        span.to
    )
}

/// The verdicts "this answers me", of all verdicts.
pub(super) async fn answers_me(tx: &mut Tx, span: Span) -> Result<Counted> {
    one!(
        tx,
        "select count(*) filter (where l.verdict = 'yes'), count(*)
         from answer_contributions l join contributions c on c.id = l.contribution_id
         where l.verdict_at >= $1 and l.verdict_at < $2 and c.shown_as <> 'conscience'",
        span.from,
        span.to
    )
}

/// Phases in which a customer voted or wrote, of those that ended from the one day and before the other.
pub(super) async fn phases(tx: &mut Tx, from: Date, before: Date) -> Result<Counted> {
    one!(
        tx,
        "select cast(coalesce(sum(x.heard), 0) as bigint), count(*) from (
             select case when exists (select 1 from proposals p join positions v on v.proposal_id = p.id
                                      where p.phase_id = h.id)
                           or exists (select 1 from proposals p join contributions c on c.proposal_id = p.id
                                      where p.phase_id = h.id and c.state <> 'withdrawn' and c.shown_as <> 'conscience')
                    then 1 else 0 end as heard
             from phases h where h.ends_on >= $1 and h.ends_on < $2
         ) x",
        from.to_string(),
        before.to_string()
    )
}

/// The people who voted, of those who were asked in the rounds that opened.
pub(super) async fn asked(tx: &mut Tx, span: Span) -> Result<Counted> {
    one!(
        tx,
        "select cast(coalesce(sum(x.voted), 0) as bigint), cast(coalesce(sum(x.asked), 0) as bigint) from (
             select (select count(*) from positions v where v.proposal_id = p.id) as voted,
                    (select coalesce(sum(s.people), 0) from proposal_segments s where s.proposal_id = p.id) as asked
             from proposals p where p.opened_at >= $1 and p.opened_at < $2
         ) x",
        span.from,
        span.to
    )
}

/// The people who left the panel, and those who joined it.
pub(super) async fn joined(tx: &mut Tx, span: Span) -> Result<Counted> {
    one!(
        tx,
        "select count(*) filter (where joined_at is not null and ended_at >= $1 and ended_at < $2),
                count(*) filter (where joined_at >= $1 and joined_at < $2)
         from members",
        span.from,
        span.to
    )
}

/// The contributions that were answered, and those that were written.
pub(super) async fn written(tx: &mut Tx, span: Span) -> Result<Counted> {
    one!(
        tx,
        "select count(*) filter (where state <> 'waiting' and answered_at >= $1 and answered_at < $2),
                count(*) filter (where written_at >= $1 and written_at < $2)
         from contributions where state <> 'withdrawn' and shown_as <> 'conscience'",
        span.from,
        span.to
    )
}

/// Writes a measure over the earlier one.
pub(super) async fn put(tx: &mut Tx, measure: &Measure) -> Result<()> {
    execute!(
        tx,
        "insert into measures (indicator, begins_on, part, whole, measured_at) values ($1, $2, $3, $4, $5)
         on conflict (indicator, begins_on) do update
         set part = excluded.part, whole = excluded.whole, measured_at = excluded.measured_at",
        measure.indicator,
        measure.begins_on.as_text(),
        measure.part,
        measure.whole,
        measure.measured_at
    )?;
    Ok(())
}

/// The measures of the quarters from this day on.
pub(super) async fn since(tx: &mut Tx, day: Date) -> Result<Vec<Measure>> {
    shared!(
        tx,
        "select indicator, begins_on, part, whole, measured_at from measures
         where begins_on >= $1 order by begins_on",
        day.to_string()
    )
}
