//! A decision in the other language, for the owner of its project to write.

use crate::{
    people::translations::{self, Fields, SheetPage},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Form, Icon, fold_of, icon, language_name, refusal::Refusal},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    answering::decisions::{LONGEST, queries::DecisionContext, translation as second},
    base::ids::{ProposalId, ThemeId},
    people::translations::{Field, OwnTranslation, Piece, Sheet, Typed},
    rounds::themes,
};
use leptos::prelude::*;

texts! {
    title(language: &str) = "Het besluit in het {language}" | "The decision in {language}";
    kept = "Het besluit zelf verandert hierdoor niet. Wie zoekt, vindt het ook met deze woorden. Niemand krijgt hier bericht van."
        | "This does not change the decision itself. Whoever searches also finds it by these words. Nobody gets a message about it.";
    theme_label = "Thema" | "Theme";
    heard_label = "Wat zeiden klanten?" | "What did customers say?";
    decided_label = "Wat besluiten we?" | "What do we decide?";
    why_label = "Waarom?" | "Why?";
    change_label = "Wat kan ons van gedachten doen veranderen?" | "What could change our mind?";
    of_theme(theme: &str, question: &str) = "{theme}. {question}" | "{theme}. {question}";
    also(language: &str) = "Ook in het {language}" | "In {language} too";
    also_first(language: &str) = "Dan lezen klanten die {language} kiezen het besluit meteen in hun taal, ook in de mail."
        | "Customers who read {language} then get the decision in their own language at once, also by email.";
    also_lead = "Vul alles in, of laat alles leeg: een besluit dat half vertaald is, leest niemand. Later vertalen kan ook, maar dan is de mail al verstuurd."
        | "Fill in everything, or leave everything empty: nobody reads a decision that is half translated. You can translate it later too, but the email will have been sent by then.";
    in_language(question: &str, language: &str) = "{question} (in het {language})" | "{question} (in {language})";
    add(language: &str) = "Het besluit in het {language} schrijven" | "Write the decision in {language}";
    change(language: &str) = "Het besluit in het {language} wijzigen" | "Change the decision in {language}";
    back = "Terug naar het besluit" | "Back to the decision";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed: Typed = fields.into_iter().collect();
    let outcome = second::translate(&cx.portal, &cx.actor, id, &typed).await;
    translations::sent(&cx, &paths::decision(id), outcome, async |refusal| {
        page(&cx, id, Some(&typed), &refusal).await
    })
    .await
}

async fn page(cx: &PageContext, id: ProposalId, typed: Option<&Typed>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let sheet = second::sheet(&cx.portal, &cx.actor, id).await?;
    let of = SheetPage {
        title,
        kept: kept(lang),
        label: &|piece| label(lang, &sheet, piece),
        back: (paths::decision(id), back(lang)),
    };
    translations::page(cx, &sheet, typed, refusal, of)
}

/// The label of a field; with the name of its theme, when the decision has parts about themes.
fn label(lang: Language, sheet: &Sheet, piece: &Piece) -> String {
    let question = question(lang, piece.field);
    let theme = sheet.pieces.iter().find(|one| {
        one.field == Field::Name && one.place == piece.place && piece.field != Field::Name
    });
    match theme {
        Some(theme) if !theme.words.is_empty() => of_theme(lang, &theme.words, question),
        _ => question.to_owned(),
    }
}

const fn question(lang: Language, field: Field) -> &'static str {
    match field {
        Field::Heard => heard_label(lang),
        Field::Decided => decided_label(lang),
        Field::Why => why_label(lang),
        Field::WouldChange => change_label(lang),
        _ => theme_label(lang),
    }
}

/// A part of the decision: its theme, and the name of that; nothing for what is in no theme.
type About<'a> = (Option<ThemeId>, &'a str);

/// The fields for the words in the other language on the form of the decision itself: the name of each, and its label.
pub(super) fn labels_along(
    lang: Language,
    context: &DecisionContext,
) -> impl Iterator<Item = (String, String)> {
    let other = language_name(lang, context.proposal.language.other());
    let parts = abouts(context).into_iter().flat_map(move |(theme, name)| {
        asked(theme).map(move |field| {
            let label = in_language(lang, question(lang, field), other);
            let label = match name {
                "" => label,
                name => of_theme(lang, name, &label),
            };
            (second::second_field(field, theme), label)
        })
    });
    let change = in_language(lang, change_label(lang), other);
    parts.chain([(second::second_field(Field::WouldChange, None), change)])
}

/// Each theme, and then what is in none.
fn abouts(context: &DecisionContext) -> Vec<About<'_>> {
    let themes = context.themes.iter();
    themes
        .map(|theme| (Some(theme.id), theme.name.as_str()))
        .chain([(None, "")])
        .collect()
}

/// What is asked of a part. Only a theme has a name.
fn asked(theme: Option<ThemeId>) -> impl Iterator<Item = Field> {
    let name = theme.map(|_| Field::Name);
    name.into_iter()
        .chain([Field::Heard, Field::Decided, Field::Why])
}

/// The words in the other language on the form of the decision itself, folded away until there are any.
pub(super) fn along(
    lang: Language,
    form: &Form<'_>,
    context: &DecisionContext,
    typed: &Typed,
) -> AnyView {
    let other = context.proposal.language.other();
    let field = |text: Field, theme: Option<ThemeId>| {
        let name = second::second_field(text, theme);
        let words = typed.of(&name).to_owned();
        let field = match text {
            Field::Name => form.line(name, &words).limit(themes::LONGEST),
            _ => form.area(name, &words, 3).limit(LONGEST),
        };
        field.in_language(other).view()
    };
    let parts: Vec<_> = abouts(context)
        .into_iter()
        .map(|(theme, name)| {
            let heading = theme.map(|_| view! { <h2>{name.to_owned()}</h2> });
            let fields: Vec<_> = asked(theme).map(|text| field(text, theme)).collect();
            view! { {heading}{fields} }
        })
        .collect();
    let language = language_name(lang, other);
    let has_words = typed.filled().next().is_some();
    fold_of(
        has_words,
        icon(Icon::Globe),
        also(lang, language),
        also_first(lang, language),
        view! {
            <p class="hint">{also_lead(lang)}</p>
            {parts}
            {field(Field::WouldChange, None)}
        }
        .into_any(),
    )
}

/// The link to the form. The page of a proposal has one for its own text as well.
pub(super) fn way(lang: Language, id: ProposalId, own: OwnTranslation) -> AnyView {
    translations::way_called(lang, paths::translate_decision(id), own, (add, change))
}
