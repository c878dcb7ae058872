//! The connections of this node: how many there may be, and how long each may keep silent.
//!
//! What must stay true: a browser that says nothing is let go, so that nobody keeps everybody else out by opening
//! connections; whoever comes when all places are taken waits until one is free. Only HTTP/1.1 is spoken, because a
//! protocol that is still to be found out has no limit of time; a proxy in front speaks the others.

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};
use tower::ServiceExt as _;

/// What connections may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many may be open at once.
    pub most: u16,
    /// How long a browser may take to say what it wants, at first and between two requests.
    pub silence: Duration,
}

/// How long a browser may keep silent, usually.
pub const SILENCE: Duration = Duration::from_secs(20);
/// How long to wait after a connection could not be taken: most often no file handle is free.
const PAUSE: Duration = Duration::from_millis(500);

/// Answers everybody who connects, until a stop is asked for; then until all that is under way has come to its end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    mut stopping: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(usize::from(limits.most)));
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.ok()?;
            Some((place, listener.accept().await))
        };
        let next = tokio::select! {
            next = next => next,
            () = asked(&mut stopping) => None,
        };
        match next {
            Some((place, Ok((stream, peer)))) => {
                let serving = answer(
                    stream,
                    peer,
                    router.clone(),
                    limits.silence,
                    stopping.clone(),
                );
                tokio::spawn(async move {
                    serving.await;
                    drop(place);
                });
            }
            Some((_, Err(error))) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(PAUSE).await;
            }
            None => break,
        }
    }
    drop(listener);
    // All places are free once everybody has left.
    let _ = places.acquire_many(u32::from(limits.most)).await;
}

async fn answer(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    silence: Duration,
    mut stopping: watch::Receiver<bool>,
) {
    // Who follows a room gets small pieces, and each of them at once.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection may be slow");
    }
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let router = router.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            router.oneshot(request).await as Result<_, Infallible>
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(silence)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = asked(&mut stopping) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Waits until a stop is asked for.
async fn asked(stopping: &mut watch::Receiver<bool>) {
    // The sender lives as long as the process, so this ends with a stop only.
    let _ = stopping.wait_for(|stop| *stop).await;
}
