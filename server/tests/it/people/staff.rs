//! Pages about people who work for the organisation.

use crate::support::{PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, ids::AccountId},
};

const OLGA: [(&str, &str); 4] = [
    ("name", "Olga <b>\"'&"),
    ("email", "olga@dewaag.example"),
    ("language", "en"),
    ("roles", "project_owner"),
];

/// The account whose page the list links to under this name.
fn account(page: &crate::support::Answer, name: &str) -> AccountId {
    let names = page.all("tbody th a");
    let at = names.iter().position(|n| n == name).expect(name);
    page.attributes("tbody th a", "href")[at]
        .trim_start_matches("/staff/")
        .parse()
        .unwrap()
}

on_both_engines! {
    async fn somebody_new_gets_a_link_a_password_and_the_work_of_the_role(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let list = admin.post_and_follow("/staff/new", &OLGA).await;
        let olga = account(&list, "Olga <b>\"'&");
        admin.post(&format!("/staff/{olga}/welcome"), &[]).await;
        app.run_jobs().await;
        let path = app.mail_to("olga@dewaag.example").link("/password/");
        let browser = app.browser();
        browser.post_and_follow(&path, &[("new", PASSWORD)]).await;
        let olgas = app.signed_in("olga@dewaag.example").await;
        assert_eq!(olgas.get("/account").await.text("h1"), "Your account");
        assert_eq!(olgas.get("/staff").await.status, StatusCode::FORBIDDEN);

        admin.post_and_follow(&format!("/staff/{olga}"), &[("roles", "project_owner"), ("roles", "administrator")]).await;
        let olgas = app.signed_in("olga@dewaag.example").await;
        assert_eq!(olgas.get("/staff").await.status, StatusCode::OK);
        admin.post_and_follow(&format!("/staff/{olga}/end"), &[]).await;
        assert_eq!(olgas.get("/account").await.status, StatusCode::SEE_OTHER);
        let answer = browser.post("/sign-in/password", &[("email", "olga@dewaag.example"), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(admin.get(&format!("/staff/{olga}")).await.status, StatusCode::NOT_FOUND);
    }
}

on_sqlite! {
    async fn what_is_wrong_is_told_beside_the_field(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let answer = admin.post("/staff/new", &[("name", "<script>"), ("email", "ADA@dewaag.example"), ("language", "nl"), ("roles", "customer_conscience")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.text("#roles-problem"), "Kies een van de mogelijkheden.");
        assert_eq!(answer.attributes("#name", "value"), ["<script>"]);
        let answer = admin.post("/staff/new", &[("name", "Ada"), ("email", "ADA@dewaag.example"), ("language", "nl"), ("roles", "board_member")]).await;
        assert_eq!(answer.text("#email-problem"), "Dit is al in gebruik.");
    }

    async fn the_last_administrator_and_the_conscience_stay(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let list = admin.get("/staff").await;
        let (ada, bo) = (account(&list, "Ada"), account(&list, "Bo"));
        for (path, form) in [
            (format!("/staff/{ada}"), vec![("roles", "board_member")]),
            (format!("/staff/{ada}/end"), vec![]),
            (format!("/staff/{bo}/end"), vec![]),
        ] {
            let answer = admin.post(&path, &form).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
            assert!(answer.text(".summary p").starts_with("Dit is de laatste persoon met deze rol."));
        }
        assert_eq!(admin.get("/staff").await.status, StatusCode::OK);
    }

    async fn a_customer_who_comes_to_work_here_stays_a_customer(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let admin = app.signed_in("ada@dewaag.example").await;
        admin.post_and_follow("/staff/new", &[("name", "Anna B."), ("email", "anna@klant.example"), ("language", "nl"), ("roles", "board_member")]).await;
        assert_eq!(account(&admin.get("/staff").await, "anna"), anna);
        let before = app.queued(anna).await.len();
        app.browser().post("/sign-in", &[("email", "anna@klant.example")]).await;
        assert_eq!(app.queued(anna).await.len(), before, "staff are mailed no code");
    }

    async fn nobody_but_an_administrator_touches_staff(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let bea = app.staff("bea@dewaag.example", Role::BoardMember).await;
        let browser = app.signed_in("bea@dewaag.example").await;
        for path in ["/staff/new".to_owned(), format!("/staff/{bea}"), format!("/staff/{bea}/end"), format!("/staff/{bea}/welcome")] {
            assert_eq!(browser.post(&path, &[("roles", "administrator")]).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
}
