//! The foundation of all slices: ids, time, errors, values, the database, the audit log and the outbox.

pub mod actor;
pub mod audit;
pub mod db;
pub mod error;
pub mod form;
mod guessable;
pub mod ids;
pub mod language;
pub mod outbox;
pub mod passwords;
pub mod portal;
pub mod random;
pub mod text;
pub mod time;
pub mod values;
pub mod working_days;
