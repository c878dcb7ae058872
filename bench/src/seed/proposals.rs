//! Projects, proposals, their audience, positions and contributions.

use super::{CONTRIBUTIONS_EACH, MEMBERS, OWNER, POSITIONS_EACH, Size, UNDECIDED_EACH};
use crate::Result;
use klankbord_domain::{Portal, base::db::Tx, execute, transaction};

const LOREM: &str = "Wij willen de polder achter de dijk natter houden, zodat het veen niet verder inklinkt. \
    Dat scheelt op den duur overlast, maar het betekent ook dat sommige percelen in het voorjaar later te \
    berijden zijn. Wij leggen u voor hoe wij dat verdelen en wat wij doen voor wie er last van heeft. ";

pub(super) async fn seed(portal: &Portal, size: Size) -> Result<()> {
    let now = portal.now();
    let (long_ago, later) = (now.plus_days(-60).0, now.plus_days(60).0);
    let outcome: klankbord_domain::Result<()> = transaction!(portal.db, tx => {
        proposals(tx, size, long_ago, later).await?;
        audience(tx, long_ago).await?;
        positions(tx, long_ago).await?;
        contributions(tx, long_ago, later).await
    });
    Ok(outcome?)
}

/// Gathers statistics, which PostgreSQL does by itself within minutes. Klankbord gathers none on SQLite.
pub(super) async fn analyze(portal: &Portal) -> Result<()> {
    let outcome: klankbord_domain::Result<()> = transaction!(portal.db, tx => {
        execute!(tx, "analyze")?;
        Ok(())
    });
    Ok(outcome?)
}

async fn proposals(
    tx: &mut Tx,
    size: Size,
    long_ago: i64,
    later: i64,
) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < 40)
         insert into projects (name, summary, owner_id, created_at)
         select 'Project ' || i, $1, $2, 0 from n order by i",
        LOREM,
        OWNER
    )?;
    execute!(
        tx,
        "insert into phases (project_id, kind, begins_on, ends_on)
         select id, 'design', '2026-01-01', '2026-12-31' from projects order by id"
    )?;
    execute!(
        tx,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
         insert into proposals (project_id, phase_id, state, title, summary, scope_fixed, scope_open, scope_course,
             impact_statement, minutes, decide_on, closes_on, answers_by, closes_at, answers_due_at, created_by,
             created_at, changed_at, opened_at, closed_at)
         select 1 + i % 40, 1 + i % 40, case when i > $1 - $2 then 'open' else 'closed' end,
             'Een hoger waterpeil in de winter, deel ' || i, $3 || $3 || $3, $3, $3, $3, $3, 5,
             '2027-06-01', '2027-03-01', '2027-04-01',
             case when i > $1 - $2 then $5 else $4 end, $5, $6, $4, $4, $4,
             case when i > $1 - $2 then null else $4 end
         from n order by i",
        size.proposals,
        size.open,
        LOREM,
        long_ago,
        later,
        OWNER
    )?;
    execute!(
        tx,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < 3)
         insert into questions (proposal_id, place, text)
         select p.id, n.i, 'Wat merkt u hiervan in het voorjaar?' from proposals p, n"
    )?;
    execute!(
        tx,
        "insert into proposal_segments (proposal_id, segment_id) select p.id, s.id from proposals p, segments s"
    )?;
    Ok(())
}

/// Asks member `(k · 100 + proposal) mod 50,000` for each `k` below the number to ask: nobody twice.
async fn audience(tx: &mut Tx, long_ago: i64) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "with recursive n (k) as (select 0 union all select k + 1 from n where k < $1 - 1)
         insert into audience (proposal_id, member_id, segment_id, asked_at)
         select p.id, 1 + (n.k * 100 + p.id) % $2, 1 + (1 + (n.k * 100 + p.id) % $2) % 6, $3
         from proposals p, n order by p.id, n.k",
        POSITIONS_EACH,
        MEMBERS,
        long_ago
    )?;
    execute!(
        tx,
        "with recursive n (k) as (select 0 union all select k + 1 from n where k < $1 - 1)
         insert into audience (proposal_id, member_id, segment_id, asked_at)
         select p.id, 1 + (n.k * 10) % $2, 1 + (1 + (n.k * 10) % $2) % 6, $3
         from proposals p, n where p.state = 'open'
         on conflict do nothing",
        UNDECIDED_EACH,
        MEMBERS,
        long_ago
    )?;
    execute!(
        tx,
        "update proposal_segments set people = (
             select count(*) from audience a
             where a.proposal_id = proposal_segments.proposal_id and a.segment_id = proposal_segments.segment_id)"
    )?;
    Ok(())
}

async fn positions(tx: &mut Tx, long_ago: i64) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "insert into positions (proposal_id, member_id, segment_id, position, reason, cast_at, changed_at, place)
         select proposal_id, member_id, segment_id,
             case member_id % 7 when 0 then 'against' when 1 then 'no_opinion' when 2 then 'for_with_concerns'
                 when 3 then 'for_with_concerns' else 'for' end,
             case when member_id % 20 = 0 then 'Omdat ik er in het voorjaar veel van merk op mijn land.' else '' end,
             $1, $1, (member_id * 7919) % 100003
         from audience
         where (member_id - 1 - proposal_id) % 100 = 0",
        long_ago
    )?;
    Ok(())
}

async fn contributions(tx: &mut Tx, long_ago: i64, later: i64) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "with recursive n (k) as (select 0 union all select k + 1 from n where k < $1 - 1)
         insert into contributions (proposal_id, project_id, member_id, segment_id, owner_id, kind, text, text_hash,
             shown_as, state, written_at, changed_at, due_at, answered_at)
         select p.id, p.project_id, 1 + (n.k * 100 + p.id) % $2, 1 + (1 + (n.k * 100 + p.id) % $2) % 6, $3,
             case n.k % 4 when 0 then 'question' when 1 then 'concern' when 2 then 'idea' else 'experience' end,
             $4, 'hash ' || n.k, case n.k % 3 when 0 then 'name' else 'segment' end,
             case when n.k % 2 = 0 then 'answered' else 'waiting' end, $5, $5, $6,
             case when n.k % 2 = 0 then $5 else null end
         from proposals p, n order by p.id, n.k",
        CONTRIBUTIONS_EACH,
        MEMBERS,
        OWNER,
        LOREM,
        long_ago,
        later
    )?;
    execute!(
        tx,
        "insert into answers (proposal_id, written_by, text, written_at, published_at)
         select id, $1, $2, $3, $3 from proposals order by id",
        OWNER,
        LOREM,
        long_ago
    )?;
    execute!(
        tx,
        "insert into answer_contributions (answer_id, contribution_id)
         select a.id, c.id from answers a join contributions c on c.proposal_id = a.proposal_id
         where c.state = 'answered'"
    )?;
    Ok(())
}
