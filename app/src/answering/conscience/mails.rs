//! Mails about the work of the customer conscience: to them, to owners, and to customers who appealed.

use crate::web::{
    letter::{Draft, Part, Signer, Turn},
    mail_context::MailContext,
    paths,
};
use crate::{answering::conscience::appeal::ruling_text, web::ui::time::date};
use klankbord_domain::{
    Error, Timestamp,
    answering::conscience::{appeals, challenges, impact_statements},
    base::ids::{AppealId, ProposalId},
    rounds::proposals::{State, draft::Step},
};

texts! {
    raised_subject(title: &str) = "Het klantgeweten spreekt u tegen: {title}" | "The customer conscience challenges you: {title}";
    raised_say(who: &str, title: &str) = "{who} spreekt het besluit over “{title}” tegen. U kunt pas besluiten als u geantwoord hebt. Na de ronde leest het panel beide teksten."
        | "{who} challenges the decision on “{title}”. You can't decide until you have replied. After the round, the panel reads both texts.";
    raised_go = "Antwoorden" | "Reply";
    replied_subject(title: &str) = "Antwoord op uw tegenspraak: {title}" | "A reply to your challenge: {title}";
    replied_say(who: &str, title: &str) = "{who} antwoordt op de tegenspraak bij “{title}”. Het besluit hoeft daar niet meer op te wachten."
        | "{who} replies to the challenge on “{title}”. The decision no longer has to wait for that.";
    to_proposal = "Naar het voorstel" | "Go to the proposal";
    meaning_subject(title: &str) = "Wat betekent dit voor de klant? {title}" | "What does this mean for the customer? {title}";
    meaning_say(who: &str, title: &str) = "{who} vindt nog niet duidelijk wat “{title}” voor de klant betekent. Uw voorstel wacht hier niet op, maar u kunt de tekst nu beter maken."
        | "{who} says that it is not clear yet what “{title}” means for the customer. Your proposal does not wait for this, but you can improve the text now.";
    your_text = "Nu staat er:" | "It now says:";
    meaning_go = "De tekst verbeteren" | "Improve the text";
    made_subject(title: &str) = "Een klant gaat in beroep: {title}" | "A customer appeals: {title}";
    made_say(title: &str, day: &str) = "Een klant vraagt u om opnieuw te kijken naar het “nee” op “{title}”. De klant is beloofd dat u uiterlijk {day} antwoordt."
        | "A customer asks you to look again at the “no” on “{title}”. The customer was promised your answer by {day}.";
    made_go = "Lees het beroep" | "Read the appeal";
    ruled_subject(title: &str) = "Antwoord op uw beroep: {title}" | "Answer to your appeal: {title}";
    ruled_say(title: &str, ruling: &str) = "U ging in beroep tegen het besluit over “{title}”. {ruling}"
        | "You appealed against the decision on “{title}”. {ruling}";
    ruled_go = "Lees uw beroep met het antwoord" | "Read your appeal with the answer";
    ruled_why = "U krijgt deze mail omdat u in beroep ging." | "You are receiving this email because you appealed.";
    upheld_subject(title: &str) = "Kijk opnieuw naar uw besluit: {title}" | "Look at your decision again: {title}";
    upheld_say(who: &str, title: &str) = "Een klant ging in beroep tegen uw besluit over “{title}” en kreeg gelijk van {who}. Dit staat nu bij het besluit."
        | "A customer appealed against your decision on “{title}”, and {who} upheld the appeal. This is now shown with the decision.";
    quote(who: &str) = "{who}:" | "{who}:";
    owner_why = "U krijgt deze mail omdat dit uw project is." | "You are receiving this email because this is your project.";
    conscience_why = "U krijgt deze mail omdat u het klantgeweten bent." | "You are receiving this email because you are the customer conscience.";
}

pub(crate) async fn raised(cx: &MailContext<'_>, id: ProposalId) -> Result<Option<Draft>, Error> {
    let found = challenges::queries::raised(cx.portal, cx.reader.id, id).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let who = found.challenge.raised_by;
    Ok(Some(Draft {
        subject: raised_subject(lang, &found.title),
        parts: vec![
            Part::Say(raised_say(lang, &who, &found.title)),
            Part::Quote(quote(lang, &who), found.challenge.text),
            Turn::to(raised_go(lang), paths::reply_to_challenge(id)).into(),
        ],
        signed: None,
        why: owner_why(lang).to_owned(),
    }))
}

