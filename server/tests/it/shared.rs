//! What is the same for every reader is kept in memory, and never shown late or to somebody else: people do whatever the
//! forms on their pages let them do, at one node or the other, and each page is compared with what a node shows that
//! reads everything anew.

use crate::support::{Browser, TestApp, on_both_engines};
use http::StatusCode;
use klankbord_domain::{base::db::testing::Engine, base::random::Random};
use klankbord_server::{config::Settings, demo::seed};
use scraper::{ElementRef, Html, Selector};

const PASSWORD: &str = "samen klinkt het beter";
/// Customers, one of them a reader of English, an owner, the board, the customer conscience, the administrator; and pages
/// from which they set out.
const PEOPLE: [(&str, &[&str]); 7] = [
    ("henk@klant.example", &["/mine", "/proposals"]),
    ("emily@klant.example", &["/mine", "/proposals"]),
    ("fatima@klant.example", &["/mine", "/sessions"]),
    (
        "marijke@warmte.example",
        &[
            "/inbox",
            "/commitments/1/move",
            "/commitments/2/move",
            "/commitments/2/done",
            "/commitments/3/give-up",
            "/projects/1/promise",
            "/projects/1/edit",
            "/proposals/1/decide",
            "/proposals/7/translation",
            "/proposals/7/decision/translation",
        ],
    ),
    ("tom@warmte.example", &["/sessions", "/proposals/1"]),
    (
        "saskia@warmte.example",
        &["/conscience/workbench", "/inbox", "/debts"],
    ),
    (
        "ruben@warmte.example",
        &[
            "/settings",
            "/panel",
            "/panel/members/1/edit",
            "/panel/segments/1",
        ],
    ),
];
/// Pages with much on them that is the same for all.
const PAGES: [&str; 14] = [
    "/",
    "/commitments",
    "/commitments?standing=late",
    "/commitments?project=1",
    "/commitments/1",
    "/commitments/2",
    "/you-said-we-did",
    "/you-said-we-did?search=warmte",
    "/board",
    "/projects/1",
    "/proposals/1",
    "/proposals/1/results",
    "/proposals/7",
    "/proposals/7/decision",
];
/// Nobody may sign out or leave, or fewer and fewer people would do anything.
const NOT_PRESSED: [&str; 5] = ["/sign-", "/account/erase", "/leave", "/mailbox", "/staff/"];
/// Forms that have to be taken before it is enough, and the most that is tried for that.
const ENOUGH: usize = 24;
const MOST_STEPS: usize = 600;

/// Chance that a test repeats.
struct Chance(Random);

impl Chance {
    fn below(&self, most: usize) -> usize {
        let most = u64::try_from(most.max(1)).unwrap();
        usize::try_from(self.0.place().unsigned_abs() % most).unwrap()
    }

