//! The form with which a member takes a position.

use super::position_name;
use crate::web::{
    context::PageContext,
    paths,
    ui::{Choice, Form, refusal::Refusal},
};
use klankbord_domain::{
    Language,
    rounds::{
        positions::{Own, Position, operations::PositionForm},
        proposals::{State, draft::QUESTION_FIELDS, queries::ProposalView},
    },
};
use leptos::prelude::*;

texts! {
    title = "Uw standpunt" | "Your position";
    position_label = "Wat vindt u hiervan?" | "What do you think of this?";
    reason_label = "Uw reden" | "Your reason";
    reason_hint = "Anderen lezen uw reden zonder uw naam." | "Others read your reason without your name.";
    meaning_for = "Doe het zo." | "Yes, do it like this.";
    meaning_concerns = "Doe het, maar houd rekening met mijn zorg." | "Yes, but take my concern into account.";
    meaning_against = "Doe het niet, of niet zo." | "No, don't do it, or not like this.";
    meaning_none = "Ik heb het gelezen en laat het aan anderen." | "I have read it and leave it to others.";
    prompt_for = "Voor: wat maakt dit voor u goed?" | "For: what makes this good for you?";
    prompt_concerns = "Voor, met zorgen: waar moeten we op letten?" | "For, with concerns: what should we look out for?";
    prompt_against = "Tegen: wat gaat er mis als we dit doen, en wat zou het beter maken?"
        | "Against: what goes wrong if we do this, and what would make it better?";
    prompt_none = "Geen mening: wat zou u nog willen weten?" | "No opinion: what would you still like to know?";
    send = "Stem versturen" | "Send my vote";
    change = "Stem wijzigen" | "Change my vote";
    you_voted(position: &str, day: &str) = "U stemde op {day}: {position}." | "You voted on {day}: {position}.";
    until(moment: &str) = "U kunt het wijzigen tot en met {moment}." | "You can change it until {moment}.";
}

/// The meaning of a position.
const fn meaning(lang: Language, position: Position) -> &'static str {
    match position {
        Position::For => meaning_for(lang),
        Position::ForWithConcerns => meaning_concerns(lang),
        Position::Against => meaning_against(lang),
        Position::NoOpinion => meaning_none(lang),
    }
}

/// The prompt for the reason, for each position.
const fn prompt(lang: Language, position: Position) -> &'static str {
    match position {
        Position::For => prompt_for(lang),
        Position::ForWithConcerns => prompt_concerns(lang),
        Position::Against => prompt_against(lang),
        Position::NoOpinion => prompt_none(lang),
    }
}

const fn labels(lang: Language) -> [(&'static str, &'static str); 2] {
    [
        ("position", position_label(lang)),
        ("reason", reason_label(lang)),
    ]
}

/// The summary of the errors, for the top of the page.
pub(crate) fn summary(lang: Language, refusal: &Refusal) -> AnyView {
    Form::new(lang, refusal, &labels(lang)).summary()
}

/// The form, with what was typed or saved. Typed text is kept as a draft of this person in this
/// browser, until it is `sent`.
pub(crate) fn view(
    cx: &PageContext,
    view: &ProposalView,
    written: &PositionForm,
    refusal: &Refusal,
    sent: bool,
) -> AnyView {
    let lang = cx.lang;
    let draft = cx
        .actor
        .account()
        .map(|account| format!("position:{account}:{}", view.proposal.id));
    let mut labels = labels(lang).to_vec();
    labels.extend(
        QUESTION_FIELDS
            .iter()
            .zip(&view.questions)
            .map(|(field, question)| (*field, question.text.as_str())),
    );
    let form = Form::new(lang, refusal, &labels);
    let choices = Position::ALL
        .iter()
        .map(|&position| {
            Choice::new(position.as_str(), position_name(lang, position))
                .hint(meaning(lang, position))
        })
        .collect();
    let prompts: Vec<_> = Position::ALL
        .iter()
        .map(|&position| {
            let class = format!("prompt prompt-{}", position.as_str());
            view! { <li class=class>{prompt(lang, position)}</li> }
        })
        .collect();
    let questions: Vec<_> = QUESTION_FIELDS
        .iter()
        .zip(&view.questions)
        .zip(&written.replies)
        .map(|((field, _), reply)| {
            let reply = reply.as_deref().unwrap_or_default();
            form.area(*field, reply, 3).optional().view()
        })
        .collect();
    let go = if view.viewer.voted {
        change(lang)
    } else {
        send(lang)
    };
    view! {
        <h2 id="your-position">{title(lang)}</h2>
        <form method="post" action=paths::cast_position(view.proposal.id) id="position-form"
            class="position-form" data-draft=draft data-draft-sent=sent novalidate>
            {form.choose("position", &written.position, choices).view()}
            <ul class="prompts">{prompts}</ul>
            {form.area("reason", &written.reason, 4).hint(reason_hint(lang)).optional().view()}
            {questions}
            <button class="button">{go}</button>
        </form>
    }
    .into_any()
}

/// The member's present position, and the moment until which it can be changed.
pub(crate) fn own(cx: &PageContext, view: &ProposalView, own: Option<&Own>) -> Option<AnyView> {
    let lang = cx.lang;
    let own = own?;
    let said = you_voted(
        lang,
        position_name(lang, own.position),
        &cx.day(own.changed_at),
    );
    let until = view
        .proposal
        .closes_at
        .filter(|_| view.proposal.state == State::Open)
        .map(|at| until(lang, &cx.moment(at)));
    Some(view! { <p class="own-position">{said}" "{until}</p> }.into_any())
}
