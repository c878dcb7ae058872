//! Setting the date and the time of a session.

use super::theme;
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
    base::ids::SessionId,
    boardroom::{
        arranging::operations as arranging,
        sessions::{LONGEST_REASON, queries, rules},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Datum en tijd vastleggen" | "Set date and time";
    back = "Terug naar de sessie" | "Back to the session";
    lead = "Iedereen die meedoet, krijgt bericht." | "We tell everybody who takes part.";
    day = "Op welke dag?" | "On which day?";
    time = "Hoe laat begint de sessie?" | "What time does it start?";
    time_hint(zone: &str) = "Bijvoorbeeld 14:30, in de tijd van {zone}." | "For example 14:30, in {zone} time.";
    why = "Waarom verplaatst u de sessie? Iedereen die meedoet, leest dit." | "Why are you moving the session? Everybody who takes part reads this.";
    keep = "Datum en tijd vastleggen" | "Set date and time";
    done = "De datum staat vast." | "The date is set.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct DateForm {
    day: String,
    time: String,
    why: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let found = queries::find(&cx.portal, &cx.actor, id).await?;
    let typed = found
        .session
        .starts_at
        .map(|at| {
            let at = at.to_jiff().to_zoned(cx.zone());
            DateForm {
                day: at.date().to_string(),
                time: at.strftime("%H:%M").to_string(),
                why: String::new(),
            }
        })
        .unwrap_or_default();
    page(&cx, id, &typed, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<DateForm>,
) -> Page {
    let at = (typed.day.as_str(), typed.time.as_str());
    match arranging::set_date(&cx.portal, &cx.actor, id, at, &typed.why).await {
        Ok(()) => cx.done(&paths::session(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: SessionId, typed: &DateForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let session = queries::find(&cx.portal, &cx.actor, id).await?.session;
    rules::check_arranges(&cx.actor, session.secretary_id)?;
    let labels = [("day", day(lang)), ("time", time(lang)), ("why", why(lang))];
    let form = Form::new(lang, refusal, &labels);
    let moves = session.starts_at.is_some();
    let zone = cx.zone();
    let zone = zone.iana_name().unwrap_or("UTC");
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{theme(cx, &session)}</p>
            <p>{lead(lang)}</p>
            <form method="post" novalidate>
                {form.date("day", &typed.day).short().view()}
                {form.line("time", &typed.time).kind("time").hint(time_hint(lang, zone)).short().view()}
                {moves.then(|| form.area("why", &typed.why, 3).limit(LONGEST_REASON).view())}
                <button class="button">{keep(lang)}</button>
            </form>
            <p><a href=paths::session(id)>{back(lang)}</a></p>
        }
    })
}
