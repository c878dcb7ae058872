//! The SQL of publications and of the words that they are found by.

use super::{
    PublicationLine,
    queries::{Before, PAGE},
    report::ContributionCounts,
};
use crate::{
    Language, Result, all,
    answering::publications::words::{self, Sought},
    base::{
        db::Tx,
        ids::{MemberId, ProjectId, ProposalId},
    },
    people::translations::store::second,
    scalars, shared,
};

macro_rules! select_lines {
    ($language:literal, $where:expr) => {
        concat!(
            "select d.id, d.kind, d.subject_id, j.name as project, coalesce(o.text, d.title) as title,
                    coalesce(o.language, p.language) as title_language, x.language,
                    d.said, d.done, d.state, d.done_at
             from publications d
             left join projects j on j.id = d.project_id
             left join decisions x on d.kind = 'decision' and x.proposal_id = d.subject_id
             left join proposals p on p.id = x.proposal_id",
            second!("o", "proposal", "p.id", "title", $language),
            "where (d.done_at, d.id) < ($1, $2)",
            $where,
            " order by d.done_at desc, d.id desc limit $3"
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
    reads: Option<Language>,
    before: Before,
    most: i64,
) -> Result<Vec<PublicationLine>> {
    shared!(
        tx,
        select_lines!("$4", ""),
        before.at,
        before.id,
        most,
        reads
    )
}

/// The publications among them that have every word of the search.
pub(super) async fn found(
    tx: &mut Tx,
    reads: Option<Language>,
    before: Before,
    most: i64,
    sought: &[Sought; words::MOST],
) -> Result<Vec<PublicationLine>> {
    let [a, b, c, d, e, f, g, h] = sought;
    shared!(
        tx,
        select_lines!(
            "$36",
            concat!(
                word!(4, 5, 6, 7),
                word!(8, 9, 10, 11),
                word!(12, 13, 14, 15),
                word!(16, 17, 18, 19),
                word!(20, 21, 22, 23),
                word!(24, 25, 26, 27),
                word!(28, 29, 30, 31),
                word!(32, 33, 34, 35)
            )
        ),
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

/// Those of the proposals of a page on which this member was asked.
pub(super) async fn asked(
    tx: &mut Tx,
    member: MemberId,
    of: &[ProposalId; PAGE],
) -> Result<Vec<ProposalId>> {
    scalars!(
        tx,
        "select proposal_id from audience where member_id = $1 and proposal_id in (
             $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        member, of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8], of[9], of[10], of[11], of[12], of[13],
        of[14], of[15], of[16], of[17], of[18], of[19]
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
