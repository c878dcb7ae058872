//! Files as they come from spreadsheets and address books.

use super::*;
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Result<Vec<Customer>, Unreadable> {
    super::read(bytes, None).map_err(|refusal| refusal.why)
}

fn glance(bytes: &[u8]) -> Result<(), Unreadable> {
    super::glance(bytes).map_err(|refusal| refusal.why)
}

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
                is_computed: false,
            },
            Customer {
                line: 3,
                name: "René Façade".to_owned(),
                email: "rene@voorbeeld.example".to_owned(),
                number: "10024".to_owned(),
                language: Some(Language::En),
                segments: String::new(),
                is_computed: false,
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

/// A list of one of the cases that fell short once.
fn case(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/people/imports/cases/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn people(name: &str) -> Vec<[String; 4]> {
    let found = read(&case(name)).unwrap();
    let told = |one: Customer| [one.name, one.email, one.number, one.segments];
    found.into_iter().map(told).collect()
}

#[test]
fn a_mark_that_swallows_rows_is_told_with_its_line_and_a_line_break_is_not() {
    let refusal = super::read(&case("customers-stray-quote.csv"), None).unwrap_err();
    assert_eq!((refusal.why, refusal.line), (Unreadable::StrayQuote, 3));
    let proper = people("customers-proper-quotes.csv");
    assert_eq!(proper.len(), 2);
    assert_eq!(proper[0][0], "Wit, Anna de");
}

#[test]
fn a_separator_is_named_in_any_case_and_in_quotes() {
    for name in ["customers-sep-upper.csv", "customers-sep-quoted.csv"] {
        let found = people(name);
        assert_eq!(found.len(), 6, "{name}");
        assert_eq!(
            found[2],
            [
                "Carla O’Neil",
                "carla@klant.example",
                "1003",
                "Huiseigenaren"
            ],
            "{name}"
        );
        assert_eq!(found[4][0], "Eva Çelik", "{name}");
    }
    assert_eq!(names(b"Sep=\t\nnaam\temail\nKees\tk@a.example\n"), ["Kees"]);
    assert_eq!(names(b"sep=;;\nnaam;email\nKees;k@a.example\n"), ["Kees"]);
}

#[test]
fn address_books_of_mail_programs_are_known() {
    for name in [
        "customers-contacts-export-1.csv",
        "customers-contacts-export-2.csv",
    ] {
        let found: Vec<_> = people(name)
            .into_iter()
            .map(|[name, email, ..]| (name, email))
            .collect();
        let told = |name: &str, email: &str| (name.to_owned(), email.to_owned());
        assert_eq!(
            found,
            [
                told("Anna de Wit", "anna@klant.example"),
                told("Bert Smeets", "bert@klant.example")
            ],
            "{name}"
        );
    }
    let outlook = b"First Name,Middle Name,Last Name,E-mail Address,E-mail Display Name\nAnna,,de Wit,a@k.example,Anna\n";
    assert_eq!(names(outlook), ["Anna de Wit"]);
}

#[test]
fn columns_that_are_not_known_are_named_and_pointed_at() {
    let bytes = case("customers-unknown-column.csv");
    assert_eq!(
        super::read(&bytes, None).unwrap_err().why,
        Unreadable::NoAddresses
    );
    let heads = found_columns(&bytes).unwrap();
    assert_eq!(heads, ["Naam", "E-mail privé", "Klantnr.", "Groep"]);
    let pointed = Pointed {
        email: 1,
        name: 0,
        number: Some(2),
        segments: Some(3),
        ..Pointed::default()
    };
    let found = super::read(&bytes, Some(&pointed)).unwrap();
    assert_eq!(found.len(), 6);
    assert_eq!(
        (
            found[0].line,
            found[0].name.as_str(),
            found[0].number.as_str()
        ),
        (2, "Anna de Wit", "1001")
    );
    assert!(left_out(&bytes, Some(&pointed)).is_empty());
    let shoes = b"naam;schoenmaat;e-mail;;Partner\nKees;44;k@a.example;x;Mies\n";
    assert_eq!(left_out(shoes, None), ["schoenmaat", "Partner"]);
    // Without heads the first row is a customer too.
    let bare = b"Kees;k@a.example\nMies;m@a.example\n";
    assert_eq!(found_columns(bare).unwrap(), ["Kees", "k@a.example"]);
    let pointed = Pointed {
        email: 1,
        ..Pointed::default()
    };
    assert_eq!(super::read(bare, Some(&pointed)).unwrap().len(), 2);
    // Nothing to point at.
    assert!(found_columns(b"naam;adres\nKees;Dam 1\n").is_err());
    assert!(found_columns(b"email\nk@a.example\n").is_err());
}

#[test]
fn a_workbook_is_read_from_its_heads_and_nothing_in_it_is_guessed() {
    let found = read(&case("customers.xlsx")).unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|one| {
            (
                one.line,
                one.name.as_str(),
                one.number.as_str(),
                one.is_computed,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (4, "Anna de Wit", "0100", false),
            (5, "Bert Smeets", "1002", false),
            (6, "=A5", "1234567890123456789", true),
        ]
    );
    assert_eq!(super::glance(&case("customers.xlsx")), Ok(()));
    assert!(
        all_text(&case("customers.xlsx"))
            .unwrap()
            .contains("bert@klant.example")
    );
}

#[test]
fn a_list_of_wrong_rows_reads_back_as_it_was() {
    let found = people("customers-guarded-round-trip.csv");
    let names: Vec<_> = found.iter().map(|[name, ..]| name.as_str()).collect();
    assert_eq!(names, ["+Plus", "-Min", "=1+1", "'s-Gravenzande"]);
    let guarded = b"Naam;Email;Klantnr\n'+Plus;'@x;'-5.00\n's-Gravenzande;x;''=1\n";
    let back: Vec<_> = read(guarded)
        .unwrap()
        .into_iter()
        .map(|one| (one.name, one.number))
        .collect();
    let told = |name: &str, number: &str| (name.to_owned(), number.to_owned());
    assert_eq!(
        back,
        [told("+Plus", "-5.00"), told("'s-Gravenzande", "'=1")]
    );
}

#[test]
fn what_is_no_customer_list() {
    assert_eq!(read(b""), Err(Unreadable::Empty));
    assert_eq!(read(b"naam;email\n;\n"), Err(Unreadable::Empty));
    assert_eq!(read(b"PK\x03\x04\x14\x00"), Err(Unreadable::NoWorkbook));
    assert_eq!(
        read(b"\xD0\xCF\x11\xE0\xA1\xB1"),
        Err(Unreadable::NoWorkbook)
    );
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
    assert_eq!(of("PK\x03\x04"), Err(Unreadable::NoWorkbook));
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
            prop_assert_eq!(&found.name, &clean(name));
            prop_assert_eq!(&found.email, &first_address(&clean(email)));
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
