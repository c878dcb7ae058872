//! The inbox of whoever owes answers: what waits, one item, answering one or several, held answers.

pub(crate) mod answer;
pub(crate) mod held;
pub(crate) mod inbox;
pub(crate) mod item;
pub(crate) mod mails;
mod sift;

use sift::Sift;
