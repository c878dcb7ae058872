//! Commitments: from an answer to "it happened", the dates that move, the mails, and who may not do what.

use crate::support::{Browser, PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role, Timestamp,
    base::{
        db::testing::{Engine, NOON},
        passwords::Password,
    },
    lifecycle::schedule::plan,
    rounds::contributions::testing::{self, OpenRound},
};

const HOSTILE: &str = "<script>alert(1)</script>\"'& een bankje";
const OLGA: &str = "olga@dewaag.example";
const BO: &str = "bo@dewaag.example";
const TRUUS: &str = "truus@klanten.example";
const SJAAK: &str = "sjaak@klanten.example";

/// A portal with an open round in a project of Olga, on Monday 2 March: Truus and Sjaak were asked and
/// Sjaak voted, Lies is on the panel and was not asked. Bo is the conscience, Piet another owner.
struct Stage {
    app: TestApp,
    olga: Browser,
    piet: Browser,
    bo: Browser,
    truus: Browser,
    sjaak: Browser,
    lies: Browser,
    round: OpenRound,
}

impl Stage {
    async fn set(engine: Engine) -> Self {
        let app = TestApp::set_up(engine).await;
        let portal = &app.portal;
        let owner = app.staff(OLGA, Role::ProjectOwner).await;
        app.staff("piet@dewaag.example", Role::ProjectOwner).await;
        let password = Password::parse(PASSWORD).unwrap();
        let hash = portal.passwords.hash(password).await.unwrap();
        testing::password(portal, BO, &hash).await.unwrap();
        let truus = testing::member(portal, "Truus", &hash).await.unwrap();
        let sjaak = testing::member(portal, "Sjaak", &hash).await.unwrap();
        testing::member(portal, "Lies", &hash).await.unwrap();
        let round = testing::round(portal, "Stoepen", owner, &[&truus, &sjaak])
            .await
            .unwrap();
        testing::vote(portal, &round, &sjaak).await.unwrap();
        plan(portal).await.unwrap();
        Self {
            olga: app.signed_in(OLGA).await,
            piet: app.signed_in("piet@dewaag.example").await,
            bo: app.signed_in(BO).await,
            truus: app.signed_in(TRUUS).await,
            sjaak: app.signed_in(SJAAK).await,
            lies: app.signed_in("lies@klanten.example").await,
            round,
            app,
        }
    }

    /// Signs everybody in again: a session does not last a month without use.
    async fn sign_in(&mut self) {
        let app = &self.app;
        self.olga = app.signed_in(OLGA).await;
        self.piet = app.signed_in("piet@dewaag.example").await;
        self.bo = app.signed_in(BO).await;
        self.truus = app.signed_in(TRUUS).await;
        self.sjaak = app.signed_in(SJAAK).await;
        self.lies = app.signed_in("lies@klanten.example").await;
    }

    /// Lets the month pass after which customers are asked.
    async fn a_month_later(&mut self) {
        self.until(31).await;
        self.sign_in().await;
    }

