//! The sheet on which somebody writes a second text: the words of the original piece by piece, each with what stands for
//! it. It is the same for everything that has a second text.

use super::{Field, Original, SecondText, Standing, Subject, read, store};
use crate::{
    Actor, FieldErrors, Language, Result, Timestamp,
    base::{audit, db::Tx, text, values},
};
use std::collections::BTreeMap;

/// Words of the original, and what may be written for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The kind of words.
    pub field: Field,
    /// The place among several of the kind; 0 when there is only one.
    pub place: i64,
    /// The words.
    pub words: String,
    /// The most characters of what stands for them.
    pub most: usize,
    /// Whether that is one line.
    pub is_line: bool,
}

impl Piece {
    /// A line of the original.
    pub(crate) fn line(original: Original<'_>, most: usize) -> Self {
        Self {
            is_line: true,
            ..Self::prose(original, most)
        }
    }

    /// Prose of the original.
    pub(crate) fn prose(original: Original<'_>, most: usize) -> Self {
        Self {
            field: original.field,
            place: original.place,
            words: original.words.to_owned(),
            most,
            is_line: false,
        }
    }

    /// The name of its field in the form.
    #[must_use]
    pub fn name(&self) -> String {
        match self.place {
            0 => self.field.as_str().to_owned(),
            place => format!("{}_{place}", self.field.as_str()),
        }
    }

    fn original(&self) -> Original<'_> {
        Original::at(self.field, self.place, &self.words)
    }
}

/// A second text as typed: the words of each field by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The words of the field with this name; empty when there are none.
    #[must_use]
    pub fn of(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The names of the fields with words in them.
    pub fn filled(&self) -> impl Iterator<Item = &str> {
        let filled = self.0.iter().filter(|(_, words)| !text::is_blank(words));
        filled.map(|(name, _)| name.as_str())
    }
}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Typed {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(fields: I) -> Self {
        let fields = fields.into_iter();
        Self(
            fields
                .map(|(name, text)| (name.into(), text.into()))
                .collect(),
        )
    }
}

/// How a second text stands, for the one who writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnTranslation {
    /// Its language.
    pub language: Language,
    /// How it stands beside the original.
    pub standing: Standing,
}

/// A second text after the form was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translated {
    /// Its language.
    pub of: Language,
    /// Whether there is one now.
    pub is_there: bool,
}

/// The sheet of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    subject: Subject,
    /// The language of the original.
    pub written: Language,
    /// The words of the original, in the order of the form. Words that are empty need no second text.
    pub pieces: Vec<Piece>,
    second: SecondText,
}

impl Sheet {
    /// The sheet of a thing with these words, in the language `written`.
    pub(crate) async fn of(
        tx: &mut Tx,
        subject: Subject,
        written: Language,
        pieces: Vec<Piece>,
    ) -> Result<Self> {
        let second = store::of(tx, subject).await?;
        Ok(Self {
            subject,
            written,
            pieces,
            second,
        })
    }

    fn originals(&self) -> Vec<Original<'_>> {
        self.pieces.iter().map(Piece::original).collect()
    }

    /// The other language, and how the text in it stands.
    #[must_use]
    pub fn own(&self) -> OwnTranslation {
        OwnTranslation {
            language: self.written.other(),
            standing: self.second.standing(&self.originals()),
        }
    }

    /// The second text as it is, by the names of the form.
    #[must_use]
    pub fn second(&self) -> Typed {
        let pieces = self.pieces.iter();
        pieces
            .map(|piece| (piece.name(), self.second.words(piece.original())))
            .collect()
    }

    /// The words that stand for each piece, or none when every field is empty.
    fn parse(&self, typed: &Typed) -> Result<Vec<(Original<'_>, String)>, FieldErrors> {
        let parsed = self.pieces.iter().map(|piece| {
            let name = piece.name();
            let parsed = values::optional(typed.of(&name), |text| match piece.is_line {
                true => values::line(text, piece.most),
                false => values::prose(text, piece.most),
            });
            (name, parsed)
        });
        read(&self.originals(), parsed.collect())
    }

    /// Writes what was typed in the place of the second text before it, or takes that away when every field is empty.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] field by field.
    pub(crate) async fn write(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        actor: &Actor,
        typed: &Typed,
    ) -> Result<Translated> {
        let words = self.parse(typed)?;
        let translated = Translated {
            of: self.written.other(),
            is_there: !words.is_empty(),
        };
        let by = actor.account();
        store::replace(tx, now, by, self.subject, translated.of, &words).await?;
        let action = if translated.is_there {
            audit::Action::TranslationWrite
        } else {
            audit::Action::TranslationRemove
        };
        audit::note(tx, now, actor, action, self.subject.audited(), "").await?;
        Ok(translated)
    }
}
