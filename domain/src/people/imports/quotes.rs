//! A quotation mark that somebody forgot to close: it makes one cell of all rows up to the next one. Nobody may vanish
//! that way, so the line is told on which it opens.

/// The line on which a quotation mark opens that swallows rows. A line break within a cell is none: there the mark
/// closes before a separator or the end of a line, and the row has all its cells. Only in the column `addresses` may
/// a cell look like rows.
pub(super) fn stray(text: &str, separator: u8, addresses: Option<usize>) -> Option<u64> {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
        line: 1,
        separator,
    };
    let mut width = 0;
    while scan.at < scan.bytes.len() {
        let mut cells = 0;
        let mut suspect = None;
        loop {
            cells += 1;
            let cell = scan.cell();
            match cell.end {
                End::Open => return Some(cell.line),
                _ if cell.breaks > 0
                    && (!cell.is_closed_well
                        || cell.holds_rows && addresses != Some(cells - 1)) =>
                {
                    return Some(cell.line);
                }
                _ if cell.breaks > 0 && cell.holds_separator => {
                    suspect.get_or_insert(cell.line);
                }
                _ => {}
            }
            if cell.end != End::Cell {
                break;
            }
        }
        // The first row is that of the heads, or a title over them.
        if cells < width && suspect.is_some() {
            return suspect;
        }
        width = width.max(cells);
    }
    None
}

#[derive(PartialEq, Eq)]
enum End {
    /// Another cell follows on the same row.
    Cell,
    /// The row ends.
    Row,
    /// The file ends before the mark is closed.
    Open,
}

struct Found {
    /// The line on which the cell begins.
    line: u64,
    /// How many line breaks it holds.
    breaks: usize,
    /// Whether a separator or the end of the row follows its closing mark.
    is_closed_well: bool,
    holds_separator: bool,
    /// Whether a line within it looks like a whole row of customers.
    holds_rows: bool,
    end: End,
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
    separator: u8,
}

impl Scan<'_> {
    fn cell(&mut self) -> Found {
        let mut found = Found {
            line: self.line,
            breaks: 0,
            is_closed_well: true,
            holds_separator: false,
            holds_rows: false,
            end: End::Row,
        };
        if self.bytes.get(self.at) == Some(&b'"') {
            self.at += 1;
            self.quoted(&mut found);
        }
        // The rest, or all of a cell without marks.
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            if byte == self.separator {
                found.end = if found.end == End::Open {
                    End::Open
                } else {
                    End::Cell
                };
                break;
            }
            if byte == b'\n' {
                self.line += 1;
                break;
            }
        }
        found
    }

    /// From after the opening mark to after the closing one.
    fn quoted(&mut self, found: &mut Found) {
        let (mut separators, mut at_signs) = (0, 0);
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'"' if self.bytes.get(self.at) == Some(&b'"') => self.at += 1,
                b'"' => {
                    let next = self.bytes.get(self.at);
                    found.is_closed_well =
                        next.is_none_or(|next| *next == self.separator || *next == b'\n');
                    found.holds_rows |= separators > 0 && at_signs > 0;
                    return;
                }
                b'\n' => {
                    self.line += 1;
                    found.holds_rows |= separators > 0 && at_signs > 0;
                    found.breaks += 1;
                    (separators, at_signs) = (0, 0);
                }
                b'@' => at_signs += 1,
                byte if byte == self.separator => {
                    separators += 1;
                    found.holds_separator = true;
                }
                _ => {}
            }
        }
        found.end = End::Open;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRAY: &str = "Naam;E-mailadres;Klantnummer\nAnna de Wit;anna@klant.example;1001\n";

    #[test]
    fn the_line_is_told_on_which_a_mark_opens_that_swallows_rows() {
        for (rows, line) in [
            (
                "\"Bert;bert@klant.example;2\nCarla;c@klant.example;3\n",
                Some(3),
            ),
            (
                "\"Bert;b@klant.example;2\nDaan \"de buurman\" Vos;d@klant.example;3\n",
                Some(3),
            ),
            (
                "Bert;b@klant.example;\"2\nCarla;c@klant.example;3\nDaan;d@klant.example;4\"\n",
                Some(3),
            ),
            (
                "Eva;e@klant.example;2\n\"Bert;b@k.example;3\nCarla\";c@klant.example;4\n",
                Some(4),
            ),
            (
                "\"Wit, Anna\nde\";anna@klant.example;2\nBert;b@klant.example;3\n",
                None,
            ),
            ("\"Anna \"\"de Wit\"\"\";anna@klant.example;2\n", None),
            ("Daan \"de buurman\" Vos;d@klant.example;2\n", None),
            ("\"Bert\" Smeets;b@klant.example;2\n", None),
            ("\"Dam 1; achter\nUtrecht\";b@klant.example;2\n", None),
        ] {
            assert_eq!(
                stray(&format!("{STRAY}{rows}"), b';', Some(1)),
                line,
                "{rows}"
            );
        }
    }
}
