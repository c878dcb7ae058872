//! From the bytes of a file to customers: which line holds the heads, and what each column means. Pure; nothing is
//! judged here but whether it is a customer list at all.

use super::{
    MOST_ROWS, Refusal, Unreadable,
    columns::{Column, Pointed, columns, is_address},
    table::{self, Cell, Line, Table},
};
use crate::{Language, base::text};

/// A customer as the file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// The line of the file on which the row begins, from 1.
    pub line: i64,
    /// The whole name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The customer number.
    pub number: String,
    /// The language, when the file says one of ours.
    pub language: Option<Language>,
    /// The segments, as they stand in the cell.
    pub segments: String,
    /// Whether one of these is a formula, or a number that lost digits: nobody wrote what it says.
    pub is_computed: bool,
}

/// The most characters that are kept of a cell; a customer's own are far fewer.
const LONGEST_CELL: usize = 500;
/// How much of a file is read at once when it comes.
const HEAD: usize = 64 * 1024;
/// Within how many lines the heads stand: titles and empty lines may come before them.
const HEADS_WITHIN: usize = 20;
/// How many lines are looked at to tell which columns there are.
const LOOK: usize = 50;

/// Whether a file may be a customer list, as far as its head tells. A small file is read to its end.
///
/// # Errors
/// The reason, when it is none.
pub fn glance(bytes: &[u8]) -> Result<(), Refusal> {
    if table::is_archive(bytes) {
        return opened(&table::read(bytes, LOOK, false)?, None).map(drop);
    }
    match head(bytes) {
        None => read(bytes, None).map(drop),
        Some(head) => match table::read(head, LOOK, false) {
            Ok(table) if head.ends_with(b"\n") => opened(&table, None).map(drop),
            Ok(_) => Ok(()),
            // Customers may follow.
            Err(refusal) if refusal.why == Unreadable::Empty => Ok(()),
            Err(refusal) => Err(refusal),
        },
    }
}

/// The whole lines at the head of a large file, or its first part when it has none; nothing of a small one. A line may
/// have been cut in two, also within a letter.
fn head(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..HEAD)?;
    let lines = head
        .iter()
        .rposition(|byte| *byte == b'\n' || *byte == b'\r');
    Some(lines.and_then(|end| head.get(..=end)).unwrap_or(head))
}

/// The columns of a file of which the meaning could not be told, to be pointed at. Without heads the first row stands in
/// their place.
///
/// # Errors
/// The reason, when it holds no columns with an address in one of them.
pub fn found_columns(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
    let whole = head(bytes).filter(|_| !table::is_archive(bytes));
    let table = table::read(whole.unwrap_or(bytes), LOOK, false)?;
    let heads = best_heads(&table.lines).ok_or(Unreadable::Empty)?;
    let mut cells = table.lines.iter().flat_map(|line| &line.cells);
    let line = &table.lines[heads];
    if line.cells.len() < 2 || !cells.any(|cell| is_address(&cell.text)) {
        return Err(Unreadable::NoAddresses.into());
    }
    Ok(line.texts().into_iter().map(clean).collect())
}

/// The heads of the columns that are not read, since they hold nothing that a customer list has a place for.
#[must_use]
pub fn left_out(bytes: &[u8], pointed: Option<&Pointed>) -> Vec<String> {
    let whole = head(bytes).filter(|_| !table::is_archive(bytes));
    let Ok(table) = table::read(whole.unwrap_or(bytes), LOOK, false) else {
        return Vec::new();
    };
    let Ok((begin, columns)) = opened(&table, pointed) else {
        return Vec::new();
    };
    let heads = begin
        .checked_sub(1)
        .and_then(|place| table.lines.get(place));
    let texts = heads.map(Line::texts).unwrap_or_default();
    let unread = |place: usize| !matches!(columns.get(place), Some(Some(_)));
    texts
        .into_iter()
        .enumerate()
        .filter(|(place, _)| unread(*place))
        .map(|(_, text)| clean(text))
        .filter(|text| !text.is_empty())
        .collect()
}

/// The line that is most like heads: the one with the most known columns, else the first with several cells.
fn best_heads(lines: &[Line]) -> Option<usize> {
    let known = |line: &Line| {
        let texts = line.texts();
        texts
            .iter()
            .filter(|text| super::columns::column(text).is_some())
            .count()
    };
    let first = lines.get(..HEADS_WITHIN).unwrap_or(lines);
    let most = first.iter().map(known).max()?;
    if most > 0 {
        return first.iter().position(|line| known(line) == most);
    }
    let several = |line: &Line| {
        line.cells
            .iter()
            .filter(|cell| !cell.text.is_empty())
            .count()
            > 1
    };
    first.iter().position(several).or(Some(0))
}

