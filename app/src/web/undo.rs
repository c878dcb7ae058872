//! Actions that can be undone for a short while, as the notice about them offers it.

use crate::web::paths;
use klankbord_domain::{
    Language,
    base::ids::{AnswerId, ContributionId},
};
use leptos::prelude::*;
use std::{fmt, str::FromStr};

texts! {
    undo = "Ongedaan maken" | "Undo";
}

/// Something that was done and can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// Answers were published.
    Answers(Vec<AnswerId>),
    /// A contribution was withdrawn.
    Withdrawal(ContributionId),
}

const ANSWERS: &str = "answers";
const WITHDRAWAL: &str = "withdrawal";

/// It travels as its kind and its keys, never as an address.
impl fmt::Display for Undo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answers(ids) => {
                f.write_str(ANSWERS)?;
                ids.iter().try_for_each(|id| write!(f, " {id}"))
            }
            Self::Withdrawal(id) => write!(f, "{WITHDRAWAL} {id}"),
        }
    }
}

impl FromStr for Undo {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split(' ');
        let kind = parts.next();
        match kind {
            Some(ANSWERS) => {
                let ids: Result<Vec<AnswerId>, _> = parts.map(str::parse).collect();
                ids.map(Self::Answers).map_err(|_| ())
            }
            Some(WITHDRAWAL) => {
                let id = parts.next().ok_or(())?;
                id.parse().map(Self::Withdrawal).map_err(|_| ())
            }
            _ => Err(()),
        }
    }
}

impl Undo {
    /// The button with which it is undone.
    pub(crate) fn button(&self, lang: Language) -> AnyView {
        let (action, answers) = match self {
            Self::Answers(ids) => (paths::take_answers_back().to_owned(), ids.as_slice()),
            Self::Withdrawal(id) => (paths::restore_contribution(*id), &[][..]),
        };
        let answers: Vec<_> = answers
            .iter()
            .map(|id| view! { <input type="hidden" name="answer" value=id.to_string()/> })
            .collect();
        view! {
            <form method="post" action=action>
                {answers}
                <button class="button secondary small">{undo(lang)}</button>
            </form>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back_as_it_went_and_nothing_else_does() {
        for one in [
            Undo::Answers(vec![AnswerId(3), AnswerId(40)]),
            Undo::Withdrawal(ContributionId(7)),
        ] {
            assert_eq!(one.to_string().parse(), Ok(one));
        }
        for foreign in ["", "answers x", "withdrawal", "/account/erase", "erase 7"] {
            assert!(foreign.parse::<Undo>().is_err(), "{foreign}");
        }
    }
}
