//! Staff: the list, adding a member of staff, a new link to choose a password. `lifecycle::leaving` changes their roles
//! and ends their access.

use crate::{
    people::accounts::{
        account::languages,
        roles::{choices, roles_text},
    },
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
    Language,
    base::ids::AccountId,
    lifecycle::leaving::queries::{former_colleagues, left_behind},
    people::accounts::{
        operations::{self, NewStaff},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Medewerkers" | "Staff";
    lead = "Deze collega's werken met Klankbord. Iemand kan meer dan één rol hebben."
        | "These colleagues work with Klankbord. Someone can have more than one role.";
    person = "Naam" | "Name";
    address = "E-mailadres" | "Email address";
    does = "Rollen" | "Roles";
    gone_title = "Collega's die weg zijn, maar nog iets moeten doen" | "People who left but still have work to do";
    gone_lead = "Geef dit aan een ander. Zelf kunnen zij het niet meer doen." | "Give this to someone else. They can no longer do it themselves.";
    former_title = "Oud-collega’s" | "Former colleagues";
    former_lead = "Zij werken niet meer met Klankbord. Vraagt iemand erom, dan kunt u hun gegevens wissen." | "They no longer work with Klankbord. If one of them asks, you can erase their data.";
    erase = "gegevens wissen" | "erase their data";
    no_password = "heeft nog geen wachtwoord gekozen" | "has not chosen a password yet";
    departments = "Afdelingen" | "Departments";
    add = "Medewerker toevoegen" | "Add a member of staff";
    conscience_page = "Het klantgeweten aanwijzen" | "Appoint the customer conscience";
    name = "Naam" | "Name";
    email = "E-mailadres" | "Email address";
    language = "Taal" | "Language";
    roles = "Rollen" | "Roles";
    add_hint = "We mailen een link om een wachtwoord te kiezen. De link werkt zeven dagen. Is deze persoon al klant? Dan blijft dat zo. Aanmelden gaat voortaan met een wachtwoord."
        | "We will email a link to choose a password. It works for seven days. Is this person already a customer? Then they stay one. From now on they sign in with a password.";
    added = "De medewerker is toegevoegd. De mail met de link is onderweg." | "The member of staff has been added. The email with the link is on its way.";
    welcomed = "De link is onderweg. Eerdere links werken niet meer. Komt de mail niet aan? Kijk dan bij de uitgaande mail wat er misging."
        | "The link is on its way. Earlier links no longer work. If the email does not arrive, see what went wrong under outgoing email.";
    back = "Alle medewerkers" | "All staff";
}

pub(crate) async fn list(cx: PageContext) -> Page {
    let lang = cx.lang;
    let staff = queries::staff(&cx.portal, &cx.actor).await?;
    let rows: Vec<_> = staff
        .into_iter()
        .map(|colleague| {
            let link = paths::colleague(colleague.account);
            let waiting = (!colleague.has_password)
                .then(|| view! { <br/><span class="soft">{no_password(lang)}</span> });
            view! {
                <tr>
                    <th scope="row"><a href=link>{colleague.name}</a>{waiting}</th>
                    <td data-label=address(lang)>{colleague.email}</td>
                    <td data-label=does(lang)>{roles_text(lang, colleague.roles)}</td>
                </tr>
            }
        })
        .collect();
    let gone: Vec<_> = left_behind(&cx.portal, &cx.actor)
        .await?
        .into_iter()
        .map(|(account, name)| {
            view! { <li><a href=paths::leave(account)>{name}</a></li> }
        })
        .collect();
    let gone = (!gone.is_empty()).then(|| {
        view! { <h2>{gone_title(lang)}</h2><p>{gone_lead(lang)}</p><ul>{gone}</ul> }
    });
    let former: Vec<_> = former_colleagues(&cx.portal, &cx.actor)
        .await?
        .into_iter()
        .map(|(account, name)| {
            let path = paths::erase_colleague(account);
            view! { <li><bdi>{name}</bdi>": "<a href=path>{erase(lang)}</a></li> }
        })
        .collect();
    let former = (!former.is_empty()).then(|| {
        view! { <section id="former"><h2>{former_title(lang)}</h2><p>{former_lead(lang)}</p><ul>{former}</ul></section> }
    });
    cx.page(title(lang)).wide().show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <div class="buttons">
                <a class="button" href=paths::new_colleague()>{add(lang)}</a>
                <a class="button secondary" href=paths::departments()>{departments(lang)}</a>
            </div>
            <table class="stacks">
                <thead><tr>
                    <th scope="col">{person(lang)}</th>
                    <th scope="col">{address(lang)}</th>
                    <th scope="col">{does(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {gone}
            {former}
            <p><a href=paths::hand_over_conscience()>{conscience_page(lang)}</a></p>
        }
    })
}

#[derive(Deserialize)]
#[serde(default)]
pub(crate) struct StaffForm {
    name: String,
    email: String,
    language: String,
    roles: Vec<String>,
}

impl Default for StaffForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            email: String::new(),
            language: Language::default().as_str().to_owned(),
            roles: Vec::new(),
        }
    }
}

pub(crate) async fn new(cx: PageContext) -> Page {
    new_page(&cx, &StaffForm::default(), &Refusal::default())
}

pub(crate) async fn post_new(cx: PageContext, Posted(typed): Posted<StaffForm>) -> Page {
    let new = NewStaff {
        name: typed.name.clone(),
        email: typed.email.clone(),
        language: typed.language.clone(),
        roles: typed.roles.clone(),
    };
    match operations::add_staff(&cx.portal, &cx.actor, &new).await {
        Ok(_) => cx.done(paths::staff(), added(cx.lang)),
        Err(error) => show_again(error, async |refusal| new_page(&cx, &typed, &refusal)).await,
    }
}

fn new_page(cx: &PageContext, typed: &StaffForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [
        ("name", name(lang)),
        ("email", email(lang)),
        ("language", language(lang)),
        ("roles", roles(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(add(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{add(lang)}</h1>
            <p class="lead">{add_hint(lang)}</p>
            <form method="post" action=paths::new_colleague() novalidate>
                {form.line("name", &typed.name).view()}
                {form.line("email", &typed.email).kind("email").view()}
                {form.choose("language", &typed.language, languages()).view()}
                {form.tick("roles", typed.roles.clone(), choices(lang)).view()}
                <button class="button">{add(lang)}</button>
            </form>
            <p><a href=paths::staff()>{back(lang)}</a></p>
        }
    })
}

/// Mails another link. Nobody but its reader may see it: it is a way into their account.
pub(crate) async fn post_welcome(cx: PageContext, Path(account): Path<AccountId>) -> Page {
    operations::welcome_again(&cx.portal, &cx.actor, account).await?;
    cx.done(&paths::colleague(account), welcomed(cx.lang))
}
