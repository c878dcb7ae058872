//! Telling what was decided, when it is decided and for what was decided before there was this page.

use super::{Deed, Kind, index, store};
use crate::{
    Error, Portal, Result,
    db::Tx,
    decisions::{self, Part},
    ids::ProposalId,
    projects, proposals, transaction,
};

/// Tells the decision on a proposal, within the transaction that takes it.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn decided(tx: &mut Tx, id: ProposalId) -> Result<()> {
    let proposal = proposals::store::find(tx, id).await?;
    let decision = decisions::store::decision(tx, id).await?;
    let (proposal, decision) = proposal.zip(decision).ok_or(Error::NotFound)?;
    let project = projects::store::find(tx, proposal.project_id).await?;
    let project = project.ok_or(Error::NotFound)?;
    let deed = Deed {
        kind: Kind::Decision,
        subject: id.0,
        project: Some(project.id),
        title: proposal.title,
        said: joined(&decision.parts, |part| &part.heard),
        done: joined(&decision.parts, |part| &part.decided),
        fate: decision.outcome.into(),
        at: decision.taken_at,
    };
    let themes = joined(&decision.parts, |part| &part.theme);
    let why = joined(&decision.parts, |part| &part.why);
    let more = [project.name, themes, why, decision.would_change].join("\n");
    index::put(tx, &deed, &more).await
}

/// One text of every part of a decision, a paragraph each.
fn joined(parts: &[Part], text: impl Fn(&Part) -> &str) -> String {
    let texts: Vec<_> = parts
        .iter()
        .map(text)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n\n")
}

/// How many are told in one transaction.
const AT_ONCE: i64 = 50;

/// Tells what was decided and is not told yet. Done twice, or by two nodes at once, it has one effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn catch_up(portal: &Portal) -> Result<()> {
    loop {
        let told = transaction!(portal.db, tx => {
            let untold = store::untold(tx, AT_ONCE).await?;
            for id in &untold {
                decided(tx, *id).await?;
            }
            Ok(untold.len())
        })?;
        if told == 0 {
            return Ok(());
        }
    }
}
