//! The phases of a project on a line: the phases in which customers were heard and the others, in words and counts.

use leptos::prelude::*;

/// The mark of a phase on the line; its words say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Customers were heard: a filled mark on a drawn line.
    Heard,
    /// Customers were not heard: an open mark on a broken line.
    Gap,
    /// It has not begun: a small mark on a broken line.
    Ahead,
}

impl Mark {
    const fn class(self) -> &'static str {
        match self {
            Self::Heard => "phase-heard",
            Self::Gap => "phase-gap",
            Self::Ahead => "phase-ahead",
        }
    }
}

/// A builder of the map.
#[derive(Default)]
pub struct PhaseMap(Vec<AnyView>);

impl PhaseMap {
    /// A map without phases.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a phase: its name and its address, its days, its mark and words, and its counts.
    #[must_use]
    pub fn phase(
        mut self,
        mark: Mark,
        (path, name): (String, &'static str),
        days: impl IntoView + 'static,
        words: &'static str,
        counts: Vec<(&'static str, String)>,
    ) -> Self {
        let counts = (!counts.is_empty()).then(|| {
            let rows: Vec<_> = counts
                .into_iter()
                .map(|(term, count)| view! { <div><dt>{term}</dt><dd>{count}</dd></div> })
                .collect();
            view! { <dl>{rows}</dl> }
        });
        self.0.push(
            view! {
                <li class=mark.class()>
                    <p class="phase-name"><a href=path>{name}</a></p>
                    <p class="phase-days">{days}</p>
                    <p class="phase-words">{words}</p>
                    {counts}
                </li>
            }
            .into_any(),
        );
        self
    }

    /// The whole map.
    #[must_use]
    pub fn view(self) -> AnyView {
        view! { <div class="phase-map"><ol>{self.0}</ol></div> }.into_any()
    }
}
