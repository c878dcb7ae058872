//! The names of a department, and what it does: making one, changing one.

use super::kind_name;
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
        Kind,
        operations::{self, DepartmentForm as Typed},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    add = "Afdeling toevoegen" | "Add a department";
    change = "Afdeling wijzigen" | "Change the department";
    division = "Divisie" | "Division";
    division_hint = "Het grotere geheel, bijvoorbeeld: Klant en markt. Bestaat het nog niet, dan maken we het."
        | "The larger whole, for example: Customers and market. If it does not exist yet, we create it.";
    name = "Naam van de afdeling" | "Name of the department";
    kind = "Wat doet deze afdeling?" | "What does this department do?";
    kind_hint = "Wie in verkoop of marketing werkt, wordt alleen klantgeweten met een reden die klanten lezen."
        | "Whoever works in sales or marketing becomes the customer conscience only with a reason that customers read.";
    save = "Opslaan" | "Save";
    added = "De afdeling is toegevoegd." | "The department was added.";
    changed = "De afdeling is gewijzigd." | "The department was changed.";
    back = "Terug" | "Back";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct DepartmentForm {
    division: String,
    name: String,
    kind: String,
}

impl DepartmentForm {
    fn form(&self) -> Typed {
        Typed {
            division: self.division.clone(),
            name: self.name.clone(),
            kind: self.kind.clone(),
        }
    }
}

pub(crate) async fn new(cx: PageContext) -> Page {
    let typed = DepartmentForm {
        kind: Kind::Other.as_str().to_owned(),
        ..DepartmentForm::default()
    };
    page(&cx, None, &typed, &Refusal::default())
}

pub(crate) async fn post_new(cx: PageContext, Posted(typed): Posted<DepartmentForm>) -> Page {
    match operations::add(&cx.portal, &cx.actor, &typed.form()).await {
        Ok(id) => cx.done(&paths::department(id), added(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, None, &typed, &refusal)).await,
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<DepartmentId>) -> Page {
    let department = queries::one(&cx.portal, &cx.actor, id).await?.department;
    let typed = DepartmentForm {
        division: department.division,
        name: department.name,
        kind: department.kind.as_str().to_owned(),
    };
    page(&cx, Some(id), &typed, &Refusal::default())
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<DepartmentId>,
    Posted(typed): Posted<DepartmentForm>,
) -> Page {
    match operations::change(&cx.portal, &cx.actor, id, &typed.form()).await {
        Ok(()) => cx.done(&paths::department(id), changed(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, Some(id), &typed, &refusal)).await
        }
    }
}

/// The form, for a new department or for one that is there.
fn page(
    cx: &PageContext,
    id: Option<DepartmentId>,
    typed: &DepartmentForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let labels = [
        ("division", division(lang)),
        ("name", name(lang)),
        ("kind", kind(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let kinds = Kind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), kind_name(lang, *kind)))
        .collect();
    let (heading, go, back_to) = match id {
        None => (add(lang), add(lang), paths::departments().to_owned()),
        Some(id) => (change(lang), save(lang), paths::department(id)),
    };
    cx.page(heading).refused(refusal).show(|| {
        view! {
            <p><a href=back_to>{back(lang)}</a></p>
            {form.summary()}
            <h1>{heading}</h1>
            <form method="post" novalidate>
                {form.line("division", &typed.division).hint(division_hint(lang)).view()}
                {form.line("name", &typed.name).view()}
                {form.choose("kind", &typed.kind, kinds).hint(kind_hint(lang)).view()}
                <button class="button">{go}</button>
            </form>
        }
    })
}
