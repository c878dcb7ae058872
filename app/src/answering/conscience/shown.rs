//! The customer conscience's words about a proposal, on its page: with the decision, and for the owner.

use crate::web::{
    context::PageContext,
    paths,
    ui::{answered, inset, prose::prose, warning},
};
use klankbord_domain::{
    Role,
    answering::{
        conscience::{
            appeals::Upheld,
            challenges::{Challenge, rules},
            dissents::{Dissent, rules::DAYS},
            impact_statements::{Judgement, Verdict},
            queries::{ConscienceView, Objections},
        },
        decisions::Decision,
    },
    rounds::{
        projects::rules::may_change,
        proposals::{Proposal, State},
    },
};
use leptos::prelude::*;

texts! {
    challenge_title = "Het klantgeweten spreekt dit tegen" | "The customer conscience challenges this";
    by_conscience(who: &str, day: &str) = "{who}, het klantgeweten, {day}" | "{who}, the customer conscience, {day}";
    by(who: &str, day: &str) = "{who}, {day}" | "{who}, {day}";
    no_reply = "Hier is nog geen antwoord op. Zonder antwoord komt er geen besluit." | "There is no reply to this yet. Without a reply there will be no decision.";
    reply_due = "Antwoord" | "Reply";
    dissent_title = "Afwijkende mening van het klantgeweten" | "Dissenting opinion of the customer conscience";
    upheld_title = "Een klant ging in beroep en kreeg gelijk" | "A customer's appeal was upheld";
    upheld_asks = "De eigenaar is gevraagd opnieuw naar dit besluit te kijken." | "The owner was asked to look at this decision again.";
    sufficient = "Het klantgeweten vindt duidelijk wat dit voor de klant betekent" | "The customer conscience finds it clear what this means for the customer";
    insufficient = "Het klantgeweten vindt nog niet duidelijk wat dit voor de klant betekent" | "The customer conscience does not yet find it clear what this means for the customer";
    your_appeal = "Uw beroep bij het klantgeweten" | "Your appeal to the customer conscience";
    appeal = "Bent u het er niet mee eens? Ga in beroep bij het klantgeweten" | "Do you disagree? Appeal to the customer conscience";
    raise = "Tegenspreken" | "Challenge";
    reply = "Het klantgeweten antwoorden" | "Reply to the customer conscience";
    dissent = "Afwijkende mening schrijven" | "Write a dissenting opinion";
    judge = "Beoordelen wat dit voor de klant betekent" | "Judge what this means for the customer";
    improve = "De tekst voor de klant verbeteren" | "Improve the text for the customer";
}

/// A challenge with its reply.
pub(crate) fn challenge_view(cx: &PageContext, challenge: &Challenge) -> AnyView {
    let lang = cx.lang;
    let raised = by_conscience(lang, &challenge.raised_by, &cx.day(challenge.raised_at));
    let reply = match (&challenge.replied_by, challenge.replied_at) {
        (Some(who), Some(at)) => answered(prose(&challenge.reply), by(lang, who, &cx.day(at))),
        _ => {
            let clock = cx.clock_by(
                reply_due(lang),
                rules::reply_due(challenge.raised_at, &cx.zone()),
            );
            view! { <p>{no_reply(lang)}</p><p>{clock}</p> }.into_any()
        }
    };
    view! {
        <section id="challenge">
            <h2>{challenge_title(lang)}</h2>
            {answered(prose(&challenge.text), raised)}
            {reply}
        </section>
    }
    .into_any()
}

fn dissent_view(cx: &PageContext, dissent: &Dissent) -> AnyView {
    let lang = cx.lang;
    let who = by_conscience(lang, &dissent.written_by, &cx.day(dissent.written_at));
    view! {
        <section id="dissent">
            <h2>{dissent_title(lang)}</h2>
            {answered(prose(&dissent.text), who)}
        </section>
    }
    .into_any()
}

