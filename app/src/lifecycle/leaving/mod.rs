//! Leaving: the roles of a colleague and the end of their access, the reassigning of what they still owe, and a
//! customer who leaves the panel.

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

/// The reason why somebody can't leave yet, with a link to the next step.
pub(crate) fn hand_over_first(lang: Language, account: AccountId) -> AnyView {
    view! {
        <p><a href=paths::leave(account)>{look(lang)}</a></p>
    }
    .into_any()
}
