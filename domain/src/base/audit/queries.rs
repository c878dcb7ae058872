//! The log as the administrator reads it.

use super::Entry;
use crate::{Actor, Portal, Result, Role, all, base::ids::AccountId, optional_value, scalars};

/// The number of lines on a page.
pub const PAGE: usize = 50;

/// The part of the log to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only actions of this person.
    pub by: Option<AccountId>,
    /// Only lines before this one, which is the last of the page before.
    pub before: Option<i64>,
    /// Only lines after this one, which is the first of the page after.
    pub after: Option<i64>,
}

/// A page of the log.
#[derive(Clone, Debug)]
pub struct Log {
    /// The lines, the newest first.
    pub lines: Vec<Entry>,
    /// The position after which the newer lines begin, when there are any.
    pub newer: Option<i64>,
    /// The position before which the older lines begin, when there are any.
    pub older: Option<i64>,
    /// Everybody who did something, to filter by.
    pub people: Vec<(AccountId, String)>,
    /// The people who work here now: their accounts have a page.
    pub staff: Vec<AccountId>,
}

macro_rules! lines {
    ($order:literal) => {
        concat!(
            "select l.id, l.at, l.account_id, l.action, l.subject, l.detail, a.name
             from audit_log l left join accounts a on a.id = l.account_id
             where l.id < $1 and l.id > $2 and ($3 = 0 or l.account_id = $3) order by l.id ",
            $order,
            " limit $4"
        )
    };
}

/// A page of the log, the newest lines first.
///
/// # Errors
/// [`crate::Error::Forbidden`] unless the actor is an administrator.
pub async fn log(portal: &Portal, actor: &Actor, filter: &Filter) -> Result<Log> {
    actor.require(Role::Administrator)?;
    let by = filter.by.unwrap_or(AccountId(0));
    let most = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let mut tx = portal.db.read().await?;
    let lines: Vec<Entry> = if let Some(after) = filter.after {
        let mut lines = all!(tx, lines!("asc"), i64::MAX, after, by, most)?;
        lines.reverse();
        lines
    } else {
        let before = filter.before.unwrap_or(i64::MAX);
        all!(tx, lines!("desc"), before, 0_i64, by, most)?
    };
    let first = lines.first().map_or(i64::MAX, |line| line.id);
    let last = lines.last().map_or(0, |line| line.id);
    let newer: Option<i64> = optional_value!(
        tx,
        "select id from audit_log where id > $1 and ($2 = 0 or account_id = $2) order by id limit 1",
        first,
        by
    )?;
    let older: Option<i64> = optional_value!(
        tx,
        "select id from audit_log where id < $1 and ($2 = 0 or account_id = $2) order by id desc limit 1",
        last,
        by
    )?;
    let people = all!(
        tx,
        "select a.id, a.name from accounts a
         where a.id in (select distinct account_id from audit_log) and a.erased_at is null
         order by a.name_key, a.id"
    )?;
    let staff = scalars!(
        tx,
        "select account_id from staff_roles
         union select account_id from conscience_mandates where ends_at is null"
    )?;
    Ok(Log {
        lines,
        newer: newer.map(|_| first),
        older: older.map(|_| last),
        people,
        staff,
    })
}
