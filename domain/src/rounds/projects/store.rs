//! The SQL of projects and phases.

use super::{Owner, Phase, PhaseInput, PhaseKind, Project, operations::Parsed};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, ProjectId},
    },
    execute, optional,
    people::accounts::store::staff::works_here,
    scalars, value,
};

pub(super) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    owner: AccountId,
    new: &Parsed,
) -> Result<ProjectId> {
    value!(
        tx,
        "insert into projects (name, summary, owner_id, created_at) values ($1, $2, $3, $4) returning id",
        new.name.as_str(),
        new.summary.as_str(),
        owner,
        now
    )
}

pub(super) async fn update(tx: &mut Tx, id: ProjectId, new: &Parsed) -> Result<()> {
    execute!(
        tx,
        "update projects set name = $2, summary = $3 where id = $1",
        id,
        new.name.as_str(),
        new.summary.as_str()
    )?;
    Ok(())
}

/// Gives the project another owner.
pub(crate) async fn hand_over(tx: &mut Tx, id: ProjectId, to: AccountId) -> Result<()> {
    execute!(
        tx,
        "update projects set owner_id = $2 where id = $1",
        id,
        to
    )?;
    Ok(())
}

pub(super) async fn keep_phase(
    tx: &mut Tx,
    id: ProjectId,
    kind: PhaseKind,
    begins_on: &str,
    ends_on: &str,
) -> Result<()> {
    execute!(
        tx,
        "insert into phases (project_id, kind, begins_on, ends_on) values ($1, $2, $3, $4)
         on conflict (project_id, kind) do update set begins_on = excluded.begins_on, ends_on = excluded.ends_on",
        id, kind, begins_on, ends_on
    )?;
    Ok(())
}

/// Takes a phase out of its project; `false` when it has proposals.
pub(super) async fn drop_phase(tx: &mut Tx, id: ProjectId, kind: PhaseKind) -> Result<bool> {
    execute!(
        tx,
        "delete from phases where project_id = $1 and kind = $2
         and not exists (select 1 from proposals where proposals.phase_id = phases.id)",
        id,
        kind
    )?;
    let left: i64 = value!(
        tx,
        "select count(*) from phases where project_id = $1 and kind = $2",
        id,
        kind
    )?;
    Ok(left == 0)
}

pub(crate) async fn find(tx: &mut Tx, id: ProjectId) -> Result<Option<Project>> {
    optional!(
        tx,
        "select p.id, p.name, p.summary, p.owner_id, a.name as owner_name, p.created_at,
                (select count(*) from hand_overs h where h.project_id = p.id and h.state in ('accepted', 'assigned')) as hand_overs,
                (select count(*) from proposals r where r.project_id = p.id and r.state = 'open') as open_rounds
         from projects p join accounts a on a.id = p.owner_id where p.id = $1",
        id
    )
}

pub(super) async fn list(tx: &mut Tx) -> Result<Vec<Project>> {
    all!(
        tx,
        "select p.id, p.name, p.summary, p.owner_id, a.name as owner_name, p.created_at,
                (select count(*) from hand_overs h where h.project_id = p.id and h.state in ('accepted', 'assigned')) as hand_overs,
                (select count(*) from proposals r where r.project_id = p.id and r.state = 'open') as open_rounds
         from projects p join accounts a on a.id = p.owner_id order by p.id desc"
    )
}

pub(crate) async fn phases(tx: &mut Tx, id: ProjectId) -> Result<Vec<Phase>> {
    let mut phases: Vec<Phase> = all!(
        tx,
        "select id, kind, begins_on, ends_on from phases where project_id = $1",
        id
    )?;
    phases.sort_by_key(|phase| phase.kind);
    Ok(phases)
}

/// The phases with their customer input, in their order.
pub(crate) async fn phase_inputs(tx: &mut Tx, id: ProjectId) -> Result<Vec<PhaseInput>> {
    let mut phases: Vec<PhaseInput> = all!(
        tx,
        "select h.id, h.kind, h.begins_on, h.ends_on,
                (select count(*) from proposals p where p.phase_id = h.id and p.opened_at is not null) as rounds,
                (select count(distinct a.member_id) from proposals p join audience a on a.proposal_id = p.id
                 where p.phase_id = h.id) as asked,
                (select count(*) from proposals p join positions v on v.proposal_id = p.id
                 where p.phase_id = h.id) as positions,
                (select count(distinct coalesce(v.member_id, -v.place - 1)) from proposals p join positions v on v.proposal_id = p.id
                 where p.phase_id = h.id) as voters,
                (select count(*) from proposals p join contributions c on c.proposal_id = p.id
                 where p.phase_id = h.id and c.state <> 'withdrawn' and c.shown_as <> 'conscience') as contributions
         from phases h where h.project_id = $1",
        id
    )?;
    phases.sort_by_key(|of| of.phase.kind);
    Ok(phases)
}

pub(crate) async fn owners(tx: &mut Tx) -> Result<Vec<Owner>> {
    all!(
        tx,
        "select a.id, a.name from accounts a join staff_roles r on r.account_id = a.id
         where r.role = 'project_owner' and a.erased_at is null order by a.name_key, a.id"
    )
}

/// The projects of somebody, with their names and the numbers of their open rounds.
pub(crate) async fn owned_by(
    tx: &mut Tx,
    owner: AccountId,
) -> Result<Vec<(ProjectId, String, i64)>> {
    all!(
        tx,
        "select j.id, j.name,
                (select count(*) from proposals r where r.project_id = j.id and r.state = 'open') as open_rounds
         from projects j where j.owner_id = $1 order by j.id",
        owner
    )
}

/// The people who own projects and don't work here any more.
pub(crate) async fn owners_who_left(tx: &mut Tx) -> Result<Vec<AccountId>> {
    scalars!(
        tx,
        concat!(
            "select distinct j.owner_id from projects j where not ",
            works_here!("j.owner_id")
        )
    )
}

/// The name of a project.
pub(crate) async fn name(tx: &mut Tx, id: ProjectId) -> Result<String> {
    value!(tx, "select name from projects where id = $1", id)
}
