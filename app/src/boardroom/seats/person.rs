//! One customer in the draw or in the queue of a session, for those who arrange it: the reasons, the buddy and
//! the needs, and a form to take the customer out.

use super::{arrange::reasons, state_tag};
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
        rules::{LONGEST_WHY, is_to_come},
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
    out_title = "Klant eruit halen" | "Take this customer out";
    out_lead = "De stoel gaat naar de volgende op de lijst zodra u de stoelen aanbiedt." | "The seat goes to the next person on the list when you offer the seats.";
    withdraw_title = "Plaats intrekken" | "Withdraw the place";
    withdraw_lead = "De klant krijgt een mail met de reden. De stoel gaat meteen naar de volgende op de lijst." | "The customer gets an email with the reason. The seat goes at once to the next person on the list.";
    why = "Waarom? In één zin" | "Why? In one sentence";
    out = "Klant eruit halen" | "Take this customer out";
    withdraw = "Plaats intrekken" | "Withdraw the place";
    was_out = "Deze klant staat niet meer in de voorlopige verdeling." | "This customer is no longer in the suggested seating.";
    was_withdrawn = "De plaats is ingetrokken." | "The place has been withdrawn.";
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
    verb: String,
    why: String,
    buddy: String,
}

type Place = Path<(SessionId, MemberId)>;

pub(crate) async fn show(cx: PageContext, Path((id, member)): Place) -> Page {
    page(&cx, id, member, &PersonForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path((id, member)): Place,
    Posted(typed): Posted<PersonForm>,
) -> Page {
    let lang = cx.lang;
    let (portal, actor) = (&cx.portal, &cx.actor);
    let who = member.to_string();
    let (outcome, notice) = match typed.verb.as_str() {
        "buddy" => {
            let done = operations::choose_buddy(portal, actor, id, &who, &typed.buddy).await;
            (done, buddy_kept(lang))
        }
        "withdraw" => {
            let done = operations::withdraw(portal, actor, id, &who, &typed.why).await;
            (done, was_withdrawn(lang))
        }
        _ => {
            let done = operations::take_out(portal, actor, id, &who, &typed.why).await;
            (done, was_out(lang))
        }
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

async fn page(
    cx: &PageContext,
    id: SessionId,
    member: MemberId,
    typed: &PersonForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let found = queries::arranging(&cx.portal, &cx.actor, id).await?;
    let suggested = found.suggestions.iter().find(|one| one.member_id == member);
    let seat = found.seats.iter().find(|one| one.member_id == member);
    let name = suggested.map(|one| one.name.clone());
    let name = name.or_else(|| seat.map(|one| one.name.clone()));
    let name = name.ok_or(Error::NotFound)?;
    let labels = [("why", why(lang)), ("buddy", buddy(lang))];
    let form = Form::new(lang, refusal, &labels);
    let to_come = is_to_come(&found.session, cx.portal.now());
    cx.page(name.clone()).refused(refusal).show(|| {
        let body = match (suggested, seat) {
            (_, Some(seat)) => placed(cx, &found, seat, &form, typed, to_come),
            (Some(one), None) => drawn(cx, &found, one, &form, typed, to_come),
            (None, None) => ().into_any(),
        };
        view! {
            {form.summary()}
            <h1>{name}</h1>
            <p class="lead">{found.session.theme.clone()}</p>
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
    typed: &PersonForm,
    to_come: bool,
) -> AnyView {
    let lang = cx.lang;
    let chosen = one.buddy_id.map(|id| id.to_string()).unwrap_or_default();
    let first = one.seated_at.is_none() && one.kind != Kind::Out && to_come;
    let helps = first.then(|| buddy_form(lang, found, form, &chosen, one.account_id.0));
    let out = (one.kind != Kind::Out && to_come).then(|| {
        why_form(
            form,
            typed,
            "out",
            (out_title(lang), out_lead(lang), out(lang)),
        )
    });
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
    typed: &PersonForm,
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
    let words = (withdraw_title(lang), withdraw_lead(lang), withdraw(lang));
    let back = live.then(|| why_form(form, typed, "withdraw", words));
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
                <input type="hidden" name="verb" value="buddy"/>
                {form.select("buddy", chosen, choices).view()}
                <button class="button quiet">{keep_buddy(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn why_form(
    form: &Form<'_>,
    typed: &PersonForm,
    verb: &'static str,
    (title, lead, label): (&'static str, &'static str, &'static str),
) -> AnyView {
    view! {
        <section id="leave">
            <h2>{title}</h2>
            <p>{lead}</p>
            <form method="post" novalidate>
                <input type="hidden" name="verb" value=verb/>
                {form.line("why", &typed.why).limit(LONGEST_WHY).view()}
                <button class="button quiet">{label}</button>
            </form>
        </section>
    }
    .into_any()
}
