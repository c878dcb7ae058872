//! Contacts over HTTP: logging one, the list, and the names on the page of the board.

use crate::{
    rounds::whole_round::Panel,
    support::{TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{Role, base::db::testing::Engine};

const HOSTILE: &str = "Zij <b>belt</b> & \"mailt\" 'nooit'";

on_both_engines! {
    async fn a_conversation_is_logged_and_stands_on_the_page_of_the_board(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 5).await;
        let app = &panel.app;
        app.staff("tom@dewaag.example", Role::BoardMember).await;
        app.staff("eva@dewaag.example", Role::BoardMember).await;
        let tom = app.signed_in("tom@dewaag.example").await;
        let home = tom.get("/").await;
        assert!(home.attributes("main a", "href").contains(&"/contacts/new".to_owned()));
        assert!(home.attributes("nav a", "href").contains(&"/contacts".to_owned()));
        let form = tom.get("/contacts/new").await;
        assert_eq!(form.attributes("#met_on", "value"), ["2026-03-02"]);
        assert!(form.text("#surprise-hint").contains("Noem geen naam"));

        let renters = panel.renters.to_string();
        let wrong = [("channel", "phone"), ("surprise", HOSTILE), ("met_on", "2026-03-03")];
        let wrong = tom.post("/contacts/new", &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.all(".summary li").len(), 2);
        assert_eq!(wrong.attributes("#surprise", "value"), [HOSTILE]);
        let good = [("segment", renters.as_str()), ("channel", "phone"), ("surprise", HOSTILE), ("met_on", "2026-03-01")];
        tom.post("/contacts/new", &good).await;
        let page = tom.post_and_follow("/contacts/new", &good).await;
        assert_eq!(page.all("#latest li").len(), 1, "sent twice it is one");
        let line = page.text("#latest li");
        assert!(line.contains(HOSTILE) && line.contains("Huurders") && line.contains("Telefoon"), "{line}");
        assert!(!page.body.contains("<b>belt"));

        let board = tom.get("/board").await;
        assert_eq!(board.all("#met b"), ["eva", "tom"]);
        assert_eq!(board.all("#met b + span"), ["nog niet", "1 gesprek, laatst op 1 maart 2026"]);
        tom.post("/language", &[("language", "en"), ("next", "/contacts")]).await;
        let english = tom.get("/contacts").await;
        assert_eq!(english.all("#met b + span"), ["not yet", "1 conversation, last on 1 March 2026"]);
        let ada = app.signed_in("ada@dewaag.example").await;
        assert!(ada.get("/audit").await.text("tbody").contains("noteerde een klantcontact"));
    }
}

on_sqlite! {
    async fn a_customer_finds_no_contacts(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let kees = panel.browser("Kees").await;
        assert_eq!(kees.get("/contacts").await.status, StatusCode::FORBIDDEN);
        assert_eq!(kees.post("/contacts/new", &[]).await.status, StatusCode::FORBIDDEN);
        assert!(!kees.get("/").await.body.contains("/contacts"));
    }
}
