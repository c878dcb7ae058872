//! Takes up a reason that came with a vote, and goes to where it is answered.

use crate::web::{
    context::{Page, PageContext},
    paths,
};
use axum::extract::Path;
use klankbord_domain::{answering::answers::from_reason, base::ids::ProposalId};

texts! {
    taken_up = "Deze reden staat nu bij de inbreng. De klant ziet dat er een antwoord komt, en wanneer."
        | "This reason is now among the contributions. The customer can see that an answer is coming, and when.";
}

pub(crate) async fn take_up(cx: PageContext, Path((id, place)): Path<(ProposalId, i64)>) -> Page {
    let contribution = from_reason::take_up(&cx.portal, &cx.actor, id, place).await?;
    cx.done(&paths::inbox_item(contribution), taken_up(cx.lang))
}
