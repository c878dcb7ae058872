//! The home of a customer: the things that wait for them, what happened with their input, and their sessions.
//! Nothing else.

use super::{Work, visits};
use crate::{
    answering::{
        commitments::shown,
        decisions::outcome_name,
        signals::enquiries::shown::{answerer, entry},
    },
    boardroom::{
        agenda as agendas, dates, seats, session_feedback::waits as feedback, sessions as boardroom,
    },
    rounds::positions::position_name,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Item, Knot, KnotMark, Turn, Waits, Whose, face, items, opening, thread, time::date},
    },
};
use futures::try_join;
use jiff::civil::Date;
use klankbord_domain::{
    Timestamp,
    answering::{
        commitments,
        conscience::appeals::{self, Appeal},
        decisions::{self, Became},
        signals::enquiries::{self, Enquiry},
    },
    boardroom::{
        agenda, seats::queries as seats_queries, session_feedback, sessions::queries as seated,
    },
    people::mandates::{Mandate, queries::mandates},
    rounds::{
        contributions::{self, State as Debt, queries::Mine},
        positions::{self, Taken},
        proposals::{self, State, Waiting},
    },
};
use leptos::prelude::*;

texts! {
    vote = "Stemmen" | "Vote";
    asks(owner: &str) = "{owner} vraagt wat u hiervan vindt." | "{owner} asks what you think of it.";
    read_letter = "Lees de brief en antwoord" | "Read the letter and answer";
    is_answered = "Is uw vraag beantwoord?" | "Is your question answered?";
    was_answered(opening: &str, owner: &str, day: &str) = "U schreef: “{opening}” {owner} antwoordde op {day}."
        | "You wrote: “{opening}” {owner} answered on {day}.";
    read_answer = "Lees het antwoord" | "Read the answer";
    became = "Wat er met uw inbreng gebeurde" | "What happened with your input";
    new_since(count: usize, day: &str) = "{count} dingen zijn nieuw sinds uw bezoek van {day}." | "{count} things are new since your visit of {day}.",
        one(count) "Eén ding is nieuw sinds uw bezoek van {day}." | "One thing is new since your visit of {day}.";
    nothing_yet = "Hier komt te staan wat er gebeurt met wat u zegt." | "Here you will see what happens with what you say.";
    everything = "Alles wat u schreef" | "Everything you wrote";
    you_were(position: &str) = "Uw standpunt: {position}." | "Your position: {position}.";
    still_open(day: &str) = "U kunt het tot en met {day} wijzigen." | "You can change it until {day}.";
    decision_on(title: &str) = "Besluit over: {title}" | "Decision on: {title}";
    was_withdrawn(title: &str) = "{title}: ingetrokken" | "{title}: withdrawn";
    why_withdrawn = "Op de pagina staat waarom." | "The page says why.";
    outcome_is(title: &str, outcome: &str) = "{title}: {outcome}" | "{title}: {outcome}";
    answer_to(opening: &str) = "Antwoord op: “{opening}”" | "Answer to: “{opening}”";
    answers(owner: &str) = "{owner} antwoordt u." | "{owner} answers you.";
    should_have(owner: &str) = "{owner} had u moeten antwoorden. Het klantgeweten ziet dit ook." | "{owner} should have answered you. The customer conscience sees this too.";
    you_appealed(title: &str) = "Uw beroep: {title}" | "Your appeal: {title}";
    appeal_waits = "Het klantgeweten antwoordt u." | "The customer conscience answers you.";
    appeal_answered = "Het klantgeweten heeft geantwoord." | "The customer conscience has answered.";
    settled(owner: &str) = "{owner} antwoordde. Het is afgerond." | "{owner} answered. It is closed.";
    disputed = "U zei dat uw vraag niet is beantwoord. Het klantgeweten ziet dat." | "You said that your question is not answered. The customer conscience sees that.";
    taken_back = "U hebt dit ingetrokken." | "You have withdrawn this.";
    all_proposals = "Alles wat wij u voorlegden" | "Everything we put to you";
    all_publications = "Alles wat er is besloten en gedaan" | "Everything that was decided and done";
    people = "Wie u antwoorden" | "Who answers you";
    about_plan(title: &str) = "over {title}" | "about {title}";
    answers_due(day: &str) = "antwoordt u uiterlijk {day}" | "answers you by {day}";
    answer_late(day: &str) = "had u op {day} moeten antwoorden" | "should have answered you on {day}";
    guards = "het klantgeweten: komt voor u op als een antwoord geen antwoord is" | "the customer conscience: stands up for you when an answer is no answer";
    sessions = "Uw sessies" | "Your sessions";
    willing = "Aan tafel zitten bij het bestuur" | "Sitting at the table with the board";
    no_sessions = "U hebt nu geen stoel in een sessie." | "You don't have a seat in a session now.";
}

