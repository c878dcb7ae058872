//! Telling other nodes that something changed, and hearing it from them: by PostgreSQL's own LISTEN and
//! NOTIFY. An embedded database has one node, which needs no telling. What is told may be lost; whoever
//! listens also looks from time to time.

use super::{Connection, Db, Pools, Tx};
use crate::base::error::Result;
use sqlx::postgres::{PgListener, PgPoolOptions};

/// What other nodes say.
pub struct Listener(PgListener);

impl Listener {
    /// What is said next.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`] when the connection was lost and can't be made again.
    pub async fn hear(&mut self) -> Result<String> {
        Ok(self.0.recv().await?.payload().to_owned())
    }
}

impl Db {
    /// Listens to what any node says on this channel, on a connection of its own; `None` when there is no
    /// other node to listen to.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`] when there is no connection to be had.
    pub async fn listen(&self, channel: &'static str) -> Result<Option<Listener>> {
        let Pools::Postgres(pool) = &self.pools else {
            return Ok(None);
        };
        let own = PgPoolOptions::new()
            .max_connections(1)
            .connect_lazy_with(pool.connect_options().as_ref().clone());
        let mut listener = PgListener::connect_with(&own).await?;
        listener.listen(channel).await?;
        Ok(Some(Listener(listener)))
    }
}

impl Tx {
    /// Says something on a channel to every node, once this transaction is committed.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`] when it can't be said.
    pub async fn tell(&mut self, channel: &'static str, what: &str) -> Result<()> {
        if let Connection::Postgres(connection) = self.connection() {
            sqlx::query("select pg_notify($1, $2)")
                .bind(channel)
                .bind(what)
                .execute(connection)
                .await?;
        }
        Ok(())
    }

    /// Waits for its turn among the transactions that write what happens in rooms. Must be the first thing
    /// that the transaction does: until then it has no snapshot, so that it sees what the one before it wrote
    /// and does not collide with it. An embedded database has one writer anyway.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`] when it can't wait.
    pub async fn lock_room_events(&mut self) -> Result<()> {
        if let Connection::Postgres(connection) = self.connection() {
            sqlx::query("lock table room_events in exclusive mode")
                .execute(connection)
                .await?;
        }
        Ok(())
    }
}
