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
    if first.is_none() && next.is_none() {
        return ().into_any();
    }
    let first = first.map(|href| view! { <a rel="prev" href=href>"← "{start(lang)}</a> });
    let next = next.map(|href| view! { <a rel="next" href=href>{onwards_name(lang)}" →"</a> });
    view! { <nav class="pager" aria-label=name(lang)>{first}{next}</nav> }.into_any()
}

/// Links to the newer and the older entries; omitted when everything is shown.
#[must_use]
pub fn pager(lang: Language, newer: Option<String>, older: Option<String>) -> AnyView {
    if newer.is_none() && older.is_none() {
        return ().into_any();
    }
    let newer = newer.map(|href| view! { <a rel="prev" href=href>"← "{newer_ones(lang)}</a> });
    let older = older.map(|href| view! { <a rel="next" href=href>{older_ones(lang)}" →"</a> });
    view! { <nav class="pager" aria-label=name(lang)>{newer}{older}</nav> }.into_any()
}
