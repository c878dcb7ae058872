//! A colleague's offer: the page on which it is accepted or declined.

use super::offered::title;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::prose::prose,
};
use axum::extract::Path;
use klankbord_domain::{
    answering::owed_answers::{offers as queries, taking_over as operations},
    base::ids::HandOverId,
    rounds::hand_overs::Thing,
};
use leptos::prelude::*;

texts! {
    answer = "Antwoord" | "Answer";
    reply_due = "Uw reactie" | "Your reply";
    says(giver: &str) = "{giver} schrijft:" | "{giver} writes:";
    debt_means = "Neemt u het over, dan geeft u het antwoord, op de dag die de klant is beloofd." | "If you take it over, you give the answer, on the day that the customer was promised.";
    project_means = "Neemt u het over, dan bent u eigenaar en geeft u alle antwoorden die klanten nog krijgen." | "If you take it over, you are the owner and give all answers that customers are still owed.";
    commitment_means = "Neemt u het over, dan komt u de afspraak na, op de dag die klanten is beloofd." | "If you take it over, you keep the commitment, on the day that customers were promised.";
    accept_it = "Overnemen" | "Take over";
    decline_it = "Niet overnemen" | "Decline";
    ended = "Dit verzoek geldt niet meer." | "This request is no longer open.";
    accepted = "Dank u. U hebt dit overgenomen." | "Thank you. You have taken this over.";
    declined = "U neemt dit niet over." | "You are not taking this over.";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<HandOverId>) -> Page {
    let lang = cx.lang;
    let offer = queries::find(&cx.portal, &cx.actor, id).await?;
    let title = title(lang, &offer);
    cx.page(title.clone()).show(|| {
        let due = offer
            .due_at
            .map(|at| view! { <p>{cx.clock(answer(lang), at)}</p> });
        let means = match offer.thing() {
            Some(Thing::Project(_)) => project_means(lang),
            Some(Thing::Commitment(_)) => commitment_means(lang),
            Some(Thing::Debt(_)) | None => debt_means(lang),
        };
        let verbs = if offer.stands() {
            view! {
                <p>{means}</p>
                <p>{cx.clock_by(reply_due(lang), offer.reply_due(&cx.zone()))}</p>
                <form method="post" action=paths::accept_hand_over(id)>
                    <button class="button">{accept_it(lang)}</button>
                </form>
                <form method="post" action=paths::decline_hand_over(id)>
                    <button class="button secondary">{decline_it(lang)}</button>
                </form>
            }
            .into_any()
        } else {
            view! { <p class="empty">{ended(lang)}</p> }.into_any()
        };
        view! {
            <h1>{title}</h1>
            {due}
            <p>{says(lang, &offer.giver)}</p>
            <figure class="said"><blockquote>{prose(&offer.sentence)}</blockquote></figure>
            {verbs}
        }
    })
}

pub(crate) async fn accept(cx: PageContext, Path(id): Path<HandOverId>) -> Page {
    let offer = queries::find(&cx.portal, &cx.actor, id).await?;
    operations::accept(&cx.portal, &cx.actor, id).await?;
    let path = match offer.thing() {
        Some(Thing::Commitment(commitment)) => paths::commitment(commitment),
        Some(Thing::Debt(_) | Thing::Project(_)) | None => paths::my_debts(),
    };
    cx.done(&path, accepted(cx.lang))
}

pub(crate) async fn decline(cx: PageContext, Path(id): Path<HandOverId>) -> Page {
    operations::decline(&cx.portal, &cx.actor, id).await?;
    cx.done(paths::debts(), declined(cx.lang))
}
