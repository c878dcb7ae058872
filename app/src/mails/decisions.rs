//! Mails about decisions: to the customers who voted or wrote, and to the conscience about a waiver.

use super::{
    Desk,
    letter::{Draft, Part},
};
use crate::decisions::shown::{headings, outcome_title};
use klankbord_domain::{
    Error,
    ids::ProposalId,
    outbox::{Topic, contents},
};

texts! {
    subject(title: &str) = "Er is besloten: {title}" | "A decision was taken: {title}";
    say(who: &str, title: &str) = "{who} heeft besloten over “{title}”. U dacht daarover mee."
        | "{who} has decided on “{title}”. You thought along about it.";
    outcome(sentence: &str) = "{sentence}." | "{sentence}.";
    heading(words: &str) = "{words}:" | "{words}:";
    look = "Lees het besluit bij het voorstel" | "Read the decision with the proposal";
    why = "U krijgt deze mail omdat u hierover stemde of schreef."
        | "You get this mail because you voted on this or wrote about it.";
    waived_subject(title: &str) = "Besluit toegelaten voordat alles klaar was: {title}"
        | "Decision allowed before everything was done: {title}";
    waived_say(who: &str, title: &str) = "{who} laat toe dat er over “{title}” wordt besloten terwijl er nog iets ontbreekt: stemmen, of antwoorden aan klanten. Het panel leest dit bij het voorstel."
        | "{who} allows a decision on “{title}” while something is missing: votes, or answers to customers. The panel reads this with the proposal.";
    waived_reason = "De reden:" | "The reason:";
    waived_look = "Naar het voorstel" | "To the proposal";
    waived_why = "U krijgt deze mail omdat u het klantgeweten bent."
        | "You get this mail because you are the customer conscience.";
}

pub(super) async fn taken(desk: &Desk<'_>, proposal: ProposalId) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::decision(desk.portal, desk.reader.id, proposal).await? else {
        return Ok(None);
    };
    let lang = desk.reader.language;
    let decision = found.decision;
    let mut parts = vec![
        Part::Say(say(lang, &decision.taken_by, &found.title)),
        Part::Say(outcome(lang, outcome_title(lang, decision.outcome))),
    ];
    let texts = [
        decision.heard,
        decision.decided,
        decision.why,
        decision.would_change,
    ];
    for (words, text) in headings(lang).into_iter().zip(texts) {
        if !text.is_empty() {
            parts.push(Part::Quote(heading(lang, words), text));
        }
    }
    parts.push(Part::Go(look(lang), format!("/proposals/{proposal}")));
    Ok(Some(Draft {
        subject: subject(lang, &found.title),
        parts,
        signed: Some(decision.taken_by),
        why: why(lang).to_owned(),
        topic: Some(Topic::Decision),
    }))
}

pub(super) async fn waived(desk: &Desk<'_>, proposal: ProposalId) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::waiver(desk.portal, desk.reader.id, proposal).await? else {
        return Ok(None);
    };
    let lang = desk.reader.language;
    let waiver = found.waiver;
    Ok(Some(Draft {
        subject: waived_subject(lang, &found.title),
        parts: vec![
            Part::Say(waived_say(lang, &waiver.signed_by, &found.title)),
            Part::Quote(waived_reason(lang).to_owned(), waiver.reason),
            Part::Go(waived_look(lang), format!("/proposals/{proposal}")),
        ],
        signed: None,
        why: waived_why(lang).to_owned(),
        topic: Some(Topic::Waiver),
    }))
}
