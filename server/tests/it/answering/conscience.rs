//! The customer conscience at work: objecting, dissenting, answering appeals, judging impact statements.

use crate::{
    rounds::whole_round::Panel,
    support::{Browser, PASSWORD, SET_UP, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{
    Role, Timestamp,
    base::{db::testing::Engine, passwords::Password},
    rounds::contributions::testing::password,
};

const HOSTILE: &str = "<script>alert(1)</script> \"de 'lift'\" & meer";

/// A round with a vote of Kees; Mia and Jan neither voted nor wrote.
struct Stage {
    panel: Panel,
    proposal: String,
    kees: Browser,
    jan: Browser,
    bo: Browser,
}

impl Stage {
    async fn set(engine: Engine) -> Self {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let portal = &panel.app.portal;
        let hash = Password::parse(PASSWORD).unwrap();
        let hash = portal.passwords.hash(hash).await.unwrap();
        password(portal, "bo@dewaag.example", &hash).await.unwrap();
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        let vote = [("position", "against")];
        let answer = kees.post(&format!("{proposal}/position"), &vote).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        Self {
            kees,
            jan: panel.browser("Jan").await,
            bo: panel.app.signed_in("bo@dewaag.example").await,
            proposal,
            panel,
        }
    }

    fn path(&self, page: &str) -> String {
        format!("{}/{page}", self.proposal)
    }

    /// Lets this many days pass and signs everybody in again.
    async fn days(&mut self, days: i64) {
        let portal = &self.panel.app.portal;
        let at: Timestamp = portal.now().plus_days(days);
        portal.clock.set(at);
        self.panel.olga = self.panel.app.signed_in("olga@dewaag.example").await;
        self.panel.olga.get("/").await; // The notice of having signed in is told there.
        self.bo = self.panel.app.signed_in("bo@dewaag.example").await;
        self.bo.get("/").await;
        self.kees = self.panel.browser("Kees").await;
        self.jan = self.panel.browser("Jan").await;
    }

    async fn decide(&self, outcome: &str) {
        let form = decision(outcome);
        let done = self
            .panel
            .olga
            .post_and_follow(&self.path("decide"), &form)
            .await;
        assert!(!done.all("#decision").is_empty(), "{}", done.body);
    }

    /// The last mail to this address with this subject, once everything was sent.
    async fn mail(&self, to: &str, subject: &str) -> String {
        self.panel.app.run_jobs().await;
        let mails = self.panel.app.mails();
        let found = mails
            .into_iter()
            .rev()
            .find(|mail| mail.to_email == to && mail.subject.starts_with(subject));
        let mail = found.unwrap_or_else(|| panic!("no mail {subject} to {to}"));
        assert!(!mail.html.contains("<script>"), "{}", mail.html);
        mail.text.clone()
    }
}

fn decision(outcome: &str) -> [(&str, &str); 5] {
    [
        ("outcome", outcome),
        ("heard", "U was tegen."),
        ("decided", "Zo doen wij het."),
        ("why", "Om het geld."),
        ("would_change", "Als er geld komt."),
    ]
}

on_both_engines! {
    async fn a_challenge_is_replied_to_before_there_is_a_decision(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let page = stage.bo.get(&stage.proposal).await;
        assert!(page.attributes("main nav a", "href").contains(&stage.path("challenge")));
        let empty = stage.bo.post(&stage.path("challenge"), &[("text", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let raised = stage.bo.post_and_follow(&stage.path("challenge"), &[("text", HOSTILE)]).await;
        assert!(raised.text("#challenge").contains(HOSTILE) && !raised.body.contains("<script>alert"));
        assert!(raised.text("#challenge").contains("Antwoord uiterlijk"), "{}", raised.text("#challenge"));
        // Sent again it is the same challenge; other words are refused and not lost.
        assert_eq!(stage.bo.post(&stage.path("challenge"), &[("text", HOSTILE)]).await.status, StatusCode::SEE_OTHER);
        let other = stage.bo.post(&stage.path("challenge"), &[("text", "Iets anders")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        assert!(other.all("blockquote, textarea").contains(&"Iets anders".to_owned()));
        assert!(stage.mail("olga@dewaag.example", "Het klantgeweten spreekt u tegen").await.contains(HOSTILE));
        // The panel reads it after the round, staff at once.
        assert!(stage.kees.get(&stage.proposal).await.all("#challenge").is_empty());
        assert!(stage.panel.olga.get(&stage.proposal).await.text("#challenge").contains(HOSTILE));
        stage.days(30).await;
        assert!(stage.kees.get(&stage.proposal).await.text("#challenge").contains("nog geen antwoord"));

        let olga = &stage.panel.olga;
        let desk = olga.get(&stage.path("decide")).await;
        assert!(desk.all("form [name=heard]").is_empty());
        assert_eq!(desk.attributes(".warning a", "href"), [stage.path("challenge/reply")]);
        let shut = olga.post(&stage.path("decide"), &decision("adapt")).await;
        assert_eq!(shut.status, StatusCode::CONFLICT);
        assert!(shut.text("[role=alert]").contains("Het klantgeweten spreekt dit tegen"));
        assert_eq!(shut.text("[name=decided]"), "Zo doen wij het.");
        stage.panel.app.staff("tom@dewaag.example", Role::BoardMember).await;
        let tom = stage.panel.app.signed_in("tom@dewaag.example").await;
        assert_eq!(tom.post(&stage.path("waive"), &[("reason", "Haast")]).await.status, StatusCode::CONFLICT);

        let empty = olga.post(&stage.path("challenge/reply"), &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.text("#challenge").contains(HOSTILE));
        let reply = format!("Toch wel: {HOSTILE}");
        olga.post_and_follow(&stage.path("challenge/reply"), &[("reply", &reply)]).await;
        assert_eq!(olga.post(&stage.path("challenge/reply"), &[("reply", "Nog wat")]).await.status, StatusCode::CONFLICT);
        assert!(stage.mail("bo@dewaag.example", "Antwoord op uw tegenspraak").await.contains(&reply));
        stage.decide("adapt").await;
        let read = stage.kees.get(&stage.proposal).await;
        assert!(read.text("#challenge").contains(&reply) && !read.body.contains("<script>alert"));
        assert_eq!(stage.bo.post(&stage.path("challenge"), &[("text", "Te laat")]).await.status, StatusCode::CONFLICT);
        let log = stage.panel.app.signed_in("ada@dewaag.example").await.get("/audit").await;
        assert!(log.body.contains("sprak een besluit tegen") && log.body.contains("antwoordde op een tegenspraak"));
    }
}

on_sqlite! {
    async fn a_dissent_note_travels_with_the_decision(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        let early = stage.bo.post(&stage.path("dissent"), &[("text", "Nee")]).await;
        assert_eq!((early.status, early.text("blockquote").as_str()), (StatusCode::CONFLICT, "Nee"));
        stage.days(30).await;
        let bo = &stage.bo;
        assert!(bo.get(&stage.proposal).await.attributes("main nav a", "href").contains(&stage.path("dissent")));
        bo.post_and_follow(&stage.path("dissent"), &[("text", "Eerst dit")]).await;
        assert_eq!(bo.get(&stage.path("dissent")).await.text("[name=text]"), "Eerst dit");
        bo.post_and_follow(&stage.path("dissent"), &[("text", HOSTILE)]).await;
        assert!(stage.panel.olga.get(&stage.proposal).await.text("#dissent").contains(HOSTILE));
        assert!(stage.kees.get(&stage.proposal).await.all("#dissent").is_empty());
        stage.decide("adopt").await;
        let read = stage.kees.get(&stage.proposal).await;
        assert!(read.text("#dissent").contains(HOSTILE) && !read.body.contains("<script>alert"));
        assert!(stage.mail("kees@klanten.example", "Er is besloten").await.contains(HOSTILE));
        assert_eq!(bo.post(&stage.path("dissent"), &[("text", "Toch niet")]).await.status, StatusCode::CONFLICT);
        assert!(!bo.get(&stage.proposal).await.attributes("main nav a", "href").contains(&stage.path("dissent")));
    }

    async fn an_appeal_goes_to_the_conscience_and_nobody_else_learns_whose_it_is(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        stage.days(30).await;
        assert_eq!(stage.kees.get(&stage.path("appeal")).await.status, StatusCode::NOT_FOUND);
        stage.decide("drop").await;
        let kees = &stage.kees;
        let page = kees.get(&stage.proposal).await;
        assert!(page.attributes("main a", "href").contains(&stage.path("appeal")));
        assert!(!stage.jan.get(&stage.proposal).await.body.contains("/appeal"));
        assert_eq!(stage.jan.get(&stage.path("appeal")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(stage.jan.post(&stage.path("appeal"), &[("text", "Ik ook")]).await.status, StatusCode::FORBIDDEN);
        let ask = kees.get(&stage.path("appeal")).await;
        assert!(ask.text("main").contains("Als er geld komt."));
        assert_eq!(kees.post(&stage.path("appeal"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let made = kees.post_and_follow(&stage.path("appeal"), &[("text", HOSTILE)]).await;
        assert!(made.text(".said").contains(HOSTILE) && !made.body.contains("<script>alert"));
        assert_eq!(kees.post(&stage.path("appeal"), &[("text", HOSTILE)]).await.status, StatusCode::SEE_OTHER);
        let other = kees.post(&stage.path("appeal"), &[("text", "Nog een")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        assert!(other.all("blockquote, textarea").contains(&"Nog een".to_owned()));
        assert!(kees.get("/").await.text("#became").contains("uiterlijk 15 aprilUw beroep"), "{}", kees.get("/").await.text("#became"));

        // The conscience gets a mail, without a word of the appeal in it.
        let told = stage.mail("bo@dewaag.example", "Een klant gaat in beroep").await;
        assert!(!told.contains("lift") && !told.contains("Kees"));
        let bench = stage.bo.get("/conscience/workbench").await;
        assert!(bench.all("main h2").contains(&"Klanten die in beroep gaan (1)".to_owned()));
        let path = bench.attributes("main .items a", "href").into_iter().find(|path| path.starts_with("/conscience/appeals/")).unwrap();
        let read = stage.bo.get(&path).await;
        assert!(read.text(".said").contains(HOSTILE) && read.text(".said").contains("Kees"));
        assert_eq!(stage.bo.post(&path, &[("words", "Ja")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (browser, who) in [(&stage.panel.olga, "olga"), (kees, "kees")] {
            assert_eq!(browser.get(&path).await.status, StatusCode::FORBIDDEN, "{who}");
        }
        let words = format!("Kijk nog eens & denk aan {HOSTILE}");
        let form = [("ruling", "upheld"), ("words", words.as_str())];
        assert_eq!(stage.bo.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(stage.bo.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        let other = stage.bo.post(&path, &[("ruling", "explained"), ("words", "Toch niet")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        assert!(other.all("blockquote").contains(&"Toch niet".to_owned()));
        assert!(stage.bo.get(&path).await.text("main").contains(&words));

        assert!(stage.mail("kees@klanten.example", "Antwoord op uw beroep").await.contains(&words));
        assert!(kees.get("/").await.text("#became").contains("Het klantgeweten heeft geantwoord."));
        assert!(kees.get(&stage.path("appeal")).await.text("main").contains("geeft u gelijk"));
        let owner = stage.mail("olga@dewaag.example", "Kijk opnieuw naar uw besluit").await;
        let log = stage.panel.app.signed_in("ada@dewaag.example").await.get("/audit").await.text("tbody");
        let page = stage.panel.olga.get(&stage.proposal).await.text("main");
        assert!(page.contains(&words) && log.contains("beantwoordde een beroep"));
        for text in [&owner, &page] {
            assert!(!text.contains("Kees") && text.contains("Een klant ging in beroep"), "{text}");
        }
        assert!(!log.contains("Kees"));
    }

    async fn after_thirty_days_a_no_stands(engine: Engine) {
        let mut stage = Stage::set(engine).await;
        stage.days(30).await;
        stage.decide("drop").await;
        stage.days(31).await;
        assert!(!stage.kees.get(&stage.proposal).await.body.contains("/appeal"));
        let late = stage.kees.post(&stage.path("appeal"), &[("text", "Te laat")]).await;
        assert_eq!((late.status, late.text("blockquote").as_str()), (StatusCode::CONFLICT, "Te laat"));
        let late = stage.bo.post(&stage.path("dissent"), &[("text", "Ook te laat")]).await;
        assert_eq!((late.status, late.text("blockquote").as_str()), (StatusCode::CONFLICT, "Ook te laat"));
    }

    async fn what_is_insufficient_is_told_to_the_owner_who_improves_it(engine: Engine) {
        let stage = Stage::set(engine).await;
        let (bo, olga) = (&stage.bo, &stage.panel.olga);
        let bench = bo.get("/conscience/workbench").await;
        assert!(bench.attributes("main .items a", "href").contains(&stage.path("meaning")));
        let page = bo.get(&stage.path("meaning")).await;
        let read = page.attributes("[name=read]", "value").remove(0);
        let empty = bo.post(&stage.path("meaning"), &[("verdict", "insufficient"), ("read", &read)]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [("verdict", "insufficient"), ("sentence", HOSTILE), ("read", &read)];
        assert_eq!(bo.post(&stage.path("meaning"), &form).await.status, StatusCode::SEE_OTHER);
        let mail = stage.mail("olga@dewaag.example", "Wat betekent dit voor de klant?").await;
        assert!(mail.contains(HOSTILE) && mail.contains(&stage.path("meaning/improve")));
        let page = olga.get(&stage.proposal).await;
        assert!(page.text(".warning").contains(HOSTILE) && !page.body.contains("<script>alert"));
        // Customers read the proposal, but not what staff say about it.
        assert!(!stage.kees.get(&stage.proposal).await.body.contains("de 'lift'"));
        let form = olga.get(&stage.path("meaning/improve")).await;
        assert_eq!(form.text("[name=impact_statement]"), "U bent vijf minuten sneller thuis.");
        assert_eq!(olga.post(&stage.path("meaning/improve"), &[("impact_statement", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        olga.post_and_follow(&stage.path("meaning/improve"), &[("impact_statement", "U wacht niet meer.")]).await;
        assert!(stage.kees.get(&stage.proposal).await.text("main").contains("U wacht niet meer."));
        let log = stage.panel.app.signed_in("ada@dewaag.example").await.get("/audit").await;
        assert!(log.text("tbody").contains("U bent vijf minuten sneller thuis."));
        // It waits to be judged again, and the text that was read before can't be judged any more.
        assert!(bo.get("/conscience/workbench").await.attributes("main .items a", "href").contains(&stage.path("meaning")));
        let old = bo.post(&stage.path("meaning"), &[("verdict", "sufficient"), ("read", &read)]).await;
        assert_eq!(old.status, StatusCode::CONFLICT);
        let again = olga.post(&stage.path("meaning/improve"), &[("impact_statement", "Nog eens")]).await;
        assert_eq!((again.status, again.text("blockquote").as_str()), (StatusCode::CONFLICT, "Nog eens"));
    }

    async fn a_draft_shows_its_judgement_where_it_is_written(engine: Engine) {
        let stage = Stage::set(engine).await;
        let draft = stage.panel.draft().await;
        let form = [("verdict", "insufficient"), ("sentence", "Wat kost het?"), ("read", "U bent vijf minuten sneller thuis.")];
        assert_eq!(stage.bo.post(&format!("{draft}/meaning"), &form).await.status, StatusCode::SEE_OTHER);
        let step = stage.panel.olga.get(&format!("{draft}/edit/meaning")).await;
        assert!(step.text(".warning").contains("Wat kost het?"), "{}", step.body);
        let mail = stage.mail("olga@dewaag.example", "Wat betekent dit voor de klant?").await;
        assert!(mail.contains(&format!("{draft}/edit/meaning")));
        // The opening does not wait for it.
        let opened = stage.panel.olga.post(&format!("{draft}/preview"), &[]).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
    }

    async fn what_is_not_there_is_not_found(engine: Engine) {
        let stage = Stage::set(engine).await;
        for page in ["challenge", "dissent", "meaning"] {
            assert_eq!(stage.bo.get(&format!("/proposals/999/{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        for page in ["challenge/reply", "meaning/improve"] {
            assert_eq!(stage.panel.olga.get(&format!("/proposals/999/{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        assert_eq!(stage.panel.olga.get(&stage.path("challenge/reply")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(stage.bo.get("/conscience/appeals/999").await.status, StatusCode::NOT_FOUND);
        assert_eq!(stage.kees.get("/proposals/999/appeal").await.status, StatusCode::NOT_FOUND);
        stage.panel.app.staff("piet@dewaag.example", Role::ProjectOwner).await;
        let piet = stage.panel.app.signed_in("piet@dewaag.example").await;
        stage.bo.post_and_follow(&stage.path("challenge"), &[("text", "Nee")]).await;
        for page in ["challenge/reply", "meaning/improve"] {
            assert_eq!(piet.post(&stage.path(page), &[("reply", "Ik"), ("impact_statement", "Ik")]).await.status, StatusCode::FORBIDDEN, "{page}");
        }
    }

    async fn somebody_from_sales_needs_a_reason_that_customers_read(engine: Engine) {
        let app = TestApp::empty(engine).await;
        let browser = app.browser();
        let (_, key) = app.set_up_form().await.pop().unwrap();
        let mut form: Vec<_> = SET_UP.into_iter().filter(|(name, _)| *name != "in_sales").collect();
        form.push(("key", key.as_str()));
        let unsaid = browser.post("/set-up", &form).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsaid.text("[role=alert]").contains("Werkt deze persoon in verkoop of marketing?"));
        form.push(("in_sales", "yes"));
        assert_eq!(browser.post("/set-up", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        form.push(("sales_reason", HOSTILE));
        assert_eq!(browser.post("/set-up", &form).await.status, StatusCode::SEE_OTHER);
        let (anna, _) = app.member("anna@klant.example").await;
        let customer = app.signed_in_with_code("anna@klant.example", anna).await;
        let read = customer.get("/conscience").await;
        assert!(read.text(".inset").contains(HOSTILE) && !read.body.contains("<script>alert"));

        let admin = app.signed_in("ada@dewaag.example").await;
        let from = admin.get("/conscience/hand-over").await.attributes("[name=from]", "value").remove(0);
        let hand_over = |in_sales: &'static str, reason: &'static str| {
            [("from", from.clone()), ("name", "Cor".to_owned()), ("email", "cor@dewaag.example".to_owned()),
             ("mandate", "Waakt.".to_owned()), ("in_sales", in_sales.to_owned()), ("sales_reason", reason.to_owned())]
        };
        for (in_sales, reason) in [("", "Daarom"), ("yes", " ")] {
            let typed = hand_over(in_sales, reason);
            let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let wrong = admin.post("/conscience/hand-over", &typed).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(wrong.text("[name=sales_reason]"), reason.trim());
        }
        let typed = hand_over("no", "");
        let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        admin.post_and_follow("/conscience/hand-over", &typed).await;
        // The earlier mandate is shown with its days and its reason.
        let read = customer.get("/conscience").await;
        assert_eq!(read.text("main h2"), "Cor");
        assert!(read.text("main li").starts_with("Bo, 2 maart 2026 tot 2 maart 2026"), "{}", read.text("main li"));
        assert!(read.text("main li .inset").contains(HOSTILE));
    }
}