/// Where the customers begin, and what the columns hold.
fn opened(
    table: &Table,
    pointed: Option<&Pointed>,
) -> Result<(usize, Vec<Option<Column>>), Refusal> {
    if let Some(pointed) = pointed {
        let heads = best_heads(&table.lines).ok_or(Unreadable::Empty)?;
        let has_heads = !table.lines[heads]
            .cells
            .iter()
            .any(|cell| is_address(&cell.text));
        return Ok((heads + usize::from(has_heads), pointed.columns()));
    }
    let mut why = Unreadable::NoAddresses;
    for (place, line) in table.lines.iter().take(HEADS_WITHIN).enumerate() {
        match columns(&line.texts()) {
            Ok(columns) => {
                let number = line.number;
                if table
                    .merged
                    .iter()
                    .any(|(from, to)| (*from..=*to).contains(&number))
                {
                    let why = Unreadable::MergedHeads;
                    return Err(Refusal { why, line: number });
                }
                return Ok((place + 1, columns));
            }
            Err(Unreadable::NoNames) => why = Unreadable::NoNames,
            Err(_) => {}
        }
    }
    Err(if table.lines.is_empty() {
        Unreadable::Empty
    } else {
        why
    }
    .into())
}

/// Reads a customer list, by its heads or by the columns that were pointed at.
///
/// # Errors
/// The reason, when it is none.
pub fn read(bytes: &[u8], pointed: Option<&Pointed>) -> Result<Vec<Customer>, Refusal> {
    let table = table::read(bytes, MOST_ROWS + HEADS_WITHIN + 1, true)?;
    let (begin, columns) = opened(&table, pointed)?;
    let rows = table.lines.get(begin..).unwrap_or_default();
    if rows.is_empty() {
        return Err(Unreadable::Empty.into());
    }
    if rows.len() > MOST_ROWS {
        return Err(Unreadable::TooMany.into());
    }
    Ok(rows.iter().map(|line| customer(&columns, line)).collect())
}

/// Everything that a file says, for finding a person in it.
///
/// # Errors
/// The reason, when it can't be read.
pub fn all_text(bytes: &[u8]) -> Result<String, Refusal> {
    if !table::is_archive(bytes) {
        return Ok(table::decode(bytes)?);
    }
    let table = table::read(bytes, MOST_ROWS + HEADS_WITHIN + 1, true)?;
    let lines: Vec<_> = table
        .lines
        .iter()
        .map(|line| line.texts().join("\n"))
        .collect();
    Ok(lines.join("\n"))
}

/// The first `most` lines of any list, as cells on one line each, with the number of each line.
///
/// # Errors
/// The reason, when it can't be read.
pub(crate) fn lines(bytes: &[u8], most: usize) -> Result<Vec<(i64, Vec<String>)>, Refusal> {
    let table = table::read(bytes, most, true)?;
    let cells = |line: &Line| line.texts().into_iter().map(clean).collect();
    Ok(table
        .lines
        .iter()
        .map(|line| (line.number, cells(line)))
        .collect())
}

/// One line without control characters and double spaces: line breaks within a cell are common. A list of wrong rows
/// that comes back has a mark before what a spreadsheet would run; it goes off again.
fn clean(cell: &str) -> String {
    let cell = super::wrong_list::unguarded(cell);
    let cell: String = text::tidy(cell)
        .chars()
        .filter(|&c| !text::is_stray(c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST_CELL)
        .collect();
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn customer(columns: &[Option<Column>], line: &Line) -> Customer {
    // Of two columns with the same meaning, the first that says something counts.
    let of = |wanted: Column| {
        columns
            .iter()
            .zip(&line.cells)
            .filter(|(column, _)| **column == Some(wanted))
            .map(|(_, cell)| clean(&cell.text))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let name = Some(of(Column::Name))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| {
            let parts = [of(Column::Given), of(Column::Infix), of(Column::Family)];
            clean(&parts.join(" "))
        });
    let read = |(column, cell): (&Option<Column>, &Cell)| column.is_some() && cell.is_computed;
    Customer {
        line: line.number,
        name,
        email: first_address(&of(Column::Email)),
        number: of(Column::Number),
        language: language(&of(Column::Language)),
        segments: of(Column::Segments),
        is_computed: columns.iter().zip(&line.cells).any(read),
    }
}

/// Address books put several addresses of one person in a cell, with three colons between them.
fn first_address(cell: &str) -> String {
    cell.split(":::")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

fn language(text: &str) -> Option<Language> {
    match text.to_lowercase().as_str() {
        "nl" | "nld" | "dut" | "nl-nl" | "nl-be" | "nederlands" | "dutch" => Some(Language::Nl),
        "en" | "eng" | "en-gb" | "en-us" | "engels" | "english" => Some(Language::En),
        _ => None,
    }
}

/// The separate names in a cell of segments, unless the whole cell is one.
#[must_use]
pub fn segment_names(cell: &str) -> Vec<&str> {
    cell.split([',', ';', '|'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests;