/// The number of past things on the thread; "everything you wrote" has the others.
const PAST: usize = 8;

/// What waits, or the first of it unless `all` is asked for, the thread, and the sessions.
pub(super) async fn show(cx: &PageContext, hello: String, work: Option<Work>, all: bool) -> Page {
    let lang = cx.lang;
    let (portal, actor) = (&cx.portal, &cx.actor);
    let (
        open,
        taken,
        mine,
        appealed,
        decided,
        questions,
        dates,
        seated,
        wanted,
        places,
        unread,
        mandates,
        promised,
        (asked, _),
    ) = try_join!(
        proposals::queries::waiting(portal, actor),
        positions::queries::taken(portal, actor),
        contributions::queries::mine(portal, actor),
        appeals::queries::mine(portal, actor),
        decisions::queries::became(portal, actor),
        commitments::queries::to_say(portal, actor),
        dates::waiting(cx),
        seated::mine(portal, actor),
        session_feedback::queries::waiting(portal, actor),
        seats_queries::mine(portal, actor),
        agenda::queries::unread(portal, actor),
        mandates(portal, actor),
        commitments::queries::promised(portal, actor),
        enquiries::queries::mine(portal, actor, None),
    )?;
    let visited = visits::previous(cx).await;
    cx.page(hello.clone()).whole().show(|| {
        let waits = Turn::default()
            .all(all)
            .of_kind(&open, |one| one.minutes * 60, |one| proposal(cx, one))
            .and(dates.iter().map(|one| dates::waits(cx, one)))
            .and(places.iter().filter_map(|one| seats::offer(cx, one)))
            .and(seated.iter().filter_map(|one| boardroom::today(cx, one)))
            .and(unread.iter().map(|one| agendas::waits(cx, one)))
            .and(mine.iter().filter_map(|one| answer(cx, one)))
            .and(asked.iter().filter_map(|one| answer_to_enquiry(cx, one)))
            .and(questions.iter().map(|one| shown::question(cx, one)))
            .and(wanted.iter().map(|one| feedback::waits(cx, one)))
            .view(lang, &hello);
        // A decision is on the thread already, so the vote that led to it is not shown once more.
        let told = |one: &&Taken| decided.iter().any(|became| became.proposal_id == one.proposal_id);
        let knots: Vec<_> = decided
            .iter()
            .map(|one| decision(cx, one, &taken))
            .chain(promised.iter().map(|one| shown::knot(cx, one)))
            .chain(appealed.iter().map(|one| appeal(cx, one)))
            .chain(mine.iter().filter_map(|one| contribution(cx, one)))
            .chain(asked.iter().filter_map(|one| enquiry(cx, one)))
            .chain(taken.iter().filter(|one| !told(one)).filter_map(|one| vote_given(cx, one)))
            .map(|knot| knot.since(visited))
            .collect();
        let new = knots.iter().filter(|knot| knot.is_new()).count();
        let new = visited.filter(|_| new > 0).map(|day| {
            view! { <p class="soft" id="new">{new_since(lang, new, &date(lang, day))}</p> }
        });
        let became_of = if knots.is_empty() {
            view! { <p class="empty">{nothing_yet(lang)}</p> }.into_any()
        } else {
            thread(lang, cx.today(), knots, PAST)
        };
        let in_line: Vec<Item> = places.iter().filter_map(|one| seats::in_line(cx, one)).collect();
        let in_line = (!in_line.is_empty()).then(|| items(in_line, ""));
        let no_seat = (seated.is_empty() && in_line.is_none())
            .then(|| view! { <p class="soft">{no_sessions(lang)}</p> });
        let seated: Vec<_> = seated.iter().map(|one| boardroom::leafed(cx, one)).collect();
        let seated = (!seated.is_empty()).then(|| view! { <ul class="people">{seated}</ul> });
        view! {
            {waits}
            <div class="page split">
                <section id="became">
                    <div class="head"><h2>{became(lang)}</h2><a href=paths::mine()>{everything(lang)}</a></div>
                    {new}
                    {became_of}
                    <p class="after-thread"><a href=paths::proposals()>{all_proposals(lang)}</a></p>
                    <p><a href=paths::said_and_done()>{all_publications(lang)}</a></p>
                </section>
                <aside>
                    {entry(cx, !asked.is_empty())}
                    <section id="sessions">
                        <h2>{sessions(lang)}</h2>
                        {seated}{in_line}{no_seat}
                        <p><a href=paths::willing()>{willing(lang)}</a></p>
                    </section>
                    {answerers(cx, &open, &mine, &asked, &mandates)}
                </aside>
            </div>
            {work.map(|work| view! { <div class="page" id="work">{work.view(cx)}</div> })}
        }
    })
}

