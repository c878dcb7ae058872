//! Takes the position that a member sends.

use crate::{
    cx::{Cx, Page},
    proposals::show::{Outcome, again},
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error,
    ids::ProposalId,
    positions::operations::{self, Written},
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    position: String,
    reason: String,
    question_1: Option<String>,
    question_2: Option<String>,
    question_3: Option<String>,
    question_4: Option<String>,
    question_5: Option<String>,
}

pub(crate) async fn post(cx: Cx, Path(id): Path<ProposalId>, Posted(typed): Posted<Typed>) -> Page {
    let written = Written {
        position: typed.position,
        reason: typed.reason,
        replies: [
            typed.question_1,
            typed.question_2,
            typed.question_3,
            typed.question_4,
            typed.question_5,
        ],
    };
    match operations::cast(&cx.portal, &cx.actor, id, &written).await {
        // The page says that it was kept; a notice would cost the session a second commit.
        Ok(()) => cx.go(&format!("/proposals/{id}?kept=true")),
        Err(Error::Invalid(errors)) => again(&cx, id, &written, Outcome::Invalid(&errors)).await,
        Err(Error::Conflict(why)) => again(&cx, id, &written, Outcome::Refused(why)).await,
        Err(error) => Err(error.into()),
    }
}
