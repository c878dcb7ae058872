//! Uploading a customer list, checking its preview, and carrying it out.

use crate::{
    people::panel::segment,
    support::{TestApp, on_both_engines, on_sqlite},
};
use http::{StatusCode, header};
use klankbord_domain::{Role, base::db::testing::Engine, people::imports::LARGEST_FILE};

const FILE: &str = "Naam;E-mailadres;Klantnummer;Taal;Segment\r\n\
    \"Kees\r\nde Wit\";kees@voorbeeld.example;1;nl;Huurders\r\n\
    Zoë Müller;zoe@voorbeeld.example;2;en;\r\n\
    =cmd();geen adres;3;nl;\r\n\
    <script>\"'&;kees@voorbeeld.example;4;nl;\r\n";

fn windows_1252(text: &str) -> Vec<u8> {
    // Latin-1 is the part of Windows-1252 that these letters are in.
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

on_both_engines! {
    async fn from_a_file_to_the_list(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        segment(&admin, "Huurders").await;
        let answer = admin.upload("/imports/new", &windows_1252(FILE), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let page = answer.location.unwrap();
        let reading = admin.get(&page).await;
        assert_eq!(reading.text("h1"), "De lijst wordt nagekeken");
        assert!(reading.text(".progress").contains("nog niet begonnen"));
        assert_eq!(reading.attributes("main p:nth-of-type(2) a", "href"), std::slice::from_ref(&page));
        assert_eq!(reading.all("main form").len(), 0);
        app.run_jobs().await;
        let preview = admin.get(&page).await;
        assert_eq!(preview.text("h1"), "Wat er met deze lijst gebeurt");
        assert!(preview.text(".lead").starts_with("klanten<script>.csv: 4 regels"));
        assert_eq!(preview.all("tbody th"), ["Nieuw", "E-mailadres: geen geldig adres", "E-mailadres: staat al eerder in het bestand"]);
        assert_eq!(preview.all("tbody .number"), ["2", "1", "1"]);
        assert_eq!(admin.get("/panel").await.all("tbody tr").len(), 0, "nothing was written yet");

        let new = admin.get(&format!("{page}?verdict=new")).await;
        assert!(new.text("#rows").contains("Zoë Müller") && new.text("#rows").contains("Kees de Wit"));
        let twice = admin.get(&format!("{page}?verdict=twice")).await;
        assert!(twice.text("#rows").contains("<script>\"'&") && !twice.body.contains("<script>\""));

        let wrong = admin.get(&format!("{page}/wrong.csv")).await;
        assert_eq!(wrong.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert!(wrong.body.contains("5;E-mailadres: geen geldig adres;'=cmd();geen adres;3;nl;\n"), "{}", wrong.body);

        assert_eq!(preview.text("main form button"), "Lees 2 klanten in");
        let running = admin.post_and_follow(&page, &[]).await;
        assert_eq!(running.text("h1"), "De lijst wordt ingelezen");
        assert_eq!(running.attributes("progress", "max"), ["2"]);
        app.run_jobs().await;
        let done = admin.get(&page).await;
        assert_eq!(done.text("h1"), "De lijst is ingelezen");
        assert!(done.text(".lead").starts_with("2 klanten"));
        assert_eq!(admin.get("/panel").await.all("tbody th a"), ["Kees de Wit", "Zoë Müller"]);

        // The same file once more.
        let again = admin.upload("/imports/new", &windows_1252(FILE), &[]).await.location.unwrap();
        app.run_jobs().await;
        let again = admin.get(&again).await;
        assert_eq!(again.all("main form").len(), 0);
        assert!(again.text(".inset").starts_with("Deze lijst verandert niets"));
    }
}

on_sqlite! {
    async fn columns_that_are_not_read_are_named(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let page = admin.upload("/imports/new", b"naam;email;<b>Schoenmaat\nKees;k@a.example;44\n", &[]).await.location.unwrap();
        app.run_jobs().await;
        let preview = admin.get(&page).await;
        assert_eq!(preview.text("#left-out"), "Deze kolommen lezen we niet: “<b>Schoenmaat”.");
        let page = admin.upload("/imports/new", b"naam;email\nKees;k@a.example\n", &[]).await.location.unwrap();
        app.run_jobs().await;
        assert!(admin.get(&page).await.all("#left-out").is_empty());
    }

    async fn everyone_in_a_file_can_be_put_in_a_segment(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let families = segment(&admin, "Gezinnen").await;
        let page = admin.upload("/imports/new", b"naam,email\nKees,k@a.example\n", &[("segments", &families)]).await.location.unwrap();
        app.run_jobs().await;
        admin.post(&page, &[]).await;
        app.run_jobs().await;
        assert_eq!(admin.get(&format!("/panel?segment={families}")).await.all("tbody th a"), ["Kees"]);
    }

    async fn what_cannot_be_read_is_told_beside_the_field(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let families = segment(&admin, "Gezinnen").await;
        let large = vec![b'a'; LARGEST_FILE + 1];
        for (bytes, problem) in [
            (&b""[..], "Vul dit in."),
            (&b"PK\x03\x04"[..], "Dit werkblad kunnen we niet lezen: het is een ouder soort Excel-bestand, er zit een wachtwoord op, of het is beschadigd. Bewaar het in Excel als .xlsx of als CSV, zonder wachtwoord, en probeer het opnieuw."),
            (&b"naam;email\n\"Kees;k@a.example\nMies;m@a.example\n"[..], "Op regel 2 staat een aanhalingsteken dat niet wordt gesloten. Daardoor zouden de regels erna verdwijnen. Haal het weg en probeer het opnieuw."),
            (&b"naam;adres\nKees;Dam 1\n"[..], "We missen een kolom met het e-mailadres."),
            (&b"email\nk@a.example\n"[..], "We missen een kolom met de naam."),
            (&large, "Dit bestand is te groot: hooguit 20 MB."),
        ] {
            let answer = admin.upload("/imports/new", bytes, &[("segments", &families)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(answer.text("#file-problem"), problem);
            assert_eq!(answer.attributes("[name=segments][checked]", "value"), std::slice::from_ref(&families));
        }
    }

    async fn columns_are_pointed_at_segments_made_and_nobody_lost_without_saying_so(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let file = "Naam;E-mail privé;Groep\nKees;k@a.example;Zakelijk\nMies;m@a.example;\n";
        let page = admin.upload("/imports/new", file.as_bytes(), &[]).await.location.unwrap();
        let asked = admin.get(&page).await;
        assert_eq!(asked.text("h1"), "Wijs de kolommen aan");
        assert_eq!(asked.all("#email option"), ["Kies een kolom", "Naam", "E-mail privé", "Groep"]);
        let wrong = admin.post(&page, &[("verb", "columns"), ("name", "0"), ("segments", "2")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.text("#email-problem"), "Maak een keuze.");
        assert_eq!(wrong.attributes("#name option[selected]", "value"), ["0"], "what was chosen stays");
        admin.post_and_follow(&page, &[("verb", "columns"), ("email", "1"), ("name", "0"), ("segments", "2")]).await;
        app.run_jobs().await;
        let ready = admin.get(&page).await;
        assert_eq!(ready.text("section.inset li"), "Zakelijk: 1 regel");
        let made = admin.post_and_follow(&page, &[("verb", "segments")]).await;
        assert_eq!(made.text(".notice p"), "De segmenten zijn gemaakt.");
        assert!(made.text("fieldset legend").contains("1 klant heeft nog geen segment"), "{}", made.body);
        let chosen = made.attributes("[name=segment][checked]", "value");
        assert_eq!(chosen, [""], "staying without one is a choice in sight");
        let zakelijk = made.attributes("[name=segment]", "value").remove(0);
        admin.post_and_follow(&page, &[("segment", &zakelijk)]).await;
        app.run_jobs().await;
        assert_eq!(admin.get(&format!("/panel?segment={zakelijk}")).await.all("tbody th a"), ["Kees", "Mies"]);
    }

    async fn what_is_no_list_after_all_is_told_on_its_page(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        for (rows, why) in [
            ("Kees;k@a.example\n".repeat(5000) + "\0", "Dit bestand kunnen we niet als klantenlijst lezen. Bewaar het als CSV en probeer het opnieuw."),
            (";\n".repeat(50_000), "In dit bestand staan geen klanten."),
            ("a;b\n".repeat(100_001), "Dit zijn er te veel: hooguit 100000."),
        ] {
            let page = admin.upload("/imports/new", format!("naam;email\n{rows}").as_bytes(), &[]).await.location.unwrap();
            app.run_jobs().await;
            let page = admin.get(&page).await;
            assert_eq!(page.text("h1"), "Deze lijst kunnen we niet lezen");
            assert_eq!(page.text(".inset"), why);
            assert_eq!(page.attributes("main a.button", "href"), ["/imports/new"]);
        }
    }

    async fn a_newer_file_replaces_one_that_was_not_carried_out(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let first = admin.upload("/imports/new", b"naam,email\nKees,k@a.example\n", &[]).await.location.unwrap();
        app.run_jobs().await;
        admin.upload("/imports/new", b"naam,email\nMies,m@a.example\n", &[]).await;
        app.run_jobs().await;
        assert_eq!(admin.get(&first).await.text("h1"), "Deze lijst is niet ingelezen");
        assert_eq!(admin.post(&first, &[]).await.status, StatusCode::CONFLICT);
    }

    async fn only_the_administrator_reads_lists(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let page = admin.upload("/imports/new", FILE.as_bytes(), &[]).await.location.unwrap();
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let owner = app.signed_in("olga@dewaag.example").await;
        for path in ["/imports/new", &page, &format!("{page}/wrong.csv")] {
            assert_eq!(owner.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(owner.upload("/imports/new", FILE.as_bytes(), &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(owner.post(&page, &[]).await.status, StatusCode::FORBIDDEN);
        for path in ["/imports/404", "/imports/404/wrong.csv"] {
            assert_eq!(admin.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
