//! Staff: the list, adding a member of staff, changing their roles and ending their access.

use crate::{
    people::accounts::account::languages,
    web::{
        context::{Page, PageContext},
        ui::{Choice, Form},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, FieldErrors, Language, Role, Roles,
    base::ids::AccountId,
    people::accounts::{
        operations::{self, NewStaff},
        queries::{self, Colleague},
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
    no_password = "heeft nog geen wachtwoord gekozen" | "has not chosen a password yet";
    add = "Medewerker toevoegen" | "Add a member of staff";
    conscience_page = "Het klantgeweten aanwijzen" | "Appoint the customer conscience";
    name = "Naam" | "Name";
    email = "E-mailadres" | "Email address";
    language = "Taal" | "Language";
    roles = "Rollen" | "Roles";
    owner_hint = "Legt voorstellen voor, antwoordt klanten en neemt besluiten." | "Puts proposals to customers, answers them and takes decisions.";
    board_hint = "Ziet hoe het staat en houdt sessies met klanten." | "Sees how things stand and holds sessions with customers.";
    admin_hint = "Beheert het panel, medewerkers, mail en instellingen." | "Manages the panel, staff, email and settings.";
    add_hint = "We mailen een link om een wachtwoord te kiezen. De link werkt zeven dagen. Is deze persoon al klant? Dan blijft dat zo. Aanmelden gaat voortaan met een wachtwoord."
        | "We will email a link to choose a password. It works for seven days. Is this person already a customer? Then they stay one. From now on they sign in with a password.";
    is_conscience = "Deze persoon is het klantgeweten. Dat verandert alleen als die rol wordt overgedragen."
        | "This person is the customer conscience. That changes only when the role is handed over.";
    added = "De medewerker is toegevoegd. De mail met de link is onderweg." | "The member of staff has been added. The email with the link is on its way.";
    save = "Rollen opslaan" | "Save the roles";
    changed = "De rollen zijn gewijzigd." | "The roles have been changed.";
    welcome = "Nieuwe link om een wachtwoord te kiezen" | "New link to choose a password";
    welcome_button = "Mail de link en laat hem zien" | "Email the link and show it";
    end_title = "Toegang beëindigen" | "End access";
    end_hint = "Deze persoon wordt meteen afgemeld en kan zich niet meer aanmelden. Aan sessies die nog komen, doet deze persoon niet meer mee. Bij wat al is geschreven, blijft deze naam staan."
        | "This person is signed out at once and can't sign in again. They no longer take part in upcoming sessions. What they wrote keeps their name.";
    end_button = "Toegang beëindigen" | "End access";
    ended = "De toegang is beëindigd." | "Access has been ended.";
    link_title = "De link" | "The link";
    link_lead(name: &str) = "We hebben {name} deze link gemaild. Komt de mail niet aan? Geef de link dan zelf door. De link werkt zeven dagen en maar één keer."
        | "We have emailed this link to {name}. If the email does not arrive, pass the link on yourself. It works for seven days and only once.";
    back = "Alle medewerkers" | "All staff";
    project_owner = "projecteigenaar" | "project owner";
    board_member = "bestuurder" | "board member";
    customer_conscience = "klantgeweten" | "customer conscience";
    administrator = "beheerder" | "administrator";
}

/// The name of a role.
pub(crate) fn role_text(lang: Language, role: Role) -> &'static str {
    match role {
        Role::ProjectOwner => project_owner(lang),
        Role::BoardMember => board_member(lang),
        Role::CustomerConscience => customer_conscience(lang),
        Role::Administrator => administrator(lang),
    }
}

/// The names of several roles.
fn roles_text(lang: Language, roles: Roles) -> String {
    let names: Vec<_> = Role::ALL
        .iter()
        .filter(|role| roles.has(**role))
        .map(|role| role_text(lang, *role))
        .collect();
    names.join(", ")
}

fn choices(lang: Language) -> Vec<Choice> {
    [
        (Role::ProjectOwner, owner_hint(lang)),
        (Role::BoardMember, board_hint(lang)),
        (Role::Administrator, admin_hint(lang)),
    ]
    .into_iter()
    .map(|(role, hint)| Choice::new(role.as_str(), role_text(lang, role)).hint(hint))
    .collect()
}

pub(crate) async fn list(cx: PageContext) -> Page {
    let lang = cx.lang;
    let staff = queries::staff(&cx.portal, &cx.actor).await?;
    let rows: Vec<_> = staff
        .into_iter()
        .map(|colleague| {
            let link = format!("/staff/{}", colleague.account);
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
    cx.page(title(lang)).wide().show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <p><a class="button" href="/staff/new">{add(lang)}</a></p>
            <table class="stacks">
                <thead><tr>
                    <th scope="col">{person(lang)}</th>
                    <th scope="col">{address(lang)}</th>
                    <th scope="col">{does(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p><a href="/conscience/hand-over">{conscience_page(lang)}</a></p>
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
    new_page(&cx, &StaffForm::default(), &FieldErrors::default())
}

pub(crate) async fn post_new(cx: PageContext, Posted(typed): Posted<StaffForm>) -> Page {
    let new = NewStaff {
        name: typed.name.clone(),
        email: typed.email.clone(),
        language: typed.language.clone(),
        roles: typed.roles.clone(),
    };
    match operations::add_staff(&cx.portal, &cx.actor, &new).await {
        Ok(_) => cx.done("/staff", added(cx.lang)).await,
        Err(Error::Invalid(errors)) => new_page(&cx, &typed, &errors),
        Err(error) => Err(error.into()),
    }
}

fn new_page(cx: &PageContext, typed: &StaffForm, errors: &FieldErrors) -> Page {
    let lang = cx.lang;
    let labels = [
        ("name", name(lang)),
        ("email", email(lang)),
        ("language", language(lang)),
        ("roles", roles(lang)),
    ];
    let form = Form::new(lang, errors, &labels);
    cx.page(add(lang)).invalid(errors).show(|| {
        view! {
            {form.summary()}
            <h1>{add(lang)}</h1>
            <p class="lead">{add_hint(lang)}</p>
            <form method="post" action="/staff/new" novalidate>
                {form.line("name", &typed.name).view()}
                {form.line("email", &typed.email).kind("email").view()}
                {form.choose("language", &typed.language, languages()).view()}
                {form.tick("roles", typed.roles.clone(), choices(lang)).view()}
                <button class="button">{add(lang)}</button>
            </form>
            <p><a href="/staff">{back(lang)}</a></p>
        }
    })
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
    page(&cx, colleague, ticked, &FieldErrors::default())
}

pub(crate) async fn post(
    cx: PageContext,
    Path(account): Path<AccountId>,
    Posted(Ticked { roles }): Posted<Ticked>,
) -> Page {
    match operations::change_roles(&cx.portal, &cx.actor, account, &roles).await {
        Ok(()) => cx.done("/staff", changed(cx.lang)).await,
        Err(Error::Invalid(errors)) => {
            let colleague = queries::colleague(&cx.portal, &cx.actor, account).await?;
            page(&cx, colleague, roles, &errors)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(cx: &PageContext, colleague: Colleague, ticked: Vec<String>, errors: &FieldErrors) -> Page {
    let lang = cx.lang;
    let labels = [("roles", roles(lang))];
    let form = Form::new(lang, errors, &labels);
    let path = format!("/staff/{}", colleague.account);
    let conscience = colleague.roles.has(Role::CustomerConscience);
    let welcome_path = format!("{path}/welcome");
    let end_path = format!("{path}/end");
    cx.page(colleague.name.clone()).invalid(errors).show(|| {
        let ending = (!conscience).then(|| {
            view! {
                <h2>{end_title(lang)}</h2>
                <p>{end_hint(lang)}</p>
                <form method="post" action=end_path>
                    <button class="button danger">{end_button(lang)}</button>
                </form>
            }
        });
        let conscience = conscience.then(|| {
            view! { <p>{is_conscience(lang)}" "<a href="/conscience/hand-over">{conscience_page(lang)}</a></p> }
        });
        view! {
            {form.summary()}
            <h1>{colleague.name}</h1>
            <dl class="facts"><div><dt>{email(lang)}</dt><dd>{colleague.email}</dd></div></dl>
            {conscience}
            <form method="post" action=path novalidate>
                {form.tick("roles", ticked, choices(lang)).view()}
                <button class="button">{save(lang)}</button>
            </form>
            <h2>{welcome(lang)}</h2>
            <form method="post" action=welcome_path>
                <button class="button secondary">{welcome_button(lang)}</button>
            </form>
            {ending}
            <p><a href="/staff">{back(lang)}</a></p>
        }
    })
}

/// Shows the link in the response itself: it is not kept, so no later page could show it.
pub(crate) async fn post_welcome(cx: PageContext, Path(account): Path<AccountId>) -> Page {
    let lang = cx.lang;
    let colleague = queries::colleague(&cx.portal, &cx.actor, account).await?;
    let token = operations::welcome_again(&cx.portal, &cx.actor, account).await?;
    let link = format!("{}/password/{}", cx.site.base_url, token.secret());
    cx.page(link_title(lang)).show(move || {
        view! {
            <h1>{link_title(lang)}</h1>
            <p class="lead">{link_lead(lang, &colleague.name)}</p>
            <p><code>{link}</code></p>
            <p><a href="/staff">{back(lang)}</a></p>
        }
    })
}

pub(crate) async fn post_end(cx: PageContext, Path(account): Path<AccountId>) -> Page {
    operations::end_access(&cx.portal, &cx.actor, account).await?;
    cx.done("/staff", ended(cx.lang)).await
}
