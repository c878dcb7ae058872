//! The frame of every page: its head, its top, its notices and its foot.

use super::{
    icon::{self, Icon},
    masthead,
};
use crate::{
    islands::DraftKeeper,
    web::{context::PageContext, paths, unsent::stamp},
};
use html_escape::{encode_double_quoted_attribute as attr, encode_text as text};
use hydration_context::SsrSharedContext;
use klankbord_domain::{Language, base::values};
use leptos::prelude::*;
use std::{fmt::Write as _, sync::Arc};

texts! {
    error_in_title(title: &str) = "Fout: {title}" | "Error: {title}";
    skip = "Naar de inhoud" | "Skip to content";
    questions = "Vragen? Bel of mail ons." | "Questions? Call or email us.";
    ask = "Vraag het ons" | "Ask us";
    call_me = "Bel mij terug" | "Call me back";
    how_fast = "Zo snel antwoorden wij" | "How fast we answer";
    conscience = "Het klantgeweten" | "The customer conscience";
    jobs_in_trouble(jobs: i64) = "{jobs} mails of taken lukken niet." | "{jobs} emails or tasks are failing.",
        one(jobs) "{jobs} mail of taak lukt niet." | "{jobs} email or task is failing.";
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

/// The room that a page gives to its content, and what stands around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as a line can be read.
    #[default]
    Column,
    /// As wide as the page: a list beside an item, or a table.
    Wide,
    /// The whole width of the screen; the page arranges it itself.
    Whole,
    /// The same without a menu: people are in a room together, and the page has a top of its own.
    Room,
    /// The same for the one who leads them, who sees more at once.
    Lead,
    /// Nothing around it: a screen that a whole room looks at.
    Wall,
}

impl Width {
    /// The classes of the body, which say how close things are to each other.
    const fn body(self, staff: bool) -> &'static str {
        match self {
            Self::Room => "letter bare",
            Self::Lead => "desk bare",
            Self::Wall => "letter bare wall",
            Self::Column | Self::Wide | Self::Whole if staff => "desk",
            Self::Column | Self::Wide | Self::Whole => "letter",
        }
    }
}

/// The whole page around `body`, which is HTML already.
#[must_use]
pub fn whole(cx: &PageContext, title: &str, width: Width, body: &str) -> String {
    let mut framed = String::with_capacity(body.len() + 4096);
    if matches!(width, Width::Column | Width::Wide | Width::Whole) {
        masthead::write(&mut framed, cx);
    }
    framed.push_str("<main id=\"content\" tabindex=\"-1\">");
    match width {
        Width::Column => framed.push_str("<div class=\"page\">"),
        Width::Wide => framed.push_str("<div class=\"page wide\">"),
        Width::Whole | Width::Room | Width::Lead | Width::Wall => {
            framed.push_str("<div class=\"whole\">");
        }
    }
    match width {
        Width::Column | Width::Wide => notices(&mut framed, cx),
        Width::Whole | Width::Room | Width::Lead if has_notice(cx) => {
            framed.push_str("<div class=\"page notices\">");
            notices(&mut framed, cx);
            framed.push_str("</div>");
        }
        // What one person did, or has to know, is nothing for a whole room.
        Width::Whole | Width::Room | Width::Lead | Width::Wall => {}
    }
    stamp(&mut framed, body, &cx.actor);
    framed.push_str("</div></main>");
    if width != Width::Wall {
        colophon(&mut framed, cx);
    }

    let mut html = String::with_capacity(framed.len() + 4096);
    head(&mut html, cx, title, framed.contains("<leptos-island"));
    // Writing to a string can't fail.
    let _ = write!(html, "<body class=\"{}\">", width.body(cx.actor.is_staff()));
    icon::sprite(&mut html, &framed);
    let _ = write!(
        html,
        "<a class=\"skip\" href=\"#content\">{}</a>{framed}</body></html>",
        skip(cx.lang)
    );
    html
}

