//! The lists of what waits: overdue answers, decisions, late commitments, and decisions by exception.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, clock, items, prose::prose, time::date},
};
use klankbord_domain::{
    Language,
    answering::owed_answers::queries::MOST_COUNTED,
    overview::indicators::queries::{Board, WAIVER_DAYS},
};
use leptos::prelude::*;

texts! {
    overdue_title(count: &str) = "Antwoorden te laat: {count}" | "Answers overdue: {count}";
    or_more(count: i64) = "{count} of meer" | "{count} or more";
    undecided_title(count: &str) = "Wacht op een besluit: {count}" | "Waiting for a decision: {count}";
    late_title(count: &str) = "Afspraken te laat: {count}" | "Commitments late: {count}";
    waived_title(count: &str) = "Besluiten bij uitzondering: {count}" | "Decisions by exception: {count}";
    waived_hint(days: i64) = "In de laatste {days} dagen." | "In the last {days} days.";
    signed(who: &str, day: &str) = "{who}, {day}" | "{who}, {day}";
    none = "Niets. Mooi." | "Nothing. Good.";
    all_overdue = "Alles wat te laat is" | "Everything that is overdue";
    all_late = "Alle afspraken" | "All commitments";
    due = "Antwoord" | "Answer";
    decision = "Besluit" | "Decision";
    commitment = "Afspraak" | "Commitment";
    new_day(day: &str) = "nieuwe datum: {day}" | "new date: {day}";
}

/// A count, which stops at the maximum.
fn counted_up(lang: Language, count: i64) -> String {
    if count < MOST_COUNTED {
        count.to_string()
    } else {
        or_more(lang, MOST_COUNTED)
    }
}

pub(super) fn overdue(cx: &PageContext, board: &Board) -> AnyView {
    let lang = cx.lang;
    let count = counted_up(lang, board.overdue);
    let today = cx.portal.now().date_in(&cx.zone());
    let list = board.longest_overdue.iter().map(|line| {
        let day = line.due_at.date_in(&cx.zone());
        Item::new(paths::overdue_debts(), line.title.clone())
            .meta(line.owner.clone())
            .meta(clock(lang, due(lang), day, today))
    });
    view! {
        <section id="overdue">
            <h3>{overdue_title(lang, &count)}</h3>
            {items(list.collect(), none(lang))}
            <p><a href=paths::overdue_debts()>{all_overdue(lang)}</a></p>
        </section>
    }
    .into_any()
}

pub(super) fn undecided(cx: &PageContext, board: &Board) -> AnyView {
    let lang = cx.lang;
    let today = cx.portal.now().date_in(&cx.zone());
    let list = board.first_undecided.iter().map(|one| {
        Item::new(paths::proposal(one.proposal_id), one.title.clone())
            .meta(one.owner_name.clone())
            .meta(
                one.decide_on
                    .0
                    .map(|day| clock(lang, decision(lang), day, today)),
            )
    });
    view! {
        <section id="undecided">
            <h3>{undecided_title(lang, &counted_up(lang, board.undecided))}</h3>
            {items(list.collect(), none(lang))}
        </section>
    }
    .into_any()
}

pub(super) fn late(cx: &PageContext, board: &Board) -> AnyView {
    let lang = cx.lang;
    let today = cx.portal.now().date_in(&cx.zone());
    let list = board.longest_late.iter().map(|one| {
        Item::new(paths::commitment(one.id), one.text.clone())
            .meta(one.owner.clone())
            .meta(
                one.late_since(today)
                    .map(|day| clock(lang, commitment(lang), day, today)),
            )
            .meta(
                one.due_on
                    .0
                    .filter(|due| *due >= today)
                    .map(|due| new_day(lang, &date(lang, due))),
            )
    });
    view! {
        <section id="late">
            <h3>{late_title(lang, &counted_up(lang, board.late))}</h3>
            {items(list.collect(), none(lang))}
            <p><a href=paths::late_commitments()>{all_late(lang)}</a></p>
        </section>
    }
    .into_any()
}

pub(super) fn waived(cx: &PageContext, board: &Board) -> AnyView {
    let lang = cx.lang;
    let list: Vec<_> = board
        .last_waivers
        .iter()
        .map(|one| {
            let signed = signed(lang, &one.waiver.signed_by, &cx.day(one.waiver.signed_at));
            view! {
                <li>
                    <a href=paths::proposal(one.proposal_id)>{one.title.clone()}</a>
                    {prose(&one.waiver.reason)}
                    <div class="meta"><span>{signed}</span></div>
                </li>
            }
        })
        .collect();
    let list = if list.is_empty() {
        view! { <p class="empty">{none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="items">{list}</ul> }.into_any()
    };
    view! {
        <section id="waived">
            <h3>{waived_title(lang, &counted_up(lang, board.waived))}</h3>
            {list}
            <p class="hint">{waived_hint(lang, WAIVER_DAYS)}</p>
        </section>
    }
    .into_any()
}
