//! Merging contributions that say the same: choosing the one that leads.

use crate::{
    rounds::contributions::{kind_name, speaker_name},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    base::ids::{ContributionId, ThemeId},
    rounds::themes::{operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Inbreng samenvoegen" | "Merge contributions";
    lead = "Voeg samen wat hetzelfde zegt. Eén komt bovenaan, de andere komen eronder. Niemand raakt iets kwijt: iedereen krijgt het antwoord met de eigen woorden erbij, en telt één keer mee."
        | "Merge contributions that say the same. One goes on top, the others go below it. Nobody loses anything: everyone gets the answer with their own words, and counts once.";
    back = "Terug naar het thema" | "Back to the theme";
    few = "Vink in het thema eerst twee of meer reacties aan die hetzelfde zeggen." | "First tick two or more contributions in the theme that say the same.";
    which = "Welke komt bovenaan?" | "Which one goes on top?";
    ticked = "Inbreng" | "Contributions";
    by(kind: &str, speaker: &str) = "{kind} van {speaker}" | "{kind} from {speaker}";
    save = "Samenvoegen" | "Merge";
    done = "De inbreng is samengevoegd. U kunt dat altijd weer ongedaan maken." | "The contributions have been merged. You can separate them again at any time.";
}

/// The ticked contributions, and the one that leads.
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
    page(&cx, id, &typed, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ThemeId>,
    Posted(typed): Posted<MergeForm>,
) -> Page {
    match operations::merge(&cx.portal, &cx.actor, &typed.lead, &typed.c).await {
        Ok(_) => cx.done(&paths::theme(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ThemeId, typed: &MergeForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (theme, lines) = queries::ticked(&cx.portal, &cx.actor, id, &typed.c).await?;
    let labels = [("c", ticked(lang)), ("lead", which(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
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
                <form method="post" action=paths::merge(id) id="c" novalidate>
                    {hidden}
                    {form.choose("lead", &typed.lead, choices).view()}
                    <button class="button">{save(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
            {form.summary()}
            <p><a href=paths::theme(id)>{back(lang)}": "{theme.name}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {body}
        }
    })
}
