//! Connections: silent ones are let go, and there are never more than so many.

use axum::{Router, routing::get};
use klankbord_server::connections::{Limits, serve};
use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};
use tokio::sync::watch;

const HELLO: &[u8] = b"GET / HTTP/1.1\r\nHost: klankbord.test\r\nConnection: close\r\n\r\n";

/// Serves on a free port; what stops it, and what ends then.
async fn serving(limits: Limits) -> (SocketAddr, watch::Sender<bool>, tokio::task::JoinHandle<()>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().route("/", get(|| async { "dag" }));
    let (stop, stopping) = watch::channel(false);
    let served = tokio::spawn(serve(listener, router, limits, stopping));
    (address, stop, served)
}

fn ask(address: SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(HELLO).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn silent_connections_are_closed_and_keep_nobody_out() {
    let silence = Duration::from_millis(300);
    let (address, stop, served) = serving(Limits { most: 2, silence }).await;
    let answered = tokio::task::spawn_blocking(move || {
        let begun = Instant::now();
        // One says nothing, one says half of what it wants: all places are taken.
        let mut silent = TcpStream::connect(address).unwrap();
        let mut slow = TcpStream::connect(address).unwrap();
        slow.write_all(b"GET / HTTP/1.1\r\nHost:").unwrap();
        let answer = ask(address);
        for stream in [&mut silent, &mut slow] {
            stream
                .set_read_timeout(Some(Duration::from_secs(10)))
                .unwrap();
            let mut rest = Vec::new();
            // The end of the stream, or its reset: it was closed by the server.
            let _ = stream.read_to_end(&mut rest);
        }
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "{:?}",
            begun.elapsed()
        );
        answer
    });
    assert!(answered.await.unwrap().ends_with("dag"));
    stop.send_replace(true);
    tokio::time::timeout(Duration::from_secs(5), served)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_waits_for_nobody_who_says_nothing() {
    let silence = Duration::from_secs(60);
    let (address, stop, served) = serving(Limits { most: 8, silence }).await;
    let idle = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: klankbord.test\r\n\r\n")
            .unwrap();
        let mut begin = [0; 15];
        stream.read_exact(&mut begin).unwrap();
        stream
    });
    let _idle = idle.await.unwrap();
    stop.send_replace(true);
    tokio::time::timeout(Duration::from_secs(5), served)
        .await
        .unwrap()
        .unwrap();
}
