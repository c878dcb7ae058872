//! The state of something, always in words.

use leptos::prelude::*;

/// The tone of a state; the words say it, the colour repeats it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neutral.
    #[default]
    Plain,
    /// Waits for the reader.
    You,
    /// Went well.
    Good,
    /// Goes on, or changed.
    Open,
    /// Went wrong or is late.
    Bad,
    /// Is over.
    Past,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "tag",
            Self::You => "tag you",
            Self::Good => "tag good",
            Self::Open => "tag open",
            Self::Bad => "tag bad",
            Self::Past => "tag past",
        }
    }
}

/// A state in one or two words.
#[must_use]
pub fn tag(tone: Tone, words: impl Into<String>) -> AnyView {
    let words = words.into();
    view! { <span class=tone.class()>{words}</span> }.into_any()
}
