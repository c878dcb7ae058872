//! One field: a label, a hint, the problem and the control, tied together for eyes and screen readers.

use super::form::{Choice, Form};
use crate::islands::DraftKeeper;
use html_escape::encode_text;
use klankbord_domain::Language;
use leptos::prelude::*;
use std::borrow::Cow;

texts! {
    optional = "hoeft niet" | "optional";
    at_most(most: usize) = "Hooguit {most} tekens." | "At most {most} characters.";
}

pub(super) enum Control {
    Line(&'static str),
    Area(u8),
    Choose {
        kind: &'static str,
        chosen: Vec<String>,
        choices: Vec<Choice>,
    },
    Select(Vec<Choice>),
}

/// A builder of a field; `view` finishes it.
pub struct Field<'a> {
    form: &'a Form<'a>,
    name: Cow<'static, str>,
    value: String,
    hint: Option<String>,
    autocomplete: Option<&'static str>,
    accept: Option<&'static str>,
    input_mode: Option<&'static str>,
    width: &'static str,
    lang: Option<Language>,
    optional: bool,
    limit: Option<usize>,
    prefix: Option<String>,
    suffix: Option<String>,
    title: bool,
    focused: bool,
    label_lang: Option<&'static str>,
    control: Control,
}

/// The ids and texts that every kind of control is tied to.
struct Ties {
    described: Option<String>,
    invalid: Option<&'static str>,
    focused: bool,
}

impl<'a> Field<'a> {
    pub(super) fn new(
        form: &'a Form<'a>,
        name: impl Into<Cow<'static, str>>,
        value: &str,
        control: Control,
    ) -> Self {
        Self {
            form,
            name: name.into(),
            value: value.to_owned(),
            hint: None,
            autocomplete: None,
            accept: None,
            input_mode: None,
            width: "",
            lang: None,
            optional: false,
            limit: None,
            prefix: None,
            suffix: None,
            title: false,
            focused: false,
            label_lang: None,
            control,
        }
    }

    /// A hint that helps to fill it in.
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

    /// The value that the browser may fill in (HTML §4.10.18.7).
    #[must_use]
    pub const fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// The accepted kinds of files.
    #[must_use]
    pub const fn accept(mut self, what: &'static str) -> Self {
        self.accept = Some(what);
        self
    }

    /// The keyboard that a phone shows.
    #[must_use]
    pub const fn input_mode(mut self, mode: &'static str) -> Self {
        self.input_mode = Some(mode);
        self
    }

    /// Makes the field as short as its content: a code, a date, a number.
    #[must_use]
    pub const fn short(mut self) -> Self {
        self.width = "short";
        self
    }

    /// Says that its text is in this language, so that it is spelt and read out as such.
    #[must_use]
    pub const fn in_language(mut self, lang: Language) -> Self {
        self.lang = Some(lang);
        self
    }

    /// Says that it may be left out.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Shows how many characters are accepted. The browser does not cut what is pasted: that would lose text.
    #[must_use]
    pub const fn limit(mut self, most: usize) -> Self {
        self.limit = Some(most);
        self
    }

    /// A prefix on the line, such as a currency.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// A suffix on the line, such as a unit.
    #[must_use]
    pub fn suffix(mut self, suffix: impl Into<String>) -> Self {
        self.suffix = Some(suffix.into());
        self
    }

    /// Makes its label the title of the page: the one question on it.
    #[must_use]
    pub const fn title(mut self) -> Self {
        self.title = true;
        self
    }

    /// Puts the cursor here when the page opens: for a form that is the whole reason to come.
    #[must_use]
    pub const fn focused(mut self) -> Self {
        self.focused = true;
        self
    }

    /// Says in which language its label is, when that is not the reader's: a question that somebody wrote.
    #[must_use]
    pub const fn label_lang(mut self, lang: Option<&'static str>) -> Self {
        self.label_lang = lang;
        self
    }

