//! Every setting, in one place.
//!
//! Settings come from `klankbord.toml` (or the file that `--config` names) and from environment
//! variables of the same names with `KLANKBORD_` before them, which win. All mistakes are reported
//! at once.

use figment::{
    Figment,
    providers::{Env, Format as _, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use std::{net::SocketAddr, path::Path};

/// The settings, as they are written.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where to listen: an address and a port.
    pub listen: String,
    /// Where people reach the portal, such as `https://klankbord.example.org`. Stands in every mail.
    pub base_url: String,
    /// `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`.
    pub database: String,
    /// How mail goes out: `smtp`, `file:FOLDER` (one file for each mail) or `memory` (kept, not sent).
    pub mail: String,
    /// Who mails come from: an address, or `Name <address>`.
    pub mail_from: String,
    /// The mail server.
    pub smtp_host: String,
    /// Its port.
    pub smtp_port: u16,
    /// `starttls`, `tls` or, within one machine only, `none`.
    pub smtp_security: String,
    /// The name to log in to the mail server with; empty for no login.
    pub smtp_user: String,
    /// The password that goes with it.
    pub smtp_password: String,
    /// A file with the certificate (PEM) of an authority that the mail server's own was signed by, when
    /// it is none that browsers know; empty otherwise.
    pub smtp_ca: String,
    /// A file with the key to sign mails with (DKIM): an RSA key in PEM (PKCS #1) or an Ed25519 key in
    /// base64; empty for no signature.
    pub dkim_key: String,
    /// The selector under which the public key stands in the DNS.
    pub dkim_selector: String,
    /// The domain that signs.
    pub dkim_domain: String,
    /// Whether a proxy in front tells the address of the browser in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// What is logged, as a filter of tracing-subscriber.
    pub log: String,
    /// Whether this node sends mail and does scheduled work.
    pub worker: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:3000".to_owned(),
            base_url: "http://127.0.0.1:3000".to_owned(),
            database: "sqlite:klankbord.sqlite".to_owned(),
            mail: "smtp".to_owned(),
            mail_from: "Klankbord <klankbord@localhost.localdomain>".to_owned(),
            smtp_host: "127.0.0.1".to_owned(),
            smtp_port: 587,
            smtp_security: "starttls".to_owned(),
            smtp_user: String::new(),
            smtp_password: String::new(),
            smtp_ca: String::new(),
            dkim_key: String::new(),
            dkim_selector: String::new(),
            dkim_domain: String::new(),
            behind_proxy: false,
            log: "info,sqlx=warn".to_owned(),
            worker: true,
        }
    }
}

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// As they were written.
    pub settings: Settings,
    /// Where to listen.
    pub listen: SocketAddr,
}

/// Everything that is wrong with the settings, one line each.
#[derive(Debug, thiserror::Error)]
#[error("the settings are not right:\n{}", .0.iter().map(|line| format!("  - {line}")).collect::<Vec<_>>().join("\n"))]
pub struct Mistakes(pub Vec<String>);

impl Settings {
    /// Reads the file, when there is one, and the environment.
    ///
    /// # Errors
    /// [`Mistakes`] of unknown names and wrong kinds of values.
    pub fn read(file: Option<&Path>) -> Result<Self, Mistakes> {
        let toml = match file {
            Some(path) => Toml::file_exact(path),
            None => Toml::file("klankbord.toml"),
        };
        Figment::from(Serialized::defaults(Self::default()))
            .merge(toml)
            .merge(Env::prefixed("KLANKBORD_").ignore(&["config", "test_postgres"]))
            .extract()
            .map_err(|errors| Mistakes(errors.into_iter().map(|error| error.to_string()).collect()))
    }

    /// Checks every setting.
    ///
    /// # Errors
    /// All [`Mistakes`] at once.
    pub fn check(self) -> Result<Config, Mistakes> {
        let mut mistakes = Vec::new();
        let listen = self.listen.parse().map_err(|_| {
            mistakes.push(format!(
                "listen: “{}” is not an address and a port, such as 127.0.0.1:3000",
                self.listen
            ));
        });
        if !(self.base_url.starts_with("http://") || self.base_url.starts_with("https://"))
            || self.base_url.ends_with('/')
        {
            mistakes.push(format!(
                "base_url: “{}” must begin with http:// or https:// and not end with a slash",
                self.base_url
            ));
        }
        if !["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|scheme| self.database.starts_with(scheme))
        {
            mistakes.push(format!(
                "database: “{}” must begin with sqlite: or postgres:",
                self.database
            ));
        }
        if !(self.mail == "smtp" || self.mail == "memory" || self.mail.starts_with("file:")) {
            mistakes.push(format!(
                "mail: “{}” must be smtp, memory or file:FOLDER",
                self.mail
            ));
        }
        if !["starttls", "tls", "none"].contains(&self.smtp_security.as_str()) {
            mistakes.push(format!(
                "smtp_security: “{}” must be starttls, tls or none",
                self.smtp_security
            ));
        }
        match listen {
            Ok(listen) if mistakes.is_empty() => Ok(Config {
                settings: self,
                listen,
            }),
            _ => Err(Mistakes(mistakes)),
        }
    }
}
