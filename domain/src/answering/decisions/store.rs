//! The SQL of decisions and waivers.

use super::{
    Became, Decision, Part, Unanswered, Undecided, Waiver, queries::SignedWaiver, rules::Gate,
    typed::Parsed,
};
use crate::{
    Language, Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, ProposalId},
    },
    execute, optional,
    people::translations::store::{second, written_in},
    shared, shared_optional, value,
};

pub(super) async fn gate(tx: &mut Tx, id: ProposalId) -> Result<Option<Gate>> {
    optional!(
        tx,
        "select p.state, p.closes_at, p.influence, p.quorum, j.owner_id,
                p.advise_days, p.reasons_days, p.standstill_days,
                (select count(*) from positions v where v.proposal_id = p.id) as votes,
                (select count(*) from positions v
                 where v.proposal_id = p.id and v.position = 'for') as in_favour,
                (select count(*) from positions v
                 where v.proposal_id = p.id and v.position = 'for_with_concerns') as with_concerns,
                (select count(*) from positions v
                 where v.proposal_id = p.id and v.position = 'against') as against,
                (select count(*) from contributions c
                 where c.proposal_id = p.id and c.state = 'waiting' and c.shown_as <> 'conscience') as unanswered,
                (select count(*) from contributions c
                 where c.proposal_id = p.id and c.state = 'waiting' and c.shown_as = 'conscience') as kept,
                (select count(*) from waivers w where w.proposal_id = p.id) as waivers,
                (select count(*) from challenges x
                 where x.proposal_id = p.id and x.replied_at is null) as challenges
         from proposals p join projects j on j.id = p.project_id where p.id = $1",
        id
    )
}

/// Writes a decision; `false` when there was one.
pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    by: Option<AccountId>,
    new: &Parsed,
) -> Result<bool> {
    let rows = execute!(
        tx,
        concat!(
            "insert into decisions (proposal_id, outcome, would_change, written_by, taken_at, language)
             values ($1, $2, $3, $4, $5, ",
            written_in!(),
            ") on conflict do nothing"
        ),
        id,
        new.outcome,
        new.would_change.as_str(),
        by,
        now
    )?;
    if rows == 0 {
        return Ok(false);
    }
    for (place, part) in (0_i64..).zip(&new.parts) {
        execute!(
            tx,
            "insert into decision_parts (proposal_id, place, theme_id, theme, people, heard, decided, why)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            place,
            part.theme_id,
            part.theme.as_str(),
            part.people,
            part.heard.as_str(),
            part.decided.as_str(),
            part.why.as_str()
        )?;
    }
    Ok(true)
}

/// Writes a waiver; `false` when there was one.
pub(super) async fn waive(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    by: Option<AccountId>,
    reason: &str,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into waivers (proposal_id, reason, written_by, signed_at) values ($1, $2, $3, $4)
         on conflict do nothing",
        id,
        reason,
        by,
        now
    )?;
    Ok(rows == 1)
}

pub(crate) async fn decision(tx: &mut Tx, id: ProposalId) -> Result<Option<Decision>> {
    let found: Option<Decision> = shared_optional!(
        tx,
        "select d.outcome, d.would_change, a.name as taken_by, d.taken_at, d.language
         from decisions d join accounts a on a.id = d.written_by where d.proposal_id = $1",
        id
    )?;
    let Some(mut decision) = found else {
        return Ok(None);
    };
    decision.parts = parts(tx, id).await?;
    Ok(Some(decision))
}

/// The parts of a decision.
pub(crate) async fn parts(tx: &mut Tx, id: ProposalId) -> Result<Vec<Part>> {
    shared!(
        tx,
        "select theme_id, theme, people, heard, decided, why
         from decision_parts where proposal_id = $1 order by place",
        id
    )
}

pub(super) async fn waiver(tx: &mut Tx, id: ProposalId) -> Result<Option<Waiver>> {
    optional!(
        tx,
        "select w.reason, a.name as signed_by, w.signed_at
         from waivers w join accounts a on a.id = w.written_by where w.proposal_id = $1",
        id
    )
}

