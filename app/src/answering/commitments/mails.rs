//! Mails about commitments: to the customers to whom something was promised, to its keeper, and to
//! the customer conscience. The words that customers add to their yes or no appear on the page only.

use super::show::customers_text;
use crate::web::{
    letter::{Draft, Part, Signer, Turn},
    mail_context::MailContext,
    paths,
    ui::{opening, time::date},
};
use klankbord_domain::{
    Error,
    answering::commitments::{Commitment, contents},
    base::{ids::CommitmentId, time::Day},
};

texts! {
    asked_subject(text: &str) = "Is het gebeurd? {text}" | "Did it happen? {text}";
    asked_say(who: &str, project: &str, day: &str) = "{who} beloofde u iets bij “{project}” en zei op {day} dat het gedaan is."
        | "{who} promised you something in “{project}” and said on {day} that it was done.";
    promised(who: &str) = "{who} beloofde:" | "{who} promised:";
    done(who: &str) = "{who} zegt dat dit gedaan is:" | "{who} says that this is done:";
    asked_verdict = "U merkt of het zo is. Laat het ons weten."
        | "You will know whether that is true. Please tell us.";
    asked_look = "Laat weten of het gebeurd is" | "Tell us whether it happened";
    why = "U krijgt deze mail omdat dit aan u is beloofd." | "You are receiving this email because this was promised to you.";
    moved_subject(text: &str) = "Nieuwe datum: {text}" | "New date: {text}";
    moved_say(who: &str, project: &str) = "{who} heeft de datum verzet van iets dat u is beloofd bij “{project}”."
        | "{who} has moved the date of something that you were promised in “{project}”.";
    moved_days(from: &str, to: &str) = "De oude datum was {from}. De nieuwe datum is {to}."
        | "The old date was {from}. The new date is {to}.";
    reason(who: &str) = "{who} legt uit waarom:" | "{who} explains why:";
    look = "Bekijk de afspraak" | "See the commitment";
    given_up_subject(text: &str) = "Dit gaat niet gebeuren: {text}" | "This will not happen: {text}";
    given_up_say(who: &str, project: &str) = "{who} beloofde u iets bij “{project}” en komt dat niet na."
        | "{who} promised you something in “{project}” and will not keep that promise.";
    due_subject(text: &str) = "Dit hebt u beloofd: {text}" | "You promised this: {text}";
    due_say(customers: &str) = "U beloofde dit aan {customers}. Is het gedaan? Meld het dan. Lukt het niet? Verzet dan de datum en schrijf waarom."
        | "You promised this to {customers}. Is it done? Then mark it as done. If you can't make it, move the date and write why.";
    you_promised = "U beloofde:" | "You promised:";
    due_why = "U krijgt deze mail omdat deze afspraak op uw naam staat." | "You are receiving this email because this commitment is in your name.";
    denied_subject(text: &str) = "Een klant zegt dat het niet gebeurd is: {text}" | "A customer says it did not happen: {text}";
    denied_say(project: &str) = "Een afspraak bij “{project}” is volgens ons klaar. Een klant aan wie het beloofd was, zegt dat het niet gebeurd is. Op de pagina leest u wat klanten erbij schreven."
        | "We say that a commitment in “{project}” is done. A customer to whom it was promised says that it did not happen. On its page you can read what customers added.";
    denied_why = "U krijgt deze mail omdat deze afspraak op uw naam staat, of omdat u het klantgeweten bent."
        | "You are receiving this email because this commitment is in your name, or because you are the customer conscience.";
    late_subject = "Afspraken die te laat zijn" | "Late commitments";
    late_say = "Dit is aan klanten beloofd en de dag is voorbij:" | "Customers were promised this, and the day has passed:";
    late_line(text: &str, day: &str, who: &str) = "– “{text}”: {who}, uiterlijk {day}" | "– “{text}”: {who}, by {day}";
    late_look = "Bekijk alles wat te laat is" | "See everything that is late";
    late_why = "U krijgt deze mail omdat zo’n afspraak op uw naam staat, of omdat u het klantgeweten bent."
        | "You are receiving this email because such a commitment is in your name, or because you are the customer conscience.";
}

fn day(cx: &MailContext<'_>, day: Day) -> String {
    day.0
        .map(|day| date(cx.reader.language, day))
        .unwrap_or_default()
}

fn go(label: &'static str, found: &Commitment) -> Part {
    Part::Go(label, paths::commitment(found.id))
}

