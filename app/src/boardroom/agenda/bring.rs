//! What people should bring to a session, which the reminders say.

use super::done;
use crate::boardroom::sessions::theme;
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
        agenda::{
            operations::{self, LONGEST_TEXT},
            queries,
        },
        sessions::rules,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    bring = "Wat moeten deelnemers meenemen?" | "What should people bring?";
    hint = "Dit staat in de herinneringen, zeven dagen en 24 uur van tevoren." | "This is in the reminders, seven days and 24 hours before.";
    keep = "Opslaan" | "Save";
    kept = "Dat is bewaard." | "This has been saved.";
    back = "Terug naar de agenda" | "Back to the agenda";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct BringForm {
    bring: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<BringForm>,
) -> Page {
    match operations::set_bring(&cx.portal, &cx.actor, id, &typed.bring).await {
        Ok(()) => done(&cx, id, kept(cx.lang)).await,
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(typed.bring), &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, id: SessionId, typed: Option<String>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let agenda = queries::find(&cx.portal, &cx.actor, id).await?;
    rules::check_arranges(&cx.actor, agenda.session.secretary_id)?;
    let typed = typed.unwrap_or_else(|| agenda.bring.clone());
    let labels = [("bring", bring(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(bring(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{bring(lang)}</h1>
            <p class="lead">{theme(cx, &agenda.session)}</p>
            <form method="post" novalidate>
                {form.area("bring", &typed, 3).hint(hint(lang)).limit(LONGEST_TEXT).optional().view()}
                <button class="button">{keep(lang)}</button>
            </form>
            <p><a href=paths::agenda(id)>{back(lang)}</a></p>
        }
    })
}
