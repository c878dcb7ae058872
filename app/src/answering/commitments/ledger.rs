//! The ledger: all commitments, for the whole panel and all staff, and how teams keep them.

use super::{day, status_name, status_tone};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Choice, Form, Table, onwards, refusal::Refusal, tag},
};
use axum_extra::extract::Query;
use klankbord_domain::{
    Language,
    answering::commitments::{
        Commitment, Status,
        queries::{self, After, Counts, Filter, Ledger, Team},
    },
    rounds::proposals::visibility::FEWEST_VOTERS,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Afspraken" | "Commitments";
    lead = "Afspraak is afspraak. Hier staat alles wat wij klanten beloofden: wie het beloofde, voor wanneer, en of het gebeurd is. Dat laatste zeggen de klanten, niet wij."
        | "A deal is a deal. Here is everything that we promised customers: who promised it, by when, and whether it happened. Customers tell us whether it happened; we don't decide that ourselves.";
    nothing = "Hier staan nog geen afspraken." | "There are no commitments here yet.";
    status = "Status" | "Status";
    any = "Alles" | "All";
    project = "Project" | "Project";
    all_projects = "Alle projecten" | "All projects";
    filter = "Filteren" | "Filter";
    what = "Wat wij beloofden" | "What we promised";
    who = "Wie" | "Who";
    due = "Uiterlijk" | "By";
    people = "Klanten" | "Customers";
    teams_title = "Wie komt afspraken na?" | "Who keeps commitments?";
    teams_lead = "Een afspraak telt mee zodra klanten zeiden of het gebeurd is, of zodra wij zeiden dat het niet gebeurt. Bij minder dan 10 afspraken staat er geen percentage."
        | "A commitment counts once customers have said whether it happened, or once we have said that it will not. With fewer than 10 commitments there is no percentage.";
    per_project = "Afspraken per project" | "Commitments by project";
    kept = "Nagekomen" | "Kept";
    late = "Te laat" | "Late";
    open = "Nog te doen" | "To do";
    unconfirmed = "Volgens ons klaar" | "Done, we say";
    kept_of(kept: i64, judged: i64) = "{kept} van {judged} nagekomen" | "{kept} of {judged} kept";
    kept_share(kept: i64, judged: i64, share: i64) = "{kept} van {judged} nagekomen ({share} %)" | "{kept} of {judged} kept ({share}%)";
    none_yet = "nog niet bekend" | "not known yet";
}

/// The requested part of the ledger, and where it starts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct LedgerQuery {
    // Addresses that people keep have this word.
    #[serde(rename = "standing")]
    status: String,
    project: String,
    due: String,
    id: String,
}

impl LedgerQuery {
    fn filter(&self) -> Filter {
        Filter {
            status: self.status.parse().ok(),
            project: self.project.parse().ok(),
        }
    }

    fn after(&self) -> Option<After> {
        Some(After {
            due_on: self.due.parse().ok()?,
            id: self.id.parse().ok()?,
        })
    }

    /// The address of the ledger from there on, built from our own words and numbers only.
    fn from(&self, after: Option<After>) -> String {
        let Filter { status, project } = self.filter();
        let status = status.map_or("", Status::as_str);
        let project = project.map_or_else(String::new, |project| project.to_string());
        let from = after.map_or_else(String::new, |after| {
            format!("&due={}&id={}", after.due_on, after.id)
        });
        format!(
            "{}?standing={status}&project={project}{from}",
            paths::commitments()
        )
    }
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<LedgerQuery>) -> Page {
    let lang = cx.lang;
    let after = asked.after();
    let Ledger { lines, next } =
        queries::ledger(&cx.portal, &cx.actor, asked.filter(), after).await?;
    let teams = queries::teams(&cx.portal, &cx.actor).await?;
    let none = Refusal::default();
    let labels = [("standing", status(lang)), ("project", project(lang))];
    let form = Form::new(lang, &none, &labels);
    let mut statuses = vec![Choice::new("", any(lang))];
    statuses.extend(
        Status::ALL
            .iter()
            .map(|&one| Choice::new(one.as_str(), status_name(lang, one))),
    );
    let mut projects = vec![Choice::new("", all_projects(lang))];
    projects.extend(
        teams
            .iter()
            .map(|team| Choice::new(team.id.to_string(), team.name.clone())),
    );
    let first = after.map(|_| asked.from(None));
    let next = next.map(|next| asked.from(Some(next)));
    cx.page(title(lang)).wide().show(|| {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form class="filter" action=paths::commitments()>
                {form.select("standing", &asked.status, statuses).view()}
                {form.select("project", &asked.project, projects).view()}
                <button class="button small">{filter(lang)}</button>
            </form>
            {table(&cx, lines)}
            {onwards(lang, first, next)}
            {teams_view(lang, teams)}
        }
    })
}

fn table(cx: &PageContext, lines: Vec<Commitment>) -> AnyView {
    let lang = cx.lang;
    if lines.is_empty() {
        return view! { <p class="empty">{nothing(lang)}</p> }.into_any();
    }
    let today = cx.today();
    let table = Table::new(title(lang))
        .column(what(lang))
        .column(who(lang))
        .column(project(lang))
        .column(due(lang))
        .column(status(lang))
        .number(people(lang));
    let row = |table: Table, line: Commitment| {
        let stands = line.status(today);
        table.row(vec![
            view! { <a href=paths::commitment(line.id)>{line.text}</a> }.into_any(),
            line.owner.into_any(),
            line.project.into_any(),
            day(lang, line.due_on).into_any(),
            tag(status_tone(stands), status_name(lang, stands)),
            line.people.into_any(),
        ])
    };
    lines.into_iter().fold(table, row).view()
}

fn teams_view(lang: Language, teams: Vec<Team>) -> Option<AnyView> {
    if teams.is_empty() {
        return None;
    }
    let table = Table::new(per_project(lang))
        .column(project(lang))
        .column(kept(lang))
        .number(late(lang))
        .number(open(lang))
        .number(unconfirmed(lang));
    let row = |table: Table, team: Team| {
        let counts = team.counts;
        table.row(vec![
            team.name.into_any(),
            kept_text(lang, &counts).into_any(),
            counts.late.into_any(),
            (counts.planned + counts.moved).into_any(),
            counts.done.into_any(),
        ])
    };
    let table = teams.into_iter().fold(table, row).view();
    Some(
        view! {
            <section id="teams">
                <h2>{teams_title(lang)}</h2>
                <p class="hint">{teams_lead(lang)}</p>
                {table}
            </section>
        }
        .into_any(),
    )
}

/// The number of kept commitments, of those that customers judged; with a percentage only when there are enough.
pub(crate) fn kept_text(lang: Language, counts: &Counts) -> String {
    match counts.judged() {
        0 => none_yet(lang).to_owned(),
        judged if judged < FEWEST_VOTERS => kept_of(lang, counts.kept, judged),
        judged => {
            let share = (counts.kept * 100 + judged / 2) / judged;
            kept_share(lang, counts.kept, judged, share)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_told_honestly() {
        let told = |kept, broken| {
            let counts = Counts {
                kept,
                broken,
                ..Counts::default()
            };
            kept_text(Language::En, &counts)
        };
        assert_eq!(told(0, 0), "not known yet");
        assert_eq!(told(9, 0), "9 of 9 kept");
        assert_eq!(told(12, 3), "12 of 15 kept (80%)");
        assert_eq!(told(0, 10), "0 of 10 kept (0%)");
    }
}
