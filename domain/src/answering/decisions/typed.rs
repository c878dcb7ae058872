//! A decision, as typed: what customers said, what we decided and why, theme by theme.

use super::{LONGEST, Part, reviews::operations::next_day};
use crate::{
    FieldErrors,
    base::{form, ids::ThemeId, values},
    people::translations,
    rounds::{proposals::Outcome, themes::Theme},
};
use jiff::civil::Date;

/// The part about one theme, or about everything in no theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionPartForm {
    /// The theme; `None` for contributions in no theme.
    pub theme: Option<ThemeId>,
    /// The summary of what customers said.
    pub heard: String,
    /// The decision.
    pub decided: String,
    /// The reason.
    pub why: String,
}

impl DecisionPartForm {
    fn is_empty(&self) -> bool {
        [&self.heard, &self.decided, &self.why]
            .iter()
            .all(|text| crate::base::text::is_blank(text))
    }
}

/// A decision, as typed.
#[derive(Clone, Debug, Default)]
pub struct DecisionForm {
    /// The outcome.
    pub outcome: String,
    /// A part for each theme, and one for contributions in none.
    pub parts: Vec<DecisionPartForm>,
    /// The findings that would change it; required when the proposal is dropped.
    pub would_change: String,
    /// The day of the review; may be left out.
    pub review_on: String,
    /// The same words in the other language, by the names of [`second_field`](super::translation::second_field): all
    /// of them or none.
    pub second: translations::Typed,
}

/// A decision that was parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parsed {
    pub outcome: Outcome,
    pub parts: Vec<Part>,
    pub would_change: String,
    pub review_on: Option<Date>,
}

/// The name of the form field of this text of the part on a theme.
#[must_use]
pub fn field(text: &str, theme: Option<ThemeId>) -> String {
    match theme {
        Some(theme) => format!("{text}-{theme}"),
        None => text.to_owned(),
    }
}

impl DecisionForm {
    /// The typed text of a part; empty when there is none.
    #[must_use]
    pub fn part(&self, theme: Option<ThemeId>) -> DecisionPartForm {
        let found = self.parts.iter().find(|part| part.theme == theme);
        found.cloned().unwrap_or_else(|| DecisionPartForm {
            theme,
            ..DecisionPartForm::default()
        })
    }

    /// Whether words were typed about a theme that is not there any more, or of which nobody wrote. Without their theme
    /// they would be lost.
    pub(super) fn is_about_gone(&self, themes: &[Theme]) -> bool {
        let parts = self.parts.iter().filter(|part| !part.is_empty());
        let second = self
            .second
            .filled()
            .filter_map(|name| name.rsplit_once('-'))
            .filter_map(|(_, theme)| theme.parse().ok());
        parts
            .filter_map(|part| part.theme)
            .chain(second)
            .any(|typed| {
                !themes
                    .iter()
                    .any(|theme| theme.id == typed && theme.people > 0)
            })
    }

    /// Reads a decision on a proposal with these themes: each of them needs its part. Contributions in no theme
    /// need a part when there are no themes, and may have one when there are.
    pub(super) fn parse(&self, today: Date, themes: &[Theme]) -> Result<Parsed, FieldErrors> {
        let prose = |text: &str| values::prose(text, LONGEST);
        let outcome = self.outcome.parse();
        let would_change = match outcome {
            Ok(Outcome::Drop) => prose(&self.would_change),
            _ => values::optional(&self.would_change, prose),
        };
        let mut about: Vec<_> = themes
            .iter()
            .filter(|theme| theme.people > 0)
            .map(Some)
            .collect();
        if about.is_empty() || !self.part(None).is_empty() {
            about.push(None);
        }
        let (outcome, parts, would_change, review_on) = form::read((
            ("outcome", outcome),
            form::each(about.into_iter().map(|theme| self.parse_part(theme))),
            ("would_change", would_change),
            ("review_on", next_day(&self.review_on, today)),
        ))?;
        Ok(Parsed {
            outcome,
            parts,
            would_change,
            review_on,
        })
    }

    fn parse_part(&self, theme: Option<&Theme>) -> Result<Part, FieldErrors> {
        let theme_id = theme.map(|theme| theme.id);
        let typed = self.part(theme_id);
        let prose = |name, text: &str| (field(name, theme_id), values::prose(text, LONGEST));
        let (heard, decided, why) = form::read((
            prose("heard", &typed.heard),
            prose("decided", &typed.decided),
            prose("why", &typed.why),
        ))?;
        Ok(Part {
            theme_id,
            theme: theme.map(|theme| theme.name.clone()).unwrap_or_default(),
            people: theme.map(|theme| theme.people).unwrap_or_default(),
            heard,
            decided,
            why,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Problem;
    use proptest::prelude::*;

    const TODAY: Date = jiff::civil::date(2026, 3, 2);

    fn theme(id: i64, people: i64) -> Theme {
        Theme {
            id: ThemeId(id),
            name: format!("Thema {id}"),
            people,
            contributions: people,
            waiting: 0,
        }
    }

    fn part(theme: Option<i64>, full: bool) -> DecisionPartForm {
        let text = |text: &str| if full { text.to_owned() } else { String::new() };
        DecisionPartForm {
            theme: theme.map(ThemeId),
            heard: text("U zei"),
            decided: text("Wij doen"),
            why: text("Omdat"),
        }
    }

    proptest! {
        #[test]
        fn every_theme_with_people_in_it_has_its_part(
            people in prop::collection::vec(0_i64..3, 0..5),
            typed in prop::collection::vec(any::<bool>(), 5),
            rest in any::<bool>(),
        ) {
            let themes: Vec<_> = (1..).zip(&people).map(|(id, people)| theme(id, *people)).collect();
            let mut parts: Vec<_> = (1..).zip(&typed).map(|(id, full)| part(Some(id), *full)).collect();
            parts.push(part(None, rest));
            let written = DecisionForm { outcome: "adopt".into(), parts, ..DecisionForm::default() };
            let living: Vec<_> = themes.iter().filter(|theme| theme.people > 0).map(|theme| theme.id).collect();
            let missing: Vec<_> = living.iter().filter(|id| {
                let place = usize::try_from(id.0 - 1).unwrap();
                !typed[place]
            }).collect();
            let gone = (1..).zip(&typed).any(|(id, full)| *full && !living.contains(&ThemeId(id)));
            prop_assert_eq!(written.is_about_gone(&themes), gone);
            for id in 1..7 {
                let second = [(format!("second_why-{id}"), "Because")].into_iter().collect();
                let only = DecisionForm { second, ..DecisionForm::default() };
                prop_assert_eq!(only.is_about_gone(&themes), !living.contains(&ThemeId(id)));
            }
            match written.parse(TODAY, &themes) {
                Ok(parsed) => {
                    prop_assert!(missing.is_empty() && (rest || !living.is_empty()));
                    let told: Vec<_> = parsed.parts.iter().filter_map(|part| part.theme_id).collect();
                    prop_assert_eq!(told, living);
                    prop_assert_eq!(parsed.parts.iter().any(|part| part.theme_id.is_none()), rest);
                }
                Err(errors) => {
                    for id in &missing {
                        prop_assert_eq!(errors.of(&field("why", Some(**id))), Some(&Problem::Missing));
                    }
                    prop_assert_eq!(errors.of("heard").is_some(), living.is_empty() && !rest);
                }
            }
        }
    }
}
