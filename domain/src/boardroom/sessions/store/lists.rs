//! The SQL of lists of sessions: coming or past ones, those of an account or of a month, and those that wait
//! for something.

use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::sessions::{Part, Session},
    scalars,
};

/// The sessions that are planned, and those that end after `since`, the first one first.
pub(crate) async fn coming(tx: &mut Tx, since: Timestamp) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "where s.state = 'planned' or (s.state = 'dated' and s.starts_at + s.minutes * 60000000 >= $1)
             order by s.starts_at nulls first, s.id"
        ),
        since
    )
}

/// The sessions that began before `until` or were closed or cancelled, the last one first.
pub(crate) async fn past(tx: &mut Tx, until: Timestamp, most: i64) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "where s.state in ('closed', 'cancelled')
                or (s.state = 'dated' and s.starts_at + s.minutes * 60000000 < $1)
             order by s.starts_at desc nulls last, s.id desc limit $2"
        ),
        until,
        most
    )
}

/// The sessions in which this account takes part, the first one first.
pub(crate) async fn of_account(
    tx: &mut Tx,
    account: AccountId,
    since: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "join session_people w on w.session_id = s.id and w.account_id = $1 and w.left_at is null
             where s.state in ('planned', 'dated', 'closed') and (s.starts_at is null or s.starts_at >= $2)
             order by s.starts_at nulls first, s.id"
        ),
        account,
        since
    )
}

/// The sessions that have not begun and in which this account has this part.
pub(crate) async fn coming_of(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    part: Part,
) -> Result<Vec<SessionId>> {
    scalars!(
        tx,
        "select s.id from session_people w join sessions s on s.id = w.session_id
         where w.account_id = $1 and w.part = $2 and w.left_at is null
           and s.state in ('planned', 'dated') and (s.starts_at is null or s.starts_at > $3)
         order by s.id",
        account,
        part,
        now
    )
}

/// The sessions with a time after `since` in which this account takes part, cancelled ones too, the first one first.
pub(crate) async fn dated_of_account(
    tx: &mut Tx,
    account: AccountId,
    since: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "join session_people w on w.session_id = s.id and w.account_id = $1 and w.left_at is null
             where s.starts_at >= $2 order by s.starts_at, s.id"
        ),
        account,
        since
    )
}

/// The sessions that begin from `since` and before `until`, the first one first.
pub(crate) async fn between(
    tx: &mut Tx,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!("where s.starts_at >= $1 and s.starts_at < $2 order by s.starts_at, s.id"),
        since,
        until
    )
}

/// The past sessions of this secretary without published minutes, the last one first.
pub(crate) async fn without_minutes(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "where r.secretary_id = $1
               and (s.state = 'closed' or (s.state = 'dated' and s.starts_at + s.minutes * 60000000 <= $2))
               and not exists (select 1 from minute_revisions m where m.session_id = s.id)
             order by s.starts_at desc, s.id desc limit 20"
        ),
        account,
        now
    )
}

/// The past sessions from `since` on where this account was as a customer (as in
/// [`crate::boardroom::sessions::rules::customers_there`]) and on which they have given no feedback, the first
/// one first.
pub(crate) async fn without_feedback(
    tx: &mut Tx,
    account: AccountId,
    since: Timestamp,
    now: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "join session_people w on w.session_id = s.id and w.account_id = $1 and w.left_at is null
             where w.part = 'customer' and s.starts_at >= $2
               and (w.attended = 1 or not exists (
                   select 1 from session_people t where t.session_id = s.id and t.left_at is null and t.attended = 1))
               and (s.state = 'closed' or (s.state = 'dated' and s.starts_at + s.minutes * 60000000 <= $3))
               and not exists (select 1 from session_feedback b where b.session_id = s.id and b.account_id = $1)
             order by s.starts_at, s.id"
        ),
        account,
        since,
        now
    )
}
