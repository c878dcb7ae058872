//! The mails that put a proposal to a customer, and that say why it was withdrawn.

use crate::web::ui::time::date;
use crate::web::{
    letter::{Draft, Part},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::rounds::proposals::contents;
use klankbord_domain::{
    Error,
    base::{ids::ProposalId, values},
};

texts! {
    subject(title: &str) = "Uw mening gevraagd: {title}" | "We would like your opinion: {title}";
    asked(owner: &str, title: &str, project: &str) = "{owner} legt u een voorstel voor: “{title}” (project {project}). U leest het, u stemt en u schrijft erbij wat u kwijt wilt."
        | "{owner} has a proposal for you: “{title}” (project {project}). Read it, vote and add what you want to say.";
    minutes(minutes: i64) = "Het kost u ongeveer {minutes} minuten." | "It takes about {minutes} minutes.",
        one(minutes) "Het kost u ongeveer {minutes} minuut." | "It takes about {minutes} minute.";
    until(day: &str) = "U kunt meedoen tot en met {day}." | "You can take part until {day}.";
    answers(day: &str) = "Vraagt of vertelt u ons iets, dan krijgt u uiterlijk {day} antwoord."
        | "If you ask or tell us something, you get an answer by {day}.";
    look = "Lees het voorstel en stem" | "Read the proposal and vote";
    withdrawn_subject(title: &str) = "Ingetrokken: {title}" | "Withdrawn: {title}";
    withdrawn_say(owner: &str, title: &str) = "{owner} heeft het voorstel “{title}” ingetrokken. Er komt dus geen besluit over. Wat u erover zei, blijft bewaard."
        | "{owner} has withdrawn the proposal “{title}”. So there will be no decision on it. What you said about it is kept.";
    withdrawn_reason = "Dit is de reden:" | "This is the reason:";
    withdrawn_look = "Bekijk het voorstel" | "See the proposal";
    withdrawn_why = "U krijgt deze mail omdat u over dit voorstel stemde of schreef." | "You are receiving this email because you voted on this proposal or wrote about it.";
    why = "U krijgt deze mail omdat u lid bent van ons klantenpanel en dit voorstel u aangaat."
        | "You are receiving this email because you are on our customer panel and this proposal concerns you.";
}

pub(crate) async fn opened(
    cx: &MailContext<'_>,
    proposal: ProposalId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::proposal(cx.portal, cx.reader.id, proposal).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let mut when = vec![minutes(lang, found.minutes)];
    if let Some(at) = found.closes_at {
        let day = date(lang, at.date_in(&cx.organisation.time_zone()));
        when.push(until(lang, &day));
    }
    if let Ok(day) = values::date(&found.answers_by) {
        when.push(answers(lang, &date(lang, day)));
    }
    Ok(Some(Draft {
        subject: subject(lang, &found.title),
        parts: vec![
            Part::Say(asked(lang, &found.owner, &found.title, &found.project)),
            Part::Say(when.join("\n")),
            Part::Go(look(lang), paths::proposal(proposal)),
        ],
        signed: Some(found.owner),
        why: why(lang).to_owned(),
    }))
}

pub(crate) async fn withdrawn(
    cx: &MailContext<'_>,
    proposal: ProposalId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::withdrawn(cx.portal, cx.reader.id, proposal).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    Ok(Some(Draft {
        subject: withdrawn_subject(lang, &found.title),
        parts: vec![
            Part::Say(withdrawn_say(lang, &found.owner, &found.title)),
            Part::Quote(withdrawn_reason(lang).to_owned(), found.why),
            Part::Go(withdrawn_look(lang), paths::proposal(proposal)),
        ],
        signed: Some(found.owner),
        why: withdrawn_why(lang).to_owned(),
    }))
}
