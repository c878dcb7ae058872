//! An answer in the other language, for the person who gave it: before it is published, or after.

use super::{LONGEST, store};
use crate::{
    Actor, Error, Portal, Result,
    base::{
        db::Tx,
        ids::{AnswerId, ContributionId},
    },
    people::translations::{Field, Original, Piece, Sheet, Subject, Translated, Typed},
    transaction,
};

/// The sheet of an answer, and a contribution that it replies to, once it is published.
async fn of(tx: &mut Tx, actor: &Actor, id: AnswerId) -> Result<(Sheet, Option<ContributionId>)> {
    let answer = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    if Some(answer.written_by) != actor.account() {
        return Err(Error::NotFound);
    }
    let original = Original::of(Field::Text, &answer.text);
    let pieces = vec![Piece::prose(original, LONGEST)];
    let sheet = Sheet::of(tx, Subject::Answer(id), answer.language, pieces).await?;
    let served = match answer.published_at {
        Some(_) => store::contributions_of(tx, id).await?.first().copied(),
        None => None,
    };
    Ok((sheet, served))
}

/// The sheet for the words of an answer in the other language, and a contribution that it replies to, once it is
/// published.
///
/// # Errors
/// [`Error::NotFound`] for anyone who did not write it.
pub async fn sheet(
    portal: &Portal,
    actor: &Actor,
    id: AnswerId,
) -> Result<(Sheet, Option<ContributionId>)> {
    let mut tx = portal.db.read().await?;
    of(&mut tx, actor, id).await
}

/// Writes an answer in the other language, or takes that away when nothing was typed. The answer stays as it is, and its
/// readers get no second mail.
///
/// # Errors
/// As [`sheet`]; [`Error::Invalid`].
pub async fn translate(
    portal: &Portal,
    actor: &Actor,
    id: AnswerId,
    typed: &Typed,
) -> Result<Translated> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (sheet, _) = of(tx, actor, id).await?;
        sheet.write(tx, now, actor, typed).await
    })
}
