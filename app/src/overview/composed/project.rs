//! One project: its phases, each with its proposals.

use crate::{
    answering::{
        commitments::shown,
        decisions::{next, outcome_name, outcome_tone},
    },
    rounds::{
        projects::{phase_map, phase_name},
        proposals::{state_name, state_tone},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Facts, Item, Whose, face, items, prose::prose, tag},
    },
};
use axum::extract::Path;
use futures::try_join;
use klankbord_domain::{
    Language,
    answering::{
        commitments,
        decisions::{
            self,
            next::{NextStep, next_step},
            rules::Gate,
        },
    },
    base::ids::{ProjectId, ProposalId},
    rounds::{
        projects::{Phase, queries, rules},
        proposals::{self, Line, State, asked::Asked, draft::Step},
    },
};
use leptos::prelude::*;

texts! {
    owned_by(owner: &str) = "Projecteigenaar: {owner}" | "Project owner: {owner}";
    handed_over(times: i64) = "Overgedragen: {times} keer" | "Handed over: {times} times",
        one(times) "Overgedragen: {times} keer" | "Handed over: once";
    take_part = "Wie meepraten" | "Who takes part";
    other_groups = "Andere groepen samen" | "Other groups together";
    change = "Project wijzigen" | "Change the project";
    report = "Verslag voor het bestuur" | "Report for the board";
    propose = "Nieuw voorstel in deze fase" | "New proposal in this phase";
    promise = "Iets beloven in dit project" | "Make a promise in this project";
    unheard = "In deze fase is nog niets aan klanten voorgelegd." | "Nothing has been put to customers in this phase yet.";
    heard(votes: i64, asked: i64) = "{votes} van {asked} mensen stemden" | "{votes} of {asked} people voted",
        one(asked) "{asked} persoon gevraagd, stemmen: {votes}" | "{asked} person asked, votes: {votes}",
        one(votes) "{votes} van {asked} mensen stemde" | "{votes} of {asked} people voted";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProjectId>) -> Page {
    let lang = cx.lang;
    let ((project, phases), lines, promised, asked, inputs) = try_join!(
        queries::find(&cx.portal, &cx.actor, id),
        proposals::queries::of_project(&cx.portal, &cx.actor, id),
        commitments::queries::of_project(&cx.portal, &cx.actor, id),
        proposals::asked::by_segment(&cx.portal, &cx.actor, id),
        queries::phase_map(&cx.portal, &cx.actor, id),
    )?;
    let mine = rules::may_change(&cx.actor, project.owner_id);
    let going: Vec<_> = lines
        .iter()
        .filter(|line| matches!(line.state, State::Draft | State::Open | State::Closed))
        .map(|line| line.id)
        .collect();
    let gates = decisions::queries::gates(&cx.portal, &cx.actor, project.owner_id, &going).await?;
    cx.page(project.name.clone()).wide().show(|| {
        let change = mine.then(|| {
            view! { <p><a class="button quiet" href=paths::edit_project(id)>{change(lang)}</a></p> }
        });
        let promise = mine.then(|| {
            view! { <p><a href=paths::promise_in_project(id)>{promise(lang)}</a></p> }
        });
        let parts: Vec<_> = phases
            .into_iter()
            .map(|phase| part(&cx, id, &phase, &lines, &gates, mine))
            .collect();
        view! {
            <h1>{project.name}</h1>
            {prose(&project.summary)}
            {pressing(&cx, id, &lines, &gates)}
            {phase_map::view(&cx, &inputs)}
            <div class="split">
                <div>{parts}</div>
                <aside>
                    <section class="sheet">
                        <p class="person">{face(Whose::Staff(&project.owner_name))}<b>{owned_by(lang, &project.owner_name)}</b></p>
                        {(project.hand_overs > 0).then(|| view! { <p class="hint">{handed_over(lang, project.hand_overs)}</p> })}
                        <p><a href=paths::project_report(id)>{report(lang)}</a></p>
                        {change}
                    </section>
                    {taking_part(lang, &asked)}
                    {shown::along_the_months(&cx, &promised)}
                    {promise}
                </aside>
            </div>
        }
    })
}

/// The people who are asked in this project, by segment.
fn taking_part(lang: Language, asked: &[Asked]) -> Option<AnyView> {
    if asked.is_empty() {
        return None;
    }
    let facts = asked.iter().fold(Facts::new(), |facts, group| {
        let name = group.segment.as_deref().unwrap_or(other_groups(lang));
        facts.fact(name.to_owned(), group.people)
    });
    Some(
        view! { <section class="sheet" id="taking-part"><h2>{take_part(lang)}</h2>{facts.view()}</section> }
            .into_any(),
    )
}

/// The most pressing step of all proposals that go on; omitted while its owner only waits.
fn pressing(
    cx: &PageContext,
    project: ProjectId,
    lines: &[Line],
    gates: &[(ProposalId, Gate)],
) -> Option<AnyView> {
    let now = cx.portal.now();
    let (id, gate) = gates
        .iter()
        .filter(|(_, gate)| next_step(gate, now).is_turn())
        .min_by_key(|(_, gate)| (next_step(gate, now), gate.closes_at))?;
    let line = lines.iter().find(|line| line.id == *id)?;
    next::view(cx, project, *id, Some(&line.title), gate)
}

fn part(
    cx: &PageContext,
    id: ProjectId,
    phase: &Phase,
    lines: &[Line],
    gates: &[(ProposalId, Gate)],
    mine: bool,
) -> AnyView {
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
                None => {
                    let gate = gates.iter().find(|(of, _)| *of == line.id);
                    let step =
                        gate.map_or(NextStep::Done, |(_, gate)| next_step(gate, cx.portal.now()));
                    match next::action(lang, id, line.id, step) {
                        Some((path, words)) => {
                            item.meta(view! { <a class="raised" href=path>{words}</a> })
                        }
                        None => item,
                    }
                }
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
