//! The SQL of answers that are held, for people who leave: no text is lost.

use crate::{
    Result,
    base::{db::Tx, ids::AccountId},
    execute,
};

/// Gives answers that somebody holds to the person who owes those answers now. Answers to contributions that
/// several people owe, or that nobody owes any more, stay where they are.
pub(crate) async fn follow(tx: &mut Tx, from: AccountId) -> Result<()> {
    execute!(
        tx,
        "update answers set written_by = (
             select min(c.owner_id) from answer_contributions l join contributions c on c.id = l.contribution_id
             where l.answer_id = answers.id)
         where written_by = $1 and published_at is null and (
             select count(distinct c.owner_id)
             from answer_contributions l join contributions c on c.id = l.contribution_id
             where l.answer_id = answers.id) = 1",
        from
    )?;
    Ok(())
}

/// Gives the answers that somebody still holds to the owners of the projects, who can use the texts or throw
/// them away.
pub(crate) async fn leave_to_project(tx: &mut Tx, from: AccountId) -> Result<()> {
    execute!(
        tx,
        "update answers set written_by = (
             select j.owner_id from proposals p join projects j on j.id = p.project_id
             where p.id = answers.proposal_id)
         where written_by = $1 and published_at is null and not exists (
             select 1 from answer_contributions l join contributions c on c.id = l.contribution_id
             where l.answer_id = answers.id and c.shown_as = 'conscience')",
        from
    )?;
    Ok(())
}
