//! Telling what one needs at the table, once one has a seat. Nothing has to be filled in.

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
    base::ids::SessionId,
    boardroom::seats::{
        Needs, State,
        operations::{self, NeedsForm},
        queries::{self, Own},
        rules::LONGEST_NEED,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Hebt u iets nodig?" | "Do you need anything?";
    lead(secretary: &str) = "Zeg het gerust, dan kan {secretary} het regelen. Niets nodig? Dan bent u klaar." | "Do say so, and {secretary} can arrange it. Nothing needed? Then you are done.";
    who_reads = "Alleen de secretaris en het bestuur lezen dit. Een maand na de sessie wissen we het."
        | "Only the secretary and the board read this. We erase it a month after the session.";
    from_last_time = "Dit vulde u de vorige keer in. Klopt het nog?" | "This is what you told us last time. Is it still right?";
    access = "Om binnen te komen en mee te doen" | "To get in and take part";
    access_hint = "Bijvoorbeeld een lift, een tolk, of een plek dicht bij de deur." | "For example a lift, an interpreter, or a place near the door.";
    travel = "Om er te komen" | "To get there";
    travel_hint = "Bijvoorbeeld een taxi, of een plek om te parkeren." | "For example a taxi, or a parking space.";
    diet = "Eten en drinken" | "Food and drink";
    keep = "Opslaan" | "Save";
    nothing = "Ik heb niets nodig" | "I don't need anything";
    kept = "Opgeslagen. Dank u dat u het liet weten." | "Saved. Thank you for letting us know.";
    back = "Uw stoel" | "Your seat";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    access: String,
    travel: String,
    diet: String,
}

impl From<Fields> for NeedsForm {
    fn from(fields: Fields) -> Self {
        Self {
            access: fields.access,
            travel: fields.travel,
            diet: fields.diet,
        }
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let own = queries::own(&cx.portal, &cx.actor, id).await?;
    if own.state != Some(State::Accepted) || !own.to_come {
        return cx.go(&paths::seat(id));
    }
    let before = if own.last_needs == Needs::default() {
        &own.needs
    } else {
        &own.last_needs
    };
    let typed = NeedsForm {
        access: before.access.clone(),
        travel: before.travel.clone(),
        diet: before.diet.clone(),
    };
    page(&cx, &own, &typed, &Refusal::default())
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed = fields.into();
    match operations::change_needs(&cx.portal, &cx.actor, id, &typed).await {
        Ok(()) => cx.done(&paths::seat(id), kept(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                let own = queries::own(&cx.portal, &cx.actor, id).await?;
                page(&cx, &own, &typed, &refusal)
            })
            .await
        }
    }
}

fn page(cx: &PageContext, own: &Own, typed: &NeedsForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [
        ("access", access(lang)),
        ("travel", travel(lang)),
        ("diet", diet(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let seat = paths::seat(own.session.id);
    let again =
        (own.last_needs != Needs::default()).then(|| view! { <p>{from_last_time(lang)}</p> });
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            <a class="back" href=seat.clone()>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang, &own.session.secretary)}</p>
            {again}
            <form method="post" novalidate>
                {form.area("access", &typed.access, 2).hint(access_hint(lang)).limit(LONGEST_NEED).optional().view()}
                {form.area("travel", &typed.travel, 2).hint(travel_hint(lang)).limit(LONGEST_NEED).optional().view()}
                {form.area("diet", &typed.diet, 2).limit(LONGEST_NEED).optional().view()}
                <p class="hint">{icon(Icon::Eye)}{who_reads(lang)}</p>
                <div class="buttons">
                    <button class="button">{keep(lang)}</button>
                    <a href=seat>{nothing(lang)}</a>
                </div>
            </form>
        }
    })
}
