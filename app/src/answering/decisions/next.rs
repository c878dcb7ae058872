//! The next step towards a decision, with what its gate still asks: on straw when it is the owner's turn.

use crate::web::{
    context::PageContext,
    paths,
    ui::{self, Icon, icon},
};
use klankbord_domain::{
    Language,
    answering::decisions::{
        next::{NextStep, next_step},
        rules::Gate,
    },
    base::ids::{ProjectId, ProposalId},
    rounds::proposals::{State, draft::Step},
};
use leptos::prelude::*;

texts! {
    reply_told = "Het klantgeweten spreekt dit tegen. Reageer voordat u besluit." | "The customer conscience objects. Reply before you decide.";
    reply = "Reageer" | "Reply";
    answer_open(count: i64) = "{count} reacties wachten op uw antwoord" | "{count} contributions are waiting for your answer",
        one(count) "Eén reactie wacht op uw antwoord" | "One contribution is waiting for your answer";
    answer_closed(count: i64) = "Beantwoord nog {count} reacties, dan kunt u besluiten" | "Answer {count} more contributions, then you can decide",
        one(count) "Beantwoord de laatste reactie, dan kunt u besluiten" | "Answer the last contribution, then you can decide";
    answer = "Beantwoord" | "Answer";
    decide_told = "Alles is klaar: u kunt nu besluiten" | "Everything is ready: you can now decide";
    decide = "Besluit nemen" | "Take the decision";
    write_told = "Het concept is nog niet verstuurd" | "The draft has not been sent yet";
    write = "Verder schrijven" | "Continue writing";
    votes_told = "Er stemden te weinig mensen. Vraag het bestuur om een uitzondering." | "Too few people voted. Ask the board to allow an exception.";
    see_missing = "Bekijk wat er mist" | "See what is missing";
    conscience_told = "Het klantgeweten moet nog antwoord geven. Daarna kunt u besluiten." | "The customer conscience still has to answer. Then you can decide.";
    round_told = "De ronde loopt, en er wacht niets op u." | "The round is open, and nothing is waiting for you.";
    gate_name = "Wat er klaar moet zijn voor een besluit" | "What has to be ready for a decision";
    closed_on(day: &str) = "De ronde is gesloten op {day}" | "The round closed on {day}";
    closes_on(day: &str) = "De ronde sluit op {day}" | "The round closes on {day}";
    votes_are(votes: i64, quorum: i64) = "Stemmen: {votes}, nodig: {quorum}" | "Votes: {votes}, needed: {quorum}";
    all_answered = "Alles wat klanten schreven, is beantwoord" | "Everything that customers wrote has been answered";
    unanswered(count: i64) = "Nog te beantwoorden: {count}" | "Still to be answered: {count}";
    unanswered_kept(count: i64) = "Nog te beantwoorden: {count}, en iets door het klantgeweten" | "Still to be answered: {count}, and something by the customer conscience";
    unchallenged = "Geen tegenspraak van het klantgeweten" | "No objection from the customer conscience";
    challenged = "Het klantgeweten wacht op uw reactie" | "The customer conscience is waiting for your reply";
}

/// The words on the button of a step, and where it leads; nothing while there is nothing to do.
pub(crate) fn action(
    lang: Language,
    project: ProjectId,
    id: ProposalId,
    step: NextStep,
) -> Option<(String, &'static str)> {
    Some(match step {
        NextStep::Reply => (paths::reply_to_challenge(id), reply(lang)),
        NextStep::Answer(_) => (paths::inbox_of_project(project), answer(lang)),
        NextStep::Decide => (paths::decide(id), decide(lang)),
        NextStep::Write => (paths::edit_proposal(id, Step::Words), write(lang)),
        NextStep::LackVotes => (paths::decide(id), see_missing(lang)),
        NextStep::WaitForConscience | NextStep::WaitForRound | NextStep::Done => return None,
    })
}

/// The step with its button and its gate. `title` names the proposal where the page doesn't.
pub(crate) fn view(
    cx: &PageContext,
    project: ProjectId,
    id: ProposalId,
    title: Option<&str>,
    gate: &Gate,
) -> Option<AnyView> {
    let lang = cx.lang;
    let at = cx.portal.now();
    let step = next_step(gate, at);
    let open = gate.state.at(at, gate.closes_at) == State::Open;
    let told = match step {
        NextStep::Done => return None,
        NextStep::Reply => reply_told(lang).to_owned(),
        NextStep::Answer(count) if open => answer_open(lang, count),
        NextStep::Answer(count) => answer_closed(lang, count),
        NextStep::Decide => decide_told(lang).to_owned(),
        NextStep::Write => write_told(lang).to_owned(),
        NextStep::LackVotes => votes_told(lang).to_owned(),
        NextStep::WaitForConscience => conscience_told(lang).to_owned(),
        NextStep::WaitForRound => round_told(lang).to_owned(),
    };
    let button = action(lang, project, id, step).map(|(path, words)| {
        view! { <div class="buttons"><a class="button" href=path>{words}{icon(Icon::On)}</a></div> }
    });
    let gate = (step != NextStep::Write).then(|| gate_view(cx, gate));
    Some(ui::next_step(
        lang,
        step.is_turn(),
        title,
        told,
        button.into_any(),
        gate,
    ))
}

/// The conditions of the decision: each says in words whether it is met.
fn gate_view(cx: &PageContext, gate: &Gate) -> AnyView {
    let lang = cx.lang;
    let is_over = gate.state.at(cx.portal.now(), gate.closes_at) != State::Open;
    let day = gate.closes_at.map(|at| cx.day(at)).unwrap_or_default();
    let round = if is_over {
        closed_on(lang, &day)
    } else {
        closes_on(lang, &day)
    };
    // What only the conscience reads is told as one lump.
    let answers = match (gate.unanswered, gate.kept) {
        (0, 0) => all_answered(lang).to_owned(),
        (count, 0) => unanswered(lang, count),
        (count, _) => unanswered_kept(lang, count),
    };
    let conscience = if gate.lacks_reply() {
        challenged(lang)
    } else {
        unchallenged(lang)
    };
    let one = |met: bool, words: String| {
        let (class, sign) = if met {
            ("", Icon::Check)
        } else {
            ("not", Icon::Hourglass)
        };
        view! { <li class=class>{icon(sign)}<span>{words}</span></li> }
    };
    view! {
        <ul class="gate" aria-label=gate_name(lang)>
            {one(is_over, round)}
            {one(!gate.lacks_votes(), votes_are(lang, gate.votes, gate.quorum))}
            {one(!gate.lacks_answers(), answers)}
            {one(!gate.lacks_reply(), conscience.to_owned())}
        </ul>
    }
    .into_any()
}
