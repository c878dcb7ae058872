//! Faces: people as their initials in a circle. Nobody uploads a picture, and nobody has to be looked up.

use super::icon::{Icon, icon};
use crate::web::initials::initials;
use klankbord_domain::base::ids::MemberId;
use leptos::prelude::*;

/// The number of hues that customers are told apart by.
const HUES: i64 = 8;

/// Whose face it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// A customer who gave their name.
    Customer(MemberId, &'a str),
    /// A member of staff.
    Staff(&'a str),
    /// The customer conscience.
    Conscience,
    /// Somebody whose name the reader may know, and nothing else.
    Named(&'a str),
    /// A customer who keeps their name.
    Nameless,
}

/// The face, hidden from screen readers: the name stands beside it.
#[must_use]
pub fn face(whose: Whose<'_>) -> AnyView {
    let sign = match whose {
        Whose::Customer(_, name) | Whose::Staff(name) | Whose::Named(name) => {
            initials(name).into_any()
        }
        Whose::Conscience => icon(Icon::Ear),
        Whose::Nameless => icon(Icon::Person),
    };
    view! { <span class=class(whose) aria-hidden="true">{sign}</span> }.into_any()
}

/// The same, small and as HTML, for the frame of a page.
pub(super) fn small_html(whose: Whose<'_>) -> String {
    let sign = match whose {
        Whose::Customer(_, name) | Whose::Staff(name) | Whose::Named(name) => {
            html_escape::encode_text(&initials(name)).into_owned()
        }
        Whose::Conscience => Icon::Ear.html(),
        Whose::Nameless => Icon::Person.html(),
    };
    format!(
        "<span class=\"{} small\" aria-hidden=\"true\">{sign}</span>",
        class(whose)
    )
}

/// The class of a customer's colour, the same everywhere.
pub(super) fn hue(member: MemberId) -> String {
    format!("hue-{}", member.0.rem_euclid(HUES))
}

fn class(whose: Whose<'_>) -> String {
    match whose {
        Whose::Customer(member, _) => format!("face {}", hue(member)),
        Whose::Staff(_) => "face ours".to_owned(),
        Whose::Conscience => "face ours ear".to_owned(),
        Whose::Named(_) | Whose::Nameless => "face nameless".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_customer_has_the_same_hue_everywhere() {
        assert_eq!(class(Whose::Customer(MemberId(11), "Henk")), "face hue-3");
    }
}
