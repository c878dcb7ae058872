//! Decisions and answers in the other language: who writes them, who reads and finds them, and what the mails say.

use super::answers;
use crate::{
    rounds::whole_round::Panel,
    support::{Browser, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::base::db::testing::{Engine, force};

const DECISION: [(&str, &str); 5] = [
    ("outcome", "adapt"),
    ("heard", "U zei dat de brug te smal is."),
    ("decided", "Wij maken de brug breder."),
    ("why", "De meesten van u lopen."),
    ("would_change", ""),
];
const ENGLISH: [(&str, &str); 3] = [
    ("heard_1", "You said that the bridge is <i>too narrow</i>."),
    ("decided_1", "We make it broader."),
    ("why_1", "Most of you go on foot."),
];
const TITLE: [(&str, &str); 8] = [
    ("title", "A crossing for cyclists"),
    ("summary", "We want it near the station."),
    ("fixed", "The place is fixed."),
    ("open", "Its width."),
    ("course", "If most people walk."),
    ("meaning", "You are home sooner."),
    ("question_1", "How often do you cross?"),
    ("question_2", "Do you cycle or walk?"),
];
const ONLY_DUTCH: &str = "This text is in Dutch only.";
const IN_ENGLISH: [&str; 1] = ["update accounts set language = 'en' where name = 'Mia'"];

/// A proposal on which Kees and Mia voted, and whose round is over; Mia reads English.
struct Stage {
    panel: Panel,
    proposal: String,
    kees: Browser,
    mia: Browser,
}

impl Stage {
    async fn set(engine: Engine) -> Self {
        let mut panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        force(&panel.app.portal.db, &IN_ENGLISH).await.unwrap();
        let proposal = panel.round().await;
        for name in ["Kees", "Mia"] {
            let path = format!("{proposal}/position");
            let voted = panel.browser(name).await;
            voted.post(&path, &[("position", "for")]).await;
        }
        panel.app.run_jobs().await;
        let portal = &panel.app.portal;
        portal.clock.set(portal.now().plus_days(30));
        panel.olga = panel.app.signed_in("olga@dewaag.example").await;
        Self {
            kees: panel.browser("Kees").await,
            mia: panel.browser("Mia").await,
            panel,
            proposal,
        }
    }

    async fn decide(&self) {
        let path = format!("{}/decide", self.proposal);
        let done = self.panel.olga.post(&path, &DECISION).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }

    fn form(&self) -> String {
        format!("{}/decision/translation", self.proposal)
    }

    /// What a member finds by these words.
    async fn found(&self, words: &str) -> usize {
        let page = format!("/you-said-we-did?search={words}");
        self.kees.get(&page).await.all(".publications > li").len()
    }

    fn mail(&self, who: &str) -> String {
        let mails = self.panel.app.mails().into_iter().rev();
        let mut own = mails.filter(|mail| mail.to_name == who);
        own.next().unwrap().text.clone()
    }
}

on_both_engines! {
    async fn a_decision_is_read_and_found_in_either_language(engine: Engine) {
        let stage = Stage::set(engine).await;
        let olga = &stage.panel.olga;
        assert_eq!(olga.get(&stage.form()).await.status, StatusCode::NOT_FOUND, "there is no decision yet");
        stage.decide().await;
        stage.panel.app.run_jobs().await;
        assert!(stage.mail("Mia").contains("The decision itself is in Dutch only."), "{}", stage.mail("Mia"));
        assert!(!stage.mail("Kees").contains("alleen in het Engels"));
        let read = stage.mia.get(&stage.proposal).await;
        assert_eq!(read.body.matches(ONLY_DUTCH).count(), 1, "one line for the proposal and its decision");
        assert!(read.all("#decision [lang=nl]").contains(&"Wij maken de brug breder.".to_owned()), "{}", read.body);

        let page = olga.get(&stage.proposal).await;
        assert!(page.attributes("#decision a", "href").contains(&stage.form()), "{}", page.body);
        let half = olga.post(&stage.form(), &ENGLISH[..2]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(half.all(".summary a"), ["Waarom? Vul dit in."]);
        assert_eq!(stage.found("broader").await, 0);
        let saved = olga.post_and_follow(&stage.form(), &ENGLISH).await;
        assert_eq!(saved.text(".notice"), "De tekst in het Engels is opgeslagen.");
        let read = stage.mia.get(&stage.proposal).await;
        for (_, words) in ENGLISH {
            assert!(read.text("#decision").contains(words), "{words}: {}", read.body);
        }
        assert!(!read.text("#decision").contains(ONLY_DUTCH) && !read.body.contains("<i>"), "{}", read.body);
        let original = stage.mia.get(&read.attributes("#decision .only-in a", "href")[0]).await;
        assert!(original.all("#decision [lang=nl]").contains(&"Wij maken de brug breder.".to_owned()), "{}", original.body);
        let list = stage.mia.get("/you-said-we-did").await;
        assert!(list.all(".publications dd").contains(&"We make it broader.".to_owned()), "{}", list.body);
        assert!(list.all(".publications dd[lang]").is_empty());

        // It is found by these words as long as they stand, and by those of the original always.
        assert_eq!((stage.found("broad").await, stage.found("breder").await), (1, 1));
        let kees = stage.kees.get("/you-said-we-did?search=broader").await;
        assert!(kees.all(".publications dd").contains(&"Wij maken de brug breder.".to_owned()));
        let mut other = ENGLISH;
        other[1].1 = "We make it wider.";
        olga.post(&stage.form(), &other).await;
        assert_eq!((stage.found("broader").await, stage.found("wider").await), (0, 1));
        let gone = olga.post_and_follow(&stage.form(), &[]).await;
        assert_eq!(gone.text(".notice"), "Er is geen tekst in het Engels meer.");
        assert_eq!((stage.found("wider").await, stage.found("breder").await), (0, 1));
        assert_eq!(stage.mia.get("/you-said-we-did").await.all(".publications dd[lang=nl]").len(), 2);
        for other in [&stage.kees, &stage.mia] {
            assert_eq!(other.get(&stage.form()).await.status, StatusCode::FORBIDDEN);
        }
    }

    async fn a_decision_that_is_taken_in_both_languages_is_mailed_in_both(engine: Engine) {
        let stage = Stage::set(engine).await;
        let olga = &stage.panel.olga;
        let form = format!("{}/decide", stage.proposal);
        assert!(olga.get(&form).await.all("details[open]").is_empty());
        let second = ["second_heard", "second_decided", "second_why"];
        let english = ENGLISH.iter().zip(second).map(|((_, words), name)| (name, *words));
        let whole: Vec<_> = DECISION.into_iter().chain(english).collect();

        // What is half translated, or stands for nothing, is refused beside its field, and nothing is decided.
        let half = olga.post(&form, &whole[..7]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(half.all(".summary a"), ["Waarom? (in het Engels): Vul dit in."]);
        assert_eq!(half.all("details[open] textarea").first().map(String::as_str), Some(ENGLISH[0].1));
        let more: Vec<_> = whole.iter().copied().chain([("second_would_change", "More money.")]).collect();
        let empty = olga.post(&form, &more).await;
        assert_eq!(empty.attributes(".summary a", "href"), ["#would_change"]);
        assert!(empty.body.contains("More money."));

        olga.post_and_follow(&form, &whole).await;
        stage.panel.app.run_jobs().await;
        let mail = stage.mail("Mia");
        assert!(mail.contains(ENGLISH[1].1) && !mail.contains("in Dutch only"), "{mail}");
        assert!(stage.mail("Kees").contains("Wij maken de brug breder."));
        let read = stage.mia.get(&stage.proposal).await;
        assert!(read.text("#decision").contains(ENGLISH[2].1), "{}", read.body);
        // Sent once more it is the same decision.
        assert_eq!(olga.post(&form, &whole).await.status, StatusCode::SEE_OTHER);
    }

    async fn a_decision_is_found_by_the_title_of_its_proposal_in_either_language(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.decide().await;
        let form = format!("{}/translation", stage.proposal);
        stage.panel.olga.post_and_follow(&form, &TITLE).await;
        stage.panel.app.run_jobs().await;
        assert_eq!((stage.found("crossing").await, stage.found("brug").await), (1, 1));
        let list = stage.mia.get("/you-said-we-did").await;
        assert_eq!(list.text(".publications h2 a"), TITLE[0].1);
        assert!(stage.mia.get("/").await.text("#became").contains(TITLE[0].1));
        let portal = &stage.panel.app.portal;
        portal.clock.set(portal.now().plus_seconds(1));
        stage.panel.olga.post_and_follow(&form, &[]).await;
        stage.panel.app.run_jobs().await;
        assert_eq!((stage.found("crossing").await, stage.found("brug").await), (0, 1));
    }

    async fn the_mail_about_a_decision_is_in_the_words_that_its_reader_gets(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.panel.olga.post_and_follow(&format!("{}/translation", stage.proposal), &TITLE).await;
        stage.decide().await;
        stage.panel.olga.post(&stage.form(), &ENGLISH).await;
        stage.panel.app.run_jobs().await;
        let mia = stage.mail("Mia");
        assert!(mia.contains("We make it broader.") && mia.contains(TITLE[0].1) && !mia.contains("Dutch"), "{mia}");
        assert!(stage.mail("Kees").contains("Wij maken de brug breder."));
    }

    async fn an_answer_is_read_in_the_language_of_its_reader(engine: Engine) {
        let stage = answers::Stage::set(engine, &["Kees", "Mia"]).await;
        force(&stage.app.portal.db, &IN_ENGLISH).await.unwrap();
        let asked = stage.write(1, "question", "How broad will it be?", "name").await;
        let hold = |item: &crate::support::Answer| {
            let value = |field: &str| item.attributes(&format!("#answer-form [name={field}]"), "value").remove(0);
            [("c", value("c")), ("read_at", value("read_at"))]
        };
        let path = stage.owner.get("/inbox").await.attributes(".rows > li > a", "href").remove(0);
        let [c, read_at] = hold(&stage.owner.get(&path).await);
        let form = [("c", c.1.as_str()), ("read_at", read_at.1.as_str()), ("text", "Vier meter."), ("verb", "hold")];
        stage.owner.post_and_follow("/inbox/answer", &form).await;

        // Before it is published: the mail is in the words of its reader.
        let held = stage.owner.get("/inbox/held").await;
        let links = held.attributes("#answer a", "href");
        let own = links.into_iter().find(|link| link.ends_with("/translation")).unwrap();
        assert_eq!(stage.member(1).get(&own).await.status, StatusCode::FORBIDDEN);
        let saved = stage.owner.post_and_follow(&own, &[("text", "Four <b>metres</b>.")]).await;
        assert_eq!(saved.text(".notice"), "De tekst in het Engels is opgeslagen.");
        let id = held.attributes("#answer [name=answer]", "value").remove(0);
        stage.owner.post_and_follow("/inbox/held", &[("answer", &id)]).await;
        stage.app.run_jobs().await;
        let mail = stage.app.mails().into_iter().rfind(|mail| mail.to_name == "Mia").unwrap();
        assert!(mail.text.contains("Four <b>metres</b>.") && !mail.html.contains("<b>metres") && !mail.text.contains("in Dutch only"), "{}", mail.text);
        let read = stage.member(1).get(&asked).await;
        assert!(read.text(".talk").contains("Four <b>metres</b>.") && !read.body.contains(ONLY_DUTCH), "{}", read.body);
        assert!(stage.member(1).get("/mine").await.body.contains("Four &lt;b&gt;metres"));
        let original = stage.member(1).get(&read.attributes(".talk .only-in a", "href")[0]).await;
        assert!(original.all(".talk [lang=nl]").contains(&"Vier meter.".to_owned()), "{}", original.body);

        // After it: without one, it is marked.
        assert_eq!(stage.owner.post_and_follow(&own, &[]).await.text(".notice"), "Er is geen tekst in het Engels meer.");
        let read = stage.member(1).get(&asked).await;
        assert_eq!(read.text(".talk .only-in"), ONLY_DUTCH);
        assert!(stage.member(1).get("/mine").await.all("blockquote[lang=nl]").contains(&"Vier meter.".to_owned()));
        let item = stage.owner.get(&path).await;
        assert!(item.attributes(".exchange a", "href").contains(&own), "{}", item.body);
    }
}

on_sqlite! {
    async fn an_answer_that_is_thrown_away_takes_its_second_text_along(engine: Engine) {
        let stage = answers::Stage::set(engine, &["Mia"]).await;
        stage.write(0, "question", "Hoe breed?", "name").await;
        let path = stage.owner.get("/inbox").await.attributes(".rows > li > a", "href").remove(0);
        let item = stage.owner.get(&path).await;
        let value = |field: &str| item.attributes(&format!("#answer-form [name={field}]"), "value").remove(0);
        let (c, read_at) = (value("c"), value("read_at"));
        let form = [("c", c.as_str()), ("read_at", &read_at), ("text", "Vier meter."), ("verb", "hold")];
        stage.owner.post_and_follow("/inbox/answer", &form).await;
        let held = stage.owner.get("/inbox/held").await.attributes("#answer [name=answer]", "value").remove(0);
        stage.owner.post_and_follow(&format!("/answers/{held}/translation"), &[("text", "Four metres.")]).await;
        let gone = stage.owner.post(&format!("/inbox/held/{held}"), &[("verb", "discard"), ("read_at", &read_at)]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
        // The next answer may get the same key.
        stage.owner.post_and_follow("/inbox/answer", &form).await;
        let next = stage.owner.get("/inbox/held").await.attributes("#answer [name=answer]", "value").remove(0);
        let sheet = stage.owner.get(&format!("/answers/{next}/translation")).await;
        assert_eq!((sheet.status, sheet.text("textarea")), (StatusCode::OK, String::new()));
    }
}
