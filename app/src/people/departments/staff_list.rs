//! Importing the tree from a list: a file or pasted text becomes lines that can be corrected on the page; the page says
//! what they would do, and a button does it.

use super::full_name;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form, inset,
        problem::sentence,
        refusal::{Refusal, show_again},
        warning,
    },
    upload::Upload,
};
use axum::extract::{DefaultBodyLimit, Multipart, multipart::MultipartError};
use klankbord_domain::{
    FieldErrors, Language, Problem,
    people::departments::staff_list::{self, Column, Effect, LARGEST_FILE, MOST, WrongLine},
};
use leptos::prelude::*;

texts! {
    title = "Lijst met medewerkers inlezen" | "Import a list of staff";
    lead = "Zet elke medewerker op een regel, met de afdeling erbij. U ziet eerst wat er gebeurt."
        | "Put each member of staff on a line, with their department. You will first see what happens.";
    file = "Bestand van Excel (.xlsx) of CSV" | "Excel file (.xlsx) or CSV";
    list = "Of plak de lijst hier" | "Or paste the list here";
    list_again = "De lijst" | "The list";
    list_hint(most: usize) = "De eerste regel zegt wat er in elke kolom staat: divisie, afdeling, naam, e-mailadres, functie. Alleen de afdeling is verplicht. Hooguit {most} regels."
        | "The first line says what each column holds: division, department, name, email, job title. Only the department is required. At most {most} lines.";
    rule = "Een lijst vult alleen aan. Wie er niet op staat, houdt rol en toegang."
        | "A list only adds. Anyone who is not on it keeps their role and access.";
    check = "Lijst nakijken" | "Check the list";
    outcome = "Dit gebeurt er" | "This is what will happen";
    joining(count: usize) = "{count} mensen krijgen toegang als collega. Wij mailen hun een link om een wachtwoord te kiezen." | "{count} people get access as a colleague. We email them a link to choose a password.",
        one(count) "{count} persoon krijgt toegang als collega. Wij mailen een link om een wachtwoord te kiezen." | "{count} person gets access as a colleague. We email a link to choose a password.";
    placed(count: usize) = "{count} medewerkers krijgen een andere afdeling of functie." | "{count} members of staff get another department or job title.",
        one(count) "{count} medewerker krijgt een andere afdeling of functie." | "{count} member of staff gets another department or job title.";
    unchanged(count: usize) = "Aan {count} regels verandert niets." | "{count} lines change nothing.",
        one(count) "Aan {count} regel verandert niets." | "{count} line changes nothing.";
    new_departments(count: usize) = "{count} nieuwe afdelingen:" | "{count} new departments:",
        one(count) "{count} nieuwe afdeling:" | "{count} new department:";
    wrong_title = "Deze regels kloppen nog niet" | "These lines are not right yet";
    wrong_line(number: i64, column: &str, problem: &str) = "Regel {number}, {column}: {problem}" | "Line {number}, {column}: {problem}";
    division = "divisie" | "division";
    department = "afdeling" | "department";
    name = "naam" | "name";
    email = "e-mailadres" | "email";
    job_title = "functie" | "job title";
    twice = "Dit adres staat al eerder in de lijst." | "This address is already in the list above.";
    go = "Inlezen" | "Import";
    done = "De lijst is ingelezen." | "The list was imported.";
    back = "Alle afdelingen" | "All departments";
}

#[derive(Default)]
struct Received {
    list: String,
    file: Upload,
    /// Whether to write it, after it was seen what it does.
    write: bool,
}

async fn receive(mut form: Multipart) -> Result<Received, MultipartError> {
    let mut received = Received::default();
    while let Some(mut field) = form.next_field().await? {
        match field.name() {
            Some("file") => received.file = Upload::read(&mut field, LARGEST_FILE).await?,
            Some("list") => received.list = field.text().await?,
            Some("write") => received.write = !field.text().await?.is_empty(),
            _ => while field.chunk().await?.is_some() {},
        }
    }
    Ok(received)
}

pub(crate) const fn body_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(5 * LARGEST_FILE)
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, "", None, &Refusal::default())
}