/// The contributions that wait for an answer from staff, the first due first.
pub(super) async fn unanswered(tx: &mut Tx, id: ProposalId, most: i64) -> Result<Vec<Unanswered>> {
    all!(
        tx,
        "select id, kind, text, due_at from contributions
         where proposal_id = $1 and state = 'waiting' and shown_as <> 'conscience'
         order by due_at, id limit $2",
        id,
        most
    )
}

/// The decisions on proposals that this member voted on or wrote about, the newest first.
pub(super) async fn became(
    tx: &mut Tx,
    member: MemberId,
    reads: Option<Language>,
    most: i64,
) -> Result<Vec<Became>> {
    all!(
        tx,
        concat!(
            "select d.proposal_id, coalesce(t.text, p.title) as title, coalesce(t.language, p.language) as language,
                    d.outcome, d.taken_at
             from (
                 select v.proposal_id from positions v where v.member_id = $1
                 union
                 select c.proposal_id from contributions c where c.member_id = $1 and c.state <> 'withdrawn'
             ) mine
             join decisions d on d.proposal_id = mine.proposal_id
             join proposals p on p.id = d.proposal_id",
            second!("t", "proposal", "p.id", "title", "$3"),
            "order by d.taken_at desc, d.proposal_id desc limit $2"
        ),
        member,
        most,
        reads
    )
}

/// Only the rounds that are listed are read, and only what waits in those is counted.
macro_rules! select_undecided {
    ($of:literal) => {
        concat!(
            "select p.id as proposal_id, p.title, j.name as project_name, j.owner_id, o.name as owner_name,
                    p.closes_at, p.decide_on,
                    (select count(*) from contributions c
                     where c.proposal_id = p.id and c.state = 'waiting' and c.shown_as <> 'conscience') as unanswered
             from (
                 select x.id from proposals x ",
            $of,
            " where x.state in ('open', 'closed') and x.closes_at <= $1
                 order by x.decide_on, x.id limit $2
             ) u
             join proposals p on p.id = u.id
             join projects j on j.id = p.project_id
             join accounts o on o.id = j.owner_id
             order by p.decide_on, p.id"
        )
    };
}

/// The rounds that closed and have no decision, the first to be due first.
pub(super) async fn undecided(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<Undecided>> {
    all!(tx, select_undecided!(""), now, most)
}

/// The number of rounds that closed and have no decision, counted up to `most`.
pub(super) async fn count_undecided(tx: &mut Tx, now: Timestamp, most: i64) -> Result<i64> {
    value!(
        tx,
        "select count(*) from (
             select id from proposals where state in ('open', 'closed') and closes_at <= $1 limit $2
         ) as undecided",
        now,
        most
    )
}

/// The rounds of one owner that closed and have no decision.
pub(super) async fn undecided_of(
    tx: &mut Tx,
    now: Timestamp,
    most: i64,
    owner: AccountId,
) -> Result<Vec<Undecided>> {
    all!(
        tx,
        select_undecided!("join projects r on r.id = x.project_id and r.owner_id = $3"),
        now,
        most,
        owner
    )
}

/// The waivers that were signed since then, the last one first.
pub(super) async fn signed_since(
    tx: &mut Tx,
    since: Timestamp,
    most: i64,
) -> Result<Vec<SignedWaiver>> {
    all!(
        tx,
        "select w.proposal_id, p.title, w.reason, a.name as signed_by, w.signed_at
         from waivers w
         join proposals p on p.id = w.proposal_id
         join accounts a on a.id = w.written_by
         where w.signed_at >= $1 order by w.signed_at desc, w.proposal_id limit $2",
        since,
        most
    )
}

/// The number of waivers that were signed since then, counted up to `most`.
pub(super) async fn count_signed_since(tx: &mut Tx, since: Timestamp, most: i64) -> Result<i64> {
    value!(
        tx,
        "select count(*) from (select proposal_id from waivers where signed_at >= $1 limit $2) as signed",
        since,
        most
    )
}
