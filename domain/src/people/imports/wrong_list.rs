//! The wrong rows as a file for spreadsheets, so that they can be corrected and read again.

use super::{Row, Verdict};
use crate::{Error, Language, Result};

/// Writes the rows, each with its reason, under `headers`: line, reason, name, address, customer
/// number, language, segments. The separator is the one that spreadsheets in this language expect, and
/// a byte order mark tells them that it is UTF-8.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub fn write(
    language: Language,
    headers: &[&str; 7],
    reason: impl Fn(Verdict) -> &'static str,
    rows: &[Row],
) -> Result<Vec<u8>> {
    let separator = match language {
        Language::Nl => b';',
        Language::En => b',',
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(headers).map_err(Error::unavailable)?;
    for row in rows {
        writer
            .write_record([
                &row.line.to_string(),
                reason(row.verdict),
                &guarded(&row.name),
                &guarded(&row.email),
                &guarded(&row.number),
                &guarded(&row.language),
                &guarded(&row.segments),
            ])
            .map_err(Error::unavailable)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::unavailable(error.into_error()))
}

/// Whether a cell begins like a formula, behind marks that keep it from being one.
fn is_risky(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text without the mark that [`guarded`] put before it.
pub(super) fn unguarded(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => text,
    }
}

/// A spreadsheet would run a cell that begins like a formula (OWASP, "CSV Injection").
fn guarded(text: &str) -> String {
    if is_risky(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
