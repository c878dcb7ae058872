//! Segments: the list, making one, changing one.

use super::{primary, primary_hint, priority_text, secondary, secondary_hint, sift::Sift};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, language_name,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::SegmentId,
    people::panel::{
        operations::{self, SegmentForm},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Segmenten" | "Segments";
    lead = "Voor wie doen we het? Een segment is een groep klanten die u beschrijft. U schrijft erbij waarom u juist naar hen luistert."
        | "Who are we doing this for? A segment is a group of customers that you describe. You also say why you listen to them.";
    none = "Er zijn nog geen segmenten." | "There are no segments yet.";
    segment = "Segment" | "Segment";
    members = "In het panel" | "On the panel";
    on_list = "Op de lijst" | "On the list";
    reason_column = "Waarom" | "Why";
    add = "Segment toevoegen" | "Add a segment";
    change = "Segment wijzigen" | "Change the segment";
    name = "Naam van het segment" | "Name of the segment";
    name_hint = "Bijvoorbeeld: huurders met een kind jonger dan 12." | "For example: tenants with a child under 12.";
    second_name(language: &str) = "Naam in het {language}" | "Name in {language}";
    second_name_hint(language: &str) = "Wie {language} leest, ziet deze naam." | "Whoever reads {language} sees this name.";
    reason = "Waarom luisteren we naar deze klanten?" | "Why do we listen to these customers?";
    wanted = "Hoeveel van deze klanten wilt u in het panel?" | "How many of these customers do you want on the panel?";
    wanted_hint = "Op de pagina van het panel ziet u hoe ver u bent. Laat het leeg als u geen getal hebt."
        | "The page of the panel shows how far you have come. Leave it empty if you have no number.";
    members_of(members: i64, wanted: i64) = "{members} van {wanted}" | "{members} of {wanted}";
    in_none(people: i64) = "{people} klanten zitten in geen enkel segment" | "{people} customers are in no segment",
        one(people) "{people} klant zit in geen enkel segment" | "{people} customer is in no segment";
    priority = "Wat voor segment is dit?" | "What kind of segment is this?";
    save = "Opslaan" | "Save";
    added = "Het segment is toegevoegd." | "The segment was added.";
    changed = "Het segment is gewijzigd." | "The segment was changed.";
    back = "Alle segmenten" | "All segments";
    to_panel = "Terug naar het panel" | "Back to the panel";
}

