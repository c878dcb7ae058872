//! The SQL of proposals, their questions and their audience.

use super::{Line, Proposal, Question, SegmentAsked, Waiting, draft::Parsed};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, PhaseId, ProjectId, ProposalId, SegmentId},
    },
    execute, one, optional, optional_value,
    people::{
        panel::store::groups,
        translations::store::{second, written_in},
    },
    rounds::{projects::PhaseKind, terms::Terms},
    scalars, value,
};

pub(super) async fn phase(
    tx: &mut Tx,
    project: ProjectId,
    kind: PhaseKind,
) -> Result<Option<PhaseId>> {
    optional_value!(
        tx,
        "select id from phases where project_id = $1 and kind = $2",
        project,
        kind
    )
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    project: ProjectId,
    phase: PhaseId,
    by: Option<AccountId>,
    terms: Terms,
) -> Result<ProposalId> {
    value!(
        tx,
        concat!(
            "insert into proposals (project_id, phase_id, state, title, summary, scope_fixed, scope_open,
                                scope_course, impact_statement, minutes, decide_on, closes_on, answers_by,
                                created_by, created_at, changed_at, advise_days, reasons_days, standstill_days, language)
             values ($1, $2, 'draft', '', '', '', '', '', '', 0, '', '', '', $3, $4, $4, $5, $6, $7, ",
            written_in!(),
            ") returning id"
        ),
        project, phase, by, now, terms.advise_days, terms.reasons_days, terms.standstill_days
    )
}

/// Writes one step of a draft; `false` when it is no draft any more.
pub(super) async fn save(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    step: &Parsed,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update proposals set changed_at = $2 where id = $1 and state = 'draft'",
        id,
        now
    )?;
    if rows == 0 {
        return Ok(false);
    }
    match step {
        Parsed::Words { title, summary } => {
            execute!(
                tx,
                "update proposals set title = $2, summary = $3 where id = $1",
                id,
                title.as_str(),
                summary.as_str()
            )?;
        }
        Parsed::Scope {
            fixed,
            open,
            course,
            decide_on,
            influence,
            quorum,
        } => {
            execute!(
                tx,
                "update proposals set scope_fixed = $2, scope_open = $3, scope_course = $4, decide_on = $5,
                        influence = $6, quorum = $7
                 where id = $1",
                id, fixed.as_str(), open.as_str(), course.as_str(), decide_on.to_string(), *influence, *quorum
            )?;
        }
        Parsed::ImpactStatement {
            impact_statement,
            minutes,
        } => {
            execute!(
                tx,
                "update proposals set impact_statement = $2, minutes = $3 where id = $1",
                id,
                impact_statement.as_str(),
                *minutes
            )?;
        }
        Parsed::Questions(texts) => {
            execute!(tx, "delete from questions where proposal_id = $1", id)?;
            for (place, text) in (1_i64..).zip(texts) {
                execute!(
                    tx,
                    "insert into questions (proposal_id, place, text) values ($1, $2, $3)",
                    id,
                    place,
                    text.as_str()
                )?;
            }
        }
        Parsed::Audience(segments) => {
            execute!(
                tx,
                "delete from proposal_segments where proposal_id = $1",
                id
            )?;
            execute!(
                tx,
                "update proposals set whole_panel = $2 where id = $1",
                id,
                i64::from(segments.contains(&WHOLE_PANEL))
            )?;
            for segment in segments {
                execute!(
                    tx,
                    "insert into proposal_segments (proposal_id, segment_id)
                     select $1, id from segments where id = $2 or $2 = 0
                     on conflict do nothing",
                    id,
                    *segment
                )?;
            }
        }
        Parsed::Dates {
            closes_on,
            answers_by,
        } => {
            execute!(
                tx,
                "update proposals set closes_on = $2, answers_by = $3 where id = $1",
                id,
                closes_on.to_string(),
                answers_by.to_string()
            )?;
        }
    }
    Ok(true)
}

macro_rules! select_proposal {
    ($more:literal) => {
        concat!(
            "select p.id, p.project_id, r.name as project_name, r.owner_id, a.name as owner_name, p.phase_id,
                    h.kind as phase, p.state, p.language, p.title, p.summary, p.scope_fixed, p.scope_open, p.scope_course,
                    p.influence, p.quorum, p.advise_days, p.reasons_days, p.standstill_days, p.impact_statement, p.minutes,
                    p.decide_on, p.closes_on, p.answers_by, p.closes_at, p.answers_due_at,
                    p.opened_at, p.left_out, p.withdrawn_at, p.withdrawn_why",
            $more,
            " from proposals p
             join projects r on r.id = p.project_id
             join accounts a on a.id = r.owner_id
             join phases h on h.id = p.phase_id
             where p.id = $1"
        )
    };
}

