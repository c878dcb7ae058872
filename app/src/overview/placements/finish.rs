//! What a colleague learned in a placement, and what has to be mended.

use super::kind_name;
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
    answering::signals,
    base::ids::PlacementId,
    overview::placements::{
        LONGEST,
        operations::{self, FinishForm as Typed},
        queries,
        rules::BACK,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat leerde u?" | "What did you learn?";
    back = "Klantstages" | "Customer placements";
    lesson = "Eén les, in één zin" | "One lesson, in one sentence";
    lesson_hint = "Al uw collega’s lezen dit, met uw naam. Noem geen klanten en geen collega’s die u tegenkwam."
        | "All your colleagues read this, with your name. Name no customers and no colleagues whom you met.";
    mend = "Wat moet er beter?" | "What has to be mended?";
    mend_hint = "Dit wordt een signaal. De afdeling die er iets aan kan doen, krijgt het." | "This becomes a signal. It goes to the department that can do something about it.";
    day = "Wanneer was het?" | "When was it?";
    day_hint(days: i64) = "Vandaag, of een van de laatste {days} dagen." | "Today, or one of the last {days} days.",
        one(days) "Vandaag of gisteren." | "Today or yesterday.";
    save = "Vertel het" | "Tell us";
    told = "Bedankt. Uw les staat bij de klantstages." | "Thank you. Your lesson is among the placements.";
    dropped = "De klantstage is vervallen." | "The placement was dropped.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct FinishForm {
    lesson: String,
    mend: String,
    day: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<PlacementId>) -> Page {
    let placement = queries::mine(&cx.portal, &cx.actor, id).await?;
    let today = cx.today();
    let day = placement.day.0.map_or(today, |day| day.min(today));
    let typed = FinishForm {
        day: day.to_string(),
        ..FinishForm::default()
    };
    page(&cx, id, &typed, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<PlacementId>,
    Posted(typed): Posted<FinishForm>,
) -> Page {
    let form = Typed {
        day: typed.day.clone(),
        lesson: typed.lesson.clone(),
        mend: typed.mend.clone(),
    };
    match operations::finish(&cx.portal, &cx.actor, id, &form).await {
        Ok(()) => cx.done(paths::placements(), told(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

pub(crate) async fn post_cancel(cx: PageContext, Path(id): Path<PlacementId>) -> Page {
    match operations::cancel(&cx.portal, &cx.actor, id).await {
        Ok(()) => cx.done(paths::placements(), dropped(cx.lang)),
        Err(error) => Err(error.into()),
    }
}

async fn page(cx: &PageContext, id: PlacementId, typed: &FinishForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let placement = match queries::mine(&cx.portal, &cx.actor, id).await {
        Ok(placement) => Some(placement),
        // It was told meanwhile: what was typed is shown all the same.
        Err(_) if !refusal.is_empty() => None,
        Err(error) => return Err(error.into()),
    };
    let labels = [
        ("lesson", lesson(lang)),
        ("mend", mend(lang)),
        ("day", day(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let kind = placement.map(|one| view! { <p class="lead">{kind_name(lang, one.kind)}</p> });
        view! {
            <a class="back" href=paths::placements()>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{title(lang)}</h1>
            {kind}
            <form method="post" data-draft=format!("placement:{id}") novalidate>
                {form.area("lesson", &typed.lesson, 3).hint(lesson_hint(lang)).limit(LONGEST).view()}
                {form.area("mend", &typed.mend, 3).hint(mend_hint(lang)).limit(signals::LONGEST).optional().view()}
                {form.date("day", &typed.day).hint(day_hint(lang, BACK)).short().view()}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}
