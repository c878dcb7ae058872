//! The SQL of who speaks in a room, and for how long.

use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::sessions::Part,
    execute, optional_value,
};

/// The one who speaks now.
pub(in crate::boardroom::room) async fn speaker(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Option<AccountId>> {
    optional_value!(
        tx,
        "select account_id from room_speaking where session_id = $1 and until_at is null",
        session
    )
}

/// Ends the time of the one who speaks; `false` when nobody does.
pub(in crate::boardroom::room) async fn fall_silent(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update room_speaking set until_at = $2 where session_id = $1 and until_at is null",
        session,
        now
    )?;
    Ok(rows > 0)
}

/// Begins the time of somebody.
pub(in crate::boardroom::room) async fn begin_to_speak(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    account: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "insert into room_speaking (session_id, account_id, from_at) values ($1, $2, $3)
         on conflict (session_id, account_id, from_at) do update set until_at = null",
        session,
        account,
        now
    )?;
    Ok(())
}

/// The microseconds for which each person spoke until now, with the part that they take.
pub(in crate::boardroom::room) async fn spoken(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
) -> Result<Vec<(AccountId, Part, i64)>> {
    all!(
        tx,
        "select s.account_id, w.part, cast(sum(coalesce(s.until_at, $2) - s.from_at) as bigint)
         from room_speaking s join session_people w on w.session_id = s.session_id and w.account_id = s.account_id
         where s.session_id = $1 group by s.account_id, w.part order by s.account_id",
        session,
        now
    )
}
