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
    answering::signals::{Signal, State, enquiries::queries::may_judge, queries::for_mail},
    base::ids::SignalId,
};

texts! {
    due_subject = "Een reactie aan een klant is bijna te laat" | "A response to a customer is nearly late";
    yours(when: &str) = "U pakte dit op. Wij beloofden een reactie, uiterlijk {when}." | "You picked this up. We promised a response by {when}.";
    nobodys(when: &str) = "Niemand heeft dit nog opgepakt. Wij beloofden een reactie, uiterlijk {when}." | "Nobody has picked this up yet. We promised a response by {when}.";
    kept(when: &str) = "Deze vraag is alleen voor u. Wij beloofden een antwoord, uiterlijk {when}." | "This question is for you only. We promised an answer by {when}.";
    overdue_subject = "Een reactie aan een klant is te laat" | "A response to a customer is late";
    overdue_say(who: &str, when: &str) = "Wij beloofden een reactie, uiterlijk {when}. Dit ligt bij {who}." | "We promised a response by {when}. It is with {who}.";
    overdue_nobody(when: &str) = "Wij beloofden een reactie, uiterlijk {when}. Niemand heeft dit opgepakt." | "We promised a response by {when}. Nobody has picked this up.";
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
    refused_say(when: &str) = "Een klant zegt dat de vraag nog niet is beantwoord, en schrijft waarom. Wij beloofden een nieuw antwoord, uiterlijk {when}." | "A customer says that the question is not answered yet, and explains why. We promised a new answer by {when}.";
    noted_say = "Een klant zegt voor de derde keer dat de vraag niet is beantwoord, en schrijft waarom. Wij beloofden geen nieuw antwoord meer." | "For the third time, a customer says that the question is not answered, and explains why. We promised no further answer.";
    refused_why = "U krijgt deze mail omdat u deze vraag beantwoordt of het klantgeweten bent." | "You are receiving this email because you answer this question or are the customer conscience.";
    you_heard = "U hoorde een klant dit zeggen:" | "You heard a customer say this:";
    said(source: &str) = "{source}:" | "{source}:";
    wrote(name: &str) = "{name} schrijft:" | "{name} writes:";
    go = "Bekijk dit" | "Take a look";
    due_why = "U krijgt deze mail omdat dit bij u of bij uw afdeling ligt, of omdat het nog geen afdeling heeft en u het klantgeweten bent." | "You are receiving this email because this is with you or your department, or because it has no department yet and you are the customer conscience.";
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
    let say = if signal.is_kept() {
        kept(lang, &when)
    } else if signal.owner.is_some() {
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
        None if signal.is_kept() => kept(lang, &when),
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
    let mut parts = vec![
        Part::Say(replied(lang, &who)),
        Part::Yours(you_asked(lang).to_owned(), signal.words),
        Part::Quote(answers(lang, &who), signal.outcome),
    ];
    // Somebody who left the panel reads the answer here, and has no page on which to judge it.
    if may_judge(cx.portal, cx.reader.id).await? {
        let press = Turn::to(judge(lang), paths::enquiry(id)).takes_half_a_minute(lang);
        parts.extend([Part::Say(verdict(lang).to_owned()), press.into()]);
    }
    Ok(Some(Draft {
        subject: reply_subject(lang).to_owned(),
        parts,
        signed: None,
        why: reply_why(lang).to_owned(),
    }))
}

/// Whoever answers next reads that the last answer was none.
pub(crate) async fn refused(cx: &MailContext<'_>, id: SignalId) -> Result<Option<Draft>, Error> {
    let Some(signal) = for_mail(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let say = match signal.state {
        State::Open => refused_say(lang, &when(cx, &signal)),
        // The third "no" opens nothing any more.
        State::Answered | State::Closed => noted_say(lang).to_owned(),
    };
    Ok(Some(Draft {
        subject: refused_subject(lang).to_owned(),
        parts: vec![Part::Say(say), words(cx, &signal), to(cx, id)],
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
