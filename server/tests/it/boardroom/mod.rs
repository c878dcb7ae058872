pub(crate) mod agenda;
pub(crate) mod calendar;
pub(crate) mod dates;
pub(crate) mod room;
pub(crate) mod seats;
pub(crate) mod sessions;
pub(crate) mod translations;
