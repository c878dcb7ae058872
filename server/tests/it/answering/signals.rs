//! Signals, from the form to the answer, and the channels whose clocks they have.

use crate::support::{Browser, PASSWORD, TestApp, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, passwords::Password},
    rounds::contributions::testing,
};

const HOSTILE: &str = "<script>alert(1)</script> \"'& te duur";

/// An organisation with a desk, at which Bea works; Sam works nowhere yet.
struct Stage {
    app: TestApp,
    admin: Browser,
    bea: Browser,
    sam: Browser,
    desk: String,
}

impl Stage {
    async fn set(engine: Engine) -> Self {
        let app = TestApp::set_up(engine).await;
        let bea = app.staff("bea@dewaag.example", Role::Colleague).await;
        app.staff("sam@dewaag.example", Role::Colleague).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let form = [("division", "Klant"), ("name", "Balie"), ("kind", "other")];
        let desk = admin
            .post("/departments/new", &form)
            .await
            .location
            .unwrap();
        let desk = desk.rsplit('/').next().unwrap().to_owned();
        let place = admin
            .post(
                &format!("/staff/{bea}/department"),
                &[("department", &desk)],
            )
            .await;
        assert_eq!(place.status, StatusCode::SEE_OTHER, "{}", place.body);
        Self {
            bea: app.signed_in("bea@dewaag.example").await,
            sam: app.signed_in("sam@dewaag.example").await,
            app,
            admin,
            desk,
        }
    }

    /// Sam files a signal for the desk; the address of its page.
    async fn heard(&self, words: &str) -> String {
        let form = [
            ("words", words),
            ("channel", "phone"),
            ("department", &self.desk),
            ("waits", "yes"),
            ("reach", "Jansen"),
        ];
        let filed = self.sam.post_and_follow("/signals/new", &form).await;
        filed.attributes("#filed li a", "href").remove(0)
    }
}

