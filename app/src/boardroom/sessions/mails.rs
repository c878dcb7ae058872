//! Mails about sessions: the cancellation, and the common parts of all mails about sessions.

use crate::web::{
    letter::{Draft, Part, Signature, Signer},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::{
    Error, Language,
    base::ids::SessionId,
    boardroom::sessions::{Session, contents},
};

texts! {
    off_subject(theme: &str) = "Gaat niet door: {theme}" | "Cancelled: {theme}";
    off_say(theme: &str) = "Onze sessie “{theme}” gaat niet door. Wij zoeken er ook geen datum meer voor." | "Our session “{theme}” is cancelled. We are no longer looking for a date.";
    explains(who: &str) = "{who} legt uit waarom:" | "{who} explains why:";
    explains_in_other(who: &str) = "{who} legt in het Engels uit waarom:" | "{who} explains why, in Dutch:";
    off_look = "Bekijk de sessie" | "View the session";
    off_why = "U krijgt deze mail omdat u aan deze sessie zou meedoen, of omdat wij u vroegen wanneer u kon."
        | "You are receiving this email because you were going to take part in this session, or because we asked you when you could come.";
    // A text that is not in the reader's language is in the other one.
    only_in_other = "Wat wij over de sessie schreven, is er alleen in het Engels." | "What we wrote about the session is in Dutch only.";
    took_part = "U krijgt deze mail omdat u aan deze sessie meedeed." | "You are receiving this email because you took part in this session.";
    secretary_why = "U krijgt deze mail omdat u secretaris van deze sessie bent." | "You are receiving this email because you are the secretary of this session.";
}

/// The sentence that says in which language the words about a session are; none when that is the reader's.
pub(crate) fn only_in(lang: Language, session: &Session) -> Option<Part> {
    let said = only_in_other(lang).to_owned();
    (session.language_in(lang) != lang).then_some(Part::Say(said))
}

/// The line above the reason of whoever arranges the session, which is in the language in which that was begun.
pub(crate) fn reason_line(lang: Language, session: &Session) -> String {
    if session.language == lang {
        explains(lang, &session.secretary)
    } else {
        explains_in_other(lang, &session.secretary)
    }
}

/// A mail about a session.
pub(crate) fn draft(
    subject: String,
    parts: Vec<Part>,
    signed: Option<Signature>,
    why: &str,
) -> Option<Draft> {
    Some(Draft {
        subject,
        parts,
        signed,
        why: why.to_owned(),
    })
}

pub(crate) async fn cancelled(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let Some(session) = contents::cancelled(cx.portal, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let mut parts = vec![Part::Say(off_say(lang, session.theme_in(lang)))];
    parts.extend(only_in(lang, &session));
    parts.extend([
        Part::Quote(reason_line(lang, &session), session.cancelled_why.clone()),
        Part::Go(off_look(lang), paths::session(id)),
    ]);
    let subject = off_subject(lang, session.theme_in(lang));
    Ok(draft(
        subject,
        parts,
        Some(Signer::Secretary.named(session.secretary)),
        off_why(lang),
    ))
}
