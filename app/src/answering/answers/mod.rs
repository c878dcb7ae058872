//! The inbox of owed answers: the list, one item, answering one or several, held answers.

pub(crate) mod answer;
pub(crate) mod held;
pub(crate) mod inbox;
pub(crate) mod item;
pub(crate) mod mails;
mod sift;

use sift::Sift;
