//! Serving: the listener, the worker beside it, and the shutdown of both.

use crate::{
    assets,
    config::Config,
    mail::Mailer,
    middleware::visit::ContextBuilder,
    router::router,
    worker::{Wakeup, Worker},
};
use axum::serve::ListenerExt as _;
use klankbord_app::{
    boardroom::room::live::Rooms,
    web::{context::Site, mailbox::Mailbox},
};
use klankbord_domain::{Portal, base::db::Db};
use std::{error::Error, future::IntoFuture as _, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};

/// The time that requests and jobs under way may take after a stop was requested.
const GRACE: Duration = Duration::from_secs(20);

/// Opens the database of the settings, brings it up to date, does the work and closes it again, however the work
/// ends: an embedded database is one file afterwards, which can be copied.
///
/// # Errors
/// When it can't be reached or a migration fails; and the error of the work.
pub async fn with_portal(
    config: &Config,
    work: impl AsyncFnOnce(Portal) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let db = Db::open(&config.settings.database).await?;
    let outcome = async {
        db.migrate().await?;
        work(Portal::on(db.clone())).await
    }
    .await;
    db.close().await;
    outcome
}

/// Serves until somebody asks the process to stop, and lets requests and jobs under way finish.
///
/// # Errors
/// When the address can't be listened on.
pub async fn serve(config: &Config, portal: Portal, demo: bool) -> Result<(), Box<dyn Error>> {
    let settings = &config.settings;
    let mailbox = Mailbox::default();
    let mailer = Mailer::new(settings, &mailbox).map_err(crate::config::Mistakes)?;
    let site = Arc::new(Site {
        base_url: settings.base_url.clone(),
        demo,
        mailbox,
        asset: assets::url,
    });
    let wakeup = Wakeup::default();
    let builder = ContextBuilder {
        portal: portal.clone(),
        site: Arc::clone(&site),
        behind_proxy: settings.behind_proxy,
        wakeup: wakeup.clone(),
    };
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("can't listen on {}: {error}", config.listen))?;
    let (stop, stopping) = watch::channel(false);
    let rooms = Rooms::default();
    let followed = rooms.clone();
    tokio::spawn(async move {
        asked_to_stop().await;
        tracing::info!("stopping; what is under way comes to its end");
        stop.send_replace(true);
        followed.stop();
    });
    let worker = settings.worker.then(|| {
        let worker = Worker {
            portal,
            site,
            mailer: Arc::new(mailer),
        };
        tokio::spawn(worker.run(wakeup, stopping.clone()))
    });
    tracing::info!(address = %config.listen, worker = settings.worker, "listening");
    let mut stopped = stopping.clone();
    // Followers of a room get small pieces, and each of them at once.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection may be slow");
        }
    });
    let serving = axum::serve(
        listener,
        router(builder, rooms).into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(async move {
        // The sender lives as long as the process, so this ends only when a stop is requested.
        let _ = stopped.wait_for(|stop| *stop).await;
    });
    tokio::select! {
        outcome = serving.into_future() => outcome?,
        () = out_of_time(stopping.clone()) => tracing::warn!("requests were cut off"),
    }
    if let Some(worker) = worker
        && tokio::time::timeout(GRACE, worker).await.is_err()
    {
        tracing::warn!("jobs were cut off; they will be done again once their lease is over");
    }
    Ok(())
}

async fn out_of_time(mut stopping: watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stop| *stop).await;
    tokio::time::sleep(GRACE).await;
}

/// Waits until somebody asks the process to stop.
async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
        }
        Err(error) => {
            tracing::warn!(%error, "only an interrupt will stop this process");
            let _ = interrupted.await;
        }
    }
}
