//! The face of the organisation as a customer sees it, beside the form that changes it; and how well its colour reads.

use crate::web::{
    context::PageContext,
    ui::{Icon, icon, letterhead, prose::prose},
};
use klankbord_domain::{
    Language,
    people::organisation::{
        Organisation,
        colour::{Colour, Ground, contrasts},
    },
};
use leptos::prelude::*;

texts! {
    seen = "Zo ziet een klant u nu" | "How a customer sees you now";
    for_you = "Voor u" | "For you";
    read = "Lees de brief" | "Read the letter";
    waits = "Er wacht één ding op u." | "One thing is waiting for you.";
    link = "U zei, wij deden" | "You said, we did";
    from(sender: &str) = "Mails komen van {sender}." | "Emails come from {sender}.";
    paper = "Op papier" | "On paper";
    table = "Op de tafel" | "On the table";
    you = "Op geel, als er iets op iemand wacht" | "On yellow, where something waits for somebody";
    ratios(day: &str, dark: &str) = "{day} op 1. In het donker: {dark} op 1." | "{day} to 1. In the dark: {dark} to 1.";
    enough = "Genoeg is 4,5 op 1. Waar uw kleur te licht of te donker is, maken wij haar zelf leesbaar."
        | "4.5 to 1 is enough. Where your colour is too light or too dark, we make it readable ourselves.";
}

/// The preview. What looks like a button here is none.
pub(super) fn preview(cx: &PageContext, organisation: &Organisation) -> AnyView {
    let lang = cx.lang;
    let (welcome, its_language) = organisation.welcome(lang);
    let welcome = (!welcome.is_empty())
        .then(|| view! { <div lang=its_language.as_str()>{prose(welcome)}</div> });
    view! {
        <section class="sheet face-preview" aria-labelledby="seen">
            <h2 id="seen">{seen(lang)}</h2>
            <div class="on-paper">{letterhead(organisation)}<span class="like-link">{for_you(lang)}</span></div>
            <div class="on-table">{welcome}<span class="like-link">{link(lang)}</span></div>
            <div class="on-you">
                <p>{waits(lang)}</p>
                <span class="like-button">{read(lang)}</span>
            </div>
            <p class="hint">{from(lang, organisation.sender())}</p>
        </section>
    }
    .into_any()
}

/// The contrast of the colour on every ground.
pub(super) fn contrast(lang: Language, organisation: &Organisation) -> AnyView {
    let Some(colour) = Colour::from_digits(organisation.accent.trim_start_matches('#')) else {
        return ().into_any();
    };
    let rows: Vec<_> = contrasts(colour)
        .into_iter()
        .map(|(ground, day, dark)| {
            let name = match ground {
                Ground::Paper => paper(lang),
                Ground::Table => table(lang),
                Ground::You => you(lang),
            };
            let told = ratios(lang, &ratio(lang, day), &ratio(lang, dark));
            view! { <li>{icon(Icon::Check)}<p><b>{name}</b><span>{told}</span></p></li> }
        })
        .collect();
    view! { <ul class="checks">{rows}</ul><p class="hint">{enough(lang)}</p> }.into_any()
}

fn ratio(lang: Language, hundredths: u32) -> String {
    let point = match lang {
        Language::Nl => ',',
        Language::En => '.',
    };
    format!("{}{point}{}", hundredths / 100, hundredths / 10 % 10)
}
