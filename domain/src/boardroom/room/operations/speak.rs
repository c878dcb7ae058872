//! The verbs of all participants: asking and supporting.

use super::{Inside, at_the_door, enter};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result,
    base::{
        form,
        ids::{QuestionInRoomId, SessionId},
        random, values,
    },
    boardroom::room::{
        LONGEST, MOST_QUESTIONS, State,
        events::{self, Kind},
        rules,
        store::{self, New},
    },
    transaction,
};

/// A question, as typed.
#[derive(Clone, Debug, Default)]
pub struct QuestionForm {
    /// The text.
    pub text: String,
    /// The choice of a customer about who may know them; staff ask by name.
    pub shown_as: String,
}

/// Sends a question. The same words sent twice are one question, shown as the stricter choice of the two. The
/// person who asks is ticked as there at the next change of round.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] for anyone who may not enter; [`Error::Forbidden`]
/// for anyone who leads without taking part; [`Conflict::NotOpen`] when it is not their turn to speak.
pub async fn ask(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &QuestionForm,
) -> Result<()> {
    let most = i64::try_from(MOST_QUESTIONS).unwrap_or(i64::MAX);
    let now = portal.now();
    at_the_door(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { account, part, room, .. } = enter(tx, actor, id).await?;
        let part = part.ok_or(Error::Forbidden)?;
        if !rules::may_ask(room.round, part) {
            return Err(Conflict::NotOpen.into());
        }
        let (text, shown_as) = form::read((
            ("text", values::line(&typed.text, LONGEST)),
            ("shown_as", rules::shown_as(part, &typed.shown_as)),
        ))?;
        let dedup_key = random::hash(&text);
        let new = New { session: id, account, part, text: &text, dedup_key: &dedup_key, shown_as };
        let is_new = store::insert(tx, now, &new).await?.is_some();
        if is_new && store::asked(tx, id, account).await? > most {
            return Err(Error::invalid("text", Problem::TooMany(MOST_QUESTIONS)));
        }
        let changed = is_new || store::tighten(tx, &new).await?;
        if changed {
            events::note(tx, now, id, Kind::Question).await?;
        }
        Ok(())
    })
}

/// Supports a question of somebody else, or withdraws the support. Doing it twice has no further effect. The
/// person is ticked as there at the next change of round.
///
/// # Errors
/// [`Error::NotFound`] for a hidden question and for anyone who may not enter; [`Error::Forbidden`] for the
/// actor's own question and for anyone who leads without taking part; [`Conflict::NotOpen`] outside the rounds
/// in which people speak.
pub async fn support(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    question: QuestionInRoomId,
    give: bool,
) -> Result<()> {
    let now = portal.now();
    at_the_door(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { account, part, room, .. } = enter(tx, actor, id).await?;
        let (writer, state) = store::question(tx, id, question).await?.ok_or(Error::NotFound)?;
        if state == State::Hidden {
            return Err(Error::NotFound);
        }
        if part.is_none() || writer == account {
            return Err(Error::Forbidden);
        }
        if !rules::may_support(room.round) {
            return Err(Conflict::NotOpen.into());
        }
        let changed = if give {
            store::support(tx, now, question, account).await?
        } else {
            store::take_back(tx, question, account).await?
        };
        if changed {
            events::note(tx, now, id, Kind::Support).await?;
        }
        Ok(())
    })
}
