//! Reading files and carrying them out, on both engines.

use super::{
    ImportState, Row, Unreadable, Verdict, operations,
    queries::{self, Preview},
    segments, staging, wrong_list,
};
use crate::{
    Actor, Conflict, Error, Language, Person, Portal, Problem, Role, Roles,
    base::{
        ids::{AccountId, ImportId, SignInId},
        values::Email,
    },
    on_both_engines,
    people::{
        accounts::{self, NewAccount},
        panel::{
            self, MemberState,
            operations::{CustomerForm, SegmentForm},
            queries::Filter,
        },
    },
};

async fn admin(portal: &Portal) -> Actor {
    let new = NewAccount {
        email: Email::parse("ada@dewaag.example").unwrap(),
        name: "Ada".to_owned(),
        language: Language::Nl,
    };
    let account = accounts::testing::staff(portal, &new, "-", Role::Administrator)
        .await
        .unwrap();
    actor(account, Role::Administrator)
}

fn actor(account: AccountId, role: Role) -> Actor {
    Actor::Person(Person {
        account,
        name: "Ada".to_owned(),
        language: Language::Nl,
        member: None,
        roles: Roles::default().with(role),
        sign_in: SignInId(1),
    })
}

async fn segment(portal: &Portal, admin: &Actor, name: &str) -> String {
    let form = SegmentForm {
        name: name.to_owned(),
        second_name: String::new(),
        reason: "Zij wachten het langst.".to_owned(),
        priority: "primary".to_owned(),
        wanted: String::new(),
    };
    let id = panel::operations::add_segment(portal, admin, &form).await;
    id.unwrap().to_string()
}

async fn receive(portal: &Portal, admin: &Actor, text: &str) -> ImportId {
    operations::receive(portal, admin, "klanten.csv", text.as_bytes(), &[])
        .await
        .unwrap()
}

async fn read(portal: &Portal, admin: &Actor, text: &str) -> Preview {
    let id = receive(portal, admin, text).await;
    staging::stage(portal, id).await.unwrap();
    queries::preview(portal, admin, id).await.unwrap()
}

async fn import(portal: &Portal, admin: &Actor, text: &str) -> Preview {
    let id = read(portal, admin, text).await.import.id;
    operations::start(portal, admin, id).await.unwrap();
    operations::run(portal, id).await.unwrap();
    queries::preview(portal, admin, id).await.unwrap()
}

async fn files(portal: &Portal) -> i64 {
    let mut tx = portal.db.read().await.unwrap();
    crate::value!(tx, "select count(*) from import_files").unwrap()
}

fn count(preview: &Preview, verdict: Verdict) -> i64 {
    preview.count(|of| of == verdict)
}

async fn people(
    portal: &Portal,
    admin: &Actor,
    search: &str,
) -> Vec<(String, MemberState, Option<String>)> {
    let filter = Filter {
        search: search.to_owned(),
        ..Filter::default()
    };
    let found = panel::queries::members(portal, admin, &filter)
        .await
        .unwrap();
    found
        .lines
        .into_iter()
        .map(|line| (line.name, line.state, line.segments))
        .collect()
}

const FILE: &str = "Naam;E-mailadres;Klantnummer;Taal;Segmenten\n\
    Kees de Wit;Kees@voorbeeld.example;1;nl;Huurders\n\
    Kate;kate@voorbeeld.example;2;en;huurders, Gezinnen\n\
    Zonder adres;;3;nl;\n\
    Fout adres;kees bij voorbeeld;4;nl;\n\
    ;naamloos@voorbeeld.example;5;nl;\n\
    Nog eens Kees;KEES@VOORBEELD.EXAMPLE;6;nl;\n\
    Onbekend;o@voorbeeld.example;7;nl;Marsmannen\n";

