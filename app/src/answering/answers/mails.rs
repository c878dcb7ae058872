//! Mails about answers: to the customer who gets one, and to the owner whose answer was refused.

use crate::web::ui::time::weekday_date;
use crate::web::{
    letter::{Draft, Part, Signer, Turn},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::answering::answers::contents;
use klankbord_domain::{
    Error,
    base::ids::{AnswerId, ContributionId},
    rounds::contributions::State,
};

texts! {
    subject(title: &str) = "Antwoord op wat u schreef bij “{title}”"
        | "An answer to what you wrote about “{title}”";
    say(who: &str, title: &str) = "{who} heeft geantwoord op wat u schreef bij het voorstel “{title}”."
        | "{who} has answered what you wrote about the proposal “{title}”.";
    you_wrote = "U schreef:" | "You wrote:";
    you_also_wrote = "U schreef ook:" | "You also wrote:";
    // A text that is not in the reader's language is in the other one.
    only_in_other = "Het antwoord zelf is er alleen in het Engels." | "The answer itself is in Dutch only.";
    answered(who: &str) = "{who} antwoordt:" | "{who} answered:";
    verdict = "Is uw vraag hiermee beantwoord? Laat het ons weten."
        | "Does this answer your question? Please let us know.";
    verdict_each = "Zijn uw vragen hiermee beantwoord? Laat het ons bij elke reactie weten."
        | "Does this answer your questions? Please let us know for each of your contributions.";
    look = "Zeg of uw vraag is beantwoord" | "Tell us if your question is answered";
    why = "U krijgt deze mail omdat u dit schreef en wij u een antwoord beloofden."
        | "You are receiving this email because you wrote this and we promised you an answer.";
    refused_subject(title: &str) = "Nog niet beantwoord: een reactie op “{title}”"
        | "Not answered yet: a contribution on “{title}”";
    refused_say(title: &str) = "Een klant laat weten dat uw antwoord bij “{title}” nog geen antwoord is, en schrijft waarom. De reactie staat weer open."
        | "A customer says that your answer on “{title}” is not an answer yet, and explains why. The contribution is open again.";
    refused_due = "De klant ziet ook wanneer uw antwoord er moet zijn." | "The customer also sees when your answer is due.";
    disputed_subject(title: &str) = "Een klant zegt voor de tweede keer nee: “{title}”"
        | "A customer said no twice: “{title}”";
    disputed_say(title: &str) = "Een klant zegt voor de tweede keer dat het antwoord bij “{title}” geen antwoord is. Nu is het aan u."
        | "For the second time, a customer says that the answer on “{title}” is not an answer. It is up to you now.";
    disputed_why = "U krijgt deze mail omdat u het klantgeweten bent."
        | "You are receiving this email because you are the customer conscience.";
    refused_look = "Naar de reactie" | "Go to the contribution";
    refused_why = "U krijgt deze mail omdat u deze reactie beantwoordt."
        | "You are receiving this email because you answer this contribution.";
}

/// One answer, with everything of the reader's own that it serves.
pub(crate) async fn published(
    cx: &MailContext<'_>,
    answer: AnswerId,
) -> Result<Option<Draft>, Error> {
    let found = contents::answer(cx.portal, cx.reader.id, answer).await?;
    let Some(found) = found else { return Ok(None) };
    let lang = cx.reader.language;
    let who = &found.answered_by;
    let signer = if found.by_conscience == 1 {
        Signer::Conscience
    } else {
        Signer::ProjectOwner
    };
    let (ask, path) = match &found.contributions[..] {
        [only] => (verdict(lang), paths::contribution(only.id)),
        _ => (verdict_each(lang), paths::mine().to_owned()),
    };
    let mut parts = vec![Part::Say(say(lang, who, &found.title))];
    for (place, quoted) in found.contributions.into_iter().enumerate() {
        let wrote = if place == 0 {
            you_wrote(lang)
        } else {
            you_also_wrote(lang)
        };
        parts.push(Part::Yours(wrote.to_owned(), quoted.text));
    }
    if found.language != lang {
        parts.push(Part::Say(only_in_other(lang).to_owned()));
    }
    parts.extend([
        Part::Quote(answered(lang, who), found.answer),
        Part::Say(ask.to_owned()),
        Turn::to(look(lang), path).takes_half_a_minute(lang).into(),
    ]);
    Ok(Some(Draft {
        subject: subject(lang, &found.title),
        parts,
        signed: Some(signer.named(found.answered_by)),
        why: why(lang).to_owned(),
    }))
}

pub(crate) async fn refused(
    cx: &MailContext<'_>,
    contribution: ContributionId,
) -> Result<Option<Draft>, Error> {
    let found = contents::refusal(cx.portal, cx.reader.id, contribution).await?;
    let Some(found) = found else { return Ok(None) };
    let lang = cx.reader.language;
    let title = &found.title;
    let open = |label| Turn::to(label, paths::inbox_item(contribution));
    Ok(Some(if found.state == State::Disputed {
        Draft {
            subject: disputed_subject(lang, title),
            parts: vec![
                Part::Say(disputed_say(lang, title)),
                open(refused_look(lang)).into(),
            ],
            signed: None,
            why: disputed_why(lang).to_owned(),
        }
    } else {
        let day = weekday_date(lang, found.due_at.date_in(&cx.organisation.time_zone()));
        Draft {
            subject: refused_subject(lang, title),
            parts: vec![
                Part::Say(refused_say(lang, title)),
                Part::Say(refused_due(lang).to_owned()),
                open(refused_look(lang)).by(lang, day).into(),
            ],
            signed: None,
            why: refused_why(lang).to_owned(),
        }
    }))
}