pub(crate) async fn post(cx: PageContext, form: Multipart) -> Page {
    let too_large = || FieldErrors::one("file", Problem::FileTooLarge(LARGEST_FILE)).into();
    let Ok(received) = receive(form).await else {
        return page(&cx, "", None, &too_large());
    };
    if received.file.size > LARGEST_FILE {
        return page(&cx, &received.list, None, &too_large());
    }
    let list = if received.file.size > 0 {
        match staff_list::as_text(&received.file.bytes) {
            Ok(list) => list,
            Err(error) => {
                return show_again(error, async |refusal| {
                    page(&cx, &received.list, None, &refusal)
                })
                .await;
            }
        }
    } else {
        received.list
    };
    if received.write {
        match staff_list::write(&cx.portal, &cx.actor, &list).await {
            Ok(_) => cx.done(paths::departments(), done(cx.lang)),
            Err(error) => show_again(error, async |refusal| seen(&cx, &list, &refusal).await).await,
        }
    } else {
        seen(&cx, &list, &Refusal::default()).await
    }
}

/// The page with what the list would do, unless it can't be read at all.
async fn seen(cx: &PageContext, list: &str, refusal: &Refusal) -> Page {
    match staff_list::preview(&cx.portal, &cx.actor, list).await {
        Ok(effect) => page(cx, list, Some(&effect), refusal),
        Err(error) => show_again(error, async |refusal| page(cx, list, None, &refusal)).await,
    }
}

fn page(cx: &PageContext, typed: &str, effect: Option<&Effect>, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let label = if effect.is_some() {
        list_again(lang)
    } else {
        list(lang)
    };
    let labels = [("file", file(lang)), ("list", label)];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).wide().refused(refusal).show(|| {
        let choose = effect.is_none().then(|| {
            form.file("file")
                .accept(".xlsx,.csv,.txt,.tsv,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .optional()
                .view()
        });
        let told = effect.map(|effect| told(lang, effect));
        let write = effect.filter(|effect| effect.wrong.is_empty()).map(|_| {
            view! { <button class="button" name="write" value="1">{go(lang)}</button> }
        });
        let class = if write.is_some() { "button secondary" } else { "button" };
        view! {
            <p><a href=paths::departments()>{back(lang)}</a></p>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {told}
            <form method="post" enctype="multipart/form-data" novalidate>
                {choose}
                {form.area("list", typed, 12).hint(list_hint(lang, MOST)).view()}
                <div class="buttons">{write}<button class=class>{check(lang)}</button></div>
            </form>
            <p class="hint">{rule(lang)}</p>
        }
    })
}

fn told(lang: Language, effect: &Effect) -> AnyView {
    if !effect.wrong.is_empty() {
        let lines: Vec<_> = effect
            .wrong
            .iter()
            .map(|line| view! { <li>{told_wrong(lang, line)}</li> })
            .collect();
        return warning(wrong_title(lang), view! { <ul>{lines}</ul> });
    }
    let count = |count: usize, text: fn(Language, usize) -> String| {
        (count > 0).then(|| view! { <li>{text(lang, count)}</li> })
    };
    let departments: Vec<_> = effect
        .departments
        .iter()
        .map(|(division, name)| view! { <li><bdi>{full_name(lang, division, name)}</bdi></li> })
        .collect();
    let departments = (!departments.is_empty()).then(|| {
        view! { <li>{new_departments(lang, departments.len())}<ul>{departments}</ul></li> }
    });
    inset(view! {
        <h2>{outcome(lang)}</h2>
        <ul>
            {count(effect.joining, joining)}
            {count(effect.placed, placed)}
            {count(effect.unchanged, unchanged)}
            {departments}
        </ul>
    })
}

fn told_wrong(lang: Language, line: &WrongLine) -> String {
    let column = match line.column {
        Column::Division => division(lang),
        Column::Department => department(lang),
        Column::Name => name(lang),
        Column::Email => email(lang),
        Column::JobTitle => job_title(lang),
    };
    let problem = match &line.problem {
        Problem::Taken => twice(lang).to_owned(),
        problem => sentence(lang, problem),
    };
    wrong_line(lang, line.number, column, &problem)
}
