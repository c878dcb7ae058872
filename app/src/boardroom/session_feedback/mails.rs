//! Mails about session feedback, to the customer; and about expenses, to the secretary who pays them and the
//! customer who is paid.

use super::euros;
use crate::{
    boardroom::sessions::mails::{draft, secretary_why, took_part},
    web::{
        letter::{Draft, Part, Signer, Turn},
        mail_context::MailContext,
        paths,
    },
};
use klankbord_domain::{
    Error,
    base::ids::SessionId,
    boardroom::session_feedback::{queries, rules::PAY_WITHIN_DAYS},
};

texts! {
    back_subject(theme: &str) = "Hoe was het? {theme}" | "How was it? {theme}";
    back_say(theme: &str) = "Bedankt dat u bij de sessie “{theme}” was. Wij horen graag hoe het was, of u zich gehoord voelde, en wat u nog had willen zeggen. Dat laatste komt bij het verslag, met of zonder uw naam, zoals u kiest."
        | "Thank you for coming to the session “{theme}”. We would like to hear how it was, whether you felt heard, and what you wish you had said. That last answer is added to the minutes, with or without your name, as you choose.";
    back_expenses = "Op dezelfde pagina kunt u uw reiskosten terugvragen." | "On the same page you can claim your travel costs.";
    back_look = "Vertel hoe het was" | "Tell us how it was";
    costs_subject(theme: &str) = "Te betalen: reiskosten voor {theme}" | "To pay: travel costs for {theme}";
    costs_say(theme: &str, days: i64) = "Een klant die bij de sessie “{theme}” was, vraagt de reiskosten terug. Wij beloofden binnen {days} dagen te betalen."
        | "A customer who was at the session “{theme}” is claiming their travel costs. We promised to pay within {days} days.";
    costs_look = "Bekijk en betaal" | "View and pay";
    paid_subject(theme: &str) = "Betaald: uw reiskosten voor {theme}" | "Paid: your travel costs for {theme}";
    paid_say(amount: &str) = "Wij hebben u {amount} betaald en uw rekeningnummer gewist." | "We have paid you {amount} and erased your bank account number.";
    paid_look = "Bekijk de betaling" | "View the payment";
}

pub(crate) async fn asked(cx: &MailContext<'_>, id: SessionId) -> Result<Option<Draft>, Error> {
    let asked = queries::asked(cx.portal, cx.reader.id, id).await?;
    let Some(session) = asked else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(back_say(lang, session.theme_in(lang))),
        Part::Say(back_expenses(lang).to_owned()),
        Turn::to(back_look(lang), paths::session_feedback(session.id))
            .takes(lang, 2)
            .into(),
    ];
    let subject = back_subject(lang, session.theme_in(lang));
    Ok(draft(
        subject,
        parts,
        Some(Signer::Secretary.named(session.secretary)),
        took_part(lang),
    ))
}

pub(crate) async fn expense_asked(
    cx: &MailContext<'_>,
    id: SessionId,
) -> Result<Option<Draft>, Error> {
    let Some(session) = queries::paying(cx.portal, cx.reader.id, id).await? else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(costs_say(lang, session.theme_in(lang), PAY_WITHIN_DAYS)),
        Turn::to(costs_look(lang), paths::results(session.id)).into(),
    ];
    let subject = costs_subject(lang, session.theme_in(lang));
    Ok(draft(subject, parts, None, secretary_why(lang)))
}

pub(crate) async fn expense_paid(
    cx: &MailContext<'_>,
    id: SessionId,
) -> Result<Option<Draft>, Error> {
    let paid = queries::paid(cx.portal, cx.reader.id, id).await?;
    let Some((session, expense)) = paid else {
        return Ok(None);
    };
    let lang = cx.reader.language;
    let parts = vec![
        Part::Say(paid_say(lang, &euros(lang, expense.cents))),
        Part::Go(paid_look(lang), paths::session_feedback(session.id)),
    ];
    let subject = paid_subject(lang, session.theme_in(lang));
    Ok(draft(
        subject,
        parts,
        Some(Signer::Secretary.named(session.secretary)),
        took_part(lang),
    ))
}
