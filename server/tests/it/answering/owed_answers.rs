//! The list of owed answers, its reminders, and what the customer sees of it.

use crate::support::{Browser, PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role, Timestamp,
    base::{
        db::testing::{Engine, NOON},
        passwords::Password,
    },
    lifecycle::schedule::plan,
    rounds::contributions::testing::{self, OpenRound},
};

const HOSTILE: &str = "<script>\"'& stoepen";
/// The day on the clock of the tests: Monday 2 March.
const START: i64 = 2;

/// A portal with a round whose answers are due by Monday 16 March, its owner Olga, the conscience Bo, the board
/// member Tom, and the members Truus and Sjaak.
struct Stage {
    app: TestApp,
    olga: Browser,
    bo: Browser,
    tom: Browser,
    truus: Browser,
    sjaak: Browser,
    round: OpenRound,
}

impl Stage {
    async fn set(engine: Engine) -> Self {
        let app = TestApp::set_up(engine).await;
        let portal = &app.portal;
        let owner = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        app.staff("tom@dewaag.example", Role::BoardMember).await;
        let password = Password::parse(PASSWORD).unwrap();
        let hash = portal.passwords.hash(password).await.unwrap();
        testing::password(portal, "bo@dewaag.example", &hash)
            .await
            .unwrap();
        let truus = testing::member(portal, "Truus", &hash).await.unwrap();
        let sjaak = testing::member(portal, "Sjaak", &hash).await.unwrap();
        let round = testing::round(portal, HOSTILE, owner, &[&truus, &sjaak])
            .await
            .unwrap();
        plan(portal).await.unwrap();
        Self {
            olga: app.signed_in("olga@dewaag.example").await,
            bo: app.signed_in("bo@dewaag.example").await,
            tom: app.signed_in("tom@dewaag.example").await,
            truus: app.signed_in("truus@klanten.example").await,
            sjaak: app.signed_in("sjaak@klanten.example").await,
            round,
            app,
        }
    }

    /// Writes a contribution and returns its number.
    async fn write(&self, by: &Browser, text: &str, shown_as: &str) -> String {
        let form = [("kind", "question"), ("text", text), ("shown_as", shown_as)];
        let path = format!("/proposals/{}/contributions", self.round.proposal);
        let answer = by.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let first = by
            .get("/mine")
            .await
            .attributes(".items > li > a", "href")
            .remove(0);
        first.rsplit('/').next().unwrap().to_owned()
    }

    /// Lets the mornings pass up to nine o'clock of this day of March.
    async fn until(&self, day: i64) {
        let mut now = self.app.portal.now();
        let end = Timestamp(NOON.0)
            .plus_days(day - START)
            .plus_minutes(-3 * 60);
        while now < end {
            now = now.plus_minutes(60).min(end);
            self.app.portal.clock.set(now);
            self.app.run_jobs().await;
        }
    }

    /// The subjects of the mails about debts to this address so far.
    fn told(&self, email: &str) -> Vec<String> {
        let mails = self
            .app
            .mails()
            .into_iter()
            .filter(|mail| mail.to_email == email);
        mails
            .filter(|mail| mail.text.contains("/debts?"))
            .map(|mail| mail.subject.clone())
            .collect()
    }
}

const OLGA: &str = "olga@dewaag.example";
const BO: &str = "bo@dewaag.example";

on_both_engines! {
    async fn the_list_tells_each_what_is_theirs_to_know(engine: Engine) {
        let stage = Stage::set(engine).await;
        let open = stage.write(&stage.truus, "Wanneer begint het?", "name").await;
        let kept = stage.write(&stage.sjaak, "Dit is geheim", "conscience").await;

        let list = stage.olga.get("/debts").await;
        assert_eq!(list.status, StatusCode::OK, "{}", list.body);
        assert_eq!(list.all("tbody th"), [format!("Vraag bij “{HOSTILE}”")]);
        assert_eq!(list.attributes("tbody th a", "href"), [format!("/inbox/{open}")]);
        let row = list.all("tbody td");
        assert_eq!(row[1..4], ["olga", "2 maart 2026", "16 maart 2026"]);
        assert_eq!((row[4].as_str(), row[5].as_str()), ("Wacht", "0"));

        // The board sees who owes an answer, but not the contribution.
        let board = stage.tom.get("/debts").await;
        assert_eq!(board.all("tbody th").len(), 1);
        assert!(board.attributes("tbody a", "href").is_empty() && board.all("tbody form").is_empty());
        assert!(!board.body.contains("Wanneer begint het") && !board.body.contains("Truus"));
        assert!(stage.tom.get("/").await.attributes("main a", "href").contains(&"/debts".to_owned()));

        let all = stage.bo.get("/debts").await;
        assert_eq!(all.attributes("tbody th a", "href"), [format!("/inbox/{open}"), format!("/inbox/{kept}")]);
        let mine = stage.bo.get("/debts?whose=mine").await;
        assert_eq!(mine.attributes("tbody th a", "href"), [format!("/inbox/{kept}")]);
        assert!(stage.bo.get("/debts?when=overdue").await.text(".empty").contains("geen antwoorden open"));
        let odd = stage.bo.get("/debts?whose=%3Cscript%3E&when=%22&due=x&id=-").await;
        assert_eq!(odd.all("tbody th").len(), 2);
        assert_eq!(stage.truus.get("/debts").await.status, StatusCode::FORBIDDEN);
    }
}

