//! The pieces that pages are composed of; `/kit` shows them all in demo mode. Only here is text put
//! into HTML by hand, and escaped.

pub(crate) mod accent;
mod aside;
mod bars;
mod clock;
pub mod document;
mod facts;
mod field;
pub mod form;
mod inbox;
mod items;
mod markdown;
mod menu;
mod opening;
mod pager;
mod phase_map;
pub mod problem;
mod progress;
pub mod prose;
mod said;
mod sheet;
mod spark;
mod steps;
mod table;
mod tag;
pub mod time;

pub use aside::{inset, warning};
pub use bars::Bars;
pub use clock::clock;
pub use facts::Facts;
pub use field::Field;
pub use form::{Choice, Form};
pub use inbox::inbox;
pub use items::{Item, items};
pub use markdown::markdown;
pub use opening::{first_line, opening};
pub use pager::pager;
pub use phase_map::{Mark, PhaseMap};
pub use progress::progress;
pub use said::{answered, said};
pub use sheet::sheet;
pub use spark::Spark;
pub use steps::{Step, steps};
pub use table::Table;
pub use tag::{Tone, tag};
