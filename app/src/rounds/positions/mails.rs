//! The mail that puts a proposal to a customer and asks for their position.

use super::position_name;
use crate::{
    rounds::proposals::letter::{reads, reads_short, until},
    web::{
        letter::{Draft, Part, Signer, Turn},
        mail_context::MailContext,
        paths,
        ui::time::{date, weekday_date},
    },
};
use klankbord_domain::{
    Error,
    base::{ids::ProposalId, values},
    rounds::{positions::Position, proposals::contents},
};

texts! {
    subject(title: &str) = "Uw mening gevraagd: {title}" | "We would like your opinion: {title}";
    asked(owner: &str, title: &str, project: &str) = "{owner} legt u een voorstel voor: “{title}” (project {project}). U leest het, u stemt en u schrijft erbij wat u kwijt wilt."
        | "{owner} has a proposal for you: “{title}” (project {project}). Read it, vote and add what you want to say.";
    answers(day: &str) = "Vraagt of vertelt u ons iets, dan krijgt u uiterlijk {day} antwoord."
        | "If you ask or tell us something, you get an answer by {day}.";
    // A text that is not in the reader's language is in the other one.
    only_in_other = "Het voorstel zelf is er alleen in het Engels." | "The proposal itself is in Dutch only.";
    look = "Lees de brief en stem" | "Read the letter and vote";
    known = "Weet u het al? Kies dan meteen. Uw stem telt pas als u hem op de site verstuurt:"
        | "Have you made up your mind? Then choose now. Your vote only counts once you send it on the site:";
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
    let mut parts = vec![Part::Say(asked(
        lang,
        &found.owner,
        &found.title,
        &found.project,
    ))];
    if found.language != lang {
        parts.push(Part::Say(only_in_other(lang).to_owned()));
    }
    if let Ok(day) = values::date(&found.answers_by) {
        parts.push(Part::Say(answers(lang, &date(lang, day))));
    }
    let mut turn = Turn::to(look(lang), paths::proposal(proposal)).takes(lang, found.minutes);
    if let Some(at) = found.closes_at {
        let day = weekday_date(lang, at.date_in(&cx.organisation.time_zone()));
        turn = turn.fact(until(lang), day);
    }
    let choices = Position::ALL
        .iter()
        .map(|&one| {
            let path = paths::cast_position(proposal);
            let path = format!("{path}?choice={}", one.as_str());
            (position_name(lang, one), path)
        })
        .collect();
    turn = turn
        .fact(reads(lang), reads_short(lang, &found.owner))
        .or(known(lang), choices);
    parts.push(turn.into());
    Ok(Some(Draft {
        subject: subject(lang, &found.title),
        parts,
        signed: Some(Signer::ProjectOwner.named(found.owner)),
        why: why(lang).to_owned(),
    }))
}
