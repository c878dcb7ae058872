//! The SQL of feedback and of expenses.

use super::{Attribution, Expense, Feedback, Heard, Rating, ToPay, Wish};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    execute, optional,
};

pub(super) async fn find(
    tx: &mut Tx,
    id: SessionId,
    account: AccountId,
) -> Result<Option<Feedback>> {
    optional!(
        tx,
        "select rating, heard, wish, shown_as, said_at from session_feedback where session_id = $1 and account_id = $2",
        id,
        account
    )
}

pub(super) async fn keep(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
    said: (Rating, Heard, &str, Attribution),
) -> Result<()> {
    execute!(
        tx,
        "insert into session_feedback (session_id, account_id, rating, heard, wish, said_at, shown_as)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (session_id, account_id) do update
         set rating = excluded.rating, heard = excluded.heard, wish = excluded.wish, said_at = excluded.said_at,
             shown_as = case
                 when session_feedback.wish = '' then excluded.shown_as
                 when 'conscience' in (session_feedback.shown_as, excluded.shown_as) then 'conscience'
                 when 'segment' in (session_feedback.shown_as, excluded.shown_as) then 'segment'
                 else excluded.shown_as end",
        id,
        account,
        said.0,
        said.1,
        said.2,
        now,
        said.3
    )?;
    Ok(())
}

/// The wishes of customers, in an order that does not reveal who wrote them or when; those for the customer conscience
/// only if `conscience` is 1.
pub(crate) async fn wishes(tx: &mut Tx, id: SessionId, conscience: i64) -> Result<Vec<Wish>> {
    all!(
        tx,
        "select f.wish as text, case when f.shown_as <> 'segment' then a.name end as writer
         from session_feedback f join accounts a on a.id = f.account_id
         where f.session_id = $1 and f.wish <> '' and ($2 = 1 or f.shown_as <> 'conscience') order by f.wish",
        id,
        conscience
    )
}

pub(super) async fn ratings(tx: &mut Tx, id: SessionId) -> Result<Vec<(Rating, i64)>> {
    all!(
        tx,
        "select rating, count(*) from session_feedback where session_id = $1 group by rating",
        id
    )
}

pub(super) async fn heard(tx: &mut Tx, id: SessionId) -> Result<Vec<(Heard, i64)>> {
    all!(
        tx,
        "select heard, count(*) from session_feedback where session_id = $1 group by heard",
        id
    )
}

pub(super) async fn expenses(tx: &mut Tx, id: SessionId) -> Result<Vec<Expense>> {
    all!(
        tx,
        "select e.account_id, a.name, e.cents, e.what, e.iban, e.asked_at, e.paid_at
         from expenses e join accounts a on a.id = e.account_id
         where e.session_id = $1 order by e.asked_at, e.account_id",
        id
    )
}

pub(super) async fn expense(
    tx: &mut Tx,
    id: SessionId,
    account: AccountId,
) -> Result<Option<Expense>> {
    optional!(
        tx,
        "select e.account_id, a.name, e.cents, e.what, e.iban, e.asked_at, e.paid_at
         from expenses e join accounts a on a.id = e.account_id
         where e.session_id = $1 and e.account_id = $2",
        id,
        account
    )
}

/// The sessions of this secretary with something to pay, the longest wait first.
pub(super) async fn to_pay(tx: &mut Tx, secretary: AccountId) -> Result<Vec<ToPay>> {
    all!(
        tx,
        "select e.session_id, s.theme, count(*) as people, min(e.asked_at) as asked_at
         from expenses e
         join sessions s on s.id = e.session_id
         join series r on r.id = s.series_id
         where r.secretary_id = $1 and e.paid_at is null
         group by e.session_id, s.theme order by min(e.asked_at), e.session_id",
        secretary
    )
}

/// Writes or changes a claim; the same claim again changes nothing; `false` when it was paid.
pub(super) async fn claim(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
    claimed: (i64, &str, &str),
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into expenses (session_id, account_id, cents, what, iban, asked_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (session_id, account_id) do update
         set cents = excluded.cents, what = excluded.what, iban = excluded.iban,
             asked_at = case when (expenses.cents, expenses.what, expenses.iban)
                                = (excluded.cents, excluded.what, excluded.iban)
                             then expenses.asked_at else excluded.asked_at end
         where expenses.paid_at is null",
        id,
        account,
        claimed.0,
        claimed.1,
        claimed.2,
        now
    )?;
    Ok(rows == 1)
}

/// Notes that the claim of `asked_at` was paid and forgets the bank account; `false` when it was paid or
/// changed before.
pub(super) async fn pay(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
    asked_at: Timestamp,
    by: AccountId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update expenses set paid_at = $3, paid_by = $4, iban = ''
         where session_id = $1 and account_id = $2 and asked_at = $5 and paid_at is null",
        id,
        account,
        now,
        by,
        asked_at
    )?;
    Ok(rows == 1)
}
