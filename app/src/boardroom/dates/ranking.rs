//! How the moments stand, the best one first, with who said what; for staff.

use super::{answer_name, moment, path};
use crate::web::{
    context::PageContext,
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
    title = "De beste datum eerst" | "The best date first";
    how = "Bovenaan staat het moment waarop de meeste klanten kunnen. Is dat gelijk, dan telt hoe weinig klanten niet kunnen, en dan hoeveel er als het moet wel kunnen. Daarna telt hetzelfde van ons. Een moment waarop geen klant kan, staat onderaan."
        | "At the top stands the moment at which most customers can come. If that is equal, it counts how few customers can't, and then how many can if need be. After that the same of us counts. A moment at which no customer can come stands at the bottom.";
    customers = "Klanten" | "Customers";
    of_us = "Van ons" | "Of us";
    who = "Wie zei wat?" | "Who said what?";
    settle = "Deze datum kiezen" | "Choose this date";
    settle_anyway = "Toch deze datum" | "This date anyway";
    declined = "Geen klant die antwoordde, kan dan" | "No customer who answered can come then";
    passed = "Voorbij" | "Passed";
    others = "Andere momenten voorstellen" | "Propose other moments";
    place(place: usize, moment: &str) = "{place}. {moment}" | "{place}. {moment}";
    counts(yes: usize, if_need_be: usize, no: usize, none: usize) = "{yes} ja, {if_need_be} als het moet, {no} nee, {none} geen antwoord"
        | "{yes} yes, {if_need_be} if need be, {no} no, {none} no answer";
}

/// What was said of a moment, in numbers.
pub(crate) fn counts_text(lang: Language, of: &Counts) -> String {
    counts(lang, of.yes, of.if_need_be, of.no, of.none)
}

/// What customers and staff said of a moment, apart.
pub(crate) fn facts(lang: Language, one: &Tallied) -> AnyView {
    Facts::new()
        .fact(customers(lang), counts_text(lang, &one.customers))
        .fact(of_us(lang), counts_text(lang, &one.staff))
        .view()
}

/// What stands beside a moment that no customer can come to.
pub(crate) fn declined_tag(lang: Language) -> AnyView {
    tag(Tone::Bad, declined(lang))
}

pub(crate) fn section(cx: &PageContext, dates: &Dates, standing: &Ranking) -> AnyView {
    let lang = cx.lang;
    let arranges = may_arrange(&cx.actor, dates.session.secretary_id) && dates.open();
    let list: Vec<_> = standing
        .ranked
        .iter()
        .enumerate()
        .map(|(number, one)| {
            view! {
                <section class="candidate">
                    <h3>{place(lang, number + 1, &moment(cx, one.candidate.starts_at))}</h3>
                    {facts(lang, one)}
                    {names(lang, standing, one)}
                    {choose(cx, dates, one, arranges)}
                </section>
            }
        })
        .collect();
    let others = arranges.then(|| {
        let new = format!("{}/new", path(dates.session.id));
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

/// The way to the page on which a moment is settled.
fn choose(cx: &PageContext, dates: &Dates, one: &Tallied, arranges: bool) -> AnyView {
    let lang = cx.lang;
    let action = format!("{}/{}/settle", path(dates.session.id), one.candidate.id);
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

/// Who said what, customers first.
fn names(lang: Language, standing: &Ranking, one: &Tallied) -> Option<AnyView> {
    let named = |part: Part, answer: Answer| {
        let said = standing.voices.iter().filter(|voice| {
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