on_both_engines! {
    async fn each_row_gets_its_verdict_and_nothing_is_written_yet(portal: Portal) {
        let admin = admin(&portal).await;
        segment(&portal, &admin, "Huurders").await;
        segment(&portal, &admin, "Gezinnen").await;
        let preview = read(&portal, &admin, FILE).await;
        assert_eq!(preview.import.state, ImportState::Ready);
        assert_eq!(preview.import.rows_total, 7);
        let counts: Vec<_> = preview.counts.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, [2, 0, 0, 0, 2, 1, 1, 1, 0]);
        assert_eq!(people(&portal, &admin, "").await, []);

        let wrong = queries::wrong_rows(&portal, &admin, preview.import.id).await.unwrap();
        let lines: Vec<_> = wrong.iter().map(|row| row.line).collect();
        assert_eq!(lines, [4, 5, 6, 7, 8]);
        let (rows, next) = queries::rows(&portal, &admin, preview.import.id, Verdict::Twice, 0).await.unwrap();
        assert_eq!((rows[0].name.as_str(), next), ("Nog eens Kees", None));
    }

    async fn importing_the_same_file_twice_changes_nothing(portal: Portal) {
        let admin = admin(&portal).await;
        segment(&portal, &admin, "Huurders").await;
        segment(&portal, &admin, "Gezinnen").await;
        let first = import(&portal, &admin, FILE).await;
        assert_eq!((first.import.state, first.import.rows_done), (ImportState::Done, 2));
        let after_first = people(&portal, &admin, "").await;
        assert_eq!(after_first, [
            ("Kate".to_owned(), MemberState::Listed, Some("Huurders, Gezinnen".to_owned())),
            ("Kees de Wit".to_owned(), MemberState::Listed, Some("Huurders".to_owned())),
        ]);
        let second = import(&portal, &admin, FILE).await;
        assert_eq!(count(&second, Verdict::Unchanged), 2);
        assert_eq!(second.count(Verdict::acts), 0);
        assert_eq!(second.import.rows_done, 0);
        assert_eq!(people(&portal, &admin, "").await, after_first);
    }

    async fn a_later_file_adds_and_corrects_and_takes_nothing_away(portal: Portal) {
        let admin = admin(&portal).await;
        segment(&portal, &admin, "Huurders").await;
        let families = segment(&portal, &admin, "Gezinnen").await;
        import(&portal, &admin, "Naam;Email;Klantnummer;Segment\nKees;kees@a.example;1;Huurders\nMies;mies@a.example;2;\n").await;
        let preview = read(&portal, &admin, "Naam;Email;Klantnummer\nKees de Wit;kees@a.example;\nMies;mies@a.example;\n").await;
        assert_eq!((count(&preview, Verdict::Changed), count(&preview, Verdict::Unchanged)), (1, 1));
        let id = operations::receive(&portal, &admin, "x.csv", b"Naam;Email\nKees de Wit;kees@a.example\n", &[families]).await.unwrap();
        staging::stage(&portal, id).await.unwrap();
        operations::start(&portal, &admin, id).await.unwrap();
        operations::run(&portal, id).await.unwrap();
        let kees = people(&portal, &admin, "kees").await.remove(0);
        assert_eq!(kees.0, "Kees de Wit");
        assert!(kees.2.is_some_and(|segments| segments.contains("Huurders") && segments.contains("Gezinnen")));
        let old = operations::start(&portal, &admin, preview.import.id).await;
        assert!(matches!(old, Err(Error::Conflict(Conflict::ImportEnded))), "{old:?}");
    }

    async fn who_declined_stays_away_and_members_keep_their_names(portal: Portal) {
        let admin = admin(&portal).await;
        import(&portal, &admin, "Naam;Email\nKees;kees@a.example\nMies;mies@a.example\n").await;
        for (search, state) in [("kees", MemberState::Declined), ("mies", MemberState::Active)] {
            let filter = Filter { search: search.to_owned(), ..Filter::default() };
            let id = panel::queries::members(&portal, &admin, &filter).await.unwrap().lines[0].id;
            crate::transaction!(portal.db, tx => {
                panel::store::set_state(tx, portal.now(), id, state).await
            }).unwrap();
        }
        let preview = import(&portal, &admin, "Naam;Email;Nr\nKees 2;kees@a.example;9\nMies 2;mies@a.example;9\nAda;ada@dewaag.example;9\n").await;
        assert_eq!((count(&preview, Verdict::Declined), count(&preview, Verdict::Unchanged), count(&preview, Verdict::New)), (1, 1, 1));
        assert_eq!(people(&portal, &admin, "").await, [
            ("Ada".to_owned(), MemberState::Listed, None),
            ("Kees".to_owned(), MemberState::Declined, None),
            ("Mies".to_owned(), MemberState::Active, None),
        ]);
    }

    async fn a_run_that_was_broken_off_goes_on(portal: Portal) {
        let admin = admin(&portal).await;
        let text: String = (0..1200).map(|number| format!("Klant {number};klant{number}@a.example\n")).collect();
        let id = read(&portal, &admin, &format!("Naam;Email\n{text}")).await.import.id;
        assert!(!operations::run_chunk(&portal, id).await.unwrap(), "not let go yet");
        operations::start(&portal, &admin, id).await.unwrap();
        operations::start(&portal, &admin, id).await.unwrap();
        assert!(operations::run_chunk(&portal, id).await.unwrap());
        let halfway = queries::preview(&portal, &admin, id).await.unwrap().import;
        assert_eq!((halfway.state, halfway.rows_done), (ImportState::Running, 500));
        let (one, other) = tokio::join!(operations::run(&portal, id), operations::run(&portal, id));
        one.and(other).unwrap();
        let done = queries::preview(&portal, &admin, id).await.unwrap().import;
        assert_eq!((done.state, done.rows_done), (ImportState::Done, 1200));
        let counts = panel::queries::members(&portal, &admin, &Filter::default()).await.unwrap().counts;
        assert_eq!(counts[0], (MemberState::Listed, 1200));
    }

    async fn a_reading_that_was_broken_off_begins_anew(portal: Portal) {
        let admin = admin(&portal).await;
        let text: String = (0..1200).map(|number| format!("Klant {number};klant{number}@a.example\n")).collect();
        let id = receive(&portal, &admin, &format!("Naam;Email\n{text}")).await;
        let early = operations::start(&portal, &admin, id).await;
        assert!(matches!(early, Err(Error::Conflict(Conflict::ImportEnded))), "{early:?}");
        let (turn, rows) = staging::begin(&portal, id).await.unwrap().unwrap();
        let rows = rows.unwrap();
        assert!(staging::keep(&portal, id, turn, &rows[..500]).await.unwrap());
        let halfway = queries::preview(&portal, &admin, id).await.unwrap();
        assert_eq!((halfway.import.state, halfway.import.rows_total, halfway.count(|_| true)), (ImportState::Reading, 1200, 500));

        // Somebody else takes over, but the first was not dead.
        let (later, _) = staging::begin(&portal, id).await.unwrap().unwrap();
        assert!(!staging::keep(&portal, id, turn, &rows[500..]).await.unwrap());
        assert!(staging::keep(&portal, id, later, &rows[..500]).await.unwrap());
        let (one, other) = tokio::join!(staging::stage(&portal, id), staging::stage(&portal, id));
        one.and(other).unwrap();
        let done = queries::preview(&portal, &admin, id).await.unwrap();
        assert_eq!((done.import.state, count(&done, Verdict::New)), (ImportState::Ready, 1200));
        staging::stage(&portal, id).await.unwrap();
        assert_eq!(queries::preview(&portal, &admin, id).await.unwrap().count(|_| true), 1200);
        assert_eq!(files(&portal).await, 0);
    }

    async fn columns_are_pointed_at_and_then_read(portal: Portal) {
        let admin = admin(&portal).await;
        let bytes = include_bytes!("cases/customers-unknown-column.csv");
        let id = operations::receive(&portal, &admin, "x.csv", bytes, &[]).await.unwrap();
        assert_eq!(queries::preview(&portal, &admin, id).await.unwrap().import.state, ImportState::Asking);
        assert_eq!(queries::columns(&portal, &admin, id).await.unwrap(), ["Naam", "E-mail privé", "Klantnr.", "Groep"]);
        staging::stage(&portal, id).await.unwrap();
        assert_eq!(queries::preview(&portal, &admin, id).await.unwrap().import.state, ImportState::Asking, "not before");
        let pointed = |email: &str| operations::PointedForm {
            email: email.to_owned(),
            name: "0".to_owned(),
            number: "2".to_owned(),
            segments: "3".to_owned(),
            ..operations::PointedForm::default()
        };
        operations::forget_old(&portal).await.unwrap();
        assert_eq!(files(&portal).await, 1, "it may wait for a week");
        for wrong in ["", "4", "-1", "x"] {
            let refused = operations::point(&portal, &admin, id, &pointed(wrong)).await;
            assert!(matches!(refused, Err(Error::Invalid(errors)) if errors.of("email") == Some(&Problem::NotChosen)), "{wrong}");
        }
        operations::point(&portal, &admin, id, &pointed("1")).await.unwrap();
        let again = operations::point(&portal, &admin, id, &pointed("1")).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::ImportEnded))), "{again:?}");
        staging::stage(&portal, id).await.unwrap();
        let preview = queries::preview(&portal, &admin, id).await.unwrap();
        assert_eq!((preview.import.state, count(&preview, Verdict::UnknownSegment)), (ImportState::Ready, 6));
        // What nobody points at is not kept.
        let id = operations::receive(&portal, &admin, "x.csv", bytes, &[]).await.unwrap();
        portal.clock.set(portal.now().plus_days(8));
        operations::forget_old(&portal).await.unwrap();
        assert_eq!((files(&portal).await, queries::preview(&portal, &admin, id).await.unwrap().import.state), (0, ImportState::Replaced));
    }

    async fn segments_that_do_not_exist_are_offered_with_their_count_and_made(portal: Portal) {
        let admin = admin(&portal).await;
        let everybody = segment(&portal, &admin, "Iedereen").await;
        let bytes = include_bytes!("cases/customers-unknown-segment.csv");
        let text = String::from_utf8_lossy(bytes).into_owned() + "\nNog eens Anna;ANNA@klant.example;1;zakelijk noord\n";
        let id = operations::receive(&portal, &admin, "x.csv", text.as_bytes(), &[everybody]).await.unwrap();
        staging::stage(&portal, id).await.unwrap();
        let offered = segments::unknown(&portal, &admin, id).await.unwrap();
        assert_eq!(offered, [("Zakelijk Noord".to_owned(), 7)]);
        segments::make(&portal, &admin, id, "Uit een klantenlijst.").await.unwrap();
        let preview = queries::preview(&portal, &admin, id).await.unwrap();
        assert_eq!((count(&preview, Verdict::New), count(&preview, Verdict::Twice)), (6, 1));
        assert_eq!(segments::unknown(&portal, &admin, id).await.unwrap(), []);
        operations::start(&portal, &admin, id).await.unwrap();
        operations::run(&portal, id).await.unwrap();
        let anna = people(&portal, &admin, "anna").await.remove(0);
        let segments_of = anna.2.unwrap();
        assert!(segments_of.contains("Iedereen") && segments_of.contains("Zakelijk Noord"), "{segments_of}");
        let late = segments::make(&portal, &admin, id, "x").await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::ImportEnded))), "{late:?}");
    }

    async fn who_would_be_in_no_segment_is_counted_and_can_be_put_in_one(portal: Portal) {
        let admin = admin(&portal).await;
        let renters = segment(&portal, &admin, "Huurders").await;
        let bytes = include_bytes!("cases/customers-no-segment.csv");
        let id = operations::receive(&portal, &admin, "x.csv", bytes, &[]).await.unwrap();
        staging::stage(&portal, id).await.unwrap();
        assert_eq!(queries::without_segment(&portal, &admin, id).await.unwrap(), 6);
        let wrong = operations::start_in(&portal, &admin, id, "404").await;
        assert!(matches!(wrong, Err(Error::Invalid(errors)) if errors.of("segment") == Some(&Problem::NotAChoice)));
        operations::start_in(&portal, &admin, id, &renters).await.unwrap();
        operations::run(&portal, id).await.unwrap();
        let all = people(&portal, &admin, "").await;
        assert!(all.len() == 6 && all.iter().all(|(_, _, segments)| segments.as_deref() == Some("Huurders")), "{all:?}");
    }

    async fn wrong_rows_come_back_as_they_went_in(portal: Portal) {
        let admin = admin(&portal).await;
        segment(&portal, &admin, "Huurders").await;
        let headers = ["Regel", "Reden", "Naam", "E-mailadres", "Klantnummer", "Taal", "Segmenten"];
        let mut text = String::from_utf8_lossy(include_bytes!("cases/customers-guarded-round-trip.csv")).into_owned();
        let mut before: Option<Vec<Row>> = None;
        for _ in 0..3 {
            let preview = read(&portal, &admin, &text).await;
            let rows = queries::wrong_rows(&portal, &admin, preview.import.id).await.unwrap();
            assert_eq!((rows.len(), rows[2].name.as_str(), rows[1].number.as_str()), (4, "=1+1", "-5.00"));
            if let Some(before) = &before {
                assert_eq!(before, &rows);
            }
            let bytes = wrong_list::write(Language::Nl, &headers, |_| "reden", &rows).unwrap();
            text = String::from_utf8(bytes).unwrap();
            before = Some(rows);
        }
    }

    async fn a_workbook_is_read_and_its_formula_is_told(portal: Portal) {
        let admin = admin(&portal).await;
        for name in ["Huurders", "Huiseigenaren"] {
            segment(&portal, &admin, name).await;
        }
        let bytes = include_bytes!("cases/customers.xlsx");
        let id = operations::receive(&portal, &admin, "klanten.xlsx", bytes, &[]).await.unwrap();
        crate::transaction!(portal.db, tx => { operations::forget_person(tx, "mies@a.example", "").await }).unwrap();
        staging::stage(&portal, id).await.unwrap();
        let preview = queries::preview(&portal, &admin, id).await.unwrap();
        assert_eq!((count(&preview, Verdict::New), count(&preview, Verdict::Computed)), (2, 1));
        let again = operations::receive(&portal, &admin, "klanten.xlsx", bytes, &[]).await.unwrap();
        crate::transaction!(portal.db, tx => { operations::forget_person(tx, "bert@klant.example", "").await }).unwrap();
        assert_eq!(queries::preview(&portal, &admin, again).await.unwrap().import.state, ImportState::Replaced);
    }

    async fn a_newer_file_ends_a_reading(portal: Portal) {
        let admin = admin(&portal).await;
        let first = receive(&portal, &admin, "Naam;Email\nKees;kees@a.example\n").await;
        let (turn, rows) = staging::begin(&portal, first).await.unwrap().unwrap();
        let second = read(&portal, &admin, "Naam;Email\nMies;mies@a.example\n").await;
        assert!(!staging::keep(&portal, first, turn, &rows.unwrap()).await.unwrap());
        staging::stage(&portal, first).await.unwrap();
        let old = queries::preview(&portal, &admin, first).await.unwrap();
        assert_eq!((old.import.state, old.count(|_| true)), (ImportState::Replaced, 0));
        assert_eq!((second.import.state, count(&second, Verdict::New)), (ImportState::Ready, 1));
        assert_eq!(files(&portal).await, 0);
    }

    async fn a_list_that_nobody_lets_go_is_forgotten_after_a_week(portal: Portal) {
        let admin = admin(&portal).await;
        let waiting = read(&portal, &admin, "Naam;Email\nKees;kees@a.example\nMies;geen adres\n").await.import.id;
        for (days, state, rows) in [(7, ImportState::Ready, 2), (1, ImportState::Replaced, 0)] {
            portal.clock.set(portal.now().plus_days(days));
            super::operations::forget_old(&portal).await.unwrap();
            let preview = queries::preview(&portal, &admin, waiting).await.unwrap();
            assert_eq!((preview.import.state, preview.count(|_| true)), (state, rows), "{days}");
        }
    }

    async fn a_large_file_that_turns_out_to_be_no_list_is_kept_out(portal: Portal) {
        let admin = admin(&portal).await;
        let many = "Kees;kees@a.example\n".repeat(5000);
        let preview = read(&portal, &admin, &format!("Naam;Email\n{many}\0")).await;
        assert_eq!((preview.import.state, preview.import.problem), (ImportState::Unreadable, Some(Unreadable::NotAList)));
        assert_eq!((preview.count(|_| true), files(&portal).await), (0, 0));
        let started = operations::start(&portal, &admin, preview.import.id).await;
        assert!(matches!(started, Err(Error::Conflict(Conflict::ImportEnded))), "{started:?}");
    }

    async fn a_file_that_names_somebody_who_is_erased_is_not_read(portal: Portal) {
        let admin = admin(&portal).await;
        let id = receive(&portal, &admin, "Naam;Email;Nr\nKees;KEES@a.example;K12\n").await;
        for (email, number, left) in [("mies@a.example", "", 1), ("mies@a.example", "k13", 1), ("kees@a.example", "", 0)] {
            crate::transaction!(portal.db, tx => { operations::forget_person(tx, email, number).await }).unwrap();
            assert_eq!(files(&portal).await, left, "{email}");
        }
        staging::stage(&portal, id).await.unwrap();
        let preview = queries::preview(&portal, &admin, id).await.unwrap();
        assert_eq!((preview.import.state, preview.count(|_| true)), (ImportState::Replaced, 0));
    }

    async fn fifty_thousand_customers(portal: Portal) {
        let admin = admin(&portal).await;
        segment(&portal, &admin, "Huurders").await;
        let text: String = (0..50_000)
            .map(|number| match number % 1000 {
                7 => format!("Klant {number};geen adres;{number};\n"),
                8 => format!("Klant {number};klant{}@a.example;{number};\n", number - 5),
                _ => format!("Klant {number};klant{number}@a.example;{number};Huurders\n"),
            })
            .collect();
        let done = import(&portal, &admin, &format!("Naam;Email;Klantnummer;Segment\n{text}")).await;
        assert_eq!(done.import.state, ImportState::Done);
        assert_eq!((count(&done, Verdict::New), count(&done, Verdict::WrongAddress), count(&done, Verdict::Twice)), (49_900, 50, 50));
        assert_eq!(done.import.rows_done, 49_900);
        let sizes = panel::queries::segment_sizes(&portal, &admin).await.unwrap();
        assert_eq!(sizes[0].listed, 49_900);
    }

    async fn what_is_no_list_is_told_beside_the_field(portal: Portal) {
        let admin = admin(&portal).await;
        let staged = operations::receive(&portal, &admin, "", b"PK\x03\x04", &[]).await;
        assert!(matches!(staged, Err(Error::Invalid(errors)) if errors.of("file") == Some(&Problem::NoWorkbook)));
        let staged = operations::receive(&portal, &admin, "", b"naam;email\na;b", &["404".to_owned()]).await;
        assert!(matches!(staged, Err(Error::Invalid(errors)) if errors.of("segments") == Some(&Problem::NotAChoice)));
        let owner = actor(AccountId(1), Role::ProjectOwner);
        assert!(matches!(operations::receive(&portal, &owner, "", b"", &[]).await, Err(Error::Forbidden)));
        assert!(matches!(operations::start(&portal, &owner, ImportId(1)).await, Err(Error::Forbidden)));
        assert!(matches!(queries::preview(&portal, &owner, ImportId(1)).await, Err(Error::Forbidden)));
        assert!(matches!(queries::preview(&portal, &admin, ImportId(1)).await, Err(Error::NotFound)));
    }

    async fn one_customer_by_hand_is_known_to_the_file(portal: Portal) {
        let admin = admin(&portal).await;
        let form = CustomerForm {
            name: "Kees".to_owned(),
            email: "KEES@a.example".to_owned(),
            language: "en".to_owned(),
            ..CustomerForm::default()
        };
        panel::operations::add_customer(&portal, &admin, &form).await.unwrap();
        let preview = read(&portal, &admin, "Naam;Email;Taal\nKees;kees@a.example;nl\n").await;
        assert_eq!(count(&preview, Verdict::Unchanged), 1, "the language is the customer's own");
        let wrong = CustomerForm { segments: vec!["404".to_owned()], ..CustomerForm::default() };
        match panel::operations::add_customer(&portal, &admin, &wrong).await {
            Err(Error::Invalid(errors)) => {
                let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
                assert_eq!(fields, ["name", "email", "language", "segments"]);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn wrong_rows_go_out_without_formulas() {
    let row = super::Row {
        line: 3,
        verdict: Verdict::WrongAddress,
        name: "=cmd()".to_owned(),
        email: "@kees".to_owned(),
        number: "-1".to_owned(),
        language: String::new(),
        segments: "a;\"b\"".to_owned(),
    };
    let headers = [
        "Regel",
        "Reden",
        "Naam",
        "E-mailadres",
        "Klantnummer",
        "Taal",
        "Segmenten",
    ];
    let bytes = wrong_list::write(Language::Nl, &headers, |_| "geen adres", &[row]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        text,
        "\u{feff}Regel;Reden;Naam;E-mailadres;Klantnummer;Taal;Segmenten\n\
         3;geen adres;'=cmd();'@kees;'-1;;\"a;\"\"b\"\"\"\n"
    );
}
