//! The organisation that this deployment serves: its name, zone, phone number and address, and its face: a colour, a
//! logo, the name that its mails come from and its words of welcome.

pub mod colour;
pub mod form_of_address;
pub mod logo;
pub mod operations;
pub mod queries;
pub(crate) mod store;

pub use colour::colour;
pub use form_of_address::FormOfAddress;

use crate::{Language, Timestamp, base::values};
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
    /// The name that mails come from; its own name when this is empty.
    pub sender: String,
    /// Its words of welcome to visitors in Dutch; empty when it has none.
    pub welcome_nl: String,
    /// Its words of welcome in English.
    pub welcome_en: String,
    /// How it addresses people.
    pub form_of_address: FormOfAddress,
    /// The language in which it writes; what was begun before keeps the language of then.
    pub writes_in: Language,
    /// The mark of its logo; empty when it has none.
    pub logo: String,
    /// The width at which the logo is shown, in pixels of a screen.
    pub logo_width: i64,
    /// The height at which the logo is shown.
    pub logo_height: i64,
    /// The moment when it was set up.
    pub set_up_at: Timestamp,
}

impl Organisation {
    /// The name that mails come from.
    #[must_use]
    pub const fn sender(&self) -> &str {
        if self.sender.is_empty() {
            self.name.as_str()
        } else {
            self.sender.as_str()
        }
    }

    /// The part of somebody's name with which to greet them.
    #[must_use]
    pub fn greets<'a>(&self, name: &'a str) -> &'a str {
        self.form_of_address.greets(name)
    }

    /// Its words of welcome in a language, or in the other when it has only those; empty when it has none.
    #[must_use]
    pub const fn welcome(&self, lang: Language) -> (&str, Language) {
        match lang {
            Language::Nl if self.welcome_nl.is_empty() => (self.welcome_en.as_str(), Language::En),
            Language::En if self.welcome_en.is_empty() => (self.welcome_nl.as_str(), Language::Nl),
            Language::Nl => (self.welcome_nl.as_str(), Language::Nl),
            Language::En => (self.welcome_en.as_str(), Language::En),
        }
    }

    /// The zone in which times are shown.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        values::zone(&self.zone).unwrap_or(TimeZone::UTC)
    }
}