    /// The field with its label, hint and problem.
    #[must_use]
    pub fn view(self) -> AnyView {
        let name = self.name.as_ref();
        let lang = self.form.lang;
        let problem = self.form.problem(name);
        let hint = hint(lang, self.hint.as_deref(), self.limit);
        let ties = Ties {
            described: described(name, hint.is_some(), problem.is_some()),
            invalid: problem.is_some().then_some("true"),
            focused: self.focused,
        };
        let class = if problem.is_some() {
            "field has-problem"
        } else {
            "field"
        };
        let label = self.form.label(name).to_owned();
        let label = if self.title {
            view! { <h1>{label}</h1> }.into_any()
        } else {
            label.into_any()
        };
        let optional = self
            .optional
            .then(|| view! { <span class="optional">" ("{optional(lang)}")"</span> });
        let help = (
            hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> }),
            problem
                .map(|text| view! { <p class="problem" id=format!("{name}-problem")>{text}</p> }),
        );
        let control = match self.control {
            Control::Choose {
                kind,
                chosen,
                choices,
            } => {
                return view! {
                    <fieldset class=class aria-describedby=ties.described>
                        <legend>{label}{optional}</legend>
                        {help}
                        {choose(name, kind, &chosen, choices)}
                    </fieldset>
                }
                .into_any();
            }
            Control::Line(kind) => {
                let value = (kind != "password" && kind != "file").then_some(self.value);
                let input = view! {
                    <input id=name.to_owned() name=name.to_owned() type=kind value=value class=self.width lang=self.lang.map(Language::as_str)
                        autocomplete=self.autocomplete accept=self.accept inputmode=self.input_mode
                        aria-describedby=ties.described aria-invalid=ties.invalid/>
                };
                affixed(self.prefix, input, self.suffix)
            }
            Control::Area(rows) => area(name, &self.value, rows, self.lang, ties),
            Control::Select(choices) => select(name, &self.value, choices, ties),
        };
        view! {
            <div class=class>
                <label for=name.to_owned() lang=self.label_lang>{label}{optional}</label>
                {help}
                {control}
            </div>
        }
        .into_any()
    }
}

fn hint(lang: Language, hint: Option<&str>, limit: Option<usize>) -> Option<String> {
    match (hint, limit) {
        (None, None) => None,
        (Some(hint), None) => Some(hint.to_owned()),
        (None, Some(most)) => Some(at_most(lang, most)),
        (Some(hint), Some(most)) => Some(format!("{hint} {}", at_most(lang, most))),
    }
}

