//! Signing in and out.

use crate::support::{Answer, Browser, PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::{Method, StatusCode, header};
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
        assert_eq!(browser.get("/").await.text(".me-name"), "anna");

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

    async fn a_code_is_the_code_however_it_was_pasted(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        for between in ["-", " ", "\u{2011}", ".", "\u{a0}"] {
            let browser = app.browser();
            ask(&browser, "anna@klant.example").await;
            let code = app.code(anna).await;
            let pasted = format!("{}{between}{}", &code[..3], &code[3..]);
            let answer = browser.post("/sign-in/code", &[("code", &pasted)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{pasted}");
        }
    }

    async fn a_room_full_of_people_on_one_network_signs_in(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        for number in 0..60 {
            let email = format!("klant{number}@klant.example");
            let (account, _) = app.member(&email).await;
            app.signed_in_with_code(&email, account).await;
        }
    }

    async fn a_stranger_keeps_nobody_out(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let hers = app.signed_in("olga@dewaag.example").await;
        hers.post("/sign-out", &[]).await;
        let right = [("email", "olga@dewaag.example"), ("password", PASSWORD)];
        let wrong = [("email", "olga@dewaag.example"), ("password", "geraden")];
        let stranger = app.browser();
        for _ in 0..10 {
            assert_eq!(stranger.post("/sign-in/password", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let refused = stranger.post("/sign-in/password", &right).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.headers[header::RETRY_AFTER], "900");
        assert_eq!(hers.post("/sign-in/password", &right).await.status, StatusCode::SEE_OTHER);
        // The way back is open to whoever has never been here with this browser.
        let asked = app.browser().post("/password/forgot", &[("email", "olga@dewaag.example")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        assert_eq!(app.queued(olga).await.len(), 1);
    }

    async fn signing_out_clears_what_the_browser_kept(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let browser = app.signed_in("ada@dewaag.example").await;
        let answer = browser.post("/sign-out", &[]).await;
        assert_eq!(answer.headers["clear-site-data"], "\"storage\"");
    }

    async fn a_page_to_go_to_is_kept_only_when_it_is_short_and_ours(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let long = format!("/account?x={}", "x".repeat(2048));
        for next in [long.as_str(), "//evil.example"] {
            let browser = app.browser();
            browser.post("/sign-in", &[("email", "anna@klant.example"), ("next", next)]).await;
            assert!(!browser.get("/sign-in/code").await.body.contains("next="), "{next}");
            let code = app.code(anna).await;
            let answer = browser.post("/sign-in/code", &[("code", &code)]).await;
            assert_eq!(answer.location.as_deref(), Some("/"), "{next}");
        }
    }

    async fn the_language_of_a_visitor_costs_no_row(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let browser = app.browser();
        let answer = browser.post("/language", &[("language", "en"), ("next", "/")]).await;
        let cookies: Vec<_> = answer.headers.get_all(header::SET_COOKIE).iter().collect();
        assert_eq!(cookies.len(), 1);
        assert!(cookies[0].to_str().unwrap().starts_with("klankbord-language=en;"));
        assert_eq!(browser.get("/").await.text("h1"), "Welcome");
    }

    async fn what_is_grave_asks_for_a_fresh_sign_in(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, member) = app.member("anna@klant.example").await;
        let hers = app.signed_in_with_code("anna@klant.example", anna).await;
        app.portal.clock.set(app.portal.now().plus_minutes(30));
        let erase = [("sure", "yes"), ("word", "wissen")];
        for (path, form) in [
            ("/account/password", &[("new", PASSWORD)][..]),
            ("/account/address", &[("email", "anna@elders.example")][..]),
            ("/account/data", &erase[..]),
        ] {
            let refused = hers.post(path, form).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
            let link = refused.attributes("a.button", "href").remove(0);
            assert!(link.starts_with("/sign-in?again=yes"), "{link}");
            assert_eq!(hers.get(&link).await.text("h1"), "Aanmelden");
        }
        assert_eq!(hers.get("/account/data/download").await.status, StatusCode::CONFLICT);
        let admin = app.signed_in("ada@dewaag.example").await;
        app.portal.clock.set(app.portal.now().plus_minutes(30));
        let refused = admin.post(&format!("/panel/members/{member}/erase"), &erase).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        hers.post("/sign-in", &[("email", "anna@klant.example")]).await;
        hers.post("/sign-in/code", &[("code", &app.code(anna).await)]).await;
        assert_eq!(hers.get("/account/data/download").await.status, StatusCode::OK);
    }

    async fn a_name_does_not_pretend(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let hers = app.signed_in_with_code("anna@klant.example", anna).await;
        let named = async |name: &str| {
            let form = [("name", name), ("language", "nl"), ("monthly_minutes", "10")];
            hers.post("/account", &form).await
        };
        for name in ["Anna (klantgeweten)", "Anna, Beheerder", "A D A", "ada", "Customer Conscience"] {
            let answer = named(name).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(answer.text("#name-problem").starts_with("Met deze naam"), "{name}");
            assert_eq!(answer.attributes("#name", "value"), [name]);
        }
        assert_eq!(named("Anna Vermeer").await.status, StatusCode::SEE_OTHER);
    }

    async fn a_password_that_is_guessed_first_is_refused(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let hers = app.signed_in_with_code("anna@klant.example", anna).await;
        for guessed in ["Wachtwoord2026!", "anna@klant.example"] {
            let answer = hers.post("/account/password", &[("new", guessed)]).await;
            assert!(answer.text("#new-problem").starts_with("Dit wachtwoord is te makkelijk"), "{guessed}");
        }
        let long = "x y".repeat(100);
        let answer = hers.post("/account/password", &[("new", &long)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_form_at_another_address_is_told_where_to_go(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let browser = app.browser();
        let form = Some("email=anna%40klant.example".to_owned());
        let mut request = browser.request(Method::POST, "/sign-in", form);
        request.headers_mut().remove("sec-fetch-site");
        request.headers_mut().insert(header::HOST, "192.168.1.7:3000".parse().unwrap());
        request.headers_mut().insert(header::ORIGIN, "http://192.168.1.7:3000".parse().unwrap());
        let answer = browser.send(request).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(answer.text("h1"), "Dit portaal heeft een ander adres");
        assert_eq!(answer.attributes("a.button", "href"), ["http://klankbord.test"]);
        assert!(answer.body.contains("anna@klant.example"), "what was typed stays");
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
