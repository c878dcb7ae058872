//! The queries on the customer conscience for everybody who signed in.

use super::{
    appeals::{self, Appeal, Upheld},
    challenges::{self, Challenge},
    dissents::{self, Dissent},
    impact_statements::{self, Judgement},
};
use crate::{
    Actor, Error, Portal, Result,
    base::ids::ProposalId,
    read,
    rounds::proposals::{Outcome, State, queries::ProposalView},
};
use futures::try_join;

/// The objections and notes of the customer conscience on a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objections {
    /// The challenge, with the reply.
    pub challenge: Option<Challenge>,
    /// The dissent note.
    pub dissent: Option<Dissent>,
    /// The appeals that were upheld.
    pub upheld: Vec<Upheld>,
}

/// The part of the customer conscience in a proposal, for its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConscienceView {
    /// The objections that are shown with the decision.
    pub objections: Objections,
    /// The judgement of its impact statement, for the owner and the customer conscience.
    pub judgement: Option<Judgement>,
    /// The appeal of the reader.
    pub appeal: Option<Appeal>,
    /// Whether the reader may appeal now.
    pub may_appeal: bool,
}

/// The part of the customer conscience in a proposal, for its reader; `outcome` is that of the decision.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn find(
    portal: &Portal,
    actor: &Actor,
    view: &ProposalView,
    outcome: Option<Outcome>,
) -> Result<ConscienceView> {
    let db = &portal.db;
    let member = actor.person().and_then(|person| person.member);
    let (challenge, dissent, upheld, judgement, (may_appeal, appeal)) = try_join!(
        read!(db, tx => challenges::queries::of(tx, view)),
        read!(db, tx => dissents::queries::of(tx, view)),
        read!(db, tx => appeals::queries::of(tx, view)),
        read!(db, tx => impact_statements::queries::of(tx, actor, &view.proposal)),
        async {
            match member {
                Some(member)
                    if outcome == Some(Outcome::Drop)
                        || view.proposal.state == State::Withdrawn =>
                {
                    let mut tx = db.read().await?;
                    appeals::queries::own(&mut tx, portal.now(), view.proposal.id, member).await
                }
                _ => Ok((false, None)),
            }
        },
    )?;
    Ok(ConscienceView {
        objections: Objections {
            challenge,
            dissent,
            upheld,
        },
        judgement,
        appeal,
        may_appeal,
    })
}

/// The objections to the decision on a proposal that the actor may know of, for pages that show many.
///
/// # Errors
/// [`Error::NotFound`] unless there is a decision that the actor may read.
pub async fn objections(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<Objections> {
    let view = crate::rounds::proposals::queries::view(portal, actor, id).await?;
    if view.proposal.state != State::Decided {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    Ok(Objections {
        challenge: challenges::queries::of(&mut tx, &view).await?,
        dissent: dissents::queries::of(&mut tx, &view).await?,
        upheld: appeals::queries::of(&mut tx, &view).await?,
    })
}
