//! A part that can be read, but need not be: its closed line says already what is inside.

use super::icon::{Icon, icon};
use leptos::prelude::*;

/// The part, with a sign, its title, and the words that stand on the closed line.
#[must_use]
pub fn fold(
    sign: AnyView,
    title: impl Into<String>,
    first_words: impl IntoView + 'static,
    body: AnyView,
) -> AnyView {
    fold_of(false, sign, title, first_words, body)
}

/// The same, open from the start or not.
#[must_use]
pub fn fold_of(
    is_open: bool,
    sign: AnyView,
    title: impl Into<String>,
    first_words: impl IntoView + 'static,
    body: AnyView,
) -> AnyView {
    view! {
        <details class="fold" open=is_open>
            <summary>{sign}<span><b>{title.into()}</b><span class="first-words">{first_words}</span></span>{icon(Icon::Down)}</summary>
            <div>{body}</div>
        </details>
    }
    .into_any()
}

/// The first sentence of a text, for the closed line of a fold.
#[must_use]
pub fn first_sentence(text: &str) -> String {
    const LONGEST: usize = 120;
    let line = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let end = line
        .char_indices()
        .find(|(at, letter)| {
            matches!(letter, '.' | '!' | '?')
                && line[at + 1..]
                    .chars()
                    .next()
                    .is_none_or(char::is_whitespace)
        })
        .map_or(line.len(), |(at, _)| at + 1);
    let sentence = &line[..end];
    match sentence.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", sentence[..cut].trim_end()),
        None => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_fold_says_its_first_sentence() {
        assert_eq!(
            first_sentence("De prijs blijft. De rest niet."),
            "De prijs blijft."
        );
        assert_eq!(
            first_sentence("\n\nVanaf 1.500 euro\nniet meer"),
            "Vanaf 1.500 euro"
        );
        assert_eq!(first_sentence(""), "");
        let long = "a".repeat(200);
        assert_eq!(first_sentence(&long).chars().count(), 121);
    }
}