fn head(html: &mut String, cx: &PageContext, title: &str, islands: bool) {
    let name = cx
        .organisation
        .as_ref()
        .map_or("Klankbord", |organisation| &organisation.name);
    let _ = write!(
        html,
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title} – {name}</title>",
        lang = cx.lang.as_str(),
        title = text(title),
        name = text(name),
    );
    // Every page is set in these two, so they need not wait until the style sheet was read.
    for font in ["figtree.woff2", "literata.woff2"] {
        let _ = write!(
            html,
            "<link rel=\"preload\" href=\"{}\" as=\"font\" type=\"font/woff2\" crossorigin>",
            attr(&cx.asset(font))
        );
    }
    let _ = write!(
        html,
        "<link rel=\"stylesheet\" href=\"{css}\">\
         <link rel=\"icon\" href=\"{icon}\">",
        css = attr(&cx.asset("main.css")),
        icon = attr(&icon_of(cx)),
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
    if islands {
        let _ = write!(
            html,
            "<script type=\"module\" nonce=\"{}\" src=\"{}\"></script>",
            attr(&cx.nonce),
            attr(&cx.asset("start.js"))
        );
    }
    html.push_str("</head>");
}

/// The icon that browsers show beside the title: made of the logo, or of the letters of the name.
fn icon_of(cx: &PageContext) -> String {
    match &cx.organisation {
        None => cx.asset("icon.svg"),
        Some(organisation) if organisation.logo.is_empty() => {
            let digits = organisation.accent.trim_start_matches('#');
            paths::icon(&format!("{digits}.svg"))
        }
        Some(organisation) => paths::icon(&format!("{}.png", organisation.logo)),
    }
}

fn has_notice(cx: &PageContext) -> bool {
    cx.notice.is_some() || cx.trouble.failed + cx.trouble.struggling > 0
}

/// The notice of what was done, and what administrators have to know on every page.
fn notices(html: &mut String, cx: &PageContext) {
    if let Some(notice) = &cx.notice {
        let _ = write!(
            html,
            "<div class=\"notice\" role=\"status\"><p>{}</p>",
            text(&notice.text)
        );
        if let Some(undo) = notice.undo() {
            html.push_str(&render(|| undo.button(cx.lang)));
        }
        html.push_str("</div>");
        // The page that confirms a form lets go of its draft, also when it has no text of its own to keep.
        html.push_str(&render(|| view! { <DraftKeeper/> }.into_any()));
    }
    trouble(html, cx);
}

/// The foot of the page: the ways to reach the organisation, and the customer conscience.
fn colophon(html: &mut String, cx: &PageContext) {
    html.push_str("<footer class=\"colophon\"><div class=\"page\">");
    if let Some(organisation) = &cx.organisation {
        let _ = write!(
            html,
            "<p>{questions}</p><a href=\"tel:{dial}\">{call}{phone}</a><a href=\"mailto:{email}\">{mail}{email}</a>",
            questions = questions(cx.lang),
            dial = attr(&values::dialled(&organisation.phone)),
            call = Icon::Phone.html(),
            phone = text(&organisation.phone),
            mail = Icon::Mail.html(),
            email = text(&organisation.email),
        );
        if cx.actor.person().is_some_and(|one| one.member.is_some()) {
            let _ = write!(
                html,
                "<a href=\"{ask_path}\">{ask_icon}{ask}</a><a href=\"{call_path}\">{call_icon}{call_me}</a>",
                ask_path = paths::ask(),
                ask_icon = Icon::Question.html(),
                ask = ask(cx.lang),
                call_path = paths::ask_for_call(),
                call_icon = Icon::Phone.html(),
                call_me = call_me(cx.lang),
            );
        }
        let _ = write!(
            html,
            "<a href=\"{}\">{}{}</a>",
            paths::how_fast(),
            Icon::Clock.html(),
            how_fast(cx.lang)
        );
        if cx.actor.person().is_some() {
            let _ = write!(
                html,
                "<a href=\"{}\">{}{}</a>",
                paths::conscience(),
                Icon::Ear.html(),
                conscience(cx.lang)
            );
        }
    }
    html.push_str("</div></footer>");
}

/// Tells administrators on every page that mail or scheduled work went wrong.
fn trouble(html: &mut String, cx: &PageContext) {
    let jobs = cx.trouble.failed + cx.trouble.struggling;
    if jobs > 0 && cx.path != paths::outbox() {
        let told = jobs_in_trouble(cx.lang, jobs);
        let _ = write!(
            html,
            "<div class=\"warning\"><p>{told} <a href=\"{}\">{}</a></p></div>",
            paths::outbox(),
            see_why(cx.lang),
        );
    }
}
