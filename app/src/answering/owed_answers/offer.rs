//! A colleague's offer: where it is shown, and the page on which it is accepted or declined.

use crate::{
    overview::home::opening,
    web::{
        context::{Page, PageContext},
        ui::{Item, items, prose::prose},
    },
};
use axum::extract::Path;
use klankbord_domain::{
    Language,
    answering::owed_answers::{offers as queries, taking_over as operations},
    base::ids::HandOverId,
    rounds::hand_overs::{Offer, Thing},
};
use leptos::prelude::*;

texts! {
    waiting = "Wilt u dit overnemen?" | "Will you take this over?";
    project(title: &str) = "Het project “{title}”" | "The project “{title}”";
    debt(title: &str) = "Een antwoord bij “{title}”" | "An answer on “{title}”";
    commitment(text: &str) = "De afspraak “{text}”" | "The commitment “{text}”";
    by(giver: &str) = "Van {giver}" | "From {giver}";
    answer = "Antwoord" | "Answer";
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

/// The thing on offer, in words.
pub(crate) fn title(lang: Language, offer: &Offer) -> String {
    match offer.thing() {
        Some(Thing::Project(_)) => project(lang, &offer.title),
        Some(Thing::Commitment(_)) => commitment(lang, &opening(&offer.title)),
        Some(Thing::Debt(_)) | None => debt(lang, &offer.title),
    }
}

/// The offers to the actor that still stand.
///
/// # Errors
/// When it can't be read.
pub(crate) async fn to_me(cx: &PageContext) -> klankbord_domain::Result<Vec<Offer>> {
    queries::to_me(&cx.portal, &cx.actor).await
}

/// The offers as a section of a page; omitted when there are none.
pub(crate) fn section(cx: &PageContext, offers: &[Offer]) -> AnyView {
    if offers.is_empty() {
        return ().into_any();
    }
    let lang = cx.lang;
    let list = offers
        .iter()
        .map(|offer| {
            let item = Item::new(
                format!("/debts/hand-overs/{}", offer.id),
                title(lang, offer),
            )
            .meta(by(lang, &offer.giver));
            match offer.due_at {
                Some(due_at) => item.meta(cx.clock(answer(lang), due_at)),
                None => item,
            }
        })
        .collect();
    view! { <section id="offered"><h2>{waiting(lang)}</h2>{items(list, "")}</section> }.into_any()
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
        let deeds = if offer.stands() {
            view! {
                <p>{means}</p>
                <form method="post" action=format!("/debts/hand-overs/{id}/accept")>
                    <button class="button">{accept_it(lang)}</button>
                </form>
                <form method="post" action=format!("/debts/hand-overs/{id}/decline")>
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
            {deeds}
        }
    })
}

pub(crate) async fn accept(cx: PageContext, Path(id): Path<HandOverId>) -> Page {
    let offer = queries::find(&cx.portal, &cx.actor, id).await?;
    operations::accept(&cx.portal, &cx.actor, id).await?;
    let path = match offer.thing() {
        Some(Thing::Commitment(commitment)) => format!("/commitments/{commitment}"),
        Some(Thing::Debt(_) | Thing::Project(_)) | None => "/debts?whose=mine".to_owned(),
    };
    cx.done(&path, accepted(cx.lang)).await
}

pub(crate) async fn decline(cx: PageContext, Path(id): Path<HandOverId>) -> Page {
    operations::decline(&cx.portal, &cx.actor, id).await?;
    cx.done("/debts", declined(cx.lang)).await
}
