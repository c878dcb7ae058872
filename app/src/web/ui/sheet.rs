//! A page or letter as somebody else will see it.

use leptos::prelude::*;

/// A framed preview. Its headings belong to the page around it: begin below the heading above.
#[must_use]
pub fn sheet(caption: impl Into<String>, body: impl IntoView + 'static) -> AnyView {
    let caption = caption.into();
    view! {
        <figure class="sheet">
            <figcaption>{caption}</figcaption>
            <div>{body}</div>
        </figure>
    }
    .into_any()
}