on_sqlite! {
    async fn the_customer_sees_that_it_was_read_and_that_it_is_late(engine: Engine) {
        let stage = Stage::set(engine).await;
        let id = stage.write(&stage.truus, "Wanneer begint het?", "name").await;
        let kept = stage.write(&stage.sjaak, "Dit is geheim", "conscience").await;
        let read = format!("/debts/{id}/acknowledge");
        let others = [(&stage.tom, StatusCode::FORBIDDEN), (&stage.truus, StatusCode::FORBIDDEN), (&stage.bo, StatusCode::FORBIDDEN)];
        for (browser, status) in others {
            assert_eq!(browser.post(&read, &[]).await.status, status);
        }
        let hidden = stage.olga.post(&format!("/debts/{kept}/acknowledge"), &[]).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
        let page = format!("/contributions/{id}");
        assert!(stage.truus.get(&page).await.text("#trace").contains("nog nietGelezen"));

        assert_eq!(stage.olga.get("/debts").await.attributes("tbody form", "action"), [read.as_str()]);
        for _ in 0..2 {
            let after = stage.olga.post_and_follow(&read, &[("whose", "mine"), ("when", "//elders")]).await;
            assert_eq!(after.all("tbody .tag"), ["Gelezen"]);
            assert!(after.all("tbody form").is_empty());
        }
        assert!(stage.truus.get(&page).await.text("#trace").contains("2 maart 2026Gelezen"));

        stage.app.portal.clock.set(stage.round.due_at.plus_days(1));
        let trace = stage.truus.get(&page).await;
        assert!(trace.text("#trace h2") == "Eén dag te laat" && trace.body.contains("Dat spijt ons"));
        assert_eq!(stage.tom.get("/debts?when=overdue").await.all("tbody .tag"), ["Te laat"]);
        stage.app.portal.clock.set(stage.round.due_at.plus_days(3));
        assert_eq!(stage.tom.get("/debts?when=overdue").await.all("tbody .tag"), ["3 dagen te laat"]);
    }

    async fn owners_are_reminded_and_the_conscience_hears_what_is_late(engine: Engine) {
        let stage = Stage::set(engine).await;
        for text in ["Wanneer?", "Hoe laat?", "Waarom?"] {
            stage.write(&stage.truus, text, "name").await;
        }
        let week = "Antwoorden die u klanten nog schuldig bent";
        let due = "Klanten wachten op uw antwoord";
        stage.until(8).await;
        assert_eq!(stage.told(OLGA), Vec::<String>::new());
        stage.until(9).await;
        assert_eq!(stage.told(OLGA), [week]);
        stage.until(11).await;
        assert_eq!(stage.told(OLGA), [week]);
        stage.until(12).await;
        assert_eq!(stage.told(OLGA), [week, due], "Thursday, two working days before Monday");
        let mail = stage.app.mail_to(OLGA);
        assert!(mail.text.contains(&format!("“{HOSTILE}”: 3 antwoorden, uiterlijk 16 maart 2026")), "{}", mail.text);
        assert!(!mail.html.contains("<script>") && !mail.text.contains("Waarom?"));
        assert_eq!(mail.link("/debts"), "/debts?whose=mine");
        assert_eq!(stage.olga.get(&mail.link("/debts")).await.all("tbody th").len(), 3);
        stage.until(15).await;
        assert_eq!(stage.told(OLGA).len(), 2);
        stage.until(16).await;
        let mut monday = stage.told(OLGA).split_off(2);
        monday.sort();
        assert_eq!(monday, [week, due]);
        assert_eq!(stage.told(BO), Vec::<String>::new());
        stage.until(18).await;
        assert_eq!(stage.told(OLGA).len(), 4);
        assert_eq!(stage.told(BO), ["Antwoorden aan klanten zijn te laat"]);
        let mail = stage.app.mail_to(BO);
        assert!(mail.text.contains("3 antwoorden, uiterlijk 16 maart 2026, van olga"), "{}", mail.text);
        assert_eq!(stage.bo.get(&mail.link("/debts")).await.all("tbody th").len(), 3);
    }

    async fn a_colleague_is_offered_an_answer_and_takes_it(engine: Engine) {
        let stage = Stage::set(engine).await;
        let id = stage.write(&stage.truus, "Wanneer begint het?", "name").await;
        let piet_id = stage.app.staff("piet@dewaag.example", Role::ProjectOwner).await.to_string();
        stage.app.staff("otto@dewaag.example", Role::ProjectOwner).await;
        let piet = stage.app.signed_in("piet@dewaag.example").await;
        let otto = stage.app.signed_in("otto@dewaag.example").await;
        let form = format!("/debts/{id}/hand-over");
        assert!(stage.olga.get("/debts").await.attributes("tbody a", "href").contains(&form));
        assert_eq!(otto.get(&form).await.status, StatusCode::NOT_FOUND);
        let sentence = "<script>\"'& Piet weet dit";
        let wrong = stage.olga.post(&form, &[("sentence", sentence)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes("#sentence", "value"), [sentence]);
        let typed = [("to", piet_id.as_str()), ("sentence", sentence)];
        assert_eq!(stage.olga.post(&form, &typed).await.status, StatusCode::SEE_OTHER);
        assert!(stage.olga.get(&form).await.text(".inset").contains("piet"));

        stage.app.run_jobs().await;
        let mail = stage.app.mail_to("piet@dewaag.example");
        assert!(mail.text.contains(sentence) && !mail.html.contains("<script>"));
        let offer = mail.link("/debts/hand-overs/");
        for page in ["/", "/inbox"] {
            let read = piet.get(page).await;
            assert_eq!(read.attributes("#offered a", "href"), [offer.as_str()], "{page}");
            assert!(read.text("#offered").contains("Uw reactie uiterlijk"), "{page}");
            assert!(otto.get(page).await.all("#offered").is_empty(), "{page}");
        }
        assert_eq!(otto.get(&offer).await.status, StatusCode::NOT_FOUND);
        let accept = format!("{offer}/accept");
        assert_eq!(otto.post(&accept, &[]).await.status, StatusCode::NOT_FOUND);
        let page = piet.get(&offer).await;
        assert_eq!(page.text(".said blockquote"), sentence);
        assert_eq!(stage.tom.get("/debts").await.all("tbody td")[1], "olga", "reading changes nothing");
        for _ in 0..2 {
            let after = piet.post_and_follow(&accept, &[]).await;
            assert_eq!(after.all("tbody td")[1..6], ["piet", "2 maart 2026", "16 maart 2026", "Wacht", "1"]);
        }
        assert_eq!(stage.olga.post(&form, &typed).await.status, StatusCode::FORBIDDEN);
        assert_eq!(piet.post(&format!("{offer}/decline"), &[]).await.status, StatusCode::CONFLICT);
        assert!(piet.get(&offer).await.text(".empty").contains("geldt niet meer"));
    }

    async fn a_project_stays_until_the_next_owner_accepts(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.write(&stage.truus, "Wanneer begint het?", "name").await;
        let otto_id = stage.app.staff("otto@dewaag.example", Role::ProjectOwner).await.to_string();
        let otto = stage.app.signed_in("otto@dewaag.example").await;
        let project = format!("/projects/{}", stage.round.project);
        let mut fields = vec![
            ("name", "Stoepen"), ("summary", "Kort"), ("owner", otto_id.as_str()),
            ("design_begins", "2026-03-01"), ("design_ends", "2026-06-01"),
        ];
        let wrong = stage.olga.post(&format!("{project}/edit"), &fields).await;
        assert_eq!(wrong.text("#sentence-problem"), "Vul dit in.");
        fields.push(("sentence", "Ik ga met verlof."));
        let after = stage.olga.post_and_follow(&format!("{project}/edit"), &fields).await;
        assert!(after.text("main").contains("Projecteigenaar: olga"));
        let offer = otto.get("/").await.attributes("#offered a", "href").remove(0);
        otto.post(&format!("{offer}/decline"), &[]).await;
        assert!(otto.get("/").await.all("#offered").is_empty());
        stage.olga.post(&format!("{project}/edit"), &fields).await;
        let offer = otto.get("/").await.attributes("#offered a", "href").remove(0);
        otto.post(&format!("{offer}/accept"), &[]).await;
        let page = stage.olga.get(&project).await;
        assert!(page.text("main").contains("Projecteigenaar: otto") && page.text("main").contains("Overgedragen: 1 keer"));
        assert_eq!(otto.get("/debts?whose=mine").await.all("tbody th").len(), 1);
    }

    async fn what_is_owed_is_told_to_whoever_switched_everything_off(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.write(&stage.truus, "Wanneer?", "name").await;
        let page = stage.olga.get("/account/mail").await;
        assert_eq!(page.attributes("input[type=checkbox]", "value"), ["debt", "signal", "sessions"]);
        assert!(page.text("main").contains("wat u als medewerker nog moet doen voor klanten"), "{}", page.text("main"));
        stage.olga.post("/account/mail", &[]).await;
        stage.until(17).await;
        let told = stage.told(OLGA);
        assert!(!told.is_empty(), "{told:?}");
        assert_eq!(stage.told(BO).len(), 1);
    }
}
