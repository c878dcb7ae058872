//! The indicators as charts: five quarters beside each other, with their numbers on the columns.

use super::{name, row, told_text};
use crate::web::ui::{Course, Tone, tag};
use klankbord_domain::{
    Language,
    overview::indicators::{
        Indicator, Measure, Quarter,
        queries::Board,
        rules::{Shown, height, shown},
        story::is_worse,
    },
};
use leptos::prelude::*;

texts! {
    short_quarter(number: i8, year: i16) = "{number}e ’{year}" | "Q{number} ’{year}";
    of_whole(part: i64, whole: i64) = "{part} van de {whole}" | "{part} of {whole}";
    worse = "was beter" | "was better";
    nothing_yet = "nog niets geteld" | "nothing counted yet";
}

/// The six charts.
pub(super) fn view(lang: Language, board: &Board) -> AnyView {
    let charts: Vec<_> = Indicator::PERFORMANCE
        .into_iter()
        .map(|of| chart(lang, board, of))
        .collect();
    view! { <div class="courses">{charts}</div> }.into_any()
}

fn chart(lang: Language, board: &Board, of: Indicator) -> AnyView {
    let measures = row(board, of);
    let longest = measures.iter().flatten().map(|measure| measure.part).max();
    let longest = longest.unwrap_or_default();
    let now = measures.last().copied().flatten();
    let before = measures.iter().rev().nth(1).copied().flatten();
    let course =
        board
            .quarters
            .iter()
            .zip(&measures)
            .fold(Course::new(), |course, (quarter, measure)| {
                let name = quarter_name(lang, *quarter);
                match measure.filter(|measure| measure.whole > 0) {
                    Some(measure) => {
                        course.column(name, on_column(lang, measure), height(measure, longest))
                    }
                    None => course.nothing(name),
                }
            });
    let is_worse = now
        .zip(before)
        .is_some_and(|(now, before)| is_worse(now, before));
    let worse = is_worse.then(|| tag(Tone::Bad, worse(lang)));
    view! {
        <figure class="course">
            <figcaption><b>{name(lang, of)}</b><span class="now">{in_words(lang, now)}</span>{worse}</figcaption>
            {course.view()}
        </figure>
    }
    .into_any()
}

fn quarter_name(lang: Language, quarter: Quarter) -> String {
    short_quarter(lang, quarter.number(), quarter.year() % 100)
}

/// The number of this quarter, with its whole.
fn in_words(lang: Language, measure: Option<&Measure>) -> String {
    match measure.map_or(Shown::Nothing, shown) {
        Shown::Nothing => nothing_yet(lang).to_owned(),
        Shown::TenthsOfDays(_) => told_text(lang, measure),
        Shown::Counts(..) | Shown::Percent(_) => measure.map_or_else(String::new, |measure| {
            of_whole(lang, measure.part, measure.whole)
        }),
    }
}

/// The number as it fits on a column.
fn on_column(lang: Language, measure: &Measure) -> String {
    match shown(measure) {
        Shown::TenthsOfDays(_) => told_text(lang, Some(measure)),
        _ => [measure.part, measure.whole]
            .map(|number| number.to_string())
            .join("\u{2044}"),
    }
}
