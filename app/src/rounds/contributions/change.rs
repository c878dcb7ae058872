//! Changing the reader's own contribution, as long as nobody has answered it.

use super::{kind_means, kind_name};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Error,
    base::ids::ContributionId,
    rounds::contributions::{Kind, operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Verander wat u schreef" | "Change what you wrote";
    kind = "Wat is het?" | "What is it?";
    text = "In uw eigen woorden" | "In your own words";
    save = "Opslaan" | "Save";
    back = "Laat het zoals het is" | "Leave it as it is";
    done = "Uw inbreng is veranderd." | "Your contribution has been changed.";
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChangeForm {
    kind: String,
    text: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    let trace = queries::trace(&cx.portal, &cx.actor, id).await?;
    if !trace.mine.may_change(cx.portal.now()) {
        return Err(Error::from(Conflict::Closed).into());
    }
    let typed = ChangeForm {
        kind: trace.mine.kind.as_str().to_owned(),
        text: trace.mine.text,
    };
    page(&cx, id, &typed, &Refusal::default())
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Posted(typed): Posted<ChangeForm>,
) -> Page {
    match operations::change(&cx.portal, &cx.actor, id, &typed.kind, &typed.text).await {
        Ok(()) => cx.done(&paths::contribution(id), done(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, id, &typed, &refusal)).await,
    }
}

fn page(cx: &PageContext, id: ContributionId, typed: &ChangeForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("kind", kind(lang)), ("text", text(lang))];
    let form = Form::new(lang, refusal, &labels);
    let kinds = Kind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.as_str(), kind_name(lang, *kind)).hint(kind_means(lang, *kind))
        })
        .collect();
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <form method="post" data-draft=format!("contribution:{id}") novalidate>
                {form.choose("kind", &typed.kind, kinds).view()}
                {form.area("text", &typed.text, 8).view()}
                <div class="buttons">
                    <button class="button">{save(lang)}</button>
                    <a href=paths::contribution(id)>{back(lang)}</a>
                </div>
            </form>
        }
    })
}
