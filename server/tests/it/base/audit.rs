//! The audit log as the administrator reads it.

use crate::support::{TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{Role, base::db::testing::Engine};

on_both_engines! {
    async fn an_action_is_told_in_words_with_its_time_its_doer_and_its_page(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (_, anna) = app.member("anna@klant.example").await;
        let ada = app.signed_in("ada@dewaag.example").await;
        ada.post("/panel/segments/new", &[("name", "<script>\"'&"), ("reason", "Zij huren."), ("priority", "primary")]).await;
        ada.post(&format!("/panel/members/{anna}/remove"), &[]).await;
        let log = ada.get("/audit").await;
        assert_eq!(log.status, StatusCode::OK);
        assert!(log.attributes("nav a[aria-current]", "href").contains(&"/audit".to_owned()));
        assert_eq!(log.all("tbody th"), vec!["2 maart 2026, 12.00 uur"; 3]);
        let cells: Vec<_> = log.all("tbody td").chunks(3).map(<[String]>::to_vec).collect();
        assert_eq!(cells[0], ["Ada", "haalde een klant van de lijst", &format!("klant {anna}")]);
        assert_eq!(cells[1][..2], ["Ada", "voegde een segment toe<script>\"'&"]);
        assert_eq!(cells[2], ["Klankbord zelf", "richtte Klankbord in", "organisatie"]);
        for link in log.attributes("tbody a", "href") {
            assert_eq!(ada.get(&link).await.status, StatusCode::OK, "{link}");
        }
        assert_eq!(log.attributes("tbody a", "href")[0], format!("/panel/members/{anna}"));

        ada.post("/language", &[("language", "en"), ("next", "/")]).await;
        assert_eq!(ada.get("/audit").await.all("tbody td")[1], "took a customer off the list");
    }
}

on_sqlite! {
    async fn the_log_is_filtered_by_person_and_read_page_by_page(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.staff("cor@dewaag.example", Role::Administrator).await;
        let (ada, cor) = (app.signed_in("ada@dewaag.example").await, app.signed_in("cor@dewaag.example").await);
        for number in 0..51 {
            let name = format!("Segment {number}");
            ada.post("/panel/segments/new", &[("name", &name), ("reason", "Omdat."), ("priority", "primary")]).await;
        }
        cor.post("/panel/segments/new", &[("name", "Van Cor"), ("reason", "Omdat."), ("priority", "primary")]).await;
        let log = ada.get("/audit").await;
        assert_eq!(log.all("#by option"), ["Iedereen", "Ada", "cor"]);
        assert_eq!(log.all("tbody tr").len(), 50);
        let who = |log: &crate::support::Answer, place: usize| log.all("tbody td")[place * 3].clone();
        assert_eq!(who(&log, 0), "cor");
        let older = ada.get(&log.attributes(".pager [rel=next]", "href")[0]).await;
        assert_eq!(older.all("tbody tr").len(), 3);
        assert_eq!(who(&older, 2), "Klankbord zelf");
        let newer = ada.get(&older.attributes(".pager [rel=prev]", "href")[0]).await;
        assert_eq!(newer.all("tbody td"), log.all("tbody td"));

        let value = log.attributes("#by option", "value")[2].clone();
        let his = ada.get(&format!("/audit?by={value}")).await;
        assert_eq!(his.all("tbody tr").len(), 1);
        assert_eq!(his.attributes("#by option[selected]", "value"), [value]);
        let nobody = ada.get("/audit?by=404").await;
        assert_eq!(nobody.text(".empty"), "Hier staat nog niets.");
        assert_eq!(ada.get("/audit?by=%3Cscript%3E&before=x&after=%27").await.all("tbody tr").len(), 50);
    }

    async fn whose_data_was_erased_is_not_named_in_the_log(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let browser = app.signed_in_with_code("anna@klant.example", anna).await;
        browser.post("/account/data", &[("sure", "yes"), ("word", "wissen")]).await;
        let log = app.signed_in("ada@dewaag.example").await.get("/audit").await;
        assert_eq!(log.all("tbody td")[..2], ["Gewiste gegevens", "wiste alle gegevens van een klant"]);
        assert!(!log.body.contains("anna"));
        assert_eq!(log.all("#by option"), ["Iedereen"]);
    }

    async fn only_the_administrator_reads_the_log(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let member = app.signed_in_with_code("anna@klant.example", anna).await;
        for browser in [member, app.signed_in("olga@dewaag.example").await] {
            assert_eq!(browser.get("/audit").await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(app.browser().get("/audit").await.location.as_deref(), Some("/sign-in?next=%2Faudit"));
    }
}
