//! Quotations: somebody's own words, and the name of the speaker.

use super::prose::prose;
use leptos::prelude::*;

/// The words of a customer, as they were typed.
#[must_use]
pub fn said(words: &str, who: impl Into<String>) -> AnyView {
    quoted("said", prose(words), who.into())
}

/// The words with which the organisation answered.
#[must_use]
pub fn answered(words: impl IntoView + 'static, who: impl Into<String>) -> AnyView {
    quoted("said answer", words.into_any(), who.into())
}

fn quoted(class: &'static str, words: AnyView, who: String) -> AnyView {
    view! {
        <figure class=class>
            <blockquote>{words}</blockquote>
            <figcaption>{who}</figcaption>
        </figure>
    }
    .into_any()
}
