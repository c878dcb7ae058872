//! The connection to a mail server, and the meaning of its refusals.

use super::Refusal;
use crate::config::Settings;
use klankbord_domain::base::outbox::rules::Failure;
use lettre::{
    AsyncSmtpTransport, Tokio1Executor,
    transport::smtp::{
        self, PoolConfig,
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use std::{error::Error as _, time::Duration};

/// The time that a mail server may take for one step.
const PATIENCE: Duration = Duration::from_secs(30);

/// The connections that are kept for mails that somebody waits for: a code doesn't wait for fifty thousand letters.
pub const KEPT: u16 = 2;

/// The security of the connection to the mail server.
pub(super) fn tls(settings: &Settings) -> Result<Tls, String> {
    Ok(match settings.smtp_security.as_str() {
        "none" => Tls::None,
        "tls" => Tls::Wrapper(parameters(settings)?),
        _ => Tls::Required(parameters(settings)?),
    })
}

pub(super) fn transport(settings: &Settings, tls: Tls) -> AsyncSmtpTransport<Tokio1Executor> {
    let mut builder =
        AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.smtp_host.as_str())
            .port(settings.smtp_port)
            .tls(tls)
            .timeout(Some(PATIENCE))
            .pool_config(
                PoolConfig::new().max_size(u32::from(settings.smtp_connections) + u32::from(KEPT)),
            );
    if !settings.smtp_user.is_empty() {
        builder = builder.credentials(Credentials::new(
            settings.smtp_user.clone(),
            settings.smtp_password.clone(),
        ));
    }
    builder.build()
}

fn parameters(settings: &Settings) -> Result<TlsParameters, String> {
    let mut builder = TlsParameters::builder(settings.smtp_host.clone());
    if !settings.smtp_ca.is_empty() {
        let pem = std::fs::read(&settings.smtp_ca)
            .map_err(|error| format!("smtp_ca: {} can't be read: {error}", settings.smtp_ca))?;
        let certificate = Certificate::from_pem(&pem).map_err(|error| {
            format!(
                "smtp_ca: {} holds no certificate: {error}",
                settings.smtp_ca
            )
        })?;
        builder = builder.add_root_certificate(certificate);
    }
    builder
        .build()
        .map_err(|error| format!("smtp_host: no TLS with {}: {error}", settings.smtp_host))
}

/// The meaning of an answer of a mail server: 5xx is final and 4xx is not (RFC 5321 §4.2.1). When the server
/// does not accept our login, that says nothing about the mail, so it can be tried again once the login is
/// right (RFC 4954 §6).
pub(super) fn refusal(error: &smtp::Error) -> Refusal {
    let code = error.status().map(|code| code.to_string());
    let login = code
        .as_deref()
        .is_some_and(|code| matches!(code, "530" | "534" | "535" | "538"));
    let failure = if error.is_permanent() && !login {
        Failure::Permanent
    } else {
        Failure::Transient
    };
    let mut why = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !why.contains(&text) {
            why.push_str(": ");
            why.push_str(&text);
        }
        cause = error.source();
    }
    Refusal { failure, why }
}
