//! Quotations: somebody's own words, and the name of the speaker.

use super::prose::prose;
use leptos::prelude::*;

/// The person who speaks, as the reader sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The reader.
    Mine,
    /// Another customer.
    Customer,
    /// The organisation.
    Ours,
}

/// The words of a customer, as they were typed.
#[must_use]
pub fn said(words: &str, who: impl Into<String>) -> AnyView {
    quoted("said", None, prose(words), who.into())
}

/// The words with which the organisation answered.
#[must_use]
pub fn answered(words: impl IntoView + 'static, who: impl Into<String>) -> AnyView {
    quoted("said answer", None, words.into_any(), who.into())
}

/// Words of a conversation, with the face of the speaker beside them.
#[must_use]
pub fn spoken(voice: Voice, face: AnyView, words: AnyView, who: impl Into<String>) -> AnyView {
    let class = match voice {
        Voice::Mine => "said faced mine",
        Voice::Customer => "said faced",
        Voice::Ours => "said faced answer",
    };
    quoted(class, Some(face), words, who.into())
}

fn quoted(class: &'static str, face: Option<AnyView>, words: AnyView, who: String) -> AnyView {
    view! {
        <figure class=class>
            {face}
            <blockquote>{words}</blockquote>
            <figcaption>{who}</figcaption>
        </figure>
    }
    .into_any()
}
