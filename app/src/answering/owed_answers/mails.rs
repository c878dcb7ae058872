//! Mails about owed answers: to the people who owe them, and to the customer conscience. They give numbers and
//! dates. They quote nothing: the words are on pages, where the visibility rule applies.

use crate::web::{
    letter::{Draft, Part, Turn},
    mail_context::MailContext,
    paths,
};
use crate::{answering::owed_answers::offered, web::ui::time::date};
use klankbord_domain::{
    Error, Language, Timestamp,
    answering::owed_answers::{
        offers as hand_overs,
        queries::{self, Owed},
        rules::{ESCALATE_AFTER, REMIND_BEFORE},
    },
    base::{ids::HandOverId, working_days},
    rounds::hand_overs::Thing,
};

texts! {
    due_subject = "Klanten wachten op uw antwoord" | "Customers are waiting for your answer";
    due_say = "U hebt deze antwoorden beloofd. Ze moeten er snel zijn, of zijn al te laat:"
        | "You promised these answers. They are due soon, or already overdue:";
    week_subject = "Antwoorden die u klanten nog schuldig bent" | "Answers that you still owe customers";
    week_say = "Klanten wachten op deze antwoorden van u:" | "Customers are waiting for these answers from you:";
    why = "U krijgt deze mail omdat u een antwoord aan klanten schuldig bent."
        | "You are receiving this email because you owe customers an answer.";
    go_mine = "Naar de antwoorden die u schuldig bent" | "See the answers that you owe";
    overdue_subject = "Antwoorden aan klanten zijn te laat" | "Answers to customers are late";
    overdue_say = "Deze antwoorden zijn aan klanten beloofd en zijn te laat:"
        | "Customers were promised these answers, and they are late:";
    overdue_why = "U krijgt deze mail omdat u het klantgeweten bent."
        | "You are receiving this email because you are the customer conscience.";
    escalated_subject = "Klanten wachten al dagen te lang op antwoord" | "Customers have been waiting days too long for an answer";
    escalated_say(days: u32) = "Deze antwoorden zijn meer dan {days} werkdagen te laat. Daarom hoort u het als bestuur:"
        | "These answers are more than {days} working days late. That is why the board is told:";
    escalated_why = "U krijgt deze mail omdat u in het bestuur zit." | "You are receiving this email because you are on the board.";
    go_overdue = "Bekijk alles wat te laat is" | "See everything that is late";
    offered_project(giver: &str) = "{giver} wil een project aan u overdragen" | "{giver} wants to hand over a project to you";
    offered_answer(giver: &str) = "{giver} wil een antwoord aan u overdragen" | "{giver} wants to hand over an answer to you";
    offered_commitment(giver: &str) = "{giver} wil een afspraak aan u overdragen" | "{giver} wants to hand over a commitment to you";
    offered_say(giver: &str) = "{giver} vraagt of u dit overneemt:" | "{giver} asks whether you will take this over:";
    offered_until(giver: &str) = "Tot u ja zegt, blijft het van {giver}." | "Until you say yes, it stays with {giver}.";
    offered_go = "Bekijk het verzoek" | "See the request";
    offered_why = "U krijgt deze mail omdat u projecteigenaar bent." | "You are receiving this email because you are a project owner.";
    one(title: &str, day: &str) = "– “{title}”: 1 antwoord, uiterlijk {day}"
        | "– “{title}”: 1 answer, by {day}";
    several(title: &str, debts: i64, day: &str) = "– “{title}”: {debts} antwoorden, uiterlijk {day}"
        | "– “{title}”: {debts} answers, by {day}";
    of_owner(line: &str, owner: &str) = "{line}, van {owner}" | "{line}, from {owner}";
}

/// The answers that are due now or within the reminder period.
pub(crate) async fn due(cx: &MailContext<'_>) -> Result<Option<Draft>, Error> {
    let zone = cx.organisation.time_zone();
    let today = cx.portal.now().date_in(&zone);
    let last = working_days::after(today, REMIND_BEFORE);
    let before = Timestamp::end_of(last, &zone).plus_seconds(1);
    let lang = cx.reader.language;
    mine(cx, before, due_subject(lang), due_say(lang)).await
}

