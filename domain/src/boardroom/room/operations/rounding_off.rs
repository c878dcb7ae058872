//! Rounding off: what staff heard and promise, and what customers say about it.

use super::{Inside, at_the_door, at_the_door_to_lead, enter, enter_to_lead};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result,
    answering::commitments,
    base::{
        audit::{self, Subject},
        form,
        ids::{AccountId, ProjectId, SessionId},
        values,
    },
    boardroom::{
        room::{
            LONGEST_HEARD, RoomRound,
            events::{self, Kind},
            rules,
            store::{self, Heard},
        },
        sessions::Part,
    },
    people::organisation,
    transaction,
};
use jiff::civil::Date;

/// The note and promise of a member of staff, as typed.
#[derive(Clone, Debug, Default)]
pub struct HeardForm {
    /// The note of what they heard.
    pub heard: String,
    /// The promise; may be left out.
    pub promise: String,
    /// The day by which they will have done it.
    pub due_on: String,
    /// The project that it is part of.
    pub project: String,
}

impl HeardForm {
    fn parse(&self, today: Date) -> Result<Heard, FieldErrors> {
        let prose = |text: &str| values::prose(text, LONGEST_HEARD);
        let promise = values::optional(&self.promise, prose);
        let (due_on, project) = if promise.as_ref().is_ok_and(String::is_empty) {
            (Ok(String::new()), Ok(None))
        } else {
            let day = values::date_to_come(&self.due_on, today);
            let project = values::chosen::<ProjectId>(&self.project);
            (day.map(|day| day.to_string()), project.map(Some))
        };
        let (heard, promise, due_on, project_id) = form::read((
            ("heard", prose(&self.heard)),
            ("promise", promise),
            ("due_on", due_on),
            ("project", project),
        ))?;
        Ok(Heard {
            heard,
            promise,
            due_on,
            project_id,
        })
    }
}

/// Writes down what a member of staff heard and will do, in place of their earlier text. When the promise is
/// another one, customers are asked about it again. The writer is ticked as there when
/// the room is closed.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] for anyone who may not enter; [`Error::Forbidden`]
/// for anyone who takes no part as staff, and for a promise of anyone who can't keep one; [`Conflict::NotOpen`]
/// before the first round and once it is closed.
pub async fn hear(portal: &Portal, actor: &Actor, id: SessionId, typed: &HeardForm) -> Result<()> {
    let now = portal.now();
    at_the_door(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { account, part, room, .. } = enter(tx, actor, id).await?;
        if part != Some(Part::Staff) {
            return Err(Error::Forbidden);
        }
        if !rules::may_hear(room.round) {
            return Err(Conflict::NotOpen.into());
        }
        let zone = organisation::store::zone(tx).await?;
        let new = typed.parse(now.date_in(&zone))?;
        if !new.promise.is_empty() {
            commitments::rules::check_keeps(actor, account)?;
            let known = store::projects(tx, id).await?;
            if !known.iter().any(|(project, _)| Some(*project) == new.project_id) {
                return Err(Error::invalid("project", Problem::NotAChoice));
            }
        }
        let before = store::heard_by(tx, id, account).await?;
        if before.as_ref() == Some(&new) {
            return Ok(());
        }
        let same = before.is_some_and(|before| before.promise == new.promise && before.due_on == new.due_on);
        if !same {
            store::forget_words(tx, id, account).await?;
        }
        store::hear(tx, now, id, account, &new, same).await?;
        events::note(tx, now, id, Kind::Heard).await?;
        audit::note(tx, now, actor, audit::Action::RoomHear, Subject::Session(id), "").await
    })
}

/// Adds a translation of a promise into the other language.
///
/// # Errors
/// [`Error::Invalid`] for `translation`; [`Error::NotFound`] for an account without a promise;
/// [`Error::Forbidden`] for anyone who does not lead.
pub async fn translate(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    of: AccountId,
    translation: &str,
) -> Result<()> {
    let text = values::optional(translation, |text| values::prose(text, LONGEST_HEARD));
    let text = form::one("translation", text)?;
    let now = portal.now();
    at_the_door_to_lead(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        enter_to_lead(tx, actor, id).await?;
        store::heard_by(tx, id, of).await?.ok_or(Error::NotFound)?;
        if store::translate(tx, id, of, &text).await? {
            events::note(tx, now, id, Kind::Heard).await?;
            audit::note(tx, now, actor, audit::Action::RoomTranslate, Subject::Session(id), "").await?;
        }
        Ok(())
    })
}

/// Records that a customer confirms a promise, or says what is wrong with it. They are ticked as there
/// when the room is closed.
///
/// # Errors
/// [`Error::Invalid`] for `words` when something is wrong; [`Error::NotFound`] when there is no promise;
/// [`Error::Forbidden`] for anyone who is not a customer in the room; [`Conflict::NotOpen`] unless it is being
/// closed.
pub async fn say(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    of: AccountId,
    is_right: bool,
    words: &str,
) -> Result<()> {
    let words = if is_right {
        Ok(String::new())
    } else {
        values::prose(words, LONGEST_HEARD)
    };
    let now = portal.now();
    at_the_door(portal, actor, id).await?;
    transaction!(portal.db, tx => {
        let Inside { account, part, room, .. } = enter(tx, actor, id).await?;
        if part != Some(Part::Customer) {
            return Err(Error::Forbidden);
        }
        if room.round != RoomRound::Closing {
            return Err(Conflict::NotOpen.into());
        }
        let promised = store::heard_by(tx, id, of).await?;
        if promised.is_none_or(|heard| heard.promise.is_empty()) {
            return Err(Error::NotFound);
        }
        let words = form::one("words", words.clone())?;
        let is_new = store::say(tx, now, (id, of, account), is_right, &words).await?;
        if is_new {
            events::note(tx, now, id, Kind::Word).await?;
        }
        Ok(())
    })
}
