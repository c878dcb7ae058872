//! The queries of pages and mails on judgements, filtered by the actor.

use super::{
    Judgement,
    rules::{check_improve, check_judge},
    store,
};
use crate::{
    Actor, Error, Portal, Result, Role,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId},
    },
    optional,
    rounds::{
        projects::rules::may_change,
        proposals::{self, Proposal, State},
    },
};

/// The judgement of a draft or an open proposal, for its owner and the customer conscience.
pub(in crate::answering::conscience) async fn of(
    tx: &mut Tx,
    actor: &Actor,
    proposal: &Proposal,
) -> Result<Option<Judgement>> {
    let may = may_change(actor, proposal.owner_id) || actor.is(Role::CustomerConscience);
    if !may || !matches!(proposal.state, State::Draft | State::Open) {
        return Ok(None);
    }
    store::current(tx, proposal.id).await
}

/// The judgement of a draft, for the page on which its owner writes it.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn of_draft(
    portal: &Portal,
    actor: &Actor,
    proposal: &Proposal,
) -> Result<Option<Judgement>> {
    let mut tx = portal.db.read().await?;
    of(&mut tx, actor, proposal).await
}

/// A proposal for the customer conscience to judge, with the judgement if there is one already.
///
/// # Errors
/// As [`check_judge`].
pub async fn to_judge(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<(Proposal, Option<Judgement>)> {
    let mut tx = portal.db.read().await?;
    let proposal = find(&mut tx, portal, id).await?;
    let whole = store::is_whole(&mut tx, id).await?;
    check_judge(actor, proposal.state, whole)?;
    Ok((proposal, store::current(&mut tx, id).await?))
}

/// An open proposal whose impact statement its owner is to improve.
///
/// # Errors
/// As [`check_improve`].
pub async fn to_improve(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
) -> Result<(Proposal, Judgement)> {
    let mut tx = portal.db.read().await?;
    let proposal = find(&mut tx, portal, id).await?;
    let judgement = store::current(&mut tx, id).await?;
    let verdict = judgement.as_ref().map(|judgement| judgement.verdict);
    check_improve(actor, proposal.owner_id, proposal.state, verdict)?;
    Ok((proposal, judgement.ok_or(Error::NotFound)?))
}

async fn find(tx: &mut Tx, portal: &Portal, id: ProposalId) -> Result<Proposal> {
    let found = proposals::store::find(tx, portal.now(), id).await?;
    found.ok_or(Error::NotFound)
}

/// The content of the mail about an impact statement.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MeaningContent {
    /// The title of the proposal.
    pub title: String,
    /// The state of the proposal.
    pub state: State,
    /// The text of the statement.
    pub impact_statement: String,
    /// The judgement.
    #[sqlx(flatten)]
    pub judgement: Judgement,
}

/// An impact statement that is still insufficient, for the mail to the present owner of the project.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn insufficient(
    portal: &Portal,
    reader: AccountId,
    proposal: ProposalId,
) -> Result<Option<MeaningContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select p.title, p.state, p.impact_statement, g.verdict, g.sentence, a.name as judged_by, g.judged_at
         from impact_judgements g
         join proposals p on p.id = g.proposal_id and p.impact_statement = g.impact_statement
         join projects j on j.id = p.project_id
         join accounts a on a.id = g.written_by
         where g.proposal_id = $1 and j.owner_id = $2 and g.verdict = 'insufficient'
           and (p.state = 'draft' or (p.state = 'open' and p.closes_at > $3))",
        proposal,
        reader,
        portal.now()
    )
}
