//! The department of one colleague.

use super::department_choices;
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
use futures::try_join;
use klankbord_domain::{
    base::ids::AccountId,
    people::{
        accounts::queries as accounts,
        departments::{
            operations::{self, PlaceForm as Typed},
            queries,
        },
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(name: &str) = "Waar werkt {name}?" | "Where does {name} work?";
    department = "Afdeling" | "Department";
    none = "in geen afdeling" | "in no department";
    job_title = "Functie" | "Job title";
    save = "Opslaan" | "Save";
    saved = "De plaats is opgeslagen." | "The place was saved.";
    back = "Terug naar deze collega" | "Back to this colleague";
    no_departments = "Er zijn nog geen afdelingen." | "There are no departments yet.";
    to_departments = "Maak er een" | "Add one";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PlaceForm {
    department: String,
    job_title: String,
}

pub(crate) async fn show(cx: PageContext, Path(account): Path<AccountId>) -> Page {
    let place = queries::of(&cx.portal, &cx.actor, account).await?;
    let typed = place.map_or_else(PlaceForm::default, |place| PlaceForm {
        department: place.department_id.to_string(),
        job_title: place.job_title,
    });
    page(&cx, account, &typed, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(account): Path<AccountId>,
    Posted(typed): Posted<PlaceForm>,
) -> Page {
    let form = Typed {
        department: typed.department.clone(),
        job_title: typed.job_title.clone(),
    };
    match operations::place(&cx.portal, &cx.actor, account, &form).await {
        Ok(()) => cx.done(&paths::colleague(account), saved(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, account, &typed, &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, account: AccountId, typed: &PlaceForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (colleague, all) = try_join!(
        accounts::colleague(&cx.portal, &cx.actor, account),
        queries::all(&cx.portal, &cx.actor),
    )?;
    let labels = [
        ("department", department(lang)),
        ("job_title", job_title(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let heading = title(lang, &colleague.name);
    cx.page(heading.clone()).refused(refusal).show(|| {
        let fields = if all.is_empty() {
            view! { <p>{no_departments(lang)}" "<a href=paths::new_department()>{to_departments(lang)}</a></p> }
                .into_any()
        } else {
            let mut choices = vec![Choice::new("", none(lang))];
            choices.extend(department_choices(lang, &all));
            view! {
                <form method="post" novalidate>
                    {form.select("department", &typed.department, choices).view()}
                    {form.line("job_title", &typed.job_title).optional().view()}
                    <button class="button">{save(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
            <p><a href=paths::colleague(account)>{back(lang)}</a></p>
            {form.summary()}
            <h1>{heading}</h1>
            {fields}
        }
    })
}
