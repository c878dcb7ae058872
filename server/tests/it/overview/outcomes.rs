//! Decisions and commitments, as every customer reads and searches them.

use crate::{
    rounds::whole_round::Panel,
    support::{Browser, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{
    Result, Role,
    answering::publications::{Kind, Publication, PublicationState, index},
    base::db::testing::Engine,
    overview::outcomes::queries::PAGE,
    transaction,
};

const PAGE_OF_ALL: &str = "/you-said-we-did";
const HOSTILE: &str = "<script>alert(1)</script> \"te 'smal' & te steil\"";
const DECISION: [(&str, &str); 5] = [
    ("outcome", "adapt"),
    ("heard", HOSTILE),
    ("decided", "Wij maken de brug breder."),
    ("why", "De meesten van u lopen."),
    ("would_change", ""),
];

/// A panel of three whose round was decided after Kees voted; Ida joined the panel later.
struct Stage {
    panel: Panel,
    proposal: String,
    kees: Browser,
    ida: Browser,
}

impl Stage {
    async fn set(engine: Engine) -> Self {
        let mut panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{proposal}/position"), &[("position", "for")])
            .await;
        let portal = &panel.app.portal;
        portal.clock.set(portal.now().plus_days(30));
        panel.olga = panel.app.signed_in("olga@dewaag.example").await;
        let (account, _) = panel.app.member("ida@klanten.example").await;
        Self {
            kees: panel.browser("Kees").await,
            ida: panel
                .app
                .signed_in_with_code("ida@klanten.example", account)
                .await,
            panel,
            proposal,
        }
    }

    async fn decide(&self) {
        let path = format!("{}/decide", self.proposal);
        let answer = self.panel.olga.post(&path, &DECISION).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    /// Publishes this many more, one after the other.
    async fn tell(&self, numbers: std::ops::Range<i64>) {
        let portal = &self.panel.app.portal;
        let done: Result<()> = transaction!(portal.db, tx => {
            for number in numbers.clone() {
                let publication = Publication {
                    kind: Kind::Decision,
                    subject: 1000 + number,
                    project: None,
                    title: format!("Besluit {number}"),
                    said: "Te smal".to_owned(),
                    done: "Breder".to_owned(),
                    state: PublicationState::Dropped,
                    at: portal.now().plus_minutes(number),
                };
                index::put(tx, &publication, "").await?;
            }
            Ok(())
        });
        done.unwrap();
    }
}

fn found(sought: &str) -> String {
    let query = serde_html_form::to_string([("search", sought)]).unwrap();
    format!("{PAGE_OF_ALL}?{query}")
}

on_both_engines! {
    async fn what_was_decided_is_read_by_every_customer(engine: Engine) {
        let stage = Stage::set(engine).await;
        let empty = stage.kees.get(PAGE_OF_ALL).await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.text(".empty").contains("Er is nog niets besloten"));
        stage.decide().await;
        let page = stage.kees.get(PAGE_OF_ALL).await;
        assert_eq!(page.all(".publications h2"), ["Een brug voor fietsers"]);
        let item = page.text(".publications li");
        for words in [HOSTILE, "Wij maken de brug breder.", "Het gaat door, maar anders", "Nieuwe brug", "1 april 2026"] {
            assert!(item.contains(words), "{words}: {item}");
        }
        assert!(!page.body.contains("<script>alert"));
        assert_eq!(page.attributes(".publications h2 a", "href"), [format!("{}#decision", stage.proposal)]);
        assert_eq!(stage.kees.get(&stage.proposal).await.status, StatusCode::OK);

        // A member who was not asked can read it too, without a link to pages that they may not open.
        let page = stage.ida.get(PAGE_OF_ALL).await;
        assert!(page.text(".publications li").contains("Wij maken de brug breder."));
        assert!(page.all(".publications a").is_empty());
        assert_eq!(stage.ida.get(&stage.proposal).await.status, StatusCode::NOT_FOUND);
        assert!(stage.ida.get("/").await.attributes("main a", "href").contains(&PAGE_OF_ALL.to_owned()));
        assert!(stage.ida.get("/").await.attributes("nav a", "href").contains(&PAGE_OF_ALL.to_owned()));
        assert!(stage.panel.olga.get("/").await.attributes("main a", "href").contains(&PAGE_OF_ALL.to_owned()));
        assert_eq!(stage.panel.app.browser().get(PAGE_OF_ALL).await.status, StatusCode::SEE_OTHER);
    }
}

on_sqlite! {
    async fn it_is_found_by_its_words_and_nothing_typed_does_harm(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.decide().await;
        for sought in ["bruggen", "BRUG fiets", "fietser maak", "smal script", "lopen", "maken de br", "a brug"] {
            let page = stage.ida.get(&found(sought)).await;
            let expected = usize::from(sought != "a brug");
            assert_eq!(page.all(".publications li").len(), expected, "{sought}");
            assert_eq!(page.attributes("[name=search]", "value"), [sought]);
        }
        for sought in ["%", "_", "' or '1'='1", "<script>alert(2)</script>", "\"><b>x", "\0", "\\", "zzzz", &"q".repeat(9000)] {
            let page = stage.ida.get(&found(sought)).await;
            assert_eq!(page.status, StatusCode::OK, "{sought}");
            assert!(page.all(".publications li").is_empty(), "{sought}");
            assert!(page.text(".empty").contains("Probeer minder woorden"), "{sought}");
            assert!(!page.body.contains("<script>alert") && !page.body.contains("<b>x"), "{sought}");
        }
        stage.ida.post("/language", &[("language", "en"), ("next", "/")]).await;
        let page = stage.ida.get(&found("zzzz")).await;
        assert!(page.text(".empty").contains("Nothing found for “zzzz”. Try fewer words"));
        for nonsense in ["?at=x&before=y", "?at=1", "?before=-1&at=99999999999999999999", "?search=brug&at=0&before=0"] {
            assert_eq!(stage.ida.get(&format!("{PAGE_OF_ALL}{nonsense}")).await.status, StatusCode::OK);
        }
    }

    async fn one_goes_through_all_of_them_while_more_come(engine: Engine) {
        let stage = Stage::set(engine).await;
        let pages = 4;
        let all = i64::try_from(PAGE * pages).unwrap();
        stage.tell(0..all).await;
        let mut seen = Vec::new();
        let mut path = found("smalle");
        for page in 0..pages {
            let answer = stage.ida.get(&path).await;
            seen.extend(answer.all(".publications h2"));
            let next = answer.attributes("[rel=next]", "href");
            assert_eq!(next.len(), usize::from(page + 1 < pages));
            assert_eq!(answer.all("[rel=prev]").len(), usize::from(page > 0));
            stage.tell(all..all + 3).await;
            path = next.into_iter().next().unwrap_or_default();
        }
        let mut expected: Vec<_> = (0..all).map(|number| format!("Besluit {number}")).collect();
        expected.reverse();
        assert_eq!(seen, expected);
    }

    async fn the_trace_says_what_happened_and_by_when_the_rest_will(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        let words = [("kind", "question"), ("text", HOSTILE), ("shown_as", "name")];
        kees.post(&format!("{proposal}/contributions"), &words).await;
        let path = kees.get("/").await.attributes("#became a", "href");
        let path = path.iter().find(|path| path.starts_with("/contributions/")).unwrap().clone();
        let page = kees.get(&path).await;
        assert_eq!(page.all("#trace .what"), ["U schreef dit", "Gelezen", "Antwoord", "Besluit over het voorstel"]);
        assert_eq!(page.all("#trace .when"), [
            "2 maart 2026", "nog niet", "uiterlijk 28 maart 2026", "uiterlijk 1 april 2026",
        ]);
        assert_eq!(page.text("#trace h2"), "Nog 26 dagen");
        assert!(page.body.contains("&lt;script&gt;") && !page.body.contains("<script>alert"));
        let mia = panel.browser("Mia").await;
        for browser in [&mia, &panel.olga] {
            assert_ne!(browser.get(&path).await.status, StatusCode::OK);
        }
        assert_eq!(mia.get(&path).await.status, StatusCode::NOT_FOUND);

        // An owner who answered has read it; the decision is late until it is taken.
        let portal = &panel.app.portal;
        portal.clock.set(portal.now().plus_days(31));
        let olga = panel.app.signed_in("olga@dewaag.example").await;
        let kees = panel.browser("Kees").await;
        let late = kees.get(&path).await;
        assert_eq!(late.all("#trace .late .what"), ["Antwoord", "Besluit over het voorstel"]);
        assert_eq!(late.all("#trace .late .when"), ["28 maart 2026, te laat", "1 april 2026, te laat"]);
        assert_eq!(late.text("#trace h2"), "5 dagen te laat");
        let item = olga.get("/inbox").await.attributes(".rows > li > a", "href").remove(0);
        let item = olga.get(&item).await;
        let value = |name: &str| item.attributes(&format!("#answer-form [name={name}]"), "value").remove(0);
        let answer = [("c", value("c")), ("text", "Vier meter.".to_owned()), ("read_at", value("read_at")), ("publication", "publish".to_owned())];
        let answer: Vec<_> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(olga.post("/inbox/answer", &answer).await.status, StatusCode::SEE_OTHER);
        let decided = olga.post(&format!("{proposal}/decide"), &DECISION).await;
        assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.body);
        let page = kees.get(&path).await;
        assert!(page.all(".thread .promised, .thread .late").is_empty());
        assert_eq!(page.all("#trace .what"), [
            "U schreef dit", "Gelezen", "olga antwoordde", "U zegt of uw vraag is beantwoord",
            "Besluit over het voorstel: het gaat door, maar anders",
        ]);
        assert_eq!(page.text("#trace h2"), "Te laat");
        assert!(page.text("#trace > p").contains("olga antwoordde 5 dagen te laat"), "{}", page.body);
        assert_eq!(page.attributes("#trace a", "href"), [format!("{proposal}#decision")]);
        kees.post("/language", &[("language", "en"), ("next", "/")]).await;
        assert_eq!(kees.get(&path).await.all("#trace .what")[2], "olga answered");
    }

    async fn the_report_of_a_project_is_for_staff_and_has_it_all(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        for (text, shown_as) in [(HOSTILE, "name"), ("Dit is geheim", "conscience")] {
            let words = [("kind", "question"), ("text", text), ("shown_as", shown_as)];
            kees.post(&format!("{proposal}/contributions"), &words).await;
        }
        let project = panel.olga.get(&proposal).await.attributes("main nav a", "href");
        let project = project.into_iter().find(|link| link.starts_with("/projects/")).unwrap();
        let path = format!("{project}/report");
        // The report leaves out a draft: it was not put to anybody.
        let draft = panel.olga.post(&format!("{project}/propose/design"), &[("title", "Nog geheim plan"), ("summary", "x")]).await;
        assert_eq!(draft.status, StatusCode::SEE_OTHER, "{}", draft.body);
        assert!(panel.olga.get(&project).await.attributes("main a", "href").contains(&path));
        let report = panel.olga.get(&path).await;
        assert_eq!(report.all("h1"), ["Nieuwe brug"]);
        assert_eq!(report.all("#phase-design .report-round h3"), ["Een brug voor fietsers"]);
        let round = report.text(".report-round");
        for words in ["Gevraagd3 mensen", "Stemden1 persoon", "Inbreng1, waarvan 0 beantwoord", "Besluit beloofd op1 april 2026"] {
            assert!(round.contains(words), "{words}: {round}");
        }
        assert!(!report.body.contains("Nog geheim plan") && !report.body.contains("Dit is geheim"));
        assert!(report.text("#overdue").contains("Er is geen antwoord te laat."));

        let portal = &panel.app.portal;
        portal.clock.set(portal.now().plus_days(30));
        panel.app.staff("tom@dewaag.example", Role::BoardMember).await;
        let tom = panel.app.signed_in("tom@dewaag.example").await;
        let olga = panel.app.signed_in("olga@dewaag.example").await;
        assert_eq!(tom.get(&path).await.all("#overdue tbody tr").len(), 1);
        assert_eq!(tom.get(&path).await.all("#overdue td.number"), ["1"], "not what is for the conscience only");
        tom.post(&format!("{proposal}/waive"), &[("reason", HOSTILE)]).await;
        assert_eq!(olga.post(&format!("{proposal}/decide"), &DECISION).await.status, StatusCode::SEE_OTHER);
        let report = tom.get(&path).await;
        let round = report.text(".report-round");
        for words in [HOSTILE, "Wij maken de brug breder.", "De meesten van u lopen.", "Besloten door olga op 1 april 2026."] {
            assert!(round.contains(words), "{words}: {round}");
        }
        assert!(report.text(".report-round .warning").contains(HOSTILE));
        assert!(!report.body.contains("<script>alert"));

        let kees = panel.browser("Kees").await;
        assert_eq!(kees.get(&path).await.status, StatusCode::FORBIDDEN);
        for nothing in ["/projects/999/report", "/projects/x/report"] {
            assert_ne!(tom.get(nothing).await.status, StatusCode::OK, "{nothing}");
        }
        assert_eq!(tom.get("/projects/999/report").await.status, StatusCode::NOT_FOUND);
    }

    async fn what_was_promised_is_told_as_it_stands(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        let words = [("kind", "question"), ("text", "Komt er een bankje?"), ("shown_as", "name")];
        kees.post(&format!("{proposal}/contributions"), &words).await;
        let mine = kees.get("/mine").await.attributes(".items > li > a", "href").remove(0);
        let id = mine.rsplit('/').next().unwrap();
        let answer = [("c", id), ("text", "Ja."), ("read_at", "9999999999999999"), ("publication", "publish")];
        assert_eq!(panel.olga.post("/inbox/answer", &answer).await.status, StatusCode::SEE_OTHER);
        let item = panel.olga.get(&format!("/inbox/{id}")).await;
        let promise = item.attributes("a", "href").into_iter().find(|link| link.ends_with("/promise")).unwrap();
        let form = [("text", HOSTILE), ("due_on", "2026-03-20")];
        let made = panel.olga.post(&promise, &form).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);

        let page = kees.get(&found("steile")).await;
        let item = page.text(".publications li");
        assert!(item.contains(HOSTILE) && item.contains("Beloofd") && item.contains("20 maart 2026"), "{item}");
        assert!(!page.body.contains("<script>alert"));
        let commitment = page.attributes(".publications a", "href").remove(0);
        assert_eq!(kees.get(&commitment).await.status, StatusCode::OK);
        let page = kees.get(&mine).await;
        assert_eq!(page.all("#trace .what")[5..], [format!("Beloofd: {HOSTILE}"), "Deze afspraak nakomen".to_owned()]);
        assert_eq!(page.all("#trace .when")[5..], ["2 maart 2026", "uiterlijk 20 maart 2026"]);
        let slip = page.text(".promise");
        assert!(slip.contains(HOSTILE) && slip.contains("Beloofd door olga"), "{slip}");

        // A missed day is shown as it is, and so is a late result.
        let portal = &panel.app.portal;
        portal.clock.set(portal.now().plus_days(20));
        let olga = panel.app.signed_in("olga@dewaag.example").await;
        let kees = panel.browser("Kees").await;
        assert!(kees.get(PAGE_OF_ALL).await.text(".publications li").contains("Te laat"));
        assert!(kees.get(&mine).await.all("#trace .late .what")[0] == "Deze afspraak nakomen");
        let done = olga.post(&format!("{commitment}/done"), &[("note", "Het bankje staat er.")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = kees.get(&found("bankjes")).await;
        assert!(page.text(".publications li").contains("Wij dedenHet bankje staat er."), "{}", page.body);
        assert!(page.text(".publications li").contains("22 maart 2026"));
        assert_eq!(kees.get(PAGE_OF_ALL).await.all(".publications li").len(), 1);
        assert!(kees.get(&mine).await.all("#trace .what")[6] == "Volgens ons klaar");
        let project = olga.get(&proposal).await.attributes("main nav a", "href");
        let project = project.into_iter().find(|link| link.starts_with("/projects/")).unwrap();
        let report = olga.get(&format!("{project}/report")).await;
        assert!(report.text("#commitments tbody").contains(HOSTILE));
    }
}
