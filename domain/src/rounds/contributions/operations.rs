//! Writing, changing and taking back.

use super::{
    Attribution, Kind, grouping,
    rules::{due_after_session, may_become},
    store::{self, New, RoundRow},
    text,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Timestamp,
    base::{
        db::Tx,
        form,
        ids::{AccountId, ContributionId, MemberId, ProposalId},
        random,
    },
    people::mandates,
    rounds::proposals,
    transaction,
};

/// The form of a contribution, as typed.
#[derive(Clone, Debug, Default)]
pub struct ContributionForm {
    /// The kind.
    pub kind: String,
    /// The text.
    pub text: String,
    /// The people who may know the writer.
    pub shown_as: String,
}

/// The number of contributions that one member writes within a day. Each of them asks a person for an answer.
const MOST_A_DAY: i64 = 60;

/// Writes a contribution on an open proposal. The same words sent twice are one contribution; when the second
/// time asks for a stricter way to be shown, that applies.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] for anyone who was not asked;
/// [`Conflict::Closed`] when the round is over; [`Conflict::EnoughToday`].
pub async fn write(
    portal: &Portal,
    actor: &Actor,
    proposal: ProposalId,
    typed: &ContributionForm,
) -> Result<ContributionId> {
    let member = actor.require_member()?;
    let (kind, words, shown_as) = form::read((
        ("kind", typed.kind.parse::<Kind>()),
        ("text", text(&typed.text)),
        ("shown_as", typed.shown_as.parse::<Attribution>()),
    ))?;
    let text_hash = random::hash(&words);
    let now = portal.now();
    transaction!(portal.db, tx => {
        let round = open_round(tx, now, proposal, member).await?;
        let new = New {
            proposal,
            project: round.project_id,
            member,
            segment: round.segment_id,
            owner: owner(tx, shown_as, round.owner_id).await?,
            kind,
            text: &words,
            text_hash: &text_hash,
            shown_as,
            due_at: round.answers_due_at.ok_or(Conflict::NotOpen)?,
        };
        if store::written_since(tx, member, now.plus_days(-1)).await? >= MOST_A_DAY {
            return Err(Conflict::EnoughToday.into());
        }
        if let Some(id) = store::insert(tx, now, &new).await? {
            return Ok(id);
        }
        let id = store::same(tx, proposal, member, kind, &text_hash).await?.ok_or(Error::NotFound)?;
        let before = store::debt(tx, id).await?.ok_or(Error::NotFound)?.shown_as;
        if shown_as > before {
            show_as(tx, now, id, shown_as, new.owner).await?;
        }
        Ok(id)
    })
}

/// Changes the words, as long as there is no answer and the round is open.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] for anyone who did not write it;
/// [`Conflict::Closed`], [`Conflict::AlreadyAnswered`], [`Conflict::Withdrawn`].
pub async fn change(
    portal: &Portal,
    actor: &Actor,
    id: ContributionId,
    kind: &str,
    words: &str,
) -> Result<()> {
    let member = actor.require_member()?;
    let (kind, words) = form::read((("kind", kind.parse::<Kind>()), ("text", text(words))))?;
    let text_hash = random::hash(&words);
    let now = portal.now();
    transaction!(portal.db, tx => {
        let debt = own(tx, id, member).await?;
        debt.status().untouched()?;
        open_round(tx, now, debt.proposal_id, member).await?;
        match store::same(tx, debt.proposal_id, member, kind, &text_hash).await? {
            Some(same) if same == id => Ok(()),
            Some(_) => Err(Error::invalid("text", Problem::Taken)),
            None => {
                grouping::stand_alone(tx, now, id).await?;
                store::change_words(tx, now, id, kind, &words, &text_hash).await
            }
        }
    })
}

/// Shows the writer to fewer people than before. This is possible at any time; the reverse never is.
///
/// # Errors
/// [`Error::Invalid`] when nothing was chosen or it would be looser; [`Error::NotFound`] for anyone who did not
/// write it; [`Conflict::Withdrawn`].
pub async fn tighten(
    portal: &Portal,
    actor: &Actor,
    id: ContributionId,
    shown_as: &str,
) -> Result<()> {
    let member = actor.require_member()?;
    let to = form::one("shown_as", shown_as.parse::<Attribution>())?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let debt = own(tx, id, member).await?;
        if debt.state == super::State::Withdrawn {
            return Err(Conflict::Withdrawn.into());
        }
        if !may_become(debt.shown_as, to) {
            return Err(Error::invalid("shown_as", Problem::NotAChoice));
        }
        if to > debt.shown_as {
            let owner = owner(tx, to, debt.owner_id).await?;
            show_as(tx, now, id, to, owner).await?;
        }
        Ok(())
    })
}

