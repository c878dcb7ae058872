//! Mails about a room that was left open, to the people who lead the session.

use crate::{
    boardroom::sessions::mails::draft,
    web::{
        letter::{Draft, Part, Turn},
        mail_context::MailContext,
        paths,
    },
};
use klankbord_domain::{Error, base::ids::SessionId, boardroom::room::left_open};

texts! {
    open_subject(theme: &str) = "Nog af te ronden: {theme}" | "Still to close: {theme}";
    open_say(theme: &str) = "De sessie “{theme}” is geweest, maar is nog niet helemaal afgerond. Wat er beloofd is, komt pas bij de afspraken als de sessie is afgerond. Vragen die bleven liggen, krijgen geen antwoord zolang niemand ervoor verantwoordelijk is."
        | "The session “{theme}” has taken place, but is not fully closed. What was promised is only added to the commitments when the session is closed. Questions that were left open get no answer until somebody is responsible for them.";
    open_promises(count: usize) = "Er wachten {count} afspraken." | "{count} commitments are waiting.",
        one(count) "Er wacht {count} afspraak." | "{count} commitment is waiting.";
    open_question = "Een klant vroeg dit, en heeft nog geen antwoord:" | "A customer asked this and has no answer yet:";
    open_more_one = "En nog 1 vraag." | "And 1 more question.";
    open_more(count: usize) = "En nog {count} vragen." | "And {count} more questions.";
    open_look = "Rond de sessie af" | "Close the session";
    open_why = "U krijgt deze mail omdat u deze sessie leidt of er secretaris van bent. U krijgt hem opnieuw tot de sessie helemaal is afgerond."
        | "You are receiving this email because you lead this session or are its secretary. We send it again until the session is fully closed.";
}

/// The number of questions that a reminder quotes.
const QUOTED: usize = 10;

pub(crate) async fn open(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let Some(found) = left_open::content(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let session = found.session;
    let mut parts = vec![Part::Say(open_say(lang, session.theme_in(lang)))];
    match found.promises {
        0 => {}
        count => parts.push(Part::Say(open_promises(lang, count))),
    }
    let more = found.questions.len().saturating_sub(QUOTED);
    for question in found.questions.into_iter().take(QUOTED) {
        parts.push(Part::Customer(open_question(lang).to_owned(), question));
    }
    match more {
        0 => {}
        1 => parts.push(Part::Say(open_more_one(lang).to_owned())),
        count => parts.push(Part::Say(open_more(lang, count))),
    }
    parts.push(Turn::to(open_look(lang), paths::close_room(session.id)).into());
    let subject = open_subject(lang, session.theme_in(lang));
    Ok(draft(subject, parts, None, open_why(lang)))
}
