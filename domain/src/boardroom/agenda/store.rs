//! The SQL of agendas.

use super::{Audience, Item, Reader, Unread, operations::Parsed};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, AgendaItemId, SessionId},
    },
    execute, optional_value,
    people::translations::store::second,
    scalars, value,
};

/// The agenda of a session, in its order.
pub(super) async fn items(tx: &mut Tx, session: SessionId) -> Result<Vec<Item>> {
    all!(
        tx,
        "select i.id, i.title, i.minutes, i.audience, i.proposal_id, p.title as proposal, i.project_id,
                j.name as project, i.why, i.known, i.question_one, i.question_two, i.words
         from agenda_items i
         left join proposals p on p.id = i.proposal_id
         left join projects j on j.id = i.project_id
         where i.session_id = $1 order by i.place, i.id",
        session
    )
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    place: i64,
    new: &Parsed,
) -> Result<AgendaItemId> {
    value!(
        tx,
        "insert into agenda_items (session_id, place, title, minutes, audience, proposal_id, project_id, why, known,
                                   question_one, question_two, words, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id",
        session,
        place,
        new.title.as_str(),
        new.minutes,
        new.audience,
        new.proposal,
        new.project,
        new.why.as_str(),
        new.known.as_str(),
        new.question_one.as_str(),
        new.question_two.as_str(),
        new.words.as_str(),
        now
    )
}

pub(super) async fn update(tx: &mut Tx, id: AgendaItemId, new: &Parsed) -> Result<()> {
    execute!(
        tx,
        "update agenda_items set title = $2, minutes = $3, audience = $4, proposal_id = $5, project_id = $6, why = $7,
                                 known = $8, question_one = $9, question_two = $10, words = $11
         where id = $1",
        id,
        new.title.as_str(),
        new.minutes,
        new.audience,
        new.proposal,
        new.project,
        new.why.as_str(),
        new.known.as_str(),
        new.question_one.as_str(),
        new.question_two.as_str(),
        new.words.as_str()
    )?;
    Ok(())
}

pub(super) async fn put_at(tx: &mut Tx, id: AgendaItemId, place: i64) -> Result<()> {
    execute!(
        tx,
        "update agenda_items set place = $2 where id = $1",
        id,
        place
    )?;
    Ok(())
}

pub(super) async fn remove(tx: &mut Tx, session: SessionId, id: AgendaItemId) -> Result<bool> {
    let rows = execute!(
        tx,
        "delete from agenda_items where session_id = $1 and id = $2",
        session,
        id
    )?;
    Ok(rows > 0)
}

pub(super) async fn bring(tx: &mut Tx, session: SessionId) -> Result<String> {
    let bring: Option<String> = optional_value!(
        tx,
        "select bring from session_briefings where session_id = $1",
        session
    )?;
    Ok(bring.unwrap_or_default())
}

pub(super) async fn keep_bring(tx: &mut Tx, session: SessionId, bring: &str) -> Result<()> {
    execute!(
        tx,
        "insert into session_briefings (session_id, bring) values ($1, $2)
         on conflict (session_id) do update set bring = excluded.bring",
        session,
        bring
    )?;
    Ok(())
}

pub(super) async fn mark_read(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    account: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "insert into briefing_reads (session_id, account_id, read_at) values ($1, $2, $3) on conflict do nothing",
        session,
        account,
        now
    )?;
    Ok(())
}

/// Makes the briefing count as unread.
pub(super) async fn forget_readers(tx: &mut Tx, session: SessionId) -> Result<()> {
    execute!(
        tx,
        "delete from briefing_reads where session_id = $1",
        session
    )?;
    Ok(())
}

/// Everybody who takes part, and whether they read the briefing.
pub(super) async fn readers(tx: &mut Tx, session: SessionId) -> Result<Vec<Reader>> {
    all!(
        tx,
        "select w.account_id, a.name, w.part, cast(case when r.read_at is null then 0 else 1 end as bigint) as read
         from session_people w
         join accounts a on a.id = w.account_id
         left join briefing_reads r on r.session_id = w.session_id and r.account_id = w.account_id
         where w.session_id = $1 and w.left_at is null order by a.name_key, a.id",
        session
    )
}

/// The coming sessions with a date in which this account takes part, whose briefing it has not read, the first one
/// first.
pub(super) async fn unread(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    reads: Option<Language>,
) -> Result<Vec<Unread>> {
    all!(
        tx,
        concat!(
            "select s.id as session_id, coalesce(n.text, s.theme) as theme, s.starts_at
             from session_people w join sessions s on s.id = w.session_id",
            second!("n", "session", "s.id", "title", "$4"),
            "where w.account_id = $1 and w.left_at is null and s.state = 'dated' and s.starts_at > $2
               and exists (select 1 from agenda_items i where i.session_id = s.id and i.audience = $3)
               and not exists (select 1 from briefing_reads r where r.session_id = s.id and r.account_id = $1)
             order by s.starts_at, s.id"
        ),
        account,
        now,
        Audience::Customers,
        reads
    )
}

/// Coming sessions with nothing for customers on their agenda.
pub(super) async fn without_customers(tx: &mut Tx) -> Result<Vec<SessionId>> {
    scalars!(
        tx,
        "select s.id from sessions s
         where s.state in ('planned', 'dated')
           and not exists (select 1 from agenda_items i where i.session_id = s.id and i.audience = $1)
         order by s.id",
        Audience::Customers
    )
}
