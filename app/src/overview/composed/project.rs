//! One project: its phases, each with its proposals.

use crate::{
    answering::{
        commitments::shown,
        decisions::{outcome_name, outcome_tone},
    },
    rounds::{
        projects::{phase_map, phase_name},
        proposals::{state_name, state_tone},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Item, items, prose::prose, tag},
    },
};
use axum::extract::Path;
use klankbord_domain::{
    answering::commitments,
    base::ids::ProjectId,
    rounds::{
        projects::{Phase, queries, rules},
        proposals::{self, Line, State, draft::Step},
    },
};
use leptos::prelude::*;

texts! {
    owned_by(owner: &str) = "Projecteigenaar: {owner}" | "Project owner: {owner}";
    handed_over(times: i64) = "Overgedragen: {times} keer" | "Handed over: {times} times",
        one(times) "Overgedragen: {times} keer" | "Handed over: once";
    change = "Project wijzigen" | "Change the project";
    report = "Verslag voor het bestuur" | "Report for the board";
    propose = "Nieuw voorstel in deze fase" | "New proposal in this phase";
    promise = "Iets beloven in dit project" | "Make a promise in this project";
    unheard = "In deze fase is nog niets aan klanten voorgelegd." | "Nothing has been put to customers in this phase yet.";
    decide = "Nu besluiten" | "Decide now";
    heard(votes: i64, asked: i64) = "{votes} van {asked} mensen stemden" | "{votes} of {asked} people voted",
        one(asked) "{asked} persoon gevraagd, stemmen: {votes}" | "{asked} person asked, votes: {votes}",
        one(votes) "{votes} van {asked} mensen stemde" | "{votes} of {asked} people voted";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProjectId>) -> Page {
    let lang = cx.lang;
    let (project, phases) = queries::find(&cx.portal, &cx.actor, id).await?;
    let lines = proposals::queries::of_project(&cx.portal, &cx.actor, id).await?;
    let promised = commitments::queries::of_project(&cx.portal, &cx.actor, id).await?;
    let inputs = queries::phase_map(&cx.portal, &cx.actor, id).await?;
    let mine = rules::may_change(&cx.actor, project.owner_id);
    cx.page(project.name.clone()).wide().show(|| {
        let change = mine.then(|| {
            view! { <p><a class="button quiet" href=paths::edit_project(id)>{change(lang)}</a></p> }
        });
        let promise = mine.then(|| {
            view! { <p><a href=paths::promise_in_project(id)>{promise(lang)}</a></p> }
        });
        let parts: Vec<_> = phases
            .into_iter()
            .map(|phase| part(&cx, id, &phase, &lines, mine))
            .collect();
        view! {
            <h1>{project.name}</h1>
            <p class="hint">{owned_by(lang, &project.owner_name)}</p>
            {(project.hand_overs > 0).then(|| view! { <p class="hint">{handed_over(lang, project.hand_overs)}</p> })}
            {prose(&project.summary)}
            {change}
            <p><a href=paths::project_report(id)>{report(lang)}</a></p>
            {phase_map::view(&cx, &inputs)}
            {parts}
            {shown::section(&cx, &promised)}
            {promise}
        }
    })
}

fn part(cx: &PageContext, id: ProjectId, phase: &Phase, lines: &[Line], mine: bool) -> AnyView {
    let lang = cx.lang;
    let days = phase_map::days(lang, phase);
    let list = lines
        .iter()
        .filter(|line| line.phase_id == phase.id)
        .map(|line| {
            let path = if mine && line.state == State::Draft {
                paths::edit_proposal(line.id, Step::Words)
            } else {
                paths::proposal(line.id)
            };
            let item = Item::new(path, line.title.clone())
                .meta(tag(state_tone(line.state), state_name(lang, line.state)));
            let item = match line.outcome {
                Some(outcome) => item.meta(tag(outcome_tone(outcome), outcome_name(lang, outcome))),
                None if mine && line.state == State::Closed => {
                    let path = paths::decide(line.id);
                    item.meta(view! { <a href=path>{decide(lang)}</a> })
                }
                None => item,
            };
            if line.asked > 0 {
                item.meta(heard(lang, line.votes, line.asked))
            } else {
                item
            }
        })
        .collect();
    let propose = mine.then(|| {
        let path = paths::propose(id, phase.kind);
        view! { <p><a href=path>{propose(lang)}</a></p> }
    });
    view! {
        <section id=phase_map::anchor(phase.kind)>
            <h2>{phase_name(lang, phase.kind)}</h2>
            <p class="hint">{days}</p>
            {items(list, unheard(lang))}
            {propose}
        </section>
    }
    .into_any()
}
