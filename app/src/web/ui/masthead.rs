//! The top of every page: for customers and visitors a letterhead, for staff a rail with their work.

use super::{
    face::{self, Whose},
    icon::Icon,
    menu,
};
use crate::web::{context::PageContext, initials::initials, paths};
use html_escape::{encode_double_quoted_attribute as attr, encode_text as text};
use klankbord_domain::{
    Actor, Language, Person, Role, base::values, people::organisation::Organisation,
};
use leptos::prelude::*;
use std::fmt::Write as _;

texts! {
    sign_in = "Aanmelden" | "Sign in";
    sign_out = "Afmelden" | "Sign out";
    other_language = "English" | "Nederlands";
    call(phone: &str) = "Bel {phone}" | "Call {phone}";
    account = "Uw gegevens" | "Your details";
    yours = "uw gegevens, taal en afmelden" | "your details, language and sign-out";
    menu_button = "Menu" | "Menu";
}

/// Writes the top of the page. The parts come in the order in which they are seen, so that the focus goes that
/// way too.
pub(super) fn write(html: &mut String, cx: &PageContext) {
    if cx.actor.is_staff() {
        html.push_str("<header class=\"rail\">");
        organisation(html, cx);
        // Writing to a string can't fail.
        let _ = write!(
            html,
            "<button type=\"button\" class=\"rail-open\" popovertarget=\"menu\">{}{}</button>",
            Icon::Menu.html(),
            menu_button(cx.lang)
        );
        menu::rail(html, cx);
        reader(html, cx);
        html.push_str("</header>");
    } else {
        html.push_str("<header class=\"masthead\"><div class=\"page\">");
        organisation(html, cx);
        menu::write(html, cx);
        phone(html, cx);
        reader(html, cx);
        html.push_str("</div></header>");
    }
}

/// The name of the organisation, which leads home.
fn organisation(html: &mut String, cx: &PageContext) {
    let name = cx
        .organisation
        .as_ref()
        .map_or("Klankbord", |organisation| &organisation.name);
    let sign = match &cx.organisation {
        Some(organisation) if !organisation.logo.is_empty() => format!(
            "<img class=\"logo\" src=\"{}\" width=\"{}\" height=\"{}\" alt=\"\">",
            attr(&paths::logo(&format!("{}.png", organisation.logo))),
            organisation.logo_width,
            organisation.logo_height
        ),
        _ => format!(
            "<span class=\"monogram\" aria-hidden=\"true\">{}</span>",
            text(&initials(name))
        ),
    };
    let _ = write!(
        html,
        "<a class=\"organisation\" href=\"{home}\">{sign}<span>{name}</span></a>",
        home = paths::home(),
        name = text(name),
    );
}

/// The sign and the name of an organisation as they stand at the top of a page, without a link.
#[must_use]
pub fn letterhead(organisation: &Organisation) -> AnyView {
    let sign = if organisation.logo.is_empty() {
        view! { <span class="monogram" aria-hidden="true">{initials(&organisation.name)}</span> }
            .into_any()
    } else {
        let src = paths::logo(&format!("{}.png", organisation.logo));
        let (width, height) = (organisation.logo_width, organisation.logo_height);
        view! { <img class="logo" src=src width=width height=height alt=""/> }.into_any()
    };
    view! { <span class="organisation">{sign}<span>{organisation.name.clone()}</span></span> }
        .into_any()
}

fn phone(html: &mut String, cx: &PageContext) {
    if let Some(organisation) = &cx.organisation {
        let _ = write!(
            html,
            "<a class=\"call\" href=\"tel:{}\">{}<span>{}</span></a>",
            attr(&values::dialled(&organisation.phone)),
            Icon::Phone.html(),
            text(&call(cx.lang, &organisation.phone)),
        );
    }
}

/// The reader: their details, the other language, and the way out; before the sign-in, the language and the way in.
fn reader(html: &mut String, cx: &PageContext) {
    let lang = cx.lang;
    let Actor::Person(person) = &cx.actor else {
        html.push_str("<div class=\"corner\">");
        language(html, cx, "quiet", "");
        if cx.organisation.is_some() && !cx.path.starts_with(paths::sign_in()) {
            let path = paths::sign_in();
            let _ = write!(html, "<a href=\"{path}\">{}</a>", sign_in(lang));
        }
        html.push_str("</div>");
        return;
    };
    let opens = if person.roles.any() {
        Icon::UpDown
    } else {
        Icon::Down
    };
    let _ = write!(
        html,
        "<details class=\"me\"><summary>{face}<span class=\"me-name\">{name}</span>\
         <span class=\"unseen\"> – {yours}</span>{opens}</summary><ul class=\"drop\">\
         <li><a href=\"{account_path}\">{person_icon}{account}</a></li><li>",
        face = face::small_html(whose(person)),
        name = text(&person.name),
        yours = yours(lang),
        opens = opens.html(),
        account_path = paths::account(),
        person_icon = Icon::Person.html(),
        account = account(lang),
    );
    language(html, cx, "", &Icon::Globe.html());
    let _ = write!(
        html,
        "</li><li><form method=\"post\" action=\"{out}\"><button>{icon}{sign_out}</button></form></li></ul></details>",
        out = paths::sign_out(),
        icon = Icon::SignOut.html(),
        sign_out = sign_out(lang),
    );
}

fn whose(person: &Person) -> Whose<'_> {
    match person.member {
        _ if person.roles.has(Role::CustomerConscience) => Whose::Conscience,
        Some(member) if !person.roles.any() => Whose::Customer(member, &person.name),
        _ => Whose::Staff(&person.name),
    }
}

/// The button for the other language: the page stays the same.
fn language(html: &mut String, cx: &PageContext, class: &str, icon: &str) {
    let other = match cx.lang {
        Language::Nl => Language::En,
        Language::En => Language::Nl,
    };
    let class = match class {
        "" => String::new(),
        class => format!(" class=\"{class}\""),
    };
    let _ = write!(
        html,
        "<form method=\"post\" action=\"{language}\"><input type=\"hidden\" name=\"next\" value=\"{path}\">\
         <button{class} name=\"language\" value=\"{code}\" lang=\"{code}\">{icon}{label}</button></form>",
        language = paths::language(),
        path = attr(&cx.here),
        code = other.as_str(),
        label = other_language(cx.lang),
    );
}
