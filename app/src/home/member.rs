//! The home of a customer: the things that wait for them, the results of their input, their sessions. Nothing else.

use crate::{
    answering::{commitments::shown, decisions::shown::became_text},
    boardroom::{dates, seats, session_feedback::waits as feedback, sessions as boardroom},
    rounds::positions::position_name,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Item, items, opening, time::date},
    },
};
use klankbord_domain::{
    answering::{
        commitments,
        conscience::appeals::{self, Appeal},
        decisions::{self, Became},
    },
    boardroom::{seats::queries as seats_queries, session_feedback, sessions::queries as seated},
    rounds::{
        contributions::{self, State as Debt, queries::Mine},
        positions::{self, Taken},
        proposals::{self, State, Waiting},
    },
};
use leptos::prelude::*;

texts! {
    waiting = "Wacht op u" | "Waiting for you";
    nothing_waits = "Er wacht nu niets op u." | "Nothing is waiting for you now.";
    takes(minutes: i64) = "{minutes} minuten" | "{minutes} minutes";
    vote = "Stemmen" | "Vote";
    became = "Wat er met uw inbreng gebeurde" | "What happened with your input";
    nothing_yet = "Hier komt te staan wat er gebeurt met wat u zegt." | "Here you will see what happens with what you say.";
    you_voted(position: &str, day: &str) = "Uw standpunt op {day}: {position}." | "Your position on {day}: {position}.";
    still_open(day: &str) = "De ronde loopt tot en met {day}." | "The round runs until {day}.";
    decision_on(day: &str) = "We besluiten op {day}." | "We decide on {day}.";
    was_decided = "Er is besloten." | "A decision was taken.";
    was_withdrawn = "Het voorstel is ingetrokken; op de pagina staat waarom." | "The proposal was withdrawn; its page says why.";
    you_wrote(opening: &str) = "U schreef: “{opening}”" | "You wrote: “{opening}”";
    answer_by(owner: &str, day: &str) = "{owner} antwoordt uiterlijk op {day}." | "{owner} answers by {day}.";
    answer_late(owner: &str, day: &str) = "Het antwoord van {owner} had er op {day} moeten zijn." | "The answer from {owner} was due on {day}.";
    answered(day: &str) = "Beantwoord op {day}. Zeg ons of uw vraag is beantwoord." | "Answered on {day}. Please tell us if your question is answered.";
    you_appealed(title: &str) = "Uw beroep: {title}" | "Your appeal: {title}";
    appeal_waits = "Antwoord van het klantgeweten" | "Answer from the customer conscience";
    appeal_answered(day: &str) = "Het klantgeweten antwoordde op {day}." | "The customer conscience answered on {day}.";
    settled = "Beantwoord. U zei dat het zo goed is." | "Answered. You said that it is fine.";
    disputed = "U zei dat uw vraag niet is beantwoord. Het klantgeweten ziet dat." | "You said that your question is not answered. The customer conscience sees that.";
    taken_back = "U hebt dit ingetrokken." | "You have withdrawn this.";
    all_publications = "Alles wat er is besloten en gedaan" | "Everything that was decided and done";
    sessions = "Uw sessies" | "Your sessions";
    willing = "Wilt u aan tafel zitten bij het bestuur?" | "Would you like to sit at the table with the board?";
    no_sessions = "U hebt nu geen stoel in een sessie." | "You don't have a seat in a session now.";
}

