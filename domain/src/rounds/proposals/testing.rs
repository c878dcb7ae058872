//! Segments with members for tests, made without the pages that lead to them.

use crate::{
    Portal, Result,
    base::ids::{MemberId, SegmentId},
    execute, transaction, value,
};

/// A segment with these members; `priority` is `primary` or `secondary`.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn segment(
    portal: &Portal,
    name: &str,
    priority: &str,
    members: &[MemberId],
) -> Result<SegmentId> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let id: SegmentId = value!(
            tx,
            "insert into segments (name, name_key, reason, priority, created_at)
             values ($1, $2, 'Omdat', $3, $4) returning id",
            name, name.to_lowercase(), priority, now
        )?;
        for member in members {
            execute!(
                tx,
                "insert into member_segments (member_id, segment_id) values ($1, $2)",
                *member, id
            )?;
        }
        Ok(id)
    })
}
