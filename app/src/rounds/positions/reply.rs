//! A question of the owner, one on a screen.

use crate::{
    rounds::proposals::stepping::{Asked, skip_link, step},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form, lang_of, only_in,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    base::ids::ProposalId,
    rounds::{
        positions::operations::{self, PositionForm},
        proposals::{self, draft::QUESTION_FIELDS},
    },
};
use leptos::prelude::*;

texts! {
    hint(owner: &str) = "Uw antwoord lezen alleen {owner} en het klantgeweten. Daarop komt geen antwoord."
        | "Only {owner} and the customer conscience read your answer. You don't get a reply to it.";
    kept = "Uw antwoord is opgeslagen." | "Your answer has been saved.";
    send = "Opslaan en verder" | "Save and continue";
}

/// The fields by name.
type Fields = Vec<(String, String)>;

/// The place of a question in the form that the operation reads, and the name of its field.
fn field(place: i64) -> Option<(usize, &'static str)> {
    let at = usize::try_from(place.checked_sub(1)?).ok()?;
    QUESTION_FIELDS.get(at).map(|field| (at, *field))
}

pub(crate) async fn show(cx: PageContext, Path((id, place)): Path<(ProposalId, i64)>) -> Page {
    page(&cx, id, place, None, &Refusal::default()).await
}

async fn page(
    cx: &PageContext,
    id: ProposalId,
    place: i64,
    typed: Option<&str>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
    if !view.viewer.voted && refusal.is_empty() {
        return cx.go(&paths::cast_position(id));
    }
    let question = view.questions.iter().find(|one| one.place == place);
    let (question, (_, field)) = question.zip(field(place)).ok_or(Error::NotFound)?;
    let text = typed.or(question.reply.as_deref()).unwrap_or_default();
    let asked = Asked::Question(place);
    let labels = [(field, question.text.as_str())];
    step(cx, &view, asked, &question.text, refusal, &[text], || {
        let form = Form::new(lang, refusal, &labels);
        view! {
            {form.summary()}
            {only_in(lang, view.proposal.language)}
            <form method="post" novalidate>
                {form.area(field, text, 5).title().label_lang(lang_of(lang, view.proposal.language)).hint(hint(lang, &view.proposal.owner_name)).view()}
                <div class="step-go"><button class="button">{send(lang)}</button>{skip_link(cx, asked, &view)}</div>
            </form>
        }
    })
}

pub(crate) async fn post(
    cx: PageContext,
    Path((id, place)): Path<(ProposalId, i64)>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let (at, name) = field(place).ok_or(Error::NotFound)?;
    let typed = fields.into_iter().find(|(field, _)| field == name);
    let typed = typed.map(|(_, text)| text).unwrap_or_default();
    let mut written = PositionForm::default();
    written.replies[at] = Some(typed.clone());
    match operations::cast(&cx.portal, &cx.actor, id, &written).await {
        Ok(()) => {
            let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
            cx.done(&Asked::Question(place).next(&view), kept(cx.lang))
        }
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, place, Some(&typed), &refusal).await
            })
            .await
        }
    }
}
