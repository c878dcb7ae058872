//! One state of the database for all that a page reads, and few trips to read it.
//!
//! A page asks several slices. Each on its own could show a round as open and its result as counted. A snapshot is a
//! transaction that only reads: it begins with the first statement and ends when the last copy of it is dropped.
//!
//! Statements that are asked at the same time, as by `try_join!`, wait for each other for one turn of the scheduler and
//! go together. On SQLite, where each change to the thread of the database and back costs more than most statements,
//! that is one trip; its driver takes several statements as one text. PostgreSQL answers one statement at a time,
//! because its driver does not send the next one before the answer came.

use super::{
    Pools,
    rows::{self, Rows},
    shared::{self, Generations, Shared},
    values::{self, Value},
};
use crate::base::error::{Error, Result};
use futures::{TryStreamExt as _, stream::BoxStream};
use sqlx::{
    AssertSqlSafe, Either, Executor as _, Postgres, Sqlite, Transaction, pool::PoolConnection,
};
use std::{
    collections::HashMap,
    mem,
    sync::{
        Arc, LazyLock, Mutex, PoisonError, RwLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{OnceCell, OwnedSemaphorePermit, Semaphore, oneshot},
    task::yield_now,
    time::timeout,
};

/// The longest wait for a connection, and for reads that wait for a read which nobody goes on with.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The number of snapshots that may be open: one connection of a pool is always left for a read that waits for nothing
/// else, or two pages that need such a read as well could wait for each other.
pub(super) fn permits(connections: u32) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(connections.saturating_sub(1) as usize))
}

/// A transaction that reads, once it has begun.
#[derive(Clone)]
pub struct Snapshot(Arc<Reads>);

struct Reads {
    pools: Pools,
    permits: Arc<Semaphore>,
    shared: Option<Arc<Shared>>,
    generations: OnceCell<Generations>,
    queue: Mutex<Queue>,
    begun: tokio::sync::Mutex<Option<Begun>>,
    trips: AtomicU32,
}

/// What was asked of the snapshot.
#[derive(Default)]
struct Queue {
    /// Statements that wait to go together.
    asked: Vec<Asked>,
    /// Whether one of those who asked is about to take them to the database.
    led: bool,
    /// What was read before: in one state, the same statement returns the same rows.
    known: HashMap<Statement, Arc<Rows>>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Statement {
    sql: &'static str,
    values: Vec<Value>,
}

struct Asked {
    statement: Statement,
    answers: Vec<oneshot::Sender<Result<Arc<Rows>>>>,
}

impl Snapshot {
    pub(super) fn new(
        pools: &Pools,
        permits: &Arc<Semaphore>,
        shared: Option<&Arc<Shared>>,
    ) -> Self {
        Self(Arc::new(Reads {
            pools: pools.clone(),
            permits: Arc::clone(permits),
            shared: shared.cloned(),
            generations: OnceCell::new(),
            queue: Mutex::new(Queue::beginning(pools, shared.is_some())),
            begun: tokio::sync::Mutex::default(),
            trips: AtomicU32::new(0),
        }))
    }

    /// The number of times that a statement, or several together, went to the database and back.
    pub(super) fn trips(&self) -> u32 {
        self.0.trips.load(Ordering::Relaxed)
    }

    pub(super) async fn ask(&self, sql: &'static str, values: Vec<Value>) -> Result<Arc<Rows>> {
        let statement = Statement { sql, values };
        let (answer, answered) = oneshot::channel();
        let leads = {
            let mut queue = self.0.queue();
            if let Some(rows) = queue.known.get(&statement) {
                return Ok(Arc::clone(rows));
            }
            queue.add(statement, answer);
            !mem::replace(&mut queue.led, true)
        };
        if leads {
            let lead = Lead(&self.0);
            yield_now().await;
            self.0.go(lead.take()).await;
        }
        timeout(LONGEST_WAIT, answered)
            .await
            .map_err(Error::unavailable)?
            .map_err(Error::unavailable)?
    }

    /// What a statement reads that is the same for every reader.
    pub(super) async fn ask_shared<T: Clone + Send + Sync + 'static>(
        &self,
        sql: &'static str,
        values: Vec<Value>,
        read: fn(&Rows) -> Result<T>,
    ) -> Result<T> {
        let Some(shared) = &self.0.shared else {
            return read(&*self.ask(sql, values).await?);
        };
        let generations = self.0.generations.get_or_try_init(|| async {
            let rows = self.ask(shared::GENERATIONS, Vec::new()).await?;
            let (listed,): (Option<String>,) = rows::query_as::fetch_one(&rows)?;
            Ok::<_, Error>(Generations::listed(&listed.unwrap_or_default()))
        });
        let key = Shared::key(sql, values, generations.await?);
        if let Some(kept) = shared.find(&key) {
            return Ok(kept);
        }
        let rows = self.ask(sql, key.values.clone()).await?;
        shared.keep(key, &rows, read)
    }
}

