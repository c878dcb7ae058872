//! The SQL of answers that are held, for whoever leaves: nothing that was written is lost.

use crate::{
    Result,
    base::{db::Tx, ids::AccountId},
    execute,
};

/// Answers that somebody holds go to whoever owes what they answer by now; those that answer what several people owe, or
/// nothing any more, stay.
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

/// Answers that somebody still holds go to whoever owns the project, who can use the words or throw them away.
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
