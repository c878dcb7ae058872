//! From a letter to a message (RFC 5322).

use super::{Refusal, Stamp};
use crate::config::Settings;
use klankbord_app::mails::Letter;
use klankbord_domain::base::{outbox::rules::Failure, values::Email};
use lettre::{
    Address, Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        dkim::{
            DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm,
            DkimSigningKey,
        },
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use std::time::{Duration, UNIX_EPOCH};

/// Builds the message of a letter. It has the same `Message-ID` at each attempt, so that a server that got it
/// twice can recognise it.
pub(super) fn build(
    from: &Mailbox,
    dkim: Option<&DkimConfig>,
    stamp: Stamp,
    letter: &Letter,
) -> Result<Message, Refusal> {
    let from = Mailbox::new(Some(letter.from_name.clone()), from.email.clone());
    let to = Mailbox::new(Some(letter.to_name.clone()), address(&letter.to_email)?);
    let micros = u64::try_from(stamp.now.0).unwrap_or_default();
    let mut message = Message::builder()
        .reply_to(Mailbox::new(
            Some(letter.from_name.clone()),
            address(&letter.reply_to)?,
        ))
        .to(to)
        .subject(letter.subject.clone())
        .date(UNIX_EPOCH + Duration::from_micros(micros))
        .message_id(Some(format!(
            "<{}.{}@{}>",
            stamp.job,
            stamp.created_at.0,
            from.email.domain()
        )))
        .from(from)
        .multipart(body(letter)?)
        .map_err(|error| unbuilt(&error))?;
    let headers = message.headers_mut();
    let mut add = |name: &'static str, value: &str| {
        headers.insert_raw(HeaderValue::dangerous_new_pre_encoded(
            HeaderName::new_from_ascii_str(name),
            value.to_owned(),
            value.to_owned(),
        ));
    };
    // RFC 3834: no out-of-office message should answer this.
    add("Auto-Submitted", "auto-generated");
    // Servers of Microsoft heed this one instead.
    add("X-Auto-Response-Suppress", "All");
    add("Content-Language", letter.lang.as_str());
    if let Some(address) = &letter.unsubscribe {
        add("List-Unsubscribe", &format!("<{address}>"));
        add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    if let Some(dkim) = dkim {
        message.sign(dkim);
    }
    Ok(message)
}

/// An address as mail goes to it. Some were kept before all that can't be mailed were refused at the door.
pub(super) fn address(text: &str) -> Result<Address, Refusal> {
    let refusal = |why: String| Refusal {
        failure: Failure::Permanent,
        why: format!("not an address that mail can go to: {why}"),
    };
    let email = Email::parse(text).map_err(|problem| refusal(format!("{problem:?}")))?;
    email
        .mailed()
        .parse()
        .map_err(|error: lettre::address::AddressError| refusal(error.to_string()))
}

fn unbuilt(error: &dyn std::error::Error) -> Refusal {
    Refusal {
        failure: Failure::Permanent,
        why: format!("the message can't be built: {error}"),
    }
}

/// The content of the letter, in all its forms. The calendar message is one of them (RFC 6047), so that
/// programs show it with the mail; others offer it as a file.
fn body(letter: &Letter) -> Result<MultiPart, Refusal> {
    let forms = MultiPart::alternative().singlepart(SinglePart::plain(letter.text.clone()));
    let page = SinglePart::html(letter.html.clone());
    let forms = match &letter.logo {
        // It travels with the letter, so that reading it asks nobody for anything.
        Some(logo) => {
            let kind = ContentType::parse("image/png").map_err(|error| unbuilt(&error))?;
            let logo = Attachment::new_inline("logo".to_owned()).body(logo.clone(), kind);
            forms.multipart(MultiPart::related().singlepart(page).singlepart(logo))
        }
        None => forms.singlepart(page),
    };
    let Some(calendar) = &letter.calendar else {
        return Ok(forms);
    };
    let kind = format!(
        "text/calendar; charset=utf-8; method={}",
        calendar.method.as_str()
    );
    let kind = ContentType::parse(&kind).map_err(|error| unbuilt(&error))?;
    let file = ContentType::parse("application/ics").map_err(|error| unbuilt(&error))?;
    let part = SinglePart::builder()
        .header(kind)
        .body(calendar.text.clone());
    let attached = Attachment::new("invite.ics".to_owned()).body(calendar.text.clone(), file);
    Ok(MultiPart::mixed()
        .multipart(forms.singlepart(part))
        .singlepart(attached))
}

/// What a signature covers. RFC 8058 §4 wants both List- headers among it, and the library's own list
/// leaves them out.
const SIGNED: [&str; 13] = [
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

/// The key that signs messages (RFC 6376), when the settings name one.
pub(super) fn dkim(settings: &Settings) -> Result<Option<DkimConfig>, String> {
    if settings.dkim_key.is_empty() {
        return Ok(None);
    }
    let key = std::fs::read_to_string(&settings.dkim_key)
        .map_err(|error| format!("dkim_key: {} can't be read: {error}", settings.dkim_key))?;
    let algorithm = if key.contains("BEGIN RSA PRIVATE KEY") {
        DkimSigningAlgorithm::Rsa
    } else {
        DkimSigningAlgorithm::Ed25519
    };
    let key = DkimSigningKey::new(key.trim(), algorithm).map_err(|error| {
        format!(
            "dkim_key: {} holds neither an RSA key (PEM, PKCS #1) nor an Ed25519 key (base64): {error}",
            settings.dkim_key
        )
    })?;
    if settings.dkim_selector.is_empty() || settings.dkim_domain.is_empty() {
        return Err("dkim_key: goes with dkim_selector and dkim_domain".to_owned());
    }
    Ok(Some(DkimConfig::new(
        settings.dkim_selector.clone(),
        settings.dkim_domain.clone(),
        key,
        SIGNED
            .into_iter()
            .map(HeaderName::new_from_ascii_str)
            .collect(),
        DkimCanonicalization {
            header: DkimCanonicalizationType::Relaxed,
            body: DkimCanonicalizationType::Relaxed,
        },
    )))
}