pub(crate) async fn list(cx: PageContext) -> Page {
    let lang = cx.lang;
    let sizes = queries::all_sizes(&cx.portal, &cx.actor).await?;
    let (sizes, rest): (Vec<_>, Vec<_>) = sizes
        .into_iter()
        .partition(|size| !size.segment.name.is_empty());
    let rest = rest
        .iter()
        .map(|size| (size.active + size.listed, size.segment.id))
        .find(|(people, _)| *people > 0)
        .map(|(people, id)| {
            view! { <p id="in-none"><a href=Sift::in_segment(id).to()>{in_none(lang, people)}</a></p> }
        });
    let rows: Vec<_> = sizes
        .into_iter()
        .map(|size| {
            let segment = size.segment;
            let link = paths::segment(segment.id);
            let people = Sift::active_in(segment.id).to();
            let members_of = match segment.wanted {
                Some(wanted) => members_of(lang, size.active, wanted),
                None => size.active.to_string(),
            };
            view! {
                <tr>
                    <th scope="row"><a href=link>{segment.name}</a><br/><span class="soft">{priority_text(lang, segment.priority)}</span></th>
                    <td data-label=reason_column(lang)>{segment.reason}</td>
                    <td class="number" data-label=members(lang)><a href=people>{members_of}</a></td>
                    <td class="number" data-label=on_list(lang)>{size.listed}</td>
                </tr>
            }
        })
        .collect();
    cx.page(title(lang)).wide().show(move || {
        view! {
            <p><a href=paths::panel()>{to_panel(lang)}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <p><a class="button" href=paths::new_segment()>{add(lang)}</a></p>
            {if rows.is_empty() {
                view! { <p class="empty">{none(lang)}</p> }.into_any()
            } else {
                view! {
                    <section class="sheet"><table class="stacks">
                        <thead><tr>
                            <th scope="col">{segment(lang)}</th>
                            <th scope="col">{reason_column(lang)}</th>
                            <th scope="col" class="number">{members(lang)}</th>
                            <th scope="col" class="number">{on_list(lang)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table></section>
                }.into_any()
            }}
            {rest}
        }
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct SegmentsForm {
    name: String,
    second_name: String,
    reason: String,
    priority: String,
    wanted: String,
}

impl SegmentsForm {
    fn form(&self) -> SegmentForm {
        SegmentForm {
            name: self.name.clone(),
            second_name: self.second_name.clone(),
            reason: self.reason.clone(),
            priority: self.priority.clone(),
            wanted: self.wanted.clone(),
        }
    }
}

pub(crate) async fn new(cx: PageContext) -> Page {
    let begun = begun_in(&cx);
    page(
        &cx,
        add(cx.lang),
        begun,
        &SegmentsForm::default(),
        &Refusal::default(),
    )
}

pub(crate) async fn post_new(cx: PageContext, Posted(typed): Posted<SegmentsForm>) -> Page {
    match operations::add_segment(&cx.portal, &cx.actor, &typed.form()).await {
        Ok(_) => cx.done(paths::segments(), added(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, add(cx.lang), begun_in(&cx), &typed, &refusal)
            })
            .await
        }
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SegmentId>) -> Page {
    let (segment, second_name) = queries::segment(&cx.portal, &cx.actor, id).await?;
    let language = segment.language;
    let typed = SegmentsForm {
        name: segment.name,
        second_name,
        reason: segment.reason,
        priority: segment.priority.as_str().to_owned(),
        wanted: segment
            .wanted
            .map(|wanted| wanted.to_string())
            .unwrap_or_default(),
    };
    page(&cx, change(cx.lang), language, &typed, &Refusal::default())
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SegmentId>,
    Posted(typed): Posted<SegmentsForm>,
) -> Page {
    match operations::change_segment(&cx.portal, &cx.actor, id, &typed.form()).await {
        Ok(()) => cx.done(paths::segments(), changed(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                let (segment, _) = queries::segment(&cx.portal, &cx.actor, id).await?;
                page(&cx, change(cx.lang), segment.language, &typed, &refusal)
            })
            .await
        }
    }
}

/// The language in which a segment that is made now is named.
fn begun_in(cx: &PageContext) -> Language {
    cx.organisation
        .as_ref()
        .map_or(Language::Nl, |organisation| organisation.writes_in)
}

/// The form; the name is in the language `written`.
fn page(
    cx: &PageContext,
    heading: &'static str,
    written: Language,
    typed: &SegmentsForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let other = language_name(lang, written.other());
    let second = second_name(lang, other);
    let labels = [
        ("name", name(lang)),
        ("second_name", second.as_str()),
        ("reason", reason(lang)),
        ("priority", priority(lang)),
        ("wanted", wanted(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let priorities = vec![
        Choice::new("primary", primary(lang)).hint(primary_hint(lang)),
        Choice::new("secondary", secondary(lang)).hint(secondary_hint(lang)),
    ];
    cx.page(heading).refused(refusal).show(|| {
        view! {
            <p><a href=paths::segments()>{back(lang)}</a></p>
            {form.summary()}
            <h1>{heading}</h1>
            <form method="post" novalidate>
                {form.line("name", &typed.name).hint(name_hint(lang)).view()}
                {form.line("second_name", &typed.second_name).in_language(written.other()).hint(second_name_hint(lang, other)).optional().view()}
                {form.area("reason", &typed.reason, 4).view()}
                {form.choose("priority", &typed.priority, priorities).view()}
                {form.line("wanted", &typed.wanted).short().input_mode("numeric").hint(wanted_hint(lang)).optional().view()}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}
