//! Writing and publishing the minutes.

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
    Conflict,
    base::ids::SessionId,
    boardroom::minutes::{
        operations::{self, MinutesForm},
        queries,
        rules::{LONGEST, LONGEST_REASON},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Verslag schrijven" | "Write the minutes";
    text = "Wat is er gezegd?" | "What was said?";
    text_hint = "Schrijf op wat klanten zeiden, wat wij hoorden en wat wij beloofden. Noem geen namen van klanten, tenzij zij dat goed vinden. U kunt koppen en lijstjes maken."
        | "Write down what customers said, what we heard and what we promised. Do not name customers, unless they agree. You can use headings and lists.";
    reason = "Waarom komt er een nieuwe versie?" | "Why is there a new version?";
    reason_hint = "Iedereen die erbij was, leest dit." | "Everybody who was there reads this.";
    save = "Opslaan" | "Save";
    publish = "Verslag publiceren" | "Publish the minutes";
    publish_hint = "Iedereen die erbij was, krijgt een mail met een link. Wat gepubliceerd is, blijft te lezen."
        | "Everybody who was there gets an email with a link. Whatever has been published can still be read.";
    saved = "Het verslag is bewaard. Alleen wie de sessie regelt of leidt, ziet het." | "The minutes have been saved. Only the people who arrange or lead the session can see them.";
    published = "Het verslag is gepubliceerd." | "The minutes have been published.";
    meanwhile_why = "Hieronder staat wat u typte. Open het verslag in een ander venster, neem over wat u mist, en bewaar opnieuw."
        | "Below is what you typed. Open the minutes in another window, copy what you miss, and save again.";
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    text: String,
    reason: String,
    seen: String,
    verb: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let (_, draft, _) = queries::writing(&cx.portal, &cx.actor, id).await?;
    let fields = draft
        .map(|draft| Fields {
            text: draft.text,
            seen: draft.changed_at.0.to_string(),
            ..Fields::default()
        })
        .unwrap_or_default();
    page(&cx, id, &fields, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed = MinutesForm {
        text: fields.text.clone(),
        reason: fields.reason.clone(),
        seen: fields.seen.clone(),
    };
    let publishes = fields.verb == "publish";
    let outcome = if publishes {
        operations::publish(&cx.portal, &cx.actor, id, &typed).await
    } else {
        operations::save(&cx.portal, &cx.actor, id, &typed).await
    };
    match outcome {
        Ok(()) if publishes => cx.done(&paths::minutes(id), published(cx.lang)),
        Ok(()) => cx.done(&paths::write_minutes(id), saved(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, &fields, &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, id: SessionId, fields: &Fields, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (session, draft, revisions) = queries::writing(&cx.portal, &cx.actor, id).await?;
    // After a conflict the reader knows of the newer text.
    let meanwhile = refusal.conflict() == Some(Conflict::ChangedMeanwhile);
    let seen = match (meanwhile, draft) {
        (true, Some(draft)) => draft.changed_at.0.to_string(),
        _ => fields.seen.clone(),
    };
    let labels = [("text", text(lang)), ("reason", reason(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let told = meanwhile.then(|| view! { <p>{meanwhile_why(lang)}</p> });
        let reason = (!revisions.is_empty()).then(|| {
            form.area("reason", &fields.reason, 2)
                .hint(reason_hint(lang))
                .limit(LONGEST_REASON)
                .optional()
                .view()
        });
        view! {
            {form.summary()}
            {told}
            <h1>{title(lang)}</h1>
            <p class="lead"><a href=paths::session(id)>{theme(cx, &session)}</a></p>
            <form method="post" novalidate>
                <input type="hidden" name="seen" value=seen />
                {form.area("text", &fields.text, 18).hint(text_hint(lang)).limit(LONGEST).view()}
                {reason}
                <p class="hint">{publish_hint(lang)}</p>
                <p class="buttons">
                    <button class="button secondary" name="verb" value="save">{save(lang)}</button>
                    " "
                    <button class="button" name="verb" value="publish">{publish(lang)}</button>
                </p>
            </form>
        }
    })
}
