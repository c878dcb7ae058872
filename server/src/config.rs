//! Every setting, in one place.
//!
//! Settings come from `klankbord.toml` (or the file that `--config` names) and from environment variables of
//! the same names with `KLANKBORD_` before them, which take precedence. All mistakes are reported at once.
//! `klankbord settings` prints this list.

use crate::mail;
use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{net::SocketAddr, path::Path};

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
    /// The database: sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME.
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
    /// A file with the key to sign mails with (DKIM): an RSA key in PEM (PKCS #1) or an Ed25519 key in
    /// base64; empty for no signature.
    dkim_key: String = "";
    /// The selector of the public key in the DNS.
    dkim_selector: String = "";
    /// The domain that signs.
    dkim_domain: String = "";
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
    /// Reads the file, when there is one, and the environment.
    ///
    /// # Errors
    /// [`Mistakes`] of unknown names and wrong kinds of values, all of them.
    pub fn read(file: Option<&Path>) -> Result<Self, Mistakes> {
        let usual = Path::new("klankbord.toml");
        let file = file.or_else(|| usual.exists().then_some(usual));
        Self::from_sources(file, std::env::vars())
    }

    fn from_sources(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Mistakes> {
        let mut reading = Reading::default();
        if let Some(file) = file {
            let read: Result<Map<String, Value>, _> =
                Figment::from(Toml::file_exact(file)).extract();
            match read {
                Ok(values) => {
                    for (name, value) in values {
                        reading.take(&file.display().to_string(), &name, value);
                    }
                }
                Err(errors) => reading
                    .mistakes
                    .extend(errors.into_iter().map(|error| error.to_string())),
            }
        }
        for (variable, text) in environment {
            let name = variable.strip_prefix("KLANKBORD_").map(str::to_lowercase);
            match name {
                Some(name) if !ELSEWHERE.contains(&name.as_str()) => {
                    let value = reading.typed(&name, text);
                    reading.take(&variable, &name, value);
                }
                _ => {}
            }
        }
        if reading.mistakes.is_empty() {
            serde_json::from_value(Value::Object(reading.values))
                .map_err(|error| Mistakes(vec![error.to_string()]))
        } else {
            Err(Mistakes(reading.mistakes))
        }
    }
}

/// Variables of the environment that are no settings.
const ELSEWHERE: [&str; 2] = ["config", "test_postgres"];

/// Settings that are being read. Mistakes are reported without the value, which may be a secret.
struct Reading {
    values: Map<String, Value>,
    mistakes: Vec<String>,
}

impl Default for Reading {
    fn default() -> Self {
        let values = match serde_json::to_value(Settings::default()) {
            Ok(Value::Object(values)) => values,
            _ => Map::new(),
        };
        Self {
            values,
            mistakes: Vec::new(),
        }
    }
}

impl Reading {
    /// The value of a text of the environment for this setting.
    fn typed(&self, name: &str, text: String) -> Value {
        match self.values.get(name) {
            Some(Value::Number(_) | Value::Bool(_)) => {
                serde_json::from_str(&text).unwrap_or(Value::String(text))
            }
            _ => Value::String(text),
        }
    }

    fn take(&mut self, source: &str, name: &str, value: Value) {
        let expected = match self.values.get(name) {
            None => {
                self.mistakes
                    .push(format!("{name}: there is no such setting (in {source})"));
                return;
            }
            Some(Value::Bool(_)) if !value.is_boolean() => Some("true or false"),
            Some(Value::Number(_)) => {
                let fits = value.as_u64().is_some_and(|n| u16::try_from(n).is_ok());
                (!fits).then_some("a number from 0 to 65535")
            }
            Some(Value::String(_)) if !value.is_string() => Some("a text between quotes"),
            Some(_) => None,
        };
        match expected {
            Some(expected) => self
                .mistakes
                .push(format!("{name}: must be {expected} (in {source})")),
            None => {
                self.values.insert(name.to_owned(), value);
            }
        }
    }
}

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
        if !["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|scheme| self.database.starts_with(scheme))
        {
            // The value is not repeated: it may hold a password.
            mistakes.push("database: must begin with sqlite: or postgres:".to_owned());
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

    fn from(environment: &[(&str, &str)]) -> Result<Settings, Mistakes> {
        let owned = environment
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Settings::from_sources(None, owned)
    }

    fn written(toml: &str) -> std::path::PathBuf {
        let path = std::env::temp_dir().join(format!(
            "klankbord-config-{}-{:?}.toml",
            std::process::id(),
            std::thread::current().id()
        ));
        std::fs::write(&path, toml).unwrap();
        path
    }

    #[test]
    fn the_usual_settings_want_a_sender_and_the_printed_ones_are_the_usual_ones() {
        let wrong = Settings::default().check().unwrap_err();
        assert!(
            wrong.0.len() == 1 && wrong.0[0].starts_with("mail_from: "),
            "{wrong}"
        );
        let all: String = example()
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = ")))
            .map(|line| format!("{}\n", line.unwrap_or_default()))
            .collect();
        let file = written(&all);
        let read = Settings::from_sources(Some(&file), std::iter::empty()).unwrap();
        assert_eq!(format!("{read:?}"), format!("{:?}", Settings::default()));
        for (name, meaning) in MEANINGS {
            assert!(all.contains(&format!("\n{name} = ")), "{name}");
            assert!(!meaning.is_empty(), "{name}");
        }
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let file = written("listen = \"127.0.0.1:1\"\nsmtp_port = 25\n");
        let environment = [("KLANKBORD_LISTEN".to_owned(), "127.0.0.1:2".to_owned())];
        let read = Settings::from_sources(Some(&file), environment.into_iter()).unwrap();
        assert_eq!((read.listen.as_str(), read.smtp_port), ("127.0.0.1:2", 25));
    }

    #[test]
    fn a_password_of_digits_stays_a_text() {
        let read = from(&[
            ("KLANKBORD_SMTP_PASSWORD", "0123"),
            ("KLANKBORD_WORKER", "false"),
        ])
        .unwrap();
        assert_eq!((read.smtp_password.as_str(), read.worker), ("0123", false));
    }

    #[test]
    fn all_mistakes_of_reading_are_told_at_once_and_no_value_is_repeated() {
        let file = written("smtp_password = 123456\nsmtp_porrt = 1\n");
        let environment = [
            ("KLANKBORD_SMTP_PORT".to_owned(), "many".to_owned()),
            ("KLANKBORD_BEHIND_PROXY".to_owned(), "yes".to_owned()),
            ("KLANKBORD_CONFIG".to_owned(), "x".to_owned()),
        ];
        let mistakes = Settings::from_sources(Some(&file), environment.into_iter()).unwrap_err();
        let text = mistakes.to_string();
        assert_eq!(mistakes.0.len(), 4, "{text}");
        for name in [
            "smtp_password:",
            "smtp_porrt:",
            "smtp_port:",
            "behind_proxy:",
        ] {
            assert!(text.contains(name), "{name} in {text}");
        }
        assert!(!text.contains("123456") && !text.contains("many"));
    }

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
            "smtp_user:",
            "dkim_key:",
        ] {
            assert!(text.contains(&format!("  - {name}")), "{name} in {text}");
        }
        assert!(!text.contains("geheim"));
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
