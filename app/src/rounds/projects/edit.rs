//! The form to make or change a project.

use super::phase_name;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::ProjectId,
    rounds::projects::{
        PhaseKind,
        operations::{self, ProjectForm},
        queries, rules,
    },
};
use leptos::prelude::*;

texts! {
    title_new = "Nieuw project" | "New project";
    title_change = "Project wijzigen" | "Change the project";
    name = "Naam van het project" | "Name of the project";
    summary = "Waar gaat het over?" | "What is it about?";
    owner = "Projecteigenaar" | "Project owner";
    owner_hint = "Leest wat klanten inbrengen en geeft antwoord." | "Reads what customers write and answers them.";
    sentence = "Waarom kiest u een ander? In één zin" | "Why do you choose someone else? In one sentence";
    sentence_hint = "Alleen nodig als u een ander kiest. Uw collega krijgt de vraag om het project over te nemen. Tot uw collega ja zegt, blijft het uw project."
        | "Only needed when you choose someone else. We ask your colleague to take over the project. Until they say yes, it stays your project.";
    phases = "Fasen" | "Phases";
    phases_hint = "Vul de dagen in van de fasen die dit project heeft. Laat een fase die er niet is leeg."
        | "Fill in the days of the phases that this project has. Leave a phase empty if the project does not have it.";
    field_begins(phase: &str) = "{phase}: begint op" | "{phase}: begins on";
    field_ends(phase: &str) = "{phase}: eindigt op" | "{phase}: ends on";
    keep = "Project opslaan" | "Save the project";
    made = "Het project is gemaakt. U kunt nu een voorstel maken." | "The project has been created. You can make a proposal now.";
    changed = "Het project is gewijzigd." | "The project has been changed.";
}

/// The fields by name: the days of seven phases are too many for a struct.
type Fields = Vec<(String, String)>;

fn written(fields: &Fields) -> ProjectForm {
    let of = |name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    ProjectForm {
        name: of("name"),
        summary: of("summary"),
        owner: of("owner"),
        sentence: of("sentence"),
        phases: PhaseKind::ALL
            .iter()
            .map(|&kind| (kind, of(kind.begins_field()), of(kind.ends_field())))
            .filter(|(_, begins_on, ends_on)| !begins_on.is_empty() || !ends_on.is_empty())
            .collect(),
    }
}

pub(crate) async fn new(cx: PageContext) -> Page {
    let written = ProjectForm {
        owner: cx
            .actor
            .account()
            .map(|id| id.to_string())
            .unwrap_or_default(),
        ..ProjectForm::default()
    };
    page(&cx, title_new(cx.lang), &written, &Refusal::default()).await
}

pub(crate) async fn post_new(cx: PageContext, Posted(fields): Posted<Fields>) -> Page {
    let written = written(&fields);
    match operations::create(&cx.portal, &cx.actor, &written).await {
        Ok(id) => cx.done(&paths::project(id), made(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, title_new(cx.lang), &written, &refusal).await
            })
            .await
        }
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProjectId>) -> Page {
    let (project, phases) = queries::find(&cx.portal, &cx.actor, id).await?;
    rules::check_change(&cx.actor, project.owner_id)?;
    let written = ProjectForm {
        name: project.name,
        summary: project.summary,
        owner: project.owner_id.to_string(),
        sentence: String::new(),
        phases: phases
            .into_iter()
            .map(|phase| {
                (
                    phase.kind,
                    phase.begins_on.as_text(),
                    phase.ends_on.as_text(),
                )
            })
            .collect(),
    };
    page(&cx, title_change(cx.lang), &written, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProjectId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let written = written(&fields);
    match operations::change(&cx.portal, &cx.actor, id, &written).await {
        Ok(()) => cx.done(&paths::project(id), changed(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, title_change(cx.lang), &written, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    title: &'static str,
    written: &ProjectForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let owners: Vec<_> = queries::owners(&cx.portal, &cx.actor)
        .await?
        .into_iter()
        .map(|owner| Choice::new(owner.id.to_string(), owner.name))
        .collect();
    let long: Vec<_> = PhaseKind::ALL
        .iter()
        .map(|&kind| {
            let phase = phase_name(lang, kind);
            (kind, field_begins(lang, phase), field_ends(lang, phase))
        })
        .collect();
    let mut labels = vec![
        ("name", name(lang)),
        ("summary", summary(lang)),
        ("owner", owner(lang)),
        ("sentence", sentence(lang)),
    ];
    for (kind, begins, ends) in &long {
        labels.push((kind.begins_field(), begins.as_str()));
        labels.push((kind.ends_field(), ends.as_str()));
    }
    let form = Form::new(lang, refusal, &labels);
    cx.page(title).refused(refusal).show(|| {
        let rows: Vec<_> = PhaseKind::ALL
            .iter()
            .map(|&kind| {
                let found = written.phases.iter().find(|(of, ..)| *of == kind);
                let (begins_on, ends_on) = found
                    .map(|(_, begins_on, ends_on)| (begins_on.as_str(), ends_on.as_str()))
                    .unwrap_or_default();
                view! {
                    <fieldset class="phase">
                        <legend>{phase_name(lang, kind)}</legend>
                        {form.date(kind.begins_field(), begins_on).short().view()}
                        {form.date(kind.ends_field(), ends_on).short().view()}
                    </fieldset>
                }
            })
            .collect();
        view! {
            {form.summary()}
            <h1>{title}</h1>
            <form method="post" novalidate>
                {form.line("name", &written.name).view()}
                {form.area("summary", &written.summary, 5).view()}
                {form.select("owner", &written.owner, owners).hint(owner_hint(lang)).view()}
                {form.line("sentence", &written.sentence).hint(sentence_hint(lang)).view()}
                <h2>{phases(lang)}</h2>
                <p class="hint">{phases_hint(lang)}</p>
                {rows}
                <button class="button">{keep(lang)}</button>
            </form>
        }
    })
}
