//! Seeds, starts the server and the bare handlers, loads both in turn, prints the table.

use crate::{
    Result, import, kept,
    load::{self, Outcome, Shot},
    mails, process,
    report::{self, Figures, Row},
    room,
    seed::{self, Size},
};
use hyper::StatusCode;
use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

pub const PORTAL: &str = "127.0.0.1:3918";
const BARE: &str = "127.0.0.1:3919";
/// Connections that ask for pages.
const READERS: usize = 16;
/// Connections that cast positions.
const VOTERS: usize = 64;

/// A page that is measured.
pub struct Page {
    pub what: &'static str,
    /// The address on the portal, and the name of the bare handler that it is compared with.
    pub path: String,
    pub bare: &'static str,
    pub account: i64,
}

/// The pages. In the full size, member 11 was asked on many proposals, and on all that are open.
pub fn pages(size: Size) -> [Page; 10] {
    let (member, proposal) = (size.reader(), size.read());
    [
        Page {
            what: "signed-in home",
            path: "/".to_owned(),
            bare: "/home",
            account: member,
        },
        Page {
            what: "letter of a proposal",
            path: format!("/proposals/{proposal}"),
            bare: "/letter",
            account: member,
        },
        Page {
            what: "results",
            path: format!("/proposals/{proposal}/results"),
            bare: "/results",
            account: member,
        },
        Page {
            what: "owner's inbox",
            path: "/inbox".to_owned(),
            bare: "/inbox",
            account: seed::OWNER,
        },
        Page {
            what: "debts",
            path: "/debts".to_owned(),
            bare: "/debts",
            account: seed::OWNER,
        },
        Page {
            what: "commitments",
            path: "/commitments".to_owned(),
            bare: "/commitments",
            account: member,
        },
        Page {
            what: "you said, we did",
            path: "/you-said-we-did?search=balie".to_owned(),
            bare: "/said",
            account: member,
        },
        Page {
            what: "signals of a department",
            path: "/signals".to_owned(),
            bare: "/signals",
            account: seed::OWNER,
        },
        Page {
            what: "what came of signals",
            path: "/signals/report".to_owned(),
            bare: "/report",
            account: seed::OWNER,
        },
        Page {
            what: "page of the board",
            path: "/board".to_owned(),
            bare: "/board",
            account: seed::OWNER,
        },
    ]
}

