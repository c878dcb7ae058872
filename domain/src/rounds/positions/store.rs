//! The SQL of positions and replies.

use super::{Own, Position, Taken};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{MemberId, ProposalId, SegmentId},
    },
    execute, optional,
};

/// Writes a position, if the member was asked and the round is open; `false` when not.
pub(super) async fn cast(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    member: MemberId,
    position: Position,
    reason: &str,
    place: i64,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into positions (proposal_id, member_id, segment_id, position, reason, cast_at, changed_at, place)
         select a.proposal_id, a.member_id, a.segment_id, $3, $4, $5, $5, $6
         from audience a join proposals p on p.id = a.proposal_id
         where a.proposal_id = $1 and a.member_id = $2 and p.state = 'open' and p.closes_at > $5
         on conflict (proposal_id, member_id) do update set
             position = excluded.position, reason = excluded.reason,
             changed_at = case
                 when positions.position = excluded.position and positions.reason = excluded.reason
                 then positions.changed_at else excluded.changed_at end",
        proposal, member, position, reason, now, place
    )?;
    Ok(rows == 1)
}

/// Writes the reply to the question at `place`; an empty one takes it back.
pub(super) async fn reply(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    member: MemberId,
    place: i64,
    text: &str,
) -> Result<()> {
    if text.is_empty() {
        execute!(
            tx,
            "delete from replies where member_id = $1 and question_id in (
                 select id from questions where proposal_id = $2 and place = $3)",
            member,
            proposal,
            place
        )?;
    } else {
        execute!(
            tx,
            "insert into replies (question_id, member_id, text, written_at)
             select id, $1, $4, $5 from questions where proposal_id = $2 and place = $3
             on conflict (question_id, member_id) do update set
                 text = excluded.text, written_at = excluded.written_at",
            member,
            proposal,
            place,
            text,
            now
        )?;
    }
    Ok(())
}

pub(super) async fn own(
    tx: &mut Tx,
    proposal: ProposalId,
    member: MemberId,
) -> Result<Option<Own>> {
    optional!(
        tx,
        "select position, reason, cast_at, changed_at from positions where proposal_id = $1 and member_id = $2",
        proposal,
        member
    )
}

/// The number of people in each segment for each position.
pub(super) async fn counts(
    tx: &mut Tx,
    proposal: ProposalId,
) -> Result<Vec<(Option<SegmentId>, Position, i64)>> {
    all!(
        tx,
        "select segment_id, position, count(*) from positions
         where proposal_id = $1 group by segment_id, position",
        proposal
    )
}

/// Reasons for each position, at most `each` of them.
pub(super) async fn reasons(
    tx: &mut Tx,
    proposal: ProposalId,
    each: i64,
) -> Result<Vec<(Position, String, Option<SegmentId>)>> {
    all!(
        tx,
        "select position, reason, segment_id from (
             select position, reason, segment_id from positions
             where proposal_id = $1 and position = 'for' and reason <> '' order by place limit $2) a
         union all
         select position, reason, segment_id from (
             select position, reason, segment_id from positions
             where proposal_id = $1 and position = 'for_with_concerns' and reason <> '' order by place limit $2) b
         union all
         select position, reason, segment_id from (
             select position, reason, segment_id from positions
             where proposal_id = $1 and position = 'against' and reason <> '' order by place limit $2) c
         union all
         select position, reason, segment_id from (
             select position, reason, segment_id from positions
             where proposal_id = $1 and position = 'no_opinion' and reason <> '' order by place limit $2) d",
        proposal,
        each
    )
}

/// Reasons for one position whose place is after `after`, each with its place.
pub(super) async fn reasons_after(
    tx: &mut Tx,
    proposal: ProposalId,
    position: Position,
    after: i64,
    most: i64,
) -> Result<Vec<(i64, String, Option<SegmentId>)>> {
    all!(
        tx,
        "select place, reason, segment_id from positions
         where proposal_id = $1 and position = $2 and place > $3 and reason <> ''
         order by place limit $4",
        proposal,
        position,
        after,
        most
    )
}

/// Replies to the question at `question` of a proposal whose place is after `after`, in the same random order
/// as reasons.
pub(super) async fn replies_after(
    tx: &mut Tx,
    proposal: ProposalId,
    question: i64,
    after: i64,
    most: i64,
) -> Result<Vec<(i64, String, Option<SegmentId>)>> {
    all!(
        tx,
        "select v.place, r.text, v.segment_id
         from questions q
         join replies r on r.question_id = q.id
         join positions v on v.proposal_id = q.proposal_id and v.member_id = r.member_id
         where q.proposal_id = $1 and q.place = $2 and v.place > $3
         order by v.place limit $4",
        proposal,
        question,
        after,
        most
    )
}

/// The positions of a member, the newest proposal first.
pub(super) async fn taken(tx: &mut Tx, member: MemberId, most: i64) -> Result<Vec<Taken>> {
    all!(
        tx,
        "select v.proposal_id, p.title, v.position, v.changed_at, p.state, p.closes_at, p.decide_on
         from positions v join proposals p on p.id = v.proposal_id
         where v.member_id = $1 order by v.proposal_id desc limit $2",
        member,
        most
    )
}
