//! One signal: the words, its clock, and what the reader can do with it.

use super::{
    enquiries::shown::call_time,
    shown::{clock, source},
};
use crate::{
    answering::answers::conversation::verdict_words,
    people::departments::department_choices,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Facts, Form, Icon, answered, icon,
            prose::prose,
            refusal::{Refusal, show_again},
            said,
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, Language,
    answering::signals::{
        Signal, State, operations,
        queries::{self, OneSignal},
    },
    base::ids::SignalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Signaal" | "Signal";
    asked_title = "Vraag van een klant" | "A customer’s question";
    choose = "Kies een afdeling" | "Choose a department";
    all = "Alle signalen" | "All signals";
    department = "Afdeling" | "Department";
    no_department = "nog geen" | "none yet";
    owner = "Wie" | "Who";
    nobody = "nog niemand" | "nobody yet";
    due = "Reactie uiterlijk" | "Response by";
    filed = "Binnengekomen" | "Received";
    waits = "Wacht op antwoord" | "Waiting for an answer";
    yes = "ja" | "yes";
    no = "nee" | "no";
    call = "Bellen" | "Call";
    cause = "Hoofdoorzaak" | "Main cause";
    reach = "Contactgegevens" | "Contact details";
    accept = "Ik pak dit op" | "I’ll pick this up";
    accepted = "U hebt dit opgepakt." | "You have picked this up.";
    done = "Zeg wat u doet" | "Say what you do";
    answer = "Beantwoord deze vraag" | "Answer this question";
    conscience = "het klantgeweten" | "the customer conscience";
    customer = "De klant" | "The customer";
    stop = "Ik wacht op de klant" | "I am waiting for the customer";
    stop_hint = "De klok staat stil tot u meldt dat de klant heeft gereageerd." | "The clock is paused until you say that the customer has replied.";
    stopped = "De klok staat stil." | "The clock is paused.";
    run = "De klant heeft gereageerd" | "The customer has replied";
    runs = "De klok loopt weer." | "The clock is running again.";
    forward_title = "Hoort dit bij een andere afdeling?" | "Does this belong to another department?";
    to = "Naar welke afdeling?" | "To which department?";
    forward = "Doorsturen" | "Forward";
    forwarded = "Dit is doorgestuurd. De klok loopt door." | "This has been forwarded. The clock keeps running.";
    answered_title(name: &str) = "Wat {name} deed" | "What {name} did";
    closed_title(name: &str) = "Waarom wij hier niets mee doen, volgens {name}" | "{name} on why we won’t act on this";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SignalId>) -> Page {
    page(&cx, id, "", &Refusal::default()).await
}

pub(crate) async fn post_accept(cx: PageContext, Path(id): Path<SignalId>) -> Page {
    let done = operations::accept(&cx.portal, &cx.actor, id).await;
    after(&cx, id, done, accepted(cx.lang)).await
}

pub(crate) async fn post_stop(cx: PageContext, Path(id): Path<SignalId>) -> Page {
    let done = operations::stop_clock(&cx.portal, &cx.actor, id).await;
    after(&cx, id, done, stopped(cx.lang)).await
}

pub(crate) async fn post_run(cx: PageContext, Path(id): Path<SignalId>) -> Page {
    let done = operations::run_clock(&cx.portal, &cx.actor, id).await;
    after(&cx, id, done, runs(cx.lang)).await
}

async fn after(
    cx: &PageContext,
    id: SignalId,
    done: Result<(), Error>,
    notice: &'static str,
) -> Page {
    match done {
        Ok(()) => cx.done(&paths::signal(id), notice),
        Err(error) => show_again(error, async |refusal| page(cx, id, "", &refusal).await).await,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ForwardForm {
    department: String,
}

/// Whoever sends a signal on may not read it any more, so the way leads to their list.
pub(crate) async fn post_forward(
    cx: PageContext,
    Path(id): Path<SignalId>,
    Posted(typed): Posted<ForwardForm>,
) -> Page {
    match operations::forward(&cx.portal, &cx.actor, id, &typed.department).await {
        Ok(()) => cx.done(paths::signals(), forwarded(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, &typed.department, &refusal).await
            })
            .await
        }
    }
}

async fn page(cx: &PageContext, id: SignalId, to_which: &str, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::one(&cx.portal, &cx.actor, id).await?;
    let labels = [("department", to(lang))];
    let form = Form::new(lang, refusal, &labels);
    let title = if found.signal.is_enquiry() {
        asked_title(lang)
    } else {
        title(lang)
    };
    cx.page(title).refused(refusal).show(|| {
        let signal = &found.signal;
        view! {
            <a class="back" href=paths::signals()>{icon(Icon::Back)}{all(lang)}</a>
            {form.summary()}
            <h1>{title}</h1>
            <figure class="said">
                <blockquote>{prose(&signal.words)}</blockquote>
                <figcaption>{source(lang, signal)}</figcaption>
            </figure>
            {conversation(cx, &found)}
            {facts(cx, signal)}
            {outcome(lang, signal)}
            {actions(lang, &found)}
            {forwarding(lang, &form, &found, to_which)}
        }
    })
}

