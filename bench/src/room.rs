//! A session that many people follow: the time from a press until each of them sees it, and the cost of each.

use crate::{
    Result,
    load::{self, Shot},
    process, seed,
};
use http_body_util::{BodyExt as _, Full};
use hyper::{
    Request, StatusCode,
    body::{Bytes, Incoming},
    header,
};
use klankbord_domain::{Portal, base::db::Db};
use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};
use tokio::{
    sync::mpsc,
    task::{JoinHandle, JoinSet},
};

/// How many listen, and how many presses are measured with so many; some open the session several times.
const ROOMS: [(usize, i64); 3] = [(500, 100), (2_000, 40), (10_000, 10)];
/// The number of those who lose their connection at once, and follow again.
const LOST: usize = 1_000;
/// The time between two presses.
const PAUSE: Duration = Duration::from_millis(100);
/// The time to wait for the last listener.
const PATIENCE: Duration = Duration::from_secs(10);

/// The number of an event, and the moment when somebody got it.
type Heard = (i64, Instant);

/// The number of presses that are measured in each of the smaller sessions.
const PRESSES_IN_EACH: i64 = 10;

/// Everybody who follows a session.
struct Crowd {
    address: &'static str,
    session: i64,
    listening: VecDeque<JoinHandle<()>>,
    tell: mpsc::UnboundedSender<Heard>,
    heard: mpsc::UnboundedReceiver<Heard>,
    /// The number of presses so far, which is that of the last event.
    presses: i64,
}

/// Measures, and prints the results.
pub async fn run(database: &str, engine: &str, address: &'static str, pid: u32) -> Result<()> {
    let before = process::resident_mib(pid);
    let mut crowd = Crowd::of(address, 1);
    println!("\n### {engine}: a session that many people follow; from a press to\n");
    println!(
        "| listeners | each, p50 ms | each, p99 ms | the last, p50 ms | the last, p99 ms | KiB for each |"
    );
    println!("|--:|--:|--:|--:|--:|--:|");
    for (listeners, presses) in ROOMS {
        crowd.grow(listeners).await?;
        // The first presses also open what is opened once, so they are not counted.
        for _ in 0..2 {
            crowd.press().await?;
        }
        let (mut each, mut last) = (Vec::new(), Vec::new());
        for _ in 0..presses {
            let took = crowd.press().await?;
            last.extend(took.iter().max());
            each.extend(took);
        }
        each.sort_unstable();
        last.sort_unstable();
        let each_kib = (process::resident_mib(pid) - before) * 1024.0 / listeners as f64;
        println!(
            "| {listeners} | {:.1} | {:.1} | {:.1} | {:.1} | {each_kib:.0} |",
            share(&each, 0.5),
            share(&each, 0.99),
            share(&last, 0.5),
            share(&last, 0.99)
        );
    }
    let again = crowd.lose(LOST).await?;
    println!(
        "\n{LOST} listeners who lost their connection at once follow again after {:.0} ms; memory of the server: {:.0} MiB",
        again.as_secs_f64() * 1000.0,
        process::resident_mib(pid)
    );
    drop(crowd);
    let portal = Portal::on(Db::open(database).await?);
    seed::small_rooms(&portal).await?;
    portal.db.close().await;
    many_rooms(address).await
}

/// Measures many smaller sessions at once, and prints one line for all of them.
async fn many_rooms(address: &'static str) -> Result<()> {
    let mut crowds = Vec::new();
    for session in 2..=seed::SESSIONS {
        let mut crowd = Crowd::of(address, session);
        crowd.grow(seed::IN_SMALL_ROOM as usize).await?;
        crowd.press().await?;
        crowds.push(crowd);
    }
    let mut each = Vec::new();
    for _ in 0..PRESSES_IN_EACH {
        let presses = crowds.iter_mut().map(Crowd::press);
        for took in futures::future::try_join_all(presses).await? {
            each.extend(took);
        }
    }
    each.sort_unstable();
    println!(
        "\n{} listeners in {} rooms, in each of which somebody presses at the same moment: {:.1} ms for half of \
         them, {:.1} ms for 99 of a hundred",
        seed::IN_SMALL_ROOM as usize * crowds.len(),
        crowds.len(),
        share(&each, 0.5),
        share(&each, 0.99)
    );
    Ok(())
}

impl Drop for Crowd {
    fn drop(&mut self) {
        for listening in &self.listening {
            listening.abort();
        }
    }
}

impl Crowd {
    fn of(address: &'static str, session: i64) -> Self {
        let (tell, heard) = mpsc::unbounded_channel();
        Self {
            address,
            session,
            listening: VecDeque::new(),
            tell,
            heard,
            presses: 0,
        }
    }

