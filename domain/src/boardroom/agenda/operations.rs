//! Arranging an agenda, and noting that somebody read the briefing.

use super::{Audience, Item, rules, store};
use crate::{
    Actor, Error, FieldErrors, Portal, Problem, Result,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AgendaItemId, ProjectId, ProposalId, SessionId},
        values,
    },
    boardroom::sessions::{self, Action},
    people::translations,
    transaction,
};

/// The most characters of a title.
pub const LONGEST: usize = 200;
/// The most characters of a part of a briefing.
pub const LONGEST_TEXT: usize = 2000;
/// The most minutes of an item.
const MOST_MINUTES: i64 = 480;

/// An item, as typed.
#[derive(Clone, Debug, Default)]
pub struct AgendaItemForm {
    /// The title.
    pub title: String,
    /// The minutes that it takes.
    pub minutes: String,
    /// The people that it is for.
    pub audience: String,
    /// The subject of the session that it is about: `proposal:1`, `project:1`, or nothing.
    pub about: String,
    /// The reason why customers are asked.
    pub why: String,
    /// The facts that we know.
    pub known: String,
    /// The first question.
    pub question_one: String,
    /// The second question.
    pub question_two: String,
    /// An explanation of words.
    pub words: String,
}

pub(super) struct Parsed {
    pub(super) title: String,
    pub(super) minutes: i64,
    pub(super) audience: Audience,
    pub(super) proposal: Option<ProposalId>,
    pub(super) project: Option<ProjectId>,
    pub(super) why: String,
    pub(super) known: String,
    pub(super) question_one: String,
    pub(super) question_two: String,
    pub(super) words: String,
}

impl Parsed {
    fn is(&self, item: &Item) -> bool {
        self.title == item.title
            && self.minutes == item.minutes
            && self.audience == item.audience
            && self.proposal == item.proposal_id
            && self.project == item.project_id
            && (self.why.as_str(), self.known.as_str()) == (&item.why, &item.known)
            && (self.question_one.as_str(), self.question_two.as_str())
                == (&item.question_one, &item.question_two)
            && self.words == item.words
    }
}

/// The subject of the session that this names.
fn about(
    text: &str,
    proposals: &[ProposalId],
    projects: &[ProjectId],
) -> Result<(Option<ProposalId>, Option<ProjectId>), Problem> {
    if text.is_empty() {
        return Ok((None, None));
    }
    match text.split_once(':') {
        Some(("proposal", id)) => {
            let known = proposals.iter().find(|known| known.to_string() == id);
            known.map(|&id| (Some(id), None)).ok_or(Problem::NotAChoice)
        }
        Some(("project", id)) => {
            let known = projects.iter().find(|known| known.to_string() == id);
            known.map(|&id| (None, Some(id))).ok_or(Problem::NotAChoice)
        }
        _ => Err(Problem::NotAChoice),
    }
}

fn parse(
    typed: &AgendaItemForm,
    proposals: &[ProposalId],
    projects: &[ProjectId],
) -> Result<Parsed, FieldErrors> {
    let audience = typed.audience.parse();
    let prose = |text: &str| values::prose(text, LONGEST_TEXT);
    let part = |text: &str| match audience {
        Ok(Audience::Customers) => prose(text),
        _ => values::optional(text, prose),
    };
    let briefing = form::read((
        ("why", part(&typed.why)),
        ("known", part(&typed.known)),
        ("question_one", part(&typed.question_one)),
        ("question_two", part(&typed.question_two)),
        ("words", values::optional(&typed.words, prose)),
    ));
    let (title, minutes, audience, (proposal, project), briefing) = form::read((
        ("title", values::line(&typed.title, LONGEST)),
        ("minutes", values::whole(&typed.minutes, 1, MOST_MINUTES)),
        ("audience", audience),
        ("about", about(&typed.about, proposals, projects)),
        briefing,
    ))?;
    let (why, known, question_one, question_two, words) = briefing;
    Ok(Parsed {
        title,
        minutes,
        audience,
        proposal,
        project,
        why,
        known,
        question_one,
        question_two,
        words,
    })
}

