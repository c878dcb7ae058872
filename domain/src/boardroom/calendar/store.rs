//! The SQL of calendars.

use super::LastSent;
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    execute, optional, optional_value,
};

pub(super) async fn last_sent(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
) -> Result<Option<LastSent>> {
    optional!(
        tx,
        "select session_id, sequence, since, cancelled, sent_at, told, heard_before from calendar_entries
         where session_id = $1 and account_id = $2",
        session,
        account
    )
}

/// The last messages to this person's calendar, one for each session.
pub(super) async fn all_last_sent(tx: &mut Tx, account: AccountId) -> Result<Vec<LastSent>> {
    all!(
        tx,
        "select session_id, sequence, since, cancelled, sent_at, told, heard_before from calendar_entries
         where account_id = $1",
        account
    )
}

/// A row of the last message.
pub(super) struct Row {
    pub(super) session: SessionId,
    pub(super) account: AccountId,
    pub(super) sequence: i64,
    pub(super) since: i64,
    pub(super) cancelled: bool,
    pub(super) told: String,
    pub(super) heard_before: String,
}

pub(super) async fn keep_last_sent(tx: &mut Tx, now: Timestamp, row: &Row) -> Result<()> {
    execute!(
        tx,
        "insert into calendar_entries (session_id, account_id, sequence, since, cancelled, sent_at, told, heard_before)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (session_id, account_id) do update
         set sequence = excluded.sequence, since = excluded.since, cancelled = excluded.cancelled,
             sent_at = excluded.sent_at, told = excluded.told, heard_before = excluded.heard_before",
        row.session,
        row.account,
        row.sequence,
        row.since,
        i64::from(row.cancelled),
        now,
        row.told.as_str(),
        row.heard_before.as_str()
    )?;
    Ok(())
}

pub(super) async fn keep_feed(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    token_hash: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into calendar_feeds (account_id, token_hash, made_at) values ($1, $2, $3)
         on conflict (account_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at",
        account,
        token_hash,
        now
    )?;
    Ok(())
}

pub(super) async fn drop_feed(tx: &mut Tx, account: AccountId) -> Result<bool> {
    let rows = execute!(
        tx,
        "delete from calendar_feeds where account_id = $1",
        account
    )?;
    Ok(rows > 0)
}

/// The moment when this person's address was made.
pub(super) async fn feed_made_at(tx: &mut Tx, account: AccountId) -> Result<Option<Timestamp>> {
    optional_value!(
        tx,
        "select made_at from calendar_feeds where account_id = $1",
        account
    )
}

/// The account with this address, and its language.
pub(super) async fn reader(tx: &mut Tx, token_hash: &str) -> Result<Option<(AccountId, Language)>> {
    optional!(
        tx,
        "select f.account_id, a.language from calendar_feeds f join accounts a on a.id = f.account_id
         where f.token_hash = $1 and a.erased_at is null",
        token_hash
    )
}
