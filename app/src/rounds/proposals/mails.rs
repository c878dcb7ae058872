//! The mail that says why a proposal was withdrawn.

use crate::web::{
    letter::{Draft, Part, Signer},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::{
    Error,
    base::ids::ProposalId,
    rounds::proposals::{APPEAL_DAYS, contents},
};

texts! {
    withdrawn_subject(title: &str) = "Ingetrokken: {title}" | "Withdrawn: {title}";
    withdrawn_say(owner: &str, title: &str) = "{owner} heeft het voorstel “{title}” ingetrokken. Er komt dus geen besluit over. Wat u erover zei, blijft bewaard."
        | "{owner} has withdrawn the proposal “{title}”. So there will be no decision on it. What you said about it is kept.";
    // A text that is not in the reader's language is in the other one.
    reason_in_other = "Dit is de reden, in het Engels:" | "This is the reason, in Dutch:";
    withdrawn_reason = "Dit is de reden:" | "This is the reason:";
    withdrawn_appeal(days: i64) = "Bent u het hier niet mee eens? Dan kunt u tot {days} dagen na het intrekken in beroep gaan bij het klantgeweten. De weg daarheen staat bij het voorstel."
        | "Do you disagree? Until {days} days after the withdrawal, you can appeal to the customer conscience. The way there is with the proposal.",
        one(days) "Bent u het hier niet mee eens? Dan kunt u tot een dag na het intrekken in beroep gaan bij het klantgeweten. De weg daarheen staat bij het voorstel."
        | "Do you disagree? Until a day after the withdrawal, you can appeal to the customer conscience. The way there is with the proposal.";
    withdrawn_look = "Bekijk het voorstel" | "See the proposal";
    withdrawn_why = "U krijgt deze mail omdat u over dit voorstel stemde of schreef." | "You are receiving this email because you voted on this proposal or wrote about it.";
}

pub(crate) async fn withdrawn(
    cx: &MailContext<'_>,
    proposal: ProposalId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::withdrawn(cx.portal, cx.reader.id, proposal).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let reason = if found.why_in == lang {
        withdrawn_reason(lang)
    } else {
        reason_in_other(lang)
    };
    Ok(Some(Draft {
        subject: withdrawn_subject(lang, &found.title),
        parts: vec![
            Part::Say(withdrawn_say(lang, &found.owner, &found.title)),
            Part::Quote(reason.to_owned(), found.why),
            Part::Say(withdrawn_appeal(lang, APPEAL_DAYS)),
            Part::Go(withdrawn_look(lang), paths::proposal(proposal)),
        ],
        signed: Some(Signer::ProjectOwner.named(found.owner)),
        why: withdrawn_why(lang).to_owned(),
    }))
}
