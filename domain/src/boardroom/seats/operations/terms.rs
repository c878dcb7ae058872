//! Publishing the terms that somebody agrees to with a seat.

use super::super::{
    rules::{LONGEST_TERMS, check_publishes},
    store,
};
use crate::{
    Actor, Portal, Result,
    base::{
        audit::{self, Subject},
        form, values,
    },
    transaction,
};

/// Publishes a new version. Members who agreed to an older one are bound by that one. The same text again is no
/// new version.
///
/// # Errors
/// [`Error::Forbidden`] as [`check_publishes`]; [`Error::Invalid`] field by field.
pub async fn publish_terms(
    portal: &Portal,
    actor: &Actor,
    text_nl: &str,
    text_en: &str,
) -> Result<()> {
    let by = actor.account();
    let now = portal.now();
    transaction!(portal.db, tx => {
        let secretary = match by {
            Some(account) => store::is_secretary(tx, account).await?,
            None => false,
        };
        check_publishes(actor, secretary)?;
        let (text_nl, text_en) = form::read((
            ("text_nl", values::prose(text_nl, LONGEST_TERMS)),
            ("text_en", values::prose(text_en, LONGEST_TERMS)),
        ))?;
        let current = store::terms(tx).await?;
        if current.text_nl == text_nl && current.text_en == text_en {
            return Ok(());
        }
        let id = store::publish_terms(tx, now, by, &text_nl, &text_en).await?;
        audit::note(tx, now, actor, audit::Action::SeatsPublishTerms, Subject::SeatTerms(id), "").await
    })
}
