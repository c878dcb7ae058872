//! Taking a position.

use super::{
    Attribution, Position,
    store::{self, New},
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result,
    base::{form, ids::ProposalId, values},
    rounds::proposals::{
        self, State,
        draft::{MOST_QUESTIONS, QUESTION_FIELDS},
    },
    statement, transaction,
};

/// A position with its words, as typed; a part that a form did not ask for is `None`, and stays as it was.
#[derive(Clone, Debug, Default)]
pub struct PositionForm {
    /// The name of the position.
    pub position: Option<String>,
    /// The reason.
    pub reason: Option<String>,
    /// The attribution of the reason and the replies; empty for the segment only.
    pub shown_as: Option<String>,
    /// The replies to the questions in their order.
    pub replies: [Option<String>; MOST_QUESTIONS],
}

/// Takes a position on a proposal, or changes it or its words, until the round closes.
///
/// # Errors
/// [`Error::NotFound`] for anyone who was not asked; [`Conflict::Closed`] when the round is over;
/// [`Error::Invalid`] on `position`, `reason`, `reason_shown_as` and `question_1` to `question_5`.
pub async fn cast(
    portal: &Portal,
    actor: &Actor,
    proposal: ProposalId,
    written: &PositionForm,
) -> Result<()> {
    let member = actor.require_member()?;
    let words = |text: &str| values::optional(text, |text| values::prose(text, 2000));
    let replies = (1_i64..).zip(QUESTION_FIELDS).zip(&written.replies);
    let read = form::read((
        (
            "position",
            optional(&written.position, |text| text.parse::<Position>()),
        ),
        ("reason", optional(&written.reason, words)),
        ("reason_shown_as", optional(&written.shown_as, shown_as)),
        form::each(replies.filter_map(|((place, field), text)| {
            let reply = words(text.as_ref()?);
            Some((field, reply.map(|reply| (place, reply))))
        })),
    ));
    if read.is_err() {
        refused(portal, actor, proposal).await?;
    }
    let (position, reason, shown_as, replies) = read?;
    let now = portal.now();
    let place = portal.random.place();
    let new = New {
        position,
        reason: reason.as_deref(),
        shown_as,
        place,
    };
    let kept = if replies.is_empty() {
        statement!(portal.db, tx => store::cast(tx, now, proposal, member, &new))?
    } else {
        transaction!(portal.db, tx => {
            let kept = store::cast(tx, now, proposal, member, &new).await?;
            if kept {
                for (place, text) in &replies {
                    store::reply(tx, now, proposal, member, *place, text).await?;
                }
            }
            Ok(kept)
        })?
    };
    if kept {
        Ok(())
    } else {
        refused(portal, actor, proposal).await?;
        Err(Error::invalid("position", Problem::NotAChoice))
    }
}

/// Reads a part that the form asked for.
fn optional<T>(
    typed: &Option<String>,
    read: impl FnOnce(&str) -> Result<T, Problem>,
) -> Result<Option<T>, Problem> {
    typed.as_deref().map(read).transpose()
}

/// The chosen attribution; without a choice, the words are shown without a name.
fn shown_as(typed: &str) -> Result<Attribution, Problem> {
    if typed.is_empty() {
        Ok(Attribution::Segment)
    } else {
        typed.parse()
    }
}

/// The reason why nothing was written: not asked, not open, or over.
async fn refused(portal: &Portal, actor: &Actor, proposal: ProposalId) -> Result<()> {
    let view = proposals::queries::view(portal, actor, proposal).await?;
    match view.proposal.state {
        _ if !view.viewer.asked => Err(Error::NotFound),
        State::Draft => Err(Conflict::NotOpen.into()),
        State::Open => Ok(()),
        State::Closed | State::Decided | State::Withdrawn => Err(Conflict::Closed.into()),
    }
}
