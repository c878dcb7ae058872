//! Customer lists: keeping a file, showing what would happen to each row, and doing it.
//!
//! Owns imports, their files and their rows. A request only keeps the file; the worker reads it. What must stay
//! true: nothing is written to the panel before the administrator has seen what would happen; importing the
//! same file twice changes nothing; a run that was interrupted resumes where it stopped. A file only adds: it
//! puts customers on the list, puts them in segments, and corrects a name or a customer number. It never takes
//! a customer out of a segment, changes the language that somebody reads, or brings back a customer who
//! declined; panel members and staff keep the names that they have.
//!
//! Files and rows hold personal data: a file is kept only until it was read, or for a week while its columns are asked
//! for, and rows until the next file comes.

mod columns;
pub mod operations;
pub mod queries;
mod quotes;
pub mod reading;
pub mod segments;
mod sheet;
pub mod staging;
mod store;
mod table;
#[cfg(test)]
mod tests;
pub mod wrong_list;

pub use columns::Pointed;

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
    /// It is a workbook that can't be read: of an old kind, locked or broken.
    NoWorkbook,
    /// A quotation mark opens that swallows rows.
    StrayQuote,
    /// Heads stand over several columns.
    MergedHeads,
    /// It has no column of addresses.
    NoAddresses,
    /// It has no column of names.
    NoNames,
    /// It holds more than [`MOST_ROWS`] customers.
    TooMany,
}
crate::base::db::text_enum!(Unreadable {
    Empty => "empty", NotAList => "not_a_list", NoAddresses => "no_addresses", NoNames => "no_names",
    TooMany => "too_many", NoWorkbook => "no_workbook", StrayQuote => "stray_quote", MergedHeads => "merged_heads",
});

/// Why a file as a whole can't be read, and on which line that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason.
    pub why: Unreadable,
    /// The line; zero when it is no matter of a line.
    pub line: i64,
}

impl From<Unreadable> for Refusal {
    fn from(why: Unreadable) -> Self {
        Self { why, line: 0 }
    }
}

impl From<Refusal> for Problem {
    fn from(Refusal { why, line }: Refusal) -> Self {
        match why {
            Unreadable::NoWorkbook => Self::NoWorkbook,
            Unreadable::StrayQuote => Self::StrayQuote(line),
            Unreadable::MergedHeads => Self::MergedHeads(line),
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
    /// Waits for somebody to point at the columns of its file.
    Asking,
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
    Asking => "asking", Reading => "reading", Unreadable => "unreadable", Ready => "ready", Running => "running", Done => "done",
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
    /// A formula, or a number that lost digits: nobody wrote what it says.
    Computed,
}
crate::base::db::text_enum!(Verdict {
    New => "new", Changed => "changed", Unchanged => "unchanged", Declined => "declined",
    WrongAddress => "wrong_address", WrongName => "wrong_name", Twice => "twice",
    UnknownSegment => "unknown_segment", Computed => "computed",
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
            Self::WrongAddress
                | Self::WrongName
                | Self::Twice
                | Self::UnknownSegment
                | Self::Computed
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
    /// On which line that is; zero when it is no matter of a line.
    pub problem_line: i64,
    left_out: String,
    /// How many rows the file has; zero until that is known.
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

impl Import {
    /// The heads of the columns of its file that are not read.
    #[must_use]
    pub fn left_out(&self) -> Vec<&str> {
        self.left_out.lines().collect()
    }
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
