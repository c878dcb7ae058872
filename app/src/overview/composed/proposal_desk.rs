//! The page of a proposal for its owner: how the round stands, what waits for an answer, its days, and the next step.

use super::proposal::{go, staff};
use crate::{
    answering::{commitments, conscience, decisions},
    people::translations,
    rounds::{
        contributions::kind_name,
        positions::results,
        proposals::letter::{folds, letter},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Icon, Knot, KnotMark, first_line, icon, lang_of, short_clock, thread},
    },
};
use futures::try_join;
use jiff::civil::Date;
use klankbord_domain::{
    answering::{
        commitments as promises,
        conscience::queries::find as conscience_of,
        decisions::{Unanswered, queries::Stand},
    },
    rounds::{
        positions,
        proposals::{Proposal, State, queries::ProposalView},
    },
};
use leptos::prelude::*;

texts! {
    the_letter = "De brief" | "The letter";
    as_customers = "Lees wat klanten lezen" | "Read what customers read";
    closes = "Ronde sluit" | "Round closes";
    waits = "Wacht op een antwoord" | "Waiting for an answer";
    all_of_them = "Alles in de inbox" | "All in the inbox";
    answer = "Antwoord" | "Answer";
    days = "Dagen" | "Days";
    opened(asked: i64) = "Geopend, {asked} mensen gevraagd" | "Opened, {asked} people asked",
        one(asked) "Geopend, {asked} persoon gevraagd" | "Opened, {asked} person asked";
    round_closes = "De ronde sluit" | "The round closes";
    all_answered = "Alles beantwoord" | "Everything answered";
    decision = "Besluit" | "Decision";
}

pub(super) async fn show(cx: &PageContext, view: ProposalView, stand: Stand) -> Page {
    let lang = cx.lang;
    let (portal, actor, id) = (&cx.portal, &cx.actor, view.proposal.id);
    let (own, recorded, promised, tally) = try_join!(
        positions::queries::own(portal, actor, &view),
        klankbord_domain::answering::decisions::queries::of(portal, actor, &view),
        promises::queries::of_proposal(portal, actor, id),
        positions::queries::tally(portal, actor, &view),
    )?;
    let waived = recorded.waiver.is_some();
    let outcome = recorded.decision.as_ref().map(|decision| decision.outcome);
    let said = conscience_of(portal, actor, &view, outcome).await?;
    let links = conscience::shown::links(cx, &view.proposal, &said, recorded.decision.as_ref());
    cx.page(view.proposal.title.clone()).wide().show(|| {
        let proposal = &view.proposal;
        let project = proposal.project_id;
        let next = decisions::next::view(cx, project, id, None, &stand.gate);
        let clock = proposal
            .closes_at
            .filter(|_| proposal.state == State::Open)
            .map(|at| view! { <p class="lead">{cx.clock_on(closes(lang), at)}</p> });
        let stands = tally.map(|tally| results::section(cx, &view, &tally, own.as_ref()));
        let heading = view! { <h2 lang=lang_of(lang, proposal.language)>{proposal.title.clone()}</h2> }.into_any();
        view! {
            <p><a class="back" href=paths::project(project)>{icon(Icon::Back)}{proposal.project_name.clone()}</a></p>
            {super::proposal::heading(cx, proposal)}
            {translations::told(lang, view.translation)}
            {clock}
            {next}
            {decisions::shown::view(cx, recorded, proposal)}
            <div class="split">
                <div>
                    {waiting(cx, proposal, &stand.unanswered)}
                    {stands}
                </div>
                <aside>
                    <section class="sheet"><h2>{days(lang)}</h2>{dates(cx, &view)}</section>
                    {go(cx, &view, own.as_ref())}
                    {staff(cx, &view, waived, links)}
                </aside>
            </div>
            {conscience::shown::view(cx, proposal, &said)}
            {commitments::shown::section(cx, &promised)}
            <div class="folds" id="letter">
                <details class="fold">
                    <summary>
                        {icon(Icon::Eye)}
                        <span><b>{the_letter(lang)}</b><span class="first-words">{as_customers(lang)}</span></span>
                        {icon(Icon::Down)}
                    </summary>
                    <div>{letter(cx, proposal, heading)}{folds(cx, proposal)}</div>
                </details>
            </div>
        }
    })
}

/// What customers wrote that waits for an answer, the first due first.
fn waiting(cx: &PageContext, proposal: &Proposal, unanswered: &[Unanswered]) -> Option<AnyView> {
    if unanswered.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let rows: Vec<_> = unanswered
        .iter()
        .map(|one| {
            let opening = first_line(&one.text);
            let due = short_clock(lang, one.due_at.date_in(&cx.zone()), cx.today());
            view! {
                <li>
                    {icon(Icon::Talk)}
                    <p><span class="duty-words">{opening.clone()}</span><span>{kind_name(lang, one.kind)}</span></p>
                    {due}
                    <a class="button secondary small" href=paths::inbox_item(one.id)>
                        {answer(lang)}<span class="unseen">": "{opening}</span>
                    </a>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="duties" id="waiting-answers">
                <h2>{waits(lang)}</h2>
                <div class="day"><ol>{rows}</ol></div>
                <p class="duties-foot"><a href=paths::inbox_of_project(proposal.project_id)>{all_of_them(lang)}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The days of the round, those behind it and those ahead.
fn dates(cx: &PageContext, view: &ProposalView) -> AnyView {
    let lang = cx.lang;
    let today = cx.today();
    let proposal = &view.proposal;
    let decided = proposal.state == State::Decided;
    let on = |at: klankbord_domain::Timestamp| at.date_in(&cx.zone());
    let over = |day: Date, done: bool, href: String, title: String| {
        if done {
            Knot::new(day, KnotMark::Happened, href, title)
        } else {
            Knot::promised(day, today, href, title)
        }
    };
    let opened = proposal.opened_at.map(|at| {
        over(
            on(at),
            true,
            "#letter".to_owned(),
            opened(lang, view.asked()),
        )
    });
    let closed = proposal.closes_at.map(|at| {
        let done = proposal.state != State::Open;
        over(
            on(at),
            done,
            "#results".to_owned(),
            round_closes(lang).to_owned(),
        )
    });
    let answered = proposal.answers_by.0.filter(|_| !decided).map(|day| {
        over(
            day,
            false,
            paths::inbox_of_project(proposal.project_id),
            all_answered(lang).to_owned(),
        )
    });
    let decision = proposal.decide_on.0.map(|day| {
        let href = match proposal.state {
            State::Decided => "#decision".to_owned(),
            State::Closed => paths::decide(proposal.id),
            State::Draft | State::Open | State::Withdrawn => paths::project(proposal.project_id),
        };
        over(day, decided, href, decision(lang).to_owned())
    });
    let knots = [opened, closed, answered, decision]
        .into_iter()
        .flatten()
        .collect();
    thread(lang, today, knots, 4)
}