/// The three lists.
pub(super) async fn show(cx: &PageContext, hello: String) -> Page {
    let lang = cx.lang;
    let open = proposals::queries::waiting(&cx.portal, &cx.actor).await?;
    let taken = positions::queries::taken(&cx.portal, &cx.actor).await?;
    let mine = contributions::queries::mine(&cx.portal, &cx.actor).await?;
    let appealed = appeals::queries::mine(&cx.portal, &cx.actor).await?;
    let decided = decisions::queries::became(&cx.portal, &cx.actor).await?;
    let questions = commitments::queries::to_say(&cx.portal, &cx.actor).await?;
    let dates = dates::waiting(cx).await?;
    let seated = seated::mine(&cx.portal, &cx.actor).await?;
    let wanted = session_feedback::queries::waiting(&cx.portal, &cx.actor).await?;
    let places = seats_queries::mine(&cx.portal, &cx.actor).await?;
    let promised = commitments::queries::promised(&cx.portal, &cx.actor).await?;
    cx.page(hello.clone()).show(|| {
        let waits = items(
            open.iter()
                .map(|one| waits_item(cx, one))
                .chain(dates.iter().map(|one| dates::waits_item(lang, one)))
                .chain(places.iter().filter_map(|one| seats::offer(cx, one)))
                .chain(questions.iter().map(|one| shown::question(cx, one)))
                .chain(wanted.iter().map(|one| feedback::item(cx, one)))
                .collect(),
            nothing_waits(lang),
        );
        let written = mine.iter().map(|one| mine_item(cx, one));
        let decisions = decided.iter().map(|one| decided_item(cx, one));
        let commitments = promised.iter().map(|one| shown::became(cx, one));
        let appeals = appealed.iter().map(|one| appeal_item(cx, one));
        // A decision is in the list already, so the vote that led to it is not shown once more.
        let told = |one: &&Taken| decided.iter().any(|became| became.proposal_id == one.proposal_id);
        let voted = taken.iter().filter(|one| !told(one));
        let voted = voted.map(|one| taken_item(cx, one));
        let became_of = items(
            appeals
                .chain(decisions)
                .chain(commitments)
                .chain(written)
                .chain(voted)
                .collect(),
            nothing_yet(lang),
        );
        let seated = seated.iter().map(|one| boardroom::item(cx, one));
        let places = places.iter().filter_map(|one| seats::in_line(cx, one));
        let yours = items(seated.chain(places).collect(), no_sessions(lang));
        view! {
            <h1>{hello}</h1>
            <section id="waiting"><h2>{waiting(lang)}</h2>{waits}</section>
            <section id="became"><h2>{became(lang)}</h2>{became_of}<p><a href=paths::said_and_done()>{all_publications(lang)}</a></p></section>
            <section id="sessions"><h2>{sessions(lang)}</h2>{yours}<p><a href=paths::willing()>{willing(lang)}</a></p></section>
        }
    })
}

fn waits_item(cx: &PageContext, one: &Waiting) -> Item {
    Item::new(paths::proposal(one.id), one.title.clone())
        .meta(takes(cx.lang, one.minutes))
        .meta(cx.clock(vote(cx.lang), one.closes_at))
}

fn decided_item(cx: &PageContext, one: &Became) -> Item {
    Item::new(paths::decision(one.proposal_id), one.title.clone()).line(became_text(
        cx.lang,
        one.outcome,
        &cx.day(one.taken_at),
    ))
}

fn appeal_item(cx: &PageContext, one: &Appeal) -> Item {
    let lang = cx.lang;
    let stands = match one.ruled_at {
        Some(at) => appeal_answered(lang, &cx.day(at)).into_any(),
        None => cx.clock(appeal_waits(lang), one.due_at),
    };
    Item::new(
        paths::appeal(one.proposal_id),
        you_appealed(lang, &one.title),
    )
    .meta(stands)
}

fn taken_item(cx: &PageContext, one: &Taken) -> Item {
    let lang = cx.lang;
    let state = match one.state {
        State::Open => one.closes_at.map(|at| still_open(lang, &cx.day(at))),
        State::Closed => one
            .decide_on
            .0
            .map(|day| decision_on(lang, &date(lang, day))),
        State::Decided => Some(was_decided(lang).to_owned()),
        State::Withdrawn => Some(was_withdrawn(lang).to_owned()),
        State::Draft => None,
    };
    let said = you_voted(
        lang,
        position_name(lang, one.position),
        &cx.day(one.changed_at),
    );
    Item::new(paths::proposal(one.proposal_id), one.title.clone())
        .line(said)
        .meta(state)
}

fn mine_item(cx: &PageContext, one: &Mine) -> Item {
    let lang = cx.lang;
    let state = match one.state {
        Debt::Waiting if one.is_overdue(cx.portal.now()) => {
            answer_late(lang, &one.owner, &cx.day(one.due_at))
        }
        Debt::Waiting => answer_by(lang, &one.owner, &cx.day(one.due_at)),
        Debt::Answered => answered(
            lang,
            &one.answered_at.map(|at| cx.day(at)).unwrap_or_default(),
        ),
        Debt::Settled => settled(lang).to_owned(),
        Debt::Disputed => disputed(lang).to_owned(),
        Debt::Withdrawn => taken_back(lang).to_owned(),
    };
    Item::new(
        paths::contribution(one.id),
        you_wrote(lang, &opening(&one.text)),
    )
    .line(one.title.clone())
    .meta(state)
}
