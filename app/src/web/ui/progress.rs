//! The progress of something, as a bar and in words.

use leptos::prelude::*;

/// `words` say what the bar shows: `1.200 van de 50.000 rijen`. `id` is unique on the page.
#[must_use]
pub fn progress(id: &'static str, words: impl Into<String>, done: i64, all: i64) -> AnyView {
    let words = words.into();
    let all = all.max(1);
    let done = done.clamp(0, all);
    view! {
        <div class="progress">
            <label for=id>{words}</label>
            <progress id=id value=done.to_string() max=all.to_string()></progress>
        </div>
    }
    .into_any()
}
