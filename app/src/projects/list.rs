//! All projects.

use crate::cx::{Cx, Page};
use klankbord_domain::{Role, projects::queries};
use leptos::prelude::*;

texts! {
    title = "Projecten" | "Projects";
    none = "Er zijn nog geen projecten." | "There are no projects yet.";
    make = "Nieuw project" | "New project";
    name = "Project" | "Project";
    owner = "Eigenaar" | "Owner";
    rounds = "Open rondes" | "Open rounds";
}

pub(crate) async fn show(cx: Cx) -> Page {
    let lang = cx.lang;
    let projects = queries::list(&cx.portal, &cx.actor).await?;
    let make = cx.actor.is(Role::ProjectOwner).then(|| {
        view! { <p><a class="button" href="/projects/new">{make(lang)}</a></p> }
    });
    cx.leaf(title(lang)).wide().show(move || {
        let list = if projects.is_empty() {
            view! { <p>{none(lang)}</p> }.into_any()
        } else {
            let rows: Vec<_> = projects
                .into_iter()
                .map(|project| {
                    view! {
                        <tr>
                            <th scope="row"><a href=format!("/projects/{}", project.id)>{project.name}</a></th>
                            <td>{project.owner_name}</td>
                            <td class="number">{project.open_rounds}</td>
                        </tr>
                    }
                })
                .collect();
            view! {
                <table class="table">
                    <thead><tr>
                        <th scope="col">{name(lang)}</th>
                        <th scope="col">{owner(lang)}</th>
                        <th scope="col" class="number">{rounds(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        };
        view! {
            <h1>{title(lang)}</h1>
            {make}
            {list}
        }
    })
}
