//! The verbs of commitments: promising, keeping, and asking the customers.

mod ask;
mod keep;
mod promise;

pub(crate) use ask::remind_of_late;
pub use ask::{ask, remind, say};
pub use keep::{ToMove, call_done, give_up, move_day, offer};
pub(super) use promise::place;
pub use promise::{About, CommitmentForm, promise};
pub(crate) use promise::{InSession, promise_in_session};

use super::{
    Commitment,
    rules::{REMIND_BEFORE, morning},
    store,
};
use crate::{
    Error, Result, Timestamp,
    base::{
        db::Tx,
        ids::CommitmentId,
        outbox::{self, Task},
        working_days,
    },
};
use jiff::{civil::Date, tz::TimeZone};

async fn load(tx: &mut Tx, id: CommitmentId) -> Result<Commitment> {
    store::find(tx, id).await?.ok_or(Error::NotFound)
}

/// Plans the reminders of a commitment that is due on this day: some working days before it and on the day
/// itself. Each checks when it runs whether it still applies.
async fn plan_reminders(
    tx: &mut Tx,
    now: Timestamp,
    id: CommitmentId,
    due: Date,
    zone: &TimeZone,
) -> Result<()> {
    let task = Task::RemindOfCommitment {
        commitment: id,
        due_on: due.to_string(),
    };
    for day in [working_days::before(due, REMIND_BEFORE), due] {
        let at = morning(day, zone);
        if at > now {
            let event = format!("commitment:{id}:due:{due}:{day}:{}", now.0);
            outbox::task(tx, now, at, &event, &task).await?;
        }
    }
    Ok(())
}
