//! The reader's place in a form of several pages.

use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    name(here: usize, of: usize) = "Stap {here} van {of}" | "Step {here} of {of}";
}

/// One step: its name and, when the reader can go back to it, its address.
pub struct Step {
    name: String,
    href: Option<String>,
}

impl Step {
    /// A step that the reader can't go to from here.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            href: None,
        }
    }

    /// Makes it a step that the reader can go to.
    #[must_use]
    pub fn at(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
}

/// All steps, with the one at place `here` (from 0) marked.
#[must_use]
pub fn steps(lang: Language, here: usize, steps: Vec<Step>) -> AnyView {
    let label = name(lang, here + 1, steps.len());
    let shown = label.clone();
    let steps: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(place, Step { name, href })| {
            let current = (place == here).then_some("step");
            let step = match href.filter(|_| place != here) {
                Some(href) => view! { <a href=href>{name}</a> }.into_any(),
                None => view! { <span>{name}</span> }.into_any(),
            };
            view! { <li aria-current=current>{step}</li> }
        })
        .collect();
    view! {
        <nav aria-label=label.clone()>
            <p class="steps-here">{shown}</p>
            <ol class="steps">{steps}</ol>
        </nav>
    }
    .into_any()
}
