//! The feedback of customers on a session, and the expenses to pay.

use super::{euros, heard_name, rating_name};
use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::Table,
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Timestamp,
    base::ids::{AccountId, SessionId},
    boardroom::{
        session_feedback::{
            Expense, Heard, Rating, Results, operations, queries, rules::FEWEST_SAID,
        },
        sessions::rules::may_arrange,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat klanten ervan vonden" | "What customers thought of it";
    said(said: i64, asked: i64) = "Antwoorden: van {said} van de {asked} klanten." | "Answers: from {said} of the {asked} customers.",
        one(asked) "Klanten: {asked}. Antwoorden: {said}." | "Customers: {asked}. Answers: {said}.";
    too_few(fewest: i64) = "U ziet de antwoorden zodra {fewest} klanten hebben geantwoord. Eerder zou u kunnen zien wie wat zei." | "You see the answers once {fewest} customers have answered. Before that, you could work out who said what.";
    rating = "Hoe was de sessie?" | "How was the session?";
    heard = "Voelde u zich gehoord?" | "Did you feel heard?";
    answer = "Antwoord" | "Answer";
    customers = "Klanten" | "Customers";
    to_minutes = "Lees bij het verslag wat zij nog hadden willen zeggen" | "Read with the minutes what they wish they had said";
    expenses = "Reiskosten" | "Travel costs";
    none = "Niemand heeft reiskosten teruggevraagd." | "Nobody has claimed travel costs.";
    who = "Wie" | "Who";
    what = "Waarvoor" | "What for";
    amount = "Bedrag" | "Amount";
    account = "Rekening" | "Account";
    paid_on(day: &str) = "Betaald op {day}" | "Paid on {day}";
    pay = "Op betaald zetten" | "Mark as paid";
    pay_named(name: &str) = "Op betaald zetten: {name}" | "Mark as paid: {name}";
    done = "Op betaald gezet. Het rekeningnummer is gewist." | "Marked as paid. The account number has been erased.";
    state = "Stand" | "Status";
    asked_back = "Wat klanten terugvragen" | "What customers are claiming";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let lang = cx.lang;
    let (session, results, claims) = queries::results(&cx.portal, &cx.actor, id).await?;
    let arranges = may_arrange(&cx.actor, session.secretary_id);
    cx.page(title(lang)).show(|| {
        let claims = arranges.then(|| {
            view! { <section id="expenses"><h2>{expenses(lang)}</h2>{table(&cx, id, claims)}</section> }
        });
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead"><a href=paths::session(id)>{theme(&cx, &session)}</a></p>
            <p>{said(lang, results.said, results.asked)}</p>
            {if results.said < FEWEST_SAID {
                view! { <p class="empty">{too_few(lang, FEWEST_SAID)}</p> }.into_any()
            } else {
                numbers(&cx, &results)
            }}
            <p><a href=format!("{}#addendum", paths::minutes(id))>{to_minutes(lang)}</a></p>
            {claims}
        }
    })
}

fn numbers(cx: &PageContext, results: &Results) -> AnyView {
    let lang = cx.lang;
    let count = |rows: Vec<(&'static str, i64)>, caption: &'static str| {
        let table = Table::new(caption)
            .column(answer(lang))
            .number(customers(lang));
        rows.into_iter()
            .fold(table, |table, (name, count)| {
                table.row(vec![name.into_any(), count.into_any()])
            })
            .view()
    };
    let of = |wanted: Rating| {
        let found = results.ratings.iter().find(|(one, _)| *one == wanted);
        found.map_or(0, |(_, count)| *count)
    };
    let felt = |wanted: Heard| {
        let found = results.heard.iter().find(|(one, _)| *one == wanted);
        found.map_or(0, |(_, count)| *count)
    };
    let ratings = Rating::ALL
        .iter()
        .map(|&one| (rating_name(lang, one), of(one)));
    let felt = Heard::ALL
        .iter()
        .map(|&one| (heard_name(lang, one), felt(one)));
    view! {
        {count(ratings.collect(), rating(lang))}
        {count(felt.collect(), heard(lang))}
    }
    .into_any()
}

fn table(cx: &PageContext, id: SessionId, claims: Vec<Expense>) -> AnyView {
    let lang = cx.lang;
    if claims.is_empty() {
        return view! { <p class="empty">{none(lang)}</p> }.into_any();
    }
    let table = Table::new(asked_back(lang))
        .column(who(lang))
        .column(what(lang))
        .number(amount(lang))
        .column(account(lang))
        .column(state(lang));
    let row = |table: Table, one: Expense| {
        let stands = match one.paid_at {
            Some(at) => paid_on(lang, &cx.day(at)).into_any(),
            None => view! {
                <form method="post" action=paths::pay_expenses(id, one.account_id)>
                    <input type="hidden" name="asked_at" value=one.asked_at.0/>
                    <button class="button small" aria-label=pay_named(lang, &one.name)>{pay(lang)}</button>
                </form>
            }
            .into_any(),
        };
        table.row(vec![
            one.name.clone().into_any(),
            one.what.clone().into_any(),
            euros(lang, one.cents).into_any(),
            one.printed_iban().into_any(),
            stands,
        ])
    };
    claims.into_iter().fold(table, row).view()
}

/// The claim that was shown when the button was pressed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    asked_at: i64,
}

pub(crate) async fn post_paid(
    cx: PageContext,
    Path((id, account)): Path<(SessionId, AccountId)>,
    Posted(seen): Posted<Seen>,
) -> Page {
    let asked_at = Timestamp(seen.asked_at);
    operations::pay(&cx.portal, &cx.actor, id, account, asked_at).await?;
    cx.done(&paths::results(id), done(cx.lang))
}