fn upheld_view(cx: &PageContext, upheld: &Upheld) -> AnyView {
    let lang = cx.lang;
    let who = by_conscience(lang, &upheld.ruled_by, &cx.day(upheld.ruled_at));
    warning(
        upheld_title(lang),
        view! { <p>{upheld_asks(lang)}</p>{answered(prose(&upheld.words), who)} },
    )
}

/// The words of the conscience that are shown with the decision.
pub(crate) fn objections_view(cx: &PageContext, objections: &Objections) -> AnyView {
    let upheld: Vec<_> = objections
        .upheld
        .iter()
        .map(|upheld| upheld_view(cx, upheld))
        .collect();
    view! {
        {upheld}
        {objections.dissent.as_ref().map(|dissent| dissent_view(cx, dissent))}
        {objections.challenge.as_ref().map(|challenge| challenge_view(cx, challenge))}
    }
    .into_any()
}

/// A judgement of the impact statement, for the owner and the customer conscience.
pub(crate) fn judgement_view(cx: &PageContext, judgement: &Judgement) -> AnyView {
    let lang = cx.lang;
    let who = by_conscience(lang, &judgement.judged_by, &cx.day(judgement.judged_at));
    match judgement.verdict {
        Verdict::Sufficient => inset(view! {
            <p>{sufficient(lang)}</p>
            {prose(&judgement.sentence)}
            <p class="hint">{who}</p>
        }),
        Verdict::Insufficient => warning(
            insufficient(lang),
            view! { {prose(&judgement.sentence)}<p class="hint">{who}</p> },
        ),
    }
}

/// All of it, below the decision: the objections, the reader's own appeal, and the judgement.
pub(crate) fn view(cx: &PageContext, proposal: &Proposal, found: &ConscienceView) -> AnyView {
    let lang = cx.lang;
    let link = found.appeal.as_ref().map_or_else(
        || found.may_appeal.then(|| appeal(lang)),
        |_| Some(your_appeal(lang)),
    );
    let link = link.map(|text| {
        let path = paths::appeal(proposal.id);
        view! { <p><a href=path>{text}</a></p> }
    });
    view! {
        {objections_view(cx, &found.objections)}
        {link}
        {found.judgement.as_ref().map(|judgement| judgement_view(cx, judgement))}
    }
    .into_any()
}

/// The links for staff on a proposal, as path and words.
pub(crate) fn links(
    cx: &PageContext,
    proposal: &Proposal,
    found: &ConscienceView,
    decision: Option<&Decision>,
) -> Vec<(String, &'static str)> {
    let lang = cx.lang;
    let state = proposal.state;
    let undecided = matches!(state, State::Open | State::Closed);
    let owner = may_change(&cx.actor, proposal.owner_id);
    let conscience = cx.actor.is(Role::CustomerConscience);
    let challenge = found.objections.challenge.as_ref();
    let unreplied = challenge.is_some_and(|challenge| challenge.replied_at.is_none());
    let insufficient = found
        .judgement
        .as_ref()
        .is_some_and(|judgement| judgement.verdict == Verdict::Insufficient);
    let fresh = decision
        .is_some_and(|decision| cx.portal.now() <= decision.taken_at.plus_days(DAYS))
        && found.objections.dissent.is_none();
    let id = proposal.id;
    [
        (
            conscience && matches!(state, State::Draft | State::Open),
            paths::impact_statement(id),
            judge(lang),
        ),
        (
            conscience && undecided && challenge.is_none(),
            paths::challenge(id),
            raise(lang),
        ),
        (
            conscience && (state == State::Closed || fresh),
            paths::dissent(id),
            dissent(lang),
        ),
        (
            owner && undecided && unreplied,
            paths::reply_to_challenge(id),
            reply(lang),
        ),
        (
            owner && state == State::Open && insufficient,
            paths::improve_impact_statement(id),
            improve(lang),
        ),
    ]
    .into_iter()
    .filter(|(shown, ..)| *shown)
    .map(|(_, path, text)| (path, text))
    .collect()
}
