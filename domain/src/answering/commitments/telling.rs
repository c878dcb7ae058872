//! Publishing a commitment on "You said, we did", for everybody.

use super::store;
use crate::{
    Error, Result,
    answering::publications::{Kind, Publication, PublicationState, index},
    base::{db::Tx, ids::CommitmentId},
};

/// Publishes a commitment, within the transaction that makes or ends it. A commitment that belongs to an answer
/// for the customer conscience only is not published.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub(crate) async fn publish(tx: &mut Tx, id: CommitmentId) -> Result<()> {
    let commitment = store::find(tx, id).await?;
    let commitment = commitment.ok_or(Error::NotFound)?;
    if commitment.is_of_conscience() {
        return Ok(());
    }
    let ended_at = commitment.done_at.or(commitment.given_up_at);
    let publication = Publication {
        kind: Kind::Commitment,
        subject: id.0,
        project: Some(commitment.project_id),
        title: commitment.text,
        said: commitment.responds_to,
        done: [commitment.done_note, commitment.given_up_why].concat(),
        state: PublicationState::Promised,
        at: ended_at.unwrap_or(commitment.made_at),
    };
    let about = commitment.title.unwrap_or_default();
    index::put(tx, &publication, &[commitment.project, about].join("\n")).await
}