fn proposal(cx: &PageContext, one: &Waiting) -> Waits {
    let lang = cx.lang;
    Waits::new(
        paths::proposal(one.id),
        one.title.clone(),
        read_letter(lang),
    )
    .in_language(one.language)
    .face(face(Whose::Staff(&one.owner)))
    .line(asks(lang, &one.owner))
    .takes(one.minutes * 60)
    .due(one.closes_at, cx.clock(vote(lang), one.closes_at))
}

/// The people who answer the reader: the owners of what waits, and the customer conscience.
fn answerers(
    cx: &PageContext,
    open: &[Waiting],
    mine: &[Mine],
    asked: &[Enquiry],
    mandates: &[Mandate],
) -> AnyView {
    let lang = cx.lang;
    let mut named: Vec<(&str, String)> = Vec::new();
    let owe = mine
        .iter()
        .filter(|one| one.state == Debt::Waiting)
        .map(|one| (one.owner.as_str(), one.due_at));
    let owe = owe.chain(
        asked
            .iter()
            .filter(|one| one.answered_at.is_none())
            .filter_map(|one| one.owner.as_deref().map(|owner| (owner, one.due_at))),
    );
    let owners = owe
        .map(|(owner, due_at)| {
            let day = date(lang, on(cx, due_at));
            let told = if due_at < cx.portal.now() {
                answer_late(lang, &day)
            } else {
                answers_due(lang, &day)
            };
            (owner, told)
        })
        .chain(
            open.iter()
                .map(|one| (one.owner.as_str(), about_plan(lang, &one.title))),
        );
    for (name, why) in owners {
        if !named.iter().any(|(known, _)| *known == name) {
            named.push((name, why));
        }
    }
    let rows: Vec<_> = named
        .into_iter()
        .map(|(name, why)| {
            view! { <li class="person">{face(Whose::Staff(name))}<b>{name.to_owned()}</b><span>{why}</span></li> }
        })
        .collect();
    let conscience = mandates
        .iter()
        .find(|one| one.ends_at.is_none())
        .map(|one| {
            view! {
                <li class="person">
                    {face(Whose::Conscience)}
                    <b><a href=paths::conscience()>{one.name.clone()}</a></b>
                    <span>{guards(lang)}</span>
                </li>
            }
        });
    view! {
        <section id="answerers">
            <h2>{people(lang)}</h2>
            <ul class="people">{rows}{conscience}</ul>
        </section>
    }
    .into_any()
}

/// An answer that came waits until its reader has said whether it is one.
fn answer(cx: &PageContext, one: &Mine) -> Option<Waits> {
    let (by, at) = one
        .answered_by
        .as_ref()
        .zip(one.answered_at)
        .filter(|_| one.state == Debt::Answered)?;
    Some(asks_verdict(
        cx,
        paths::contribution(one.id),
        &one.text,
        by,
        at,
    ))
}

/// The same for what somebody asked without a round.
fn answer_to_enquiry(cx: &PageContext, one: &Enquiry) -> Option<Waits> {
    let answered = one.answered_by.as_ref().zip(one.answered_at);
    let (by, at) = answered.filter(|_| one.awaits_verdict())?;
    Some(asks_verdict(cx, paths::enquiry(one.id), &one.words, by, at))
}

fn asks_verdict(cx: &PageContext, path: String, words: &str, by: &str, at: Timestamp) -> Waits {
    const SECONDS: i64 = 60;
    let lang = cx.lang;
    Waits::new(path, is_answered(lang), read_answer(lang))
        .face(face(Whose::Staff(by)))
        .line(was_answered(lang, &opening(words), by, &cx.day(at)))
        .takes(SECONDS)
}

