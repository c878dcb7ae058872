//! The mail that invites somebody to a session, tells them about a change, or cancels the invitation; each with
//! a file for their calendar.

use crate::web::{
    letter::{Draft, Part},
    mail_context::MailContext,
    paths,
};
use crate::{
    boardroom::{
        calendar::file,
        sessions::mails::{only_in, reason_line},
    },
    web::ui::time::{in_zone, long_moment},
};
use klankbord_domain::{
    Error,
    base::ids::SessionId,
    boardroom::{
        calendar::{Entry, Told, contents},
        sessions::State,
    },
};

texts! {
    invited_subject(theme: &str) = "In uw agenda: {theme}" | "In your calendar: {theme}";
    invited_say(theme: &str) = "U doet mee aan onze sessie “{theme}”." | "You are taking part in our session “{theme}”.";
    changed_subject(theme: &str) = "Gewijzigd: {theme}" | "Changed: {theme}";
    changed_say(theme: &str) = "Er is iets veranderd aan onze sessie “{theme}”." | "Something about our session “{theme}” has changed.";
    moved_subject(theme: &str, when: &str) = "Verplaatst naar {when}: {theme}" | "Moved to {when}: {theme}";
    from_to(what: &str, old: &str, new: &str) = "{what}: van {old} naar {new}" | "{what}: from {old} to {new}";
    what_when = "Wanneer" | "When";
    what_minutes = "Duur" | "Length";
    what_place = "Waar" | "Where";
    what_theme = "Onderwerp" | "Subject";
    some_minutes(minutes: i64) = "{minutes} minuten" | "{minutes} minutes";
    no_place = "alleen online" | "online only";
    online_now(link: &str) = "De link is nu: {link}" | "The link is now: {link}";
    online_gone = "Meedoen via een link kan niet meer" | "It can no longer be joined by a link";
    now_say = "Zo is het nu:" | "It is now:";
    off_subject(theme: &str) = "Gaat niet door: {theme}" | "Cancelled: {theme}";
    off_say(theme: &str, when: &str) = "Onze sessie “{theme}” op {when} gaat niet door."
        | "Our session “{theme}” on {when} is cancelled.";
    left_subject(theme: &str) = "Niet meer in uw agenda: {theme}" | "No longer in your calendar: {theme}";
    left_say(theme: &str, when: &str) = "U doet niet meer mee aan onze sessie “{theme}” op {when}."
        | "You are no longer taking part in our session “{theme}” on {when}.";
    when_line(when: &str) = "Wanneer: {when}" | "When: {when}";
    minutes(minutes: i64) = "Duur: {minutes} minuten" | "Length: {minutes} minutes";
    place(place: &str) = "Waar: {place}" | "Where: {place}";
    online(link: &str) = "Online: {link}" | "Online: {link}";
    look = "Bekijk de sessie" | "View the session";
    address_subject = "Uw agenda heeft een nieuw privé-adres" | "Your calendar has a new private address";
    address_say = "Voor uw sessies in uw agenda is een nieuw privé-adres gemaakt. Wie het kent, ziet uw sessies. Een eerder adres werkt niet meer."
        | "A new private address was made for your sessions in your calendar. Anyone who knows it can see your sessions. An earlier address no longer works.";
    address_not_you = "Was u dit niet? Stop het dan op de pagina van uw account en bel ons." | "If it wasn't you, stop it on your account page and call us.";
    address_go = "Naar uw agenda" | "To your calendar";
    address_why = "U krijgt deze mail altijd als er een nieuw adres wordt gemaakt." | "You always receive this email when a new address is made.";
    why = "U krijgt deze mail omdat u aan deze sessie meedoet of meedeed." | "You are receiving this email because you are, or were, taking part in this session.";
}

pub(crate) async fn invite(
    cx: &MailContext<'_>,
    id: SessionId,
    sequence: i64,
) -> Result<Option<Draft>, Error> {
    let found = contents::invite(cx.portal, cx.reader.id, id, sequence).await?;
    let Some((entry, sent)) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let theme = entry.session.theme_in(lang);
    let (subject, mut parts) = if entry.cancelled {
        taken_back(cx, &entry)
    } else if sent.changes() {
        changed(cx, &entry, sent.heard_before().as_ref())
    } else {
        (
            invited_subject(lang, theme),
            vec![Part::Say(invited_say(lang, theme))],
        )
    };
    if !entry.cancelled {
        parts.push(Part::Say(facts(cx, &entry)));
        parts.extend(only_in(lang, &entry.session));
        parts.push(Part::Go(look(lang), paths::session(id)));
    }
    let paper = file::CalendarWriter {
        base_url: cx.base_url,
        organisation: cx.organisation,
        lang,
    };
    let file = paper.invitation(&entry, cx.reader, cx.email);
    parts.push(Part::Calendar(file));
    Ok(Some(Draft {
        subject,
        parts,
        signed: None,
        why: why(lang).to_owned(),
    }))
}

