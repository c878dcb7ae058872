//! Reading a file into rows with a verdict for each, for the worker.
//!
//! What must stay true: each reading takes a turn and begins anew, and only the reading with the last turn
//! writes. So a worker that died leaves nothing half read, and a worker that was wrongly believed dead disturbs
//! nothing.

use super::{
    ImportState, Pointed, Refusal, Row, Staged, Verdict,
    operations::CHUNK,
    reading::{self, Customer},
    store,
};
use crate::{
    Actor, Error, Language, Portal, Result,
    base::{
        audit::{self, Subject},
        ids::{ImportId, SegmentId},
        text,
        values::{self, Email},
    },
    people::panel,
    transaction,
};
use std::collections::{HashMap, HashSet};

/// Reads the file of an import and keeps its rows, chunk by chunk, or keeps the reason why it can't be read.
/// Doing it again after it was done changes nothing.
///
/// # Errors
/// [`Error::Unavailable`] when it was interrupted.
pub async fn stage(portal: &Portal, id: ImportId) -> Result<()> {
    let Some((turn, read)) = begin(portal, id).await? else {
        return Ok(());
    };
    let staged = match read {
        Ok(staged) => staged,
        Err(refusal) => return refuse(portal, id, turn, refusal).await,
    };
    for chunk in staged.chunks(CHUNK) {
        if !keep(portal, id, turn, chunk).await? {
            return Ok(());
        }
    }
    finish(portal, id, turn, staged.len()).await
}

/// The turn of a new reading, and the content of the file. `None` when the file is not wanted any more.
pub(super) async fn begin(
    portal: &Portal,
    id: ImportId,
) -> Result<Option<(i64, Result<Vec<Staged>, Refusal>)>> {
    let turn = transaction!(portal.db, tx => { store::take_turn(tx, id).await })?;
    let mut tx = portal.db.read().await?;
    let (Some(turn), Some(bytes)) = (turn, store::file(&mut tx, id).await?) else {
        return Ok(None);
    };
    let pointed = store::pointed(&mut tx, id).await?;
    let pointed: Option<Pointed> = serde_json::from_str(&pointed).ok();
    let for_all = store::file_segments(&mut tx, id).await?;
    let known = panel::store::segments(&mut tx).await?;
    drop(tx);
    let names: HashMap<String, SegmentId> = known
        .iter()
        .map(|segment| (text::key(&segment.name), segment.id))
        .collect();
    // Tens of megabytes of text would block the threads that serve requests.
    let read = tokio::task::spawn_blocking(move || {
        reading::read(&bytes, pointed.as_ref()).map(|customers| {
            let left_out = reading::left_out(&bytes, pointed.as_ref());
            (judge_each(customers, &names, &for_all), left_out)
        })
    })
    .await
    .map_err(Error::unavailable)?;
    let read = match read {
        Ok((staged, left_out)) => {
            let (total, left_out) = (count(staged.len()), left_out.join("\n"));
            transaction!(portal.db, tx => { store::set_found(tx, id, turn, total, &left_out).await })?;
            Ok(staged)
        }
        Err(refusal) => Err(refusal),
    };
    Ok(Some((turn, read)))
}

/// Keeps a chunk of rows, compared with the list of customers; returns whether this reading still has the turn.
pub(super) async fn keep(
    portal: &Portal,
    id: ImportId,
    turn: i64,
    chunk: &[Staged],
) -> Result<bool> {
    let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else {
        return Ok(true);
    };
    transaction!(portal.db, tx => {
        if !store::has_turn(tx, id, turn).await? {
            return Ok(false);
        }
        for row in chunk {
            store::insert_row(tx, id, row, &portal.random.token()).await?;
        }
        store::judge(tx, id, first.row.line, last.row.line).await?;
        Ok(true)
    })
}

async fn finish(portal: &Portal, id: ImportId, turn: i64, rows: usize) -> Result<()> {
    let now = portal.now();
    let by = &Actor::Portal;
    transaction!(portal.db, tx => {
        if !store::has_turn(tx, id, turn).await? {
            return Ok(());
        }
        store::set_state(tx, id, ImportState::Ready).await?;
        store::forget_file(tx, id).await?;
        audit::note(tx, now, by, audit::Action::ImportRead, Subject::Import(id), &rows.to_string()).await
    })
}

async fn refuse(portal: &Portal, id: ImportId, turn: i64, refusal: Refusal) -> Result<()> {
    let now = portal.now();
    let by = &Actor::Portal;
    transaction!(portal.db, tx => {
        if !store::has_turn(tx, id, turn).await? {
            return Ok(());
        }
        store::refuse(tx, id, refusal).await?;
        store::forget_file(tx, id).await?;
        audit::note(tx, now, by, audit::Action::ImportRefuse, Subject::Import(id), refusal.why.as_str()).await
    })
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// Judges the rows by the file alone; the comparison with the list of customers comes later.
fn judge_each(
    customers: Vec<Customer>,
    names: &HashMap<String, SegmentId>,
    for_all: &[SegmentId],
) -> Vec<Staged> {
    let mut seen = HashSet::new();
    customers
        .into_iter()
        .map(|customer| {
            let email = Email::parse(&customer.email);
            let name = values::line(&customer.name, 120);
            let segments = segments_of(&customer.segments, names);
            let verdict = match (&email, &name, &segments) {
                _ if customer.is_computed => Verdict::Computed,
                (Err(_), ..) => Verdict::WrongAddress,
                (_, Err(_), _) => Verdict::WrongName,
                (Ok(email), ..) if seen.contains(email.key()) => Verdict::Twice,
                (.., None) => Verdict::UnknownSegment,
                (Ok(email), Ok(_), Some(_)) => {
                    seen.insert(email.key().to_owned());
                    Verdict::New
                }
            };
            let mut segment_ids = segments.unwrap_or_default();
            segment_ids.extend_from_slice(for_all);
            // A row with an unknown segment keeps those of everybody, for when its own is made.
            if !matches!(verdict, Verdict::New | Verdict::UnknownSegment) {
                segment_ids.clear();
            }
            let email_key = email.map_or_else(
                |_| customer.email.to_lowercase(),
                |email| email.key().to_owned(),
            );
            Staged {
                name_key: text::key(&customer.name),
                email_key,
                segment_ids,
                row: Row {
                    line: customer.line,
                    verdict,
                    name: customer.name,
                    email: customer.email,
                    number: customer.number.chars().take(40).collect(),
                    language: customer.language.map_or("", Language::as_str).to_owned(),
                    segments: customer.segments,
                },
            }
        })
        .collect()
}

/// The segments that a cell names: the whole cell, or its parts. `None` when one does not exist.
pub(super) fn segments_of(
    cell: &str,
    names: &HashMap<String, SegmentId>,
) -> Option<Vec<SegmentId>> {
    let known = |name: &str| names.get(&text::key(name)).copied();
    if let Some(id) = known(cell) {
        return Some(vec![id]);
    }
    reading::segment_names(cell)
        .into_iter()
        .map(known)
        .collect()
}
