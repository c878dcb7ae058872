//! Reading the settings: from a file and from the environment, which takes precedence. Mistakes are told without the
//! values, which may be secrets.

use super::{Mistakes, Settings};
use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde_json::{Map, Value};
use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

impl Settings {
    /// Reads the file, when there is one, and the environment.
    ///
    /// # Errors
    /// [`Mistakes`] of unknown names and wrong kinds of values, all of them.
    pub fn read(file: Option<&Path>) -> Result<(Self, Vec<String>), Mistakes> {
        let usual = Path::new("klankbord.toml");
        let file = file.or_else(|| usual.exists().then_some(usual));
        Self::from_sources(file, std::env::vars_os())
    }

    fn from_sources(
        file: Option<&Path>,
        environment: impl Iterator<Item = (OsString, OsString)>,
    ) -> Result<(Self, Vec<String>), Mistakes> {
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
        for (variable, value) in environment {
            reading.take_variable(&variable, value);
        }
        if reading.mistakes.is_empty() {
            let settings = serde_json::from_value(Value::Object(reading.values))
                .map_err(|error| Mistakes(vec![error.to_string()]))?;
            Ok((settings, reading.warnings))
        } else {
            Err(Mistakes(reading.mistakes))
        }
    }
}

/// Variables of the environment that are no settings.
const ELSEWHERE: [&str; 3] = ["config", "test_postgres", "admin_password"];

/// Whether a cluster made this variable: it links every service to every other in the environment, so that one called
/// klankbord sets `KLANKBORD_PORT`, `KLANKBORD_SERVICE_HOST`, `KLANKBORD_PORT_3000_TCP_ADDR` and more.
fn is_service_link(name: &str) -> bool {
    let of_port = name.strip_prefix("port").is_some_and(|rest| {
        rest.is_empty()
            || rest
                .strip_prefix('_')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    of_port || ["service_host", "service_port"].contains(&name) || name.starts_with("service_port_")
}

/// Settings on their way in. What is wrong is told without the value, which may be a secret.
struct Reading {
    values: Map<String, Value>,
    mistakes: Vec<String>,
    warnings: Vec<String>,
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
            warnings: Vec::new(),
        }
    }
}

impl Reading {
    /// Takes a variable of the environment, if it is one of ours. An empty one is as good as none.
    fn take_variable(&mut self, variable: &OsStr, value: OsString) {
        let spelled = variable.to_string_lossy();
        let name = spelled.strip_prefix("KLANKBORD_").map(str::to_lowercase);
        let Some(name) = name.filter(|name| !ELSEWHERE.contains(&name.as_str())) else {
            return;
        };
        if value.is_empty() {
            return;
        }
        if is_service_link(&name) && !self.values.contains_key(&name) {
            self.warnings.push(format!(
                "{spelled} is left alone: it looks like a link that a cluster made for a service, and is no setting"
            ));
            return;
        }
        match value.into_string() {
            Ok(text) => {
                let value = self.typed(&name, text);
                self.take(&spelled, &name, value);
            }
            Err(_) => self
                .mistakes
                .push(format!("{name}: must be text in UTF-8 (in {spelled})")),
        }
    }

    /// What a text of the environment means for this setting.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{MEANINGS, example};

    fn from(environment: &[(&str, &str)]) -> Result<Settings, Mistakes> {
        let owned = environment
            .iter()
            .map(|(name, value)| (OsString::from(name), OsString::from(value)));
        Settings::from_sources(None, owned).map(|(settings, _)| settings)
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
        let read = Settings::from_sources(Some(&file), std::iter::empty())
            .unwrap()
            .0;
        assert_eq!(format!("{read:?}"), format!("{:?}", Settings::default()));
        for (name, meaning) in MEANINGS {
            assert!(all.contains(&format!("\n{name} = ")), "{name}");
            assert!(!meaning.is_empty(), "{name}");
        }
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let file = written("listen = \"127.0.0.1:1\"\nsmtp_port = 25\n");
        let environment = [("KLANKBORD_LISTEN".into(), "127.0.0.1:2".into())];
        let (read, _) = Settings::from_sources(Some(&file), environment.into_iter()).unwrap();
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
            ("KLANKBORD_SMTP_PORT".into(), "many".into()),
            ("KLANKBORD_BEHIND_PROXY".into(), "yes".into()),
            ("KLANKBORD_CONFIG".into(), "x".into()),
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
    fn an_empty_variable_is_unset_and_one_of_a_cluster_is_left_alone() {
        use std::os::unix::ffi::OsStringExt as _;
        let environment = [
            ("KLANKBORD_LISTEN", ""),
            ("KLANKBORD_SMTP_PORT", ""),
            ("KLANKBORD_PORT", "tcp://10.0.0.7:3000"),
            ("KLANKBORD_PORT_3000_TCP", "tcp://10.0.0.7:3000"),
            ("KLANKBORD_PORT_3000_TCP_ADDR", "10.0.0.7"),
            ("KLANKBORD_SERVICE_HOST", "10.0.0.7"),
            ("KLANKBORD_SERVICE_PORT", "3000"),
            ("KLANKBORD_SERVICE_PORT_HTTP", "3000"),
        ];
        let owned = environment
            .iter()
            .map(|(name, value)| (name.into(), value.into()));
        let (read, warnings) = Settings::from_sources(None, owned).unwrap();
        assert_eq!(format!("{read:?}"), format!("{:?}", Settings::default()));
        assert_eq!(warnings.len(), 6, "{warnings:?}");
        assert!(warnings[0].contains("KLANKBORD_PORT") && !warnings[0].contains("10.0.0.7"));
        let broken = OsString::from_vec(vec![b'x', 0xff]);
        let odd = [
            ("KLANKBORD_MAIL".into(), broken.clone()),
            ("OTHER".into(), broken.clone()),
            (broken.clone(), broken),
        ];
        let mistakes = Settings::from_sources(None, odd.into_iter()).unwrap_err();
        assert_eq!(
            mistakes.0,
            ["mail: must be text in UTF-8 (in KLANKBORD_MAIL)"]
        );
    }
}