/// Everything that the reader owes.
pub(crate) async fn week(cx: &MailContext<'_>) -> Result<Option<Draft>, Error> {
    let lang = cx.reader.language;
    mine(cx, Timestamp(i64::MAX), week_subject(lang), week_say(lang)).await
}

async fn mine(
    cx: &MailContext<'_>,
    before: Timestamp,
    subject: &str,
    say: &str,
) -> Result<Option<Draft>, Error> {
    let owed = queries::owed_by(cx.portal, cx.reader.id, before).await?;
    if owed.is_empty() {
        return Ok(None);
    }
    let lang = cx.reader.language;
    let mut parts = vec![Part::Say(say.to_owned())];
    parts.extend(owed.iter().map(|owed| Part::Say(line(cx, lang, owed))));
    parts.push(Turn::to(go_mine(lang), paths::my_debts()).into());
    Ok(Some(Draft {
        subject: subject.to_owned(),
        parts,
        signed: None,
        why: why(lang).to_owned(),
    }))
}

/// Everything that is late, to the customer conscience.
pub(crate) async fn overdue(cx: &MailContext<'_>) -> Result<Option<Draft>, Error> {
    let owed = queries::overdue(cx.portal, cx.reader.id).await?;
    let lang = cx.reader.language;
    let say = overdue_say(lang).to_owned();
    Ok(late(
        cx,
        &owed,
        overdue_subject(lang),
        say,
        overdue_why(lang),
    ))
}

/// Everything that was escalated, to a member of the board.
pub(crate) async fn escalated(cx: &MailContext<'_>) -> Result<Option<Draft>, Error> {
    let owed = queries::escalated(cx.portal).await?;
    let lang = cx.reader.language;
    let say = escalated_say(lang, ESCALATE_AFTER);
    Ok(late(
        cx,
        &owed,
        escalated_subject(lang),
        say,
        escalated_why(lang),
    ))
}

/// Late answers with the people who owe them; nothing when there are none.
fn late(
    cx: &MailContext<'_>,
    owed: &[Owed],
    subject: &str,
    say: String,
    why: &str,
) -> Option<Draft> {
    if owed.is_empty() {
        return None;
    }
    let lang = cx.reader.language;
    let mut parts = vec![Part::Say(say)];
    parts.extend(
        owed.iter()
            .map(|owed| Part::Say(of_owner(lang, &line(cx, lang, owed), &owed.owner))),
    );
    parts.push(Part::Go(go_overdue(lang), paths::overdue_debts()));
    Some(Draft {
        subject: subject.to_owned(),
        parts,
        signed: None,
        why: why.to_owned(),
    })
}

/// A colleague's offer, while it is open.
pub(crate) async fn offered(cx: &MailContext<'_>, id: HandOverId) -> Result<Option<Draft>, Error> {
    let Some(found) = hand_overs::open_offer(cx.portal, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let subject = match found.thing() {
        Some(Thing::Project(_)) => offered_project(lang, &found.giver),
        Some(Thing::Commitment(_)) => offered_commitment(lang, &found.giver),
        Some(Thing::Debt(_)) | None => offered_answer(lang, &found.giver),
    };
    Ok(Some(Draft {
        subject,
        parts: vec![
            Part::Quote(
                offered_say(lang, &found.giver),
                offered::title(lang, &found),
            ),
            Part::Quote(format!("{}:", found.giver), found.sentence),
            Part::Say(offered_until(lang, &found.giver)),
            Turn::to(offered_go(lang), paths::hand_over(id)).into(),
        ],
        signed: None,
        why: offered_why(lang).to_owned(),
    }))
}

fn line(cx: &MailContext<'_>, lang: Language, owed: &Owed) -> String {
    let day = date(lang, owed.due_at.date_in(&cx.organisation.time_zone()));
    if owed.debts == 1 {
        one(lang, &owed.title, &day)
    } else {
        several(lang, &owed.title, owed.debts, &day)
    }
}
