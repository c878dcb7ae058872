//! The frame of every page: head, header, notice, footer.

use super::menu;
use crate::web::unsent::stamp;
use crate::web::{context::PageContext, paths};
use html_escape::{encode_double_quoted_attribute as attr, encode_text as text};
use hydration_context::SsrSharedContext;
use klankbord_domain::{Actor, Language, base::values};
use leptos::prelude::*;
use std::{fmt::Write as _, sync::Arc};

texts! {
    error_in_title(title: &str) = "Fout: {title}" | "Error: {title}";
    skip = "Naar de inhoud" | "Skip to content";
    sign_in = "Aanmelden" | "Sign in";
    sign_out = "Afmelden" | "Sign out";
    other_language = "English" | "Nederlands";
    questions = "Vragen? Bel of mail ons." | "Questions? Call or email us.";
    conscience = "Het klantgeweten" | "The customer conscience";
    job_in_trouble = "1 mail of taak lukt niet." | "1 email or task is failing.";
    jobs_in_trouble(jobs: i64) = "{jobs} mails of taken lukken niet." | "{jobs} emails or tasks are failing.";
    see_why = "Bekijk waarom" | "See why";
}

/// The title of a page with an error in what was typed.
#[must_use]
pub fn title_with_error(lang: Language, title: &str) -> String {
    error_in_title(lang, title)
}

/// Renders a view to HTML, all at once.
pub fn render(body: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| body().to_html())
}

/// The whole page around `body`, which is HTML already.
#[must_use]
pub fn whole(cx: &PageContext, title: &str, wide: bool, body: &str) -> String {
    let lang = cx.lang;
    let name = cx
        .organisation
        .as_ref()
        .map_or("Klankbord", |organisation| &organisation.name);
    let mut html = String::with_capacity(body.len() + 4096);
    // Writing to a string can't fail.
    let _ = write!(
        html,
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title} – {name}</title>\
         <link rel=\"stylesheet\" href=\"{css}\">\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">",
        lang = lang.as_str(),
        title = text(title),
        name = text(name),
        css = attr(&cx.asset("main.css")),
        icon = attr(&cx.asset("icon.svg")),
    );
    if let Some(organisation) = &cx.organisation {
        let _ = write!(
            html,
            "<link rel=\"stylesheet\" href=\"{}\">",
            attr(&paths::accent(&format!(
                "{}.css",
                organisation.accent.trim_start_matches('#')
            )))
        );
    }
    if body.contains("<leptos-island") {
        let _ = write!(
            html,
            "<script type=\"module\" nonce=\"{}\" src=\"{}\"></script>",
            attr(&cx.nonce),
            attr(&cx.asset("start.js"))
        );
    }
    let _ = write!(
        html,
        "</head><body class=\"{width}\"><a class=\"skip\" href=\"#content\">{skip}</a>\
         <header class=\"masthead\"><a class=\"masthead-name\" href=\"{home}\">{name}</a>",
        width = if wide { "wide" } else { "letter" },
        skip = skip(lang),
        home = paths::home(),
        name = text(name),
    );
    // The parts come in the order in which they are seen, so that the focus goes that way too.
    account_corner(&mut html, cx);
    menu::write(&mut html, cx);
    html.push_str("</header><main id=\"content\" tabindex=\"-1\">");
    if let Some(notice) = &cx.notice {
        let _ = write!(
            html,
            "<div class=\"notice\" role=\"status\"><p>{}</p></div>",
            text(notice)
        );
    }
    trouble(&mut html, cx);
    stamp(&mut html, body, &cx.actor);
    html.push_str("</main><footer class=\"colophon\">");
    if let Some(organisation) = &cx.organisation {
        let dial = values::dialled(&organisation.phone);
        let _ = write!(
            html,
            "<p><span>{questions}</span> <a href=\"tel:{dial}\">{phone}</a> <a href=\"mailto:{email}\">{email}</a></p>",
            questions = questions(lang),
            dial = attr(&dial),
            phone = text(&organisation.phone),
            email = text(&organisation.email),
        );
        if cx.actor.person().is_some() {
            let _ = write!(
                html,
                "<p><a href=\"{}\">{}</a></p>",
                paths::conscience(),
                conscience(lang)
            );
        }
    }
    html.push_str("</footer></body></html>");
    html
}

/// Tells administrators on every page that mail or scheduled work went wrong.
fn trouble(html: &mut String, cx: &PageContext) {
    let jobs = cx.trouble.failed + cx.trouble.struggling;
    if jobs > 0 && cx.path != paths::outbox() {
        let told = match jobs {
            1 => job_in_trouble(cx.lang).to_owned(),
            jobs => jobs_in_trouble(cx.lang, jobs),
        };
        let _ = write!(
            html,
            "<div class=\"warning\"><p>{told} <a href=\"{}\">{}</a></p></div>",
            paths::outbox(),
            see_why(cx.lang),
        );
    }
}

fn account_corner(html: &mut String, cx: &PageContext) {
    let lang = cx.lang;
    let other = match lang {
        Language::Nl => Language::En,
        Language::En => Language::Nl,
    };
    html.push_str("<div class=\"corner\">");
    let _ = write!(
        html,
        "<form method=\"post\" action=\"{language}\"><input type=\"hidden\" name=\"next\" value=\"{path}\">\
         <button class=\"quiet\" name=\"language\" value=\"{code}\" lang=\"{code}\">{label}</button></form>",
        language = paths::language(),
        path = attr(&cx.here),
        code = other.as_str(),
        label = other_language(lang),
    );
    if let Actor::Person(person) = &cx.actor {
        let _ = write!(
            html,
            "<a class=\"corner-name\" href=\"{account}\">{name}</a>\
             <form method=\"post\" action=\"{out}\"><button class=\"quiet\">{sign_out}</button></form>",
            account = paths::account(),
            name = text(&person.name),
            out = paths::sign_out(),
            sign_out = sign_out(lang),
        );
    } else if cx.organisation.is_some() && !cx.path.starts_with(paths::sign_in()) {
        let path = paths::sign_in();
        let _ = write!(html, "<a href=\"{path}\">{}</a>", sign_in(lang));
    }
    html.push_str("</div>");
}
