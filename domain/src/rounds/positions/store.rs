//! The SQL of positions and replies.

use super::{Attribution, Own, Position, PutTo, Taken};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ContributionId, MemberId, ProposalId, SegmentId},
    },
    execute, optional,
    people::translations::store::second,
    rounds::supports::SupportRow,
};

/// A position that is to be written; a part that was not sent stays as it was.
pub(super) struct New<'a> {
    pub position: Option<Position>,
    pub reason: Option<&'a str>,
    pub shown_as: Option<Attribution>,
    pub place: i64,
}

/// Writes a position, if the member was asked and the round is open; `false` when not, and for words without a
/// position, which belong to nothing. It is one statement, because the speed of voting depends on their number. The
/// attribution gets stricter and never looser, as long as there are words.
pub(super) async fn cast(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    member: MemberId,
    new: &New<'_>,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into positions (proposal_id, member_id, segment_id, position, reason, cast_at, changed_at, place, shown_as)
         select a.proposal_id, a.member_id, a.segment_id, coalesce($3, v.position), coalesce($4, v.reason, ''), $5, $5, $6,
                coalesce($7, v.shown_as, 'segment')
         from audience a
         join proposals p on p.id = a.proposal_id
         left join positions v on v.proposal_id = a.proposal_id and v.member_id = a.member_id
         where a.proposal_id = $1 and a.member_id = $2 and p.state = 'open' and p.closes_at > $5
           and coalesce($3, v.position) is not null
         on conflict (proposal_id, member_id) do update set
             position = excluded.position, reason = excluded.reason,
             shown_as = case
                 when positions.reason = '' and not exists (
                     select 1 from replies r join questions q on q.id = r.question_id
                     where q.proposal_id = positions.proposal_id and r.member_id = positions.member_id)
                 then excluded.shown_as
                 when 'conscience' in (positions.shown_as, excluded.shown_as) then 'conscience'
                 when 'segment' in (positions.shown_as, excluded.shown_as) then 'segment'
                 else excluded.shown_as end,
             contribution_id = case
                 when positions.reason = excluded.reason then positions.contribution_id end,
             changed_at = case
                 when positions.position = excluded.position and positions.reason = excluded.reason
                 then positions.changed_at else excluded.changed_at end",
        proposal, member, new.position, new.reason, now, new.place, new.shown_as
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
        "select position, reason, shown_as, cast_at, changed_at from positions where proposal_id = $1 and member_id = $2",
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
         where proposal_id = $1 group by position, segment_id",
        proposal
    )
}

/// A reason or a reply with its writer, so it stays within the domain.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct SaidRow {
    pub place: i64,
    pub position: Position,
    pub text: String,
    pub shown_as: Attribution,
    pub segment_id: Option<SegmentId>,
    pub writer_name: String,
    pub contribution_id: Option<ContributionId>,
    #[sqlx(flatten)]
    pub support: SupportRow,
}

