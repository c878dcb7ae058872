//! A closed load: a number of connections, each of which sends its next request when the last was answered.

use crate::Result;
use http_body_util::{BodyExt as _, Full};
use hyper::{
    Request, StatusCode,
    body::Bytes,
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::net::TcpStream;

/// One request.
pub struct Shot {
    /// The path.
    pub path: String,
    /// The cookie of the sender.
    pub cookie: String,
    /// The form, for a POST.
    pub form: Option<String>,
}

/// The result of a load.
pub struct Outcome {
    /// Requests that were answered as expected.
    pub answered: u64,
    /// Requests that failed.
    pub failed: u64,
    /// The duration of the load.
    pub elapsed: Duration,
    /// The time that each answer took, in microseconds, sorted.
    latencies: Vec<u32>,
}

impl Outcome {
    /// Answered requests per second.
    pub fn rate(&self) -> f64 {
        self.answered as f64 / self.elapsed.as_secs_f64()
    }

    /// The latency, in milliseconds, under which `share` of the requests stayed.
    pub fn percentile(&self, share: f64) -> f64 {
        let place = (self.latencies.len() as f64 * share) as usize;
        let place = place.min(self.latencies.len().saturating_sub(1));
        self.latencies
            .get(place)
            .map_or(f64::NAN, |&micros| f64::from(micros) / 1000.0)
    }
}

/// Sends requests over `connections` connections for `length`; `shot` gives the request with a number.
pub async fn load(
    address: &str,
    connections: usize,
    length: Duration,
    expected: StatusCode,
    shot: impl Fn(u64) -> Shot + Send + Sync + 'static,
) -> Result<Outcome> {
    let shot = Arc::new(shot);
    let next = Arc::new(AtomicU64::new(0));
    let begun = Instant::now();
    let mut gunners = Vec::new();
    for _ in 0..connections {
        let (shot, next, address) = (Arc::clone(&shot), Arc::clone(&next), address.to_owned());
        gunners.push(tokio::spawn(async move {
            let mut latencies = Vec::new();
            let mut failed = 0_u64;
            let mut sender = connect(&address).await?;
            while begun.elapsed() < length {
                let shot = shot(next.fetch_add(1, Ordering::Relaxed));
                let sent = Instant::now();
                match send(&mut sender, &address, &shot).await {
                    Ok((status, _)) if status == expected => {
                        let micros = sent.elapsed().as_micros();
                        latencies.push(u32::try_from(micros).unwrap_or(u32::MAX));
                    }
                    Ok(_) => failed += 1,
                    Err(_) => {
                        failed += 1;
                        sender = connect(&address).await?;
                    }
                }
            }
            Result::<_>::Ok((latencies, failed))
        }));
    }
    let mut latencies = Vec::new();
    let mut failed = 0;
    for gunner in gunners {
        let (some, missed) = gunner.await??;
        latencies.extend(some);
        failed += missed;
    }
    let elapsed = begun.elapsed();
    latencies.sort_unstable();
    Ok(Outcome {
        answered: latencies.len() as u64,
        failed,
        elapsed,
        latencies,
    })
}

/// Sends one request on a connection of its own.
pub async fn once(address: &str, shot: &Shot) -> Result<(StatusCode, Bytes)> {
    let mut sender = connect(address).await?;
    send(&mut sender, address, shot).await
}

/// A connection of its own.
pub async fn connect(address: &str) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

async fn send(
    sender: &mut SendRequest<Full<Bytes>>,
    address: &str,
    shot: &Shot,
) -> Result<(StatusCode, Bytes)> {
    let mut request = Request::builder()
        .uri(&shot.path)
        .header(header::HOST, address)
        .header(header::COOKIE, &shot.cookie);
    let body = match &shot.form {
        Some(form) => {
            request = request
                .method("POST")
                .header("sec-fetch-site", "same-origin")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            Full::new(Bytes::from(form.clone()))
        }
        None => Full::default(),
    };
    sender.ready().await?;
    let answer = sender.send_request(request.body(body)?).await?;
    let status = answer.status();
    let bytes = answer.into_body().collect().await?.to_bytes();
    Ok((status, bytes))
}
