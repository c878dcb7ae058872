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
    written = "U schreef dit" | "You wrote this";
    read = "Gelezen" | "Read";
    answered = "Antwoord" | "Answer";
    answered_by(who: &str) = "{who} antwoordde" | "{who} answered";
    judged = "U zegt of uw vraag is beantwoord" | "You say whether your question is answered";
    taken_back = "Door u ingetrokken" | "Withdrawn by you";
    withdrawn = "Het voorstel is ingetrokken; er komt geen besluit" | "The proposal was withdrawn; there will be no decision";
    decided = "Besluit over het voorstel" | "Decision on the proposal";
    promised(text: &str) = "Beloofd: {text}" | "Promised: {text}";
    done = "Volgens ons klaar" | "Done, we say";
    to_keep = "Deze afspraak nakomen" | "Keeping this commitment";
    now = "nu" | "now";
    not_yet = "nog niet" | "not yet";
    expected(day: &str) = "uiterlijk {day}" | "by {day}";
    overdue(day: &str) = "{day}, te laat" | "{day}, late";
}

/// The steps on a thread, those to come included. With `turn`, the reader's own is the one after the last answer.
pub(crate) fn steps(cx: &PageContext, proposal: ProposalId, links: &[Link], turn: bool) -> AnyView {
    let last_answer = links
        .iter()
        .rposition(|link| matches!(link.step, Step::Answered(_)))
        .filter(|_| turn);
    let yours = || {
        view! {
            <li class="yours"><span class="when">{now(cx.lang)}</span><p class="what">{judged(cx.lang)}</p></li>
        }
    };
    let links: Vec<_> = links
        .iter()
        .enumerate()
        .map(|(at, link)| {
            let yours = (Some(at) == last_answer).then(yours);
            view! { {one(cx, proposal, link)}{yours} }
        })
        .collect();
    view! { <ol class="thread">{links}</ol> }.into_any()
}

fn one(cx: &PageContext, proposal: ProposalId, link: &Link) -> AnyView {
    let (class, when) = when(cx, link.when);
    view! {
        <li class=class>
            <span class="when">{when}</span>
            <p class="what">{what(cx.lang, proposal, &link.step)}</p>
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

/// The day of a step, and the name of its mark; the words alone say everything.
fn when(cx: &PageContext, when: When) -> (&'static str, String) {
    let lang = cx.lang;
    match when {
        When::At(at) => ("", cx.day(at)),
        When::By(day) => ("promised", expected(lang, &date(lang, day))),
        When::Late(day) => ("late", overdue(lang, &date(lang, day))),
        When::NotYet => ("promised", not_yet(lang).to_owned()),
    }
}