impl Queue {
    /// On SQLite the generations go with the first statements, whether or not anything shared follows: one more statement
    /// costs less than one more trip.
    fn beginning(pools: &Pools, shares: bool) -> Self {
        let mut queue = Self::default();
        if shares && matches!(pools, Pools::Sqlite(_)) {
            queue.asked.push(Asked {
                statement: Statement {
                    sql: shared::GENERATIONS,
                    values: Vec::new(),
                },
                answers: Vec::new(),
            });
        }
        queue
    }

    fn add(&mut self, statement: Statement, answer: oneshot::Sender<Result<Arc<Rows>>>) {
        let same = |asked: &&mut Asked| asked.statement == statement;
        match self.asked.iter_mut().find(same) {
            Some(asked) => asked.answers.push(answer),
            None => self.asked.push(Asked {
                statement,
                answers: vec![answer],
            }),
        }
    }

    /// Takes what waits; whoever asks from now on leads again.
    fn take(&mut self) -> Vec<Asked> {
        self.led = false;
        mem::take(&mut self.asked)
    }
}

/// The turn of the one who takes the waiting statements to the database. Whoever gives it up leaves none waiting.
struct Lead<'r>(&'r Reads);

impl Lead<'_> {
    fn take(self) -> Vec<Asked> {
        let taken = self.0.queue().take();
        mem::forget(self);
        taken
    }
}

impl Drop for Lead<'_> {
    fn drop(&mut self) {
        self.0.queue().take();
    }
}

impl Reads {
    fn queue(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs statements together. When one fails, so do the others: their page can't be shown without it.
    async fn go(&self, asked: Vec<Asked>) {
        match self.run(&asked).await {
            Ok(all) => {
                for (asked, rows) in asked.into_iter().zip(all) {
                    let rows = Arc::new(rows);
                    for answer in asked.answers {
                        // Nobody waits for it when its page was given up.
                        let _ = answer.send(Ok(Arc::clone(&rows)));
                    }
                    self.queue().known.insert(asked.statement, rows);
                }
            }
            Err(error) => {
                let mut answers = asked.into_iter().flat_map(|asked| asked.answers);
                if let Some(first) = answers.next() {
                    let _ = first.send(Err(error));
                }
                // The others hear that no answer will come.
            }
        }
    }

    async fn run(&self, asked: &[Asked]) -> Result<Vec<Rows>> {
        let mut open = timeout(LONGEST_WAIT, self.begun.lock())
            .await
            .map_err(Error::unavailable)?;
        let begun = match &mut *open {
            Some(begun) => begun,
            none => none.insert(Begun::begin(&self.pools, &self.permits).await?),
        };
        begun.run(asked, &self.trips).await
    }
}

/// A transaction that reads, and the permit for it.
enum Begun {
    Sqlite(SqliteReads),
    Postgres(
        Transaction<'static, Postgres>,
        #[expect(dead_code, reason = "held as long as the transaction")] OwnedSemaphorePermit,
    ),
}

impl Begun {
    async fn begin(pools: &Pools, permits: &Arc<Semaphore>) -> Result<Self> {
        let permit = Arc::clone(permits).acquire_owned();
        let permit = timeout(LONGEST_WAIT, permit)
            .await
            .map_err(Error::unavailable)?
            .map_err(Error::unavailable)?;
        Ok(match pools {
            Pools::Sqlite(db) => Self::Sqlite(SqliteReads {
                open: Some((db.read().await?, permit)),
                began: false,
            }),
            Pools::Postgres(db) => Self::Postgres(
                db.readers
                    .begin_with("begin isolation level repeatable read, read only")
                    .await?,
                permit,
            ),
        })
    }

