//! One state of the database for all that a page reads.
//!
//! A page asks several slices, one query after the other. Each on its own could show a round as open and
//! its result as counted. A snapshot is a transaction that only reads: it begins with the first query and
//! ends when the last copy of it is dropped. While one query runs, the next one waits for it.

use super::{Connection, Pools};
use crate::base::error::{Error, Result};
use sqlx::{Postgres, Sqlite, Transaction};
use std::{sync::Arc, time::Duration};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// A query that is asked while its own page still holds another one's connection would wait for ever.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The number of snapshots that may be open: one connection of a pool is always left for a read that waits for nothing
/// else, or two pages that need such a read as well could wait for each other.
pub(super) fn permits(connections: u32) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(connections.saturating_sub(1) as usize))
}

/// A transaction that reads, once it has begun.
#[derive(Clone, Default)]
pub struct Snapshot(Arc<Mutex<Option<Begun>>>);

/// The connection of a snapshot, for one query.
pub type Turn = OwnedMappedMutexGuard<Option<Begun>, Begun>;

pub struct Begun {
    transaction: ReadTransaction,
    /// Held as long as the transaction.
    _permit: OwnedSemaphorePermit,
}

enum ReadTransaction {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Snapshot {
    pub(super) async fn turn(&self, pools: &Pools, permits: &Arc<Semaphore>) -> Result<Turn> {
        let open = Arc::clone(&self.0).lock_owned();
        let mut open = tokio::time::timeout(LONGEST_WAIT, open)
            .await
            .map_err(Error::unavailable)?;
        let begun = match open.take() {
            Some(begun) => begun,
            None => Begun::begin(pools, permits).await?,
        };
        Ok(OwnedMutexGuard::map(open, |open| open.get_or_insert(begun)))
    }
}

impl ReadTransaction {
    async fn begin(pools: &Pools) -> Result<Self> {
        Ok(match pools {
            Pools::Sqlite(db) => Self::Sqlite(db.begin_snapshot().await?),
            Pools::Postgres(pool) => Self::Postgres(
                pool.begin_with("begin isolation level repeatable read, read only")
                    .await?,
            ),
        })
    }
}

impl Begun {
    async fn begin(pools: &Pools, permits: &Arc<Semaphore>) -> Result<Self> {
        let permit = Arc::clone(permits).acquire_owned();
        let permit = tokio::time::timeout(LONGEST_WAIT, permit)
            .await
            .map_err(Error::unavailable)?
            .map_err(Error::unavailable)?;
        Ok(Self {
            transaction: ReadTransaction::begin(pools).await?,
            _permit: permit,
        })
    }

    pub(super) fn connection(&mut self) -> Connection<'_> {
        match &mut self.transaction {
            ReadTransaction::Sqlite(transaction) => Connection::Sqlite(transaction),
            ReadTransaction::Postgres(transaction) => Connection::Postgres(transaction),
        }
    }
}
