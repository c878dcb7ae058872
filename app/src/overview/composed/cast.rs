//! Handles the position that a member sends.

use super::proposal;
use crate::web::ui::refusal::show_again;
use crate::web::{
    context::{Page, PageContext},
    paths,
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::ProposalId,
    rounds::{
        positions::operations::{self, PositionForm},
        proposals::draft::QUESTION_FIELDS,
    },
};

/// The fields by name: an empty reply removes an earlier one, a missing one leaves it as it is.
type Fields = Vec<(String, String)>;

fn written(mut fields: Fields) -> PositionForm {
    let mut of = |name: &str| {
        let place = fields.iter().position(|(field, _)| field == name)?;
        Some(fields.swap_remove(place).1)
    };
    PositionForm {
        position: of("position").unwrap_or_default(),
        reason: of("reason").unwrap_or_default(),
        shown_as: of("reason_shown_as").unwrap_or_default(),
        replies: QUESTION_FIELDS.map(&mut of),
    }
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let written = written(fields);
    match operations::cast(&cx.portal, &cx.actor, id, &written).await {
        // The page says that it was kept; a notice would cost the session a second commit.
        Ok(()) => cx.go(&format!("{}?kept=true", paths::proposal(id))),
        Err(error) => {
            show_again(error, async |refusal| {
                proposal::again(&cx, id, &written, &refusal).await
            })
            .await
        }
    }
}
