//! PostgreSQL: connections that read, others that write in serializable transactions, and the wait before one is tried
//! again.

use crate::base::error::{Error, Result};
use sqlx::{
    Postgres, Transaction,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
};
use std::{str::FromStr as _, time::Duration};

/// The number of connections of one node that read, and of those that write; PostgreSQL itself allows 100 by default.
/// With few of these, transactions wait for each other here and not in the database, where they would collide.
pub(super) const READERS: u32 = 12;
const WRITERS: u32 = 8;

/// The server, as this node reaches it.
#[derive(Clone)]
pub(super) struct PostgresDb {
    pub readers: PgPool,
    pub writers: PgPool,
}

impl PostgresDb {
    pub(super) async fn open(url: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?.options([
            // Compiling a statement costs more than running it: those of pages take a millisecond.
            ("jit", "off"),
            // The ways to join eight tables are many. To weigh them took ten times as long as the statement, which begins
            // with the table that everything else hangs on anyway.
            ("join_collapse_limit", "6"),
            // After a commit that collided the driver ends the transaction once more, which is no news.
            ("client_min_messages", "error"),
        ]);
        // For a statement that is a transaction of its own.
        let serializable = [("default_transaction_isolation", "serializable")];
        Ok(Self {
            writers: pool(options.clone().options(serializable), WRITERS).await?,
            readers: pool(options, READERS).await?,
        })
    }

    pub(super) async fn migrate(&self) -> Result<()> {
        self.run_migrations().await.map_err(Error::unavailable)
    }

    pub(super) async fn run_migrations(&self) -> Result<(), sqlx::migrate::MigrateError> {
        super::migrations::for_postgres().run(&self.writers).await
    }

    /// READ COMMITTED would let two transactions count the same votes or give away the same seat.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Postgres>> {
        Ok(self
            .writers
            .begin_with("begin isolation level serializable")
            .await?)
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

async fn pool(options: PgConnectOptions, connections: u32) -> Result<PgPool> {
    Ok(PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .connect_with(options)
        .await?)
}

/// Waits a random time below a growing ceiling, in ms ("full jitter": Brooker, "Exponential Backoff and
/// Jitter", 2015).
pub(super) async fn wait_before_retry(attempt: u32) {
    let ceiling = (4_u64 << attempt.min(6)).min(200);
    let millis = rand::random_range(0..=ceiling);
    tokio::time::sleep(Duration::from_millis(millis)).await;
}
