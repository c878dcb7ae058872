//! Sessions from the first form to the feedback of customers.

use crate::support::{Browser, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role, Timestamp,
    base::{
        db::testing::Engine,
        ids::{AccountId, SessionId},
    },
    boardroom::sessions::{Part, testing::take_part},
    rounds::contributions::testing,
};

pub(crate) const VERA: &str = "vera@klant.example";
pub(crate) const HOSTILE: &str = "<script>alert(1)</script>\"'& de rekening";

/// Half past five on 16 March, and two days after that.
const AFTER: Timestamp = Timestamp(1_773_678_600_000_000);
const LATER: Timestamp = Timestamp(1_773_851_400_000_000);

/// A board member, the secretary of a series, a project owner beside it, and a customer.
pub(crate) struct Stage {
    pub(crate) app: TestApp,
    tom: Browser,
    pub(crate) nadia: Browser,
    pub(crate) piet: Browser,
    pub(crate) vera: Browser,
    nadia_id: String,
    vera_id: AccountId,
}

impl Stage {
    pub(crate) async fn set(engine: Engine) -> Self {
        let app = TestApp::set_up(engine).await;
        app.staff("tom@dewaag.example", Role::BoardMember).await;
        let nadia = app.staff("nadia@dewaag.example", Role::ProjectOwner).await;
        app.staff("piet@dewaag.example", Role::ProjectOwner).await;
        let (vera_id, _) = app.member(VERA).await;
        Self {
            tom: app.signed_in("tom@dewaag.example").await,
            nadia: app.signed_in("nadia@dewaag.example").await,
            piet: app.signed_in("piet@dewaag.example").await,
            vera: app.signed_in_with_code(VERA, vera_id).await,
            vera_id,
            nadia_id: nadia.to_string(),
            app,
        }
    }

    /// Sets the clock and signs everybody in again, because a session does not last that long without use.
    async fn at(&mut self, now: Timestamp) {
        self.app.portal.clock.set(now);
        self.tom = self.app.signed_in("tom@dewaag.example").await;
        self.nadia = self.app.signed_in("nadia@dewaag.example").await;
        self.piet = self.app.signed_in("piet@dewaag.example").await;
        self.vera = self.app.signed_in_with_code(VERA, self.vera_id).await;
    }

    async fn series(&self) -> String {
        let form = [
            ("name", "Klant aan tafel"),
            ("rhythm", "monthly"),
            ("secretary", &self.nadia_id),
        ];
        let made = self.tom.post("/series/new", &form).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let list = self.tom.get("/sessions").await;
        let link = list.attributes("#series a", "href").remove(0);
        link.rsplit('/').next().unwrap().to_owned()
    }

    /// Lets Nadia plan a session and set its date; returns its path.
    pub(crate) async fn dated(&self) -> String {
        let series = self.series().await;
        let made = self
            .nadia
            .post("/sessions/new", &plan(&series, &self.nadia_id))
            .await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let path = made.location.unwrap();
        let form = [("day", "2026-03-16"), ("time", "14:00")];
        let set = self.nadia.post(&format!("{path}/date"), &form).await;
        assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
        path
    }

    /// Gives Vera a seat in the session at this path.
    pub(crate) async fn seat_vera(&self, path: &str) {
        let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
        take_part(
            &self.app.portal,
            SessionId(id),
            self.vera_id,
            Part::Customer,
        )
        .await
        .unwrap();
    }
}

fn plan<'a>(series: &'a str, facilitator: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("series", series),
        ("theme", HOSTILE),
        ("scope_open", "Wat er op de eerste bladzijde staat."),
        ("place", "Raadzaal"),
        ("minutes", "90"),
        ("capacity", "12"),
        ("seats", "6"),
        ("languages", "nl"),
        ("facilitator", facilitator),
    ]
}

on_both_engines! {
    async fn a_session_that_only_informs_is_refused_and_what_was_typed_stays(engine: Engine) {
        let stage = Stage::set(engine).await;
        let series = stage.series().await;
        let mut form = plan(&series, &stage.nadia_id);
        form.retain(|(name, _)| *name != "scope_open" && *name != "seats");
        form.push(("scope_open", "niets"));
        form.push(("seats", "0"));
        let refused = stage.nadia.post("/sessions/new", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text("#scope_open-problem").contains("informeert alleen"));
        assert!(refused.text("#seats-problem").contains("Zonder stoel voor een klant"));
        assert_eq!(refused.attributes("#theme", "value"), [HOSTILE]);
        assert_eq!(stage.piet.post("/sessions/new", &plan(&series, &stage.nadia_id)).await.status, StatusCode::FORBIDDEN);
    }
}

