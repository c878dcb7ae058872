//! The SQL of grouping: the theme of a contribution, and the contributions that it was merged with.

use super::{
    Attribution, State,
    merging::{Place, Places},
};
use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{ContributionId, ProposalId, ThemeId},
    },
    execute, optional,
};

/// A contribution that is to be grouped.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Grouped {
    pub proposal_id: ProposalId,
    pub theme_id: Option<ThemeId>,
    pub lead: Option<ContributionId>,
    pub shown_as: Attribution,
    pub state: State,
}

pub(crate) async fn grouped(tx: &mut Tx, id: ContributionId) -> Result<Option<Grouped>> {
    optional!(
        tx,
        "select proposal_id, theme_id, merged_into as lead, shown_as, state from contributions where id = $1",
        id
    )
}

/// The places of all contributions that have this lead, and of the lead itself.
pub(crate) async fn places(tx: &mut Tx, lead: ContributionId) -> Result<Vec<Place>> {
    all!(
        tx,
        "select id, merged_into as lead, merged_under as under from contributions
         where id = $1 or merged_into = $1 order by id",
        lead
    )
}

async fn stand(tx: &mut Tx, now: Timestamp, place: &Place) -> Result<()> {
    execute!(
        tx,
        "update contributions set merged_into = $2, merged_under = $3, grouped_at = $4 where id = $1",
        place.id,
        place.lead,
        place.under,
        now
    )?;
    Ok(())
}

/// Writes the places that differ from `before`, and returns their number.
pub(crate) async fn write(
    tx: &mut Tx,
    now: Timestamp,
    before: &Places,
    after: &Places,
) -> Result<usize> {
    let moved = after.moved(before);
    for place in &moved {
        stand(tx, now, place).await?;
    }
    Ok(moved.len())
}

/// Puts a lead, with all that was merged into it, into a theme or in none; returns the number that moved.
pub(crate) async fn put(
    tx: &mut Tx,
    now: Timestamp,
    lead: ContributionId,
    theme: Option<ThemeId>,
) -> Result<u64> {
    execute!(
        tx,
        "update contributions set theme_id = $2, grouped_at = $3
         where (id = $1 or merged_into = $1) and coalesce(theme_id, 0) <> coalesce($2, 0)",
        lead,
        theme,
        now
    )
}

/// Takes a contribution out of those that it was merged with, which stay together: its words are not those that
/// were judged to say the same.
pub(crate) async fn stand_alone(tx: &mut Tx, now: Timestamp, id: ContributionId) -> Result<()> {
    let Some(found) = grouped(tx, id).await? else {
        return Ok(());
    };
    let all = places(tx, found.lead.unwrap_or(id)).await?;
    let before: Places = all.into_iter().collect();
    let mut after = before.clone();
    after.leave(id);
    write(tx, now, &before, &after).await?;
    Ok(())
}

/// Takes a contribution that is withdrawn or kept for the customer conscience out of its theme and out of those
/// that it was merged with, which stay together.
pub(crate) async fn leave(tx: &mut Tx, now: Timestamp, id: ContributionId) -> Result<()> {
    stand_alone(tx, now, id).await?;
    execute!(
        tx,
        "update contributions set theme_id = null, grouped_at = null where id = $1",
        id
    )?;
    Ok(())
}
