//! The briefing of a session: its items, the reasons for asking customers, and a button to say that it was read.

use super::{marks, meta, nothing, written_in};
use crate::{
    boardroom::sessions::{theme, when},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Facts, lang_of, languages, prose::prose},
    },
};
use axum::extract::Path;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::agenda::{
        Audience, Item, operations,
        queries::{self, Agenda},
    },
};
use leptos::prelude::*;

texts! {
    title = "Om vooraf te lezen" | "To read beforehand";
    when_title = "Wanneer" | "When";
    bring = "Neem mee" | "Please bring";
    why = "Waarom we dit vragen" | "Why we are asking this";
    known = "Wat we al weten" | "What we already know";
    questions = "Twee vragen aan u" | "Two questions for you";
    words = "Woorden uitgelegd" | "Words explained";
    proposal(title: &str) = "Lees het voorstel: {title}" | "Read the proposal: {title}";
    read_button = "Ik heb dit gelezen" | "I have read this";
    read_already = "U hebt dit gelezen." | "You have read this.";
    thanks = "Fijn dat u dit hebt gelezen." | "Thank you for reading this.";
    back = "Terug naar de sessie" | "Back to the session";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let lang = cx.lang;
    let agenda = queries::briefing(&cx.portal, &cx.actor, id).await?;
    let button = match agenda.read {
        None => None,
        Some(true) => Some(view! { <p>{read_already(lang)}</p> }.into_any()),
        Some(false) => Some(
            view! { <form method="post"><button class="button">{read_button(lang)}</button></form> }
                .into_any(),
        ),
    };
    let button = button.filter(|_| !agenda.items.is_empty());
    let empty = agenda
        .items
        .is_empty()
        .then(|| view! { <p class="empty">{nothing(lang)}</p> });
    cx.page(title(lang)).show(|| {
        let written = lang_of(lang, agenda.language);
        let mut facts = Facts::new().fact(when_title(lang), when(&cx, &agenda.session));
        if !agenda.bring.is_empty() {
            facts = facts.fact(
                bring(lang),
                view! { <div lang=written>{prose(&agenda.bring)}</div> },
            );
        }
        let items: Vec<_> = agenda
            .items
            .iter()
            .map(|item| one(lang, &agenda, item))
            .collect();
        view! {
            <p class="eyebrow">{theme(&cx, &agenda.session)}</p>
            <h1>{title(lang)}</h1>
            {languages(&cx, agenda.language, agenda.has_both)}
            {facts.view()}
            {empty}
            {items}
            {button}
            {marks(lang, &agenda)}
            <p><a href=paths::session(id)>{back(lang)}</a></p>
        }
    })
}

fn one(lang: Language, agenda: &Agenda, item: &Item) -> AnyView {
    let written = lang_of(lang, written_in(agenda, item));
    let briefing = (item.audience == Audience::Customers).then(|| {
        let explained = (!item.words.is_empty())
            .then(|| view! { <h3>{words(lang)}</h3><div lang=written>{prose(&item.words)}</div> });
        view! {
            <h3>{why(lang)}</h3>
            <div lang=written>{prose(&item.why)}</div>
            <h3>{known(lang)}</h3>
            <div lang=written>{prose(&item.known)}</div>
            <h3>{questions(lang)}</h3>
            <ol lang=written>
                <li>{prose(&item.question_one)}</li>
                <li>{prose(&item.question_two)}</li>
            </ol>
            {explained}
        }
    });
    let proposal = item
        .proposal_id
        .zip(item.proposal.clone())
        .map(|(id, title)| {
            let title = proposal(lang, &title);
            if agenda.readable.contains(&id) {
                view! { <p><a href=paths::proposal(id)>{title}</a></p> }.into_any()
            } else {
                view! { <p>{title}</p> }.into_any()
            }
        });
    view! {
        <section>
            <h2 lang=written>{item.title.clone()}</h2>
            <p>{meta(lang, item)}</p>
            {briefing}
            {proposal}
        </section>
    }
    .into_any()
}

pub(crate) async fn post(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    operations::mark_read(&cx.portal, &cx.actor, id).await?;
    cx.done(&paths::briefing(id), thanks(cx.lang))
}