fn to_customer(
    cx: &MailContext<'_>,
    subject: String,
    parts: Vec<Part>,
    signed: String,
) -> Option<Draft> {
    Some(Draft {
        subject,
        parts,
        signed: Some(Signer::Keeper.named(signed)),
        why: why(cx.reader.language).to_owned(),
    })
}

pub(crate) async fn asked(cx: &MailContext<'_>, id: CommitmentId) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::asked(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let zone = cx.organisation.time_zone();
    let done_on = found.done_at.map(|at| date(lang, at.date_in(&zone)));
    let parts = vec![
        Part::Say(asked_say(
            lang,
            &found.owner,
            &found.project,
            &done_on.unwrap_or_default(),
        )),
        Part::Quote(promised(lang, &found.made_by), found.text.clone()),
        Part::Quote(done(lang, &found.owner), found.done_note.clone()),
        Part::Say(asked_verdict(lang).to_owned()),
        Turn::to(asked_look(lang), paths::commitment(found.id))
            .takes_half_a_minute(lang)
            .into(),
    ];
    let subject = asked_subject(lang, &opening(&found.text));
    Ok(to_customer(cx, subject, parts, found.owner))
}

pub(crate) async fn moved(
    cx: &MailContext<'_>,
    id: CommitmentId,
    moved: i64,
) -> Result<Option<Draft>, Error> {
    let Some((found, last)) = contents::moved(cx.portal, cx.reader.id, id, moved).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(moved_say(lang, &last.moved_by, &found.project)),
        Part::Quote(promised(lang, &found.made_by), found.text.clone()),
        Part::Say(moved_days(
            lang,
            &day(cx, last.from_on),
            &day(cx, last.to_on),
        )),
        Part::Quote(reason(lang, &last.moved_by), last.reason),
        go(look(lang), &found),
    ];
    let subject = moved_subject(lang, &opening(&found.text));
    Ok(to_customer(cx, subject, parts, last.moved_by))
}

pub(crate) async fn given_up(
    cx: &MailContext<'_>,
    id: CommitmentId,
) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::given_up(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(given_up_say(lang, &found.owner, &found.project)),
        Part::Quote(promised(lang, &found.made_by), found.text.clone()),
        Part::Quote(reason(lang, &found.owner), found.given_up_why.clone()),
        go(look(lang), &found),
    ];
    let subject = given_up_subject(lang, &opening(&found.text));
    Ok(to_customer(cx, subject, parts, found.owner))
}

pub(crate) async fn due(cx: &MailContext<'_>, id: CommitmentId) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::due(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    Ok(Some(Draft {
        subject: due_subject(lang, &opening(&found.text)),
        parts: vec![
            Part::Yours(you_promised(lang).to_owned(), found.text.clone()),
            Part::Say(due_say(lang, &customers_text(lang, found.people))),
            Turn::to(look(lang), paths::commitment(found.id))
                .by(lang, day(cx, found.due_on))
                .into(),
        ],
        signed: None,
        why: due_why(lang).to_owned(),
    }))
}

pub(crate) async fn denied(cx: &MailContext<'_>, id: CommitmentId) -> Result<Option<Draft>, Error> {
    let Some(found) = contents::denied(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    Ok(Some(Draft {
        subject: denied_subject(lang, &opening(&found.text)),
        parts: vec![
            Part::Say(denied_say(lang, &found.project)),
            Part::Quote(promised(lang, &found.made_by), found.text.clone()),
            go(look(lang), &found),
        ],
        signed: None,
        why: denied_why(lang).to_owned(),
    }))
}

pub(crate) async fn late(cx: &MailContext<'_>) -> Result<Option<Draft>, Error> {
    let found = contents::late(cx.portal, cx.reader.id).await?;
    if found.is_empty() {
        return Ok(None);
    }
    let lang = cx.reader.language;
    let mut parts = vec![Part::Say(late_say(lang).to_owned())];
    parts.extend(found.iter().map(|one| {
        let due = day(cx, one.due_on);
        Part::Say(late_line(lang, &opening(&one.text), &due, &one.owner))
    }));
    parts.push(Part::Go(late_look(lang), paths::late_commitments()));
    Ok(Some(Draft {
        subject: late_subject(lang).to_owned(),
        parts,
        signed: None,
        why: late_why(lang).to_owned(),
    }))
}
