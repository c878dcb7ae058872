//! The clock of an answer: a line from the question to the promised day, with today or the answer on it. The sentences
//! beside it say the same, so screen readers don't hear it.

use super::time::{days_between, short_date};
use jiff::civil::Date;
use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    written = "vraag" | "question";
    promised = "beloofd" | "promised";
    today_word = "vandaag" | "today";
    answer_word(day: &str) = "{day}, antwoord" | "{day}, answer";
}

/// The horizontal places of the first and the last day, in units of the drawing.
const LEFT: f64 = 12.0;
const RIGHT: f64 = 238.0;

/// The days of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerClock {
    /// The day of the question, or of the refusal of an earlier answer.
    pub from: Date,
    /// The promised day.
    pub due: Date,
    /// The day of the answer, once there is one.
    pub answered: Option<Date>,
}

impl AnswerClock {
    /// The place of a day on the line.
    fn place(self, day: Date, today: Date) -> f64 {
        let last = self.answered.unwrap_or(today).max(self.due);
        let all = days_between(self.from, last).max(1);
        let gone = days_between(self.from, day).clamp(0, all);
        LEFT + (RIGHT - LEFT) * f64::from(gone) / f64::from(all)
    }

    /// The drawing.
    #[must_use]
    pub fn view(self, lang: Language, today: Date) -> AnyView {
        let at = |day| self.place(day, today);
        let (now, due) = (self.answered.unwrap_or(today), at(self.due));
        let here = at(now);
        // The words under the promised day stay clear of those under the first.
        let (due_at, due_anchor) = if due > 190.0 {
            (246.0, "end")
        } else {
            (due.max(160.0), "middle")
        };
        let end = if now > self.due { "gone late" } else { "rest" };
        let (from_day, due_day) = (
            short_date(lang, self.from, today),
            short_date(lang, self.due, today),
        );
        let word = self.answered.map_or_else(
            || today_word(lang).to_owned(),
            |day| answer_word(lang, &short_date(lang, day, today)),
        );
        let mark = if self.answered.is_some() {
            view! {
                <circle class="full" cx=text(here) cy="34" r="9"></circle>
                <path class="tick" d=format!("M{here:.1} 34m-4 0l3 3 5-6")></path>
            }
            .into_any()
        } else {
            view! { <rect class="now" x=text(here - 2.0) y="22" width="4" height="24" rx="2"></rect> }
                .into_any()
        };
        view! {
            <svg class="answer-clock" viewBox="0 0 250 78" aria-hidden="true" focusable="false">
                <line class="gone" x1=text(LEFT) x2=text(here.min(due)) y1="34" y2="34"></line>
                <line class=end x1=text(here.min(due)) x2=text(here.max(due)) y1="34" y2="34"></line>
                <circle class="full" cx=text(LEFT) cy="34" r="7"></circle>
                <circle class="due" cx=text(due) cy="34" r="7"></circle>
                {mark}
                {below(4.0, "start", from_day, written(lang))}
                {below(due_at, due_anchor, due_day, promised(lang))}
                <text class="word" x=text(here.clamp(50.0, 200.0)) y="14" text-anchor="middle">{word}</text>
            </svg>
        }
        .into_any()
    }
}

/// A day below the line, and under it what it is: on one line the words of two days would touch.
fn below(x: f64, anchor: &'static str, day: String, what: &'static str) -> AnyView {
    view! {
        <text x=text(x) y="59" text-anchor=anchor>{day}</text>
        <text x=text(x) y="74" text-anchor=anchor>{what}</text>
    }
    .into_any()
}

fn text(place: f64) -> String {
    format!("{place:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_lie_on_the_line_in_proportion() {
        let clock = AnswerClock {
            from: date(2026, 3, 1),
            due: date(2026, 3, 11),
            answered: None,
        };
        let place = |day, today| text(clock.place(day, today));
        assert_eq!(place(date(2026, 3, 6), date(2026, 3, 6)), "125.0");
        assert_eq!(place(date(2026, 3, 11), date(2026, 3, 6)), "238.0");
        let late = date(2026, 3, 21);
        assert_eq!(
            place(date(2026, 3, 11), late),
            "125.0",
            "late: the line goes on"
        );
        assert_eq!(place(late, late), "238.0");
    }

    #[test]
    fn a_question_that_is_due_on_its_own_day_has_a_line_too() {
        let day = date(2026, 3, 1);
        let clock = AnswerClock {
            from: day,
            due: day,
            answered: Some(day),
        };
        assert_eq!(text(clock.place(day, day)), "12.0");
    }
}