    async fn run(&mut self, asked: &[Asked], trips: &AtomicU32) -> Result<Vec<Rows>> {
        match self {
            Self::Sqlite(reads) => {
                trips.fetch_add(1, Ordering::Relaxed);
                reads.run(asked).await
            }
            Self::Postgres(transaction, _) => {
                let mut all = Vec::with_capacity(asked.len());
                for Statement { sql, values } in asked.iter().map(|asked| &asked.statement) {
                    trips.fetch_add(1, Ordering::Relaxed);
                    let values = values::for_postgres(values)?;
                    let rows = sqlx::query_with(*sql, values)
                        .fetch_all(&mut **transaction)
                        .await?;
                    all.push(Rows::Postgres(rows));
                }
                Ok(all)
            }
        }
    }
}

/// A connection on which a transaction begins together with its first statements.
struct SqliteReads {
    /// `None` only once it ends.
    open: Option<(PoolConnection<Sqlite>, OwnedSemaphorePermit)>,
    began: bool,
}

impl SqliteReads {
    async fn run(&mut self, asked: &[Asked]) -> Result<Vec<Rows>> {
        let Some((connection, _)) = &mut self.open else {
            return Err(Error::unavailable(sqlx::Error::WorkerCrashed));
        };
        let mut texts = Vec::with_capacity(1 + asked.len());
        if !mem::replace(&mut self.began, true) {
            texts.push(("begin", 0));
        }
        let begins = texts.len();
        let statements = || asked.iter().map(|asked| &asked.statement);
        texts.extend(statements().map(|one| (one.sql, one.values.len())));
        let values = statements().flat_map(|one| &one.values);
        let values = values::for_sqlite(values)?;
        let query = sqlx::query_with(AssertSqlSafe(together(&texts)), values);
        let mut steps: BoxStream<'_, sqlx::Result<Either<_, _>>> = connection.fetch_many(query);
        let (mut all, mut rows) = (Vec::with_capacity(texts.len()), Vec::new());
        while let Some(step) = steps.try_next().await? {
            match step {
                Either::Right(row) => rows.push(row),
                Either::Left(_) => all.push(Rows::Sqlite(mem::take(&mut rows))),
            }
        }
        all.drain(..begins);
        Ok(all)
    }
}

impl Drop for SqliteReads {
    fn drop(&mut self) {
        if let Some((mut connection, permit)) = self.open.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(async move {
                let ended = sqlx::raw_sql("rollback").execute(&mut *connection).await;
                if ended.is_err() {
                    // It was not even begun, or it can't be used any more.
                    connection.close_on_drop();
                }
                drop((connection, permit));
            });
        }
    }
}

/// The number of texts that are kept. Pages read in fewer ways; only lists of which each line is read on its own have more.
const MOST_TEXTS: usize = 500;

/// Several statements as one text, with the values of each numbered on after those of the one before it. Each text is put
/// together once, as long as it is kept.
fn together(statements: &[(&'static str, usize)]) -> Arc<str> {
    // The place of a text that is part of the program says which one it is.
    type Texts = HashMap<Vec<(usize, usize)>, Arc<str>>;
    static TEXTS: LazyLock<RwLock<Texts>> = LazyLock::new(RwLock::default);
    let places = statements
        .iter()
        .map(|(sql, _)| (sql.as_ptr().addr(), sql.len()))
        .collect::<Vec<_>>();
    let known = TEXTS.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = known.get(&places) {
        return Arc::clone(text);
    }
    drop(known);
    let text: Arc<str> = joined(statements).into();
    let mut known = TEXTS.write().unwrap_or_else(PoisonError::into_inner);
    if known.len() >= MOST_TEXTS {
        known.clear();
    }
    known.insert(places, Arc::clone(&text));
    text
}

fn joined(statements: &[(&'static str, usize)]) -> String {
    let mut text = String::new();
    let mut before = 0;
    for (sql, values) in statements {
        let mut parts = sql.split('$');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let digits = part
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(part.len());
            let (number, rest) = part.split_at(digits);
            match number.parse::<usize>() {
                Ok(number) => text.push_str(&format!("${}{rest}", before + number)),
                Err(_) => text.extend(["$", part]),
            }
        }
        text.push_str("\n;\n");
        before += values;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_joined_statements_are_numbered_on() {
        let one = joined(&[("select $1, $2", 2)]);
        assert_eq!(one, "select $1, $2\n;\n");
        let three = joined(&[
            ("begin", 0),
            ("select $2, $1 -- twice", 2),
            ("select $1 || '$'", 1),
        ]);
        assert_eq!(
            three,
            "begin\n;\nselect $2, $1 -- twice\n;\nselect $3 || '$'\n;\n"
        );
    }

    #[test]
    fn a_text_is_put_together_once() {
        let (one, other) = ("select 1", "select 2");
        let first = together(&[(one, 0), (other, 0)]);
        assert!(Arc::ptr_eq(&first, &together(&[(one, 0), (other, 0)])));
        assert!(!Arc::ptr_eq(&first, &together(&[(other, 0), (one, 0)])));
    }
}
