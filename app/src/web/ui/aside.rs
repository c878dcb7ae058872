//! Boxes apart from the running text.

use leptos::prelude::*;

/// Something that the reader has to know first, under a bold word or two.
#[must_use]
pub fn warning(title: impl Into<String>, body: impl IntoView + 'static) -> AnyView {
    let title = title.into();
    view! { <div class="warning"><strong>{title}</strong><div>{body}</div></div> }.into_any()
}

/// An explanation or repetition that may be skipped.
#[must_use]
pub fn inset(body: impl IntoView + 'static) -> AnyView {
    view! { <div class="inset">{body}</div> }.into_any()
}