/// What somebody asked without a round; an answer that still waits for their word is above, not on the thread.
fn enquiry(cx: &PageContext, one: &Enquiry) -> Option<Knot> {
    let lang = cx.lang;
    let path = paths::enquiry(one.id);
    let title = answer_to(lang, &opening(&one.words));
    let who = answerer(lang, one);
    match one.answered_at {
        _ if one.awaits_verdict() => None,
        Some(at) => {
            let line = if one.is_refused() {
                disputed(lang).to_owned()
            } else {
                settled(lang, one.answered_by.as_deref().unwrap_or(&who))
            };
            Some(Knot::new(on(cx, at), KnotMark::Happened, path, title).line(line))
        }
        None if one.is_late(cx.portal.now()) => {
            let line = should_have(lang, &who);
            Some(Knot::new(on(cx, one.due_at), KnotMark::Late, path, title).line(line))
        }
        None => {
            let line = answers(lang, &who);
            Some(Knot::new(on(cx, one.due_at), KnotMark::Promised, path, title).line(line))
        }
    }
}

fn decision(cx: &PageContext, one: &Became, taken: &[Taken]) -> Knot {
    let lang = cx.lang;
    let vote = taken
        .iter()
        .find(|vote| vote.proposal_id == one.proposal_id);
    let knot = Knot::new(
        on(cx, one.taken_at),
        KnotMark::Happened,
        paths::decision(one.proposal_id),
        outcome_is(lang, &one.title, outcome_name(lang, one.outcome)),
    );
    match vote {
        Some(vote) => knot.line(position(cx, vote)),
        None => knot,
    }
}

fn position(cx: &PageContext, one: &Taken) -> String {
    you_were(cx.lang, position_name(cx.lang, one.position))
}

fn appeal(cx: &PageContext, one: &Appeal) -> Knot {
    let lang = cx.lang;
    let (path, title) = (
        paths::appeal(one.proposal_id),
        you_appealed(lang, &one.title),
    );
    match one.ruled_at {
        Some(at) => {
            Knot::new(on(cx, at), KnotMark::Happened, path, title).line(appeal_answered(lang))
        }
        None => {
            Knot::promised(on(cx, one.due_at), cx.today(), path, title).line(appeal_waits(lang))
        }
    }
}

/// A vote whose proposal is not decided: open, waiting for its decision, or withdrawn.
fn vote_given(cx: &PageContext, one: &Taken) -> Option<Knot> {
    let lang = cx.lang;
    let path = paths::proposal(one.proposal_id);
    let given = position(cx, one);
    let decided_on = one.decide_on.0;
    match one.state {
        State::Open => {
            let until = one.closes_at?;
            let line = format!("{given} {}", still_open(lang, &cx.day(until)));
            let day = decided_on.unwrap_or_else(|| on(cx, until));
            Some(Knot::promised(day, cx.today(), path, decision_on(lang, &one.title)).line(line))
        }
        State::Closed | State::Decided => {
            let day = decided_on.or_else(|| one.closes_at.map(|at| on(cx, at)))?;
            Some(Knot::promised(day, cx.today(), path, decision_on(lang, &one.title)).line(given))
        }
        State::Withdrawn => Some(
            Knot::new(
                on(cx, one.changed_at),
                KnotMark::Happened,
                path,
                was_withdrawn(lang, &one.title),
            )
            .line(why_withdrawn(lang)),
        ),
        State::Draft => None,
    }
}

/// What somebody wrote; an answer that still waits for their word is above, not on the thread.
fn contribution(cx: &PageContext, one: &Mine) -> Option<Knot> {
    let lang = cx.lang;
    let path = paths::contribution(one.id);
    let title = answer_to(lang, &opening(&one.text));
    let happened = |at: Option<Timestamp>, title: String| {
        let day = on(cx, at.unwrap_or(one.changed_at));
        Knot::new(day, KnotMark::Happened, path.clone(), title)
    };
    match one.state {
        Debt::Answered => None,
        Debt::Waiting if one.is_overdue(cx.portal.now()) => Some(
            Knot::new(on(cx, one.due_at), KnotMark::Late, path, title)
                .line(should_have(lang, &one.owner)),
        ),
        Debt::Waiting => Some(
            Knot::new(on(cx, one.due_at), KnotMark::Promised, path, title)
                .line(answers(lang, &one.owner)),
        ),
        Debt::Settled => {
            let by = one.answered_by.as_deref().unwrap_or(&one.owner);
            Some(happened(one.answered_at, title).line(settled(lang, by)))
        }
        Debt::Disputed => Some(happened(one.answered_at, title).line(disputed(lang))),
        Debt::Withdrawn => {
            Some(happened(one.withdrawn_at, opening(&one.text)).line(taken_back(lang)))
        }
    }
}

fn on(cx: &PageContext, at: Timestamp) -> Date {
    at.date_in(&cx.zone())
}
