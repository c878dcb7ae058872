//! The page of the board over HTTP: decisions and answers that wait, the indicators, and who may look.

use crate::{
    rounds::whole_round::Panel,
    support::{PASSWORD, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, passwords::Password},
    rounds::contributions::testing,
};

const HOSTILE: &str = "De <b>dijk</b> & \"wij\" 'nu'";

on_both_engines! {
    async fn the_board_reads_on_one_page_what_waits_and_what_was_counted(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        let form = [("kind", "question"), ("text", "Hoe breed?"), ("shown_as", "name")];
        kees.post(&format!("{proposal}/contributions"), &form).await;
        let app = &panel.app;
        app.portal.clock.set(app.portal.now().plus_days(50));
        app.staff("tom@dewaag.example", Role::BoardMember).await;
        let tom = app.signed_in("tom@dewaag.example").await;
        tom.get("/").await;
        tom.post(&format!("{proposal}/waive"), &[("reason", HOSTILE)]).await;

        let page = tom.get("/board").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text("#overdue").contains("Antwoorden te laat: 1"), "{}", page.text("#overdue"));
        assert!(!page.body.contains("Hoe breed?"), "the board reads that it waits, not what was written");
        assert_eq!(page.attributes("#undecided a", "href"), [proposal.as_str()]);
        assert!(page.text("#waived").contains(HOSTILE) && !page.body.contains("<b>dijk"));
        assert!(page.text("main").contains("Er is nog niets geteld."));

        let counted = tom.post_and_follow("/board", &[]).await;
        let tables = counted.all("table caption");
        assert_eq!(tables, ["Wat klanten van ons merken", "Gevraagd en gedaan"]);
        let rows = counted.all("table:first-of-type tbody tr").len();
        assert!(rows >= 6, "{rows}");
        assert!(counted.body.contains("2e kw. 2026, tot nu") && counted.body.contains("1e kw. 2026"));
        let row = counted.all("tbody tr").into_iter().find(|row| row.starts_with("Op tijd beantwoord")).unwrap();
        assert!(row.contains("0 van 1"), "{row}");
        assert_eq!(counted.all(".course svg").len(), 6);
        assert_eq!(counted.all(".story li").len(), 3);
        assert!(counted.text(".story").contains("Dit kwartaal is er nog niets besloten."), "{}", counted.text(".story"));

        let english = tom.post("/language", &[("language", "en"), ("next", "/board")]).await;
        assert_eq!(english.status, StatusCode::SEE_OTHER);
        let page = tom.get("/board").await;
        assert!(page.body.contains("Answers overdue: 1") && page.body.contains("Q2 2026, so far"));
    }
}

on_sqlite! {
    async fn nobody_else_reads_the_page_of_the_board(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let kees = panel.browser("Kees").await;
        let secret = Password::parse(PASSWORD).unwrap();
        let hash = panel.app.portal.passwords.hash(secret).await.unwrap();
        testing::password(&panel.app.portal, "bo@dewaag.example", &hash).await.unwrap();
        let bo = panel.app.signed_in("bo@dewaag.example").await;
        bo.get("/").await;
        assert_eq!(bo.get("/board").await.status, StatusCode::OK);
        assert!(bo.get("/").await.attributes("nav a", "href").contains(&"/board".to_owned()));
        for browser in [&panel.olga, &kees] {
            assert_eq!(browser.get("/board").await.status, StatusCode::FORBIDDEN);
            assert_eq!(browser.post("/board", &[]).await.status, StatusCode::FORBIDDEN);
            assert!(!browser.get("/").await.attributes("nav a", "href").contains(&"/board".to_owned()));
        }
    }
}
