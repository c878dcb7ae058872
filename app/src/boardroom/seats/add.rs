//! Adding a customer who is willing by hand, with a reason.

use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::SessionId,
    boardroom::seats::{
        Kind,
        operations::{self, PutIn, SeatOutcome},
        queries,
        rules::LONGEST_WHY,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Iemand erbij zetten" | "Add somebody";
    lead = "Kies een klant die aan tafel wil zitten. Is er geen stoel vrij? Haal dan eerst iemand van een stoel." | "Choose a customer who would like to sit at the table. If no seat is free, take somebody off a seat first.";
    lead_sent = "Kies een klant die aan tafel wil zitten. Is er een stoel vrij, dan krijgt deze klant meteen een aanbod. Anders komt deze klant achteraan op de wachtlijst."
        | "Choose a customer who would like to sit at the table. If a seat is free, this customer gets an offer at once. If not, this customer goes to the end of the waiting list.";
    member = "Wie?" | "Who?";
    nobody = "Er is niemand anders die aan tafel wil zitten." | "There is nobody else who would like to sit at the table.";
    choose = "Kies iemand" | "Choose somebody";
    why = "Waarom? In één zin" | "Why? In one sentence";
    put = "Erbij zetten" | "Add this customer";
    done = "Deze klant heeft een stoel in de voorlopige verdeling." | "This customer has a seat in the suggested seating.";
    offered = "Deze klant krijgt een aanbod." | "This customer gets an offer.";
    waits(position: usize) = "Deze klant staat op de wachtlijst, op plaats {position}." | "This customer is number {position} on the waiting list.";
    back = "Terug naar de stoelen" | "Back to the seats";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AddForm {
    member: String,
    why: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, &AddForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<AddForm>,
) -> Page {
    match operations::put_in(&cx.portal, &cx.actor, id, &typed.member, &typed.why).await {
        Ok(put) => {
            let notice = match put {
                PutIn::Suggested => done(cx.lang).to_owned(),
                PutIn::InLine(SeatOutcome::Seat) => offered(cx.lang).to_owned(),
                PutIn::InLine(SeatOutcome::Waiting(position)) => waits(cx.lang, position),
            };
            cx.done(&paths::seats(id), notice)
        }
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: SessionId, typed: &AddForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::arranging(&cx.portal, &cx.actor, id).await?;
    let labels = [("member", member(lang)), ("why", why(lang))];
    let form = Form::new(lang, refusal, &labels);
    let sits = |who: &_| {
        let mut seated = found.suggestions.iter();
        seated.any(|one| one.member_id == *who && one.kind == Kind::Seat)
            || found.seats.iter().any(|one| one.member_id == *who)
    };
    let round = found.round.as_ref();
    let sent = round.is_some_and(|round| round.opened_at.is_some());
    let lead = if sent { lead_sent(lang) } else { lead(lang) };
    let others = found.willing.iter().filter(|(who, _)| !sits(who));
    let choices: Vec<_> = others
        .map(|(who, name)| Choice::new(who.to_string(), name.clone()))
        .collect();
    cx.page(title(lang)).refused(refusal).show(|| {
        let body = if choices.is_empty() {
            view! { <p class="empty">{nobody(lang)}</p> }.into_any()
        } else {
            let mut all = vec![Choice::new("", choose(lang))];
            all.extend(choices);
            view! {
                <form method="post" novalidate>
                    {form.select("member", &typed.member, all).view()}
                    {form.line("why", &typed.why).limit(LONGEST_WHY).view()}
                    <button class="button">{put(lang)}</button>
                </form>
            }
            .into_any()
        };
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{theme(cx, &found.session)}</p>
            <p>{lead}</p>
            {body}
            <p><a href=paths::seats(id)>{back(lang)}</a></p>
        }
    })
}
