//! The SQL of publications and of the words that they are found by.

use super::{PublicationLine, queries::Before, report::ContributionCounts};
use crate::{
    Language, Result, all,
    answering::publications::words::{self, Sought},
    base::{
        db::Tx,
        ids::{MemberId, ProjectId},
    },
    people::translations::store::second,
};

macro_rules! select_lines {
    ($language:literal, $where:expr) => {
        concat!(
            "select d.id, d.kind, d.subject_id, j.name as project, coalesce(o.text, d.title) as title,
                    coalesce(o.language, p.language) as title_language, x.language,
                    d.said, d.done, d.state, d.done_at,
                    (select count(*) from audience a
                     where d.kind = 'decision' and a.proposal_id = d.subject_id and a.member_id = $1) as asked
             from publications d
             left join projects j on j.id = d.project_id
             left join decisions x on d.kind = 'decision' and x.proposal_id = d.subject_id
             left join proposals p on p.id = x.proposal_id",
            second!("o", "proposal", "p.id", "title", $language),
            "where (d.done_at, d.id) < ($2, $3)",
            $where,
            " order by d.done_at desc, d.id desc limit $4"
        )
    };
}

/// SQL for one word of which a publication must have a form.
macro_rules! word {
    ($from:literal, $to:literal, $dutch:literal, $english:literal) => {
        concat!(
            " and ($",
            $from,
            " = '' or d.id in (select t.publication_id from search_terms t where t.term between $",
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

/// Publications before `before`, the newest first.
pub(super) async fn newest(
    tx: &mut Tx,
    (member, reads): (MemberId, Option<Language>),
    before: Before,
    most: i64,
) -> Result<Vec<PublicationLine>> {
    all!(
        tx,
        select_lines!("$5", ""),
        member,
        before.at,
        before.id,
        most,
        reads
    )
}

/// The publications among them that have every word of the search.
pub(super) async fn found(
    tx: &mut Tx,
    (member, reads): (MemberId, Option<Language>),
    before: Before,
    most: i64,
    sought: &[Sought; words::MOST],
) -> Result<Vec<PublicationLine>> {
    let [a, b, c, d, e, f, g, h] = sought;
    all!(
        tx,
        select_lines!(
            "$37",
            concat!(
                word!(5, 6, 7, 8),
                word!(9, 10, 11, 12),
                word!(13, 14, 15, 16),
                word!(17, 18, 19, 20),
                word!(21, 22, 23, 24),
                word!(25, 26, 27, 28),
                word!(29, 30, 31, 32),
                word!(33, 34, 35, 36)
            )
        ),
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
        h.english.as_str(),
        reads
    )
}

/// The numbers of contributions on each proposal of a project, without those for the customer conscience only.
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
