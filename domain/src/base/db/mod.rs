//! One SQL text for two engines.
//!
//! Owns the connection pools, the transactions and the migrations. What must stay true: every
//! statement is static text in the common subset of SQLite and PostgreSQL, and nothing outside this
//! module asks which engine it talks to. Only `store` modules, the outbox and the audit log issue SQL.

pub mod live;
mod macros;
mod migrations;
mod opening;
mod postgres;
pub mod rows;
mod shared;
mod snapshot;
mod sqlite;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod values;

use crate::base::error::{Error, Result};
pub use crate::text_enum;
pub use opening::Unusable;
use rows::Rows;
pub use sqlite::SqliteWrite;
use sqlx::{
    Postgres, Sqlite, pool::PoolConnection, postgres::PgConnection, sqlite::SqliteConnection,
};
use std::{mem, path::Path, sync::Arc};
use tokio::sync::Semaphore;
use values::Value;

/// The database of this deployment. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    /// One state of it, for everything that is read from now on.
    snapshot: Option<snapshot::Snapshot>,
    permits: Arc<Semaphore>,
    /// What is the same for every reader; `None` to read it anew each time.
    shared: Option<Arc<shared::Shared>>,
}

#[derive(Clone)]
enum Pools {
    /// An embedded file: many readers, one writer that commits waiting transactions in groups.
    Sqlite(sqlite::SqliteDb),
    /// A PostgreSQL server: serializable transactions, retried when they collide.
    Postgres(postgres::PostgresDb),
}

