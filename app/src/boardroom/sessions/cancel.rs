//! Cancelling a session, with a reason for everybody who takes part.

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
    title = "Sessie afgelasten" | "Cancel the session";
    why = "Waarom gaat de sessie niet door? Iedereen die meedoet, leest dit." | "Why is the session cancelled? Everybody who takes part reads this.";
    do_it = "Sessie afgelasten" | "Cancel the session";
    back = "Terug naar de sessie" | "Back to the session";
    done = "De sessie is afgelast." | "The session has been cancelled.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct CancelForm {
    why: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, &CancelForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<CancelForm>,
) -> Page {
    match arranging::cancel(&cx.portal, &cx.actor, id, &typed.why).await {
        Ok(()) => cx.done(&paths::session(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: SessionId, typed: &CancelForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let session = queries::find(&cx.portal, &cx.actor, id).await?.session;
    rules::check_arranges(&cx.actor, session.secretary_id)?;
    let labels = [("why", why(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{theme(cx, &session)}</p>
            <form method="post" novalidate>
                {form.area("why", &typed.why, 4).limit(LONGEST_REASON).view()}
                <button class="button">{do_it(lang)}</button>
            </form>
            <p><a href=paths::session(id)>{back(lang)}</a></p>
        }
    })
}
