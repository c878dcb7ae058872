//! A list on the left, the chosen item on the right; on a phone first the one, then the other.

use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    back = "Terug naar de lijst" | "Back to the list";
    list_name = "Lijst" | "List";
    item_name = "Gekozen" | "Chosen";
}

/// `list`, and beside it `item` or, while none is chosen, `nothing` in words. `list_href` is the address of the
/// list alone, for the way back on a phone.
#[must_use]
pub fn inbox(
    lang: Language,
    list_href: String,
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
        view! { <p class="soft">{nothing}</p> }.into_any()
    });
    view! {
        <div class=class>
            <section class="inbox-list" aria-label=list_name(lang) tabindex="0">{list}</section>
            <section class="inbox-item" aria-label=item_name(lang)>
                <p class="inbox-back"><a href=list_href>"← "{back(lang)}</a></p>
                {item}
            </section>
        </div>
    }
    .into_any()
}
