//! All projects.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::Table,
};
use klankbord_domain::{
    Role,
    rounds::projects::{Project, queries},
};
use leptos::prelude::*;

texts! {
    title = "Projecten" | "Projects";
    none = "Er zijn nog geen projecten." | "There are no projects yet.";
    make = "Nieuw project" | "New project";
    name = "Project" | "Project";
    owner = "Eigenaar" | "Owner";
    rounds = "Open rondes" | "Open rounds";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let projects = queries::list(&cx.portal, &cx.actor).await?;
    let make = cx.actor.is(Role::ProjectOwner).then(|| {
        view! { <p><a class="button" href=paths::new_project()>{make(lang)}</a></p> }
    });
    cx.page(title(lang)).wide().show(move || {
        let list = if projects.is_empty() {
            view! { <p class="empty">{none(lang)}</p> }.into_any()
        } else {
            let table = Table::new(title(lang))
                .column(name(lang))
                .column(owner(lang))
                .number(rounds(lang));
            let row = |table: Table, project: Project| {
                let path = paths::project(project.id);
                table.row(vec![
                    view! { <a href=path>{project.name}</a> }.into_any(),
                    project.owner_name.into_any(),
                    project.open_rounds.into_any(),
                ])
            };
            projects.into_iter().fold(table, row).view()
        };
        view! {
            <h1>{title(lang)}</h1>
            {make}
            {list}
        }
    })
}
