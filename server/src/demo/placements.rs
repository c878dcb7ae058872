//! The turns among customers of the colleagues of the invented organisation.

use super::play::Staff;
use jiff::tz::TimeZone;
use klankbord_domain::{
    Actor, Portal, Result, Timestamp,
    overview::placements::operations::{FinishForm, PlanForm, finish, plan},
};

/// Plays one placement that was done and one that is today. `portal` holds a clock that this moves.
///
/// # Errors
/// When an operation refuses a step of the story, which then has a mistake.
pub(super) async fn play(
    portal: &Portal,
    staff: &Staff,
    service: &Actor,
    today: Timestamp,
) -> Result<()> {
    let day = |back: i64| today.plus_days(-back).date_in(&TimeZone::UTC).to_string();
    let planned = |kind: &str, day: String| PlanForm {
        kind: kind.to_owned(),
        day,
    };
    portal.clock.set(today.plus_days(-20));
    let counter = plan(portal, &staff.colleague, &planned("counter", day(12))).await?;
    plan(portal, service, &planned("listen_in", day(0))).await?;
    portal.clock.set(today.plus_days(-12));
    let told = FinishForm {
        day: day(12),
        lesson: "Drie van de vijf mensen kwamen terug voor hetzelfde formulier.".to_owned(),
        mend: String::new(),
    };
    finish(portal, &staff.colleague, counter, &told).await
}
