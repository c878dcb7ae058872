//! A table seen from above: the one who leads at its head, the others along its sides, free chairs dashed.

use super::face::hue;
use crate::web::initials::initials;
use klankbord_domain::base::ids::MemberId;
use leptos::prelude::*;

/// The number of chairs along the sides that can be drawn so that each stays readable on a phone.
const MOST: usize = 14;
/// The distance between two chairs.
const APART: f64 = 59.0;

/// Somebody's chair, or a free one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chair<'a> {
    /// A colleague.
    Staff(&'a str),
    /// A customer whose name the reader may know.
    Customer {
        /// Their number.
        member: MemberId,
        /// Their name.
        name: &'a str,
        /// Whether they said that they come.
        comes: bool,
    },
    /// Another customer, for a customer.
    Figure {
        /// Whether they said that they come.
        comes: bool,
    },
    /// The reader's own, with the word for it.
    Own(&'a str),
    /// Nobody's.
    Free,
}

impl Chair<'_> {
    fn class(self) -> String {
        match self {
            Self::Staff(_) => "chair ours".to_owned(),
            Self::Customer { member, comes, .. } => {
                let waits = if comes { "" } else { " choosing" };
                format!("chair{waits} {}", hue(member))
            }
            Self::Figure { comes: true } => "chair figure".to_owned(),
            Self::Figure { comes: false } => "chair figure choosing".to_owned(),
            Self::Own(_) => "chair own".to_owned(),
            Self::Free => "chair free".to_owned(),
        }
    }

    fn view(self, x: f64, y: f64) -> AnyView {
        let sign = match self {
            Self::Staff(name) | Self::Customer { name, .. } => letters(initials(name), x, y),
            Self::Own(word) => letters(word.to_owned(), x, y),
            Self::Figure { .. } => {
                let path = format!(
                    "M{:.1} {:.1}a8 8 0 0 1 16 0M{:.1} {:.1}a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0",
                    x - 8.0,
                    y + 9.0,
                    x - 4.2,
                    y - 4.0
                );
                view! { <path d=path></path> }.into_any()
            }
            Self::Free => ().into_any(),
        };
        view! {
            <g class=self.class()>
                <circle cx=at(x) cy=at(y) r="17"></circle>
                {sign}
            </g>
        }
        .into_any()
    }
}

fn letters(text: String, x: f64, y: f64) -> AnyView {
    view! { <text x=at(x) y=at(y) dy=".35em" text-anchor="middle">{text}</text> }.into_any()
}

/// The table; `told` says in words who sits there. Without a drawing when there are too many chairs for one.
#[must_use]
pub fn seating(head: Option<&str>, chairs: &[Chair<'_>], told: String) -> Option<AnyView> {
    if chairs.len() > MOST {
        return None;
    }
    let columns = chairs.len().div_ceil(2).max(1);
    let places = chairs.iter().enumerate().map(|(nth, chair)| {
        let above = nth < columns;
        let column = if above { nth } else { nth - columns };
        let x = 75.5 + APART * number(column);
        let (paper, seat) = if above { (52.0, 22.0) } else { (89.0, 128.0) };
        view! {
            <rect class="paper" x=at(x - 7.0) y=at(paper) width="14" height="9" rx="1"></rect>
            {chair.view(x, seat)}
        }
    });
    let places: Vec<_> = places.collect();
    let head = head.map(|name| Chair::Staff(name).view(18.0, 75.0));
    let long = 28.0 + APART * number(columns);
    let frame = format!("0 0 {:.0} 150", 62.0 + APART * number(columns));
    Some(
        view! {
            <svg class="seating" viewBox=frame role="img" aria-label=told>
                <rect class="top" x="32" y="46" width=at(long) height="58" rx="29"></rect>
                {places}
                {head}
            </svg>
        }
        .into_any(),
    )
}

fn number(count: usize) -> f64 {
    u16::try_from(count).map_or(0.0, f64::from)
}

fn at(place: f64) -> String {
    format!("{place:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_drawn_as_long_as_its_chairs_can_be_told_apart() {
        let told = || "Een tafel".to_owned();
        let few = seating(Some("Saskia Jansen"), &[Chair::Free; 3], told());
        let html = few.unwrap_or_else(|| ().into_any()).to_html();
        assert!(html.contains("viewBox=\"0 0 180 150\""), "{html}");
        assert_eq!(html.matches("chair free").count(), 3);
        assert!(html.contains(">SJ<"), "{html}");
        assert!(seating(None, &[Chair::Free; MOST + 1], told()).is_none());
    }
}
