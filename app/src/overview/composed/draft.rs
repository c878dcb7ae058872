//! Writing a proposal: a page for each step, kept as a draft at each step. Every way off a page is a button of its form,
//! so that nothing typed is dropped.

use crate::{
    answering::conscience::shown::judgement_view,
    islands::LiveFragment,
    rounds::proposals::{
        edit_form::EditForm,
        kept,
        steps::{self, Panel, step_name, step_title},
    },
    web::{
        context::{Page, PageContext},
        paths, ui,
        ui::refusal::{Refusal, show_again},
    },
};
use axum::{
    extract::Path,
    response::{Html, IntoResponse as _},
};
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    Error,
    answering::conscience::impact_statements::{Judgement, queries::of_draft},
    base::ids::{ProjectId, ProposalId, SegmentId},
    rounds::{
        projects::{self, PhaseKind},
        proposals::{
            Action, Influence,
            draft::{Frame, ProposalForm, Step},
            operations,
            queries::{self, Draft, Load},
        },
        terms::Terms,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    keep = "Opslaan en verder" | "Save and continue";
    back = "Vorige stap" | "Previous step";
    to_preview = "Naar de voorvertoning" | "To the preview";
    to_project = "Terug naar het project" | "Back to the project";
    saved = "Opgeslagen als concept. Klanten zien dit nog niet." | "Saved as a draft. Customers can't see this yet.";
}

/// The id of the form of a step.
const FORM: &str = "step-form";
/// The places that a button of a step leads to, besides the other steps.
const PREVIEW: &str = "preview";
const PROJECT: &str = "project";

fn phase_of(name: &str) -> Result<PhaseKind, Error> {
    name.parse().map_err(|_| Error::NotFound)
}

fn step_of_path(name: &str) -> Result<Step, Error> {
    name.parse().map_err(|_| Error::NotFound)
}

/// The first step of a proposal that does not exist yet.
pub(crate) async fn begin(
    cx: PageContext,
    Path((project, phase)): Path<(ProjectId, String)>,
) -> Page {
    let phase = phase_of(&phase)?;
    let (found, phases) = projects::queries::find(&cx.portal, &cx.actor, project).await?;
    projects::rules::check_change(&cx.actor, found.owner_id)?;
    if !phases.iter().any(|of| of.kind == phase) {
        return Err(Error::NotFound.into());
    }
    let waiting = kept::waiting(&cx, &paths::propose(project, phase)).await?;
    let written = waiting.unwrap_or_default().into();
    first(&cx, &written, &Refusal::default())
}

pub(crate) async fn post_begin(
    cx: PageContext,
    Path((project, phase)): Path<(ProjectId, String)>,
    Posted(typed): Posted<EditForm>,
) -> Page {
    let phase = phase_of(&phase)?;
    let here = paths::propose(project, phase);
    if !typed.go.is_empty() {
        // There is no draft yet that could hold it.
        kept::keep(&cx, &here, typed).await?;
        return cx.go(&paths::project(project));
    }
    let written = typed.into();
    match operations::begin(&cx.portal, &cx.actor, project, phase, &written).await {
        Ok(id) => {
            kept::forget(&cx, &here).await?;
            cx.done(&paths::edit_proposal(id, Step::Scope), saved(cx.lang))
        }
        Err(error) => show_again(error, async |refusal| first(&cx, &written, &refusal)).await,
    }
}

fn first(cx: &PageContext, written: &ProposalForm, refusal: &Refusal) -> Page {
    let panel = Panel {
        choosable: Vec::new(),
        load: None,
        minutes: 0,
        terms: Terms::LAW,
        advice_until: None,
    };
    let asked = Asked {
        step: Step::Words,
        panel,
        judgement: None,
    };
    page(cx, asked, written, refusal, None)
}

pub(crate) async fn show(cx: PageContext, Path((id, step)): Path<(ProposalId, String)>) -> Page {
    let draft = queries::draft(&cx.portal, &cx.actor, id).await?;
    let step = step_of_path(&step)?;
    let waiting = kept::waiting(&cx, &paths::edit_proposal(id, step)).await?;
    let written = waiting.map_or_else(|| draft.written.clone(), Into::into);
    step_page(&cx, draft, step, &written, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path((id, step)): Path<(ProposalId, String)>,
    Posted(typed): Posted<EditForm>,
) -> Page {
    let step = step_of_path(&step)?;
    let here = paths::edit_proposal(id, step);
    let counting = !typed.count.is_empty();
    let written = typed.clone().into();
    match operations::save(&cx.portal, &cx.actor, id, step, &written).await {
        Ok(()) => {
            kept::forget(&cx, &here).await?;
            if counting {
                cx.go(&here)
            } else if !typed.go.is_empty() {
                leave(&cx, id, &typed.go).await
            } else if let Some(next) = step.next() {
                cx.go(&paths::edit_proposal(id, next))
            } else {
                cx.done(&paths::preview(id), saved(cx.lang))
            }
        }
        Err(Error::Invalid(_)) if !typed.go.is_empty() => {
            let go = typed.go.clone();
            kept::keep(&cx, &here, typed).await?;
            leave(&cx, id, &go).await
        }
        Err(error) => {
            show_again(error, async |refusal| {
                let draft = queries::draft(&cx.portal, &cx.actor, id).await?;
                step_page(&cx, draft, step, &written, &refusal).await
            })
            .await
        }
    }
}

/// Goes on to where the pressed button leads.
async fn leave(cx: &PageContext, id: ProposalId, go: &str) -> Page {
    match go {
        PREVIEW => cx.go(&paths::preview(id)),
        PROJECT => {
            let draft = queries::draft(&cx.portal, &cx.actor, id).await?;
            cx.go(&paths::project(draft.proposal.project_id))
        }
        step => cx.go(&paths::edit_proposal(id, step_of_path(step)?)),
    }
}

/// The segments that are ticked so far.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ticked {
    segments: Vec<String>,
}

