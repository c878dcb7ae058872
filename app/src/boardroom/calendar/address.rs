//! The private address of the reader's own calendar: making it, renewing it, stopping it. It is shown only when
//! it is made, because only its hash is kept.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::warning,
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, Problem,
    boardroom::calendar::{operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Uw sessies in uw agenda" | "Your sessions in your calendar";
    lead = "Met een eigen adres haalt uw agendaprogramma al uw sessies op, ook als er iets verandert."
        | "With an address of your own, your calendar program picks up all your sessions, also when something changes.";
    how = "Kies in uw agendaprogramma “Abonneren op een agenda” of “Agenda toevoegen via URL”, en plak het adres."
        | "In your calendar program choose “Subscribe to a calendar” or “Add a calendar by URL”, and paste the address.";
    secret = "Wie het adres heeft, ziet uw sessies. Geef het aan niemand anders." | "Anybody who has the address can see your sessions. Do not give it to anybody else.";
    made_title = "Dit is uw adres" | "This is your address";
    once = "We laten het nu één keer zien. Kwijt? Maak dan een nieuw adres." | "We show it only this once. Lost it? Then make a new address.";
    since(day: &str) = "Uw adres is gemaakt op {day}." | "Your address was made on {day}.";
    none = "U hebt nog geen adres." | "You have no address yet.";
    make = "Adres maken" | "Make an address";
    renew = "Nieuw adres maken" | "Make a new address";
    renew_hint = "Het oude adres werkt dan meteen niet meer." | "The old address then stops working at once.";
    stop = "Adres stoppen" | "Stop the address";
    stopped = "Het adres werkt niet meer." | "The address no longer works.";
    back = "Uw account" | "Your account";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AddressForm {
    verb: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, None).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<AddressForm>) -> Page {
    match typed.verb.as_str() {
        "renew" => {
            let token = operations::renew(&cx.portal, &cx.actor).await?;
            let path = paths::calendar_feed(&format!("{}.ics", token.secret()));
            let address = format!("{}{path}", cx.site.base_url);
            page(&cx, Some(address)).await
        }
        "stop" => {
            operations::stop(&cx.portal, &cx.actor).await?;
            cx.done(paths::account_calendar(), stopped(cx.lang))
        }
        _ => Err(Error::invalid("verb", Problem::NotAChoice).into()),
    }
}

async fn page(cx: &PageContext, address: Option<String>) -> Page {
    let lang = cx.lang;
    let made_at = queries::mine(&cx.portal, &cx.actor).await?;
    let known = made_at.map_or_else(|| none(lang).to_owned(), |at| since(lang, &cx.day(at)));
    let shown = address.map(|address| {
        let body = view! { <p><code>{address}</code></p><p>{once(lang)}</p> };
        warning(made_title(lang), body)
    });
    let has = made_at.is_some();
    let verb = if has { renew(lang) } else { make(lang) };
    let hint = has.then(|| view! { <p class="hint">{renew_hint(lang)}</p> });
    let stopping = has.then(|| {
        view! { <button class="button secondary" name="verb" value="stop">{stop(lang)}</button> }
    });
    cx.page(title(lang)).show(|| {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {shown}
            <p>{how(lang)}</p>
            <p>{secret(lang)}</p>
            <p>{known}</p>
            <form method="post" action=paths::account_calendar()>
                {hint}
                <div class="buttons">
                    <button class="button" name="verb" value="renew">{verb}</button>
                    {stopping}
                </div>
            </form>
            <p><a href=paths::account()>{back(lang)}</a></p>
        }
    })
}
