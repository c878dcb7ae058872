//! The text of a proposal in the other language: its fields, and how a reader gets it.

use super::{Proposal, Question, draft::LONGEST_SUMMARY, store};
use crate::{
    Actor, Language, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId},
    },
    optional_value,
    people::translations::{
        self, Field, Original, OwnTranslation, Piece, SecondText, Sheet, Subject,
    },
    rounds::projects,
};

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

/// The sheet of a proposal, for its owner.
pub(super) async fn sheet(tx: &mut Tx, proposal: &Proposal) -> Result<Sheet> {
    let questions = store::questions(tx, proposal.id, None).await?;
    let pieces = originals(proposal, &questions)
        .into_iter()
        .map(|original| match original.field {
            Field::Title => Piece::line(original, 120),
            Field::Question => Piece::line(original, 300),
            Field::Summary => Piece::prose(original, LONGEST_SUMMARY),
            _ => Piece::prose(original, 1000),
        })
        .collect();
    Sheet::of(
        tx,
        Subject::Proposal(proposal.id),
        proposal.language,
        pieces,
    )
    .await
}

/// Puts a proposal and its questions in the words of the reader, when there is a whole text in their language. Tells its
/// owner how the text in the other language stands.
pub(super) fn read(
    second: &SecondText,
    actor: &Actor,
    proposal: &mut Proposal,
    questions: &mut [Question],
) -> Option<OwnTranslation> {
    let reader = actor.reads().unwrap_or(proposal.language);
    let other = proposal.language.other();
    let owns = projects::rules::may_change(actor, proposal.owner_id);
    let standing = second.standing(&originals(proposal, questions));
    proposal.has_both = standing.is_read();
    put(second, reader, proposal, questions);
    owns.then_some(OwnTranslation {
        language: other,
        standing,
    })
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
        let words = |field| second.words(Original::of(field, "")).to_owned();
        *proposal = Proposal {
            language,
            is_second: true,
            title: words(Field::Title),
            summary: words(Field::Summary),
            scope_fixed: words(Field::Fixed),
            scope_open: words(Field::Open),
            scope_course: words(Field::Course),
            impact_statement: words(Field::ImpactStatement),
            ..proposal.clone()
        };
        for question in questions {
            let original = Original::at(Field::Question, question.place, "");
            second.words(original).clone_into(&mut question.text);
        }
    }
}
