//! What is the same for every reader, read once and kept as long as it is true.
//!
//! A statement that is asked as shared reads only [`TABLES`], which change seldom. Each of them has a generation: a number
//! that is raised in every transaction that writes to the table, whoever wrote the statement. A snapshot reads the
//! generations with its other reads, and what was read at the same generations, by whichever request, was read in the
//! same state. So nothing has to be thrown away when something changes, and nothing can be shown late: another node's
//! change is seen in the number. Values of a statement that depend on the reader or on the clock are part of what it is
//! kept by.

use super::{migrations, rows::Rows, values::Value};
use crate::base::error::Result;
use quick_cache::{Weighter, sync::Cache};
use sqlx::Row as _;
use std::{
    any::Any,
    collections::{HashMap, HashSet},
    sync::{Arc, LazyLock, PoisonError, RwLock},
};

/// The tables with a generation. A table that changes with each vote or each contribution does not belong here: the
/// transactions that write to it would wait for each other.
const TABLES: [&str; 14] = [
    "accounts",
    "commitment_totals",
    "commitments",
    "decision_parts",
    "decisions",
    "measures",
    "member_segments",
    "members",
    "projects",
    "proposals",
    "publications",
    "search_terms",
    "themes",
    "translations",
];

/// Reads all generations at once, as one text, which costs less than many rows.
pub(super) const GENERATIONS: &str =
    "select string_agg(table_name || ' ' || cast(number as text), ' ') from generations";

/// Raises the generation of one table.
pub(super) const RAISE: &str = "insert into generations (table_name, number) values ($1, 1)
     on conflict (table_name) do update set number = generations.number + 1";

/// The most that is kept, in bytes, and the number of lists for which the room is divided at first.
const ROOM: u64 = 16 << 20;
const LISTS: usize = 2_000;

/// A set of [`TABLES`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tables(u32);

impl Tables {
    fn of(name: &str) -> Self {
        let place = TABLES.iter().position(|table| *table == name);
        Self(place.map_or(0, |place| 1 << place))
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn add(&mut self, others: Self) {
        self.0 |= others.0;
    }

    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        let is_in = move |(place, _): &(usize, &&str)| self.0 & (1 << place) != 0;
        TABLES
            .iter()
            .enumerate()
            .filter(is_in)
            .map(|(_, name)| *name)
    }

    /// The tables that a statement mentions.
    fn mentioned(sql: &str) -> Self {
        let mut all = Self::default();
        for word in words(sql) {
            all.add(Self::of(word));
        }
        all
    }

    /// The table that a statement writes to.
    fn written(sql: &str) -> Self {
        let verb = |word: &&str| matches!(*word, "insert" | "update" | "delete");
        let mut words = words(sql).peekable();
        let first = match words.peek() {
            Some(&"with") => words.find(verb),
            _ => words.next().filter(verb),
        };
        match first {
            Some("update") => words.next().map_or_else(Self::default, Self::of),
            // "into" or "from" comes between.
            Some(_) => words.nth(1).map_or_else(Self::default, Self::of),
            None => Self::default(),
        }
    }
}

fn words(sql: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    sql.split(move |c| !is_part(c))
        .filter(|word| !word.is_empty())
}

/// The generations as a snapshot sees them; a table that nobody wrote to has none.
#[derive(Clone, Debug, Default)]
pub(super) struct Generations([i64; TABLES.len()]);

impl Generations {
    /// Takes them from the text of [`GENERATIONS`].
    pub(super) fn listed(text: &str) -> Self {
        let mut all = [0; TABLES.len()];
        let mut words = text.split(' ');
        while let (Some(name), Some(number)) = (words.next(), words.next()) {
            let place = TABLES.iter().position(|table| *table == name);
            // Another version of the portal may watch other tables.
            if let Some((place, number)) = place.zip(number.parse().ok()) {
                all[place] = number;
            }
        }
        Self(all)
    }

