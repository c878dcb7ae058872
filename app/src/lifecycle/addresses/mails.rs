//! Mails about another address: the link to the new one, and word of it to the old one.

use crate::web::{
    letter::{Draft, Part, Turn},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::{
    Error,
    base::ids::AddressChangeId,
    lifecycle::addresses::{CONFIRM_DAYS, contents},
};

texts! {
    confirm_subject = "Bevestig uw nieuwe e-mailadres" | "Confirm your new email address";
    confirm_say(organisation: &str) = "Iemand wil dit adres gaan gebruiken voor een account bij Klankbord van {organisation}. Bent u dat? Bevestig het dan."
        | "Somebody wants to use this address for an account with Klankbord at {organisation}. If that is you, please confirm it.";
    confirm_how_long(days: i64) = "De link werkt {days} dagen. Op de link klikken verandert nog niets."
        | "The link works for {days} days. Clicking the link changes nothing yet.";
    confirm_go = "Bekijk en bevestig" | "View and confirm";
    confirm_why = "U krijgt deze mail omdat dit adres is opgegeven als nieuw adres. Was u dat niet? Dan hoeft u niets te doen."
        | "You are receiving this email because this address was given as a new address. If it wasn't you, you don't need to do anything.";
    asked_subject = "Iemand wil uw e-mailadres wijzigen" | "Somebody wants to change your email address";
    asked_say(address: &str) = "Iemand heeft gevraagd om u voortaan op dit adres te bereiken: {address}. Uw oude adres geldt tot het nieuwe is bevestigd."
        | "Somebody asked that we reach you at this address from now on: {address}. Your old address stays valid until the new one is confirmed.";
    asked_not_you = "Weet u hier niets van? Houd het dan tegen, of bel ons." | "If you know nothing about this, stop it or call us.";
    asked_go = "Bekijken of tegenhouden" | "See or stop the change";
    moved_subject = "U gebruikt nu een ander e-mailadres" | "You now use another email address";
    moved_say = "Uw account bij Klankbord heeft nu een ander e-mailadres. Op dit adres krijgt u geen mails meer, en u kunt u er niet meer mee aanmelden."
        | "Your Klankbord account now has another email address. You will get no more emails at this address, and you can't sign in with it any more.";
    moved_not_you = "Was u dit niet? Bel ons dan meteen." | "If it wasn't you, call us at once.";
    why = "U krijgt deze mail altijd als er iets verandert aan hoe u zich aanmeldt."
        | "You always get this email when something changes about how you sign in.";
}

pub(crate) fn confirm(cx: &MailContext<'_>, token: &str) -> Draft {
    let lang = cx.reader.language;
    Draft {
        subject: confirm_subject(lang).to_owned(),
        parts: vec![
            Part::Say(confirm_say(lang, &cx.organisation.name)),
            Turn::to(confirm_go(lang), paths::confirm_address(token)).into(),
            Part::Say(confirm_how_long(lang, CONFIRM_DAYS)),
        ],
        signed: None,
        why: confirm_why(lang).to_owned(),
    }
}

pub(crate) async fn asked(
    cx: &MailContext<'_>,
    change: AddressChangeId,
) -> Result<Option<Draft>, Error> {
    let lang = cx.reader.language;
    let address = contents::new_address(cx.portal, cx.reader.id, change).await?;
    Ok(address.map(|address| Draft {
        subject: asked_subject(lang).to_owned(),
        parts: vec![
            Part::Say(asked_say(lang, &address)),
            Part::Say(asked_not_you(lang).to_owned()),
            Part::Go(asked_go(lang), paths::account_address().to_owned()),
        ],
        signed: None,
        why: why(lang).to_owned(),
    }))
}

pub(crate) fn moved(cx: &MailContext<'_>) -> Draft {
    let lang = cx.reader.language;
    Draft {
        subject: moved_subject(lang).to_owned(),
        parts: vec![
            Part::Say(moved_say(lang).to_owned()),
            Part::Say(moved_not_you(lang).to_owned()),
        ],
        signed: None,
        why: why(lang).to_owned(),
    }
}
