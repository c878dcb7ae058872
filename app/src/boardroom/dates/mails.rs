//! Mails that ask which moments suit, and tell which one was chosen.

use crate::web::{
    letter::{Draft, Part, Signer, Turn},
    mail_context::MailContext,
    paths,
};
use crate::{
    boardroom::{
        dates::{no_seat_text, willing_link},
        sessions::mails::only_in,
    },
    web::ui::time::long_moment,
};
use klankbord_domain::{Error, base::ids::DatePollId, boardroom::dates::contents};

texts! {
    subject(theme: &str) = "Wanneer kunt u? {theme}" | "When can you come? {theme}";
    reminder_subject(theme: &str) = "Nog even: wanneer kunt u? {theme}" | "Reminder: when can you come? {theme}";
    say(theme: &str, minutes: i64) = "Wij zoeken een datum voor een sessie over “{theme}”. De sessie duurt {minutes} minuten. U kunt kiezen uit:"
        | "We are looking for a date for a session about “{theme}”. It takes {minutes} minutes. You can choose from:";
    reminder_say = "U hebt nog niet laten weten wanneer u kunt. Dit is de enige herinnering."
        | "You have not told us yet when you can come. This is the only reminder.";
    line(moment: &str) = "– {moment}" | "– {moment}";
    ask = "Laat bij elk moment weten of u kunt. U kunt het later wijzigen."
        | "Tell us which times suit you. You can change it later.";
    go = "Laat weten wanneer u kunt" | "Tell us which times suit you";
    settled_subject(theme: &str) = "De datum staat vast: {theme}" | "The date is set: {theme}";
    settled_say(theme: &str, moment: &str) = "Dank u dat u liet weten wanneer u kunt voor de sessie over “{theme}”. Het wordt {moment}."
        | "Thank you for telling us when you can come to the session about “{theme}”. It will be on {moment}.";
    settled_seats(seats: i64) = "Er zijn {seats} stoelen voor klanten. Is er een stoel voor u, dan krijgt u daarover een aparte mail."
        | "There are {seats} seats for customers. If there is a seat for you, you get a separate email about it.",
        one(seats) "Er is 1 stoel voor een klant. Is die voor u, dan krijgt u daarover een aparte mail." | "There is 1 seat for a customer. If it is for you, you get a separate email about it.";
    settled_go = "Bekijk de sessie" | "View the session";
    settled_asked(theme: &str, moment: &str) = "Wij vroegen u wanneer u kunt voor de sessie over “{theme}”. Het wordt {moment}. U hoeft ons niets meer te laten weten."
        | "We asked you when you can come to the session about “{theme}”. It will be on {moment}. You don't need to tell us any more.";
    settled_why = "U krijgt deze mail omdat wij u vroegen wanneer u kunt." | "You are receiving this email because we asked you when you can come.";
    why_asked = "U krijgt deze mail omdat er in deze sessie stoelen voor klanten zijn." | "You are receiving this email because this session has seats for customers.";
    why = "U krijgt deze mail omdat wij u graag bij deze sessie hebben." | "You are receiving this email because we would like you to be at this session.";
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
    let mut parts = Vec::new();
    if again {
        parts.push(Part::Say(reminder_say(lang).to_owned()));
    }
    parts.push(Part::Say(say(
        lang,
        session.theme_in(lang),
        session.minutes,
    )));
    parts.extend(found.options.iter().map(|option| {
        let moment = long_moment(lang, &zone, option.starts_at);
        Part::Say(line(lang, &moment))
    }));
    parts.push(Part::Say(ask(lang).to_owned()));
    parts.extend(only_in(lang, &session));
    parts.push(
        Turn::to(go(lang), paths::dates(session.id))
            .takes(lang, 1)
            .into(),
    );
    if !found.takes_part {
        parts.push(Part::Say(no_seat_text(lang, session.seats)));
        parts.push(Part::Go(willing_link(lang), paths::willing().to_owned()));
    }
    let subject = if again {
        reminder_subject(lang, session.theme_in(lang))
    } else {
        subject(lang, session.theme_in(lang))
    };
    Ok(Some(Draft {
        subject,
        parts,
        signed: Some(Signer::Secretary.named(session.secretary)),
        why: if found.takes_part {
            why(lang)
        } else {
            why_asked(lang)
        }
        .to_owned(),
    }))
}

pub(crate) async fn settled(
    cx: &MailContext<'_>,
    poll: DatePollId,
) -> Result<Option<Draft>, Error> {
    let found = contents::settled(cx.portal, cx.reader.id, poll).await?;
    let Some((session, answered)) = found else {
        return Ok(None);
    };
    let Some(at) = session.starts_at else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let moment = long_moment(lang, &cx.organisation.time_zone(), at);
    Ok(Some(Draft {
        subject: settled_subject(lang, session.theme_in(lang)),
        parts: vec![
            Part::Say(if answered {
                settled_say(lang, session.theme_in(lang), &moment)
            } else {
                settled_asked(lang, session.theme_in(lang), &moment)
            }),
            Part::Say(settled_seats(lang, session.seats)),
            Part::Go(settled_go(lang), paths::session(session.id)),
        ],
        signed: Some(Signer::Secretary.named(session.secretary)),
        why: settled_why(lang).to_owned(),
    }))
}
