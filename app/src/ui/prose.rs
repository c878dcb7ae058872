//! Plain text of several lines, as paragraphs.

use leptos::prelude::*;

/// Paragraphs where blank lines stand, line breaks where lines end.
#[must_use]
pub fn prose(text: &str) -> AnyView {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| {
            let lines: Vec<_> = paragraph
                .lines()
                .enumerate()
                .map(|(place, line)| {
                    let line_break = (place > 0).then(|| view! { <br/> });
                    view! { {line_break}{line.to_owned()} }
                })
                .collect();
            view! { <p>{lines}</p> }
        })
        .collect_view()
        .into_any()
}
