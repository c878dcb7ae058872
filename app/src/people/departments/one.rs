//! One department: the colleagues in it, and the ways to change it.

use super::{full_name, kind_name};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::Facts,
};
use axum::extract::Path;
use klankbord_domain::{
    base::ids::DepartmentId,
    people::departments::{Kind, Placed, queries},
};
use leptos::prelude::*;

texts! {
    back = "Alle afdelingen" | "All departments";
    does = "Doet" | "Does";
    change = "Naam of divisie wijzigen" | "Change the name or the division";
    move_on = "Collega’s verplaatsen" | "Move colleagues";
    split = "Splitsen" | "Split";
    end = "Samenvoegen of opheffen" | "Merge or close";
    people_title = "Collega’s in deze afdeling" | "Colleagues in this department";
    nobody = "Hier werkt nog niemand." | "Nobody works here yet.";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<DepartmentId>) -> Page {
    let lang = cx.lang;
    let found = queries::one(&cx.portal, &cx.actor, id).await?;
    let heading = full_name(lang, &found.department.division, &found.department.name);
    let empty = found.colleagues.is_empty();
    let people: Vec<_> = found.colleagues.into_iter().map(person).collect();
    let kind = found.department.kind;
    let kind =
        (kind != Kind::Other).then(|| Facts::new().fact(does(lang), kind_name(lang, kind)).view());
    cx.page(heading.clone()).show(|| {
        let moving = (!empty).then(|| {
            let others = (!found.others.is_empty())
                .then(|| view! { <li><a href=paths::move_colleagues(id)>{move_on(lang)}</a></li> });
            view! { {others}<li><a href=paths::split_department(id)>{split(lang)}</a></li> }
        });
        view! {
            <p><a href=paths::departments()>{back(lang)}</a></p>
            <h1>{heading}</h1>
            {kind}
            <h2>{people_title(lang)}</h2>
            {if empty {
                view! { <p class="empty">{nobody(lang)}</p> }.into_any()
            } else {
                view! { <ul id="colleagues">{people}</ul> }.into_any()
            }}
            <ul>
                <li><a href=paths::change_department(id)>{change(lang)}</a></li>
                {moving}
                <li><a href=paths::end_department(id)>{end(lang)}</a></li>
            </ul>
        }
    })
}

fn person(one: Placed) -> AnyView {
    let job = (!one.job_title.is_empty()).then(|| view! { ", "<bdi>{one.job_title}</bdi> });
    view! { <li><a href=paths::colleague(one.account_id)><bdi>{one.name}</bdi></a>{job}</li> }
        .into_any()
}
