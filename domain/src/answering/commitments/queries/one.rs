//! One commitment: what its reader may know of it, and the data for the people who promise or keep it.

use super::signed_in;
use crate::{
    Actor, Error, Portal, Result,
    answering::commitments::{
        Action, Commitment, Happened, Mine, Move,
        operations::{About, place},
        rules::{check_keeps, check_offer, hears},
        store,
    },
    base::{
        db::Tx,
        ids::{AnswerId, CommitmentId, MemberId, ProjectId, ProposalId},
    },
    rounds::{
        contributions::{RoundReader, Speaker},
        hand_overs::{self, Offer, Thing},
        projects::{self, Owner},
    },
};

/// Words that a commitment responds to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// The speaker; `None` for the reader themselves.
    pub speaker: Option<Speaker>,
}

/// A commitment with everything that its reader may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The commitment.
    pub commitment: Commitment,
    /// Every move of its day, the first one first.
    pub moves: Vec<Move>,
    /// The words that it responds to, as far as the reader may read them.
    pub quotes: Vec<Quote>,
    /// The reader's own place among those it was promised to.
    pub mine: Option<Mine>,
    /// The words that customers added to their yes or no, for its owner and the customer conscience.
    pub words: Vec<(Happened, String)>,
    /// The offer to a colleague that waits for a reply, for staff.
    pub offered: Option<Offer>,
}

/// The number of contributions of an answer that are quoted.
const QUOTES: i64 = 3;
/// The number of customers' explanations on one page.
const WORDS: i64 = 200;

/// One commitment.
///
/// # Errors
/// [`Error::Forbidden`] for visitors; [`Error::NotFound`].
pub async fn find(portal: &Portal, actor: &Actor, id: CommitmentId) -> Result<Detail> {
    signed_in(actor)?;
    let mut tx = portal.db.read().await?;
    let commitment = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let mine = match actor.require_member() {
        Ok(member) => store::mine(&mut tx, id, member).await?,
        Err(_) => None,
    };
    let quotes = match commitment.answer_id {
        Some(answer) => quotes(portal, &mut tx, actor, answer).await?,
        None => Vec::new(),
    };
    let words = if hears(actor, commitment.owner_id) {
        store::words(&mut tx, id, WORDS).await?
    } else {
        Vec::new()
    };
    let offered = if actor.is_staff() {
        hand_overs::store::open_of(&mut tx, Thing::Commitment(id))
            .await?
            .filter(Offer::stands)
    } else {
        None
    };
    Ok(Detail {
        offered,
        moves: store::moves(&mut tx, id).await?,
        commitment,
        quotes,
        mine,
        words,
    })
}

/// The contributions that an answer replies to, as far as the visibility rule lets the actor read them: the
/// ledger is for the whole panel, but contributions for those in a round stay among them.
async fn quotes(
    portal: &Portal,
    tx: &mut Tx,
    actor: &Actor,
    answer: AnswerId,
) -> Result<Vec<Quote>> {
    let me = actor.require_member().unwrap_or(MemberId(0));
    let rows = store::quotes(tx, answer, me, QUOTES).await?;
    let reader = RoundReader::of(tx, actor, rows.iter().map(|row| &row.said)).await?;
    let now = portal.now();
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let speaker = if row.member_id == me {
                None
            } else {
                Some(row.said.speaker(&reader, now)?)
            };
            Some(Quote {
                text: row.text,
                speaker,
            })
        })
        .collect())
}

/// The place where somebody would promise something, for the page on which they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promisable {
    /// The project.
    pub project_id: ProjectId,
    /// Its name.
    pub project: String,
    /// The proposal.
    pub proposal_id: Option<ProposalId>,
    /// Its title.
    pub title: Option<String>,
    /// The contributions that the answer replies to.
    pub quotes: Vec<Quote>,
}

/// The place where somebody would promise something.
///
/// # Errors
/// As [`crate::answering::commitments::operations::promise`].
pub async fn promisable(portal: &Portal, actor: &Actor, about: About) -> Result<Promisable> {
    let mut tx = portal.db.read().await?;
    let place = place(&mut tx, actor, about).await?;
    let quotes = match about {
        About::Answer(answer) => quotes(portal, &mut tx, actor, answer).await?,
        About::Decision(_) | About::Project(_) => Vec::new(),
    };
    Ok(Promisable {
        project_id: place.project_id,
        project: place.project,
        proposal_id: place.proposal_id,
        title: place.title,
        quotes,
    })
}

/// The answers among these in which the actor may promise something.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn may_promise_in(
    portal: &Portal,
    actor: &Actor,
    answers: &[AnswerId],
) -> Result<Vec<AnswerId>> {
    let mut tx = portal.db.read().await?;
    let mut may = Vec::new();
    for &id in answers {
        match place(&mut tx, actor, About::Answer(id)).await {
            Ok(_) => may.push(id),
            Err(Error::NotFound | Error::Forbidden) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(may)
}

/// A commitment for its owner, to move its day, mark it as done or give it up. One that has ended is shown only
/// when `ended` says so: to an owner who was too late, with the text that they typed.
///
/// # Errors
/// [`Error::NotFound`]; as [`check_keeps`]; [`crate::Conflict::CommitmentEnded`].
pub async fn to_keep(
    portal: &Portal,
    actor: &Actor,
    id: CommitmentId,
    ended: bool,
) -> Result<Commitment> {
    let mut tx = portal.db.read().await?;
    let found = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    check_keeps(actor, found.owner_id)?;
    if !ended {
        found.state.after(Action::Move)?;
    }
    Ok(found)
}

/// A commitment with the people to whom it can be offered.
///
/// # Errors
/// As [`crate::answering::commitments::operations::offer`].
pub async fn to_offer(
    portal: &Portal,
    actor: &Actor,
    id: CommitmentId,
) -> Result<(Commitment, Vec<Owner>)> {
    let mut tx = portal.db.read().await?;
    let found = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    check_offer(actor, &found)?;
    found.state.after(Action::Offer)?;
    let mut receivers = projects::store::owners(&mut tx).await?;
    receivers.retain(|owner| actor.account() != Some(owner.id));
    Ok((found, receivers))
}
