//! Opening the database when the portal starts, and saying in a sentence why that is not possible.
//!
//! What must stay true: no sentence holds a secret; nothing is written into a database that is not ours.

use super::{Db, Pools, migrations};
use crate::{Error, optional_value, value};
use sqlx::{
    Connection as _,
    migrate::MigrateError,
    postgres::{PgConnectOptions, PgConnection},
};
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read as _},
    path::{Path, PathBuf},
    str::FromStr as _,
    time::Duration,
};

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why the database can't be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// Nothing can be made where it should stand.
    #[error("the folder {} does not exist: make it, or name another file in the setting database", .0.display())]
    NoFolder(PathBuf),
    /// There is a folder in the place of the file.
    #[error("{} is a folder: name a file in the setting database", .0.display())]
    Folder(PathBuf),
    /// The file can't be read or written.
    #[error("the database {} can't be opened for writing: {why}", .path.display())]
    NotWritable {
        /// The file.
        path: PathBuf,
        /// What the machine says of it.
        why: std::io::Error,
    },
    /// The file holds something else.
    #[error("{} is not an SQLite database: name another file in the setting database", .0.display())]
    NotSqlite(PathBuf),
    /// The address of the server can't be read.
    #[error("the address of the PostgreSQL server in the setting database can't be read")]
    NoAddress,
    /// The server does not answer.
    #[error("PostgreSQL does not answer at {place}: {why}")]
    Away {
        /// Its host and port.
        place: String,
        /// What the machine says of it.
        why: String,
    },
    /// The server refuses us.
    #[error("PostgreSQL at {place} refuses the name or the password in the setting database")]
    Refused {
        /// Its host and port.
        place: String,
    },
    /// The server has no such database.
    #[error(
        "PostgreSQL at {place} has no database of that name: make it, or name another in the setting database"
    )]
    NoDatabase {
        /// Its host and port.
        place: String,
    },
    /// It is somebody else's.
    #[error(
        "the database is not one of Klankbord: it holds other tables. Nothing was changed; give Klankbord a database of its own"
    )]
    NotOurs,
    /// A newer version was here.
    #[error(
        "the database was brought up to date by a newer version of Klankbord (migration {0} is not known here). Nothing was changed; start that version, or go back to a backup of before"
    )]
    Newer(i64),
    /// A migration was broken off.
    #[error(
        "migration {0} of the database was broken off half-way. Go back to a backup of before, and start again"
    )]
    Half(i64),
    /// A migration fails.
    #[error("the database could not be brought up to date, and is as it was before: {0}")]
    Migration(String),
    /// Anything else.
    #[error("the database can't be used: {0}")]
    Other(String),
}

impl From<Error> for Unusable {
    fn from(error: Error) -> Self {
        Self::Other(error.source_text())
    }
}

impl Db {
    /// Opens the database that `url` names and brings it up to date.
    ///
    /// # Errors
    /// [`Unusable`], in words for whoever starts the portal.
    pub async fn prepare(url: &str) -> Result<Self, Unusable> {
        let path = url.strip_prefix("sqlite:").unwrap_or(url);
        let path = Path::new(path.strip_prefix("//").unwrap_or(path));
        let on_server = url.starts_with("postgres:") || url.starts_with("postgresql:");
        if on_server {
            reach(url).await?;
        } else {
            make_file(path)?;
        }
        let db = Self::open(url).await.map_err(|error| {
            if on_server {
                error.into()
            } else {
                not_sqlite(path, error)
            }
        })?;
        let outcome = match db.is_ours().await {
            Ok(()) => db.bring_up_to_date().await,
            Err(why) => Err(why),
        };
        if let Err(why) = outcome {
            db.close().await;
            return Err(why);
        }
        Ok(db)
    }

