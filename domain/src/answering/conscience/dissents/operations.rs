//! Noting a dissent.

use super::{
    LONGEST,
    rules::{DissentFacts, check_write},
    store,
};
use crate::{
    Actor, Error, Portal, Result, Role,
    answering::decisions,
    base::{
        audit::{self, Subject},
        form,
        ids::ProposalId,
        values,
    },
    rounds::proposals,
    transaction,
};

/// Writes the reasons why the customer conscience disagrees, or changes them. The same words sent twice are one note.
///
/// # Errors
/// As [`check_write`]; [`Error::Invalid`] on `text`.
pub async fn write(portal: &Portal, actor: &Actor, id: ProposalId, text: &str) -> Result<()> {
    actor.require(Role::CustomerConscience)?;
    let now = portal.now();
    let text = values::prose(text, LONGEST);
    transaction!(portal.db, tx => {
        let proposal = proposals::store::find(tx, now, id).await?.ok_or(Error::NotFound)?;
        let noted = store::find(tx, id).await?;
        let facts = DissentFacts {
            state: proposal.state,
            taken_at: decisions::store::decision(tx, id).await?.map(|decision| decision.taken_at),
            noted: noted.is_some(),
        };
        if noted.is_some_and(|noted| text.as_ref() == Ok(&noted.text)) {
            return Ok(());
        }
        check_write(actor, facts, now)?;
        let text = form::one("text", text.clone())?;
        store::write(tx, now, id, actor.account(), &text).await?;
        audit::note(tx, now, actor, audit::Action::DissentWrite, Subject::Proposal(id), "").await
    })
}
