//! What the portal is: its rules, what it stores, what it sends and what it remembers having done.
//!
//! Nothing here knows of HTTP or of pages. A *slice* is a module with one name everywhere in the
//! project; within it, types and rules are pure, `store` holds the SQL, `operations` are the verbs
//! that change something and `queries` are what pages read.

pub mod accounts;
pub mod actor;
pub mod agenda;
pub mod answers;
pub mod audit;
pub mod calendar;
pub mod chance;
pub mod commitments;
pub mod conscience;
pub mod contacts;
pub mod contributions;
pub mod dates;
pub mod db;
pub mod debts;
pub mod decisions;
pub mod error;
pub mod ids;
pub mod imports;
pub mod indicators;
pub mod invitations;
pub mod language;
pub mod look_backs;
pub mod minutes;
pub mod organisation;
pub mod outbox;
pub mod panel;
pub mod portal;
pub mod positions;
pub mod privacy;
pub mod projects;
pub mod proposals;
pub mod room;
pub mod said_and_done;
pub mod seats;
pub mod sessions;
pub mod themes;
pub mod time;
pub mod values;

pub use actor::{Actor, Person, Role, Roles};
pub use error::{Conflict, Error, FieldErrors, Problem, Result};
pub use language::Language;
pub use portal::Portal;
pub use time::Timestamp;
