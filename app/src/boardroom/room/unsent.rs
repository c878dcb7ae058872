//! Words that somebody typed in the room and that were not accepted: none of them is lost.

use super::parts::Making;
use crate::web::ui::{conflict::conflict_text, prose::prose, warning};
use klankbord_domain::{Conflict, Language};
use leptos::prelude::*;

texts! {
    title = "Dit is niet verstuurd" | "This was not sent";
    round_over = "De ronde waarin dit kon, is voorbij of nog niet begonnen. Dit typte u:"
        | "The round for this is over, or has not begun yet. This is what you typed:";
    typed(why: &str) = "{why} Dit typte u:" | "{why} This is what you typed:";
}

/// The text that somebody typed in one of the forms of a part.
#[derive(Clone, Default)]
pub(crate) struct Unsent {
    /// The name of the field in the submitted form.
    pub name: &'static str,
    /// The id of the field on the page.
    pub field: String,
    /// The words.
    pub text: String,
    /// The problem with them.
    pub problem: Option<String>,
}

/// Shows words that came too late or too early, with the reason.
pub(super) fn told(lang: Language, why: Conflict, text: &str) -> AnyView {
    let reason = match why {
        Conflict::NotOpen => round_over(lang).to_owned(),
        other => typed(lang, conflict_text(lang, other)),
    };
    let body = view! { <p>{reason}</p><blockquote>{prose(text)}</blockquote> };
    view! { <section id="room-unsent">{warning(title(lang), body)}</section> }.into_any()
}

/// A line of text in one of the forms of a part.
pub(super) struct Line<'a> {
    pub field: String,
    pub name: &'static str,
    pub label: &'static str,
    pub value: &'a str,
    pub most: usize,
    pub required: bool,
}

impl Line<'_> {
    pub fn view(self, making: &Making<'_>) -> AnyView {
        let Self {
            field,
            name,
            label,
            value,
            most,
            required,
        } = self;
        let unsent = making.unsent(&field);
        let value = unsent.map_or(value, |unsent| unsent.text.as_str());
        let problem = unsent.and_then(|unsent| unsent.problem.clone());
        let described = problem.as_ref().map(|_| format!("{field}-problem"));
        let invalid = problem.as_ref().map(|_| "true");
        let problem = problem.map(|text| {
            view! { <p class="problem" id=format!("{field}-problem")>{text}</p> }
        });
        view! {
            <label for=field.clone()>{label}</label>
            {problem}
            <input id=field name=name value=value.to_owned() required=required maxlength=most
                aria-describedby=described aria-invalid=invalid data-room-unsent=unsent.map(|_| "")/>
        }
        .into_any()
    }
}

impl Making<'_> {
    /// The words that this reader typed in this field, if they were not accepted.
    pub(super) fn unsent(&self, field: &str) -> Option<&Unsent> {
        let reader = self.reader.as_ref()?;
        reader.unsent.filter(|unsent| unsent.field == field)
    }
}
