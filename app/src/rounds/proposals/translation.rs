//! The text of a proposal in the other language, for its owner to write, and what its owner is told about it.

use super::steps::{
    course_label, fixed_label, impact_statement_label, open_label, question_label, summary_label,
    title_label,
};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Field, Form, inset, language_name,
        prose::prose,
        refusal::{Refusal, show_again},
        warning,
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::ProposalId,
    people::translations::Standing,
    rounds::proposals::{
        ToTranslate, TranslationForm,
        draft::{LONGEST_SUMMARY, QUESTION_FIELDS},
        operations,
        queries::{self, OwnTranslation},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(language: &str) = "Het voorstel in het {language}" | "The proposal in {language}";
    lead(language: &str) = "Wie {language} leest, krijgt deze tekst in plaats van die hieronder. Vul alles in, of laat alles leeg: een tekst die half vertaald is, leest niemand."
        | "Whoever reads {language} gets this text instead of the one below. Fill in everything, or leave everything empty: nobody reads a text that is half translated.";
    kept = "U kunt dit ook schrijven of verbeteren als de ronde al open is." | "You can also write or improve this once the round is open.";
    save = "Opslaan" | "Save";
    saved(language: &str) = "De tekst in het {language} is opgeslagen." | "The text in {language} has been saved.";
    removed(language: &str) = "Er is geen tekst in het {language} meer." | "There is no text in {language} any more.";
    back = "Terug naar het voorstel" | "Back to the proposal";
    add(language: &str) = "Tekst in het {language} toevoegen" | "Add a text in {language}";
    change(language: &str) = "Tekst in het {language} wijzigen" | "Change the text in {language}";
    behind(language: &str) = "De tekst in het {language} loopt misschien achter" | "The text in {language} may be out of date";
    behind_why = "U wijzigde het voorstel nadat u die tekst schreef." | "You changed the proposal after you wrote that text.";
    partial(language: &str) = "De tekst in het {language} is niet af" | "The text in {language} is not complete";
    partial_why = "Het voorstel kreeg er woorden bij. Tot u die ook vertaalt, leest niemand de vertaling."
        | "Words were added to the proposal. Until you translate those as well, nobody reads the translation.";
}

/// The fields of the form.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TranslatedForm {
    title: String,
    summary: String,
    fixed: String,
    open: String,
    course: String,
    impact_statement: String,
    question_1: String,
    question_2: String,
    question_3: String,
    question_4: String,
    question_5: String,
}

impl From<TranslatedForm> for TranslationForm {
    fn from(typed: TranslatedForm) -> Self {
        Self {
            title: typed.title,
            summary: typed.summary,
            fixed: typed.fixed,
            open: typed.open,
            course: typed.course,
            impact_statement: typed.impact_statement,
            questions: [
                typed.question_1,
                typed.question_2,
                typed.question_3,
                typed.question_4,
                typed.question_5,
            ],
        }
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<TranslatedForm>,
) -> Page {
    let typed = TranslationForm::from(typed);
    match operations::translate(&cx.portal, &cx.actor, id, &typed).await {
        Ok(language) => {
            let name = language_name(cx.lang, language.of);
            let told = if language.is_there {
                saved(cx.lang, name)
            } else {
                removed(cx.lang, name)
            };
            cx.done(&paths::proposal(id), told)
        }
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(&typed), &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: ProposalId,
    typed: Option<&TranslationForm>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let found = queries::to_translate(&cx.portal, &cx.actor, id).await?;
    let name = language_name(lang, found.own().language);
    let typed = typed.unwrap_or(&found.written);
    let questions: Vec<_> = (1..)
        .map(|place| question_label(lang, place))
        .take(5)
        .collect();
    let labels: Vec<(&str, &str)> = [
        ("title", title_label(lang)),
        ("summary", summary_label(lang)),
        ("fixed", fixed_label(lang)),
        ("open", open_label(lang)),
        ("course", course_label(lang)),
        ("impact_statement", impact_statement_label(lang)),
    ]
    .into_iter()
    .chain(
        QUESTION_FIELDS
            .into_iter()
            .zip(questions.iter().map(String::as_str)),
    )
    .collect();
    let form = Form::new(lang, refusal, &labels);
    let heading = title(lang, name);
    cx.page(heading.clone()).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{heading}</h1>
            <p class="lead">{lead(lang, name)}</p>
            <p>{kept(lang)}</p>
            {told(lang, Some(found.own()))}
            <form method="post" novalidate>
                {fields(&form, &found, typed)}
                <button class="button">{save(lang)}</button>
            </form>
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}

/// A field for each text of the proposal, under that text.
fn fields(form: &Form<'_>, found: &ToTranslate, typed: &TranslationForm) -> Vec<AnyView> {
    let written = found.proposal.language.as_str();
    let proposal = &found.proposal;
    let under = |original: &str, field: Field<'_>| {
        let shown = (!original.is_empty())
            .then(|| inset(view! { <div lang=written>{prose(original)}</div> }));
        shown.map(|shown| view! { <div class="sheet">{shown}{field.view()}</div> }.into_any())
    };
    let other = found.own().language;
    let line = |name, text: &str, most| form.line(name, text).limit(most).in_language(other);
    let area = |name, text: &str| form.area(name, text, 4).limit(1000).in_language(other);
    let mut all = vec![
        under(&proposal.title, line("title", &typed.title, 120)),
        under(
            &proposal.summary,
            form.area("summary", &typed.summary, 10)
                .limit(LONGEST_SUMMARY)
                .in_language(other),
        ),
        under(&proposal.scope_fixed, area("fixed", &typed.fixed)),
        under(&proposal.scope_open, area("open", &typed.open)),
        under(&proposal.scope_course, area("course", &typed.course)),
        under(
            &proposal.impact_statement,
            area("impact_statement", &typed.impact_statement),
        ),
    ];
    let questions = found.questions.iter().zip(QUESTION_FIELDS);
    all.extend(
        questions
            .zip(&typed.questions)
            .map(|((question, name), text)| under(&question.text, line(name, text, 300))),
    );
    all.into_iter().flatten().collect()
}

/// What the owner has to know of the text in the other language; nothing when it is as it should be.
pub(crate) fn told(lang: Language, own: Option<OwnTranslation>) -> Option<AnyView> {
    let own = own?;
    let name = language_name(lang, own.language);
    match own.standing {
        Standing::Missing | Standing::Whole => None,
        Standing::Behind => Some(warning(behind(lang, name), behind_why(lang))),
        Standing::Partial => Some(warning(partial(lang, name), partial_why(lang))),
    }
}

/// The link to the form.
pub(crate) fn way(cx: &PageContext, id: ProposalId, own: OwnTranslation) -> AnyView {
    let name = language_name(cx.lang, own.language);
    let words = match own.standing {
        Standing::Missing => add(cx.lang, name),
        _ => change(cx.lang, name),
    };
    view! { <a href=paths::translate_proposal(id)>{words}</a> }.into_any()
}
