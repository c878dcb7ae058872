//! The page that shows every component in every state, in demo mode only, so that pages are composed
//! and not styled.

mod forms;
mod lists;
mod phases;
mod words;

use crate::web::{
    context::{Page, PageContext},
    notice::Notice,
    paths,
    ui::languages,
    undo::Undo,
};
use axum::extract::Query;
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Onderdelen" | "Components";
    about = "Elke pagina van Klankbord is uit deze onderdelen gemaakt. Wat hier niet staat, hoort eerst hier te komen."
        | "Every page of Klankbord is made of these components. What is not here belongs here first.";
    as_letter = "Als brief" | "As a letter";
    as_wide = "Breed, voor medewerkers" | "Wide, for staff";
    notice = "Uw inbreng is verstuurd. U krijgt antwoord uiterlijk 3 maart 2026." | "Your contribution was sent. You will have an answer by 3 March 2026.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shape {
    wide: bool,
}

/// Shows them all; `?wide=true` shows them as on the pages of staff.
pub(crate) async fn show(mut cx: PageContext, Query(shape): Query<Shape>) -> Page {
    let lang = cx.lang;
    cx.notice = Some(
        Notice::new(paths::kit(), notice(lang).to_owned()).undoable(&Undo::Answers(Vec::new())),
    );
    let errors = forms::refusal();
    let page = cx.page(title(lang));
    let page = if shape.wide { page.wide() } else { page };
    page.show(|| {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{about(lang)}</p>
            <p><a href=paths::kit()>{as_letter(lang)}</a>" · "<a href=format!("{}?wide=true", paths::kit())>{as_wide(lang)}</a></p>
            {words::show(lang)}
            {name("languages")}
            {languages(&cx, lang, true)}
            {languages(&cx, lang.other(), false)}
            {lists::show(lang)}
            {phases::show(lang)}
            {forms::show(lang, &errors)}
        }
    })
}

/// The name under which a component is found in `app::ui` or in `style/`.
fn name(name: &'static str) -> AnyView {
    view! { <p class="kit-name">{name}</p> }.into_any()
}
