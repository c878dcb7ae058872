//! Making and changing a series.

use super::rhythm_name;
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
    Role,
    base::ids::SeriesId,
    boardroom::sessions::{
        Rhythm,
        operations::{self, SeriesForm},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title_new = "Nieuwe reeks" | "New series";
    title_change = "Reeks wijzigen" | "Change the series";
    name = "Naam van de reeks" | "Name of the series";
    name_hint = "Bijvoorbeeld: Klant aan tafel." | "For example: Customers at the table.";
    rhythm = "Hoe vaak?" | "How often?";
    secretary = "Secretaris" | "Secretary";
    secretary_hint = "De secretaris plant de sessies en nodigt klanten uit." | "The secretary plans the sessions and invites customers.";
    back = "Terug naar de sessies" | "Back to the sessions";
    keep = "Reeks bewaren" | "Save the series";
    made = "De reeks is aangemaakt. U kunt nu een sessie plannen." | "The series has been created. You can now plan a session.";
    changed = "De reeks is gewijzigd." | "The series has been changed.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    name: String,
    rhythm: String,
    secretary: String,
}

impl From<Fields> for SeriesForm {
    fn from(fields: Fields) -> Self {
        Self {
            name: fields.name,
            rhythm: fields.rhythm,
            secretary: fields.secretary,
        }
    }
}

pub(crate) async fn new(cx: PageContext) -> Page {
    let own = cx.actor.account().map(|id| id.to_string());
    let typed = SeriesForm {
        rhythm: Rhythm::Monthly.as_str().to_owned(),
        secretary: own.unwrap_or_default(),
        ..SeriesForm::default()
    };
    page(&cx, title_new(cx.lang), &typed, &Refusal::default()).await
}

pub(crate) async fn post_new(cx: PageContext, Posted(fields): Posted<Fields>) -> Page {
    let typed = fields.into();
    match operations::create_series(&cx.portal, &cx.actor, &typed).await {
        Ok(_) => cx.done(paths::sessions(), made(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, title_new(cx.lang), &typed, &refusal).await
            })
            .await
        }
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SeriesId>) -> Page {
    cx.actor.require(Role::BoardMember)?;
    let series = queries::series(&cx.portal, &cx.actor, id).await?;
    let typed = SeriesForm {
        name: series.name,
        rhythm: series.rhythm.as_str().to_owned(),
        secretary: series.secretary_id.to_string(),
    };
    page(&cx, title_change(cx.lang), &typed, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SeriesId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed = fields.into();
    match operations::change_series(&cx.portal, &cx.actor, id, &typed).await {
        Ok(()) => cx.done(paths::sessions(), changed(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, title_change(cx.lang), &typed, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    title: &'static str,
    typed: &SeriesForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let staff = queries::choices(&cx.portal, &cx.actor).await?.staff;
    let staff = staff
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect();
    let rhythms = Rhythm::ALL
        .iter()
        .map(|&one| Choice::new(one.as_str(), rhythm_name(lang, one)))
        .collect();
    let labels = [
        ("name", name(lang)),
        ("rhythm", rhythm(lang)),
        ("secretary", secretary(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title}</h1>
            <form method="post" novalidate>
                {form.line("name", &typed.name).hint(name_hint(lang)).view()}
                {form.choose("rhythm", &typed.rhythm, rhythms).view()}
                {form.select("secretary", &typed.secretary, staff).hint(secretary_hint(lang)).view()}
                <button class="button">{keep(lang)}</button>
            </form>
            <p><a href=paths::sessions()>{back(lang)}</a></p>
        }
    })
}
