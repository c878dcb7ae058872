//! From the bytes of a file to lines of cells: encoding and separator of a text, or the sheet of a workbook. What the
//! cells mean is no matter here.

use super::{Refusal, Unreadable, columns, quotes, sheet};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The lines that say something.
    pub lines: Vec<Line>,
    /// The lines, from and to, on which a cell stands over several columns.
    pub merged: Vec<(i64, i64)>,
}

/// A line of a file.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Where it begins, from 1.
    pub number: i64,
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub text: String,
    /// Whether it is a formula, an error or a number that lost digits: nobody wrote what it says.
    pub is_computed: bool,
}

impl Cell {
    pub(super) const fn said(text: String) -> Self {
        Self {
            text,
            is_computed: false,
        }
    }

    pub(super) const fn computed(text: String) -> Self {
        Self {
            text,
            is_computed: true,
        }
    }
}

impl Line {
    /// What stands in its cells.
    pub(super) fn texts(&self) -> Vec<&str> {
        self.cells.iter().map(|cell| cell.text.as_str()).collect()
    }
}

/// Workbooks are archives.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the first `most` lines that say something. `is_whole` tells that `bytes` is the whole file.
///
/// # Errors
/// The reason, when there are none to read.
pub(super) fn read(bytes: &[u8], most: usize, is_whole: bool) -> Result<Table, Refusal> {
    // The spreadsheets of before 2007, and those that are locked with a password.
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Unreadable::NoWorkbook.into());
    }
    if is_archive(bytes) {
        return sheet::read(bytes, most);
    }
    let text = decode(bytes)?;
    let (text, skipped, separator) = separator(&text);
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut lines: Vec<Line> = Vec::new();
    for record in rows.records() {
        let record = record.map_err(|_| Unreadable::NotAList)?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if lines.len() == most {
            break;
        }
        let line = record.position().map_or(0, csv::Position::line) + skipped;
        lines.push(Line {
            number: i64::try_from(line).unwrap_or(i64::MAX),
            cells: record
                .iter()
                .map(|text| Cell::said(text.to_owned()))
                .collect(),
        });
    }
    let addresses = lines.first().and_then(|heads| {
        let mut places = heads.cells.iter();
        places.position(|head| columns::column(&head.text) == Some(columns::Column::Email))
    });
    if let Some(line) = quotes::stray(text, separator, addresses).filter(|_| is_whole) {
        return Err(Refusal {
            why: Unreadable::StrayQuote,
            line: i64::try_from(line + skipped).unwrap_or(i64::MAX),
        });
    }
    Ok(Table {
        lines,
        merged: Vec::new(),
    })
}

/// A byte order mark is believed; what is UTF-8 throughout is UTF-8; the rest is what it looks like to
/// the detector that browsers use, told that the file is Dutch.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(encoding, _)| encoding);
    let (text, _, _) = encoding.decode(bytes);
    // Pictures and archives hold these; no text does.
    if text.contains('\0') {
        return Err(Unreadable::NotAList);
    }
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    // One kind of line end, so that lines are counted as a text editor counts them.
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return encoding_rs::UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"nl"), Utf8Detection::Deny)
}

/// The text without a line that only names the separator (spreadsheets write `sep=;`), how many lines
/// that took, and the separator: the one that the line of heads has most of, outside quotes.
fn separator(text: &str) -> (&str, u64, u8) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(named) = named_separator(first) {
        let rest = text.get(first.len() + 1..).unwrap_or_default();
        return (rest, 1, named);
    }
    let mut counts = [(b';', 0_usize), (b',', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (separator, count) in &mut counts {
                    *count += usize::from(*separator == byte);
                }
            }
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    (text, 0, most.map_or(b';', |(separator, _)| *separator))
}

/// The separator that a line names: `sep=;` in any case, in quotes or not, and with the empty cells that some programs
/// write after it.
fn named_separator(line: &str) -> Option<u8> {
    let line = line.trim_matches(' ');
    let named = line
        .strip_prefix('"')
        .and_then(|quoted| {
            quoted
                .trim_end_matches([';', ',', '\t'])
                .strip_suffix('"')
                .or_else(|| quoted.strip_suffix('"'))
        })
        .unwrap_or(line);
    let prefix = named.get(..4)?;
    let rest = named.get(4..)?.as_bytes();
    let (separator, more) = rest.split_first()?;
    let is_named = prefix.eq_ignore_ascii_case("sep=") && separator.is_ascii();
    (is_named && more.iter().all(|byte| byte == separator)).then_some(*separator)
}
