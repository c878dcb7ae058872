//! The text of a proposal in the other language: its fields, and how a reader gets it.

use super::{
    Proposal, Question,
    draft::{LONGEST_SUMMARY, MOST_QUESTIONS, QUESTION_FIELDS},
    store,
};
use crate::{
    Actor, FieldErrors, Language, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId},
        values,
    },
    optional_value,
    people::translations::{self, Field, Original, SecondText, Standing, Subject},
    rounds::projects,
};

/// The text in the other language, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TranslationForm {
    /// The title.
    pub title: String,
    /// The summary, as Markdown.
    pub summary: String,
    /// The part that is fixed.
    pub fixed: String,
    /// The part that is open.
    pub open: String,
    /// The findings that would change our course.
    pub course: String,
    /// The meaning for the customer.
    pub impact_statement: String,
    /// The questions, in their order.
    pub questions: [String; MOST_QUESTIONS],
}

/// The words of a proposal that have a second text, in the order of the form.
fn originals<'a>(proposal: &'a Proposal, questions: &'a [Question]) -> Vec<Original<'a>> {
    let mut all = vec![
        Original::of(Field::Title, &proposal.title),
        Original::of(Field::Summary, &proposal.summary),
        Original::of(Field::Fixed, &proposal.scope_fixed),
        Original::of(Field::Open, &proposal.scope_open),
        Original::of(Field::Course, &proposal.scope_course),
        Original::of(Field::ImpactStatement, &proposal.impact_statement),
    ];
    let questions = questions.iter();
    all.extend(questions.map(|one| Original::at(Field::Question, one.place, &one.text)));
    all
}

impl TranslationForm {
    /// The words that stand for those of the proposal; none when every field is empty.
    pub(super) fn parse<'a>(
        &self,
        proposal: &'a Proposal,
        questions: &'a [Question],
    ) -> std::result::Result<Vec<(Original<'a>, String)>, FieldErrors> {
        let line = |text: &str, most| values::optional(text, |text| values::line(text, most));
        let prose = |text: &str, most| values::optional(text, |text| values::prose(text, most));
        let mut parsed = vec![
            ("title", line(&self.title, 120)),
            ("summary", prose(&self.summary, LONGEST_SUMMARY)),
            ("fixed", prose(&self.fixed, 1000)),
            ("open", prose(&self.open, 1000)),
            ("course", prose(&self.course, 1000)),
            ("impact_statement", prose(&self.impact_statement, 1000)),
        ];
        let questions_typed = QUESTION_FIELDS.into_iter().zip(&self.questions);
        parsed.extend(questions_typed.map(|(name, text)| (name, line(text, 300))));
        translations::read(&originals(proposal, questions), parsed)
    }

    fn of(second: &SecondText, questions: &[Question]) -> Self {
        let words = |field| second.words(Original::of(field, "")).to_owned();
        let mut texts: [String; MOST_QUESTIONS] = Default::default();
        for (text, question) in texts.iter_mut().zip(questions) {
            let original = Original::at(Field::Question, question.place, "");
            second.words(original).clone_into(text);
        }
        Self {
            title: words(Field::Title),
            summary: words(Field::Summary),
            fixed: words(Field::Fixed),
            open: words(Field::Open),
            course: words(Field::Course),
            impact_statement: words(Field::ImpactStatement),
            questions: texts,
        }
    }
}

/// How the text in the other language stands, for the owner of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnTranslation {
    /// The other language.
    pub language: Language,
    /// How the text stands beside the proposal.
    pub standing: Standing,
}

/// A text in the other language after its owner sent the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The other language.
    pub of: Language,
    /// Whether there is a text in it now.
    pub is_there: bool,
}

/// A proposal with its text in the other language, for its owner.
#[derive(Clone, Debug)]
pub struct ToTranslate {
    /// The proposal, in the language in which it was begun.
    pub proposal: Proposal,
    /// Its questions.
    pub questions: Vec<Question>,
    /// The text in the other language, as it is.
    pub written: TranslationForm,
    standing: Standing,
}

impl ToTranslate {
    pub(super) async fn of(tx: &mut Tx, proposal: Proposal) -> Result<Self> {
        let questions = store::questions(tx, proposal.id, None).await?;
        let second = translations::store::of(tx, Subject::Proposal(proposal.id)).await?;
        Ok(Self {
            written: TranslationForm::of(&second, &questions),
            standing: second.standing(&originals(&proposal, &questions)),
            proposal,
            questions,
        })
    }

    /// The other language, and how the text in it stands.
    #[must_use]
    pub const fn own(&self) -> OwnTranslation {
        OwnTranslation {
            language: self.proposal.language.other(),
            standing: self.standing,
        }
    }
}

/// Puts a proposal and its questions in the words of the reader, when there is a whole text in their language. Tells its
/// owner how the text in the other language stands.
pub(super) async fn read(
    tx: &mut Tx,
    actor: &Actor,
    proposal: &mut Proposal,
    questions: &mut [Question],
) -> Result<Option<OwnTranslation>> {
    let reader = actor.reads().unwrap_or(proposal.language);
    let other = proposal.language.other();
    let owns = projects::rules::may_change(actor, proposal.owner_id);
    if reader == proposal.language && !owns {
        return Ok(None);
    }
    let second = translations::store::of(tx, Subject::Proposal(proposal.id)).await?;
    let standing = second.standing(&originals(proposal, questions));
    put(&second, reader, proposal, questions);
    Ok(owns.then_some(OwnTranslation {
        language: other,
        standing,
    }))
}

/// A proposal in the words of somebody on the panel, for a mail; `None` when they are not.
pub(super) async fn for_mail(
    tx: &mut Tx,
    now: Timestamp,
    id: ProposalId,
    reader: AccountId,
) -> Result<Option<Proposal>> {
    let language: Option<Language> = optional_value!(
        tx,
        "select a.language from accounts a join members m on m.account_id = a.id
         where a.id = $1 and m.state = 'active'",
        reader
    )?;
    let found = store::find(tx, now, id).await?;
    let (Some(language), Some(mut proposal)) = (language, found) else {
        return Ok(None);
    };
    let mut questions = store::questions(tx, id, None).await?;
    let second = translations::store::of(tx, Subject::Proposal(id)).await?;
    put(&second, language, &mut proposal, &mut questions);
    Ok(Some(proposal))
}

fn put(second: &SecondText, reader: Language, proposal: &mut Proposal, questions: &mut [Question]) {
    let originals = originals(proposal, questions);
    let language = second.language_for(reader, proposal.language, &originals);
    if language != proposal.language {
        let words = TranslationForm::of(second, questions);
        *proposal = Proposal {
            language,
            title: words.title,
            summary: words.summary,
            scope_fixed: words.fixed,
            scope_open: words.open,
            scope_course: words.course,
            impact_statement: words.impact_statement,
            ..proposal.clone()
        };
        for (question, text) in questions.iter_mut().zip(words.questions) {
            question.text = text;
        }
    }
}
