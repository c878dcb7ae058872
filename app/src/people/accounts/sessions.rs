//! The browsers in which somebody is signed in, and ending them.

use crate::web::{
    context::{Page, PageContext},
    paths,
};
use axum::extract::Path;
use klankbord_domain::{
    base::ids::SignInId,
    people::accounts::{operations, queries},
};
use leptos::prelude::*;

texts! {
    title = "Waar u bent aangemeld" | "Where you are signed in";
    lead = "Herkent u een browser niet? Meld u daar dan af. Hebt u een wachtwoord? Kies dan een ander."
        | "Is there a browser that you don't recognise? Sign out there. If you have a password, choose another.";
    browser = "Browser" | "Browser";
    unknown = "Onbekende browser" | "Unknown browser";
    this_one = "deze browser" | "this browser";
    since = "Aangemeld op" | "Signed in on";
    seen = "Laatst gebruikt op" | "Last used on";
    end = "Afmelden" | "Sign out";
    end_named(browser: &str) = "Afmelden: {browser}" | "Sign out: {browser}";
    end_others = "Overal elders afmelden" | "Sign out everywhere else";
    ended = "U bent daar afgemeld." | "You have been signed out there.";
    others_ended = "U bent overal elders afgemeld." | "You have been signed out everywhere else.";
    back = "Uw account" | "Your account";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let sessions = queries::own_sessions(&cx.portal, &cx.actor).await?;
    let here = cx.actor.person().map(|person| person.sign_in);
    let others = (sessions.len() > 1).then(|| {
        view! {
            <form method="post" action=paths::account_sessions()>
                <button class="button secondary">{end_others(lang)}</button>
            </form>
        }
    });
    let rows: Vec<_> = sessions
        .into_iter()
        .map(|session| {
            let name = if session.browser.is_empty() {
                unknown(lang).to_owned()
            } else {
                session.browser
            };
            let ending = if Some(session.id) == here {
                view! { <span class="tag">{this_one(lang)}</span> }.into_any()
            } else {
                view! {
                    <form method="post" action=paths::end_account_session(session.id)>
                        <button class="button small secondary" aria-label=end_named(lang, &name)>{end(lang)}</button>
                    </form>
                }
                .into_any()
            };
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td data-label=since(lang)>{cx.day(session.created_at)}</td>
                    <td data-label=seen(lang)>{cx.day(session.seen_at)}</td>
                    <td>{ending}</td>
                </tr>
            }
        })
        .collect();
    cx.page(title(lang)).show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <table class="stacks">
                <thead><tr>
                    <th scope="col">{browser(lang)}</th>
                    <th scope="col">{since(lang)}</th>
                    <th scope="col">{seen(lang)}</th>
                    <td></td>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {others}
            <p><a href=paths::account()>{back(lang)}</a></p>
        }
    })
}

pub(crate) async fn end_one(cx: PageContext, Path(session): Path<SignInId>) -> Page {
    operations::end_session(&cx.portal, &cx.actor, session).await?;
    cx.done(paths::account_sessions(), ended(cx.lang))
}

pub(crate) async fn end_all_others(cx: PageContext) -> Page {
    operations::end_other_sessions(&cx.portal, &cx.actor).await?;
    cx.done(paths::account_sessions(), others_ended(cx.lang))
}
