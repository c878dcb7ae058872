//! Answers that are held: read them once more, change them, publish them together.

use super::translation;
use crate::{
    rounds::contributions::kind_name,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form, first_line,
            prose::prose,
            refusal::{Refusal, show_again},
        },
        undo::Undo,
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, Timestamp,
    answering::answers::{
        operations,
        queries::{self, Held, Served},
        take_back,
    },
    base::ids::AnswerId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Klaargezette antwoorden" | "Held answers";
    lead = "Klanten hebben deze antwoorden nog niet gezien. Publiceer ze samen, of een voor een." | "Customers have not seen these answers yet. Publish them together, or one by one.";
    back = "Terug naar de inbox" | "Back to the inbox";
    nothing = "Er staat niets klaar." | "No answers are held.";
    which = "Welke wilt u publiceren?" | "Which ones do you want to publish?";
    pick(title: &str) = "Publiceer het antwoord bij {title}" | "Publish the answer on {title}";
    replies_to = "Antwoord op" | "Replies to";
    and_more(count: usize) = "en nog {count} andere" | "and {count} more";
    changed_since = "gewijzigd nadat u antwoordde" | "changed after you answered";
    edit_it = "Wijzigen" | "Change";
    publish_now = "Samen publiceren en mailen" | "Publish together and email";
    published(seconds: i64) = "Uw antwoorden zijn gepubliceerd. Over {seconds} seconden krijgt wie schreef een mail, of leest het hier als die mails uit staan."
        | "Your answers have been published. In {seconds} seconds those who wrote get an email, or read it here if they turned those emails off.",
        one(seconds) "Uw antwoorden zijn gepubliceerd. Over één seconde krijgt wie schreef een mail, of leest het hier als die mails uit staan."
        | "Your answers have been published. In one second those who wrote get an email, or read it here if they turned those emails off.";
    taken_back = "Er is niets verstuurd. Wat u schreef, staat hier klaar." | "Nothing has been sent. What you wrote is held here.";
    edit_title = "Klaargezet antwoord wijzigen" | "Change a held answer";
    answer = "Uw antwoord" | "Your answer";
    save = "Opslaan" | "Save";
    discard = "Weggooien" | "Discard";
    saved = "Uw antwoord is gewijzigd. Er is nog niets verstuurd." | "Your answer was changed. Nothing has been sent yet.";
    discarded = "Het antwoord is weggegooid." | "The answer was discarded.";
}

/// The ticked boxes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ticked {
    answer: Vec<AnswerId>,
}

/// The submitted form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct HeldForm {
    text: String,
    read_at: String,
    verb: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, &Refusal::default()).await
}

pub(crate) async fn publish(cx: PageContext, Posted(ticked): Posted<Ticked>) -> Page {
    match operations::publish_held(&cx.portal, &cx.actor, &ticked.answer).await {
        Ok(()) => {
            let undo = Undo::Answers(ticked.answer);
            cx.done_undoable(
                paths::held_answers(),
                published(cx.lang, cx.portal.grace),
                &undo,
            )
        }
        Err(error) => show_again(error, async |refusal| page(&cx, &refusal).await).await,
    }
}

/// Takes answers back that were published just now.
pub(crate) async fn take_back(cx: PageContext, Posted(ticked): Posted<Ticked>) -> Page {
    take_back::take_back(&cx.portal, &cx.actor, &ticked.answer).await?;
    cx.done(paths::held_answers(), taken_back(cx.lang))
}

