//! Mails about sessions, to those who take part and to those who arrange them.

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
    off_say(theme: &str) = "Onze sessie “{theme}” gaat niet door. Wij zoeken er ook geen datum meer voor." | "Our session “{theme}” is cancelled. We are no longer looking for a date.";
    off_reason(who: &str) = "{who} legt uit waarom:" | "{who} explains why:";
    off_look = "Bekijk de sessie" | "View the session";
    off_why = "U krijgt deze mail omdat u aan deze sessie zou meedoen, of omdat wij u vroegen wanneer u kon."
        | "You get this mail because you were going to take part in this session, or because we asked you when you could come.";
    minutes_subject(theme: &str) = "Het verslag van de sessie: {theme}" | "The minutes of the session: {theme}";
    minutes_say(theme: &str) = "U was bij de sessie “{theme}”. Het verslag is klaar. Klopt er iets niet? Laat het ons weten."
        | "You were at the session “{theme}”. The minutes are ready. If something is not right, let us know.";
    minutes_again(theme: &str) = "Het verslag van de sessie “{theme}” is verbeterd." | "The minutes of the session “{theme}” have been corrected.";
    minutes_reason(who: &str) = "{who} legt uit waarom:" | "{who} explains why:";
    minutes_look = "Lees het verslag" | "Read the minutes";
    took_part = "U krijgt deze mail omdat u aan deze sessie meedeed." | "You get this mail because you took part in this session.";
    due_subject(theme: &str) = "Nog te schrijven: het verslag van {theme}" | "Still to write: the minutes of {theme}";
    due_say(theme: &str) = "De sessie “{theme}” is geweest. Het verslag is er nog niet. De mensen die erbij waren, wachten erop."
        | "The session “{theme}” has taken place. There are no minutes yet. The people who were there are waiting for them.";
    due_look = "Schrijf het verslag" | "Write the minutes";
    due_why = "U krijgt deze mail omdat u secretaris van deze sessie bent." | "You get this mail because you are the secretary of this session.";
    open_subject(theme: &str) = "Nog af te ronden: {theme}" | "Still to close: {theme}";
    open_say(theme: &str) = "De sessie “{theme}” is geweest, maar is nog niet helemaal afgerond. Wat er beloofd is, komt pas bij de afspraken als de sessie is afgerond. Vragen die bleven liggen, krijgen geen antwoord zolang niemand ervoor verantwoordelijk is."
        | "The session “{theme}” has taken place, but is not fully closed. What was promised joins the commitments only once the session is closed. Questions that were left open get no answer as long as nobody is responsible for them.";
    open_promises(count: usize) = "Aantal afspraken dat wacht: {count}" | "Commitments waiting: {count}";
    open_question = "Een klant vroeg dit, en heeft nog geen antwoord:" | "A customer asked this and has no answer yet:";
    open_more(count: usize) = "Nog meer vragen: {count}." | "More questions: {count}.";
    open_look = "Rond de sessie af" | "Close the session";
    open_why = "U krijgt deze mail omdat u deze sessie leidt of er secretaris van bent. U krijgt hem opnieuw tot de sessie helemaal is afgerond."
        | "You get this mail because you lead this session or are its secretary. We send it again until the session is fully closed.";
    back_subject(theme: &str) = "Hoe was het? {theme}" | "How was it? {theme}";
    back_say(theme: &str) = "Bedankt dat u bij de sessie “{theme}” was. Wij horen graag hoe het was, of u zich gehoord voelde, en wat u nog had willen zeggen. Dat laatste komt bij het verslag, zonder uw naam. Het kost u twee minuten."
        | "Thank you for coming to the session “{theme}”. We would like to hear how it was, whether you felt heard, and what you wish you had said. That last answer is added to the minutes, without your name. It takes two minutes.";
    back_expenses = "Op dezelfde pagina kunt u uw reiskosten terugvragen." | "On the same page you can claim your travel costs.";
    back_look = "Vertel hoe het was" | "Tell us how it was";
    costs_subject(theme: &str) = "Te betalen: reiskosten voor {theme}" | "To pay: travel costs for {theme}";
    costs_say(theme: &str, days: i64) = "Een klant die bij de sessie “{theme}” was, vraagt de reiskosten terug. Wij beloofden binnen {days} dagen te betalen."
        | "A customer who was at the session “{theme}” is claiming their travel costs. We promised to pay within {days} days.";
    costs_look = "Bekijk en betaal" | "View and pay";
    paid_subject(theme: &str) = "Betaald: uw reiskosten voor {theme}" | "Paid: your travel costs for {theme}";
    paid_say(amount: &str) = "Wij hebben u {amount} betaald en uw rekeningnummer gewist." | "We have paid you {amount} and erased your account number.";
    paid_look = "Bekijk de betaling" | "View the payment";
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