fn described(name: &str, hint: bool, problem: bool) -> Option<String> {
    let ids: Vec<_> = [(hint, "hint"), (problem, "problem")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, what)| format!("{name}-{what}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn affixed(
    prefix: Option<String>,
    input: impl IntoView + 'static,
    suffix: Option<String>,
) -> AnyView {
    if prefix.is_none() && suffix.is_none() {
        return input.into_any();
    }
    // The label names the unit too; the affix is only for the eye.
    let affix =
        |text: Option<String>| text.map(|text| view! { <span aria-hidden="true">{text}</span> });
    view! { <div class="affixed">{affix(prefix)}{input}{affix(suffix)}</div> }.into_any()
}

fn area(name: &str, value: &str, rows: u8, lang: Option<Language>, ties: Ties) -> AnyView {
    // Leptos does not escape what is inside a textarea. The first line end after the tag is not part
    // of the text (HTML §13.1.2.5).
    let text = format!("\n{}", encode_text(value));
    view! {
        <textarea id=name.to_owned() name=name.to_owned() rows=rows.to_string() lang=lang.map(Language::as_str)
            aria-describedby=ties.described aria-invalid=ties.invalid autofocus=ties.focused inner_html=text></textarea>
        <DraftKeeper/>
    }
    .into_any()
}

fn select(name: &str, value: &str, choices: Vec<Choice>, ties: Ties) -> AnyView {
    let options: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == value;
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect();
    view! {
        <select id=name.to_owned() name=name.to_owned() aria-describedby=ties.described aria-invalid=ties.invalid>{options}</select>
    }
    .into_any()
}

fn choose(name: &str, kind: &'static str, chosen: &[String], choices: Vec<Choice>) -> AnyView {
    choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            // The summary links to the first of them.
            let id = if place == 0 {
                name.to_owned()
            } else {
                format!("{name}-{place}")
            };
            let checked = chosen.contains(&choice.value);
            let meaning = (!choice.hint.is_empty()).then(|| format!("{id}-meaning"));
            let hint = meaning
                .clone()
                .map(|id| view! { <span class="hint" id=id>{choice.hint}</span> });
            view! {
                <div class="choice">
                    <input type=kind id=id.clone() name=name.to_owned() value=choice.value checked=checked aria-describedby=meaning/>
                    <label for=id lang=choice.lang.map(Language::as_str)>{choice.label}</label>
                    {hint}
                </div>
            }
        })
        .collect_view()
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;
    use crate::web::ui::refusal::Refusal;
    use klankbord_domain::{FieldErrors, Problem};
    use proptest::prelude::*;
    use scraper::{Html, Selector};

    const HOSTILE: &str = "</textarea><script>alert(1)</script>\"' onfocus=alert(1) x='&amp;";

    /// Shows one field and reads it back as a browser would.
    fn shown(refusal: &Refusal, make: impl for<'a> FnOnce(&'a Form<'a>) -> Field<'a>) -> Html {
        let labels = [("f", HOSTILE)];
        let form = Form::new(Language::Nl, refusal, &labels);
        Html::parse_fragment(&render(|| make(&form).view()))
    }

    fn attribute(html: &Html, selector: &str, name: &str) -> Option<String> {
        let selector = Selector::parse(selector).unwrap();
        Some(html.select(&selector).next()?.attr(name)?.to_owned())
    }

    #[test]
    fn a_text_in_another_language_says_so() {
        let none = Refusal::default();
        let html = shown(&none, |form| {
            form.area("f", "Hello", 3).in_language(Language::En)
        });
        assert_eq!(attribute(&html, "textarea", "lang").as_deref(), Some("en"));
        let html = shown(&none, |form| form.area("f", "Hallo", 3));
        assert_eq!(attribute(&html, "textarea", "lang"), None);
        let html = shown(&none, |form| {
            let choices = vec![Choice::new("en", "English").in_language(Language::En)];
            form.choose("f", "en", choices)
        });
        assert_eq!(attribute(&html, "label", "lang").as_deref(), Some("en"));
    }

    fn text(html: &Html, selector: &str) -> String {
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).next().unwrap().text().collect()
    }

    fn harmless(html: &Html) {
        for selector in ["script", "[onfocus]"] {
            let found = html.select(&Selector::parse(selector).unwrap()).count();
            assert_eq!(found, 0, "{}", html.html());
        }
        assert!(text(html, "label, legend").starts_with(HOSTILE));
    }

    #[test]
    fn hostile_text_stays_text_in_every_control() {
        let none = Refusal::default();
        let choices = || vec![Choice::new(HOSTILE, HOSTILE).hint(HOSTILE)];
        let line = shown(&none, |form| {
            form.line("f", HOSTILE)
                .hint(HOSTILE)
                .prefix(HOSTILE)
                .suffix(HOSTILE)
        });
        harmless(&line);
        assert_eq!(attribute(&line, "input", "value").as_deref(), Some(HOSTILE));
        let area = shown(&none, |form| form.area("f", HOSTILE, 3).hint(HOSTILE));
        harmless(&area);
        assert_eq!(text(&area, "textarea"), HOSTILE);
        let radio = shown(&none, |form| form.choose("f", HOSTILE, choices()));
        harmless(&radio);
        assert_eq!(
            attribute(&radio, "[checked]", "value").as_deref(),
            Some(HOSTILE)
        );
        let select = shown(&none, |form| form.select("f", HOSTILE, choices()));
        harmless(&select);
        assert_eq!(
            attribute(&select, "[selected]", "value").as_deref(),
            Some(HOSTILE)
        );
    }

    #[test]
    fn a_password_and_a_file_are_never_sent_back() {
        let none = Refusal::default();
        for kind in ["password", "file"] {
            let html = shown(&none, |form| form.line("f", "geheim").kind(kind));
            assert_eq!(attribute(&html, "input", "value"), None, "{kind}");
        }
    }

    #[test]
    fn hint_and_problem_are_tied_to_the_control() {
        let wrong = FieldErrors::one("f", Problem::Missing).into();
        let html = shown(&wrong, |form| form.area("f", "", 3).hint("help").limit(500));
        assert_eq!(
            attribute(&html, "textarea", "aria-describedby").as_deref(),
            Some("f-hint f-problem")
        );
        assert_eq!(
            attribute(&html, "textarea", "aria-invalid").as_deref(),
            Some("true")
        );
        assert_eq!(text(&html, "#f-hint"), "help Hooguit 500 tekens.");
        assert_eq!(text(&html, "#f-problem"), "Vul dit in.");
    }

    #[test]
    fn the_summary_takes_the_focus_and_leads_to_the_field() {
        let wrong = FieldErrors::one("f", Problem::Missing).into();
        let labels = [("f", HOSTILE)];
        let form = Form::new(Language::Nl, &wrong, &labels);
        let html = Html::parse_fragment(&render(|| form.summary()));
        assert_eq!(
            attribute(&html, ".summary", "tabindex").as_deref(),
            Some("-1")
        );
        assert!(attribute(&html, ".summary", "autofocus").is_some());
        assert_eq!(
            attribute(&html, ".summary a", "href").as_deref(),
            Some("#f")
        );
        assert!(text(&html, ".summary a").starts_with(HOSTILE));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_comes_back_in_a_textarea(typed in "[\\PC\n]{0,60}") {
            let html = shown(&Refusal::default(), |form| form.area("f", &typed, 3));
            prop_assert_eq!(text(&html, "textarea"), typed);
        }
    }
}
