//! The SQL of the people in a session.

use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::sessions::{Part, Participant},
    execute, optional_value,
};

pub(crate) async fn join(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
    part: Part,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into session_people (session_id, account_id, part, joined_at) values ($1, $2, $3, $4)
         on conflict (session_id, account_id) do update
         set part = excluded.part, joined_at = excluded.joined_at, left_at = null
         where session_people.left_at is not null",
        id,
        account,
        part,
        now
    )?;
    Ok(rows > 0)
}

pub(crate) async fn leave(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update session_people set left_at = $3, attended = 0
         where session_id = $1 and account_id = $2 and left_at is null",
        id,
        account,
        now
    )?;
    Ok(rows > 0)
}

/// Notes whether a participant is there; `false` when that is noted already.
pub(crate) async fn attend(
    tx: &mut Tx,
    id: SessionId,
    account: AccountId,
    there: bool,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update session_people set attended = $3
         where session_id = $1 and account_id = $2 and left_at is null and attended <> $3",
        id,
        account,
        // 0 means unknown and 2 means unticked: a later action in the room does not tick that person again.
        if there { 1_i64 } else { 2_i64 }
    )?;
    Ok(rows > 0)
}

/// The present participants: staff first, then customers, by name.
pub(crate) async fn people(tx: &mut Tx, id: SessionId) -> Result<Vec<Participant>> {
    all!(
        tx,
        "select w.account_id, a.name, w.part, m.id as member_id, w.attended
         from session_people w join accounts a on a.id = w.account_id left join members m on m.account_id = w.account_id
         where w.session_id = $1 and w.left_at is null
         order by case w.part when 'staff' then 0 else 1 end, a.name_key, a.id",
        id
    )
}

/// The present part of this account.
pub(crate) async fn part(tx: &mut Tx, id: SessionId, account: AccountId) -> Result<Option<Part>> {
    optional_value!(
        tx,
        "select part from session_people where session_id = $1 and account_id = $2 and left_at is null",
        id,
        account
    )
}
