//! The agenda of a session and its briefing: arranging, reading, reminders.

use crate::support::{Browser, PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Timestamp,
    base::{db::testing::Engine, ids::SessionId, passwords::Password},
    boardroom::sessions::{
        Part,
        testing::{boardroom, dated, take_part},
    },
    rounds::contributions::testing as others,
};

const VERA: &str = "vera@klanten.example";
const HOSTILE: &str = "<script>alert(1)</script>\"'& de rekening";

struct Stage {
    app: TestApp,
    id: SessionId,
    nadia: Browser,
    vera: Browser,
}

impl Stage {
    /// A session on Monday 16 March at two, with Vera; Nadia is its secretary.
    async fn set(engine: Engine) -> Self {
        let app = TestApp::set_up(engine).await;
        let portal = &app.portal;
        let password = Password::parse(PASSWORD).unwrap();
        let hash = portal.passwords.hash(password).await.unwrap();
        let room = boardroom(portal).await.unwrap();
        others::password(portal, "nadia@klanten.example", &hash)
            .await
            .unwrap();
        let vera = others::member(portal, "Vera", &hash).await.unwrap();
        let id = dated(portal, &room).await.unwrap();
        take_part(portal, id, vera.account, Part::Customer)
            .await
            .unwrap();
        Self {
            nadia: app.signed_in("nadia@klanten.example").await,
            vera: app.signed_in(VERA).await,
            id,
            app,
        }
    }

    fn path(&self, rest: &str) -> String {
        format!("/sessions/{}{rest}", self.id)
    }
}

const ITEM: [(&str, &str); 7] = [
    ("title", HOSTILE),
    ("minutes", "30"),
    ("audience", "customers"),
    ("why", HOSTILE),
    ("known", "De helft belt erover."),
    ("question_one", "Wat leest u eerst?"),
    ("question_two", "Wat mist u?"),
];

on_both_engines! {
    async fn an_agenda_is_arranged_read_and_its_lack_is_told(engine: Engine) {
        let stage = Stage::set(engine).await;
        let home = stage.nadia.get("/").await;
        assert_eq!(home.all("[data-kind=flagged]").len(), 1, "{}", home.body);
        assert_eq!(stage.nadia.get("/sessions").await.all("#coming .tag").len(), 2);
        assert!(stage.vera.get(&stage.path("")).await.all("#agenda .warning").is_empty());
        let agenda = stage.path("/agenda");
        let wrong = stage.nadia.post(&format!("{agenda}/new"), &ITEM[..3]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes("[name=title]", "value"), [HOSTILE]);
        for _ in 0..2 {
            let answer = stage.nadia.post(&format!("{agenda}/new"), &ITEM).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        }
        let page = stage.nadia.get(&agenda).await;
        let items = page.attributes("main ol > li > a", "href");
        assert_eq!(items.len(), 1, "the same form twice is one item");
        assert!(page.all(".warning").is_empty());
        assert!(stage.nadia.get("/").await.all("[data-kind=flagged]").is_empty());
        let internal = [("title", "Opening"), ("minutes", "5"), ("audience", "internal")];
        stage.nadia.post(&format!("{agenda}/new"), &internal).await;
        let opening = stage.nadia.get(&agenda).await.attributes("main ol > li > a", "href").remove(1);
        let id = opening.rsplit('/').next().unwrap();
        let page = stage.nadia.post_and_follow(&agenda, &[("verb", "move"), ("item", id), ("to", "0")]).await;
        assert_eq!(page.all("main ol > li > a")[0], "Opening");

        // The customer reads the items for customers, and confirms with one button.
        let briefing = stage.path("/briefing");
        let page = stage.vera.get(&briefing).await;
        assert_eq!(page.all("main section h2"), [HOSTILE]);
        assert!(!page.body.contains("<script>alert") && !page.body.contains("Opening"));
        assert!(page.body.contains("0 van 1 klant, 0 van 2 van ons"), "{}", page.body);
        let page = stage.vera.post_and_follow(&briefing, &[]).await;
        assert!(page.body.contains("1 van 1 klant, 0 van 2 van ons") && page.body.contains("U hebt dit gelezen."));
        assert!(!page.body.contains("Klanten: Vera"));
        assert!(stage.nadia.get(&stage.path("")).await.text("#agenda").contains("Klanten: Vera"));
        assert_eq!(stage.nadia.post(&briefing, &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(stage.vera.get(&agenda).await.status, StatusCode::FORBIDDEN);
    }
}

on_sqlite! {
    async fn everybody_is_reminded_a_week_and_a_day_before(engine: Engine) {
        let stage = Stage::set(engine).await;
        let agenda = stage.path("/agenda");
        stage.nadia.post(&format!("{agenda}/new"), &ITEM).await;
        stage.nadia.post(&agenda.replace("/agenda", "/bring"), &[("bring", "De brief van maart")]).await;
        stage.app.run_jobs().await;
        let before = stage.app.mails().len();
        // Two o'clock in Amsterdam on 16 March.
        let starts_at = Timestamp(1_773_666_000_000_000);
        let told = |since: usize| {
            let mails = stage.app.mails();
            mails.into_iter().skip(since).filter(|mail| mail.subject.starts_with("Tot ziens op ")).count()
        };
        stage.app.portal.clock.set(starts_at.plus_days(-7).plus_minutes(-1));
        stage.app.run_jobs().await;
        assert_eq!(told(before), 0);
        stage.app.portal.clock.set(starts_at.plus_days(-7));
        stage.app.run_jobs().await;
        assert_eq!(told(before), 3, "Vera, Tom and Saskia");
        let mail = stage.app.mail_to(VERA);
        for words in [
            "16 maart 2026, 14.00 uur",
            "Duur: 90 minuten",
            "Raadzaal, Stationsplein 1",
            "Saskia, Tom",
            "> De brief van maart",
            "bel 030 123 45 67",
        ] {
            assert!(mail.text.contains(words), "{words} in {}", mail.text);
        }
        assert_eq!(mail.link("/sessions/"), stage.path("/briefing"));
        assert!(mail.text.contains(&stage.path("/seat")), "{}", mail.text);
        stage.app.portal.clock.set(starts_at.plus_days(-1));
        stage.app.run_jobs().await;
        assert_eq!(told(before), 6);
        stage.app.portal.clock.set(starts_at.plus_minutes(1));
        stage.app.run_jobs().await;
        assert_eq!(told(before), 6);
    }
}
