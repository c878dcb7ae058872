//! Declining a seat, leaving the waiting list and giving a seat back. The page says what happens; only its button does it.

use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Icon, icon,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::seats::{
        State, operations,
        queries::{self, Own},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    decline_title = "Liever niet deze keer?" | "Not this time?";
    decline_text = "Dat is goed, u hoeft niet te zeggen waarom. De stoel gaat meteen naar de volgende op de wachtlijst. Bedenkt u zich, dan kunt u hier opnieuw een stoel vragen. U sluit dan achteraan."
        | "That is fine, and you need not say why. The seat goes at once to the next person on the waiting list. If you change your mind, you can ask for a seat here again. You then join the end of the list.";
    decline = "Nee, geef mijn stoel door" | "No, pass my seat on";
    list_title = "Van de wachtlijst afgaan?" | "Leave the waiting list?";
    list_text = "Komt er een stoel vrij, dan vragen wij u niet meer. Bedenkt u zich, dan kunt u hier opnieuw een stoel vragen. U sluit dan achteraan."
        | "If a seat becomes free, we won't ask you. If you change your mind, you can ask for a seat here again. You then join the end of the list.";
    leave_list = "Van de wachtlijst afgaan" | "Leave the waiting list";
    give_back_title = "Kunt u toch niet?" | "Can't come after all?";
    give_back_text = "Wat jammer, en fijn dat u het laat weten. Geeft u de stoel terug, dan is hij niet meer van u. Wij bieden hem meteen aan de volgende op de wachtlijst aan. Wat u nodig had, wissen we."
        | "What a pity, and thank you for telling us. If you give the seat back, it is no longer yours. We offer it at once to the next person on the waiting list. We erase what you said you need.";
    give_back = "De stoel teruggeven" | "Give the seat back";
    done_decline = "Dank u dat u het liet weten." | "Thank you for letting us know.";
    done_give_back = "De stoel gaat naar een ander. Dank u dat u het liet weten." | "The seat goes to somebody else. Thank you for letting us know.";
    back = "Uw stoel" | "Your seat";
}

/// What the page offered to do; the seat may have changed hands meanwhile.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct LeaveForm {
    verb: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<LeaveForm>,
) -> Page {
    let (portal, actor) = (&cx.portal, &cx.actor);
    let (outcome, notice) = if typed.verb == "give_back" {
        let done = operations::give_back(portal, actor, id).await;
        (done, done_give_back(cx.lang))
    } else {
        let done = operations::decline(portal, actor, id).await;
        (done, done_decline(cx.lang))
    };
    match outcome {
        Ok(()) => cx.done(&paths::seat(id), notice),
        Err(error) => show_again(error, async |refusal| page(&cx, id, &refusal).await).await,
    }
}

/// The verb, title, text and button for a place in this state; `None` when there is nothing to leave.
fn leaving(lang: Language, own: &Own) -> Option<[&'static str; 4]> {
    match own.state.filter(|_| own.to_come)? {
        State::Offered => Some([
            "decline",
            decline_title(lang),
            decline_text(lang),
            decline(lang),
        ]),
        State::Waiting => Some([
            "decline",
            list_title(lang),
            list_text(lang),
            leave_list(lang),
        ]),
        State::Accepted => Some([
            "give_back",
            give_back_title(lang),
            give_back_text(lang),
            give_back(lang),
        ]),
        State::Declined | State::Lapsed | State::Withdrawn | State::GivenBack => None,
    }
}

async fn page(cx: &PageContext, id: SessionId, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let own = queries::own(&cx.portal, &cx.actor, id).await?;
    let seat = paths::seat(id);
    let Some([verb, title, text, label]) = leaving(lang, &own) else {
        return cx.go(&seat);
    };
    cx.page(title).refused(refusal).show(|| {
        view! {
            <a class="back" href=seat>{icon(Icon::Back)}{back(lang)}</a>
            {refusal.notice(lang)}
            <p class="eyebrow">{theme(cx, &own.session)}</p>
            <h1>{title}</h1>
            <p class="lead">{text}</p>
            <form method="post">
                <input type="hidden" name="verb" value=verb/>
                <button class="button">{label}</button>
            </form>
        }
    })
}
