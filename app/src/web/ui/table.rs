//! Tables that become lists on a narrow screen.
//!
//! CSS that stacks a table takes its meaning away from screen readers, so the roles are written out.

use leptos::prelude::*;

#[derive(Clone)]
struct Column {
    name: String,
    number: bool,
}

/// A builder of a table. The first cell of each row is its header.
pub struct Table {
    caption: String,
    columns: Vec<Column>,
    rows: Vec<AnyView>,
}

impl Table {
    /// A table with this caption.
    pub fn new(caption: impl Into<String>) -> Self {
        Self {
            caption: caption.into(),
            columns: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Adds a column of words.
    #[must_use]
    pub fn column(mut self, name: impl Into<String>) -> Self {
        self.columns.push(Column {
            name: name.into(),
            number: false,
        });
        self
    }

    /// Adds a column of numbers.
    #[must_use]
    pub fn number(mut self, name: impl Into<String>) -> Self {
        self.columns.push(Column {
            name: name.into(),
            number: true,
        });
        self
    }

    /// Adds a row, cell by cell in the order of the columns.
    #[must_use]
    pub fn row(mut self, cells: Vec<AnyView>) -> Self {
        let cells: Vec<_> = cells
            .into_iter()
            .zip(&self.columns)
            .enumerate()
            .map(|(place, (cell, column))| {
                let class = column.number.then_some("number");
                if place == 0 {
                    view! { <th scope="row" role="rowheader" class=class>{cell}</th> }.into_any()
                } else {
                    let label = column.name.clone();
                    view! { <td role="cell" class=class data-label=label>{cell}</td> }.into_any()
                }
            })
            .collect();
        self.rows
            .push(view! { <tr role="row">{cells}</tr> }.into_any());
        self
    }

    /// The whole table.
    #[must_use]
    pub fn view(self) -> AnyView {
        let heads: Vec<_> = self
            .columns
            .into_iter()
            .map(|column| {
                let class = column.number.then_some("number");
                view! { <th scope="col" role="columnheader" class=class>{column.name}</th> }
            })
            .collect();
        view! {
            <table class="stacks" role="table">
                <caption>{self.caption}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{self.rows}</tbody>
            </table>
        }
        .into_any()
    }
}
