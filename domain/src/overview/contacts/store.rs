//! The SQL of contacts, including those of the management team.

use super::{Channel, Contact};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ContactId, DepartmentId, SegmentId},
    },
    optional_value, scalars, value,
};

/// A contact that is to be written.
pub(super) struct New<'a> {
    pub by: AccountId,
    pub segment: SegmentId,
    pub channel: Channel,
    pub surprise: &'a str,
    pub met_on: &'a str,
    pub dedup_key: &'a str,
}

/// Writes a contact; `None` when the same one was written before.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &New<'_>,
) -> Result<Option<ContactId>> {
    optional_value!(
        tx,
        "insert into contacts (account_id, segment_id, channel, surprise, met_on, dedup_key, logged_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id",
        new.by,
        new.segment,
        new.channel,
        new.surprise,
        new.met_on,
        new.dedup_key,
        now
    )
}

pub(super) async fn same(tx: &mut Tx, dedup_key: &str) -> Result<ContactId> {
    value!(
        tx,
        "select id from contacts where dedup_key = $1",
        dedup_key
    )
}

/// The contacts before this day and key, the last one first.
pub(super) async fn list(
    tx: &mut Tx,
    before: (&str, ContactId),
    most: i64,
) -> Result<Vec<Contact>> {
    all!(
        tx,
        "select c.id, a.name as who, c.segment_id, s.name as segment, c.channel, c.surprise, c.met_on
         from contacts c join accounts a on a.id = c.account_id join segments s on s.id = c.segment_id
         where (c.met_on, c.id) < ($1, $2) order by c.met_on desc, c.id desc limit $3",
        before.0,
        before.1,
        most
    )
}

/// The days from this one on on which somebody met a customer: in a conversation or a placement.
pub(super) async fn days_of(tx: &mut Tx, account: AccountId, from: &str) -> Result<Vec<String>> {
    scalars!(
        tx,
        "select met_on from contacts where account_id = $1 and met_on >= $2
         union select day from placements where account_id = $1 and done_at is not null and day >= $2",
        account,
        from
    )
}

/// The moments from this one on when sessions began at which somebody was together with a customer.
pub(super) async fn sessions_of(
    tx: &mut Tx,
    account: AccountId,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Timestamp>> {
    scalars!(
        tx,
        "select s.starts_at
         from session_people w join sessions s on s.id = w.session_id
         where w.account_id = $1 and w.part = 'staff' and w.attended = 1 and s.starts_at >= $2 and s.starts_at <= $3
           and exists (select 1 from session_people c
                       where c.session_id = s.id and c.part = 'customer' and c.attended = 1)",
        account,
        from,
        until
    )
}

/// How many people of each department met a customer on each day from this one on.
pub(super) async fn met_by_department(
    tx: &mut Tx,
    from: &str,
) -> Result<Vec<(DepartmentId, String, i64)>> {
    all!(
        tx,
        "select w.department_id, x.day, count(*)
         from (select account_id, met_on as day from contacts where met_on >= $1
               union select account_id, day from placements where done_at is not null and day >= $1) x
         join workplaces w on w.account_id = x.account_id
         group by w.department_id, x.day",
        from
    )
}

/// The members of the board, by name.
pub(super) async fn team(tx: &mut Tx) -> Result<Vec<(AccountId, String)>> {
    all!(
        tx,
        "select a.id, a.name from staff_roles r join accounts a on a.id = r.account_id
         where r.role = 'board_member' and a.erased_at is null order by a.name_key, a.id"
    )
}

/// The number of contacts that each of them logged from this day on, and the last day of all.
pub(super) async fn logged(tx: &mut Tx, from: &str) -> Result<Vec<(AccountId, i64, String)>> {
    all!(
        tx,
        "select c.account_id, count(*) filter (where c.met_on >= $1), max(c.met_on)
         from staff_roles r join contacts c on c.account_id = r.account_id
         where r.role = 'board_member' group by c.account_id",
        from
    )
}

/// The moments when the sessions began at which each of them was together with a customer.
pub(super) async fn at_sessions(
    tx: &mut Tx,
    until: Timestamp,
) -> Result<Vec<(AccountId, Timestamp)>> {
    all!(
        tx,
        "select w.account_id, s.starts_at
         from sessions s
         join session_people w on w.session_id = s.id and w.part = 'staff' and w.attended = 1
         join staff_roles r on r.account_id = w.account_id and r.role = 'board_member'
         where s.starts_at <= $1 and s.state in ('dated', 'closed')
           and exists (select 1 from session_people c
                       where c.session_id = s.id and c.part = 'customer' and c.attended = 1)",
        until
    )
}
