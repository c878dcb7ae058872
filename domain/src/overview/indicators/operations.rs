//! Counting: every night, and when a reader of the page asks for it.

use super::{
    Indicator, Measure, QUARTERS, Quarter, rules,
    store::{self, Span},
};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    answering::commitments,
    base::{db::Tx, time::Day},
    people::organisation,
    transaction,
};
use jiff::tz::TimeZone;

/// Counts now, for a reader of the page.
///
/// # Errors
/// [`Error::Forbidden`] for everybody else.
pub async fn count_now(portal: &Portal, actor: &Actor) -> Result<()> {
    if !rules::may_look(actor) {
        return Err(Error::Forbidden);
    }
    measure(portal).await
}

/// Counts this quarter and the last one, and those before that were never counted. Idempotent.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn measure(portal: &Portal) -> Result<()> {
    let now = portal.now();
    let mut counted = Vec::new();
    {
        let mut tx = portal.db.read().await?;
        let zone = organisation::store::zone(&mut tx).await?;
        let mut quarter = Quarter::of(now.date_in(&zone));
        let oldest = (1..QUARTERS).fold(quarter, |quarter, _| quarter.previous());
        let known = store::since(&mut tx, oldest.begins_on()).await?;
        // Verdicts on the answers of the last quarter may still come in this one; older quarters do not change.
        for age in 0..QUARTERS {
            let begins_on = Day(Some(quarter.begins_on()));
            if age < 2 || !known.iter().any(|measure| measure.begins_on == begins_on) {
                for &indicator in Indicator::ALL {
                    let (part, whole) = one(&mut tx, now, indicator, quarter, &zone).await?;
                    counted.push(Measure {
                        indicator,
                        begins_on,
                        part,
                        whole,
                        measured_at: now,
                    });
                }
            }
            quarter = quarter.previous();
        }
    }
    transaction!(portal.db, tx => {
        for measure in &counted {
            store::put(tx, measure).await?;
        }
        Ok(())
    })
}

/// The part and the whole of an indicator in a quarter, as far as the quarter has passed.
async fn one(
    tx: &mut Tx,
    now: Timestamp,
    indicator: Indicator,
    quarter: Quarter,
    zone: &TimeZone,
) -> Result<(i64, i64)> {
    let today = now.date_in(zone);
    let (first, next) = (quarter.begins_on(), quarter.next().begins_on());
    let span = Span {
        from: Timestamp::at_hour(first, 0, zone),
        to: Timestamp(Timestamp::at_hour(next, 0, zone).0.min(now.0 + 1)),
    };
    match indicator {
        Indicator::DecidedWithInput => store::decided(tx, span).await,
        Indicator::TimeToAnswer => store::time_to_answer(tx, span).await,
        Indicator::AnsweredOnTime => store::on_time(tx, span).await,
        Indicator::AnswersMe => store::answers_me(tx, span).await,
        Indicator::PhasesHeard => store::phases(tx, first, next.min(today)).await,
        Indicator::Asked => store::asked(tx, span).await,
        Indicator::Joined => store::joined(tx, span).await,
        Indicator::Written => store::written(tx, span).await,
        Indicator::Kept | Indicator::Promised => {
            let last = next.yesterday().map_err(Error::unavailable)?;
            let days = Some((first, last.min(today)));
            let counts = commitments::queries::counts_in(tx, today, days, None).await?;
            Ok(match indicator {
                Indicator::Kept => (counts.kept, counts.judged()),
                _ => (counts.kept, counts.all()),
            })
        }
    }
}
