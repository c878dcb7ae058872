//! Taking a customer out of the draw of a session, or out of its seats, with a reason.

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
    Error,
    base::ids::{MemberId, SessionId},
    boardroom::seats::{
        operations,
        queries::{self, Arranging},
        rules::LONGEST_WHY,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    out = "Klant eruit halen" | "Take this customer out";
    out_lead = "De stoel gaat naar de volgende op de lijst zodra u de stoelen aanbiedt." | "The seat goes to the next person on the list when you offer the seats.";
    withdraw = "Plaats intrekken" | "Withdraw the place";
    withdraw_lead = "De klant krijgt een mail met de reden. De stoel gaat meteen naar de volgende op de lijst." | "The customer gets an email with the reason. The seat goes at once to the next person on the list.";
    why = "Waarom? In één zin" | "Why? In one sentence";
    was_out = "Deze klant staat niet meer in de voorlopige verdeling." | "This customer is no longer in the suggested seating.";
    was_withdrawn = "De plaats is ingetrokken." | "The place has been withdrawn.";
    back = "Terug naar deze klant" | "Back to this customer";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct OutForm {
    /// What the page offered: a customer who was only drawn then may have been offered the seat meanwhile.
    verb: String,
    why: String,
}

type Place = Path<(SessionId, MemberId)>;

pub(crate) async fn show(cx: PageContext, Path((id, member)): Place) -> Page {
    page(&cx, id, member, &OutForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path((id, member)): Place,
    Posted(typed): Posted<OutForm>,
) -> Page {
    let (portal, actor) = (&cx.portal, &cx.actor);
    let who = member.to_string();
    let (outcome, notice) = if typed.verb == "withdraw" {
        let done = operations::withdraw(portal, actor, id, &who, &typed.why).await;
        (done, was_withdrawn(cx.lang))
    } else {
        let done = operations::take_out(portal, actor, id, &who, &typed.why).await;
        (done, was_out(cx.lang))
    };
    match outcome {
        Ok(()) => cx.done(&paths::seats(id), notice),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, member, &typed, &refusal).await
            })
            .await
        }
    }
}

/// The name of the customer, and whether a place was given to them already.
fn place_of(found: &Arranging, member: MemberId) -> Result<(String, bool), Error> {
    let seat = found.seats.iter().find(|one| one.member_id == member);
    let suggested = found.suggestions.iter().find(|one| one.member_id == member);
    let name = seat
        .map(|one| one.name.clone())
        .or_else(|| suggested.map(|one| one.name.clone()));
    Ok((name.ok_or(Error::NotFound)?, seat.is_some()))
}

async fn page(
    cx: &PageContext,
    id: SessionId,
    member: MemberId,
    typed: &OutForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let found = queries::arranging(&cx.portal, &cx.actor, id).await?;
    let (name, placed) = place_of(&found, member)?;
    let (verb, title, lead) = if placed {
        ("withdraw", withdraw(lang), withdraw_lead(lang))
    } else {
        ("out", out(lang), out_lead(lang))
    };
    let labels = [("why", why(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <p class="eyebrow">{name}</p>
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            <form method="post" novalidate>
                <input type="hidden" name="verb" value=verb/>
                {form.line("why", &typed.why).limit(LONGEST_WHY).view()}
                <button class="button">{title}</button>
            </form>
            <p><a href=paths::seat_of_member(id, member)>{back(lang)}</a></p>
        }
    })
}
