//! A demonstration on this machine: an invented organisation, mails that are shown and not sent.

mod boardroom;
mod conscience;
mod english;
mod placements;
mod play;
mod promises;
pub mod seed;
mod signals;
mod story;

use crate::{
    config::{Config, Mistakes, Settings},
    run,
};
use klankbord_app::web::paths;
use klankbord_domain::{Portal, Timestamp, base::time::Clock, people::organisation};
use std::{error::Error, fs, path::PathBuf};

/// Somebody to sign in as.
pub struct Login {
    /// Their role, in words for people who try this out.
    pub role: &'static str,
    /// Their address.
    pub email: &'static str,
    /// Their password.
    pub password: &'static str,
}

/// The folder in which a demonstration keeps its data.
pub struct Place {
    folder: PathBuf,
    temporary: bool,
}

impl Place {
    /// The folder that was named, or a fresh one that is gone afterwards.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn new(named: Option<PathBuf>) -> std::io::Result<Self> {
        let temporary = named.is_none();
        let folder = named.unwrap_or_else(|| {
            std::env::temp_dir().join(format!("klankbord-demo-{}", std::process::id()))
        });
        // A demonstration that was killed left its folder, and numbers of processes come back.
        if temporary && folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, temporary })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.temporary
            && let Err(error) = fs::remove_dir_all(&self.folder)
        {
            tracing::warn!(%error, "the data of the demonstration were not removed");
        }
    }
}

/// The settings of a demonstration that listens on `listen`.
///
/// # Errors
/// [`Mistakes`] when that is not an address.
pub fn config(place: &Place, listen: &str) -> Result<Config, Mistakes> {
    Settings {
        listen: listen.to_owned(),
        base_url: format!("http://{listen}"),
        database: format!("sqlite:{}", place.folder.join("demo.sqlite").display()),
        mail: "memory".to_owned(),
        log: "warn".to_owned(),
        ..Settings::default()
    }
    .check()
}

/// Serves a demonstration until it is stopped. Its clock begins at this instant, or now.
///
/// # Errors
/// When the data can't be written or the address can't be listened on.
pub async fn run(config: &Config, begins_at: Option<Timestamp>) -> Result<(), Box<dyn Error>> {
    run::with_portal(config, async |portal| show(config, portal, begins_at).await).await
}

async fn show(
    config: &Config,
    portal: Portal,
    begins_at: Option<Timestamp>,
) -> Result<(), Box<dyn Error>> {
    let portal = Portal {
        clock: Clock::of_demonstration(begins_at),
        ..portal
    };
    if organisation::queries::organisation(&portal)
        .await?
        .is_none()
    {
        println!("Inventing an organisation…");
        seed::seed(&portal).await?;
    }
    println!("{}", welcome(config, &seed::logins()));
    run::serve(config, portal, true).await
}

fn welcome(config: &Config, logins: &[Login]) -> String {
    let base_url = &config.settings.base_url;
    let mut lines = vec![
        String::new(),
        format!("Klankbord is at {base_url}"),
        format!("Sign in at {base_url}{} as", paths::sign_in_password()),
    ];
    for login in logins {
        lines.push(format!(
            "  {:<20} {:<24} password: {}",
            login.role, login.email, login.password
        ));
    }
    lines.push(format!(
        "Mails are not sent; they are at {base_url}{}",
        paths::mailbox()
    ));
    lines.push("Stop with Ctrl-C.".to_owned());
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demonstration_does_not_go_on_where_one_that_was_killed_stopped() {
        let first = Place::new(None).unwrap();
        fs::write(first.folder.join("demo.sqlite"), "of before").unwrap();
        let left = first.folder.clone();
        std::mem::forget(first);
        let second = Place::new(None).unwrap();
        assert_eq!(second.folder, left);
        assert!(!left.join("demo.sqlite").exists());
        drop(second);
        assert!(!left.exists());
    }
}
