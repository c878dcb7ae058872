//! Reading the minutes: the last revision, what customers wish they had said, and earlier revisions.

use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{markdown, prose::prose},
};
use axum::extract::Path;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::{
        minutes::{
            Revision,
            queries::{self, Minutes},
            rules,
        },
        session_feedback::Wish,
    },
};
use leptos::prelude::*;

texts! {
    title = "Verslag" | "Minutes";
    nothing = "Het verslag is er nog niet. U krijgt bericht zodra het er staat." | "There are no minutes yet. We will tell you when there are.";
    by(who: &str, day: &str) = "{who}, {day}" | "{who}, {day}";
    revision(number: i64) = "Versie {number}" | "Version {number}";
    because = "Reden voor deze versie" | "Reason for this version";
    before = "Eerdere versies" | "Earlier versions";
    wishes = "Wat klanten nog hadden willen zeggen" | "What customers wish they had said";
    wishes_lead = "Dit schreven klanten na afloop. Het hoort bij het verslag." | "Customers wrote this afterwards. It is part of the minutes.";
    write = "Verslag schrijven" | "Write the minutes";
    back = "Terug naar de sessie" | "Back to the session";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let lang = cx.lang;
    let Minutes {
        session,
        revisions,
        addenda,
        writes,
    } = queries::read(&cx.portal, &cx.actor, id).await?;
    cx.page(title(lang)).show(|| {
        let mut revisions = revisions.into_iter();
        let last = match revisions.next() {
            Some(last) => shown(&cx, &last),
            None => {
                let due =
                    rules::due(&session, &cx.zone()).filter(|_| session.is_over(cx.portal.now()));
                let due = due.map(|day| view! { <p>{cx.clock_by(title(lang), day)}</p> });
                view! { <p class="empty">{nothing(lang)}</p>{due} }.into_any()
            }
        };
        let earlier: Vec<_> = revisions.map(|one| folded(&cx, &one)).collect();
        let earlier = (!earlier.is_empty())
            .then(|| view! { <section><h2>{before(lang)}</h2>{earlier}</section> });
        let write = writes.then(|| {
            view! { <p><a class="button" href=paths::write_minutes(id)>{write(lang)}</a></p> }
        });
        view! {
            <p class="eyebrow">{session.series.clone()}</p>
            <h1>{title(lang)}</h1>
            <p class="lead">{theme(&cx, &session)}</p>
            {last}
            {write}
            {addendum(lang, &addenda)}
            {earlier}
            <p><a href=paths::session(id)>{back(lang)}</a></p>
        }
    })
}

fn shown(cx: &PageContext, one: &Revision) -> AnyView {
    let lang = cx.lang;
    let why = (!one.reason.is_empty()).then(|| {
        view! { <p class="hint">{because(lang)}": "{one.reason.clone()}</p> }
    });
    view! {
        <article class="minutes">
            <p class="hint">{revision(lang, one.number)}" · "{by(lang, &one.published_by, &cx.day(one.published_at))}</p>
            {why}
            {markdown(&one.text, 1)}
        </article>
    }
    .into_any()
}

fn folded(cx: &PageContext, one: &Revision) -> AnyView {
    let name = revision(cx.lang, one.number);
    view! { <details><summary>{name}</summary>{shown(cx, one)}</details> }.into_any()
}

fn addendum(lang: Language, addenda: &[Wish]) -> Option<AnyView> {
    if addenda.is_empty() {
        return None;
    }
    let list: Vec<_> = addenda
        .iter()
        .map(|wish| {
            let writer = wish.writer.clone();
            let writer = writer.map(|name| view! { <p class="meta">{name}</p> });
            view! { <li>{prose(&wish.text)}{writer}</li> }
        })
        .collect();
    Some(
        view! {
            <section id="addendum">
                <h2>{wishes(lang)}</h2>
                <p class="hint">{wishes_lead(lang)}</p>
                <ul>{list}</ul>
            </section>
        }
        .into_any(),
    )
}