/// Withdraws a contribution. Its writer still sees it, as withdrawn. Withdrawing it twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`] for anyone who did not write it; [`Conflict::Closed`], [`Conflict::AlreadyAnswered`].
pub async fn withdraw(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<()> {
    let member = actor.require_member()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let debt = own(tx, id, member).await?;
        if debt.state == super::State::Withdrawn {
            return Ok(());
        }
        debt.status().withdrawn()?;
        open_round(tx, now, debt.proposal_id, member).await?;
        store::leave_held_answers(tx, id).await?;
        grouping::leave(tx, now, id).await?;
        store::withdraw(tx, now, id).await
    })
}

/// Puts a contribution back that its writer withdrew, as long as the round is open. It stands in no theme.
///
/// # Errors
/// [`Error::NotFound`] for anyone who did not write it; [`Conflict::Closed`]; [`Problem::Taken`] on `text` when the
/// writer wrote the same again meanwhile.
pub async fn restore(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<()> {
    let member = actor.require_member()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let debt = own(tx, id, member).await?;
        if debt.state != super::State::Withdrawn {
            return Ok(());
        }
        open_round(tx, now, debt.proposal_id, member).await?;
        if store::restore(tx, id).await? {
            Ok(())
        } else {
            Err(Error::invalid("text", Problem::Taken))
        }
    })
}

/// A question that a member asked in a session.
pub(crate) struct Spoken<'a> {
    /// The proposal that it is attached to.
    pub proposal: ProposalId,
    /// The account of the member who asked.
    pub account: AccountId,
    /// The text.
    pub text: &'a str,
    /// The people who may know the member.
    pub shown_as: Attribution,
    /// Whether nobody else may: what somebody says in a room is known to that room only, their name if they gave it,
    /// and never their segment.
    pub in_room: bool,
}

/// Writes down a question that was asked in a session and not answered there, so that the owner of the project
/// owes an answer. The round may be over. When the member wrote the same words there before, it is the same
/// contribution, shown as the stricter choice of the two.
///
/// # Errors
/// [`Error::NotFound`] for a proposal that does not exist and for anyone who is not on the panel.
pub(crate) async fn write_down(
    tx: &mut Tx,
    now: Timestamp,
    spoken: &Spoken<'_>,
) -> Result<ContributionId> {
    let proposal = spoken.proposal;
    let to = store::attached(tx, proposal, spoken.account).await?;
    let to = to.ok_or(Error::NotFound)?;
    let text_hash = random::hash(spoken.text);
    // Without a segment it is shown as somebody of the panel, to everybody.
    let (shown_as, segment) = if spoken.in_room {
        (Attribution::Segment, None)
    } else {
        (spoken.shown_as, to.segment_id)
    };
    let new = New {
        proposal,
        project: to.project_id,
        member: to.member_id,
        segment,
        owner: owner(tx, shown_as, to.owner_id).await?,
        kind: Kind::Question,
        text: spoken.text,
        text_hash: &text_hash,
        shown_as,
        due_at: due_after_session(to.answers_due_at, now),
    };
    if let Some(id) = store::insert(tx, now, &new).await? {
        return Ok(id);
    }
    let id = store::same(tx, proposal, to.member_id, Kind::Question, &text_hash).await?;
    let id = id.ok_or(Error::NotFound)?;
    let before = store::debt(tx, id).await?.ok_or(Error::NotFound)?;
    if shown_as > before.shown_as {
        show_as(tx, now, id, shown_as, before.owner_id).await?;
    }
    if spoken.in_room {
        store::forget_segment(tx, id).await?;
    }
    Ok(id)
}

/// A contribution of this member.
async fn own(tx: &mut Tx, id: ContributionId, member: MemberId) -> Result<super::Debt> {
    store::debt(tx, id)
        .await?
        .filter(|debt| debt.member_id == member)
        .ok_or(Error::NotFound)
}

async fn open_round(
    tx: &mut Tx,
    now: Timestamp,
    proposal: ProposalId,
    member: MemberId,
) -> Result<RoundRow> {
    let round = store::round(tx, proposal, member)
        .await?
        .ok_or(Error::NotFound)?;
    match round.state.at(now, round.closes_at) {
        proposals::State::Open => Ok(round),
        proposals::State::Draft => Err(Error::NotFound),
        proposals::State::Closed | proposals::State::Decided | proposals::State::Withdrawn => {
            Err(Conflict::Closed.into())
        }
    }
}

/// The account that owes the answer.
async fn owner(tx: &mut Tx, shown_as: Attribution, project_owner: AccountId) -> Result<AccountId> {
    match shown_as {
        Attribution::Conscience => mandates::store::current(tx)
            .await?
            .ok_or_else(|| Error::from(Conflict::LastOne)),
        Attribution::Name | Attribution::Segment => Ok(project_owner),
    }
}

async fn show_as(
    tx: &mut Tx,
    now: Timestamp,
    id: ContributionId,
    shown_as: Attribution,
    owner: AccountId,
) -> Result<()> {
    if shown_as == Attribution::Conscience {
        store::leave_held_answers(tx, id).await?;
        grouping::leave(tx, now, id).await?;
    }
    store::change_shown_as(tx, id, shown_as, owner).await
}
