//! The map of a project's phases, and the time that rounds may ask of a customer.

use crate::{
    rounds::whole_round::{DATES, IMPACT_STATEMENT, Panel, QUESTIONS, SCOPE, WORDS},
    support::{Answer, Browser, TestApp, on_both_engines},
};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, ids::SegmentId},
};
use tokio::task::JoinSet;

/// A project that goes from an idea to a test.
const PHASES: [(&str, &str); 8] = [
    ("name", "Nieuwe <b>sluis"),
    ("summary", "De sluis wordt vernieuwd."),
    ("idea_begins", "2026-02-01"),
    ("idea_ends", "2026-02-28"),
    ("build_begins", "2026-03-01"),
    ("build_ends", "2026-03-31"),
    ("test_begins", "2026-04-01"),
    ("test_ends", "2026-04-30"),
];

impl Panel {
    /// A draft with every step filled in, in this phase of a project; returns its path.
    pub async fn draft_in(
        &self,
        project: &str,
        phase: &str,
        minutes: &str,
        segments: &[SegmentId],
    ) -> String {
        let path = format!("{project}/propose/{phase}");
        let answer = self.olga.post(&path, &WORDS).await;
        let proposal = answer.location.unwrap().replace("/edit/scope", "");
        let segments: Vec<_> = segments.iter().map(ToString::to_string).collect();
        let audience: Vec<_> = segments
            .iter()
            .map(|segment| ("segments", segment.as_str()))
            .collect();
        for (step, form) in [
            ("scope", &SCOPE[..]),
            ("meaning", &[IMPACT_STATEMENT[0], ("minutes", minutes)][..]),
            ("questions", &QUESTIONS[..]),
            ("audience", &audience[..]),
            ("dates", &DATES[..]),
        ] {
            let path = format!("{proposal}/edit/{step}");
            let answer = self.olga.post(&path, form).await;
            assert_eq!(
                answer.status,
                StatusCode::SEE_OTHER,
                "{step}: {}",
                answer.body
            );
        }
        proposal
    }

