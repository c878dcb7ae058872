//! Ways into an account, and who may move them: only the person behind it.

use crate::support::{PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{
        db::testing::Engine,
        ids::{AccountId, MemberId},
        outbox::Mail,
    },
};

const OLD: &str = "anna@klant.example";
const NEW: &str = "anna@elders.example";

fn names(mails: &[Mail]) -> Vec<String> {
    let name = |mail: &Mail| serde_json::to_value(mail).unwrap()["mail"].clone();
    mails
        .iter()
        .map(|mail| name(mail).as_str().unwrap().to_owned())
        .collect()
}

/// The path of the link that waits to be mailed to the new address.
async fn to_confirm(app: &TestApp, account: AccountId) -> String {
    let mails = app.queued(account).await;
    let token = mails.into_iter().rev().find_map(|mail| match mail {
        Mail::AddressConfirm { token, .. } => Some(token),
        _ => None,
    });
    format!("/address/{}", token.expect("a link to confirm"))
}

async fn correct(app: &TestApp, member: MemberId, email: &str) -> String {
    let admin = app.signed_in("ada@dewaag.example").await;
    let form = [
        ("name", "Anna"),
        ("email", email),
        ("number", ""),
        ("language", "nl"),
    ];
    let path = format!("/panel/members/{member}/edit");
    admin
        .post_and_follow(&path, &form)
        .await
        .text("dl.facts div:nth-of-type(2) dd")
}

on_both_engines! {
    async fn an_address_moves_only_when_it_is_confirmed_there(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, member) = app.member(OLD).await;
        let hers = app.signed_in_with_code(OLD, anna).await;
        app.run_jobs().await;
        assert_eq!(correct(&app, member, NEW).await, OLD);
        let link = to_confirm(&app, anna).await;
        app.run_jobs().await;
        assert!(app.mail_to(NEW).text.contains(&link));
        assert!(app.mail_to(OLD).text.contains(NEW), "the old address is told");
        assert_eq!(hers.get("/account").await.status, StatusCode::OK);

        // A code and a link that were asked for at the old address open nothing once it has moved.
        let browser = app.browser();
        browser.post("/sign-in", &[("email", OLD)]).await;
        let code = app.code(anna).await;
        app.browser().post("/password/forgot", &[("email", OLD)]).await;
        let forgotten = app.queued(anna).await.into_iter().find_map(|mail| match mail {
            Mail::PasswordReset { token } => Some(format!("/password/{token}")),
            _ => None,
        });
        let stranger = app.browser();
        assert_eq!(stranger.get(&link).await.text("h1"), "Is dit uw nieuwe adres?");
        assert_eq!(hers.get("/account").await.status, StatusCode::OK, "looking changes nothing");
        let done = stranger.post_and_follow(&link, &[]).await;
        assert_eq!(done.text("h1"), "Uw nieuwe adres geldt");
        assert_eq!(hers.get("/account").await.status, StatusCode::SEE_OTHER);
        assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(app.browser().get(&forgotten.unwrap()).await.status, StatusCode::NOT_FOUND);
        assert_eq!(stranger.get(&link).await.status, StatusCode::NOT_FOUND);
        assert_eq!(stranger.get("/account").await.status, StatusCode::SEE_OTHER, "it signs nobody in");
        app.run_jobs().await;
        assert_eq!(app.mail_to(OLD).subject, "U gebruikt nu een ander e-mailadres");
        app.signed_in_with_code(NEW, anna).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let log = admin.get("/audit").await.body;
        assert!(log.contains(&format!("{OLD} → {NEW}")), "{log}");
    }

    async fn whoever_has_a_password_confirms_with_it(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let browser = app.signed_in("olga@dewaag.example").await;
        browser.post_and_follow("/account/address", &[("email", "olga@elders.example")]).await;
        let link = to_confirm(&app, olga).await;
        let thief = app.browser();
        for wrong in ["", "een ander wachtwoord"] {
            let answer = thief.post(&link, &[("password", wrong)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        app.signed_in("olga@dewaag.example").await;
        thief.post_and_follow(&link, &[("password", PASSWORD)]).await;
        app.signed_in("olga@elders.example").await;
        assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
    }

    async fn an_address_that_waits_can_be_stopped_and_ends_by_itself(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, member) = app.member(OLD).await;
        let hers = app.signed_in_with_code(OLD, anna).await;
        correct(&app, member, NEW).await;
        let link = to_confirm(&app, anna).await;
        assert!(hers.get("/account/address").await.text("main").contains(NEW));
        hers.post_and_follow("/account/address/stop", &[]).await;
        assert_eq!(app.browser().get(&link).await.status, StatusCode::NOT_FOUND);
        correct(&app, member, NEW).await;
        let link = to_confirm(&app, anna).await;
        app.portal.clock.set(app.portal.now().plus_days(7));
        assert_eq!(app.browser().post(&link, &[]).await.status, StatusCode::NOT_FOUND);
    }

    async fn an_address_that_somebody_took_meanwhile_stays_theirs(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, member) = app.member(OLD).await;
        correct(&app, member, NEW).await;
        let link = to_confirm(&app, anna).await;
        let (ben, _) = app.member(NEW).await;
        assert_eq!(app.browser().post(&link, &[]).await.status, StatusCode::NOT_FOUND);
        app.signed_in_with_code(NEW, ben).await;
        // Asking for it tells nobody that it is known, and mails nothing there.
        let hers = app.signed_in_with_code(OLD, anna).await;
        let page = hers.post_and_follow("/account/address", &[("email", NEW)]).await;
        assert!(page.text(".notice").starts_with("De link is onderweg"));
        assert!(!names(&app.queued(anna).await).iter().any(|name| name == "address_confirm") || {
            app.browser().get(&link).await.status == StatusCode::NOT_FOUND
        });
    }
}

