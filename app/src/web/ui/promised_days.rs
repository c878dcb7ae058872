//! Promised days along the months, with today on the line. Each has the number of its place in the list below, which
//! says the same in words, so screen readers don't hear the drawing.

use super::{
    tag::Tone,
    time::{days_between, short_month},
};
use jiff::{ToSpan as _, civil::Date};
use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    today_word = "vandaag" | "today";
}

/// The horizontal places of the first and the last day, in units of the drawing.
const LEFT: f64 = 14.0;
const RIGHT: f64 = 266.0;
/// Marks that are closer than this stand above each other, and names of months that are closer than this are left out.
const MARK: f64 = 21.0;
const NAME: f64 = 30.0;
/// The room for arcs above the highest row.
const ARC: f64 = 12.0;

#[derive(Clone, Copy, Debug)]
struct Promised {
    day: Date,
    tone: Tone,
    first: Option<Date>,
}

/// A builder of the drawing.
#[derive(Clone, Debug, Default)]
pub struct PromisedDays(Vec<Promised>);

impl PromisedDays {
    /// A line without days.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a promised day, in the order of the list, and the day that was promised `first` if it moved since: that
    /// keeps its place, with an arc to the day of now.
    #[must_use]
    pub fn day(mut self, day: Date, tone: Tone, first: Option<Date>) -> Self {
        self.0.push(Promised { day, tone, first });
        self
    }

    /// The drawing; nothing while there are no days.
    #[must_use]
    pub fn view(self, lang: Language, today: Date) -> AnyView {
        let firsts = self.0.iter().filter_map(|one| one.first);
        let days = self
            .0
            .iter()
            .map(|one| one.day)
            .chain(firsts)
            .chain([today]);
        let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
            return ().into_any();
        };
        if self.0.is_empty() {
            return ().into_any();
        }
        let all = days_between(first, last).max(1);
        let place = |day: Date| {
            LEFT + (RIGHT - LEFT) * f64::from(days_between(first, day)) / f64::from(all)
        };
        let places: Vec<_> = self.0.iter().map(|one| place(one.day)).collect();
        let levels = levels(&places);
        let highest = levels.iter().copied().max().unwrap_or_default();
        let has_moved = self.0.iter().any(|one| one.first.is_some());
        let room = if has_moved { ARC } else { 0.0 };
        let axis = 14.0 + room + MARK * f64::from(highest);
        let moves: Vec<_> = self
            .0
            .iter()
            .zip(places.iter().zip(&levels))
            .filter_map(|(one, (x, level))| {
                let from = place(one.first?);
                let y = axis - MARK * f64::from(*level);
                Some(moved(from, axis, *x, y))
            })
            .collect();
        let marks: Vec<_> = self
            .0
            .iter()
            .zip(places.iter().zip(&levels))
            .enumerate()
            .map(|(number, (one, (x, level)))| {
                let y = axis - MARK * f64::from(*level);
                let class = match one.tone {
                    Tone::Good => "kept",
                    Tone::Bad => "late",
                    _ => "open",
                };
                view! {
                    <g class=class>
                        <circle cx=text(*x) cy=text(y) r="9.5"></circle>
                        <text x=text(*x) y=text(y + 4.5) text-anchor="middle">{(number + 1).to_string()}</text>
                    </g>
                }
            })
            .collect();
        let height = axis + 44.0;
        view! {
            <svg class="promised-days" viewBox=format!("0 0 280 {height}") aria-hidden="true" focusable="false">
                <line class="axis" x1="0" x2="280" y1=text(axis) y2=text(axis)></line>
                {months(lang, first, last, &place, axis)}
                <line class="now" x1=text(place(today)) x2=text(place(today)) y1=text(axis - 12.0) y2=text(axis + 28.0)></line>
                <text class="word" x=text(place(today).clamp(22.0, 258.0)) y=text(axis + 41.0) text-anchor="middle">{today_word(lang)}</text>
                {moves}
                {marks}
            </svg>
        }
        .into_any()
    }
}

/// The place of the day that was promised first, with an arc from there to the mark of the day that took its place.
fn moved(from: f64, axis: f64, x: f64, y: f64) -> AnyView {
    let middle = f64::midpoint(from, x);
    let top = y - 2.0 * ARC - 6.0;
    let arc = format!("M{from:.1} {axis:.1}Q{middle:.1} {top:.1} {x:.1} {y:.1}");
    view! {
        <g class="moved">
            <path d=arc></path>
            <circle cx=text(from) cy=text(axis) r="5"></circle>
        </g>
    }
    .into_any()
}

/// The row of each mark: those that would touch an earlier one stand above it.
fn levels(places: &[f64]) -> Vec<u8> {
    let mut order: Vec<_> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
    let mut levels = vec![0_u8; places.len()];
    // The right end of each row so far.
    let mut ends: Vec<f64> = Vec::new();
    for at in order {
        let row = ends.iter().position(|end| places[at] - end >= MARK);
        let row = row.unwrap_or_else(|| {
            ends.push(f64::NEG_INFINITY);
            ends.len() - 1
        });
        ends[row] = places[at];
        levels[at] = u8::try_from(row).unwrap_or(u8::MAX);
    }
    levels
}

/// The firsts of the months with their names, as many as fit.
fn months(
    lang: Language,
    first: Date,
    last: Date,
    place: &impl Fn(Date) -> f64,
    axis: f64,
) -> AnyView {
    let firsts = first
        .first_of_month()
        .series(1.month())
        .skip(1)
        .take_while(|day| *day <= last);
    let mut named = f64::NEG_INFINITY;
    let ticks: Vec<_> = firsts
        .map(|day| {
            let x = place(day);
            let fits = x - named >= NAME && x <= RIGHT - 8.0;
            let name = fits.then(|| {
                named = x;
                view! { <text x=text(x + 4.0) y=text(axis + 26.0)>{short_month(lang, day)}</text> }
            });
            view! {
                <line class="tick" x1=text(x) x2=text(x) y1=text(axis - 5.0) y2=text(axis + 18.0)></line>
                {name}
            }
        })
        .collect();
    ticks.into_any()
}

fn text(place: f64) -> String {
    format!("{place:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;
    use jiff::civil::date;

    #[test]
    fn days_that_would_touch_stand_above_each_other() {
        assert_eq!(levels(&[14.0, 60.0, 120.0]), [0, 0, 0]);
        assert_eq!(levels(&[60.0, 60.0, 70.0, 85.0]), [0, 1, 2, 0]);
    }

    #[test]
    fn every_day_has_the_number_of_its_place_in_the_list() {
        let today = date(2026, 11, 27);
        let html = render(|| {
            PromisedDays::new()
                .day(date(2026, 10, 27), Tone::Good, None)
                .day(date(2027, 1, 11), Tone::Open, Some(date(2026, 9, 4)))
                .view(Language::En, today)
        });
        for words in [
            ">1<",
            ">2<",
            ">today<",
            ">Oct<",
            ">Nov<",
            ">Dec<",
            "class=\"kept\"",
            "class=\"moved\"",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
        let none = render(|| PromisedDays::new().view(Language::En, today));
        assert!(!none.contains("svg"), "{none}");
    }
}
