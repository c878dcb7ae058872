//! The reasons why a willing member can't ask for a seat. The rules that leave them out of a draw apply here as
//! well: otherwise asking afterwards would undo the draw.

use super::super::{
    SeatAllocation,
    draw::{self, Candidate, LeftOut},
    rules, store,
};
use crate::{
    Conflict, Result, Timestamp,
    base::{db::Tx, ids::MemberId},
    boardroom::sessions::Session,
    people::organisation,
    rounds::proposals,
};

/// The reason why this member can't ask for a seat in a session; `None` when they can.
pub(in crate::boardroom::seats) async fn refusal(
    tx: &mut Tx,
    now: Timestamp,
    session: &Session,
    round: &SeatAllocation,
    member: MemberId,
) -> Result<Option<Conflict>> {
    if store::is_taken_out(tx, session.id, member).await? {
        return Ok(Some(Conflict::NotThisTime));
    }
    let Some(willing) = store::willing_one(tx, session.id, member).await? else {
        return Ok(None);
    };
    let zone = organisation::store::zone(tx).await?;
    let month = proposals::load::month_begin(now, &zone);
    let load = proposals::load::own(tx, member, month).await?;
    let candidate = Candidate {
        member,
        segments: Vec::new(),
        language: willing.language,
        seated_at: willing.seated_at,
        month_full: load.is_some_and(|(gives, asked)| asked >= gives),
        // A member who had answered that they could not come and asks now can come after all.
        can_not: false,
    };
    let since = rules::since(session, now, round.months, &zone);
    let left = draw::left_out(session.languages, since, &candidate);
    Ok(left.map(|why| match why {
        LeftOut::Date => Conflict::NotThisTime,
        LeftOut::Language => Conflict::OtherLanguage,
        LeftOut::Recent => Conflict::SeatedRecently,
        LeftOut::Full => Conflict::MonthFull,
    }))
}