pub(crate) async fn replied(cx: &MailContext<'_>, id: ProposalId) -> Result<Option<Draft>, Error> {
    let found = challenges::queries::replied(cx.portal, cx.reader.id, id).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let who = found.challenge.replied_by.unwrap_or_default();
    Ok(Some(Draft {
        subject: replied_subject(lang, &found.title),
        parts: vec![
            Part::Say(replied_say(lang, &who, &found.title)),
            Part::Quote(quote(lang, &who), found.challenge.reply),
            Part::Go(to_proposal(lang), paths::proposal(id)),
        ],
        signed: None,
        why: conscience_why(lang).to_owned(),
    }))
}

pub(crate) async fn insufficient(
    cx: &MailContext<'_>,
    id: ProposalId,
) -> Result<Option<Draft>, Error> {
    let found = impact_statements::queries::insufficient(cx.portal, cx.reader.id, id).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let who = found.judgement.judged_by;
    let path = if found.state == State::Draft {
        paths::edit_proposal(id, Step::ImpactStatement)
    } else {
        paths::improve_impact_statement(id)
    };
    Ok(Some(Draft {
        subject: meaning_subject(lang, &found.title),
        parts: vec![
            Part::Say(meaning_say(lang, &who, &found.title)),
            Part::Quote(quote(lang, &who), found.judgement.sentence),
            Part::Yours(your_text(lang).to_owned(), found.impact_statement),
            Turn::to(meaning_go(lang), path).into(),
        ],
        signed: None,
        why: owner_why(lang).to_owned(),
    }))
}

pub(crate) async fn appeal_made(
    cx: &MailContext<'_>,
    id: AppealId,
) -> Result<Option<Draft>, Error> {
    let found = appeals::queries::made(cx.portal, cx.reader.id, id).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let day = day(cx, found.due_at);
    Ok(Some(Draft {
        subject: made_subject(lang, &found.title),
        parts: vec![
            Part::Say(made_say(lang, &found.title, &day)),
            Turn::to(made_go(lang), paths::rule(id))
                .by(lang, day)
                .into(),
        ],
        signed: None,
        why: conscience_why(lang).to_owned(),
    }))
}

pub(crate) async fn appeal_ruled(
    cx: &MailContext<'_>,
    id: AppealId,
) -> Result<Option<Draft>, Error> {
    let found = appeals::queries::ruled(cx.portal, cx.reader.id, id).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let Some(ruling) = found.ruling else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let who = found.ruled_by.unwrap_or_default();
    Ok(Some(Draft {
        subject: ruled_subject(lang, &found.title),
        parts: vec![
            Part::Say(ruled_say(
                lang,
                &found.title,
                &ruling_text(lang, ruling, &who),
            )),
            Part::Quote(quote(lang, &who), found.words),
            Part::Go(ruled_go(lang), paths::appeal(found.proposal_id)),
        ],
        signed: Some(Signer::Conscience.named(who)),
        why: ruled_why(lang).to_owned(),
    }))
}

pub(crate) async fn appeal_upheld(
    cx: &MailContext<'_>,
    id: AppealId,
) -> Result<Option<Draft>, Error> {
    let found = appeals::queries::upheld(cx.portal, cx.reader.id, id).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let who = found.ruled_by.unwrap_or_default();
    Ok(Some(Draft {
        subject: upheld_subject(lang, &found.title),
        parts: vec![
            Part::Say(upheld_say(lang, &who, &found.title)),
            Part::Quote(quote(lang, &who), found.words),
            Part::Go(to_proposal(lang), paths::decision(found.proposal_id)),
        ],
        signed: None,
        why: owner_why(lang).to_owned(),
    }))
}

fn day(cx: &MailContext<'_>, at: Timestamp) -> String {
    date(cx.reader.language, at.date_in(&cx.organisation.time_zone()))
}
