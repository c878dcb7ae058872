//! One colleague: their roles, a new link, and the end of their access. A change that is refused because they
//! still owe something leads to the page on which it is reassigned.

use super::{hand_over_first, leave};
use crate::{
    people::{accounts::roles::choices, departments::placement},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Role,
    base::ids::AccountId,
    lifecycle::leaving::operations,
    people::accounts::queries::{self, Colleague},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    email = "E-mailadres" | "Email address";
    roles = "Rollen" | "Roles";
    conscience_page = "Het klantgeweten aanwijzen" | "Appoint the customer conscience";
    back = "Alle medewerkers" | "All staff";
    is_conscience = "Deze persoon is het klantgeweten. Dat verandert alleen als die rol wordt overgedragen."
        | "This person is the customer conscience. That changes only when the role is handed over.";
    save = "Rollen opslaan" | "Save the roles";
    changed = "De rollen zijn gewijzigd." | "The roles have been changed.";
    welcome = "Nieuwe link om een wachtwoord te kiezen" | "New link to choose a password";
    welcome_button = "Mail een nieuwe link" | "Email a new link";
    end_title = "Toegang beëindigen" | "End access";
    end_hint = "Deze persoon wordt meteen afgemeld en kan zich niet meer aanmelden. Aan sessies die nog komen, doet deze persoon niet meer mee. Bij wat al is geschreven, blijft deze naam staan."
        | "This person is signed out at once and can't sign in again. They no longer take part in upcoming sessions. What they wrote keeps their name.";
    end_button = "Toegang beëindigen" | "End access";
    look_first = "Kijk eerst wat deze persoon nog heeft" | "See first what this person still has";
    ended = "De toegang is beëindigd." | "Access has been ended.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ticked {
    roles: Vec<String>,
}

pub(crate) async fn show(cx: PageContext, Path(account): Path<AccountId>) -> Page {
    let colleague = queries::colleague(&cx.portal, &cx.actor, account).await?;
    let ticked = Role::ALL
        .iter()
        .filter(|role| colleague.roles.has(**role))
        .map(|role| role.as_str().to_owned())
        .collect();
    page(&cx, colleague, ticked, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(account): Path<AccountId>,
    Posted(Ticked { roles }): Posted<Ticked>,
) -> Page {
    match operations::change_roles(&cx.portal, &cx.actor, account, &roles).await {
        Ok(()) => cx.done(paths::staff(), changed(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                let colleague = queries::colleague(&cx.portal, &cx.actor, account).await?;
                page(&cx, colleague, roles, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    colleague: Colleague,
    ticked: Vec<String>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let place = placement::fact(cx, colleague.account).await?;
    let labels = [("roles", roles(lang))];
    let form = Form::new(lang, refusal, &labels);
    let conscience = colleague.roles.has(Role::CustomerConscience);
    let id = colleague.account;
    cx.page(colleague.name.clone()).refused(refusal).show(|| {
        let owes = refusal.conflict() == Some(Conflict::StillOwes);
        let why = owes.then(|| hand_over_first(lang, id));
        let ending = (!conscience).then(|| {
            view! {
                <h2>{end_title(lang)}</h2>
                <p>{end_hint(lang)}</p>
                <form method="post" action=paths::end_access(id)>
                    <button class="button danger">{end_button(lang)}</button>
                </form>
            }
        });
        let conscience = conscience.then(|| {
            view! { <p>{is_conscience(lang)}" "<a href=paths::hand_over_conscience()>{conscience_page(lang)}</a></p> }
        });
        view! {
            {form.summary()}
            {why}
            <h1>{colleague.name}</h1>
            <dl class="facts"><div><dt>{email(lang)}</dt><dd>{colleague.email}</dd></div>{place}</dl>
            {conscience}
            <form method="post" action=paths::colleague(id) novalidate>
                {form.tick("roles", ticked, choices(lang)).view()}
                <button class="button">{save(lang)}</button>
            </form>
            <h2>{welcome(lang)}</h2>
            <form method="post" action=paths::welcome_colleague(id)>
                <button class="button secondary">{welcome_button(lang)}</button>
            </form>
            {ending}
            <p><a href=paths::leave(id)>{look_first(lang)}</a></p>
            <p><a href=paths::staff()>{back(lang)}</a></p>
        }
    })
}

pub(crate) async fn post_end(cx: PageContext, Path(account): Path<AccountId>) -> Page {
    match operations::end_access(&cx.portal, &cx.actor, account).await {
        Ok(()) => cx.done(paths::staff(), ended(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                leave::refused(&cx, account, &refusal).await
            })
            .await
        }
    }
}