/// What changed since the reader heard of it, and from what.
fn changed(cx: &MailContext<'_>, entry: &Entry, before: Option<&Told>) -> (String, Vec<Part>) {
    let lang = cx.reader.language;
    let (session, zone) = (&entry.session, cx.organisation.time_zone());
    let mut subject = changed_subject(lang, session.theme_in(lang));
    let mut lines = Vec::new();
    if let Some(before) = before {
        if before.starts_at != entry.starts_at {
            let when = long_moment(lang, &zone, entry.starts_at);
            subject = moved_subject(lang, session.theme_in(lang), &when);
            let old = long_moment(lang, &zone, before.starts_at);
            lines.push(from_to(lang, what_when(lang), &old, &when));
        }
        if before.minutes != session.minutes {
            let old = some_minutes(lang, before.minutes);
            let new = some_minutes(lang, session.minutes);
            lines.push(from_to(lang, what_minutes(lang), &old, &new));
        }
        if before.place != session.place {
            let named = |place: &str| match place {
                "" => no_place(lang).to_owned(),
                place => format!("“{place}”"),
            };
            let (old, new) = (named(&before.place), named(&session.place));
            lines.push(from_to(lang, what_place(lang), &old, &new));
        }
        if before.link != session.link {
            lines.push(match session.link.as_str() {
                "" => online_gone(lang).to_owned(),
                link => online_now(lang, link),
            });
        }
        if before.theme != session.theme {
            let (old, new) = (
                format!("“{}”", before.theme),
                format!("“{}”", session.theme),
            );
            lines.push(from_to(lang, what_theme(lang), &old, &new));
        }
    }
    let mut parts = vec![Part::Say(changed_say(lang, session.theme_in(lang)))];
    if !lines.is_empty() {
        parts.push(Part::Say(lines.join("\n")));
    }
    let moved = before.is_some_and(|before| before.starts_at != entry.starts_at);
    if moved && !session.moved_why.is_empty() {
        let why = session.moved_why.clone();
        parts.push(Part::Quote(reason_line(lang, session), why));
    }
    parts.push(Part::Say(now_say(lang).to_owned()));
    (subject, parts)
}

fn taken_back(cx: &MailContext<'_>, entry: &Entry) -> (String, Vec<Part>) {
    let lang = cx.reader.language;
    let session = &entry.session;
    let when = long_moment(lang, &cx.organisation.time_zone(), entry.starts_at);
    if session.state == State::Cancelled {
        let parts = vec![
            Part::Say(off_say(lang, session.theme_in(lang), &when)),
            Part::Quote(reason_line(lang, session), session.cancelled_why.clone()),
        ];
        (off_subject(lang, session.theme_in(lang)), parts)
    } else {
        let parts = vec![Part::Say(left_say(lang, session.theme_in(lang), &when))];
        (left_subject(lang, session.theme_in(lang)), parts)
    }
}

/// The date, the length and the place.
fn facts(cx: &MailContext<'_>, entry: &Entry) -> String {
    let lang = cx.reader.language;
    let session = &entry.session;
    let zone = cx.organisation.time_zone();
    let mut when = long_moment(lang, &zone, entry.starts_at);
    if !session.link.is_empty() {
        when = in_zone(&when, &zone);
    }
    let mut lines = vec![when_line(lang, &when), minutes(lang, session.minutes)];
    if !session.place.is_empty() {
        lines.push(place(lang, &session.place));
    }
    if !session.link.is_empty() {
        lines.push(online(lang, &session.link));
    }
    lines.join("\n")
}

/// Word of a new private address, which is a key to what stands in the calendar.
pub(crate) fn address_made(cx: &MailContext<'_>) -> Draft {
    let lang = cx.reader.language;
    Draft {
        subject: address_subject(lang).to_owned(),
        parts: vec![
            Part::Say(address_say(lang).to_owned()),
            Part::Say(address_not_you(lang).to_owned()),
            Part::Go(address_go(lang), paths::account_calendar().to_owned()),
        ],
        signed: None,
        why: address_why(lang).to_owned(),
    }
}
