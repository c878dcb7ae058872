//! The ranking of the moments, the best one first, with the answers by name; for staff.

use super::{answer_name, moment};
use crate::web::{
    context::PageContext,
    paths,
    ui::{Facts, Tone, tag},
};
use klankbord_domain::{
    Language,
    boardroom::{
        dates::{
            Answer, Counts, Tallied,
            queries::{Dates, Ranking},
            rules::all_declined,
        },
        sessions::{Part, rules::may_arrange},
    },
};
use leptos::prelude::*;

texts! {
    title = "De beste datum eerst" | "Best date first";
    how = "Bovenaan staat het moment waarop de meeste klanten kunnen. Is dat gelijk, dan gaat het moment voor waarop de minste klanten niet kunnen, en daarna het moment waarop de meeste klanten kunnen als het moet. Is ook dat gelijk, dan tellen wij zelf op dezelfde manier mee. Een moment waarop geen klant kan, staat onderaan."
        | "At the top is the time that suits most customers. If that is equal, the time that the fewest customers can't make comes first, and then the time that most customers can make if need be. If that is equal too, our own team counts in the same way. A time that no customer can make is at the bottom.";
    customers = "Klanten" | "Customers";
    of_us = "Van ons" | "From our team";
    who = "Wie zei wat?" | "Who said what?";
    settle = "Deze datum kiezen" | "Choose this date";
    settle_anyway = "Toch deze datum kiezen" | "Choose this date anyway";
    declined = "Geen klant die antwoordde, kan dan" | "No customer who answered can come then";
    passed = "Voorbij" | "Passed";
    others = "Andere momenten voorstellen" | "Suggest other times";
    place(place: usize, moment: &str) = "{place}. {moment}" | "{place}. {moment}";
    counts(yes: usize, if_need_be: usize, no: usize, none: usize) = "{yes} ja, {if_need_be} als het moet, {no} nee, {none} geen antwoord"
        | "{yes} yes, {if_need_be} if need be, {no} no, {none} no answer";
}

/// The answers to a moment, in numbers.
pub(crate) fn counts_text(lang: Language, of: &Counts) -> String {
    counts(lang, of.yes, of.if_need_be, of.no, of.none)
}

/// The answers of customers and of staff to a moment, in numbers.
pub(crate) fn facts(lang: Language, one: &Tallied) -> AnyView {
    Facts::new()
        .fact(customers(lang), counts_text(lang, &one.customers))
        .fact(of_us(lang), counts_text(lang, &one.staff))
        .view()
}

/// The tag beside a moment that no customer can come to.
pub(crate) fn declined_tag(lang: Language) -> AnyView {
    tag(Tone::Bad, declined(lang))
}

pub(crate) fn section(cx: &PageContext, dates: &Dates, ranking: &Ranking) -> AnyView {
    let lang = cx.lang;
    let arranges = may_arrange(&cx.actor, dates.session.secretary_id) && dates.open();
    let list: Vec<_> = ranking
        .ranked
        .iter()
        .enumerate()
        .map(|(number, one)| {
            view! {
                <section class="candidate">
                    <h3>{place(lang, number + 1, &moment(cx, one.candidate.starts_at))}</h3>
                    {facts(lang, one)}
                    {names(lang, ranking, one)}
                    {choose(cx, dates, one, arranges)}
                </section>
            }
        })
        .collect();
    let others = arranges.then(|| {
        let new = paths::ask_for_dates(dates.session.id);
        view! { <p><a href=new>{others(lang)}</a></p> }
    });
    view! {
        <section id="ranking">
            <h2>{title(lang)}</h2>
            <p class="hint">{how(lang)}</p>
            {list}
            {others}
        </section>
    }
    .into_any()
}

/// The link to the page on which a moment is settled.
fn choose(cx: &PageContext, dates: &Dates, one: &Tallied, arranges: bool) -> AnyView {
    let lang = cx.lang;
    let action = paths::settle_date(dates.session.id, one.candidate.id);
    let declined = all_declined(&one.customers);
    if one.candidate.starts_at <= cx.portal.now() {
        return view! { <p>{tag(Tone::Past, passed(lang))}</p> }.into_any();
    }
    let tag = declined.then(|| view! { <p>{declined_tag(lang)}</p> });
    if !arranges {
        return tag.into_any();
    }
    let label = if declined {
        settle_anyway(lang)
    } else {
        settle(lang)
    };
    view! { {tag}<p><a href=action>{label}</a></p> }.into_any()
}

/// The names by answer, customers first.
fn names(lang: Language, ranking: &Ranking, one: &Tallied) -> Option<AnyView> {
    let named = |part: Part, answer: Answer| {
        let said = ranking.voices.iter().filter(|voice| {
            voice.option_id == one.candidate.id && voice.part == part && voice.answer == answer
        });
        let names: Vec<_> = said.map(|voice| voice.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let mut list = Vec::new();
    for (part, group) in [
        (Part::Customer, customers(lang)),
        (Part::Staff, of_us(lang)),
    ] {
        for &answer in Answer::ALL {
            if let Some(names) = named(part, answer) {
                let what = format!(
                    "{group}, {}",
                    answer_name(lang, Some(answer)).to_lowercase()
                );
                list.push(view! { <div><dt>{what}</dt><dd>{names}</dd></div> });
            }
        }
    }
    (!list.is_empty()).then(|| {
        view! { <details><summary>{who(lang)}</summary><dl class="facts">{list}</dl></details> }
            .into_any()
    })
}
