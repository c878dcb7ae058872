//! SQLite: readers beside one writer that commits in groups.
//!
//! With `synchronous=FULL` a commit waits for the disk, and that wait is the limit on writes per
//! second. So a transaction is a savepoint within a group: when it is done it queues for the writer
//! once more, behind every transaction that was waiting meanwhile; the first to come back commits
//! the whole group, and only then is any of them acknowledged (group commit: DeWitt et al.,
//! "Implementation Techniques for Main Memory Database Systems", 1984). The savepoint of one that is done is
//! released together with the beginning of the next, because each change to the engine's thread and back counts.

use crate::base::error::{Error, Result};
use sqlx::{
    Connection as _, SqlSafeStr as _, Sqlite,
    pool::PoolConnection,
    sqlite::{
        SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
        SqliteSynchronous,
    },
};
use std::{path::Path, sync::Arc, time::Duration};
use tokio::{
    sync::{Mutex, OwnedMutexGuard, watch},
    time::timeout,
};

/// The time that closing waits for readers, and for writers.
const CLOSING: Duration = Duration::from_secs(5);

pub(super) const READERS: u32 = 5;

/// An embedded database file.
#[derive(Clone)]
pub struct SqliteDb {
    readers: SqlitePool,
    writer: Arc<Mutex<Writer>>,
}

struct Writer {
    connection: SqliteConnection,
    group: Option<Group>,
}

/// Transactions that are done and wait for one commit together. The savepoint of the last of them is still there.
struct Group {
    members: usize,
    outcome: watch::Sender<Outcome>,
}

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Waiting,
    Committed,
    Lost,
}

/// A transaction that writes.
pub struct SqliteWrite {
    /// `None` only once the transaction ends.
    writer: Option<OwnedMutexGuard<Writer>>,
    lock: Arc<Mutex<Writer>>,
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .statement_cache_capacity(400)
        // A page of rows at once: otherwise, when the buffer is full, each row costs two changes of thread.
        .row_buffer_size(512)
        // Deleted data are overwritten, so that nothing of an erased person can be read in the file.
        .pragma("secure_delete", "on")
        .pragma("cache_size", "-8000")
        .pragma("mmap_size", "67108864")
}

impl SqliteDb {
    pub(super) async fn open(path: &Path) -> Result<Self> {
        let connection = SqliteConnection::connect_with(&options(path)).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options(path).pragma("query_only", "on"))
            .await?;
        let writer = Writer {
            connection,
            group: None,
        };
        Ok(Self {
            readers,
            writer: Arc::new(Mutex::new(writer)),
        })
    }

    pub(super) async fn migrate(&self) -> Result<()> {
        self.run_migrations().await.map_err(Error::unavailable)
    }

    pub(super) async fn run_migrations(&self) -> Result<(), sqlx::migrate::MigrateError> {
        let mut writer = self.writer.lock().await;
        super::migrations::FOR_SQLITE
            .run(&mut writer.connection)
            .await
    }

    /// Closes the readers and writes everything back into the one file.
    pub(super) async fn close(&self) {
        if timeout(CLOSING, self.readers.close()).await.is_err() {
            tracing::warn!("a page was still reading when the database was closed");
        }
        if timeout(CLOSING, self.write_back()).await.is_err() {
            tracing::warn!("the log was not written back: something was still being written");
        }
    }

    /// Writes the log back into the file and empties it. Pages that are being read may be in the way; then some of
    /// it stays in the log until the next time.
    pub(super) async fn write_back(&self) {
        let mut writer = self.writer.lock().await;
        if let Err(error) = writer.run("pragma wal_checkpoint(truncate)").await {
            tracing::warn!(error = %error.source_text(), "the log was not written back");
        }
    }

    pub(super) async fn read(&self) -> Result<PoolConnection<Sqlite>> {
        Ok(self.readers.acquire().await?)
    }

    pub(super) async fn begin(&self) -> Result<SqliteWrite> {
        let writer = Arc::clone(&self.writer).lock_owned().await;
        // From here on, dropping undoes what was begun.
        let mut write = SqliteWrite {
            writer: Some(writer),
            lock: Arc::clone(&self.writer),
        };
        // This is a task of its own: the engine begins the transaction even when a browser hangs up meanwhile, and
        // then it must be known what it began.
        tokio::spawn(async move {
            write.writer().begin_one().await?;
            Ok(write)
        })
        .await
        .map_err(Error::unavailable)?
    }
}