/// A connection that reads, or a transaction that writes.
pub enum Tx {
    /// A reading connection on SQLite.
    SqliteRead(PoolConnection<Sqlite>),
    /// A writing transaction on SQLite, and the tables that it wrote to.
    SqliteWrite(SqliteWrite, shared::Tables),
    /// A reading connection on PostgreSQL.
    PostgresRead(PoolConnection<Postgres>),
    /// A writing transaction on PostgreSQL, and the tables that it wrote to.
    PostgresWrite(sqlx::Transaction<'static, Postgres>, shared::Tables),
    /// A connection for one statement that writes on PostgreSQL, and whether it was run.
    PostgresOne(PoolConnection<Postgres>, bool),
    /// The snapshot of a page, on either.
    Snapshot(snapshot::Snapshot),
}

/// The connection that a statement runs on.
enum Connection<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
    Snapshot(&'c snapshot::Snapshot),
}

// The statements of all slices run through these two functions, which know no types: with functions of their own, the
// statements were a tenth of the program.
impl Tx {
    #[doc(hidden)]
    pub async fn fetch(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Arc<Rows>> {
        self.note(sql)?;
        let rows = match self.connection() {
            Connection::Sqlite(connection) => {
                let query = sqlx::query_with(sql, values::for_sqlite(&values)?);
                Rows::Sqlite(query.fetch_all(connection).await?)
            }
            Connection::Postgres(connection) => {
                let query = sqlx::query_with(sql, values::for_postgres(&values)?);
                Rows::Postgres(query.fetch_all(connection).await?)
            }
            Connection::Snapshot(snapshot) => return snapshot.ask(sql, values).await,
        };
        Ok(Arc::new(rows))
    }

    #[doc(hidden)]
    pub async fn execute(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64> {
        self.note(sql)?;
        self.run(sql, values).await
    }

    /// What a statement reads that is the same for every reader. A page takes it from what an earlier page read in the
    /// same state.
    #[doc(hidden)]
    pub async fn fetch_shared<T: Clone + Send + Sync + 'static>(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
        read: fn(&Rows) -> Result<T>,
    ) -> Result<T> {
        match self {
            Self::Snapshot(snapshot) => snapshot.ask_shared(sql, values, read).await,
            _ => read(&*self.fetch(sql, values).await?),
        }
    }

    async fn run(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64> {
        Ok(match self.connection() {
            Connection::Sqlite(connection) => {
                let query = sqlx::query_with(sql, values::for_sqlite(&values)?);
                query.execute(connection).await?.rows_affected()
            }
            Connection::Postgres(connection) => {
                let query = sqlx::query_with(sql, values::for_postgres(&values)?);
                query.execute(connection).await?.rows_affected()
            }
            Connection::Snapshot(_) => {
                let why = "a snapshot only reads".to_owned();
                return Err(Error::unavailable(sqlx::Error::InvalidArgument(why)));
            }
        })
    }

    /// Notes the table that a statement writes to.
    fn note(&mut self, sql: &'static str) -> Result<()> {
        let table = || shared::tables(sql).written;
        match self {
            Self::SqliteWrite(_, written) | Self::PostgresWrite(_, written) => written.add(table()),
            // A second statement would be a transaction of its own, and so would be the raising of a generation.
            Self::PostgresOne(_, ran) => {
                let again = mem::replace(ran, true);
                if again || !table().is_empty() {
                    let why = "one statement only, and not of shared rows".to_owned();
                    return Err(Error::unavailable(sqlx::Error::InvalidArgument(why)));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Raises the generations of the tables that were written to, as the last thing that the transaction does.
    async fn raise_generations(&mut self) -> Result<()> {
        if let Self::SqliteWrite(_, written) | Self::PostgresWrite(_, written) = self {
            for name in written.names() {
                self.run(shared::RAISE, vec![Value::of(name)?]).await?;
            }
        }
        Ok(())
    }

    fn connection(&mut self) -> Connection<'_> {
        match self {
            Self::SqliteRead(read) => Connection::Sqlite(read),
            Self::SqliteWrite(write, _) => Connection::Sqlite(write.connection()),
            Self::PostgresRead(read) | Self::PostgresOne(read, _) => Connection::Postgres(read),
            Self::PostgresWrite(write, _) => Connection::Postgres(write),
            Self::Snapshot(snapshot) => Connection::Snapshot(snapshot),
        }
    }
}

/// The number of times that a write is tried again when PostgreSQL reports a collision.
const ATTEMPTS: u32 = 20;

impl Db {
    /// Opens the database that `url` names: `sqlite:path/to/file` or `postgres://…`.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it can't be reached.
    pub async fn open(url: &str) -> Result<Self> {
        let (pools, connections) = if url.starts_with("postgres:") || url.starts_with("postgresql:")
        {
            let db = postgres::PostgresDb::open(url).await?;
            (Pools::Postgres(db), postgres::READERS)
        } else {
            let path = url.strip_prefix("sqlite:").unwrap_or(url);
            let path = path.strip_prefix("//").unwrap_or(path);
            let db = sqlite::SqliteDb::open(Path::new(path)).await?;
            (Pools::Sqlite(db), sqlite::READERS)
        };
        Ok(Self {
            pools,
            snapshot: None,
            permits: snapshot::permits(connections),
            shared: Some(shared::Shared::new()),
        })
    }

    /// The same database, in which every read from the first one on sees one state. For the page of one
    /// request: it holds a connection until its last copy is dropped.
    #[must_use]
    pub fn snapshot(&self) -> Self {
        Self {
            snapshot: Some(snapshot::Snapshot::new(
                &self.pools,
                &self.permits,
                self.shared.as_ref(),
            )),
            ..self.clone()
        }
    }

    /// The number of times that the reads of this snapshot went to the database and back; 0 when it is none.
    #[must_use]
    pub fn trips(&self) -> u32 {
        self.snapshot.as_ref().map_or(0, snapshot::Snapshot::trips)
    }

    /// The same database, in which every read sees the latest state.
    #[must_use]
    pub fn live(&self) -> Self {
        Self {
            snapshot: None,
            ..self.clone()
        }
    }

    /// The same database as another node reaches it, which keeps nothing yet of what is the same for all. For tests.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn as_another_node(&self) -> Self {
        Self {
            shared: Some(shared::Shared::new()),
            ..self.clone()
        }
    }

    /// The same database, in which every page reads for itself what is the same for all. For tests.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn unshared(&self) -> Self {
        Self {
            shared: None,
            ..self.clone()
        }
    }

    /// Whether this is a PostgreSQL server.
    #[must_use]
    pub const fn is_postgres(&self) -> bool {
        matches!(self.pools, Pools::Postgres(_))
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when a migration fails; what it began is undone.
    pub async fn migrate(&self) -> Result<()> {
        match &self.pools {
            Pools::Sqlite(db) => db.migrate().await,
            Pools::Postgres(db) => db.migrate().await,
        }
    }

    /// A connection to read with.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when none can be had.
    pub async fn read(&self) -> Result<Tx> {
        if let Some(snapshot) = &self.snapshot {
            return Ok(Tx::Snapshot(snapshot.clone()));
        }
        Ok(match &self.pools {
            Pools::Sqlite(db) => Tx::SqliteRead(db.read().await?),
            Pools::Postgres(db) => Tx::PostgresRead(db.readers.acquire().await?),
        })
    }

    /// Begins a transaction that writes. Use [`transaction!`](crate::transaction), which also retries.
    #[doc(hidden)]
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match &self.pools {
            Pools::Sqlite(db) => Tx::SqliteWrite(db.begin().await?, shared::Tables::default()),
            Pools::Postgres(db) => Tx::PostgresWrite(db.begin().await?, shared::Tables::default()),
        })
    }

    /// Begins a transaction of one statement that writes. Use [`statement!`](crate::statement), which also retries.
    #[doc(hidden)]
    pub async fn begin_one(&self) -> Result<Tx> {
        match &self.pools {
            Pools::Sqlite(_) => self.begin().await,
            Pools::Postgres(db) => Ok(Tx::PostgresOne(db.writers.acquire().await?, false)),
        }
    }

    /// Commits a transaction that succeeded and undoes one that failed. `Ok(None)` asks for another try.
    #[doc(hidden)]
    pub async fn settle<T>(
        &self,
        tx: Tx,
        outcome: Result<T>,
        attempt: &mut u32,
    ) -> Result<Option<T>> {
        let error = match outcome {
            Ok(value) => match tx.commit().await {
                Ok(()) => return Ok(Some(value)),
                Err(error) => error,
            },
            Err(error) => {
                // It is dropped without a commit, so both engines undo it.
                drop(tx);
                error
            }
        };
        *attempt += 1;
        if error.is_collision() && *attempt < ATTEMPTS {
            postgres::wait_before_retry(*attempt).await;
            return Ok(None);
        }
        Err(error)
    }

    /// Writes all changes into the database file itself, so that deleted data are in none of its files any more.
    /// PostgreSQL does so by itself.
    pub async fn write_back(&self) {
        if let Pools::Sqlite(db) = &self.pools {
            db.write_back().await;
        }
    }

    /// Ends all connections. An embedded database is one file afterwards.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite(db) => db.close().await,
            Pools::Postgres(db) => db.close().await,
        }
    }
}

impl Tx {
    async fn commit(mut self) -> Result<()> {
        self.raise_generations().await?;
        match self {
            Self::SqliteWrite(write, _) => write.commit().await,
            Self::PostgresWrite(write, _) => Ok(write.commit().await?),
            Self::SqliteRead(_)
            | Self::PostgresRead(_)
            | Self::PostgresOne(..)
            | Self::Snapshot(_) => Ok(()),
        }
    }
}

impl Error {
    /// Whether two transactions collided, so that the same one may succeed when tried again.
    fn is_collision(&self) -> bool {
        let Self::Unavailable(source) = self else {
            return false;
        };
        source
            .downcast_ref::<sqlx::Error>()
            .and_then(sqlx::Error::as_database_error)
            .and_then(|error| error.code())
            .is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01"))
    }
}
