//! Every setting, in one place.
//!
//! Settings come from `klankbord.toml` (or the file that `--config` names) and from environment variables of
//! the same names with `KLANKBORD_` before them, which take precedence. All mistakes are reported at once.
//! `klankbord settings` prints this list.

mod reading;

use crate::mail;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;

/// Defines each setting once: its name, its meaning, its type, and its default.
macro_rules! settings {
    ($($(#[doc = $doc:literal])* $name:ident: $type:ty = $default:expr;)*) => {
        /// The settings, as they are written.
        #[derive(Clone, Debug, Deserialize, Serialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Settings {
            $($(#[doc = $doc])* pub $name: $type,)*
        }

        impl Default for Settings {
            fn default() -> Self {
                Self { $($name: $default.into(),)* }
            }
        }

        /// Each setting with its meaning.
        const MEANINGS: &[(&str, &[&str])] = &[$((stringify!($name), &[$($doc),*]),)*];
    };
}

settings! {
    /// The address and port to listen on.
    listen: String = "127.0.0.1:3000";
    /// The address at which people reach the portal, such as https://klankbord.example.org; every mail has it.
    base_url: String = "http://127.0.0.1:3000";
    /// The database: sqlite:FILE, with no parameters, or postgres://USER:PASSWORD@HOST/NAME.
    database: String = "sqlite:klankbord.sqlite";
    /// The way in which mail is sent: smtp, file:FOLDER (one file for each mail) or memory (kept, not sent).
    mail: String = "smtp";
    /// The address that mails come from; the name beside it is that of the organisation. With smtp it has to be set:
    /// nobody can answer an address at localhost.
    mail_from: String = "klankbord@localhost.localdomain";
    /// The mail server.
    smtp_host: String = "127.0.0.1";
    /// Its port: usually 587 with starttls, 465 with tls.
    smtp_port: u16 = 587_u16;
    /// The security of the connection to the mail server: starttls, tls, or none within one machine only.
    smtp_security: String = "starttls";
    /// The name to log in to the mail server with; empty for no login.
    smtp_user: String = "";
    /// The password that goes with it.
    smtp_password: String = "";
    /// A file with the certificate (PEM) of the authority that signed the mail server's own, when browsers
    /// don't know that authority; empty otherwise.
    smtp_ca: String = "";
    /// How many mails may be on their way to the mail server at once. More of them help when it is far away; some servers
    /// allow few. Two more are kept for codes and links that somebody waits for.
    smtp_connections: u16 = 4_u16;
    /// How many mails may leave within a minute, when your mail server allows no more; 0 for as many as it takes. Codes
    /// and links that somebody waits for are not held up.
    mails_per_minute: u32 = 0_u32;
    /// A file with the key to sign mails with (DKIM): an RSA key in PEM (PKCS #1) or an Ed25519 key in
    /// base64; empty for no signature.
    dkim_key: String = "";
    /// The selector of the public key in the DNS.
    dkim_selector: String = "";
    /// The domain that signs.
    dkim_domain: String = "";
    /// How many connections may be open at once. Each takes a file handle: stay below the limit of the process.
    connections: u16 = 800_u16;
    /// Whether a proxy in front passes the address of the browser on in X-Forwarded-For.
    behind_proxy: bool = false;
    /// The messages to log, as a filter of tracing-subscriber.
    log: String = "info,sqlx=warn";
    /// Whether this node sends mail and does scheduled work. At least one node must.
    worker: bool = true;
}

/// Every setting with its meaning and its default: a klankbord.toml that changes nothing.
#[must_use]
pub fn example() -> String {
    let usual = serde_json::to_value(Settings::default()).unwrap_or_default();
    let mut text = String::from(
        "# The settings of Klankbord, with their usual values. Take away the # of a line to change it.\n\
         # Each can be set in the environment instead: KLANKBORD_ and its name in capitals.\n",
    );
    for (name, meaning) in MEANINGS {
        text.push('\n');
        for line in *meaning {
            text.push('#');
            text.push_str(line);
            text.push('\n');
        }
        // A text, a number or a boolean that JSON writes means the same in TOML.
        text.push_str(&format!("# {name} = {}\n", usual[*name]));
    }
    text
}

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The settings as they were written.
    pub settings: Settings,
    /// The address to listen on.
    pub listen: SocketAddr,
}

/// All mistakes in the settings, one line each.
#[derive(Debug, thiserror::Error)]
#[error("the settings are not right:\n{}", .0.iter().map(|line| format!("  - {line}")).collect::<Vec<_>>().join("\n"))]
pub struct Mistakes(pub Vec<String>);

impl Settings {
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
        if !is_origin(&self.base_url) {
            mistakes.push(format!(
                "base_url: “{}” must be http:// or https:// and a name, without a path or a slash at the end",
                self.base_url
            ));
        }
        if let Some(wrong) = wrong_with_database(&self.database) {
            // Not repeated: it may hold a password.
            mistakes.push(format!("database: {wrong}"));
        }
        if self.connections == 0 {
            mistakes.push("connections: must be at least 1".to_owned());
        }
        if self.smtp_connections == 0 {
            mistakes.push("smtp_connections: must be at least 1".to_owned());
        }
        match self.smtp_security.as_str() {
            "starttls" | "tls" => {}
            "none" if is_loopback(&self.smtp_host) => {}
            "none" => mistakes.push(format!(
                "smtp_security: none sends mails and passwords in the open; {} is another machine",
                self.smtp_host
            )),
            other => mistakes.push(format!(
                "smtp_security: “{other}” must be starttls, tls or none"
            )),
        }
        if self.smtp_user.is_empty() != self.smtp_password.is_empty() {
            mistakes.push("smtp_user: goes with smtp_password".to_owned());
        }
        mistakes.extend(mail::mistakes(&self));
        if let Err(error) = tracing_subscriber::EnvFilter::try_new(&self.log) {
            mistakes.push(format!("log: {error}"));
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

/// What is wrong with the address of a database.
fn wrong_with_database(text: &str) -> Option<&'static str> {
    let path = match text.strip_prefix("sqlite:") {
        Some(path) => path.strip_prefix("//").unwrap_or(path),
        None if text.starts_with("postgres:") || text.starts_with("postgresql:") => return None,
        None => return Some("must begin with sqlite: or postgres:"),
    };
    match path {
        path if path.trim().is_empty() => Some("sqlite: needs the path of a file after it"),
        ":memory:" => Some("a portal can't be kept in memory: name a file"),
        path if path.contains('?') => {
            Some("sqlite: takes no parameters: name a file, without a ? and what follows it")
        }
        path if path.ends_with('/') => Some("sqlite: needs the path of a file, not of a folder"),
        _ => None,
    }
}

/// What is not wrong, and still not as it should be in earnest.
#[must_use]
pub fn warnings(settings: &Settings) -> Vec<String> {
    let authority = settings.base_url.strip_prefix("http://");
    let host = authority.and_then(|rest| rest.parse::<http::uri::Authority>().ok());
    let public = host.filter(|authority| !is_private(authority.host()));
    let mut warnings = Vec::new();
    if public.is_some() {
        warnings.push(format!(
            "base_url: {} is not encrypted: passwords and what customers write can be read on the way; use https",
            settings.base_url
        ));
    }
    warnings
}

/// Whether a name or an address is reached within this machine or this network only.
fn is_private(host: &str) -> bool {
    let bare = host.trim_matches(['[', ']']);
    match bare.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(address)) => {
            address.is_loopback() || address.is_private() || address.is_link_local()
        }
        Ok(std::net::IpAddr::V6(address)) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
        Err(_) => {
            let own = [
                ".local",
                ".localhost",
                ".internal",
                ".lan",
                ".home.arpa",
                ".test",
            ];
            !bare.contains('.') || own.iter().any(|end| bare.ends_with(end))
        }
    }
}

/// Whether this is a scheme, a name and perhaps a port, and nothing more.
fn is_origin(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.and_then(|rest| rest.parse::<http::uri::Authority>().ok())
        .is_some_and(|authority| !authority.as_str().contains('@') && !authority.host().is_empty())
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_mistakes_of_meaning_are_told_at_once() {
        let settings = Settings {
            listen: "here".to_owned(),
            base_url: "https://klankbord.example/".to_owned(),
            database: "mysql://root:geheim@db".to_owned(),
            mail: "pigeon".to_owned(),
            mail_from: "nobody".to_owned(),
            smtp_host: "mail.example".to_owned(),
            smtp_security: "none".to_owned(),
            smtp_connections: 0,
            smtp_user: "klankbord".to_owned(),
            dkim_key: "/nowhere/key.pem".to_owned(),
            ..Settings::default()
        };
        let text = settings.check().unwrap_err().to_string();
        for name in [
            "listen:",
            "base_url:",
            "database:",
            "mail:",
            "mail_from:",
            "smtp_security:",
            "smtp_connections:",
            "smtp_user:",
            "dkim_key:",
        ] {
            assert!(text.contains(&format!("  - {name}")), "{name} in {text}");
        }
        assert!(!text.contains("geheim"));
    }

    #[test]
    fn a_database_is_a_file_without_parameters_or_a_server() {
        for right in [
            "sqlite:klankbord.sqlite",
            "sqlite:///var/lib/k.sqlite",
            "postgres://a@b/c?sslmode=require",
        ] {
            assert_eq!(wrong_with_database(right), None, "{right}");
        }
        for wrong in [
            "",
            "klankbord.sqlite",
            "sqlite:",
            "sqlite://",
            "sqlite: ",
            "sqlite::memory:",
            "sqlite:k.sqlite?mode=ro",
            "sqlite:/var/lib/",
        ] {
            assert!(wrong_with_database(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn a_public_address_without_encryption_is_warned_of() {
        let of = |base_url: &str| {
            let base_url = base_url.to_owned();
            warnings(&Settings {
                base_url,
                ..Settings::default()
            })
            .len()
        };
        for fine in [
            "https://klankbord.example.org",
            "http://127.0.0.1:3000",
            "http://[::1]:3000",
            "http://localhost:3000",
            "http://192.168.1.7",
            "http://klankbord",
            "http://klankbord.internal",
        ] {
            assert_eq!(of(fine), 0, "{fine}");
        }
        for open in ["http://klankbord.example.org", "http://203.0.113.7:3000"] {
            assert_eq!(of(open), 1, "{open}");
        }
    }

    #[test]
    fn mail_that_goes_out_comes_from_an_address_that_can_be_answered() {
        let from = |mail: &str, mail_from: &str| {
            let settings = Settings {
                mail: mail.to_owned(),
                mail_from: mail_from.to_owned(),
                ..Settings::default()
            };
            settings.check().map_err(|mistakes| mistakes.to_string())
        };
        for local in [
            "klankbord@localhost",
            "Klankbord <klankbord@LOCALHOST.localdomain>",
            "klankbord@portal.localhost",
            "klankbord@127.0.0.1",
            "klankbord@portal",
        ] {
            let told = from("smtp", local).unwrap_err();
            assert!(
                told.contains("  - mail_from: nobody can answer"),
                "{local}: {told}"
            );
            assert!(from("memory", local).is_ok(), "{local}");
            assert!(from("file:mails", local).is_ok(), "{local}");
        }
        for right in [
            "klankbord@dewaag.example",
            "De Waag <klankbord@bücher.example>",
        ] {
            assert!(from("smtp", right).is_ok(), "{right}");
        }
    }

    #[test]
    fn a_base_url_is_a_scheme_and_a_name() {
        for right in ["http://127.0.0.1:3000", "https://klankbord.example.org"] {
            assert!(is_origin(right), "{right}");
        }
        for wrong in [
            "",
            "klankbord.example",
            "https://",
            "https://a/",
            "https://a/b",
            "https://a b",
            "https://a\r\nBcc: x",
            "https://me@a",
        ] {
            assert!(!is_origin(wrong), "{wrong}");
        }
    }
}
