//! Writing, answering, the writer's verdict, and who may read which contributions.

use crate::support::{Browser, PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, passwords::Password},
    rounds::contributions::testing::{self, OpenRound, Someone},
};

/// A portal with a round, its owner Olga, the conscience Bo, and members who were asked.
pub struct Stage {
    pub app: TestApp,
    pub round: OpenRound,
    pub owner: Browser,
    pub members: Vec<(Someone, Browser)>,
}

impl Stage {
    pub async fn set(engine: Engine, names: &[&str]) -> Self {
        let app = TestApp::set_up(engine).await;
        let olga = app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let hash = app
            .portal
            .passwords
            .hash(Password::parse(PASSWORD).unwrap())
            .await
            .unwrap();
        let mut people = Vec::new();
        for name in names {
            people.push(testing::member(&app.portal, name, &hash).await.unwrap());
        }
        let asked: Vec<_> = people.iter().collect();
        let round = testing::round(&app.portal, "Nieuwe stoepen", olga, &asked)
            .await
            .unwrap();
        let mut members = Vec::new();
        for someone in people {
            let browser = app.signed_in(&address(&someone)).await;
            members.push((someone, browser));
        }
        let owner = app.signed_in("olga@dewaag.example").await;
        Self {
            app,
            round,
            owner,
            members,
        }
    }

    pub fn member(&self, place: usize) -> &Browser {
        &self.members[place].1
    }

    /// Writes a contribution and finds its page.
    pub async fn write(&self, place: usize, kind: &str, text: &str, shown_as: &str) -> String {
        let form = [("kind", kind), ("text", text), ("shown_as", shown_as)];
        let path = format!("/proposals/{}/contributions", self.round.proposal);
        let answer = self.member(place).post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let mine = self.member(place).get("/mine").await;
        mine.attributes(".items > li > a", "href").remove(0)
    }
}

fn address(someone: &Someone) -> String {
    let name = &someone.actor.person().unwrap().name;
    format!("{}@klanten.example", name.to_lowercase().replace(' ', "."))
}

