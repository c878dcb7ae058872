//! Headings and durations, so that somebody who watches knows what happens and what it costs.

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
    /// Takes one step; its failure carries the heading.
    pub fn take(&mut self, title: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        self.report(title, || work().map(|()| String::new()))
    }

    /// Takes one step that has something to say for the summary.
    pub fn report(
        &mut self,
        title: &'static str,
        work: impl FnOnce() -> Result<String>,
    ) -> Result<()> {
        println!("\n==> {title}");
        let start = Instant::now();
        let outcome = work().with_context(|| format!("failed at \"{title}\""))?;
        let took = start.elapsed();
        println!("    {outcome}{}({})", space(&outcome), seconds(took));
        self.0.push(Step {
            title,
            took,
            outcome,
        });
        Ok(())
    }

    /// All steps with their durations, for the end.
    pub fn summary(&self) {
        println!();
        for step in &self.0 {
            println!(
                "    {:<44}{:>9}  {}",
                step.title,
                seconds(step.took),
                step.outcome
            );
        }
        let total = self.0.iter().map(|step| step.took).sum();
        println!("    {:<44}{:>9}", "All good", seconds(total));
    }
}

fn space(outcome: &str) -> &'static str {
    if outcome.is_empty() { "" } else { " " }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}
