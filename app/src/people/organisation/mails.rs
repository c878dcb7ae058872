//! The test mail.

use crate::web::{
    letter::{Draft, Part},
    mail_context::MailContext,
    paths,
};

texts! {
    subject = "Proefmail van Klankbord" | "Test email from Klankbord";
    it_works = "Dit is een proefmail. Als u dit leest, kan Klankbord mails versturen."
        | "This is a test email. If you can read this, Klankbord can send email.";
    open = "Naar de uitgaande mail" | "See outgoing email";
    why = "U krijgt deze mail omdat u beheerder bent en om een proefmail vroeg."
        | "You are receiving this email because you are an administrator and asked for a test email.";
}

pub(crate) fn test(cx: &MailContext<'_>) -> Draft {
    let lang = cx.reader.language;
    Draft {
        subject: subject(lang).to_owned(),
        parts: vec![
            Part::Say(it_works(lang).to_owned()),
            Part::Go(open(lang), paths::outbox().to_owned()),
        ],
        signed: None,
        why: why(lang).to_owned(),
    }
}