    fn one<'a, T>(&self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// A form on a page, filled in.
struct Filled {
    action: String,
    fields: Vec<(String, String)>,
}

fn select(what: &str) -> Selector {
    Selector::parse(what).unwrap()
}

/// The links of a page, and its forms filled in by chance.
fn read(body: &str, path: &str, chance: &Chance) -> (Vec<String>, Vec<Filled>) {
    let html = Html::parse_document(body);
    let links = html
        .select(&select("main a[href^='/']"))
        .filter_map(|link| link.attr("href"))
        .filter(|link| !NOT_PRESSED.iter().any(|not| link.starts_with(not)))
        .map(str::to_owned)
        .collect();
    let forms = html
        .select(&select("main form[method='post']"))
        .map(|form| fill(form, path, chance))
        .filter(|form| !NOT_PRESSED.iter().any(|not| form.action.contains(not)))
        .collect();
    (links, forms)
}

fn fill(form: ElementRef<'_>, path: &str, chance: &Chance) -> Filled {
    let action = form.attr("action").unwrap_or(path).to_owned();
    let mut fields: Vec<(String, String)> = Vec::new();
    for field in form.select(&select("input, textarea, select, button[name]")) {
        let Some(name) = field.attr("name").map(str::to_owned) else {
            continue;
        };
        let value = field.attr("value").unwrap_or_default();
        let value = match (field.value().name(), field.attr("type").unwrap_or("text")) {
            ("button", _) | ("input", "radio") => {
                // The last one that is taken up counts.
                if fields.iter().any(|(known, _)| *known == name) && chance.below(2) == 0 {
                    continue;
                }
                fields.retain(|(known, _)| *known != name);
                value.to_owned()
            }
            ("input", "checkbox") if chance.below(2) == 0 => continue,
            ("input", "hidden" | "checkbox") => value.to_owned(),
            ("input", "date") => {
                format!("2026-0{}-{:02}", 3 + chance.below(2), 1 + chance.below(28))
            }
            ("input", "number") => (1 + chance.below(20)).to_string(),
            ("select", _) => {
                let options = select("option");
                let options: Vec<_> = field
                    .select(&options)
                    .filter_map(|one| one.attr("value"))
                    .collect();
                chance
                    .one(&options)
                    .map_or_else(String::new, |value| (*value).to_owned())
            }
            _ if chance.below(4) == 0 && !value.is_empty() => value.to_owned(),
            _ => format!("Warmte {} <b>'\"", chance.below(1000)),
        };
        fields.push((name, value));
    }
    Filled { action, fields }
}

/// A page without what differs each time: the nonce of its script.
fn plain(body: &str) -> String {
    let mut plain = String::new();
    let mut rest = body;
    while let Some(at) = rest.find("nonce=\"") {
        let (before, after) = rest.split_at(at + 7);
        plain.push_str(before);
        rest = after.find('"').map_or("", |end| &after[end..]);
    }
    plain + rest
}

async fn sign_in(app: &TestApp, email: &str) -> Browser {
    let browser = app.browser();
    let form = [("email", email), ("password", PASSWORD)];
    let answer = browser.post("/sign-in/password", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    browser
}

/// Compares a page at all nodes.
async fn compare(nodes: &[TestApp], anew: &TestApp, of: &Browser, page: &str, after: &[String]) {
    let expected = anew.move_here(of).get(page).await;
    for node in nodes {
        let shown = node.move_here(of).get(page).await;
        assert_eq!(
            (shown.status, plain(&shown.body)),
            (expected.status, plain(&expected.body)),
            "{page} after {after:#?}"
        );
    }
}

on_both_engines! {
    async fn what_is_kept_for_all_is_what_each_would_read(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let first = TestApp::with(engine, &settings, true).await;
        seed::seed(&first.portal).await.unwrap();
        let anew = first.beside(first.portal.db.unshared());
        let nodes = [first.beside(first.portal.db.as_another_node()), first];
        let chance = Chance(Random::seeded(match engine { Engine::Sqlite => 11, Engine::Postgres => 12 }));
        let mut people = Vec::new();
        for (email, _) in PEOPLE {
            people.push(sign_in(&nodes[0], email).await);
        }
        let (mut done, mut written) = (Vec::new(), 0);
        let mut at = vec![String::from("/"); people.len()];
        for _ in 0..MOST_STEPS {
            if written == ENOUGH {
                break;
            }
            let node = &nodes[chance.below(2)];
            let who = chance.below(people.len());
            let browser = node.move_here(&people[who]);
            let page = browser.get(&at[who]).await;
            let (links, forms) = read(&page.body, &at[who], &chance);
            match chance.one(&forms) {
                Some(form) => {
                    let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                    let answer = browser.post_from(&at[who], &form.action, &fields).await;
                    done.push(format!("{} {} {fields:?}: {}", PEOPLE[who].0, form.action, answer.status));
                    written += usize::from(answer.status == StatusCode::SEE_OTHER);
                }
                None if chance.below(10) == 0 => {
                    node.portal.clock.set(node.portal.now().plus_minutes(i64::try_from(chance.below(1500)).unwrap()));
                    node.run_jobs().await;
                    done.push("time passes".to_owned());
                }
                None => {}
            }
            let on = chance.one(&links).filter(|_| chance.below(2) > 0).cloned();
            let places = PEOPLE[who].1;
            let anywhere = || chance.one(if chance.below(3) > 0 { places } else { &PAGES }).copied().unwrap_or("/").to_owned();
            at[who] = on.unwrap_or_else(anywhere);
            for _ in 0..2 {
                let (of, page) = (&people[chance.below(people.len())], PAGES[chance.below(PAGES.len())]);
                compare(&nodes, &anew, of, page, &done).await;
            }
        }
        for of in &people {
            for page in PAGES {
                compare(&nodes, &anew, of, page, &done).await;
            }
        }
        assert_eq!(written, ENOUGH, "too little was done: {done:#?}");
    }
}
