//! Finding a date over HTTP: proposing, answering, the warning, settling.

use crate::{
    rounds::whole_round::Panel,
    support::{Browser, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{Role, base::db::testing::Engine};

const HOSTILE: &str = "De <b>rekening</b> & \"wij\" 'nu'";

/// A session of Tom's board without a date; returns its path.
async fn session(tom: &Browser, tom_id: &str) -> String {
    let series = [
        ("name", "Klant aan tafel"),
        ("rhythm", "monthly"),
        ("secretary", tom_id),
    ];
    tom.post_and_follow("/series/new", &series).await;
    let form = [
        ("series", "1"),
        ("theme", HOSTILE),
        ("scope_open", "De eerste bladzijde"),
        ("place", "Raadzaal"),
        ("minutes", "90"),
        ("capacity", "12"),
        ("seats", "6"),
        ("languages", "nl"),
        ("facilitator", tom_id),
    ];
    let answer = tom.post("/sessions/new", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location.unwrap()
}

/// The names of the fields in the form of answers, the first moment first.
async fn fields(browser: &Browser, dates: &str) -> Vec<String> {
    let page = browser.get(dates).await;
    assert_eq!(page.status, StatusCode::OK);
    let mut fields = page.attributes("form.dates input[type=radio]", "name");
    fields.dedup();
    fields
}

on_both_engines! {
    async fn a_date_is_found_with_customers_and_board(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let app = &panel.app;
        let tom_id = app.staff("tom@dewaag.example", Role::BoardMember).await.to_string();
        let tom = app.signed_in("tom@dewaag.example").await;
        let session = session(&tom, &tom_id).await;
        let dates = format!("{session}/dates");
        let new = format!("{dates}/new");
        let page = tom.get(&session).await;
        assert!(page.attributes("#arrange a", "href").contains(&new));

        // Nothing typed is lost when something is wrong, or when more room is asked for.
        let wrong = tom.post(&new, &[("day_1", "2026-03-16"), ("time_1", "half drie")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes("#day_1", "value"), ["2026-03-16"]);
        assert!(wrong.text("#time_1-problem").contains("geen tijd"));
        let room = tom.post(&new, &[("day_1", "2026-03-16"), ("more", "yes")]).await;
        assert_eq!(room.status, StatusCode::OK);
        assert_eq!(room.attributes("#day_1", "value"), ["2026-03-16"]);
        assert_eq!(room.all("input[type=date]").len(), 12);
        assert!(room.text("main").contains("Europe/Amsterdam"));
        let moments = [("day_1", "2026-03-16"), ("time_1", "14:00"), ("day_2", "2026-03-17"), ("time_2", "19:30")];
        let alone = tom.post(&new, &moments).await;
        assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(alone.text("#segments-problem").contains("geen enkele klant"));
        let renters = panel.renters.to_string();
        let mut form = moments.to_vec();
        form.push(("segments", &renters));
        let page = tom.post_and_follow(&new, &form).await;
        assert!(page.text("#ranking h3").contains("maandag 16 maart 2026, 14.00 uur"));
        let home = tom.get("/").await;
        assert!(home.attributes("[data-kind=dates] a", "href").contains(&dates));
        assert!(home.text("[data-kind=dates]").contains("uiterlijk"), "{}", home.body);

        // A customer gets a mail, finds it at home, and answers without knowing the other answers.
        app.run_jobs().await;
        let mail = app.mail_to("kees@klanten.example");
        assert!(mail.subject.contains("Wanneer kunt u?") && mail.text.contains("dinsdag 17 maart 2026, 19.30 uur"));
        assert_eq!(mail.link("/sessions/"), dates);
        assert!(mail.text.contains("U hebt hiermee nog geen stoel") && !mail.text.contains("graag bij deze sessie"), "{}", mail.text);
        assert!(mail.link("/seats").ends_with("/seats"));
        let kees = panel.browser("Kees").await;
        assert_eq!(kees.get("/").await.attributes("#waiting a", "href").concat(), dates);
        let kees_reads = kees.get(&session).await;
        assert_eq!(kees_reads.text("#dates h2"), "Wij zoeken een datum");
        assert!(kees_reads.text("#dates").contains("Antwoord uiterlijk"), "{}", kees_reads.text("#dates"));
        let fields = fields(&kees, &dates).await;
        let page = kees.get(&dates).await;
        assert_eq!(page.all("fieldset legend").len(), 2);
        assert!(page.text("#no-seat").contains("bepalen wij apart") && tom.get(&dates).await.all("#no-seat").is_empty());
        assert!(page.text("fieldset legend").contains("maandag 16 maart 2026, 14.00 uur"));
        assert!(page.attributes("form.dates [checked]", "value").iter().all(String::is_empty), "no answer stands first");
        assert!(page.all("#ranking").is_empty() && !page.body.contains("tom"));
        assert!(page.text("main").contains(HOSTILE) && !page.body.contains("<b>rekening"));
        let (first, second) = (fields[0].as_str(), fields[1].as_str());
        let said = [(first, "no"), (second, "if_need_be"), ("zone", "Europe/London")];
        let page = kees.post_and_follow(&dates, &said).await;
        assert_eq!(page.attributes("form.dates [checked]", "value"), ["no", "if_need_be"]);
        assert!(page.text(&format!("#{first}-hint")).contains("maandag 16 maart 2026, 13.00 uur"));
        assert!(kees.get("/").await.attributes("#waiting a", "href").is_empty());
        let mia = panel.browser("Mia").await;
        mia.post(&dates, &[(first, "no"), (second, "yes")]).await;
        let wrong = mia.post(&dates, &[(first, "maybe")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);

        // The best moment is first; one that no customer can come to needs a reason.
        let page = tom.get(&dates).await;
        let names = page.all("#ranking h3");
        assert!(names[0].starts_with("1. dinsdag 17") && names[1].starts_with("2. maandag 16"), "{names:?}");
        assert!(page.text("#ranking dd").contains("1 ja, 1 als het moet, 0 nee, 1 geen antwoord"));
        assert!(page.text("#ranking").contains("Kees") && page.text("#ranking").contains("Geen klant die antwoordde"));
        let declined = format!("{dates}/{}/settle", first.trim_start_matches("date_"));
        assert!(page.attributes("#ranking a", "href").contains(&declined));
        let asked = tom.get(&declined).await;
        assert!(asked.all(".summary").is_empty() && asked.text(".warning").contains("Geen klant kan dan"));
        let refused = tom.post(&declined, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.all(".summary li").len(), 2);
        assert!(tom.get(&session).await.text("main").contains("De datum volgt nog"));

        // Any date is confirmed on a page that says who gets a mail.
        assert!(page.all("#ranking form").is_empty());
        let mut action = page.attributes("#ranking a", "href");
        action.retain(|link| link.ends_with("/settle") && *link != declined);
        assert_eq!(action.len(), 1);
        let asked = tom.get(&action[0]).await;
        assert!(asked.text("main").contains("dan gaan er meteen mails uit") && asked.all(".warning").is_empty());
        for _ in 0..2 {
            let page = tom.post_and_follow(&action[0], &[]).await;
            assert!(page.text("main").contains("17 maart 2026, 19.30 uur"), "{}", page.text("main"));
        }
        app.run_jobs().await;
        let told = app.mail_to("mia@klanten.example");
        assert!(told.subject.starts_with("De datum staat vast") && told.text.contains("dinsdag 17 maart 2026, 19.30 uur"));
        assert_eq!(told.link("/sessions/"), session);
        assert_eq!(tom.post(&declined, &[("sure", "yes"), ("why", "Zaal")]).await.status, StatusCode::CONFLICT);
        assert_eq!(mia.post(&dates, &[(first, "yes")]).await.status, StatusCode::CONFLICT);
        assert!(mia.get(&dates).await.text("main").contains("17 maart 2026, 19.30 uur"));
        // The draw for the seats uses the answers about the date.
        for customer in [&kees, &mia] {
            customer.post("/seats", &[("willing", "yes")]).await;
        }
        let seats = format!("{session}/seats");
        let page = tom.post_and_follow(&seats, &[("verb", "draw"), ("months", "6"), ("hours", "72")]).await;
        let drawn = page.text("main");
        assert!(drawn.contains("Zei dat het kan.") && drawn.contains("Zei dat het kan als het moet."), "{drawn}");
        assert!(page.text("#how").contains("0 kunnen dan niet.") && page.all("#how details code").len() == 1);
        tom.post("/language", &[("language", "en"), ("next", "/")]).await;
        assert!(tom.get(&dates).await.text("#ranking h3").contains("Tuesday 17 March 2026, 7:30 pm"));
    }
}

on_sqlite! {
    async fn who_is_not_asked_finds_nothing_and_who_does_not_answer_is_reminded(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let app = &panel.app;
        let tom_id = app.staff("tom@dewaag.example", Role::BoardMember).await.to_string();
        let tom = app.signed_in("tom@dewaag.example").await;
        let session = session(&tom, &tom_id).await;
        let dates = format!("{session}/dates");
        let (eva, _) = app.member("eva@klant.example").await;
        let eva = app.signed_in_with_code("eva@klant.example", eva).await;
        assert_eq!(tom.get(&dates).await.status, StatusCode::NOT_FOUND, "nothing was asked");
        let renters = panel.renters.to_string();
        let form = [("day_1", "2026-03-16"), ("time_1", "14:00"), ("segments", renters.as_str())];
        tom.post_and_follow(&format!("{dates}/new"), &form).await;
        for path in [&session, &dates] {
            assert_eq!(eva.get(path).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(eva.post(&dates, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(panel.olga.get(&format!("{dates}/new")).await.status, StatusCode::FORBIDDEN);
        let olga = panel.olga.get(&dates).await;
        assert!(olga.status == StatusCode::OK && olga.all("#ranking form").is_empty() && olga.all("form.dates").is_empty());

        let kees = panel.browser("Kees").await;
        let fields = fields(&kees, &dates).await;
        kees.post_and_follow(&dates, &[(fields[0].as_str(), "yes")]).await;
        app.run_jobs().await;
        let sent = app.mails().len();
        app.portal.clock.set(app.portal.now().plus_days(3));
        app.run_jobs().await;
        app.run_jobs().await;
        let mails = app.mails();
        let reminded: Vec<_> = mails[sent..]
            .iter()
            .filter(|mail| mail.subject.starts_with("Nog even"))
            .map(|mail| mail.to_email.as_str())
            .collect();
        assert_eq!(reminded.len(), 2, "{reminded:?}");
        assert!(reminded.contains(&"mia@klanten.example") && reminded.contains(&"tom@dewaag.example"));
        assert!(app.mail_to("mia@klanten.example").unsubscribe.as_ref().unwrap().ends_with("/sessions"));
    }
}
