//! Reading the words of customers: in the organisation only the owner of the project and the customer conscience may;
//! the board sees results once the round is over.

use crate::{
    rounds::whole_round::Panel,
    support::{Browser, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{
    Role, base::db::testing::Engine, people::accounts, rounds::contributions::testing,
};

const WRITTEN: &str = "De leuning is te laag";
const REASON: &str = "Omdat ik elke dag oversteek";
const REPLY: &str = "Zeven keer per week";

/// A round in which Kees voted and wrote with his name, with his contribution in a theme; returns its path.
async fn round(panel: &Panel) -> String {
    let proposal = panel.round().await;
    let kees = panel.browser("Kees").await;
    let vote = [
        ("position", "for"),
        ("reason", REASON),
        ("question_1", REPLY),
    ];
    let answer = kees.post(&format!("{proposal}/position"), &vote).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let form = [("kind", "concern"), ("text", WRITTEN), ("shown_as", "name")];
    kees.post(&format!("{proposal}/contributions"), &form).await;
    let form = [("c", "1"), ("theme", ""), ("name", "Veiligheid")];
    let answer = panel.olga.post(&format!("{proposal}/themes"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    proposal
}

/// Every page that could show something of it.
fn pages(proposal: &str) -> Vec<String> {
    let mut all: Vec<_> = [
        "",
        "/results",
        "/contributions",
        "/reasons/for",
        "/replies/1",
        "/themes",
    ]
    .iter()
    .map(|part| format!("{proposal}{part}"))
    .collect();
    let others = [
        "/inbox",
        "/inbox?whose=all",
        "/inbox?project=1",
        "/inbox?whose=all&project=1",
        "/inbox/1",
        "/inbox/answer?c=1",
        "/inbox/held",
        "/themes/1",
        "/themes/1/answer",
        "/debts",
        "/projects/1",
        "/projects/1/report",
        "/board",
        "/",
    ];
    all.extend(others.map(str::to_owned));
    all
}

/// On which of these pages somebody reads what Kees said.
async fn read_on(browser: &Browser, pages: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for path in pages {
        let page = browser.get(path).await;
        assert!(!page.status.is_server_error(), "{path}");
        let told = [WRITTEN, REASON, REPLY, "Kees"];
        if told.iter().any(|words| page.body.contains(words)) {
            found.push(path.clone());
        }
    }
    found
}

on_both_engines! {
    async fn nobody_but_who_answers_reads_words_and_the_board_sees_results_afterwards(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 5).await;
        let app = &panel.app;
        let proposal = round(&panel).await;
        let mut others = Vec::new();
        for (email, role) in [
            ("otto@dewaag.example", Role::ProjectOwner),
            ("bea@dewaag.example", Role::BoardMember),
            ("ad@dewaag.example", Role::Administrator),
        ] {
            app.staff(email, role).await;
            others.push(app.signed_in(email).await);
        }
        let pages = pages(&proposal);
        for other in &others {
            assert_eq!(read_on(other, &pages).await, Vec::<String>::new());
            let page = other.get(&format!("{proposal}/results")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.text("#contributions").contains("lezen olga, het klantgeweten en de klanten"));
            assert!(page.all("#results").is_empty(), "no results while the round is open");
        }
        let (otto, bea) = (&others[0], &others[1]);
        assert_eq!(otto.get("/inbox?project=1").await.status, StatusCode::NOT_FOUND);
        assert_eq!(otto.get("/inbox/1").await.status, StatusCode::NOT_FOUND);
        assert_eq!(otto.get(&format!("{proposal}/themes")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(bea.get(&format!("{proposal}/themes")).await.status, StatusCode::NOT_FOUND);
        assert!(!otto.get("/inbox").await.body.contains("Nieuwe brug"), "nor the project to filter by");
        let read = read_on(&panel.olga, &pages).await;
        for path in ["/results", "/contributions", "/reasons/for", "/replies/1"] {
            assert!(read.contains(&format!("{proposal}{path}")), "{path}");
        }
        assert!(read.contains(&"/inbox/1".to_owned()) && read.contains(&"/themes/1".to_owned()));

        app.portal.clock.set(app.portal.now().plus_days(19));
        for email in ["otto", "bea", "ad"] {
            let browser = app.signed_in(&format!("{email}@dewaag.example")).await;
            assert_eq!(read_on(&browser, &pages).await, Vec::<String>::new(), "{email}");
            let page = browser.get(&format!("{proposal}/results")).await;
            assert_eq!(page.text("#results").contains("1 van de 5 mensen"), email == "bea", "{email}");
        }
        let bea = app.signed_in("bea@dewaag.example").await;
        let themes = bea.get(&format!("{proposal}/themes")).await;
        assert_eq!(themes.all("tbody th"), ["Veiligheid", "Nog niet in een thema"]);
        assert_eq!(themes.all("tbody td"), ["1", "1", "0", "0"]);
        assert!(bea.get(&proposal).await.attributes("main nav a", "href").contains(&format!("{proposal}/themes")));
    }

    async fn staff_who_were_asked_as_customers_wait_like_every_other(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 5).await;
        let app = &panel.app;
        let proposal = round(&panel).await;
        // Mia, who was asked, becomes the owner of the project; Jan sits on the board; An owns other projects.
        for (name, role) in [("Mia", Role::ProjectOwner), ("Jan", Role::BoardMember), ("An", Role::ProjectOwner)] {
            let account = testing::account_of(&app.portal, &format!("{}@klanten.example", name.to_lowercase())).await.unwrap();
            accounts::testing::also(&app.portal, account, role).await.unwrap();
            if name == "Mia" {
                testing::own_all_projects(&app.portal, account).await.unwrap();
            }
        }
        let pages = pages(&proposal);
        for name in ["Mia", "Jan", "An"] {
            let browser = panel.browser(name).await;
            assert_eq!(read_on(&browser, &pages).await, Vec::<String>::new(), "{name}");
            assert!(browser.get(&format!("{proposal}/results")).await.all("#results").is_empty(), "{name}");
        }
        let mia = panel.browser("Mia").await;
        let home = mia.get("/").await;
        assert!(home.body.contains("Lees de brief") && home.text("#work").contains("Uw werk"), "both roles on one home");
        for path in ["/inbox/1", "/themes/1"] {
            let page = mia.get(path).await;
            assert_eq!(page.status, StatusCode::CONFLICT, "{path}");
            assert!(page.text("main").contains("Stem eerst"), "{path}");
        }
        mia.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        assert!(mia.get("/inbox/1").await.body.contains(WRITTEN));
        let an = panel.browser("An").await;
        an.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        assert!(an.get(&format!("{proposal}/results")).await.body.contains(WRITTEN), "as every other customer");
        assert_eq!(an.get("/inbox/1").await.status, StatusCode::NOT_FOUND);
    }
}

on_sqlite! {
    async fn the_page_that_asks_says_who_reads(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 5).await;
        let proposal = panel.round().await;
        let page = panel.browser("Kees").await.get(&proposal).await;
        let facts = page.text("dl.facts") + &page.text("#scope");
        for part in ["olga", "klantgeweten", "Andere klanten", "Het bestuur ziet na de ronde aantallen en thema's"] {
            assert!(facts.contains(part), "{part} in {facts}");
        }
        assert!(!page.body.contains("leest alles"));
    }
}