    /// An open round in this phase of a project, for the renters; returns its path.
    pub async fn round_in(&self, project: &str, phase: &str, minutes: &str) -> String {
        let proposal = self
            .draft_in(project, phase, minutes, &[self.renters])
            .await;
        let answer = self.olga.post(&format!("{proposal}/preview"), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        proposal
    }

    /// The text of the audience's picker about the renters.
    async fn load_of(&self, proposal: &str) -> String {
        let path = format!("{proposal}/load?segments={}", self.renters);
        self.olga.get(&path).await.all(".load").join(" ")
    }
}

/// Lets a customer choose the minutes a month that they give.
async fn gives(browser: &Browser, minutes: &str) -> Answer {
    let form = [
        ("name", "Kees"),
        ("language", "nl"),
        ("monthly_minutes", minutes),
    ];
    browser.post("/account", &form).await
}

on_both_engines! {
    async fn the_map_tells_each_phase_and_names_only_the_start_and_acceptance(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let project = panel.olga.post("/projects/new", &PHASES).await.location.unwrap();
        let page = panel.olga.get(&project).await;
        assert_eq!(page.all(".phase-name"), ["Idee", "Bouw", "Test"]);
        assert_eq!(page.all(".phase-words"), ["Geen inbreng van klanten", "Geen inbreng van klanten", "Moet nog beginnen"]);
        assert_eq!(page.text("#phase-map + .inset"), "In dit project zijn klanten nog niet gehoord.");
        assert!(page.all(".phase-map dl").is_empty(), "what was not asked has no counts");

        let idea = panel.round_in(&project, "idea", "3").await;
        let page = panel.olga.get(&project).await;
        assert_eq!(page.all(".phase-words")[0], "Gevraagd, nog geen reactie");
        assert_eq!(page.all(".phase-map dd"), ["1", "3", "0", "0"]);
        let kees = panel.browser("Kees").await;
        let mia = panel.browser("Mia").await;
        kees.post(&format!("{idea}/position"), &[("position", "for")]).await;
        let page = panel.olga.get(&project).await;
        assert_eq!(page.all(".phase-words")[0], "Klanten zijn gehoord");
        assert!(page.text("main").contains("In 1 van de 3 fasen zijn klanten gehoord."));

        let again = panel.round_in(&project, "idea", "3").await;
        for browser in [&kees, &mia] {
            browser.post(&format!("{again}/position"), &[("position", "against")]).await;
        }
        let test = panel.round_in(&project, "test", "3").await;
        let written = mia.post(&format!("{test}/contributions"), &[("kind", "idea"), ("text", "Doe het <script>\"'&"), ("shown_as", "name")]).await;
        assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
        let page = panel.olga.get(&project).await;
        assert_eq!(page.all(".phase-words"), ["Klanten zijn gehoord", "Geen inbreng van klanten", "Klanten zijn gehoord"]);
        assert_eq!(page.all(".phase-map dd"), ["2", "3", "3", "2", "0", "1", "3", "0", "1"]);
        assert_eq!(page.text(".warning strong"), "Alleen begin en oplevering");
        assert_eq!(page.text("h1"), "Nieuwe <b>sluis");

        panel.olga.post("/language", &[("language", "en"), ("next", "/")]).await;
        assert_eq!(panel.olga.get(&project).await.text(".warning strong"), "Only the start and acceptance");
        panel.app.staff("bea@dewaag.example", Role::BoardMember).await;
        let bea = panel.app.signed_in("bea@dewaag.example").await;
        assert_eq!(bea.get(&project).await.all(".phase-name").len(), 3);
        assert_eq!(kees.get(&project).await.status, StatusCode::FORBIDDEN);
    }

    async fn the_whole_panel_is_asked_also_who_is_in_no_segment(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let project = panel.olga.post("/projects/new", &PHASES).await.location.unwrap();
        let only = panel.draft_in(&project, "idea", "3", &[panel.renters]).await;
        let step = panel.olga.get(&format!("{only}/edit/audience")).await;
        assert!(!step.text("fieldset").contains("Leden zonder segment"), "there are none");
        assert!(step.text("fieldset").contains("Het hele panel"), "{}", step.body);

        let (anna, _) = panel.app.member("anna@klant.example").await;
        let step = panel.olga.get(&format!("{only}/edit/audience")).await;
        assert!(step.text("fieldset").contains("Leden zonder segment"), "{}", step.body);
        let whole = panel.draft_in(&project, "idea", "3", &[SegmentId(0)]).await;
        let step = panel.olga.get(&format!("{whole}/edit/audience")).await;
        let ticked = step.attributes("[name=segments][checked]", "value");
        assert_eq!(ticked.len(), 3, "the whole panel, the renters and who is in none: {ticked:?}");
        let load = panel.olga.get(&format!("{whole}/load?segments=0")).await.all(".load").join(" ");
        assert!(load.contains('3'), "{load}");
        let opened = panel.olga.post(&format!("{whole}/preview"), &[]).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
        let anna = panel.app.signed_in_with_code("anna@klant.example", anna).await;
        assert_eq!(anna.get(&whole).await.status, StatusCode::OK, "she was asked");
        let results = panel.olga.get(&format!("{whole}/results")).await;
        assert!(results.text("main").contains("0 van de 3 mensen"), "each counts once: {}", results.text("main"));
    }

    async fn what_is_kept_for_the_conscience_is_not_even_counted(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let project = panel.olga.post("/projects/new", &PHASES).await.location.unwrap();
        let idea = panel.round_in(&project, "idea", "3").await;
        let kees = panel.browser("Kees").await;
        let written = kees.post(&format!("{idea}/contributions"), &[("kind", "concern"), ("text", "Alleen voor Bo."), ("shown_as", "conscience")]).await;
        assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
        let page = panel.olga.get(&project).await;
        assert_eq!(page.all(".phase-map dd"), ["1", "1", "0", "0"]);
        assert_eq!(page.all(".phase-words")[0], "Gevraagd, nog geen reactie");
    }

    async fn a_member_says_how_many_minutes_a_month_and_what_is_wrong_is_kept(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let kees = panel.browser("Kees").await;
        let page = kees.get("/account").await;
        assert_eq!(page.attributes("#monthly_minutes", "value"), ["10"]);
        assert!(page.text("#monthly_minutes-hint").contains("Deze maand vroegen we u al 0 minuten."));
        panel.round().await;
        assert!(kees.get("/account").await.text("#monthly_minutes-hint").contains("al 5 minuten"));
        for wrong in ["", "-1", "121", "veel", "1.5", "<script>\"'&", "99999999999999999999"] {
            let answer = gives(&kees, wrong).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert_eq!(answer.attributes("#monthly_minutes", "value"), [wrong]);
            assert_eq!(answer.all("#monthly_minutes-problem").len(), 1, "{wrong}");
        }
        for right in ["0", "120", " 25 "] {
            assert_eq!(gives(&kees, right).await.status, StatusCode::SEE_OTHER, "{right}");
        }
        assert_eq!(kees.get("/account").await.attributes("#monthly_minutes", "value"), ["25"]);
        let export = kees.get("/account/data/download").await;
        let export: serde_json::Value = serde_json::from_str(&export.body).unwrap();
        assert_eq!(export["member"][0]["monthly_minutes"], 25, "{export}");
        assert!(panel.olga.get("/account").await.all("#monthly_minutes").is_empty(), "only customers are asked");
        let form = [("name", "Olga"), ("language", "nl"), ("monthly_minutes", "veel")];
        assert_eq!(panel.olga.post("/account", &form).await.status, StatusCode::SEE_OTHER);
    }

    async fn whose_month_is_full_is_not_asked_and_the_owner_reads_how_many(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let (kees, mia) = (panel.browser("Kees").await, panel.browser("Mia").await);
        gives(&kees, "0").await;
        let proposal = panel.draft().await;
        let said = "Van de 3 mensen in deze segmenten kunnen we er 2 vragen. De rest (1) heeft deze maand niet genoeg minuten over en krijgt dit voorstel niet.";
        assert!(panel.load_of(&proposal).await.starts_with("2 mensen krijgen dit voorstel."));
        assert!(panel.load_of(&proposal).await.ends_with(said));
        assert!(panel.olga.get(&format!("{proposal}/edit/audience")).await.all(".load").contains(&said.to_owned()));
        let preview = panel.olga.get(&format!("{proposal}/preview")).await;
        assert!(preview.all(".load").contains(&said.to_owned()));
        assert_eq!(preview.text("main > .page > form button"), "Open de ronde en nodig 2 mensen uit");
        panel.app.run_jobs().await;
        let before = panel.app.mails().len();
        let page = panel.olga.post_and_follow(&format!("{proposal}/preview"), &[]).await;
        assert!(page.text(".notice").ends_with("Niet gevraagd, omdat ze deze maand niet genoeg minuten over hebben: 1."), "{}", page.text(".notice"));
        panel.app.run_jobs().await;
        assert_eq!(panel.app.mails().len() - before, 2);
        let left_out = "omdat ze die maand niet genoeg minuten over hadden: 1 van de mensen";
        assert!(panel.olga.get(&proposal).await.text("main").contains(left_out));
        assert_eq!(kees.get(&proposal).await.status, StatusCode::NOT_FOUND);
        mia.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        let page = mia.get(&format!("{proposal}/results")).await;
        assert!(page.text("#results").contains("1 van de 2 mensen"));
        assert!(!page.text("main").contains(left_out), "what others give a month is not for customers");
    }

    async fn a_month_that_is_full_is_free_again_the_next(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let project = panel.project().await;
        panel.round_in(&project, "design", "10").await;
        let next = panel.draft_in(&project, "design", "1", &[panel.renters]).await;
        assert!(panel.load_of(&next).await.contains("kunnen we niemand vragen: ze hebben deze maand niet genoeg minuten over"));
        let preview = panel.olga.get(&format!("{next}/preview")).await;
        assert!(preview.all("main > .page > form").is_empty());
        let refused = panel.olga.post(&format!("{next}/preview"), &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text("main").contains("hun maand is vol"), "{}", refused.body);
        assert_eq!(panel.olga.get(&format!("{next}/edit/words")).await.status, StatusCode::OK, "it is a draft still");
        panel.app.portal.clock.set(panel.app.portal.now().plus_days(30));
        let olga = panel.app.signed_in("olga@dewaag.example").await;
        let panel = Panel { olga, ..panel };
        assert!(panel.load_of(&next).await.starts_with("2 mensen krijgen dit voorstel."));
    }

    async fn a_round_taken_back_frees_who_had_not_spent_their_minutes(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let project = panel.project().await;
        let first = panel.round_in(&project, "design", "10").await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{first}/position"), &[("position", "for")]).await;
        let next = panel.draft_in(&project, "design", "5", &[panel.renters]).await;
        assert!(panel.load_of(&next).await.contains("kunnen we niemand vragen"));
        panel.olga.post(&format!("{first}/withdraw"), &[("why", "Het geld is op.")]).await;
        assert!(panel.load_of(&next).await.contains("kunnen we er 1 vragen. De rest (1) heeft deze maand niet genoeg minuten over"));
        assert!(kees.get("/account").await.text("#monthly_minutes-hint").contains("al 10 minuten"));
    }

    async fn rounds_opened_at_once_never_ask_for_more_than_a_month_has(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let project = panel.project().await;
        let mut opening = JoinSet::new();
        for _ in 0..8 {
            let draft = panel.draft_in(&project, "design", "4", &[panel.renters]).await;
            let olga = panel.olga.clone();
            opening.spawn(async move { olga.post(&format!("{draft}/preview"), &[]).await.status });
        }
        let mut all = opening.join_all().await;
        all.sort();
        assert_eq!(all[..2], [StatusCode::SEE_OTHER; 2], "two rounds of 4 fit in 10: {all:?}");
        assert_eq!(all[2..], [StatusCode::CONFLICT; 6]);
        let kees = panel.browser("Kees").await;
        assert!(kees.get("/account").await.text("#monthly_minutes-hint").contains("al 8 minuten"));
    }
}
