//! The trace of a contribution, step by step, on its page.

use crate::{
    answering::{commitments::status_name, decisions::outcome_name},
    rounds::themes::stands,
    web::{context::PageContext, paths, ui::time::date},
};
use klankbord_domain::{
    Language,
    answering::commitments::Status,
    base::ids::ProposalId,
    overview::outcomes::trace::{Link, Step, When},
};
use leptos::prelude::*;

texts! {
    title = "Wat ermee gebeurt" | "What happens with it";
    written = "U schreef dit" | "You wrote this";
    read = "Gelezen" | "Read";
    answered = "Beantwoord" | "Answered";
    answered_by(who: &str) = "Beantwoord door {who}" | "Answered by {who}";
    taken_back = "Door u ingetrokken" | "Withdrawn by you";
    withdrawn = "Het voorstel is ingetrokken; er komt geen besluit" | "The proposal was withdrawn; there will be no decision";
    decided = "Besluit over het voorstel" | "Decision on the proposal";
    promised(text: &str) = "Beloofd: {text}" | "Promised: {text}";
    done = "Volgens ons klaar" | "Done, we say";
    to_keep = "Deze afspraak nakomen" | "Keeping this commitment";
    not_yet = "nog niet" | "not yet";
    expected(day: &str) = "nog niet, uiterlijk {day}" | "not yet, expected by {day}";
    overdue(day: &str) = "nog niet, en het had er op {day} moeten zijn" | "not yet, and it was due by {day}";
}

/// The list of steps, including those to come.
pub(crate) fn steps(cx: &PageContext, proposal: ProposalId, links: &[Link]) -> AnyView {
    let links: Vec<_> = links.iter().map(|link| one(cx, proposal, link)).collect();
    view! {
        <section id="trace">
            <h2>{title(cx.lang)}</h2>
            <ol class="trace">{links}</ol>
        </section>
    }
    .into_any()
}

fn one(cx: &PageContext, proposal: ProposalId, link: &Link) -> AnyView {
    let (class, when) = when(cx, link.when);
    view! {
        <li class=class>
            <strong>{what(cx.lang, proposal, &link.step)}</strong>
            " "
            <span class="when">{when}</span>
        </li>
    }
    .into_any()
}

fn what(lang: Language, proposal: ProposalId, step: &Step) -> AnyView {
    match step {
        Step::Written => written(lang).into_any(),
        Step::Read => read(lang).into_any(),
        Step::Themed(stand) => stands(lang, stand).into_any(),
        Step::Answered(None) => answered(lang).into_any(),
        Step::Answered(Some(who)) => answered_by(lang, who).into_any(),
        Step::TakenBack => taken_back(lang).into_any(),
        Step::Withdrawn => withdrawn(lang).into_any(),
        Step::Promised(promise) => {
            view! { <a href=paths::commitment(promise.id)>{promised(lang, &promise.text)}</a> }
                .into_any()
        }
        Step::Kept(promise) if promise.ended_at.is_some() => match promise.status {
            Status::Done | Status::Asked => done(lang).into_any(),
            status => status_name(lang, status).into_any(),
        },
        Step::Kept(_) => to_keep(lang).into_any(),
        Step::Decided(None) => decided(lang).into_any(),
        Step::Decided(Some(outcome)) => {
            let path = paths::decision(proposal);
            view! { <a href=path>{decided(lang)}</a>": "{outcome_name(lang, *outcome)} }.into_any()
        }
    }
}

/// The time of a step, and the name of its drawing; the words alone say everything.
fn when(cx: &PageContext, when: When) -> (&'static str, String) {
    let lang = cx.lang;
    match when {
        When::At(at) => ("done", cx.moment(at)),
        When::By(day) => ("to-come", expected(lang, &date(lang, day))),
        When::Late(day) => ("to-come late", overdue(lang, &date(lang, day))),
        When::NotYet => ("to-come", not_yet(lang).to_owned()),
    }
}
