//! The SQL of the proposals and projects that a session is about.

use crate::{
    Language, Result, all,
    base::{
        db::Tx,
        ids::{MemberId, ProjectId, ProposalId, SessionId},
    },
    boardroom::sessions::{AboutProject, AboutProposal},
    execute,
    people::translations::store::second,
    scalars,
};

/// Replaces the subjects of a session.
pub(crate) async fn keep_links(
    tx: &mut Tx,
    id: SessionId,
    proposals: &[ProposalId],
    projects: &[ProjectId],
) -> Result<()> {
    execute!(
        tx,
        "delete from session_proposals where session_id = $1",
        id
    )?;
    execute!(tx, "delete from session_projects where session_id = $1", id)?;
    for &proposal in proposals {
        execute!(
            tx,
            "insert into session_proposals (session_id, proposal_id)
             select $1, p.id from proposals p where p.id = $2 on conflict do nothing",
            id,
            proposal
        )?;
    }
    for &project in projects {
        execute!(
            tx,
            "insert into session_projects (session_id, project_id)
             select $1, p.id from projects p where p.id = $2 on conflict do nothing",
            id,
            project
        )?;
    }
    Ok(())
}

/// The proposals that a session is about, with their titles for somebody who reads this language.
pub(crate) async fn proposals(
    tx: &mut Tx,
    id: SessionId,
    reads: Option<Language>,
) -> Result<Vec<AboutProposal>> {
    all!(
        tx,
        concat!(
            "select p.id, coalesce(n.text, p.title) as title, coalesce(n.language, p.language) as language
             from session_proposals l join proposals p on p.id = l.proposal_id",
            second!("n", "proposal", "p.id", "title", "$2"),
            "where l.session_id = $1 order by p.id"
        ),
        id,
        reads
    )
}

pub(crate) async fn projects(tx: &mut Tx, id: SessionId) -> Result<Vec<AboutProject>> {
    all!(
        tx,
        "select p.id, p.name from session_projects l join projects p on p.id = l.project_id
         where l.session_id = $1 order by p.id",
        id
    )
}

/// The proposals of a session about which this member was asked.
pub(crate) async fn asked_about(
    tx: &mut Tx,
    id: SessionId,
    member: MemberId,
) -> Result<Vec<ProposalId>> {
    scalars!(
        tx,
        "select l.proposal_id from session_proposals l join audience a on a.proposal_id = l.proposal_id
         where l.session_id = $1 and a.member_id = $2 order by l.proposal_id",
        id,
        member
    )
}

/// The opened proposals that a session is about, directly or through their project.
pub(crate) async fn opened_about(tx: &mut Tx, id: SessionId) -> Result<Vec<AboutProposal>> {
    all!(
        tx,
        "select p.id, p.title, p.language from proposals p
         where p.opened_at is not null and p.state <> 'withdrawn'
           and (p.id in (select l.proposal_id from session_proposals l where l.session_id = $1)
                or p.project_id in (select l.project_id from session_projects l where l.session_id = $1))
         order by p.id",
        id
    )
}

/// Every proposal that was opened, the newest first.
pub(crate) async fn open_proposals(tx: &mut Tx, most: i64) -> Result<Vec<AboutProposal>> {
    all!(
        tx,
        "select id, title, language from proposals where opened_at is not null and state <> 'withdrawn'
         order by id desc limit $1",
        most
    )
}

pub(crate) async fn all_projects(tx: &mut Tx) -> Result<Vec<AboutProject>> {
    all!(tx, "select id, name from projects order by id desc")
}
