//! Contributions as members see them: on the page of a proposal, one by one, and all together.

pub(crate) mod all;
pub(crate) mod attribution;
pub(crate) mod change;
pub(crate) mod mine;
pub(crate) mod more;
pub(crate) mod section;
pub(crate) mod withdraw;

use crate::web::{
    context::PageContext,
    ui::{Icon, Whose, face},
};
use klankbord_domain::{
    Language, Timestamp,
    base::ids::MemberId,
    rounds::contributions::{Attribution, Kind, Speaker, State},
};
use leptos::prelude::*;

texts! {
    question = "Vraag" | "Question";
    concern = "Zorg" | "Concern";
    idea = "Idee" | "Idea";
    experience = "Ervaring" | "Experience";
    question_means = "U wilt iets weten." | "You want to know something.";
    concern_means = "U maakt zich ergens zorgen over." | "Something worries you.";
    idea_means = "U zou iets anders doen." | "You would do something differently.";
    experience_means = "U hebt iets meegemaakt dat hierbij hoort." | "You have experienced something that matters here.";
    by_name = "Met mijn naam" | "With my name";
    by_segment = "Alleen met mijn groep" | "With my group only";
    for_conscience = "Alleen voor het klantgeweten" | "Only for the customer conscience";
    nameless = "Zonder naam of groep" | "Without name or group";
    waiting = "Wacht op antwoord" | "Waiting for an answer";
    waiting_again = "Wacht opnieuw op antwoord" | "Waiting for an answer again";
    answered = "Beantwoord" | "Answered";
    settled = "Afgerond" | "Closed";
    disputed = "Niet naar tevredenheid beantwoord" | "Not answered satisfactorily";
    withdrawn = "Ingetrokken" | "Withdrawn";
    of_segment(segment: &str) = "iemand uit de groep {segment}" | "someone from the group {segment}";
    of_panel = "iemand uit het panel" | "someone on the panel";
    answer_due = "Antwoord" | "Answer";
}

/// The name of a kind of contribution.
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

/// The name of a choice about who may know the writer.
pub(crate) const fn attribution_name(lang: Language, attribution: Attribution) -> &'static str {
    match attribution {
        Attribution::Name => by_name(lang),
        Attribution::Segment => by_segment(lang),
        Attribution::Conscience => for_conscience(lang),
    }
}

/// The name of the choice with which something was written; what was said in a room is known by neither name nor group.
pub(crate) const fn openness(
    lang: Language,
    attribution: Attribution,
    is_nameless: bool,
) -> &'static str {
    if is_nameless {
        nameless(lang)
    } else {
        attribution_name(lang, attribution)
    }
}

/// The writer, as far as the reader may know them.
pub(crate) fn speaker_name(lang: Language, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Name(name) => name.clone(),
        Speaker::Segment(segment) => of_segment(lang, segment),
        Speaker::Panel => of_panel(lang).to_owned(),
    }
}

/// The face of the writer: with their key when their name is shown, else nobody's.
pub(crate) fn speaker_face(speaker: &Speaker, member: Option<MemberId>) -> AnyView {
    match (speaker, member) {
        (Speaker::Name(name), Some(member)) => face(Whose::Customer(member, name)),
        _ => face(Whose::Nameless),
    }
}

/// The sign of a kind of contribution.
pub(crate) const fn kind_sign(kind: Kind) -> Icon {
    match kind {
        Kind::Question => Icon::Question,
        Kind::Concern => Icon::Worry,
        Kind::Idea => Icon::Idea,
        Kind::Experience => Icon::Talk,
    }
}

/// The state, as a tag.
pub(crate) fn state_tag(lang: Language, state: State, reopened: bool) -> AnyView {
    let (class, text) = match (state, reopened) {
        (State::Waiting, false) => ("tag", waiting(lang)),
        (State::Waiting, true) => ("tag open", waiting_again(lang)),
        (State::Answered, _) => ("tag you", answered(lang)),
        (State::Settled, _) => ("tag good", settled(lang)),
        (State::Disputed, _) => ("tag open", disputed(lang)),
        (State::Withdrawn, _) => ("tag past", withdrawn(lang)),
    };
    view! { <span class=class>{text}</span> }.into_any()
}

/// The due date of the answer, as a sentence that also says when it is late.
pub(crate) fn due(cx: &PageContext, due_at: Timestamp) -> AnyView {
    cx.clock(answer_due(cx.lang), due_at)
}
