//! The SQL of series, sessions and who takes part.

use super::{AboutProject, AboutProposal, Part, Participant, Series, Session, operations::Parsed};
use crate::{
    Result, Timestamp, all,
    db::Tx,
    execute,
    ids::{AccountId, MemberId, ProjectId, ProposalId, SeriesId, SessionId},
    optional, optional_value, value, values,
};

pub(super) async fn insert_series(
    tx: &mut Tx,
    now: Timestamp,
    name: &str,
    rhythm: super::Rhythm,
    secretary: AccountId,
) -> Result<SeriesId> {
    value!(
        tx,
        "insert into series (name, rhythm, secretary_id, created_at) values ($1, $2, $3, $4) returning id",
        name,
        rhythm,
        secretary,
        now
    )
}

pub(super) async fn update_series(
    tx: &mut Tx,
    id: SeriesId,
    name: &str,
    rhythm: super::Rhythm,
    secretary: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "update series set name = $2, rhythm = $3, secretary_id = $4 where id = $1",
        id,
        name,
        rhythm,
        secretary
    )?;
    Ok(())
}

pub(super) async fn series(tx: &mut Tx, id: SeriesId) -> Result<Option<Series>> {
    optional!(
        tx,
        "select s.id, s.name, s.rhythm, s.secretary_id, a.name as secretary
         from series s join accounts a on a.id = s.secretary_id where s.id = $1",
        id
    )
}

pub(super) async fn all_series(tx: &mut Tx) -> Result<Vec<Series>> {
    all!(
        tx,
        "select s.id, s.name, s.rhythm, s.secretary_id, a.name as secretary
         from series s join accounts a on a.id = s.secretary_id order by s.id"
    )
}

/// The columns of a [`Session`].
macro_rules! select_sessions {
    ($more:literal) => {
        concat!(
            "select s.id, s.series_id, r.name as series, r.secretary_id, y.name as secretary, s.theme, s.scope_open,
                    s.place, s.link, s.minutes, s.capacity, s.seats, s.languages, s.facilitator_id,
                    f.name as facilitator, s.state, s.starts_at, s.sequence, s.cancelled_why
             from sessions s
             join series r on r.id = s.series_id
             join accounts y on y.id = r.secretary_id
             join accounts f on f.id = s.facilitator_id ",
            $more
        )
    };
}

pub(crate) async fn find(tx: &mut Tx, id: SessionId) -> Result<Option<Session>> {
    optional!(tx, select_sessions!("where s.id = $1"), id)
}

/// Whether there is a link that leads into it.
pub(super) async fn has_link(tx: &mut Tx, id: SessionId) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select count(*) from sessions where id = $1 and link <> ''",
        id
    )?;
    Ok(found > 0)
}

/// Those that are planned, and those that end after `since`, the first one first.
pub(super) async fn coming(tx: &mut Tx, since: Timestamp) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "where s.state = 'planned' or (s.state = 'dated' and s.starts_at + s.minutes * 60000000 >= $1)
             order by s.starts_at nulls first, s.id"
        ),
        since
    )
}

/// Those that began before `until` or were closed or cancelled, the last one first.
pub(super) async fn past(tx: &mut Tx, until: Timestamp, most: i64) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "where s.state in ('closed', 'cancelled')
                or (s.state = 'dated' and s.starts_at + s.minutes * 60000000 < $1)
             order by s.starts_at desc nulls last, s.id desc limit $2"
        ),
        until,
        most
    )
}

/// Those that this account takes part in, the first one first.
pub(super) async fn of_account(
    tx: &mut Tx,
    account: AccountId,
    since: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "join session_people w on w.session_id = s.id and w.account_id = $1 and w.left_at is null
             where s.state in ('planned', 'dated', 'closed') and (s.starts_at is null or s.starts_at >= $2)
             order by s.starts_at nulls first, s.id"
        ),
        account,
        since
    )
}

/// Those that did not begin, in which this account takes part as this.
pub(super) async fn coming_of(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    part: Part,
) -> Result<Vec<SessionId>> {
    values!(
        tx,
        "select s.id from session_people w join sessions s on s.id = w.session_id
         where w.account_id = $1 and w.part = $2 and w.left_at is null
           and s.state in ('planned', 'dated') and (s.starts_at is null or s.starts_at > $3)
         order by s.id",
        account,
        part,
        now
    )
}

/// Those with a time after `since` that this account takes part in, cancelled ones too, the first one first.
pub(crate) async fn dated_of_account(
    tx: &mut Tx,
    account: AccountId,
    since: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "join session_people w on w.session_id = s.id and w.account_id = $1 and w.left_at is null
             where s.starts_at >= $2 order by s.starts_at, s.id"
        ),
        account,
        since
    )
}

