//! Databases for tests: each test runs on both engines, each time on a fresh migrated database.
//!
//! PostgreSQL's address comes from `KLANKBORD_TEST_POSTGRES`; without it the tests fail, they are
//! not skipped. `cargo xtask test` starts a server of its own.

use super::Db;
use crate::{
    Portal, Timestamp,
    base::{passwords::Passwords, random::Random, time::Clock},
};
use sqlx::{Connection as _, Executor as _, postgres::PgConnection};
use std::{
    fs::OpenOptions,
    io::Write as _,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};
use tokio::sync::OnceCell;

/// Noon of Monday 2 March 2026 in Amsterdam: the time on the clocks of tests.
pub const NOON: Timestamp = Timestamp(1_772_449_200_000_000);

/// The engine that a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// An SQLite file.
    Sqlite,
    /// A PostgreSQL database.
    Postgres,
}

/// A portal on a fresh database, with a clock that stands still and a seeded source of chance.
pub async fn portal(engine: Engine) -> Portal {
    Portal {
        db: fresh(engine).await,
        clock: Clock::held_at(NOON),
        random: Random::seeded(7),
        passwords: Passwords::quick(),
        grace: 0,
    }
}

/// Makes every write to an SQLite database fail from now on, as a full disk would; reading still works.
///
/// # Errors
/// [`Error::Unavailable`](crate::Error::Unavailable) when the triggers for this can't be made.
pub async fn fill_the_disk(db: &Db) -> crate::Result<()> {
    crate::transaction!(db, tx => {
        let tables: Vec<String> = crate::scalars!(
            tx,
            "select name from sqlite_master where type = 'table' and substr(name, 1, 1) <> '_' \
             and name not like 'sqlite%'"
        )?;
        for table in tables {
            for verb in ["insert", "update", "delete"] {
                let sql = format!(
                    "create trigger full_{table}_{verb} before {verb} on {table} \
                     begin select raise(abort, 'the disk is full'); end"
                );
                crate::execute!(tx, &*Box::leak(sql.into_boxed_str()))?;
            }
        }
        Ok(())
    })
}

/// Brings about a state at once that the portal itself would reach in many steps.
///
/// # Errors
/// [`Error::Unavailable`](crate::Error::Unavailable) when a statement can't be run.
pub async fn force(db: &Db, statements: &[&'static str]) -> crate::Result<()> {
    crate::transaction!(db, tx => {
        for statement in statements {
            crate::execute!(tx, *statement)?;
        }
        Ok(())
    })
}

/// Makes a test on both engines out of one function that takes a [`Portal`].
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($portal:ident: Portal) $body:block)*) => {$(
        mod $name {
            use super::*;
            use $crate::base::db::testing::{Engine, ToRun, portal, test};

            fn run(engine: Engine) -> ToRun {
                Box::pin(async move {
                    let $portal = portal(engine).await;
                    $body
                })
            }

            $(#[$meta])*
            #[test]
            fn sqlite() {
                test(concat!(module_path!(), "::sqlite"), run(Engine::Sqlite));
            }

            $(#[$meta])*
            #[test]
            fn postgres() {
                test(concat!(module_path!(), "::postgres"), run(Engine::Postgres));
            }
        }
    )*};
}

/// The body of a test. It is boxed, so that the code that awaits it is compiled once and not for each of a
/// thousand tests.
pub type ToRun = Pin<Box<dyn Future<Output = ()>>>;

/// Runs a test that has a database, and measures it.
#[expect(clippy::expect_used, reason = "a test without a runtime has failed")]
pub fn test(name: &'static str, run: ToRun) {
    let _timed = Timed {
        name,
        start: Instant::now(),
    };
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(run);
}

/// Measures the time of a test; when it ends, it writes a line to the file that `TEST_TIMES_FILE` names, if any.
struct Timed {
    name: &'static str,
    start: Instant,
}

impl Drop for Timed {
    fn drop(&mut self) {
        let Some(file) = std::env::var_os("TEST_TIMES_FILE") else {
            return;
        };
        let line = format!("{} {}\n", self.start.elapsed().as_micros(), self.name);
        let file = OpenOptions::new().append(true).create(true).open(file);
        // The line is written in one piece, since many tests write at once. A failure to write it must not
        // fail the test.
        let _ = file.and_then(|mut file| file.write_all(line.as_bytes()));
    }
}

static NEXT: AtomicU64 = AtomicU64::new(0);

/// A fresh migrated database.
pub async fn fresh(engine: Engine) -> Db {
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let name = format!("klankbord_{}_{number}", std::process::id());
    match engine {
        Engine::Sqlite => sqlite(&name).await,
        Engine::Postgres => postgres(&name).await,
    }
}

/// A folder for the databases of this run of tests. Folders of earlier runs are removed, so that a machine that
/// tests often does not fill up.
#[expect(clippy::expect_used, reason = "a test that has no database has failed")]
fn folder() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let all = std::env::temp_dir().join("klankbord-tests");
        for old in std::fs::read_dir(&all).into_iter().flatten().flatten() {
            let process = Path::new("/proc").join(old.file_name());
            if Path::new("/proc/self").exists() && !process.exists() {
                // Another run may be removing it at the same moment.
                let _ = std::fs::remove_dir_all(old.path());
            }
        }
        let folder = all.join(std::process::id().to_string());
        std::fs::create_dir_all(&folder).expect("a folder for test databases");
        folder
    });
    &FOLDER
}

#[expect(clippy::expect_used, reason = "a test that has no database has failed")]
async fn sqlite(name: &str) -> Db {
    static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
    let folder = folder();
    let template = TEMPLATE
        .get_or_init(|| async {
            let path = folder.join("template.sqlite");
            {
                let db = Db::open(&path.to_string_lossy()).await.expect("a template");
                db.migrate().await.expect("its migrations");
                db.close().await;
            }
            path
        })
        .await;
    let path = folder.join(format!("{name}.sqlite"));
    std::fs::copy(template, &path).expect("a copy of the template");
    Db::open(&path.to_string_lossy()).await.expect("a database")
}

#[expect(clippy::expect_used, reason = "a test that has no database has failed")]
async fn postgres(name: &str) -> Db {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let server = std::env::var("KLANKBORD_TEST_POSTGRES")
        .expect("KLANKBORD_TEST_POSTGRES names a PostgreSQL server (cargo xtask test starts one)");
    let address = |database: &str| format!("{}/{database}", server.trim_end_matches('/'));
    let template = TEMPLATE
        .get_or_init(|| async {
            let template = format!("klankbord_{}_template", std::process::id());
            let mut admin = PgConnection::connect(&address("postgres"))
                .await
                .expect("PostgreSQL");
            let create = format!("create database {template}");
            admin
                .execute(sqlx::AssertSqlSafe(create))
                .await
                .expect("a template");
            let db = Db::open(&address(&template)).await.expect("the template");
            db.migrate().await.expect("its migrations");
            db.close().await;
            template
        })
        .await;
    // Two tests can't copy one template at the same moment.
    static COPYING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let guard = COPYING.lock().await;
    let mut admin = PgConnection::connect(&address("postgres"))
        .await
        .expect("PostgreSQL");
    let create = format!("create database {name} template {template} strategy file_copy");
    admin
        .execute(sqlx::AssertSqlSafe(create))
        .await
        .expect("a database");
    drop(guard);
    Db::open(&address(name)).await.expect("a database")
}
