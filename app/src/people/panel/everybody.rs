//! What is done with everybody whom a filter finds, on all its pages. It is asked once more, with their number; when
//! the number has changed meanwhile, it is asked again.

use super::{list::Ticked, sift::Sift};
use crate::web::{
    context::{Page, PageContext},
    ui::{Icon, icon},
};
use klankbord_domain::{Error, Problem, Result, people::panel::queries};
use leptos::prelude::*;

texts! {
    into(count: usize, segment: &str) = "{count} klanten in het segment “{segment}” zetten?" | "Put {count} customers in the segment “{segment}”?",
        one(count) "{count} klant in het segment “{segment}” zetten?" | "Put {count} customer in the segment “{segment}”?";
    out_of(count: usize, segment: &str) = "{count} klanten uit het segment “{segment}” halen?" | "Take {count} customers out of the segment “{segment}”?",
        one(count) "{count} klant uit het segment “{segment}” halen?" | "Take {count} customer out of the segment “{segment}”?";
    revoke(count: usize) = "De uitnodigingen van {count} klanten intrekken?" | "Withdraw the invitations of {count} customers?",
        one(count) "De uitnodiging van {count} klant intrekken?" | "Withdraw the invitation of {count} customer?";
    whom = "Dit zijn alle klanten die u met uw filter hebt gevonden, op alle pagina’s." | "These are all customers that your filter found, on all pages.";
    yes = "Ja, doe dit" | "Yes, do this";
    back = "Terug naar het panel" | "Back to the panel";
}

/// Everybody whom the filter finds, as if each of them had been ticked.
pub(super) async fn keys(cx: &PageContext, sift: &Sift) -> Result<Vec<String>> {
    let filter = sift.filter(cx.portal.now());
    let found = queries::everybody(&cx.portal, &cx.actor, &filter).await?;
    Ok(found.iter().map(ToString::to_string).collect())
}

/// What is asked before it happens; there is nothing to ask of a form without a segment.
pub(super) async fn question(cx: &PageContext, ticked: &Ticked, count: usize) -> Result<String> {
    let lang = cx.lang;
    let known = queries::segments(&cx.portal, &cx.actor).await?;
    let segment = known
        .iter()
        .find(|segment| segment.id.to_string() == ticked.to)
        .map(|segment| segment.name.as_str())
        .ok_or_else(|| Error::invalid("to", Problem::NotChosen));
    Ok(match ticked.verb.as_str() {
        "put-in" => into(lang, count, segment?),
        "take-out" => out_of(lang, count, segment?),
        _ => revoke(lang, count),
    })
}

/// The page that asks.
pub(super) fn ask(
    cx: &PageContext,
    sift: &Sift,
    ticked: &Ticked,
    count: usize,
    question: String,
) -> Page {
    let lang = cx.lang;
    cx.page(question.clone()).show(|| {
        let list = sift.ticking(false).to();
        view! {
            <a class="back" href=list.clone()>{icon(Icon::Back)}{back(lang)}</a>
            <h1>{question}</h1>
            <p class="lead">{whom(lang)}</p>
            <form method="post" action=list>
                <input type="hidden" name="everybody" value="yes"/>
                <input type="hidden" name="sure" value=count.to_string()/>
                <input type="hidden" name="to" value=ticked.to.clone()/>
                <button class="button" name="verb" value=ticked.verb.clone()>{yes(lang)}</button>
            </form>
        }
    })
}
