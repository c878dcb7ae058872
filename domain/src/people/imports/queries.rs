//! The queries of the pages of an import.

use super::{Import, Row, Verdict, reading, store};
use crate::{Actor, Error, Portal, Result, Role, base::ids::ImportId};

/// The number of rows on a page.
pub const PAGE: usize = 50;
/// The number of rows of a download that are read at once.
const PORTION: usize = 1000;

/// An import and the verdicts on its rows.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The import.
    pub import: Import,
    /// The number of rows with each verdict; every verdict is there.
    pub counts: Vec<(Verdict, i64)>,
}

impl Preview {
    /// The number of rows whose verdict `wanted` accepts.
    pub fn count(&self, wanted: impl Fn(Verdict) -> bool) -> i64 {
        self.counts
            .iter()
            .filter(|(verdict, _)| wanted(*verdict))
            .map(|(_, count)| count)
            .sum()
    }
}

/// An import and the verdicts on its rows.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn preview(portal: &Portal, actor: &Actor, id: ImportId) -> Result<Preview> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let import = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let found = store::counts(&mut tx, id).await?;
    let counts = Verdict::ALL
        .iter()
        .map(|&verdict| {
            let count = found.iter().find(|(of, _)| *of == verdict);
            (verdict, count.map_or(0, |(_, count)| *count))
        })
        .collect();
    Ok(Preview { import, counts })
}

/// A page of the rows with this verdict after a line, and the line after which the next page begins.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn rows(
    portal: &Portal,
    actor: &Actor,
    id: ImportId,
    verdict: Verdict,
    after: i64,
) -> Result<(Vec<Row>, Option<i64>)> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let mut rows = store::rows(&mut tx, id, verdict, after, PAGE as i64 + 1).await?;
    let next = if rows.len() > PAGE {
        rows.truncate(PAGE);
        rows.last().map(|row| row.line)
    } else {
        None
    };
    Ok((rows, next))
}

/// All rows that have something wrong, in the order of the file.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn wrong_rows(portal: &Portal, actor: &Actor, id: ImportId) -> Result<Vec<Row>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let mut rows: Vec<Row> = Vec::new();
    loop {
        let after = rows.last().map_or(0, |row| row.line);
        let portion = store::wrong_rows(&mut tx, id, after, PORTION as i64).await?;
        let last = portion.len() < PORTION;
        rows.extend(portion);
        if last {
            return Ok(rows);
        }
    }
}

/// The columns of a file that waits for somebody to point at them.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn columns(portal: &Portal, actor: &Actor, id: ImportId) -> Result<Vec<String>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let bytes = store::file(&mut tx, id).await?.unwrap_or_default();
    drop(tx);
    let found = tokio::task::spawn_blocking(move || reading::found_columns(&bytes)).await;
    Ok(found.map_err(Error::unavailable)?.unwrap_or_default())
}

/// How many customers would be in no segment once this import is done.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn without_segment(portal: &Portal, actor: &Actor, id: ImportId) -> Result<i64> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::without_segment(&mut tx, id).await
}
