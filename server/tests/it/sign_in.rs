//! Signing in and out.

use crate::support::{TestApp, on_both_engines};
use http::StatusCode;
use klankbord_domain::{Role, db::testing::Engine};

on_both_engines! {
    async fn a_password_opens_the_portal_and_signing_out_closes_it(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let browser = app.signed_in("olga@dewaag.example").await;
        assert_eq!(browser.get("/").await.text("h1"), "Dag olga");
        browser.post("/sign-out", &[]).await;
        assert_eq!(browser.get("/").await.text("h1"), "Welkom");
    }

    async fn a_wrong_password_and_an_unknown_address_look_the_same(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let mut answers = Vec::new();
        for email in ["ada@dewaag.example", "niemand@dewaag.example"] {
            let answer = app.browser().post("/sign-in/password", &[("email", email), ("password", "mis")]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            answers.push(answer.body.replace(email, "…"));
        }
        assert_eq!(answers[0], answers[1]);
    }
}
