//! The second question: the reason, with the prompt of the position that was taken, and the people who may know its
//! writer.

use crate::{
    rounds::{
        contributions::attribution_name,
        proposals::stepping::{Asked, skip_link, step},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::ProposalId,
    rounds::{
        contributions::{Attribution, rules::may_become},
        positions::{
            Own, Position,
            operations::{self, PositionForm},
            queries,
        },
        proposals::{self, queries::ProposalView},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    hint = "Hierop krijgt u niet altijd antwoord. Wilt u zeker antwoord? Stel uw vraag dan bij de laatste stap."
        | "You don't always get an answer to this. To be sure of one, ask your question at the last step.";
    shown_as_label = "Wie mag weten dat deze woorden van u komen?" | "Who may know that these words are from you?";
    shown_as_hint = "Uw stem telt altijd mee zonder uw naam. Deze keuze geldt ook voor uw antwoorden op onze vragen. Later kunt u haar alleen strenger maken."
        | "Your vote always counts without your name. This choice also applies to your answers to our questions. You can only make it stricter later.";
    name_means(owner: &str) = "{owner}, het klantgeweten en de andere klanten lezen uw reden met uw naam erbij."
        | "{owner}, the customer conscience and the other customers read your reason with your name.";
    segment_means(owner: &str) = "{owner}, het klantgeweten en de andere klanten lezen uw reden zonder uw naam. Ook uw groep laten we weg als daar weinig mensen in zitten."
        | "{owner}, the customer conscience and the other customers read your reason without your name. We leave out your group too if it has few people in it.";
    conscience_means(conscience: &str) = "Alleen {conscience}, ons klantgeweten, leest uw woorden, met uw naam erbij."
        | "Only {conscience}, our customer conscience, reads your words, with your name.";
    prompt_for = "Wat maakt dit voor u goed?" | "What makes this good for you?";
    prompt_concerns = "Waar moeten we op letten?" | "What should we look out for?";
    prompt_against = "Wat gaat er mis als we dit doen, en wat zou het beter maken?"
        | "What goes wrong if we do this, and what would make it better?";
    prompt_none = "Wat zou u nog willen weten?" | "What would you still like to know?";
    kept = "Uw reden is opgeslagen." | "Your reason has been saved.";
    send = "Opslaan en verder" | "Save and continue";
}

/// The prompt for the reason of a position.
const fn prompt(lang: Language, position: Position) -> &'static str {
    match position {
        Position::For => prompt_for(lang),
        Position::ForWithConcerns => prompt_concerns(lang),
        Position::Against => prompt_against(lang),
        Position::NoOpinion => prompt_none(lang),
    }
}

/// The submitted form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReasonForm {
    reason: String,
    reason_shown_as: String,
}

/// The attributions that can be chosen: the earlier one, and stricter ones.
fn attributions(lang: Language, view: &ProposalView, own: &Own) -> Vec<Choice> {
    let owner = &view.proposal.owner_name;
    let replied = view.questions.iter().any(|one| one.reply.is_some());
    let bound = replied || !own.reason.is_empty();
    Attribution::ALL
        .iter()
        .filter(|one| !bound || may_become(own.shown_as, **one))
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

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

async fn page(
    cx: &PageContext,
    id: ProposalId,
    typed: Option<&ReasonForm>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
    let own = queries::own(&cx.portal, &cx.actor, &view).await?;
    let Some(own) = own else {
        return cx.go(&paths::cast_position(id));
    };
    let (reason, shown_as) = match typed {
        Some(typed) => (typed.reason.as_str(), typed.reason_shown_as.as_str()),
        None => (own.reason.as_str(), own.shown_as.as_str()),
    };
    let question = prompt(lang, own.position);
    let labels = [
        ("reason", question),
        ("reason_shown_as", shown_as_label(lang)),
    ];
    step(
        cx,
        &view,
        Asked::Reason,
        question,
        refusal,
        &[reason],
        || {
            let form = Form::new(lang, refusal, &labels);
            view! {
                {form.summary()}
                <form method="post" novalidate>
                    {form.area("reason", reason, 5).title().hint(hint(lang)).view()}
                    {form.choose("reason_shown_as", shown_as, attributions(lang, &view, &own)).hint(shown_as_hint(lang)).view()}
                    <div class="step-go"><button class="button">{send(lang)}</button>{skip_link(cx, Asked::Reason, &view)}</div>
                </form>
            }
        },
    )
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<ReasonForm>,
) -> Page {
    let written = PositionForm {
        reason: Some(typed.reason.clone()),
        shown_as: Some(typed.reason_shown_as.clone()),
        ..PositionForm::default()
    };
    match operations::cast(&cx.portal, &cx.actor, id, &written).await {
        Ok(()) => {
            let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
            cx.done(&Asked::Reason.next(&view), kept(cx.lang))
        }
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(&typed), &refusal).await
            })
            .await
        }
    }
}
