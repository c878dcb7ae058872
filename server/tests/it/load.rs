//! The map of a project's phases, and how much of a customer's time may be asked.

use crate::{
    rounds::{DATES, MEANING, Panel, QUESTIONS, SCOPE, WORDS},
    support::{TestApp, on_both_engines},
};
use http::StatusCode;
use klankbord_domain::{Role, db::testing::Engine};

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
    /// An open round in this phase of a project, of so many minutes; its path.
    pub async fn round_in(&self, project: &str, phase: &str, minutes: &str) -> String {
        let answer = self
            .olga
            .post(&format!("{project}/propose/{phase}"), &WORDS)
            .await;
        let proposal = answer.location.unwrap().replace("/edit/scope", "");
        let renters = self.renters.to_string();
        for (step, form) in [
            ("scope", &SCOPE[..]),
            ("meaning", &[MEANING[0], ("minutes", minutes)][..]),
            ("questions", &QUESTIONS[..]),
            ("audience", &[("segments", renters.as_str())][..]),
            ("dates", &DATES[..]),
        ] {
            let answer = self
                .olga
                .post(&format!("{proposal}/edit/{step}"), form)
                .await;
            assert_eq!(
                answer.status,
                StatusCode::SEE_OTHER,
                "{step}: {}",
                answer.body
            );
        }
        let answer = self.olga.post(&format!("{proposal}/preview"), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        proposal
    }
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
        assert_eq!(page.all(".phase-words")[0], "Gevraagd, nog niets gehoord");
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

    async fn what_is_kept_for_the_conscience_is_not_even_counted(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let project = panel.olga.post("/projects/new", &PHASES).await.location.unwrap();
        let idea = panel.round_in(&project, "idea", "3").await;
        let kees = panel.browser("Kees").await;
        let written = kees.post(&format!("{idea}/contributions"), &[("kind", "concern"), ("text", "Alleen voor Bo."), ("shown_as", "conscience")]).await;
        assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
        let page = panel.olga.get(&project).await;
        assert_eq!(page.all(".phase-map dd"), ["1", "1", "0", "0"]);
        assert_eq!(page.all(".phase-words")[0], "Gevraagd, nog niets gehoord");
    }
}
