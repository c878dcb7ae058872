//! The data that a seat in a session leaves behind about a customer.

use super::journey::Customer;
use crate::{
    Portal,
    base::ids::{AccountId, SeriesId, SessionId},
    execute, transaction, value,
};

/// Lets the customer take a seat in a session that `staff` arranged, be there, give feedback, and claim expenses.
pub(super) async fn attended(portal: &Portal, staff: AccountId, who: &Customer, name: &str) {
    let now = portal.now();
    let done: crate::Result<()> = transaction!(portal.db, tx => {
        let series: SeriesId = value!(
            tx,
            "insert into series (name, rhythm, secretary_id, created_at) values ('Aan tafel', 'loose', $1, $2)
             returning id",
            staff, now
        )?;
        let session: SessionId = value!(
            tx,
            "insert into sessions (series_id, theme, scope_open, place, link, minutes, capacity, seats, languages,
                                   facilitator_id, state, starts_at, created_by, created_at)
             values ($1, 'De rekening', 'De woorden', 'Raadzaal', '', 90, 12, 6, 'nl', $2, 'closed', $3, $2, $3)
             returning id",
            series, staff, now
        )?;
        execute!(
            tx,
            "insert into session_people (session_id, account_id, part, joined_at, attended)
             values ($1, $2, 'customer', $3, 1)",
            session, who.account, now
        )?;
        execute!(tx, "insert into seat_volunteers (member_id, since) values ($1, $2)", who.member, now)?;
        execute!(
            tx, "insert into seat_rounds (session_id, months, hours, opened_at) values ($1, 6, 72, $2)", session, now
        )?;
        execute!(
            tx,
            "insert into seats (session_id, member_id, place, state, first_time, created_at, accepted_at, access, travel, diet)
             values ($1, $2, 1, 'accepted', 1, $3, $3, $4, $5, $6)",
            session, who.member, now, format!("{name} komt met een rolstoel"), format!("{name} komt met een taxi"),
            format!("{name} eet geen noten")
        )?;
        execute!(
            tx,
            "insert into session_feedback (session_id, account_id, rating, heard, wish, said_at)
             values ($1, $2, 'good', 'yes', $3, $4)",
            session, who.account, format!("{name} had nog een wens"), now
        )?;
        execute!(
            tx,
            "insert into expenses (session_id, account_id, cents, what, iban, asked_at)
             values ($1, $2, 1250, $3, $4, $5)",
            session, who.account, format!("De trein van {name}"), format!("NL91 {name}"), now
        )?;
        execute!(
            tx,
            "insert into briefing_reads (session_id, account_id, read_at) values ($1, $2, $3)",
            session, who.account, now
        )?;
        execute!(
            tx,
            "insert into calendar_feeds (account_id, token_hash, made_at) values ($1, $2, $3) on conflict do nothing",
            who.account, format!("hash of {name} {}", who.account), now
        )?;
        Ok(())
    });
    done.unwrap();
}
