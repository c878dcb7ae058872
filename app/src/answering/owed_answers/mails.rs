//! Mails about answers that are owed: to those who owe them, and to the customer conscience. They say
//! how many and by when, not what was written: that is read where the rule of visibility holds.

use crate::web::{
    letter::{Draft, Part},
    mail_context::MailContext,
};
use crate::{answering::owed_answers::offer, web::ui::time::date};
use klankbord_domain::{
    Error, Language, Timestamp,
    answering::owed_answers::{
        hand_overs::queries as hand_overs,
        queries::{self, Owed},
        rules::REMIND_BEFORE,
        working_days,
    },
    base::{ids::HandOverId, outbox::Topic},
};

texts! {
    due_subject = "Klanten wachten op uw antwoord" | "Customers wait for your answer";
    due_say = "Deze antwoorden hebt u beloofd en moeten er nu snel zijn, of hadden er al moeten zijn:"
        | "You promised these answers and they are due soon, or were due already:";
    week_subject = "Wat u klanten deze week nog schuldig bent" | "What you owe customers this week";
    week_say = "Op deze antwoorden van u wachten klanten:" | "Customers wait for these answers of yours:";
    why = "U krijgt deze mail omdat u een antwoord aan klanten schuldig bent."
        | "You get this mail because you owe customers an answer.";
    go_mine = "Naar wat u schuldig bent" | "To what you owe";
    overdue_subject = "Antwoorden aan klanten zijn te laat" | "Answers to customers are late";
    overdue_say = "Aan deze klanten is een antwoord beloofd dat er niet op tijd was:"
        | "These customers were promised an answer that did not come in time:";
    overdue_why = "U krijgt deze mail omdat u het klantgeweten bent."
        | "You get this mail because you are the customer conscience.";
    go_overdue = "Naar alles wat te laat is" | "To everything that is late";
    offered_subject(giver: &str) = "{giver} biedt u werk aan" | "{giver} offers you work";
    offered_say(giver: &str) = "{giver} vraagt of u dit overneemt:" | "{giver} asks whether you will take this over:";
    offered_until(giver: &str) = "Tot u het aanneemt, blijft het van {giver}." | "Until you accept, it stays with {giver}.";
    offered_go = "Lees het aanbod" | "Read the offer";
    offered_why = "U krijgt deze mail omdat u projecteigenaar bent." | "You get this mail because you are a project owner.";
    one(title: &str, day: &str) = "– “{title}”: 1 antwoord, beloofd voor {day}"
        | "– “{title}”: 1 answer, promised by {day}";
    several(title: &str, debts: i64, day: &str) = "– “{title}”: {debts} antwoorden, beloofd voor {day}"
        | "– “{title}”: {debts} answers, promised by {day}";
    of_owner(line: &str, owner: &str) = "{line}, door {owner}" | "{line}, by {owner}";
}

/// What is due now or within the days before which owners are reminded.
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
    parts.push(Part::Go(go_mine(lang), "/debts?whose=mine".to_owned()));
    Ok(Some(Draft {
        subject: subject.to_owned(),
        parts,
        signed: None,
        why: why(lang).to_owned(),
        topic: Some(Topic::Debt),
    }))
}

/// Everything that is late, to the customer conscience.
pub(crate) async fn overdue(cx: &MailContext<'_>) -> Result<Option<Draft>, Error> {
    let owed = queries::overdue(cx.portal, cx.reader.id).await?;
    if owed.is_empty() {
        return Ok(None);
    }
    let lang = cx.reader.language;
    let mut parts = vec![Part::Say(overdue_say(lang).to_owned())];
    parts.extend(
        owed.iter()
            .map(|owed| Part::Say(of_owner(lang, &line(cx, lang, owed), &owed.owner))),
    );
    parts.push(Part::Go(go_overdue(lang), "/debts?when=overdue".to_owned()));
    Ok(Some(Draft {
        subject: overdue_subject(lang).to_owned(),
        parts,
        signed: None,
        why: overdue_why(lang).to_owned(),
        topic: Some(Topic::Debt),
    }))
}

/// What a colleague offers, while the offer stands.
pub(crate) async fn offered(cx: &MailContext<'_>, id: HandOverId) -> Result<Option<Draft>, Error> {
    let Some(found) = hand_overs::standing(cx.portal, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    Ok(Some(Draft {
        subject: offered_subject(lang, &found.giver),
        parts: vec![
            Part::Quote(offered_say(lang, &found.giver), offer::title(lang, &found)),
            Part::Quote(format!("{}:", found.giver), found.sentence),
            Part::Say(offered_until(lang, &found.giver)),
            Part::Go(offered_go(lang), format!("/debts/hand-overs/{id}")),
        ],
        signed: None,
        why: offered_why(lang).to_owned(),
        topic: Some(Topic::Debt),
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
