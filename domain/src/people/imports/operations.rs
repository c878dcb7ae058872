//! Receiving a file and carrying it out.

use super::{ImportState, Pointed, Unreadable, queries, reading, store};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::ImportId,
        outbox::{self, Task},
        values::{self, Email},
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
    let file = bytes.to_vec();
    let (glance, has_columns) = tokio::task::spawn_blocking(move || {
        (
            reading::glance(&file),
            reading::found_columns(&file).is_ok(),
        )
    })
    .await
    .map_err(Error::unavailable)?;
    // Columns that can't be told by their heads can be pointed at, when there are any.
    let asks = matches!(&glance, Err(refusal) if is_of_columns(refusal.why)) && has_columns;
    let file = match glance {
        Err(refusal) if !asks => Err(Problem::from(refusal)),
        _ => Ok(()),
    };
    let ((), for_all) = form::read((
        ("file", file),
        ("segments", panel::chosen_segments(&known, segments)),
    ))?;
    let file_name = values::line(file_name, 200).unwrap_or_else(|_| "csv".to_owned());
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::replace_older(tx).await?;
        let id = store::insert(tx, now, by, &file_name).await?;
        store::keep_file(tx, id, bytes, &for_all).await?;
        if asks {
            store::set_state(tx, id, ImportState::Asking).await?;
        } else {
            plan_reading(tx, now, id).await?;
        }
        audit::note(tx, now, actor, audit::Action::ImportReceive, Subject::Import(id), "").await?;
        Ok(id)
    })
}

const fn is_of_columns(why: Unreadable) -> bool {
    matches!(why, Unreadable::NoAddresses | Unreadable::NoNames)
}

async fn plan_reading(tx: &mut Tx, now: Timestamp, id: ImportId) -> Result<()> {
    let task = Task::ReadImport { import: id };
    outbox::task(tx, now, now, &format!("import.read:{id}"), &task).await
}

/// Which columns of a file hold what, as it was chosen: places in the file, or nothing.
#[derive(Clone, Debug, Default)]
pub struct PointedForm {
    /// The address.
    pub email: String,
    /// The name, or the first name.
    pub name: String,
    /// The last name.
    pub family: String,
    /// The customer number.
    pub number: String,
    /// The language.
    pub language: String,
    /// The segments.
    pub segments: String,
}

/// Points at the columns of a file that waits for that, so that the worker can read it.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Conflict::ImportEnded`] unless it waits for that; [`Error::NotFound`];
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn point(
    portal: &Portal,
    actor: &Actor,
    id: ImportId,
    typed: &PointedForm,
) -> Result<()> {
    // Unpacking a workbook takes a while: not while others wait to write.
    let heads = queries::columns(portal, actor, id).await?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let import = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        if import.state != ImportState::Asking {
            return Err(Conflict::ImportEnded.into());
        }
        let place = |text: &str| {
            let place = text.parse().ok().filter(|place: &usize| *place < heads.len());
            place.ok_or(Problem::NotChosen)
        };
        let optional = |text: &str| match text {
            "" => Ok(None),
            text => place(text).map(Some),
        };
        let (email, name, family, number, language, segments) = form::read((
            ("email", place(&typed.email)),
            ("name", place(&typed.name)),
            ("family", optional(&typed.family)),
            ("number", optional(&typed.number)),
            ("language", optional(&typed.language)),
            ("segments", optional(&typed.segments)),
        ))?;
        let pointed = Pointed { email, name, family, number, language, segments };
        let json = serde_json::to_string(&pointed).map_err(Error::unavailable)?;
        store::keep_pointed(tx, id, &json).await?;
        store::set_state(tx, id, ImportState::Reading).await?;
        plan_reading(tx, now, id).await
    })
}

/// Gives up files that may name this person and were not read to their end, because they are erased: read
/// afterwards, such a file would bring them back.
///
/// # Errors
/// [`Error::Unavailable`] when a file can't be read or removed.
pub async fn forget_person(tx: &mut Tx, email_key: &str, number: &str) -> Result<()> {
    for id in store::files(tx).await? {
        let Some(bytes) = store::file(tx, id).await? else {
            continue;
        };
        let text = reading::all_text(&bytes).unwrap_or_default().to_lowercase();
        let names = |what: &str| !what.is_empty() && text.contains(&what.to_lowercase());
        if names(email_key) || names(number) || spells(&text, email_key) {
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

/// Whether a text holds this address in another spelling of its domain.
fn spells(text: &str, email_key: &str) -> bool {
    !email_key.is_empty()
        && text
            .split(|letter: char| letter.is_whitespace() || ";,\"|<>:".contains(letter))
            .filter(|word| word.contains('@') && !word.is_ascii())
            .any(|word| Email::parse(word).is_ok_and(|email| email.key() == email_key))
}

/// Starts an import: the worker carries it out. Starting it twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`]; [`Conflict::ImportEnded`] unless its rows were read and no newer file came;
/// [`Error::Forbidden`] for anyone who is not the administrator.
pub async fn start(portal: &Portal, actor: &Actor, id: ImportId) -> Result<()> {
    start_in(portal, actor, id, "").await
}

/// Starts an import as [`start`] does, and puts who would be in no segment in this one, when one was chosen.
///
/// # Errors
/// As [`start`], and [`Error::Invalid`] on `segment`.
pub async fn start_in(portal: &Portal, actor: &Actor, id: ImportId, segment: &str) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let import = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        match import.state {
            ImportState::Ready => {}
            ImportState::Running | ImportState::Done => return Ok(()),
            ImportState::Asking
            | ImportState::Reading
            | ImportState::Unreadable
            | ImportState::Replaced => {
                return Err(Conflict::ImportEnded.into());
            }
        }
        if !segment.is_empty() {
            let known = panel::store::segments(tx).await?;
            let chosen = panel::chosen_segments(&known, &[segment.to_owned()]);
            for segment in form::one("segment", chosen)? {
                store::put_in_segment(tx, id, segment).await?;
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
