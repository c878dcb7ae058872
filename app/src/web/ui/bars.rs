//! Counts as bars: a chart that is its own table.

use leptos::prelude::*;

/// A builder of a chart.
pub struct Bars {
    caption: String,
    heads: [String; 2],
    counts: Vec<(String, i64)>,
    full: i64,
}

impl Bars {
    /// Makes a chart with this caption and the names of its two columns: the thing that is counted and the count.
    pub fn new(
        caption: impl Into<String>,
        what: impl Into<String>,
        how_many: impl Into<String>,
    ) -> Self {
        Self {
            caption: caption.into(),
            heads: [what.into(), how_many.into()],
            counts: Vec::new(),
            full: 1,
        }
    }

    /// Draws this count as a whole bar, so that charts beside each other can be compared.
    #[must_use]
    pub fn scale(mut self, full: i64) -> Self {
        self.full = full.max(1);
        self
    }

    /// Adds a bar.
    #[must_use]
    pub fn bar(mut self, what: impl Into<String>, count: i64) -> Self {
        self.counts.push((what.into(), count));
        self
    }

    /// Returns the chart. The longest bar is the largest count, or the one that [`Self::scale`] sets; the bars
    /// only repeat the numbers.
    #[must_use]
    pub fn view(self) -> AnyView {
        let largest = self.counts.iter().map(|(_, count)| *count).max();
        let largest = largest.unwrap_or_default().max(self.full);
        let rows: Vec<_> = self
            .counts
            .into_iter()
            .map(|(what, count)| {
                let width = (count.max(0) * 1000 / largest).to_string();
                view! {
                    <tr role="row">
                        <th scope="row" role="rowheader">{what}</th>
                        <td role="cell" class="number">{count.to_string()}</td>
                        <td role="presentation" class="bar" aria-hidden="true">
                            <svg viewBox="0 0 1000 10" preserveAspectRatio="none" focusable="false">
                                <rect width=width height="10"/>
                                <line x1="0" x2="0" y1="-3" y2="13" vector-effect="non-scaling-stroke"/>
                            </svg>
                        </td>
                    </tr>
                }
            })
            .collect();
        let [what, how_many] = self.heads;
        view! {
            <table class="bars" role="table">
                <caption>{self.caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{what}</th>
                        <th scope="col" role="columnheader" class="number">{how_many}</th>
                        <td aria-hidden="true"></td>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    }
}
