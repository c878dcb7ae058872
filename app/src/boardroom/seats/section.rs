//! The reader's own seat on the page of a session.

use super::{helping_text, state_tag};
use crate::web::{context::PageContext, paths, ui::conflict::conflict_text};
use klankbord_domain::{
    Error,
    boardroom::{
        seats::queries::{self, Own},
        sessions::queries::Detail,
    },
};
use leptos::prelude::*;

texts! {
    title = "Uw stoel" | "Your seat";
    look = "Naar uw stoel" | "Go to your seat";
    ask = "Een stoel vragen" | "Ask for a seat";
    can_ask = "U kunt voor deze sessie een stoel vragen." | "You can ask for a seat at this session.";
    position(place: usize) = "U staat op plaats {place} van de wachtlijst." | "You are number {place} on the waiting list.";
    buddy_title = "U bent maatje" | "You are a buddy";
}

/// For a member, their own seat; for a buddy, the people whom they help.
///
/// # Errors
/// When it can't be read.
pub(crate) async fn own_section(cx: &PageContext, found: &Detail) -> Result<AnyView, Error> {
    let own = match queries::own(&cx.portal, &cx.actor, found.session.id).await {
        Ok(own) => Some(own_view(cx, &own)),
        Err(Error::NotFound | Error::Forbidden) => None,
        Err(error) => return Err(error),
    };
    let helping = queries::own_helping(&cx.portal, &cx.actor, &found.session).await?;
    let helping = helping.map(|helping| {
        let text = helping_text(cx.lang, &helping, &found.session.secretary);
        view! { <section id="helping"><h2>{buddy_title(cx.lang)}</h2><p>{text}</p></section> }
    });
    Ok(view! { {own}{helping} }.into_any())
}

fn own_view(cx: &PageContext, own: &Own) -> AnyView {
    let lang = cx.lang;
    let stands = own
        .state
        .map(|state| view! { <p>{state_tag(lang, state)}</p> });
    let place = own
        .position
        .map(|place| view! { <p>{position(lang, place)}</p> });
    let first = own.may_ask && own.state.is_none();
    let asks = first.then(|| view! { <p>{can_ask(lang)}</p> });
    if let Some(why) = own.refused {
        let why = conflict_text(lang, why);
        return view! { <section id="seat"><h2>{title(lang)}</h2><p>{why}</p></section> }
            .into_any();
    }
    let label = if first { ask(lang) } else { look(lang) };
    view! {
        <section id="seat">
            <h2>{title(lang)}</h2>
            {stands}{place}{asks}
            <p><a href=paths::seat(own.session.id)>{label}</a></p>
        </section>
    }
    .into_any()
}