    fn only(&self, tables: Tables) -> [i64; TABLES.len()] {
        let mut some = self.0;
        for (place, number) in some.iter_mut().enumerate() {
            if tables.0 & (1 << place) == 0 {
                *number = 0;
            }
        }
        some
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    sql: &'static str,
    pub(super) values: Vec<Value>,
    generations: [i64; TABLES.len()],
}

#[derive(Clone)]
struct Kept {
    value: Arc<dyn Any + Send + Sync>,
    bytes: u64,
}

#[derive(Clone)]
struct Bytes;

impl Weighter<Key, Kept> for Bytes {
    fn weight(&self, _: &Key, kept: &Kept) -> u64 {
        kept.bytes
    }
}

/// What the readers of one database share.
pub(super) struct Shared(Cache<Key, Kept, Bytes>);

impl Shared {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self(Cache::with_weighter(LISTS, ROOM, Bytes)))
    }

    /// The name under which is kept what a statement reads at these generations.
    pub(super) fn key(sql: &'static str, values: Vec<Value>, generations: &Generations) -> Key {
        debug_assert!(
            unwatched(sql).is_empty(),
            "a shared statement reads {:?}, which no generation watches: {sql}",
            unwatched(sql)
        );
        Key {
            sql,
            values,
            generations: generations.only(tables(sql).read),
        }
    }

    pub(super) fn find<T: Clone + 'static>(&self, key: &Key) -> Option<T> {
        self.0.get(key)?.value.downcast_ref::<T>().cloned()
    }

    /// Reads the rows, and keeps what was read.
    pub(super) fn keep<T: Clone + Send + Sync + 'static>(
        &self,
        key: Key,
        rows: &Rows,
        read: fn(&Rows) -> Result<T>,
    ) -> Result<T> {
        let value = read(rows)?;
        let kept = Kept {
            value: Arc::new(value.clone()),
            bytes: size(rows),
        };
        self.0.insert(key, kept);
        Ok(value)
    }
}

/// The bytes that rows take, about.
fn size(rows: &Rows) -> u64 {
    const EACH: usize = 48;
    macro_rules! size {
        ($rows:expr) => {
            $rows
                .iter()
                .flat_map(|row| {
                    (0..row.len()).map(move |column| row.try_get_unchecked::<String, _>(column))
                })
                .map(|text| EACH + text.map_or(0, |text| text.len()))
                .sum::<usize>()
        };
    }
    let bytes = match rows {
        Rows::Sqlite(rows) => size!(rows),
        Rows::Postgres(rows) => size!(rows),
    };
    u64::try_from(EACH + bytes).unwrap_or(u64::MAX)
}

/// The tables that a statement reads and that have no generation.
fn unwatched(sql: &str) -> Vec<&str> {
    static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let created = migrations::FOR_SQLITE.iter().flat_map(|migration| {
            let mut words = words(migration.sql.as_str());
            std::iter::from_fn(move || {
                words.find(|word| *word == "table")?;
                words.next()
            })
        });
        created.collect()
    });
    let read = words(sql).zip(words(sql).skip(1));
    // A column can have the name of a table.
    read.filter(|(before, _)| matches!(*before, "from" | "join"))
        .map(|(_, word)| word)
        .filter(|word| ALL.contains(word) && Tables::of(word).is_empty())
        .collect()
}

/// The tables that matter to a statement.
#[derive(Clone, Copy)]
pub(super) struct Of {
    pub read: Tables,
    pub written: Tables,
}

