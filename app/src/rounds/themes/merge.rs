//! Choosing which of the contributions that say the same stands for all of them.

use super::theme::path;
use crate::{
    rounds::contributions::{kind_name, speaker_name},
    web::{
        context::{Page, PageContext},
        ui::{Choice, Form},
    },
};
use axum::extract::Path;
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    Error, FieldErrors,
    base::ids::{ContributionId, ThemeId},
    rounds::themes::{operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Samenvoegen wat hetzelfde zegt" | "Merge what says the same";
    lead = "Eén staat voorop, de andere staan eronder. Niemand raakt iets kwijt: iedereen krijgt het antwoord met de eigen woorden erbij, en telt één keer mee."
        | "One stands in front, the others stand under it. Nobody loses anything: everybody gets the answer with their own words, and counts once.";
    back = "Terug naar het thema" | "Back to the theme";
    few = "Vink in het thema eerst aan wat hetzelfde zegt: twee of meer." | "First tick in the theme what says the same: two or more.";
    which = "Welke staat voorop?" | "Which one stands in front?";
    ticked = "Inbreng" | "Contributions";
    by(kind: &str, speaker: &str) = "{kind} van {speaker}" | "{kind} of {speaker}";
    save = "Samenvoegen" | "Merge";
    done = "Dat is samengevoegd. Het kan altijd weer los van elkaar." | "That was merged. It can be taken apart at any time.";
}

/// What was ticked, and which of it leads.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MergeForm {
    c: Vec<ContributionId>,
    lead: String,
}

pub(crate) async fn show(
    cx: PageContext,
    Path(id): Path<ThemeId>,
    Query(typed): Query<MergeForm>,
) -> Page {
    page(&cx, id, &typed, &FieldErrors::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ThemeId>,
    Posted(typed): Posted<MergeForm>,
) -> Page {
    match operations::merge(&cx.portal, &cx.actor, &typed.lead, &typed.c).await {
        Ok(_) => cx.done(&path(id), done(cx.lang)).await,
        Err(Error::Invalid(errors)) => page(&cx, id, &typed, &errors).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(cx: &PageContext, id: ThemeId, typed: &MergeForm, errors: &FieldErrors) -> Page {
    let lang = cx.lang;
    let (theme, lines) = queries::ticked(&cx.portal, &cx.actor, id, &typed.c).await?;
    let labels = [("c", ticked(lang)), ("lead", which(lang))];
    let form = Form::new(lang, errors, &labels);
    cx.page(title(lang)).invalid(errors).show(|| {
        let body = if lines.len() < 2 {
            view! { <p class="empty" id="c">{few(lang)}</p> }.into_any()
        } else {
            let hidden: Vec<_> = lines
                .iter()
                .map(|line| view! { <input type="hidden" name="c" value=line.id.to_string()/> })
                .collect();
            let choices = lines
                .iter()
                .map(|line| {
                    let speaker = speaker_name(lang, &line.speaker);
                    Choice::new(line.id.to_string(), line.text.clone()).hint(by(
                        lang,
                        kind_name(lang, line.kind),
                        &speaker,
                    ))
                })
                .collect();
            view! {
                <form method="post" action=format!("{}/merge", path(id)) id="c" novalidate>
                    {hidden}
                    {form.choose("lead", &typed.lead, choices).view()}
                    <button class="button">{save(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
            {form.summary()}
            <p><a href=path(id)>{back(lang)}": "{theme.name}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {body}
        }
    })
}
