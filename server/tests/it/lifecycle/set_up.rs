//! The first visit to an empty installation.

use crate::support::{SET_UP, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::base::db::testing::Engine;

on_both_engines! {
    async fn every_address_leads_to_the_set_up_until_it_is_done(engine: Engine) {
        let app = TestApp::empty(engine).await;
        let browser = app.browser();
        assert_eq!(browser.get("/").await.location.as_deref(), Some("/set-up"));
        let home = browser.post_and_follow("/set-up", &SET_UP).await;
        assert_eq!(home.text("h1"), "Werkt de mail?");
        assert_eq!(browser.get("/").await.text("h1"), "Dag Ada");
        assert!(home.text("footer").contains("030 123 45 67"));
        assert_eq!(browser.get("/set-up").await.status, StatusCode::CONFLICT);
    }
}

on_sqlite! {
    async fn what_was_typed_wrong_is_kept_and_told_beside_the_field(engine: Engine) {
        let app = TestApp::empty(engine).await;
        let answer = app.browser().post("/set-up", &[("name", "<script>\"'"), ("phone", "bel maar")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.attributes("#name", "value"), ["<script>\"'"]);
        assert_eq!(answer.text("#phone-problem"), "Vul een telefoonnummer in, zoals 030 123 45 67.");
        assert_eq!(answer.attributes("#phone", "aria-describedby"), ["phone-problem"]);
        assert_eq!(answer.attributes(".summary a[href='#phone']", "href").len(), 1);
    }
}
