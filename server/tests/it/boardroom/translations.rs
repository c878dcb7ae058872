//! The subject of a session in the other language: who writes it, who reads it, and what mails and calendars say.

use super::sessions::{HOSTILE, Stage, VERA};
use crate::support::{on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::base::db::testing::{Engine, force};

const ENGLISH: [(&str, &str); 2] = [
    ("title", "The bill & <b>its words</b>"),
    ("open", "What stands on the first page."),
];
const ONLY_DUTCH: &str = "This text is in Dutch only.";

/// A session with a date, in which Vera has a seat; she reads English.
async fn stage(engine: Engine) -> (Stage, String) {
    let stage = Stage::set(engine).await;
    let english = [
        "update accounts set language = 'en' where id in (select account_id from members)",
        "update sessions set languages = 'nl,en'",
    ];
    let path = stage.dated().await;
    force(&stage.app.portal.db, &english).await.unwrap();
    (stage, path)
}

on_both_engines! {
    async fn a_reader_gets_the_subject_in_their_language(engine: Engine) {
        let (stage, path) = stage(engine).await;
        let form = format!("{path}/translation");
        let desk = stage.nadia.get(&path).await;
        assert!(desk.attributes("main a", "href").contains(&form), "{}", desk.body);
        let page = stage.nadia.get(&form).await;
        assert_eq!(page.text("h1"), "De sessie in het Engels");
        assert!(page.all("[lang=nl]").contains(&HOSTILE.to_owned()), "{}", page.body);
        let saved = stage.nadia.post_and_follow(&form, &ENGLISH).await;
        assert_eq!(saved.text(".notice"), "De tekst in het Engels is opgeslagen.");
        assert_eq!(saved.text("h1"), HOSTILE, "the arranger reads Dutch");
        stage.app.run_jobs().await;
        stage.seat_vera(&path).await;
        let session = stage.vera.get(&path).await;
        assert_eq!(session.text("h1"), ENGLISH[0].1);
        assert_eq!(session.text("#open div"), ENGLISH[1].1);
        assert!(!session.body.contains(ONLY_DUTCH) && !session.body.contains("its words</b>"), "{}", session.body);
        // The original is one link away, in the words that its readers know.
        assert_eq!(session.text(".only-in a[lang=nl]"), "Lees dit in het Nederlands");
        let original = stage.vera.get(&session.attributes(".only-in a", "href")[0]).await;
        assert_eq!(original.text("h1 [lang=nl]"), HOSTILE);
        assert_eq!(original.text(".only-in a"), "Read this in English");
        assert!(stage.vera.get("/").await.text("#sessions").contains(ENGLISH[0].1));
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert_eq!(mail.subject, format!("In your calendar: {}", ENGLISH[0].1));
        assert!(!mail.text.contains("in Dutch only"), "{}", mail.text);
        let file = stage.vera.get(&format!("{path}/invite.ics")).await.body;
        assert!(file.replace("\r\n ", "").contains("What stands on the first page."), "{file}");
    }

    async fn a_subject_in_one_language_says_so_once_and_is_marked(engine: Engine) {
        let (stage, path) = stage(engine).await;
        stage.seat_vera(&path).await;
        let session = stage.vera.get(&path).await;
        assert_eq!(session.body.matches(ONLY_DUTCH).count(), 1);
        assert_eq!(session.text("h1 [lang=nl]"), HOSTILE);
        assert_eq!(session.all("#open [lang=nl]").len(), 1);
        assert!(session.all(".only-in a").is_empty(), "there is nothing to choose");
        assert!(stage.vera.get("/").await.all("#sessions a [lang=nl]").contains(&HOSTILE.to_owned()));
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert!(mail.text.contains("What we wrote about the session is in Dutch only."), "{}", mail.text);
    }
}

on_both_engines! {
    async fn a_briefing_is_read_in_the_language_of_its_reader(engine: Engine) {
        let (stage, path) = stage(engine).await;
        let form = format!("{path}/briefing/translation");
        assert!(!stage.nadia.get(&format!("{path}/agenda")).await.attributes("main a", "href").contains(&form), "nothing to write yet");
        let nothing = stage.nadia.get(&form).await;
        assert!(nothing.text(".empty").contains("nog niets") && nothing.all("form[novalidate]").is_empty());
        let item = [
            ("title", "De eerste bladzijde"), ("minutes", "45"), ("audience", "customers"), ("why", "U leest hem anders."),
            ("known", "Zes van de tien bellen."), ("question_one", "Wat zoekt u?"), ("question_two", "Welk woord?"), ("words", ""),
        ];
        let internal = [("title", "Wie doet wat"), ("minutes", "15"), ("audience", "internal")];
        for item in [&item[..], &internal[..]] {
            let added = stage.nadia.post(&format!("{path}/agenda/new"), item).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        }
        stage.nadia.post(&format!("{path}/bring"), &[("bring", "Uw rekening.")]).await;
        stage.seat_vera(&path).await;
        let briefing = format!("{path}/briefing");
        let read = stage.vera.get(&briefing).await;
        assert_eq!(read.body.matches(ONLY_DUTCH).count(), 1);
        assert!(read.all("[lang=nl]").contains(&"U leest hem anders.".to_owned()), "{}", read.body);

        assert!(stage.nadia.get(&format!("{path}/agenda")).await.attributes("main a", "href").contains(&form));
        let sheet = stage.nadia.get(&form).await;
        let names = sheet.attributes("form[novalidate] [lang=en]", "name");
        let english = ["The <i>first</i> page", "You read it otherwise.", "Six in ten call.", "What do you look for?", "Which word?", "Your bill."];
        assert_eq!(names.len(), english.len(), "{names:?}");
        let typed: Vec<_> = names.iter().map(String::as_str).zip(english).collect();
        let half = stage.nadia.post(&form, &typed[1..]).await;
        assert_eq!(half.all(".summary a"), ["De eerste bladzijde. Titel: Vul dit in."]);
        let saved = stage.nadia.post_and_follow(&form, &typed).await;
        assert_eq!(saved.text(".notice"), "De tekst in het Engels is opgeslagen.");
        let read = stage.vera.get(&briefing).await;
        for words in english {
            assert!(read.text("main").contains(words), "{words}: {}", read.body);
        }
        assert!(!read.body.contains(ONLY_DUTCH) && !read.body.contains("<i>"), "{}", read.body);
        assert!(stage.vera.get(&path).await.text("#agenda").contains(english[0]));
        let original = stage.vera.get(&read.attributes(".only-in a", "href")[0]).await;
        assert!(original.all("[lang=nl]").contains(&"U leest hem anders.".to_owned()), "{}", original.body);
        // Whoever arranges it goes on with the original, and nothing is left of an item that is gone.
        let ids = stage.nadia.get(&format!("{path}/agenda")).await.attributes("[name=item]", "value");
        let edit = stage.nadia.get(&format!("{path}/agenda/{}?in=en", ids[0])).await;
        assert_eq!(edit.attributes("#title", "value"), ["De eerste bladzijde"]);
        stage.nadia.post(&format!("{path}/agenda"), &[("verb", "remove"), ("item", &ids[0])]).await;
        let sheet = stage.nadia.get(&form).await;
        assert_eq!(sheet.attributes("form[novalidate] [lang=en]", "name"), ["bring"]);
    }
}

on_sqlite! {
    async fn only_who_arranges_it_writes_it_whole_or_not_at_all(engine: Engine) {
        let (stage, path) = stage(engine).await;
        stage.seat_vera(&path).await;
        let form = format!("{path}/translation");
        for other in [&stage.piet, &stage.vera] {
            assert_eq!(other.get(&form).await.status, StatusCode::FORBIDDEN);
            assert_eq!(other.post(&form, &ENGLISH).await.status, StatusCode::FORBIDDEN);
        }
        let half = stage.nadia.post(&form, &ENGLISH[..1]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(half.all(".summary a"), ["Wat kunnen klanten nog veranderen? Vul dit in."]);
        assert_eq!(half.attributes("#title", "value"), [ENGLISH[0].1], "what was typed is kept");
        stage.nadia.post(&form, &ENGLISH).await;
        force(&stage.app.portal.db, &["update sessions set theme = 'Iets anders'"]).await.unwrap();
        let desk = stage.nadia.get(&path).await;
        assert!(desk.text(".warning").starts_with("De tekst in het Engels loopt misschien achter"), "{}", desk.body);
        // The way to it stays when the session is over, for whoever arranged it.
        force(&stage.app.portal.db, &["update sessions set state = 'closed'"]).await.unwrap();
        assert!(stage.nadia.get(&path).await.attributes("main a", "href").contains(&form));
        assert!(!stage.vera.get(&path).await.attributes("main a", "href").contains(&form));
        assert_eq!(stage.vera.get(&path).await.text("h1"), ENGLISH[0].1);
        let gone = stage.nadia.post_and_follow(&form, &[]).await;
        assert_eq!(gone.text(".notice"), "Er is geen tekst in het Engels meer.");
        assert_eq!(stage.vera.get(&path).await.text("h1 [lang=nl]"), "Iets anders");
    }
}
