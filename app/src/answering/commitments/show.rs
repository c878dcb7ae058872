//! One commitment: its text, its dates with every move, and what customers say about it.

use super::{day, promise, say, status_name, status_tone};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Facts, Table, answered, clock, prose::prose, refusal::Refusal, said, tag, time::date},
};
use axum::extract::Path;
use klankbord_domain::{
    Language,
    answering::commitments::{
        Commitment, Happened, Move, Source, State,
        queries::{self, Detail},
        rules::{ASK_AFTER_DAYS, keeps},
    },
    base::ids::CommitmentId,
};
use leptos::prelude::*;

texts! {
    title = "Afspraak" | "Commitment";
    back = "Alle afspraken" | "All commitments";
    promised(who: &str, day: &str) = "Beloofd door {who} op {day}" | "Promised by {who} on {day}";
    responds = "De aanleiding" | "What prompted this";
    customers = "Klanten" | "Customers";
    stands = "Status" | "Status";
    due = "Afspraak" | "Commitment";
    due_title = "Wanneer" | "When";
    keeper = "Verantwoordelijk" | "Responsible";
    handed_over(times: i64) = "{times} keer overgedragen" | "handed over {times} times",
        one(times) "{times} keer overgedragen" | "handed over once";
    to_whom = "Aan wie" | "To whom";
    people(people: i64) = "{people} klanten" | "{people} customers",
        one(people) "{people} klant" | "{people} customer";
    project = "Project" | "Project";
    source = "Beloofd in" | "Promised in";
    in_answer = "een antwoord" | "an answer";
    in_decision = "een besluit" | "a decision";
    in_session = "een sessie" | "a session";
    by_hand = "het project" | "the project";
    proposal = "Voorstel" | "Proposal";
    moves_title = "Hoe de datum verschoof" | "How the date moved";
    moved_on = "Op" | "On";
    from = "Van" | "From";
    to = "Naar" | "To";
    why = "Waarom" | "Why";
    moved_by = "Door" | "By";
    done_title = "Volgens ons klaar" | "Done, we say";
    by_on(who: &str, day: &str) = "{who}, {day}" | "{who}, {day}";
    ask_on(day: &str) = "Op {day} vragen wij de klanten aan wie dit beloofd is, of het gebeurd is." | "On {day} we ask the customers to whom this was promised whether it happened.";
    given_up_title = "Dit gebeurt niet" | "This will not happen";
    heard_title = "Wat klanten zeggen" | "What customers say";
    heard_lead(customers: &str, day: &str) = "Op {day} vroegen wij aan {customers} of het gebeurd is." | "On {day} we asked {customers} whether it happened.";
    answer = "Is het gebeurd?" | "Did it happen?";
    how_many = "Klanten" | "Customers";
    no_word = "nog geen antwoord" | "no answer yet";
    words_title = "Wat zij erbij schreven" | "What they added";
    words_lead = "Alleen de verantwoordelijke en het klantgeweten lezen dit, zonder namen." | "Only the person responsible and the customer conscience read this, without names.";
    keep_title = "Wat u kunt doen" | "What you can do";
    offered_title = "Aangeboden" | "Offered";
    offered_to(who: &str, day: &str) = "Aan {who}, op {day}." | "To {who}, on {day}.";
    reply = "Reactie" | "Reply";
    call_done = "Melden dat het gedaan is" | "Mark as done";
    move_it = "Datum verzetten" | "Move the date";
    hand_over = "Overdragen aan een collega" | "Hand over to a colleague";
    give_up = "Niet nakomen" | "Give up";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<CommitmentId>) -> Page {
    page(&cx, id, &say::SayForm::default(), &Refusal::default()).await
}

pub(super) async fn page(
    cx: &PageContext,
    id: CommitmentId,
    typed: &say::SayForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let detail = queries::find(&cx.portal, &cx.actor, id).await?;
    let found = &detail.commitment;
    cx.page(title(lang)).refused(refusal).show(|| {
        let who = promised(lang, &found.made_by, &cx.day(found.made_at));
        view! {
            {say::summary(lang, refusal)}
            <p><a href=paths::commitments()>{back(lang)}</a></p>
            <h1>{title(lang)}</h1>
            {answered(prose(&found.text), who)}
            {facts(cx, &detail)}
            {say::view(cx, &detail, typed, refusal)}
            {ended(cx, found)}
            {heard(cx, &detail)}
            {moves(cx, &detail.moves)}
            {responds_to(lang, &detail)}
            {keeping(cx, found)}
        }
    })
}

fn facts(cx: &PageContext, detail: &Detail) -> AnyView {
    let lang = cx.lang;
    let found = &detail.commitment;
    let today = cx.today();
    let status = found.status(today);
    let due_by = match (found.state, found.due_on.0) {
        // The clock of a late commitment says how late it is, but not since which day.
        (State::Open, Some(due_on)) if due_on < today => {
            view! { {date(lang, due_on)}" · "{clock(lang, due(lang), due_on, today)} }.into_any()
        }
        (State::Open, Some(due_on)) => clock(lang, due(lang), due_on, today),
        _ => day(lang, found.due_on).into_any(),
    };
    let to = customers_text(lang, found.people);
    let mut keeper_text = found.owner.clone();
    if found.hand_overs > 0 {
        keeper_text.push_str(" · ");
        keeper_text.push_str(&handed_over(lang, found.hand_overs));
    }
    let offered = detail.offered.as_ref().map(|offer| {
        let told = offered_to(lang, &offer.receiver, &cx.day(offer.offered_at));
        view! { {told}" "{cx.clock_by(reply(lang), offer.reply_due(&cx.zone()))} }
    });
    let promised_in = match found.source {
        Source::Answer => in_answer(lang),
        Source::Decision => in_decision(lang),
        Source::Session => in_session(lang),
        Source::Hand => by_hand(lang),
    };
    let facts = Facts::new()
        .fact(
            stands(lang),
            tag(status_tone(status), status_name(lang, status)),
        )
        .fact(due_title(lang), due_by)
        .fact(keeper(lang), keeper_text);
    let facts = match offered {
        Some(offered) => facts.fact(offered_title(lang), offered),
        None => facts,
    };
    let facts = facts
        .fact(to_whom(lang), to)
        .fact(project(lang), found.project.clone())
        .fact(source(lang), promised_in);
    let Some((id, title)) = found.proposal_id.zip(found.title.clone()) else {
        return facts.view();
    };
    // Only members who were asked about the proposal may read it; the ledger is for the whole panel.
    if cx.actor.is_staff() || detail.mine.is_some() {
        let link = view! { <a href=paths::proposal(id)>{title}</a> };
        facts.fact(proposal(lang), link).view()
    } else {
        facts.fact(proposal(lang), title).view()
    }
}

