//! The reminder of an upcoming session: date, place, length and people, what to bring, and how to cancel.

use crate::web::{
    letter::{Draft, Part, Signer},
    mail_context::MailContext,
    paths,
};
use crate::{
    boardroom::{seats::helping_text, sessions::mails::only_in},
    web::ui::time::{in_zone, long_moment},
};
use klankbord_domain::{
    Error, Timestamp,
    base::ids::SessionId,
    boardroom::{agenda::contents, sessions::Part as Side},
};

texts! {
    subject(theme: &str, when: &str) = "Tot ziens op {when}: {theme}" | "See you on {when}: {theme}";
    say(theme: &str) = "U doet mee aan onze sessie “{theme}”. Dit moet u weten:" | "You are taking part in our session “{theme}”. This is what you need to know:";
    when_line(when: &str) = "Wanneer: {when}" | "When: {when}";
    minutes(minutes: i64) = "Duur: {minutes} minuten" | "Length: {minutes} minutes";
    place(place: &str) = "Waar: {place}" | "Where: {place}";
    online(link: &str) = "Online: {link}" | "Online: {link}";
    who(names: &str) = "Van ons komen: {names}" | "From our team: {names}";
    bring = "Neem dit mee:" | "Bring this:";
    read = "Lees vooraf waarom we u dit vragen" | "Read beforehand why we are asking you this";
    cancel(phone: &str) = "Kunt u toch niet? Geef uw stoel terug, of bel {phone}. Dan krijgt een ander uw stoel."
        | "Can't come after all? Give your seat back, or call {phone}. Then somebody else gets your seat.";
    give_back = "Bekijk uw stoel of geef hem terug" | "View your seat or give it back";
    cancel_staff(secretary: &str) = "Kunt u toch niet? Laat het {secretary} weten." | "Can't come after all? Please tell {secretary}.";
    look = "Bekijk de sessie" | "View the session";
    why = "U krijgt deze mail omdat u aan deze sessie meedoet." | "You are receiving this email because you take part in this session.";
}

pub(crate) async fn reminder(
    cx: &MailContext<'_>,
    id: SessionId,
    starts_at: Timestamp,
) -> Result<Option<Draft>, Error> {
    let found = contents::reminder(cx.portal, cx.reader.id, id, starts_at).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let session = &found.session;
    let zone = cx.organisation.time_zone();
    let when = long_moment(lang, &zone, starts_at);
    let mut line = when_line(lang, &when);
    if !session.link.is_empty() {
        line = in_zone(&line, &zone);
    }
    let mut facts = vec![line, minutes(lang, session.minutes)];
    if !session.place.is_empty() {
        facts.push(place(lang, &session.place));
    }
    if !session.link.is_empty() {
        facts.push(online(lang, &session.link));
    }
    facts.push(who(lang, &found.staff.join(", ")));
    let mut parts = vec![
        Part::Say(say(lang, session.theme_in(lang))),
        Part::Say(facts.join("\n")),
    ];
    parts.extend(only_in(lang, session));
    if !found.bring.is_empty() {
        parts.push(Part::Quote(bring(lang).to_owned(), found.bring.clone()));
    }
    if found.briefing {
        parts.push(Part::Go(read(lang), paths::briefing(id)));
    }
    if let Some(helping) = &found.helping {
        parts.push(Part::Say(helping_text(lang, helping, &session.secretary)));
    }
    if found.part == Side::Customer {
        parts.push(Part::Say(cancel(lang, &cx.organisation.phone)));
        parts.push(Part::Go(give_back(lang), paths::leave_seat(id)));
    } else {
        parts.push(Part::Say(cancel_staff(lang, &session.secretary)));
        parts.push(Part::Go(look(lang), paths::session(id)));
    }
    Ok(Some(Draft {
        subject: subject(lang, session.theme_in(lang), &when),
        parts,
        signed: Some(Signer::Secretary.named(session.secretary.clone())),
        why: why(lang).to_owned(),
    }))
}
