//! The name of a theme, changed by the owner of its project.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::ids::ThemeId,
    rounds::themes::{LONGEST, operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Naam van het thema wijzigen" | "Change the name of the theme";
    name_label = "Naam van het thema" | "Name of the theme";
    name_hint = "Ook klanten lezen deze naam." | "Customers can read this name too.";
    save = "Naam opslaan" | "Save the name";
    renamed = "De naam van het thema is gewijzigd." | "The theme has been renamed.";
    back = "Terug naar het thema" | "Back to the theme";
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NameForm {
    name: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ThemeId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ThemeId>,
    Posted(typed): Posted<NameForm>,
) -> Page {
    match operations::rename(&cx.portal, &cx.actor, id, &typed.name).await {
        Ok(()) => cx.done(&paths::theme(id), renamed(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(typed.name), &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, id: ThemeId, typed: Option<String>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let whole = queries::whole(&cx.portal, &cx.actor, id, None).await?;
    if !whole.about.may_group {
        return Err(Error::Forbidden.into());
    }
    let name = typed.unwrap_or_else(|| whole.theme.name.clone());
    let labels = [("name", name_label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <form method="post" novalidate>
                {form.line("name", &name).hint(name_hint(lang)).limit(LONGEST).view()}
                <button class="button">{save(lang)}</button>
            </form>
            <p><a href=paths::theme(id)>{back(lang)}</a></p>
        }
    })
}
