//! Mails about minutes: to the people who were there, and to those who have to write them.

use crate::{
    boardroom::sessions::mails::{draft, secretary_why, took_part},
    web::{
        letter::{Draft, Part, Signer, Turn},
        mail_context::MailContext,
        paths,
    },
};
use klankbord_domain::{Error, base::ids::SessionId, boardroom::minutes::contents};

texts! {
    minutes_subject(theme: &str) = "Het verslag van de sessie: {theme}" | "The minutes of the session: {theme}";
    minutes_say(theme: &str) = "U was bij de sessie “{theme}”. Het verslag is klaar. Klopt er iets niet? Laat het ons weten."
        | "You were at the session “{theme}”. The minutes are ready. If something is not right, let us know.";
    minutes_again(theme: &str) = "Het verslag van de sessie “{theme}” is verbeterd." | "The minutes of the session “{theme}” have been corrected.";
    minutes_reason(who: &str) = "{who} legt uit waarom:" | "{who} explains why:";
    minutes_look = "Lees het verslag" | "Read the minutes";
    due_subject(theme: &str) = "Nog te schrijven: het verslag van {theme}" | "Still to write: the minutes of {theme}";
    due_say(theme: &str) = "De sessie “{theme}” is geweest. Het verslag is er nog niet. De mensen die erbij waren, wachten erop."
        | "The session “{theme}” has taken place. There are no minutes yet. The people who were there are waiting for them.";
    due_look = "Schrijf het verslag" | "Write the minutes";
}

pub(crate) async fn published(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let Some((session, last)) = contents::published(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let mut parts = if last.reason.is_empty() {
        vec![Part::Say(minutes_say(lang, session.theme_in(lang)))]
    } else {
        vec![
            Part::Say(minutes_again(lang, session.theme_in(lang))),
            Part::Quote(minutes_reason(lang, &last.published_by), last.reason),
        ]
    };
    parts.push(Part::Go(minutes_look(lang), paths::minutes(session.id)));
    let subject = minutes_subject(lang, session.theme_in(lang));
    Ok(draft(
        subject,
        parts,
        Some(Signer::MinuteTaker.named(last.published_by)),
        took_part(lang),
    ))
}

pub(crate) async fn due(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let Some(session) = contents::due(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(due_say(lang, session.theme_in(lang))),
        Turn::to(due_look(lang), paths::write_minutes(session.id)).into(),
    ];
    let subject = due_subject(lang, session.theme_in(lang));
    Ok(draft(subject, parts, None, secretary_why(lang)))
}
