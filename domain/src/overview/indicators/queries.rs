//! The page of the board: what waits, and the indicators of the last quarters.

use super::{Measure, QUARTERS, Quarter, rules, store};
use crate::{
    Actor, Error, Portal, Result,
    answering::{
        commitments::{self, Commitment},
        decisions::{self, Undecided, queries::SignedWaiver},
        owed_answers::{
            self,
            queries::{Line, MOST_COUNTED},
        },
    },
    overview::contacts::{self, Met},
    people::organisation,
    read,
};
use futures::try_join;

/// The number of lines of each list on the page; the lists themselves are a click away.
pub const LINES: usize = 5;

/// The days that a waiver stays on the page.
pub const WAIVER_DAYS: i64 = 90;

/// The data of the page of the board.
#[derive(Clone, Debug)]
pub struct Board {
    /// The quarters, the oldest first; the last one is under way.
    pub quarters: Vec<Quarter>,
    /// The measures of those quarters.
    pub measures: Vec<Measure>,
    /// The number of overdue answers, counted up to [`MOST_COUNTED`].
    pub overdue: i64,
    /// The longest overdue of them.
    pub longest_overdue: Vec<Line>,
    /// The number of rounds that closed and have no decision, counted up to [`MOST_COUNTED`].
    pub undecided: i64,
    /// The rounds among them that were promised first.
    pub first_undecided: Vec<Undecided>,
    /// The number of waivers that were signed lately, counted up to [`MOST_COUNTED`].
    pub waived: i64,
    /// The last of them, the last one first.
    pub last_waivers: Vec<SignedWaiver>,
    /// The number of late commitments, counted up to [`MOST_COUNTED`].
    pub late: i64,
    /// The longest late of them.
    pub longest_late: Vec<Commitment>,
    /// The contacts of each member of the management team.
    pub met: Vec<Met>,
}

/// The page of the board.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is neither on the board nor the customer conscience.
pub async fn board(portal: &Portal, actor: &Actor) -> Result<Board> {
    if !rules::may_look(actor) {
        return Err(Error::NotFound);
    }
    let now = portal.now();
    let filter = owed_answers::queries::Filter {
        mine: false,
        overdue: true,
    };
    let zone = read!(portal.db, tx => organisation::store::zone(tx)).await?;
    let today = now.date_in(&zone);
    let mut quarters = vec![Quarter::of(today)];
    while quarters.len() < QUARTERS {
        quarters.extend(quarters.last().map(|quarter| quarter.previous()));
    }
    quarters.reverse();
    let oldest = quarters.first().ok_or(Error::NotFound)?.begins_on();
    let db = &portal.db;
    let waivers_since = now.plus_days(-WAIVER_DAYS);
    let (
        debts,
        (first_undecided, undecided),
        (longest_late, late),
        measures,
        met,
        overdue,
        (last_waivers, waived),
    ) = try_join!(
        owed_answers::queries::list(portal, actor, filter, None),
        read!(db, tx => decisions::queries::undecided_in(tx, now, LINES, MOST_COUNTED)),
        read!(db, tx => commitments::queries::late_in(tx, today, LINES, MOST_COUNTED)),
        read!(db, tx => store::since(tx, oldest)),
        read!(db, tx => contacts::queries::team(tx, now, &zone)),
        read!(db, tx => owed_answers::queries::count_overdue(tx, actor, now)),
        read!(db, tx => decisions::queries::signed_since(tx, waivers_since, LINES, MOST_COUNTED)),
    )?;
    let mut longest_overdue = debts.lines;
    longest_overdue.truncate(LINES);
    Ok(Board {
        quarters,
        measures,
        overdue,
        longest_overdue,
        undecided,
        first_undecided,
        waived,
        last_waivers,
        late,
        longest_late,
        met,
    })
}
