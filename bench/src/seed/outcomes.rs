//! Decisions on the older half of the proposals, and their commitments.

use super::{OWNER, Size};
use crate::Result;
use klankbord_domain::{
    Portal,
    base::db::Tx,
    execute,
    overview::{indicators, outcomes},
    transaction,
};

/// The number of commitments of each decision.
const COMMITMENTS_EACH: i64 = 2;

pub(super) async fn seed(portal: &Portal, size: Size) -> Result<()> {
    let now = portal.now();
    let long_ago = now.plus_days(-20).0;
    let decided = size.proposals / 2;
    let outcome: klankbord_domain::Result<()> = transaction!(portal.db, tx => {
        decisions(tx, decided, long_ago).await?;
        commitments(tx, decided, long_ago).await
    });
    outcome?;
    outcomes::operations::catch_up(portal).await?;
    Ok(indicators::operations::measure(portal).await?)
}

async fn decisions(tx: &mut Tx, decided: i64, long_ago: i64) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "update proposals set state = 'decided' where id <= $1",
        decided
    )?;
    execute!(
        tx,
        "insert into decisions (proposal_id, outcome, would_change, written_by, taken_at)
         select id, case id % 3 when 0 then 'adopt' when 1 then 'adapt' else 'drop' end, '', $2, $3 + id
         from proposals where id <= $1 order by id",
        decided,
        OWNER,
        long_ago
    )?;
    execute!(
        tx,
        "insert into decision_parts (proposal_id, place, theme, people, heard, decided, why)
         select proposal_id, 0, '', 0, 'U wilt weten hoe nat uw land wordt.',
                'De balie van deel ' || proposal_id || ' blijft open, en het peil gaat in stappen omhoog.',
                'Zo kunt u eraan wennen.'
         from decisions order by proposal_id"
    )?;
    Ok(())
}

async fn commitments(tx: &mut Tx, decided: i64, long_ago: i64) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
         insert into commitments (project_id, proposal_id, source, text, responds_to, dedup_key, owner_id, made_by,
             made_at, due_on, state, done_at)
         select p.project_id, p.id, 'decision', 'Voor de zomer staat er een peilschaal bij deel ' || p.id, 'Hoe nat?',
                'once ' || p.id || ' ' || n.i, $2, $2, $3,
                case n.i when 1 then '2026-06-01' else '2027-06-01' end,
                case when n.i = 1 and p.id % 2 = 0 then 'done' else 'open' end,
                case when n.i = 1 and p.id % 2 = 0 then $3 else null end
         from proposals p, n where p.id <= $4 order by p.id, n.i",
        COMMITMENTS_EACH,
        OWNER,
        long_ago,
        decided
    )?;
    execute!(
        tx,
        "insert into commitment_people (commitment_id, member_id, happened)
         select c.id, v.member_id, case when c.state = 'done' and v.member_id % 3 > 0 then 'yes' else null end
         from commitments c join positions v on v.proposal_id = c.proposal_id
         where v.member_id % 10 = 1"
    )?;
    execute!(
        tx,
        "update commitments set
             people = (select count(*) from commitment_people w where w.commitment_id = commitments.id),
             said_yes = (select count(*) from commitment_people w
                         where w.commitment_id = commitments.id and w.happened = 'yes')"
    )?;
    execute!(
        tx,
        "insert into commitment_totals (project_id, status, commitments)
         select f.project_id, f.status, count(*) from (
             select k.project_id,
                    case when k.state = 'open' then 'planned' when k.said_yes > 0 then 'kept' else 'done' end as status
             from commitments k
         ) f group by f.project_id, f.status"
    )?;
    Ok(())
}
