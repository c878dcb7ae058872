//! A list on the left, the chosen item on the right; on a phone first the one, then the other.

use super::icon::{Icon, icon};
use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    list_name = "Lijst" | "List";
    item_name = "Gekozen" | "Chosen";
}

/// `list`, and beside it `item` or, while none is chosen, `nothing` in words. Each scrolls by itself where there is
/// room for both. On a phone the item stands alone, so it begins with a way back.
#[must_use]
pub fn inbox(
    lang: Language,
    list: impl IntoView + 'static,
    item: Option<AnyView>,
    nothing: impl Into<String>,
) -> AnyView {
    let class = if item.is_some() {
        "inbox chosen"
    } else {
        "inbox"
    };
    let item = item.unwrap_or_else(|| {
        let nothing = nothing.into();
        view! { <div class="choose">{icon(Icon::Inbox)}<p>{nothing}</p></div> }.into_any()
    });
    view! {
        <div class=class>
            <section class="inbox-list" aria-label=list_name(lang) tabindex="0">{list}</section>
            <section class="inbox-item" aria-label=item_name(lang) tabindex="0">{item}</section>
        </div>
    }
    .into_any()
}
