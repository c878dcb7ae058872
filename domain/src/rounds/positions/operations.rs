//! Taking a position.

use super::{Position, store};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result,
    base::{ids::ProposalId, values},
    rounds::proposals::{
        self, State,
        draft::{MOST_QUESTIONS, QUESTION_FIELDS},
    },
    transaction,
};

/// A position as it was typed.
#[derive(Clone, Debug, Default)]
pub struct PositionForm {
    /// The name of the position.
    pub position: String,
    /// Why.
    pub reason: String,
    /// The replies to the questions in their order; `None` where the form had no such field.
    pub replies: [Option<String>; MOST_QUESTIONS],
}

/// Takes a position on a proposal, or changes it, until the round closes.
///
/// # Errors
/// [`Error::NotFound`] to anyone who was not asked; [`Conflict::Closed`] when the round is over;
/// [`Error::Invalid`] on `position`, `reason` and `question_1` to `question_5`.
pub async fn cast(
    portal: &Portal,
    actor: &Actor,
    proposal: ProposalId,
    written: &PositionForm,
) -> Result<()> {
    let member = actor.require_member()?;
    let mut errors = FieldErrors::default();
    let position = errors.take("position", written.position.parse::<Position>());
    let reason = errors.take(
        "reason",
        values::optional(&written.reason, |text| values::prose(text, 2000)),
    );
    let mut replies = Vec::new();
    for ((place, field), text) in (1_i64..).zip(QUESTION_FIELDS).zip(&written.replies) {
        let Some(text) = text else { continue };
        let parsed = values::optional(text, |text| values::prose(text, 2000));
        if let Some(text) = errors.take(field, parsed) {
            replies.push((place, text));
        }
    }
    let (Some(position), Some(reason), true) = (position, reason, errors.is_empty()) else {
        refused(portal, actor, proposal).await?;
        return Err(Error::Invalid(errors));
    };
    let now = portal.now();
    let place = portal.random.place();
    let kept = transaction!(portal.db, tx => {
        let kept = store::cast(tx, now, proposal, member, position, &reason, place).await?;
        if kept {
            for (place, text) in &replies {
                store::reply(tx, now, proposal, member, *place, text).await?;
            }
        }
        Ok(kept)
    })?;
    if kept {
        Ok(())
    } else {
        refused(portal, actor, proposal).await?;
        Err(Error::invalid("position", Problem::NotAChoice))
    }
}

/// Why nothing was written: not asked, not open, or over.
async fn refused(portal: &Portal, actor: &Actor, proposal: ProposalId) -> Result<()> {
    let reading = proposals::queries::reading(portal, actor, proposal).await?;
    match reading.proposal.state {
        _ if !reading.viewer.asked => Err(Error::NotFound),
        State::Draft => Err(Conflict::NotOpen.into()),
        State::Open => Ok(()),
        State::Closed | State::Decided | State::Withdrawn => Err(Conflict::Closed.into()),
    }
}
