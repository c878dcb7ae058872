//! The preview of a file, row by row, and the progress of its import.

use super::{
    offers::{ImportForm, Offers, made, made_from_list},
    verdict_text, verdict_will,
};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        problem::sentence,
        refusal::{Refusal, show_again},
    },
};
use axum::{
    extract::{Path, Query},
    response::IntoResponse as _,
};
use axum_extra::extract::Form as Posted;
use http::header;
use klankbord_domain::{
    Language,
    base::ids::ImportId,
    people::imports::{
        ImportState, Refusal as ImportRefusal, Row, Unreadable, Verdict, operations,
        queries::{self, Preview},
        segments as import_segments, wrong_list,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat er met deze lijst gebeurt" | "What will happen to this list";
    file(name: &str, total: i64) = "{name}: {total} regels. Er is nog niets op de lijst gezet."
        | "{name}: {total} rows. Nothing has been added to the list yet.",
        one(total) "{name}: {total} regel. Er is nog niets op de lijst gezet." | "{name}: {total} row. Nothing has been added to the list yet.";
    reading_title = "De lijst wordt nagekeken" | "The list is being checked";
    reading_lead(name: &str) = "We lezen {name}. Er komt nog niets op de lijst." | "We are reading {name}. Nothing is added to the list yet.";
    not_begun = "nog niet begonnen" | "not started yet";
    rows_read(read: i64, total: i64) = "{read} van {total} regels" | "{read} of {total} rows",
        one(total) "{read} van {total} regel" | "{read} of {total} row";
    leave_reading = "U kunt deze pagina gerust verlaten: het nakijken gaat vanzelf door." | "You can leave this page: the check continues by itself.";
    unreadable_title = "Deze lijst kunnen we niet lezen" | "We can't read this list";
    no_customers = "In dit bestand staan geen klanten." | "There are no customers in this file.";
    unreadable_lead(name: &str) = "Er is niets uit {name} bewaard." | "Nothing from {name} was kept.";
    running_title = "De lijst wordt ingelezen" | "The list is being imported";
    done_title = "De lijst is ingelezen" | "The list has been imported";
    replaced_title = "Deze lijst is niet ingelezen" | "This list has not been imported";
    replaced_lead = "Daarna is een ander bestand gekozen, het lezen is onderbroken, of de lijst is na een week verwijderd." | "Another file was chosen afterwards, the reading was interrupted, or the list was removed after a week.";
    done_lead(count: i64) = "{count} klanten zijn op de lijst gezet of aangevuld." | "{count} customers were added to the list or completed.",
        one(count) "{count} klant is op de lijst gezet of aangevuld." | "{count} customer was added to the list or completed.";
    progress(done: i64, total: i64) = "{done} van {total} klanten" | "{done} of {total} customers",
        one(total) "{done} van {total} klant" | "{done} of {total} customer";
    progress_label = "Voortgang" | "Progress";
    refresh = "Vernieuwen" | "Refresh";
    leave = "U kunt deze pagina gerust verlaten: het inlezen gaat vanzelf door." | "You can leave this page: the import continues by itself.";
    verdict = "Uitkomst" | "Result";
    count_column = "Regels" | "Rows";
    will = "Wat er gebeurt" | "What will happen";
    import_many(count: i64) = "Lees {count} klanten in" | "Import {count} customers",
        one(count) "Lees {count} klant in" | "Import {count} customer";
    nothing = "Deze lijst verandert niets: iedereen staat al op de lijst, of de regel klopt niet."
        | "This list changes nothing: everyone is on the list already, or the row is wrong.";
    download = "Download de regels die niet kloppen (CSV)" | "Download the rows that are wrong (CSV)";
    left_out(columns: &str) = "Deze kolommen lezen we niet: {columns}." | "We don't read these columns: {columns}.";
    asking_title = "Wijs de kolommen aan" | "Point out the columns";
    another = "Ander bestand kiezen" | "Choose another file";
    line = "Regel" | "Line";
    name = "Naam" | "Name";
    email = "E-mailadres" | "Email address";
    number = "Klantnummer" | "Customer number";
    segments = "Segmenten" | "Segments";
    language = "Taal" | "Language";
    reason = "Reden" | "Reason";
    next = "Volgende regels" | "Next rows";
    to_invite = "Klanten uitnodigen" | "Invite customers";
    to_panel = "Naar het panel" | "To the panel";
    started = "We zetten de klanten op de lijst." | "We are adding the customers to the list.";
    file_name = "regels-die-niet-kloppen.csv" | "wrong-rows.csv";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct PreviewQuery {
    verdict: String,
    after: String,
}

pub(crate) async fn show(
    cx: PageContext,
    Path(id): Path<ImportId>,
    Query(asked): Query<PreviewQuery>,
) -> Page {
    page(&cx, id, &asked, &ImportForm::default(), &Refusal::default()).await
}

async fn page(
    cx: &PageContext,
    id: ImportId,
    asked: &PreviewQuery,
    typed: &ImportForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let preview = queries::preview(&cx.portal, &cx.actor, id).await?;
    let shown: Option<Verdict> = asked.verdict.parse().ok();
    let rows = match shown {
        Some(verdict) => {
            let after = asked.after.parse().unwrap_or_default();
            queries::rows(&cx.portal, &cx.actor, id, verdict, after).await?
        }
        None => (Vec::new(), None),
    };
    let offers = Offers::find(cx, &preview).await?;
    let heading = match preview.import.state {
        ImportState::Asking => asking_title(lang),
        ImportState::Ready => title(lang),
        ImportState::Running => running_title(lang),
        ImportState::Done => done_title(lang),
        ImportState::Reading => reading_title(lang),
        ImportState::Unreadable => unreadable_title(lang),
        ImportState::Replaced => replaced_title(lang),
    };
    cx.page(heading).wide().refused(refusal).show(|| {
        view! {
            {offers.summary(lang, refusal)}
            <h1>{heading}</h1>
            {counts(lang, &preview, &offers, typed, refusal)}
            {table_of_verdicts(lang, &preview)}
            {shown.map(|verdict| table_of_rows(lang, id, verdict, &rows.0, rows.1))}
        }
    })
}

fn counts(
    lang: Language,
    preview: &Preview,
    offers: &Offers,
    typed: &ImportForm,
    refusal: &Refusal,
) -> AnyView {
    let import = &preview.import;
    let here = paths::import(import.id);
    let acting = preview.count(Verdict::acts);
    match import.state {
        ImportState::Asking => view! {
            {offers.columns(lang, here, &import.file_name, typed, refusal)}
            <p><a href=paths::new_import()>{another(lang)}</a></p>
        }
        .into_any(),
        ImportState::Ready => {
            let press = import_many(lang, acting);
            view! {
                <p class="lead">{file(lang, &import.file_name, import.rows_total)}</p>
                {unread(lang, &import.left_out())}
                {offers.segments(lang, here.clone())}
                {if acting > 0 {
                    view! {
                        <form method="post" action=here>
                            {offers.without_segment(lang, typed, refusal)}
                            <button class="button">{press}</button>
                        </form>
                    }
                    .into_any()
                } else {
                    view! { <p class="inset">{nothing(lang)}</p> }.into_any()
                }}
                <p><a href=paths::new_import()>{another(lang)}</a></p>
            }
            .into_any()
        }
        ImportState::Reading => {
            let read = preview.count(|_| true);
            let known = import.rows_total > 0;
            let so_far = if known { rows_read(lang, read, import.rows_total) } else { not_begun(lang).to_owned() };
            view! {
                <p class="lead">{reading_lead(lang, &import.file_name)}</p>
                {bar(lang, so_far, read, import.rows_total.max(1))}
                <p>{leave_reading(lang)}" "<a href=here>{refresh(lang)}</a></p>
                <p><a href=paths::new_import()>{another(lang)}</a></p>
            }
            .into_any()
        }
        ImportState::Unreadable => {
            let why = import.problem.map(|why| match why {
                // Beside the field this conflict asks to fill the field in, which makes no sense here.
                Unreadable::Empty => no_customers(lang).to_owned(),
                _ => {
                    let line = import.problem_line;
                    sentence(lang, &ImportRefusal { why, line }.into())
                }
            });
            view! {
                <p class="inset">{why}</p>
                <p>{unreadable_lead(lang, &import.file_name)}</p>
                <p><a class="button" href=paths::new_import()>{another(lang)}</a></p>
            }
            .into_any()
        }
        ImportState::Running => view! {
            {bar(lang, progress(lang, import.rows_done, acting), import.rows_done, acting)}
            <p>{leave(lang)}" "<a href=here>{refresh(lang)}</a></p>
        }
        .into_any(),
        ImportState::Done => view! {
            <p class="lead">{done_lead(lang, import.rows_done)}</p>
            <p><a class="button" href=paths::new_invitation()>{to_invite(lang)}</a>" "<a class="button secondary" href=paths::panel()>{to_panel(lang)}</a></p>
        }
        .into_any(),
        ImportState::Replaced => view! {
            <p class="lead">{replaced_lead(lang)}</p>
            <p><a class="button" href=paths::new_import()>{another(lang)}</a></p>
        }
        .into_any(),
    }
}

fn bar(lang: Language, so_far: String, done: i64, total: i64) -> impl IntoView {
    view! {
        <div class="progress">
            <label for="progress"><span>{progress_label(lang)}</span>" "<span>{so_far}</span></label>
            <progress id="progress" value=done.to_string() max=total.to_string()></progress>
        </div>
    }
}

fn table_of_verdicts(lang: Language, preview: &Preview) -> AnyView {
    if matches!(
        preview.import.state,
        ImportState::Reading | ImportState::Asking
    ) {
        return ().into_any();
    }
    let id = preview.import.id;
    let rows: Vec<_> = preview
        .counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|&(of, count)| {
            let link = format!("{}?verdict={}#rows", paths::import(id), of.as_str());
            view! {
                <tr>
                    <th scope="row"><a href=link>{verdict_text(lang, of)}</a></th>
                    <td class="number" data-label=count_column(lang)>{count}</td>
                    <td data-label=will(lang)>{verdict_will(lang, of)}</td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let wrong = (preview.count(Verdict::is_wrong) > 0).then(|| {
        view! { <p><a href=paths::wrong_rows(id) download="">{download(lang)}</a></p> }
    });
    view! {
        <table class="stacks">
            <thead><tr>
                <th scope="col">{verdict(lang)}</th>
                <th scope="col" class="number">{count_column(lang)}</th>
                <th scope="col">{will(lang)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {wrong}
    }
    .into_any()
}

fn table_of_rows(
    lang: Language,
    id: ImportId,
    of: Verdict,
    rows: &[Row],
    after: Option<i64>,
) -> AnyView {
    let lines: Vec<_> = rows
        .iter()
        .map(|row| {
            view! {
                <tr>
                    <td class="number" data-label=line(lang)>{row.line}</td>
                    <td data-label=name(lang)>{row.name.clone()}</td>
                    <td data-label=email(lang)>{row.email.clone()}</td>
                    <td data-label=number(lang)>{row.number.clone()}</td>
                    <td data-label=segments(lang)>{row.segments.clone()}</td>
                </tr>
            }
        })
        .collect();
    let next_page = after.map(|after| {
        let link = format!(
            "{}?verdict={}&after={after}#rows",
            paths::import(id),
            of.as_str()
        );
        view! { <a rel="next" href=link>{next(lang)}</a> }
    });
    view! {
        <table class="stacks" id="rows">
            <caption>{verdict_text(lang, of)}</caption>
            <thead><tr>
                <th scope="col" class="number">{line(lang)}</th>
                <th scope="col">{name(lang)}</th>
                <th scope="col">{email(lang)}</th>
                <th scope="col">{number(lang)}</th>
                <th scope="col">{segments(lang)}</th>
            </tr></thead>
            <tbody>{lines}</tbody>
        </table>
        <nav class="pager" aria-label=verdict_text(lang, of)>{next_page}</nav>
    }
    .into_any()
}

/// What was pressed on the page of an import, with what was chosen for it.
pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ImportId>,
    Posted(typed): Posted<ImportForm>,
) -> Page {
    let (portal, actor, lang) = (&cx.portal, &cx.actor, cx.lang);
    let done = match typed.verb.as_str() {
        "columns" => operations::point(portal, actor, id, &typed.pointed()).await,
        "segments" => import_segments::make(portal, actor, id, made_from_list(lang)).await,
        _ => operations::start_in(portal, actor, id, &typed.segment).await,
    };
    let here = paths::import(id);
    match done {
        Ok(()) if typed.verb == "columns" => cx.go(&here),
        Ok(()) if typed.verb == "segments" => cx.done(&here, made(lang)),
        Ok(()) => cx.done(&here, started(lang)),
        Err(error) => {
            let asked = PreviewQuery::default();
            show_again(error, async |refusal| {
                page(&cx, id, &asked, &typed, &refusal).await
            })
            .await
        }
    }
}

pub(crate) async fn wrong(cx: PageContext, Path(id): Path<ImportId>) -> Page {
    let lang = cx.lang;
    let rows = queries::wrong_rows(&cx.portal, &cx.actor, id).await?;
    let headers = [
        line(lang),
        reason(lang),
        name(lang),
        email(lang),
        number(lang),
        language(lang),
        segments(lang),
    ];
    let bytes = wrong_list::write(lang, &headers, |of| verdict_text(lang, of), &rows)?;
    let disposition = format!("attachment; filename=\"{}\"", file_name(lang));
    Ok((
        [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response())
}

/// The columns of the file that are not read, so that nobody thinks that what stands in them came along.
fn unread(lang: Language, heads: &[&str]) -> Option<AnyView> {
    let columns = heads.iter().map(|head| format!("“{head}”"));
    let columns = columns.collect::<Vec<_>>().join(", ");
    (!heads.is_empty())
        .then(|| view! { <p id="left-out">{left_out(lang, &columns)}</p> }.into_any())
}
