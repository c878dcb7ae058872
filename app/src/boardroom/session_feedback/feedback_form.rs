//! A customer looks back on a session, and claims travel costs.

use super::{euros, heard_name, rating_name};
use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, inset,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::SessionId,
    boardroom::session_feedback::{
        Expense, Heard, Rating,
        operations::{self, ExpenseForm, FeedbackForm},
        queries,
        rules::{LONGEST, PAY_WITHIN_DAYS},
    },
    rounds::contributions::{Attribution, rules::may_become},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Hoe was het?" | "How was it?";
    thanks = "Bedankt dat u er was. Wat u zei, telt mee. Deze vragen kosten u twee minuten."
        | "Thank you for coming. What you said counts. These questions take two minutes.";
    rating = "Hoe was de sessie?" | "How was the session?";
    heard = "Voelde u zich gehoord?" | "Did you feel heard?";
    wish = "Wat had u nog willen zeggen?" | "What do you wish you had said?";
    wish_hint = "Dit komt bij het verslag. De mensen die bij de sessie waren, het bestuur, de secretaris en het klantgeweten lezen het. U krijgt er geen antwoord op."
        | "This is added to the minutes. The people who were at the session, the board, the secretary and the customer conscience read it. You don't get an answer to it.";
    shown_as = "Wie mag weten dat u dit schreef?" | "Who may know that you wrote this?";
    shown_as_hint = "Later kunt u deze keuze alleen strenger maken." | "You can only make this choice stricter later.";
    by_name = "Met mijn naam" | "With my name";
    without_name = "Zonder mijn naam" | "Without my name";
    for_conscience = "Alleen voor het klantgeweten" | "Only for the customer conscience";
    conscience_means = "Dan staat het voor niemand anders bij het verslag." | "Then nobody else finds it with the minutes.";
    who_reads = "Van de eerste twee vragen zien wij alleen aantallen, en pas als drie klanten hebben geantwoord."
        | "For the first two questions we only see numbers, and only once three customers have answered.";
    send = "Versturen" | "Send";
    sent = "Bedankt. U kunt het later nog wijzigen." | "Thank you. You can still change it later.";
    to_minutes = "Lees het verslag" | "Read the minutes";
    expenses = "Uw reiskosten" | "Your travel costs";
    expenses_lead = "Meedoen hoeft u niets te kosten. Had u geen kosten, sla dit dan over. Wij betalen binnen veertien dagen, en wissen daarna uw rekeningnummer."
        | "Taking part should not cost you anything. If you had no costs, skip this. We pay within fourteen days, and then erase your account number.";
    amount = "Hoeveel was het?" | "How much was it?";
    what = "Waarvoor?" | "What for?";
    what_hint = "Bijvoorbeeld: trein van Zwolle naar Ommen en terug." | "For example: train from Zwolle to Ommen and back.";
    iban = "Uw rekeningnummer (IBAN)" | "Your account number (IBAN)";
    sent_and_claimed = "Bedankt. Wij betalen u terug wat het kostte. U kunt alles later nog wijzigen." | "Thank you. We will pay you back what it cost. You can still change everything later.";
    owed(amount: &str, day: &str) = "U vraagt {amount} terug. Wij betalen dat uiterlijk op {day}." | "You are claiming {amount}. We will pay it by {day}.";
    paid(amount: &str, day: &str) = "Wij betaalden u {amount} op {day}." | "We paid you {amount} on {day}.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    rating: String,
    heard: String,
    wish: String,
    shown_as: String,
    amount: String,
    what: String,
    iban: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let asks = [&fields.amount, &fields.what, &fields.iban];
    let asks = asks.iter().any(|text| !text.trim().is_empty());
    let typed = FeedbackForm {
        rating: fields.rating.clone(),
        heard: fields.heard.clone(),
        wish: fields.wish.clone(),
        shown_as: fields.shown_as.clone(),
        expense: asks.then(|| ExpenseForm {
            amount: fields.amount.clone(),
            what: fields.what.clone(),
            iban: fields.iban.clone(),
        }),
    };
    let here = paths::session_feedback(id);
    match operations::say(&cx.portal, &cx.actor, id, &typed).await {
        Ok(()) if asks => cx.done(&here, sent_and_claimed(cx.lang)),
        Ok(()) => cx.done(&here, sent(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(fields), &refusal).await
            })
            .await
        }
    }
}