/// Reads the form for a session that the actor arranges and that has not ended.
async fn read(tx: &mut Tx, actor: &Actor, id: SessionId, typed: &AgendaItemForm) -> Result<Parsed> {
    check(tx, actor, id).await?;
    let proposals = sessions::store::proposals(tx, id, None).await?;
    let projects = sessions::store::projects(tx, id).await?;
    let proposals: Vec<_> = proposals.iter().map(|one| one.id).collect();
    let projects: Vec<_> = projects.iter().map(|one| one.id).collect();
    Ok(parse(typed, &proposals, &projects)?)
}

async fn check(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<()> {
    let session = sessions::operations::load(tx, actor, id).await?;
    session.state.after(Action::Change)?;
    Ok(())
}

/// Adds an item at the end. Adding the same one again changes nothing. After a new item for customers, the
/// briefing counts as unread.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::Invalid`] field by field;
/// [`crate::Conflict::SessionEnded`].
pub async fn add(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &AgendaItemForm,
) -> Result<AgendaItemId> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let new = read(tx, actor, id, typed).await?;
        let items = store::items(tx, id).await?;
        if let Some(same) = items.iter().find(|item| new.is(item)) {
            return Ok(same.id);
        }
        let place = i64::try_from(items.len()).map_err(Error::unavailable)?;
        let item = store::insert(tx, now, id, place, &new).await?;
        if new.audience == Audience::Customers {
            store::forget_readers(tx, id).await?;
        }
        audit::note(tx, now, actor, audit::Action::AgendaAdd, Subject::Session(id), "").await?;
        Ok(item)
    })
}

/// Changes an item. After a change for customers, the briefing counts as unread.
///
/// # Errors
/// As [`add`]; [`Error::NotFound`].
pub async fn change(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    item: AgendaItemId,
    typed: &AgendaItemForm,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let new = read(tx, actor, id, typed).await?;
        let items = store::items(tx, id).await?;
        let old = items.iter().find(|one| one.id == item).ok_or(Error::NotFound)?;
        if new.is(old) {
            return Ok(());
        }
        store::update(tx, item, &new).await?;
        if new.audience == Audience::Customers {
            store::forget_readers(tx, id).await?;
        }
        audit::note(tx, now, actor, audit::Action::AgendaChange, Subject::Session(id), "").await
    })
}

/// Takes an item off the agenda; does nothing when it is off already.
///
/// # Errors
/// As [`add`].
pub async fn remove(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    item: AgendaItemId,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        check(tx, actor, id).await?;
        if store::remove(tx, id, item).await? {
            let briefing = translations::Subject::Briefing(id);
            translations::store::forget_place(tx, briefing, item.0).await?;
            audit::note(tx, now, actor, audit::Action::AgendaRemove, Subject::Session(id), "").await?;
        }
        Ok(())
    })
}

/// Puts an item at a place, counted from 0.
///
/// # Errors
/// As [`add`]; [`Error::NotFound`].
pub async fn put_at(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    item: AgendaItemId,
    to: usize,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        check(tx, actor, id).await?;
        let old: Vec<_> = store::items(tx, id).await?.into_iter().map(|one| one.id).collect();
        let from = old.iter().position(|&one| one == item).ok_or(Error::NotFound)?;
        let new = rules::moved(&old, from, to);
        if new == old {
            return Ok(());
        }
        for (place, &one) in (0..).zip(&new) {
            store::put_at(tx, one, place).await?;
        }
        audit::note(tx, now, actor, audit::Action::AgendaOrder, Subject::Session(id), "").await
    })
}

/// Saves what everybody is asked to bring.
///
/// # Errors
/// As [`add`].
pub async fn set_bring(portal: &Portal, actor: &Actor, id: SessionId, bring: &str) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        check(tx, actor, id).await?;
        let bring = values::optional(bring, |text| values::prose(text, LONGEST_TEXT));
        let bring = form::one("bring", bring)?;
        if store::bring(tx, id).await? == bring {
            return Ok(());
        }
        store::keep_bring(tx, id, &bring).await?;
        audit::note(tx, now, actor, audit::Action::AgendaBring, Subject::Session(id), "").await
    })
}

/// Notes that the actor read the briefing. Noting it twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`] for anyone who may not know of the session; [`Error::Forbidden`] for anyone who does not
/// take part.
pub async fn mark_read(portal: &Portal, actor: &Actor, id: SessionId) -> Result<()> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (_, part) = sessions::queries::load(tx, actor, id).await?;
        if part.is_none() {
            return Err(Error::Forbidden);
        }
        store::mark_read(tx, now, id, account).await
    })
}
