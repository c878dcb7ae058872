//! Colleagues who go to another department, or on in a new one.

use super::{department_choices, full_name};
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
    base::ids::DepartmentId,
    people::departments::{
        operations,
        queries::{self, OneDepartment},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    move_title = "Collega’s verplaatsen" | "Move colleagues";
    split_title = "Afdeling splitsen" | "Split the department";
    split_lead = "Deze collega’s gaan verder in een nieuwe afdeling, in dezelfde divisie." | "These colleagues go on in a new department, in the same division.";
    who = "Wie gaat mee?" | "Who goes along?";
    to = "Naar welke afdeling?" | "To which department?";
    name = "Naam van de nieuwe afdeling" | "Name of the new department";
    go = "Verplaatsen" | "Move";
    go_split = "Splitsen" | "Split";
    moved = "De collega’s zijn verplaatst." | "The colleagues were moved.";
    parted = "De afdeling is gesplitst." | "The department was split.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct MoveForm {
    colleagues: Vec<String>,
    to: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SplitForm {
    colleagues: Vec<String>,
    name: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<DepartmentId>) -> Page {
    page(&cx, id, &MoveForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<DepartmentId>,
    Posted(typed): Posted<MoveForm>,
) -> Page {
    let (portal, actor) = (&cx.portal, &cx.actor);
    match operations::move_colleagues(portal, actor, id, &typed.colleagues, &typed.to).await {
        Ok(()) => cx.done(&paths::department(id), moved(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

pub(crate) async fn show_split(cx: PageContext, Path(id): Path<DepartmentId>) -> Page {
    split_page(&cx, id, &SplitForm::default(), &Refusal::default()).await
}

pub(crate) async fn post_split(
    cx: PageContext,
    Path(id): Path<DepartmentId>,
    Posted(typed): Posted<SplitForm>,
) -> Page {
    let (portal, actor) = (&cx.portal, &cx.actor);
    match operations::split(portal, actor, id, &typed.colleagues, &typed.name).await {
        Ok(new) => cx.done(&paths::department(new), parted(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                split_page(&cx, id, &typed, &refusal).await
            })
            .await
        }
    }
}

/// The colleagues of a department, to be ticked.
fn people(found: &OneDepartment) -> Vec<Choice> {
    let choice = |account: String, name: &str, job: &str| match job {
        "" => Choice::new(account, name),
        job => Choice::new(account, name).hint(job),
    };
    let people = found.colleagues.iter();
    people
        .map(|one| choice(one.account_id.to_string(), &one.name, &one.job_title))
        .collect()
}

async fn page(cx: &PageContext, id: DepartmentId, typed: &MoveForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::one(&cx.portal, &cx.actor, id).await?;
    let labels = [("colleagues", who(lang)), ("to", to(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(move_title(lang)).refused(refusal).show(|| {
        let others = department_choices(lang, &found.others);
        view! {
            {back(cx, &found)}
            {form.summary()}
            <h1>{move_title(lang)}</h1>
            <form method="post" novalidate>
                {form.tick("colleagues", typed.colleagues.clone(), people(&found)).view()}
                {form.select("to", &typed.to, others).view()}
                <button class="button">{go(lang)}</button>
            </form>
        }
    })
}

async fn split_page(
    cx: &PageContext,
    id: DepartmentId,
    typed: &SplitForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let found = queries::one(&cx.portal, &cx.actor, id).await?;
    let labels = [("colleagues", who(lang)), ("name", name(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(split_title(lang)).refused(refusal).show(|| {
        view! {
            {back(cx, &found)}
            {form.summary()}
            <h1>{split_title(lang)}</h1>
            <p class="lead">{split_lead(lang)}</p>
            <form method="post" novalidate>
                {form.tick("colleagues", typed.colleagues.clone(), people(&found)).view()}
                {form.line("name", &typed.name).view()}
                <button class="button">{go_split(lang)}</button>
            </form>
        }
    })
}

fn back(cx: &PageContext, found: &OneDepartment) -> AnyView {
    let department = &found.department;
    let name = full_name(cx.lang, &department.division, &department.name);
    view! { <p><a href=paths::department(department.id)><bdi>{name}</bdi></a></p> }.into_any()
}
