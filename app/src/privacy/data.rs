//! Everything about the reader: to download and to erase.

use crate::cx::{Cx, Page};
use leptos::prelude::*;

texts! {
    title = "Uw gegevens" | "Your data";
    lead = "Alles wat hier over u bewaard is, is van u." | "Everything that is kept here about you is yours.";
}

pub(crate) async fn show(cx: Cx) -> Page {
    let lang = cx.lang;
    cx.leaf(title(lang))
        .show(|| view! { <h1>{title(lang)}</h1><p class="lead">{lead(lang)}</p> })
}
