//! The mail that puts a proposal to a customer.

use crate::web::ui::time::date;
use crate::web::{
    letter::{Draft, Part},
    mail_context::MailContext,
};
use klankbord_domain::{
    Error,
    base::{
        ids::ProposalId,
        outbox::{Topic, contents},
        values,
    },
};

texts! {
    subject(title: &str) = "Wat vindt u: {title}" | "What do you think: {title}";
    asked(owner: &str, title: &str, project: &str) = "{owner} legt u een voorstel voor: “{title}” (project {project}). U leest het, neemt een standpunt in en schrijft erbij wat u kwijt wilt."
        | "{owner} puts a proposal to you: “{title}” (project {project}). You read it, take a position and add what you want to say.";
    minutes(minutes: i64) = "Het kost u ongeveer {minutes} minuten." | "It takes you about {minutes} minutes.";
    until(day: &str) = "U kunt meedoen tot en met {day}." | "You can take part until {day}.";
    answers(owner: &str, day: &str) = "Op wat u schrijft antwoordt {owner} uiterlijk {day}."
        | "What you write is answered by {owner} by {day}.";
    look = "Lees het voorstel en geef uw standpunt" | "Read the proposal and take your position";
    why = "U krijgt deze mail omdat u lid bent van ons klantenpanel en dit voorstel u aangaat."
        | "You get this mail because you are on our customer panel and this proposal concerns you.";
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
        when.push(answers(lang, &found.owner, &date(lang, day)));
    }
    Ok(Some(Draft {
        subject: subject(lang, &found.title),
        parts: vec![
            Part::Say(asked(lang, &found.owner, &found.title, &found.project)),
            Part::Say(when.join("\n")),
            Part::Go(look(lang), format!("/proposals/{proposal}")),
        ],
        signed: Some(found.owner),
        why: why(lang).to_owned(),
        topic: Some(Topic::Proposal),
    }))
}
