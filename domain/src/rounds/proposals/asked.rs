//! Who is asked in a project, by segment, for everybody on the staff.

use super::visibility::NameableSegments;
use crate::{
    Actor, Error, Portal, Result, all,
    base::{
        db::Tx,
        ids::{ProjectId, SegmentId},
    },
};

/// The people of one segment who were asked in the rounds of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The name of their segment; `None` for all segments together that are not named, and for people in none.
    pub segment: Option<String>,
    /// Their number; somebody who was asked more than once counts once.
    pub people: i64,
}

/// The people who were asked in a project, the largest segment first. A segment of too few people is not named, by
/// the one visibility rule.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn by_segment(portal: &Portal, actor: &Actor, project: ProjectId) -> Result<Vec<Asked>> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let found = asked(&mut tx, project).await?;
    let sizes: Vec<_> = found
        .iter()
        .map(|(segment, _, people)| (*segment, *people))
        .collect();
    let named = NameableSegments::of(&sizes);
    let (shown, others): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|(segment, name, _)| !name.is_empty() && named.shows(Some(*segment)));
    let others: i64 = others.iter().map(|(_, _, people)| people).sum();
    let mut groups: Vec<_> = shown
        .into_iter()
        .map(|(_, name, people)| Asked {
            segment: Some(name),
            people,
        })
        .collect();
    if others > 0 {
        groups.push(Asked {
            segment: None,
            people: others,
        });
    }
    Ok(groups)
}

/// The number of people for each segment; those without one are under 0, and without a name.
async fn asked(tx: &mut Tx, project: ProjectId) -> Result<Vec<(SegmentId, String, i64)>> {
    all!(
        tx,
        "select coalesce(a.segment_id, 0), coalesce(max(case when s.is_rest = 0 then s.name end), ''), count(distinct a.member_id)
         from proposals p join audience a on a.proposal_id = p.id left join segments s on s.id = a.segment_id
         where p.project_id = $1 group by coalesce(a.segment_id, 0)
         order by count(distinct a.member_id) desc, coalesce(a.segment_id, 0)",
        project
    )
}