/// The tables of a statement, which are found in its text once.
pub(super) fn tables(sql: &'static str) -> Of {
    static KNOWN: LazyLock<RwLock<HashMap<(usize, usize), Of>>> = LazyLock::new(RwLock::default);
    // The place of a text that is part of the program says which one it is.
    let place = (sql.as_ptr().addr(), sql.len());
    let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(of) = known.get(&place) {
        return *of;
    }
    drop(known);
    let of = Of {
        read: Tables::mentioned(sql),
        written: Tables::written(sql),
    };
    KNOWN
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(place, of);
    of
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Portal, on_both_engines, shared, transaction};

    fn written(sql: &str) -> Vec<&'static str> {
        Tables::written(sql).names().collect()
    }

    #[test]
    fn a_statement_writes_to_one_table_and_reads_those_that_it_mentions() {
        assert_eq!(
            written("insert into projects (name) select name from accounts"),
            ["projects"]
        );
        assert_eq!(
            written(
                "insert into measures (part) values ($1) on conflict do update set part = excluded.part"
            ),
            ["measures"]
        );
        assert_eq!(
            written("\n  update proposals set title = $1 where id = 1"),
            ["proposals"]
        );
        assert_eq!(
            written("delete from translations\n where id in (select id from themes)"),
            ["translations"]
        );
        assert_eq!(
            written("with old as (select 1 from themes) delete from publications"),
            ["publications"]
        );
        assert_eq!(
            written("insert into positions (proposal_id) select id from proposals"),
            [""; 0]
        );
        assert_eq!(
            written("select name from projects where update = 1 for update"),
            [""; 0]
        );
        let read =
            Tables::mentioned("select j.name from projects j, accounts_of join themes on accounts");
        assert_eq!(
            read.names().collect::<Vec<_>>(),
            ["accounts", "projects", "themes"]
        );
    }

    #[test]
    fn a_table_that_no_generation_watches_is_noticed() {
        assert_eq!(
            unwatched("select p.id from proposals p join positions v on v.proposal_id = p.id"),
            ["positions"]
        );
        assert_eq!(unwatched("select name from projects"), [""; 0]);
    }

    /// The database writes to a table by itself where a key says so; whoever deletes there must be noticed.
    #[test]
    fn what_the_database_changes_by_itself_is_watched_where_it_begins() {
        for migration in migrations::FOR_SQLITE.iter() {
            let sql = migration.sql.as_str();
            assert!(!sql.contains("create trigger"), "{}", migration.description);
            for table in sql.split("create table ").skip(1) {
                let table = table.split(") strict").next().unwrap();
                let name = words(table).next().unwrap();
                for line in table.lines().filter(|line| line.contains("on delete")) {
                    let (_, from) = line.split_once("references ").unwrap();
                    let from = words(from).next().unwrap();
                    let watched = |name| !Tables::of(name).is_empty();
                    assert!(
                        !watched(name) || watched(from),
                        "{name} changes with {from}"
                    );
                }
            }
        }
    }

    async fn names(portal: &Portal, least: i64) -> Vec<(i64, String)> {
        let mut tx = portal.db.read().await.unwrap();
        shared!(
            tx,
            "select id, name from accounts where id >= $1 order by id",
            least
        )
        .unwrap()
    }

    async fn add(portal: &Portal, name: &str, fails: bool) {
        let added: crate::Result<()> = transaction!(portal.db, tx => {
            crate::execute!(
                tx,
                "insert into accounts (email, email_key, name, name_key, language, unsubscribe_token, created_at)
                 values ($1, $1, $1, $1, 'nl', $1, 0)",
                name
            )?;
            if fails { Err(crate::Error::NotFound) } else { Ok(()) }
        });
        assert_eq!(added.is_err(), fails);
    }

    on_both_engines! {
        async fn what_is_the_same_for_all_is_read_once_until_it_changes(portal: Portal) {
            add(&portal, "Vera", false).await;
            let other = Portal { db: portal.db.as_another_node(), ..portal.clone() };
            let read = async |portal: &Portal| {
                let page = portal.snapshot();
                let names: Vec<_> = names(&page, 0).await.into_iter().map(|(_, name)| name).collect();
                (names, page.db.trips())
            };
            let vera = || vec!["Vera".to_owned()];
            assert_eq!(read(&portal).await, (vera(), 2), "the list");
            assert_eq!(read(&portal).await, (vera(), 1));
            assert_eq!(names(&portal.snapshot(), i64::MAX).await, [], "by its values");
            assert_eq!(read(&other).await, (vera(), 2), "a node of its own");
            let before = portal.snapshot();
            assert_eq!(names(&before, 0).await.len(), 1);
            add(&portal, "Wim", true).await;
            assert_eq!(read(&portal).await, (vera(), 1), "nothing was written");
            add(&portal, "Wim", false).await;
            let both = || vec!["Vera".to_owned(), "Wim".to_owned()];
            for node in [&portal, &other] {
                assert_eq!(read(node).await, (both(), 2), "it changed");
                assert_eq!(read(node).await, (both(), 1));
            }
            assert_eq!(names(&before, 0).await.len(), 1, "a page goes on in its own state");
            assert_eq!(names(&portal, 0).await.len(), 2, "outside a page it is read anew");
        }
    }
}
