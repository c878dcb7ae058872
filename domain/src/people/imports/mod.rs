//! Customer lists: reading a file, telling what would happen to each row, and doing it.
//!
//! Owns imports and their rows. What must stay true: nothing is written to the panel before the
//! administrator has seen what would happen; importing the same file twice changes nothing; a run that
//! was broken off goes on where it stopped. A file only adds: it puts customers on the list, puts them
//! in segments, and corrects a name or a customer number. It never takes a customer out of a segment,
//! changes the language that somebody reads, or brings back who declined; and it leaves the names of
//! panel members and of staff to themselves.
//!
//! The rows hold personal data, so they are kept only until the next file is read.

pub mod operations;
pub mod queries;
pub mod reading;
mod store;
#[cfg(test)]
mod tests;
pub mod wrong_list;

use crate::{
    Timestamp,
    base::ids::{ImportId, SegmentId},
};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 20_000_000;
/// How many customers a file may hold.
pub const MOST_ROWS: usize = 100_000;

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Its rows are being read.
    Reading,
    /// Waits for the administrator's word.
    Ready,
    /// Is being carried out.
    Running,
    /// Was carried out.
    Done,
    /// A newer file was read instead.
    Replaced,
}
crate::base::db::text_enum!(ImportState {
    Reading => "reading", Ready => "ready", Running => "running", Done => "done", Replaced => "replaced",
});

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A customer who is not on the list yet.
    New,
    /// A customer on the list, of whom the file knows something else or more.
    Changed,
    /// A customer on the list, exactly so.
    Unchanged,
    /// A customer who said no: the row is left alone.
    Declined,
    /// No e-mail address, or none that can be written to.
    WrongAddress,
    /// No name, or one that is too long.
    WrongName,
    /// The address stands earlier in the file.
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
    /// Whether the row does something.
    #[must_use]
    pub const fn acts(self) -> bool {
        matches!(self, Self::New | Self::Changed)
    }

    /// Whether something is wrong with the row, which the administrator can mend in the file.
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
    /// What the file is called.
    pub file_name: String,
    /// Where it stands.
    pub state: ImportState,
    /// How many rows the file has.
    pub rows_total: i64,
    /// How many of the rows that do something were done.
    pub rows_done: i64,
    /// Up to which line of the file that is.
    pub done_to_line: i64,
    /// When it was read.
    pub created_at: Timestamp,
    /// When it was done.
    pub finished_at: Option<Timestamp>,
}

/// A row, to be shown.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Row {
    /// On which line of the file it begins.
    pub line: i64,
    /// What becomes of it.
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
