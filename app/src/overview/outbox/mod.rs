//! Pages about mail: the outbox, everybody's preferences, and a demonstration's mailbox.

mod kinds;
pub(crate) mod list;
pub(crate) mod mailbox;
pub(crate) mod preferences;
pub(crate) mod unsubscribe;

use klankbord_domain::{Language, base::outbox::Topic};

texts! {
    outbox = "Uitgaande mail" | "Outgoing email";
    topic_invitation = "Uitnodigingen voor het klantenpanel" | "Invitations to the customer panel";
    topic_proposal = "Een nieuw voorstel" | "A new proposal";
    topic_answer = "Antwoord op wat u schreef" | "An answer to what you wrote";
    topic_debt = "Een weekoverzicht van wat u klanten schuldig bent"
        | "A weekly list of what you owe customers";
    topic_decision = "Een besluit over wat u zei" | "A decision on what you said";
    topic_waiver = "Het bestuur staat een uitzondering toe" | "The board allows an exception";
    topic_commitment = "Afspraken" | "Commitments";
    topic_session = "Meepraten in sessies met het bestuur"
        | "Joining sessions with the board";
    about_invitation = "Als wij u nog eens uitnodigen, krijgt u daar bericht van."
        | "A message when we invite you again.";
    about_proposal = "Zodra een voorstel voor u opengaat. Zonder deze mail vindt u het op uw eigen pagina."
        | "As soon as a proposal opens for you. Without this email you find it on your own page.";
    about_answer = "Zodra iemand antwoordt. Zonder deze mail vindt u het antwoord op uw eigen pagina."
        | "As soon as somebody answers. Without this email you find the answer on your own page.";
    about_debt = "Elke maandag. Herinneringen vlak voor en op de beloofde dag krijgt u altijd."
        | "Every Monday. You always get the reminders shortly before and on the promised day.";
    about_decision = "Zodra er een besluit is over iets waarover u stemde of schreef. Bij een “nee” krijgt u altijd bericht, omdat u dan in beroep kunt."
        | "As soon as there is a decision on something you voted on or wrote about. You always hear about a “no”, because you can then appeal.";
    about_commitment = "De vraag of wij onze belofte aan u nakwamen, en bericht als een datum verschuift of iets niet doorgaat."
        | "The question whether we kept our promise to you, and a notice when a date moves or something will not happen.";
    about_session = "De vraag wanneer u kunt, een vrije stoel, het verslag en de vraag hoe u het vond."
        | "The question when you can come, a free seat, the minutes and the question how it was.";
    topic_signal = "Wat er van uw meldingen werd" | "What became of your signals";
    about_signal = "Zodra een collega een signaal afhandelt dat u meldde." | "As soon as a colleague deals with a signal that you filed.";
    about_waiver = "Er ontbreken dan nog stemmen of antwoorden." | "Votes or answers are then still missing.";
}

/// The name of a kind of mail that can be switched off.
fn topic_name(lang: Language, topic: Topic) -> &'static str {
    match topic {
        Topic::Invitation => topic_invitation(lang),
        Topic::Proposal => topic_proposal(lang),
        Topic::Answer => topic_answer(lang),
        Topic::Debt => topic_debt(lang),
        Topic::Decision => topic_decision(lang),
        Topic::Waiver => topic_waiver(lang),
        Topic::Commitment => topic_commitment(lang),
        Topic::Signal => topic_signal(lang),
        Topic::Session => topic_session(lang),
    }
}

/// A sentence that says when mails of that kind are sent.
fn topic_about(lang: Language, topic: Topic) -> &'static str {
    match topic {
        Topic::Invitation => about_invitation(lang),
        Topic::Proposal => about_proposal(lang),
        Topic::Answer => about_answer(lang),
        Topic::Debt => about_debt(lang),
        Topic::Decision => about_decision(lang),
        Topic::Waiver => about_waiver(lang),
        Topic::Commitment => about_commitment(lang),
        Topic::Signal => about_signal(lang),
        Topic::Session => about_session(lang),
    }
}
