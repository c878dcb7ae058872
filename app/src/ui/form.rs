//! Forms: a label, a hint, the problem and the field, tied together for eyes and for screen readers.

use super::problem::sentence;
use html_escape::encode_text;
use klankbord_domain::{FieldErrors, Language};
use leptos::prelude::*;

texts! {
    summary_title = "Er is iets nog niet goed" | "Something is not right yet";
    optional = "hoeft niet" | "optional";
}

/// One form: its language, what is wrong with it, and the label of each field.
pub struct Form<'a> {
    lang: Language,
    errors: &'a FieldErrors,
    labels: &'a [(&'static str, &'a str)],
}

/// One of several things to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What it means.
    pub hint: String,
}

impl Choice {
    /// A choice that needs no explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
        }
    }

    /// Says what the choice means.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl<'a> Form<'a> {
    /// A form with these labels, in the order in which its fields stand.
    #[must_use]
    pub const fn new(
        lang: Language,
        errors: &'a FieldErrors,
        labels: &'a [(&'static str, &'a str)],
    ) -> Self {
        Self {
            lang,
            errors,
            labels,
        }
    }

    /// The list of what is wrong, which takes the focus; nothing when nothing is.
    #[must_use]
    pub fn summary(&self) -> AnyView {
        if self.errors.is_empty() {
            return ().into_any();
        }
        let items: Vec<_> = self
            .errors
            .iter()
            .map(|(name, problem)| {
                let text = format!("{}: {}", self.label(name), sentence(self.lang, problem));
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

    fn label(&self, name: &str) -> String {
        self.labels
            .iter()
            .find_map(|(field, label)| (*field == name).then(|| (*label).to_owned()))
            .unwrap_or_else(|| name.to_owned())
    }

    fn problem(&self, name: &str) -> Option<String> {
        self.errors
            .of(name)
            .map(|problem| sentence(self.lang, problem))
    }

    /// One line of text.
    #[must_use]
    pub fn line(&self, name: &'static str, value: &str) -> Field<'_> {
        Field::new(self, name, value, Control::Line("text"))
    }

    /// Several lines of text.
    #[must_use]
    pub fn area(&self, name: &'static str, value: &str, rows: u8) -> Field<'_> {
        Field::new(self, name, value, Control::Area(rows))
    }

    /// A calendar date.
    #[must_use]
    pub fn date(&self, name: &'static str, value: &str) -> Field<'_> {
        Field::new(self, name, value, Control::Line("date"))
    }

    /// A file.
    #[must_use]
    pub fn file(&self, name: &'static str) -> Field<'_> {
        Field::new(self, name, "", Control::Line("file"))
    }

    /// One of a few choices, all of them in sight.
    #[must_use]
    pub fn choose(&self, name: &'static str, value: &str, choices: Vec<Choice>) -> Field<'_> {
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
    pub fn tick(&self, name: &'static str, chosen: Vec<String>, choices: Vec<Choice>) -> Field<'_> {
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
    pub fn select(&self, name: &'static str, value: &str, choices: Vec<Choice>) -> Field<'_> {
        Field::new(self, name, value, Control::Select(choices))
    }
}

enum Control {
    Line(&'static str),
    Area(u8),
    Choose {
        kind: &'static str,
        chosen: Vec<String>,
        choices: Vec<Choice>,
    },
    Select(Vec<Choice>),
}

/// A field in the making; `view` ends it.
pub struct Field<'a> {
    form: &'a Form<'a>,
    name: &'static str,
    value: String,
    hint: Option<String>,
    autocomplete: Option<&'static str>,
    accept: Option<&'static str>,
    input_mode: Option<&'static str>,
    width: &'static str,
    optional: bool,
    control: Control,
}

impl<'a> Field<'a> {
    fn new(form: &'a Form<'a>, name: &'static str, value: &str, control: Control) -> Self {
        Self {
            form,
            name,
            value: value.to_owned(),
            hint: None,
            autocomplete: None,
            accept: None,
            input_mode: None,
            width: "",
            optional: false,
            control,
        }
    }

    /// What helps to fill it in.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The kind of line: `email`, `tel`, `password`, `number`, `color`.
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.control = Control::Line(kind);
        self
    }

    /// What the browser may fill in (HTML §4.10.18.7).
    #[must_use]
    pub const fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// The files that are taken.
    #[must_use]
    pub const fn accept(mut self, what: &'static str) -> Self {
        self.accept = Some(what);
        self
    }

    /// Which keyboard a phone shows.
    #[must_use]
    pub const fn input_mode(mut self, mode: &'static str) -> Self {
        self.input_mode = Some(mode);
        self
    }

    /// As short as what goes in: a code, a date, a number.
    #[must_use]
    pub const fn short(mut self) -> Self {
        self.width = "short";
        self
    }

    /// Says that it may be left out.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The field with its label, hint and problem.
    #[must_use]
    pub fn view(self) -> AnyView {
        let name = self.name;
        let problem = self.form.problem(name);
        let label = self.form.label(name);
        let optional = self
            .optional
            .then(|| view! { <span class="optional">" ("{optional(self.form.lang)}")"</span> });
        let mut described = Vec::new();
        if self.hint.is_some() {
            described.push(format!("{name}-hint"));
        }
        if problem.is_some() {
            described.push(format!("{name}-problem"));
        }
        let described = (!described.is_empty()).then(|| described.join(" "));
        let invalid = problem.is_some().then_some("true");
        let class = if problem.is_some() {
            "field has-problem"
        } else {
            "field"
        };
        let hint = self
            .hint
            .map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
        let problem = problem
            .map(|text| view! { <p class="problem" id=format!("{name}-problem")>{text}</p> });
        match self.control {
            Control::Line(kind) => view! {
                <div class=class>
                    <label for=name>{label}{optional}</label>
                    {hint}{problem}
                    <input id=name name=name type=kind value=(kind != "password" && kind != "file").then_some(self.value)
                        class=self.width autocomplete=self.autocomplete accept=self.accept inputmode=self.input_mode
                        aria-describedby=described aria-invalid=invalid/>
                </div>
            }
            .into_any(),
            Control::Area(rows) => {
                // The first line end after the tag is not part of the text (HTML §13.1.2.5).
                let text = format!("\n{}", encode_text(&self.value));
                view! {
                    <div class=class>
                        <label for=name>{label}{optional}</label>
                        {hint}{problem}
                        <textarea id=name name=name rows=rows.to_string()
                            aria-describedby=described aria-invalid=invalid inner_html=text></textarea>
                    </div>
                }
                .into_any()
            }
            Control::Select(choices) => {
                let options: Vec<_> = choices
                    .into_iter()
                    .map(|choice| {
                        let chosen = choice.value == self.value;
                        view! { <option value=choice.value selected=chosen>{choice.label}</option> }
                    })
                    .collect();
                view! {
                    <div class=class>
                        <label for=name>{label}{optional}</label>
                        {hint}{problem}
                        <select id=name name=name aria-describedby=described aria-invalid=invalid>{options}</select>
                    </div>
                }
                .into_any()
            }
            Control::Choose { kind, chosen, choices } => {
                let options: Vec<_> = choices
                    .into_iter()
                    .enumerate()
                    .map(|(place, choice)| {
                        // The summary links to the first of them.
                        let id = if place == 0 { name.to_owned() } else { format!("{name}-{place}") };
                        let checked = chosen.contains(&choice.value);
                        let hint_id = (!choice.hint.is_empty()).then(|| format!("{id}-hint"));
                        let hint = hint_id
                            .clone()
                            .map(|id| view! { <span class="hint" id=id>{choice.hint}</span> });
                        view! {
                            <div class="choice">
                                <input type=kind id=id.clone() name=name value=choice.value checked=checked aria-describedby=hint_id/>
                                <label for=id>{choice.label}</label>
                                {hint}
                            </div>
                        }
                    })
                    .collect();
                view! {
                    <fieldset class=class aria-describedby=described aria-invalid=invalid>
                        <legend>{label}{optional}</legend>
                        {hint}{problem}
                        {options}
                    </fieldset>
                }
                .into_any()
            }
        }
    }
}
