//! Mails about sessions: to who takes part, and to who arranges them.

use crate::boardroom::session_feedback::euros;
use crate::web::{
    letter::{Draft, Part},
    mail_context::MailContext,
};
use klankbord_domain::{
    Error,
    base::{ids::SessionId, outbox::Topic},
    boardroom::{
        minutes::contents,
        room::left_open as open,
        session_feedback::{self, rules::PAY_WITHIN_DAYS},
        sessions::{self, Session},
    },
};

texts! {
    off_subject(theme: &str) = "Gaat niet door: {theme}" | "Cancelled: {theme}";
    off_say(theme: &str) = "Onze sessie “{theme}” gaat niet door. Een datum zoeken wij niet meer." | "Our session “{theme}” is cancelled. We no longer look for a date.";
    off_reason(who: &str) = "{who} schrijft waarom:" | "{who} writes why:";
    off_look = "Bekijk de sessie" | "See the session";
    off_why = "U krijgt deze mail omdat u aan deze sessie zou meedoen, of omdat wij u vroegen wanneer u kon."
        | "You get this mail because you would take part in this session, or because we asked you when you could come.";
    minutes_subject(theme: &str) = "Het verslag van de sessie: {theme}" | "The minutes of the session: {theme}";
    minutes_say(theme: &str) = "U was bij de sessie “{theme}”. Het verslag staat er. Klopt er iets niet, laat het dan weten."
        | "You were at the session “{theme}”. Its minutes are there. If something is not right, let us know.";
    minutes_again(theme: &str) = "Het verslag van de sessie “{theme}” is verbeterd." | "The minutes of the session “{theme}” were improved.";
    minutes_reason(who: &str) = "{who} schrijft waarom:" | "{who} writes why:";
    minutes_look = "Lees het verslag" | "Read the minutes";
    took_part = "U krijgt deze mail omdat u aan deze sessie meedeed." | "You get this mail because you took part in this session.";
    due_subject(theme: &str) = "Nog te schrijven: het verslag van {theme}" | "Still to be written: the minutes of {theme}";
    due_say(theme: &str) = "De sessie “{theme}” is geweest en het verslag staat er nog niet. Wie erbij was, wacht erop."
        | "The session “{theme}” was held and its minutes are not there yet. Those who were there wait for them.";
    due_look = "Schrijf het verslag" | "Write the minutes";
    due_why = "U krijgt deze mail omdat u secretaris van deze sessie bent." | "You get this mail because you are the secretary of this session.";
    open_subject(theme: &str) = "Nog af te ronden: {theme}" | "Still to be closed: {theme}";
    open_say(theme: &str) = "De sessie “{theme}” is geweest en is nog niet helemaal afgerond. Wat beloofd is, komt pas daarna bij de afspraken, en op vragen die bleven liggen krijgt niemand antwoord zolang ze van niemand zijn."
        | "The session “{theme}” was held and is not quite closed. What was promised stands with the commitments only after that, and nobody answers questions that were left as long as they are nobody’s.";
    open_promises(count: usize) = "Aantal afspraken dat wacht: {count}" | "Commitments that wait: {count}";
    open_question = "Een klant vroeg, en kreeg nog geen antwoord:" | "A customer asked, and was not answered yet:";
    open_more(count: usize) = "En nog {count} vragen." | "And {count} more questions.";
    open_look = "Rond de sessie af" | "Close the session";
    open_why = "U krijgt deze mail omdat u deze sessie leidt of er secretaris van bent. Zij komt terug tot de sessie is afgerond."
        | "You get this mail because you lead this session or are its secretary. It comes again until the session was closed.";
    back_subject(theme: &str) = "Hoe was het? {theme}" | "How was it? {theme}";
    back_say(theme: &str) = "Bedankt dat u bij de sessie “{theme}” was. Wij horen graag hoe het was, of u zich gehoord voelde, en wat u nog had willen zeggen. Dat laatste komt bij het verslag, zonder uw naam. Het kost u twee minuten."
        | "Thank you for coming to the session “{theme}”. We would like to hear how it was, whether you felt heard, and what you wish you had said. The latter joins the minutes, without your name. It takes you two minutes.";
    back_expenses = "Op dezelfde pagina vraagt u uw reiskosten terug." | "On the same page you ask for your travel costs back.";
    back_look = "Vertel hoe het was" | "Tell us how it was";
    costs_subject(theme: &str) = "Te betalen: onkosten van {theme}" | "To be paid: expenses of {theme}";
    costs_say(theme: &str, days: i64) = "Een klant die bij de sessie “{theme}” was, vraagt de reiskosten terug. Wij beloofden binnen {days} dagen te betalen."
        | "A customer who was at the session “{theme}” asks for their travel costs back. We promised to pay within {days} days.";
    costs_look = "Bekijk en betaal" | "See it and pay";
    paid_subject(theme: &str) = "Betaald: uw reiskosten voor {theme}" | "Paid: your travel costs for {theme}";
    paid_say(amount: &str) = "Wij betaalden u {amount} en hebben uw rekeningnummer gewist." | "We paid you {amount} and erased your account number.";
    paid_look = "Bekijk het" | "See it";
}

