//! The decision at the top of the page of a proposal, and the board's waiver before it.

use super::translation;
use crate::{
    people::translations,
    web::{
        context::PageContext,
        ui::{
            Icon, Whose, face, icon, inset, lang_of, languages, prose::prose, time::date, warning,
        },
    },
};
use klankbord_domain::{
    Language, Timestamp,
    answering::decisions::{
        Decision, Part, Waiver, queries::Recorded, reviews::Review, rules::carried_out_from,
    },
    people::translations::OwnTranslation,
    rounds::proposals::{Outcome, Proposal},
};
use leptos::prelude::*;

texts! {
    title = "Het besluit" | "The decision";
    adopt = "Het gaat door" | "It goes ahead";
    adapt = "Het gaat door, maar anders" | "It goes ahead, but differently";
    drop = "Het gaat niet door" | "It does not go ahead";
    heard = "Wat u zei" | "What you said";
    decided = "Wat wij besloten" | "What we decided";
    why = "Waarom" | "Why";
    would_change = "Wat ons van gedachten kan doen veranderen" | "What could change our mind";
    taken(who: &str, day: &str) = "Besloten door {who} op {day}." | "Decided by {who} on {day}.";
    from(moment: &str) = "U adviseerde hierover. Wij beginnen niet eerder dan {moment}."
        | "You advised on this. We will not begin before {moment}.";
    seen = "Hoe het is gegaan" | "How it turned out";
    seen_by(who: &str, day: &str) = "{who} keek terug op {day}." | "{who} reviewed this on {day}.";
    look_back(day: &str) = "Op {day} kijken wij hierop terug. Dan leest u hoe het is gegaan."
        | "On {day} we will review this decision. You will then read how it turned out.";
    theme_of(theme: &str, people: &str) = "{theme} ({people})" | "{theme} ({people})";
    wrote(people: i64) = "{people} mensen schreven hierover" | "{people} people wrote about this",
        one(people) "{people} persoon schreef hierover" | "{people} person wrote about this";
    waived = "Het bestuur stond een besluit toe terwijl er nog iets ontbrak" | "The board allowed a decision while something was still missing";
    signed(who: &str, day: &str) = "{who}, {day}. Het klantgeweten weet hiervan."
        | "{who}, {day}. The customer conscience knows about this.";
}

/// The outcome as a sentence of its own.
pub(crate) const fn outcome_title(lang: Language, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Adopt => adopt(lang),
        Outcome::Adapt => adapt(lang),
        Outcome::Drop => drop(lang),
    }
}

/// The texts of a part, each under its heading.
pub(crate) fn texts(lang: Language, part: &Part) -> [(&'static str, &str); 3] {
    [
        (heard(lang), &part.heard),
        (decided(lang), &part.decided),
        (why(lang), &part.why),
    ]
}

/// The heading of what would change a decision.
pub(crate) const fn change_heading(lang: Language) -> &'static str {
    would_change(lang)
}

/// The theme of a part and how many people wrote about it; `None` when the part is about no theme.
pub(crate) fn about(lang: Language, part: &Part) -> Option<String> {
    (!part.theme.is_empty()).then(|| theme_of(lang, &part.theme, &people(lang, part.people)))
}

/// The number of people who wrote about a theme, in words.
pub(crate) fn people(lang: Language, count: i64) -> String {
    wrote(lang, count)
}

/// One part in two voices: what customers said, and beside it what was decided and why.
fn part_view(lang: Language, part: &Part, written: Option<&'static str>) -> AnyView {
    let [(heard, said), (decided, what), (why, reason)] = texts(lang, part);
    let of_theme = written.filter(|_| !part.theme.is_empty());
    let (title, people) = if part.theme.is_empty() {
        (heard.to_owned(), None)
    } else {
        let people = people(lang, part.people);
        let people = view! { <p class="meta">{people}</p><h4>{heard}</h4> };
        (part.theme.clone(), Some(people))
    };
    view! {
        <div class="two-voices">
            <div class="theirs"><h3 lang=of_theme>{title}</h3>{people}<div lang=written>{prose(said)}</div></div>
            <div class="ours">
                <h4>{decided}</h4><div class="what" lang=written>{prose(what)}</div>
                <h4>{why}</h4><div lang=written>{prose(reason)}</div>
            </div>
        </div>
    }
    .into_any()
}

/// The decision and the waiver before it; omitted while there is neither.
pub(crate) fn view(cx: &PageContext, recorded: Recorded, proposal: &Proposal) -> AnyView {
    let waiver = recorded.waiver.map(|waiver| waiver_view(cx, &waiver));
    let reviews = recorded.reviews;
    let decision = recorded.decision.map(|decision| {
        let (outcome, at) = (decision.outcome, decision.taken_at);
        let from = carried_out_from(proposal.influence, outcome, at, proposal.terms);
        decision_view(
            cx,
            &decision,
            from,
            &reviews,
            proposal,
            recorded.translation,
        )
    });
    view! { {decision}{waiver} }.into_any()
}

pub(crate) fn waiver_view(cx: &PageContext, waiver: &Waiver) -> AnyView {
    let lang = cx.lang;
    let signed = signed(lang, &waiver.signed_by, &cx.day(waiver.signed_at));
    warning(
        waived(lang),
        view! { {prose(&waiver.reason)}<p class="hint">{signed}</p> },
    )
}

fn decision_view(
    cx: &PageContext,
    decision: &Decision,
    begins: Option<Timestamp>,
    reviews: &[Review],
    proposal: &Proposal,
    own: Option<OwnTranslation>,
) -> AnyView {
    let lang = cx.lang;
    let written = lang_of(lang, decision.language);
    let id = proposal.id;
    // One line under the title is enough for both.
    let alike = (decision.language, decision.has_both) == (proposal.language, proposal.has_both);
    let line = (!alike).then(|| languages(cx, decision.language, decision.has_both));
    let from = begins.map(|at| inset(from(lang, &cx.moment(at))));
    let reviews: Vec<_> = reviews
        .iter()
        .map(|review| review_view(cx, review))
        .collect();
    let parts: Vec<_> = decision
        .parts
        .iter()
        .map(|part| part_view(lang, part, written))
        .collect();
    let change = (!decision.would_change.is_empty()).then(|| {
        view! { <h3>{would_change(lang)}</h3><div lang=written>{prose(&decision.would_change)}</div> }
    });
    view! {
        <section id="decision">
            <h2>{title(lang)}</h2>
            {translations::told(lang, own)}
            {line}
            <p class="outcome">{icon(Icon::Scale)}{outcome_title(lang, decision.outcome)}</p>
            <p class="sender">{face(Whose::Staff(&decision.taken_by))}<span>{taken(lang, &decision.taken_by, &cx.day(decision.taken_at))}</span></p>
            {parts}
            {change}
            {from}
            {reviews}
            {own.map(|own| view! { <p>{translation::way(lang, id, own)}</p> })}
        </section>
    }
    .into_any()
}

/// The findings of a review, or its day.
fn review_view(cx: &PageContext, review: &Review) -> AnyView {
    let lang = cx.lang;
    match (review.reviewed_at, &review.reviewed_by) {
        (Some(at), Some(who)) => view! {
            <h3>{seen(lang)}</h3>
            {prose(&review.findings)}
            <p class="hint">{seen_by(lang, who, &cx.day(at))}</p>
        }
        .into_any(),
        _ => {
            let day = review
                .due_on
                .0
                .map(|day| date(lang, day))
                .unwrap_or_default();
            view! { <p class="hint">{look_back(lang, &day)}</p> }.into_any()
        }
    }
}