async fn page(cx: &PageContext, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let held = queries::held(&cx.portal, &cx.actor).await?;
    let labels = [("answer", which(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).wide().refused(refusal).show(|| {
        let body = if held.is_empty() {
            view! { <p class="empty">{nothing(lang)}</p> }.into_any()
        } else {
            let each: Vec<_> = held
                .iter()
                .map(|(held, served)| one(cx, held, served))
                .collect();
            view! {
                <form method="post" id="answer">
                    <ul class="items">{each}</ul>
                    <button class="button">{publish_now(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
                        {form.summary()}
            <p><a href=paths::inbox()>{back(lang)}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {body}
        }
    })
}

fn one(cx: &PageContext, held: &Held, served: &[Served]) -> AnyView {
    let lang = cx.lang;
    let id = format!("answer-{}", held.id);
    let each = replied_to(cx, held, served);
    view! {
        <li>
            <div class="choice">
                <input type="checkbox" id=id.clone() name="answer" value=held.id.to_string() checked=true/>
                <label for=id>{pick(lang, &held.title)}</label>
            </div>
            <figure class="said answer"><blockquote>{prose(&held.text)}</blockquote></figure>
            {each}
            <p><a class="raised" href=paths::held_answer(held.id)>{edit_it(lang)}</a></p>
            <p><a class="raised" href=paths::translate_answer(held.id)>{translation::way(lang)}</a></p>
        </li>
    }
    .into_any()
}

fn replied_to(cx: &PageContext, held: &Held, served: &[Served]) -> AnyView {
    let lang = cx.lang;
    let each: Vec<_> = served
        .iter()
        .map(|served| {
            let changed = (served.changed_at > held.written_at)
                .then(|| view! { " "<span class="tag open">{changed_since(lang)}</span> });
            view! {
                <li>
                    {kind_name(lang, served.kind)}": "
                    <a class="raised" href=paths::inbox_item(served.id)>{first_line(&served.opening)}</a>
                    {changed}
                </li>
            }
        })
        .collect();
    let left = usize::try_from(held.serves).unwrap_or_default();
    let left = left.saturating_sub(served.len());
    let more = (left > 0).then(|| view! { <p class="meta">{and_more(lang, left)}</p> });
    view! { <p class="meta">{replies_to(lang)}</p><ul>{each}</ul>{more} }.into_any()
}

pub(crate) async fn edit(cx: PageContext, Path(id): Path<AnswerId>) -> Page {
    let (held, served) = find(&cx, id).await?;
    let text = held.text.clone();
    edit_page(&cx, &held, &served, &text, &Refusal::default())
}

pub(crate) async fn change(
    cx: PageContext,
    Path(id): Path<AnswerId>,
    Posted(typed): Posted<HeldForm>,
) -> Page {
    let lang = cx.lang;
    let read_at = Timestamp(typed.read_at.parse().unwrap_or_default());
    let (done, notice) = if typed.verb == "discard" {
        (
            operations::discard(&cx.portal, &cx.actor, id).await,
            discarded(lang),
        )
    } else {
        let changed =
            operations::change_held(&cx.portal, &cx.actor, id, &typed.text, read_at).await;
        (changed, saved(lang))
    };
    match done {
        Ok(()) => cx.done(paths::held_answers(), notice),
        Err(error) => {
            show_again(error, async |refusal| {
                // An answer that was published in the meantime is no longer held.
                let (held, served) = find(&cx, id).await?;
                edit_page(&cx, &held, &served, &typed.text, &refusal)
            })
            .await
        }
    }
}

async fn find(cx: &PageContext, id: AnswerId) -> klankbord_domain::Result<(Held, Vec<Served>)> {
    queries::held(&cx.portal, &cx.actor)
        .await?
        .into_iter()
        .find(|(held, _)| held.id == id)
        .ok_or(Error::NotFound)
}

fn edit_page(
    cx: &PageContext,
    held: &Held,
    served: &[Served],
    text: &str,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let labels = [("text", answer(lang))];
    let form = Form::new(lang, refusal, &labels);
    let read_at = held.changed_at.map_or(0, |at| at.0);
    cx.page(edit_title(lang)).wide().refused(refusal).show(|| {
        view! {
                        {form.summary()}
            <p><a href=paths::held_answers()>{title(lang)}</a></p>
            <h1>{edit_title(lang)}</h1>
            {replied_to(cx, held, served)}
            <form method="post" novalidate>
                <input type="hidden" name="read_at" value=read_at.to_string()/>
                {form.area("text", text, 8).view()}
                <div class="buttons">
                    <button class="button" name="verb" value="save">{save(lang)}</button>
                    <button class="button danger" name="verb" value="discard">{discard(lang)}</button>
                </div>
            </form>
        }
    })
}
