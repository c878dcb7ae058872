//! The reviews of decisions that wait for an owner, on their home page.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Item, clock, items},
};
use klankbord_domain::{answering::decisions::reviews::Due, rounds::projects::rules::may_change};
use leptos::prelude::*;

texts! {
    list_title = "Terugkijken op een besluit" | "Decisions to review";
    look_on = "Terugblik" | "Review";
}

/// The decisions that are due for a review; omitted when there are none.
pub(crate) fn reviews_section(cx: &PageContext, due: &[Due]) -> Option<AnyView> {
    if due.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let today = cx.portal.now().date_in(&cx.zone());
    let list = due.iter().map(|one| {
        let path = if may_change(&cx.actor, one.owner_id) {
            paths::review(one.proposal_id)
        } else {
            paths::proposal(one.proposal_id)
        };
        let day = one.due_on.0;
        Item::new(path, one.title.clone())
            .line(one.owner_name.clone())
            .meta(day.map(|day| clock(lang, look_on(lang), day, today)))
    });
    Some(
        view! { <section id="reviews"><h2>{list_title(lang)}</h2>{items(list.collect(), "")}</section> }
            .into_any(),
    )
}
