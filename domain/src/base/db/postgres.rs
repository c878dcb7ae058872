//! PostgreSQL: serializable transactions and the wait before one is tried again.

use crate::base::error::{Error, Result};
use sqlx::{
    Postgres, Transaction,
    postgres::{PgPool, PgPoolOptions},
};
use std::time::Duration;

/// The number of connections of one node; PostgreSQL itself allows 100 by default.
pub(super) const CONNECTIONS: u32 = 20;

pub(super) async fn open(url: &str) -> Result<PgPool> {
    Ok(PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .connect(url)
        .await?)
}

pub(super) async fn migrate(pool: &PgPool) -> Result<()> {
    super::migrations::for_postgres()
        .run(pool)
        .await
        .map_err(Error::unavailable)
}

/// READ COMMITTED would let two transactions count the same votes or give away the same seat.
pub(super) async fn begin(pool: &PgPool) -> Result<Transaction<'static, Postgres>> {
    Ok(pool
        .begin_with("begin isolation level serializable")
        .await?)
}

/// Waits a random time below a growing ceiling, in ms ("full jitter": Brooker, "Exponential Backoff and
/// Jitter", 2015).
pub(super) async fn wait_before_retry(attempt: u32) {
    let ceiling = (4_u64 << attempt.min(6)).min(200);
    let millis = rand::random_range(0..=ceiling);
    tokio::time::sleep(Duration::from_millis(millis)).await;
}
