//! Mails about decisions: to the customers who voted or wrote, and to the conscience about a waiver.

use crate::web::{
    letter::{Draft, Part, Signer, Turn},
    mail_context::MailContext,
    paths,
};
use crate::{
    answering::decisions::shown::{about, change_heading, outcome_title, texts},
    web::ui::{counts::days, time::date},
};
use klankbord_domain::answering::decisions::contents;
use klankbord_domain::{
    Actor, Error,
    answering::{conscience::dissents, decisions::reviews},
    base::ids::ProposalId,
    rounds::terms,
};

texts! {
    subject(title: &str) = "Er is besloten: {title}" | "A decision was taken: {title}";
    say(who: &str, title: &str) = "{who} heeft besloten over “{title}”. U gaf daarover uw mening."
        | "{who} has decided on “{title}”. You gave your view on it.";
    only_voted = "U schreef hierover niets, maar u stemde wel. Daarom krijgt u dit antwoord ook."
        | "You wrote nothing about this, but you did vote. That is why you get this answer too.";
    // A text that is not in the reader's language is in the other one.
    only_in_other = "Het besluit zelf is er alleen in het Engels." | "The decision itself is in Dutch only.";
    outcome(sentence: &str) = "{sentence}." | "{sentence}.";
    heading(words: &str) = "{words}:" | "{words}:";
    dissent_heading(who: &str) = "{who}, het klantgeweten, denkt hier anders over:" | "{who}, the customer conscience, sees this differently:";
    look = "Lees het besluit bij het voorstel" | "Read the decision with the proposal";
    why = "U krijgt deze mail omdat u hierover stemde of schreef."
        | "You are receiving this email because you voted on this or wrote about it.";
    closed_subject(title: &str) = "De ronde is gesloten. Wat besluit u? {title}"
        | "The round has closed. What do you decide? {title}";
    closed_say(title: &str, day: &str) = "De ronde over “{title}” is gesloten. Klanten wachten op uw besluit. Wij beloofden het uiterlijk {day}."
        | "The round on “{title}” has closed. Customers are waiting for your decision. We promised it by {day}.";
    still_unanswered(count: i64) = "Er wachten nog {count} reacties op antwoord." | "{count} contributions are still waiting for an answer.",
        one(count) "Er wacht nog {count} reactie op antwoord." | "{count} contribution is still waiting for an answer.";
    late_subject(title: &str) = "Er is nog niet besloten: {title}" | "No decision yet: {title}";
    late_say(owner: &str, title: &str, day: &str) = "{owner} beloofde klanten uiterlijk {day} een besluit over “{title}”. Dat is er nog niet."
        | "{owner} promised customers a decision on “{title}” by {day}. There is none yet.";
    late_say_yours(title: &str, day: &str) = "Wij beloofden klanten uiterlijk {day} een besluit over “{title}”. Dat is er nog niet."
        | "We promised customers a decision on “{title}” by {day}. There is none yet.";
    to_deciding = "Naar het besluit" | "Go to the decision";
    owner_why = "U krijgt deze mail omdat u projecteigenaar bent." | "You are receiving this email because you are a project owner.";
    review_subject(title: &str) = "Kijk terug op uw besluit: {title}" | "Review your decision: {title}";
    review_say(title: &str, day: &str) = "U zou op {day} terugkijken op het besluit over “{title}”. Vertel iedereen die stemde of schreef hoe het is gegaan."
        | "You were going to review the decision on “{title}” on {day}. Tell everyone who voted or wrote how it turned out.";
    review_go = "Schrijf hoe het is gegaan" | "Write how it turned out";
    seen_subject(title: &str) = "Hoe het is gegaan: {title}" | "How it turned out: {title}";
    seen_say(who: &str, title: &str) = "{who} keek terug op het besluit over “{title}”. U gaf daarover uw mening."
        | "{who} reviewed the decision on “{title}”. You gave your view on it.";
    seen_heading = "Wat wij zien:" | "What we see:";
    terms_subject = "De termijnen bij advies zijn gewijzigd" | "The time limits for advice were changed";
    terms_at_once = "Een besluit mag meteen worden uitgevoerd." | "A decision may be carried out at once.";
    terms_wait(days: i64) = "Een besluit wordt pas na {days} dagen uitgevoerd." | "A decision is carried out after {days} days at the earliest.",
        one(days) "Een besluit wordt pas na {days} dag uitgevoerd." | "A decision is carried out after {days} day at the earliest.";
    terms_say(who: &str, advise: &str, reasons: &str, standstill: &str) = "{who} wijzigde de termijnen voor rondes waarin klanten adviseren. Een ronde duurt nu ten minste {advise}. Redenen komen binnen {reasons}. {standstill} Klanten lezen de reden van deze wijziging."
        | "{who} changed the time limits for rounds in which customers advise. A round now lasts at least {advise}. Reasons come within {reasons}. {standstill} Customers read the reason for this change.";
    terms_go = "Naar de termijnen" | "Go to the time limits";
    waived_subject(title: &str) = "Uitzondering toegestaan: {title}"
        | "Exception allowed: {title}";
    waived_say(who: &str, title: &str) = "{who} staat toe dat er over “{title}” wordt besloten terwijl er nog iets ontbreekt: stemmen, of antwoorden aan klanten. Het panel leest dit bij het voorstel."
        | "{who} allows a decision on “{title}” while something is still missing: votes, or answers to customers. The panel reads this with the proposal.";
    waived_reason = "De reden:" | "The reason:";
    waived_look = "Naar het voorstel" | "Go to the proposal";
    waived_why = "U krijgt deze mail omdat u het klantgeweten bent."
        | "You are receiving this email because you are the customer conscience.";
}