/// The number of customers, in words.
pub(super) fn customers_text(lang: Language, count: i64) -> String {
    people(lang, count)
}

/// The note with which it was marked as done or given up.
fn ended(cx: &PageContext, found: &Commitment) -> AnyView {
    let lang = cx.lang;
    let signed = |at| by_on(lang, &found.owner, &cx.day(at));
    if let Some(at) = found.given_up_at {
        return view! {
            <h2>{given_up_title(lang)}</h2>
            {answered(prose(&found.given_up_why), signed(at))}
        }
        .into_any();
    }
    let Some(at) = found.done_at else {
        return ().into_any();
    };
    let ask = found
        .asked_at
        .is_none()
        .then(|| view! { <p>{ask_on(lang, &cx.day(at.plus_days(ASK_AFTER_DAYS)))}</p> });
    view! {
        <h2>{done_title(lang)}</h2>
        {answered(prose(&found.done_note), signed(at))}
        {ask}
    }
    .into_any()
}

/// The count of each reply, and the words that customers added if the reader may read them.
fn heard(cx: &PageContext, detail: &Detail) -> AnyView {
    let lang = cx.lang;
    let found = &detail.commitment;
    let Some(asked_at) = found.asked_at else {
        return ().into_any();
    };
    let silent = found.people - found.said_yes - found.said_no - found.said_unsure;
    let table = Table::new(heard_title(lang))
        .column(answer(lang))
        .number(how_many(lang));
    let table = [
        (say::happened_name(lang, Happened::Yes), found.said_yes),
        (say::happened_name(lang, Happened::No), found.said_no),
        (
            say::happened_name(lang, Happened::Unsure),
            found.said_unsure,
        ),
        (no_word(lang), silent),
    ]
    .into_iter()
    .fold(table, |table, (what, count)| {
        table.row(vec![what.into_any(), count.into_any()])
    });
    let words = (!detail.words.is_empty()).then(|| {
        let each = detail
            .words
            .iter()
            .map(|(happened, words)| said(words, say::happened_name(lang, *happened)))
            .collect_view();
        view! { <h3>{words_title(lang)}</h3><p class="hint">{words_lead(lang)}</p>{each} }
    });
    view! {
        <section id="heard">
            <h2>{heard_title(lang)}</h2>
            <p>{heard_lead(lang, &customers_text(lang, found.people), &cx.day(asked_at))}</p>
            {table.view()}
            {words}
        </section>
    }
    .into_any()
}

fn moves(cx: &PageContext, moves: &[Move]) -> AnyView {
    if moves.is_empty() {
        return ().into_any();
    }
    let lang = cx.lang;
    let table = Table::new(moves_title(lang))
        .column(moved_on(lang))
        .column(from(lang))
        .column(to(lang))
        .column(why(lang))
        .column(moved_by(lang));
    let table = moves.iter().fold(table, |table, moved| {
        table.row(vec![
            cx.day(moved.moved_at).into_any(),
            day(lang, moved.from_on).into_any(),
            day(lang, moved.to_on).into_any(),
            prose(&moved.reason),
            moved.moved_by.clone().into_any(),
        ])
    });
    view! { <section id="moves"><h2>{moves_title(lang)}</h2>{table.view()}</section> }.into_any()
}

fn responds_to(lang: Language, detail: &Detail) -> AnyView {
    let words = &detail.commitment.responds_to;
    let quotes = if words.is_empty() {
        (!detail.quotes.is_empty()).then(|| promise::quotes(lang, &detail.quotes))
    } else {
        Some(said(words, customers(lang)))
    };
    quotes
        .map(|quotes| view! { <section id="responds"><h2>{responds(lang)}</h2>{quotes}</section> })
        .into_any()
}

fn keeping(cx: &PageContext, found: &Commitment) -> AnyView {
    if found.state != State::Open || !keeps(&cx.actor, found.owner_id) {
        return ().into_any();
    }
    let lang = cx.lang;
    let offer = (!found.is_of_conscience()).then(|| {
        view! { <li><a href=paths::hand_over_commitment(found.id)>{hand_over(lang)}</a></li> }
    });
    view! {
        <section id="keeping">
            <h2>{keep_title(lang)}</h2>
            <p><a class="button" href=paths::call_done(found.id)>{call_done(lang)}</a></p>
            <ul>
                <li><a href=paths::move_commitment(found.id)>{move_it(lang)}</a></li>
                {offer}
                <li><a href=paths::give_up_commitment(found.id)>{give_up(lang)}</a></li>
            </ul>
        </section>
    }
    .into_any()
}
