//! The results of a round by segment, and their limits.

use crate::{
    rounds::whole_round::{NAMES, Panel},
    support::{Browser, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{base::db::testing::Engine, rounds::proposals::testing::segment};

/// A round for ten renters, three buyers and two shopkeepers; returns its path, and the browser of a buyer.
async fn round(panel: &Panel) -> (String, Browser) {
    let app = &panel.app;
    let mut ids = Vec::new();
    let (buyer, first) = app.member("b0@klanten.example").await;
    ids.push(first);
    for number in 1..5 {
        ids.push(app.member(&format!("b{number}@klanten.example")).await.1);
    }
    let buyers = segment(&app.portal, "Kopers", "secondary", &ids[..3])
        .await
        .unwrap();
    let shops = segment(&app.portal, "<b>Winkels", "secondary", &ids[3..])
        .await
        .unwrap();
    let project = panel.project().await;
    let segments = [panel.renters, buyers, shops];
    let proposal = panel.draft_in(&project, "design", "5", &segments).await;
    let opened = panel.olga.post(&format!("{proposal}/preview"), &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let browser = app.signed_in_with_code("b0@klanten.example", buyer).await;
    (proposal, browser)
}

async fn vote(browser: &Browser, proposal: &str, position: &str, reason: &str) {
    let form = [("position", position), ("reason", reason)];
    let answer = browser.post(&format!("{proposal}/position"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

on_both_engines! {
    async fn each_large_segment_stands_apart_and_the_small_ones_together(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 10).await;
        let (proposal, buyer) = round(&panel).await;
        for (place, name) in NAMES.iter().enumerate().take(6) {
            let browser = panel.browser(name).await;
            let (position, reason) = if place == 0 { ("against", "Te duur <script>\"'&") } else { ("for", "Mooi zo.") };
            vote(&browser, &proposal, position, reason).await;
        }
        let before = buyer.get(&format!("{proposal}/results")).await;
        assert!(before.all(".groups").is_empty() && before.all("#results").is_empty(), "hidden until one votes");
        vote(&buyer, &proposal, "for_with_concerns", "Let op de bomen.").await;
        for reader in [&buyer, &panel.olga] {
            let page = reader.get(&format!("{proposal}/results")).await;
            assert_eq!(page.all(".groups dt"), ["Huurders6 van de 10 stemden", "Andere groepen samen1 van de 5 stemde"]);
            assert_eq!(page.all(".groups .unseen"), ["Voor: 5, Tegen: 1, Niet gestemd: 4", "Voor, met zorgen: 1, Niet gestemd: 4"]);
            assert_eq!(page.all("#results td.number"), ["5", "0", "1", "0", "4", "10", "0", "1", "0", "0", "4", "5"]);
            let results = page.text("#results");
            assert!(!results.contains("Kopers") && !results.contains("Winkels"), "{results}");
            assert_eq!(page.all("#results h4"), ["Tegen 1 persoon", "Voor, met zorgen 1 persoon"], "the minority first");
            assert_eq!(page.text("#results .fold b"), "Voor, 5 mensen");
            assert!(page.text("#results .said blockquote").starts_with("Te duur <script>"));
            assert!(!page.body.contains("<script>\""));
        }
    }
}

on_sqlite! {
    async fn what_can_not_be_concluded_is_said_and_no_margin_of_error(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 10).await;
        let (proposal, buyer) = round(&panel).await;
        vote(&buyer, &proposal, "for", "").await;
        let page = buyer.get(&format!("{proposal}/results")).await;
        let limits = page.all("#results h3 + ul > li");
        assert_eq!(limits.len(), 3, "{limits:?}");
        assert!(limits[0].starts_with("Minder dan 10 mensen gaven hun standpunt."));
        assert!(limits[1].starts_with("14 van de 15 mensen die we vroegen, gaven geen standpunt."));
        assert!(limits[2].starts_with("Uit de groep Huurders gaf niemand een standpunt."));
        assert!(page.text("#results .sheet").contains("Een panel is geen steekproef"));
        assert!(!page.text("main").contains("marge"));
        buyer.post("/language", &[("language", "en"), ("next", "/")]).await;
        let page = buyer.get(&format!("{proposal}/results")).await;
        assert!(page.all("#results h3").contains(&"What we can't conclude from this".to_owned()));
        assert!(page.all(".groups dt").contains(&"Other groups together1 of the 5 voted".to_owned()));
    }

    async fn segments_that_could_be_worked_out_do_not_stand_apart(engine: Engine) {
        // Ten renters and four others: subtracting the renters from the whole would leave the four.
        let panel = Panel::of(TestApp::set_up(engine).await, 10).await;
        let app = &panel.app;
        let mut ids = Vec::new();
        for number in 0..4 {
            ids.push(app.member(&format!("b{number}@klanten.example")).await.1);
        }
        let buyers = segment(&app.portal, "Kopers", "secondary", &ids).await.unwrap();
        let project = panel.project().await;
        let proposal = panel.draft_in(&project, "design", "5", &[panel.renters, buyers]).await;
        panel.olga.post(&format!("{proposal}/preview"), &[]).await;
        let kees = panel.browser("Kees").await;
        vote(&kees, &proposal, "for", "Ja.").await;
        let page = kees.get(&format!("{proposal}/results")).await;
        assert!(page.text("#results").contains("1 van de 14 mensen"));
        assert!(page.all(".groups").is_empty());
        assert!(!page.text("#results").contains("Huurders") && !page.text("#results").contains("Kopers"));
    }
}