/// A proposal in its present state: a round whose time is over is closed, however late the worker is.
pub(crate) async fn find(tx: &mut Tx, now: Timestamp, id: ProposalId) -> Result<Option<Proposal>> {
    let found: Option<Proposal> = optional!(tx, select_proposal!(""), id)?;
    Ok(found.map(|proposal| proposal.at(now)))
}

/// A proposal in its present state, with the facts about one member that the visibility rule needs.
#[derive(sqlx::FromRow)]
pub(super) struct Read {
    #[sqlx(flatten)]
    pub proposal: Proposal,
    pub conscience: Option<String>,
    pub asked: i64,
    pub voted: i64,
}

pub(super) async fn read(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    member: MemberId,
) -> Result<Option<Read>> {
    let found: Option<Read> = optional!(
        tx,
        select_proposal!(
            ", (select k.name from conscience_mandates d join accounts k on k.id = d.account_id
                where d.ends_at is null) as conscience,
               (select count(*) from audience u where u.proposal_id = p.id and u.member_id = $2) as asked,
               (select count(*) from positions v where v.proposal_id = p.id and v.member_id = $2) as voted"
        ),
        id,
        member
    )?;
    Ok(found.map(|read| Read {
        proposal: read.proposal.at(now),
        ..read
    }))
}

/// Whether a member was asked about a proposal, and whether they voted on it.
pub(crate) async fn part_in(
    tx: &mut Tx,
    proposal: ProposalId,
    member: MemberId,
) -> Result<(bool, bool)> {
    let (asked, voted): (i64, i64) = one!(
        tx,
        "select (select count(*) from audience where proposal_id = $1 and member_id = $2),
                (select count(*) from positions where proposal_id = $1 and member_id = $2)",
        proposal,
        member
    )?;
    Ok((asked > 0, voted > 0))
}

/// The questions, with the replies of this member.
pub(crate) async fn questions(
    tx: &mut Tx,
    id: ProposalId,
    member: Option<MemberId>,
) -> Result<Vec<Question>> {
    all!(
        tx,
        "select q.id, q.place, q.text, r.text as reply
         from questions q left join replies r on r.question_id = q.id and r.member_id = $2
         where q.proposal_id = $1 order by q.place",
        id,
        member
    )
}

/// The segments that are asked, the largest first once the round opened.
pub(crate) async fn segments(
    tx: &mut Tx,
    language: Option<Language>,
    id: ProposalId,
) -> Result<Vec<SegmentAsked>> {
    all!(
        tx,
        concat!(
            "select s.id, coalesce(t.text, s.name) as name, ps.people
             from proposal_segments ps join segments s on s.id = ps.segment_id",
            second!("t", "segment", "s.id", "name", "$2"),
            "where ps.proposal_id = $1 order by ps.people desc, s.name_key, s.id"
        ),
        id,
        language
    )
}

pub(super) async fn open(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    closes_at: Timestamp,
    answers_due_at: Timestamp,
) -> Result<()> {
    execute!(
        tx,
        "update proposals set state = 'open', opened_at = $2, changed_at = $2, closes_at = $3, answers_due_at = $4
         where id = $1",
        id, now, closes_at, answers_due_at
    )?;
    Ok(())
}

/// Replaces the impact statement of an open proposal.
pub(crate) async fn improve(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    impact_statement: &str,
) -> Result<()> {
    execute!(
        tx,
        "update proposals set impact_statement = $2, changed_at = $3 where id = $1",
        id,
        impact_statement,
        now
    )?;
    Ok(())
}

pub(super) async fn withdraw(tx: &mut Tx, now: Timestamp, id: ProposalId, why: &str) -> Result<()> {
    execute!(
        tx,
        "update proposals set state = 'withdrawn', withdrawn_at = $2, changed_at = $2, withdrawn_why = $3
         where id = $1",
        id, now, why
    )?;
    Ok(())
}

