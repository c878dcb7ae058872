//! Sessions of browsers in our own database.
//!
//! The published store for sqlx saves with an upsert, so a request in flight brings a session back after
//! sign-out; ours only updates sessions that still exist.

use async_trait::async_trait;
use klankbord_app::web::context::{ACCOUNT, BROWSER};
use klankbord_domain::{
    Error, Portal,
    base::{ids::AccountId, random},
    people::accounts::sessions,
};
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store,
};

/// Keeps sessions in the portal's database.
#[derive(Clone)]
pub struct Store(pub Portal);

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

/// The hash that is stored in place of the id in the cookie.
#[must_use]
pub fn hash_of(id: &Id) -> String {
    random::hash(&id.to_string())
}

fn backend(error: &Error) -> session_store::Error {
    session_store::Error::Backend(error.source_text())
}

fn account_of(record: &Record) -> Option<AccountId> {
    record
        .data
        .get(ACCOUNT)
        .and_then(serde_json::Value::as_i64)
        .map(AccountId)
}

fn encode(record: &Record) -> session_store::Result<String> {
    serde_json::to_string(&record.data)
        .map_err(|error| session_store::Error::Encode(error.to_string()))
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let data = encode(record)?;
        let (hash, account) = (hash_of(&record.id), account_of(record));
        let browser = record.data.get(BROWSER).and_then(|label| label.as_str());
        sessions::create(&self.0, &hash, account, &data, browser.unwrap_or_default())
            .await
            .map_err(|error| backend(&error))
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let data = encode(record)?;
        let (hash, account) = (hash_of(&record.id), account_of(record));
        sessions::save(&self.0, &hash, account, &data)
            .await
            .map_err(|error| backend(&error))
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let Some((data, expires_at)) = sessions::load(&self.0, &hash_of(id))
            .await
            .map_err(|error| backend(&error))?
        else {
            return Ok(None);
        };
        let data = serde_json::from_str(&data)
            .map_err(|error| session_store::Error::Decode(error.to_string()))?;
        let expiry_date =
            OffsetDateTime::from_unix_timestamp_nanos(i128::from(expires_at.0) * 1000)
                .map_err(|error| session_store::Error::Decode(error.to_string()))?;
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        sessions::delete(&self.0, &hash_of(id))
            .await
            .map_err(|error| backend(&error))
    }
}
