//! Mails that ask when a session can be.

use super::{
    Desk,
    letter::{Draft, Part},
};
use crate::ui::time::long_moment;
use klankbord_domain::{Error, dates::contents, ids::DatePollId, outbox::Topic};

texts! {
    subject(theme: &str) = "Wanneer kunt u? {theme}" | "When can you come? {theme}";
    reminder_subject(theme: &str) = "Nog even: wanneer kunt u? {theme}" | "Once more: when can you come? {theme}";
    say(theme: &str, minutes: i64) = "Wij zoeken een datum voor een sessie over “{theme}”. Zij duurt {minutes} minuten. Dit zijn de momenten:"
        | "We are looking for a date for a session about “{theme}”. It takes {minutes} minutes. These are the moments:";
    line(moment: &str) = "– {moment}" | "– {moment}";
    ask = "Zeg bij elk moment of u kunt. Dat kost een minuut, en u kunt het later wijzigen."
        | "Say of each moment whether you can come. That takes a minute, and you can change it later.";
    go = "Zeg wanneer u kunt" | "Say when you can come";
    why = "U krijgt deze mail omdat wij u graag bij deze sessie hebben." | "You get this mail because we would like to have you at this session.";
}

pub(super) async fn asked(
    desk: &Desk<'_>,
    poll: DatePollId,
    again: bool,
) -> Result<Option<Draft>, Error> {
    let Some((session, options)) = contents::asked(desk.portal, desk.reader.id, poll).await? else {
        return Ok(None);
    };
    let lang = desk.reader.language;
    let zone = desk.organisation.time_zone();
    let mut parts = vec![Part::Say(say(lang, &session.theme, session.minutes))];
    parts.extend(options.iter().map(|option| {
        let moment = long_moment(lang, option.starts_at, &zone);
        Part::Say(line(lang, &moment))
    }));
    parts.push(Part::Say(ask(lang).to_owned()));
    parts.push(Part::Go(
        go(lang),
        format!("/sessions/{}/dates", session.id),
    ));
    let subject = if again {
        reminder_subject(lang, &session.theme)
    } else {
        subject(lang, &session.theme)
    };
    Ok(Some(Draft {
        subject,
        parts,
        signed: Some(session.secretary),
        why: why(lang).to_owned(),
        topic: Some(Topic::Session),
    }))
}
