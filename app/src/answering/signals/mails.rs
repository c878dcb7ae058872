//! Mails about signals: to those who have them, to the customer conscience, and to whoever filed them.

use super::shown::source;
use crate::web::{
    letter::{Draft, Part, Turn},
    mail_context::MailContext,
    paths,
    ui::time::moment,
};
use klankbord_domain::{
    Error,
    answering::signals::{Signal, State, queries::for_mail},
    base::ids::SignalId,
};

texts! {
    due_subject = "Een signaal van een klant wacht op u" | "A signal from a customer waits for you";
    yours(when: &str) = "U pakte dit signaal op. Er is een reactie beloofd uiterlijk {when}." | "You took up this signal. A reaction was promised by {when}.";
    nobodys(when: &str) = "Dit signaal is nog van niemand. Er is een reactie beloofd uiterlijk {when}." | "This signal is nobody’s yet. A reaction was promised by {when}.";
    overdue_subject = "Een signaal is te laat" | "A signal is late";
    overdue_say(who: &str, when: &str) = "Er was een reactie beloofd uiterlijk {when}. Het signaal is van {who}." | "A reaction was promised by {when}. The signal is with {who}.";
    overdue_nobody(when: &str) = "Er was een reactie beloofd uiterlijk {when}. Het signaal is van niemand." | "A reaction was promised by {when}. The signal is nobody’s.";
    answered_subject = "Er is iets gedaan met uw signaal" | "Something was done about your signal";
    closed_subject = "Met uw signaal wordt niets gedaan" | "Nothing will be done about your signal";
    reply_subject = "Antwoord op uw vraag" | "An answer to your question";
    replied(who: &str) = "{who} heeft geantwoord op wat u ons vroeg." | "{who} has answered what you asked us.";
    you_asked = "U vroeg:" | "You asked:";
    answers(who: &str) = "{who} antwoordt:" | "{who} answered:";
    verdict = "Is uw vraag hiermee beantwoord? Laat het ons weten." | "Does this answer your question? Please let us know.";
    judge = "Zeg of uw vraag is beantwoord" | "Tell us if your question is answered";
    reply_why = "U krijgt deze mail omdat u dit vroeg en wij u een antwoord beloofden." | "You are receiving this email because you asked this and we promised you an answer.";
    refused_subject = "Een klant zegt: mijn vraag is nog niet beantwoord" | "A customer says: my question is not answered yet";
    refused_say(when: &str) = "Een klant laat weten dat het antwoord nog geen antwoord is, en schrijft waarom. Het nieuwe antwoord is beloofd uiterlijk {when}." | "A customer says that the answer is not an answer yet, and explains why. The new answer is promised by {when}.";
    refused_why = "U krijgt deze mail omdat u deze vraag beantwoordt." | "You are receiving this email because you answer this question.";
    you_heard = "U hoorde een klant dit zeggen:" | "You heard a customer say this:";
    said(source: &str) = "{source}:" | "{source}:";
    wrote(name: &str) = "{name} schrijft:" | "{name} writes:";
    go = "Naar het signaal" | "Go to the signal";
    due_why = "U krijgt deze mail omdat dit signaal van u of van uw afdeling is." | "You are receiving this email because this signal is yours or your department’s.";
    overdue_why = "U krijgt deze mail omdat u het klantgeweten bent." | "You are receiving this email because you are the customer conscience.";
    ended_why = "U krijgt deze mail omdat u dit signaal meldde." | "You are receiving this email because you filed this signal.";
}