on_sqlite! {
    async fn a_line_of_the_customer_list_is_corrected_at_once_and_its_invitation_goes_along(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let form = [("name", "Anna"), ("email", OLD), ("language", "nl")];
        let page = admin.post("/panel/new", &form).await.location.unwrap();
        let member: MemberId = page.rsplit('/').next().unwrap().parse().unwrap();
        let letter = [("text_nl", "a"), ("text_en", "b"), ("audience", "everyone")];
        let letter = admin.post("/invitations/new", &letter).await.location.unwrap();
        admin.post(&letter, &[]).await;
        app.run_jobs().await;
        let first = app.mail_to(OLD).link("/join/");
        assert_eq!(correct(&app, member, NEW).await, NEW);
        app.run_jobs().await;
        let second = app.mail_to(NEW).link("/join/");
        let browser = app.browser();
        assert_ne!(browser.get(&first).await.text("h1"), browser.get(&second).await.text("h1"));
    }

    async fn no_link_into_an_account_is_shown_to_an_administrator(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        app.run_jobs().await;
        let staff = admin.get("/staff").await;
        for path in staff.attributes("tbody th a", "href") {
            let told = admin.post(&format!("{path}/welcome"), &[]).await;
            assert_eq!(told.status, StatusCode::SEE_OTHER);
            let page = admin.get(&told.location.unwrap()).await;
            assert!(!told.body.contains("/password/") && !page.body.contains("/password/"));
        }
        app.run_jobs().await;
        assert!(app.mail_to("bo@dewaag.example").text.contains("/password/"));
    }

    async fn a_link_that_staff_saw_signs_nobody_in(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let form = [("name", "Anna"), ("email", OLD), ("language", "nl")];
        let page = admin.post("/panel/new", &form).await.location.unwrap();
        let letter = [("text_nl", "a"), ("text_en", "b"), ("audience", "everyone")];
        let letter = admin.post("/invitations/new", &letter).await.location.unwrap();
        admin.post(&letter, &[]).await;
        app.run_jobs().await;
        let invitation = admin.get(&page).await.attributes(".items a", "href").remove(0);
        let shown = admin.post(&format!("{invitation}/link"), &[]).await;
        let link = shown.attributes("#link", "value").remove(0).replace("http://klankbord.test", "");
        let browser = app.browser();
        browser.post(&link, &[]).await;
        let joined = browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await;
        assert_eq!(joined.location.as_deref(), Some("/sign-in"), "{}", joined.body);
        assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
        app.run_jobs().await;
        assert_eq!(app.mail_to(OLD).subject, "U bent lid geworden van het klantenpanel");
        // Whoever was on the panel gets the next link by mail only.
        admin.post(&format!("{page}/remove"), &[]).await;
        let id = page.rsplit('/').next().unwrap();
        let again = [("text_nl", "a"), ("text_en", "b"), ("audience", "member"), ("member", id)];
        let letter = admin.post("/invitations/new", &again).await.location.unwrap();
        admin.post(&letter, &[]).await;
        app.run_jobs().await;
        let invitation = admin.get(&page).await.attributes(".items a", "href").remove(0);
        assert!(!admin.get(&invitation).await.body.contains(&format!("{invitation}/link")));
        let refused = admin.post(&format!("{invitation}/link"), &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
    }

    async fn every_new_password_and_key_is_mailed_to_its_owner(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member(OLD).await;
        let hers = app.signed_in_with_code(OLD, anna).await;
        app.run_jobs().await;
        hers.post_and_follow("/account/password", &[("new", PASSWORD)]).await;
        hers.post("/account/calendar", &[("verb", "renew")]).await;
        assert_eq!(names(&app.queued(anna).await), ["password_changed", "calendar_address_made"]);
    }

    async fn the_conscience_hears_that_somebody_else_reads_what_was_theirs(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.run_jobs().await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let page = admin.get("/conscience/hand-over").await;
        let from = page.attributes("input[name=from]", "value").remove(0);
        let form = [
            ("from", from.as_str()), ("name", "Ada"), ("email", "ada@dewaag.example"),
            ("mandate", "Waakt."), ("in_sales", "no"), ("sales_reason", ""),
        ];
        admin.post("/conscience/hand-over", &form).await;
        app.run_jobs().await;
        assert_eq!(app.mail_to("bo@dewaag.example").subject, "U bent niet langer het klantgeweten");
        assert!(app.mail_to("bo@dewaag.example").text.contains("Ada"));
        assert_eq!(admin.get("/account").await.status, StatusCode::SEE_OTHER, "a new standing is a new sign-in");
    }

    async fn sessions_end_when_somebody_becomes_somebody_else(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member(OLD).await;
        let hers = app.signed_in_with_code(OLD, anna).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let form = [("name", "Anna"), ("email", OLD), ("language", "nl"), ("roles", "board_member")];
        admin.post_and_follow("/staff/new", &form).await;
        assert_eq!(hers.get("/account").await.status, StatusCode::SEE_OTHER);
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let olgas = app.signed_in("olga@dewaag.example").await;
        let roles = [("roles", "project_owner"), ("roles", "administrator")];
        admin.post_and_follow(&format!("/staff/{olga}"), &roles).await;
        assert_eq!(olgas.get("/account").await.status, StatusCode::SEE_OTHER);
        // Whoever changes their own roles stays signed in where they did it.
        let olgas = app.signed_in("olga@dewaag.example").await;
        olgas.post_and_follow(&format!("/staff/{olga}"), &[("roles", "administrator")]).await;
        assert_eq!(olgas.get("/account").await.status, StatusCode::OK);
    }
}
