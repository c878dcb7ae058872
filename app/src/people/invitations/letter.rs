//! A letter: its preview before it is sent, and its progress afterwards.

use super::{state_class, state_text};
use crate::web::{
    context::{Page, PageContext},
    paths,
};
use axum::extract::Path;
use klankbord_domain::{
    Language,
    base::ids::LetterId,
    people::invitations::{InvitationState, operations, queries},
};
use leptos::prelude::*;

texts! {
    title = "Uitnodigingsbrief" | "Invitation letter";
    check = "Klopt het zo?" | "Is this right?";
    goes_to(count: i64) = "Deze brief gaat naar {count} klanten, ieder in de eigen taal. Er is nog niets verstuurd."
        | "This letter goes to {count} customers, each in their own language. Nothing has been sent yet.",
        one(count) "Deze brief gaat naar één klant, in de eigen taal. Er is nog niets verstuurd." | "This letter goes to one customer, in their own language. Nothing has been sent yet.";
    in_dutch = "Zo lezen klanten het in het Nederlands" | "What customers read in Dutch";
    in_english = "Zo lezen klanten het in het Engels" | "What customers read in English";
    send_many(count: i64) = "Verstuur {count} uitnodigingen" | "Send {count} invitations",
        one(count) "Verstuur de uitnodiging" | "Send the invitation";
    discard_button = "Brief weggooien" | "Throw the letter away";
    state = "Status" | "Status";
    number = "Aantal" | "Number";
    let_go(moment: &str) = "Verzonden vanaf {moment}." | "Sent from {moment} on.";
    waiting(count: i64) = "Nog te versturen: {count}. Laad de pagina opnieuw om te zien hoe ver het is."
        | "Still to be sent: {count}. Reload the page to see how far it is.";
    reload = "Opnieuw laden" | "Reload";
    sending = "De uitnodigingen worden verstuurd." | "The invitations are being sent.";
    thrown_away = "De brief is weggegooid. Er is niets verstuurd." | "The letter has been thrown away. Nothing was sent.";
    back = "Alle uitnodigingen" | "All invitations";
}

/// A text as paragraphs.
pub(super) fn paragraphs(text: &str) -> Vec<AnyView> {
    text.split("\n\n")
        .map(|paragraph| {
            let mut lines = Vec::new();
            for (place, line) in paragraph.lines().enumerate() {
                if place > 0 {
                    lines.push(view! { <br/> }.into_any());
                }
                lines.push(line.to_owned().into_any());
            }
            view! { <p>{lines}</p> }.into_any()
        })
        .collect()
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<LetterId>) -> Page {
    let lang = cx.lang;
    let letter = queries::letter(&cx.portal, &cx.actor, id).await?;
    let counts = queries::counts_of_letter(&cx.portal, &cx.actor, id).await?;
    let waits = counts
        .iter()
        .find_map(|&(state, count)| (state == InvitationState::Drafted).then_some(count))
        .unwrap_or_default();
    let here = paths::letter(id);
    let draft = letter.send_at.is_none() && waits > 0;
    let heading = if draft { check(lang) } else { title(lang) };
    cx.page(heading).show(|| {
        let rows: Vec<_> = counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|&(state, count)| {
                view! { <tr><th scope="row"><span class=state_class(state)>{state_text(lang, state)}</span></th><td class="number">{count}</td></tr> }
            })
            .collect();
        let stand = (!draft).then(|| {
            let moment = letter.send_at.map(|at| view! { <p>{let_go(lang, &cx.moment(at))}</p> });
            let left = (waits > 0).then(|| view! { <p class="notice">{waiting(lang, waits)}" "<a href=here.clone()>{reload(lang)}</a></p> });
            view! {
                {moment}{left}
                <table>
                    <thead><tr><th scope="col">{state(lang)}</th><th scope="col" class="number">{number(lang)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
        });
        let lead = goes_to(lang, waits);
        let press = send_many(lang, waits);
        let buttons = draft.then(|| view! {
            <form method="post" action=here.clone()>
                <button class="button">{press}</button>
            </form>
            <form method="post" action=paths::discard_letter(id)>
                <button class="quiet">{discard_button(lang)}</button>
            </form>
        });
        view! {
            <p><a href=paths::invitations()>{back(lang)}</a></p>
            <h1>{heading}</h1>
            {draft.then(|| view! { <p class="lead">{lead}</p> })}
            {stand}
            <figure class="sheet">
                <figcaption>{in_dutch(lang)}</figcaption>
                <div lang=Language::Nl.as_str()>{paragraphs(&letter.text_nl)}</div>
            </figure>
            <figure class="sheet">
                <figcaption>{in_english(lang)}</figcaption>
                <div lang=Language::En.as_str()>{paragraphs(&letter.text_en)}</div>
            </figure>
            {buttons}
        }
    })
}

pub(crate) async fn send(cx: PageContext, Path(id): Path<LetterId>) -> Page {
    operations::send(&cx.portal, &cx.actor, id).await?;
    cx.done(&paths::letter(id), sending(cx.lang))
}

pub(crate) async fn discard(cx: PageContext, Path(id): Path<LetterId>) -> Page {
    operations::discard(&cx.portal, &cx.actor, id).await?;
    cx.done(paths::invitations(), thrown_away(cx.lang))
}
