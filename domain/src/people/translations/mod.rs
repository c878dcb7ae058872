//! The second texts: what the organisation wrote, once more in the other of the two languages.
//!
//! Owns nothing but those texts; each slice decides who may write those of its things, and reads them with its own.
//! What must stay true: a thing has one original, in the language in which it was begun, and at most one second text;
//! a second text is whole or it is not there, so a reader never meets two languages within one text; the words that
//! a second text was written for are kept, so that its writer hears when they changed.

mod sheet;
pub(crate) mod store;

pub use sheet::{OwnTranslation, Piece, Sheet, Translated, Typed};

use crate::{
    Language, Problem,
    base::{
        audit, form,
        ids::{AnswerId, ProposalId, SegmentId, SessionId},
        text,
    },
};
use std::borrow::Cow;

/// A thing that can have a second text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A proposal, with its questions.
    Proposal(ProposalId),
    /// The decision on a proposal.
    Decision(ProposalId),
    /// An answer.
    Answer(AnswerId),
    /// A session.
    Session(SessionId),
    /// The briefing of a session.
    Briefing(SessionId),
    /// The name of a segment.
    Segment(SegmentId),
}

impl Subject {
    /// Its noun in the table; statements that join the table name it.
    const fn noun(self) -> &'static str {
        match self {
            Self::Proposal(_) => "proposal",
            Self::Decision(_) => "decision",
            Self::Answer(_) => "answer",
            Self::Session(_) => "session",
            Self::Briefing(_) => "briefing",
            Self::Segment(_) => "segment",
        }
    }

    /// The same in the audit log; a decision is found by its proposal.
    const fn audited(self) -> audit::Subject {
        match self {
            Self::Proposal(id) | Self::Decision(id) => audit::Subject::Proposal(id),
            Self::Answer(id) => audit::Subject::Answer(id),
            Self::Session(id) | Self::Briefing(id) => audit::Subject::Session(id),
            Self::Segment(id) => audit::Subject::Segment(id),
        }
    }

    const fn id(self) -> i64 {
        match self {
            Self::Proposal(id) | Self::Decision(id) => id.0,
            Self::Answer(id) => id.0,
            Self::Session(id) | Self::Briefing(id) => id.0,
            Self::Segment(id) => id.0,
        }
    }
}

/// A kind of words of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// A title, or the theme of a session.
    Title,
    /// The name of a segment, or of a theme in a decision.
    Name,
    /// The text of an answer.
    Text,
    /// The summary of a proposal.
    Summary,
    /// The part that is fixed.
    Fixed,
    /// The part that is open.
    Open,
    /// What would make the organisation change course.
    Course,
    /// The meaning for the customer.
    ImpactStatement,
    /// A question of the owner, or the first one of a briefing.
    Question,
    /// The second question of a briefing.
    SecondQuestion,
    /// The facts in a briefing.
    Known,
    /// Words that a briefing explains.
    Explained,
    /// What to bring to a session.
    Bring,
    /// What customers said.
    Heard,
    /// What was decided.
    Decided,
    /// The reason of a decision, or of asking customers.
    Why,
    /// What would change a decision.
    WouldChange,
}
crate::base::db::text_enum!(Field {
    Title => "title", Name => "name", Text => "text", Summary => "summary", Fixed => "fixed", Open => "open",
    Course => "course", ImpactStatement => "meaning", Question => "question",
    SecondQuestion => "second_question", Known => "known", Explained => "explained", Bring => "bring", Heard => "heard",
    Decided => "decided", Why => "why", WouldChange => "would_change",
});

/// Words of the original: their kind, their place among several of that kind, and the words. Words that are empty need
/// no second text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Original<'a> {
    /// The kind of words.
    pub field: Field,
    /// The place among several of the kind; 0 when there is only one.
    pub place: i64,
    /// The words.
    pub words: &'a str,
}

impl<'a> Original<'a> {
    /// The only words of their kind.
    #[must_use]
    pub const fn of(field: Field, words: &'a str) -> Self {
        Self {
            field,
            place: 0,
            words,
        }
    }

    /// The words at this place, from 1.
    #[must_use]
    pub const fn at(field: Field, place: i64, words: &'a str) -> Self {
        Self {
            field,
            place,
            words,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
struct Row {
    field: Field,
    place: i64,
    language: Language,
    text: String,
    original: String,
}

/// The second text of a thing, as far as there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecondText(Vec<Row>);

/// How the second text of a thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    Missing,
    /// It says what the original says.
    Whole,
    /// The original changed after it was written.
    Behind,
    /// The original got words that it has none for, so nobody reads it.
    Partial,
}

impl Standing {
    /// Whether readers of its language get it.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Whole | Self::Behind)
    }
}

impl SecondText {
    fn row(&self, original: Original<'_>) -> Option<&Row> {
        let Original { field, place, .. } = original;
        let mut rows = self.0.iter();
        rows.find(|row| row.field == field && row.place == place)
    }

