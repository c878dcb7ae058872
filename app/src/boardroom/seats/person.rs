//! One customer in the draw or in the queue of a session, for those who arrange it: the reasons, the buddy and
//! the needs, and the way to take the customer out.

use super::{rows::reasons, state_tag};
use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Facts, Form,
        prose::prose,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, Language,
    base::ids::{MemberId, SessionId},
    boardroom::seats::{
        Kind, Seat, Suggestion, operations,
        queries::{self, Arranging},
        rules::is_to_come,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    reasons_title = "Waarom deze klant" | "Why this customer";
    buddy_title = "Maatje" | "Buddy";
    buddy_lead = "Wie voor het eerst aan tafel zit, krijgt een maatje: een collega in de sessie, of een klant die al eerder aan tafel zat."
        | "Anybody who is at the table for the first time gets a buddy: a colleague in the session, or a customer who has been at the table before.";
    buddy = "Wie is het maatje?" | "Who is the buddy?";
    nobody = "Niemand" | "Nobody";
    keep_buddy = "Maatje bewaren" | "Save the buddy";
    buddy_kept = "Het maatje is bewaard." | "The buddy has been saved.";
    out = "Klant eruit halen" | "Take this customer out";
    withdraw = "Plaats intrekken" | "Withdraw the place";
    needs_access = "Om binnen te komen en mee te doen" | "To get in and take part";
    needs_travel = "Om er te komen" | "To get there";
    needs_diet = "Eten en drinken" | "Food and drink";
    stands_title = "Stand" | "Status";
    taken_back_why = "Reden" | "Reason";
    back = "Terug naar de stoelen" | "Back to the seats";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PersonForm {
    buddy: String,
}

type Place = Path<(SessionId, MemberId)>;

pub(crate) async fn show(cx: PageContext, Path((id, member)): Place) -> Page {
    page(&cx, id, member, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path((id, member)): Place,
    Posted(typed): Posted<PersonForm>,
) -> Page {
    let who = member.to_string();
    let outcome = operations::choose_buddy(&cx.portal, &cx.actor, id, &who, &typed.buddy).await;
    match outcome {
        Ok(()) => cx.done(&paths::seats(id), buddy_kept(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, member, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: SessionId, member: MemberId, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::arranging(&cx.portal, &cx.actor, id).await?;
    let suggested = found.suggestions.iter().find(|one| one.member_id == member);
    let seat = found.seats.iter().find(|one| one.member_id == member);
    let name = suggested.map(|one| one.name.clone());
    let name = name.or_else(|| seat.map(|one| one.name.clone()));
    let name = name.ok_or(Error::NotFound)?;
    let labels = [("buddy", buddy(lang))];
    let form = Form::new(lang, refusal, &labels);
    let to_come = is_to_come(&found.session, cx.portal.now());
    cx.page(name.clone()).refused(refusal).show(|| {
        let body = match (suggested, seat) {
            (_, Some(seat)) => placed(cx, &found, seat, &form, to_come),
            (Some(one), None) => drawn(cx, &found, one, &form, to_come),
            (None, None) => ().into_any(),
        };
        view! {
            {form.summary()}
            <h1>{name}</h1>
            <p class="lead">{theme(cx, &found.session)}</p>
            {body}
            <p><a href=paths::seats(id)>{back(lang)}</a></p>
        }
    })
}

fn drawn(
    cx: &PageContext,
    found: &Arranging,
    one: &Suggestion,
    form: &Form<'_>,
    to_come: bool,
) -> AnyView {
    let lang = cx.lang;
    let chosen = one.buddy_id.map(|id| id.to_string()).unwrap_or_default();
    let first = one.seated_at.is_none() && one.kind != Kind::Out && to_come;
    let helps = first.then(|| buddy_form(lang, found, form, &chosen, one.account_id.0));
    let out =
        (one.kind != Kind::Out && to_come).then(|| leave_link(found, one.member_id, out(lang)));
    view! {
        <section id="reasons"><h2>{reasons_title(lang)}</h2><p>{reasons(cx, found, one)}</p></section>
        {helps}
        {out}
    }
    .into_any()
}

fn placed(
    cx: &PageContext,
    found: &Arranging,
    seat: &Seat,
    form: &Form<'_>,
    to_come: bool,
) -> AnyView {
    let lang = cx.lang;
    let stands = seat.stands(cx.portal.now());
    let mut facts = Facts::new().fact(stands_title(lang), state_tag(lang, stands));
    for (term, text) in [
        (needs_access(lang), &seat.access),
        (needs_travel(lang), &seat.travel),
        (needs_diet(lang), &seat.diet),
        (taken_back_why(lang), &seat.why),
    ] {
        if !text.is_empty() {
            facts = facts.fact(term, prose(text));
        }
    }
    let live = stands.is_live() && to_come;
    let chosen = seat.buddy_id.map(|id| id.to_string()).unwrap_or_default();
    let helps = (live && seat.is_first_time())
        .then(|| buddy_form(lang, found, form, &chosen, seat.account_id.0));
    let back = live.then(|| leave_link(found, seat.member_id, withdraw(lang)));
    view! { {facts.view()}{helps}{back} }.into_any()
}

fn buddy_form(
    lang: Language,
    found: &Arranging,
    form: &Form<'_>,
    chosen: &str,
    own: i64,
) -> AnyView {
    let others = found.buddies.iter().filter(|(account, _)| account.0 != own);
    let mut choices = vec![Choice::new("", nobody(lang))];
    choices.extend(others.map(|(account, name)| Choice::new(account.to_string(), name.clone())));
    view! {
        <section id="buddies">
            <h2>{buddy_title(lang)}</h2>
            <p>{buddy_lead(lang)}</p>
            <form method="post" novalidate>
                {form.select("buddy", chosen, choices).view()}
                <button class="button secondary">{keep_buddy(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

/// The way to the form that takes the customer out. It has a page of its own: on this one, choosing a buddy would
/// drop the reason.
fn leave_link(found: &Arranging, member: MemberId, label: &'static str) -> AnyView {
    let path = paths::take_out_of_seats(found.session.id, member);
    view! { <p id="leave"><a href=path>{label}</a></p> }.into_any()
}
