//! A proposal as its audience reads it: a letter from its owner, the parts that can be read further, and the days
//! that follow.

use super::influence::{influence_meaning, influence_name, quorum_text};
use crate::{
    rounds::projects::phase_name,
    web::{
        context::PageContext,
        paths,
        ui::{
            Icon, Whose, face, first_sentence, fold, icon, inset, lang_of, markdown, prose::prose,
            time::date, warning,
        },
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
    from(project: &str, phase: &str) = "voor het project {project}, fase {phase}" | "for the project {project}, phase {phase}";
    takes = "Dit kost u" | "This takes you";
    minutes_text(minutes: i64) = "{minutes} minuten" | "{minutes} minutes",
        one(minutes) "{minutes} minuut" | "{minutes} minute";
    until = "Stemmen kan tot en met" | "You can vote until";
    reads = "Wie leest wat u zegt" | "Who reads what you say";
    reads_short(owner: &str) = "{owner} en het klantgeweten" | "{owner} and the customer conscience";
    reads_text(owner: &str) = "{owner} en het klantgeweten. Geeft {owner} een antwoord door aan een collega, dan leest die het ook. Andere klanten die we vroegen, lezen het zodra zij hebben gestemd of de ronde gesloten is. Bij wat u schrijft, kiest u of uw naam erbij staat, of dat alleen het klantgeweten het leest. Het bestuur ziet na de ronde aantallen en thema's, niet wat u schreef."
        | "{owner} and the customer conscience. If {owner} passes an answer on to a colleague, that colleague reads it too. Other customers we asked read it once they have voted or the round has closed. When you write something, you choose whether your name is with it, or that only the customer conscience reads it. After the round the board sees numbers and themes, not what you wrote.";
    meaning = "Wat dit voor u betekent" | "What this means for you";
    influence = "Waar u invloed op hebt" | "What you can influence";
    level(name: &str, meaning: &str) = "{name}. {meaning}" | "{name}. {meaning}";
    other_terms = "Deze termijnen zijn anders dan in de wet. Lees waarom." | "These time limits differ from the law's. Read why.";
    fixed = "Dit staat vast" | "This is fixed";
    open = "Dit ligt nog open" | "This is still open";
    course = "Dit zou ons van koers laten veranderen" | "This would make us change course";
    weight = "Hoe zwaar uw mening weegt" | "How much your opinion weighs";
    next_title = "Wat er daarna gebeurt" | "What happens next";
    until_day(day: &str) = "tot en met {day}" | "until {day}";
    by_day(day: &str) = "uiterlijk {day}" | "by {day}";
    you_answer = "U antwoordt" | "You answer";
    round_closed = "De ronde sloot" | "The round closed";
    we_decided = "Lees het besluit" | "Read the decision";
    you_answer_why = "Tot die dag kunt u alles nog veranderen." | "Until that day you can change everything.";
    owner_answers(owner: &str) = "{owner} antwoordt" | "{owner} answers";
    owner_answers_why = "Wie iets vraagt of vertelt, krijgt antwoord. De reden bij uw stem telt mee, maar daarop krijgt u niet altijd antwoord."
        | "Whoever asks or tells us something gets an answer. The reason you give with your vote counts, but you don't always get an answer to it.";
    we_decide = "Wij besluiten" | "We decide";
    we_decide_why = "U leest hier wat we besluiten en waarom." | "You will read here what we decide and why.";
    was_withdrawn(day: &str) = "Dit voorstel is op {day} ingetrokken." | "This proposal was withdrawn on {day}.";
    is_closed(day: &str) = "Deze ronde is gesloten op {day}." | "This round closed on {day}.";
    not_chosen = "nog niet gekozen" | "not chosen yet";
}

/// The letter: its sender, its title, the three facts before anything is asked, and its words. `title` is the heading
/// of the page or of a preview.
pub(crate) fn letter(cx: &PageContext, proposal: &Proposal, title: AnyView) -> AnyView {
    let lang = cx.lang;
    let over = match proposal.state {
        State::Withdrawn => {
            let when = proposal
                .withdrawn_at
                .map(|at| cx.day(at))
                .unwrap_or_default();
            let why = prose(&proposal.withdrawn_why);
            let why = view! { <div lang=lang_of(lang, proposal.written_in())>{why}</div> };
            warning(was_withdrawn(lang, &when), why)
        }
        State::Closed | State::Decided => {
            let when = proposal.closes_at.map(|at| cx.day(at)).unwrap_or_default();
            inset(is_closed(lang, &when))
        }
        State::Draft | State::Open => ().into_any(),
    };
    // Once the round is over, nobody is asked for their time any more.
    let asks = matches!(proposal.state, State::Open | State::Draft);
    let closes = match proposal.closes_at {
        Some(at) => cx.moment(at),
        None => day(cx, proposal.closes_on),
    };
    let fact = |sign: Icon, term: &'static str, what: String| {
        view! { <div>{icon(sign)}<dt>{term}</dt><dd>{what}</dd></div> }
    };
    view! {
        <article class="sheet lifted letter-sheet">
            <p class="sender">
                {face(Whose::Staff(&proposal.owner_name))}
                <span><b>{proposal.owner_name.clone()}</b>{from(lang, &proposal.project_name, phase_name(lang, proposal.phase))}</span>
            </p>
            {title}
            {over}
            <dl class="facts three">
                {asks.then(|| view! {
                    {fact(Icon::Clock, takes(lang), minutes_text(lang, proposal.minutes))}
                    {fact(Icon::Calendar, until(lang), closes)}
                })}
                {fact(Icon::Eye, reads(lang), reads_short(lang, &proposal.owner_name))}
            </dl>
            <div lang=lang_of(lang, proposal.language)>{markdown(&proposal.summary, 2)}</div>
            <p class="sign">{face(Whose::Staff(&proposal.owner_name))}<span><b>{proposal.owner_name.clone()}</b></span></p>
        </article>
    }
    .into_any()
}

