//! Writing, answering, and what the writer says of it.

use crate::support::{Browser, PASSWORD, TestApp, on_both_engines};
use http::StatusCode;
use klankbord_domain::{
    Role,
    accounts::Password,
    contributions::testing::{self, Round, Someone},
    db::testing::Engine,
};

/// A portal with a round, its owner Olga, the conscience Bo, and members who were asked.
struct Stage {
    app: TestApp,
    round: Round,
    owner: Browser,
    members: Vec<(Someone, Browser)>,
}

impl Stage {
    async fn set(engine: Engine, names: &[&str]) -> Self {
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

    fn member(&self, place: usize) -> &Browser {
        &self.members[place].1
    }

    /// Writes something and finds its page.
    async fn write(&self, place: usize, kind: &str, text: &str, shown_as: &str) -> String {
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

fn id_of(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

impl Stage {
    /// Olga answers what stands on this page of a writer.
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
            ("deed", "publish"),
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
        assert_eq!(trace.text("h1"), "Uw vraag");
        assert!(trace.text("dl.facts").contains("Antwoord uiterlijk 16 maart 2026"));
        assert!(trace.text("dl.facts").contains("olga"));

        let inbox = stage.owner.get("/inbox").await;
        assert_eq!(inbox.all(".items > li > a"), ["Wanneer begint het?…"]);
        assert!(inbox.text(".items > li").contains("Truus de Vries"));
        stage.answer(&path, "Op 1 april.").await;
        assert!(stage.owner.get("/inbox").await.all(".items > li").is_empty());

        stage.app.run_jobs().await;
        let mail = stage.app.mail_to("truus.de.vries@klanten.example");
        assert!(mail.text.contains("Op 1 april.") && mail.text.contains("olga"));
        assert_eq!(mail.link("/contributions"), path);

        let trace = stage.member(0).get(&path).await;
        assert_eq!(trace.text(".said.answer blockquote"), "Op 1 april.");
        assert_eq!(trace.text(".said.answer figcaption"), "Antwoord van olga, 2 maart 2026");
        let after = stage.member(0).post_and_follow(&format!("{path}/verdict"), &[("verdict", "yes")]).await;
        assert!(after.text("dl.facts").contains("Afgerond"));
        assert!(stage.member(0).get("/mine").await.text(".items").contains("Op 1 april."));
    }
}
