//! Receiving a file and carrying it out.

use super::{ImportState, reading, store};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Role,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::ImportId,
        outbox::{self, Task},
        values,
    },
    people::panel,
    transaction,
};

/// The number of rows that are staged or carried out in one transaction.
pub(super) const CHUNK: usize = 500;

/// Keeps a file, to be read by the worker; nothing is written to the panel yet. Everyone in it will be put in
/// `segments` too. An earlier file that was not carried out is given up.
///
/// # Errors
/// [`Error::Invalid`] on `segments`, or on `file` when its beginning shows that it is no customer list;
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn receive(
    portal: &Portal,
    actor: &Actor,
    file_name: &str,
    bytes: &[u8],
    segments: &[String],
) -> Result<ImportId> {
    actor.require(Role::Administrator)?;
    let by = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let known = panel::store::segments(&mut tx).await?;
    drop(tx);
    let ((), for_all) = form::read((
        ("file", reading::glance(bytes).map_err(Problem::from)),
        ("segments", panel::chosen_segments(&known, segments)),
    ))?;
    let file_name = values::line(file_name, 200).unwrap_or_else(|_| "csv".to_owned());
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::replace_older(tx).await?;
        let id = store::insert(tx, now, by, &file_name).await?;
        store::keep_file(tx, id, bytes, &for_all).await?;
        outbox::task(tx, now, now, &format!("import.read:{id}"), &Task::ReadImport { import: id }).await?;
        audit::note(tx, now, actor, audit::Action::ImportReceive, Subject::Import(id), "").await?;
        Ok(id)
    })
}

/// Gives up files that were not read to their end and may name this person, because the person is erased: if
/// such a file were read afterwards, it would bring them back.
///
/// # Errors
/// [`Error::Unavailable`] when a file can't be read or removed.
pub async fn forget_person(tx: &mut Tx, email_key: &str, number: &str) -> Result<()> {
    for id in store::files(tx).await? {
        let Some(bytes) = store::file(tx, id).await? else {
            continue;
        };
        let text = reading::decode(&bytes).unwrap_or_default().to_lowercase();
        let names = |what: &str| !what.is_empty() && text.contains(&what.to_lowercase());
        if names(email_key) || names(number) {
            store::give_up(tx, id).await?;
        }
    }
    Ok(())
}

/// The days for which a list that nobody started is kept, and the rows of one that was carried out.
const KEPT_DAYS: i64 = 7;

/// Forgets lists of more than a week ago, so that people who were not put on the panel don't stay in the portal.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn forget_old(portal: &Portal) -> Result<()> {
    let before = portal.now().plus_days(-KEPT_DAYS);
    transaction!(portal.db, tx => { store::forget_before(tx, before).await })
}

/// Starts an import: the worker carries it out. Starting it twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`]; [`Conflict::ImportEnded`] unless its rows were read and no newer file came;
/// [`Error::Forbidden`] for anyone who is not the administrator.
pub async fn start(portal: &Portal, actor: &Actor, id: ImportId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let import = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        match import.state {
            ImportState::Ready => {}
            ImportState::Running | ImportState::Done => return Ok(()),
            ImportState::Reading | ImportState::Unreadable | ImportState::Replaced => {
                return Err(Conflict::ImportEnded.into());
            }
        }
        store::set_state(tx, id, ImportState::Running).await?;
        outbox::task(tx, now, now, &format!("import:{id}"), &Task::RunImport { import: id }).await?;
        audit::note(tx, now, actor, audit::Action::ImportStart, Subject::Import(id), "").await
    })
}

/// Carries an import out, chunk by chunk, for the worker. It resumes where it was interrupted, and running it
/// again, or two at once, changes nothing.
///
/// # Errors
/// [`Error::Unavailable`] when it was interrupted.
pub async fn run(portal: &Portal, id: ImportId) -> Result<()> {
    while run_chunk(portal, id).await? {}
    Ok(())
}

/// Carries out the next chunk and returns whether there may be more.
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
