//! The tree: every department within its division, and the colleagues who are in none.

use super::kind_name;
use crate::web::{
    context::{Page, PageContext},
    paths,
};
use futures::try_join;
use klankbord_domain::people::departments::{Department, Kind, queries};
use leptos::prelude::*;

texts! {
    title = "Afdelingen" | "Departments";
    lead = "Zo is uw organisatie ingedeeld. Wat klanten ergens zeggen, komt bij de afdeling die er iets aan kan doen."
        | "This is how your organisation is divided. What customers say anywhere goes to the department that can do something about it.";
    add = "Afdeling toevoegen" | "Add a department";
    read_list = "Lijst met medewerkers inlezen" | "Import a list of staff";
    none = "Er zijn nog geen afdelingen." | "There are no departments yet.";
    department = "Afdeling" | "Department";
    does = "Doet" | "Does";
    colleagues = "Collega’s" | "Colleagues";
    unplaced_title = "Nog in geen afdeling" | "Not in a department yet";
    back = "Alle medewerkers" | "All staff";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let (all, unplaced) = try_join!(
        queries::all(&cx.portal, &cx.actor),
        queries::unplaced(&cx.portal, &cx.actor),
    )?;
    let divisions: Vec<_> = all
        .chunk_by(|one, other| one.division == other.division)
        .map(|part| {
            let name = part.first().map(|one| one.division.clone());
            let rows: Vec<_> = part.iter().map(|one| row(&cx, one)).collect();
            view! {
                <section class="sheet">
                    <table class="stacks">
                        <caption><bdi>{name}</bdi></caption>
                        <thead><tr>
                            <th scope="col">{department(lang)}</th>
                            <th scope="col">{does(lang)}</th>
                            <th scope="col" class="number">{colleagues(lang)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </section>
            }
        })
        .collect();
    let unplaced: Vec<_> = unplaced
        .into_iter()
        .map(|(account, name)| {
            view! { <li><a href=paths::place_colleague(account)><bdi>{name}</bdi></a></li> }
        })
        .collect();
    let unplaced = (!all.is_empty() && !unplaced.is_empty()).then(|| {
        view! { <section id="unplaced"><h2>{unplaced_title(lang)}</h2><ul>{unplaced}</ul></section> }
    });
    cx.page(title(lang)).wide().show(move || {
        view! {
            <p><a href=paths::staff()>{back(lang)}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <div class="buttons">
                <a class="button" href=paths::new_department()>{add(lang)}</a>
                <a class="button secondary" href=paths::staff_list()>{read_list(lang)}</a>
            </div>
            {divisions.is_empty().then(|| view! { <p class="empty">{none(lang)}</p> })}
            {divisions}
            {unplaced}
        }
    })
}

fn row(cx: &PageContext, one: &Department) -> AnyView {
    let does_what = (one.kind != Kind::Other).then(|| kind_name(cx.lang, one.kind));
    view! {
        <tr>
            <th scope="row"><a href=paths::department(one.id)><bdi>{one.name.clone()}</bdi></a></th>
            <td data-label=does(cx.lang)>{does_what}</td>
            <td class="number" data-label=colleagues(cx.lang)>{one.colleagues}</td>
        </tr>
    }
    .into_any()
}