pub fn id_of(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

impl Stage {
    /// Bo, who got the mandate at the set-up and needs a password to sign in with.
    pub async fn conscience(&self) -> Browser {
        let portal = &self.app.portal;
        let hash = portal
            .passwords
            .hash(Password::parse(PASSWORD).unwrap())
            .await
            .unwrap();
        testing::password(portal, "bo@dewaag.example", &hash)
            .await
            .unwrap();
        self.app.signed_in("bo@dewaag.example").await
    }

    /// Answers as Olga the contribution on this page of a writer.
    async fn answer(&self, path: &str, text: &str) {
        let id = id_of(path);
        let item = self.owner.get(&format!("/inbox/{id}")).await;
        let read_at = item
            .attributes("#answer-form [name=read_at]", "value")
            .remove(0);
        let form = [
            ("c", id.as_str()),
            ("text", text),
            ("read_at", &read_at),
            ("verb", "publish"),
        ];
        let answer = self.owner.post("/inbox/answer", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

on_both_engines! {
    async fn a_question_is_answered_and_the_writer_says_yes(engine: Engine) {
        let stage = Stage::set(engine, &["Truus de Vries"]).await;
        let path = stage.write(0, "question", "Wanneer begint het?\n\nEn <b>hoe</b> lang?", "name").await;

        let trace = stage.member(0).get(&path).await;
        assert_eq!(trace.text("h1"), "Uw vraag wacht op antwoord");
        assert_eq!(trace.text(".said.answer blockquote"), "olga antwoordt u uiterlijk maandag 16 maart 2026.");

        let inbox = stage.owner.get("/inbox").await;
        assert_eq!(inbox.all(".rows > li > a"), ["Wanneer begint het?…"]);
        assert!(inbox.text(".rows > li").contains("Truus de Vries"));
        stage.answer(&path, "Op 1 april.").await;
        assert!(stage.owner.get("/inbox").await.all(".rows > li").is_empty());

        stage.app.run_jobs().await;
        let mail = stage.app.mail_to("truus.de.vries@klanten.example");
        assert!(mail.text.contains("Op 1 april.") && mail.text.contains("olga"));
        assert_eq!(mail.link("/contributions"), path);

        let trace = stage.member(0).get(&path).await;
        assert_eq!(trace.text(".said.answer blockquote"), "Op 1 april.");
        assert_eq!(trace.text(".said.answer figcaption"), "olga, 2 maart 2026");
        let after = stage.member(0).post_and_follow(&format!("{path}/verdict"), &[("verdict", "yes")]).await;
        assert!(after.all("#judge").is_empty() && after.body.contains("Ja, mijn vraag is beantwoord."));
        assert!(stage.member(0).get("/mine").await.text(".items").contains("Op 1 april."));
    }

    async fn the_inbox_is_worked_through_by_queue_and_searched(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak"]).await;
        let one = id_of(&stage.write(0, "question", "Hoe laat komt de BÚS?", "name").await);
        let two = id_of(&stage.write(1, "idea", "Een bankje erbij", "segment").await);
        let three = id_of(&stage.write(0, "concern", "Ik struikel", "name").await);
        let owner = &stage.owner;
        let found = async |path: &str| owner.get(path).await.all(".rows > li > a");

        // Words are found however they are written, names only where they are shown.
        assert_eq!(found("/inbox?q=bus").await, ["Hoe laat komt de BÚS?"]);
        assert_eq!(found("/inbox?q=TRUUS").await, ["Hoe laat komt de BÚS?", "Ik struikel"]);
        assert!(found("/inbox?q=sjaak").await.is_empty());
        let both = owner.get("/inbox/answer?q=truus&all=1").await;
        assert_eq!(both.attributes("#answer-form [name=c]", "value"), [one.as_str(), &three]);

        // The rail counts, and after an answer comes the next one of the same list.
        let inbox = owner.get("/inbox").await;
        assert_eq!(inbox.all(".rail-menu .count.you"), ["3"]);
        assert!(found("/inbox?queue=late").await.is_empty() && found("/inbox?queue=today").await.is_empty());
        let item = owner.get(&format!("/inbox/{one}")).await;
        assert_eq!(item.attributes("#answer-form [name=next]", "value"), [format!("/inbox/{two}")]);
        let item = owner.get(&format!("/inbox/{three}?kind=concern")).await;
        assert_eq!(item.attributes("#answer-form [name=next]", "value"), ["/inbox?kind=concern"]);

        // What somebody found no answer has a queue of its own.
        assert!(found("/inbox?queue=refused").await.is_empty());
        stage.answer(&format!("/contributions/{three}"), "Let op uw voeten.").await;
        assert_eq!(found("/inbox?queue=answered").await, ["Ik struikel"]);
        let no = [("verdict", "no"), ("reason", "Dat vroeg ik niet")];
        stage.member(0).post(&format!("/contributions/{three}/verdict"), &no).await;
        assert_eq!(found("/inbox?queue=refused").await, ["Ik struikel"]);

        stage.app.portal.clock.set(stage.round.due_at.plus_minutes(-1));
        let owner = stage.app.signed_in("olga@dewaag.example").await;
        let today = owner.get("/inbox?queue=today").await;
        assert!(today.all(".rows > li > a").len() >= 2);
        assert_eq!(today.all("h2.group"), ["Vandaag"]);
        stage.app.portal.clock.set(stage.round.due_at.plus_days(1));
        let owner = stage.app.signed_in("olga@dewaag.example").await;
        assert_eq!(owner.get("/inbox?queue=late").await.all("h2.group"), ["Te laat"]);
    }
}

on_sqlite! {
    async fn hidden_names_stay_hidden_on_every_page_and_in_every_mail(engine: Engine) {
        let names = ["Truus de Vries", "Sjaak Stil", "Karel Kluis", "Anna", "Bea", "Cor"];
        let stage = Stage::set(engine, &names).await;
        let named = stage.write(0, "question", "Met mijn naam erbij", "name").await;
        let quiet = stage.write(1, "concern", "Zonder mijn naam", "segment").await;
        let kept = stage.write(2, "experience", "Dit is vertrouwelijk", "conscience").await;
        for (someone, _) in &stage.members[..4] {
            testing::vote(&stage.app.portal, &stage.round, someone).await.unwrap();
        }
        let proposal = format!("/proposals/{}", stage.round.proposal);
        let all = format!("{proposal}/contributions");

        // Another member sees after voting: the name, the segment, and not the kept one.
        let results = format!("{proposal}/results");
        for page in [stage.member(3).get(&results).await, stage.member(3).get(&all).await] {
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
            assert!(page.body.contains("Truus de Vries") && page.body.contains("Met mijn naam erbij"));
            assert!(page.body.contains("Zonder mijn naam") && page.body.contains("Huurders van Nieuwe stoepen"));
            assert!(!page.body.contains("Sjaak") && !page.body.contains("vertrouwelijk"));
        }
        // Before voting they see nothing of others.
        let before = stage.member(4).get(&proposal).await;
        assert!(!before.body.contains("Met mijn naam erbij") && !before.body.contains("Zonder mijn naam"));

        // The owner sees neither the quiet name nor the kept text, whatever the filter or the address.
        let kept_id = id_of(&kept);
        let quiet_item = format!("/inbox/{}", id_of(&quiet));
        for path in ["/inbox", "/inbox?whose=all", "/inbox?whose=all&kind=experience", quiet_item.as_str(), &proposal, &all, "/inbox/held"] {
            let page = stage.owner.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.body.contains("Sjaak") && !page.body.contains("vertrouwelijk") && !page.body.contains("Karel"), "{path}");
        }
        assert_eq!(stage.owner.get(&format!("/inbox/{kept_id}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(stage.owner.get(&format!("/inbox/answer?c={kept_id}")).await.status, StatusCode::NOT_FOUND);
        let form = [("c", kept_id.as_str()), ("text", "Ik weet het"), ("read_at", "9999999999999999"), ("verb", "publish")];
        assert_eq!(stage.owner.post("/inbox/answer", &form).await.status, StatusCode::NOT_FOUND);

        // The conscience reads it with the name, and answers.
        stage.app.portal.clock.set(stage.round.closes_at.plus_days(-1));
        let bo = stage.conscience().await;
        let item = bo.get(&format!("/inbox/{kept_id}")).await;
        assert!(item.body.contains("Karel Kluis") && item.body.contains("Dit is vertrouwelijk"));
        assert_eq!(bo.get("/inbox").await.all(".rows > li > a"), ["Dit is vertrouwelijk"]);
        let form = [("c", kept_id.as_str()), ("text", "Ik zoek het uit."), ("read_at", "9999999999999999"), ("verb", "publish")];
        assert_eq!(bo.post("/inbox/answer", &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(bo.get(&format!("/inbox/{}", id_of(&named))).await.status, StatusCode::OK);
        let form = [("c", id_of(&named)), ("text", "Niet van mij".to_owned()), ("read_at", "9999999999999999".to_owned())];
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(bo.post("/inbox/answer", &form).await.status, StatusCode::FORBIDDEN);

        // The writers get their mails, and nobody else reads about the answer.
        stage.answer(&quiet, "Wij letten erop.").await;
        stage.app.run_jobs().await;
        for mail in stage.app.mails() {
            let to_karel = mail.to_email.starts_with("karel");
            assert!(to_karel || !(mail.text.contains("vertrouwelijk") || mail.html.contains("Ik zoek het uit")));
            assert!(mail.to_email.starts_with("sjaak") || !mail.text.contains("Sjaak"));
        }
    }

    async fn a_segment_of_four_is_not_named(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak", "Karel", "Anna"]).await;
        stage.write(1, "idea", "Een bankje erbij", "segment").await;
        testing::vote(&stage.app.portal, &stage.round, &stage.members[0].0).await.unwrap();
        let page = stage.member(0).get(&format!("/proposals/{}/contributions", stage.round.proposal)).await;
        assert!(page.body.contains("Een bankje erbij") && page.body.contains("iemand uit het panel"));
        assert!(!page.body.contains("Sjaak") && !page.body.contains("Huurders van"));
        let inbox = stage.owner.get("/inbox").await;
        assert!(inbox.body.contains("iemand uit het panel") && !inbox.body.contains("Huurders van"));
    }

    async fn a_no_reopens_once_with_a_reason_and_the_second_is_for_the_conscience(engine: Engine) {
        let stage = Stage::set(engine, &["Truus"]).await;
        let path = stage.write(0, "concern", "Ik struikel", "name").await;
        let verdict = format!("{path}/verdict");
        let truus = stage.member(0);
        stage.answer(&path, "Let op uw voeten.").await;
        let invalid = truus.post(&verdict, &[("verdict", "no"), ("reason", " ")]).await;
        assert_eq!(invalid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(invalid.text("#reason-problem"), "Vul dit in.");
        assert_eq!(invalid.attributes("button[name=verdict]", "value"), ["no", "partly"]);

        let no = [("verdict", "no"), ("reason", "Dat vroeg ik <script>niet</script>")];
        let again = truus.post_and_follow(&verdict, &no).await;
        assert!(again.text("h1") == "Uw zorg wacht op een nieuw antwoord");
        assert!(again.body.contains("&lt;script&gt;niet") && !again.body.contains("<script>niet"));
        // The same form again changes nothing; another verdict has nothing to judge.
        assert_eq!(truus.post(&verdict, &no).await.status, StatusCode::SEE_OTHER);
        let other = truus.post(&verdict, &[("verdict", "yes")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        stage.app.run_jobs().await;
        assert_eq!(stage.app.mail_to("olga@dewaag.example").link("/inbox"), format!("/inbox/{}", id_of(&path)));
        assert!(stage.owner.get(&format!("/inbox/{}", id_of(&path))).await.body.contains("Dat vroeg ik"));

        stage.answer(&path, "We leggen het vlak.").await;
        let last = truus.post_and_follow(&verdict, &[("verdict", "no"), ("reason", "Wanneer dan?")]).await;
        assert!(last.body.contains("Het klantgeweten ziet dat"));
        assert_eq!(last.all(".said.answer blockquote"), ["Let op uw voeten.", "We leggen het vlak."]);
        let third = truus.post(&verdict, &[("verdict", "no"), ("reason", "Nog steeds")]).await;
        assert_eq!(third.status, StatusCode::CONFLICT);
        let bo = stage.conscience().await;
        assert_eq!(bo.get("/inbox?state=disputed&whose=all").await.all(".rows > li > a"), ["Ik struikel"]);
        // Whoever waits sees by when the conscience looks at it, and then when they did.
        assert!(last.text("main").contains("Het klantgeweten kijkt"), "{}", last.text("main"));
        let item = bo.get(&format!("/inbox/{}", id_of(&path))).await;
        assert!(item.text("main").contains("Ik heb hiernaar gekeken"), "{}", item.text("main"));
        let looked = bo.post(&format!("/debts/{}/acknowledge", id_of(&path)), &[]).await;
        assert_eq!(looked.status, StatusCode::SEE_OTHER, "{}", looked.body);
        assert!(truus.get(&path).await.text("main").contains("Het klantgeweten heeft hiernaar gekeken op"));
    }

    async fn what_cannot_be_taken_comes_back_as_it_was_typed(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak"]).await;
        let path = format!("/proposals/{}/contributions", stage.round.proposal);
        let hostile = "</textarea><script>alert(\"x\")</script>'&";
        let answer = stage.member(0).post(&path, &[("kind", "idea"), ("text", hostile)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.text("textarea#text"), hostile);
        assert_eq!(answer.attributes("input[name=kind][checked]", "value"), ["idea"]);
        assert_eq!(answer.attributes(".summary a[href='#shown_as']", "href").len(), 1);
        let long = "x".repeat(2001);
        let answer = stage.member(0).post(&path, &[("kind", "idea"), ("text", &long), ("shown_as", "name")]).await;
        assert_eq!(answer.text("#text-problem"), "Dit mag hooguit 2000 tekens lang zijn.");

        let written = stage.write(0, "idea", hostile, "name").await;
        testing::vote(&stage.app.portal, &stage.round, &stage.members[1].0).await.unwrap();
        let id = id_of(&written);
        stage.answer(&written, hostile).await;
        let pages = [
            stage.member(0).get(&written).await,
            stage.member(0).get("/mine").await,
            stage.member(1).get(&path).await,
            stage.owner.get(&format!("/inbox/{id}")).await,
            stage.owner.get("/inbox?state=answered").await,
            stage.owner.get(&format!("/inbox/answer?c={id}")).await,
        ];
        for page in pages {
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("&lt;script&gt;alert") && !page.body.contains("<script>alert"));
        }
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to("truus@klanten.example");
        assert!(mail.text.contains(hostile) && !mail.html.contains("<script>"));
    }

    async fn nobody_gets_at_what_is_not_theirs(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak"]).await;
        let path = stage.write(0, "idea", "Van mij", "name").await;
        stage.answer(&path, "Dank.").await;
        let other = stage.member(1);
        for page in [path.clone(), format!("{path}/edit")] {
            assert_eq!(other.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
            assert_eq!(stage.owner.get(&page).await.status, StatusCode::FORBIDDEN, "{page}");
        }
        let forms: [(&str, &[(&str, &str)]); 4] = [
            ("edit", &[("kind", "idea"), ("text", "Van jou")]),
            ("withdraw", &[]),
            ("attribution", &[("shown_as", "conscience")]),
            ("verdict", &[("verdict", "yes")]),
        ];
        for (verb, form) in forms {
            let address = format!("{path}/{verb}");
            assert_eq!(other.post(&address, form).await.status, StatusCode::NOT_FOUND, "{verb}");
        }
        for page in ["/inbox", "/inbox/held", "/inbox/answer?c=1", "/inbox/1"] {
            assert_eq!(other.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
        }
        // Neither an administrator nor the board reads the inbox.
        stage.app.staff("bea@dewaag.example", Role::BoardMember).await;
        for email in ["ada@dewaag.example", "bea@dewaag.example"] {
            let browser = stage.app.signed_in(email).await;
            assert_eq!(browser.get("/inbox").await.status, StatusCode::FORBIDDEN, "{email}");
        }
        // Another owner can read it but not answer it.
        stage.app.staff("otto@dewaag.example", Role::ProjectOwner).await;
        let otto = stage.app.signed_in("otto@dewaag.example").await;
        assert!(otto.get("/inbox").await.all(".rows > li").is_empty());
        // A member who was not asked finds no proposal.
        let hash = stage.app.portal.passwords.hash(Password::parse(PASSWORD).unwrap()).await.unwrap();
        testing::member(&stage.app.portal, "Vreemd", &hash).await.unwrap();
        let stranger = stage.app.signed_in("vreemd@klanten.example").await;
        let all = format!("/proposals/{}/contributions", stage.round.proposal);
        assert_eq!(stranger.get(&all).await.status, StatusCode::NOT_FOUND);
        let form = [("kind", "idea"), ("text", "Ook ik"), ("shown_as", "name")];
        assert_eq!(stranger.post(&all, &form).await.status, StatusCode::NOT_FOUND);
    }

    async fn several_are_answered_together_and_held_answers_are_published_together(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak"]).await;
        let first = id_of(&stage.write(0, "question", "Een", "name").await);
        let second = id_of(&stage.write(0, "idea", "Twee", "name").await);
        let third = id_of(&stage.write(1, "idea", "Drie", "segment").await);
        let address = format!("/inbox/answer?c={first}&c={second}&next=%2Finbox");
        let page = stage.owner.get(&address).await;
        assert_eq!(page.text("h1"), "2 reacties samen beantwoorden");
        assert_eq!(page.attributes("#answer-form [name=c]", "value"), [first.clone(), second.clone()]);
        let read_at = page.attributes("#answer-form [name=read_at]", "value").remove(0);
        let form = [("c", first.as_str()), ("c", &second), ("text", "Samen"), ("read_at", &read_at), ("verb", "hold")];
        assert_eq!(stage.owner.post("/inbox/answer", &form).await.status, StatusCode::SEE_OTHER);
        let form = [("c", third.as_str()), ("text", "Apart"), ("read_at", &read_at), ("verb", "hold")];
        assert_eq!(stage.owner.post("/inbox/answer", &form).await.status, StatusCode::SEE_OTHER);
        stage.app.run_jobs().await;
        let before = stage.app.mails().len();
        assert_eq!(stage.owner.get("/inbox").await.all(".rows > li > a").len(), 3, "nothing is answered yet");
        assert!(!stage.member(0).get("/mine").await.body.contains("Samen"), "held is not read by anybody");

        let held = stage.owner.get("/inbox/held").await;
        let ids = held.attributes("input[name=answer]", "value");
        assert_eq!(ids.len(), 2);
        let form: Vec<_> = ids.iter().map(|id| ("answer", id.as_str())).collect();
        assert_eq!(stage.owner.post("/inbox/held", &form).await.status, StatusCode::SEE_OTHER);
        stage.app.run_jobs().await;
        // Each writer gets one mail, though Truus wrote twice; it quotes both.
        assert_eq!(stage.app.mails().len() - before, 2);
        let mail = stage.app.mail_to("truus@klanten.example");
        for form in [&mail.text, &mail.html] {
            assert!(form.contains("Een") && form.contains("Twee") && !form.contains("Drie"), "{form}");
        }
        assert_eq!(mail.link("/mine"), "/mine");
        assert!(stage.owner.get("/inbox").await.all(".rows > li > a").is_empty());
        assert_eq!(stage.owner.post("/inbox/held", &form).await.status, StatusCode::SEE_OTHER);
        stage.app.run_jobs().await;
        assert_eq!(stage.app.mails().len() - before, 2, "twice is once");
    }

    async fn an_answer_that_comes_too_late_is_told_and_kept(engine: Engine) {
        let stage = Stage::set(engine, &["Truus"]).await;
        let path = stage.write(0, "question", "Een", "name").await;
        let id = id_of(&path);
        let read_at = stage.app.portal.now().0.to_string();
        // The contribution changed after it was read.
        stage.app.portal.clock.set(stage.app.portal.now().plus_minutes(1));
        let edit = [("kind", "question"), ("text", "Iets heel anders")];
        stage.member(0).post_and_follow(&format!("{path}/edit"), &edit).await;
        let form = [("c", id.as_str()), ("text", "Op het eerste"), ("read_at", &read_at), ("verb", "publish")];
        let told = stage.owner.post("/inbox/answer", &form).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        assert_eq!(told.text("textarea#text"), "Op het eerste");
        assert!(told.body.contains("Iets heel anders"));
        let read_at = told.attributes("#answer-form [name=read_at]", "value").remove(0);
        let form = [("c", id.as_str()), ("text", "Op het tweede"), ("read_at", &read_at), ("verb", "publish")];
        assert_eq!(stage.owner.post("/inbox/answer", &form).await.status, StatusCode::SEE_OTHER);
        // The same form again is the same answer; another one comes too late.
        assert_eq!(stage.owner.post("/inbox/answer", &form).await.status, StatusCode::SEE_OTHER);
        let form = [("c", id.as_str()), ("text", "Nog een"), ("read_at", &read_at), ("verb", "publish")];
        let late = stage.owner.post("/inbox/answer", &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_eq!(late.text("textarea#text"), "Nog een");
        assert_eq!(stage.member(0).get(&path).await.all(".said.answer blockquote"), ["Op het tweede"]);
    }

    async fn a_writer_takes_back_and_tightens_and_sees_it_said(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak"]).await;
        let gone = stage.write(0, "idea", "Toch maar niet", "name").await;
        let kept = stage.write(0, "concern", "Liever niet iedereen", "name").await;
        let truus = stage.member(0);
        let page = truus.post_and_follow(&format!("{gone}/withdraw"), &[]).await;
        assert!(page.text("h1") == "U hebt uw idee ingetrokken" && page.body.contains("Toch maar niet"));
        let item = stage.owner.get(&format!("/inbox/{}", id_of(&gone))).await;
        assert!(item.body.contains("De klant heeft dit ingetrokken") && !item.body.contains("Toch maar niet"));

        let attribution = format!("{kept}/attribution");
        assert_eq!(truus.get(&attribution).await.attributes("[name=shown_as]", "value"), ["segment", "conscience"]);
        truus.post_and_follow(&attribution, &[("shown_as", "conscience")]).await;
        let looser = truus.post(&attribution, &[("shown_as", "name")]).await;
        assert_eq!(looser.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(stage.owner.get(&format!("/inbox/{}", id_of(&kept))).await.status, StatusCode::NOT_FOUND);
        assert!(!stage.owner.get("/inbox?whose=all").await.body.contains("Liever niet iedereen"));

        // After closing nothing can be written, changed or withdrawn; tightening still works.
        let late = stage.write(0, "idea", "Op de valreep", "name").await;
        stage.app.portal.clock.set(stage.round.closes_at);
        let truus = &stage.app.signed_in("truus@klanten.example").await;
        let all = format!("/proposals/{}/contributions", stage.round.proposal);
        let form = [("kind", "idea"), ("text", "Te laat"), ("shown_as", "name")];
        assert_eq!(truus.post(&all, &form).await.status, StatusCode::CONFLICT);
        assert_eq!(truus.get(&format!("{late}/edit")).await.status, StatusCode::CONFLICT);
        assert_eq!(truus.post(&format!("{late}/withdraw"), &[]).await.status, StatusCode::CONFLICT);
        truus.post_and_follow(&format!("{late}/attribution"), &[("shown_as", "segment")]).await;
    }

    async fn the_inbox_filters_pages_and_keeps_its_filter(engine: Engine) {
        let stage = Stage::set(engine, &["Truus"]).await;
        for number in 0..30 {
            let kind = if number % 10 == 0 { "idea" } else { "question" };
            stage.write(0, kind, &format!("Nummer {number}"), "name").await;
        }
        let first = stage.owner.get("/inbox").await;
        assert_eq!(first.all(".rows > li > a").len(), 25);
        let next = first.attributes(".pager a[rel=next]", "href").remove(0);
        let second = stage.owner.get(&next).await;
        assert_eq!(second.all(".rows > li > a").len(), 5);
        let mut seen = first.all(".rows > li > a");
        seen.extend(second.all(".rows > li > a"));
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 30, "each one once");

        let ideas = stage.owner.get("/inbox?kind=idea").await;
        assert_eq!(ideas.all(".rows > li > a"), ["Nummer 0", "Nummer 10", "Nummer 20"]);
        let item = ideas.attributes(".rows > li > a", "href").remove(1);
        let chosen = stage.owner.get(&item).await;
        assert_eq!(chosen.all(".rows > li > a[aria-current]"), ["Nummer 10"]);
        assert_eq!(chosen.all(".rows > li > a").len(), 3, "the filter is kept");
        assert_eq!(chosen.attributes("select#kind option[selected]", "value"), ["idea"]);
        assert!(stage.owner.get("/inbox?overdue=1").await.all(".rows > li").is_empty());
        let project = stage.round.project;
        assert_eq!(stage.owner.get(&format!("/inbox?project={project}&kind=idea")).await.all(".rows > li > a").len(), 3);
        assert!(stage.owner.get(&format!("/inbox?project={}", project.0 + 1)).await.all(".rows > li").is_empty());

        stage.app.portal.clock.set(stage.round.due_at.plus_days(2));
        let owner = stage.app.signed_in("olga@dewaag.example").await;
        let late = owner.get("/inbox?overdue=1").await;
        assert_eq!(late.all(".rows > li > a").len(), 25);
        assert!(late.text(".rows .clock.late").contains("2 dagen te laat"));
    }

    async fn a_form_sent_twice_is_one_contribution(engine: Engine) {
        let stage = Stage::set(engine, &["Truus"]).await;
        stage.write(0, "question", "Dubbel", "name").await;
        stage.write(0, "question", " Dubbel ", "name").await;
        assert_eq!(stage.member(0).get("/mine").await.all(".items > li > a"), ["Dubbel"]);
        // When it is sent again to be shown to fewer people, it is shown to fewer.
        let path = stage.write(0, "question", "Dubbel", "conscience").await;
        assert!(stage.owner.get("/inbox").await.all(".rows > li").is_empty());
        assert!(stage.member(0).get(&path).await.text(".said.mine figcaption").contains("alleen voor het klantgeweten"));
    }
}
