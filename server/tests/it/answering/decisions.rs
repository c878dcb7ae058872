//! From a round that closed to a decision that everybody who voted or wrote reads: the gate, the waiver, the mails.

use crate::{
    rounds::whole_round::{DATES, Panel, SCOPE},
    support::{Browser, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{Role, Timestamp, base::db::testing::Engine};

const DECISION: [(&str, &str); 5] = [
    ("outcome", "adapt"),
    (
        "heard",
        "U zei: <script>alert(1)</script> \"te 'smal' & te steil\"",
    ),
    ("decided", "Wij maken de brug breder."),
    ("why", "De meesten van u lopen."),
    ("would_change", ""),
];

/// A panel whose round got a vote of Kees and a question of Mia; Jan neither voted nor wrote.
struct Stage {
    panel: Panel,
    proposal: String,
    kees: Browser,
    mia: Browser,
}

impl Stage {
    async fn set(engine: Engine) -> Self {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let proposal = panel.round().await;
        Self::with(panel, proposal).await
    }

    async fn with(panel: Panel, proposal: String) -> Self {
        let (kees, mia) = (panel.browser("Kees").await, panel.browser("Mia").await);
        let answer = kees
            .post(&format!("{proposal}/position"), &[("position", "for")])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let form = [
            ("kind", "question"),
            ("text", "Hoe <b>breed</b> wordt de brug?"),
            ("shown_as", "name"),
        ];
        let answer = mia.post(&format!("{proposal}/contributions"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        Self {
            panel,
            proposal,
            kees,
            mia,
        }
    }

    /// Lets seven weeks pass: the round is over, and everybody signs in again.
    async fn close(&mut self) {
        let portal = &self.panel.app.portal;
        let at: Timestamp = portal.now().plus_days(50);
        portal.clock.set(at);
        self.panel.olga = self.panel.app.signed_in("olga@dewaag.example").await;
        self.panel.olga.get("/").await; // The notice of having signed in is told there.
        self.kees = self.panel.browser("Kees").await;
        self.mia = self.panel.browser("Mia").await;
    }

    async fn answer(&self) {
        let inbox = self.panel.olga.get("/inbox").await;
        let path = inbox.attributes(".rows > li > a", "href").remove(0);
        let item = self.panel.olga.get(&path).await;
        let read_at = item
            .attributes("#answer-form [name=read_at]", "value")
            .remove(0);
        let c = item.attributes("#answer-form [name=c]", "value").remove(0);
        let form = [
            ("c", c.as_str()),
            ("text", "Vier meter."),
            ("read_at", &read_at),
            ("verb", "publish"),
        ];
        let answer = self.panel.olga.post("/inbox/answer", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    fn path(&self, page: &str) -> String {
        format!("{}/{page}", self.proposal)
    }

    async fn board(&self) -> Browser {
        self.panel
            .app
            .staff("tom@dewaag.example", Role::BoardMember)
            .await;
        self.panel.app.signed_in("tom@dewaag.example").await
    }
}

on_both_engines! {
    async fn a_round_closes_everything_is_answered_and_the_decision_reaches_who_spoke(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let early = stage.panel.olga.get(&stage.path("decide")).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(early.text(".lead").contains("De ronde loopt nog"), "{}", early.body);
        assert!(stage.panel.olga.get("/").await.all("[data-kind=undecided]").is_empty());
        stage.close().await;
        let olga = &stage.panel.olga;

        // The owner reads what to do, and what is missing.
        let home = olga.get("/").await;
        assert_eq!(home.attributes("[data-kind=undecided] a", "href"), [stage.path("decide")]);
        assert!(home.text("[data-kind=undecided]").contains("Nog te beantwoorden: 1"));
        let desk = olga.get(&stage.path("decide")).await;
        assert!(desk.all("form [name=heard]").is_empty());
        assert_eq!(desk.all(".warning .items a"), ["Hoe <b>breed</b> wordt de brug?"]);
        let inbox = desk.attributes(".warning .items a", "href").remove(0);
        assert_eq!(olga.get(&inbox).await.status, StatusCode::OK);
        let shut = olga.post(&stage.path("decide"), &DECISION).await;
        assert_eq!(shut.status, StatusCode::CONFLICT);
        assert!(shut.text("[role=alert]").contains("Nog niet alles wat klanten schreven is beantwoord"));
        assert_eq!(shut.text("[name=decided]"), "Wij maken de brug breder.");
        assert!(stage.kees.get(&stage.proposal).await.all("#decision").is_empty());

        stage.answer().await;
        let desk = olga.get(&stage.path("decide")).await;
        assert!(desk.all(".warning").is_empty() && !desk.all("form [name=heard]").is_empty());
        let empty = olga.post(&stage.path("decide"), &[("outcome", "drop"), ("heard", "U zei nee")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.all("[role=alert] li").len(), 3);
        assert_eq!(empty.text("[name=heard]"), "U zei nee");
        let done = olga.post_and_follow(&stage.path("decide"), &DECISION).await;
        assert_eq!(done.text("#decision .outcome"), "Het gaat door, maar anders");

        // Members who were asked read it at the top, with nothing of it taken for markup.
        let page = stage.kees.get(&stage.proposal).await;
        assert_eq!(page.all("#decision h3"), ["Wat u zei"]);
        assert_eq!(page.all("#decision h4"), ["Wat wij besloten", "Waarom"]);
        assert!(page.text("#decision").contains("<script>alert(1)</script> \"te 'smal' & te steil\""));
        assert!(!page.body.contains("<script>alert"));
        assert!(page.body.find("id=\"decision\"") < page.body.find("Wat dit voor u betekent"));

        // Members who voted or wrote find it at home and in the mail; the others get no mail.
        stage.panel.app.run_jobs().await;
        for (browser, email) in [(&stage.kees, "kees"), (&stage.mia, "mia")] {
            assert!(browser.get("/").await.text("#became").contains("het gaat door, maar anders"), "{email}");
            let email = format!("{email}@klanten.example");
            let mail = stage.panel.app.mail_to(&email);
            assert!(mail.subject.starts_with("Er is besloten"), "{}", mail.subject);
            assert!(mail.text.contains("Wij maken de brug breder.") && !mail.html.contains("<script>"));
            assert!(mail.unsubscribe.as_ref().unwrap().ends_with("/decision"));
            assert_eq!(mail.link("/proposals"), stage.proposal);
            let told = stage.panel.app.mails();
            let told = told.iter().filter(|mail| mail.to_email == email && mail.subject.starts_with("Er is besloten"));
            assert_eq!(told.count(), 1);
        }
        assert!(stage.panel.app.mails().iter().all(
            |mail| mail.to_email != "jan@klanten.example" || !mail.subject.starts_with("Er is besloten")
        ));

        // The project and the owner's home show it; nothing can be decided twice.
        let project = page_of_project(&stage).await;
        assert!(project.contains("het gaat door, maar anders") && !project.contains("Nu besluiten"));
        assert!(olga.get("/").await.all("[data-kind=undecided]").is_empty());
        let again = olga.post(&stage.path("decide"), &[("outcome", "adopt"), ("heard", "a"), ("decided", "b"), ("why", "c")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.text(".lead").contains("Er is al besloten"));
        let log = stage.panel.app.signed_in("ada@dewaag.example").await.get("/audit").await;
        assert!(log.body.contains("nam een besluit"));
    }
}

on_sqlite! {
    async fn a_decision_speaks_of_each_theme_that_somebody_wrote_about(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let inbox = stage.panel.olga.get("/inbox").await;
        let id = inbox.attributes(".rows [name=c]", "value").remove(0);
        let name = "Breedte <i>& \"helling\"</i>";
        let grouped = stage.panel.olga.post(&stage.path("themes"), &[("c", id.as_str()), ("theme", ""), ("name", name)]).await;
        assert_eq!(grouped.status, StatusCode::SEE_OTHER, "{}", grouped.body);
        stage.close().await;
        stage.answer().await;
        let olga = &stage.panel.olga;
        let desk = olga.get(&stage.path("decide")).await;
        let field = desk.attributes("textarea[name^=heard-]", "name").remove(0);
        let theme = field.strip_prefix("heard-").unwrap();
        assert!(desk.all("form h2").contains(&name.to_owned()), "{}", desk.body);
        // Without its part the decision is not taken, and the typed words are kept.
        let half = olga.post(&stage.path("decide"), &DECISION).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(half.text("[role=alert]").contains(&format!("{name}. Waarom?")), "{}", half.text("[role=alert]"));
        assert_eq!(half.text("[name=decided]"), "Wij maken de brug breder.");
        let (heard, decided, why) = (field.clone(), format!("decided-{theme}"), format!("why-{theme}"));
        let form = [
            ("outcome", "adapt"), (heard.as_str(), "U vroeg hoe breed."), (decided.as_str(), "Vier meter."), (why.as_str(), "Dat past."),
        ];
        // Words about a theme that was taken away meanwhile are not lost, in either language.
        for (gone, words) in [("why-4711", "Over een vervallen thema."), ("second_name-4711", "A theme of the past")] {
            let stray: Vec<_> = form.into_iter().chain([(gone, words)]).collect();
            let refused = olga.post(&stage.path("decide"), &stray).await;
            assert_eq!(refused.status, StatusCode::CONFLICT);
            assert!(refused.text("main").contains(words), "{}", refused.body);
        }
        olga.post_and_follow(&stage.path("decide"), &form).await;
        let page = stage.kees.get(&stage.proposal).await;
        assert_eq!(page.all("#decision h3"), [name]);
        assert_eq!(page.all("#decision .meta"), ["1 persoon schreef hierover"]);
        assert_eq!(page.all("#decision h4"), ["Wat u zei", "Wat wij besloten", "Waarom"]);
        assert!(page.text("#decision").contains("Vier meter.") && !page.body.contains("<i>&"));
        stage.panel.app.run_jobs().await;
        let mail = stage.panel.app.mail_to("kees@klanten.example");
        assert!(mail.text.contains(name) && mail.text.contains("Vier meter."), "{}", mail.text);
        let told = stage.kees.get("/you-said-we-did").await;
        assert!(told.text("main").contains("Vier meter."), "{}", told.body);
    }

    async fn a_waiver_is_one_sentence_that_the_panel_reads_and_the_conscience_gets(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        stage.close().await;
        let tom = stage.board().await;
        assert_eq!(tom.get("/").await.attributes("[data-kind=undecided] a", "href"), [stage.proposal.clone()]);
        let page = tom.get(&stage.proposal).await;
        assert!(page.attributes("main nav a", "href").contains(&stage.path("waive")));
        let ask = tom.get(&stage.path("waive")).await;
        assert!(ask.text("main ul").contains("Reacties zonder antwoord: 1"), "{}", ask.body);
        // The board needs the counts, not the words.
        assert!(!ask.body.contains("breed"));
        let empty = tom.post(&stage.path("waive"), &[("reason", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = "De dijk <b>breekt</b> & \"wij\" kunnen niet wachten.";
        tom.post_and_follow(&stage.path("waive"), &[("reason", why)]).await;
        let page = stage.kees.get(&stage.proposal).await;
        assert!(page.text(".warning").contains(why) && page.text(".warning").contains("tom"));
        assert_eq!(tom.get(&stage.path("waive")).await.status, StatusCode::CONFLICT);
        stage.panel.app.run_jobs().await;
        let mails = stage.panel.app.mails();
        let mail = mails.iter().find(|mail| mail.subject.starts_with("Uitzondering toegestaan")).unwrap();
        assert_eq!(mail.to_email, "bo@dewaag.example");
        assert!(mail.text.contains(why) && !mail.html.contains("<b>breekt"), "{}", mail.text);
        let done = stage.panel.olga.post_and_follow(&stage.path("decide"), &DECISION).await;
        assert_eq!(done.text("#decision .outcome"), "Het gaat door, maar anders");
        assert!(stage.kees.get(&stage.proposal).await.text(".warning").contains(why));
    }

    async fn a_decision_is_looked_back_at_and_those_who_spoke_read_what_became_of_it(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        stage.close().await;
        stage.answer().await;
        stage.panel.app.run_jobs().await;
        let asked = stage.panel.app.mails();
        assert!(asked.iter().any(|mail| mail.to_email == "olga@dewaag.example"
            && mail.subject.starts_with("De ronde is gesloten") && mail.link("/proposals") == stage.path("decide")));
        let mut typed = DECISION.to_vec();
        typed.push(("review_on", "2026-04-01"));
        let past = stage.panel.olga.post(&stage.path("decide"), &typed).await;
        assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(past.text("#review_on-problem").contains("al voorbij"));
        typed[5] = ("review_on", "2026-09-01");
        stage.panel.olga.post_and_follow(&stage.path("decide"), &typed).await;
        assert!(stage.kees.get(&stage.proposal).await.text("#decision").contains("Op 1 september 2026 kijken wij hierop terug"));

        let portal = &stage.panel.app.portal;
        portal.clock.set(portal.now().plus_days(140));
        let olga = stage.panel.app.signed_in("olga@dewaag.example").await;
        olga.get("/").await;
        let kees = stage.panel.browser("Kees").await;
        stage.panel.app.run_jobs().await;
        let mail = stage.panel.app.mail_to("olga@dewaag.example");
        assert!(mail.subject.starts_with("Kijk terug"), "{}", mail.subject);
        assert_eq!(mail.link("/proposals"), stage.path("review"));
        assert_eq!(olga.get("/").await.attributes("[data-kind=review] a", "href"), [stage.path("review")]);
        let empty = olga.post(&stage.path("review"), &[("seen", ""), ("next_on", "gisteren")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.attributes("#next_on", "value"), ["gisteren"]);
        assert_eq!(kees.post(&stage.path("review"), &[("seen", "Niets")]).await.status, StatusCode::FORBIDDEN);
        let seen = "De brug is <b>breder</b> & \"klaar\".";
        olga.post_and_follow(&stage.path("review"), &[("seen", seen), ("next_on", "")]).await;
        let page = kees.get(&stage.proposal).await;
        assert!(page.text("#decision").contains(seen) && !page.body.contains("<b>breder"));
        stage.panel.app.run_jobs().await;
        let mail = stage.panel.app.mail_to("kees@klanten.example");
        assert!(mail.subject.starts_with("Hoe het is gegaan") && mail.text.contains(seen), "{}", mail.text);
        assert!(!mail.html.contains("<b>breder"));
        assert!(olga.get("/").await.all("[data-kind=review]").is_empty());
        assert_eq!(olga.get(&stage.path("review")).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_terms_of_advice_change_with_a_reason_that_customers_read(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let ada = panel.app.signed_in("ada@dewaag.example").await;
        ada.get("/").await;
        let form = ada.get("/advice/change").await;
        assert_eq!(form.attributes("#advise_days", "value"), ["42"]);
        let typed = |why: &'static str| [("advise_days", "28"), ("reasons_days", "7"), ("standstill_days", "0"), ("why", why)];
        let silent = ada.post("/advice/change", &typed("")).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(silent.attributes("#advise_days", "value"), ["28"]);
        assert_eq!(panel.olga.post("/advice/change", &typed("Haast")).await.status, StatusCode::FORBIDDEN);
        let why = "In de <i>zomer</i> is \"iedereen\" weg & stil";
        ada.post_and_follow("/advice/change", &typed(why)).await;
        let kees = panel.browser("Kees").await;
        let read = kees.get("/advice").await;
        assert!(read.text("main").contains(why) && read.text("main").contains("28 dagen"));
        assert!(!read.body.contains("<i>zomer"));
        panel.app.run_jobs().await;
        let mail = panel.app.mail_to("bo@dewaag.example");
        assert!(mail.text.contains(why) && mail.link("/advice") == "/advice", "{}", mail.text);
        let draft = panel.draft().await;
        let scope = panel.olga.get(&format!("{draft}/edit/scope")).await;
        assert!(scope.body.contains("ten minste 28 dagen"));
    }

    async fn nobody_else_decides_or_waives(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        stage.close().await;
        let tom = stage.board().await;
        stage.panel.app.staff("piet@dewaag.example", Role::ProjectOwner).await;
        let piet = stage.panel.app.signed_in("piet@dewaag.example").await;
        for browser in [&tom, &piet, &stage.kees] {
            for answer in [browser.get(&stage.path("decide")).await, browser.post(&stage.path("decide"), &DECISION).await] {
                assert_eq!(answer.status, StatusCode::FORBIDDEN);
            }
        }
        for browser in [&stage.panel.olga, &piet, &stage.kees] {
            for answer in [browser.get(&stage.path("waive")).await, browser.post(&stage.path("waive"), &[("reason", "Haast")]).await] {
                assert_eq!(answer.status, StatusCode::FORBIDDEN);
            }
        }
        for browser in [&stage.panel.olga, &tom] {
            for path in ["/proposals/999/decide", "/proposals/999/waive"] {
                let status = browser.get(path).await.status;
                assert!([StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&status), "{path}: {status}");
            }
        }
        assert!(piet.get("/").await.all("[data-kind=undecided]").is_empty());
        assert!(!stage.panel.olga.get(&stage.proposal).await.body.contains("/waive"));
    }

    async fn the_declared_influence_and_quorum_are_read_and_kept(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 6).await;
        let draft = panel.draft().await;
        let form = panel.olga.get(&format!("{draft}/edit/scope")).await;
        assert_eq!(form.attributes("[name=influence][checked]", "value"), ["consult"]);
        assert_eq!(form.attributes("[name=quorum]", "value"), ["1"]);
        let scope = |influence: &'static str, quorum: &'static str| {
            let mut scope = SCOPE.to_vec();
            scope.extend([("influence", influence), ("quorum", quorum)]);
            scope
        };
        let path = format!("{draft}/edit/scope");
        let wrong = panel.olga.post(&path, &scope("advise", "0")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes("[name=influence][checked]", "value"), ["advise"]);
        let right = panel.olga.post(&path, &scope("advise", "5")).await;
        assert_eq!(right.status, StatusCode::SEE_OTHER);
        // A round that asks for advice lasts six weeks, and the decision follows within fourteen days.
        let dates = format!("{draft}/edit/dates");
        let hint = panel.olga.get(&dates).await;
        assert!(hint.text("#closes_on-hint").contains("13 april 2026"), "{}", hint.body);
        let short = panel.olga.post(&dates, &DATES).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(short.text("#closes_on-problem").contains("ten minste 42 dagen"));
        assert_eq!(short.attributes("#closes_on", "value"), ["2026-03-20"]);
        let unready = panel.olga.post(&format!("{draft}/preview"), &[]).await;
        assert_eq!(unready.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut later = scope("advise", "5");
        later[3] = ("decide_on", "2026-05-20");
        panel.olga.post(&path, &later).await;
        let late = panel.olga.post(&dates, &[("closes_on", "2026-04-14"), ("answers_by", "2026-04-20")]).await;
        assert!(late.text("#closes_on-problem").contains("binnen 14 dagen"), "{}", late.body);
        later[3] = ("decide_on", "2026-04-28");
        panel.olga.post(&path, &later).await;
        let right = panel.olga.post(&dates, &[("closes_on", "2026-04-14"), ("answers_by", "2026-04-20")]).await;
        assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.body);
        panel.olga.post(&format!("{draft}/preview"), &[]).await;
        let mut stage = Stage::with(panel, draft).await;
        let read = stage.kees.get(&stage.proposal).await;
        assert!(read.body.contains("U adviseert") && read.body.contains("ten minste 5 klanten"));
        stage.close().await;
        stage.answer().await;
        let desk = stage.panel.olga.get(&stage.path("decide")).await;
        assert!(desk.text(".warning").contains("Uitgebrachte stemmen: 1. U beloofde pas te besluiten bij 5."));
        let tom = stage.board().await;
        tom.post_and_follow(&stage.path("waive"), &[("reason", "Haast")]).await;
        stage.panel.olga.post_and_follow(&stage.path("decide"), &DECISION).await;
        let read = stage.kees.get(&stage.proposal).await;
        assert!(read.text("#decision .inset").contains("Wij beginnen niet eerder dan 24 april 2026"), "{}", read.text("#decision"));
    }
}

async fn page_of_project(stage: &Stage) -> String {
    let page = stage.panel.olga.get(&stage.proposal).await;
    let links = page.attributes("main nav a", "href");
    let project = links
        .iter()
        .find(|link| link.starts_with("/projects/"))
        .unwrap();
    stage.panel.olga.get(project).await.text("main")
}
