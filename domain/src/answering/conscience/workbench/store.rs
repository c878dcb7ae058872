//! The SQL of the workbench. Every row of a list holds the number of all rows of its kind.

use super::queries::{Heard, Late, Pending, Waiting};
use crate::{
    Result, Timestamp, all,
    answering::conscience::impact_statements::Verdict,
    base::{db::Tx, ids::AccountId},
    optional,
};

macro_rules! select_pending {
    ($which:literal) => {
        concat!(
            "select p.id, p.title, j.name as project, o.name as owner, p.state, p.closes_at, c.raised_at, count(*) over () as total
             from proposals p
             join projects j on j.id = p.project_id
             join accounts o on o.id = j.owner_id
             left join impact_judgements g on g.proposal_id = p.id and g.impact_statement = p.impact_statement
             left join challenges c on c.proposal_id = p.id
             where ",
            $which,
            " order by case when p.closes_at is null then 1 else 0 end, p.closes_at, p.id limit $1"
        )
    };
}

/// Open proposals and complete drafts whose impact statement has this judgement, or none.
pub(super) async fn impact_statements(
    tx: &mut Tx,
    now: Timestamp,
    most: i64,
    verdict: Option<Verdict>,
) -> Result<Vec<Pending>> {
    all!(
        tx,
        select_pending!(
            "((p.state = 'open' and p.closes_at > $2)
              or (p.state = 'draft' and p.impact_statement <> '' and p.scope_open <> '' and p.closes_on <> ''
                  and exists (select 1 from proposal_segments s where s.proposal_id = p.id)))
             and coalesce(g.verdict, '') = $3"
        ),
        most,
        now,
        verdict.map_or("", Verdict::as_str)
    )
}

/// Coming decisions without an objection.
pub(super) async fn challengeable(tx: &mut Tx, most: i64) -> Result<Vec<Pending>> {
    all!(
        tx,
        select_pending!("p.state in ('open', 'closed') and c.proposal_id is null"),
        most
    )
}

/// Coming decisions whose owner has not replied to the objection yet.
pub(super) async fn unreplied(tx: &mut Tx, most: i64) -> Result<Vec<Pending>> {
    all!(
        tx,
        select_pending!(
            "p.state in ('open', 'closed') and c.proposal_id is not null and c.replied_at is null"
        ),
        most
    )
}

// A conscience who was asked as a customer reads nothing of an open round before they voted.
macro_rules! select_late {
    ($which:literal) => {
        concat!(
            "select c.id, c.text, c.due_at, c.disputed_at, p.title, o.name as owner, count(*) over () as total
             from contributions c
             join proposals p on p.id = c.proposal_id
             join accounts o on o.id = c.owner_id
             where not exists (
                   select 1 from audience u join members m on m.id = u.member_id
                   where p.state = 'open' and p.closes_at > $3 and m.account_id = $2 and u.proposal_id = c.proposal_id
                     and not exists (select 1 from positions v
                                     where v.proposal_id = u.proposal_id and v.member_id = u.member_id))
               and ",
            $which,
            " order by c.due_at, c.id limit $1"
        )
    };
}

/// Answers that are overdue.
pub(super) async fn overdue(
    tx: &mut Tx,
    most: i64,
    reader: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<Late>> {
    all!(
        tx,
        select_late!("c.state = 'waiting' and c.due_at < $3"),
        most,
        reader,
        now
    )
}

/// Contributions for the customer conscience only that wait.
pub(super) async fn kept(
    tx: &mut Tx,
    most: i64,
    reader: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<Late>> {
    all!(
        tx,
        select_late!("c.state = 'waiting' and c.shown_as = 'conscience'"),
        most,
        reader,
        now
    )
}

/// Contributions whose answers their writers refused twice, and that the conscience has not looked at yet.
pub(super) async fn disputed(
    tx: &mut Tx,
    most: i64,
    reader: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<Late>> {
    all!(
        tx,
        select_late!("c.state = 'disputed' and c.acknowledged_at is null"),
        most,
        reader,
        now
    )
}

/// Appeals that wait for an answer.
pub(super) async fn appeals(tx: &mut Tx, most: i64) -> Result<Vec<Waiting>> {
    all!(
        tx,
        "select e.id, p.title, e.due_at, count(*) over () as total
         from appeals e join proposals p on p.id = e.proposal_id
         where e.ruled_at is null order by e.due_at, e.id limit $1",
        most
    )
}

/// The numbers of people in each segment who were asked since then, and who voted or wrote.
pub(super) async fn heard(tx: &mut Tx, since: Timestamp) -> Result<Vec<Heard>> {
    all!(
        tx,
        "select s.name, count(distinct a.member_id) as asked,
                count(distinct case
                    when exists (select 1 from positions v
                                 where v.proposal_id = a.proposal_id and v.member_id = a.member_id)
                      or exists (select 1 from contributions c
                                 where c.proposal_id = a.proposal_id and c.member_id = a.member_id
                                   and c.state <> 'withdrawn')
                    then a.member_id end) as heard
         from segments s
         left join member_segments ms on ms.segment_id = s.id
         left join audience a on a.member_id = ms.member_id and a.asked_at >= $1
         where s.is_rest = 0
         group by s.id, s.name, s.name_key order by s.name_key, s.id",
        since
    )
}

/// The same of everybody on the panel who is in no segment; nothing when there is nobody.
pub(super) async fn heard_without_segment(tx: &mut Tx, since: Timestamp) -> Result<Option<Heard>> {
    optional!(
        tx,
        "select '' as name, count(distinct a.member_id) as asked,
                count(distinct case
                    when exists (select 1 from positions v
                                 where v.proposal_id = a.proposal_id and v.member_id = a.member_id)
                      or exists (select 1 from contributions c
                                 where c.proposal_id = a.proposal_id and c.member_id = a.member_id
                                   and c.state <> 'withdrawn')
                    then a.member_id end) as heard
         from members m left join audience a on a.member_id = m.id and a.asked_at >= $1
         where m.state = 'active' and not exists (select 1 from member_segments ms where ms.member_id = m.id)
         having count(*) > 0",
        since
    )
}
