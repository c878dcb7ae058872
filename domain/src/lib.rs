//! The domain of the portal: its rules, its data, its mails and its audit log.
//!
//! Nothing here knows of HTTP or of pages. The slices are in seven wings; a wing uses itself and the wings
//! below it. A *slice* is a module with the same name everywhere in the project; within it, types and rules are
//! pure, `store` holds the SQL, `operations` are the verbs that change something and `queries` are read by
//! pages.

// From the bottom to the top.
pub mod answering;
pub mod base;
pub mod boardroom;
pub mod lifecycle;
pub mod overview;
pub mod people;
pub mod rounds;

pub use base::{
    actor::{Actor, Person, Role, Roles},
    error::{Conflict, Error, FieldErrors, Problem, Result},
    language::Language,
    portal::Portal,
    time::Timestamp,
};