/// Notes that a round is over; `false` when it was noted before or is not over.
pub(super) async fn close_due(tx: &mut Tx, now: Timestamp, id: ProposalId) -> Result<bool> {
    let rows = execute!(
        tx,
        "update proposals set state = 'closed', closed_at = closes_at, changed_at = $2
         where id = $1 and state = 'open' and closes_at <= $2",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// Notes that a decision was taken.
pub(crate) async fn decide(tx: &mut Tx, now: Timestamp, id: ProposalId) -> Result<()> {
    execute!(
        tx,
        "update proposals set state = 'decided', closed_at = coalesce(closed_at, closes_at), changed_at = $2
         where id = $1",
        id,
        now
    )?;
    Ok(())
}

pub(super) async fn of_project(tx: &mut Tx, project: ProjectId) -> Result<Vec<Line>> {
    all!(
        tx,
        "select p.id, p.phase_id, p.title, p.state, p.closes_at,
                (select cast(coalesce(sum(ps.people), 0) as bigint) from proposal_segments ps
                 where ps.proposal_id = p.id) as asked,
                (select count(*) from positions v where v.proposal_id = p.id) as votes, d.outcome
         from proposals p left join decisions d on d.proposal_id = p.id where p.project_id = $1 order by p.id",
        project
    )
}

/// The open rounds in which this member was asked and has no position, the first to close first.
pub(super) async fn waiting(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    language: Option<Language>,
    most: i64,
) -> Result<Vec<Waiting>> {
    all!(
        tx,
        concat!(
            "select p.id, coalesce(t.text, p.title) as title, coalesce(t.language, p.language) as language, p.minutes,
                    p.closes_at, w.name as owner
         from audience a join proposals p on p.id = a.proposal_id
         join projects j on j.id = p.project_id join accounts w on w.id = j.owner_id",
            second!("t", "proposal", "p.id", "title", "$4"),
            "where a.member_id = $1 and p.state = 'open' and p.closes_at > $2
         and not exists (select 1 from positions v where v.proposal_id = a.proposal_id and v.member_id = a.member_id)
         order by p.closes_at, p.id limit $3"
        ),
        member, now, most, language
    )
}

/// What stands for the whole panel among the chosen segments: every segment, and everybody who is in none.
pub const WHOLE_PANEL: SegmentId = SegmentId(0);

/// A segment that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Choosable {
    /// The segment.
    pub id: SegmentId,
    /// Its name; empty for the members in no segment.
    pub name: String,
    /// 1 when it is one of the organisation's primary segments.
    pub is_primary: i64,
    /// The number of active members in it.
    pub people: i64,
}

pub(super) async fn choosable(tx: &mut Tx) -> Result<Vec<Choosable>> {
    all!(
        tx,
        concat!(
            "select s.id, case when s.is_rest = 1 then '' else s.name end as name,
                cast(case s.priority when 'primary' then 1 else 0 end as bigint) as is_primary,
                (select count(*) from ",
            groups!(),
            " ms join members m on m.id = ms.member_id
                 where ms.segment_id = s.id and m.state = 'active') as people
         from segments s
         where s.is_rest = 0
            or exists (select 1 from members w where w.state = 'active'
                       and not exists (select 1 from member_segments v where v.member_id = w.id))
         order by is_primary desc, s.is_rest, s.name_key, s.id"
        )
    )
}

/// The segments that were chosen; the first is [`WHOLE_PANEL`] when that was.
pub(super) async fn chosen(tx: &mut Tx, id: ProposalId) -> Result<Vec<SegmentId>> {
    scalars!(
        tx,
        "select segment_id from proposal_segments where proposal_id = $1
         union all select whole_panel - 1 from proposals where id = $1 and whole_panel = 1
         order by 1",
        id
    )
}

/// Adds the segments that were made since the whole panel was chosen.
pub(super) async fn complete_panel(tx: &mut Tx, id: ProposalId) -> Result<()> {
    execute!(
        tx,
        "insert into proposal_segments (proposal_id, segment_id)
         select p.id, s.id from proposals p cross join segments s where p.id = $1 and p.whole_panel = 1
         on conflict do nothing",
        id
    )?;
    Ok(())
}

/// Whether a member wrote something about a proposal.
pub(super) async fn wrote(tx: &mut Tx, id: ProposalId, member: MemberId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from contributions where proposal_id = $1 and member_id = $2",
        id,
        member
    )?;
    Ok(found > 0)
}

/// Sets the terms of advice of all rounds that are still to open.
pub(crate) async fn set_terms_of_drafts(tx: &mut Tx, terms: Terms) -> Result<()> {
    execute!(
        tx,
        "update proposals set advise_days = $1, reasons_days = $2, standstill_days = $3 where state = 'draft'",
        terms.advise_days,
        terms.reasons_days,
        terms.standstill_days
    )?;
    Ok(())
}
