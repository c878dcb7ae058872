//! The SQL of people who were asked for a session: for a seat in it, or for its date.

use crate::{
    Result,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SessionId},
    },
    optional_value, value,
};

/// Whether a member may know of a session: they have or had a place in its queue, or they are willing, its
/// seats go to the first who ask, and they read its language.
pub(crate) async fn is_asked_to_sit(
    tx: &mut Tx,
    session: SessionId,
    member: MemberId,
) -> Result<bool> {
    let rows: i64 = value!(
        tx,
        "select (select count(*) from seats where session_id = $1 and member_id = $2)
              + (select count(*) from seat_rounds r
                 join sessions s on s.id = r.session_id and s.state in ('planned', 'dated')
                 join seat_volunteers v on v.member_id = $2
                 join members m on m.id = v.member_id and m.state = 'active'
                 join accounts a on a.id = m.account_id and s.languages like '%' || a.language || '%'
                 where r.session_id = $1 and r.opened_at is not null and not exists (
                     select 1 from session_people p
                     where p.session_id = $1 and p.account_id = a.id and p.part = 'staff' and p.left_at is null))",
        session,
        member
    )?;
    Ok(rows > 0)
}

/// Whether somebody was asked about the date of a session.
pub(crate) async fn is_asked_when(
    tx: &mut Tx,
    session: SessionId,
    account: AccountId,
) -> Result<bool> {
    let found: Option<i64> = optional_value!(
        tx,
        "select q.poll_id from date_polls p join date_people q on q.poll_id = p.id
         where p.session_id = $1 and q.account_id = $2 limit 1",
        session,
        account
    )?;
    Ok(found.is_some())
}
