//! From the bytes of a file to customers: encoding, separator, columns. The code is pure and judges only
//! whether the file is a customer list at all.

use super::{MOST_ROWS, Unreadable};
use crate::Language;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// A customer as read from the file.
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
    /// The language, when the file names one that we know.
    pub language: Option<Language>,
    /// The segments, as written in the cell.
    pub segments: String,
}

/// The most characters that are kept of a cell; the values of a customer are far shorter.
const LONGEST_CELL: usize = 500;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Email,
    Name,
    Given,
    Infix,
    Family,
    Number,
    Language,
    Segments,
}

/// The column with this header. The names are those in the files of Dutch organisations: folded, letters and
/// digits only.
fn column(header: &str) -> Option<Column> {
    let key: String = header
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    Some(match key.as_str() {
        "email" | "emailadres" | "emailaddress" | "mail" | "mailadres" | "epost" => Column::Email,
        "naam" | "name" | "klantnaam" | "volledigenaam" | "fullname" | "customername"
        | "contactpersoon" | "weergavenaam" | "displayname" | "klant" | "customer" => Column::Name,
        "voornaam" | "roepnaam" | "firstname" | "givenname" | "voorletters" | "initials" => {
            Column::Given
        }
        "tussenvoegsel" | "tussenvoegsels" | "voorvoegsel" | "voorvoegsels" | "infix" => {
            Column::Infix
        }
        "achternaam" | "familienaam" | "lastname" | "surname" | "familyname" => Column::Family,
        "klantnummer" | "klantnr" | "klantid" | "customernumber" | "customerno" | "customerid"
        | "relatienummer" | "debiteurnummer" | "lidnummer" | "nummer" | "number" => Column::Number,
        "taal" | "taalcode" | "voorkeurstaal" | "language" | "lang" => Column::Language,
        "segment" | "segmenten" | "segments" | "doelgroep" | "doelgroepen" | "klantgroep"
        | "groep" | "group" | "groups" => Column::Segments,
        _ => return None,
    })
}

/// The size of the beginning of a file that is checked when it comes.
const HEAD: usize = 64 * 1024;

/// Checks whether a file may be a customer list, from its beginning. A small file is read to its end.
///
/// # Errors
/// The reason, when it is no customer list.
pub fn glance(bytes: &[u8]) -> Result<(), Unreadable> {
    let Some(head) = bytes.get(..HEAD) else {
        return read(bytes).map(drop);
    };
    // The last line may have been cut in two, also within a letter.
    let lines = head.iter().rposition(|byte| *byte == b'\n');
    let whole = lines.and_then(|end| head.get(..=end));
    match decode(whole.unwrap_or(head)) {
        Ok(text) if whole.is_some() => open(&text).map(drop),
        Ok(_) | Err(Unreadable::Empty) => Ok(()),
        Err(why) => Err(why),
    }
}

/// Reads a customer list.
///
/// # Errors
/// The reason, when it is no customer list.
pub fn read(bytes: &[u8]) -> Result<Vec<Customer>, Unreadable> {
    let text = decode(bytes)?;
    let mut opened = open(&text)?;
    let mut customers = Vec::new();
    for record in opened.rows.records() {
        let record = record.map_err(|_| Unreadable::NotAList)?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if customers.len() == MOST_ROWS {
            return Err(Unreadable::TooMany);
        }
        let line = record.position().map_or(0, csv::Position::line) + opened.skipped;
        customers.push(customer(&opened.columns, &record, line));
    }
    if customers.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(customers)
}

/// A list whose column names were read.
struct Opened<'a> {
    rows: csv::Reader<&'a [u8]>,
    columns: Vec<Option<Column>>,
    /// The number of lines before those that `rows` reads.
    skipped: u64,
}

fn open(text: &str) -> Result<Opened<'_>, Unreadable> {
    let (text, skipped, separator) = separator(text);
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let columns = columns(rows.headers().map_err(|_| Unreadable::NotAList)?)?;
    Ok(Opened {
        rows,
        columns,
        skipped,
    })
}

