//! The first hours: a list of what is needed before customers can be asked something, with the people who can do it. It
//! stays in the menu until all of it is done.

use super::steps::{task, to_do};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Duty, Icon, progress},
};
use klankbord_domain::{
    base::outbox::queries,
    lifecycle::set_up::first_hours::{FirstStep, first_hours},
    people::accounts,
};
use leptos::prelude::*;

texts! {
    title(name: &str) = "Goed begonnen, {name}" | "A good start, {name}";
    all_done = "Alles staat klaar" | "Everything is ready";
    lead = "Nog even, en er ligt een eerste vraag bij uw eerste klanten. Wij zien zelf wat al gedaan is."
        | "A little more, and your first customers have a first question. We see for ourselves what is done.";
    done_lead = "Klanten zijn gevraagd en de eerste sessie staat. Deze lijst staat niet meer in het menu."
        | "Customers have been asked and the first session is arranged. This list is no longer in the menu.";
    count(done: &str, all: &str) = "{done} van de {all} stappen klaar" | "{done} of {all} steps done";
    later = "Kan later" | "Can wait";
    conscience = "Lees de opdracht van het klantgeweten na" | "Check the mandate of the customer conscience";
    advice = "Kies de termijnen als klanten adviseren" | "Choose the time limits when customers advise";
    logo = "Zet er uw logo en kleur op" | "Add your logo and colour";
    promise = "Schrijf een welkomstwoord" | "Write a welcome text";
    waits_title = "Verder met beginnen" | "Carry on getting started";
    waits_line(next: &str) = "De volgende stap: {next}." | "The next step: {next}.";
    go_on = "Naar de lijst" | "Go to the list";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let hours = first_hours(&cx.portal, &cx.actor).await?;
    let staff = accounts::queries::staff(&cx.portal, &cx.actor).await?;
    let test = queries::last_test(&cx.portal, &cx.actor).await?;
    let name = cx.actor.person().map_or("", |person| person.name.as_str());
    let first_name = name.split_whitespace().next().unwrap_or(name);
    let (title, lead) = match hours.left() {
        0 => (all_done(lang).to_owned(), done_lead(lang)),
        _ => (title(lang, first_name), lead(lang)),
    };
    let all = FirstStep::ALL.len();
    let done = all - hours.left();
    let [shown_done, shown_all] = [done, all].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    cx.page(title.clone()).wide().show(|| {
        let next = hours.next();
        let tasks: Vec<_> = FirstStep::ALL
            .into_iter()
            .enumerate()
            .map(|(place, step)| {
                task(
                    &cx,
                    place + 1,
                    step,
                    &hours,
                    next == Some(step),
                    &staff,
                    test.as_ref(),
                )
            })
            .collect();
        view! {
            <div class="head">
                <div><h1>{title}</h1><p class="lead">{lead}</p></div>
                {progress("steps", count(lang, &done.to_string(), &all.to_string()), shown_done, shown_all)}
            </div>
            <div class="split">
                <div class="sheet flush"><ol class="tasks">{tasks}</ol></div>
                <aside>
                    <section class="sheet">
                        <h2>{later(lang)}</h2>
                        <ul>
                            <li><a href=paths::conscience()>{conscience(lang)}</a></li>
                            <li><a href=paths::settings()>{logo(lang)}</a></li>
                            <li><a href=paths::settings()>{promise(lang)}</a></li>
                            <li><a href=paths::advice()>{advice(lang)}</a></li>
                        </ul>
                    </section>
                </aside>
            </div>
        }
    })
}

/// On the home page of an administrator, the way to this list while something is left.
pub(crate) async fn duty(cx: &PageContext) -> Result<Option<Duty>, klankbord_domain::Error> {
    if cx.first_steps == 0 {
        return Ok(None);
    }
    let lang = cx.lang;
    let hours = first_hours(&cx.portal, &cx.actor).await?;
    Ok(hours.next().map(|step| {
        Duty::new(
            "start",
            Icon::Steps,
            paths::start(),
            waits_title(lang),
            go_on(lang),
        )
        .line(waits_line(lang, to_do(lang, step)))
    }))
}
