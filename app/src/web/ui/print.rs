//! A button that prints the page, for pages that are made for paper.

use crate::islands::PrintButton;
use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    print = "Afdrukken" | "Print";
}

/// The button. It is hidden until the browser runs our code, because only that can open the dialogue.
#[must_use]
pub fn print_button(lang: Language) -> AnyView {
    view! {
        <button type="button" class="button secondary small" id="print" hidden>
            {print(lang)}
        </button>
        <PrintButton/>
    }
    .into_any()
}
