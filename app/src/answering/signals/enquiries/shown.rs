//! Parts of pages about enquiries: who answers, and the way to the form.

use crate::web::{context::PageContext, paths};
use klankbord_domain::{Language, answering::signals::enquiries::Enquiry};
use leptos::prelude::*;

texts! {
    department(name: &str) = "De afdeling {name}" | "The {name} department";
    somebody = "Iemand die het weet" | "Somebody who knows";
    title = "Vraag of tip?" | "A question or a tip?";
    lead = "U hoeft niet te wachten tot wij iets vragen. Iemand met een naam antwoordt u." | "You don’t have to wait until we ask. A named person answers you.";
    ask = "Vraag het ons" | "Ask us";
    all = "Wat u eerder vroeg" | "What you asked before";
}

/// Who answers: the person who took it up, else the department that has it.
pub(crate) fn answerer(lang: Language, one: &Enquiry) -> String {
    match (&one.owner, &one.department) {
        (Some(name), _) => name.clone(),
        (None, Some(name)) => department(lang, name),
        (None, None) => somebody(lang).to_owned(),
    }
}

/// The way to the form, on the home of a customer.
pub(crate) fn entry(cx: &PageContext, asked_before: bool) -> AnyView {
    let lang = cx.lang;
    let before = asked_before.then(|| view! { <p><a href=paths::asked()>{all(lang)}</a></p> });
    view! {
        <section id="ask">
            <h2>{title(lang)}</h2>
            <p class="soft">{lead(lang)}</p>
            <p><a class="button secondary" href=paths::ask()>{ask(lang)}</a></p>
            {before}
        </section>
    }
    .into_any()
}
