//! A customer's seat over HTTP: from being willing to the draw, the offer in the mail, the answer; and who may not.

use crate::support::{Browser, PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    base::{db::testing::Engine, ids::SessionId, passwords::Password},
    boardroom::sessions::testing::{Boardroom, boardroom, dated},
    rounds::{
        contributions::testing::{self, Someone},
        proposals::testing::segment,
    },
};

const HOSTILE: &str = "<script>alert(1)</script>\"'& een lift";

/// A session of six seats on 16 March, its board, and three members, two of whom are willing.
struct Stage {
    app: TestApp,
    room: Boardroom,
    id: SessionId,
    secretary: Browser,
    outsider: Browser,
    vera: Browser,
    wim: Browser,
    lies: Browser,
    people: [Someone; 3],
}

async fn with_password(app: &TestApp, address: &str) -> Browser {
    let password = Password::parse(PASSWORD).unwrap();
    let hash = app.portal.passwords.hash(password).await.unwrap();
    testing::password(&app.portal, address, &hash)
        .await
        .unwrap();
    app.signed_in(address).await
}

impl Stage {
    async fn set(engine: Engine) -> Self {
        let app = TestApp::set_up(engine).await;
        let room = boardroom(&app.portal).await.unwrap();
        let id = dated(&app.portal, &room).await.unwrap();
        let vera = testing::member(&app.portal, "Vera", "").await.unwrap();
        let wim = testing::member(&app.portal, "Wim", "").await.unwrap();
        let lies = testing::member(&app.portal, "Lies", "").await.unwrap();
        let stage = Self {
            secretary: with_password(&app, "nadia@klanten.example").await,
            outsider: with_password(&app, "ruud@klanten.example").await,
            vera: with_password(&app, "vera@klanten.example").await,
            wim: with_password(&app, "wim@klanten.example").await,
            lies: with_password(&app, "lies@klanten.example").await,
            people: [vera, wim, lies],
            app,
            room,
            id,
        };
        for browser in [&stage.vera, &stage.wim] {
            let answer = browser.post("/seats", &[("willing", "yes")]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        }
        stage
    }

    fn seats(&self) -> String {
        format!("/sessions/{}/seats", self.id)
    }

    fn seat(&self) -> String {
        format!("/sessions/{}/seat", self.id)
    }

    fn needs(&self) -> String {
        format!("{}/needs", self.seat())
    }

    fn leave(&self) -> String {
        format!("{}/leave", self.seat())
    }

    /// Changes the session to one seat.
    async fn one_seat(&self) {
        let form = [
            ("series", self.room.series.to_string()),
            ("theme", "De rekening".to_owned()),
            ("scope_open", "De eerste bladzijde".to_owned()),
            ("place", "Raadzaal".to_owned()),
            ("minutes", "90".to_owned()),
            ("capacity", "12".to_owned()),
            ("seats", "1".to_owned()),
            ("languages", "nl".to_owned()),
            ("facilitator", self.room.facilitator.account.to_string()),
            ("staff", self.room.board.account.to_string()),
        ];
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let path = format!("/sessions/{}/change", self.id);
        let answer = self.secretary.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    async fn draw(&self) {
        let form = [("verb", "draw"), ("months", "6"), ("hours", "72")];
        let answer = self.secretary.post(&self.seats(), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    /// Sends the offers; returns the browsers of the member who was drawn and of the one who waits.
    async fn send(&self) -> (&Browser, &Browser) {
        let drawn = self.secretary.get(&self.seats()).await.text("#seated a");
        let answer = self
            .secretary
            .post(&self.seats(), &[("verb", "send")])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        if drawn == "Vera" {
            (&self.vera, &self.wim)
        } else {
            (&self.wim, &self.vera)
        }
    }
}

on_both_engines! {
    async fn from_being_willing_to_a_seat_at_the_table(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.one_seat().await;
        let home = stage.vera.get("/").await;
        assert!(home.attributes("#sessions a", "href").contains(&"/seats".to_owned()));
        assert_eq!(stage.vera.get("/seats").await.attributes("[name=willing][checked]", "value"), ["yes"]);
        assert_eq!(stage.lies.get("/seats").await.attributes("[name=willing][checked]", "value"), ["no"]);
        assert_eq!(stage.lies.post("/seats", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let session = stage.secretary.get(&format!("/sessions/{}", stage.id)).await;
        assert!(session.attributes("#arrange a", "href").contains(&stage.seats()));
        let wrong = stage.secretary.post(&stage.seats(), &[("verb", "draw"), ("months", "x"), ("hours", "72")]).await;
        assert_eq!((wrong.status, wrong.attributes("#months", "value")), (StatusCode::UNPROCESSABLE_ENTITY, vec!["x".to_owned()]));
        stage.draw().await;
        let page = stage.secretary.get(&stage.seats()).await;
        assert_eq!((page.all("#seated li").len(), page.all("#list li").len()), (1, 1));
        assert!(page.text("#seated").contains("Zat nog nooit aan tafel.") && page.text("#seated").contains("Maatje: Tom"));
        assert!(page.text("#how code").len() > 20, "the seed is shown");
        assert!(!page.all("#draw").is_empty());
        stage.app.run_jobs().await;
        assert!(!stage.app.mails().iter().any(|mail| mail.subject.contains("stoel")), "nobody was told yet");

        let (first, next) = stage.send().await;
        stage.app.run_jobs().await;
        let offers: Vec<_> = stage.app.mails().into_iter().filter(|mail| mail.subject == "Een stoel voor u: De rekening").collect();
        assert_eq!(offers.len(), 1);
        let mail = &offers[0];
        assert!(mail.text.contains("16 maart 2026, 14.00 uur") && mail.text.contains("Raadzaal"), "{}", mail.text);
        assert!(mail.text.contains("5 maart 2026, 12.00 uur"), "the deadline: {}", mail.text);
        assert_eq!(mail.link("/sessions"), stage.seat());
        assert!(mail.unsubscribe.is_none(), "an offer with a deadline can't be switched off");

        // Opening changes nothing; the home page shows the offer with its clock and the place on the list.
        for _ in 0..2 {
            assert_eq!(first.get(&stage.seat()).await.text(".tag"), "Aangeboden");
        }
        assert!(first.get("/").await.text("#waiting").contains("Antwoorden uiterlijk 5 maart 2026"));
        assert!(next.get("/").await.text("#sessions").contains("op plaats 1"));
        assert!(next.get(&stage.seat()).await.text("#line").contains("op plaats 1"));
        let offer = first.get(&stage.seat()).await;
        assert!(offer.text("#buddy").contains("Tom") && offer.text("#buddy").contains("zit naast u"));
        assert!(offer.text("#scope").contains("De eerste bladzijde") && offer.body.contains("90 minuten"));

        // An older version of the ground rules is not agreed to; the page shows the present one and says why.
        let wrong = first.post(&stage.seat(), &[("verb", "accept"), ("terms", "0")]).await;
        assert_eq!(wrong.status, StatusCode::CONFLICT);
        assert!(wrong.text(".summary").contains("net gewijzigd"), "{}", wrong.body);
        let version = wrong.attributes("[name=terms]", "value").remove(0);
        assert!(wrong.text("#terms").contains("Onze afspraken aan tafel"));
        // One press of yes; what she needs is asked after it, on a page of its own.
        let form = [("verb", "accept"), ("terms", version.as_str())];
        let page = first.post_and_follow(&stage.seat(), &form).await;
        assert!(page.body.contains("De stoel is van u. Tot dan.") && page.text("h1") == "Hebt u iets nodig?");
        assert_eq!(first.get(&stage.seat()).await.text("h1"), "Deze stoel is van u");
        let page = first.post_and_follow(&stage.needs(), &[("access", HOSTILE)]).await;
        assert!(page.text(".facts").contains("hebt u gezegd"), "{}", page.text(".facts"));
        assert!(first.get("/").await.text("#sessions").contains("De rekening"));
        let tom = with_password(&stage.app, "tom@klanten.example").await;
        let session = format!("/sessions/{}", stage.id);
        assert!(tom.get(&session).await.text("#helping").contains("U bent het maatje van"));
        assert!(stage.secretary.get(&session).await.all("#helping").is_empty());
        let line = stage.secretary.get(&stage.seats()).await;
        assert!(line.text("#line").contains("1 aangenomen, 0 aangeboden, 0 vrij") && line.text("#line").contains("Heeft iets nodig"));
        let person = stage.secretary.get(&line.attributes("#line li a", "href")[0]).await;
        assert!(person.text("dl.facts").contains(HOSTILE) && !person.body.contains("<script>alert"));

        // Needs can change until the session; the arranger reads the present ones.
        let too_long = "x".repeat(301);
        let wrong = first.post(&stage.needs(), &[("travel", too_long.as_str())]).await;
        assert_eq!((wrong.status, wrong.text("#travel")), (StatusCode::UNPROCESSABLE_ENTITY, too_long.clone()));
        assert_eq!(first.get(&stage.needs()).await.text("#access"), HOSTILE);
        first.post_and_follow(&stage.needs(), &[("travel", "Een taxi")]).await;
        let page = first.get(&stage.needs()).await;
        assert_eq!((page.text("#access"), page.text("#travel")), (String::new(), "Een taxi".to_owned()));
        let person = stage.secretary.get(&line.attributes("#line li a", "href")[0]).await;
        assert!(person.text("dl.facts").contains("Een taxi") && !person.text("dl.facts").contains("een lift"));
        let page = first.get(&stage.leave()).await;
        assert!(page.text("h1") == "Kunt u toch niet?" && page.text(".lead").contains("niet meer van u"));
        assert_eq!(first.get(&stage.seat()).await.text("h1"), "Deze stoel is van u", "opening the page gives nothing back");

        // A seat that is given back goes to the next at once, with a mail.
        let page = first.post_and_follow(&stage.leave(), &[("verb", "give_back")]).await;
        assert_eq!(page.text(".tag"), "Teruggegeven");
        let late = first.post(&stage.needs(), &[("diet", "Geen noten")]).await;
        assert_eq!((late.status, late.text("#diet").as_str()), (StatusCode::CONFLICT, "Geen noten"));
        assert_eq!(next.get(&stage.seat()).await.text(".tag"), "Aangeboden");
        stage.app.run_jobs().await;
        assert_eq!(stage.app.mails().iter().filter(|mail| mail.subject.starts_with("Een stoel voor u")).count(), 2);
        next.post_and_follow(&stage.leave(), &[("verb", "decline")]).await;
        stage.app.run_jobs().await;
        let told = stage.app.mail_to("nadia@klanten.example");
        assert_eq!(told.subject, "Lege stoel: De rekening");
        assert!(told.text.contains("is 1 stoel vrij"), "{}", told.text);
        assert_eq!(told.link("/sessions"), stage.seats());
    }
}

on_sqlite! {
    async fn an_offer_that_is_not_answered_goes_to_the_next_when_its_time_is_over(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.one_seat().await;
        stage.draw().await;
        let (first, next) = stage.send().await;
        stage.app.run_jobs().await;
        stage.app.portal.clock.set(stage.app.portal.now().plus_days(3));
        assert_eq!(first.get(&stage.seat()).await.text(".tag"), "Niet op tijd geantwoord");
        let late = first.post(&stage.seat(), &[("verb", "accept"), ("terms", "1")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        stage.app.run_jobs().await;
        assert_eq!(next.get(&stage.seat()).await.text(".tag"), "Aangeboden");
        assert!(!first.get("/").await.text("#waiting").contains("De rekening"));
        // A member who was too late can ask again, and comes at the end of the queue.
        let page = first.get(&stage.seat()).await;
        assert!(page.text("#ask").contains("houden de stoel niet meer voor u vast") && page.text("#ask button") == "Ik wil toch komen");
        let page = first.post_and_follow(&stage.seat(), &[("verb", "ask")]).await;
        assert_eq!(page.text(".tag"), "Op de wachtlijst");
        next.post_and_follow(&stage.leave(), &[("verb", "decline")]).await;
        assert_eq!(first.get(&stage.seat()).await.text(".tag"), "Aangeboden");
        stage.app.run_jobs().await;
        assert_eq!(stage.app.mails().iter().filter(|mail| mail.subject.starts_with("Een stoel voor u")).count(), 3);
    }

    async fn who_comes_first_is_served_first_without_a_draw(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.one_seat().await;
        assert_eq!(stage.vera.get(&format!("/sessions/{}", stage.id)).await.status, StatusCode::NOT_FOUND);
        let answer = stage.secretary.post(&stage.seats(), &[("verb", "open"), ("hours", "48")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        stage.app.run_jobs().await;
        let told = stage.app.mail_to("vera@klanten.example");
        assert_eq!((told.subject.as_str(), told.link("/sessions")), ("U kunt een stoel vragen: De rekening", stage.seat()));
        let link = stage.vera.get("/seats").await.attributes("#open a", "href").remove(0);
        assert_eq!(link, stage.seat());
        let session = stage.vera.get(&format!("/sessions/{}", stage.id)).await;
        assert!(session.text("#seat").contains("U kunt voor deze sessie een stoel vragen."));
        let page = stage.vera.post_and_follow(&link, &[("verb", "ask")]).await;
        assert_eq!(page.text(".tag"), "Aangeboden");
        assert!(stage.wim.get(&link).await.text("#ask").contains("Alle stoelen zijn nu vergeven"));
        let page = stage.wim.post_and_follow(&link, &[("verb", "ask")]).await;
        assert!(page.text(".notice").contains("op plaats 1"));
        assert_eq!(stage.lies.get(&link).await.status, StatusCode::NOT_FOUND, "she did not say that she is willing");
        assert_eq!(stage.lies.post(&link, &[("verb", "ask")]).await.status, StatusCode::NOT_FOUND);
        // The session is sooner: members with an offer or on the list get a mail, and the offer ends by then.
        let sooner = [("day", "2026-03-04"), ("time", "10:00"), ("why", "De zaal is dan vrij.")];
        let answer = stage.secretary.post(&format!("/sessions/{}/date", stage.id), &sooner).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        stage.app.run_jobs().await;
        for (address, place) in [("vera", "vrij tot woensdag 4 maart 2026, 10.00 uur"), ("wim", "U staat op de wachtlijst.")] {
            let told = stage.app.mail_to(&format!("{address}@klanten.example"));
            assert_eq!(told.subject, "De datum is woensdag 4 maart 2026, 10.00 uur: De rekening");
            assert!(told.text.contains(place), "{}", told.text);
        }
        // The session is cancelled: a member who waits gets a mail.
        let answer = stage.secretary.post(&format!("/sessions/{}/cancel", stage.id), &[("why", HOSTILE)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to("wim@klanten.example");
        assert!(mail.subject.starts_with("Uw plaats is ingetrokken") && mail.text.contains(HOSTILE) && !mail.html.contains("<script>"));
        let page = stage.wim.get(&mail.link("/sessions")).await;
        assert!(page.text(".warning").contains("een lift") && page.all("form[method=post] [name=verb]").is_empty());
    }

    async fn a_kept_seat_that_nobody_of_its_segment_wants_is_named(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.one_seat().await;
        let vera = stage.people[0].member.unwrap();
        let mut renters = vec![vera];
        for name in ["Ans", "Bram", "Cor", "Dora"] {
            renters.extend(testing::member(&stage.app.portal, name, "").await.unwrap().member);
        }
        let segment = segment(&stage.app.portal, "Huurders", "primary", &renters).await.unwrap();
        let field = format!("segment-{segment}");
        let form = [("verb", "draw"), ("months", "6"), ("hours", "72"), (field.as_str(), "1")];
        stage.secretary.post(&stage.seats(), &form).await;
        stage.secretary.post(&stage.seats(), &[("verb", "send")]).await;
        let page = stage.secretary.get(&stage.seats()).await;
        assert!(page.text("#line li").contains("Op een stoel voor Huurders.") && page.all("#line .warning").is_empty());
        stage.vera.post_and_follow(&stage.leave(), &[("verb", "decline")]).await;
        assert_eq!(stage.wim.get(&stage.seat()).await.text(".tag"), "Aangeboden");
        let page = stage.secretary.get(&stage.seats()).await;
        assert!(page.text("#line .warning").contains("Huurders: de stoel die u vrijhield, is nog niet bezet."), "{}", page.text("#line"));
    }

    async fn who_sits_for_a_segment_of_few_people_is_not_told(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.one_seat().await;
        let vera = stage.people[0].member.unwrap();
        let segment = segment(&stage.app.portal, "Winkels", "primary", &[vera]).await.unwrap();
        let field = format!("segment-{segment}");
        let form = [("verb", "draw"), ("months", "6"), ("hours", "72"), (field.as_str(), "1")];
        stage.secretary.post(&stage.seats(), &form).await;
        let drawn = stage.secretary.get(&stage.seats()).await;
        let seated = drawn.text("#seated");
        assert!(seated.contains("Vera") && !seated.contains("Winkels") && !seated.contains("Op een "), "{seated}");
        stage.secretary.post(&stage.seats(), &[("verb", "send")]).await;
        assert!(!stage.secretary.get(&stage.seats()).await.text("#line").contains("Winkels"));
        stage.vera.post_and_follow(&stage.leave(), &[("verb", "decline")]).await;
        let line = stage.secretary.get(&stage.seats()).await.text("#line");
        assert!(!line.contains("Winkels") && line.contains("Voor een segment met weinig mensen"), "{line}");
    }

    async fn who_was_taken_out_of_the_draw_reads_that_they_can_not_ask(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.one_seat().await;
        stage.draw().await;
        let page = stage.secretary.get(&stage.seats()).await;
        let (person, name) = (page.attributes("#seated a", "href").remove(0), page.text("#seated a"));
        stage.secretary.post_and_follow(&format!("{person}/out"), &[("verb", "out"), ("why", "Is op reis")]).await;
        stage.secretary.post(&stage.seats(), &[("verb", "send")]).await;
        let (out, other) = if name == "Vera" { (&stage.vera, &stage.wim) } else { (&stage.wim, &stage.vera) };
        assert_eq!(other.get(&stage.seat()).await.text(".tag"), "Aangeboden");
        let session = format!("/sessions/{}", stage.id);
        for (path, place) in [(stage.seat(), ".lead"), (session, "#seat")] {
            let page = out.get(&path).await;
            assert!(page.text(place).contains("hebben wij u niet op de lijst gezet"), "{path}: {}", page.body);
            assert!(!page.body.contains("op reis") && page.all("form [value=ask]").is_empty());
        }
        let answer = out.post(&stage.seat(), &[("verb", "ask")]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("hebben wij u niet op de lijst gezet"));
        assert!(out.get("/seats").await.all("#open a").is_empty());
        // The arranger of the session can change their mind, with a reason.
        let add = format!("{}/add", stage.seats());
        let line = stage.secretary.get(&stage.seats()).await;
        assert!(line.attributes("main a", "href").contains(&add));
        let choices = stage.secretary.get(&add).await.attributes("#member option", "value");
        assert_eq!(choices.len(), 2, "who is in line is no choice");
        let page = stage.secretary.post_and_follow(&add, &[("member", &choices[1]), ("why", "Is terug")]).await;
        assert!(page.text(".notice").contains("op de wachtlijst, op plaats 1"));
        assert!(out.get(&stage.seat()).await.text("#line").contains("op plaats 1"));
    }

    async fn nobody_else_arranges_and_customers_do_not_see_each_other(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.one_seat().await;
        stage.draw().await;
        let person = stage.secretary.get(&stage.seats()).await.attributes("#seated a", "href").remove(0);
        let add = format!("{}/add", stage.seats());
        for path in [&stage.seats(), &person, &add] {
            assert_eq!(stage.secretary.get(path).await.status, StatusCode::OK, "{path}");
            for browser in [&stage.outsider, &stage.vera] {
                assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "GET {path}");
                let form = [("verb", "send"), ("why", "Zo"), ("member", "1"), ("months", "6"), ("hours", "72")];
                assert_eq!(browser.post(path, &form).await.status, StatusCode::FORBIDDEN, "POST {path}");
            }
        }
        assert_eq!(stage.outsider.post("/seats/terms", &[("text_nl", "A"), ("text_en", "B")]).await.status, StatusCode::FORBIDDEN);
        assert!(stage.outsider.get("/seats/terms").await.all("form[method=post] textarea").is_empty());
        let terms = stage.secretary.post_and_follow("/seats/terms", &[("text_nl", HOSTILE), ("text_en", "New")]).await;
        assert_eq!(terms.all("#versions h3"), ["Versie 2", "Versie 1"]);
        let wrong = stage.secretary.post("/seats/terms", &[("text_nl", "Kort"), ("text_en", " ")]).await;
        assert_eq!((wrong.status, wrong.text("#text_nl").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "Kort"));

        // A change by hand needs a reason, which is shown on the page.
        let wrong = stage.secretary.post(&format!("{person}/out"), &[("verb", "out"), ("why", " ")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = stage.secretary.post_and_follow(&format!("{person}/out"), &[("verb", "out"), ("why", HOSTILE)]).await;
        assert!(page.text("#out").contains("een lift") && page.all("#seated li").is_empty());
        let choices = stage.secretary.get(&add).await;
        let member = choices.attributes("#member option", "value").remove(1);
        let page = stage.secretary.post_and_follow(&add, &[("member", &member), ("why", "Past er goed bij")]).await;
        assert!(page.text("#seated").contains("Met de hand gewijzigd: Past er goed bij"));
        let full = stage.secretary.post(&add, &[("member", "999"), ("why", "Zo")]).await;
        assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
        stage.secretary.post(&stage.seats(), &[("verb", "send")]).await;
        for (browser, other) in [(&stage.vera, "Wim"), (&stage.wim, "Vera")] {
            for path in ["/".to_owned(), "/seats".to_owned(), stage.seat(), format!("/sessions/{}", stage.id)] {
                let page = browser.get(&path).await;
                assert!(!page.body.contains(other), "{path} names {other}");
            }
        }
        assert_eq!(stage.lies.get(&stage.seat()).await.status, StatusCode::NOT_FOUND);
        assert_eq!(stage.outsider.get(&stage.seat()).await.status, StatusCode::FORBIDDEN);
        assert_eq!(stage.people.len(), 3);
    }

    async fn everything_is_in_english_as_well(engine: Engine) {
        let stage = Stage::set(engine).await;
        for browser in [&stage.vera, &stage.secretary] {
            browser.post("/language", &[("language", "en"), ("next", "/")]).await;
        }
        assert_eq!(stage.vera.get("/seats").await.text("h1"), "At the table with the board");
        stage.draw().await;
        let page = stage.secretary.get(&stage.seats()).await;
        assert_eq!(page.text("h1"), "Allocate the seats");
        assert!(page.text("#how").contains("Speak another language: 1."), "she reads English now: {}", page.text("#how"));
        assert!(page.text(".warning").contains("Seats left over: 5."));
    }
}
