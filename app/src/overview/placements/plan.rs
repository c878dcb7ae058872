//! Planning a placement.

use super::{kind_means, kind_name};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, Icon, icon,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::overview::placements::{
    Kind,
    operations::{self, PlanForm as Typed},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wanneer gaat u naar de klant?" | "When will you be among customers?";
    lead = "Spreek het zelf af met de collega’s bij wie u meeloopt. Hier zet u het vast." | "Arrange it with the colleagues whom you will join. Here you put it on the calendar.";
    back = "Klantstages" | "Customer placements";
    kind = "Wat gaat u doen?" | "What will you do?";
    day = "Op welke dag?" | "On which day?";
    save = "Vastzetten" | "Plan it";
    planned = "Uw klantstage staat gepland. Op die dag vragen wij wat u leerde." | "Your placement is planned. On that day we ask what you learned.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PlanForm {
    kind: String,
    day: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, &PlanForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<PlanForm>) -> Page {
    let form = Typed {
        kind: typed.kind.clone(),
        day: typed.day.clone(),
    };
    match operations::plan(&cx.portal, &cx.actor, &form).await {
        Ok(_) => cx.done(paths::placements(), planned(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &PlanForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("kind", kind(lang)), ("day", day(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let kinds = Kind::ALL.iter().map(|one| {
            Choice::new(one.as_str(), kind_name(lang, *one)).hint(kind_means(lang, *one))
        });
        view! {
            <a class="back" href=paths::placements()>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" novalidate>
                {form.choose("kind", &typed.kind, kinds.collect()).view()}
                {form.date("day", &typed.day).short().view()}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}
