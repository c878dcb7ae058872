//! Changing the terms of advice, always with notice.

use crate::{
    Actor, Error, Portal, Problem, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        outbox::{self, Mail},
        values,
    },
    people::mandates,
    rounds::{
        proposals,
        terms::{LONGEST, LONGEST_REASON, Terms, store},
    },
    transaction,
};

/// Terms as they were typed.
#[derive(Clone, Debug, Default)]
pub struct TermsForm {
    /// The least number of days that a round lasts.
    pub advise_days: String,
    /// The days within which customers hear the reasons.
    pub reasons_days: String,
    /// The days for which a decision is not carried out.
    pub standstill_days: String,
    /// The reason of the change.
    pub why: String,
}

/// Changes the terms for rounds that open from now on; customers read the reason, and the customer conscience
/// gets a mail. The same form sent twice is one change; a reason for no change is refused.
///
/// # Errors
/// [`crate::Error::Forbidden`] unless an administrator does it; [`crate::Error::Invalid`] field by field.
pub async fn change(portal: &Portal, actor: &Actor, typed: &TermsForm) -> Result<()> {
    actor.require(Role::Administrator)?;
    let days = |text: &str, least| values::whole(text, least, LONGEST);
    let (advise_days, reasons_days, standstill_days, why) = form::read((
        ("advise_days", days(&typed.advise_days, 1)),
        ("reasons_days", days(&typed.reasons_days, 1)),
        ("standstill_days", days(&typed.standstill_days, 0)),
        ("why", values::line(&typed.why, LONGEST_REASON)),
    ))?;
    let terms = Terms {
        advise_days,
        reasons_days,
        standstill_days,
    };
    let now = portal.now();
    transaction!(portal.db, tx => {
        if store::current(tx).await? == terms {
            // The same form sent twice; another reason would be lost.
            let same = store::last_reason(tx).await?.is_some_and(|last| last == why);
            return if same { Ok(()) } else { Err(Error::invalid("advise_days", Problem::Unchanged)) };
        }
        store::change(tx, now, actor.account(), terms, &why).await?;
        proposals::store::set_terms_of_drafts(tx, terms).await?;
        if let Some(conscience) = mandates::store::current(tx).await? {
            let event = format!("advice:terms:{}", now.0);
            outbox::mail(tx, now, &event, conscience, &Mail::AdviceTermsChanged).await?;
        }
        let detail = format!("{advise_days}/{reasons_days}/{standstill_days}");
        audit::note(tx, now, actor, audit::Action::AdviceChange, Subject::Organisation, &detail).await
    })
}
