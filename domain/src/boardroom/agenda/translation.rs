//! The briefing of a session in the other language: what customers read of its agenda, and what to bring.

use super::{
    Audience, Item,
    operations::{LONGEST, LONGEST_TEXT},
    queries::Agenda,
    store,
};
use crate::{
    Actor, Language, Portal, Result,
    base::{
        db::Tx,
        ids::{AccountId, SessionId},
    },
    boardroom::sessions::{Session, operations::load},
    optional_value,
    people::translations::{
        self, Field, Original, OwnTranslation, Piece, SecondText, Sheet, Subject, Translated, Typed,
    },
    transaction,
};

/// The words that customers read, item by item; the place of each is the key of its item, so that items can be moved.
fn originals<'a>(items: &'a [Item], bring: &'a str) -> Vec<Original<'a>> {
    let mut all = Vec::new();
    let briefed = items
        .iter()
        .filter(|item| item.audience == Audience::Customers);
    for item in briefed {
        let at = |field, words| Original::at(field, item.id.0, words);
        all.extend([
            at(Field::Title, item.title.as_str()),
            at(Field::Why, &item.why),
            at(Field::Known, &item.known),
            at(Field::Question, &item.question_one),
            at(Field::SecondQuestion, &item.question_two),
            at(Field::Explained, &item.words),
        ]);
    }
    all.push(Original::of(Field::Bring, bring));
    all
}

async fn of(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Sheet> {
    let session = load(tx, actor, id).await?;
    let items = store::items(tx, id).await?;
    let bring = store::bring(tx, id).await?;
    let pieces = originals(&items, &bring)
        .into_iter()
        .map(|original| match original.field {
            Field::Title => Piece::line(original, LONGEST),
            _ => Piece::prose(original, LONGEST_TEXT),
        })
        .collect();
    Sheet::of(tx, Subject::Briefing(id), session.language, pieces).await
}

/// The sheet for the briefing of a session in the other language.
///
/// # Errors
/// [`crate::Error::NotFound`]; [`crate::Error::Forbidden`] for staff who do not arrange the session.
pub async fn sheet(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Sheet> {
    let mut tx = portal.db.read().await?;
    of(&mut tx, actor, id).await
}

/// How the briefing in the other language stands, for whoever arranges the session; `None` while there is nothing to
/// write it for.
///
/// # Errors
/// As [`sheet`].
pub async fn own(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Option<OwnTranslation>> {
    let sheet = sheet(portal, actor, id).await?;
    let has_words = sheet.pieces.iter().any(|piece| !piece.words.is_empty());
    Ok(has_words.then(|| sheet.own()))
}

/// Writes the briefing in the other language, or takes it away when every field is empty. It is no change of the
/// briefing, so whoever read it has read it.
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
        of(tx, actor, id).await?.write(tx, now, actor, typed).await
    })
}

/// Puts a briefing in the words of its reader, when it is whole in their language.
pub(super) async fn read(tx: &mut Tx, reads: Option<Language>, agenda: &mut Agenda) -> Result<()> {
    let written = agenda.session.language;
    let second = translations::store::of(tx, Subject::Briefing(agenda.session.id)).await?;
    let originals = originals(&agenda.items, &agenda.bring);
    agenda.has_both = second.standing(&originals).is_read();
    agenda.language = second.language_for(reads.unwrap_or(written), written, &originals);
    if agenda.language != written {
        put(&second, &mut agenda.items, &mut agenda.bring);
    }
    Ok(())
}

/// What to bring, as somebody on the list of a mail reads it.
pub(super) async fn bring_for(
    tx: &mut Tx,
    reader: AccountId,
    session: &Session,
    items: &mut [Item],
    mut bring: String,
) -> Result<String> {
    let reads: Option<Language> =
        optional_value!(tx, "select language from accounts where id = $1", reader)?;
    let second = translations::store::of(tx, Subject::Briefing(session.id)).await?;
    let written = session.language;
    let language =
        second.language_for(reads.unwrap_or(written), written, &originals(items, &bring));
    if language != written {
        put(&second, items, &mut bring);
    }
    Ok(bring)
}

fn put(second: &SecondText, items: &mut [Item], bring: &mut String) {
    let briefed = items
        .iter_mut()
        .filter(|item| item.audience == Audience::Customers);
    for item in briefed {
        let place = item.id.0;
        let words = |field| second.words(Original::at(field, place, "")).to_owned();
        item.title = words(Field::Title);
        item.why = words(Field::Why);
        item.known = words(Field::Known);
        item.question_one = words(Field::Question);
        item.question_two = words(Field::SecondQuestion);
        item.words = words(Field::Explained);
    }
    second
        .words(Original::of(Field::Bring, ""))
        .clone_into(bring);
}
