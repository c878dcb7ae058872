//! The command line of the portal.

use clap::{Parser, Subcommand};
use klankbord_app::cx::Site;
use klankbord_domain::{Portal, db::Db};
use klankbord_server::{
    assets,
    config::{Config, Settings},
    middleware::visit::Reception,
    router::router,
};
use std::{error::Error, net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc};
use tracing_subscriber::EnvFilter;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Klankbord: a customer panel and co-creation portal.
#[derive(Parser)]
#[command(
    version,
    about,
    after_help = "Settings come from klankbord.toml and from KLANKBORD_… in the environment."
)]
struct Arguments {
    /// The file with the settings.
    #[arg(long, env = "KLANKBORD_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the portal; brings the database up to date first.
    Serve {
        /// Leave mail and scheduled work to other nodes.
        #[arg(long)]
        no_worker: bool,
    },
    /// Bring the database up to date.
    Migrate,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("klankbord: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let config = Settings::read(arguments.config.as_deref())?.check()?;
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(&config.settings.log))
        .json()
        .init();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match arguments.command {
            Command::Serve { no_worker: _ } => serve(config).await,
            Command::Migrate => {
                let db = Db::open(&config.settings.database).await?;
                db.migrate().await?;
                Ok(())
            }
        }
    })
}

async fn serve(config: Config) -> Result<(), Box<dyn Error>> {
    let db = Db::open(&config.settings.database).await?;
    db.migrate().await?;
    let reception = Reception {
        portal: Portal::on(db),
        site: Arc::new(Site {
            base_url: config.settings.base_url.clone(),
            demo: false,
            mailbox: Default::default(),
            asset: assets::url,
        }),
        behind_proxy: config.settings.behind_proxy,
    };
    let listener = tokio::net::TcpListener::bind(config.listen).await?;
    tracing::info!(address = %config.listen, "listening");
    axum::serve(
        listener,
        router(reception).into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(stop())
    .await?;
    Ok(())
}

/// Waits until somebody asks the process to stop.
async fn stop() {
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
