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
    look = "Kijk wat het is en geef het door" | "See what it is and hand it on";
}

/// Why somebody can't go yet, with the way on.
pub(crate) fn hand_over_first(lang: Language, account: AccountId) -> AnyView {
    view! {
        <p><a href=paths::leave(account)>{look(lang)}</a></p>
    }
    .into_any()
}
