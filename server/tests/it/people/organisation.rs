//! Settings, the customer conscience, the audit log.

use crate::support::{TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, outbox::Mail},
};

const HOSTILE: &str = "<script>\"'&";

on_both_engines! {
    async fn settings_stand_on_every_page_at_once_and_in_the_log(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let form = [
            ("name", HOSTILE), ("zone", "Europe/London"), ("phone", "+32 2 123 45 67"),
            ("email", "klant@dewaag.example"), ("accent", "#1f4e79"),
        ];
        let page = admin.post_and_follow("/settings", &form).await;
        assert_eq!(page.text(".organisation > span:last-child"), HOSTILE);
        assert_eq!(page.attributes("#name", "value"), [HOSTILE]);
        assert!(app.browser().get("/sign-in").await.text("footer").contains("+32 2 123 45 67"));
        let log = admin.get("/audit").await;
        assert!(log.text("tbody tr").contains("wijzigde de instellingen"), "{}", log.text("tbody tr"));
        assert!(log.text("tbody tr").contains("naam, tijdzone, telefoonnummer"));
        assert!(log.text("tbody th").ends_with("11.00 uur"), "{}", log.text("tbody th"));

        let wrong = admin.post("/settings", &[("name", "x"), ("zone", "Mars/Olympus"), ("phone", "bel"), ("email", "x"), ("accent", "#ffff00")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.all(".summary li").len(), 4);
        assert!(wrong.text("#accent-problem").contains("contrast"));
    }
}

on_sqlite! {
    async fn the_log_is_read_page_by_page(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        for _ in 0..60 {
            admin.post("/settings/test-mail", &[]).await;
            app.portal.clock.set(app.portal.now().plus_minutes(1));
        }
        let first = admin.get("/audit").await;
        assert_eq!(first.all("tbody tr").len(), 50);
        let second = admin.get(&first.attributes("a[rel=next]", "href")[0]).await;
        assert_eq!(second.all("tbody tr").len(), 11);
        assert!(second.attributes("a[rel=next]", "href").is_empty());
        assert!(second.all("tbody tr").last().unwrap().contains("Klankbord zelf"));
    }

    async fn the_administrator_sees_what_became_of_the_test_mail(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        assert!(admin.get("/set-up/done").await.text(".lead").contains("onderweg"));
        app.run_jobs().await;
        assert!(admin.get("/set-up/done").await.text(".lead").contains("aangenomen"));
    }

    async fn handing_over_moves_the_mandate_and_its_powers(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let form = admin.get("/conscience/hand-over").await;
        let from = form.attributes("[name=from]", "value").remove(0);
        let typed = [("from", from.as_str()), ("name", "Niet nodig"), ("email", "olga@dewaag.example"), ("mandate", HOSTILE), ("in_sales", "no")];
        let page = admin.post_and_follow("/conscience/hand-over", &typed).await;
        assert_eq!(page.text("main h2"), "olga");
        assert!(page.all("main p").contains(&HOSTILE.to_owned()));
        assert!(page.text("main li").starts_with("Bo,"));
        // The same form sent again finds another mandate.
        assert_eq!(admin.post("/conscience/hand-over", &typed).await.status, StatusCode::CONFLICT);
        assert_eq!(app.queued(olga).await, [Mail::MandateReceived], "she has a password");
        let members = app.signed_in_with_code("anna@klant.example", anna).await;
        assert_eq!(members.get("/conscience").await.text("main h2"), "olga");
        assert_eq!(members.get("/conscience/hand-over").await.status, StatusCode::FORBIDDEN);
    }
}
