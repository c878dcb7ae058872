//! Uploading a customer list.

use crate::{
    people::panel::segment_choices,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form,
            refusal::{Refusal, show_again},
        },
        upload::Upload,
    },
};
use axum::extract::{Multipart, multipart::MultipartError};
use klankbord_domain::{
    FieldErrors, Problem,
    people::{
        imports::{LARGEST_FILE, operations},
        panel::queries as panel_queries,
    },
};
use leptos::prelude::*;

texts! {
    title = "Klantenlijst inlezen" | "Import a customer list";
    lead = "Kies een bestand van Excel (.xlsx) of een CSV-bestand. U ziet eerst wat er met elke regel gebeurt. Er komt nog niets op de lijst, en niemand krijgt bericht."
        | "Choose an Excel file (.xlsx) or a CSV file. You will first see what will happen to each row. Nothing is added to the list yet, and nobody gets a message.";
    file = "Bestand" | "File";
    file_hint = "Hooguit 20 MB en 100.000 regels. Van een Excel-bestand lezen we het eerste werkblad."
        | "At most 20 MB and 100,000 rows. Of an Excel file we read the first sheet.";
    columns = "Welke kolommen lezen we?" | "Which columns do we read?";
    columns_needed = "Nodig: naam (of voornaam, tussenvoegsel en achternaam) en e-mailadres."
        | "Required: name (or first name, infix and last name) and email address.";
    columns_optional = "Niet verplicht: klantnummer, taal (nl of en) en segment. Zet een komma tussen segmenten. Staat er geen taal? Dan wordt het Nederlands."
        | "Optional: customer number, language (nl or en) and segment. Separate segments with commas. If there is no language, it becomes Dutch.";
    columns_other = "Ook een adresboek uit Google, Outlook of Thunderbird kunnen we lezen. Herkennen we een kolom niet? Dan wijst u hem zelf aan."
        | "We can also read an address book from Google, Outlook or Thunderbird. If we don't recognise a column, you can point it out.";
    columns_rule = "Een bestand vult alleen aan. Niemand verdwijnt uit het panel of uit een segment. Klanten die niet gevraagd willen worden, laten we met rust."
        | "A file only adds. Nobody disappears from the panel or from a segment. Customers who don't want to be asked are left alone.";
    segments = "In welke segmenten horen al deze klanten?" | "Which segments do all these customers belong to?";
    go_on = "Bestand nakijken" | "Check the file";
    back = "Terug naar het panel" | "Back to the panel";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, Vec::new(), &Refusal::default()).await
}

/// A file that is too large is still read up to this size, so that the browser waits for the refusal.
const PATIENCE: usize = 5 * LARGEST_FILE;

#[derive(Default)]
struct Received {
    name: String,
    file: Upload,
    segments: Vec<String>,
}

async fn receive(mut form: Multipart) -> Result<Received, MultipartError> {
    let mut received = Received::default();
    while let Some(mut field) = form.next_field().await? {
        match field.name() {
            Some("file") => {
                received.name = field.file_name().unwrap_or_default().to_owned();
                received.file = Upload::read(&mut field, LARGEST_FILE).await?;
            }
            // At most as many as there can be segments, each at most as long as a key.
            Some("segments") if received.segments.len() < 1000 => {
                let mut key = Vec::new();
                while let Some(chunk) = field.chunk().await? {
                    key.extend(chunk.iter().take(20 - key.len().min(20)));
                }
                received
                    .segments
                    .push(String::from_utf8_lossy(&key).into_owned());
            }
            _ => while field.chunk().await?.is_some() {},
        }
    }
    Ok(received)
}

pub(crate) async fn post(cx: PageContext, form: Multipart) -> Page {
    let too_large = || FieldErrors::one("file", Problem::FileTooLarge(LARGEST_FILE)).into();
    let Ok(received) = receive(form).await else {
        return page(&cx, Vec::new(), &too_large()).await;
    };
    if received.file.size > LARGEST_FILE {
        return page(&cx, received.segments, &too_large()).await;
    }
    if received.file.size == 0 {
        let missing = FieldErrors::one("file", Problem::Missing).into();
        return page(&cx, received.segments, &missing).await;
    }
    let Received {
        name,
        file: Upload { bytes, .. },
        segments,
    } = received;
    match operations::receive(&cx.portal, &cx.actor, &name, &bytes, &segments).await {
        Ok(id) => cx.go(&paths::import(id)),
        Err(error) => show_again(error, async |refusal| page(&cx, segments, &refusal).await).await,
    }
}

/// The size limit of this route only.
pub(crate) const fn body_limit() -> axum::extract::DefaultBodyLimit {
    axum::extract::DefaultBodyLimit::max(PATIENCE)
}

async fn page(cx: &PageContext, chosen: Vec<String>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let known = panel_queries::segments(&cx.portal, &cx.actor).await?;
    let labels = [("file", file(lang)), ("segments", segments(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let tick = (!known.is_empty()).then(|| {
            form.tick("segments", chosen, segment_choices(lang, &known))
                .optional()
                .view()
        });
        view! {
            <p><a href=paths::panel()>{back(lang)}</a></p>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" action=paths::new_import() enctype="multipart/form-data" novalidate>
                {form.file("file").accept(".xlsx,.csv,.txt,.tsv,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").hint(file_hint(lang)).view()}
                {tick}
                <button class="button">{go_on(lang)}</button>
            </form>
            <h2>{columns(lang)}</h2>
            <ul>
                <li>{columns_needed(lang)}</li>
                <li>{columns_optional(lang)}</li>
                <li>{columns_other(lang)}</li>
                <li>{columns_rule(lang)}</li>
            </ul>
        }
    })
}
