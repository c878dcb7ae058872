//! The first question: the position. It counts as soon as it is sent.

use super::position_name;
use crate::{
    rounds::proposals::stepping::{Asked, step},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::{Path, Query};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::ProposalId,
    rounds::{
        positions::{
            Position,
            operations::{self, PositionForm},
            queries,
        },
        proposals::{self, draft::QUESTION_FIELDS},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    question = "Wat vindt u hiervan?" | "What do you think of this?";
    hint = "Uw stem telt vanaf nu mee, zonder uw naam. Daarna kunt u uitleggen waarom." | "Your vote counts from now on, without your name. After that you can explain why.";
    meaning_for = "Doe het zo." | "Yes, do it like this.";
    meaning_concerns = "Doe het, maar houd rekening met mijn zorg." | "Yes, but take my concern into account.";
    meaning_against = "Doe het niet, of niet zo." | "No, don't do it, or not like this.";
    meaning_none = "Ik heb het gelezen en laat het aan anderen." | "I have read it and leave it to others.";
    send = "Stem versturen" | "Send my vote";
    kept = "Uw stem is opgeslagen. Dank u wel." | "Your vote has been saved. Thank you.";
    change = "Verder" | "Continue";
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

/// The fields by name: whatever else a form sends along is kept too, and what it lacks stays as it was.
type Fields = Vec<(String, String)>;

fn written(mut fields: Fields) -> PositionForm {
    let mut of = |name: &str| {
        let place = fields.iter().position(|(field, _)| field == name)?;
        Some(fields.swap_remove(place).1)
    };
    PositionForm {
        position: Some(of("position").unwrap_or_default()),
        reason: of("reason"),
        shown_as: of("reason_shown_as"),
        replies: QUESTION_FIELDS.map(&mut of),
    }
}

/// The choice of a button in the mail. The page opens with it ticked; only sending it is a vote.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    choice: String,
}

pub(crate) async fn show(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Query(Chosen { choice }): Query<Chosen>,
) -> Page {
    let chosen = Position::ALL.iter().find(|one| one.as_str() == choice);
    let typed = chosen.map(|one| PositionForm {
        position: Some(one.as_str().to_owned()),
        ..PositionForm::default()
    });
    page(&cx, id, typed.as_ref(), &Refusal::default()).await
}

async fn page(
    cx: &PageContext,
    id: ProposalId,
    typed: Option<&PositionForm>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
    let own = queries::own(&cx.portal, &cx.actor, &view).await?;
    let chosen = match typed {
        Some(typed) => typed.position.clone().unwrap_or_default(),
        None => own
            .as_ref()
            .map_or("", |own| own.position.as_str())
            .to_owned(),
    };
    let words: Vec<&str> = typed
        .into_iter()
        .flat_map(|typed| typed.reason.iter().chain(typed.replies.iter().flatten()))
        .map(String::as_str)
        .collect();
    let labels = [("position", question(lang))];
    step(
        cx,
        &view,
        Asked::Position,
        question(lang),
        refusal,
        &words,
        || {
            let form = Form::new(lang, refusal, &labels);
            let choices = Position::ALL
                .iter()
                .map(|&one| {
                    Choice::new(one.as_str(), position_name(lang, one)).hint(meaning(lang, one))
                })
                .collect();
            let go = if own.is_some() {
                change(lang)
            } else {
                send(lang)
            };
            view! {
                {form.summary()}
                <form method="post" novalidate>
                    {form.choose("position", &chosen, choices).title().hint(hint(lang)).view()}
                    <div class="step-go"><button class="button">{go}</button></div>
                </form>
            }
        },
    )
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let written = written(fields);
    match operations::cast(&cx.portal, &cx.actor, id, &written).await {
        // The reason comes next in every round. Nothing is read to find that out, because thousands may vote at once.
        Ok(()) => cx.done(&paths::give_reason(id), kept(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(&written), &refusal).await
            })
            .await
        }
    }
}
