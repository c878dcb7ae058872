//! Samples of calendar files, with their expected contents. `cargo xtask test` gives them to programs that are
//! not ours: they are in `target/calendar`, with `expected.json` beside them.

use super::file::CalendarWriter;
use crate::web::calendar_file::Method;
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use klankbord_domain::{
    Language, Timestamp,
    base::ids::{AccountId, SeriesId, SessionId},
    boardroom::{
        calendar::Entry,
        sessions::{SecondWords, Session, Spoken, State},
    },
    people::{accounts::Account, organisation::Organisation},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

const ANNA: &str = "anna.van-den-berg@klanten.example";
const LONG: &str = "Wat er op de eerste bladzijde staat: het bedrag, de datum; en “waarom”. Eén café in Óós\\t, \
     zó'n 100.000 euro.\n\nTweede alinea, met een puntkomma; een komma, en een heel lange zin die over vele regels \
     gaat zonder dat er één letter verloren mag gaan, ook niet de ë, de ï en de € aan het einde van een regel 😀.";

fn organisation(zone: &str) -> Organisation {
    Organisation {
        name: "Waterschap; “De Waag”, Utrecht".to_owned(),
        zone: zone.to_owned(),
        phone: "030 123 45 67".to_owned(),
        email: "klant@dewaag.example".to_owned(),
        accent: "#1f4e79".to_owned(),
        sender: String::new(),
        welcome_nl: String::new(),
        welcome_en: String::new(),
        form_of_address: klankbord_domain::people::organisation::FormOfAddress::default(),
        writes_in: Language::Nl,
        logo: String::new(),
        logo_width: 0,
        logo_height: 0,
        set_up_at: Timestamp(1_772_000_000_000_000),
    }
}

fn entry(at: &str, minutes: i64) -> Entry {
    let at: jiff::Timestamp = at.parse().unwrap();
    let starts_at = Timestamp(at.as_microsecond());
    let session = Session {
        id: SessionId(7),
        series_id: SeriesId(1),
        series: "Klant aan tafel".to_owned(),
        secretary_id: AccountId(2),
        secretary: "Nadia".to_owned(),
        theme: "De rekening".to_owned(),
        scope_open: "Wat er op de eerste bladzijde staat".to_owned(),
        place: "Raadzaal, Stationsplein 1".to_owned(),
        link: String::new(),
        minutes,
        capacity: 12,
        seats: 6,
        languages: Spoken::Dutch,
        language: Language::Nl,
        second: SecondWords::default(),
        facilitator_id: AccountId(3),
        facilitator: "Saskia".to_owned(),
        state: State::Dated,
        starts_at: Some(starts_at),
        sequence: 1,
        cancelled_why: String::new(),
        moved_why: String::new(),
    };
    Entry {
        starts_at,
        ends_at: starts_at.plus_minutes(minutes),
        sequence: 1,
        cancelled: false,
        told_at: None,
        account: AccountId(12),
        session,
    }
}

/// A file and its expected contents.
struct Sample {
    name: &'static str,
    zone: &'static str,
    method: Method,
    entries: Vec<Entry>,
}

fn one(name: &'static str, entry: Entry) -> Sample {
    let method = if entry.cancelled {
        Method::Cancel
    } else {
        Method::Request
    };
    Sample {
        name,
        zone: "Europe/Amsterdam",
        method,
        entries: vec![entry],
    }
}

fn samples() -> Vec<Sample> {
    let mut samples: Vec<_> = [
        ("winter", "2026-01-14T13:00:00Z"),
        ("summer", "2026-07-01T12:00:00Z"),
        ("march-an-hour-before", "2026-03-29T00:00:00Z"),
        ("march-at-the-change", "2026-03-29T01:00:00Z"),
        ("march-an-hour-after", "2026-03-29T02:00:00Z"),
        ("october-two-hours-before", "2026-10-24T23:00:00Z"),
        ("october-an-hour-before", "2026-10-25T00:00:00Z"),
        (
            "october-in-the-hour-that-comes-twice",
            "2026-10-25T00:30:00Z",
        ),
        ("october-at-the-change", "2026-10-25T01:00:00Z"),
        ("october-an-hour-after", "2026-10-25T02:00:00Z"),
        ("in-ten-years", "2036-08-20T08:00:00Z"),
    ]
    .map(|(name, at)| one(name, entry(at, 90)))
    .into();
    // It ends in the hour that comes twice, the second time.
    samples.push(one(
        "october-ends-at-the-change",
        entry("2026-10-24T23:30:00Z", 90),
    ));
    let mut long = entry("2026-03-16T13:00:00Z", 90);
    long.session.theme = "Sessie over de rekening, de brief; en het café: “Wat vindt u?”".repeat(2);
    long.session.scope_open = LONG.to_owned();
    long.session.link =
        "https://video.dewaag.example/kamer/een-heel-lang-adres?met=vraag&en=meer".to_owned();
    samples.push(one("long-text", long));
    let mut update = entry("2026-03-17T13:00:00Z", 120);
    update.sequence = 7;
    samples.push(one("update", update));
    let mut off = entry("2026-03-17T13:00:00Z", 90);
    off.sequence = 8;
    off.cancelled = true;
    off.session.state = State::Cancelled;
    off.session.cancelled_why =
        "Er is een storing; wij komen, zodra het kan,\nbij u terug.".to_owned();
    samples.push(one("cancelled", off.clone()));
    let mut left = entry("2026-03-17T13:00:00Z", 90);
    left.cancelled = true;
    samples.push(one("left", left));
    for (name, zone) in [
        ("new-york", "America/New_York"),
        ("kolkata", "Asia/Kolkata"),
        ("casablanca", "Africa/Casablanca"),
        ("sydney", "Australia/Sydney"),
        ("utc", "UTC"),
    ] {
        let sample = one(name, entry("2026-03-16T13:00:00Z", 90));
        samples.push(Sample { zone, ..sample });
    }
    let mut feed = Vec::new();
    for (id, at) in (20..).zip([
        "2025-05-14T13:00:00Z",
        "2025-10-26T01:00:00Z",
        "2026-03-29T01:00:00Z",
        "2026-12-14T13:00:00Z",
        "2027-06-14T13:00:00Z",
    ]) {
        let mut one = entry(at, 90);
        one.session.id = SessionId(id);
        one.sequence = id;
        feed.push(one);
    }
    feed.push(off);
    for (name, zone, entries) in [
        ("feed", "Europe/Amsterdam", feed.clone()),
        ("feed-casablanca", "Africa/Casablanca", feed),
        ("feed-empty", "Europe/Amsterdam", Vec::new()),
    ] {
        let method = Method::Publish;
        samples.push(Sample {
            name,
            zone,
            method,
            entries,
        });
    }
    samples
}

fn write(sample: &Sample, lang: Language) -> String {
    written_for(
        sample,
        lang,
        "Anna \"de klant\" van den Berg; c/o: Jansen, Ù\r\nX-EVIL:1",
    )
}

fn written_for(sample: &Sample, lang: Language, name: &str) -> String {
    let organisation = organisation(sample.zone);
    let writer = CalendarWriter {
        base_url: "https://klankbord.example",
        organisation: &organisation,
        lang,
    };
    let reader = Account {
        id: AccountId(12),
        email: None,
        name: name.to_owned(),
        language: lang,
        unsubscribe_token: String::new(),
        erased_at: None,
    };
    if sample.method == Method::Publish {
        writer.published(&sample.entries)
    } else {
        let file = writer.invitation(&sample.entries[0], &reader, ANNA);
        assert_eq!(file.method, sample.method);
        file.text
    }
}

const NAME: &str = "Waterschap; “De Waag”, Utrecht";

fn expected(sample: &Sample, file: &str) -> Value {
    let attendees: &[&str] = match sample.method {
        Method::Publish => &[],
        _ => &[ANNA],
    };
    let events = sample.entries.iter().map(|entry| {
        json!({
            "uid": format!("session-{}-12-64b9fe68ac000@klankbord", entry.session.id),
            "sequence": entry.sequence,
            "start": entry.starts_at.to_jiff().to_string(),
            "end": entry.ends_at.to_jiff().to_string(),
            "status": if entry.cancelled { "CANCELLED" } else { "CONFIRMED" },
            "summary": match entry.session.state {
                State::Cancelled => format!("Gaat niet door: {NAME}: {}", entry.session.theme),
                _ if entry.cancelled => format!("Niet meer voor u: {NAME}: {}", entry.session.theme),
                _ => format!("{NAME}: {}", entry.session.theme),
            },
            "location": entry.session.place,
            "within": match entry.session.state {
                State::Cancelled => &entry.session.cancelled_why,
                _ if entry.cancelled => "U doet niet meer mee aan deze sessie.",
                _ => &entry.session.scope_open,
            },
        })
    });
    json!({
        "file": file,
        "method": sample.method.as_str(),
        "organizer": "mailto:klant@dewaag.example",
        "attendees": attendees,
        "events": events.collect::<Vec<_>>(),
    })
}

#[test]
fn samples_for_other_programs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/calendar");
    std::fs::create_dir_all(&folder).unwrap();
    let mut all = Vec::new();
    for sample in samples() {
        let text = write(&sample, Language::Nl);
        assert!(
            text.split_terminator("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n'))
        );
        assert!(!text.contains("\r\nX-EVIL"), "{text}");
        let name = format!("{}.ics", sample.name);
        std::fs::write(folder.join(&name), text).unwrap();
        all.push(expected(&sample, &name));
    }
    let all = serde_json::to_string_pretty(&all).unwrap();
    std::fs::write(folder.join("expected.json"), all).unwrap();
}

#[test]
fn a_time_that_comes_twice_is_written_in_utc() {
    let written = |at: &str| write(&one("", entry(at, 60)), Language::Nl);
    let first = written("2026-10-25T00:30:00Z");
    assert!(
        first.contains("\r\nDTSTART:20261025T003000Z\r\nDTEND:20261025T013000Z\r\n"),
        "{first}"
    );
    let after = written("2026-10-25T02:00:00Z");
    assert!(
        after.contains("\r\nDTSTART;TZID=Europe/Amsterdam:20261025T030000\r\n"),
        "{after}"
    );
}

#[test]
fn a_file_is_in_the_language_of_its_reader() {
    let sample = one("", entry("2026-03-16T13:00:00Z", 90));
    assert!(write(&sample, Language::Nl).contains("Duurt 90 minuten."));
    assert!(write(&sample, Language::En).contains("Takes 90 minutes."));
}

/// The value of this property of the event, as the crate reads it.
fn read(file: &str, property: &ICalendarProperty) -> String {
    let file = ICalendar::parse(file).unwrap();
    let event = file
        .components
        .iter()
        .find(|part| part.component_type == ICalendarComponentType::VEvent)
        .unwrap();
    let found = event.entries.iter().find(|entry| entry.name == *property);
    match found.unwrap().values.as_slice() {
        [ICalendarValue::Text(text)] => text.clone(),
        other => panic!("not a text: {other:?}"),
    }
}

proptest! {
    #[test]
    fn what_was_written_comes_out_as_it_went_in(
        theme in "[ -~àéëïöüç€’😀\\\\;,:\"]{0,120}",
        open in "[ -~àéëïöüç€’😀\n\\\\;,:\"]{0,300}",
    ) {
        let mut entry = entry("2026-03-16T13:00:00Z", 90);
        entry.session.theme = format!("<{theme}>");
        entry.session.scope_open = format!("<{open}>");
        let file = write(&one("", entry), Language::En);
        let summary = format!("Waterschap; “De Waag”, Utrecht: <{theme}>");
        prop_assert_eq!(read(&file, &ICalendarProperty::Summary), summary);
        let description = read(&file, &ICalendarProperty::Description);
        prop_assert!(description.contains(&format!("<{open}>")), "{}", description);
    }

    #[test]
    fn nothing_that_is_written_makes_a_line_or_a_person(theme: String, name: String, place: String) {
        let mut entry = entry("2026-03-16T13:00:00Z", 90);
        entry.session.theme = theme;
        entry.session.place = place;
        let file = written_for(&one("", entry), Language::Nl, &name);
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{:?}", line);
            prop_assert!(!line.contains(|letter: char| letter.is_control()), "{:?}", line);
        }
        let unfolded = file.replace("\r\n ", "");
        let starts = |what: &str| unfolded.lines().filter(|line| line.starts_with(what)).count();
        prop_assert_eq!(starts("ATTENDEE"), 1);
        prop_assert_eq!(starts("BEGIN:VEVENT"), 1);
        prop_assert_eq!(starts("LOCATION:"), 1);
    }
}
