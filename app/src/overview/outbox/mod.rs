//! Pages about mail: the outbox, everybody's preferences, and a demonstration's mailbox.

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
    topic_refusal = "Een klant vindt uw antwoord geen antwoord" | "A customer says that your answer is not an answer";
    topic_debt = "Antwoorden die u klanten schuldig bent" | "Answers that you owe customers";
    topic_decision = "Een besluit over wat u zei" | "A decision on what you said";
    topic_waiver = "Het bestuur staat een uitzondering toe" | "The board allows an exception";
    topic_commitment = "Afspraken" | "Commitments";
    topic_conscience = "Een vraag van het klantgeweten" | "A question from the customer conscience";
    topic_session = "Sessies met het bestuur" | "Sessions with the board";
    topic_appeal = "Een beroep bij het klantgeweten" | "An appeal to the customer conscience";
    about_invitation = "Als wij u nog eens uitnodigen, krijgt u daar bericht van."
        | "If we invite you again, you are told.";
    about_proposal = "Zodra een voorstel voor u opengaat. Zonder deze mail vindt u het op uw eigen pagina."
        | "As soon as a proposal opens for you. Without this email you find it on your own page.";
    about_answer = "Zodra iemand antwoordt. Zonder deze mail vindt u het antwoord op uw eigen pagina."
        | "As soon as somebody answers. Without this email you find the answer on your own page.";
    about_debt = "Elke maandag, en vlak voor en op de beloofde dag. Het klantgeweten krijgt bericht van wat te laat is."
        | "Every Monday, and shortly before and on the promised day. The customer conscience is told what is late.";
    about_refusal = "Een klant wacht dan weer op u." | "A customer is then waiting for you again.";
    about_decision = "Zodra er een besluit is over iets waarover u stemde of schreef. Zonder deze mail vindt u het op uw eigen pagina."
        | "As soon as there is a decision on something you voted on or wrote about. Without this email you find it on your own page.";
    about_commitment = "De vraag of wij onze belofte aan u nakwamen, en bericht als een datum verschuift. Medewerkers krijgen bericht vlak voor en op de dag."
        | "The question whether we kept our promise to you, and a notice when a date moves. Staff are told shortly before and on the day.";
    about_conscience = "Een tegenspraak, het antwoord daarop, of een tekst die beter kan." | "A challenge, the reply to it, or a text that could be better.";
    about_session = "De vraag wanneer u kunt, uw stoel, de datum en wijzigingen daarvan, een bestand voor uw agenda, en het verslag." | "The question when you can come, your seat, the date and any change to it, a file for your calendar, and the minutes.";
    about_appeal = "Zodra er antwoord is op uw beroep. Het klantgeweten krijgt bericht van elk beroep." | "As soon as your appeal is answered. The customer conscience is told of each appeal.";
    about_waiver = "Er ontbreken dan nog stemmen of antwoorden." | "Votes or answers are then still missing.";
}

/// The name of a kind of mail that can be switched off.
fn topic_name(lang: Language, topic: Topic) -> &'static str {
    match topic {
        Topic::Invitation => topic_invitation(lang),
        Topic::Proposal => topic_proposal(lang),
        Topic::Answer => topic_answer(lang),
        Topic::Refusal => topic_refusal(lang),
        Topic::Debt => topic_debt(lang),
        Topic::Decision => topic_decision(lang),
        Topic::Waiver => topic_waiver(lang),
        Topic::Commitment => topic_commitment(lang),
        Topic::Conscience => topic_conscience(lang),
        Topic::Appeal => topic_appeal(lang),
        Topic::Session => topic_session(lang),
    }
}

/// A sentence that says when mails of that kind are sent.
fn topic_about(lang: Language, topic: Topic) -> &'static str {
    match topic {
        Topic::Invitation => about_invitation(lang),
        Topic::Proposal => about_proposal(lang),
        Topic::Answer => about_answer(lang),
        Topic::Refusal => about_refusal(lang),
        Topic::Debt => about_debt(lang),
        Topic::Decision => about_decision(lang),
        Topic::Waiver => about_waiver(lang),
        Topic::Commitment => about_commitment(lang),
        Topic::Conscience => about_conscience(lang),
        Topic::Appeal => about_appeal(lang),
        Topic::Session => about_session(lang),
    }
}
