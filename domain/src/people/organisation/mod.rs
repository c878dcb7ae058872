//! The organisation that this deployment serves: its name, zone, phone number, address and colour.

pub mod colour;
pub mod operations;
pub mod queries;
pub(crate) mod store;

pub use colour::colour;

use crate::{Timestamp, base::values};
use jiff::tz::TimeZone;

/// The organisation.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The IANA name of the zone in which times are shown.
    pub zone: String,
    /// The phone number on every page.
    pub phone: String,
    /// The address on every page.
    pub email: String,
    /// The accent colour, as `#rrggbb`.
    pub accent: String,
    /// The moment when it was set up.
    pub set_up_at: Timestamp,
}

impl Organisation {
    /// The zone in which times are shown.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        values::zone(&self.zone).unwrap_or(TimeZone::UTC)
    }
}
