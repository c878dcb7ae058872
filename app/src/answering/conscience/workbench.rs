//! The workbench of the customer conscience: one calm page of everything that needs attention.

use crate::{
    rounds::proposals::state_name,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Item, Table, items, opening},
    },
};
use axum_extra::extract::Query;
use klankbord_domain::{
    Language,
    answering::conscience::{
        challenges,
        workbench::{
            queries::{self, Late, Pending, Segment, Waiting},
            rules::{DAYS, Hearing},
        },
    },
    base::ids::ProposalId,
    rounds::contributions::rules::look_due,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Werkbank van het klantgeweten" | "Workbench of the customer conscience";
    lead = "Hier moet u vandaag naar kijken. Het dringendste staat bovenaan." | "This needs your attention today. The most urgent comes first.";
    appeals = "Klanten die in beroep gaan" | "Customers' appeals";
    kept = "Alleen voor u geschreven" | "Written for you only";
    disputed = "Klanten die twee keer nee zeiden" | "Customers who said no twice";
    overdue = "Antwoorden die te laat zijn" | "Answers that are late";
    all_overdue = "Alles wat te laat is" | "Everything that is late";
    to_judge = "Wat betekent dit voor de klant? Nog te beoordelen" | "What does this mean for the customer? Yet to be judged";
    insufficient = "Nog niet duidelijk voor de klant" | "Not yet clear to the customer";
    unreplied = "Tegenspraak zonder antwoord" | "Challenges without a reply";
    challengeable = "Besluiten die u kunt tegenspreken" | "Decisions that you can challenge";
    without_segment = "Leden zonder segment" | "Members without a segment";
    segments = "Wie horen we niet?" | "Who are we not hearing?";
    segments_lead(days: i64) = "Zoveel van de mensen die wij in de laatste {days} dagen iets vroegen, stemden of schreven."
        | "This many of the people we asked in the last {days} days voted or wrote.";
    count(name: &str, total: i64) = "{name} ({total})" | "{name} ({total})";
    all_of(total: i64) = "Alles tonen ({total})" | "Show all ({total})";
    nothing = "Niets." | "Nothing.";
    answer = "Antwoord" | "Answer";
    look = "Kijk hiernaar" | "Look at this";
    reply_due = "Antwoord" | "Reply";
    closes = "Ronde sluit" | "Round closes";
    closed_on(day: &str) = "Ronde gesloten op {day}" | "Round closed on {day}";
    of(project: &str, owner: &str) = "{project} · {owner}" | "{project} · {owner}";
    segment = "Segment" | "Segment";
    heard = "Gehoord" | "Heard";
    heard_of(heard: i64, asked: i64) = "{heard} van de {asked}" | "{heard} of {asked}";
    never_asked = "Niemand gevraagd" | "Nobody was asked";
    too_few = "Minder dan 5 mensen" | "Fewer than 5 people";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shown {
    all: String,
}

pub(crate) async fn show(cx: PageContext, Query(shown): Query<Shown>) -> Page {
    let lang = cx.lang;
    let workbench = queries::workbench(&cx.portal, &cx.actor, shown.all == "yes").await?;
    cx.page(title(lang)).show(|| {
        let pending = |name, path: fn(ProposalId) -> String, list: &[Pending]| {
            let total = list.first().map_or(0, |one| one.total);
            let list = list
                .iter()
                .map(|one| pending_item(&cx, one, path(one.id)))
                .collect();
            section(lang, name, total, list)
        };
        let late = |name, list: &[Late]| {
            let total = list.first().map_or(0, |one| one.total);
            section(
                lang,
                name,
                total,
                list.iter().map(|one| late_item(&cx, one)).collect(),
            )
        };
        let appealed = workbench.appeals.first().map_or(0, |one| one.total);
        let appealing = workbench
            .appeals
            .iter()
            .map(|one| appeal_item(&cx, one))
            .collect();
        let all_late = (!workbench.overdue.is_empty())
            .then(|| view! { <p><a href=paths::overdue_debts()>{all_overdue(lang)}</a></p> });
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {section(lang, appeals(lang), appealed, appealing)}
            {late(kept(lang), &workbench.kept)}
            {late(disputed(lang), &workbench.disputed)}
            {late(overdue(lang), &workbench.overdue)}
            {all_late}
            {pending(unreplied(lang), paths::proposal, &workbench.unreplied)}
            {pending(challengeable(lang), paths::challenge, &workbench.challengeable)}
            {pending(to_judge(lang), paths::impact_statement, &workbench.to_judge)}
            {pending(insufficient(lang), paths::impact_statement, &workbench.insufficient)}
            {segments_view(lang, &workbench.segments)}
        }
    })
}

fn section(lang: Language, name: &str, total: i64, list: Vec<Item>) -> AnyView {
    let shown = i64::try_from(list.len()).unwrap_or(i64::MAX);
    let rest = (shown < total).then(|| {
        view! { <p><a href=format!("{}?all=yes", paths::workbench())>{all_of(lang, total)}</a></p> }
    });
    view! {
        <section>
            <h2>{count(lang, name, total)}</h2>
            {items(list, nothing(lang))}
            {rest}
        </section>
    }
    .into_any()
}

fn pending_item(cx: &PageContext, one: &Pending, path: String) -> Item {
    let lang = cx.lang;
    let now = cx.portal.now();
    let round = one.closes_at.map(|at| {
        if now >= at {
            closed_on(lang, &cx.day(at)).into_any()
        } else {
            cx.clock_on(closes(lang), at)
        }
    });
    let draft = one.closes_at.is_none().then(|| state_name(lang, one.state));
    let reply = one.raised_at.map(|at| {
        cx.clock_by(
            reply_due(lang),
            challenges::rules::reply_due(at, &cx.zone()),
        )
    });
    Item::new(path, one.title.clone())
        .line(of(lang, &one.project, &one.owner))
        .meta(reply)
        .meta(round)
        .meta(draft)
}

fn late_item(cx: &PageContext, one: &Late) -> Item {
    let lang = cx.lang;
    Item::new(paths::inbox_item(one.id), opening(&one.text))
        .line(of(lang, &one.title, &one.owner))
        .meta(one.disputed_at.map_or_else(
            || cx.clock(answer(lang), one.due_at),
            |at| cx.clock_by(look(lang), look_due(at, &cx.zone())),
        ))
}

fn appeal_item(cx: &PageContext, one: &Waiting) -> Item {
    Item::new(paths::rule(one.id), one.title.clone()).meta(cx.clock(answer(cx.lang), one.due_at))
}

fn segments_view(lang: Language, all: &[Segment]) -> AnyView {
    let table = Table::new(segments_lead(lang, DAYS))
        .column(segment(lang))
        .column(heard(lang));
    let table = all.iter().fold(table, |table, one| {
        let hearing = match one.hearing {
            Hearing::Counted { asked, heard } => heard_of(lang, heard, asked),
            Hearing::Few => too_few(lang).to_owned(),
            Hearing::NeverAsked => never_asked(lang).to_owned(),
        };
        let name = match one.name.as_str() {
            "" => without_segment(lang),
            name => name,
        };
        table.row(vec![name.to_owned().into_any(), hearing.into_any()])
    });
    view! { <section id="unheard"><h2>{segments(lang)}</h2>{table.view()}</section> }.into_any()
}
