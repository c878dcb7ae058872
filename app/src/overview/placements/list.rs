//! The placements of the year: who did one, by department, and what was learned.

use super::kind_name;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{onwards, time::date},
};
use axum_extra::extract::Query;
use klankbord_domain::{
    Language,
    overview::placements::{
        Coverage, Placement,
        queries::{self, After, Placements},
        rules::NEW_WITHIN,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Klantstages" | "Customer placements";
    lead = "Iedereen die hier werkt, is elk jaar een keer bij de klant: meeluisteren, meerijden, aan de balie, of zelf klant zijn."
        | "Everybody who works here spends some time among customers each year: listening in, riding along, at the counter, or as a customer themselves.";
    plan = "Plan uw klantstage" | "Plan your placement";
    first(day: &str) = "Dit wordt uw eerste. Nieuwe collega’s doen die voor {day}." | "This will be your first. New colleagues do it before {day}.";
    planned_title = "Door u gepland" | "Planned by you";
    tell = "Vertel wat u leerde" | "Tell what you learned";
    drop = "Laat vervallen" | "Drop it";
    table(year: i16) = "Wie deed een klantstage in {year}?" | "Who did a placement in {year}?";
    department = "Afdeling" | "Department";
    done_by = "Deden er een" | "Did one";
    of(done: i64, people: i64) = "{done} van de {people}" | "{done} of {people}";
    new = "Nieuw en te laat" | "New and late";
    new_hint(days: i64) = "Nieuwe collega’s die er na {days} dagen nog geen deden." | "New colleagues who had done none after {days} days.",
        one(days) "Nieuwe collega’s die er na een dag nog geen deden." | "New colleagues who had done none after a day.";
    board = "Leden van het bestuur" | "Members of the board";
    nowhere = "Zonder afdeling" | "In no department";
    lessons = "Wat wij leerden" | "What we learned";
    nothing = "Er is nog geen klantstage gedaan." | "No placement has been done yet.";
}

/// The place where the page starts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ListQuery {
    day: String,
    id: String,
}

impl ListQuery {
    /// An invalid page parameter means page one.
    fn after(&self) -> Option<After> {
        Some(After {
            day: self.day.parse().ok()?,
            id: self.id.parse().ok()?,
        })
    }
}

pub(crate) async fn show(cx: PageContext, Query(asked): Query<ListQuery>) -> Page {
    let lang = cx.lang;
    let after = asked.after();
    let found = queries::list(&cx.portal, &cx.actor, after).await?;
    let beginning = after.map(|_| paths::placements().to_owned());
    let next = found
        .next
        .map(|next| format!("{}?day={}&id={}", paths::placements(), next.day, next.id));
    cx.page(title(lang)).show(|| {
        let first = found
            .first_by
            .map(|at| view! { <p>{first(lang, &cx.day(at))}</p> });
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {first}
            <p><a class="button" href=paths::plan_placement()>{plan(lang)}</a></p>
            {planned(&cx, &found.planned)}
            {coverage(lang, &found)}
            <section id="lessons">
                <h2>{lessons(lang)}</h2>
                {learned(lang, &found.done)}
                {onwards(lang, beginning, next)}
            </section>
        }
    })
}

/// What the reader planned, with the way to tell what came of it once its day has come.
fn planned(cx: &PageContext, all: &[Placement]) -> Option<AnyView> {
    let lang = cx.lang;
    let each: Vec<_> = all
        .iter()
        .map(|one| {
            let day = one.day.0.unwrap_or_default();
            let has_come = day <= cx.today();
            let told = has_come.then(|| {
                view! { <a class="button small" href=paths::finish_placement(one.id)>{tell(lang)}</a> }
            });
            view! {
                <li>
                    <p>{kind_name(lang, one.kind)}", "{date(lang, day)}</p>
                    <div class="buttons">
                        {told}
                        <form method="post" action=paths::cancel_placement(one.id)>
                            <button class="quiet">{drop(lang)}</button>
                        </form>
                    </div>
                </li>
            }
        })
        .collect();
    (!each.is_empty()).then(|| {
        view! { <section id="planned"><h2>{planned_title(lang)}</h2><ul class="items">{each}</ul></section> }
            .into_any()
    })
}

fn coverage(lang: Language, found: &Placements) -> AnyView {
    let mut rows = Vec::new();
    if found.board.people > 0 {
        rows.push(row(lang, board(lang).to_owned(), &found.board));
    }
    rows.extend(
        found
            .departments
            .iter()
            .map(|one| row(lang, one.name.clone(), one)),
    );
    if found.nowhere.people > 0 {
        rows.push(row(lang, nowhere(lang).to_owned(), &found.nowhere));
    }
    view! {
        <section class="sheet" id="coverage">
            <table class="stacks">
                <caption>{table(lang, found.year)}</caption>
                <thead><tr>
                    <th scope="col">{department(lang)}</th>
                    <th scope="col">{done_by(lang)}</th>
                    <th scope="col">{new(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="hint">{new_hint(lang, NEW_WITHIN)}</p>
        </section>
    }
    .into_any()
}

fn row(lang: Language, name: String, one: &Coverage) -> AnyView {
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=done_by(lang)>{of(lang, one.done, one.people)}</td>
            <td data-label=new(lang)>{one.new_and_late}</td>
        </tr>
    }
    .into_any()
}

fn learned(lang: Language, done: &[Placement]) -> AnyView {
    if done.is_empty() {
        return view! { <p class="empty">{nothing(lang)}</p> }.into_any();
    }
    let each: Vec<_> = done
        .iter()
        .map(|one| {
            let department = one.department.clone();
            view! {
                <li>
                    <p><bdi>{one.lesson.clone()}</bdi></p>
                    <div class="meta">
                        <span>{one.day.0.map(|day| date(lang, day))}</span>
                        <span>{kind_name(lang, one.kind)}</span>
                        <span><bdi>{one.who.clone()}</bdi></span>
                        {department.map(|name| view! { <span>{name}</span> })}
                    </div>
                </li>
            }
        })
        .collect();
    view! { <ul class="items">{each}</ul> }.into_any()
}
