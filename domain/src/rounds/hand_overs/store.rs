//! The SQL of hand-overs.

use super::{Offer, State, Thing};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, CommitmentId, ContributionId, HandOverId, ProjectId, ReassignmentId},
    },
    execute, optional, value,
};

macro_rules! select_offers {
    ($where:literal) => {
        concat!(
            "select h.id, h.contribution_id, h.project_id, h.commitment_id, h.from_id, h.to_id, g.name as giver, r.name as receiver,
                    h.sentence, h.state, h.offered_at, coalesce(j.name, p.title, k.text) as title, c.due_at,
                    cast(case when j.owner_id = h.from_id
                        or (c.state = 'waiting' and c.owner_id = h.from_id and c.shown_as <> 'conscience')
                        or (k.state = 'open' and k.owner_id = h.from_id and k.of_conscience = 0)
                        then 1 else 0 end as bigint) as stands
             from hand_overs h
             join accounts g on g.id = h.from_id
             join accounts r on r.id = h.to_id
             left join projects j on j.id = h.project_id
             left join contributions c on c.id = h.contribution_id
             left join proposals p on p.id = c.proposal_id
             left join commitments k on k.id = h.commitment_id
             where ",
            $where,
            " order by h.id"
        )
    };
}

pub(crate) async fn find(tx: &mut Tx, id: HandOverId) -> Result<Option<Offer>> {
    optional!(tx, select_offers!("h.id = $1"), id)
}

/// The offers that wait for this receiver, the first offered first.
pub(crate) async fn to(tx: &mut Tx, receiver: AccountId) -> Result<Vec<Offer>> {
    all!(
        tx,
        select_offers!("h.to_id = $1 and h.state = 'offered'"),
        receiver
    )
}

/// The waiting offer of this thing; there is at most one.
pub(crate) async fn open_of(tx: &mut Tx, thing: Thing) -> Result<Option<Offer>> {
    let (contribution, project, commitment) = keys(thing);
    optional!(
        tx,
        select_offers!(
            "h.state = 'offered' and (h.contribution_id = $1 or h.project_id = $2 or h.commitment_id = $3)"
        ),
        contribution,
        project,
        commitment
    )
}

type Keys = (
    Option<ContributionId>,
    Option<ProjectId>,
    Option<CommitmentId>,
);

const fn keys(thing: Thing) -> Keys {
    match thing {
        Thing::Debt(id) => (Some(id), None, None),
        Thing::Project(id) => (None, Some(id), None),
        Thing::Commitment(id) => (None, None, Some(id)),
    }
}

pub(crate) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    thing: Thing,
    from: AccountId,
    to: AccountId,
    sentence: &str,
) -> Result<HandOverId> {
    let (contribution, project, commitment) = keys(thing);
    value!(
        tx,
        "insert into hand_overs (contribution_id, project_id, commitment_id, from_id, to_id, sentence, state, offered_at)
         values ($1, $2, $3, $4, $5, $6, 'offered', $7) returning id",
        contribution,
        project,
        commitment,
        from,
        to,
        sentence,
        now
    )
}

/// Ends an offer; `false` when it had ended already.
pub(crate) async fn end(tx: &mut Tx, now: Timestamp, id: HandOverId, state: State) -> Result<bool> {
    let rows = execute!(
        tx,
        "update hand_overs set state = $3, ended_at = $2 where id = $1 and state = 'offered'",
        id,
        now,
        state
    )?;
    Ok(rows == 1)
}

/// The waiting offers to this receiver, with their givers.
pub(crate) async fn offered_to(
    tx: &mut Tx,
    receiver: AccountId,
) -> Result<Vec<(HandOverId, AccountId)>> {
    all!(
        tx,
        "select id, from_id from hand_overs where to_id = $1 and state = 'offered' order by id",
        receiver
    )
}

/// Ends the offers of things that this giver has no longer.
pub(crate) async fn end_fallen(tx: &mut Tx, now: Timestamp, giver: AccountId) -> Result<()> {
    execute!(
        tx,
        "update hand_overs set state = 'ended', ended_at = $2
         where from_id = $1 and state = 'offered'
           and not exists (select 1 from projects j where j.id = hand_overs.project_id and j.owner_id = $1)
           and not exists (select 1 from contributions c
                           where c.id = hand_overs.contribution_id and c.owner_id = $1 and c.state = 'waiting')
           and not exists (select 1 from commitments k
                           where k.id = hand_overs.commitment_id and k.owner_id = $1 and k.state = 'open')",
        giver,
        now
    )?;
    Ok(())
}

/// Notes that a project changed hands without an offer.
pub(crate) async fn assign(
    tx: &mut Tx,
    now: Timestamp,
    project: ProjectId,
    people: (AccountId, AccountId),
    reason: &str,
    reassignment: ReassignmentId,
) -> Result<()> {
    execute!(
        tx,
        "insert into hand_overs (project_id, from_id, to_id, sentence, state, offered_at, ended_at, reassignment_id)
         values ($1, $2, $3, $4, 'assigned', $5, $5, $6)",
        project,
        people.0,
        people.1,
        reason,
        now,
        reassignment
    )?;
    Ok(())
}
