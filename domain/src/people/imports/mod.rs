//! Customer lists: keeping a file, showing what would happen to each row, and doing it.
//!
//! Owns imports, their files and their rows. A request only keeps the file; the worker reads it. What must stay
//! true: nothing is written to the panel before the administrator has seen what would happen; importing the
//! same file twice changes nothing; a run that was interrupted resumes where it stopped. A file only adds: it
//! puts customers on the list, puts them in segments, and corrects a name or a customer number. It never takes
//! a customer out of a segment, changes the language that somebody reads, or brings back a customer who
//! declined; panel members and staff keep the names that they have.
//!
//! Files and rows hold personal data: a file is kept only until it was read, and rows until the next file comes.

pub mod operations;
pub mod queries;
pub mod reading;
pub mod staging;
mod store;
#[cfg(test)]
mod tests;
pub mod wrong_list;

use crate::{
    Problem, Timestamp,
    base::ids::{ImportId, SegmentId},
};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 20_000_000;
/// The most customers that a file may hold.
pub const MOST_ROWS: usize = 100_000;

/// The reason why a file as a whole can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It holds no customers.
    Empty,
    /// It is not a list at all.
    NotAList,
    /// It has no column of addresses.
    NoAddresses,
    /// It has no column of names.
    NoNames,
    /// It holds more than [`MOST_ROWS`] customers.
    TooMany,
}
crate::base::db::text_enum!(Unreadable {
    Empty => "empty", NotAList => "not_a_list", NoAddresses => "no_addresses", NoNames => "no_names",
    TooMany => "too_many",
});

impl From<Unreadable> for Problem {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::Empty => Self::Missing,
            Unreadable::NotAList => Self::NotAList,
            Unreadable::NoAddresses => Self::NoSuchColumn,
            Unreadable::NoNames => Self::NoNameColumn,
            Unreadable::TooMany => Self::TooMany(MOST_ROWS),
        }
    }
}

/// The state of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Its file waits for the worker, or is being read.
    Reading,
    /// Its file turned out to be no customer list.
    Unreadable,
    /// It waits until the administrator starts it.
    Ready,
    /// It is being carried out.
    Running,
    /// It was carried out.
    Done,
    /// A newer file replaced it, or its file was given up before it was read.
    Replaced,
}
crate::base::db::text_enum!(ImportState {
    Reading => "reading", Unreadable => "unreadable", Ready => "ready", Running => "running", Done => "done",
    Replaced => "replaced",
});

/// The verdict on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A customer who is not on the list yet.
    New,
    /// A customer on the list, about whom the file says something else or more.
    Changed,
    /// A customer on the list, with the same data.
    Unchanged,
    /// A customer who declined: the row is left alone.
    Declined,
    /// No e-mail address, or none that can be written to.
    WrongAddress,
    /// No name, or one that is too long.
    WrongName,
    /// The same address comes earlier in the file.
    Twice,
    /// A segment that does not exist.
    UnknownSegment,
}
crate::base::db::text_enum!(Verdict {
    New => "new", Changed => "changed", Unchanged => "unchanged", Declined => "declined",
    WrongAddress => "wrong_address", WrongName => "wrong_name", Twice => "twice",
    UnknownSegment => "unknown_segment",
});

impl Verdict {
    /// Whether the row changes something.
    #[must_use]
    pub const fn acts(self) -> bool {
        matches!(self, Self::New | Self::Changed)
    }

    /// Whether something is wrong with the row that the administrator can correct in the file.
    #[must_use]
    pub const fn is_wrong(self) -> bool {
        matches!(
            self,
            Self::WrongAddress | Self::WrongName | Self::Twice | Self::UnknownSegment
        )
    }
}

/// One reading of a file.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Import {
    /// Its key.
    pub id: ImportId,
    /// The name of the file.
    pub file_name: String,
    /// The state of the import.
    pub state: ImportState,
    /// The reason why its file can't be read, if so.
    pub problem: Option<Unreadable>,
    /// The number of rows in the file; zero until it is known.
    pub rows_total: i64,
    /// The number of rows that were carried out, of those that change something.
    pub rows_done: i64,
    /// The line of the file up to which the rows were carried out.
    pub done_to_line: i64,
    /// The moment when its file came.
    pub created_at: Timestamp,
    /// The moment when it was done.
    pub finished_at: Option<Timestamp>,
}

/// A row, to be shown.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Row {
    /// The line of the file on which it begins.
    pub line: i64,
    /// The verdict on it.
    pub verdict: Verdict,
    /// The customer's name.
    pub name: String,
    /// The address, as it was written.
    pub email: String,
    /// The customer number.
    pub number: String,
    /// `nl`, `en`, or nothing when the file does not say.
    pub language: String,
    /// The segments, as they were written.
    pub segments: String,
}

/// A row with everything that is needed to carry it out.
#[derive(Clone, Debug)]
struct Staged {
    row: Row,
    name_key: String,
    email_key: String,
    segment_ids: Vec<SegmentId>,
}
