//! The first visit to an empty installation.

use crate::support::{SET_UP, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::base::db::testing::Engine;

fn as_text<'a>(form: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

on_both_engines! {
    async fn every_address_leads_to_the_set_up_until_it_is_done(engine: Engine) {
        let app = TestApp::empty(engine).await;
        let browser = app.browser();
        assert_eq!(browser.get("/").await.location.as_deref(), Some("/set-up"));
        let form = app.set_up_form().await;
        let home = browser.post_and_follow("/set-up", &as_text(&form)).await;
        assert_eq!(home.text("h1"), "Goed begonnen, Ada");
        assert_eq!(browser.get("/").await.text("h1"), "Dag Ada");
        assert!(home.text("footer").contains("030 123 45 67"));
        assert_eq!(browser.get("/set-up").await.status, StatusCode::CONFLICT);
    }

    async fn only_whoever_started_the_server_sets_it_up(engine: Engine) {
        let app = TestApp::empty(engine).await;
        let browser = app.browser();
        for path in ["/set-up", "/set-up?key=", "/set-up?key=geraden"] {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
            assert!(page.all("form[method=post] #name").is_empty(), "{path}");
        }
        let refused = browser.post("/set-up", &SET_UP).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.body.contains("Waakt over de kant van de klant."), "what was typed stays");
        let (first, second) = (app.set_up_form().await, app.set_up_form().await);
        let key = &first.last().unwrap().1;
        let page = browser.get(&format!("/set-up?key={key}")).await;
        assert_eq!(page.attributes("input[name=key]", "value"), [key.as_str()]);
        // The links of two nodes both work, until one was used.
        browser.post_and_follow("/set-up", &as_text(&second)).await;
        let late = app.browser().post("/set-up", &as_text(&first)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }
}

on_sqlite! {
    async fn what_was_typed_wrong_is_kept_and_told_beside_the_field(engine: Engine) {
        let app = TestApp::empty(engine).await;
        let form = app.set_up_form().await;
        let key = &form.last().unwrap().1;
        let typed = [("name", "<script>\"'"), ("phone", "bel maar"), ("key", key.as_str())];
        let answer = app.browser().post("/set-up", &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.attributes("#name", "value"), ["<script>\"'"]);
        assert_eq!(answer.text("#phone-problem"), "Vul een telefoonnummer in, zoals 030 123 45 67.");
        assert_eq!(answer.attributes("#phone", "aria-describedby"), ["phone-problem"]);
        assert_eq!(answer.attributes(".summary a[href='#phone']", "href").len(), 1);
    }
}