/// Those that begin from `since` and before `until`, the first one first.
pub(crate) async fn between(
    tx: &mut Tx,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!("where s.starts_at >= $1 and s.starts_at < $2 order by s.starts_at, s.id"),
        since,
        until
    )
}

/// Those that are over, that this account arranges as their secretary and of which no minutes were published, the
/// last one first.
pub(crate) async fn without_minutes(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "where r.secretary_id = $1
               and (s.state = 'closed' or (s.state = 'dated' and s.starts_at + s.minutes * 60000000 <= $2))
               and not exists (select 1 from minute_revisions m where m.session_id = s.id)
             order by s.starts_at desc, s.id desc limit 20"
        ),
        account,
        now
    )
}

/// Those from `since` on that are over, at which this account was as a customer (as [`super::rules::customers_there`] has
/// it), and of which they have not said how they were; the first one first.
pub(crate) async fn to_look_back(
    tx: &mut Tx,
    account: AccountId,
    since: Timestamp,
    now: Timestamp,
) -> Result<Vec<Session>> {
    all!(
        tx,
        select_sessions!(
            "join session_people w on w.session_id = s.id and w.account_id = $1 and w.left_at is null
             where w.part = 'customer' and s.starts_at >= $2
               and (w.attended = 1 or not exists (
                   select 1 from session_people t where t.session_id = s.id and t.left_at is null and t.attended = 1))
               and (s.state = 'closed' or (s.state = 'dated' and s.starts_at + s.minutes * 60000000 <= $3))
               and not exists (select 1 from look_backs b where b.session_id = s.id and b.account_id = $1)
             order by s.starts_at, s.id"
        ),
        account,
        since,
        now
    )
}

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    by: AccountId,
    new: &Parsed,
) -> Result<SessionId> {
    value!(
        tx,
        "insert into sessions (series_id, theme, scope_open, place, link, minutes, capacity, seats, languages,
                               facilitator_id, state, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', $11, $12) returning id",
        new.series,
        new.theme.as_str(),
        new.scope_open.as_str(),
        new.place.as_str(),
        new.link.as_str(),
        new.minutes,
        new.capacity,
        new.seats,
        new.languages,
        new.facilitator,
        by,
        now
    )
}

/// Writes what was changed; `told` when calendars have to be told.
pub(super) async fn update(tx: &mut Tx, id: SessionId, new: &Parsed, told: bool) -> Result<()> {
    execute!(
        tx,
        "update sessions set series_id = $2, theme = $3, scope_open = $4, place = $5, link = $6, minutes = $7,
                             capacity = $8, seats = $9, languages = $10, facilitator_id = $11,
                             sequence = sequence + $12
         where id = $1",
        id,
        new.series,
        new.theme.as_str(),
        new.scope_open.as_str(),
        new.place.as_str(),
        new.link.as_str(),
        new.minutes,
        new.capacity,
        new.seats,
        new.languages,
        new.facilitator,
        i64::from(told)
    )?;
    Ok(())
}

pub(super) async fn settle(tx: &mut Tx, id: SessionId, starts_at: Timestamp) -> Result<()> {
    execute!(
        tx,
        "update sessions set starts_at = $2, state = 'dated', sequence = sequence + 1 where id = $1",
        id,
        starts_at
    )?;
    Ok(())
}

pub(super) async fn cancel(tx: &mut Tx, now: Timestamp, id: SessionId, why: &str) -> Result<()> {
    execute!(
        tx,
        "update sessions set state = 'cancelled', cancelled_why = $2, ended_at = $3, sequence = sequence + 1
         where id = $1",
        id,
        why,
        now
    )?;
    Ok(())
}

pub(super) async fn close(tx: &mut Tx, now: Timestamp, id: SessionId) -> Result<()> {
    execute!(
        tx,
        "update sessions set state = 'closed', ended_at = $2 where id = $1",
        id,
        now
    )?;
    Ok(())
}

/// Replaces what a session is about.
pub(super) async fn keep_links(
    tx: &mut Tx,
    id: SessionId,
    proposals: &[ProposalId],
    projects: &[ProjectId],
) -> Result<()> {
    execute!(
        tx,
        "delete from session_proposals where session_id = $1",
        id
    )?;
    execute!(tx, "delete from session_projects where session_id = $1", id)?;
    for &proposal in proposals {
        execute!(
            tx,
            "insert into session_proposals (session_id, proposal_id)
             select $1, p.id from proposals p where p.id = $2 on conflict do nothing",
            id,
            proposal
        )?;
    }
    for &project in projects {
        execute!(
            tx,
            "insert into session_projects (session_id, project_id)
             select $1, p.id from projects p where p.id = $2 on conflict do nothing",
            id,
            project
        )?;
    }
    Ok(())
}