on_sqlite! {
    async fn not_everybody_fits_and_what_was_typed_stays(engine: Engine) {
        let stage = Stage::set(engine).await;
        let series = stage.series().await;
        let mut form = plan(&series, &stage.nadia_id);
        form.retain(|(name, _)| *name != "capacity");
        form.push(("capacity", "7"));
        let staff = stage.nadia.get("/sessions/new").await.attributes("[name=staff]", "value");
        form.extend(staff.iter().map(|one| ("staff", one.as_str())));
        let refused = stage.nadia.post("/sessions/new", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let problem = refused.text("#capacity-problem");
        assert!(problem.contains("Plaatsen: 7.") && problem.contains("Stoelen voor klanten: 6."), "{problem}");
        assert_eq!(refused.attributes("#capacity", "value"), ["7"]);
    }

    async fn a_session_without_a_date_is_called_off_by_mail(engine: Engine) {
        let stage = Stage::set(engine).await;
        let series = stage.series().await;
        let answer = stage.nadia.post("/sessions/new", &plan(&series, &stage.nadia_id)).await;
        let path = answer.location.unwrap();
        stage.seat_vera(&path).await;
        stage.nadia.post_and_follow(&format!("{path}/cancel"), &[("why", HOSTILE)]).await;
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert!(mail.subject.starts_with("Gaat niet door") && mail.text.contains(HOSTILE) && !mail.html.contains("<script>"));
        assert_eq!(mail.link("/sessions"), path);
    }

    async fn staff_find_a_session_and_customers_only_when_they_take_part(engine: Engine) {
        let stage = Stage::set(engine).await;
        let path = stage.dated().await;
        let page = stage.piet.get(&path).await;
        assert_eq!(page.text("h1"), HOSTILE);
        assert!(!page.body.contains("<script>alert"));
        let facts = page.text("main");
        for fact in ["16 maart 2026, 14.00 uur", "90 minuten", "Raadzaal", "0 van 6 bezet"] {
            assert!(facts.contains(fact), "{fact}: {facts}");
        }
        assert!(page.all("#arrange").is_empty(), "who does not arrange it has nothing to arrange");
        assert!(!stage.nadia.get(&path).await.all("#arrange a").is_empty());
        assert_eq!(stage.vera.get(&path).await.status, StatusCode::NOT_FOUND);
        stage.seat_vera(&path).await;
        let page = stage.vera.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text("#people").contains("nadia") && !page.text("#people").contains("Klanten"));
        assert!(stage.vera.get("/").await.text("#sessions").contains("de rekening"));
        let forms = [("change", &path), ("date", &path)].map(|(form, up)| (format!("{path}/{form}"), up.clone()));
        for (form, up) in forms.into_iter().chain([("/sessions/new".to_owned(), "/sessions".to_owned())]) {
            assert!(stage.nadia.get(&form).await.attributes("main p > a", "href").contains(&up), "{form}");
        }
        assert!(stage.tom.get("/series/new").await.attributes("main p > a", "href").contains(&"/sessions".to_owned()));
        let none = stage.nadia.post(&format!("{path}/cancel"), &[("why", " ")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        stage.nadia.post_and_follow(&format!("{path}/cancel"), &[("why", "De zaal is dicht.")]).await;
        assert!(stage.vera.get(&path).await.body.contains("De zaal is dicht."));
        assert_eq!(stage.nadia.get(&format!("{path}/change")).await.status, StatusCode::OK);
        let late = stage.nadia.post(&format!("{path}/date"), &[("day", "2026-04-01"), ("time", "9:00")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }

    async fn a_customer_is_led_to_no_project_and_to_no_proposal_about_which_they_were_not_asked(engine: Engine) {
        let stage = Stage::set(engine).await;
        let series = stage.series().await;
        let round = testing::round(&stage.app.portal, "Stoepen", stage.vera_id, &[]).await.unwrap();
        let (proposal, project) = (round.proposal.to_string(), round.project.to_string());
        let mut form = plan(&series, &stage.nadia_id);
        form.extend([("proposals", proposal.as_str()), ("projects", project.as_str())]);
        let path = stage.nadia.post("/sessions/new", &form).await.location.unwrap();
        stage.seat_vera(&path).await;
        let staff = stage.nadia.get(&path).await.attributes("#about a", "href");
        assert_eq!(staff, [format!("/proposals/{proposal}"), format!("/projects/{project}")]);
        let page = stage.vera.get(&path).await;
        assert!(page.text("#about").contains("Stoepen") && page.all("#about a").is_empty());
    }

    async fn minutes_reach_who_took_part_with_what_customers_wish_they_had_said(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let path = stage.dated().await;
        stage.seat_vera(&path).await;
        let write = format!("{path}/minutes/write");
        assert_eq!(stage.nadia.get(&write).await.status, StatusCode::CONFLICT, "it was not held yet");
        stage.at(AFTER).await;
        let due = stage.nadia.get("/").await.text("[data-kind=minutes]");
        assert!(due.contains("de rekening") && due.contains("Verslag"), "{due}");
        assert!(stage.vera.get(&format!("{path}/minutes")).await.text(".clock").contains("Verslag uiterlijk"));
        let form = stage.nadia.get(&write).await;
        let seen = form.attributes("input[name=seen]", "value").remove(0);
        let typed = [("seen", seen.as_str()), ("text", HOSTILE), ("verb", "save")];
        stage.nadia.post_and_follow(&write, &typed).await;
        let other = [("seen", ""), ("text", "Iets anders"), ("verb", "save")];
        let late = stage.tom.post(&write, &other).await;
        assert_eq!((late.status, late.text("#text")), (StatusCode::CONFLICT, "Iets anders".to_owned()));
        assert!(stage.vera.get(&format!("{path}/minutes")).await.all("article.minutes").is_empty());
        let seen = stage.nadia.get(&write).await.attributes("input[name=seen]", "value").remove(0);
        let typed = [("seen", seen.as_str()), ("text", HOSTILE), ("verb", "publish")];
        stage.nadia.post_and_follow(&write, &typed).await;
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert!(mail.subject.contains("verslag"), "{}", mail.subject);
        assert!(mail.link("/sessions/").ends_with("/minutes"));

        let back = format!("{path}/look-back");
        let wrong = stage.vera.post(&back, &[("heard", "yes"), ("wish", HOSTILE)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.text("#wish"), HOSTILE);
        stage.vera.post_and_follow(&back, &[("rating", "good"), ("heard", "yes"), ("wish", HOSTILE)]).await;
        let minutes = stage.vera.get(&format!("{path}/minutes")).await;
        assert!(minutes.text("article.minutes").contains("de rekening"));
        assert!(minutes.text("#addendum").contains("de rekening"));
        assert!(!minutes.body.contains("<script>alert") && !minutes.text("#addendum").contains("vera"));
        assert_eq!(stage.piet.get(&format!("{path}/results")).await.status, StatusCode::FORBIDDEN);
        assert!(stage.tom.get(&format!("{path}/results")).await.body.contains("Klanten: 1. Antwoorden: 1."));
    }

    async fn a_customer_is_asked_after_two_days_and_paid_what_coming_cost(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let path = stage.dated().await;
        stage.seat_vera(&path).await;
        stage.at(LATER).await;
        stage.app.run_jobs().await;
        assert!(stage.app.mail_to(VERA).subject.starts_with("Hoe was het?"));
        assert!(stage.vera.get("/").await.text("#waiting").contains("Hoe was het?"));
        let back = format!("{path}/look-back");
        let costs = |iban: &'static str| [
            ("rating", "good"),
            ("heard", "yes"),
            ("wish", "Niets"),
            ("amount", "12,50"),
            ("what", "Trein"),
            ("iban", iban),
        ];
        let wrong = stage.vera.post(&back, &costs("NL00")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text("#iban-problem").contains("rekeningnummer"));
        assert_eq!(wrong.attributes("#iban", "value"), ["NL00"]);
        assert_eq!(wrong.text("#wish"), "Niets");
        stage.vera.post_and_follow(&back, &costs("NL91ABNA0417164300")).await;
        let results = stage.nadia.get(&format!("{path}/results")).await;
        assert!(results.text("#expenses").contains("NL91 ABNA 0417 1643 00"));
        assert!(results.text("#expenses").contains("€ 12,50"));
        let pay = results.attributes("#expenses form", "action").remove(0);
        let seen = results.attributes("#expenses [name=asked_at]", "value").remove(0);
        let seen = [("asked_at", seen.as_str())];
        assert_eq!(stage.piet.post(&pay, &seen).await.status, StatusCode::FORBIDDEN);
        let stale = stage.nadia.post(&pay, &[("asked_at", "1")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        stage.app.run_jobs().await;
        assert!(stage.nadia.get("/").await.text("[data-kind=to-pay]").contains("wachten: 1"));
        let paid = stage.nadia.post_and_follow(&pay, &seen).await;
        assert!(!paid.body.contains("NL91 ABNA 0417 1643 00"));
        let own = stage.vera.get(&back).await;
        assert!(own.text("#expenses").contains("Wij betaalden u € 12,50"), "{}", own.text("#expenses"));
        assert!(stage.nadia.get("/").await.all("[data-kind=to-pay]").is_empty());
        stage.app.run_jobs().await;
        assert!(stage.app.mail_to(VERA).subject.starts_with("Betaald: uw reiskosten"));
    }
}