    /// Lets Truus write and somebody answer; returns the path for promising something in that answer.
    async fn answered(&self, text: &str, shown_as: &str, by: &Browser) -> String {
        let form = [("kind", "question"), ("text", text), ("shown_as", shown_as)];
        let path = format!("/proposals/{}/contributions", self.round.proposal);
        let answer = self.truus.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let mine = self.truus.get("/mine").await;
        let mine = mine.attributes(".items > li > a", "href").remove(0);
        let id = mine.rsplit('/').next().unwrap();
        let form = [
            ("c", id),
            ("text", "Er komt een bankje."),
            ("read_at", "9999999999999999"),
            ("verb", "publish"),
        ];
        let answer = by.post("/inbox/answer", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let item = by.get(&format!("/inbox/{id}")).await;
        let links = item.attributes("a", "href");
        links
            .into_iter()
            .find(|link| link.ends_with("/promise"))
            .unwrap_or_else(|| panic!("no way to promise: {}", item.body))
    }

    /// Lets Olga promise something to everybody who voted or wrote in the project; returns its path.
    async fn promised(&self, text: &str, due_on: &str) -> String {
        let path = format!("/projects/{}/promise", self.round.project);
        let form = [
            ("text", text),
            ("responds_to", "U wilt zitten."),
            ("due_on", due_on),
        ];
        let answer = self.olga.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.location.unwrap()
    }

    async fn done(&self, path: &str) {
        let form = [("note", "Het bankje staat er.")];
        let answer = self.olga.post(&format!("{path}/done"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    /// Lets the mornings pass up to nine o'clock, this many days after 2 March.
    async fn until(&self, day: i64) {
        let mut now = self.app.portal.now();
        let end = Timestamp(NOON.0).plus_days(day).plus_minutes(-3 * 60);
        while now < end {
            now = now.plus_minutes(6 * 60).min(end);
            self.app.portal.clock.set(now);
            self.app.run_jobs().await;
        }
    }

    /// The subjects of the mails about commitments to this address so far.
    fn told(&self, email: &str) -> Vec<String> {
        let mails = self.app.mails().into_iter();
        mails
            .filter(|mail| mail.to_email == email && mail.text.contains("/commitments"))
            .map(|mail| mail.subject.clone())
            .collect()
    }
}

/// The status of the one commitment that this reader finds in the ledger.
async fn status(browser: &Browser) -> String {
    let ledger = browser.get("/commitments").await;
    assert_eq!(ledger.status, StatusCode::OK, "{}", ledger.body);
    assert_eq!(ledger.all("tbody .tag").len(), 1, "{}", ledger.body);
    ledger.text("tbody .tag")
}

on_both_engines! {
    async fn a_promise_in_an_answer_is_kept_when_the_customer_says_so(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let promise = stage.answered("Waar kan ik zitten?", "name", &stage.olga).await;
        let form = stage.olga.get(&promise).await;
        assert_eq!(form.text(".said blockquote"), "Waar kan ik zitten?");
        assert!(form.all("#responds_to").is_empty(), "an answer quotes by itself");
        let wrong = stage.olga.post(&promise, &[("text", HOSTILE), ("due_on", "2026-03-01")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.text("#due_on-problem"), "Deze dag is al voorbij. Kies een latere.");
        assert_eq!(wrong.text("#text"), HOSTILE);
        let typed = [("text", HOSTILE), ("due_on", "2026-03-20")];
        let page = stage.olga.post_and_follow(&promise, &typed).await;
        let twice = stage.olga.post(&promise, &typed).await.location.unwrap();
        assert_eq!(page.text(".said.answer blockquote"), HOSTILE);
        assert!(page.text(".said.answer figcaption").contains("olga op 2 maart 2026"));
        let facts = page.text("dl.facts");
        for fact in ["Beloofd", "Afspraak uiterlijk 20 maart 2026", "1 klant", "een antwoord"] {
            assert!(facts.contains(fact), "{fact}: {facts}");
        }

        // The whole panel reads the promise; only those who may read its contribution see the quotation.
        for (browser, quoted) in [(&stage.truus, true), (&stage.sjaak, true), (&stage.lies, false), (&stage.piet, false)] {
            let ledger = browser.get("/commitments").await;
            assert_eq!(ledger.all("tbody th a"), [HOSTILE]);
            assert!(!ledger.body.contains("<script>alert"));
            assert_eq!(ledger.attributes("tbody th a", "href"), [twice.as_str()]);
            let page = browser.get(&twice).await;
            assert_eq!(page.text("#responds").contains("Waar kan ik zitten?"), quoted);
            assert!(page.all("#keeping").is_empty() && page.all("#say").is_empty() && page.all("#heard").is_empty());
        }
        assert!(stage.truus.get(&twice).await.text(".inset").contains("aan u beloofd"));
        assert!(stage.truus.get("/").await.text("#became").contains("een bankje"));
        let mine = stage.truus.get("/mine").await.attributes(".items > li > a", "href").remove(0);
        assert_eq!(stage.truus.get(&mine).await.attributes("#trace a[href^='/commitments']", "href"), [twice.as_str()]);
        assert!(!stage.sjaak.get("/").await.text("#became").contains("een bankje"));
        assert!(stage.olga.get("/").await.all("[data-kind=commitment]").is_empty(), "it is not due soon");

        let wrong = stage.olga.post(&format!("{twice}/done"), &[("note", " ")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        stage.done(&twice).await;
        assert_eq!(status(&stage.lies).await, "Nog niet bevestigd");
        assert!(stage.truus.get(&twice).await.body.contains("Op 1 april 2026 vragen wij"));
        let early = stage.truus.post(&format!("{twice}/happened"), &[("happened", "yes")]).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        stage.until(29).await;
        assert_eq!(stage.told(TRUUS), Vec::<String>::new());
        stage.a_month_later().await;
        assert_eq!(stage.told(TRUUS).len(), 1);
        assert_eq!(stage.told(SJAAK), Vec::<String>::new());
        let mail = stage.app.mail_to(TRUUS);
        assert!(mail.subject.starts_with("Is het gebeurd?"), "{}", mail.subject);
        assert!(mail.text.contains(HOSTILE) && mail.text.contains("Het bankje staat er."), "{}", mail.text);
        assert!(!mail.html.contains("<script>") && mail.unsubscribe.is_some());
        assert_eq!(mail.link("/commitments"), twice);
        for _ in 0..2 {
            assert_eq!(stage.truus.get(&twice).await.all("#say form").len(), 1, "opening changes nothing");
        }
        assert_eq!(status(&stage.truus).await, "Aan klanten gevraagd");
        assert!(stage.truus.get("/").await.attributes("#waiting a", "href").contains(&format!("{twice}#say")));
        let wrong = stage.truus.post(&format!("{twice}/happened"), &[("said", HOSTILE)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!((wrong.text("#happened-problem").as_str(), wrong.text("#said").as_str()), ("Maak een keuze.", HOSTILE));
        let page = stage.truus.post_and_follow(&format!("{twice}/happened"), &[("happened", "yes"), ("said", HOSTILE)]).await;
        assert!(page.text(".notice").contains("Dank u") && page.text("#say .inset").contains("zei u: "));
        assert_eq!(page.all("#heard td"), ["1", "0", "0", "0"]);
        assert_eq!(status(&stage.sjaak).await, "Nagekomen");
        assert_eq!(stage.lies.get("/commitments").await.text("#teams tbody td"), "1 van 1 nagekomen");
        assert!(!stage.truus.get("/").await.text("#waiting").contains("gebeurd"));
        for (browser, reads) in [(&stage.olga, true), (&stage.bo, true), (&stage.piet, false), (&stage.sjaak, false)] {
            assert_eq!(browser.get(&twice).await.text("#heard").contains("een bankje"), reads);
        }
    }
}

on_sqlite! {
    async fn a_date_moves_with_a_reason_that_everybody_gets(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        stage.answered("Waar kan ik zitten?", "name", &stage.olga).await;
        let path = stage.promised("Een bankje bij de brug", "2026-03-20").await;
        let move_it = format!("{path}/move");
        let form = stage.olga.get(&move_it).await;
        assert_eq!(form.attributes("[name=from_on]", "value"), ["2026-03-20"]);
        let wrong = stage.olga.post(&move_it, &[("from_on", "2026-03-20"), ("due_on", "2026-04-20"), ("reason", " ")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes("#due_on", "value"), ["2026-04-20"]);
        let typed = [("from_on", "2026-03-20"), ("due_on", "2026-04-20"), ("reason", HOSTILE)];
        for _ in 0..2 {
            assert_eq!(stage.olga.post(&move_it, &typed).await.status, StatusCode::SEE_OTHER);
        }
        // A form from an outdated page has no effect, and its words are kept.
        let stale = stage.olga.post(&move_it, &[("from_on", "2026-03-20"), ("due_on", "2026-05-20"), ("reason", "Nog later")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert_eq!((stale.text("#reason").as_str(), stale.text(".summary h2").as_str()), ("Nog later", "Dit is niet gelukt"));
        stage.app.run_jobs().await;
        for email in [TRUUS, SJAAK] {
            assert_eq!(stage.told(email), ["Nieuwe datum: Een bankje bij de brug"]);
            let mail = stage.app.mail_to(email);
            assert!(mail.text.contains("De oude datum was 20 maart 2026. De nieuwe datum is 20 april 2026."), "{}", mail.text);
            assert!(mail.text.contains(HOSTILE) && !mail.html.contains("<script>"));
        }
        let page = stage.lies.get(&path).await;
        assert_eq!(page.all("#moves tbody th"), ["2 maart 2026"]);
        assert_eq!(page.all("#moves tbody td"), ["20 maart 2026", "20 april 2026", HOSTILE, "olga"]);
        assert_eq!(page.text("#responds blockquote"), "U wilt zitten.");
        // On the page of the project the first day keeps its place, also after a second move.
        let again = [("from_on", "2026-04-20"), ("due_on", "2026-04-19"), ("reason", "Een dag eerder")];
        stage.olga.post_and_follow(&move_it, &again).await;
        let project = stage.olga.get(&format!("/projects/{}", stage.round.project)).await;
        assert_eq!(project.all(".promised-days .moved").len(), 1, "{}", project.body);
        assert!(project.text("#commitments").contains("eerst beloofd voor 20 maart 2026"), "{}", project.body);
        assert_eq!(status(&stage.lies).await, "Datum verzet");
        stage.app.portal.clock.set(NOON.plus_days(50));
        stage.sign_in().await;
        assert_eq!(status(&stage.lies).await, "Te laat");
        assert!(stage.olga.get("/").await.text("[data-kind=commitment]").contains("te laat"));
    }

    async fn what_will_not_happen_is_said_with_a_reason(engine: Engine) {
        let stage = Stage::set(engine).await;
        let path = stage.promised("Een bankje", "2026-03-20").await;
        let give_up = format!("{path}/give-up");
        assert_eq!(stage.olga.get(&give_up).await.status, StatusCode::OK);
        assert_eq!(stage.olga.post(&give_up, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = stage.olga.post_and_follow(&give_up, &[("why", HOSTILE)]).await;
        assert!(page.body.contains("Dit gebeurt niet") && page.all("#keeping").is_empty());
        stage.app.run_jobs().await;
        assert_eq!(stage.told(SJAAK), ["Dit gaat niet gebeuren: Een bankje"]);
        let mail = stage.app.mail_to(SJAAK);
        assert!(mail.text.contains(HOSTILE) && !mail.html.contains("<script>"));
        assert_eq!(stage.told(TRUUS), Vec::<String>::new(), "she neither voted nor wrote");
        assert_eq!(status(&stage.truus).await, "Niet nagekomen");
        assert_eq!(stage.olga.get(&give_up).await.status, StatusCode::CONFLICT);
        let late = stage.olga.post(&format!("{path}/done"), &[("note", "Toch gedaan")]).await;
        assert_eq!((late.status, late.text("#note").as_str()), (StatusCode::CONFLICT, "Toch gedaan"));
    }

    async fn its_owner_is_reminded_and_hears_of_what_is_late(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        // Friday 20 March; three working days before it is Tuesday.
        stage.promised("Een bankje", "2026-03-20").await;
        stage.until(14).await;
        assert_eq!(stage.told(OLGA), Vec::<String>::new());
        assert!(stage.olga.get("/").await.text("[data-kind=commitment]").contains("Een bankje"));
        stage.until(15).await;
        assert_eq!(stage.told(OLGA), ["Dit hebt u beloofd: Een bankje"]);
        let mail = stage.app.mail_to(OLGA);
        assert!(mail.text.contains("U beloofde dit aan 1 klant.") && mail.text.contains("Uiterlijk: 20 maart 2026"));
        stage.until(17).await;
        assert_eq!(stage.told(OLGA).len(), 1);
        stage.until(18).await;
        assert_eq!(stage.told(OLGA).len(), 2, "on the day");
        stage.until(19).await;
        assert_eq!(stage.told(BO), ["Afspraken die te laat zijn"]);
        assert!(stage.app.mail_to(BO).text.contains("“Een bankje”: olga, uiterlijk 20 maart 2026"));
        assert_eq!(stage.told(OLGA).len(), 2);
        stage.until(21).await;
        stage.sign_in().await;
        assert_eq!(stage.told(OLGA).last().unwrap(), "Afspraken die te laat zijn", "on Monday");
        assert_eq!((stage.told(OLGA).len(), stage.told(BO).len()), (3, 1));
        let link = stage.app.mail_to(OLGA).link("/commitments");
        assert_eq!(stage.olga.get(&link).await.all("tbody th a"), ["Een bankje"]);
    }

    async fn reminders_of_a_day_that_moved_do_not_come(engine: Engine) {
        let stage = Stage::set(engine).await;
        let path = stage.promised("Een bankje", "2026-03-20").await;
        let typed = [("from_on", "2026-03-20"), ("due_on", "2026-03-10"), ("reason", "Wij zijn eerder klaar")];
        assert_eq!(stage.olga.post(&format!("{path}/move"), &typed).await.status, StatusCode::SEE_OTHER);
        stage.until(6).await;
        assert_eq!(stage.told(OLGA).len(), 1, "Thursday before Tuesday the tenth");
        stage.done(&path).await;
        stage.until(25).await;
        assert_eq!(stage.told(OLGA).len(), 1);
    }

    async fn a_no_is_read_by_its_owner_and_the_conscience(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let path = stage.promised("Een bankje", "2026-03-20").await;
        stage.done(&path).await;
        stage.a_month_later().await;
        let no = [("happened", "no"), ("said", HOSTILE)];
        for _ in 0..2 {
            assert_eq!(stage.sjaak.post(&format!("{path}/happened"), &no).await.status, StatusCode::SEE_OTHER);
        }
        stage.app.run_jobs().await;
        for email in [OLGA, BO] {
            let denied: Vec<_> = stage.told(email).into_iter().filter(|subject| subject.contains("niet gebeurd")).collect();
            assert_eq!(denied.len(), 1, "{email}");
            let mail = stage.app.mail_to(email);
            assert!(!mail.text.contains("<script>"), "what was added is read on the page: {}", mail.text);
            assert_eq!(mail.link("/commitments"), path);
        }
        assert_eq!(status(&stage.lies).await, "Niet nagekomen");
        assert_eq!(stage.bo.get(&path).await.text("#heard blockquote"), HOSTILE);
        assert!(!stage.bo.get(&path).await.text("#heard").contains("Sjaak"));
        assert!(stage.lies.get(&path).await.all("#heard blockquote").is_empty());
        assert_eq!(stage.lies.get("/commitments?standing=broken").await.all("tbody th a"), ["Een bankje"]);
        assert!(stage.lies.get("/commitments?standing=kept").await.text(".empty").contains("nog geen afspraken"));
        let odd = stage.lies.get("/commitments?standing=%3Cscript%3E&project=%22&due=x&id=-").await;
        assert_eq!(odd.all("tbody th a"), ["Een bankje"]);
    }

    async fn nobody_else_promises_keeps_or_says(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let promise = stage.answered("Waar kan ik zitten?", "name", &stage.olga).await;
        let kept = stage.answered("Dit is geheim", "conscience", &stage.bo).await;
        let path = stage.promised("Een bankje", "2026-03-20").await;
        let typed = [("text", "Zo"), ("due_on", "2026-03-20")];
        let project = format!("/projects/{}/promise", stage.round.project);
        let decision = format!("/proposals/{}/promise", stage.round.proposal);
        for (browser, path, status) in [
            (&stage.piet, &promise, StatusCode::FORBIDDEN),
            (&stage.bo, &promise, StatusCode::FORBIDDEN),
            (&stage.truus, &promise, StatusCode::FORBIDDEN),
            (&stage.olga, &kept, StatusCode::NOT_FOUND),
            (&stage.piet, &kept, StatusCode::NOT_FOUND),
            (&stage.piet, &project, StatusCode::FORBIDDEN),
            (&stage.bo, &project, StatusCode::FORBIDDEN),
            (&stage.olga, &decision, StatusCode::NOT_FOUND),
        ] {
            assert_eq!(browser.get(path).await.status, status, "GET {path}");
            assert_eq!(browser.post(path, &typed).await.status, status, "POST {path}");
        }
        for verb in ["done", "move", "give-up", "hand-over"] {
            let verb = format!("{path}/{verb}");
            for browser in [&stage.piet, &stage.bo, &stage.truus] {
                assert_eq!(browser.get(&verb).await.status, StatusCode::FORBIDDEN, "{verb}");
                let all = [("note", "Zo"), ("why", "Zo"), ("reason", "Zo"), ("due_on", "2026-04-20"), ("from_on", "2026-03-20")];
                assert_eq!(browser.post(&verb, &all).await.status, StatusCode::FORBIDDEN, "{verb}");
            }
            let unknown = stage.olga.get(&verb.replace(&path, "/commitments/999")).await;
            assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        }
        stage.done(&path).await;
        stage.a_month_later().await;
        let say = format!("{path}/happened");
        assert_eq!(stage.lies.post(&say, &[("happened", "no")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(stage.olga.post(&say, &[("happened", "yes")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(stage.app.browser().get(&path).await.status, StatusCode::SEE_OTHER, "to the page to sign in");
        // The conscience promises in their own answer; nobody reads the contribution there.
        let later = [("text", "Zo"), ("due_on", "2026-04-20")];
        let secret = stage.bo.post(&kept, &later).await.location.unwrap();
        assert!(stage.truus.get(&secret).await.text("#responds").contains("geheim"));
        for browser in [&stage.olga, &stage.piet, &stage.sjaak, &stage.lies] {
            let page = browser.get(&secret).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.body.contains("geheim") && !page.body.contains("Truus"));
        }
        assert_eq!(stage.bo.get(&format!("{secret}/hand-over")).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_colleague_takes_it_over_by_accepting(engine: Engine) {
        let stage = Stage::set(engine).await;
        let path = stage.promised(HOSTILE, "2026-03-20").await;
        let form = stage.olga.get(&format!("{path}/hand-over")).await;
        let piet = form.attributes("[name=to]", "value");
        assert_eq!(piet.len(), 1);
        let typed = [("to", piet[0].as_str()), ("sentence", "Piet timmert.")];
        assert_eq!(stage.olga.post(&format!("{path}/hand-over"), &typed).await.status, StatusCode::SEE_OTHER);
        let offer = stage.piet.get("/").await.attributes("#offered a", "href").remove(0);
        let page = stage.piet.get(&offer).await;
        assert!(page.text("h1").contains("een bankje") && page.body.contains("komt u de afspraak na"));
        let facts = stage.olga.get(&path).await.text("dl.facts");
        assert!(facts.contains("olga"), "{facts}");
        assert!(facts.contains("Aan piet, op 2 maart 2026.") && facts.contains("Reactie uiterlijk"), "{facts}");
        let page = stage.piet.post_and_follow(&format!("{offer}/accept"), &[]).await;
        assert!(page.text("dl.facts").contains("piet · 1 keer overgedragen"));
        assert_eq!(page.all("#keeping").len(), 1);
        assert_eq!(stage.olga.get(&format!("{path}/done")).await.status, StatusCode::FORBIDDEN);
    }

    async fn who_switches_them_off_gets_none_and_everything_is_in_english_as_well(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        assert!(stage.sjaak.get("/account/mail").await.body.contains("Afspraken"));
        stage.sjaak.post("/account/mail", &[("topics", "proposal")]).await;
        let path = stage.promised("Een bankje", "2026-03-20").await;
        stage.done(&path).await;
        stage.a_month_later().await;
        assert_eq!(stage.told(SJAAK), Vec::<String>::new());
        stage.sjaak.post("/language", &[("language", "en"), ("next", "/")]).await;
        assert!(stage.sjaak.get("/").await.text("#waiting").contains("Did it happen?"), "the page asks all the same");
        let page = stage.sjaak.get(&path).await;
        assert_eq!((page.text("h1").as_str(), page.text("#say h2").as_str()), ("Commitment", "Did it happen?"));
        let ledger = stage.sjaak.get("/commitments").await;
        assert_eq!(ledger.text("tbody .tag"), "We asked customers");
        assert_eq!(ledger.text("#teams tbody td"), "not known yet");
    }
}
