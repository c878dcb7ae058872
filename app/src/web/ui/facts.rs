//! Facts, term by term.

use leptos::prelude::*;

/// A description list.
#[derive(Default)]
pub struct Facts(Vec<AnyView>);

impl Facts {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact(mut self, term: impl Into<String>, what: impl IntoView + 'static) -> Self {
        let term = term.into();
        self.0
            .push(view! { <div><dt>{term}</dt><dd>{what}</dd></div> }.into_any());
        self
    }

    /// The whole list.
    #[must_use]
    pub fn view(self) -> AnyView {
        view! { <dl class="facts">{self.0}</dl> }.into_any()
    }
}
