//! The organisation, its segments, members and staff, and their sessions.

use super::{MEMBERS, OWNER, Size, session_hash, signed_in};
use crate::Result;
use klankbord_domain::{Portal, Timestamp, base::db::Tx, execute, transaction};

pub(super) async fn seed(portal: &Portal, size: Size) -> Result<()> {
    let outcome: klankbord_domain::Result<()> = transaction!(portal.db, tx => {
        organisation(tx).await?;
        accounts(tx).await?;
        members(tx).await?;
        sessions(tx, portal.now(), size).await
    });
    Ok(outcome?)
}

async fn organisation(tx: &mut Tx) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "insert into organisation (id, name, zone, phone, email, accent, set_up_at)
         values (1, 'Waterschap De Waag', 'Europe/Amsterdam', '030 123 45 67', 'klant@dewaag.example', '#1f4e79', 0)"
    )?;
    execute!(
        tx,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < 6)
         insert into segments (name, name_key, reason, priority, created_at)
         select 'Segment ' || i, 'segment ' || i, 'Omdat zij er veel van merken.',
                case when i <= 2 then 'primary' else 'secondary' end, 0
         from n"
    )?;
    Ok(())
}

async fn accounts(tx: &mut Tx) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
         insert into accounts (email, email_key, name, name_key, language, unsubscribe_token, created_at)
         select 'klant' || i || '@example.nl', 'klant' || i || '@example.nl', 'Klant ' || i, 'klant ' || i,
                case when i % 5 = 0 then 'en' else 'nl' end, 'u' || i, 0
         from n order by i",
        OWNER
    )?;
    execute!(
        tx,
        "insert into staff_roles (account_id, role, given_at) values ($1, 'project_owner', 0)",
        OWNER
    )?;
    execute!(
        tx,
        "insert into conscience_mandates (account_id, mandate, begins_at) values ($1, 'Waakt.', 0)",
        OWNER
    )?;
    Ok(())
}

async fn members(tx: &mut Tx) -> klankbord_domain::Result<()> {
    execute!(
        tx,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
         insert into members (account_id, state, added_at, joined_at)
         select i, 'active', 0, 0 from n order by i",
        MEMBERS
    )?;
    execute!(
        tx,
        "insert into member_segments (member_id, segment_id) select id, 1 + id % 6 from members"
    )?;
    Ok(())
}

/// Browsers that signed in now; one of long ago would end as soon as something is noted in it.
async fn sessions(tx: &mut Tx, now: Timestamp, size: Size) -> klankbord_domain::Result<()> {
    for account in signed_in(size) {
        execute!(
            tx,
            "insert into sign_ins (token_hash, account_id, data, browser, created_at, seen_at, expires_at)
             values ($1, $2, $3, '', $4, $4, $5)",
            session_hash(account),
            account,
            format!("{{\"account\":{account}}}"),
            now,
            now.plus_days(30)
        )?;
    }
    Ok(())
}
