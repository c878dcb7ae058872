//! Mails about things that are reassigned because somebody leaves. They name projects and numbers, and quote no
//! words of customers.

use crate::{
    answering::owed_answers::offered,
    web::{
        letter::{Draft, Part},
        mail_context::MailContext,
        paths,
    },
};
use klankbord_domain::{
    Error, Language,
    answering::owed_answers::offers as hand_overs,
    base::ids::{HandOverId, ReassignmentId},
    lifecycle::leaving::queries::{self, Reassigned},
    rounds::hand_overs::Thing,
};

texts! {
    received_subject(giver: &str) = "Werk van {giver} is nu van u" | "{giver}'s work is now yours";
    received_say(giver: &str) = "De beheerder heeft dit van {giver} aan u overgedragen:" | "The administrator has handed this over from {giver} to you:";
    received_why = "U krijgt deze mail omdat u dit nu voor klanten doet." | "You are receiving this email because you now do this for customers.";
    go_debts = "Naar de antwoorden die u schuldig bent" | "See the answers that you owe";
    go_signals = "Naar de signalen" | "See the signals";
    go_sessions = "Naar de sessies" | "See the sessions";
    reassigned_subject(receiver: &str) = "Uw werk gaat naar {receiver}" | "Your work goes to {receiver}";
    reassigned_say(receiver: &str) = "De beheerder heeft dit van u aan {receiver} overgedragen:" | "The administrator has handed this over from you to {receiver}:";
    reassigned_why = "U krijgt deze mail omdat dit van u was." | "You are receiving this email because this was yours.";
    wrote(name: &str) = "{name} schrijft:" | "{name} writes:";
    the_reason = "De reden:" | "The reason:";
    a_project(name: &str) = "– project “{name}”" | "– project “{name}”";
    some_answers(count: i64) = "– {count} antwoorden waar klanten op wachten" | "– {count} answers that customers are waiting for",
        one(count) "– {count} antwoord waar een klant op wacht" | "– {count} answer that a customer is waiting for";
    some_commitments(count: i64) = "– {count} afspraken met klanten" | "– {count} commitments to customers",
        one(count) "– {count} afspraak met klanten" | "– {count} commitment to customers";
    some_series(count: i64) = "– {count} reeksen sessies, als secretaris" | "– {count} series of sessions, as their secretary",
        one(count) "– {count} reeks sessies, als secretaris" | "– {count} series of sessions, as its secretary";
    some_sessions(count: i64) = "– {count} sessies, om te leiden" | "– {count} sessions, to lead",
        one(count) "– {count} sessie, om te leiden" | "– {count} session, to lead";
    some_signals(count: i64) = "– {count} signalen van klanten" | "– {count} signals from customers",
        one(count) "– {count} signaal van een klant" | "– {count} signal from a customer";
    ended_subject(receiver: &str) = "{receiver} kan het niet meer overnemen" | "{receiver} can't take it over any more";
    ended_say(receiver: &str) = "U vroeg {receiver} om dit over te nemen. {receiver} werkt hier niet meer of heeft een andere rol, dus het blijft van u:"
        | "You asked {receiver} to take this over. {receiver} no longer works here or has another role, so it stays yours:";
    ended_next = "Wilt u het toch overdragen? Vraag het dan aan iemand anders." | "If you still want to hand it over, ask somebody else.";
    ended_project = "Naar het project" | "Go to the project";
    ended_commitment = "Naar de afspraak" | "Go to the commitment";
    ended_why = "U krijgt deze mail omdat u dit wilde overdragen." | "You are receiving this email because you wanted to hand this over.";
}

/// The work that the administrator gave to the reader.
pub(crate) async fn received(
    cx: &MailContext<'_>,
    id: ReassignmentId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = queries::reassigned(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let mut parts = vec![Part::Say(received_say(lang, &found.giver))];
    parts.extend(list(lang, &found));
    parts.push(reason(lang, &found));
    let go = if found.owed.asks_for_owner() {
        Part::Go(go_debts(lang), paths::my_debts())
    } else if found.owed.series == 0 && found.owed.sessions == 0 {
        Part::Go(go_signals(lang), paths::signals().to_owned())
    } else {
        Part::Go(go_sessions(lang), paths::sessions().to_owned())
    };
    parts.push(go);
    Ok(Some(Draft {
        subject: received_subject(lang, &found.giver),
        parts,
        signed: None,
        why: received_why(lang).to_owned(),
    }))
}

/// The work of the reader that the administrator gave to another person.
pub(crate) async fn reassigned(
    cx: &MailContext<'_>,
    id: ReassignmentId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = queries::reassigned(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let mut parts = vec![Part::Say(reassigned_say(lang, &found.receiver))];
    parts.extend(list(lang, &found));
    parts.push(reason(lang, &found));
    Ok(Some(Draft {
        subject: reassigned_subject(lang, &found.receiver),
        parts,
        signed: None,
        why: reassigned_why(lang).to_owned(),
    }))
}

fn reason(lang: Language, found: &Reassigned) -> Part {
    let who = if found.made_by.is_empty() {
        the_reason(lang).to_owned()
    } else {
        wrote(lang, &found.made_by)
    };
    Part::Quote(who, found.reason.clone())
}

fn list(lang: Language, found: &Reassigned) -> Vec<Part> {
    let some =
        |count: i64, text: fn(Language, i64) -> String| (count > 0).then(|| text(lang, count));
    let owed = &found.owed;
    let counts = [
        some(owed.answers, some_answers),
        some(owed.commitments, some_commitments),
        some(owed.series, some_series),
        some(owed.sessions, some_sessions),
        some(owed.signals, some_signals),
    ];
    let projects = found.projects.iter().map(|name| a_project(lang, name));
    projects
        .chain(counts.into_iter().flatten())
        .map(Part::Say)
        .collect()
}

/// An offer of the reader that ended because its receiver can't take it any more.
pub(crate) async fn offer_ended(
    cx: &MailContext<'_>,
    id: HandOverId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = hand_overs::ended(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let go = match found.thing() {
        Some(Thing::Project(id)) => Part::Go(ended_project(lang), paths::project(id)),
        Some(Thing::Commitment(id)) => Part::Go(ended_commitment(lang), paths::commitment(id)),
        Some(Thing::Debt(_)) | None => Part::Go(go_debts(lang), paths::my_debts()),
    };
    Ok(Some(Draft {
        subject: ended_subject(lang, &found.receiver),
        parts: vec![
            Part::Quote(
                ended_say(lang, &found.receiver),
                offered::title(lang, &found),
            ),
            Part::Say(ended_next(lang).to_owned()),
            go,
        ],
        signed: None,
        why: ended_why(lang).to_owned(),
    }))
}
