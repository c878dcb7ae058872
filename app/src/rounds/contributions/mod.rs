//! What members write, as they see it: on the page of a proposal, one by one, and all together.

pub(crate) mod all;
pub(crate) mod change;
pub(crate) mod mine;
pub(crate) mod section;
pub(crate) mod trace;

use crate::web::context::PageContext;
use klankbord_domain::{
    Language, Timestamp,
    rounds::contributions::{Attribution, Kind, Speaker, State},
};
use leptos::prelude::*;

texts! {
    question = "Vraag" | "Question";
    concern = "Zorg" | "Concern";
    idea = "Idee" | "Idea";
    experience = "Ervaring" | "Experience";
    question_means = "U wilt iets weten." | "There is something you want to know.";
    concern_means = "U maakt zich ergens zorgen over." | "There is something that worries you.";
    idea_means = "U zou iets anders doen." | "You would do something differently.";
    experience_means = "U hebt iets meegemaakt dat hierbij hoort." | "You went through something that matters here.";
    by_name = "Met mijn naam" | "With my name";
    by_segment = "Alleen met mijn segment" | "With my segment only";
    for_conscience = "Alleen voor het klantgeweten" | "Only for the customer conscience";
    waiting = "Wacht op antwoord" | "Waiting for an answer";
    waiting_again = "Wacht opnieuw op antwoord" | "Waiting for an answer again";
    answered = "Beantwoord" | "Answered";
    settled = "Afgerond" | "Settled";
    disputed = "Niet naar tevredenheid beantwoord" | "Not answered to the writer's satisfaction";
    withdrawn = "Teruggenomen" | "Taken back";
    of_segment(segment: &str) = "iemand uit het segment {segment}" | "somebody of the segment {segment}";
    of_panel = "iemand uit het panel" | "somebody of the panel";
    answer_due = "Antwoord" | "Answer";
}

/// What a contribution is.
pub(crate) const fn kind_name(lang: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Question => question(lang),
        Kind::Concern => concern(lang),
        Kind::Idea => idea(lang),
        Kind::Experience => experience(lang),
    }
}

pub(crate) const fn kind_means(lang: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Question => question_means(lang),
        Kind::Concern => concern_means(lang),
        Kind::Idea => idea_means(lang),
        Kind::Experience => experience_means(lang),
    }
}

/// How openly it was written.
pub(crate) const fn attribution_name(lang: Language, attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Name => by_name(lang),
        Attribution::Segment => by_segment(lang),
        Attribution::Conscience => for_conscience(lang),
    }
}

/// Who is seen to have written it.
pub(crate) fn speaker_name(lang: Language, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Name(name) => name.clone(),
        Speaker::Segment(segment) => of_segment(lang, segment),
        Speaker::Panel => of_panel(lang).to_owned(),
    }
}

/// Where it stands, in words.
pub(crate) fn state_tag(lang: Language, state: State, reopened: bool) -> AnyView {
    let (class, text) = match (state, reopened) {
        (State::Waiting, false) => ("tag", waiting(lang)),
        (State::Waiting, true) => ("tag warn", waiting_again(lang)),
        (State::Answered, _) => ("tag you", answered(lang)),
        (State::Settled, _) => ("tag good", settled(lang)),
        (State::Disputed, _) => ("tag warn", disputed(lang)),
        (State::Withdrawn, _) => ("tag past", withdrawn(lang)),
    };
    view! { <span class=class>{text}</span> }.into_any()
}

/// When the answer is due, as a sentence; late is said.
pub(crate) fn due(cx: &PageContext, due_at: Timestamp) -> AnyView {
    cx.clock(answer_due(cx.lang), due_at)
}
