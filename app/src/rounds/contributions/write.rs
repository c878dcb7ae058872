//! Handles the form with which a member writes on a proposal.

use super::{
    all,
    section::{SectionForm, written},
};
use crate::web::ui::refusal::show_again;
use crate::web::{
    context::{Page, PageContext},
    paths,
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::ProposalId,
    rounds::contributions::operations::{self, ContributionForm},
};

/// Handles the form; shows it again, with what was typed, when it is refused.
pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<SectionForm>,
) -> Page {
    let to_write = ContributionForm {
        kind: typed.kind.clone(),
        text: typed.text.clone(),
        shown_as: typed.shown_as.clone(),
    };
    match operations::write(&cx.portal, &cx.actor, id, &to_write).await {
        Ok(_) => {
            let path = format!("{}#contributions", paths::proposal(id));
            cx.done(&path, written(cx.lang))
        }
        Err(error) => {
            show_again(error, async |refusal| {
                all::page(&cx, id, None, typed, refusal).await
            })
            .await
        }
    }
}