    /// The account of somebody in the room.
    fn person(&self, place: i64) -> i64 {
        if self.session == 1 {
            seed::in_room(place % seed::IN_ROOM)
        } else {
            seed::in_small_room(self.session, place % seed::IN_SMALL_ROOM)
        }
    }

    /// Lets others listen until there are so many.
    async fn grow(&mut self, listeners: usize) -> Result<()> {
        let mut followed = JoinSet::new();
        for place in self.listening.len()..listeners {
            let (address, session, after) = (self.address, self.session, self.presses);
            let account = self.person(place as i64);
            followed.spawn(async move { follow(address, session, account, after).await });
            // No more at once than a queue of connections takes.
            if followed.len() >= 100
                && let Some(body) = followed.join_next().await
            {
                self.listening
                    .push_back(tokio::spawn(listen(body??, self.tell.clone())));
            }
        }
        while let Some(body) = followed.join_next().await {
            self.listening
                .push_back(tokio::spawn(listen(body??, self.tell.clone())));
        }
        Ok(())
    }

    /// One press; returns how long it took until each listener was told.
    async fn press(&mut self) -> Result<Vec<Duration>> {
        tokio::time::sleep(PAUSE).await;
        self.presses += 1;
        let pressed = Instant::now();
        self.support().await?;
        let mut took = Vec::with_capacity(self.listening.len());
        for _ in 0..self.listening.len() {
            let (_, at) = next(&mut self.heard, self.presses).await?;
            took.push(at.saturating_duration_since(pressed));
        }
        Ok(took)
    }

    /// Gives a support, or takes it back.
    async fn support(&self) -> Result<()> {
        let number = self.presses;
        let give = if number % 2 == 1 { "yes" } else { "no" };
        let question = if self.session == 1 {
            1
        } else {
            seed::QUESTIONS + self.session - 1
        };
        // One person may not press this often.
        let person = 1 + (self.session + (number - 1) / 2) % 99;
        let shot = Shot {
            path: format!("/sessions/{}/room/support", self.session),
            cookie: seed::cookie(self.person(person)),
            form: Some(format!("question={question}&give={give}&quiet=true")),
        };
        let (status, _) = load::once(self.address, &shot).await?;
        if status == StatusCode::NO_CONTENT {
            Ok(())
        } else {
            Err(format!("a press was answered with {status}").into())
        }
    }

    /// Cuts so many off, and lets them follow again; returns how long that took.
    async fn lose(&mut self, listeners: usize) -> Result<Duration> {
        let before = self.listening.len();
        for lost in self.listening.drain(..listeners) {
            lost.abort();
        }
        let begun = Instant::now();
        self.grow(before).await?;
        Ok(begun.elapsed())
    }
}

/// Receives the next event, which must be this one; an earlier one means that somebody got it twice.
async fn next(heard: &mut mpsc::UnboundedReceiver<Heard>, number: i64) -> Result<Heard> {
    let next = tokio::time::timeout(PATIENCE, heard.recv()).await;
    match next {
        Ok(Some(told)) if told.0 == number => Ok(told),
        Ok(Some((other, _))) => Err(format!("event {other} came in the place of {number}").into()),
        Ok(None) | Err(_) => Err(format!("not everybody was told of event {number}").into()),
    }
}

/// The time under which this share stayed, in milliseconds.
fn share(sorted: &[Duration], share: f64) -> f64 {
    let place = (sorted.len() as f64 * share) as usize;
    let found = sorted.get(place.min(sorted.len().saturating_sub(1)));
    found.map_or(f64::NAN, |took| took.as_secs_f64() * 1000.0)
}

async fn follow(address: &str, session: i64, account: i64, after: i64) -> Result<Incoming> {
    let mut sender = load::connect(address).await?;
    let request = Request::builder()
        .uri(format!("/sessions/{session}/live?after={after}"))
        .header(header::HOST, address)
        .header(header::COOKIE, seed::cookie(account))
        .body(Full::<Bytes>::default())?;
    let answer = sender.send_request(request).await?;
    if answer.status() == StatusCode::OK {
        Ok(answer.into_body())
    } else {
        Err(format!("a listener was answered with {}", answer.status()).into())
    }
}

/// Passes on each event that arrives.
async fn listen(mut body: Incoming, tell: mpsc::UnboundedSender<Heard>) {
    let mut line = Vec::new();
    while let Some(Ok(frame)) = body.frame().await {
        let at = Instant::now();
        for &byte in frame.data_ref().into_iter().flatten() {
            if byte != b'\n' {
                line.push(byte);
                continue;
            }
            let number = line.strip_prefix(b"id: ");
            let number = number.and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
            if let Some(number) = number
                && tell.send((number, at)).is_err()
            {
                return;
            }
            line.clear();
        }
    }
}
