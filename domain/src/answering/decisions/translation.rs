//! A decision in the other language: its words, who writes them, and how a reader gets them.

use super::{Decision, LONGEST, Part, store, telling, typed::field};
use crate::{
    Actor, Error, FieldErrors, Language, Portal, Problem, Result, Role, Timestamp,
    base::{
        db::Tx,
        ids::{ProposalId, ThemeId},
    },
    people::translations::{
        self, Field, Original, OwnTranslation, Piece, SecondText, Sheet, Subject, Translated, Typed,
    },
    rounds::{projects, proposals, themes},
    transaction,
};

/// The words of a decision that have a second text, part by part, in the order of the form.
fn originals(decision: &Decision) -> Vec<Original<'_>> {
    let mut all = Vec::new();
    for (place, part) in (1..).zip(&decision.parts) {
        all.extend([
            Original::at(Field::Name, place, &part.theme),
            Original::at(Field::Heard, place, &part.heard),
            Original::at(Field::Decided, place, &part.decided),
            Original::at(Field::Why, place, &part.why),
        ]);
    }
    all.push(Original::of(Field::WouldChange, &decision.would_change));
    all
}

async fn sheet_of(tx: &mut Tx, id: ProposalId, decision: &Decision) -> Result<Sheet> {
    let pieces = originals(decision)
        .into_iter()
        .map(|original| match original.field {
            Field::Name => Piece::line(original, themes::LONGEST),
            _ => Piece::prose(original, LONGEST),
        })
        .collect();
    Sheet::of(tx, Subject::Decision(id), decision.language, pieces).await
}

/// The decision, for its owner.
async fn load(portal: &Portal, tx: &mut Tx, actor: &Actor, id: ProposalId) -> Result<Decision> {
    let proposal = proposals::store::find(tx, portal.now(), id).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    projects::rules::check_change(actor, proposal.owner_id)?;
    store::decision(tx, id).await?.ok_or(Error::NotFound)
}

/// The sheet for the words of a decision in the other language.
///
/// # Errors
/// [`Error::NotFound`], also while there is no decision; [`Error::Forbidden`] for staff who do not own the project.
pub async fn sheet(portal: &Portal, actor: &Actor, id: ProposalId) -> Result<Sheet> {
    let mut tx = portal.db.read().await?;
    let decision = load(portal, &mut tx, actor, id).await?;
    sheet_of(&mut tx, id, &decision).await
}

/// Writes a decision in the other language, or takes that away when every field is empty. The decision stays as it was
/// taken; it is found by these words from now on, and no longer by those before.
///
/// # Errors
/// As [`sheet`]; [`Error::Invalid`] field by field.
pub async fn translate(
    portal: &Portal,
    actor: &Actor,
    id: ProposalId,
    typed: &Typed,
) -> Result<Translated> {
    actor.require(Role::ProjectOwner)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let decision = load(portal, tx, actor, id).await?;
        let translated = sheet_of(tx, id, &decision).await?.write(tx, now, actor, typed).await?;
        telling::publish(tx, now, id).await?;
        Ok(translated)
    })
}

/// How the fields begin, on the form of the decision itself, that take its words in the other language.
pub const SECOND: &str = "second_";

/// The name of such a field: for this text of the part on a theme.
#[must_use]
pub fn second_field(text: Field, theme: Option<ThemeId>) -> String {
    field(&format!("{SECOND}{}", text.as_str()), theme)
}

/// Writes the words in the other language that were typed with the decision itself, so that the mail about it has them.
///
/// # Errors
/// [`Error::Invalid`] field by field, by the names of [`second_field`]; on a field of the original when that is empty.
pub(super) async fn write_along(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: ProposalId,
    typed: &Typed,
) -> Result<()> {
    if typed.filled().next().is_none() {
        return Ok(());
    }
    let decision = store::decision(tx, id).await?.ok_or(Error::NotFound)?;
    let sheet = sheet_of(tx, id, &decision).await?;
    let named = |piece: &Piece| {
        let part = usize::try_from(piece.place)
            .ok()
            .and_then(|place| place.checked_sub(1));
        let part: Option<&Part> = part.and_then(|place| decision.parts.get(place));
        second_field(piece.field, part.and_then(|part| part.theme_id))
    };
    let asked = sheet.pieces.iter().filter(|piece| !piece.words.is_empty());
    let names: Vec<_> = asked.map(|piece| (piece.name(), named(piece))).collect();
    let mut errors = FieldErrors::default();
    for extra in typed
        .filled()
        .filter(|name| names.iter().all(|(_, asked)| asked != name))
    {
        errors.add(
            extra.trim_start_matches(SECOND).to_owned(),
            Problem::Missing,
        );
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let words = names
        .iter()
        .map(|(piece, asked)| (piece.as_str(), typed.of(asked)))
        .collect();
    match sheet.write(tx, now, actor, &words).await {
        Err(Error::Invalid(errors)) => Err(Error::Invalid(errors.renamed(|piece| {
            let asked = names.iter().find(|(name, _)| name == piece);
            asked.map_or(piece, |(_, asked)| asked.as_str()).to_owned()
        }))),
        done => done.map(|_| ()),
    }
}

/// Publishes a decision anew, after the title of its proposal got or lost words in the other language. It is for the
/// worker; doing it twice has no further effect.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn index(portal: &Portal, id: ProposalId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        match telling::publish(tx, now, id).await {
            Err(Error::NotFound) => Ok(()),
            done => done,
        }
    })
}

/// How the words in the other language stand beside a decision.
fn own(second: &SecondText, decision: &Decision) -> OwnTranslation {
    OwnTranslation {
        language: decision.language.other(),
        standing: second.standing(&originals(decision)),
    }
}

/// Puts a decision in the words of a reader, when it is whole in their language. Returns how the words in the other
/// language stand.
pub(super) async fn read(
    tx: &mut Tx,
    reader: Option<Language>,
    id: ProposalId,
    decision: &mut Decision,
) -> Result<OwnTranslation> {
    let second = translations::store::of(tx, Subject::Decision(id)).await?;
    let own = own(&second, decision);
    decision.has_both = own.standing.is_read();
    put(&second, reader.unwrap_or(decision.language), decision);
    Ok(own)
}

/// The decision once more in the other language, when it is whole.
pub(crate) async fn second(
    tx: &mut Tx,
    id: ProposalId,
    decision: &Decision,
) -> Result<Option<Decision>> {
    let second = translations::store::of(tx, Subject::Decision(id)).await?;
    let mut other = decision.clone();
    put(&second, decision.language.other(), &mut other);
    Ok((other.language != decision.language).then_some(other))
}

fn put(second: &SecondText, reader: Language, decision: &mut Decision) {
    let language = second.language_for(reader, decision.language, &originals(decision));
    if language == decision.language {
        return;
    }
    for (place, part) in (1..).zip(&mut decision.parts) {
        let words = |field| second.words(Original::at(field, place, "")).to_owned();
        part.theme = words(Field::Name);
        part.heard = words(Field::Heard);
        part.decided = words(Field::Decided);
        part.why = words(Field::Why);
    }
    second
        .words(Original::of(Field::WouldChange, ""))
        .clone_into(&mut decision.would_change);
    decision.language = language;
}
