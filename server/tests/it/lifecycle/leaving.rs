//! An owner leaves: what they owe goes to somebody else first, and they get no mail about it afterwards.

use crate::support::{Browser, PASSWORD, TestApp, on_both_engines};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::passwords::Password,
    base::{
        db::testing::{Engine, NOON},
        ids::AccountId,
    },
    people::accounts,
    rounds::contributions::testing::{self, OpenRound},
};

const HOSTILE: &str = "<script>\"'& stoepen";

struct Stage {
    app: TestApp,
    ada: Browser,
    olga: AccountId,
    piet: AccountId,
    round: OpenRound,
}

impl Stage {
    /// Olga owns a project in which Truus asked something; Piet owns none.
    async fn set(engine: Engine) -> Self {
        let app = TestApp::set_up(engine).await;
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let piet = app.staff("piet@dewaag.example", Role::ProjectOwner).await;
        let password = Password::parse(PASSWORD).unwrap();
        let hash = app.portal.passwords.hash(password).await.unwrap();
        let truus = testing::member(&app.portal, "Truus", &hash).await.unwrap();
        let round = testing::round(&app.portal, HOSTILE, olga, &[&truus])
            .await
            .unwrap();
        let form = [
            ("kind", "question"),
            ("text", "Wanneer gaat de lift?"),
            ("shown_as", "name"),
        ];
        let browser = app.signed_in("truus@klanten.example").await;
        let path = format!("/proposals/{}/contributions", round.proposal);
        let answer = browser.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        Self {
            ada: app.signed_in("ada@dewaag.example").await,
            app,
            olga,
            piet,
            round,
        }
    }

    fn leave(&self) -> String {
        format!("/staff/{}/leave", self.olga)
    }

    fn form<'a>(&self, to: &'a str) -> [(&'static str, &'a str); 3] {
        [
            ("what", "all"),
            ("to", to),
            ("reason", "Olga gaat <b>weg</b> & wij danken haar."),
        ]
    }
}

on_both_engines! {
    async fn an_owner_who_leaves_hands_on_first(engine: Engine) {
        let stage = Stage::set(engine).await;
        let (app, ada, olga) = (&stage.app, &stage.ada, stage.olga);
        let olgas = app.signed_in("olga@dewaag.example").await;

        // The end is refused with the things that are owed, as names of projects and numbers.
        let refused = ada.post(&format!("/staff/{olga}/end"), &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert_eq!(refused.text(".summary h2"), "Dit is niet gelukt");
        assert_eq!(refused.text("h1"), "Wat olga nog heeft");
        assert_eq!(refused.text("tbody th"), HOSTILE);
        assert_eq!(refused.all("tbody td"), ["1", "1", "0", "0"]);
        assert!(!refused.body.contains("Wanneer gaat de lift?"), "the administrator reads no customer's words");
        assert_eq!(refused.attributes("main form", "action"), [stage.leave()], "there is no button yet");
        // Taking the role away is refused too, with a link to that page and the ticks that were made.
        let refused = ada.post(&format!("/staff/{olga}"), &[("roles", "board_member")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.attributes("main a", "href").contains(&stage.leave()));
        assert_eq!(refused.attributes("input[name=roles][checked]", "value"), ["board_member"]);
        assert_eq!(olgas.get("/inbox").await.status, StatusCode::OK);

        // The error is beside the field, and the typed words are kept.
        let piet = stage.piet.to_string();
        let wrong = ada.post(&stage.leave(), &[("what", "all"), ("to", ""), ("reason", "<i>Weg</i> & zo")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes(".summary a", "href").len(), 1);
        assert_eq!(wrong.text("#to-problem"), "Maak een keuze.");
        assert_eq!(wrong.attributes("#reason", "value"), ["<i>Weg</i> & zo"]);

        let given = ada.post_and_follow(&stage.leave(), &stage.form(&piet)).await;
        assert_eq!(given.text("[role=status]"), "Het is doorgegeven. Beide collega's krijgen een mail.");
        assert_eq!(given.text(".lead"), "Er is niets meer dat een ander moet overnemen.");
        assert_eq!(given.attributes("main form", "action"), [format!("/staff/{olga}/end")]);
        let ended = ada.post_and_follow(&format!("/staff/{olga}/end"), &[]).await;
        assert_eq!(ended.text("[role=status]"), "De toegang is beëindigd.");
        assert_eq!(olgas.get("/inbox").await.status, StatusCode::SEE_OTHER);

        // Both got a mail with the reason; Piet sees what he owes now.
        app.run_jobs().await;
        let received = app.mail_to("piet@dewaag.example");
        assert_eq!(received.subject, "Werk van olga is nu van u");
        for words in ["Olga gaat <b>weg</b> & wij danken haar.", HOSTILE, "1 antwoord waar een klant op wacht"] {
            assert!(received.text.contains(words), "{words} is not in {}", received.text);
        }
        assert!(!received.text.contains("Wanneer gaat de lift?") && !received.html.contains("<b>weg"));
        let told = app.mail_to("olga@dewaag.example");
        assert_eq!(told.subject, "Uw werk gaat naar piet");
        assert!(told.text.contains("Olga gaat <b>weg</b> & wij danken haar."));
        let piets = app.signed_in("piet@dewaag.example").await;
        assert!(piets.get(&received.link("/debts")).await.text("main").contains(HOSTILE));
        assert!(ada.get("/audit").await.body.contains("gaf door wat een medewerker nog had"));
    }

    async fn the_mail_is_in_the_language_of_who_reads_it(engine: Engine) {
        let stage = Stage::set(engine).await;
        let piets = stage.app.signed_in("piet@dewaag.example").await;
        piets.post("/account", &[("name", "piet"), ("language", "en")]).await;
        stage.ada.post_and_follow(&stage.leave(), &stage.form(&stage.piet.to_string())).await;
        stage.app.run_jobs().await;
        assert_eq!(stage.app.mail_to("piet@dewaag.example").subject, "olga's work is now yours");
        assert_eq!(stage.app.mail_to("olga@dewaag.example").subject, "Uw werk gaat naar piet");
    }

    async fn who_has_the_role_no_longer_gets_no_mail_with_titles(engine: Engine) {
        let stage = Stage::set(engine).await;
        let app = &stage.app;
        // An earlier version let owners go with what they owed.
        accounts::testing::without_roles(&app.portal, stage.olga).await.unwrap();
        app.run_jobs().await;
        let before = app.mails().len();
        klankbord_domain::answering::owed_answers::operations::remind(&app.portal, NOON, app.portal.now()).await.unwrap();
        app.portal.clock.set(stage.round.due_at.plus_days(3));
        klankbord_domain::answering::owed_answers::operations::remind(&app.portal, NOON, app.portal.now()).await.unwrap();
        app.run_jobs().await;
        let sent: Vec<_> = app.mails().into_iter().skip(before).filter(|mail| mail.to_email == "olga@dewaag.example").collect();
        assert!(sent.is_empty(), "{}", sent[0].subject);
    }

    async fn the_conscience_hands_on_what_only_a_colleague_can_lead(engine: Engine) {
        let stage = Stage::set(engine).await;
        let ada = &stage.ada;
        let bo = ada.get("/staff").await;
        let at = bo.all("tbody th a").iter().position(|name| name == "Bo").unwrap();
        let bo = bo.attributes("tbody th a", "href")[at].clone();
        let page = ada.get(&format!("{bo}/leave")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text(".inset").contains("Dit is het klantgeweten."));
        assert_eq!(page.attributes("main form", "action"), Vec::<String>::new());
        let refused = ada.post(&format!("{bo}/end"), &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
    }
}
