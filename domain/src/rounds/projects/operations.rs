//! Making and changing projects.

use super::{PhaseKind, rules, store};
use crate::{
    Actor, Error, FieldErrors, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, ProjectId},
        values,
    },
    people::accounts::store::staff,
    rounds::hand_overs::{self, Thing},
    transaction,
};

/// A project, as typed.
#[derive(Clone, Debug, Default)]
pub struct ProjectForm {
    /// Its name.
    pub name: String,
    /// The subject.
    pub summary: String,
    /// The account of its owner; when it is left out, the maker owns it. Another owner gets an offer.
    pub owner: String,
    /// The reason why somebody else should own it, in one sentence.
    pub sentence: String,
    /// The phases that were chosen, and for each of them its first and last day.
    pub phases: Vec<(PhaseKind, String, String)>,
}

pub(super) struct Parsed {
    pub(super) name: String,
    pub(super) summary: String,
    owner: AccountId,
    sentence: String,
    phases: Vec<(PhaseKind, String, String)>,
}

type Phase = (PhaseKind, String, String);

fn phase((kind, begins_on, ends_on): &Phase) -> Result<Phase, FieldErrors> {
    let begins_on = values::date(begins_on);
    let ends_on = match (&begins_on, values::date(ends_on)) {
        (Ok(begins_on), Ok(ends_on)) if ends_on < *begins_on => Err(Problem::TooEarly),
        (_, ends_on) => ends_on,
    };
    let (begins_on, ends_on) = form::read((
        (kind.begins_field(), begins_on),
        (kind.ends_field(), ends_on),
    ))?;
    Ok((*kind, begins_on.to_string(), ends_on.to_string()))
}

/// Reads the form that `maker` typed; the project belongs to them unless they name somebody else.
fn parse(maker: AccountId, written: &ProjectForm) -> Result<Parsed, FieldErrors> {
    let owner = match written.owner.as_str() {
        "" => Ok(maker),
        typed => typed.parse().map_err(|_| Problem::NotAChoice),
    };
    let sentence = if owner == Ok(maker) {
        Ok(String::new())
    } else {
        values::line(&written.sentence, hand_overs::LONGEST)
    };
    let some_phase = form::rule(!written.phases.is_empty(), Problem::NoPhase);
    let (name, summary, owner, sentence, (), phases) = form::read((
        ("name", values::line(&written.name, 120)),
        ("summary", values::prose(&written.summary, 1800)),
        ("owner", owner),
        ("sentence", sentence),
        (PhaseKind::Idea.begins_field(), some_phase),
        form::each(written.phases.iter().map(phase)),
    ))?;
    Ok(Parsed {
        name,
        summary,
        owner,
        sentence,
        phases,
    })
}

async fn write_phases(tx: &mut Tx, id: ProjectId, new: &Parsed) -> Result<()> {
    if !staff::is_project_owner(tx, new.owner).await? {
        return Err(Error::invalid("owner", Problem::NotAChoice));
    }
    for &kind in PhaseKind::ALL {
        match new.phases.iter().find(|(chosen, ..)| *chosen == kind) {
            Some((_, begins_on, ends_on)) => {
                store::keep_phase(tx, id, kind, begins_on, ends_on).await?;
            }
            None if store::drop_phase(tx, id, kind).await? => {}
            None => return Err(Error::invalid(kind.begins_field(), Problem::InUse)),
        }
    }
    Ok(())
}

/// Offers the project to the person who was named as its owner, unless that is the actor.
async fn offer(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ProjectId,
    new: &Parsed,
) -> Result<()> {
    if actor.account() != Some(new.owner) {
        hand_overs::offering::offer_to(
            tx,
            now,
            actor,
            Thing::Project(id),
            new.owner,
            &new.sentence,
        )
        .await?;
    }
    Ok(())
}

/// Makes a project. It belongs to the actor until another person who was named as its owner accepts.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is a project owner; [`Error::Invalid`] field by field.
pub async fn create(portal: &Portal, actor: &Actor, written: &ProjectForm) -> Result<ProjectId> {
    actor.require(Role::ProjectOwner)?;
    let maker = actor.account().ok_or(Error::Forbidden)?;
    let new = parse(maker, written)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let id = store::insert(tx, now, maker, &new).await?;
        write_phases(tx, id, &new).await?;
        offer(tx, now, actor, id, &new).await?;
        audit::note(tx, now, actor, audit::Action::ProjectCreate, Subject::Project(id), "").await?;
        Ok(id)
    })
}

/// Changes a project. A next owner gets an offer, and owes the answers of the project once they accept.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] for anyone who does not own it; [`Error::Invalid`] field by field.
pub async fn change(
    portal: &Portal,
    actor: &Actor,
    id: ProjectId,
    written: &ProjectForm,
) -> Result<()> {
    actor.require(Role::ProjectOwner)?;
    let maker = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let project = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        rules::check_change(actor, project.owner_id)?;
        let new = parse(maker, written)?;
        store::update(tx, id, &new).await?;
        write_phases(tx, id, &new).await?;
        offer(tx, now, actor, id, &new).await?;
        audit::note(tx, now, actor, audit::Action::ProjectChange, Subject::Project(id), "").await
    })
}
