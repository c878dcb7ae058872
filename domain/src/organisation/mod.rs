//! The organisation that this deployment serves: its name, zone, phone number, address and colour.

pub mod operations;
pub mod queries;
mod store;

use crate::{Problem, Timestamp, values};
use jiff::tz::TimeZone;

/// The organisation.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The IANA name of the zone in which times are shown.
    pub zone: String,
    /// The phone number that stands on every page.
    pub phone: String,
    /// The address that stands on every page.
    pub email: String,
    /// The accent colour, as `#rrggbb`.
    pub accent: String,
    /// When it was set up.
    pub set_up_at: Timestamp,
}

impl Organisation {
    /// The zone in which times are shown.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        values::zone(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

/// A colour as `#rrggbb`, in lower case.
///
/// # Errors
/// [`Problem::Missing`] or [`Problem::NotAColour`].
pub fn colour(text: &str) -> Result<String, Problem> {
    let text = values::line(text, 20)?.to_lowercase();
    let digits = text.strip_prefix('#').ok_or(Problem::NotAColour)?;
    if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        Ok(text)
    } else {
        Err(Problem::NotAColour)
    }
}
