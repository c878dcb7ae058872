//! Signals of twenty departments, fifty for each proposal: most have ended, and one in ten is what a customer asked.

use super::{MEMBERS, OWNER, Size};
use crate::Result;
use klankbord_domain::{Portal, execute, transaction};

/// The number of departments; the owner works in the first.
const DEPARTMENTS: i64 = 20;
/// The number of signals for each proposal.
const EACH: i64 = 50;
/// One signal of so many is open.
const OPEN: i64 = 33;

pub(super) async fn seed(portal: &Portal, size: Size) -> Result<()> {
    let now = portal.now();
    let outcome: klankbord_domain::Result<()> = transaction!(portal.db, tx => {
        execute!(tx, "insert into divisions (name, name_key, created_at) values ('Klant', 'klant', $1)", now)?;
        execute!(
            tx,
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
             insert into departments (division_id, name, name_key, kind, created_at)
             select 1, 'Afdeling ' || i, 'afdeling ' || i, 'other', $2 from n order by i",
            DEPARTMENTS,
            now
        )?;
        execute!(
            tx,
            "insert into workplaces (account_id, department_id, job_title, since) values ($1, 1, '', $2)",
            OWNER,
            now
        )?;
        execute!(
            tx,
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
             insert into signals (words, channel, segment_id, waits, reach, filed_by, member_id, shown_as, filed_at, dedup_key,
                 department_id, owner_id, accepted_at, due_at, state, outcome, ended_at, ended_by)
             select 'De brief van deel ' || i || ' snap ik niet. Wat moet ik betalen?',
                 case when i % 10 = 0 then 'portal' when i % 3 = 0 then 'phone' else 'counter' end, null,
                 case when i % 10 = 0 then 1 else i % 2 end, '',
                 case when i % 10 = 0 then 1 + i / 10 % $2 else $3 end,
                 case when i % 10 = 0 then 1 + i / 10 % $2 end, case when i % 10 = 0 then 'name' end,
                 $4 - i * 1000000, 'signal ' || i, 1 + i % $5, $3, $4 - i * 1000000, $4 - i * 1000000 + 60000000,
                 case when i % $6 = 0 then 'open' when i % 4 = 0 then 'closed' else 'answered' end,
                 case when i % $6 = 0 then '' else 'Wij hebben de brief herschreven.' end,
                 case when i % $6 = 0 then null else $4 - i * 1000000 + 30000000 end,
                 case when i % $6 = 0 then null else $3 end
             from n order by i",
            size.proposals * EACH,
            MEMBERS,
            OWNER,
            now.0,
            DEPARTMENTS,
            OPEN
        )?;
        execute!(
            tx,
            "insert into enquiry_answers (signal_id, text, written_by, written_at, due_at, verdict, verdict_reason, verdict_at)
             select id, outcome, $1, ended_at, due_at, 'yes', '', ended_at from signals
             where member_id is not null and ended_at is not null order by id",
            OWNER
        )?;
        Ok(())
    });
    Ok(outcome?)
}
