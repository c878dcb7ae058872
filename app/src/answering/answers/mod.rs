//! The inbox of owed answers: the list, one item, answering one or several, held answers.

pub(crate) mod answer;
pub(crate) mod conversation;
pub(crate) mod from_reason;
pub(crate) mod held;
pub(crate) mod inbox;
pub(crate) mod item;
pub(crate) mod judging;
mod list;
pub(crate) mod mails;
mod sift;
pub(crate) mod to_theme;
pub(crate) mod translation;
pub(crate) mod verdict;

use sift::Sift;
