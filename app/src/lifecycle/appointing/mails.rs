//! Mails about the mandate of the customer conscience: it went to somebody else, or it is the reader's now.

use crate::web::{
    letter::{Draft, Part},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::{Actor, Error, people::mandates::queries};

texts! {
    passed_subject = "U bent niet langer het klantgeweten" | "You are no longer the customer conscience";
    passed_say(name: &str) = "De beheerder heeft de opdracht van het klantgeweten aan {name} overgedragen. Wat klanten alleen voor het klantgeweten schreven, leest {name} voortaan."
        | "The administrator has handed the mandate of the customer conscience over to {name}. What customers wrote for the customer conscience only is now read by {name}.";
    passed_not_agreed = "Was dit niet afgesproken? Bel dan meteen." | "Was this not agreed? Then call at once.";
    passed_why = "U krijgt deze mail omdat u het klantgeweten was." | "You are receiving this email because you were the customer conscience.";
    received_subject = "U bent nu het klantgeweten" | "You are the customer conscience now";
    received_say = "U bent nu het klantgeweten. Klanten kunnen u schrijven zonder dat iemand anders het leest. Meld u aan met uw wachtwoord."
        | "You are the customer conscience now. Customers can write to you without anyone else reading it. Sign in with your password.";
    received_go = "Naar uw werkbank" | "To your workbench";
    received_why = "U krijgt deze mail omdat de beheerder u heeft aangewezen." | "You are receiving this email because the administrator appointed you.";
}

pub(crate) async fn passed(cx: &MailContext<'_>) -> Result<Draft, Error> {
    let lang = cx.reader.language;
    let mandates = queries::mandates(cx.portal, &Actor::Portal).await?;
    let present = mandates
        .into_iter()
        .find(|mandate| mandate.ends_at.is_none());
    let name = present.map(|present| present.name).unwrap_or_default();
    Ok(Draft {
        subject: passed_subject(lang).to_owned(),
        parts: vec![
            Part::Say(passed_say(lang, &name)),
            Part::Say(passed_not_agreed(lang).to_owned()),
        ],
        signed: None,
        why: passed_why(lang).to_owned(),
    })
}

pub(crate) fn received(cx: &MailContext<'_>) -> Draft {
    let lang = cx.reader.language;
    Draft {
        subject: received_subject(lang).to_owned(),
        parts: vec![
            Part::Say(received_say(lang).to_owned()),
            Part::Go(received_go(lang), paths::conscience().to_owned()),
        ],
        signed: None,
        why: received_why(lang).to_owned(),
    }
}