    /// The words that stand for these; empty when there are none.
    #[must_use]
    pub fn words(&self, original: Original<'_>) -> &str {
        self.row(original).map_or("", |row| row.text.as_str())
    }

    /// How it stands beside the original.
    #[must_use]
    pub fn standing(&self, original: &[Original<'_>]) -> Standing {
        let needed = || original.iter().filter(|one| !one.words.is_empty());
        if self.0.is_empty() {
            Standing::Missing
        } else if needed().any(|one| self.row(*one).is_none()) {
            Standing::Partial
        } else if needed().any(|one| self.row(*one).is_some_and(|row| row.original != one.words)) {
            Standing::Behind
        } else {
            Standing::Whole
        }
    }

    /// The language of the words that a reader gets: theirs when the second text is in it and whole, or else that of
    /// the original.
    #[must_use]
    pub fn language_for(
        &self,
        reader: Language,
        written: Language,
        original: &[Original<'_>],
    ) -> Language {
        let theirs = self.0.iter().any(|row| row.language == reader);
        if theirs && self.standing(original).is_read() {
            reader
        } else {
            written
        }
    }
}

/// Reads typed words that stand for words of the original: either for all of them, or for none. `parsed` are the words
/// in the order of `original`, with the name of the field of each; an empty text for words that are there is missing
/// once any other is there.
///
/// # Errors
/// The problem of each field.
fn read<'a, N: Into<Cow<'static, str>>>(
    original: &[Original<'a>],
    parsed: Vec<(N, Result<String, Problem>)>,
) -> Result<Vec<(Original<'a>, String)>, crate::FieldErrors> {
    let pairs: Vec<_> = original
        .iter()
        .zip(parsed)
        .filter(|(original, _)| !original.words.is_empty())
        .collect();
    let some = pairs
        .iter()
        .any(|(_, (_, parsed))| !matches!(parsed, Ok(text) if text::is_blank(text)));
    if !some {
        return Ok(Vec::new());
    }
    form::each(pairs.into_iter().map(|(original, (name, parsed))| {
        let parsed = match parsed {
            Ok(text) if text::is_blank(&text) => Err(Problem::Missing),
            parsed => parsed,
        };
        (name, parsed.map(|text| (*original, text)))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: Original<'static> = Original::of(Field::Title, "Een brug");
    const QUESTION: Original<'static> = Original::at(Field::Question, 1, "Waar?");

    fn written(rows: &[(Original<'_>, &str)]) -> SecondText {
        let row = |(original, text): &(Original<'_>, &str)| Row {
            field: original.field,
            place: original.place,
            language: Language::En,
            text: (*text).to_owned(),
            original: original.words.to_owned(),
        };
        SecondText(rows.iter().map(row).collect())
    }

    #[test]
    fn a_reader_gets_a_second_text_only_when_it_is_whole() {
        let (nl, en) = (Language::Nl, Language::En);
        let both = [TITLE, QUESTION];
        let whole = written(&[(TITLE, "A bridge"), (QUESTION, "Where?")]);
        let part = written(&[(TITLE, "A bridge")]);
        assert_eq!(whole.standing(&both), Standing::Whole);
        assert_eq!(whole.language_for(en, nl, &both), en);
        assert_eq!(whole.language_for(nl, nl, &both), nl);
        assert_eq!(part.standing(&both), Standing::Partial);
        assert_eq!(part.language_for(en, nl, &both), nl);
        assert_eq!(part.standing(&[TITLE]), Standing::Whole);
        assert_eq!(SecondText::default().standing(&both), Standing::Missing);
        assert_eq!(SecondText::default().language_for(en, nl, &both), nl);
        let changed = [Original::of(Field::Title, "Twee bruggen"), QUESTION];
        assert_eq!(whole.standing(&changed), Standing::Behind);
        assert_eq!(whole.language_for(en, nl, &changed), en);
    }

    #[test]
    fn a_second_text_is_written_whole_or_not_at_all() {
        let typed = |title: &str, question: &str| {
            vec![
                ("title", Ok(title.to_owned())),
                ("question_1", Ok(question.to_owned())),
            ]
        };
        let both = [TITLE, QUESTION];
        assert_eq!(read(&both, typed("", " ")), Ok(Vec::new()));
        let whole = read(&both, typed("A bridge", "Where?")).unwrap();
        assert_eq!(
            whole,
            [
                (TITLE, "A bridge".to_owned()),
                (QUESTION, "Where?".to_owned())
            ]
        );
        let errors = read(&both, typed("A bridge", "")).err().unwrap();
        assert_eq!(errors.of("question_1"), Some(&Problem::Missing));
        let no_question = [TITLE, Original::at(Field::Question, 1, "")];
        assert_eq!(read(&no_question, typed("A bridge", "")).unwrap().len(), 1);
    }
}
