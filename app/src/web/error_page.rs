//! The pages of errors.

use crate::web::{
    context::{Page, PageContext},
    failure::Kind,
    paths,
    ui::{conflict::conflict_text, refusal::failed, unsent},
    unsent::Unsent,
};
use klankbord_domain::Conflict;
use leptos::prelude::*;

texts! {
    not_found = "Deze pagina is er niet" | "This page does not exist";
    not_found_why = "Misschien is het adres niet helemaal goed overgenomen, of is de pagina er niet meer."
        | "Perhaps the address was not copied quite right, or the page is gone.";
    forbidden = "Dit kunt u niet openen" | "You can't open this";
    forbidden_why = "U bent aangemeld, maar deze pagina hoort bij een andere rol."
        | "You are signed in, but this page belongs to another role.";
    signed_out = "U bent niet meer aangemeld" | "You are no longer signed in";
    signed_out_why = "Er is nog niets verstuurd. Meld u aan. Daarna kunt u het met één klik alsnog versturen."
        | "Nothing has been sent yet. Sign in. Then you can still send it with one click.";
    signed_out_empty = "Er is nog niets gedaan. Meld u aan en probeer het dan opnieuw."
        | "Nothing has been done yet. Sign in, then try again.";
    sign_in = "Aanmelden" | "Sign in";
    for_another = "Dit formulier is van iemand anders" | "This form belongs to somebody else";
    for_another_why(name: &str) = "U bent nu aangemeld als {name}, maar dit formulier was voor iemand anders gemaakt. Er is niets verstuurd."
        | "You are now signed in as {name}, but this form was made for somebody else. Nothing was sent.";
    wrong_address = "Dit portaal heeft een ander adres" | "This portal has another address";
    wrong_address_why(address: &str) = "U opende dit portaal op een adres waar uw browser de aanmelding niet kan bewaren. Er is niets verstuurd. Ga naar {address}."
        | "You opened this portal at an address where your browser can't keep you signed in. Nothing was sent. Go to {address}.";
    to_address = "Naar het goede adres" | "To the right address";
    sign_in_anew = "Opnieuw aanmelden" | "Sign in again";
    back = "Terug naar de pagina" | "Back to the page";
    invalid = "Dit hebben we niet begrepen" | "We did not understand this";
    invalid_why = "Ga terug, laad de pagina opnieuw en probeer het nog eens."
        | "Go back, reload the page and try again.";
    too_large = "Dit is te groot" | "This is too large";
    too_large_why = "Wat u stuurde is groter dan wij kunnen aannemen."
        | "What you sent is larger than we can accept.";
    unavailable = "Het lukt ons nu even niet" | "This is not working right now";
    conflict = "Dit kan niet meer" | "This is no longer possible";
    to_home = "Naar de beginpagina" | "To the home page";
    reference(id: &str) = "Kenmerk voor als u ons belt: {id}" | "Reference, in case you call us: {id}";
}

/// The page that explains an error and offers a way on.
///
/// # Errors
/// None; it returns a [`Page`] for the sake of its callers.
pub fn show_error(cx: &PageContext, kind: Kind, request_id: &str, unsent: Option<&Unsent>) -> Page {
    let lang = cx.lang;
    let (title, why) = match kind {
        Kind::NotFound => (not_found(lang), not_found_why(lang).to_owned()),
        Kind::Forbidden => (forbidden(lang), forbidden_why(lang).to_owned()),
        Kind::SignedOut if unsent.is_some_and(|unsent| unsent.is_waiting) => {
            (signed_out(lang), signed_out_why(lang).to_owned())
        }
        Kind::SignedOut => (signed_out(lang), signed_out_empty(lang).to_owned()),
        Kind::ForAnother => {
            let name = cx.actor.person().map_or("", |person| &person.name);
            (for_another(lang), for_another_why(lang, name))
        }
        Kind::WrongAddress => (
            wrong_address(lang),
            wrong_address_why(lang, &cx.site.base_url),
        ),
        Kind::Invalid => (invalid(lang), invalid_why(lang).to_owned()),
        Kind::TooLarge => (too_large(lang), too_large_why(lang).to_owned()),
        Kind::Unavailable => (unavailable(lang), failed(lang).to_owned()),
        Kind::Conflict(why) => (conflict(lang), conflict_text(lang, why).to_owned()),
    };
    let reference = (kind == Kind::Unavailable).then(|| reference(lang, request_id));
    cx.page(title)
        .status(kind.status())
        .retry_after(kind.retry_after())
        .show(|| {
            let words = unsent.and_then(|unsent| unsent::words(lang, unsent));
            view! {
                <h1>{title}</h1>
                <p class="lead">{why}</p>
                {reference.map(|text| view! { <p class="hint">{text}</p> })}
                {way_on(cx, kind, unsent)}
                {words}
            }
        })
}

/// The next steps for the reader.
fn way_on(cx: &PageContext, kind: Kind, unsent: Option<&Unsent>) -> AnyView {
    let lang = cx.lang;
    let link = |href: &str, text: &'static str| {
        view! { <p><a class="button" href=href.to_owned()>{text}</a></p> }.into_any()
    };
    let passes = matches!(
        kind,
        Kind::Unavailable
            | Kind::Conflict(Conflict::TooManyAttempts | Conflict::TooFast | Conflict::TooBusy)
    );
    let again = unsent
        .filter(|_| passes)
        .and_then(|unsent| unsent::resend(lang, unsent));
    match (kind, again) {
        (_, Some(again)) => again,
        (Kind::WrongAddress, None) => link(&cx.site.base_url, to_address(lang)),
        (Kind::Conflict(Conflict::SignInAgain), None) => {
            let next = serde_html_form::to_string([("again", "yes"), ("next", cx.here.as_str())]);
            let path = format!("{}?{}", paths::sign_in(), next.unwrap_or_default());
            link(&path, sign_in_anew(lang))
        }
        (Kind::SignedOut, None) if unsent.is_some_and(|unsent| unsent.is_waiting) => {
            let next = format!("{}?next={}", paths::sign_in(), paths::unsent());
            link(&next, sign_in(lang))
        }
        (Kind::SignedOut, None) => link(paths::sign_in(), sign_in(lang)),
        (_, None) if unsent.is_some() && cx.here != paths::home() => link(&cx.here, back(lang)),
        (_, None) => link(paths::home(), to_home(lang)),
    }
}
