//! The SQL of what staff heard and promise in a room, and of what customers say about it.

use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, CommitmentId, ProjectId, SessionId},
    },
    execute, optional,
};

/// The note and promise of a member of staff.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::boardroom::room) struct Heard {
    pub heard: String,
    pub promise: String,
    pub due_on: String,
    pub project_id: Option<ProjectId>,
}

pub(in crate::boardroom::room) async fn heard_by(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
) -> Result<Option<Heard>> {
    optional!(
        tx,
        "select heard, promise, due_on, project_id from room_promises where session_id = $1 and account_id = $2",
        session,
        account
    )
}

/// Writes what a member of staff heard; the translation stays when the promise is the `same`.
pub(in crate::boardroom::room) async fn hear(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    account: AccountId,
    new: &Heard,
    same: bool,
) -> Result<()> {
    execute!(
        tx,
        "insert into room_promises (session_id, account_id, heard, promise, due_on, project_id, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (session_id, account_id) do update
         set heard = excluded.heard, promise = excluded.promise, due_on = excluded.due_on,
             project_id = excluded.project_id, changed_at = excluded.changed_at,
             translation = case when $8 = 1 then room_promises.translation else '' end",
        session,
        account,
        new.heard.as_str(),
        new.promise.as_str(),
        new.due_on.as_str(),
        new.project_id,
        now,
        i64::from(same)
    )?;
    Ok(())
}

/// Writes a translation; `false` when it is the same already.
pub(in crate::boardroom::room) async fn translate(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
    text: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update room_promises set translation = $3
         where session_id = $1 and account_id = $2 and translation <> $3",
        session,
        account,
        text
    )?;
    Ok(rows == 1)
}

pub(in crate::boardroom::room) async fn forget_words(
    tx: &mut Tx,
    session: SessionId,
    of: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "delete from room_confirmations where session_id = $1 and heard_by = $2",
        session,
        of
    )?;
    Ok(())
}

/// Writes the word of a customer about a promise; `false` when it is the same already.
pub(in crate::boardroom::room) async fn say(
    tx: &mut Tx,
    now: Timestamp,
    (session, of, account): (SessionId, AccountId, AccountId),
    is_right: bool,
    words: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into room_confirmations (session_id, heard_by, account_id, is_right, words, said_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (session_id, heard_by, account_id) do update
         set is_right = excluded.is_right, words = excluded.words, said_at = excluded.said_at
         where room_confirmations.is_right <> excluded.is_right or room_confirmations.words <> excluded.words",
        session,
        of,
        account,
        i64::from(is_right),
        words,
        now
    )?;
    Ok(rows == 1)
}

/// The note and promise of a member of staff, for everybody in the room.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::boardroom::room) struct HeardRow {
    pub account_id: AccountId,
    pub name: String,
    pub heard: String,
    pub promise: String,
    pub translation: String,
    pub due_on: String,
    pub commitment_id: Option<CommitmentId>,
    pub said_right: i64,
}

pub(in crate::boardroom::room) async fn heard(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<HeardRow>> {
    all!(
        tx,
        "select h.account_id, a.name, h.heard, h.promise, h.translation, h.due_on, h.commitment_id,
                (select count(*) from room_confirmations w
                 where w.session_id = h.session_id and w.heard_by = h.account_id and w.is_right = 1) as said_right
         from room_promises h join accounts a on a.id = h.account_id
         where h.session_id = $1 order by a.name_key, a.id",
        session
    )
}

/// The corrections of customers, without names, in an order that does not reveal when they wrote.
pub(in crate::boardroom::room) async fn corrections(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<(AccountId, String)>> {
    all!(
        tx,
        "select heard_by, words from room_confirmations
         where session_id = $1 and is_right = 0 and words <> '' order by heard_by, words",
        session
    )
}

/// The words of customers: about whose promise, of whom, whether it is right, and the correction.
pub(in crate::boardroom::room) async fn said(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<(AccountId, AccountId, i64, String)>> {
    all!(
        tx,
        "select heard_by, account_id, is_right, words from room_confirmations
         where session_id = $1 order by heard_by, account_id",
        session
    )
}

/// A promise that is not in the ledger yet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::boardroom::room) struct Promised {
    pub account_id: AccountId,
    #[sqlx(flatten)]
    pub heard: Heard,
    pub translation: String,
}

/// The promises that are not in the ledger yet.
pub(in crate::boardroom::room) async fn promises(
    tx: &mut Tx,
    session: SessionId,
) -> Result<Vec<Promised>> {
    all!(
        tx,
        "select account_id, heard, promise, due_on, project_id, translation from room_promises
         where session_id = $1 and promise <> '' and commitment_id is null order by account_id",
        session
    )
}

pub(in crate::boardroom::room) async fn promised(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
    commitment: CommitmentId,
) -> Result<()> {
    execute!(
        tx,
        "update room_promises set commitment_id = $3 where session_id = $1 and account_id = $2",
        session,
        account,
        commitment
    )?;
    Ok(())
}
