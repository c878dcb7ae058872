//! The transports of mail: over SMTP, into a folder, or into memory.
//!
//! What must stay true: addresses, secrets and the texts of mails are never logged; only the administrator sees
//! the reason for which a server refused a mail.

mod message;
mod pace;
mod smtp;

use crate::config::Settings;
use klankbord_app::{mails::Letter, web::mailbox::Mailbox};
use klankbord_domain::{
    Timestamp,
    base::{
        ids::JobId,
        outbox::{Claimed, rules::Failure},
    },
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor, message::dkim::DkimConfig,
    transport::smtp::client::Tls,
};
use pace::Pace;
pub use smtp::KEPT;
use std::{
    fs::{DirBuilder, OpenOptions},
    io::Write as _,
    path::PathBuf,
};

/// The reason why a mail was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Whether trying again may help.
    pub failure: Failure,
    /// The words of the server, if it gave any.
    pub why: String,
}

/// The identity of a mail, which is the same at each attempt.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// The job.
    pub job: JobId,
    /// The moment when it was put in the outbox.
    pub created_at: Timestamp,
    /// The present instant.
    pub now: Timestamp,
}

impl Stamp {
    /// The stamp of a claimed job.
    #[must_use]
    pub const fn of(job: &Claimed, now: Timestamp) -> Self {
        Self {
            job: job.id,
            created_at: job.created_at,
            now,
        }
    }
}

enum Transport {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Folder(PathBuf),
    Memory(Mailbox),
}

/// Sends letters.
pub struct Mailer {
    from: lettre::message::Mailbox,
    dkim: Option<DkimConfig>,
    transport: Transport,
    /// The pace at which they leave; mails that somebody waits for go before their turn.
    pub pace: Pace,
}

/// The settings of mail, read and checked.
struct Parts {
    from: lettre::message::Mailbox,
    dkim: Option<DkimConfig>,
    tls: Tls,
}

impl Parts {
    fn read(settings: &Settings) -> Result<Self, Vec<String>> {
        let mut mistakes = Vec::new();
        let from = sender(settings).map_err(|mistake| mistakes.push(mistake));
        let dkim = message::dkim(settings).map_err(|mistake| mistakes.push(mistake));
        let tls = smtp::tls(settings).map_err(|mistake| mistakes.push(mistake));
        let known = ["smtp", "memory"].contains(&settings.mail.as_str())
            || settings.mail.starts_with("file:");
        if !known {
            mistakes.push(format!(
                "mail: “{}” must be smtp, memory or file:FOLDER",
                settings.mail
            ));
        }
        match (from, dkim, tls) {
            (Ok(from), Ok(dkim), Ok(tls)) if mistakes.is_empty() => Ok(Self { from, dkim, tls }),
            _ => Err(mistakes),
        }
    }
}

/// Who mails come from. Mail that really goes out needs an address that somebody can answer and a server can check.
fn sender(settings: &Settings) -> Result<lettre::message::Mailbox, String> {
    let mut from: lettre::message::Mailbox = settings.mail_from.parse().map_err(|_| {
        format!(
            "mail_from: “{}” is not an address, such as klankbord@example.org",
            settings.mail_from
        )
    })?;
    let name = from.email.domain().to_lowercase();
    let is_local = ["localhost", "localdomain"]
        .iter()
        .any(|local| name == *local || name.ends_with(&format!(".{local}")));
    match message::address(from.email.as_ref()) {
        Ok(address) if !is_local => from.email = address,
        _ if settings.mail == "smtp" => {
            return Err(format!(
                "mail_from: nobody can answer mail from “{}”; give an address of your organisation, or try the \
                 portal out with mail = \"memory\"",
                from.email
            ));
        }
        _ => {}
    }
    Ok(from)
}

/// Everything that is wrong with the settings of mail, one line each.
#[must_use]
pub fn mistakes(settings: &Settings) -> Vec<String> {
    Parts::read(settings).err().unwrap_or_default()
}

impl Mailer {
    /// Makes a mailer from the settings; in memory, mails go to `mailbox`. It needs the runtime, which looks
    /// after connections that are kept open.
    ///
    /// # Errors
    /// All mistakes in the settings of mail, one line each.
    pub fn new(settings: &Settings, mailbox: &Mailbox) -> Result<Self, Vec<String>> {
        let Parts { from, dkim, tls } = Parts::read(settings)?;
        let transport = if let Some(folder) = settings.mail.strip_prefix("file:") {
            Transport::Folder(folder.into())
        } else if settings.mail == "memory" {
            Transport::Memory(mailbox.clone())
        } else {
            Transport::Smtp(Box::new(smtp::transport(settings, tls)))
        };
        Ok(Self {
            from,
            dkim,
            transport,
            pace: Pace::per_minute(settings.mails_per_minute),
        })
    }

    /// Sends one letter.
    ///
    /// # Errors
    /// [`Refusal`] with the reason, for the administrator.
    pub async fn send(&self, stamp: Stamp, letter: &Letter) -> Result<(), Refusal> {
        let message = message::build(&self.from, self.dkim.as_ref(), stamp, letter)?;
        match &self.transport {
            Transport::Smtp(smtp) => match smtp.send(message).await {
                Ok(_) => Ok(()),
                Err(error) => Err(smtp::refusal(&error)),
            },
            Transport::Folder(folder) => {
                file(folder, stamp, &message)
                    .await
                    .map_err(|error| Refusal {
                        failure: Failure::Transient,
                        why: error.to_string(),
                    })
            }
            Transport::Memory(mailbox) => {
                mailbox.keep(stamp.now, letter.clone(), &message.formatted());
                Ok(())
            }
        }
    }
}

/// Writes one file for each mail, whole or not at all, that nobody but its owner can read: mails hold names, codes and
/// what customers wrote.
async fn file(folder: &std::path::Path, stamp: Stamp, message: &Message) -> std::io::Result<()> {
    let (folder, bytes) = (folder.to_owned(), message.formatted());
    let written = tokio::task::spawn_blocking(move || write_private(&folder, stamp, &bytes));
    written.await.map_err(std::io::Error::other)?
}

fn write_private(folder: &std::path::Path, stamp: Stamp, bytes: &[u8]) -> std::io::Result<()> {
    let (mut folders, mut options) = (DirBuilder::new(), OpenOptions::new());
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
        folders.mode(0o700);
        options.mode(0o600);
    }
    folders.recursive(true).create(folder)?;
    let name = format!("{}-{}", stamp.created_at.0, stamp.job);
    let unfinished = folder.join(format!("{name}.part"));
    options
        .write(true)
        .create(true)
        .truncate(true)
        .open(&unfinished)?
        .write_all(bytes)?;
    std::fs::rename(&unfinished, folder.join(format!("{name}.eml")))
}
