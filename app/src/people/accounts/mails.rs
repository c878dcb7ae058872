//! Mails with a sign-in code or a link to choose a password, and word of a new password.

use crate::web::{
    letter::{Draft, Part, Turn},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::{
    Timestamp,
    people::accounts::operations::{CODE_MINUTES, RESET_MINUTES},
};

texts! {
    code_subject = "Uw code om u aan te melden" | "Your sign-in code";
    code_say = "Dit is uw code. Typ hem over op de pagina waar u hem aanvroeg."
        | "This is your code. Type it on the page where you asked for it.";
    code_how_long = "De code werkt tien minuten. Geef hem aan niemand, ook niet aan ons."
        | "The code works for ten minutes. Don't give it to anyone, not even to us.";
    code_why = "U krijgt deze mail omdat iemand zich met uw adres wil aanmelden. Was u dat niet? Dan hoeft u niets te doen."
        | "You are receiving this email because someone wants to sign in with your address. If it wasn't you, you don't need to do anything.";
    welcome_subject(organisation: &str) = "Uw toegang tot Klankbord van {organisation}"
        | "Your access to Klankbord at {organisation}";
    welcome_say(organisation: &str) = "U hebt nu een account bij Klankbord. Daar denken klanten van {organisation} mee over onze plannen. Kies een wachtwoord om te beginnen."
        | "You now have an account with Klankbord. Customers of {organisation} help shape our plans there. Choose a password to get started.";
    welcome_why = "U krijgt deze mail omdat een beheerder een account voor u maakte."
        | "You are receiving this email because an administrator made an account for you.";
    reset_subject = "Een nieuw wachtwoord kiezen" | "Choose a new password";
    reset_say = "Met deze link kiest u een nieuw wachtwoord. De link werkt één uur en maar één keer. Uw oude wachtwoord blijft gelden tot u een nieuw kiest."
        | "Use this link to choose a new password. It works for one hour and only once. Your old password stays valid until you choose a new one.";
    reset_why = "U krijgt deze mail omdat iemand een nieuw wachtwoord heeft aangevraagd voor uw adres. Was u dat niet? Dan hoeft u niets te doen."
        | "You are receiving this email because someone asked for a new password for your address. If it wasn't you, you don't need to do anything.";
    changed_subject = "Uw wachtwoord is gewijzigd" | "Your password has been changed";
    changed_say = "Uw account bij Klankbord heeft een nieuw wachtwoord. Deed u dit zelf? Dan hoeft u niets te doen."
        | "Your Klankbord account has a new password. If you did this yourself, you don't need to do anything.";
    changed_not_you = "Was u dit niet? Kies dan meteen een ander wachtwoord en bel ons."
        | "If it wasn't you, choose another password at once and call us.";
    security_why = "U krijgt deze mail altijd als er iets verandert aan hoe u zich aanmeldt."
        | "You always get this email when something changes about how you sign in.";
    choose_another = "Kies een ander wachtwoord" | "Choose another password";
    choose_password = "Kies een wachtwoord" | "Choose a password";
}

pub(crate) fn code(cx: &MailContext<'_>, created_at: Timestamp, code: &str) -> Option<Draft> {
    if cx.portal.now() >= created_at.plus_minutes(CODE_MINUTES) {
        return None;
    }
    let lang = cx.reader.language;
    Some(Draft {
        subject: code_subject(lang).to_owned(),
        parts: vec![
            Part::Say(code_say(lang).to_owned()),
            Part::Code(code.to_owned()),
            Part::Say(code_how_long(lang).to_owned()),
        ],
        signed: None,
        why: code_why(lang).to_owned(),
    })
}

pub(crate) fn welcome(cx: &MailContext<'_>, token: &str) -> Draft {
    let lang = cx.reader.language;
    let organisation = &cx.organisation.name;
    Draft {
        subject: welcome_subject(lang, organisation),
        parts: vec![
            Part::Say(welcome_say(lang, organisation)),
            Turn::to(choose_password(lang), paths::choose_password(token)).into(),
        ],
        signed: None,
        why: welcome_why(lang).to_owned(),
    }
}

pub(crate) fn reset(cx: &MailContext<'_>, created_at: Timestamp, token: &str) -> Option<Draft> {
    if cx.portal.now() >= created_at.plus_minutes(RESET_MINUTES) {
        return None;
    }
    let lang = cx.reader.language;
    Some(Draft {
        subject: reset_subject(lang).to_owned(),
        parts: vec![
            Part::Say(reset_say(lang).to_owned()),
            Turn::to(choose_password(lang), paths::choose_password(token)).into(),
        ],
        signed: None,
        why: reset_why(lang).to_owned(),
    })
}

/// Word of a new password.
pub(crate) fn password_changed(cx: &MailContext<'_>) -> Draft {
    let lang = cx.reader.language;
    Draft {
        subject: changed_subject(lang).to_owned(),
        parts: vec![
            Part::Say(changed_say(lang).to_owned()),
            Part::Say(changed_not_you(lang).to_owned()),
            Part::Go(choose_another(lang), paths::forgot_password().to_owned()),
        ],
        signed: None,
        why: security_why(lang).to_owned(),
    }
}
