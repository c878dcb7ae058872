//! The SQL of the terms of seats.

use super::super::Terms;
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, TermsId},
    },
    one, value,
};

/// The texts that were ever published, the newest first.
pub(in crate::boardroom::seats) async fn all_terms(tx: &mut Tx) -> Result<Vec<Terms>> {
    all!(
        tx,
        "select t.id, t.text_nl, t.text_en, a.name as published_by, t.published_at,
                (select count(*) from seats s where s.terms_id = t.id) as agreed
         from seat_terms t left join accounts a on a.id = t.published_by order by t.id desc"
    )
}

/// The text in force.
pub(in crate::boardroom::seats) async fn terms(tx: &mut Tx) -> Result<Terms> {
    one!(
        tx,
        "select t.id, t.text_nl, t.text_en, a.name as published_by, t.published_at,
                (select count(*) from seats s where s.terms_id = t.id) as agreed
         from seat_terms t left join accounts a on a.id = t.published_by order by t.id desc limit 1"
    )
}

pub(in crate::boardroom::seats) async fn publish_terms(
    tx: &mut Tx,
    now: Timestamp,
    by: Option<AccountId>,
    text_nl: &str,
    text_en: &str,
) -> Result<TermsId> {
    value!(
        tx,
        "insert into seat_terms (text_nl, text_en, published_by, published_at) values ($1, $2, $3, $4) returning id",
        text_nl,
        text_en,
        by,
        now
    )
}

/// Whether somebody is the secretary of a series of sessions.
pub(in crate::boardroom::seats) async fn is_secretary(
    tx: &mut Tx,
    account: AccountId,
) -> Result<bool> {
    let rows: i64 = value!(
        tx,
        "select count(*) from series where secretary_id = $1",
        account
    )?;
    Ok(rows > 0)
}