fn draft(subject: String, parts: Vec<Part>, signed: String, why: &str) -> Option<Draft> {
    Some(Draft {
        subject,
        parts,
        signed: Some(signed),
        why: why.to_owned(),
        topic: Some(Topic::Session),
    })
}

fn go(label: &'static str, session: &Session, page: &str) -> Part {
    Part::Go(label, format!("/sessions/{}/{page}", session.id))
}

pub(crate) async fn cancelled(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let Some(session) = sessions::contents::cancelled(cx.portal, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(off_say(lang, &session.theme)),
        Part::Quote(
            off_reason(lang, &session.secretary),
            session.cancelled_why.clone(),
        ),
        Part::Go(off_look(lang), format!("/sessions/{id}")),
    ];
    let subject = off_subject(lang, &session.theme);
    Ok(draft(subject, parts, session.secretary, off_why(lang)))
}

pub(crate) async fn minutes(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let Some((session, last)) = contents::published(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let mut parts = if last.reason.is_empty() {
        vec![Part::Say(minutes_say(lang, &session.theme))]
    } else {
        vec![
            Part::Say(minutes_again(lang, &session.theme)),
            Part::Quote(minutes_reason(lang, &last.published_by), last.reason),
        ]
    };
    parts.push(go(minutes_look(lang), &session, "minutes"));
    let subject = minutes_subject(lang, &session.theme);
    Ok(draft(subject, parts, last.published_by, took_part(lang)))
}

pub(crate) async fn minutes_due(
    cx: &MailContext<'_>,
    id: SessionId,
) -> Result<Option<Draft>, Error> {
    let Some(session) = contents::due(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(due_say(lang, &session.theme)),
        go(due_look(lang), &session, "minutes/write"),
    ];
    let subject = due_subject(lang, &session.theme);
    Ok(draft(
        subject,
        parts,
        cx.organisation.name.clone(),
        due_why(lang),
    ))
}

/// How many questions a reminder quotes.
const QUOTED: usize = 10;

pub(crate) async fn left_open(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let Some(found) = open::content(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let session = found.session;
    let mut parts = vec![Part::Say(open_say(lang, &session.theme))];
    if found.promises > 0 {
        parts.push(Part::Say(open_promises(lang, found.promises)));
    }
    let more = found.questions.len().saturating_sub(QUOTED);
    for question in found.questions.into_iter().take(QUOTED) {
        parts.push(Part::Quote(open_question(lang).to_owned(), question));
    }
    if more > 0 {
        parts.push(Part::Say(open_more(lang, more)));
    }
    parts.push(go(open_look(lang), &session, "room/close"));
    let subject = open_subject(lang, &session.theme);
    Ok(draft(
        subject,
        parts,
        cx.organisation.name.clone(),
        open_why(lang),
    ))
}

pub(crate) async fn look_back(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let asked = session_feedback::queries::asked(cx.portal, cx.reader.id, id).await?;
    let Some(session) = asked else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(back_say(lang, &session.theme)),
        Part::Say(back_expenses(lang).to_owned()),
        go(back_look(lang), &session, "look-back"),
    ];
    let subject = back_subject(lang, &session.theme);
    Ok(draft(subject, parts, session.secretary, took_part(lang)))
}

pub(crate) async fn expense_asked(
    cx: &MailContext<'_>,
    id: SessionId,
) -> Result<Option<Draft>, Error> {
    let Some(session) = session_feedback::queries::paying(cx.portal, cx.reader.id, id).await?
    else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(costs_say(lang, &session.theme, PAY_WITHIN_DAYS)),
        go(costs_look(lang), &session, "results"),
    ];
    let subject = costs_subject(lang, &session.theme);
    let signed = cx.organisation.name.clone();
    Ok(draft(subject, parts, signed, due_why(lang)))
}

pub(crate) async fn expense_paid(
    cx: &MailContext<'_>,
    id: SessionId,
) -> Result<Option<Draft>, Error> {
    let paid = session_feedback::queries::paid(cx.portal, cx.reader.id, id).await?;
    let Some((session, expense)) = paid else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(paid_say(lang, &euros(lang, expense.cents))),
        go(paid_look(lang), &session, "look-back"),
    ];
    let subject = paid_subject(lang, &session.theme);
    Ok(draft(subject, parts, session.secretary, took_part(lang)))
}
