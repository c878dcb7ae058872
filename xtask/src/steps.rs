//! Headings and durations, so that a person who watches sees what happens and how long it takes.

use anyhow::{Context as _, Result};
use std::time::{Duration, Instant};

/// The steps taken so far.
#[derive(Default)]
pub struct Steps(Vec<Step>);

struct Step {
    title: &'static str,
    took: Duration,
    outcome: String,
}

impl Steps {
    /// Takes one step; its error carries the heading.
    pub fn take(&mut self, title: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        self.report(title, || work().map(|()| String::new()))
    }

    /// Takes one step that reports something for the summary.
    pub fn report(
        &mut self,
        title: &'static str,
        work: impl FnOnce() -> Result<String>,
    ) -> Result<()> {
        println!("\n==> {title}");
        let start = Instant::now();
        let outcome = work().with_context(|| format!("failed at \"{title}\""));
        let took = start.elapsed();
        let said = outcome.as_ref().map_or("FAILED", String::as_str);
        println!("    {said}{}({})", space(said), seconds(took));
        self.0.push(Step {
            title,
            took,
            outcome: said.to_owned(),
        });
        outcome.map(|_| ())
    }

    /// All steps with their durations, for the end, even an early one.
    pub fn summary(&self, good: bool) {
        println!();
        for step in &self.0 {
            let took = seconds(step.took);
            println!("    {:<44}{took:>9}  {}", step.title, step.outcome);
        }
        let total = self.0.iter().map(|step| step.took).sum();
        let all = if good { "All good" } else { "Not good" };
        println!("    {all:<44}{:>9}", seconds(total));
    }
}

fn space(outcome: &str) -> &'static str {
    if outcome.is_empty() { "" } else { " " }
}

/// A duration in the form of the summaries.
pub fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}
