//! The text of a proposal in the other language: who writes it, who reads it, and what the mails say.

use crate::{
    rounds::whole_round::Panel,
    support::{TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::base::db::testing::{Engine, force};

const ENGLISH: [(&str, &str); 8] = [
    ("title", "A bridge for cyclists"),
    ("summary", "We want a bridge near the station."),
    ("fixed", "The place is fixed."),
    ("open", "Its width and its shape."),
    ("course", "If most people walk."),
    ("meaning", "You are home five minutes sooner."),
    ("question_1", "How often do you cross?"),
    ("question_2", "Do you cycle or walk?"),
];
const ONLY_DUTCH: &str = "This text is in Dutch only.";

/// Two members, of whom Mia reads English.
async fn panel(engine: Engine) -> Panel {
    let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
    let english = ["update accounts set language = 'en' where name = 'Mia'"];
    force(&panel.app.portal.db, &english).await.unwrap();
    panel
}

on_both_engines! {
    async fn each_reader_gets_the_text_in_their_language(engine: Engine) {
        let panel = panel(engine).await;
        let proposal = panel.draft().await;
        let form = format!("{proposal}/translation");
        let page = panel.olga.get(&form).await;
        assert_eq!(page.text("h1"), "Het voorstel in het Engels");
        assert!(page.all("[lang=nl]").contains(&"Een brug voor fietsers".to_owned()), "{}", page.body);
        let saved = panel.olga.post_and_follow(&form, &ENGLISH).await;
        assert_eq!(saved.text(".notice"), "De tekst in het Engels is opgeslagen.");
        panel.app.run_jobs().await;
        panel.olga.post(&format!("{proposal}/preview"), &[]).await;
        panel.app.run_jobs().await;
        let mia = panel.browser("Mia").await;
        let home = mia.get("/").await;
        assert_eq!(home.text("#waiting h2"), "A bridge for cyclists");
        assert_eq!(mia.get("/proposals").await.text("#open .items a"), "A bridge for cyclists");
        let letter = mia.get(&proposal).await;
        assert_eq!(letter.text("h1"), "A bridge for cyclists");
        for (_, words) in &ENGLISH[..6] {
            assert!(letter.text("main").contains(words), "{words}");
        }
        assert!(!letter.body.contains(ONLY_DUTCH), "{}", letter.body);
        // Nothing is marked but the way to the original, which is one link away.
        assert_eq!(letter.all("main [lang]"), ["Lees dit in het Nederlands"; 1]);
        let original = mia.get(&letter.attributes("main .only-in a", "href")[0]).await;
        assert_eq!(original.text("h1[lang=nl]"), "Een brug voor fietsers");
        assert_eq!(original.text(".only-in a"), "Read this in English");
        mia.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        assert_eq!(mia.get(&format!("{proposal}/questions/2")).await.text("h1"), "Do you cycle or walk?");
        assert!(mia.get("/").await.text("#became").contains("Decision on: A bridge for cyclists"));
        let kees = panel.browser("Kees").await;
        assert_eq!(kees.get(&proposal).await.text("h1"), "Een brug voor fietsers");
        assert_eq!(kees.get(&form).await.status, StatusCode::FORBIDDEN);
        let mail = |who: &str| panel.app.mails().into_iter().find(|mail| mail.to_name == who && mail.text.contains("/proposals/")).unwrap();
        assert_eq!(mail("Mia").subject, "We would like your opinion: A bridge for cyclists");
        assert!(!mail("Mia").text.contains("Dutch"), "{}", mail("Mia").text);
        assert_eq!(mail("Kees").subject, "Uw mening gevraagd: Een brug voor fietsers");
    }

    async fn a_text_in_one_language_says_so_once_and_is_marked(engine: Engine) {
        let panel = panel(engine).await;
        let proposal = panel.round().await;
        panel.app.run_jobs().await;
        let mia = panel.browser("Mia").await;
        assert_eq!(mia.get("/").await.text("#waiting h2[lang=nl]"), "Een brug voor fietsers");
        let letter = mia.get(&proposal).await;
        assert_eq!(letter.body.matches(ONLY_DUTCH).count(), 1);
        assert_eq!(letter.text("h1[lang=nl]"), "Een brug voor fietsers");
        assert!(letter.all("div[lang=nl]").contains(&"We willen een brug bij het station.".to_owned()));
        let mail = panel.app.mails().into_iter().find(|mail| mail.to_name == "Mia" && mail.text.contains("/proposals/")).unwrap();
        assert!(mail.text.contains("The proposal itself is in Dutch only."), "{}", mail.text);
        // It can still be added, and taken away again.
        let form = format!("{proposal}/translation");
        panel.olga.post(&form, &ENGLISH).await;
        assert_eq!(mia.get(&proposal).await.text("h1"), "A bridge for cyclists");
        let gone = panel.olga.post_and_follow(&form, &[]).await;
        assert_eq!(gone.text(".notice"), "Er is geen tekst in het Engels meer.");
        assert!(mia.get(&proposal).await.body.contains(ONLY_DUTCH));
    }
}

on_sqlite! {
    async fn a_text_is_whole_or_nobody_reads_it(engine: Engine) {
        let panel = panel(engine).await;
        let proposal = panel.draft().await;
        let form = format!("{proposal}/translation");
        let half = panel.olga.post(&form, &ENGLISH[..5]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(half.all(".summary a").len(), 3, "{}", half.text(".summary"));
        assert_eq!(half.text("#summary"), "We want a bridge near the station.", "what was typed is kept");
        panel.olga.post(&form, &ENGLISH).await;
        panel.olga.post(&format!("{proposal}/edit/words"), &[("title", "Twee bruggen"), ("summary", "Twee dus.")]).await;
        let page = panel.olga.get(&format!("{proposal}/preview")).await;
        assert!(page.text(".warning").starts_with("De tekst in het Engels loopt misschien achter"), "{}", page.body);
        let three = [("question_1", "Een?"), ("question_2", "Twee?"), ("question_3", "Drie?")];
        panel.olga.post(&format!("{proposal}/edit/questions"), &three).await;
        let page = panel.olga.get(&format!("{proposal}/preview")).await;
        assert!(page.text(".warning").starts_with("De tekst in het Engels is niet af"), "{}", page.body);
        panel.olga.post(&format!("{proposal}/preview"), &[]).await;
        let mia = panel.browser("Mia").await;
        assert_eq!(mia.get(&proposal).await.text("h1"), "Twee bruggen");
        assert!(mia.get(&proposal).await.body.contains(ONLY_DUTCH));
    }

    async fn the_reason_of_a_withdrawal_stays_in_its_own_language(engine: Engine) {
        let panel = panel(engine).await;
        let proposal = panel.round().await;
        panel.olga.post(&format!("{proposal}/translation"), &ENGLISH).await;
        let why = [("why", "De gemeente bouwt hem zelf.")];
        panel.olga.post_and_follow(&format!("{proposal}/withdraw"), &why).await;
        let letter = panel.browser("Mia").await.get(&proposal).await;
        assert_eq!(letter.text("h1"), "A bridge for cyclists");
        assert!(letter.all(".warning [lang=nl]").contains(&why[0].1.to_owned()), "{}", letter.body);
        let letter = panel.browser("Kees").await.get(&proposal).await;
        assert!(letter.all(".warning [lang]").is_empty(), "{}", letter.body);
    }

    async fn the_language_in_which_one_writes_holds_for_what_is_begun_after(engine: Engine) {
        let panel = panel(engine).await;
        let before = panel.draft().await;
        force(&panel.app.portal.db, &["update organisation set writes_in = 'en'"]).await.unwrap();
        let after = panel.draft().await;
        assert_eq!(panel.olga.get(&format!("{before}/translation")).await.text("h1"), "Het voorstel in het Engels");
        assert_eq!(panel.olga.get(&format!("{after}/translation")).await.text("h1"), "Het voorstel in het Nederlands");
        assert!(panel.olga.get(&after).await.body.contains("Deze tekst is er alleen in het Engels."));
    }

    async fn a_segment_is_named_in_the_language_of_whoever_reads_its_name(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 12).await;
        force(&panel.app.portal.db, &["update accounts set language = 'en' where name = 'Mia'"]).await.unwrap();
        let admin = panel.app.signed_in("ada@dewaag.example").await;
        let form = format!("/panel/segments/{}", panel.renters);
        let named = [("name", "Huurders"), ("second_name", "Tenants"), ("reason", "Omdat."), ("priority", "primary")];
        admin.post(&form, &named).await;
        assert_eq!(admin.get(&form).await.attributes("#second_name", "value"), ["Tenants"]);
        let proposal = panel.round().await;
        let mia = panel.browser("Mia").await;
        let noor = panel.browser("Noor").await;
        for (browser, shown_as) in [(&mia, "name"), (&noor, "segment")] {
            browser.post(&format!("{proposal}/position"), &[("position", "for"), ("reason", "Ja, graag.")]).await;
            let said = [("kind", "idea"), ("text", "Een dak erop."), ("shown_as", shown_as)];
            browser.post(&format!("{proposal}/contributions"), &said).await;
        }
        let results = mia.get(&format!("{proposal}/results")).await.body;
        assert!(results.contains("Tenants") && !results.contains("Huurders"), "{results}");
        let results = noor.get(&format!("{proposal}/results")).await.body;
        assert!(results.contains("Huurders") && !results.contains("Tenants"), "{results}");
        let unnamed = [("name", "Huurders"), ("second_name", ""), ("reason", "Omdat."), ("priority", "primary")];
        admin.post(&form, &unnamed).await;
        assert!(mia.get(&format!("{proposal}/results")).await.body.contains("Huurders"));
    }
}
