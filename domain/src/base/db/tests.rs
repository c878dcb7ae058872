//! Properties of the databases that the rest of the project relies on.

use super::{Db, Unusable, testing::Engine};
use crate::{
    Actor, Error, Portal, Problem,
    base::{
        audit::{self, Subject},
        ids::AccountId,
    },
    on_both_engines, scalars, value,
};
use std::collections::BTreeSet;

async fn lines(portal: &Portal) -> i64 {
    let mut tx = portal.db.read().await.unwrap();
    value!(tx, "select count(*) from audit_log").unwrap()
}

async fn note(portal: &Portal, action: audit::Action) -> crate::Result<()> {
    crate::transaction!(portal.db, tx => {
        audit::note(tx, portal.now(), &Actor::Portal, action, Subject::Outbox, "").await
    })
}

on_both_engines! {
    async fn what_fails_leaves_nothing_behind(portal: Portal) {
        let outcome: crate::Result<()> = crate::transaction!(portal.db, tx => {
            audit::note(tx, portal.now(), &Actor::Portal, audit::Action::OutboxTest, Subject::Outbox, "").await?;
            Err(Error::invalid("field", Problem::Missing))
        });
        assert!(matches!(outcome, Err(Error::Invalid(_))));
        assert_eq!(lines(&portal).await, 0);
    }

    async fn a_statement_of_its_own_is_a_serializable_transaction_and_stays_alone(portal: Portal) {
        let note = async || {
            crate::statement!(portal.db, tx => async {
                crate::execute!(
                    tx,
                    "insert into audit_log (at, action, subject, detail) values (1, 'outbox_test', 'outbox', '')"
                )
            })
        };
        note().await.unwrap();
        assert_eq!(lines(&portal).await, 1);
        if portal.db.is_postgres() {
            let level: crate::Result<String> = crate::statement!(portal.db, tx => async {
                value!(tx, "select current_setting('transaction_isolation')")
            });
            assert_eq!(level.unwrap(), "serializable");
            let twice: crate::Result<i64> = crate::statement!(portal.db, tx => async {
                let _: i64 = value!(tx, "select count(*) from audit_log")?;
                value!(tx, "select count(*) from audit_log")
            });
            assert!(twice.is_err(), "the second would see another state");
            let shared: crate::Result<u64> = crate::statement!(portal.db, tx => async {
                crate::execute!(tx, "update proposals set minutes = 1")
            });
            assert!(shared.is_err(), "its generation would not be raised");
        }
    }

    async fn a_page_reads_one_state_whatever_is_written_meanwhile(portal: Portal) {
        let page = portal.snapshot();
        let another = portal.snapshot();
        assert_eq!(lines(&page).await, 0);
        note(&portal, audit::Action::OutboxTest).await.unwrap();
        assert_eq!((lines(&page).await, lines(&page.clone()).await), (0, 0));
        assert_eq!((lines(&another).await, lines(&page.live()).await), (1, 1));
        drop(page);
        assert_eq!(lines(&portal).await, 1);
    }

    async fn reads_that_are_asked_together_go_together(portal: Portal) {
        note(&portal, audit::Action::OutboxTest).await.unwrap();
        let page = portal.snapshot();
        let named = async |name: &str| {
            let mut tx = page.db.read().await.unwrap();
            let found: Option<String> = crate::optional_value!(
                tx,
                "select action from audit_log where action = $1 and at <= $2",
                name,
                portal.now()
            )
            .unwrap();
            found
        };
        let action = audit::Action::OutboxTest.as_str();
        let found = tokio::join!(lines(&page), named(action), named("nothing"), lines(&page));
        assert_eq!(found, (1, Some(action.to_owned()), None, 1));
        let together = if portal.db.is_postgres() { 3 } else { 1 };
        assert_eq!(page.db.trips(), together);
        assert_eq!(named("another").await, None);
        assert_eq!(page.db.trips(), together + 1);
        assert_eq!((lines(&page).await, named("nothing").await), (1, None));
        assert_eq!(page.db.trips(), together + 1, "what was read is known");
        assert_eq!(portal.db.trips(), 0);
    }

    async fn a_read_that_is_given_up_keeps_no_other_waiting(portal: Portal) {
        let page = portal.snapshot();
        {
            let mut first = std::pin::pin!(lines(&page));
            assert!(futures::poll!(&mut first).is_pending());
        }
        assert_eq!(lines(&page).await, 0);
    }

    async fn when_one_of_several_reads_fails_their_page_hears_it_and_the_next_can_be_read(portal: Portal) {
        let page = portal.snapshot();
        let wrong = async || -> crate::Result<i64> {
            let mut tx = page.db.read().await?;
            value!(tx, "select count(*) from nothing_of_this_name")
        };
        let right = async || -> crate::Result<i64> {
            let mut tx = page.db.read().await?;
            value!(tx, "select count(*) from audit_log")
        };
        let (first, second, third) = tokio::join!(right(), wrong(), right());
        assert!([first, second, third].iter().all(|read| matches!(read, Err(Error::Unavailable(_)))));
        drop(page);
        assert_eq!(lines(&portal.snapshot()).await, 0);
    }

    async fn a_snapshot_writes_nothing(portal: Portal) {
        let page = portal.snapshot();
        let mut tx = page.db.read().await.unwrap();
        let outcome = crate::execute!(tx, "delete from audit_log");
        assert!(matches!(outcome, Err(Error::Unavailable(_))));
    }

    async fn a_page_can_write_and_the_snapshot_stays(portal: Portal) {
        let page = portal.snapshot();
        assert_eq!(lines(&page).await, 0);
        note(&page, audit::Action::OutboxTest).await.unwrap();
        assert_eq!((lines(&page).await, lines(&portal).await), (0, 1));
    }

    async fn many_pages_at_once_leave_a_connection_for_other_reads(portal: Portal) {
        let pages: Vec<_> = (0..60)
            .map(|_| {
                let portal = portal.clone();
                tokio::spawn(async move {
                    let page = portal.snapshot();
                    lines(&page).await + lines(&portal).await
                })
            })
            .collect();
        for page in pages {
            assert_eq!(page.await.unwrap(), 0);
        }
    }

    async fn many_writers_at_once_each_have_their_effect(portal: Portal) {
        let writers: Vec<_> = (0..200)
            .map(|number| {
                let portal = portal.clone();
                tokio::spawn(async move {
                    if number % 5 == 0 {
                        let _: crate::Result<()> = crate::transaction!(portal.db, tx => {
                            audit::note(tx, portal.now(), &Actor::Portal, audit::Action::OutboxGiveUp, Subject::Outbox, "").await?;
                            Err(Error::NotFound)
                        });
                    } else {
                        note(&portal, audit::Action::OutboxRetry).await.unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(lines(&portal).await, 160);
    }

    async fn a_writer_that_hangs_up_harms_nobody(portal: Portal) {
        for wait in 0..40 {
            let hung = {
                let portal = portal.clone();
                tokio::spawn(async move {
                    let _: crate::Result<()> = crate::transaction!(portal.db, tx => {
                        audit::note(tx, portal.now(), &Actor::Portal, audit::Action::OutboxGiveUp, Subject::Outbox, "").await?;
                        std::future::pending().await
                    });
                })
            };
            tokio::time::sleep(std::time::Duration::from_micros(wait * 50)).await;
            hung.abort();
            note(&portal, audit::Action::OutboxRetry).await.unwrap();
        }
        assert_eq!(lines(&portal).await, 40);
    }

    async fn a_reference_to_nothing_is_refused(portal: Portal) {
        let outcome = crate::transaction!(portal.db, tx => {
            crate::execute!(
                tx,
                "insert into staff_roles (account_id, role, given_at) values ($1, 'administrator', 0)",
                AccountId(404)
            )
        });
        assert!(matches!(outcome, Err(Error::Unavailable(_))));
    }
}

#[tokio::test]
async fn sqlite_keeps_what_it_acknowledged() {
    let portal = super::testing::portal(Engine::Sqlite).await;
    // Earlier versions can lose a committed transaction when the write-ahead log is reset.
    let mut tx = portal.db.read().await.unwrap();
    let version: String = value!(tx, "select sqlite_version()").unwrap();
    let parts: Vec<u32> = version
        .split('.')
        .map(|part| part.parse().unwrap())
        .collect();
    assert!(parts >= vec![3, 51, 3], "{version}");
    let level: i64 = value!(tx, "pragma synchronous").unwrap();
    assert_eq!(level, 2, "FULL");
    let mode: String = value!(tx, "pragma journal_mode").unwrap();
    assert_eq!(mode, "wal");
}

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let sqlite = super::testing::portal(Engine::Sqlite).await;
    let mut tx = sqlite.db.read().await.unwrap();
    let ours: Vec<String> = scalars!(
        tx,
        "select m.name || '.' || c.name || ' ' || lower(c.type) || case when c.\"notnull\" = 1 or c.pk > 0 then ' not null' else '' end
         from sqlite_schema m, pragma_table_info(m.name) c
         where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '_sqlx%'"
    )
    .unwrap();
    let postgres = super::testing::portal(Engine::Postgres).await;
    let mut tx = postgres.db.read().await.unwrap();
    let theirs: Vec<String> = scalars!(
        tx,
        "select table_name || '.' || column_name || ' ' || case data_type when 'bigint' then 'integer' when 'bytea' then 'blob' else data_type end
                || case when is_nullable = 'NO' then ' not null' else '' end
         from information_schema.columns
         where table_schema = 'public' and table_name not like '\\_sqlx%'"
    )
    .unwrap();
    let ours: BTreeSet<_> = ours.into_iter().collect();
    let theirs: BTreeSet<_> = theirs.into_iter().collect();
    assert!(ours.len() > 100);
    assert_eq!(
        ours.difference(&theirs).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "only on SQLite"
    );
    assert_eq!(
        theirs.difference(&ours).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "only on PostgreSQL"
    );
    let names: Vec<String> = scalars!(tx, "select indexname::text from pg_indexes where schemaname = 'public' and indexname not like '%\\_key' and indexname not like '%\\_pkey'").unwrap();
    let mut tx = sqlite.db.read().await.unwrap();
    let indexes: Vec<String> = scalars!(
        tx,
        "select name from sqlite_schema where type = 'index' and name not like 'sqlite%'"
    )
    .unwrap();
    assert_eq!(
        names.into_iter().collect::<BTreeSet<_>>(),
        indexes.into_iter().collect()
    );
}

/// A file of its own for each test.
fn place(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("klankbord-opening-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

async fn raw(path: &std::path::Path, sql: &'static str) {
    use sqlx::{Connection as _, sqlite::SqliteConnectOptions};
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true);
    let mut connection = sqlx::SqliteConnection::connect_with(&options)
        .await
        .unwrap();
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn why_a_database_can_not_be_used_is_told_and_nothing_is_written() {
    let path = place("ours.sqlite");
    let url = format!("sqlite:{}", path.display());
    drop(Db::prepare(&url).await.unwrap());
    drop(Db::prepare(&url).await.unwrap());
    raw(
        &path,
        "update _sqlx_migrations set success = 0 where version = 36",
    )
    .await;
    assert!(matches!(Db::prepare(&url).await, Err(Unusable::Half(36))));
    raw(
        &path,
        "update _sqlx_migrations set success = 1 where version = 36",
    )
    .await;
    raw(&path, "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'later', 1, x'00', 0)").await;
    assert!(matches!(
        Db::prepare(&url).await,
        Err(Unusable::Newer(9999))
    ));
    raw(&path, "delete from _sqlx_migrations where version = 9999").await;
    raw(
        &path,
        "update _sqlx_migrations set checksum = x'00' where version = 1",
    )
    .await;
    assert!(matches!(Db::prepare(&url).await, Err(Unusable::NotOurs)));

    let path = place("theirs.sqlite");
    raw(&path, "create table songs (id integer primary key)").await;
    let refused = Db::prepare(&format!("sqlite:{}", path.display())).await;
    assert!(matches!(refused, Err(Unusable::NotOurs)));
    raw(&path, "drop table songs").await;
}
