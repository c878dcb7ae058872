//! The SQL of supports.

use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{ContributionId, MemberId, ProposalId},
    },
    execute, optional,
    rounds::proposals::{self, visibility::Attribution},
};

/// The words of somebody, as far as it matters to those who want to say the same.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Words {
    pub proposal_id: ProposalId,
    pub state: proposals::State,
    pub closes_at: Option<Timestamp>,
    pub shown_as: Attribution,
    /// More than 0 when the reader wrote it, or wrote something that was merged with it.
    pub wrote: i64,
}

pub(super) async fn contribution(
    tx: &mut Tx,
    id: ContributionId,
    member: MemberId,
) -> Result<Option<Words>> {
    optional!(
        tx,
        "select c.proposal_id, p.state, p.closes_at, c.shown_as,
                (select count(*) from contributions f
                 where f.member_id = $2 and f.proposal_id = c.proposal_id
                   and coalesce(f.merged_into, f.id) = coalesce(c.merged_into, c.id)) as wrote
         from contributions c join proposals p on p.id = c.proposal_id
         where c.id = $1 and c.state <> 'withdrawn'",
        id,
        member
    )
}

pub(super) async fn reason(
    tx: &mut Tx,
    proposal: ProposalId,
    place: i64,
    member: MemberId,
) -> Result<Option<Words>> {
    optional!(
        tx,
        "select v.proposal_id, p.state, p.closes_at, v.shown_as,
                cast(case when v.member_id = $3 then 1 else 0 end as bigint) as wrote
         from positions v join proposals p on p.id = v.proposal_id
         where v.proposal_id = $1 and v.place = $2 and v.reason <> ''",
        proposal,
        place,
        member
    )
}

/// Notes the support of a member; given again, it is for the words as they are now.
pub(super) async fn give(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    contribution: Option<ContributionId>,
    place: Option<i64>,
    member: MemberId,
) -> Result<()> {
    take_back(tx, proposal, contribution, place, member).await?;
    execute!(
        tx,
        "insert into supports (proposal_id, contribution_id, place, member_id, given_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        proposal,
        contribution,
        place,
        member,
        now
    )?;
    Ok(())
}

pub(super) async fn take_back(
    tx: &mut Tx,
    proposal: ProposalId,
    contribution: Option<ContributionId>,
    place: Option<i64>,
    member: MemberId,
) -> Result<()> {
    execute!(
        tx,
        "delete from supports
         where member_id = $4 and proposal_id = $1 and (contribution_id = $2 or place = $3)",
        proposal,
        contribution,
        place,
        member
    )?;
    Ok(())
}

/// Lets everybody who supports a reason support the contribution that it became.
pub(crate) async fn carry(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    place: i64,
    contribution: ContributionId,
) -> Result<()> {
    execute!(
        tx,
        "insert into supports (proposal_id, contribution_id, member_id, given_at)
         select s.proposal_id, $3, s.member_id, $4
         from supports s join positions v on v.proposal_id = s.proposal_id and v.place = s.place
         where s.proposal_id = $1 and s.place = $2 and s.given_at >= v.changed_at
         on conflict do nothing",
        proposal,
        place,
        contribution,
        now
    )?;
    Ok(())
}
