//! The SQL of deeds and of the words that they are found by.

use super::{Publication, Told, queries::Before, report::ContributionCounts, words::Sought};
use crate::{
    Result, all,
    base::{
        db::Tx,
        ids::{CommitmentId, DeedId, MemberId, ProjectId, ProposalId},
    },
    execute, scalars, value,
};

/// Writes a deed, or writes it anew.
pub(super) async fn put(tx: &mut Tx, deed: &Publication) -> Result<DeedId> {
    value!(
        tx,
        "insert into deeds (kind, subject_id, project_id, title, said, done, fate, done_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (kind, subject_id) do update
         set project_id = excluded.project_id, title = excluded.title, said = excluded.said,
             done = excluded.done, fate = excluded.fate, done_at = excluded.done_at
         returning id",
        deed.kind,
        deed.subject,
        deed.project,
        deed.title.as_str(),
        deed.said.as_str(),
        deed.done.as_str(),
        deed.fate,
        deed.at
    )
}

/// Writes what a deed is found by, in place of what it was found by.
pub(super) async fn put_terms(tx: &mut Tx, id: DeedId, terms: &[String]) -> Result<()> {
    execute!(tx, "delete from search_terms where deed_id = $1", id)?;
    for some in terms.chunks(8) {
        // A statement has a fixed number of words; the last of a short chunk is written again, to no effect.
        let mut term = some.iter().chain(some.last().into_iter().cycle());
        let mut next = || term.next().map_or("", String::as_str);
        execute!(
            tx,
            "insert into search_terms (deed_id, term)
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

/// Decisions that are not told.
pub(super) async fn error_page(tx: &mut Tx, most: i64) -> Result<Vec<ProposalId>> {
    scalars!(
        tx,
        "select d.proposal_id from decisions d
         where not exists (select 1 from deeds e where e.kind = 'decision' and e.subject_id = d.proposal_id)
         order by d.proposal_id limit $1",
        most
    )
}

/// Commitments that are not told, without those for which nobody but the customer conscience was heard.
pub(super) async fn untold_commitments(tx: &mut Tx, most: i64) -> Result<Vec<CommitmentId>> {
    scalars!(
        tx,
        "select c.id from commitments c
         where c.of_conscience = 0
           and not exists (select 1 from deeds e where e.kind = 'commitment' and e.subject_id = c.id)
         order by c.id limit $1",
        most
    )
}

macro_rules! select_told {
    ($where:expr) => {
        concat!(
            "select d.id, d.kind, d.subject_id, j.name as project, d.title, d.said, d.done, d.fate, d.done_at,
                    (select count(*) from audience a
                     where d.kind = 'decision' and a.proposal_id = d.subject_id and a.member_id = $1) as asked
             from deeds d left join projects j on j.id = d.project_id
             where (d.done_at, d.id) < ($2, $3)",
            $where,
            " order by d.done_at desc, d.id desc limit $4"
        )
    };
}

/// A word of which each deed that is found has a form.
macro_rules! word {
    ($from:literal, $to:literal, $dutch:literal, $english:literal) => {
        concat!(
            " and ($",
            $from,
            " = '' or d.id in (select t.deed_id from search_terms t where t.term between $",
            $from,
            " and $",
            $to,
            " or t.term in ($",
            $dutch,
            ", $",
            $english,
            ")))"
        )
    };
}

/// Deeds before `before`, the newest first.
pub(super) async fn told(
    tx: &mut Tx,
    member: MemberId,
    before: Before,
    most: i64,
) -> Result<Vec<Told>> {
    all!(tx, select_told!(""), member, before.at, before.id, most)
}

/// Those of them in which every word that is sought stands.
pub(super) async fn found(
    tx: &mut Tx,
    member: MemberId,
    before: Before,
    most: i64,
    sought: &[Sought; super::words::MOST],
) -> Result<Vec<Told>> {
    let [a, b, c, d, e, f, g, h] = sought;
    all!(
        tx,
        select_told!(concat!(
            word!(5, 6, 7, 8),
            word!(9, 10, 11, 12),
            word!(13, 14, 15, 16),
            word!(17, 18, 19, 20),
            word!(21, 22, 23, 24),
            word!(25, 26, 27, 28),
            word!(29, 30, 31, 32),
            word!(33, 34, 35, 36)
        )),
        member,
        before.at,
        before.id,
        most,
        a.from.as_str(),
        a.to.as_str(),
        a.dutch.as_str(),
        a.english.as_str(),
        b.from.as_str(),
        b.to.as_str(),
        b.dutch.as_str(),
        b.english.as_str(),
        c.from.as_str(),
        c.to.as_str(),
        c.dutch.as_str(),
        c.english.as_str(),
        d.from.as_str(),
        d.to.as_str(),
        d.dutch.as_str(),
        d.english.as_str(),
        e.from.as_str(),
        e.to.as_str(),
        e.dutch.as_str(),
        e.english.as_str(),
        f.from.as_str(),
        f.to.as_str(),
        f.dutch.as_str(),
        f.english.as_str(),
        g.from.as_str(),
        g.to.as_str(),
        g.dutch.as_str(),
        g.english.as_str(),
        h.from.as_str(),
        h.to.as_str(),
        h.dutch.as_str(),
        h.english.as_str()
    )
}

/// How much was written on each proposal of a project, without what is for the customer conscience only.
pub(super) async fn written(tx: &mut Tx, project: ProjectId) -> Result<Vec<ContributionCounts>> {
    all!(
        tx,
        "select proposal_id, count(*) as contributions, count(*) filter (where state <> 'waiting') as answered
         from contributions
         where project_id = $1 and state <> 'withdrawn' and shown_as <> 'conscience'
         group by proposal_id",
        project
    )
}
