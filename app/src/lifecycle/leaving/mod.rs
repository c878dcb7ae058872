//! Leaving: what a colleague does and when it ends, what they still owe and who gets it, and a customer who leaves the
//! panel.

pub(crate) mod colleague;
pub(crate) mod leave;
pub(crate) mod mails;
pub(crate) mod member;

use crate::web::paths;
use klankbord_domain::{Language, base::ids::AccountId};
use leptos::prelude::*;

texts! {
    refused_title = "Dit kan nog niet" | "This is not possible yet";
    still_owes = "Deze persoon is klanten of collega's nog iets schuldig. Dat gaat eerst naar een ander."
        | "This person still owes customers or colleagues something. That goes to someone else first.";
    look = "Kijk wat het is en geef het door" | "See what it is and hand it on";
}

/// Why somebody can't go yet, with the way on.
pub(crate) fn refusal(lang: Language, account: AccountId) -> AnyView {
    view! {
        <div class="summary" role="alert" tabindex="-1" autofocus=true>
            <h2>{refused_title(lang)}</h2>
            <p>{still_owes(lang)}</p>
            <p><a href=paths::leave(account)>{look(lang)}</a></p>
        </div>
    }
    .into_any()
}
