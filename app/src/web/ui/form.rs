//! Forms: a label, a hint, the problem and the field, tied together for eyes and for screen readers.

use super::{
    field::{Control, Field},
    problem::sentence,
};
use crate::web::ui::refusal::Refusal;
use klankbord_domain::Language;
use leptos::prelude::*;
use std::borrow::Cow;

texts! {
    kept = "Wat u invulde, staat hieronder nog." | "What you entered is still there below.";
    summary_title = "Er mist nog iets" | "Please check this";
}

/// One form: its language, the reason why it is shown again, and the label of each field.
pub struct Form<'a> {
    pub(super) lang: Language,
    refusal: &'a Refusal,
    labels: &'a [(&'a str, &'a str)],
}

/// One of several things to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The submitted value.
    pub value: String,
    /// The label.
    pub label: String,
    /// The explanation.
    pub hint: String,
    /// The language of the label, when it is not that of the page.
    pub lang: Option<Language>,
}

impl Choice {
    /// A choice that needs no explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            lang: None,
        }
    }

    /// Says that the label is in this language, so that it is read out as such.
    #[must_use]
    pub const fn in_language(mut self, lang: Language) -> Self {
        self.lang = Some(lang);
        self
    }

    /// Adds an explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl<'a> Form<'a> {
    /// A form with these labels, in the order of its fields.
    #[must_use]
    pub const fn new(
        lang: Language,
        refusal: &'a Refusal,
        labels: &'a [(&'a str, &'a str)],
    ) -> Self {
        Self {
            lang,
            refusal,
            labels,
        }
    }

    /// The list of errors, which takes the focus; omitted when the form is shown for the first time. When the
    /// reason lies outside the fields, the page shows it, and this says that the fields were kept. Put it first
    /// on the page: browsers focus an element with `autofocus` without any script, and the reader should meet
    /// it before the form.
    #[must_use]
    pub fn summary(&self) -> AnyView {
        if self.refusal.is_empty() {
            return ().into_any();
        }
        if self.refusal.errors.is_empty() {
            return view! { <p>{kept(self.lang)}</p> }.into_any();
        }
        let items: Vec<_> = self
            .refusal
            .errors
            .iter()
            .map(|(name, problem)| {
                let label = self.label(name);
                // A sentence already has its mark.
                let mark = if label.ends_with(['?', '.']) { "" } else { ":" };
                let text = format!("{label}{mark} {}", sentence(self.lang, problem));
                view! { <li><a href=format!("#{name}")>{text}</a></li> }
            })
            .collect();
        view! {
            <div class="summary" role="alert" tabindex="-1" autofocus=true aria-labelledby="summary-title">
                <h2 id="summary-title">{summary_title(self.lang)}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    }

    pub(super) fn label(&self, name: &str) -> String {
        self.labels
            .iter()
            .find_map(|(field, label)| (*field == name).then(|| (*label).to_owned()))
            .unwrap_or_else(|| name.to_owned())
    }

    pub(super) fn problem(&self, name: &str) -> Option<String> {
        self.refusal
            .errors
            .of(name)
            .map(|problem| sentence(self.lang, problem))
    }

    /// One line of text.
    #[must_use]
    pub fn line(&self, name: impl Into<Cow<'static, str>>, value: &str) -> Field<'_> {
        Field::new(self, name, value, Control::Line("text"))
    }

    /// Several lines of text.
    #[must_use]
    pub fn area(&self, name: impl Into<Cow<'static, str>>, value: &str, rows: u8) -> Field<'_> {
        Field::new(self, name, value, Control::Area(rows))
    }

    /// A calendar date.
    #[must_use]
    pub fn date(&self, name: impl Into<Cow<'static, str>>, value: &str) -> Field<'_> {
        Field::new(self, name, value, Control::Line("date"))
    }

    /// A file.
    #[must_use]
    pub fn file(&self, name: impl Into<Cow<'static, str>>) -> Field<'_> {
        Field::new(self, name, "", Control::Line("file"))
    }

    /// One of a few choices, all of them in sight.
    #[must_use]
    pub fn choose(
        &self,
        name: impl Into<Cow<'static, str>>,
        value: &str,
        choices: Vec<Choice>,
    ) -> Field<'_> {
        Field::new(
            self,
            name,
            value,
            Control::Choose {
                kind: "radio",
                chosen: vec![value.to_owned()],
                choices,
            },
        )
    }

    /// Any number of a few choices.
    #[must_use]
    pub fn tick(
        &self,
        name: impl Into<Cow<'static, str>>,
        chosen: Vec<String>,
        choices: Vec<Choice>,
    ) -> Field<'_> {
        Field::new(
            self,
            name,
            "",
            Control::Choose {
                kind: "checkbox",
                chosen,
                choices,
            },
        )
    }

    /// One of many choices.
    #[must_use]
    pub fn select(
        &self,
        name: impl Into<Cow<'static, str>>,
        value: &str,
        choices: Vec<Choice>,
    ) -> Field<'_> {
        Field::new(self, name, value, Control::Select(choices))
    }
}
