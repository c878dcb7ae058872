//! A course: some quarters as columns beside each other, with their numbers on them. The last one is under way.

use leptos::prelude::*;

/// The room of a column, with the space beside it.
const STEP: usize = 48;
const WIDTH: usize = 32;
/// The ground of the columns, and the height of the highest.
const GROUND: i64 = 78;
const HIGHEST: i64 = 58;

/// A builder of a course.
#[derive(Default)]
pub struct Course(Vec<(String, Option<(String, i64)>)>);

impl Course {
    /// A course without columns.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column: its name, its number as text, and its height, from 0 to 1000.
    #[must_use]
    pub fn column(mut self, name: String, number: String, height: i64) -> Self {
        self.0.push((name, Some((number, height))));
        self
    }

    /// Adds the place of a column for which nothing was counted.
    #[must_use]
    pub fn nothing(mut self, name: String) -> Self {
        self.0.push((name, None));
        self
    }

    /// The drawing. Screen readers have its numbers in a table.
    #[must_use]
    pub fn view(self) -> AnyView {
        let width = self.0.len() * STEP;
        let last = self.0.len().saturating_sub(1);
        let columns: Vec<_> = self
            .0
            .into_iter()
            .enumerate()
            .map(|(place, (name, column))| column_view(place, place == last, name, column))
            .collect();
        view! {
            <svg viewBox=format!("0 0 {width} 96") aria-hidden="true" focusable="false">
                {columns}
                <line class="k-base" x1="0" x2=width.to_string() y1="78.5" y2="78.5"/>
            </svg>
        }
        .into_any()
    }
}

fn column_view(place: usize, now: bool, name: String, column: Option<(String, i64)>) -> AnyView {
    let left = place * STEP + (STEP - WIDTH) / 2;
    let middle = left + WIDTH / 2;
    let (bar, number) = if now {
        ("k-bar", "k-now")
    } else {
        ("k-past", "")
    };
    let (bar, number_text, height) = match column {
        // What is nothing has a line of its own, so that it is not taken for missing.
        Some((text, height)) => (bar, text, (height.clamp(0, 1000) * HIGHEST / 1000).max(1)),
        None => ("k-none", "–".to_owned(), 5),
    };
    let top = GROUND - height;
    let quarter = if now { "k-q k-now" } else { "k-q" };
    view! {
        <rect class=bar x=left.to_string() y=top.to_string() width=WIDTH.to_string() height=height.to_string() rx="2"/>
        <text class=number x=middle.to_string() y=(top - 5).to_string()>{number_text}</text>
        <text class=quarter x=middle.to_string() y="93">{name}</text>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;

    #[test]
    fn a_course_has_a_column_for_every_quarter() {
        let course = Course::new()
            .column("1e ’26".to_owned(), "0/2".to_owned(), 0)
            .nothing("2e ’26".to_owned())
            .column("3e ’26".to_owned(), "<3".to_owned(), 1200);
        let html = render(|| course.view());
        assert_eq!(html.matches("<rect").count(), 3, "{html}");
        assert!(
            html.contains("height=\"58\"") && html.contains("&lt;3"),
            "{html}"
        );
        assert!(
            html.contains("k-none") && !html.contains("style="),
            "{html}"
        );
    }
}
