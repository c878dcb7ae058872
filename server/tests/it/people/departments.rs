//! The tree of departments, kept by the administrator.

use crate::support::{Browser, TestApp, on_sqlite};
use http::StatusCode;
use klankbord_domain::{Role, base::db::testing::Engine};

const HOSTILE: &str = "<b>Balie</b>\"'&";

/// Makes a department and returns the address of its page.
async fn department(admin: &Browser, division: &str, name: &str) -> String {
    let form = [("division", division), ("name", name), ("kind", "other")];
    let answer = admin.post("/departments/new", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location.unwrap()
}

fn key(page: &str) -> String {
    page.rsplit('/').next().unwrap().to_owned()
}

on_sqlite! {
    async fn the_tree_is_kept_by_hand(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.staff("bea@dewaag.example", Role::Colleague).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        assert_eq!(admin.get("/departments").await.text(".empty"), "Er zijn nog geen afdelingen.");
        let desk = department(&admin, "Klant", HOSTILE).await;
        let phone = department(&admin, "Klant", "Telefoon").await;
        let again = admin.post("/departments/new", &[("division", "Klant"), ("name", HOSTILE), ("kind", "sales")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.text("#name-problem"), "Dit is al in gebruik.");
        assert_eq!(again.attributes("#name", "value"), [HOSTILE]);
        let tree = admin.get("/departments").await;
        assert_eq!(tree.all("th a"), [HOSTILE, "Telefoon"]);
        assert!(tree.text("#unplaced").contains("bea"), "{}", tree.body);

        // A colleague gets a place, which their page tells.
        let places = tree.attributes("#unplaced a", "href");
        let names = tree.all("#unplaced a");
        let bea = places[names.iter().position(|name| name == "bea").unwrap()].clone();
        let form = [("department", key(&desk)), ("job_title", "Gast<i>vrouw".to_owned())];
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let told = admin.post_and_follow(&bea, &form).await;
        assert_eq!(told.text(".notice"), "De plaats is opgeslagen.");
        assert!(told.body.contains("Gast&lt;i>vrouw") || told.body.contains("Gast&lt;i&gt;vrouw"), "{}", told.body);
        let full = admin.post(&format!("{desk}/end"), &[]).await;
        assert_eq!(full.status, StatusCode::CONFLICT);
        assert!(full.text("main").contains("Hier werken nog collega’s"), "{}", full.body);

        // What was ticked and typed stays when it is refused.
        let account = bea.split('/').nth(2).unwrap();
        let nameless = admin.post(&format!("{desk}/split"), &[("colleagues", account)]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nameless.attributes("[name=colleagues][checked]", "value"), [account]);
        assert_eq!(nameless.text("#name-problem"), "Vul dit in.");
        let taken = admin.post(&format!("{desk}/split"), &[("colleagues", account), ("name", HOSTILE)]).await;
        assert_eq!(taken.attributes("#name", "value"), [HOSTILE]);
        let moved = admin.post_and_follow(&format!("{desk}/move"), &[("colleagues", account), ("to", &key(&phone))]).await;
        assert_eq!(moved.text(".notice"), "De collega’s zijn verplaatst.");
        assert!(admin.get(&phone).await.text("#colleagues").contains("Gast<i>vrouw"));
        let merged = admin.post_and_follow(&format!("{phone}/merge"), &[("into", &key(&desk))]).await;
        assert_eq!(merged.all("th a"), [HOSTILE]);
        assert_eq!(admin.get(&phone).await.status, StatusCode::NOT_FOUND);
        let log = admin.get("/audit").await;
        for words in ["voegde een afdeling toe", "voegde een afdeling bij een andere", "gaf een medewerker een plaats in de organisatie"] {
            assert!(log.body.contains(words), "{words}");
        }
    }

    async fn a_list_is_seen_first_corrected_and_then_written(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let file = "Divisie;Afdeling;Naam;E-mailadres;Functie\nKlant;Balie;Bea <b>Bos;bea@dewaag.example;\nKlant;Balie;Ben;ben;\n";
        let seen = admin.upload("/departments/list", file.as_bytes(), &[]).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.text(".warning").contains("Regel 3, e-mailadres:"), "{}", seen.body);
        assert!(seen.text("textarea").contains("Bea <b>Bos") && !seen.body.contains("<b>Bos"), "{}", seen.body);
        assert!(seen.attributes("button[name=write]", "value").is_empty());
        let typed = seen.text("textarea");
        let early = admin.upload("/departments/list", b"", &[("list", &typed), ("write", "1")]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.text("#list-problem").contains("1 regel klopt nog niet"), "{}", early.body);
        let right = format!("{typed}@dewaag.example");
        let seen = admin.upload("/departments/list", b"", &[("list", &right)]).await;
        assert!(seen.text(".inset").contains("2 mensen krijgen toegang als collega."), "{}", seen.body);
        app.run_jobs().await;
        assert!(app.mails().iter().all(|mail| mail.to_email != "bea@dewaag.example"), "nothing is sent before it is done");
        let done = admin.upload("/departments/list", b"", &[("list", &right), ("write", "1")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        app.run_jobs().await;
        assert!(app.mail_to("bea@dewaag.example").text.contains("wachtwoord"));
        let tree = admin.get("/departments").await;
        assert_eq!(tree.all("tbody .number"), ["2"]);
        let nothing = admin.upload("/departments/list", b"", &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
