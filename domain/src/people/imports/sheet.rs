//! The first sheet of a workbook (XLSX), as lines of cells.
//!
//! What must stay true: a cell says what its reader sees, or is told apart. Nothing is guessed of a formula, of a
//! number that lost its digits, or of heads that stand over several columns. Cells are read one by one, so that a
//! stray one far away costs nothing.

use super::{
    Refusal, Unreadable,
    table::{Cell, Line, Table},
};
use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};
use std::{
    collections::{BTreeMap, HashMap},
    io::Cursor,
};

/// The most that may come out of the archive that a workbook is.
const LARGEST: u64 = 400_000_000;
/// The column after which nothing is read.
const MOST_COLUMNS: u32 = 200;
/// From here on a spreadsheet keeps no longer all digits of a number.
const ROUNDED: f64 = 1e15;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first `most` lines that say something.
pub(super) fn read(bytes: &[u8], most: usize) -> Result<Table, Refusal> {
    check_size(bytes)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let sheets = book.sheets_metadata();
    let seen = sheets
        .iter()
        .find(|sheet| sheet.visible == SheetVisible::Visible);
    let name = seen
        .map(|sheet| sheet.name.clone())
        .ok_or(Unreadable::Empty)?;
    let merged = book.merge_cells_by_sheet_name(&name).map_err(refused)?;
    let padded = padded(&mut book, &name)?;
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let mut reader = book.worksheet_cells_reader(&name).map_err(refused)?;
    while let Some(found) = reader.next_cell_with_formula().map_err(refused)? {
        let (row, column) = found.pos;
        let mut cell = value(&found.value);
        if let Some(formula) = found.formula.filter(|formula| !formula.is_empty()) {
            cell = Cell::computed(format!("={formula}"));
        } else if let Some(width) = padded.get(&found.pos) {
            cell.text = format!("{:0>width$}", cell.text);
        }
        if cell.text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        if !rows.contains_key(&row) && rows.len() == most {
            break;
        }
        let cells = rows.entry(row).or_default();
        let place = column as usize;
        if cells.len() <= place {
            cells.resize(place + 1, Cell::default());
        }
        cells[place] = cell;
    }
    let lines = rows.into_iter().map(|(row, cells)| Line {
        number: i64::from(row) + 1,
        cells,
    });
    let wide = merged
        .iter()
        .filter(|region| region.end.1 > region.start.1)
        .map(|region| (i64::from(region.start.0) + 1, i64::from(region.end.0) + 1));
    Ok(Table {
        lines: lines.collect(),
        merged: wide.collect(),
    })
}

/// How many digits the numbers show that are shown with leading zeros.
fn padded(book: &mut Book<'_>, name: &str) -> Result<HashMap<(u32, u32), usize>, Refusal> {
    let mut found = HashMap::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(refused)?;
    let widths: Vec<usize> = reader
        .styles()
        .iter()
        .map(|style| {
            let format = style.number_format.as_ref();
            let code = format.map_or("", |format| format.format_code.as_str());
            let zeros = code.len() > 1 && code.bytes().all(|byte| byte == b'0');
            if zeros { code.len() } else { 0 }
        })
        .collect();
    if widths.iter().all(|width| *width == 0) {
        return Ok(found);
    }
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refused)? {
        let number = matches!(cell.get_value(), DataRef::Int(_) | DataRef::Float(_));
        match widths.get(style) {
            Some(&width) if width > 0 && number => {
                found.insert(cell.get_position(), width);
            }
            _ => {}
        }
    }
    Ok(found)
}

fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::default(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::said(text.clone())
        }
        DataRef::SharedString(text) => Cell::said((*text).to_owned()),
        DataRef::Bool(yes) => Cell::said(yes.to_string()),
        DataRef::Int(number) => Cell::said(number.to_string()),
        DataRef::Float(number) if number.abs() >= ROUNDED => Cell::computed(number.to_string()),
        DataRef::Float(number) => Cell::said(number.to_string()),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            Cell::said(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTime(time) => Cell::said(time.as_f64().to_string()),
        DataRef::Error(error) => Cell::computed(error.to_string()),
    }
}

/// An archive can hold a thousand times what it weighs.
fn check_size(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
    let mut total = 0_u64;
    for place in 0..archive.len() {
        total = total.saturating_add(archive.by_index_raw(place).map_err(refused)?.size());
    }
    if total > LARGEST {
        return Err(Unreadable::TooMany.into());
    }
    Ok(())
}

/// An archive that is no workbook, or one that is broken.
fn refused(_: impl std::error::Error) -> Refusal {
    Unreadable::NoWorkbook.into()
}
