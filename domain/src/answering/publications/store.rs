//! The SQL of publications and of the words they are found by.

use super::Publication;
use crate::{
    Result,
    base::{
        db::Tx,
        ids::{CommitmentId, ProposalId, PublicationId},
    },
    execute, scalars, value,
};

/// Writes a publication, or writes it anew.
pub(super) async fn put(tx: &mut Tx, publication: &Publication) -> Result<PublicationId> {
    value!(
        tx,
        "insert into publications (kind, subject_id, project_id, title, said, done, state, done_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (kind, subject_id) do update
         set project_id = excluded.project_id, title = excluded.title, said = excluded.said,
             done = excluded.done, state = excluded.state, done_at = excluded.done_at
         returning id",
        publication.kind,
        publication.subject,
        publication.project,
        publication.title.as_str(),
        publication.said.as_str(),
        publication.done.as_str(),
        publication.state,
        publication.at
    )
}

/// Replaces the words by which a publication is found.
pub(super) async fn put_terms(tx: &mut Tx, id: PublicationId, terms: &[String]) -> Result<()> {
    execute!(tx, "delete from search_terms where publication_id = $1", id)?;
    for some in terms.chunks(8) {
        // A statement has a fixed number of words; the last of a short chunk is written again, to no effect.
        let mut term = some.iter().chain(some.last().into_iter().cycle());
        let mut next = || term.next().map_or("", String::as_str);
        execute!(
            tx,
            "insert into search_terms (publication_id, term)
             values ($1, $2), ($1, $3), ($1, $4), ($1, $5), ($1, $6), ($1, $7), ($1, $8), ($1, $9)
             on conflict do nothing",
            id,
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next()
        )?;
    }
    Ok(())
}

/// Decisions that are not published.
pub(crate) async fn unpublished_decisions(tx: &mut Tx, most: i64) -> Result<Vec<ProposalId>> {
    scalars!(
        tx,
        "select d.proposal_id from decisions d
         where not exists (select 1 from publications e where e.kind = 'decision' and e.subject_id = d.proposal_id)
         order by d.proposal_id limit $1",
        most
    )
}

/// Commitments that are not published, without those for which nobody but the customer conscience was heard.
pub(crate) async fn unpublished_commitments(tx: &mut Tx, most: i64) -> Result<Vec<CommitmentId>> {
    scalars!(
        tx,
        "select c.id from commitments c
         where c.of_conscience = 0
           and not exists (select 1 from publications e where e.kind = 'commitment' and e.subject_id = c.id)
         order by c.id limit $1",
        most
    )
}
