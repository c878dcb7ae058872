//! Words of a form that was not accepted, and the form with one button to send it again.

use super::{document::render, prose::prose};
use crate::web::unsent::{Unsent, WAITED};
use html_escape::{encode_double_quoted_attribute, encode_text};
use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    you_wrote = "Dit vulde u in" | "This is what you entered";
    again = "Opnieuw versturen" | "Send again";
}

/// The words, to be read and copied.
#[must_use]
pub fn words(lang: Language, unsent: &Unsent) -> Option<AnyView> {
    let words: Vec<_> = unsent
        .words()
        .map(|words| view! { <blockquote>{prose(words)}</blockquote> })
        .collect();
    (!words.is_empty()).then(|| {
        view! { <section class="unsent"><h2>{you_wrote(lang)}</h2>{words}</section> }.into_any()
    })
}

/// The whole form with one button, to send it again; `None` when secrets have to be typed again.
#[must_use]
pub fn resend(lang: Language, unsent: &Unsent) -> Option<AnyView> {
    if unsent.has_secret() {
        return None;
    }
    let fields: Vec<_> = unsent
        .fields
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
        .collect();
    Some(
        view! {
            <form method="post" action=unsent.action.clone()>
                {fields}
                <input type="hidden" name=WAITED value="true"/>
                <button class="button">{again(lang)}</button>
            </form>
        }
        .into_any(),
    )
}

/// A page that refuses the form, with the words added when they are nowhere on it: the form may be gone.
#[must_use]
pub fn with_words(lang: Language, unsent: &Unsent, page: String) -> String {
    let lines = unsent.words().flat_map(str::lines).map(str::trim);
    let stand = lines.filter(|line| !line.is_empty()).all(|line| {
        page.contains(&*encode_text(line)) || page.contains(&*encode_double_quoted_attribute(line))
    });
    match page.rsplit_once("</main>") {
        Some((before, after)) if !stand => {
            let words = render(|| words(lang, unsent).into_any());
            format!("{before}{words}</main>{after}")
        }
        _ => page,
    }
}
