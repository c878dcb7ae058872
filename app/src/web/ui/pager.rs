//! Onwards and back through a long list, by key and not by page number.

use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    name = "Meer van deze lijst" | "More of this list";
    newer_ones = "Nieuwere" | "Newer";
    older_ones = "Oudere" | "Older";
    start = "Begin van de lijst" | "Start of the list";
    onwards_name = "Verder" | "More";
}

/// Links to the start of a list and onwards, in whatever order the list is; omitted when everything is shown.
#[must_use]
pub fn onwards(lang: Language, first: Option<String>, next: Option<String>) -> AnyView {
    links(lang, (first, start(lang)), (next, onwards_name(lang)))
}

/// Links to the newer and the older entries; omitted when everything is shown.
#[must_use]
pub fn pager(lang: Language, newer: Option<String>, older: Option<String>) -> AnyView {
    links(lang, (newer, newer_ones(lang)), (older, older_ones(lang)))
}

type Link = (Option<String>, &'static str);

fn links(lang: Language, (back, back_text): Link, (on, on_text): Link) -> AnyView {
    if back.is_none() && on.is_none() {
        return ().into_any();
    }
    let back = back.map(|href| view! { <a rel="prev" href=href>"← "{back_text}</a> });
    let on = on.map(|href| view! { <a rel="next" href=href>{on_text}" →"</a> });
    view! { <nav class="pager" aria-label=name(lang)>{back}{on}</nav> }.into_any()
}
