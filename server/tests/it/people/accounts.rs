//! The reader's own account: name, language, password, sessions.

use crate::support::{PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, outbox::Mail},
};

const OTHER: &str = "een heel ander wachtwoord";

/// The path to a new password in the last mail.
fn link(mails: Vec<Mail>) -> String {
    let token = mails.into_iter().rev().find_map(|mail| match mail {
        Mail::PasswordReset { token } | Mail::StaffWelcome { token } => Some(token),
        _ => None,
    });
    format!("/password/{}", token.expect("a link in the outbox"))
}

on_both_engines! {
    async fn a_name_and_a_language_are_kept_with_the_account(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let browser = app.signed_in_with_code("anna@klant.example", anna).await;
        let hostile = "<script>\"'&";
        let page = browser.post_and_follow("/account", &[("name", hostile), ("language", "en"), ("monthly_minutes", "10")]).await;
        assert_eq!(page.text("h1"), "Your account");
        assert_eq!(page.attributes("#name", "value"), [hostile]);
        assert_eq!(page.text(".me-name"), hostile);
        browser.post("/language", &[("language", "nl"), ("next", "/account")]).await;
        // A browser that does not know that choice shows the language too.
        let other = app.signed_in_with_code("anna@klant.example", anna).await;
        assert_eq!(other.get("/account").await.text("h1"), "Uw account");
        let wrong = browser.post("/account", &[("name", " "), ("language", "xx"), ("monthly_minutes", "10")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.all(".summary li").len(), 2);
    }
}

on_sqlite! {
    async fn a_member_may_choose_a_password_and_then_has_to_know_it(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let browser = app.signed_in_with_code("anna@klant.example", anna).await;
        let other = app.signed_in_with_code("anna@klant.example", anna).await;
        assert!(browser.get("/account/password").await.all("#current").is_empty());
        let done = browser.post_and_follow("/account/password", &[("new", PASSWORD)]).await;
        assert_eq!(done.text(".notice"), "Uw nieuwe wachtwoord geldt vanaf nu.");
        assert_eq!(other.get("/account").await.status, StatusCode::SEE_OTHER);
        app.signed_in("anna@klant.example").await;

        for (current, problem) in [("", "Vul dit in."), ("mis", "Dit klopt niet. Controleer het en probeer het opnieuw.")] {
            let answer = browser.post("/account/password", &[("current", current), ("new", OTHER)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(answer.text("#current-problem"), problem);
        }
        let answer = browser.post("/account/password", &[("current", PASSWORD), ("new", "kort")]).await;
        assert_eq!(answer.text("#new-problem"), "Gebruik minstens 12 tekens.");
        let answer = browser.post("/account/password", &[("current", PASSWORD), ("new", OTHER)]).await;
        assert_eq!(answer.location.as_deref(), Some("/account"));
    }

    async fn the_present_password_can_not_be_guessed_for_long(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let browser = app.signed_in("ada@dewaag.example").await;
        let mut statuses = Vec::new();
        for _ in 0..21 {
            let answer = browser.post("/account/password", &[("current", "mis"), ("new", OTHER)]).await;
            statuses.push(answer.status);
        }
        assert_eq!(statuses[10], StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(statuses[20], StatusCode::TOO_MANY_REQUESTS);
    }

    async fn a_forgotten_password_is_replaced_by_a_link_that_works_once(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let signed_in = app.signed_in("olga@dewaag.example").await;
        let browser = app.browser();
        let sent = browser.post_and_follow("/password/forgot", &[("email", "OLGA@dewaag.example")]).await;
        assert_eq!(sent.text("h1"), "Kijk in uw mail");
        let first = link(app.queued(olga).await);
        browser.post("/password/forgot", &[("email", "olga@dewaag.example")]).await;
        let path = link(app.queued(olga).await);
        assert_eq!(browser.get(&first).await.status, StatusCode::NOT_FOUND);
        // Opening it changes nothing.
        for _ in 0..2 {
            assert_eq!(browser.get(&path).await.text("h1"), "Kies een wachtwoord");
        }
        let short = browser.post(&path, &[("new", "kort")]).await;
        assert_eq!(short.text("#new-problem"), "Gebruik minstens 12 tekens.");
        let done = browser.post_and_follow(&path, &[("new", OTHER)]).await;
        assert_eq!(done.text("h1"), "Aanmelden met een wachtwoord");
        assert_eq!(signed_in.get("/account").await.status, StatusCode::SEE_OTHER);
        let again = browser.post(&path, &[("new", PASSWORD)]).await;
        assert_eq!(again.text("h1"), "Deze link werkt niet meer");
        for (password, status) in [(PASSWORD, StatusCode::UNPROCESSABLE_ENTITY), (OTHER, StatusCode::SEE_OTHER)] {
            let answer = browser.post("/sign-in/password", &[("email", "olga@dewaag.example"), ("password", password)]).await;
            assert_eq!(answer.status, status);
        }
    }

    async fn a_link_to_a_new_password_ends_after_an_hour(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        app.browser().post("/password/forgot", &[("email", "olga@dewaag.example")]).await;
        let path = link(app.queued(olga).await);
        app.portal.clock.set(app.portal.now().plus_minutes(60));
        assert_eq!(app.browser().get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(app.browser().post(&path, &[("new", OTHER)]).await.status, StatusCode::NOT_FOUND);
    }

    async fn asking_for_a_password_tells_nothing_about_the_address(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.member("anna@klant.example").await;
        let mut seen = Vec::new();
        for email in ["anna@klant.example", "ada@dewaag.example", "niemand@klant.example"] {
            let browser = app.browser();
            let mut steps = Vec::new();
            for _ in 0..11 {
                let answer = browser.post("/password/forgot", &[("email", email)]).await;
                steps.push((answer.status, answer.location, answer.body.replace(email, "…")));
            }
            assert_eq!(steps.last().unwrap().0, StatusCode::TOO_MANY_REQUESTS);
            seen.push(steps);
        }
        assert_eq!(seen[0], seen[1]);
        assert_eq!(seen[0], seen[2]);
    }

    async fn one_sees_and_ends_ones_own_sessions_and_nobody_elses(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let (ben, _) = app.member("ben@klant.example").await;
        let first = app.signed_in_with_code("anna@klant.example", anna).await;
        let second = app.signed_in_with_code("anna@klant.example", anna).await;
        let bens = app.signed_in_with_code("ben@klant.example", ben).await;
        let page = second.get("/account/sessions").await;
        assert_eq!(page.all("tbody tr").len(), 2);
        let end = page.attributes("td form", "action").remove(0);
        assert_eq!(bens.post(&end, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(first.get("/account").await.status, StatusCode::OK);
        second.post_and_follow(&end, &[]).await;
        assert_eq!(first.get("/account").await.status, StatusCode::SEE_OTHER);
        let third = app.signed_in_with_code("anna@klant.example", anna).await;
        second.post_and_follow("/account/sessions", &[]).await;
        assert_eq!(third.get("/account").await.status, StatusCode::SEE_OTHER);
        assert_eq!(second.get("/account/sessions").await.all("tbody tr").len(), 1);
        assert_eq!(bens.get("/account").await.status, StatusCode::OK);
    }

    async fn a_session_ends_when_idle_for_thirty_days_and_after_ninety_in_any_case(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let idle = app.signed_in_with_code("anna@klant.example", anna).await;
        let busy = app.signed_in_with_code("anna@klant.example", anna).await;
        let begin = app.portal.now();
        for day in 1..90 {
            app.portal.clock.set(begin.plus_days(day));
            if day == 30 {
                assert_eq!(idle.get("/account").await.status, StatusCode::SEE_OTHER);
            }
            assert_eq!(busy.get("/account").await.status, StatusCode::OK, "day {day}");
        }
        app.portal.clock.set(begin.plus_days(90));
        assert_eq!(busy.get("/account").await.status, StatusCode::SEE_OTHER);
    }
}
