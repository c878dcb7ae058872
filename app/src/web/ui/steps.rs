//! The reader's place in a form of several pages.

use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    name(here: usize, of: usize) = "Stap {here} van {of}" | "Step {here} of {of}";
}

/// One step: its name and, when the reader can go to it, what the form sends for that.
pub struct Step {
    name: String,
    go: Option<&'static str>,
}

impl Step {
    /// A step that the reader can't go to from here.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            go: None,
        }
    }

    /// Makes it a step that the reader can go to: its button sends the form, with `go` in the field of that name.
    #[must_use]
    pub const fn sends(mut self, go: &'static str) -> Self {
        self.go = Some(go);
        self
    }
}

/// All steps, with the one at place `here` (from 0) marked. Their buttons belong to the form with the id `form`, which
/// follows them.
#[must_use]
pub fn steps(lang: Language, here: usize, form: &'static str, steps: Vec<Step>) -> AnyView {
    let label = name(lang, here + 1, steps.len());
    let shown = label.clone();
    let steps: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(place, Step { name, go })| {
            let current = (place == here).then_some("step");
            let step = match go.filter(|_| place != here) {
                Some(go) => {
                    view! { <button class="quiet" form=form name="go" value=go>{name}</button> }
                        .into_any()
                }
                None => view! { <span>{name}</span> }.into_any(),
            };
            view! { <li aria-current=current>{step}</li> }
        })
        .collect();
    view! {
        <nav aria-label=label.clone()>
            // The Enter key in a field presses the first button of its form: it saves, as the one below the fields.
            <button class="unseen" form=form tabindex="-1" aria-hidden="true"></button>
            <p class="steps-here">{shown}</p>
            <ol class="steps">{steps}</ol>
        </nav>
    }
    .into_any()
}
