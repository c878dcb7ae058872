//! What a customer asks without a round, over HTTP.

use crate::support::{TestApp, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, passwords::Password},
    rounds::contributions::testing,
};

const HOSTILE: &str = "<script>alert(1)</script> \"'& </textarea> en mijn \u{202e}rekening";

on_sqlite! {
    async fn who_asked_is_told_to_whom_they_chose_and_nobody_else(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let portal = &app.portal;
        let hash = portal.passwords.hash(Password::parse(crate::support::PASSWORD).unwrap()).await.unwrap();
        for name in ["Wilhelmina", "Vera"] {
            testing::member(portal, name, &hash).await.unwrap();
        }
        testing::password(portal, "bo@dewaag.example", &hash).await.unwrap();
        app.staff("bea@dewaag.example", Role::Colleague).await;
        let wil = app.signed_in("wilhelmina@klanten.example").await;
        let empty = wil.post("/ask", &[("words", HOSTILE)]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.text("#words"), HOSTILE);
        assert_eq!(empty.attributes(".summary a", "href"), ["#shown_as"]);

        let asked = wil.post("/ask", &[("words", HOSTILE), ("shown_as", "conscience"), ("form_key", "one")]).await;
        let path = asked.location.unwrap();
        let page = wil.get(&path).await;
        assert!(page.text("main").contains("Bo antwoordt u uiterlijk"), "{}", page.body);
        assert!(!page.body.contains("<script>alert"), "{}", page.body);
        let id = path.rsplit('/').next().unwrap();
        let signal = format!("/signals/{id}");
        for other in ["bea@dewaag.example", "ada@dewaag.example"] {
            let other = app.signed_in(other).await;
            assert_eq!(other.get(&signal).await.status, StatusCode::NOT_FOUND);
            assert_eq!(other.post(&format!("{signal}/end"), &[("state", "answered"), ("outcome", "Nee.")]).await.status, StatusCode::NOT_FOUND);
        }
        let vera = app.signed_in("vera@klanten.example").await;
        assert_eq!(vera.get(&path).await.status, StatusCode::NOT_FOUND);
        let judged = vera.post(&format!("{path}/verdict"), &[("verdict", "yes")]).await;
        assert_eq!(judged.status, StatusCode::NOT_FOUND);
        let log = app.signed_in("ada@dewaag.example").await.get("/audit").await;
        assert!(!log.body.contains("ilhelmina"), "the log would say who asked");

        let conscience = app.signed_in("bo@dewaag.example").await;
        assert!(conscience.get("/").await.text("main").contains("1 vraag of signaal zonder afdeling wacht op u"));
        let read = conscience.get(&signal).await;
        assert!(read.text("main").contains("ilhelmina") && !read.body.contains("<script>alert"), "{}", read.body);
        assert_eq!(conscience.post(&format!("{signal}/stop-clock"), &[]).await.status, StatusCode::FORBIDDEN);
        conscience.post_and_follow(&format!("{signal}/end"), &[("state", "closed"), ("outcome", HOSTILE)]).await;
        let early = wil.post(&format!("{path}/verdict"), &[("verdict", "no"), ("reason", "")]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        let again = wil.post_and_follow(&format!("{path}/verdict"), &[("verdict", "no"), ("reason", "Hoezo?")]).await;
        assert!(again.text(".notice").contains("U krijgt een nieuw antwoord"), "{}", again.body);
        let twice = wil.post(&format!("{path}/verdict"), &[("verdict", "partly"), ("reason", "Wacht")]).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
        assert!(twice.body.contains("Wacht"), "what was typed is kept");
        assert!(wil.get("/account/data/read").await.body.contains("Hoezo?"), "the export has it");
    }
}
