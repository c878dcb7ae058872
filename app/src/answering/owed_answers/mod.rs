//! The owed answers: who owes them, since when and by when; late ones come first.

pub(crate) mod hand_over;
pub(crate) mod mails;
pub(crate) mod offer;
pub(crate) mod offered;

use crate::{
    rounds::contributions::kind_name,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Choice, Form, Table, Tone, onwards, refusal::Refusal, tag, time::days_between},
    },
};
use axum::extract::Path;
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    Language, Timestamp,
    answering::owed_answers::{
        Status, operations,
        queries::{self, After, Debts, Filter, Line},
    },
    base::ids::ContributionId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Antwoorden die we schuldig zijn" | "Answers due";
    lead = "Elke klant die iets schreef, krijgt antwoord van iemand met een naam. De klant ziet ook wanneer dat antwoord er uiterlijk is."
        | "Every customer who wrote something gets an answer from a named person. The customer also sees when that answer is due.";
    nothing = "Er staan hier geen antwoorden open." | "There are no answers due here.";
    whose = "Wie antwoordt" | "Who answers";
    everybody = "Iedereen" | "Everyone";
    mine = "Ik" | "Me";
    when = "Termijn" | "Due";
    any_time = "Alles" | "All";
    overdue_only = "Alleen te laat" | "Overdue only";
    filter = "Filteren" | "Filter";
    what = "Wat" | "What";
    on(kind: &str, title: &str) = "{kind} bij “{title}”" | "{kind} on “{title}”";
    project = "Project" | "Project";
    owner = "Wie" | "Who";
    since = "Sinds" | "Since";
    due = "Uiterlijk" | "By";
    status = "Status" | "Status";
    hand_overs = "Overgedragen" | "Handed over";
    act = "Wat u kunt doen" | "What you can do";
    open = "Wacht" | "Waiting";
    acknowledged = "Gelezen" | "Read";
    answered = "Beantwoord" | "Answered";
    overdue = "Te laat" | "Overdue";
    escalated(days: i32) = "{days} dagen te laat" | "{days} days overdue",
        one(days) "{days} dag te laat" | "{days} day overdue";
    read = "Ik heb dit gelezen" | "I have read this";
    read_of(what: &str) = "Ik heb dit gelezen: {what}" | "I have read this: {what}";
    offer_it = "Overdragen" | "Hand over";
    offer_of(what: &str) = "Overdragen: {what}" | "Hand over: {what}";
    read_done = "Dank u. De klant ziet dat het gelezen is." | "Thank you. The customer sees that it has been read.";
}

/// The status of a debt, in words.
fn status_name(lang: Language, status: Status, days_late: i32) -> String {
    match status {
        Status::Open => open(lang).to_owned(),
        Status::Acknowledged => acknowledged(lang).to_owned(),
        Status::Answered => answered(lang).to_owned(),
        Status::Overdue => overdue(lang).to_owned(),
        Status::Escalated => escalated(lang, days_late),
    }
}

const fn tone(status: Status) -> Tone {
    match status {
        Status::Open => Tone::Plain,
        Status::Acknowledged => Tone::Open,
        Status::Answered => Tone::Good,
        Status::Overdue | Status::Escalated => Tone::Bad,
    }
}

/// The requested part of the list, and where it starts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OwedAnswersQuery {
    whose: String,
    when: String,
    due: String,
    id: String,
}

impl OwedAnswersQuery {
    fn filter(&self) -> Filter {
        Filter {
            mine: self.whose == "mine",
            overdue: self.when == "overdue",
        }
    }

    fn after(&self) -> Option<After> {
        Some(After {
            due_at: Timestamp(self.due.parse().ok()?),
            id: self.id.parse().ok()?,
        })
    }