/// The parts that can be read further: each closed line says already what is inside.
pub(crate) fn folds(cx: &PageContext, proposal: &Proposal) -> AnyView {
    let lang = cx.lang;
    let level = level(
        lang,
        influence_name(lang, proposal.influence),
        influence_meaning(lang, proposal.influence, proposal.terms).as_str(),
    );
    let other_terms = (proposal.influence == Influence::Advise && proposal.terms != Terms::LAW)
        .then(|| view! { <p><a href=paths::advice()>{other_terms(lang)}</a></p> });
    let part = |sign: Icon, title: &'static str, text: &str| {
        let written = lang_of(lang, proposal.language);
        let first = view! { <span lang=written>{first_sentence(text)}</span> };
        let body = view! { <div lang=written>{prose(text)}</div> }.into_any();
        fold(icon(sign), title, first, body)
    };
    view! {
        <section id="scope">
            <h2>{influence(lang)}</h2>
            <div class="folds">
                {part(Icon::Person, meaning(lang), &proposal.impact_statement)}
                {part(Icon::Lock, fixed(lang), &proposal.scope_fixed)}
                {part(Icon::Door, open(lang), &proposal.scope_open)}
                {part(Icon::Compass, course(lang), &proposal.scope_course)}
                {fold(icon(Icon::Scale), weight(lang), first_sentence(&level), view! { <p>{level.clone()}</p>{other_terms}<p>{quorum_text(lang, proposal.quorum)}</p> }.into_any())}
                {fold(icon(Icon::Eye), reads(lang), reads_short(lang, &proposal.owner_name), view! { <p>{reads_text(lang, &proposal.owner_name)}</p> }.into_any())}
            </div>
        </section>
    }
    .into_any()
}

/// What happens after the round: the days on which the reader, the owner and the organisation have their turn.
pub(crate) fn next(cx: &PageContext, proposal: &Proposal) -> AnyView {
    let lang = cx.lang;
    let closes = match proposal.closes_at {
        Some(at) => cx.day(at),
        None => day(cx, proposal.closes_on),
    };
    let knot = |class: &'static str, when: String, what: String, why: String| {
        let why = (!why.is_empty()).then(|| view! { <p class="why">{why}</p> });
        view! { <li class=class><span class="when">{when}</span><p class="what">{what}</p>{why}</li> }
            .into_any()
    };
    let your_turn = |class: &'static str| {
        let (what, why) = (you_answer(lang).to_owned(), you_answer_why(lang).to_owned());
        knot(class, until_day(lang, &closes), what, why)
    };
    let round = match proposal.state {
        State::Open => your_turn("yours"),
        State::Draft => your_turn("promised"),
        State::Closed | State::Decided | State::Withdrawn => knot(
            "",
            closes.clone(),
            round_closed(lang).to_owned(),
            String::new(),
        ),
    };
    let decision = if proposal.state == State::Decided {
        let path = paths::decision(proposal.id);
        view! { <li><p class="what"><a href=path>{we_decided(lang)}</a></p></li> }.into_any()
    } else {
        let (what, why) = (we_decide(lang).to_owned(), we_decide_why(lang).to_owned());
        knot("promised", day(cx, proposal.decide_on), what, why)
    };
    view! {
        <ol class="thread">
            {round}
            {knot("promised", by_day(lang, &day(cx, proposal.answers_by)), owner_answers(lang, &proposal.owner_name), owner_answers_why(lang).to_owned())}
            {decision}
        </ol>
    }
    .into_any()
}

/// What happens next, under its title.
pub(crate) fn next_section(cx: &PageContext, proposal: &Proposal) -> AnyView {
    view! { <section id="next"><h2>{next_title(cx.lang)}</h2>{next(cx, proposal)}</section> }
        .into_any()
}

fn day(cx: &PageContext, day: Day) -> String {
    day.0
        .map_or_else(|| not_chosen(cx.lang).to_owned(), |day| date(cx.lang, day))
}