pub(crate) async fn taken(
    cx: &MailContext<'_>,
    proposal: ProposalId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::decision(cx.portal, cx.reader.id, proposal).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let decision = found.decision;
    let mut parts = vec![
        Part::Say(say(lang, &decision.taken_by, &found.title)),
        Part::Say(outcome(lang, outcome_title(lang, decision.outcome))),
    ];
    if decision.language != lang {
        parts.push(Part::Say(only_in_other(lang).to_owned()));
    }
    if found.wrote == 0 {
        parts.insert(1, Part::Say(only_voted(lang).to_owned()));
    }
    for part in &decision.parts {
        parts.extend(about(lang, part).map(Part::Say));
        for (words, text) in texts(lang, part) {
            parts.push(Part::Quote(heading(lang, words), text.to_owned()));
        }
    }
    if !decision.would_change.is_empty() {
        let words = heading(lang, change_heading(lang));
        parts.push(Part::Quote(words, decision.would_change));
    }
    if let Some(dissent) = dissents::queries::with_decision(cx.portal, proposal).await? {
        parts.push(Part::Quote(
            dissent_heading(lang, &dissent.written_by),
            dissent.text,
        ));
    }
    parts.push(Part::Go(look(lang), paths::proposal(proposal)));
    Ok(Some(Draft {
        subject: subject(lang, &found.title),
        parts,
        signed: Some(Signer::ProjectOwner.named(decision.taken_by)),
        why: why(lang).to_owned(),
    }))
}

pub(crate) async fn waived(
    cx: &MailContext<'_>,
    proposal: ProposalId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::waiver(cx.portal, cx.reader.id, proposal).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let waiver = found.waiver;
    Ok(Some(Draft {
        subject: waived_subject(lang, &found.title),
        parts: vec![
            Part::Say(waived_say(lang, &waiver.signed_by, &found.title)),
            Part::Quote(waived_reason(lang).to_owned(), waiver.reason),
            Part::Go(waived_look(lang), paths::proposal(proposal)),
        ],
        signed: None,
        why: waived_why(lang).to_owned(),
    }))
}

/// Asks the owner for the outcome when the round has closed; when it is `late`, the conscience as well.
pub(crate) async fn asked(
    cx: &MailContext<'_>,
    proposal: ProposalId,
    late: bool,
) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::undecided(cx.portal, cx.reader.id, proposal).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let day = found
        .decide_on
        .0
        .map(|day| date(lang, day))
        .unwrap_or_default();
    let (subject, say) = if late {
        let say = if found.is_owner == 1 {
            late_say_yours(lang, &found.title, &day)
        } else {
            late_say(lang, &found.owner, &found.title, &day)
        };
        (late_subject(lang, &found.title), say)
    } else {
        let say = closed_say(lang, &found.title, &day);
        (closed_subject(lang, &found.title), say)
    };
    let mut parts = vec![Part::Say(say)];
    match found.unanswered {
        0 => {}
        count => parts.push(Part::Say(still_unanswered(lang, count))),
    }
    let (go, why) = if found.is_owner == 1 {
        let path = paths::decide(proposal);
        (
            Turn::to(to_deciding(lang), path).by(lang, day).into(),
            owner_why(lang),
        )
    } else {
        let path = paths::proposal(proposal);
        (Part::Go(waived_look(lang), path), waived_why(lang))
    };
    parts.push(go);
    Ok(Some(Draft {
        subject,
        parts,
        signed: None,
        why: why.to_owned(),
    }))
}

pub(crate) async fn review_due(
    cx: &MailContext<'_>,
    proposal: ProposalId,
) -> Result<Option<Draft>, Error> {
    let found = reviews::queries::reminding(cx.portal, cx.reader.id, proposal).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let day = found
        .due_on
        .0
        .map(|day| date(lang, day))
        .unwrap_or_default();
    Ok(Some(Draft {
        subject: review_subject(lang, &found.title),
        parts: vec![
            Part::Say(review_say(lang, &found.title, &day)),
            Turn::to(review_go(lang), paths::review(proposal)).into(),
        ],
        signed: None,
        why: owner_why(lang).to_owned(),
    }))
}

pub(crate) async fn reviewed(
    cx: &MailContext<'_>,
    proposal: ProposalId,
    due_on: &str,
) -> Result<Option<Draft>, Error> {
    let found = contents::review(cx.portal, cx.reader.id, proposal, due_on).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    Ok(Some(Draft {
        subject: seen_subject(lang, &found.title),
        parts: vec![
            Part::Say(seen_say(lang, &found.reviewed_by, &found.title)),
            Part::Quote(seen_heading(lang).to_owned(), found.findings),
            Part::Go(look(lang), paths::decision(proposal)),
        ],
        signed: Some(Signer::ProjectOwner.named(found.reviewed_by)),
        why: why(lang).to_owned(),
    }))
}

pub(crate) async fn terms(cx: &MailContext<'_>) -> Result<Option<Draft>, Error> {
    let changes = terms::queries::changes(cx.portal, &Actor::Portal).await?;
    let Some(last) = changes.into_iter().next() else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let of = last.terms;
    let standstill = match of.standstill_days {
        0 => terms_at_once(lang).to_owned(),
        count => terms_wait(lang, count),
    };
    let [advise, reasons] = [of.advise_days, of.reasons_days].map(|count| days(lang, count));
    let say = terms_say(lang, &last.changed_by, &advise, &reasons, &standstill);
    Ok(Some(Draft {
        subject: terms_subject(lang).to_owned(),
        parts: vec![
            Part::Say(say),
            Part::Quote(waived_reason(lang).to_owned(), last.why),
            Part::Go(terms_go(lang), paths::advice().to_owned()),
        ],
        signed: None,
        why: waived_why(lang).to_owned(),
    }))
}
