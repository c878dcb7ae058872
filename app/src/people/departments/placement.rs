//! Where a colleague works, as their page tells it.

use super::full_name;
use crate::web::{context::PageContext, paths};
use klankbord_domain::{Error, base::ids::AccountId, people::departments::queries};
use leptos::prelude::*;

texts! {
    department = "Afdeling" | "Department";
    none = "in geen afdeling" | "in no department";
    change = "wijzigen" | "change";
}

/// The fact, with the way to change it.
pub(crate) async fn fact(cx: &PageContext, account: AccountId) -> Result<AnyView, Error> {
    let lang = cx.lang;
    let place = queries::of(&cx.portal, &cx.actor, account).await?;
    let words = place.map_or_else(
        || none(lang).to_owned(),
        |place| {
            let name = full_name(lang, &place.division, &place.department);
            if place.job_title.is_empty() {
                name
            } else {
                format!("{name}, {}", place.job_title)
            }
        },
    );
    let path = paths::place_colleague(account);
    Ok(view! {
        <div><dt>{department(lang)}</dt><dd><bdi>{words}</bdi>" "<a href=path>{change(lang)}</a></dd></div>
    }
    .into_any())
}
