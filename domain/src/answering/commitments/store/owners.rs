//! The SQL of the owners of commitments, for when one of them leaves. It leaves out commitments to people who
//! wrote for the customer conscience only: those go along with the mandate.

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

/// The number of commitments that somebody still has to keep in each project.
pub(crate) async fn open_of(tx: &mut Tx, owner: AccountId) -> Result<Vec<(ProjectId, i64)>> {
    all!(
        tx,
        "select project_id, count(*) from commitments
         where owner_id = $1 and state = 'open' and of_conscience = 0
         group by project_id order by project_id",
        owner
    )
}

/// The people who have commitments to keep and don't work here any more.
pub(crate) async fn keepers_who_left(tx: &mut Tx) -> Result<Vec<AccountId>> {
    scalars!(
        tx,
        concat!(
            "select distinct k.owner_id from commitments k
             where k.state = 'open' and k.of_conscience = 0 and not ",
            works_here!("k.owner_id")
        )
    )
}

/// Gives the commitments that somebody still has to keep, in one project or in all when `project` is 0, to
/// another owner.
pub(crate) async fn pass_on(
    tx: &mut Tx,
    from: AccountId,
    to: AccountId,
    project: ProjectId,
) -> Result<()> {
    execute!(
        tx,
        "update commitments set owner_id = $2, hand_overs = hand_overs + 1
         where owner_id = $1 and state = 'open' and of_conscience = 0 and ($3 = 0 or project_id = $3)",
        from,
        to,
        project
    )?;
    Ok(())
}
