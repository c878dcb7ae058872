//! A customer's own seat: the offer with its deadline, the ground rules and the customer's needs; the waiting list;
//! giving the seat back. Opening the page changes nothing.

use super::state_tag;
use crate::{
    boardroom::sessions::when,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Facts, Form,
            conflict::conflict_text,
            inset,
            prose::prose,
            refusal::{Refusal, show_again},
            warning,
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::seats::{
        State,
        operations::{self, Accepting, SeatOutcome},
        queries::{self, Buddy, Own},
        rules::LONGEST_NEED,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(theme: &str) = "Uw stoel: {theme}" | "Your seat: {theme}";
    when_title = "Wanneer" | "When";
    place_title = "Waar" | "Where";
    answer_by = "Antwoord vóór" | "Answer by";
    about = "Meer over deze sessie" | "More about this session";
    offered_lead = "Wij houden een stoel voor u vrij. Antwoordt u niet op tijd, dan gaat hij naar de volgende op de wachtlijst."
        | "We are keeping a seat for you. If you do not answer in time, it goes to the next person on the waiting list.";
    agree_title = "Onze afspraken aan tafel" | "Ground rules";
    agree = "Gaat u hiermee akkoord?" | "Do you agree to this?";
    i_agree = "Ja, ik houd mij hieraan" | "Yes, I will keep to this";
    needs_title = "Hebt u iets nodig?" | "Do you need anything?";
    needs_lead = "Alleen de secretaris en het bestuur lezen dit. Een maand na de sessie wissen we het."
        | "Only the secretary and the board read this. We erase it a month after the session.";
    access = "Om binnen te komen en mee te doen" | "To get in and take part";
    access_hint = "Bijvoorbeeld een lift, een tolk, of een plek dicht bij de deur." | "For example a lift, an interpreter, or a place near the door.";
    travel = "Om er te komen" | "To get there";
    travel_hint = "Bijvoorbeeld een taxi, of een plek om te parkeren." | "For example a taxi, or a parking space.";
    diet = "Eten en drinken" | "Food and drink";
    change_needs = "Wijzigingen bewaren" | "Save the changes";
    done_needs = "Bewaard. Dank u dat u het liet weten." | "Saved. Thank you for letting us know.";
    take = "De stoel aannemen" | "Accept the seat";
    rather_not = "Liever niet?" | "Not this time?";
    rather_not_lead = "U hoeft niet te zeggen waarom. De stoel gaat naar de volgende op de wachtlijst." | "You need not say why. The seat goes to the next person on the waiting list.";
    decline = "Nee, dank u" | "No, thank you";
    yours = "Deze stoel is van u." | "This seat is yours.";
    give_back_title = "Kunt u toch niet?" | "Can't come after all?";
    give_back_lead = "Geeft u de stoel terug, dan is hij niet meer van u. Wij bieden hem meteen aan de volgende op de wachtlijst aan." | "If you give the seat back, it is no longer yours. We offer it at once to the next person on the waiting list.";
    give_back = "De stoel teruggeven" | "Give the seat back";
    you_wait(position: usize) = "U staat op de wachtlijst, op plaats {position}. Komt er een stoel vrij, dan krijgt u een mail."
        | "You are number {position} on the waiting list. If a seat becomes free, you get an email.";
    leave_list = "Van de wachtlijst afgaan" | "Leave the waiting list";
    ask_free = "Er is nog een stoel vrij. Vraagt u hem, dan houden wij hem voor u vrij. U ziet dan tot wanneer." | "There is still a seat free. If you ask for it, we keep it for you. You will see until when.";
    ask_full = "Alle stoelen zijn nu vergeven. U kunt wel op de wachtlijst gaan staan." | "All seats are taken now. You can join the waiting list.";
    ask = "Een stoel vragen" | "Ask for a seat";
    ask_again = "Ik wil toch komen" | "I would like to come after all";
    declined = "U hebt deze stoel niet aangenomen." | "You declined this seat.";
    lapsed = "De tijd om te antwoorden is voorbij. Wij houden de stoel niet meer voor u vast." | "The time to answer has passed. We are no longer keeping the seat for you.";
    given_back = "U hebt deze stoel teruggegeven." | "You gave this seat back.";
    withdrawn = "Deze plaats is ingetrokken" | "This place has been withdrawn";
    buddy_title = "Uw eerste keer" | "Your first time";
    buddy_colleague(name: &str) = "{name} vangt u op, wijst u de weg en zit naast u." | "{name} will welcome you, show you around and sit beside you.";
    buddy_shared(name: &str) = "{name} vangt u op, wijst u de weg en is er voor u." | "{name} will welcome you, show you around and be there for you.";
    takes = "Duur" | "Length";
    minutes(minutes: i64) = "{minutes} minuten" | "{minutes} minutes";
    scope_title = "Wat klanten kunnen veranderen" | "What customers can change";
    buddy_customer(secretary: &str) = "Een klant die al eerder aan tafel zat, vangt u op. {secretary} stelt u aan elkaar voor." | "A customer who has been at the table before will welcome you. {secretary} will introduce you to each other.";
    done_accept = "De stoel is van u. Tot dan." | "The seat is yours. See you there.";
    done_decline = "Dank u dat u het liet weten." | "Thank you for letting us know.";
    done_give_back = "De stoel gaat naar een ander. Dank u dat u het liet weten." | "The seat goes to somebody else. Thank you for letting us know.";
    done_seat = "Er is een stoel voor u. Neem hem hieronder aan." | "There is a seat for you. Accept it below.";
    done_waiting(position: usize) = "U staat op de wachtlijst, op plaats {position}." | "You are number {position} on the waiting list.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SeatForm {
    verb: String,
    terms: String,
    access: String,
    travel: String,
    diet: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<SeatForm>,
) -> Page {
    let lang = cx.lang;
    let accepting = Accepting {
        terms: typed.terms.clone(),
        access: typed.access.clone(),
        travel: typed.travel.clone(),
        diet: typed.diet.clone(),
    };
    let (portal, actor) = (&cx.portal, &cx.actor);
    let outcome = match typed.verb.as_str() {
        "ask" => operations::ask(portal, actor, id)
            .await
            .map(|asked| match asked {
                SeatOutcome::Seat => done_seat(lang).to_owned(),
                SeatOutcome::Waiting(position) => done_waiting(lang, position),
            }),
        "decline" => operations::decline(portal, actor, id)
            .await
            .map(|()| done_decline(lang).to_owned()),
        "needs" => operations::change_needs(portal, actor, id, &accepting)
            .await
            .map(|()| done_needs(lang).to_owned()),
        "give_back" => operations::give_back(portal, actor, id)
            .await
            .map(|()| done_give_back(lang).to_owned()),
        _ => operations::accept(portal, actor, id, &accepting)
            .await
            .map(|()| done_accept(lang).to_owned()),
    };
    match outcome {
        Ok(notice) => cx.done(&paths::seat(id), notice),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(&accepting), &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: SessionId,
    typed: Option<&Accepting>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let own = queries::own(&cx.portal, &cx.actor, id).await?;
    let labels = [
        ("terms", agree(lang)),
        ("access", access(lang)),
        ("travel", travel(lang)),
        ("diet", diet(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let name = title(lang, &own.session.theme);
    cx.page(name.clone()).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <p class="eyebrow">{own.session.series.clone()}" "{own.state.map(|state| state_tag(lang, state))}</p>
            <h1>{name}</h1>
            {facts(cx, &own)}
            {body(lang, &own, &form, typed)}
            {buddy(lang, &own)}
            <p><a href=paths::session(id)>{about(lang)}</a></p>
        }
    })
}

fn facts(cx: &PageContext, own: &Own) -> AnyView {
    let lang = cx.lang;
    let mut facts = Facts::new()
        .fact(when_title(lang), when(cx, &own.session))
        .fact(takes(lang), minutes(lang, own.session.minutes));
    if !own.session.place.is_empty() {
        facts = facts.fact(place_title(lang), own.session.place.clone());
    }
    if let (Some(State::Offered), Some(until)) = (own.state, own.expires_at) {
        facts = facts.fact(answer_by(lang), cx.moment(until));
    }
    facts.view()
}

fn body(lang: Language, own: &Own, form: &Form<'_>, typed: Option<&Accepting>) -> AnyView {
    let told = |text: &'static str| view! { <p class="lead">{text}</p> }.into_any();
    match own.state {
        None if own.may_ask => {
            let lead = if own.free {
                ask_free(lang)
            } else {
                ask_full(lang)
            };
            view! { {told(lead)}{button("ask", ask(lang))} }.into_any()
        }
        None => match own.refused {
            Some(why) => told(conflict_text(lang, why)),
            None => ().into_any(),
        },
        Some(State::Offered) if own.to_come => offer(lang, own, form, typed),
        Some(State::Waiting) if own.to_come => {
            let position = own.position.unwrap_or_default();
            view! {
                <p class="lead">{you_wait(lang, position)}</p>
                {button("decline", leave_list(lang))}
            }
            .into_any()
        }
        Some(State::Accepted) => {
            let open = own.to_come.then(|| has_seat(lang, own, form, typed));
            view! { {told(yours(lang))}{open} }.into_any()
        }
        Some(State::Declined) => view! { {told(declined(lang))}{again(lang, own)} }.into_any(),
        Some(State::Lapsed | State::Offered | State::Waiting) => {
            view! { {told(lapsed(lang))}{again(lang, own)} }.into_any()
        }
        Some(State::GivenBack) => told(given_back(lang)),
        Some(State::Withdrawn) => {
            let why = if own.why.is_empty() {
                &own.session.cancelled_why
            } else {
                &own.why
            };
            warning(withdrawn(lang), prose(why))
        }
    }
}

/// The form to ask once more, for a customer who declined or did not answer in time.
fn again(lang: Language, own: &Own) -> Option<AnyView> {
    own.may_ask.then(|| {
        let lead = if own.free {
            ask_free(lang)
        } else {
            ask_full(lang)
        };
        view! { <section id="again"><p>{lead}</p>{button("ask", ask_again(lang))}</section> }
            .into_any()
    })
}

/// A form with a single button.
fn button(verb: &'static str, label: &'static str) -> AnyView {
    view! {
        <form method="post">
            <input type="hidden" name="verb" value=verb/>
            <button class="button quiet">{label}</button>
        </form>
    }
    .into_any()
}

/// The needs that the customer gave before, as form values.
fn said_before(own: &Own) -> Accepting {
    Accepting {
        access: own.needs.access.clone(),
        travel: own.needs.travel.clone(),
        diet: own.needs.diet.clone(),
        ..Accepting::default()
    }
}

fn needs(lang: Language, form: &Form<'_>, typed: &Accepting) -> AnyView {
    view! {
        <h2>{needs_title(lang)}</h2>
        <p>{needs_lead(lang)}</p>
        {form.area("access", &typed.access, 2).hint(access_hint(lang)).limit(LONGEST_NEED).optional().view()}
        {form.area("travel", &typed.travel, 2).hint(travel_hint(lang)).limit(LONGEST_NEED).optional().view()}
        {form.area("diet", &typed.diet, 2).limit(LONGEST_NEED).optional().view()}
    }
    .into_any()
}

/// What a customer who has a seat can do: change their needs, and give the seat back. It is one form, so that a
/// refusal of either button keeps the words.
fn has_seat(lang: Language, own: &Own, form: &Form<'_>, typed: Option<&Accepting>) -> AnyView {
    let before = said_before(own);
    let typed = typed.unwrap_or(&before);
    view! {
        <form method="post" novalidate>
            <section id="needs">
                {needs(lang, form, typed)}
                <button class="button" name="verb" value="needs">{change_needs(lang)}</button>
            </section>
            <section id="give-back">
                <details>
                    <summary>{give_back_title(lang)}</summary>
                    <p>{give_back_lead(lang)}</p>
                    <button class="button quiet" name="verb" value="give_back">{give_back(lang)}</button>
                </details>
            </section>
        </form>
    }
    .into_any()
}

fn offer(lang: Language, own: &Own, form: &Form<'_>, typed: Option<&Accepting>) -> AnyView {
    let terms = &own.terms;
    let text = match lang {
        Language::Nl => &terms.text_nl,
        Language::En => &terms.text_en,
    };
    let version = terms.id.to_string();
    let before = said_before(own);
    let typed = typed.unwrap_or(&before);
    let agreed = Choice::new(version, i_agree(lang));
    view! {
        <p class="lead">{offered_lead(lang)}</p>
        <section id="scope"><h2>{scope_title(lang)}</h2>{prose(&own.session.scope_open)}</section>
        <form method="post" novalidate>
            <h2>{agree_title(lang)}</h2>
            {inset(prose(text))}
            {form.tick("terms", vec![typed.terms.clone()], vec![agreed]).view()}
            {needs(lang, form, typed)}
            <button class="button" name="verb" value="accept">{take(lang)}</button>
            <section id="decline">
                <h2>{rather_not(lang)}</h2>
                <p>{rather_not_lead(lang)}</p>
                <button class="button quiet" name="verb" value="decline">{decline(lang)}</button>
            </section>
        </form>
    }
    .into_any()
}

fn buddy(lang: Language, own: &Own) -> Option<AnyView> {
    if !matches!(own.state, Some(State::Offered | State::Accepted)) {
        return None;
    }
    let text = match own.buddy.as_ref()? {
        Buddy::Colleague(name) => buddy_colleague(lang, name),
        Buddy::Shared(name) => buddy_shared(lang, name),
        Buddy::Customer => buddy_customer(lang, &own.session.secretary),
    };
    Some(
        view! { <section id="buddy"><h2>{buddy_title(lang)}</h2><p>{text}</p></section> }
            .into_any(),
    )
}
