//! The phases of a project on a line: the phases in which customers were heard and the others, in words and counts.

use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    now = "– nu" | "– now";
}

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

/// One phase on the map.
pub struct PhaseOnMap {
    /// Its address on the page.
    pub path: String,
    /// Its name.
    pub name: &'static str,
    /// Whether today is one of its days.
    pub is_now: bool,
    /// The mark.
    pub mark: Mark,
    /// The words that say the same as the mark.
    pub words: &'static str,
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

    /// Adds a phase, with its days and its counts.
    #[must_use]
    pub fn phase(
        mut self,
        lang: Language,
        phase: PhaseOnMap,
        days: impl IntoView + 'static,
        counts: Vec<(&'static str, String)>,
    ) -> Self {
        let class = if phase.is_now {
            format!("{} phase-now", phase.mark.class())
        } else {
            phase.mark.class().to_owned()
        };
        let now = phase.is_now.then(|| view! { <b>{now(lang)}</b> });
        let counts = (!counts.is_empty()).then(|| {
            let rows: Vec<_> = counts
                .into_iter()
                .map(|(term, count)| view! { <div><dt>{term}</dt><dd>{count}</dd></div> })
                .collect();
            view! { <dl>{rows}</dl> }
        });
        self.0.push(
            view! {
                <li class=class>
                    <p class="phase-name"><a href=phase.path>{phase.name}</a></p>
                    <p class="phase-days">{days}" "{now}</p>
                    <p class="phase-words">{phase.words}</p>
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
