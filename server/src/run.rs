//! Serving: the listener, the worker beside it, and the shutdown of both.

use crate::{
    assets,
    config::Config,
    connections,
    mail::Mailer,
    middleware::visit::ContextBuilder,
    router::router,
    worker::{LOOK_EVERY, Wakeup, Worker},
};
use klankbord_app::{
    boardroom::room::live::Rooms,
    web::{context::Site, mailbox::Mailbox, paths},
};
use klankbord_domain::{Portal, base::db::Db, lifecycle::set_up::operations::make_link};
use std::{error::Error, io::Write as _, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};

/// The time that requests and jobs under way may take after a stop was requested.
const GRACE: Duration = Duration::from_secs(20);

/// Opens the database of the settings, brings it up to date, does the work and closes it again, however the work
/// ends: an embedded database is one file afterwards, which can be copied.
///
/// # Errors
/// Why the database can't be used, in a sentence without secrets; and the error of the work.
pub async fn with_portal(
    config: &Config,
    work: impl AsyncFnOnce(Portal) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let db = Db::prepare(&config.settings.database).await?;
    let outcome = work(Portal::on(db.clone())).await;
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
    let set_up = portal.clone();
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
            at_once: usize::from(settings.smtp_connections),
            look_every: LOOK_EVERY,
        };
        tokio::spawn(worker.run(wakeup, stopping.clone()))
    });
    if let Some(link) = make_link(&set_up).await? {
        let link = format!(
            "{}{}?key={}",
            settings.base_url,
            paths::set_up(),
            link.secret()
        );
        tell_link(&link);
    }
    tracing::info!(address = %config.listen, worker = settings.worker, "listening");
    let router = router(builder, rooms);
    let limits = connections::Limits {
        most: settings.connections,
        silence: connections::SILENCE,
    };
    let serving = connections::serve(listener, router, limits, stopping.clone());
    tokio::select! {
        () = serving => {}
        () = out_of_time(stopping.clone()) => tracing::warn!("requests were cut off"),
    }
    if let Some(worker) = worker
        && tokio::time::timeout(GRACE, worker).await.is_err()
    {
        tracing::warn!("jobs were cut off; they will be done again once their lease is over");
    }
    Ok(())
}

/// Tells whoever started the server by which link the portal is set up. The one secret that stands in a log: it opens an
/// empty portal, and nothing once that was done. It is told whatever is logged.
fn tell_link(link: &str) {
    if tracing::enabled!(tracing::Level::WARN) {
        tracing::warn!(
            link,
            "nobody has set this portal up yet: open this link to do it"
        );
    } else {
        let said = writeln!(
            std::io::stderr(),
            "Open this link to set the portal up: {link}"
        );
        if let Err(error) = said {
            tracing::error!(%error, "the link to set the portal up could not be told");
        }
    }
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