/// Decodes text: a byte order mark decides; valid UTF-8 is UTF-8; otherwise the detector that browsers use
/// decides, with the hint that the file is Dutch.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(encoding, _)| encoding);
    let (text, _, _) = encoding.decode(bytes);
    // Spreadsheets, pictures and archives hold these; no text does.
    if text.contains('\0') || bytes.starts_with(b"PK\x03\x04") {
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

/// Returns the text without a line that only names the separator (spreadsheets write `sep=;`), the number of
/// lines that this took, and the separator: the one that the header line has most of, outside quotes.
fn separator(text: &str) -> (&str, u64, u8) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(named) = first.strip_prefix("sep=").map(str::as_bytes)
        && let [separator] = named
    {
        let rest = text.get(first.len() + 1..).unwrap_or_default();
        return (rest, 1, *separator);
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

fn columns(headers: &csv::StringRecord) -> Result<Vec<Option<Column>>, Unreadable> {
    let mut columns: Vec<_> = headers.iter().map(column).collect();
    let has = |column: Column, columns: &[Option<Column>]| columns.contains(&Some(column));
    if !has(Column::Email, &columns) {
        return Err(Unreadable::NoAddresses);
    }
    // "Voornaam; Naam": here "Naam" is the family name.
    if has(Column::Given, &columns) && !has(Column::Family, &columns) {
        for column in &mut columns {
            if *column == Some(Column::Name) {
                *column = Some(Column::Family);
            }
        }
    }
    if has(Column::Name, &columns) || has(Column::Family, &columns) {
        Ok(columns)
    } else {
        Err(Unreadable::NoNames)
    }
}

/// One line without control characters and double spaces: line breaks within a cell are common.
fn cell(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST_CELL)
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn customer(columns: &[Option<Column>], record: &csv::StringRecord, line: u64) -> Customer {
    // Of two columns with the same meaning, the first with a value counts.
    let of = |wanted: Column| {
        columns
            .iter()
            .zip(record)
            .filter(|(column, _)| **column == Some(wanted))
            .map(|(_, text)| cell(text))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let name = Some(of(Column::Name))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| {
            let parts = [of(Column::Given), of(Column::Infix), of(Column::Family)];
            cell(&parts.join(" "))
        });
    Customer {
        line: i64::try_from(line).unwrap_or(i64::MAX),
        name,
        email: of(Column::Email),
        number: of(Column::Number),
        language: language(&of(Column::Language)),
        segments: of(Column::Segments),
    }
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(bytes: &[u8]) -> Vec<String> {
        let customers = read(bytes).unwrap();
        customers
            .into_iter()
            .map(|customer| customer.name)
            .collect()
    }

    #[test]
    fn a_dutch_spreadsheet_in_windows_1252() {
        let text = "Klantnummer;Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Taal;Segmenten\r\n\
                    10023;Zoë;van der;Müller;zoe@voorbeeld.example;Nederlands;Huurders | Gezinnen\r\n\
                    10024;René;;Façade;rene@voorbeeld.example;Engels;\r\n\
                    ;;;;;;\r\n";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        assert!(std::str::from_utf8(&bytes).is_err());
        let customers = read(&bytes).unwrap();
        assert_eq!(
            customers,
            [
                Customer {
                    line: 2,
                    name: "Zoë van der Müller".to_owned(),
                    email: "zoe@voorbeeld.example".to_owned(),
                    number: "10023".to_owned(),
                    language: Some(Language::Nl),
                    segments: "Huurders | Gezinnen".to_owned(),
                },
                Customer {
                    line: 3,
                    name: "René Façade".to_owned(),
                    email: "rene@voorbeeld.example".to_owned(),
                    number: "10024".to_owned(),
                    language: Some(Language::En),
                    segments: String::new(),
                },
            ]
        );
    }

    #[test]
    fn utf_8_with_and_without_a_mark_and_utf_16() {
        let text = "naam,e-mail\nÇağla Şahin,cagla@voorbeeld.example\n";
        assert_eq!(names(text.as_bytes()), ["Çağla Şahin"]);
        let marked = format!("\u{feff}{text}");
        assert_eq!(names(marked.as_bytes()), ["Çağla Şahin"]);
        let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(names(&wide), ["Çağla Şahin"]);
    }

    #[test]
    fn line_breaks_and_separators_within_quotes() {
        let text = "\"Naam; klant\";Naam;\"E-mail\nadres\"\n\
                    x;\"Kees\r\nde \"\"Wit\"\"\";kees@voorbeeld.example\n\
                    y;Mies;mies@voorbeeld.example\n";
        let customers = read(text.as_bytes()).unwrap();
        assert_eq!(customers[0].name, "Kees de \"Wit\"");
        assert_eq!(customers[0].line, 3);
        assert_eq!(customers[1].line, 5);
    }

    #[test]
    fn tabs_a_named_separator_and_short_rows() {
        assert_eq!(
            names(b"name\temail\nKees, de\tkees@a.example\n"),
            ["Kees, de"]
        );
        let customers = read(b"sep=,\r\nNaam,Mail\r\nKees,k@a.example\r\nMies\r\n").unwrap();
        assert_eq!(customers[0].line, 3);
        assert_eq!(customers[1].name, "Mies");
        assert_eq!(customers[1].email, "");
    }

    #[test]
    fn a_family_name_may_be_called_name() {
        let text = b"Voornaam;Naam;Email\nKees;de Wit;k@a.example\n";
        assert_eq!(names(text), ["Kees de Wit"]);
    }

    #[test]
    fn what_is_no_customer_list() {
        assert_eq!(read(b""), Err(Unreadable::Empty));
        assert_eq!(read(b"naam;email\n;\n"), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04\x14\x00"), Err(Unreadable::NotAList));
        assert_eq!(
            read(b"\x89PNG\r\n\x1a\n\x00\x00"),
            Err(Unreadable::NotAList)
        );
        assert_eq!(
            read(b"naam;adres\nKees;Dam 1\n"),
            Err(Unreadable::NoAddresses)
        );
        assert_eq!(
            read(b"email;klantnummer\nk@a.example;1\n"),
            Err(Unreadable::NoNames)
        );
        let long = format!("naam;email\n{}", "a;b\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(long.as_bytes()), Err(Unreadable::TooMany));
    }

    #[test]
    fn the_head_of_a_large_file_tells_what_it_can() {
        let many = "Zoë;zoe@a.example\n".repeat(HEAD / 10);
        let of = |head: &str| glance(format!("{head}{many}").as_bytes());
        assert_eq!(of("naam;email\n"), Ok(()));
        assert_eq!(of("naam;adres\n"), Err(Unreadable::NoAddresses));
        assert_eq!(of("email\n"), Err(Unreadable::NoNames));
        assert_eq!(of("PK\x03\x04"), Err(Unreadable::NotAList));
        assert_eq!(of(&"\n".repeat(HEAD)), Ok(()), "customers may follow");
        assert_eq!(glance(b"naam;email\n;\n"), Err(Unreadable::Empty));
        let apple = format!("naam;email\n{many}").replace('\n', "\r");
        assert_eq!(glance(apple.as_bytes()), Ok(()));
    }

    proptest! {
        #[test]
        fn whatever_a_spreadsheet_writes_is_read_back(
            rows in proptest::collection::vec(("[A-Za-zéëïöüçÉ'\",;\n -]{0,30}", "[ -~éëö;,\"\n\t]{0,30}"), 1..20),
            separator in proptest::sample::select(&b";,\t"[..]),
            encoding in proptest::sample::select(&["utf-8", "marked", "windows-1252"][..]),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
            writer.write_record(["Naam", "E-mailadres", "Klantnummer"]).unwrap();
            // A row with several accents, so that the encoding can be detected.
            writer.write_record(["Zoë Müller-Façade, één", "zoe@voorbeeld.example", "0"]).unwrap();
            for (place, (name, email)) in rows.iter().enumerate() {
                writer.write_record([name, email, &(place + 1).to_string()]).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let bytes = match encoding {
                "utf-8" => text.into_bytes(),
                "marked" => format!("\u{feff}{text}").into_bytes(),
                _ => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
            };
            let customers = read(&bytes).unwrap();
            prop_assert_eq!(customers.len(), rows.len() + 1);
            prop_assert_eq!(&customers[0].name, "Zoë Müller-Façade, één");
            for (place, (name, email)) in rows.iter().enumerate() {
                let found = &customers[place + 1];
                prop_assert_eq!(&found.name, &cell(name));
                prop_assert_eq!(&found.email, &cell(email));
                prop_assert_eq!(&found.number, &(place + 1).to_string());
            }
        }

        #[test]
        fn no_bytes_break_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(customers) = read(&bytes) {
                prop_assert!(!customers.is_empty());
            }
        }
    }
}