pub(crate) async fn proposals(tx: &mut Tx, id: SessionId) -> Result<Vec<AboutProposal>> {
    all!(
        tx,
        "select p.id, p.title from session_proposals l join proposals p on p.id = l.proposal_id
         where l.session_id = $1 order by p.id",
        id
    )
}

pub(crate) async fn projects(tx: &mut Tx, id: SessionId) -> Result<Vec<AboutProject>> {
    all!(
        tx,
        "select p.id, p.name from session_projects l join projects p on p.id = l.project_id
         where l.session_id = $1 order by p.id",
        id
    )
}

/// The proposals of a session about which this member was asked.
pub(super) async fn asked_about(
    tx: &mut Tx,
    id: SessionId,
    member: MemberId,
) -> Result<Vec<ProposalId>> {
    values!(
        tx,
        "select l.proposal_id from session_proposals l join audience a on a.proposal_id = l.proposal_id
         where l.session_id = $1 and a.member_id = $2 order by l.proposal_id",
        id,
        member
    )
}

/// The proposals that were opened and that a session is about, by themselves or with their project.
pub(super) async fn opened_about(tx: &mut Tx, id: SessionId) -> Result<Vec<AboutProposal>> {
    all!(
        tx,
        "select p.id, p.title from proposals p
         where p.opened_at is not null and p.state <> 'withdrawn'
           and (p.id in (select l.proposal_id from session_proposals l where l.session_id = $1)
                or p.project_id in (select l.project_id from session_projects l where l.session_id = $1))
         order by p.id",
        id
    )
}

/// Every proposal that was opened, the newest first.
pub(super) async fn open_proposals(tx: &mut Tx, most: i64) -> Result<Vec<AboutProposal>> {
    all!(
        tx,
        "select id, title from proposals where opened_at is not null and state <> 'withdrawn'
         order by id desc limit $1",
        most
    )
}

pub(super) async fn all_projects(tx: &mut Tx) -> Result<Vec<AboutProject>> {
    all!(tx, "select id, name from projects order by id desc")
}

/// Everybody who works for the organisation.
pub(super) async fn staff(tx: &mut Tx) -> Result<Vec<(AccountId, String)>> {
    all!(
        tx,
        "select a.id, a.name from accounts a
         where a.erased_at is null
           and (exists (select 1 from staff_roles r where r.account_id = a.id)
                or exists (select 1 from conscience_mandates c where c.account_id = a.id and c.ends_at is null))
         order by a.name_key, a.id"
    )
}

pub(super) async fn join(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
    part: Part,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "insert into session_people (session_id, account_id, part, joined_at) values ($1, $2, $3, $4)
         on conflict (session_id, account_id) do update
         set part = excluded.part, joined_at = excluded.joined_at, left_at = null
         where session_people.left_at is not null",
        id,
        account,
        part,
        now
    )?;
    Ok(rows > 0)
}

pub(super) async fn leave(
    tx: &mut Tx,
    now: Timestamp,
    id: SessionId,
    account: AccountId,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update session_people set left_at = $3, attended = 0
         where session_id = $1 and account_id = $2 and left_at is null",
        id,
        account,
        now
    )?;
    Ok(rows > 0)
}

/// Notes whether somebody who takes part is there; `false` when that stands so already.
pub(super) async fn attend(
    tx: &mut Tx,
    id: SessionId,
    account: AccountId,
    there: bool,
) -> Result<bool> {
    let rows = execute!(
        tx,
        "update session_people set attended = $3
         where session_id = $1 and account_id = $2 and left_at is null and attended <> $3",
        id,
        account,
        i64::from(there)
    )?;
    Ok(rows > 0)
}

/// Who takes part now: staff first, then customers, by name.
pub(crate) async fn people(tx: &mut Tx, id: SessionId) -> Result<Vec<Participant>> {
    all!(
        tx,
        "select w.account_id, a.name, w.part, w.attended
         from session_people w join accounts a on a.id = w.account_id
         where w.session_id = $1 and w.left_at is null
         order by case w.part when 'staff' then 0 else 1 end, a.name_key, a.id",
        id
    )
}

/// As what this account takes part now.
pub(crate) async fn part(tx: &mut Tx, id: SessionId, account: AccountId) -> Result<Option<Part>> {
    optional_value!(
        tx,
        "select part from session_people where session_id = $1 and account_id = $2 and left_at is null",
        id,
        account
    )
}
