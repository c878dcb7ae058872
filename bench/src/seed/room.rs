//! Sessions under way: one in a room full of customers, and many in smaller rooms.

use super::{IN_ROOM, IN_SMALL_ROOM, MEMBERS, OWNER, QUESTIONS, SESSIONS, in_room};
use crate::Result;
use klankbord_domain::{Portal, base::db::Tx, execute, transaction};

pub(super) async fn seed(portal: &Portal) -> Result<()> {
    let now = portal.now().0;
    let outcome: klankbord_domain::Result<()> = transaction!(portal.db, tx => {
        session(tx, now).await?;
        questions(tx, now).await
    });
    Ok(outcome?)
}

async fn session(tx: &mut Tx, now: i64) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "insert into series (name, rhythm, secretary_id, created_at) values ('Klant aan tafel', 'monthly', $1, 0)",
        OWNER
    )?;
    execute!(
        tx,
        "insert into sessions (series_id, theme, scope_open, place, link, minutes, capacity, seats, languages,
                               facilitator_id, state, starts_at, created_by, created_at)
         values (1, 'Het peil', 'Hoe hoog', 'De raadzaal', '', 90, $2, $2, 'nl', $1, 'dated', $3, $1, 0)",
        OWNER,
        IN_ROOM,
        now
    )?;
    execute!(
        tx,
        "with recursive n (i) as (select 0 union all select i + 1 from n where i < $1 - 1)
         insert into session_people (session_id, account_id, part, joined_at)
         select 1, 1 + 10 * i, 'customer', 0 from n",
        IN_ROOM
    )?;
    execute!(
        tx,
        "insert into rooms (session_id, round) values (1, 'one')"
    )?;
    Ok(())
}

async fn questions(tx: &mut Tx, now: i64) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
         insert into room_questions (session_id, account_id, part, text, dedup_key, shown_as, state, asked_at)
         select 1, $2, 'customer', 'Hoe hoog komt het water te staan in deel ' || i || ' van de polder?', 'q' || i,
                'segment', 'waiting', $3 + i
         from n order by i",
        QUESTIONS,
        in_room(0),
        now
    )?;
    Ok(())
}

/// Adds the other sessions, each with a question. They come after the pages were measured, which count who was in a session.
pub async fn small_rooms(portal: &Portal) -> Result<()> {
    let outcome: klankbord_domain::Result<()> =
        transaction!(portal.db, tx => { sessions(tx).await });
    Ok(outcome?)
}

async fn sessions(tx: &mut Tx) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "with recursive n (i) as (select 2 union all select i + 1 from n where i < $1)
         insert into sessions (series_id, theme, scope_open, place, link, minutes, capacity, seats, languages,
                               facilitator_id, state, starts_at, created_by, created_at)
         select s.series_id, s.theme, s.scope_open, s.place, s.link, s.minutes, s.capacity, s.seats, s.languages,
                s.facilitator_id, s.state, s.starts_at, s.created_by, s.created_at
         from sessions s, n where s.id = 1 order by n.i",
        SESSIONS
    )?;
    execute!(
        tx,
        "with recursive n (i) as (select 0 union all select i + 1 from n where i < $1 - 1)
         insert into session_people (session_id, account_id, part, joined_at)
         select s.id, 1 + 10 * ((s.id * $1 + i) % $2), 'customer', 0 from sessions s, n where s.id > 1",
        IN_SMALL_ROOM,
        MEMBERS / 10
    )?;
    execute!(
        tx,
        "insert into rooms (session_id, round) select id, 'one' from sessions where id > 1"
    )?;
    execute!(
        tx,
        "insert into room_questions (session_id, account_id, part, text, dedup_key, shown_as, state, asked_at)
         select s.id, 1 + 10 * (s.id * $1 % $2), q.part, q.text, q.dedup_key, q.shown_as, q.state, q.asked_at
         from sessions s join room_questions q on q.id = 1 where s.id > 1 order by s.id",
        IN_SMALL_ROOM,
        MEMBERS / 10
    )?;
    Ok(())
}
