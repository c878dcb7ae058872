//! The SQL of second texts.
//!
//! A list reads the second text of a title with its own rows: it joins the table by [`second`], and shows
//! `coalesce(t.text, p.title)` in the language `coalesce(t.language, p.language)`.

use super::{Original, SecondText, Subject};
use crate::{
    Language, Result, Timestamp,
    base::{db::Tx, ids::AccountId},
    execute, shared,
};

/// Joins the second text of one field under the name `$as`, when there is one in the language `$language`.
macro_rules! second {
    ($as:literal, $noun:literal, $id:literal, $field:literal, $language:literal) => {
        concat!(
            " left join translations ",
            $as,
            " on ",
            $as,
            ".subject = '",
            $noun,
            "' and ",
            $as,
            ".subject_id = ",
            $id,
            " and ",
            $as,
            ".field = '",
            $field,
            "' and ",
            $as,
            ".place = 0 and ",
            $as,
            ".language = ",
            $language,
            " "
        )
    };
}
pub(crate) use second;

/// The language in which the organisation writes, as an expression for what is begun now.
macro_rules! written_in {
    () => {
        "coalesce((select writes_in from organisation where id = 1), 'nl')"
    };
}
pub(crate) use written_in;

pub(crate) async fn of(tx: &mut Tx, subject: Subject) -> Result<SecondText> {
    let rows = shared!(
        tx,
        "select field, place, language, text, original from translations
         where subject = $1 and subject_id = $2 order by field, place",
        subject.noun(),
        subject.id()
    )?;
    Ok(SecondText(rows))
}

/// Takes the second text of a thing away, with the thing itself or before another one is written.
pub(crate) async fn forget(tx: &mut Tx, subject: Subject) -> Result<()> {
    execute!(
        tx,
        "delete from translations where subject = $1 and subject_id = $2",
        subject.noun(),
        subject.id()
    )?;
    Ok(())
}

/// Takes the words at one place away, with what they stood for.
pub(crate) async fn forget_place(tx: &mut Tx, subject: Subject, place: i64) -> Result<()> {
    execute!(
        tx,
        "delete from translations where subject = $1 and subject_id = $2 and place = $3",
        subject.noun(),
        subject.id(),
        place
    )?;
    Ok(())
}

/// Writes the second text in the place of the one before; nothing of it stays when `words` is empty.
pub(crate) async fn replace(
    tx: &mut Tx,
    now: Timestamp,
    by: Option<AccountId>,
    subject: Subject,
    language: Language,
    words: &[(Original<'_>, String)],
) -> Result<()> {
    forget(tx, subject).await?;
    for (original, text) in words {
        execute!(
            tx,
            "insert into translations (subject, subject_id, field, place, language, text, original, written_by, written_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            subject.noun(), subject.id(), original.field, original.place, language, text.as_str(), original.words, by, now
        )?;
    }
    Ok(())
}
