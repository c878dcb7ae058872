//! The command line of the portal.

use clap::{Parser, Subcommand};
use klankbord_domain::Timestamp;
use klankbord_server::{
    admin,
    config::{self, Settings},
    demo,
    log::{self, Lines},
    run,
};
use std::{error::Error, ffi::OsString, path::PathBuf, process::ExitCode};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Klankbord: a customer panel and co-creation portal.
///
/// An organisation invites customers to review its proposals, and answers what they say. Everything is
/// in this one file: pages, styles and the database schema.
#[derive(Parser)]
#[command(
    version,
    after_help = "To look around:     klankbord demo\n\
                  To run it for real: klankbord settings > klankbord.toml, edit it, klankbord serve\n\n\
                  Settings come from klankbord.toml (or the file of --config) and from the environment, \
                  where each has KLANKBORD_ before its name: KLANKBORD_DATABASE=…"
)]
struct Arguments {
    /// The file with the settings, also KLANKBORD_CONFIG [default: klankbord.toml, when it is there].
    #[arg(long, global = true)]
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
    /// Bring the database up to date, and nothing else.
    Migrate,
    /// Serve a demonstration: an invented organisation, mails that are shown and not sent.
    Demo {
        /// The address and port to listen on, also KLANKBORD_LISTEN [default: 127.0.0.1:3000].
        #[arg(long)]
        listen: Option<String>,
        /// Keep the data in this folder; without it they are gone when the demonstration stops.
        #[arg(long)]
        data: Option<PathBuf>,
        /// Begin at this instant, such as 2026-11-27T09:00:00Z, so that pages look the same each time.
        #[arg(long)]
        at: Option<jiff::Timestamp>,
    },
    /// Look after administrators.
    #[command(subcommand)]
    Admin(Admin),
    /// Print every setting with its meaning, ready to be a klankbord.toml.
    Settings,
    /// Print every address with the people who may go there and the methods that it answers, as JSON.
    Routes,
}

#[derive(Subcommand)]
enum Admin {
    /// Set the installation up, or add an administrator to one that was set up before.
    Create(Box<admin::Create>),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match start(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("klankbord: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A variable of the environment that was set to something; an empty one is as good as none.
fn set(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn start(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let file = arguments
        .config
        .or_else(|| set("KLANKBORD_CONFIG").map(PathBuf::from));
    match arguments.command {
        Command::Settings => {
            print!("{}", config::example());
            return Ok(());
        }
        Command::Routes => {
            println!("{}", routes());
            return Ok(());
        }
        Command::Demo { listen, data, at } => {
            let place = demo::Place::new(data)?;
            let begins_at = at.map(|at| Timestamp(at.as_microsecond()));
            let listen = match (listen, set("KLANKBORD_LISTEN")) {
                (Some(listen), _) => listen,
                (None, Some(listen)) => listen.to_string_lossy().into_owned(),
                (None, None) => "127.0.0.1:3000".to_owned(),
            };
            let config = demo::config(&place, &listen)?;
            log::begin(&config.settings.log, Lines::Plain);
            return runtime()?.block_on(demo::run(&config, begins_at));
        }
        Command::Admin(Admin::Create(given)) => {
            let (settings, _) = Settings::read(file.as_deref())?;
            let config = settings.check()?;
            let create = async |portal| admin::create(&config, portal, *given).await;
            return runtime()?.block_on(run::with_portal(&config, create));
        }
        Command::Serve { .. } | Command::Migrate => {}
    }
    let (settings, mut warnings) = Settings::read(file.as_deref())?;
    let mut config = settings.check()?;
    log::begin(&config.settings.log, Lines::Json);
    warnings.extend(config::warnings(&config.settings));
    for warning in warnings {
        tracing::warn!("{warning}");
    }
    if matches!(arguments.command, Command::Serve { no_worker: true }) {
        config.settings.worker = false;
    }
    let serves = matches!(arguments.command, Command::Serve { .. });
    runtime()?.block_on(run::with_portal(&config, async |portal| {
        if serves {
            run::serve(&config, portal, false).await?;
        }
        Ok(())
    }))
}

fn routes() -> serde_json::Value {
    let routes = klankbord_app::routes::all().list.into_iter();
    routes
        .map(|route| {
            serde_json::json!({
                "path": route.path,
                "access": route.access.to_string(),
                "methods": route.methods,
            })
        })
        .collect()
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
}
