//! The end of a department: into another one, or just like that when nobody works in it.

use crate::{
    people::departments::{department_choices, full_name},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::DepartmentId, lifecycle::reorganising, people::departments::queries,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(name: &str) = "{name} opheffen" | "Close {name}";
    into = "Bij welke afdeling komt alles?" | "Into which department does everything go?";
    into_hint = "De collega’s, de signalen en de regels voor signalen gaan mee. Daarna bestaat deze afdeling niet meer."
        | "The colleagues, the signals and the rules for signals go along. After that, this department no longer exists.";
    merge = "Samenvoegen" | "Merge";
    merged = "De afdelingen zijn samengevoegd." | "The departments were merged.";
    or_end = "Hier werkt niemand. Is er ook niets te doen, dan kunt u de afdeling gewoon opheffen." | "Nobody works here. If there is nothing to do either, you can just close the department.";
    end = "Opheffen" | "Close";
    ended = "De afdeling is opgeheven." | "The department was closed.";
    only_one = "Dit is de enige afdeling. Er werken nog collega’s." | "This is the only department, and colleagues still work in it.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct MergeForm {
    into: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<DepartmentId>) -> Page {
    page(&cx, id, "", &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Path(id): Path<DepartmentId>) -> Page {
    match reorganising::end(&cx.portal, &cx.actor, id).await {
        Ok(()) => cx.done(paths::departments(), ended(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, id, "", &refusal).await).await,
    }
}

pub(crate) async fn post_merge(
    cx: PageContext,
    Path(id): Path<DepartmentId>,
    Posted(typed): Posted<MergeForm>,
) -> Page {
    match reorganising::merge(&cx.portal, &cx.actor, id, &typed.into).await {
        Ok(()) => cx.done(paths::departments(), merged(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, &typed.into, &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, id: DepartmentId, typed: &str, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::one(&cx.portal, &cx.actor, id).await?;
    let labels = [("into", into(lang))];
    let form = Form::new(lang, refusal, &labels);
    let name = full_name(lang, &found.department.division, &found.department.name);
    cx.page(title(lang, &name)).refused(refusal).show(|| {
        let empty = found.colleagues.is_empty();
        let merging = (!found.others.is_empty()).then(|| {
            let others = department_choices(lang, &found.others);
            view! {
                <form method="post" action=paths::merge_department(id) novalidate>
                    {form.select("into", typed, others).hint(into_hint(lang)).view()}
                    <button class="button danger">{merge(lang)}</button>
                </form>
            }
        });
        let ending = empty.then(|| {
            view! {
                <p>{or_end(lang)}</p>
                <form method="post" action=paths::end_department(id)>
                    <button class="button danger">{end(lang)}</button>
                </form>
            }
        });
        let neither =
            (!empty && found.others.is_empty()).then(|| view! { <p>{only_one(lang)}</p> });
        view! {
            <p><a href=paths::department(id)><bdi>{name.clone()}</bdi></a></p>
            {form.summary()}
            <h1>{title(lang, &name)}</h1>
            {merging}
            {ending}
            {neither}
        }
    })
}