/// The columns of a support for the reason of `$of`, for the reader at `$member`.
macro_rules! support_columns {
    ($of:literal, $member:literal) => {
        concat!(
            "(select count(*) from supports x where x.proposal_id = $1 and x.place = ",
            $of,
            ".place
                and x.given_at >= ",
            $of,
            ".changed_at) as people,
             (select count(*) from supports x where x.proposal_id = $1 and x.place = ",
            $of,
            ".place
                and x.given_at >= ",
            $of,
            ".changed_at and x.member_id = ",
            $member,
            ") as given,
             cast(case when ",
            $of,
            ".member_id = ",
            $member,
            " then 1 else 0 end as bigint) as wrote"
        )
    };
}

macro_rules! some_reasons {
    ($position:literal) => {
        concat!(
            "select s.place, s.position, s.reason as text, s.shown_as, s.segment_id, n.name as writer_name, s.contribution_id, ",
            support_columns!("s", "$4"),
            " from (
                 select place, position, reason, shown_as, segment_id, member_id, contribution_id, changed_at
                 from positions
                 where proposal_id = $1 and position = '",
            $position,
            "' and reason <> '' and ($3 = 1 or shown_as <> 'conscience') order by place limit $2) s
             join members m on m.id = s.member_id
             join accounts n on n.id = m.account_id"
        )
    };
}

/// Reasons for each position, at most `each` of them; those for the customer conscience only if `conscience` is 1.
pub(super) async fn reasons(
    tx: &mut Tx,
    proposal: ProposalId,
    each: i64,
    conscience: i64,
    reader: MemberId,
) -> Result<Vec<SaidRow>> {
    all!(
        tx,
        concat!(
            some_reasons!("for"),
            " union all ",
            some_reasons!("for_with_concerns"),
            " union all ",
            some_reasons!("against"),
            " union all ",
            some_reasons!("no_opinion"),
            " order by 1"
        ),
        proposal,
        each,
        conscience,
        reader
    )
}

/// Reasons for one position whose place is after `after`, as in [`reasons`].
pub(super) async fn reasons_after(
    tx: &mut Tx,
    proposal: ProposalId,
    position: Position,
    after: i64,
    most: i64,
    conscience: i64,
    reader: MemberId,
) -> Result<Vec<SaidRow>> {
    all!(
        tx,
        concat!("select v.place, v.position, v.reason as text, v.shown_as, v.segment_id, n.name as writer_name, v.contribution_id, ",
        support_columns!("v", "$6"), "
         from positions v join members m on m.id = v.member_id join accounts n on n.id = m.account_id
         where v.proposal_id = $1 and v.position = $2 and v.place > $3 and v.reason <> ''
           and ($5 = 1 or v.shown_as <> 'conscience')
         order by v.place limit $4"),
        proposal,
        position,
        after,
        most,
        conscience,
        reader
    )
}

/// Replies to the question at `question` of a proposal whose place is after `after`, in the same order
/// that says nothing as reasons.
pub(super) async fn replies_after(
    tx: &mut Tx,
    proposal: ProposalId,
    question: i64,
    after: i64,
    most: i64,
    conscience: i64,
) -> Result<Vec<SaidRow>> {
    all!(
        tx,
        "select v.place, v.position, r.text, v.shown_as, v.segment_id, n.name as writer_name, v.contribution_id,
                cast(0 as bigint) as people, cast(0 as bigint) as given, cast(0 as bigint) as wrote
         from questions q
         join replies r on r.question_id = q.id
         join positions v on v.proposal_id = q.proposal_id and v.member_id = r.member_id
         join members m on m.id = v.member_id
         join accounts n on n.id = m.account_id
         where q.proposal_id = $1 and q.place = $2 and v.place > $3 and ($5 = 1 or v.shown_as <> 'conscience')
         order by v.place limit $4",
        proposal,
        question,
        after,
        most,
        conscience
    )
}

/// A reason that can be taken up, with the account of its writer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct ReasonRow {
    pub account_id: AccountId,
    pub text: String,
    pub shown_as: Attribution,
    pub contribution_id: Option<ContributionId>,
}

/// The reason at a place of a proposal.
pub(crate) async fn reason_at(
    tx: &mut Tx,
    proposal: ProposalId,
    place: i64,
) -> Result<Option<ReasonRow>> {
    optional!(
        tx,
        "select m.account_id, v.reason as text, v.shown_as, v.contribution_id
         from positions v join members m on m.id = v.member_id
         where v.proposal_id = $1 and v.place = $2 and v.reason <> ''",
        proposal,
        place
    )
}

/// Notes the contribution that a reason became.
pub(crate) async fn take_up(
    tx: &mut Tx,
    proposal: ProposalId,
    place: i64,
    contribution: ContributionId,
) -> Result<()> {
    execute!(
        tx,
        "update positions set contribution_id = $3 where proposal_id = $1 and place = $2",
        proposal,
        place,
        contribution
    )?;
    Ok(())
}

/// The positions of a member, the newest proposal first.
pub(super) async fn taken(
    tx: &mut Tx,
    member: MemberId,
    language: Option<Language>,
    most: i64,
) -> Result<Vec<Taken>> {
    all!(
        tx,
        concat!(
            "select v.proposal_id, coalesce(t.text, p.title) as title, v.position, v.changed_at, p.state, p.closes_at,
                    p.decide_on
         from positions v join proposals p on p.id = v.proposal_id",
            second!("t", "proposal", "p.id", "title", "$3"),
            "where v.member_id = $1 order by v.proposal_id desc limit $2"
        ),
        member,
        most,
        language
    )
}

/// The proposals that were put to a member, the newest first; those before this one.
pub(super) async fn put_to(
    tx: &mut Tx,
    member: MemberId,
    language: Option<Language>,
    before: ProposalId,
    most: i64,
) -> Result<Vec<PutTo>> {
    all!(
        tx,
        concat!(
            "select p.id as proposal_id, coalesce(t.text, p.title) as title, coalesce(t.language, p.language) as language,
                    o.name as owner, v.position, p.state, p.closes_at
         from audience a join proposals p on p.id = a.proposal_id
         join projects j on j.id = p.project_id join accounts o on o.id = j.owner_id
         left join positions v on v.proposal_id = p.id and v.member_id = a.member_id",
            second!("t", "proposal", "p.id", "title", "$4"),
            "where a.member_id = $1 and p.id < $2 and p.state <> 'draft' order by p.id desc limit $3"
        ),
        member,
        before,
        most,
        language
    )
}
