//! Putting somebody who is willing on a seat, with a reason.

use super::seats_path;
use crate::web::{
    context::{Page, PageContext},
    ui::{Choice, Form},
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, FieldErrors,
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
    title = "Iemand erbij zetten" | "Put somebody in";
    lead = "Kies uit wie zelf zei aan tafel te willen. Haal eerst iemand van een stoel als er geen vrij is." | "Choose from those who said that they are willing. Take somebody out first when no seat is free.";
    lead_sent = "Kies uit wie zelf zei aan tafel te willen. Is er een stoel vrij, dan krijgt deze klant meteen een aanbod. Anders komt deze klant achteraan op de wachtlijst."
        | "Choose from those who said that they are willing. When a seat is free, this customer gets an offer at once. If not, this customer goes to the end of the waiting list.";
    member = "Wie?" | "Who?";
    nobody = "Er is niemand anders die wil." | "There is nobody else who is willing.";
    choose = "Kies iemand" | "Choose somebody";
    why = "Waarom? In één zin" | "Why? In one sentence";
    put = "Erbij zetten" | "Put in";
    done = "Deze klant staat op een stoel in het voorstel." | "This customer has a seat in the suggestion.";
    offered = "Deze klant krijgt een aanbod." | "This customer gets an offer.";
    waits(position: usize) = "Deze klant staat op de wachtlijst, op plaats {position}." | "This customer is on the waiting list, at place {position}.";
    back = "Terug naar de stoelen" | "Back to the seats";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AddForm {
    member: String,
    why: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, &AddForm::default(), &FieldErrors::default()).await
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
            cx.done(&seats_path(id), notice).await
        }
        Err(Error::Invalid(errors)) => page(&cx, id, &typed, &errors).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(cx: &PageContext, id: SessionId, typed: &AddForm, errors: &FieldErrors) -> Page {
    let lang = cx.lang;
    let found = queries::arranging(&cx.portal, &cx.actor, id).await?;
    let labels = [("member", member(lang)), ("why", why(lang))];
    let form = Form::new(lang, errors, &labels);
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
    cx.page(title(lang)).invalid(errors).show(|| {
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
            <p class="lead">{found.session.theme.clone()}</p>
            <p>{lead}</p>
            {body}
            <p><a href=seats_path(id)>{back(lang)}</a></p>
        }
    })
}
