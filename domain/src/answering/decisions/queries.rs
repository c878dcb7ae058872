//! The queries of pages on decisions, filtered by the actor.

use super::{
    Became, Decision, Unanswered, Undecided, Waiver,
    reviews::{self, Review},
    rules::{Gate, check_waive},
    store, translation,
};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId},
    },
    people::translations::OwnTranslation,
    read,
    rounds::{
        projects,
        proposals::{self, Proposal, State, queries::ProposalView},
        themes::{self, Theme},
    },
};
use futures::try_join;

/// The decision on a proposal, with its waiver and reviews.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// The decision, once it was taken.
    pub decision: Option<Decision>,
    /// The waiver, when there is one.
    pub waiver: Option<Waiver>,
    /// Every review of the decision; the last one may still be planned.
    pub reviews: Vec<Review>,
    /// How the decision in the other language stands, for its owner.
    pub translation: Option<OwnTranslation>,
}

/// The decision on a proposal, for its reader.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn of(portal: &Portal, actor: &Actor, view: &ProposalView) -> Result<Recorded> {
    if !matches!(view.proposal.state, State::Closed | State::Decided) {
        return Ok(Recorded::default());
    }
    let id = view.proposal.id;
    let db = &portal.db;
    let decided = view.proposal.state == State::Decided;
    let ((decision, translation), waiver, reviews) = try_join!(
        async {
            let mut tx = db.read().await?;
            let mut decision = store::decision(&mut tx, id).await?;
            let translation = match &mut decision {
                Some(decision) => {
                    Some(translation::read(&mut tx, actor.reads(), id, decision).await?)
                }
                None => None,
            };
            Ok((decision, translation))
        },
        read!(db, tx => store::waiver(tx, id)),
        async {
            if decided {
                reviews::store::of(&mut db.read().await?, id).await
            } else {
                Ok(Vec::new())
            }
        },
    )?;
    Ok(Recorded {
        decision,
        translation: translation.filter(|_| view.viewer.owner),
        waiver,
        reviews,
    })
}

/// The data for somebody who decides, or waives missing conditions.
#[derive(Clone, Debug)]
pub struct DecisionContext {
    /// The proposal.
    pub proposal: Proposal,
    /// The conditions of the decision.
    pub gate: Gate,
    /// The contributions that wait for an answer from staff, the first due first.
    pub unanswered: Vec<Unanswered>,
    /// The waiver, when there is one.
    pub waiver: Option<Waiver>,
    /// The themes that somebody wrote in: the decision has a part about each of them.
    pub themes: Vec<Theme>,
}

/// The most unanswered contributions in the list; the inbox has them all.
const LISTED: i64 = 20;

/// A proposal for its owner to decide on.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for staff who do not own the project; as
/// [`Gate::check_closed`] when the round is not over or there is a decision.
pub async fn to_decide(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<DecisionContext> {
    let mut tx = portal.db.read().await?;
    let proposal = proposals::store::find(&mut tx, portal.now(), id).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    projects::rules::check_change(actor, proposal.owner_id)?;
    let gate = store::gate(&mut tx, id).await?.ok_or(Error::NotFound)?;
    gate.check_closed(portal.now())?;
    Ok(DecisionContext {
        unanswered: store::unanswered(&mut tx, id, LISTED).await?,
        waiver: store::waiver(&mut tx, id).await?,
        themes: {
            let mut themes = themes::store::of_proposal(&mut tx, id).await?;
            themes.retain(|theme| theme.people > 0);
            themes
        },
        proposal,
        gate,
    })
}

/// A proposal for the board to waive missing conditions. It leaves out the contributions: the counts are enough.
///
/// # Errors
/// As [`check_waive`].
pub async fn to_waive(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<(Proposal, Gate)> {
    let mut tx = portal.db.read().await?;
    let proposal = proposals::store::find(&mut tx, portal.now(), id).await?;
    let gate = store::gate(&mut tx, id).await?;
    let (proposal, gate) = proposal.zip(gate).ok_or(Error::NotFound)?;
    check_waive(actor, &gate, portal.now())?;
    Ok((proposal, gate))
}

/// How a proposal stands for the one who decides on it.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The conditions of the decision.
    pub gate: Gate,
    /// The contributions that wait for an answer from staff, the first due first.
    pub unanswered: Vec<Unanswered>,
}

/// How a proposal stands, for the owner of its project; `None` for everybody else, and while the visibility rule
/// hides what customers said.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn stand(portal: &Portal, view: &ProposalView) -> Result<Option<Stand>> {
    let proposal = &view.proposal;
    if !view.viewer.owner || !view.viewer.reads_words(proposal.state) {
        return Ok(None);
    }
    let mut tx = portal.db.read().await?;
    let gate = store::gate(&mut tx, proposal.id).await?;
    Ok(match gate {
        Some(gate) => Some(Stand {
            gate,
            unanswered: store::unanswered(&mut tx, proposal.id, LISTED).await?,
        }),
        None => None,
    })
}

/// The gates of these proposals, for the owner of their project; empty for everybody else.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn gates(
    portal: &Portal,
    actor: &Actor,
    owner: AccountId,
    proposals: &[ProposalId],
) -> Result<Vec<(ProposalId, Gate)>> {
    if !projects::rules::may_change(actor, owner) {
        return Ok(Vec::new());
    }
    let mut tx = portal.db.read().await?;
    let mut gates = Vec::new();
    for id in proposals {
        if let Some(gate) = store::gate(&mut tx, *id).await? {
            gates.push((*id, gate));
        }
    }
    Ok(gates)
}

/// The most decisions in a list on the home page.
const MOST: i64 = 50;

/// The decisions on proposals that the actor voted on or wrote about, the newest first.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not a member.
pub async fn became(portal: &Portal, actor: &Actor) -> Result<Vec<Became>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    store::became(&mut tx, member, actor.reads(), MOST).await
}

/// The decisions that are still to be taken, the first promised first: all of them for the board and the
/// customer conscience, their own for owners, none for others.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn undecided(portal: &Portal, actor: &Actor) -> Result<Vec<Undecided>> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let now = portal.now();
    let mut tx = portal.db.read().await?;
    if actor.is(Role::BoardMember) || actor.is(Role::CustomerConscience) {
        return store::undecided(&mut tx, now, MOST).await;
    }
    match actor.account() {
        Some(owner) if actor.is(Role::ProjectOwner) => {
            store::undecided_of(&mut tx, now, MOST, owner).await
        }
        _ => Ok(Vec::new()),
    }
}

/// The rounds that closed and have no decision, the first to be due first, at most `most` of them, and their number,
/// counted up to `most_counted`.
pub(crate) async fn undecided_in(
    tx: &mut Tx,
    now: Timestamp,
    most: usize,
    most_counted: i64,
) -> Result<(Vec<Undecided>, i64)> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok((
        store::undecided(tx, now, most).await?,
        store::count_undecided(tx, now, most_counted).await?,
    ))
}

/// A waiver with its proposal.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SignedWaiver {
    /// The proposal.
    pub proposal_id: ProposalId,
    /// Its title.
    pub title: String,
    /// The waiver.
    #[sqlx(flatten)]
    pub waiver: Waiver,
}

/// The waivers that were signed since then, the last one first, at most `most` of them, and their number, counted up to
/// `most_counted`.
pub(crate) async fn signed_since(
    tx: &mut Tx,
    since: Timestamp,
    most: usize,
    most_counted: i64,
) -> Result<(Vec<SignedWaiver>, i64)> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok((
        store::signed_since(tx, since, most).await?,
        store::count_signed_since(tx, since, most_counted).await?,
    ))
}
