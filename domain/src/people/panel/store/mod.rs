//! The SQL of segments, members and consents.

mod list;
pub(crate) mod listed;

pub(super) use list::{Part, count, page, said_at, segment_sizes};

use super::{CONSENT_VERSION, Described, Member, MemberState, Segment};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SegmentId},
        text,
    },
    execute, optional, optional_value,
    people::translations::store::written_in,
    scalars, shared, value,
};

/// Who is in which segment, as a table expression: also those in none, who are a segment of their own.
macro_rules! groups {
    () => {
        "(select g.member_id, g.segment_id from member_segments g
          union all
          select r.id as member_id, t.id as segment_id from members r join segments t on t.is_rest = 1
          where not exists (select 1 from member_segments n where n.member_id = r.id))"
    };
}
pub(crate) use groups;

/// Writes a segment; `None` when the name is taken.
pub(super) async fn insert_segment(
    tx: &mut Tx,
    now: Timestamp,
    segment: &Described<'_>,
) -> Result<Option<SegmentId>> {
    optional_value!(
        tx,
        concat!(
            "insert into segments (name, name_key, reason, priority, created_at, wanted, language)
             values ($1, $2, $3, $4, $5, $6, ",
            written_in!(),
            ") on conflict do nothing returning id"
        ),
        segment.name,
        text::key(segment.name),
        segment.reason,
        segment.priority,
        now,
        segment.wanted
    )
}

/// Whether another segment than `id` has this name.
pub(super) async fn name_is_taken(tx: &mut Tx, id: SegmentId, name: &str) -> Result<bool> {
    let others: i64 = value!(
        tx,
        "select count(*) from segments where name_key = $1 and id <> $2",
        text::key(name),
        id
    )?;
    Ok(others > 0)
}

pub(super) async fn update_segment(
    tx: &mut Tx,
    id: SegmentId,
    segment: &Described<'_>,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update segments set name = $2, name_key = $3, reason = $4, priority = $5, wanted = $6 where id = $1",
        id,
        segment.name,
        text::key(segment.name),
        segment.reason,
        segment.priority,
        segment.wanted
    )?;
    Ok(rows == 1)
}

pub(super) async fn segment(tx: &mut Tx, id: SegmentId) -> Result<Option<Segment>> {
    optional!(
        tx,
        "select id, name, language, reason, priority, wanted from segments where id = $1 and is_rest = 0",
        id
    )
}

pub(crate) async fn segments(tx: &mut Tx) -> Result<Vec<Segment>> {
    all!(
        tx,
        "select id, name, language, reason, priority, wanted from segments where is_rest = 0 order by priority, name_key, id"
    )
}

/// The number of active members in each segment; it is the same for every reader, and the whole panel is counted for it.
pub(crate) async fn active_by_segment(tx: &mut Tx) -> Result<Vec<(SegmentId, i64)>> {
    shared!(
        tx,
        "select ms.segment_id, count(*) from member_segments ms join members m on m.id = ms.member_id
         where m.state = 'active' group by ms.segment_id order by ms.segment_id"
    )
}

/// Puts an account on the customer list; `None` when it is there already.
pub(crate) async fn insert_member(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    number: Option<&str>,
) -> Result<Option<MemberId>> {
    optional_value!(
        tx,
        "insert into members (account_id, number, state, added_at) values ($1, $2, 'listed', $3)
         on conflict do nothing returning id",
        account,
        number,
        now
    )
}

pub(crate) async fn set_number(tx: &mut Tx, id: MemberId, number: Option<&str>) -> Result<()> {
    execute!(
        tx,
        "update members set number = $2 where id = $1",
        id,
        number
    )?;
    Ok(())
}

/// The customer with this address, and their state.
pub(crate) async fn by_email(
    tx: &mut Tx,
    email_key: &str,
) -> Result<Option<(AccountId, Option<MemberId>, Option<MemberState>)>> {
    optional!(
        tx,
        "select a.id, m.id, m.state from accounts a left join members m on m.account_id = a.id
         where a.email_key = $1",
        email_key
    )
}

pub(crate) async fn member(tx: &mut Tx, id: MemberId) -> Result<Option<Member>> {
    optional!(
        tx,
        "select m.id, m.account_id, a.name, a.email, a.language, m.number, m.state, m.added_at, m.joined_at, m.ended_at
         from members m join accounts a on a.id = m.account_id where m.id = $1",
        id
    )
}

pub(crate) async fn member_of_account(
    tx: &mut Tx,
    account: AccountId,
) -> Result<Option<(MemberId, MemberState)>> {
    optional!(
        tx,
        "select id, state from members where account_id = $1",
        account
    )
}

/// Changes the state of a customer. `ended_at` is set when they declined or left, `joined_at` when they joined.
pub(crate) async fn set_state(
    tx: &mut Tx,
    now: Timestamp,
    id: MemberId,
    state: MemberState,
) -> Result<()> {
    let joined = (state == MemberState::Active).then_some(now);
    let ended = matches!(state, MemberState::Declined | MemberState::Ended).then_some(now);
    execute!(
        tx,
        "update members set state = $2, joined_at = coalesce($3, joined_at), ended_at = $4 where id = $1",
        id,
        state,
        joined,
        ended
    )?;
    Ok(())
}

pub(super) async fn segments_of(tx: &mut Tx, id: MemberId) -> Result<Vec<SegmentId>> {
    scalars!(
        tx,
        "select segment_id from member_segments where member_id = $1 order by segment_id",
        id
    )
}

pub(super) async fn clear_segments(tx: &mut Tx, id: MemberId) -> Result<()> {
    execute!(tx, "delete from member_segments where member_id = $1", id)?;
    Ok(())
}

/// Puts a customer in a segment; `false` when they are in it already.
pub(super) async fn add_segment(tx: &mut Tx, id: MemberId, segment: SegmentId) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into member_segments (member_id, segment_id) values ($1, $2) on conflict do nothing",
        id,
        segment
    )?;
    Ok(rows == 1)
}

/// Takes a customer out of a segment; `false` when they are not in it.
pub(super) async fn drop_segment(tx: &mut Tx, id: MemberId, segment: SegmentId) -> Result<bool> {
    let rows = execute!(
        tx,
        "delete from member_segments where member_id = $1 and segment_id = $2",
        id,
        segment
    )?;
    Ok(rows == 1)
}

pub(crate) async fn give_consent(tx: &mut Tx, now: Timestamp, id: MemberId) -> Result<()> {
    execute!(
        tx,
        "insert into consents (member_id, text_version, given_at) values ($1, $2, $3)",
        id,
        CONSENT_VERSION,
        now
    )?;
    Ok(())
}

pub(crate) async fn withdraw_consents(tx: &mut Tx, now: Timestamp, id: MemberId) -> Result<()> {
    execute!(
        tx,
        "update consents set withdrawn_at = $2 where member_id = $1 and withdrawn_at is null",
        id,
        now
    )?;
    Ok(())
}

/// The consents of a customer: version of the text, given, withdrawn.
pub(super) async fn consents(
    tx: &mut Tx,
    id: MemberId,
) -> Result<Vec<(String, Timestamp, Option<Timestamp>)>> {
    all!(
        tx,
        "select text_version, given_at, withdrawn_at from consents where member_id = $1 order by id desc",
        id
    )
}

/// Writes the minutes a month that a member gives.
pub(crate) async fn set_monthly_minutes(tx: &mut Tx, id: MemberId, minutes: i64) -> Result<()> {
    execute!(
        tx,
        "update members set monthly_minutes = $2 where id = $1",
        id,
        minutes
    )?;
    Ok(())
}
