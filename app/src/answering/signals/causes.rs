//! The main causes under which signals are counted, for the administrator.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form, Icon, icon,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    answering::signals::causes::{Cause, LONGEST, operations, queries},
    base::ids::SignalCauseId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Waar ligt het aan?" | "What is behind it?";
    lead = "Wie een signaal afhandelt, kiest één hoofdoorzaak. Zo telt elk signaal één keer."
        | "Whoever deals with a signal chooses one main cause. That way each signal counts once.";
    none = "Er zijn nog geen hoofdoorzaken." | "There are no main causes yet.";
    add = "Hoofdoorzaak toevoegen" | "Add a main cause";
    name = "Hoofdoorzaak" | "Main cause";
    name_hint = "Kort, en zonder schuldige: “De brief is onduidelijk”." | "Short, and without blame: “The letter is unclear”.";
    added = "De hoofdoorzaak is toegevoegd." | "The main cause was added.";
    end = "Niet meer gebruiken" | "Stop using it";
    ended = "De hoofdoorzaak kan niet meer worden gekozen. Wat is geteld, blijft geteld." | "The main cause can’t be chosen any more. What was counted stays counted.";
    back = "Alle kanalen" | "All channels";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct CauseForm {
    name: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let all = queries::all(&cx.portal, &cx.actor).await?;
    cx.page(title(lang)).show(|| {
        let lines: Vec<_> = all.iter().map(|one| line(lang, one)).collect();
        let list = if lines.is_empty() {
            view! { <p class="empty">{none(lang)}</p> }.into_any()
        } else {
            view! { <ul class="items" id="causes">{lines}</ul> }.into_any()
        };
        view! {
            <a class="back" href=paths::channels()>{icon(Icon::Back)}{back(lang)}</a>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <p><a class="button" href=paths::new_signal_cause()>{add(lang)}</a></p>
            {list}
        }
    })
}

fn line(lang: Language, cause: &Cause) -> AnyView {
    view! {
        <li>
            <p><bdi>{cause.name.clone()}</bdi></p>
            <form method="post" action=paths::end_signal_cause(cause.id)>
                <button class="button quiet">{end(lang)}</button>
            </form>
        </li>
    }
    .into_any()
}

pub(crate) async fn show_new(cx: PageContext) -> Page {
    page(&cx, &CauseForm::default(), &Refusal::default()).await
}

pub(crate) async fn post_new(cx: PageContext, Posted(typed): Posted<CauseForm>) -> Page {
    match operations::add(&cx.portal, &cx.actor, &typed.name).await {
        Ok(_) => cx.done(paths::signal_causes(), added(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

pub(crate) async fn post_end(cx: PageContext, Path(id): Path<SignalCauseId>) -> Page {
    operations::end(&cx.portal, &cx.actor, id).await?;
    cx.done(paths::signal_causes(), ended(cx.lang))
}

async fn page(cx: &PageContext, typed: &CauseForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("name", name(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(add(lang)).refused(refusal).show(|| {
        view! {
            <a class="back" href=paths::signal_causes()>{icon(Icon::Back)}{title(lang)}</a>
            {form.summary()}
            <h1>{add(lang)}</h1>
            <form method="post" novalidate>
                {form.line("name", &typed.name).hint(name_hint(lang)).limit(LONGEST).view()}
                <button class="button">{add(lang)}</button>
            </form>
        }
    })
}
