//! A small chart: bars beside each other that repeat the table before them.

use leptos::prelude::*;

/// A builder of a small chart.
pub struct Spark(Vec<i64>);

impl Spark {
    /// A chart of bars of these heights, from 0 to 1000.
    #[must_use]
    pub const fn new(heights: Vec<i64>) -> Self {
        Self(heights)
    }

    /// The chart; screen readers have the numbers already.
    #[must_use]
    pub fn view(self) -> AnyView {
        let width = self.0.len() * 12;
        let bars: Vec<_> = self
            .0
            .into_iter()
            .enumerate()
            .map(|(place, height)| {
                let height = height.clamp(0, 1000) * 28 / 1000;
                view! {
                    <rect x=(place * 12).to_string() y=(28 - height).to_string() width="9" height=height.to_string()/>
                    <line x1=(place * 12).to_string() x2=(place * 12 + 9).to_string() y1="29" y2="29"/>
                }
            })
            .collect();
        view! {
            <svg class="spark" viewBox=format!("0 0 {width} 30") aria-hidden="true" focusable="false">{bars}</svg>
        }
        .into_any()
    }
}
