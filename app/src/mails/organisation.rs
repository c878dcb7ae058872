//! The mail that shows that mail works.

use super::{
    Desk,
    letter::{Draft, Part},
};

texts! {
    subject = "Proefmail van Klankbord" | "Test mail from Klankbord";
    it_works = "Dit is een proefmail. Als u dit leest, kan Klankbord mails versturen."
        | "This is a test mail. If you can read this, Klankbord can send mail.";
    open = "Naar de uitgaande mail" | "See outgoing mail";
    why = "U krijgt deze mail omdat u beheerder bent en om een proefmail vroeg."
        | "You get this mail because you are an administrator and asked for a test mail.";
}

pub(super) fn test(desk: &Desk<'_>) -> Draft {
    let lang = desk.reader.language;
    Draft {
        subject: subject(lang).to_owned(),
        parts: vec![
            Part::Say(it_works(lang).to_owned()),
            Part::Go(open(lang), "/outbox".to_owned()),
        ],
        signed: None,
        why: why(lang).to_owned(),
        topic: None,
    }
}
