//! Reading a file and carrying it out.

use super::{
    ImportState, Row, Staged, Verdict,
    reading::{self, Customer},
    store,
};
use crate::{
    Actor, Conflict, Error, Language, Portal, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        ids::{ImportId, SegmentId},
        outbox::{self, Task},
        values::{self, Email},
    },
    people::panel,
    transaction,
};
use std::collections::{HashMap, HashSet};

/// How many rows are staged or carried out in one transaction.
const CHUNK: usize = 500;

/// Reads a file and keeps its rows with a verdict for each; nothing comes on the panel yet. Everyone in
/// it is put in `segments` too. An earlier file that was not carried out is given up.
///
/// # Errors
/// [`Error::Invalid`] on `file` or `segments`; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn stage(
    portal: &Portal,
    actor: &Actor,
    file_name: &str,
    bytes: Vec<u8>,
    segments: &[String],
) -> Result<ImportId> {
    actor.require(Role::Administrator)?;
    let by = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let known = panel::store::segments(&mut tx).await?;
    drop(tx);
    let for_all = form::one("segments", panel::chosen_segments(&known, segments))?;
    let names: HashMap<String, SegmentId> = known
        .iter()
        .map(|segment| (segment.name.to_lowercase(), segment.id))
        .collect();
    let file_name = values::line(file_name, 200).unwrap_or_else(|_| "csv".to_owned());
    // Tens of megabytes of text are no work for the threads that serve requests.
    let judged = tokio::task::spawn_blocking(move || {
        reading::read(&bytes).map(|customers| judge_each(customers, &names, &for_all))
    })
    .await
    .map_err(Error::unavailable)?;
    let staged = form::one("file", judged)?;
    let now = portal.now();
    let total = i64::try_from(staged.len()).unwrap_or(i64::MAX);
    let id = transaction!(portal.db, tx => {
        store::replace_older(tx).await?;
        store::insert(tx, now, by, &file_name, total).await
    })?;
    for chunk in staged.chunks(CHUNK) {
        transaction!(portal.db, tx => {
            for row in chunk {
                store::insert_row(tx, id, row, &portal.random.token()).await?;
            }
            Ok(())
        })?;
    }
    transaction!(portal.db, tx => {
        let import = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        if import.state != ImportState::Reading {
            return Err(Conflict::ImportEnded.into());
        }
        store::judge(tx, id).await?;
        store::set_state(tx, id, ImportState::Ready).await?;
        audit::note(tx, now, actor, audit::Action::ImportRead, Subject::Import(id), &total.to_string()).await
    })?;
    Ok(id)
}

/// Everything that the file alone tells of its rows; the list of customers is asked later.
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
            if verdict != Verdict::New {
                segment_ids.clear();
            }
            let email_key = email.map_or_else(
                |_| customer.email.to_lowercase(),
                |email| email.key().to_owned(),
            );
            Staged {
                name_key: customer.name.to_lowercase(),
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
fn segments_of(cell: &str, names: &HashMap<String, SegmentId>) -> Option<Vec<SegmentId>> {
    let known = |name: &str| names.get(&name.to_lowercase()).copied();
    if let Some(id) = known(cell) {
        return Some(vec![id]);
    }
    reading::segment_names(cell)
        .into_iter()
        .map(known)
        .collect()
}

/// Lets an import go: the worker carries it out. Doing it twice is doing it once.
///
/// # Errors
/// [`Error::NotFound`]; [`Conflict::ImportEnded`] when a newer file was read; [`Error::Forbidden`] for
/// anyone who is not the administrator.
pub async fn start(portal: &Portal, actor: &Actor, id: ImportId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let import = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        match import.state {
            ImportState::Ready => {}
            ImportState::Running | ImportState::Done => return Ok(()),
            ImportState::Reading | ImportState::Replaced => return Err(Conflict::ImportEnded.into()),
        }
        store::set_state(tx, id, ImportState::Running).await?;
        outbox::task(tx, now, now, &format!("import:{id}"), &Task::RunImport { import: id }).await?;
        audit::note(tx, now, actor, audit::Action::ImportStart, Subject::Import(id), "").await
    })
}

/// Carries an import out, chunk by chunk; the worker does this. It goes on where it was broken off, and
/// running it again, or two at once, changes nothing.
///
/// # Errors
/// [`Error::Unavailable`] when it was broken off.
pub async fn run(portal: &Portal, id: ImportId) -> Result<()> {
    while run_chunk(portal, id).await? {}
    Ok(())
}

/// Carries out the next chunk; whether there may be more.
pub(super) async fn run_chunk(portal: &Portal, id: ImportId) -> Result<bool> {
    let now = portal.now();
    let most = i64::try_from(CHUNK).unwrap_or(i64::MAX);
    transaction!(portal.db, tx => {
        let Some(import) = store::find(tx, id).await? else {
            return Ok(false);
        };
        if import.state != ImportState::Running {
            return Ok(false);
        }
        let (to, count) = store::next_chunk(tx, &import, most).await?;
        let Some(to) = to else {
            store::finish(tx, now, id).await?;
            return Ok(false);
        };
        store::carry_out(tx, now, &import, to, count).await?;
        Ok(true)
    })
}
