//! The subject of a session in the other language, for whoever arranges it.

use super::{LONGEST, Session, operations::load};
use crate::{
    Actor, Portal, Result,
    base::{db::Tx, ids::SessionId},
    people::translations::{
        Field, Original, OwnTranslation, Piece, Sheet, Subject, Translated, Typed,
    },
    transaction,
};

/// The most characters of the open part.
const LONGEST_OPEN: usize = 1000;

async fn of(tx: &mut Tx, session: &Session) -> Result<Sheet> {
    let pieces = vec![
        Piece::line(Original::of(Field::Title, &session.theme), LONGEST),
        Piece::prose(Original::of(Field::Open, &session.scope_open), LONGEST_OPEN),
    ];
    Sheet::of(tx, Subject::Session(session.id), session.language, pieces).await
}

/// The sheet for the subject of a session in the other language.
///
/// # Errors
/// [`crate::Error::NotFound`]; [`crate::Error::Forbidden`] for staff who do not arrange it.
pub async fn sheet(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Sheet> {
    let mut tx = portal.db.read().await?;
    let session = load(&mut tx, actor, id).await?;
    of(&mut tx, &session).await
}

/// How the subject in the other language stands, for whoever arranges the session.
///
/// # Errors
/// As [`sheet`].
pub async fn own(portal: &Portal, actor: &Actor, id: SessionId) -> Result<OwnTranslation> {
    sheet(portal, actor, id).await.map(|sheet| sheet.own())
}

/// Writes the subject in the other language, or takes it away when every field is empty. It is no change of the session,
/// so it can be written as long as somebody reads it, and no calendar is told.
///
/// # Errors
/// As [`sheet`]; [`crate::Error::Invalid`] field by field.
pub async fn translate(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &Typed,
) -> Result<Translated> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let session = load(tx, actor, id).await?;
        of(tx, &session).await?.write(tx, now, actor, typed).await
    })
}
