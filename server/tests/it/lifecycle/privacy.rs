//! Downloading everything about oneself, and erasing it.

use crate::{
    support::{TestApp, on_both_engines, on_sqlite},
    unsent::signed_in,
};
use http::{StatusCode, header};
use klankbord_domain::{Role, base::db::testing::Engine};
use klankbord_server::{config::Settings, demo::seed};

const SURE: [(&str, &str); 2] = [("sure", "yes"), ("word", "wissen")];

on_both_engines! {
    async fn a_member_takes_everything_along(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        app.member("bas@klant.example").await;
        let browser = app.signed_in_with_code("anna@klant.example", anna).await;
        let name = "<script>\"'&";
        browser.post("/account", &[("name", name), ("language", "nl"), ("monthly_minutes", "10")]).await;
        let page = browser.get("/account/data").await;
        assert_eq!(page.attributes("main a[download]", "href"), ["/account/data/download"]);
        let file = browser.get("/account/data/download").await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"klankbord-2026-03-02.json\"");
        assert_eq!(file.headers[header::CONTENT_TYPE], "application/json; charset=utf-8");
        assert_eq!(file.headers[header::CACHE_CONTROL], "no-store");
        let all: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        assert_eq!(all["account"][0]["name"], name);
        assert_eq!(all["account"][0]["email"], "anna@klant.example");
        assert_eq!(all["member"][0]["state"], "active");
        assert_eq!(all["sign_ins"].as_array().unwrap().len(), 1);
        assert!(!file.body.contains("bas"));
        // Reading it changed nothing.
        assert_eq!(browser.get("/account/data/download").await.body, file.body);
    }
}

on_sqlite! {
    async fn everybody_reads_all_that_is_kept_of_them_in_plain_words(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, false).await;
        seed::seed(&app.portal).await.unwrap();
        for login in seed::logins() {
            let browser = signed_in(&app, login.email, login.password).await;
            let page = browser.get("/account/data/read").await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.text("#account").contains(login.email), "{}", page.text("#account"));
            let codes: Vec<_> = page.all("dt").into_iter().filter(|term| term.contains('_')).collect();
            assert_eq!(codes, Vec::<String>::new(), "{}", login.email);
            assert!(!page.text("main").contains("T12:00"), "an instant is said as people say it");
        }
    }

    async fn a_member_erases_everything_and_is_signed_out_everywhere(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let browser = app.signed_in_with_code("anna@klant.example", anna).await;
        let (other, twin) = (app.signed_in_with_code("anna@klant.example", anna).await, browser.twin());

        let refused = browser.post("/account/data", &[("sure", ""), ("word", "<script>\"'&")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.attributes("#word", "value"), ["<script>\"'&"]);
        assert_eq!(refused.text("#sure-problem"), "Maak een keuze.");
        assert_eq!(refused.text("#word-problem"), "Dit klopt niet. Controleer het en probeer het opnieuw.");
        assert_eq!(refused.attributes(".summary a", "href"), ["#sure", "#word"]);
        assert_eq!(browser.get("/account").await.status, StatusCode::OK);

        let answer = browser.post("/account/data", &SURE).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert_eq!(answer.headers["clear-site-data"], "\"storage\"");
        let goodbye = browser.get(&answer.location.unwrap()).await;
        assert_eq!((goodbye.status, goodbye.text("h1").as_str()), (StatusCode::OK, "Uw gegevens zijn gewist"));
        assert_eq!(goodbye.all(".me-name"), Vec::<String>::new());
        for browser in [browser, other, twin] {
            assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
        }
        app.browser().post("/sign-in", &[("email", "anna@klant.example")]).await;
        assert_eq!(app.queued(anna).await, []);
    }

    async fn who_works_here_takes_along_and_asks_the_administrator(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let olga = app.signed_in("olga@dewaag.example").await;
        let page = olga.get("/account/data").await;
        assert_eq!(page.attributes("main form", "action"), Vec::<String>::new());
        assert!(page.text(".inset").contains("Vraag de beheerder"));
        assert_eq!(olga.post("/account/data", &SURE).await.status, StatusCode::FORBIDDEN);
        let file = olga.get("/account/data/download").await;
        let all: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        assert_eq!(all["roles"][0]["role"], "project_owner");
    }

    async fn the_administrator_erases_who_asks_for_it(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (_, anna) = app.member("anna@klant.example").await;
        let (_, bas) = app.member("bas@klant.example").await;
        let ada = app.signed_in("ada@dewaag.example").await;
        ada.post("/language", &[("language", "en"), ("next", "/")]).await;
        let here = format!("/panel/members/{anna}");
        let erase = format!("{here}/erase");
        assert!(ada.get(&here).await.attributes("main a", "href").contains(&erase));
        assert_eq!(ada.get(&erase).await.text("h1"), "Erase everything about anna?");
        let refused = ada.post(&erase, &[("sure", "yes"), ("word", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("anna"));
        let after = ada.post_and_follow(&erase, &[("sure", "yes"), ("word", "erase")]).await;
        assert_eq!(after.text("h1"), "Erased details");
        assert!(!after.attributes("main a", "href").contains(&erase));
        let list = ada.get("/panel").await;
        assert!(!list.body.contains("anna") && list.body.contains("bas@klant.example"));
        assert!(ada.get(&erase).await.text(".inset").contains("already been erased"));
        assert_eq!(ada.get(&format!("/panel/members/{bas}/erase")).await.text("h1"), "Erase everything about bas?");
        assert_eq!(ada.get("/panel/members/404/erase").await.status, StatusCode::NOT_FOUND);
    }

    async fn nobody_erases_or_reads_somebody_else(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (_, anna) = app.member("anna@klant.example").await;
        let (bas, _) = app.member("bas@klant.example").await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let erase = format!("/panel/members/{anna}/erase");
        let member = app.signed_in_with_code("bas@klant.example", bas).await;
        for browser in [member, app.signed_in("olga@dewaag.example").await] {
            assert_eq!(browser.get(&erase).await.status, StatusCode::FORBIDDEN);
            assert_eq!(browser.post(&erase, &SURE).await.status, StatusCode::FORBIDDEN);
        }
        let visitor = app.browser();
        for path in ["/account/data", "/account/data/download", &erase] {
            let answer = visitor.get(path).await;
            assert!(answer.location.unwrap().starts_with("/sign-in?next="), "{path}");
        }
        assert_eq!(visitor.post("/account/data", &SURE).await.status, StatusCode::FORBIDDEN);
        assert_eq!(visitor.post(&erase, &SURE).await.status, StatusCode::FORBIDDEN);
        let ada = app.signed_in("ada@dewaag.example").await;
        assert_eq!(ada.get(&format!("/panel/members/{anna}")).await.text("h1"), "anna");
    }

    async fn a_member_who_guards_the_customers_hands_over_first(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let ada = app.signed_in("ada@dewaag.example").await;
        // Bo, the conscience, becomes a customer too.
        ada.post("/panel/new", &[("name", "Bo"), ("email", "bo@dewaag.example"), ("language", "nl")]).await;
        let page = ada.get("/panel?q=bo").await;
        let here = page.attributes("main th a", "href").remove(0);
        let erase = format!("{here}/erase");
        let page = ada.get(&erase).await;
        assert!(page.text(".inset").contains("klantgeweten"), "{}", page.body);
        assert_eq!(ada.post(&erase, &SURE).await.status, StatusCode::CONFLICT);
        assert_eq!(ada.get(&here).await.text("h1"), "Bo");
    }
}
