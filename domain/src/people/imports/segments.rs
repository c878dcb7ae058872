//! Segments that a file names and that do not exist: offered with how many customers name them, and made.

use super::{ImportState, Verdict, staging::segments_of, store};
use crate::{
    Actor, Conflict, Error, Portal, Result, Role,
    base::{db::Tx, ids::ImportId, text, values},
    people::{imports::reading::segment_names, panel},
    transaction,
};
use std::collections::{HashMap, HashSet};

/// More names than these are no segments, but a column that says something else.
pub const MOST: usize = 30;
/// The most characters of the name of a segment.
const LONGEST: usize = 80;

/// The segments that the rows name and that do not exist, each with how many rows name it. Empty when there are more
/// than [`MOST`].
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn unknown(portal: &Portal, actor: &Actor, id: ImportId) -> Result<Vec<(String, i64)>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    named(&mut tx, id).await
}

async fn named(tx: &mut Tx, id: ImportId) -> Result<Vec<(String, i64)>> {
    let known = panel::store::segments(tx).await?;
    let known: HashSet<_> = known
        .iter()
        .map(|segment| text::key(&segment.name))
        .collect();
    let mut found: Vec<(String, i64)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in store::unknown_rows(tx, id).await? {
        for name in segment_names(&row.segments) {
            let key = text::key(name);
            if known.contains(&key) || values::line(name, LONGEST).is_err() {
                continue;
            }
            let place = *places.entry(key).or_insert_with(|| {
                found.push((name.to_owned(), 0));
                found.len() - 1
            });
            found[place].1 += 1;
        }
    }
    if found.len() > MOST {
        found.clear();
    }
    Ok(found)
}

/// Makes the segments that the rows name, for this `reason`, and judges those rows again.
///
/// # Errors
/// [`Conflict::ImportEnded`] unless its rows were read and wait; [`Error::NotFound`]; [`Error::Forbidden`] unless the
/// actor is an administrator.
pub async fn make(portal: &Portal, actor: &Actor, id: ImportId, reason: &str) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let import = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        if import.state != ImportState::Ready {
            return Err(Conflict::ImportEnded.into());
        }
        for (name, _) in named(tx, id).await? {
            panel::operations::make_segment(tx, now, actor, &name, reason).await?;
        }
        judge_again(tx, id).await
    })
}

async fn judge_again(tx: &mut Tx, id: ImportId) -> Result<()> {
    let known = panel::store::segments(tx).await?;
    let names: HashMap<_, _> = known
        .iter()
        .map(|segment| (text::key(&segment.name), segment.id))
        .collect();
    let mut seen: HashSet<_> = store::taken_addresses(tx, id).await?.into_iter().collect();
    let mut last = 0;
    for row in store::unknown_rows(tx, id).await? {
        let Some(segments) = segments_of(&row.segments, &names) else {
            continue;
        };
        let verdict = if seen.insert(row.email_key) {
            Verdict::New
        } else {
            Verdict::Twice
        };
        store::rejudge(tx, id, row.line, verdict, &segments).await?;
        last = row.line;
    }
    store::judge(tx, id, 0, last).await
}
