//! The SQL of lists of sessions: those that come or were, of an account, of a month, and those that wait for
//! something.

use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::sessions::{Part, Session},
    scalars,
};

/// Those that are planned, and those that end after `since`, the first one first.
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

/// Those that began before `until` or were closed or cancelled, the last one first.
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

/// Those that this account takes part in, the first one first.
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

/// Those that did not begin, in which this account takes part as this.
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

/// Those with a time after `since` that this account takes part in, cancelled ones too, the first one first.
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

/// Those that begin from `since` and before `until`, the first one first.
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

/// Those that are over, that this account arranges as their secretary and of which no minutes were published, the
/// last one first.
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

/// Those from `since` on that are over, at which this account was as a customer (as [`crate::boardroom::sessions::rules::customers_there`] has
/// it), and of which they have not said how they were; the first one first.
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
