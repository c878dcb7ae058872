//! Everything about the reader, to read: what the file for download holds, in words.

use super::words;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Icon, icon, time::date},
};
use jiff::civil::Date;
use klankbord_domain::{Timestamp, lifecycle::privacy::queries};
use leptos::prelude::*;
use serde_json::{Map, Value};

texts! {
    title = "Alles wat wij over u bewaren" | "Everything we keep about you";
    lead = "Dit is hetzelfde als in het bestand dat u kunt downloaden, in gewone woorden. Onderdelen waarin niets staat, laten we weg."
        | "This is what the file for download holds, in plain words. Parts with nothing in them are left out.";
    back = "Uw gegevens" | "Your data";
    yes = "ja" | "yes";
    no = "nee" | "no";
}

/// Fields that are written down as 0 or 1, and 2 for what was taken back.
const FLAGS: &[&str] = &[
    "has_password",
    "attended",
    "cancelled",
    "is_right",
    "by_you",
];

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let all = queries::export(&cx.portal, &cx.actor).await?;
    let all = all.as_object().cloned().unwrap_or_default();
    cx.page(title(lang)).show(|| {
        let sections: Vec<_> = all
            .iter()
            .filter_map(|(key, rows)| section(&cx, key, rows))
            .collect();
        view! {
            <a class="back" href=paths::data()>{icon(Icon::Back)}{back(lang)}</a>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {sections}
        }
    })
}

/// A section with its rows; nothing for one that is empty, and for the moment of the export.
fn section(cx: &PageContext, key: &str, rows: &Value) -> Option<AnyView> {
    let title = words::section(cx.lang, key)?;
    let rows = rows.as_array()?;
    let rows: Vec<_> = rows.iter().filter_map(Value::as_object).collect();
    if rows.is_empty() {
        return None;
    }
    let rows: Vec<_> = rows.into_iter().map(|row| row_view(cx, row)).collect();
    Some(view! { <section id=key.to_owned()><h2>{title}</h2>{rows}</section> }.into_any())
}

fn row_view(cx: &PageContext, row: &Map<String, Value>) -> AnyView {
    let facts: Vec<_> = row
        .iter()
        .filter_map(|(key, value)| {
            let said = said(cx, key, value)?;
            let term = words::field(cx.lang, key).map_or_else(|| key.clone(), str::to_owned);
            Some(view! { <div><dt>{term}</dt><dd><bdi>{said}</bdi></dd></div> })
        })
        .collect();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

/// A value in words; `None` for what is empty.
fn said(cx: &PageContext, key: &str, value: &Value) -> Option<String> {
    let lang = cx.lang;
    match value {
        Value::Number(number) if FLAGS.contains(&key) => {
            let yes = number.as_i64() == Some(1);
            Some((if yes { self::yes(lang) } else { no(lang) }).to_owned())
        }
        Value::Number(number) if key == "cents" => {
            let cents = number.as_i64()?;
            Some(format!("€ {},{:02}", cents / 100, cents % 100))
        }
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(
            words::value(lang, key, text)
                .map(str::to_owned)
                .or_else(|| moment(cx, text))
                .unwrap_or_else(|| text.clone()),
        ),
        Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// An instant or a day, as people say it.
fn moment(cx: &PageContext, text: &str) -> Option<String> {
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Some(cx.moment(Timestamp(at.as_microsecond())));
    }
    let day: Date = (text.len() == 10).then(|| text.parse().ok()).flatten()?;
    Some(date(cx.lang, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use klankbord_domain::{Language, lifecycle::privacy::TABLES};

    #[test]
    fn every_section_of_the_export_has_a_name() {
        let unnamed: Vec<_> = TABLES
            .iter()
            .map(|table| table.exported)
            .filter(|name| !name.is_empty())
            .filter(|name| words::section(Language::Nl, name).is_none())
            .collect();
        assert_eq!(unnamed, Vec::<&str>::new());
    }
}
