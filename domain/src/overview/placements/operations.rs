//! Planning a placement, telling what came of it, and dropping it.

use super::{
    Kind, LONGEST,
    rules::{check_done, check_open, check_planned},
    store,
};
use crate::{
    Actor, Error, Portal, Result,
    answering::signals,
    base::{
        audit::{self, Subject},
        form,
        ids::PlacementId,
        values,
    },
    people::{departments, organisation},
    transaction,
};

/// A placement to plan, as typed.
#[derive(Clone, Debug, Default)]
pub struct PlanForm {
    /// What they will do.
    pub kind: String,
    /// The day.
    pub day: String,
}

/// Plans a placement of the actor. The same kind on the same day is planned once.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::Forbidden`] for anyone who does not work for the organisation.
pub async fn plan(portal: &Portal, actor: &Actor, typed: &PlanForm) -> Result<PlacementId> {
    let account = actor.require_staff()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let today = now.date_in(&organisation::store::zone(tx).await?);
        let (kind, day) = form::read((
            ("kind", typed.kind.parse::<Kind>()),
            ("day", values::date(&typed.day).and_then(|day| check_planned(day, today))),
        ))?;
        let day = day.to_string();
        if let Some(same) = store::same(tx, account, kind, &day).await? {
            return Ok(same.id);
        }
        let place = departments::store::of(tx, account).await?;
        let department = place.map(|place| place.department_id);
        let id = store::insert(tx, now, account, department, kind, &day).await?;
        audit::note(tx, now, actor, audit::Action::PlacementPlan, Subject::Placement(id), "").await?;
        Ok(id)
    })
}

/// What came of a placement, as typed.
#[derive(Clone, Debug, Default)]
pub struct FinishForm {
    /// The day on which it was.
    pub day: String,
    /// What they learned.
    pub lesson: String,
    /// What has to be mended; may be left out.
    pub mend: String,
}

/// Tells what the actor learned in a placement. What has to be mended becomes a signal, which the rules send to a
/// department.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] for anyone else's; [`crate::Conflict::Closed`] when it was told
/// before.
pub async fn finish(
    portal: &Portal,
    actor: &Actor,
    id: PlacementId,
    typed: &FinishForm,
) -> Result<()> {
    let account = actor.require_staff()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let placement = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        check_open(&placement, account)?;
        let today = now.date_in(&organisation::store::zone(tx).await?);
        let (day, lesson, mend) = form::read((
            ("day", values::date(&typed.day).and_then(|day| check_done(day, today))),
            ("lesson", values::line(&typed.lesson, LONGEST)),
            ("mend", values::optional(&typed.mend, |text| values::prose(text, signals::LONGEST))),
        ))?;
        let signal = if mend.is_empty() {
            None
        } else {
            let channel = placement.kind.channel();
            let key = format!("placement:{id}");
            Some(signals::operations::filing::found(tx, now, actor, account, channel, &mend, &key).await?)
        };
        let place = departments::store::of(tx, account).await?;
        let department = place.map(|place| place.department_id);
        store::finish(tx, now, id, department, &day.to_string(), &lesson, signal).await?;
        audit::note(tx, now, actor, audit::Action::PlacementFinish, Subject::Placement(id), "").await
    })
}

/// Drops a placement that is not done.
///
/// # Errors
/// [`Error::NotFound`] for anyone else's; [`crate::Conflict::Closed`] when it is done.
pub async fn cancel(portal: &Portal, actor: &Actor, id: PlacementId) -> Result<()> {
    let account = actor.require_staff()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let placement = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        check_open(&placement, account)?;
        store::delete(tx, id).await?;
        audit::note(tx, now, actor, audit::Action::PlacementCancel, Subject::Placement(id), "").await
    })
}