fn facts(cx: &PageContext, signal: &Signal) -> AnyView {
    let lang = cx.lang;
    let or = |name: &Option<String>, nothing: &'static str| {
        name.clone().unwrap_or_else(|| nothing.to_owned())
    };
    let waits_text = if signal.waits == 1 {
        yes(lang)
    } else {
        no(lang)
    };
    let facts = Facts::new()
        .fact(
            department(lang),
            or(&signal.department, no_department(lang)),
        )
        .fact(
            owner(lang),
            or(
                &signal.owner,
                if signal.is_kept() {
                    conscience(lang)
                } else {
                    nobody(lang)
                },
            ),
        )
        .fact(due(lang), clock(cx, signal))
        .fact(filed(lang), cx.moment(signal.filed_at))
        .fact(waits(lang), waits_text);
    let facts = match &signal.cause {
        Some(name) => facts.fact(cause(lang), name.clone()),
        None => facts,
    };
    if signal.reach.is_empty() {
        return facts.view();
    }
    let facts = facts.fact(reach(lang), signal.reach.clone());
    if signal.is_enquiry() {
        let when = call_time(cx, signal.call_from, signal.due_at);
        facts.fact(call(lang), when).view()
    } else {
        facts.view()
    }
}

/// The answers to an enquiry so far, with what the customer says of them.
fn conversation(cx: &PageContext, found: &OneSignal) -> Vec<AnyView> {
    let lang = cx.lang;
    let each = found.replies.iter().map(|reply| {
        let by = format!("{}, {}", reply.written_by, cx.day(reply.written_at));
        let verdict = reply.verdict.map(|verdict| {
            let day = reply.verdict_at.map(|at| cx.day(at)).unwrap_or_default();
            let words = format!(
                "{}\n\n{}",
                verdict_words(lang, verdict),
                reply.verdict_reason
            );
            said(&words, format!("{}, {day}", customer(lang)))
        });
        view! { {answered(prose(&reply.text), by)}{verdict} }.into_any()
    });
    each.collect()
}

/// What was answered or done, or why nothing was; the answers to an enquiry stand above.
fn outcome(lang: Language, signal: &Signal) -> Option<AnyView> {
    if signal.is_enquiry() {
        return None;
    }
    let name = signal.ender.clone().unwrap_or_default();
    let heading = match signal.state {
        State::Open => return None,
        State::Answered => answered_title(lang, &name),
        State::Closed => closed_title(lang, &name),
    };
    let words = prose(&signal.outcome);
    Some(view! { <section id="outcome"><h2>{heading}</h2>{words}</section> }.into_any())
}

fn actions(lang: Language, found: &OneSignal) -> AnyView {
    let id = found.signal.id;
    let button = |action: String, class: &'static str, words: &'static str| {
        view! { <form method="post" action=action><button class=class>{words}</button></form> }
    };
    let taking = found
        .may_accept
        .then(|| button(paths::accept_signal(id), "button", accept(lang)));
    let ending = found.may_end.then(|| {
        let stands = found.signal.service_left.is_some();
        let clock = found.may_stop.then(|| {
            if stands {
                button(paths::run_clock(id), "button secondary", run(lang))
            } else {
                button(paths::stop_clock(id), "button secondary", stop(lang))
            }
        });
        let hint =
            (found.may_stop && !stands).then(|| view! { <p class="hint">{stop_hint(lang)}</p> });
        view! {
            <div class="buttons">
                <a class="button" href=paths::end_signal(id)>
                    {if found.signal.is_enquiry() { answer(lang) } else { done(lang) }}
                </a>
                {clock}
            </div>
            {hint}
        }
    });
    view! { {taking}{ending} }.into_any()
}

fn forwarding(
    lang: Language,
    form: &Form<'_>,
    found: &OneSignal,
    to_which: &str,
) -> Option<AnyView> {
    (found.may_forward && !found.departments.is_empty()).then(|| {
        let mut departments = vec![Choice::new("", choose(lang))];
        departments.extend(department_choices(lang, &found.departments));
        view! {
            <h2>{forward_title(lang)}</h2>
            <form method="post" action=paths::forward_signal(found.signal.id) novalidate>
                {form.select("department", to_which, departments).view()}
                <button class="button secondary">{forward(lang)}</button>
            </form>
        }
        .into_any()
    })
}
