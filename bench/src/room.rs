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
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// The number of people who follow the session.
const LISTENERS: usize = seed::IN_ROOM.unsigned_abs() as usize;
/// The number of presses that are measured.
const PRESSES: i64 = 100;
/// The time between two presses.
const PAUSE: Duration = Duration::from_millis(100);
/// The time to wait for the last listener.
const PATIENCE: Duration = Duration::from_secs(10);

/// The number of an event, and the moment when somebody got it.
type Heard = (i64, Instant);

/// Measures, and prints the results.
pub async fn run(engine: &str, address: &'static str, pid: u32) -> Result<()> {
    let before = process::resident_mib(pid);
    let (tell, mut heard) = mpsc::unbounded_channel();
    for place in 0..seed::IN_ROOM {
        let body = follow(address, seed::in_room(place)).await?;
        tokio::spawn(listen(body, tell.clone()));
    }
    // The first presses also open what is opened once, so they are not counted.
    let (mut each, mut last) = (Vec::new(), Vec::new());
    for number in 1..=PRESSES + 2 {
        let pressed = Instant::now();
        press(address, number).await?;
        let mut slowest = Duration::ZERO;
        for _ in 0..LISTENERS {
            let (told, at) = next(&mut heard, number).await?;
            let took = at.saturating_duration_since(pressed);
            slowest = slowest.max(took);
            if told > 2 {
                each.push(took);
            }
        }
        if number > 2 {
            last.push(slowest);
        }
        tokio::time::sleep(PAUSE).await;
    }
    let each_kib = (process::resident_mib(pid) - before) * 1024.0 / LISTENERS as f64;
    println!("\n### {engine}: a session that {LISTENERS} people follow\n");
    println!("| from a press to | p50 ms | p99 ms |");
    println!("|---|--:|--:|");
    for (what, took) in [
        ("each listener", &mut each),
        ("the last listener", &mut last),
    ] {
        took.sort_unstable();
        println!(
            "| {what} | {:.1} | {:.1} |",
            share(took, 0.5),
            share(took, 0.99)
        );
    }
    println!("\nmemory of the server for each listener: {each_kib:.0} KiB");
    Ok(())
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

async fn press(address: &str, number: i64) -> Result<()> {
    let give = if number % 2 == 1 { "yes" } else { "no" };
    // One person may not press this often.
    let person = 1 + (number - 1) / 2 % 20;
    let shot = Shot {
        path: "/sessions/1/room/support".to_owned(),
        cookie: seed::cookie(seed::in_room(person)),
        form: Some(format!("question=1&give={give}&quiet=true")),
    };
    let (status, _) = load::once(address, &shot).await?;
    if status == StatusCode::NO_CONTENT {
        Ok(())
    } else {
        Err(format!("a press was answered with {status}").into())
    }
}

async fn follow(address: &str, account: i64) -> Result<Incoming> {
    let mut sender = load::connect(address).await?;
    let request = Request::builder()
        .uri("/sessions/1/live?after=0")
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
