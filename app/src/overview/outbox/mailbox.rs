//! The mailbox of a demonstration: the mails that would have been sent, for all to see.

use crate::web::{
    calendar_file::answer,
    context::{Page, PageContext},
    mailbox::Captured,
    paths,
    ui::{Facts, Item, items, prose::prose},
};
use axum::{
    extract::Path,
    response::{Html, IntoResponse as _},
};
use axum_extra::extract::Form as Posted;
use http::header;
use klankbord_domain::{Error, Problem};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Mailbox" | "Mailbox";
    lead = "Dit is een demonstratie: mails worden niet verstuurd, maar staan hier. Iedereen kan ze lezen."
        | "This is a demonstration: emails are not sent, but shown here. Everyone can read them.";
    nothing = "Er is nog geen mail. Ververs deze pagina over een ogenblik." | "There is no email yet. Reload this page in a moment.";
    to = "Aan" | "To";
    sent_at = "Verstuurd" | "Sent";
    links = "Links in deze mail" | "Links in this email";
    as_html = "De mail zoals een mailprogramma die toont" | "The email as an email program shows it";
    as_text = "Als platte tekst" | "As plain text";
    calendar = "Het agendabestand bij deze mail" | "The calendar file with this email";
    back = "Alle mails" | "All emails";
    later = "Wat gebeurt er later?" | "What happens later?";
    later_lead(now: &str) = "Hier is het nu {now}. Zet de klok vooruit. Dan komen ook de herinneringen, het einde van een ronde en de vraag of een afspraak is nagekomen."
        | "Here it is now {now}. Put the clock forward, and you will also see the reminders, the end of a round and the question whether a commitment was kept.";
    held(seconds: i64) = "Een mail over iets dat nog ongedaan gemaakt kan worden, wacht {seconds} seconden."
        | "An email about something that can still be undone waits {seconds} seconds.",
        one(seconds) "Een mail over iets dat nog ongedaan gemaakt kan worden, wacht één seconde."
        | "An email about something that can still be undone waits one second.";
    some_seconds(seconds: i64) = "{seconds} seconden vooruit" | "{seconds} seconds forward",
        one(seconds) "Een seconde vooruit" | "A second forward";
    some_days(days: i64) = "{days} dagen vooruit" | "{days} days forward",
        one(days) "Een dag vooruit" | "A day forward";
}

pub(crate) async fn list(cx: PageContext) -> Page {
    let lang = cx.lang;
    let mut mails = cx.site.mailbox.all();
    mails.reverse();
    cx.page(title(lang)).show(|| {
        let list = mails
            .iter()
            .map(|mail| {
                let meta = format!("{} <{}>", mail.letter.to_name, mail.letter.to_email);
                Item::new(
                    paths::captured(mail.number),
                    mail.letter.subject.clone(),
                )
                .in_language(mail.letter.lang)
                .meta(view! { <span>{meta}</span> })
                .line(cx.moment(mail.at))
            })
            .collect();
        let grace = cx.portal.grace;
        let jumps = jumps(grace).map(|seconds| {
            let text = match seconds / DAY {
                0 => some_seconds(lang, seconds),
                days => some_days(lang, days),
            };
            view! { <button class="button quiet" name="seconds" value=seconds.to_string()>{text}</button> }
        });
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {items(list, nothing(lang))}
            <h2>{later(lang)}</h2>
            <p>{later_lead(lang, &cx.moment(cx.portal.now()))}" "{held(lang, grace)}</p>
            <form method="post" action=paths::later() class="buttons">{jumps}</form>
        }
    })
}

/// In seconds.
const DAY: i64 = 24 * 60 * 60;

/// The numbers of seconds by which the clock of a demonstration can be put forward at once: past the time in which
/// something can be undone, and by days.
const fn jumps(grace: i64) -> [i64; 4] {
    [grace, DAY, 10 * DAY, 31 * DAY]
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Later {
    seconds: String,
}

/// Puts the clock of the demonstration forward, so that due mails and tasks follow.
pub(crate) async fn later_post(cx: PageContext, Posted(later): Posted<Later>) -> Page {
    let seconds = jumps(cx.portal.grace)
        .into_iter()
        .find(|seconds| seconds.to_string() == later.seconds)
        .ok_or_else(|| Error::invalid("seconds", Problem::NotAChoice))?;
    cx.portal.clock.put_forward(seconds);
    cx.go(paths::mailbox())
}

fn find(cx: &PageContext, number: usize) -> Result<Captured, Error> {
    cx.site.mailbox.get(number).ok_or(Error::NotFound)
}

pub(crate) async fn show(cx: PageContext, Path(number): Path<usize>) -> Page {
    let lang = cx.lang;
    let mail = find(&cx, number)?;
    let letter = &mail.letter;
    // Only links to this site are shown, so that a text in a mail leads nowhere else.
    let here: Vec<_> = letter
        .text
        .lines()
        .filter_map(|line| line.strip_prefix(cx.site.base_url.as_str()))
        .filter(|path| path.starts_with('/'))
        .map(|path| view! { <li><a href=path.to_owned()>{path.to_owned()}</a></li> })
        .collect();
    let calendar = letter.calendar.as_ref().map(|_| {
        view! { <p><a href=paths::captured_invite(number)>{calendar(lang)}</a></p> }
    });
    cx.page(letter.subject.clone()).show(|| {
        let facts = Facts::new()
            .fact(
                to(lang),
                format!("{} <{}>", letter.to_name, letter.to_email),
            )
            .fact(sent_at(lang), cx.moment(mail.at));
        view! {
            <p><a href=paths::mailbox()>{back(lang)}</a></p>
            <h1 lang=letter.lang.as_str()>{letter.subject.clone()}</h1>
            {facts.view()}
            <h2>{links(lang)}</h2>
            <ul class="list">{here}</ul>
            <p><a href=paths::captured_html(number)>{as_html(lang)}</a></p>
            {calendar}
            <h2>{as_text(lang)}</h2>
            <div lang=letter.lang.as_str()>{prose(&letter.text)}</div>
        }
    })
}

/// The HTML of the mail alone, under a policy of its own: its small style sheet, the logo and nothing else. A mail
/// program finds the logo in the message; here it comes from its address.
pub(crate) async fn html(cx: PageContext, Path(number): Path<usize>) -> Page {
    let mail = find(&cx, number)?;
    let policy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
                  frame-ancestors 'none'; sandbox allow-top-navigation-by-user-activation";
    let digest = cx.organisation.as_ref().map(|one| one.logo.as_str());
    let html = match digest.filter(|digest| !digest.is_empty()) {
        Some(digest) => {
            let address = paths::logo(&format!("{digest}.png"));
            mail.letter
                .html
                .replace("src=\"cid:logo\"", &format!("src=\"{address}\""))
        }
        None => mail.letter.html,
    };
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response())
}

/// The calendar file of the mail.
pub(crate) async fn invite(cx: PageContext, Path(number): Path<usize>) -> Page {
    let file = find(&cx, number)?.letter.calendar.ok_or(Error::NotFound)?;
    Ok(answer(file.method, file.text))
}
