//! The SQL of the people who owe answers, for when one of them leaves. It leaves out contributions for the
//! customer conscience only: those go along with the mandate.

use crate::{
    Result, all,
    base::{
        db::Tx,
        ids::{AccountId, ProjectId},
    },
    execute,
    people::accounts::store::staff::works_here,
    scalars,
};

/// The number of answers that somebody owes in each project.
pub(crate) async fn owed_by(tx: &mut Tx, owner: AccountId) -> Result<Vec<(ProjectId, i64)>> {
    all!(
        tx,
        "select project_id, count(*) from contributions
         where owner_id = $1 and state = 'waiting' and shown_as <> 'conscience'
         group by project_id order by project_id",
        owner
    )
}

/// The people who owe answers and don't work here any more.
pub(crate) async fn debtors_who_left(tx: &mut Tx) -> Result<Vec<AccountId>> {
    scalars!(
        tx,
        concat!(
            "select distinct c.owner_id from contributions c
             where c.state = 'waiting' and c.shown_as <> 'conscience' and not ",
            works_here!("c.owner_id")
        )
    )
}

/// Makes somebody else owe the answers that somebody owes or gave, in one project or in all (`project` is 0).
/// Answered contributions go along, because an answer can be refused and is owed again then.
pub(crate) async fn pass_on(
    tx: &mut Tx,
    from: AccountId,
    to: AccountId,
    project: ProjectId,
) -> Result<()> {
    execute!(
        tx,
        "update contributions set owner_id = $2, hand_overs = hand_overs + 1
         where owner_id = $1 and shown_as <> 'conscience' and ($3 = 0 or project_id = $3)",
        from,
        to,
        project
    )?;
    Ok(())
}

/// Gives the contributions that somebody answered in the projects of others to the owners of those projects: an
/// answer that is refused is owed again.
pub(crate) async fn return_to_project(tx: &mut Tx, from: AccountId) -> Result<()> {
    execute!(
        tx,
        "update contributions set hand_overs = hand_overs + 1,
                owner_id = (select j.owner_id from projects j where j.id = contributions.project_id)
         where owner_id = $1 and shown_as <> 'conscience' and state <> 'waiting'
           and exists (select 1 from projects j where j.id = contributions.project_id and j.owner_id <> $1)",
        from
    )?;
    Ok(())
}
