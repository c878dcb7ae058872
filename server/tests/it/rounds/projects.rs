//! Making and changing projects, and who may do that.

use crate::{
    rounds::whole_round::{PROJECT, Panel},
    support::{TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{Role, base::db::testing::Engine};

on_both_engines! {
    async fn an_owner_makes_a_project_and_sees_its_phases(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let path = panel.project().await;
        let page = panel.olga.get(&path).await;
        assert_eq!(page.text("h1"), "Nieuwe brug");
        assert_eq!(page.all("section[id^=phase] h2"), ["Ontwerp"]);
        assert!(page.text("section").contains("nog niets aan klanten voorgelegd"));
        assert_eq!(panel.olga.get("/projects").await.all("tbody th"), ["Nieuwe brug"]);
    }
}

on_sqlite! {
    async fn what_is_wrong_is_told_beside_the_field_and_kept(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let hostile = "<script>\"'&";
        let answer = panel.olga.post("/projects/new", &[
            ("name", hostile), ("design_begins", "2026-06-01"), ("design_ends", "2026-03-01"),
        ]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.attributes("#name", "value"), [hostile]);
        assert_eq!(answer.attributes("#design_begins", "value"), ["2026-06-01"]);
        assert_eq!(answer.text("#summary-problem"), "Vul dit in.");
        assert_eq!(answer.text("#design_ends-problem"), "Dit moet later zijn dan de datum ervoor.");
        let none = panel.olga.post("/projects/new", &PROJECT[..2]).await;
        assert_eq!(none.text("#idea_begins-problem"), "Vul bij ten minste één fase in wanneer die begint en eindigt.");
    }

    async fn a_phase_with_a_proposal_stays(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        panel.draft().await;
        let project = panel.olga.get("/projects").await.attributes("tbody a", "href").remove(0);
        let fields = [PROJECT[0], PROJECT[1], ("build_begins", "2026-03-01"), ("build_ends", "2026-06-01")];
        let answer = panel.olga.post(&format!("{project}/edit"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text("#design_begins-problem").contains("voorstellen"));
        assert_eq!(panel.olga.get(&project).await.all("section[id^=phase] h2"), ["Ontwerp"], "nothing was changed");
    }

    async fn the_board_reads_and_only_the_owner_changes(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let path = panel.project().await;
        panel.app.staff("bea@dewaag.example", Role::BoardMember).await;
        panel.app.staff("otto@dewaag.example", Role::ProjectOwner).await;
        let bea = panel.app.signed_in("bea@dewaag.example").await;
        let otto = panel.app.signed_in("otto@dewaag.example").await;
        let kees = panel.browser("Kees").await;
        for reader in [&bea, &otto] {
            assert_eq!(reader.get(&path).await.status, StatusCode::OK);
            let edit = reader.get(&format!("{path}/edit")).await;
            assert_eq!(edit.status, StatusCode::FORBIDDEN);
            let changed = reader.post(&format!("{path}/edit"), &PROJECT).await;
            assert_eq!(changed.status, StatusCode::FORBIDDEN);
            let proposed = reader.post(&format!("{path}/propose/design"), &crate::rounds::whole_round::WORDS).await;
            assert_eq!(proposed.status, StatusCode::FORBIDDEN);
        }
        for (page, status) in [(path.as_str(), StatusCode::FORBIDDEN), ("/projects", StatusCode::FORBIDDEN)] {
            assert_eq!(kees.get(page).await.status, status);
        }
        assert_eq!(panel.olga.get("/projects/999").await.status, StatusCode::NOT_FOUND);
    }
}