    /// Refuses a database in which somebody else has tables.
    async fn is_ours(&self) -> Result<(), Unusable> {
        let mut tx = self.read().await?;
        let (ours, all): (i64, i64) = if self.is_postgres() {
            (
                value!(
                    tx,
                    "select count(*) from information_schema.tables
                     where table_schema = current_schema() and table_name = '_sqlx_migrations'"
                )?,
                value!(
                    tx,
                    "select count(*) from information_schema.tables where table_schema = current_schema()"
                )?,
            )
        } else {
            (
                value!(
                    tx,
                    "select count(*) from sqlite_schema where type = 'table' and name = '_sqlx_migrations'"
                )?,
                value!(
                    tx,
                    "select count(*) from sqlite_schema where type = 'table' and name not like 'sqlite%'"
                )?,
            )
        };
        if ours == 0 {
            return if all == 0 {
                Ok(())
            } else {
                Err(Unusable::NotOurs)
            };
        }
        // Another program may keep its migrations in a table of the same name.
        let first: Option<Vec<u8>> = optional_value!(
            tx,
            "select checksum from _sqlx_migrations order by version limit 1"
        )?;
        let written = match &self.pools {
            Pools::Sqlite(_) => migrations::first_of(&migrations::FOR_SQLITE),
            Pools::Postgres(_) => migrations::first_of(&migrations::for_postgres()),
        };
        match first {
            Some(checksum) if checksum != written => Err(Unusable::NotOurs),
            _ => Ok(()),
        }
    }

    async fn bring_up_to_date(&self) -> Result<(), Unusable> {
        let outcome = match &self.pools {
            Pools::Sqlite(db) => db.run_migrations().await,
            Pools::Postgres(db) => db.run_migrations().await,
        };
        outcome.map_err(|error| match error {
            MigrateError::VersionMissing(version) => Unusable::Newer(version),
            MigrateError::Dirty(version) => Unusable::Half(version),
            other => Unusable::Migration(Error::unavailable(other).source_text()),
        })
    }
}

/// Makes the file of a new database, so that nobody but its owner can read it: what stands beside it gets the same
/// rights. One that is there is only tried.
fn make_file(path: &Path) -> Result<(), Unusable> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder
        && !folder.is_dir()
    {
        return Err(Unusable::NoFolder(folder.to_owned()));
    }
    if path.is_dir() {
        return Err(Unusable::Folder(path.to_owned()));
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    let opened = match options.open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => make(&mut options, path),
        opened => opened.map(|_| ()),
    };
    opened.map_err(|why| Unusable::NotWritable {
        path: path.to_owned(),
        why,
    })
}

fn make(options: &mut OpenOptions, path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    match options.create_new(true).open(path) {
        // Another node was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => made.map(|_| ()),
    }
}

fn not_sqlite(path: &Path, error: Error) -> Unusable {
    // The sixteen bytes with which every database begins, once something was written.
    let mut begin = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut begin));
    if read.is_err() || begin.is_empty() || begin.starts_with(b"SQLite format 3\0") {
        error.into()
    } else {
        Unusable::NotSqlite(path.to_owned())
    }
}

/// Connects once, to learn what a pool would only tell after it has tried for long.
async fn reach(url: &str) -> Result<(), Unusable> {
    let options = PgConnectOptions::from_str(url).map_err(|_| Unusable::NoAddress)?;
    let place = format!("{}:{}", options.get_host(), options.get_port());
    let connecting = PgConnection::connect_with(&options);
    let away = |why: String| Unusable::Away {
        place: place.clone(),
        why,
    };
    match tokio::time::timeout(PATIENCE, connecting).await {
        Err(_) => Err(away(format!("no answer in {} seconds", PATIENCE.as_secs()))),
        Ok(Err(error)) => {
            let code = error.as_database_error().and_then(|error| error.code());
            Err(match code.as_deref() {
                Some("28P01" | "28000") => Unusable::Refused { place },
                Some("3D000") => Unusable::NoDatabase { place },
                _ => away(error.to_string()),
            })
        }
        Ok(Ok(connection)) => {
            // Nothing hangs on how it ends.
            let _ = connection.close().await;
            Ok(())
        }
    }
}
