//! The one next step of whoever works on something: on straw when it is their turn, on paper while they wait.

use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    your_step = "Uw volgende stap" | "Your next step";
    step_of(title: &str) = "Uw volgende stap: {title}" | "Your next step: {title}";
    now = "Nu" | "Now";
}

/// The step. `title` names what it is about where the page doesn't; `under` has the button or a sentence; `beside`
/// shows how far things are.
#[must_use]
pub fn next_step(
    lang: Language,
    is_turn: bool,
    title: Option<&str>,
    told: String,
    under: AnyView,
    beside: Option<AnyView>,
) -> AnyView {
    let (class, over) = match (is_turn, title) {
        (true, Some(title)) => ("first-duty", step_of(lang, title)),
        (true, None) => ("first-duty", your_step(lang).to_owned()),
        (false, _) => ("first-duty quiet-step", now(lang).to_owned()),
    };
    view! {
        <section class=class id="next-step">
            <div><p class="small">{over}</p><h2>{told}</h2>{under}</div>
            {beside}
        </section>
    }
    .into_any()
}