    /// The address of the list from there on, built from our own words and numbers only.
    fn from(&self, after: Option<After>) -> String {
        let Filter { mine, overdue } = self.filter();
        let whose = if mine { "mine" } else { "" };
        let when = if overdue { "overdue" } else { "" };
        let from = after.map_or_else(String::new, |after| {
            format!("&due={}&id={}", after.due_at.0, after.id)
        });
        format!("{}?whose={whose}&when={when}{from}", paths::debts())
    }
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<OwedAnswersQuery>) -> Page {
    let lang = cx.lang;
    let after = asked.after();
    let debts = queries::list(&cx.portal, &cx.actor, asked.filter(), after).await?;
    let none = Refusal::default();
    let labels = [("whose", whose(lang)), ("when", when(lang))];
    let form = Form::new(lang, &none, &labels);
    let owners = vec![
        Choice::new("", everybody(lang)),
        Choice::new("mine", mine(lang)),
    ];
    let times = vec![
        Choice::new("", any_time(lang)),
        Choice::new("overdue", overdue_only(lang)),
    ];
    let first = after.map(|_| asked.from(None));
    let next = debts.next.map(|next| asked.from(Some(next)));
    cx.page(title(lang)).wide().show(|| {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form class="filter" action=paths::debts()>
                {form.select("whose", &asked.whose, owners).view()}
                {form.select("when", &asked.when, times).view()}
                <button class="button small">{filter(lang)}</button>
            </form>
            {table(&cx, &asked, debts)}
            {onwards(lang, first, next)}
        }
    })
}

fn table(cx: &PageContext, asked: &OwedAnswersQuery, debts: Debts) -> AnyView {
    let lang = cx.lang;
    if debts.lines.is_empty() {
        return view! { <p class="empty">{nothing(lang)}</p> }.into_any();
    }
    let table = Table::new(title(lang))
        .column(what(lang))
        .column(project(lang))
        .column(owner(lang))
        .column(since(lang))
        .column(due(lang))
        .column(status(lang))
        .number(hand_overs(lang))
        .column(act(lang));
    debts
        .lines
        .into_iter()
        .fold(table, |table, line| table.row(cells(cx, asked, line)))
        .view()
}

fn cells(cx: &PageContext, asked: &OwedAnswersQuery, line: Line) -> Vec<AnyView> {
    let lang = cx.lang;
    let name = on(lang, kind_name(lang, line.kind), &line.title);
    let (now, zone) = (cx.portal.now(), cx.zone());
    let stands = line.status(now, &zone);
    let days_late = days_between(line.due_at.date_in(&zone), now.date_in(&zone));
    let read = (line.is_owed_by(&cx.actor) && line.acknowledged_at.is_none()).then(|| {
        let label = read_of(lang, &name);
        view! {
            <form method="post" action=paths::acknowledge(line.id)>
                <input type="hidden" name="whose" value=asked.whose.clone()/>
                <input type="hidden" name="when" value=asked.when.clone()/>
                <button class="quiet" aria-label=label>{read(lang)}</button>
            </form>
        }
    });
    let give = line.may_be_offered_by(&cx.actor).then(|| {
        let label = offer_of(lang, &name);
        view! { <a href=paths::hand_over_debt(line.id) aria-label=label>{offer_it(lang)}</a> }
    });
    let name = if line.may_be_read_by(&cx.actor) {
        view! { <a href=paths::inbox_item(line.id)>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    vec![
        name,
        line.project.clone().into_any(),
        line.owner.clone().into_any(),
        cx.day(line.since()).into_any(),
        cx.day(line.due_at).into_any(),
        stands
            .map(|stands| tag(tone(stands), status_name(lang, stands, days_late)))
            .into_any(),
        line.hand_overs.into_any(),
        view! { {read}{give} }.into_any(),
    ]
}

/// Records that the person who owes the answer has read the contribution.
pub(crate) async fn acknowledge(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Posted(asked): Posted<OwedAnswersQuery>,
) -> Page {
    operations::acknowledge(&cx.portal, &cx.actor, id).await?;
    cx.done(&asked.from(None), read_done(cx.lang))
}
