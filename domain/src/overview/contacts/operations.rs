//! Logging a contact.

use super::{Channel, rules::check_day, store};
use crate::{
    Actor, Portal, Problem, Result,
    base::{
        audit::{self, Subject},
        form,
        ids::{ContactId, SegmentId},
        random, values,
    },
    people::{organisation, panel},
    transaction,
};

/// The most characters of the surprise.
pub const LONGEST: usize = 280;

/// A contact, as typed.
#[derive(Clone, Debug, Default)]
pub struct ContactForm {
    /// The segment of the customer.
    pub segment: String,
    /// The channel.
    pub channel: String,
    /// The thing that surprised them.
    pub surprise: String,
    /// The day; today when it is empty.
    pub met_on: String,
}

/// Logs a conversation of the actor with a customer. The same form sent twice is one contact.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not work for the organisation; [`Error::Invalid`] field by field.
pub async fn log(portal: &Portal, actor: &Actor, typed: &ContactForm) -> Result<ContactId> {
    let by = actor.require_staff()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let zone = organisation::store::zone(tx).await?;
        let today = now.date_in(&zone);
        let segments = panel::store::segments(tx).await?;
        let met_on = match values::date(&typed.met_on) {
            Err(Problem::Missing) => Ok(today),
            other => other.and_then(|day| check_day(day, today)),
        };
        let (segment, channel, surprise, met_on) = form::read((
            ("segment", segment(&typed.segment, &segments)),
            ("channel", typed.channel.parse::<Channel>()),
            ("surprise", values::line(&typed.surprise, LONGEST)),
            ("met_on", met_on),
        ))?;
        let met_on = met_on.to_string();
        let dedup_key = random::hash(&format!("{by}\n{segment}\n{}\n{met_on}\n{surprise}", channel.as_str()));
        let new = store::New {
            by,
            segment,
            channel,
            surprise: &surprise,
            met_on: &met_on,
            dedup_key: &dedup_key,
        };
        let Some(id) = store::insert(tx, now, &new).await? else {
            return store::same(tx, &dedup_key).await;
        };
        audit::note(tx, now, actor, audit::Action::ContactLog, Subject::Contact(id), "").await?;
        Ok(id)
    })
}

/// One of the existing segments.
fn segment(text: &str, known: &[panel::Segment]) -> Result<SegmentId, Problem> {
    if text.is_empty() {
        return Err(Problem::NotChosen);
    }
    text.parse()
        .ok()
        .filter(|id| known.iter().any(|one| one.id == *id))
        .ok_or(Problem::NotAChoice)
}
