//! Mails about seats, to the customer whose seat it is and to those who arrange the session.

use crate::boardroom::sessions::mails::{only_in, reason_line};
use crate::web::ui::time::long_moment;
use crate::web::{
    letter::{Draft, Part, Signer, Turn},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::{
    Error, Timestamp,
    base::ids::{SeatId, SessionId},
    boardroom::{seats::contents, sessions::Session},
};

texts! {
    offered_subject(theme: &str) = "Een stoel voor u: {theme}" | "A seat for you: {theme}";
    offered_say(theme: &str) = "Er is een stoel voor u aan tafel bij het bestuur. De sessie gaat over “{theme}”." | "There is a seat for you at the table with the board. The session is about “{theme}”.";
    when_say(moment: &str) = "De sessie is op {moment}." | "The session is on {moment}.";
    no_date = "De datum volgt nog." | "The date will follow.";
    place_say(place: &str) = "Waar: {place}" | "Where: {place}";
    takes(minutes: i64) = "De sessie duurt {minutes} minuten." | "It takes {minutes} minutes.";
    answer_say = "Wij houden de stoel voor u vrij. Hebt u niet op tijd geantwoord? Dan gaat hij naar de volgende op de wachtlijst." | "We are keeping the seat for you. If you have not answered in time, it goes to the next person on the waiting list.";
    answer_look = "Bekijk uw stoel en antwoord" | "View your seat and answer";
    why = "U krijgt deze mail omdat u zei dat u aan tafel wilt zitten." | "You are receiving this email because you said that you would like to sit at the table.";
    opened_subject(theme: &str) = "U kunt een stoel vragen: {theme}" | "You can ask for a seat: {theme}";
    opened_say(theme: &str) = "U kunt een stoel vragen aan tafel bij het bestuur. De sessie gaat over “{theme}”. Wie het eerst komt, gaat voor." | "You can ask for a seat at the table with the board. The session is about “{theme}”. First come, first served.";
    opened_look = "Vraag een stoel" | "Ask for a seat";
    moved_subject(theme: &str, when: &str) = "De datum is {when}: {theme}" | "The date is {when}: {theme}";
    moved_say(theme: &str, when: &str) = "De sessie over “{theme}” is nu op {when}."
        | "The session about “{theme}” is now on {when}.";
    moved_from_say(theme: &str, old: &str, when: &str) = "De sessie over “{theme}” is verplaatst: van {old} naar {when}."
        | "The session about “{theme}” has moved: from {old} to {when}.";
    moved_offer(until: &str) = "Wij houden de stoel voor u vrij tot {until}." | "We keep the seat for you until {until}.";
    moved_wait = "U staat op de wachtlijst. Kunt u dan niet? Ga dan van de wachtlijst af." | "You are on the waiting list. If you can't come on that date, please leave the list.";
    moved_look = "Bekijk uw plaats" | "View your place";
    withdrawn_subject(theme: &str) = "Uw plaats is ingetrokken: {theme}" | "Your place has been withdrawn: {theme}";
    withdrawn_say(theme: &str) = "Uw plaats bij de sessie over “{theme}” is ingetrokken." | "Your place in the session about “{theme}” has been withdrawn.";
    withdrawn_look = "Bekijk uw plaats" | "View your place";
    short_subject(theme: &str) = "Lege stoel: {theme}" | "Empty seat: {theme}";
    short_say(theme: &str, seats: i64) = "Bij de sessie over “{theme}” zijn {seats} stoelen vrij. Er staat niemand meer op de wachtlijst." | "At the session about “{theme}” {seats} seats are free. Nobody is left on the waiting list.",
        one(seats) "Bij de sessie over “{theme}” is {seats} stoel vrij. Er staat niemand meer op de wachtlijst." | "At the session about “{theme}” {seats} seat is free. Nobody is left on the waiting list.";
    short_look = "Naar de stoelen" | "Go to the seats";
    short_why = "U krijgt deze mail omdat u deze sessie regelt." | "You are receiving this email because you arrange this session.";
}

/// A day with its weekday and a time, in the organisation's time zone.
fn moment(cx: &MailContext<'_>, at: Timestamp) -> String {
    long_moment(cx.reader.language, &cx.organisation.time_zone(), at)
}

/// The opening words `say`, and the date, length and place of a session.
fn about(cx: &MailContext<'_>, session: &Session, say: String) -> Vec<Part> {
    let lang = cx.reader.language;
    let when = session.starts_at.map_or_else(
        || no_date(lang).to_owned(),
        |at| when_say(lang, &moment(cx, at)),
    );
    let mut parts = vec![
        Part::Say(say),
        Part::Say(format!("{when} {}", takes(lang, session.minutes))),
    ];
    if !session.place.is_empty() {
        parts.push(Part::Say(place_say(lang, &session.place)));
    }
    parts.extend(only_in(lang, session));
    parts
}

pub(crate) async fn offered(cx: &MailContext<'_>, id: SeatId) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::offered(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let session = found.session;
    let mut parts = about(cx, &session, offered_say(lang, session.theme_in(lang)));
    parts.push(Part::Say(answer_say(lang).to_owned()));
    let path = paths::seat(session.id);
    let turn = Turn::to(answer_look(lang), path).by(lang, moment(cx, found.expires_at));
    parts.push(turn.into());
    Ok(Some(Draft {
        subject: offered_subject(lang, session.theme_in(lang)),
        parts,
        signed: Some(Signer::Secretary.named(session.secretary)),
        why: why(lang).to_owned(),
    }))
}

pub(crate) async fn opened(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let Some(session) = contents::opened(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let mut parts = about(cx, &session, opened_say(lang, session.theme_in(lang)));
    let path = paths::seat(id);
    parts.push(Turn::to(opened_look(lang), path).into());
    Ok(Some(Draft {
        subject: opened_subject(lang, session.theme_in(lang)),
        parts,
        signed: Some(Signer::Secretary.named(session.secretary)),
        why: why(lang).to_owned(),
    }))
}

pub(crate) async fn moved(
    cx: &MailContext<'_>,
    id: SeatId,
    starts_at: Timestamp,
    moved_from: Option<Timestamp>,
) -> Result<Option<Draft>, Error> {
    let found = contents::moved(cx.portal, cx.reader.id, id, starts_at).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let session = found.session;
    let when = moment(cx, found.starts_at);
    let place = found.expires_at.map_or_else(
        || moved_wait(lang).to_owned(),
        |at| moved_offer(lang, &moment(cx, at)),
    );
    let path = paths::seat(session.id);
    let mut parts = vec![Part::Say(match moved_from {
        Some(old) => moved_from_say(lang, session.theme_in(lang), &moment(cx, old), &when),
        None => moved_say(lang, session.theme_in(lang), &when),
    })];
    parts.extend(only_in(lang, &session));
    if !session.moved_why.is_empty() {
        let by = reason_line(lang, &session);
        parts.push(Part::Quote(by, session.moved_why.clone()));
    }
    parts.extend([Part::Say(place), Part::Go(moved_look(lang), path)]);
    Ok(Some(Draft {
        subject: moved_subject(lang, session.theme_in(lang), &when),
        parts,
        signed: Some(Signer::Secretary.named(session.secretary)),
        why: why(lang).to_owned(),
    }))
}

pub(crate) async fn withdrawn(cx: &MailContext<'_>, id: SeatId) -> Result<Option<Draft>, Error> {
    let found = contents::withdrawn(cx.portal, cx.reader.id, id).await?;
    let Some((session, reason)) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let path = paths::seat(session.id);
    let mut parts = vec![Part::Say(withdrawn_say(lang, session.theme_in(lang)))];
    parts.extend(only_in(lang, &session));
    parts.extend([
        Part::Quote(reason_line(lang, &session), reason),
        Part::Go(withdrawn_look(lang), path),
    ]);
    Ok(Some(Draft {
        subject: withdrawn_subject(lang, session.theme_in(lang)),
        parts,
        signed: Some(Signer::Secretary.named(session.secretary)),
        why: why(lang).to_owned(),
    }))
}

pub(crate) async fn short(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let found = contents::short(cx.portal, cx.reader.id, id).await?;
    let Some((session, seats)) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let path = paths::seats(session.id);
    Ok(Some(Draft {
        subject: short_subject(lang, session.theme_in(lang)),
        parts: vec![
            Part::Say(short_say(lang, session.theme_in(lang), seats)),
            Part::Go(short_look(lang), path),
        ],
        signed: None,
        why: short_why(lang).to_owned(),
    }))
}
