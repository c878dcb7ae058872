//! A form that was sent after the sign-in had ended. Its writer sends it now that they have signed in again.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::unsent::{resend, words},
    unsent::Unsent,
};
use leptos::prelude::*;

texts! {
    title = "Dit is nog niet verstuurd" | "This has not been sent yet";
    lead = "U was niet meer aangemeld toen u dit verstuurde. Nu kan het alsnog."
        | "You were no longer signed in when you sent this. You can send it now.";
    nothing = "Er wacht niets" | "Nothing is waiting";
    nothing_why = "Hier wacht niets van u dat nog verstuurd moet worden." | "Nothing of yours is waiting here to be sent.";
    to_home = "Naar de beginpagina" | "To the home page";
    leave = "Niet versturen" | "Do not send it";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    match Unsent::waiting(&cx).await? {
        Some(unsent) => cx.page(title(lang)).show(|| {
            view! {
                <h1>{title(lang)}</h1>
                <p class="lead">{lead(lang)}</p>
                {words(lang, &unsent)}
                {resend(lang, &unsent)}
                <p><a href=paths::home()>{leave(lang)}</a></p>
            }
        }),
        None => cx.page(nothing(lang)).show(|| {
            view! {
                <h1>{nothing(lang)}</h1>
                <p class="lead">{nothing_why(lang)}</p>
                <p><a class="button" href=paths::home()>{to_home(lang)}</a></p>
            }
        }),
    }
}