/// A process that ends with its owner.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It is fine when it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Measures on one database, each figure for so many seconds, and so many mails; with a file of figures, only the pages
/// beside them.
pub async fn run(
    database: &str,
    binary: &Path,
    (seconds, mails): (u64, usize),
    beside: Option<(PathBuf, bool)>,
) -> Result<()> {
    seed::seed(database, Size::FULL).await?;

    let folder = std::env::temp_dir().join(format!("klankbord-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let seen = look(database, binary, &folder).await?;
    let begun = Instant::now();
    let server = start(portal_command(binary, database, "warn"))?;
    answered(PORTAL, "/sign-in").await?;
    let start_up = begun.elapsed();

    let mut bare = Command::new(std::env::current_exe()?);
    bare.arg("bare")
        .args(["--database", database, "--listen", BARE, "--pages"])
        .arg(&folder);
    let bare = start(bare)?;
    answered(BARE, "/ready").await?;

    let length = Duration::from_secs(seconds);
    let mut rows = Vec::new();
    for (page, (trips, bytes)) in pages(Size::FULL).into_iter().zip(seen) {
        let portal = Target {
            address: PORTAL,
            pid: server.0.id(),
            path: page.path,
        };
        let beside = Target {
            address: BARE,
            pid: bare.0.id(),
            path: page.bare.to_owned(),
        };
        rows.push(Row {
            what: page.what,
            is_page: true,
            trips,
            bytes,
            connections: READERS,
            portal: portal.read(page.account, length).await?,
            bare: beside.read(page.account, length).await?,
        });
    }
    let engine = database.split(':').next().unwrap_or_default();
    if let Some((file, keep)) = beside {
        std::fs::remove_dir_all(folder)?;
        return kept::compare(&file, engine, &rows, keep);
    }
    let portal = Target {
        address: PORTAL,
        pid: server.0.id(),
        path: String::new(),
    };
    let beside = Target {
        address: BARE,
        pid: bare.0.id(),
        path: String::new(),
    };
    rows.push(Row {
        what: "casting positions",
        is_page: false,
        trips: 0,
        bytes: 0,
        connections: VOTERS,
        portal: portal.vote(0, length).await?,
        bare: beside.vote(90_000, length).await?,
    });
    report::print(engine, &rows);
    room::run(database, engine, PORTAL, server.0.id()).await?;
    println!(
        "\nstart to first answer: {:.0} ms",
        start_up.as_secs_f64() * 1000.0
    );
    std::fs::remove_dir_all(folder)?;
    drop((server, bare));
    import::run(database, engine).await?;
    send(database, binary, engine, mails).await
}

/// Lets the worker write mails, and measures how long it takes.
async fn send(database: &str, binary: &Path, engine: &str, mails: usize) -> Result<()> {
    if mails == 0 {
        return Ok(());
    }
    mails::enqueue(database, mails).await?;
    let sink = mails::Sink::start().await?;
    let mut command = portal_command(binary, database, "error");
    command
        .env("KLANKBORD_WORKER", "true")
        .env("KLANKBORD_MAIL", "smtp")
        .env("KLANKBORD_MAIL_FROM", "klankbord@dewaag.example")
        .env("KLANKBORD_SMTP_PORT", sink.port.to_string())
        .env("KLANKBORD_SMTP_SECURITY", "none")
        .env("KLANKBORD_SMTP_CONNECTIONS", "16");
    let server = start(command)?;
    sink.print(engine, server.0.id()).await
}

/// The release server on this database, with this filter of log lines.
pub fn portal_command(server: &Path, database: &str, log: &str) -> Command {
    let mut command = Command::new(server);
    command
        .arg("serve")
        .env("KLANKBORD_WORKER", "false")
        .env("KLANKBORD_DATABASE", database)
        .env("KLANKBORD_LISTEN", PORTAL)
        .env("KLANKBORD_BASE_URL", format!("http://{PORTAL}"))
        .env("KLANKBORD_MAIL", "memory")
        .env("KLANKBORD_CONNECTIONS", "12000")
        .env("KLANKBORD_LOG", log);
    command
}

pub fn start(mut command: Command) -> Result<Running> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    Ok(Running(command.spawn()?))
}

/// Waits for the first answer, ten seconds at most.
pub async fn answered(address: &str, path: &str) -> Result<()> {
    let shot = Shot {
        path: path.to_owned(),
        cookie: String::new(),
        form: None,
    };
    for _ in 0..5_000 {
        if load::once(address, &shot).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Err(format!("{address} does not answer").into())
}

/// Opens each page once. Saves the answers, so that the bare handlers can return the same bytes, and returns the trips to
/// the database, which the log tells, and the sizes.
async fn look(database: &str, server: &Path, folder: &Path) -> Result<Vec<(u32, usize)>> {
    let log = folder.join("log");
    let mut command = portal_command(server, database, "warn,klankbord_server::log=info");
    command.stderr(std::fs::File::create(&log)?);
    let _server = start(command)?;
    answered(PORTAL, "/sign-in").await?;
    let mut sizes = Vec::new();
    for page in pages(Size::FULL) {
        let shot = Shot {
            path: page.path.clone(),
            cookie: seed::cookie(page.account),
            form: None,
        };
        let (status, bytes) = load::once(PORTAL, &shot).await?;
        if status != StatusCode::OK {
            return Err(format!("{} answers {status}", page.path).into());
        }
        sizes.push(bytes.len());
        std::fs::write(folder.join(page.bare.trim_start_matches('/')), bytes)?;
    }
    let mut trips = Vec::new();
    for line in std::fs::read_to_string(log)?.lines() {
        let line: serde_json::Value = serde_json::from_str(line)?;
        // A program of before the trips were told is measured too.
        trips.extend(
            line["status"]
                .as_u64()
                .map(|_| line["trips"].as_u64().unwrap_or(0)),
        );
    }
    // The first ones are those of the page by which we saw that the server answers.
    let first = trips.len().saturating_sub(sizes.len());
    let trips = trips.into_iter().skip(first).map(|trips| trips as u32);
    Ok(trips.zip(sizes).collect())
}

pub struct Target {
    pub address: &'static str,
    pub pid: u32,
    pub path: String,
}

impl Target {
    pub async fn read(&self, account: i64, length: Duration) -> Result<Figures> {
        let (path, cookie) = (self.path.to_owned(), seed::cookie(account));
        self.shoot(READERS, length, StatusCode::OK, move |_| Shot {
            path: path.clone(),
            cookie: cookie.clone(),
            form: None,
        })
        .await
    }

    /// Each request is another member's position, so that none is a repetition of one before it.
    async fn vote(&self, from: i64, length: Duration) -> Result<Figures> {
        let next = Arc::new(AtomicI64::new(from));
        self.shoot(VOTERS, length, StatusCode::SEE_OTHER, move |_| {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let member = 1 + 10 * (number % seed::UNDECIDED_EACH);
            let proposal = Size::FULL.proposals - number / seed::UNDECIDED_EACH % Size::FULL.open;
            Shot {
                path: format!("/proposals/{proposal}/position"),
                cookie: seed::cookie(member),
                form: Some(
                    "position=for&reason=Goed+plan%2C+zolang+het+water+niet+te+hoog+komt."
                        .to_owned(),
                ),
            }
        })
        .await
    }

    async fn shoot(
        &self,
        connections: usize,
        length: Duration,
        expected: StatusCode,
        shot: impl Fn(u64) -> Shot + Clone + Send + Sync + 'static,
    ) -> Result<Figures> {
        load::load(
            self.address,
            connections,
            Duration::from_secs(1),
            expected,
            shot.clone(),
        )
        .await?;
        let before = process::cpu_with_database(self.pid)?;
        let outcome: Outcome =
            load::load(self.address, connections, length, expected, shot).await?;
        let cpu = process::cpu_with_database(self.pid)? - before;
        Ok(Figures {
            rate: outcome.rate(),
            p50: outcome.percentile(0.5),
            p99: outcome.percentile(0.99),
            cpu: cpu / outcome.answered as f64,
            memory: process::resident_mib(self.pid),
            failed: outcome.failed,
        })
    }
}
