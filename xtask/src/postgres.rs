//! A throwaway PostgreSQL for tests: started in a second, gone without a trace.
//!
//! The server refuses to run as root, so then it runs as an unprivileged user. `postgres.sh` starts and stops
//! it, and lives as long as its standard input is open.

use crate::program;
use anyhow::{Context as _, Result, bail, ensure};
use std::{
    env,
    ffi::OsString,
    fs,
    io::{BufRead as _, BufReader},
    net::{Ipv4Addr, TcpListener},
    os::unix::process::CommandExt as _,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

/// The variable in which tests find the server's address.
pub const ADDRESS: &str = "KLANKBORD_TEST_POSTGRES";

/// A running server; it ends when this is dropped.
pub struct Postgres {
    keeper: Child,
    port: u16,
}

impl Postgres {
    /// Starts a server on a free loopback port. Nothing in it has to survive a power cut, so nothing
    /// waits for the disk.
    pub fn start() -> Result<Self> {
        Self::start_with("off")
    }

    /// Starts a server that waits for the disk, as one in production does.
    pub fn start_durable() -> Result<Self> {
        Self::start_with("on")
    }

    fn start_with(durable: &str) -> Result<Self> {
        let programs = programs()?;
        let port = free_port()?;
        let mut keeper = unprivileged_shell()?
            .args(["-c", include_str!("postgres.sh"), "postgres.sh"])
            .arg(&programs)
            .arg(port.to_string())
            .arg(durable)
            // The user may have no access to the present folder.
            .current_dir("/")
            // Ctrl-C is for us; the server stops when its standard input closes.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("PostgreSQL can't be started")?;
        let mut said = String::new();
        if let Some(stdout) = keeper.stdout.take() {
            BufReader::new(stdout).read_line(&mut said)?;
        }
        let server = Self { keeper, port };
        ensure!(
            said.trim() == "ready",
            "PostgreSQL ({}) did not start; its log stands above",
            programs.display()
        );
        Ok(server)
    }

    /// The address without the name of a database.
    pub fn address(&self) -> String {
        format!("postgres://klankbord@127.0.0.1:{}", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("xtask: PostgreSQL could not be waited for: {error}");
        }
    }
}

/// `cargo xtask postgres`: a server for as long as the command runs, or until Ctrl-C.
pub fn run(command: &[OsString]) -> Result<()> {
    let server = Postgres::start()?;
    let Some((program, arguments)) = command.split_first() else {
        println!("{ADDRESS}={}", server.address());
        println!("It runs until Ctrl-C.");
        loop {
            thread::sleep(Duration::MAX);
        }
    };
    program::run(
        program::command(program)
            .args(arguments)
            .env(ADDRESS, server.address()),
    )
}

/// The folder with the server's programs: the newest that Debian has, or else the first in `PATH`.
fn programs() -> Result<PathBuf> {
    let mut debian: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    debian.sort();
    let newest_first = debian.into_iter().rev().map(|(_, folder)| folder);
    let path = env::var_os("PATH").unwrap_or_default();
    newest_first
        .chain(env::split_paths(&path))
        .find(|folder| {
            ["initdb", "postgres", "pg_isready"]
                .iter()
                .all(|program| folder.join(program).is_file())
        })
        .context(
            "the tests need PostgreSQL 15 or newer: no folder under /usr/lib/postgresql and none \
             of PATH has initdb, postgres and pg_isready (on Debian: apt-get install postgresql)",
        )
}

/// A shell that is not root's: PostgreSQL's programs refuse to run as root.
fn unprivileged_shell() -> Result<Command> {
    if program::output(Command::new("id").arg("-u"))?.trim() != "0" {
        return Ok(Command::new("sh"));
    }
    let users = fs::read_to_string("/etc/passwd").context("/etc/passwd can't be read")?;
    let known = |user: &str| {
        users
            .lines()
            .any(|line| line.starts_with(&format!("{user}:")))
    };
    let Some(user) = ["postgres", "nobody"].into_iter().find(|user| known(user)) else {
        bail!("PostgreSQL refuses to run as root, and there is no user postgres or nobody");
    };
    ensure!(
        program::find("runuser").is_some(),
        "PostgreSQL refuses to run as root, and runuser (of util-linux) is missing"
    );
    let mut shell = Command::new("runuser");
    shell.args(["-u", user, "--", "sh"]);
    Ok(shell)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free loopback port")?;
    Ok(listener.local_addr()?.port())
}
