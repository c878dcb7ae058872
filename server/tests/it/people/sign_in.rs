//! Signing in and out.

use crate::support::{Answer, Browser, TestApp, on_both_engines, on_sqlite};
use http::{StatusCode, header};
use klankbord_domain::{Role, base::db::testing::Engine};
use klankbord_server::sessions::Store;
use std::collections::HashMap;
use tower_sessions::{
    SessionStore as _,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
};

/// A code that is certainly not this one.
fn wrong(code: &str) -> &'static str {
    if code == "111111" { "222222" } else { "111111" }
}

async fn ask(browser: &Browser, email: &str) -> Answer {
    browser
        .post_and_follow(
            "/sign-in",
            &[("email", email), ("next", "/account?from=mail")],
        )
        .await
}

on_both_engines! {
    async fn a_code_by_mail_opens_the_portal_once(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let browser = app.browser();
        assert_eq!(ask(&browser, " Anna@Klant.example ").await.text("h1"), "Typ de code uit de mail");
        let code = app.code(anna).await;
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        let answer = browser.post("/sign-in/code", &[("code", &spaced)]).await;
        assert_eq!(answer.location.as_deref(), Some("/account?from=mail"), "{}", answer.body);
        assert_eq!(browser.get("/").await.text(".corner-name"), "anna");

        browser.post("/sign-out", &[]).await;
        assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.location.as_deref(), Some("/sign-in"));
    }
}

on_sqlite! {
    async fn a_code_works_in_the_browser_that_asked_only(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let (hers, thief) = (app.browser(), app.browser());
        ask(&hers, "anna@klant.example").await;
        let code = app.code(anna).await;
        ask(&thief, "anna@klant.example").await;
        let answer = thief.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.text("#code-problem"), "Dit klopt niet. Controleer het en probeer het opnieuw.");
        let answer = hers.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }

    async fn a_code_ends_after_five_mistakes_and_after_ten_minutes(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let browser = app.browser();
        ask(&browser, "anna@klant.example").await;
        let code = app.code(anna).await;
        for _ in 0..5 {
            let answer = browser.post("/sign-in/code", &[("code", wrong(&code))]).await;
            assert!(answer.text("#code-problem").starts_with("Dit klopt niet"));
        }
        let answer = browser.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(answer.text("#code-problem"), "Deze code werkt niet meer. Vraag een nieuwe aan.");

        ask(&browser, "anna@klant.example").await;
        let code = app.code(anna).await;
        app.portal.clock.set(app.portal.now().plus_minutes(10));
        let answer = browser.post("/sign-in/code", &[("code", &code)]).await;
        assert_eq!(answer.text("#code-problem"), "Deze code werkt niet meer. Vraag een nieuwe aan.");
    }

    async fn what_an_unknown_address_sees_is_what_a_known_one_sees(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.member("anna@klant.example").await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let mut seen = Vec::new();
        for email in ["anna@klant.example", "olga@dewaag.example", "niemand@klant.example"] {
            let browser = app.browser();
            let mut steps = Vec::new();
            let asked = browser.post("/sign-in", &[("email", email)]).await;
            steps.push((asked.status, asked.location, asked.body));
            let page = browser.get("/sign-in/code").await;
            steps.push((page.status, None, page.body.replace(email, "…")));
            for _ in 0..6 {
                let answer = browser.post("/sign-in/code", &[("code", "no code")]).await;
                steps.push((answer.status, answer.location, answer.body.replace(email, "…")));
            }
            // With the first that makes eleven, one too many for each of them.
            for _ in 0..10 {
                let answer = browser.post("/sign-in", &[("email", email)]).await;
                steps.push((answer.status, answer.location, answer.body.replace(email, "…")));
            }
            assert_eq!(steps.last().unwrap().0, StatusCode::TOO_MANY_REQUESTS);
            seen.push(steps);
        }
        assert_eq!(seen[0], seen[1]);
        assert_eq!(seen[0], seen[2]);
    }

    async fn a_signed_in_browser_is_not_asked_again(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let browser = app.signed_in_with_code("anna@klant.example", anna).await;
        assert_eq!(browser.get("/sign-in?next=/account").await.location.as_deref(), Some("/account"));
    }

    async fn only_members_are_mailed_a_code(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        app.browser().post("/sign-in", &[("email", "olga@dewaag.example")]).await;
        assert_eq!(app.queued(olga).await, []);
    }

    async fn a_password_opens_the_portal_and_signing_out_closes_it(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let browser = app.signed_in("olga@dewaag.example").await;
        assert_eq!(browser.get("/").await.text("h1"), "Dag olga");
        let other = browser.twin();
        browser.post("/sign-out", &[]).await;
        assert_eq!(browser.get("/").await.text("h1"), "Welkom");
        // The session is gone on the server, not only its cookie.
        assert_eq!(other.get("/").await.text("h1"), "Welkom");
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

    async fn nobody_is_sent_to_another_site(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        for next in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\r\nx: y"] {
            let browser = app.browser();
            browser.post("/sign-in", &[("email", "anna@klant.example"), ("next", next)]).await;
            let answer = browser.post("/sign-in/code", &[("code", &app.code(anna).await)]).await;
            assert_eq!(answer.location.as_deref(), Some("/"), "{next}");
        }
    }

    async fn whoever_does_nothing_has_no_cookie(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let browser = app.browser();
        for path in ["/", "/sign-in", "/sign-in/code", "/sign-in/password", "/account", "/nowhere"] {
            assert_eq!(browser.get(path).await.headers.get(header::SET_COOKIE), None, "{path}");
        }
    }

    async fn a_request_in_flight_does_not_bring_a_session_back(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let store = Store(app.portal.clone());
        let mut record = Record {
            id: Id::default(),
            data: HashMap::from([("account".to_owned(), 1.into())]),
            expiry_date: OffsetDateTime::UNIX_EPOCH,
        };
        store.create(&mut record).await.unwrap();
        let in_flight = store.load(&record.id).await.unwrap().unwrap();
        store.delete(&record.id).await.unwrap();
        store.save(&in_flight).await.unwrap();
        assert!(store.load(&record.id).await.unwrap().is_none());
    }
}