impl Writer {
    async fn run(&mut self, sql: &'static str) -> Result<()> {
        sqlx::raw_sql(sql.into_sql_str())
            .execute(&mut self.connection)
            .await?;
        Ok(())
    }

    /// Begins a transaction, and a group for it when there is none.
    async fn begin_one(&mut self) -> Result<()> {
        let begins = if self.group.is_some() {
            "release one_of_group; savepoint one_of_group"
        } else {
            "begin immediate; savepoint one_of_group"
        };
        if let Err(error) = self.run(begins).await {
            // To undo this one alone could undo the one before it.
            self.lose_group().await;
            return Err(error);
        }
        self.group.get_or_insert_with(|| Group {
            members: 0,
            outcome: watch::Sender::new(Outcome::Waiting),
        });
        Ok(())
    }

    /// Undoes all transactions that wait for the same commit. Without a group, it is not known whether anything was begun.
    async fn lose_group(&mut self) {
        let undone = self.run("rollback").await;
        let Some(group) = self.group.take() else {
            return;
        };
        if let Err(error) = undone {
            tracing::error!(error = %error.source_text(), "a transaction could not be rolled back");
        }
        group.outcome.send_replace(Outcome::Lost);
    }

    /// Ends the group with one wait for the disk, and tells all its members.
    async fn commit_group(&mut self) {
        let Some(group) = self.group.take() else {
            return;
        };
        let outcome = match self.run("commit").await {
            Ok(()) => Outcome::Committed,
            Err(error) => {
                tracing::error!(error = %error.source_text(), "a group of transactions was not committed");
                if let Err(error) = self.run("rollback").await {
                    tracing::error!(error = %error.source_text(), "nor could it be rolled back");
                }
                Outcome::Lost
            }
        };
        group.outcome.send_replace(outcome);
    }

    /// Undoes one transaction, and the group with it when it was the only one.
    async fn undo_one(&mut self) {
        if self.group.is_none() {
            // This transaction was not even begun.
            return;
        }
        let undone = self.run("rollback to one_of_group").await;
        let alone = self.group.as_ref().is_some_and(|group| group.members == 0);
        if alone || undone.is_err() {
            self.lose_group().await;
        }
    }
}

impl SqliteWrite {
    #[expect(
        clippy::expect_used,
        reason = "the guard is taken only by commit and drop, which end the value"
    )]
    fn writer(&mut self) -> &mut Writer {
        self.writer.as_mut().expect("a transaction in use")
    }

    pub(super) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.writer().connection
    }

    /// Ends the transaction in a task of its own: a browser that hangs up must not leave the group open, nor
    /// undo what others in the group have written.
    pub(super) async fn commit(self) -> Result<()> {
        tokio::spawn(self.commit_with_group())
            .await
            .map_err(Error::unavailable)?
    }

    async fn commit_with_group(mut self) -> Result<()> {
        let Some(mut writer) = self.writer.take() else {
            return Ok(());
        };
        let Some(group) = writer.group.as_mut() else {
            return Err(Error::unavailable(sqlx::Error::WorkerCrashed));
        };
        group.members += 1;
        let mut outcome = group.outcome.subscribe();
        drop(writer);
        let mut writer = Arc::clone(&self.lock).lock_owned().await;
        if *outcome.borrow_and_update() == Outcome::Waiting {
            writer.commit_group().await;
        }
        drop(writer);
        match *outcome.borrow() {
            Outcome::Committed => Ok(()),
            Outcome::Lost | Outcome::Waiting => Err(Error::unavailable(sqlx::Error::WorkerCrashed)),
        }
    }
}

impl Drop for SqliteWrite {
    fn drop(&mut self) {
        if let Some(mut writer) = self.writer.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(async move { writer.undo_one().await });
        }
    }
}
