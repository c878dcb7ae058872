//! Properties of every page: its address, and the way in which it is sent.

use crate::support::{TestApp, on_both_engines, on_sqlite};
use http::{Method, StatusCode, header};
use klankbord_domain::base::db::testing::Engine;

/// The address to which the button of the language leads back.
const NEXT: &str = "form[action='/language'] input[name='next']";

on_both_engines! {
    async fn an_address_that_can_not_be_read_does_not_exist(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let ada = app.signed_in("ada@dewaag.example").await;
        for path in ["/panel/members/abc", "/proposals/1e3", "/invitations/99999999999999999999"] {
            let answer = ada.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(answer.text("h1"), "Deze pagina is er niet", "{path}");
        }
    }
}

on_sqlite! {
    async fn another_language_leaves_the_reader_where_they_are(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let ada = app.signed_in("ada@dewaag.example").await;
        let page = ada.get("/panel?state=active").await;
        assert_eq!(page.attributes(NEXT, "value"), ["/panel?state=active"]);
        // This address only takes forms; nobody can go there.
        let failed = ada.post_from("/outbox", "/outbox/999/retry", &[]).await;
        assert!(failed.status.is_client_error());
        assert_eq!(failed.attributes(NEXT, "value"), ["/outbox"]);
        let unknown = ada.post("/outbox/999/retry", &[]).await;
        assert_eq!(unknown.attributes(NEXT, "value"), ["/"]);
    }

    async fn a_page_travels_compressed_to_who_can_read_that(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let browser = app.browser();
        let plain = browser.get("/sign-in").await;
        assert!(!plain.headers.contains_key(header::CONTENT_ENCODING));
        for encoding in ["br", "gzip"] {
            let mut request = browser.request(Method::GET, "/sign-in", None);
            request.headers_mut().insert(header::ACCEPT_ENCODING, encoding.parse().unwrap());
            let answer = browser.send(request).await;
            assert_eq!(answer.headers[header::CONTENT_ENCODING], encoding);
            assert!(answer.headers[header::VARY].to_str().unwrap().contains("accept-encoding"));
        }
    }
}
