//! Counts of people as signs: one sign is one person as long as they can be counted by eye, above that the length of
//! a bar. Shape and pattern tell the signs apart as well as colour does, and the numbers stand beside them.

use leptos::prelude::*;

/// The number of people up to which each has a sign of their own.
pub const COUNTABLE: i64 = 60;

/// What a sign stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// For: a disc.
    For,
    /// For with concerns: a hatched disc.
    Concerns,
    /// Against: a square.
    Against,
    /// No opinion: a ring.
    NoOpinion,
    /// Asked, and silent: a dashed ring.
    Silent,
}

impl Sign {
    /// The name of its colour in the style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Concerns => "concerns",
            Self::Against => "against",
            Self::NoOpinion => "no-opinion",
            Self::Silent => "silent",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::For => "glyph for",
            Self::Concerns => "glyph concerns",
            Self::Against => "glyph against",
            Self::NoOpinion => "glyph no-opinion",
            Self::Silent => "glyph silent",
        }
    }

    /// One sign.
    #[must_use]
    pub fn view(self) -> AnyView {
        let shape = match self {
            Self::Against => {
                view! { <rect x="3" y="3" width="18" height="18" rx="2"></rect> }.into_any()
            }
            Self::Concerns => view! {
                <circle cx="12" cy="12" r="9"></circle>
                <path d="M5.8 18.2 18.2 5.8M3.4 14.2 14.2 3.4M9.8 20.6 20.6 9.8"></path>
            }
            .into_any(),
            Self::For | Self::NoOpinion | Self::Silent => {
                view! { <circle cx="12" cy="12" r="9"></circle> }.into_any()
            }
        };
        view! { <svg class=self.class() viewBox="0 0 24 24" aria-hidden="true" focusable="false">{shape}</svg> }
            .into_any()
    }
}

/// A row of signs of several kinds, or one bar in parts when there are too many to count. Out of `all` people, which
/// makes bars comparable.
#[must_use]
pub fn marks(counts: &[(Sign, i64)], all: i64) -> AnyView {
    if all <= COUNTABLE {
        let signs: Vec<_> = counts
            .iter()
            .flat_map(|&(sign, count)| (0..count).map(move |_| sign.view()))
            .collect();
        return view! { <span class="glyphs" aria-hidden="true">{signs}</span> }.into_any();
    }
    let mut before = 0;
    let parts: Vec<_> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|&(sign, count)| {
            let (x, width) = (percent(before, all), percent(count, all));
            before += count;
            view! { <rect class=sign.class() x=x width=width y="1" height="14"></rect> }
        })
        .collect();
    view! { <svg class="measure" width="100%" height="16" aria-hidden="true" focusable="false">{parts}</svg> }
        .into_any()
}

/// A part of a whole, as a length in SVG.
#[must_use]
pub fn percent(part: i64, all: i64) -> String {
    let tenths = part.max(0) * 1000 / all.max(1);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_parts_of_the_whole() {
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(0, 0), "0.0%");
        assert_eq!(percent(100, 100), "100.0%");
    }
}