on_sqlite! {
    async fn a_signal_is_filed_taken_up_and_answered(engine: Engine) {
        let stage = Stage::set(engine).await;
        let empty = stage.sam.post("/signals/new", &[("reach", HOSTILE)]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.attributes(".summary a", "href"), ["#words", "#channel"]);
        assert_eq!(empty.attributes("#reach", "value"), [HOSTILE]);

        let form = [("words", HOSTILE), ("channel", "counter"), ("department", stage.desk.as_str())];
        let filed = stage.sam.post("/signals/new", &form).await;
        assert_eq!(filed.location.as_deref(), Some("/signals/new?channel=counter"), "{}", filed.body);
        let next = stage.sam.get("/signals/new?channel=counter").await;
        assert!(next.text(".notice").contains("gaat naar Balie"), "{}", next.body);
        assert_eq!(next.attributes("[name=channel][checked]", "value"), ["counter"]);
        assert_eq!(next.text("#words"), "");

        let home = stage.bea.get("/").await;
        assert!(home.text("main").contains("1 signaal voor Balie is nog niet opgepakt"), "{}", home.body);
        let list = stage.bea.get("/signals").await;
        assert!(list.text("main").contains("aan de balie, gehoord door sam") && !list.body.contains("<script>alert"), "{}", list.body);
        let signal = list.attributes("main li a[href^='/signals/']", "href").into_iter().find(|path| path.rsplit('/').next().unwrap().parse::<i64>().is_ok()).unwrap();
        let taken = stage.bea.post_and_follow(&format!("{signal}/accept"), &[]).await;
        assert_eq!(taken.text(".notice"), "U hebt dit opgepakt.");
        let stopped = stage.bea.post_and_follow(&format!("{signal}/stop-clock"), &[]).await;
        assert!(stopped.text(".facts").contains("wacht op de klant"), "{}", stopped.body);
        stage.bea.post_and_follow(&format!("{signal}/run-clock"), &[]).await;

        let end = format!("{signal}/end");
        let half = stage.bea.post(&end, &[("outcome", HOSTILE)]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(half.text("#outcome"), HOSTILE);
        stage.bea.post_and_follow(&end, &[("state", "answered"), ("outcome", HOSTILE)]).await;
        let read = stage.sam.get(&signal).await;
        assert!(read.text("#outcome").contains(HOSTILE), "{}", read.body);
        assert_eq!(read.text("#outcome h2"), "Wat bea deed");
        assert_eq!(stage.bea.get(&end).await.status, StatusCode::CONFLICT);
        // The administrator finds that something happened, and reads no words.
        let log = stage.admin.get("/audit").await;
        assert!(log.body.contains("handelde een signaal af"), "{}", log.body);
        assert_eq!(stage.admin.get(&signal).await.status, StatusCode::NOT_FOUND);
    }

    async fn how_to_reach_a_customer_is_read_where_it_is_needed_and_then_forgotten(engine: Engine) {
        let stage = Stage::set(engine).await;
        let signal = stage.heard("Te duur.").await;
        assert!(stage.bea.get(&signal).await.text(".facts").contains("Jansen"));
        let portal = &stage.app.portal;
        let hash = portal.passwords.hash(Password::parse(PASSWORD).unwrap()).await.unwrap();
        testing::password(portal, "bo@dewaag.example", &hash).await.unwrap();
        let conscience = stage.app.signed_in("bo@dewaag.example").await;
        let read = conscience.get(&signal).await;
        assert!(read.text("main").contains("Te duur.") && !read.body.contains("Jansen"), "{}", read.body);
        stage.bea.post(&format!("{signal}/accept"), &[]).await;
        stage.bea.post(&format!("{signal}/end"), &[("state", "answered"), ("outcome", "Gebeld.")]).await;
        assert!(!stage.sam.get(&signal).await.body.contains("Jansen"));
        let data = stage.sam.get("/account/data/read").await;
        assert!(data.text("main").contains("Te duur."), "{}", data.body);
    }

    async fn rules_and_promises_are_kept_by_the_administrator(engine: Engine) {
        let stage = Stage::set(engine).await;
        let rule = [("words", "incasso\n<b>"), ("department", stage.desk.as_str())];
        let rules = stage.admin.post_and_follow("/signals/rules/new", &rule).await;
        assert!(rules.text("#rules").contains("met “incasso, <b>”: naar Balie"), "{}", rules.body);
        let filed = stage.sam.post_and_follow("/signals/new", &[("words", "Een incassobureau"), ("channel", "letter")]).await;
        assert!(filed.text(".notice").contains("gaat naar Balie"));
        let nowhere = stage.sam.post_and_follow("/signals/new", &[("words", "De brug"), ("channel", "letter")]).await;
        assert!(nowhere.text(".notice").contains("Het klantgeweten zoekt er een afdeling bij"), "{}", nowhere.body);

        let form = [
            ("offered", "yes"), ("count", "3"), ("unit", "hours"), ("hours_1", "8.30-18.00"), ("hours_2", "half negen"), ("hours_6", "9-13"),
        ];
        let wrong = stage.admin.post("/channels/whatsapp", &form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes("#hours_2", "value"), ["half negen"]);
        assert_eq!(wrong.attributes(".summary a", "href"), ["#hours_2"]);
        let form: Vec<_> = form.into_iter().filter(|(name, _)| *name != "hours_2").collect();
        let list = stage.admin.post_and_follow("/channels/whatsapp", &form).await;
        assert!(list.text("table").contains("ma 8.30–18.00, za 9.00–13.00") && list.text("table").contains("3 uur"), "{}", list.body);
        assert_eq!(stage.admin.get("/channels/pigeon").await.status, StatusCode::NOT_FOUND);
        let late = stage.admin.post("/channels/closed/new", &[("day", "2020-01-01"), ("name", "Uitje")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(late.attributes("#name", "value"), ["Uitje"]);
    }
}