/// Whoever has it is told while there is still time.
pub(crate) async fn due(cx: &MailContext<'_>, id: SignalId) -> Result<Option<Draft>, Error> {
    let Some(signal) = open(cx, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let when = when(cx, &signal);
    let say = if signal.owner.is_some() {
        yours(lang, &when)
    } else {
        nobodys(lang, &when)
    };
    Ok(Some(Draft {
        subject: due_subject(lang).to_owned(),
        parts: vec![Part::Say(say), words(cx, &signal), to(cx, id)],
        signed: None,
        why: due_why(lang).to_owned(),
    }))
}

/// The customer conscience is told once the time is over.
pub(crate) async fn overdue(cx: &MailContext<'_>, id: SignalId) -> Result<Option<Draft>, Error> {
    let Some(signal) = open(cx, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let when = when(cx, &signal);
    let who = signal.owner.as_deref().or(signal.department.as_deref());
    let say = match who {
        Some(who) => overdue_say(lang, who, &when),
        None => overdue_nobody(lang, &when),
    };
    Ok(Some(Draft {
        subject: overdue_subject(lang).to_owned(),
        parts: vec![Part::Say(say), words(cx, &signal), to(cx, id)],
        signed: None,
        why: overdue_why(lang).to_owned(),
    }))
}

/// Whoever filed it reads what became of it.
pub(crate) async fn ended(cx: &MailContext<'_>, id: SignalId) -> Result<Option<Draft>, Error> {
    let found = for_mail(cx.portal, cx.reader.id, id).await?;
    let Some(signal) = found.filter(|signal| signal.state != State::Open) else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let subject = if signal.state == State::Answered {
        answered_subject(lang)
    } else {
        closed_subject(lang)
    };
    let who = signal.ender.clone().unwrap_or_default();
    Ok(Some(Draft {
        subject: subject.to_owned(),
        parts: vec![
            Part::Quote(you_heard(lang).to_owned(), signal.words.clone()),
            Part::Quote(wrote(lang, &who), signal.outcome.clone()),
            to(cx, id),
        ],
        signed: None,
        why: ended_why(lang).to_owned(),
    }))
}

/// The customer who asked reads the answer, unless their question is open again.
pub(crate) async fn answered(cx: &MailContext<'_>, id: SignalId) -> Result<Option<Draft>, Error> {
    let found = for_mail(cx.portal, cx.reader.id, id).await?;
    let Some(signal) = found.filter(|signal| signal.state != State::Open) else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let who = signal.ender.unwrap_or_default();
    Ok(Some(Draft {
        subject: reply_subject(lang).to_owned(),
        parts: vec![
            Part::Say(replied(lang, &who)),
            Part::Yours(you_asked(lang).to_owned(), signal.words),
            Part::Quote(answers(lang, &who), signal.outcome),
            Part::Say(verdict(lang).to_owned()),
            Turn::to(judge(lang), paths::enquiry(id))
                .takes_half_a_minute(lang)
                .into(),
        ],
        signed: None,
        why: reply_why(lang).to_owned(),
    }))
}

/// Whoever answers next reads that the last answer was none.
pub(crate) async fn refused(cx: &MailContext<'_>, id: SignalId) -> Result<Option<Draft>, Error> {
    let Some(signal) = open(cx, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let when = when(cx, &signal);
    Ok(Some(Draft {
        subject: refused_subject(lang).to_owned(),
        parts: vec![
            Part::Say(refused_say(lang, &when)),
            words(cx, &signal),
            to(cx, id),
        ],
        signed: None,
        why: refused_why(lang).to_owned(),
    }))
}

/// The signal, unless it ended meanwhile or its clock stands still.
async fn open(cx: &MailContext<'_>, id: SignalId) -> Result<Option<Signal>, Error> {
    let found = for_mail(cx.portal, cx.reader.id, id).await?;
    Ok(found.filter(|signal| signal.state == State::Open && signal.service_left.is_none()))
}

fn when(cx: &MailContext<'_>, signal: &Signal) -> String {
    moment(
        cx.reader.language,
        &cx.organisation.time_zone(),
        signal.due_at,
    )
}

fn words(cx: &MailContext<'_>, signal: &Signal) -> Part {
    let lang = cx.reader.language;
    Part::Quote(said(lang, &source(lang, signal)), signal.words.clone())
}

fn to(cx: &MailContext<'_>, id: SignalId) -> Part {
    Part::Go(go(cx.reader.language), paths::signal(id))
}
