//! Offers of colleagues, on the home page and above the inbox.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, items, opening},
};
use klankbord_domain::{
    Language,
    answering::owed_answers::offers as queries,
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
    reply_due = "Uw reactie" | "Your reply";
}

/// The thing on offer, in words.
pub(crate) fn title(lang: Language, offer: &Offer) -> String {
    match offer.thing() {
        Some(Thing::Project(_)) => project(lang, &offer.title),
        Some(Thing::Commitment(_)) => commitment(lang, &opening(&offer.title)),
        Some(Thing::Debt(_)) | None => debt(lang, &offer.title),
    }
}

/// The offers to the actor that are still open.
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
            let item = Item::new(paths::hand_over(offer.id), title(lang, offer))
                .meta(by(lang, &offer.giver))
                .meta(cx.clock_by(reply_due(lang), offer.reply_due(&cx.zone())));
            match offer.due_at {
                Some(due_at) => item.meta(cx.clock(answer(lang), due_at)),
                None => item,
            }
        })
        .collect();
    view! { <section id="offered"><h2>{waiting(lang)}</h2>{items(list, "")}</section> }.into_any()
}