/// The values that were saved before, for the form.
fn kept(own: &queries::Own) -> Fields {
    let said = own.said.as_ref();
    let expense = own.expense.as_ref();
    let cents = expense.map(|one| format!("{},{:02}", one.cents / 100, one.cents % 100));
    Fields {
        rating: said.map_or("", |said| said.rating.as_str()).to_owned(),
        heard: said.map_or("", |said| said.heard.as_str()).to_owned(),
        wish: said.map(|said| said.wish.clone()).unwrap_or_default(),
        shown_as: said
            .map_or(Attribution::Segment, |said| said.shown_as)
            .as_str()
            .to_owned(),
        amount: cents.unwrap_or_default(),
        what: expense.map(|one| one.what.clone()).unwrap_or_default(),
        iban: expense.map(Expense::printed_iban).unwrap_or_default(),
    }
}

async fn page(cx: &PageContext, id: SessionId, typed: Option<Fields>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let own = queries::own(&cx.portal, &cx.actor, id).await?;
    let fields = typed.unwrap_or_else(|| kept(&own));
    let labels = [
        ("rating", rating(lang)),
        ("heard", heard(lang)),
        ("wish", wish(lang)),
        ("shown_as", shown_as(lang)),
        ("amount", amount(lang)),
        ("what", what(lang)),
        ("iban", iban(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let ratings = Rating::ALL
        .iter()
        .map(|&one| Choice::new(one.as_str(), rating_name(lang, one)))
        .collect();
    let answers = Heard::ALL
        .iter()
        .map(|&one| Choice::new(one.as_str(), heard_name(lang, one)))
        .collect();
    let before = own.said.as_ref().filter(|said| !said.wish.is_empty());
    let openly = Attribution::ALL
        .iter()
        .filter(|one| before.is_none_or(|said| may_become(said.shown_as, **one)))
        .map(|&one| match one {
            Attribution::Name => Choice::new(one.as_str(), by_name(lang)),
            Attribution::Segment => Choice::new(one.as_str(), without_name(lang)),
            Attribution::Conscience => {
                Choice::new(one.as_str(), for_conscience(lang)).hint(conscience_means(lang))
            }
        })
        .collect();
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <p class="eyebrow">{theme(cx, &own.session)}</p>
            <h1>{title(lang)}</h1>
            <p class="lead">{thanks(lang)}</p>
            <form method="post" action=paths::session_feedback(id) novalidate>
                {form.choose("rating", &fields.rating, ratings).view()}
                {form.choose("heard", &fields.heard, answers).hint(who_reads(lang)).view()}
                {form.area("wish", &fields.wish, 4).hint(wish_hint(lang)).limit(LONGEST).optional().view()}
                {form.choose("shown_as", &fields.shown_as, openly).hint(shown_as_hint(lang)).view()}
                <section id="expenses">
                    <h2>{expenses(lang)}</h2>
                    {costs(cx, &form, &fields, own.expense.as_ref())}
                </section>
                <button class="button">{send(lang)}</button>
            </form>
            <p><a href=paths::minutes(id)>{to_minutes(lang)}</a></p>
        }
    })
}

fn costs(cx: &PageContext, form: &Form<'_>, fields: &Fields, expense: Option<&Expense>) -> AnyView {
    let lang = cx.lang;
    if let Some((expense, at)) = expense.and_then(|one| one.paid_at.map(|at| (one, at))) {
        return inset(paid(lang, &euros(lang, expense.cents), &cx.day(at)));
    }
    let asked = expense.map(|one| {
        let until = one.asked_at.plus_days(PAY_WITHIN_DAYS);
        inset(owed(lang, &euros(lang, one.cents), &cx.day(until)))
    });
    view! {
        <p>{expenses_lead(lang)}</p>
        {asked}
        {form.line("amount", &fields.amount).prefix("€").input_mode("decimal").short().optional().view()}
        {form.line("what", &fields.what).hint(what_hint(lang)).optional().view()}
        {form.line("iban", &fields.iban).optional().view()}
    }
    .into_any()
}
