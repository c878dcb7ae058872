//! The audit log: every action with its actor, its moment and its subject.

mod words;

use crate::{
    people::accounts::name_of,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Choice, Form, Table, pager, refusal::Refusal},
    },
};
use axum::extract::Query;
use klankbord_domain::base::audit::queries::{self, Filter};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

texts! {
    title = "Wat medewerkers deden" | "What staff did";
    lead = "Hier staat wie iets wijzigde, wat, wanneer en waaraan. Regels worden niet gewijzigd of verwijderd. Laat iemand al zijn gegevens wissen, dan verdwijnt alleen die naam."
        | "Here you see who changed something, what, when and on what. Lines are not changed or removed. When somebody has all their data erased, only their name goes.";
    caption = "Het nieuwste staat bovenaan" | "Newest first";
    when = "Wanneer" | "When";
    who = "Wie" | "Who";
    what = "Wat" | "What";
    on_what = "Waaraan" | "On what";
    everybody = "Iedereen" | "Everyone";
    show_button = "Toon" | "Show";
    the_portal = "Klankbord zelf" | "Klankbord itself";
    none = "Hier staat nog niets." | "Nothing here yet.";
}

#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct AuditQuery {
    #[serde(skip_serializing_if = "String::is_empty")]
    by: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    before: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl AuditQuery {
    /// An invalid filter in the address is ignored.
    fn filter(&self) -> Filter {
        Filter {
            by: self.by.parse().ok(),
            before: self.before.parse().ok(),
            after: self.after.parse().ok(),
        }
    }

    fn address(&self, before: Option<i64>, after: Option<i64>) -> String {
        let text = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let asked = Self {
            by: self.by.clone(),
            before: text(before),
            after: text(after),
        };
        let query = serde_html_form::to_string(&asked).unwrap_or_default();
        format!("{}?{query}", paths::audit())
    }
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<AuditQuery>) -> Page {
    let lang = cx.lang;
    let log = queries::log(&cx.portal, &cx.actor, &asked.filter()).await?;
    let labels = [("by", who(lang))];
    let refusal = Refusal::default();
    let form = Form::new(lang, &refusal, &labels);
    let people = std::iter::once(Choice::new("", everybody(lang)))
        .chain(
            log.people
                .iter()
                .map(|(id, name)| Choice::new(id.to_string(), name)),
        )
        .collect();
    cx.page(title(lang)).wide().show(|| {
        let empty = log.lines.is_empty();
        let table = [when(lang), who(lang), what(lang), on_what(lang)]
            .into_iter()
            .fold(Table::new(caption(lang)), Table::column);
        let table = log.lines.into_iter().fold(table, |table, line| {
            let name = line
                .name
                .map_or_else(|| the_portal(lang).to_owned(), |name| name_of(lang, &name));
            let detail = (!line.detail.is_empty()).then(|| {
                let detail = words::detail(lang, &line.action, &line.detail);
                view! { <br/><span class="soft">{detail}</span> }
            });
            let verb = words::action(lang, &line.action);
            let on = words::subject(lang, &line.subject);
            let on = match words::link(&line.subject, &log.staff) {
                Some(link) => view! { <a href=link>{on}</a> }.into_any(),
                None => on.into_any(),
            };
            table.row(vec![
                cx.moment(line.at).into_any(),
                name.into_any(),
                view! { {verb}{detail} }.into_any(),
                on,
            ])
        });
        let newer = log.newer.map(|id| asked.address(None, Some(id)));
        let older = log.older.map(|id| asked.address(Some(id), None));
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form class="filter" method="get" action=paths::audit() role="search">
                {form.select("by", &asked.by, people).view()}
                <button class="button">{show_button(lang)}</button>
            </form>
            {if empty { view! { <p class="empty">{none(lang)}</p> }.into_any() } else { table.view() }}
            {pager(lang, newer, older)}
        }
    })
}
