//! Mails that ask when a session can be.

use crate::web::{
    letter::{Draft, Part},
    mail_context::MailContext,
};
use crate::{
    boardroom::dates::{no_seat_text, willing_link},
    web::ui::time::long_moment,
};
use klankbord_domain::{
    Error,
    base::{ids::DatePollId, outbox::Topic},
    boardroom::dates::contents,
};

texts! {
    subject(theme: &str) = "Wanneer kunt u? {theme}" | "When can you come? {theme}";
    reminder_subject(theme: &str) = "Nog even: wanneer kunt u? {theme}" | "Once more: when can you come? {theme}";
    say(theme: &str, minutes: i64) = "Wij zoeken een datum voor een sessie over “{theme}”. Zij duurt {minutes} minuten. Dit zijn de momenten:"
        | "We are looking for a date for a session about “{theme}”. It takes {minutes} minutes. These are the moments:";
    line(moment: &str) = "– {moment}" | "– {moment}";
    ask = "Zeg bij elk moment of u kunt. Dat kost een minuut, en u kunt het later wijzigen."
        | "Say of each moment whether you can come. That takes a minute, and you can change it later.";
    go = "Zeg wanneer u kunt" | "Say when you can come";
    settled_subject(theme: &str) = "De datum staat vast: {theme}" | "The date is set: {theme}";
    settled_say(theme: &str, moment: &str) = "U zei wanneer u kunt voor de sessie over “{theme}”. Dank u. Het wordt {moment}."
        | "You said when you can come to the session about “{theme}”. Thank you. It will be {moment}.";
    settled_seats(seats: i64) = "Stoelen voor klanten: {seats}. Is er een voor u, dan krijgt u daarover een eigen mail."
        | "Seats for customers: {seats}. If there is one for you, you get a mail of your own about it.";
    settled_go = "Naar de sessie" | "To the session";
    settled_why = "U krijgt deze mail omdat u zei wanneer u kunt." | "You get this mail because you said when you can come.";
    why_asked = "U krijgt deze mail omdat er in deze sessie stoelen voor klanten zijn." | "You get this mail because there are seats for customers in this session.";
    why = "U krijgt deze mail omdat wij u graag bij deze sessie hebben." | "You get this mail because we would like to have you at this session.";
}

pub(crate) async fn asked(
    cx: &MailContext<'_>,
    poll: DatePollId,
    again: bool,
) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::asked(cx.portal, cx.reader.id, poll).await? else {
        return Ok(None);
    };
    let session = found.session;
    let lang = cx.reader.language;
    let zone = cx.organisation.time_zone();
    let mut parts = vec![Part::Say(say(lang, &session.theme, session.minutes))];
    parts.extend(found.options.iter().map(|option| {
        let moment = long_moment(lang, &zone, option.starts_at);
        Part::Say(line(lang, &moment))
    }));
    parts.push(Part::Say(ask(lang).to_owned()));
    parts.push(Part::Go(
        go(lang),
        format!("/sessions/{}/dates", session.id),
    ));
    if !found.takes_part {
        parts.push(Part::Say(no_seat_text(lang, session.seats)));
        parts.push(Part::Go(willing_link(lang), "/seats".to_owned()));
    }
    let subject = if again {
        reminder_subject(lang, &session.theme)
    } else {
        subject(lang, &session.theme)
    };
    Ok(Some(Draft {
        subject,
        parts,
        signed: Some(session.secretary),
        why: if found.takes_part {
            why(lang)
        } else {
            why_asked(lang)
        }
        .to_owned(),
        topic: Some(Topic::Session),
    }))
}

pub(crate) async fn settled(
    cx: &MailContext<'_>,
    poll: DatePollId,
) -> Result<Option<Draft>, Error> {
    let found = contents::settled(cx.portal, cx.reader.id, poll).await?;
    let Some((session, at)) = found.and_then(|session| session.starts_at.map(|at| (session, at)))
    else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let moment = long_moment(lang, &cx.organisation.time_zone(), at);
    Ok(Some(Draft {
        subject: settled_subject(lang, &session.theme),
        parts: vec![
            Part::Say(settled_say(lang, &session.theme, &moment)),
            Part::Say(settled_seats(lang, session.seats)),
            Part::Go(settled_go(lang), format!("/sessions/{}", session.id)),
        ],
        signed: Some(session.secretary),
        why: settled_why(lang).to_owned(),
        topic: Some(Topic::Session),
    }))
}
