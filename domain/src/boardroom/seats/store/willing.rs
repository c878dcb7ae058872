//! The SQL of willing members, and of the sessions that they may know of.

use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SessionId},
    },
    execute, optional_value,
    people::translations::store::second,
    value,
};

pub(in crate::boardroom::seats) async fn is_willing(tx: &mut Tx, member: MemberId) -> Result<bool> {
    let rows: i64 = value!(
        tx,
        "select count(*) from seat_volunteers v join members m on m.id = v.member_id and m.state = 'active'
         where v.member_id = $1",
        member
    )?;
    Ok(rows > 0)
}

/// Notes that somebody is willing; `false` when they were already.
pub(in crate::boardroom::seats) async fn be_willing(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into seat_volunteers (member_id, since) values ($1, $2) on conflict (member_id) do nothing",
        member,
        now
    )?;
    Ok(rows > 0)
}

/// Forgets that somebody was willing; `false` when they were not.
pub(in crate::boardroom::seats) async fn be_unwilling(
    tx: &mut Tx,
    member: MemberId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "delete from seat_volunteers where member_id = $1",
        member
    )?;
    Ok(rows > 0)
}

pub(in crate::boardroom::seats) async fn account(
    tx: &mut Tx,
    member: MemberId,
) -> Result<Option<AccountId>> {
    optional_value!(tx, "select account_id from members where id = $1", member)
}

/// The moment when this member last had a seat in another session.
pub(in crate::boardroom::seats) async fn seated_at(
    tx: &mut Tx,
    session: SessionId,
    member: MemberId,
) -> Result<Option<Timestamp>> {
    value!(
        tx,
        "select max(coalesce(s.starts_at, w.joined_at))
         from members m
         join session_people w on w.account_id = m.account_id and w.part = 'customer' and w.left_at is null
         join sessions s on s.id = w.session_id and s.state <> 'cancelled' and s.id <> $1
         where m.id = $2",
        session,
        member
    )
}

/// Forgets that a member was willing, and the suggestions for them.
pub(in crate::boardroom::seats) async fn forget_member(
    tx: &mut Tx,
    member: MemberId,
) -> Result<()> {
    be_unwilling(tx, member).await?;
    execute!(
        tx,
        "delete from seat_suggestions where member_id = $1",
        member
    )?;
    execute!(
        tx,
        "update seats set access = '', travel = '', diet = '', why = '' where member_id = $1",
        member
    )?;
    Ok(())
}

/// A session in which a member can ask for a seat.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OpenSession {
    /// Its key.
    pub id: SessionId,
    /// The theme.
    pub theme: String,
    /// The language of the theme.
    pub language: Language,
    /// The moment when it begins, once that is settled.
    pub starts_at: Option<Timestamp>,
}

/// The coming sessions whose seats go to the first who ask, in the language of this member and without a place
/// for them in the queue; for willing members.
pub(in crate::boardroom::seats) async fn open_sessions(
    tx: &mut Tx,
    member: MemberId,
    reads: Option<Language>,
    now: Timestamp,
) -> Result<Vec<OpenSession>> {
    all!(
        tx,
        concat!(
            "select s.id, coalesce(n.text, s.theme) as theme, coalesce(n.language, s.language) as language, s.starts_at
             from seat_rounds r
             join sessions s on s.id = r.session_id and s.state in ('planned', 'dated')
             join seat_volunteers v on v.member_id = $1
             join members m on m.id = v.member_id and m.state = 'active'
             join accounts a on a.id = m.account_id and s.languages like '%' || a.language || '%'",
            second!("n", "session", "s.id", "title", "$3"),
            "where r.opened_at is not null and (s.starts_at is null or s.starts_at > $2)
               and not exists (select 1 from seats t where t.session_id = s.id and t.member_id = $1)
             order by s.starts_at nulls last, s.id"
        ),
        member,
        now,
        reads
    )
}
