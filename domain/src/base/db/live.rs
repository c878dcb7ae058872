//! Telling other nodes that something changed, and hearing it from them, through PostgreSQL's LISTEN and
//! NOTIFY. An embedded database has one node, so there is nobody to notify. A notification can be lost; listeners
//! also check from time to time.

use super::{Connection, Db, Pools, Tx};
use crate::base::error::Result;
use sqlx::postgres::{PgListener, PgPoolOptions};

/// Hears the notifications of other nodes.
pub struct Listener(PgListener);

impl Listener {
    /// Waits for the next notification and returns its text.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`] when the connection was lost and can't be made again.
    pub async fn hear(&mut self) -> Result<String> {
        Ok(self.0.recv().await?.payload().to_owned())
    }
}

impl Db {
    /// Listens to what any node says on this channel, on a connection of its own; `None` when there can be no
    /// other node.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`] when no connection can be made.
    pub async fn listen(&self, channel: &'static str) -> Result<Option<Listener>> {
        let Pools::Postgres(db) = &self.pools else {
            return Ok(None);
        };
        let own = PgPoolOptions::new()
            .max_connections(1)
            .connect_lazy_with(db.readers.connect_options().as_ref().clone());
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

    /// Waits for its turn among the transactions that write the events of rooms. This must be the first
    /// statement of the transaction: until then it has no snapshot, so it sees what the transaction before it
    /// wrote and does not collide with it. An embedded database has only one writer anyway.
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
