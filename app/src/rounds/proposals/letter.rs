//! A proposal as its audience reads it: one column, the most important first.

use super::influence::{influence_meaning, influence_name, quorum_text};
use crate::{
    rounds::projects::phase_name,
    web::{
        context::PageContext,
        paths,
        ui::{Facts, inset, markdown, prose::prose, time::date, warning},
    },
};
use klankbord_domain::{
    base::time::Day,
    rounds::{
        proposals::{Influence, Proposal, State},
        terms::Terms,
    },
};
use leptos::prelude::*;

texts! {
    from(owner: &str, project: &str, phase: &str) = "Van {owner}, voor het project {project}, fase {phase}"
        | "From {owner}, for the project {project}, phase {phase}";
    takes = "Dit kost u" | "This takes you";
    minutes_text(minutes: i64) = "{minutes} minuten" | "{minutes} minutes";
    until = "Stemmen kan tot en met" | "You can vote until";
    reads = "Wie leest wat u zegt" | "Who reads what you say";
    reads_text(owner: &str) = "{owner} en het klantgeweten. Geeft {owner} een antwoord door aan een collega, dan leest die het ook. Andere klanten die we vroegen, lezen het zodra zij hebben gestemd of de ronde gesloten is. Bij wat u schrijft, kiest u of uw naam erbij staat, of dat alleen het klantgeweten het leest. Het bestuur ziet na de ronde aantallen en thema's, niet wat u schreef."
        | "{owner} and the customer conscience. If {owner} passes an answer on to a colleague, that colleague reads it too. Other customers we asked read it once they have voted or the round has closed. When you write something, you choose whether your name is with it, or that only the customer conscience reads it. After the round the board sees numbers and themes, not what you wrote.";
    meaning = "Wat dit voor u betekent" | "What this means for you";
    influence = "Waar u invloed op hebt" | "What you can influence";
    level(name: &str, meaning: &str) = "{name}. {meaning}" | "{name}. {meaning}";
    other_terms = "Deze termijnen zijn anders dan in de wet. Lees waarom." | "These time limits differ from the law's. Read why.";
    fixed = "Dit staat vast" | "This is fixed";
    open = "Dit ligt nog open" | "This is still open";
    course = "Dit zou ons van koers laten veranderen" | "This would make us change course";
    next = "Wat er daarna gebeurt" | "What happens next";
    next_text(answers: &str, decide: &str) = "Vraagt of vertelt u ons iets? Dan krijgt u uiterlijk {answers} antwoord. De reden bij uw stem telt mee, maar daarop krijgt u niet altijd antwoord. Op {decide} besluiten we. Hier leest u dan wat we besluiten en waarom."
        | "If you ask or tell us something, you get an answer by {answers}. The reason you give with your vote counts, but you don't always get an answer to it. We decide on {decide}. You will read here what we decide and why.";
    was_withdrawn(day: &str) = "Dit voorstel is op {day} ingetrokken." | "This proposal was withdrawn on {day}.";
    is_closed(day: &str) = "Deze ronde is gesloten op {day}." | "This round closed on {day}.";
    not_chosen = "nog niet gekozen" | "not chosen yet";
}

/// The proposal without its title, which is the heading of the page or of the preview.
pub(crate) fn letter(cx: &PageContext, proposal: &Proposal) -> AnyView {
    let lang = cx.lang;
    let day = |day: Day| {
        day.0
            .map_or_else(|| not_chosen(lang).to_owned(), |day| date(lang, day))
    };
    let over = match proposal.state {
        State::Withdrawn => {
            let when = proposal
                .withdrawn_at
                .map(|at| cx.day(at))
                .unwrap_or_default();
            warning(was_withdrawn(lang, &when), prose(&proposal.withdrawn_why))
        }
        State::Closed | State::Decided => {
            let when = proposal.closes_at.map(|at| cx.day(at)).unwrap_or_default();
            inset(is_closed(lang, &when))
        }
        State::Draft | State::Open => ().into_any(),
    };
    let closes = match proposal.closes_at {
        Some(at) => cx.moment(at),
        None => day(proposal.closes_on),
    };
    let facts = Facts::new()
        .fact(takes(lang), minutes_text(lang, proposal.minutes))
        .fact(until(lang), closes)
        .fact(reads(lang), reads_text(lang, &proposal.owner_name))
        .view();
    let other_terms = (proposal.influence == Influence::Advise && proposal.terms != Terms::LAW)
        .then(|| view! { <p><a href=paths::advice()>{other_terms(lang)}</a></p> });
    view! {
        <p class="hint">{from(lang, &proposal.owner_name, &proposal.project_name, phase_name(lang, proposal.phase))}</p>
        {over}
        {facts}
        {markdown(&proposal.summary, 2)}
        <h2>{meaning(lang)}</h2>
        {prose(&proposal.impact_statement)}
        <h2>{influence(lang)}</h2>
        <p>{level(lang, influence_name(lang, proposal.influence), influence_meaning(lang, proposal.influence, proposal.terms).as_str())}</p>
        {other_terms}
        <p>{quorum_text(lang, proposal.quorum)}</p>
        <h3>{fixed(lang)}</h3>
        {prose(&proposal.scope_fixed)}
        <h3>{open(lang)}</h3>
        {prose(&proposal.scope_open)}
        <h3>{course(lang)}</h3>
        {prose(&proposal.scope_course)}
        <h2>{next(lang)}</h2>
        <p>{next_text(lang, &day(proposal.answers_by), &day(proposal.decide_on))}</p>
    }
    .into_any()
}