/// The load of the segments that are ticked so far: a fragment of the page, for its island.
pub(crate) async fn load(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Query(ticked): Query<Ticked>,
) -> Page {
    let draft = queries::draft(&cx.portal, &cx.actor, id).await?;
    let load = load_of(&cx, &ticked.segments, draft.proposal.minutes).await?;
    let lang = cx.lang;
    let html = load
        .map(|load| ui::document::render(|| steps::load_view(lang, load, draft.proposal.minutes)));
    Ok(Html(html.unwrap_or_default()).into_response())
}

/// The load of these segments; `None` when none is chosen.
async fn load_of(
    cx: &PageContext,
    segments: &[String],
    minutes: i64,
) -> Result<Option<Load>, Error> {
    let chosen: Vec<SegmentId> = segments
        .iter()
        .filter_map(|segment| segment.parse().ok())
        .collect();
    if chosen.is_empty() {
        return Ok(None);
    }
    let load = queries::load(&cx.portal, &cx.actor, &chosen, minutes).await?;
    Ok(Some(load))
}

async fn step_page(
    cx: &PageContext,
    draft: Draft,
    step: Step,
    written: &ProposalForm,
    refusal: &Refusal,
) -> Page {
    let proposal = draft.proposal;
    proposal
        .state
        .at(cx.portal.now(), proposal.closes_at)
        .after(Action::Edit)
        .map_err(Error::from)?;
    let load = if step == Step::Audience {
        load_of(cx, &draft.written.segments, proposal.minutes).await?
    } else {
        None
    };
    let judgement = if step == Step::ImpactStatement {
        of_draft(&cx.portal, &cx.actor, &proposal).await?
    } else {
        None
    };
    let panel = Panel {
        choosable: draft.choosable,
        load,
        minutes: proposal.minutes,
        terms: proposal.terms,
        advice_until: (proposal.influence == Influence::Advise).then(|| {
            let today = cx.portal.now().date_in(&cx.zone());
            Frame::of(&proposal, today).may_close_from()
        }),
    };
    let id = proposal.id;
    let asked = Asked {
        step,
        panel,
        judgement,
    };
    page(cx, asked, written, refusal, Some(id))
}

/// The question of a step, with the data that it needs.
struct Asked {
    step: Step,
    panel: Panel,
    /// The judgement of the customer conscience on the impact statement, if there is one.
    judgement: Option<Judgement>,
}

fn page(
    cx: &PageContext,
    asked: Asked,
    written: &ProposalForm,
    refusal: &Refusal,
    id: Option<ProposalId>,
) -> Page {
    let lang = cx.lang;
    let step = asked.step;
    let title = step_title(lang, step);
    let all = Step::ALL
        .iter()
        .map(|&of| {
            let name = ui::Step::new(step_name(lang, of));
            match id {
                Some(_) => name.sends(of.as_str()),
                None => name,
            }
        })
        .collect();
    let row = ui::steps(lang, step as usize, FORM, all);
    cx.page(title).refused(refusal).show(|| {
        let judged = asked.judgement.map(|one| judgement_view(cx, &one));
        let (summary, fields) = steps::fields(lang, step, written, refusal, asked.panel, judged);
        let preview = id.map(|_| {
            view! { <button class="button quiet" name="go" value=PREVIEW>{to_preview(lang)}</button> }
        });
        let (back, back_text) = match step.previous() {
            Some(previous) => (previous.as_str(), back(lang)),
            None => (PROJECT, to_project(lang)),
        };
        let live = id.filter(|_| step == Step::Audience).map(paths::load);
        let follows = live.is_some().then(|| view! { <LiveFragment/> });
        view! {
            {summary}
            {row}
            <h1>{title}</h1>
            <form method="post" id=FORM data-live=live novalidate>
                {fields}
                <div class="buttons">
                    <button class="button">{keep(lang)}</button>
                    <button class="button quiet" name="go" value=back>{back_text}</button>
                    {preview}
                </div>
            </form>
            {follows}
        }
    })
}
