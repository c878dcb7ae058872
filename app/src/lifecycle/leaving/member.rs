//! A customer who leaves the panel.

use crate::web::{
    context::{Page, PageContext},
    paths,
};
use axum::extract::Path;
use klankbord_domain::{
    base::ids::MemberId, lifecycle::leaving::operations::remove_member, people::panel::queries,
};
use leptos::prelude::*;

texts! {
    remove_title(name: &str) = "{name} uit het panel halen?" | "Remove {name} from the panel?";
    remove_lead = "Een lopende uitnodiging vervalt en de toestemming stopt. Een stoel in een sessie gaat naar de volgende op de lijst. Wat deze klant al gezegd heeft, blijft staan."
        | "An open invitation ends, and so does the consent. A seat in a session goes to the next person on the list. What this customer said stays.";
    remove_button = "Ja, uit het panel halen" | "Yes, remove from the panel";
    keep = "Nee, terug" | "No, go back";
    removed = "De klant is uit het panel gehaald." | "The customer has been removed from the panel.";
}

pub(crate) async fn ask_removal(cx: PageContext, Path(id): Path<MemberId>) -> Page {
    let lang = cx.lang;
    let member = queries::member(&cx.portal, &cx.actor, id).await?.member;
    let heading = remove_title(lang, &member.name);
    cx.page(heading.clone()).show(move || {
        view! {
            <h1>{heading}</h1>
            <p class="lead">{remove_lead(lang)}</p>
            <form method="post">
                <button class="button danger">{remove_button(lang)}</button>" "
                <a class="button secondary" href=paths::member(id)>{keep(lang)}</a>
            </form>
        }
    })
}

pub(crate) async fn remove(cx: PageContext, Path(id): Path<MemberId>) -> Page {
    remove_member(&cx.portal, &cx.actor, id).await?;
    cx.done(&paths::member(id), removed(cx.lang))
}
