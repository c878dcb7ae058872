//! The look: the style sheet of the organisation's colour, and the kit.

use crate::support::{TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::base::db::testing::Engine;

on_both_engines! {
    async fn every_colour_has_a_style_sheet_that_may_be_kept_also_before_the_set_up(engine: Engine) {
        let answer = TestApp::empty(engine).await.browser().get("/accent/1F4E79.css").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers["content-type"], "text/css; charset=utf-8");
        assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable");
        assert!(answer.body.contains("--accent:#1f4e79;"), "{}", answer.body);
    }
}

on_sqlite! {
    async fn what_is_no_colour_does_not_exist(engine: Engine) {
        let browser = TestApp::set_up(engine).await.browser();
        for file in ["1f4e7.css", "1f4e79", "1f4e7g.css", "%7D%7B0000.css", "%231f4e79.css", "00000%C3%A9.css"] {
            let answer = browser.get(&format!("/accent/{file}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{file}");
        }
    }

    async fn the_kit_is_for_demonstrations_only(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        assert_eq!(app.browser().get("/kit").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_colour_that_can_not_be_read_is_refused_with_its_contrast(engine: Engine) {
        let app = TestApp::empty(engine).await;
        let (_, key) = app.set_up_form().await.pop().unwrap();
        let answer = app.browser().post("/set-up", &[("accent", "#ffcc00"), ("key", &key)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text("#accent-problem").contains("1,51 op 1"), "{}", answer.text("#accent-problem"));
    }
}
