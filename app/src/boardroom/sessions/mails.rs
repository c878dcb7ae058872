//! Mails about sessions: the cancellation, and the common parts of all mails about sessions.

use crate::web::{
    letter::{Draft, Part, Signature, Signer},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::{Error, base::ids::SessionId, boardroom::sessions::contents};

texts! {
    off_subject(theme: &str) = "Gaat niet door: {theme}" | "Cancelled: {theme}";
    off_say(theme: &str) = "Onze sessie “{theme}” gaat niet door. Wij zoeken er ook geen datum meer voor." | "Our session “{theme}” is cancelled. We are no longer looking for a date.";
    off_reason(who: &str) = "{who} legt uit waarom:" | "{who} explains why:";
    off_look = "Bekijk de sessie" | "View the session";
    off_why = "U krijgt deze mail omdat u aan deze sessie zou meedoen, of omdat wij u vroegen wanneer u kon."
        | "You are receiving this email because you were going to take part in this session, or because we asked you when you could come.";
    took_part = "U krijgt deze mail omdat u aan deze sessie meedeed." | "You are receiving this email because you took part in this session.";
    secretary_why = "U krijgt deze mail omdat u secretaris van deze sessie bent." | "You are receiving this email because you are the secretary of this session.";
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
    let parts = vec![
        Part::Say(off_say(lang, &session.theme)),
        Part::Quote(
            off_reason(lang, &session.secretary),
            session.cancelled_why.clone(),
        ),
        Part::Go(off_look(lang), paths::session(id)),
    ];
    let subject = off_subject(lang, &session.theme);
    Ok(draft(
        subject,
        parts,
        Some(Signer::Secretary.named(session.secretary)),
        off_why(lang),
    ))
}
