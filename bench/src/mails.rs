//! Many personal mails: written by the worker in each reader's language, and handed to a mail server on this machine.

use crate::{Result, process, seed};
use klankbord_domain::{
    Portal,
    base::{
        db::Db,
        ids::ProposalId,
        outbox::{self, Mail},
    },
    transaction, value,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// The time without a mail after which the last one is taken to have come.
const SILENCE: Duration = Duration::from_secs(10);

/// Puts a mail about an open round into the outbox for each of its people, until there are this many.
pub async fn enqueue(database: &str, mails: usize) -> Result<()> {
    let portal = Portal::on(Db::open(database).await?);
    let now = portal.now();
    for number in 0..seed::Size::FULL.open {
        let proposal = ProposalId(seed::Size::FULL.proposals - number);
        let waiting: i64 = transaction!(portal.db, tx => {
            let event = format!("measured:{proposal}");
            outbox::mail_audience(tx, now, &event, proposal, &Mail::ProposalOpened { proposal }).await?;
            value!(tx, "select count(*) from outbox where state = 'waiting' and kind = 'proposal_opened'")
        })?;
        if usize::try_from(waiting)? >= mails {
            break;
        }
    }
    portal.db.close().await;
    Ok(())
}

/// A mail server that takes everything and keeps nothing.
pub struct Sink {
    /// Where it listens.
    pub port: u16,
    taken: Arc<AtomicUsize>,
}

impl Sink {
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let taken = Arc::<AtomicUsize>::default();
        let count = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Whoever hangs up has said what they wanted.
                tokio::spawn(talk(stream, Arc::clone(&count)));
            }
        });
        Ok(Self { port, taken })
    }

    /// Waits until no mail comes any more, and prints how many came in which time.
    pub async fn print(&self, engine: &str, pid: u32) -> Result<()> {
        let begun = Instant::now();
        let (mut seen, mut last) = (0, begun);
        while last.elapsed() < SILENCE {
            tokio::time::sleep(Duration::from_millis(20)).await;
            let taken = self.taken.load(Ordering::Relaxed);
            if taken > seen {
                (seen, last) = (taken, Instant::now());
            }
        }
        let took = (last - begun).as_secs_f64();
        println!(
            "\n{engine}: {seen} mails were written and handed over in {took:.1} s, {:.0} in a second; {:.2} ms of the \
             processor each",
            seen as f64 / took,
            process::cpu_with_database(pid)? / seen.max(1) as f64
        );
        Ok(())
    }
}

async fn talk(stream: TcpStream, taken: Arc<AtomicUsize>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 sink ESMTP\r\n").await?;
    let (mut line, mut in_data) = (String::new(), false);
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let answer: &[u8] = match line.trim_end() {
            "." if in_data => {
                in_data = false;
                taken.fetch_add(1, Ordering::Relaxed);
                b"250 taken\r\n"
            }
            _ if in_data => continue,
            "DATA" => {
                in_data = true;
                b"354 go on\r\n"
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n").await,
            _ => b"250 fine\r\n",
        };
        stream.write_all(answer).await?;
    }
}
