//! The form with which a member takes a position.

use super::position_name;
use crate::{
    rounds::contributions::attribution_name,
    web::{
        context::PageContext,
        paths,
        ui::{Choice, Form, refusal::Refusal},
    },
};
use klankbord_domain::{
    Language,
    rounds::{
        contributions::{Attribution, rules::may_become},
        positions::{Own, Position, operations::PositionForm},
        proposals::{State, draft::QUESTION_FIELDS, queries::ProposalView},
    },
};
use leptos::prelude::*;

texts! {
    title = "Uw standpunt" | "Your position";
    position_label = "Wat vindt u hiervan?" | "What do you think of this?";
    reason_label = "Uw reden" | "Your reason";
    reason_hint = "Hierop krijgt u niet altijd antwoord. Wilt u zeker antwoord? Stel uw vraag dan verderop, bij “Vraag of vertel ons iets”."
        | "You don't always get an answer to this. To be sure of one, ask your question further down, under “Ask or tell us something”.";
    questions_hint(owner: &str) = "Uw antwoorden op deze vragen lezen alleen {owner} en het klantgeweten. Daarop komt geen antwoord."
        | "Only {owner} and the customer conscience read your answers to these questions. You don't get a reply to them.";
    shown_as_label = "Wie mag weten dat deze woorden van u komen?" | "Who may know that these words are from you?";
    shown_as_hint = "Uw stem telt altijd mee zonder uw naam. Later kunt u deze keuze alleen strenger maken."
        | "Your vote always counts without your name. You can only make this choice stricter later.";
    name_means(owner: &str) = "{owner}, het klantgeweten en de andere klanten lezen uw reden met uw naam erbij."
        | "{owner}, the customer conscience and the other customers read your reason with your name.";
    segment_means(owner: &str) = "{owner}, het klantgeweten en de andere klanten lezen uw reden zonder uw naam. Ook uw groep laten we weg als daar weinig mensen in zitten."
        | "{owner}, the customer conscience and the other customers read your reason without your name. We leave out your group too if it has few people in it.";
    conscience_means(conscience: &str) = "Alleen {conscience}, ons klantgeweten, leest uw woorden, met uw naam erbij."
        | "Only {conscience}, our customer conscience, reads your words, with your name.";
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

const fn labels(lang: Language) -> [(&'static str, &'static str); 3] {
    [
        ("position", position_label(lang)),
        ("reason", reason_label(lang)),
        ("reason_shown_as", shown_as_label(lang)),
    ]
}

/// The attributions that can be chosen: the earlier one, and stricter ones.
fn attributions(lang: Language, view: &ProposalView, own: Option<&Own>) -> Vec<Choice> {
    let owner = &view.proposal.owner_name;
    let replied = view.questions.iter().any(|one| one.reply.is_some());
    let before = own.filter(|own| replied || !own.reason.is_empty());
    Attribution::ALL
        .iter()
        .filter(|one| before.is_none_or(|own| may_become(own.shown_as, **one)))
        .map(|&one| {
            let means = match one {
                Attribution::Name => name_means(lang, owner),
                Attribution::Segment => segment_means(lang, owner),
                Attribution::Conscience => conscience_means(lang, &view.conscience),
            };
            Choice::new(one.as_str(), attribution_name(lang, one)).hint(means)
        })
        .collect()
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
    own: Option<&Own>,
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
    let about_questions = (!questions.is_empty())
        .then(|| view! { <p class="hint">{questions_hint(lang, &view.proposal.owner_name)}</p> });
    let shown_as = if written.shown_as.is_empty() {
        Attribution::Segment.as_str()
    } else {
        &written.shown_as
    };
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
            {about_questions}
            {questions}
            {form.choose("reason_shown_as", shown_as, attributions(lang, view, own)).hint(shown_as_hint(lang)).view()}
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
