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
            ("email", "klant@dewaag.example"), ("accent", "#1f4e79"), ("form_of_address", "first_name"), ("writes_in", "nl"),
        ];
        let page = admin.post_and_follow("/settings", &form).await;
        assert_eq!(page.text(".organisation > span:last-child"), HOSTILE);
        assert_eq!(page.attributes("#name", "value"), [HOSTILE]);
        assert!(app.browser().get("/sign-in").await.text("footer").contains("+32 2 123 45 67"));
        let log = admin.get("/audit").await;
        assert!(log.text("tbody tr").contains("wijzigde de instellingen"), "{}", log.text("tbody tr"));
        assert!(log.text("tbody tr").contains("naam, tijdzone, telefoonnummer"));
        assert!(log.text("tbody th").ends_with("11.00 uur"), "{}", log.text("tbody th"));

        let wrong = admin.post("/settings", &[("name", "x"), ("zone", "Mars/Olympus"), ("phone", "bel"), ("email", "x"), ("accent", "#ffff00"), ("form_of_address", "first_name"), ("writes_in", "nl")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.all(".summary li").len(), 4);
        assert!(wrong.text("#accent-problem").contains("contrast"));
    }
}

/// A picture of one pixel, as PNG.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, 0x49, 0x44, 0x41, 0x54,
    0x78, 0xda, 0x63, 0x90, 0xf7, 0xab, 0xfc, 0x0f, 0, 3, 0x5c, 1, 0xe6, 0x6c, 0x4f, 0xfd, 0x89, 0,
    0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

on_both_engines! {
    async fn a_logo_stands_on_every_page_and_travels_with_every_mail(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let svg = admin.upload("/settings/logo", b"<svg xmlns='http://www.w3.org/2000/svg'/>", &[]).await;
        assert_eq!(svg.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(svg.text("#file-problem").contains("png, jpeg of webp"), "{}", svg.text("main"));
        let icon = admin.get("/settings").await.attributes("link[rel=icon]", "href").remove(0);
        assert_eq!(icon, "/icon/1f4e79.svg");
        assert!(app.browser().get(&icon).await.body.contains(">WW</text>"), "the letters of Waterschap De Waag");

        let answer = admin.upload("/settings/logo", PIXEL, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text("main"));
        let visitor = app.browser();
        let page = visitor.get("/sign-in").await;
        let src = page.attributes(".organisation img", "src").remove(0);
        let icon = page.attributes("link[rel=icon]", "href").remove(0);
        for path in [&src, &icon] {
            let picture = visitor.get(path).await;
            assert_eq!(picture.status, StatusCode::OK, "{path}");
            assert_eq!(picture.headers["content-type"], "image/png");
        }
        admin.post("/settings/test-mail", &[]).await;
        app.run_jobs().await;
        assert!(app.mail_to("ada@dewaag.example").html.contains("src=\"cid:logo\""));
        let message = String::from_utf8(app.message_to("ada@dewaag.example")).unwrap();
        assert!(message.contains("multipart/related") && message.contains("Content-ID: <logo>"), "{message}");
        assert!(admin.get("/audit").await.text("tbody").contains("logo"));

        let answer = admin.upload("/settings/logo", b"", &[("remove", "yes")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(visitor.get("/sign-in").await.attributes(".organisation img", "src").is_empty());
        assert_eq!(visitor.get(&src).await.status, StatusCode::NOT_FOUND);
        let kees = app.member("kees@klant.example").await;
        let kees = app.signed_in_with_code("kees@klant.example", kees.0).await;
        assert_eq!(kees.upload("/settings/logo", PIXEL, &[]).await.status, StatusCode::FORBIDDEN);
    }

    async fn the_sender_and_the_welcome_are_the_organisations_own(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let form = [
            ("name", "De Waag"), ("zone", "Europe/Amsterdam"), ("phone", "030 123 45 67"), ("email", "klant@dewaag.example"),
            ("accent", "#1f4e79"), ("sender", "Panel van De Waag"), ("welcome_nl", HOSTILE), ("welcome_en", ""), ("form_of_address", "full_name"), ("writes_in", "nl"),
        ];
        admin.post_and_follow("/settings", &form).await;
        admin.post("/settings/test-mail", &[]).await;
        app.run_jobs().await;
        assert_eq!(app.mail_to("ada@dewaag.example").from_name, "Panel van De Waag");
        let page = app.browser().get("/").await;
        assert!(page.text("main").contains(HOSTILE) && !page.body.contains("<script>\"'"), "{}", page.text("main"));
        assert!(admin.get("/audit").await.text("tbody").contains("afzender van mails, aanspreekvorm, welkomstwoord"));
    }

    async fn people_are_greeted_by_their_first_name_unless_the_organisation_is_formal(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        admin.post_and_follow("/account", &[("name", "Ada Lovelace"), ("language", "nl")]).await;
        let form = |form_of_address| [
            ("name", "De Waag"), ("zone", "Europe/Amsterdam"), ("phone", "030 123 45 67"), ("email", "klant@dewaag.example"),
            ("accent", "#1f4e79"), ("form_of_address", form_of_address), ("writes_in", "nl"),
        ];
        let wrong = admin.post("/settings", &form("nickname")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!wrong.text("#form_of_address-problem").is_empty());
        for (chosen, hello) in [("full_name", "Dag Ada Lovelace"), ("first_name", "Dag Ada")] {
            admin.post_and_follow("/settings", &form(chosen)).await;
            assert_eq!(admin.get("/").await.text("h1"), hello);
        }
        admin.post("/settings/test-mail", &[]).await;
        app.run_jobs().await;
        let mail = app.mail_to("ada@dewaag.example");
        assert!(mail.text.starts_with("Dag Ada,"), "{}", mail.text);
    }

    async fn the_first_steps_are_read_from_what_exists(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        assert!(admin.get("/").await.attributes("nav a", "href").contains(&"/start".to_owned()));
        assert_eq!(admin.get("/").await.attributes("[data-kind=start] a", "href"), ["/start"]);
        let page = admin.get("/start").await;
        assert_eq!(page.all(".tasks li").len(), 9);
        assert!(page.all(".tasks .done h2").is_empty());
        assert!(page.text(".tasks").contains("Hiervoor is een collega met deze rol nodig"), "{}", page.text(".tasks"));
        app.run_jobs().await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        app.member("kees@klant.example").await;
        let page = admin.get("/start").await;
        assert_eq!(page.all(".tasks .done h2").len(), 2, "mail and customers: {}", page.text(".tasks"));
        assert!(page.text(".tasks").contains("Dit kan olga."), "{}", page.text(".tasks"));
        assert!(page.text(".tasks").contains("Er is nog niemand uit het bestuur."));
        let olga = app.signed_in("olga@dewaag.example").await;
        assert_eq!(olga.get("/start").await.status, StatusCode::FORBIDDEN);
        assert!(!olga.get("/").await.attributes("nav a", "href").contains(&"/start".to_owned()));
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
        assert!(admin.get("/start").await.text("#mail").contains("onderweg"));
        app.run_jobs().await;
        assert!(admin.get("/start").await.all("li.done h2").contains(&"Kijk of mail aankomt".to_owned()));
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
