//! No words are lost: every form of the portal that is sent when it can't be accepted is answered with the
//! typed words.
//!
//! The forms are found by walking the demonstration as everybody who can sign in there.

use crate::support::{Answer, Browser, PASSWORD, TestApp, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::db::testing::{Engine, fill_the_disk},
};
use klankbord_server::{config::Settings, demo::seed};
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A form on a page, with something to write in it.
#[derive(Clone, Debug)]
struct Found {
    page: String,
    action: String,
    /// The fields that it sends, except those to write in.
    fields: Vec<(String, String)>,
    to_write: Vec<String>,
}

/// The text that is typed into every field for a password.
const SECRET: &str = "Mijn geheim, 1 keer";
const WORDS: &str = "Mijn <b>woorden</b> & \"meer\"";

impl Found {
    fn filled(&self) -> Vec<(String, String)> {
        let written = self.to_write.iter().enumerate();
        let written = written.map(|(place, name)| (name.clone(), format!("{WORDS} {place}")));
        self.fields.iter().cloned().chain(written).collect()
    }

    async fn send(&self, browser: &Browser) -> Answer {
        let filled = self.filled();
        let form: Vec<_> = filled
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        browser.post_from(&self.page, &self.action, &form).await
    }

    /// The words that the answer does not hold.
    fn lost_in(&self, answer: &Answer) -> Vec<String> {
        let html = Html::parse_document(&answer.body);
        let mut text: String = html.root_element().text().collect();
        let inputs = Selector::parse("input").unwrap();
        text.extend(html.select(&inputs).filter_map(|input| input.attr("value")));
        assert!(
            !answer.body.contains(SECRET),
            "{} repeats a password",
            self.action
        );
        let written = self.filled();
        written
            .into_iter()
            .filter(|(name, value)| self.to_write.contains(name) && !text.contains(value.as_str()))
            .map(|(name, _)| name)
            .collect()
    }
}

/// An address with its numbers taken out: one of each kind is enough.
fn kind_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<_> = path
        .split('/')
        .map(|part| {
            if part.chars().any(|c| c.is_ascii_digit()) {
                "…"
            } else {
                part
            }
        })
        .collect();
    parts.join("/")
}

fn form_of(page: &str, form: ElementRef<'_>) -> Option<Found> {
    let controls = Selector::parse("input, textarea, select, button").unwrap();
    let mut fields = Vec::new();
    let mut to_write = Vec::new();
    for control in form.select(&controls) {
        let Some(name) = control.attr("name") else {
            continue;
        };
        let kind = control.attr("type").unwrap_or("text");
        match (control.value().name(), kind) {
            ("textarea", _) => to_write.push(name.to_owned()),
            ("input", "text" | "search" | "email" | "tel" | "url") => {
                to_write.push(name.to_owned())
            }
            ("input", "password") => fields.push((name.to_owned(), SECRET.to_owned())),
            ("input", "radio" | "checkbox") if control.attr("checked").is_none() => {}
            ("button", _) if fields.iter().any(|(other, _)| other == name) => {}
            _ => fields.push((
                name.to_owned(),
                control.attr("value").unwrap_or_default().to_owned(),
            )),
        }
    }
    let action = form.attr("action").unwrap_or(page).to_owned();
    let has_secret = fields.iter().any(|(_, value)| value == SECRET);
    (has_secret || !to_write.is_empty()).then(|| Found {
        page: page.to_owned(),
        action,
        fields,
        to_write,
    })
}

/// Every form with something to write that this person finds by following links.
async fn forms(browser: &Browser) -> Vec<Found> {
    let links = Selector::parse("a[href^='/']").unwrap();
    let posts = Selector::parse("main form[method=post]:not([enctype])").unwrap();
    let mut seen = BTreeSet::new();
    let mut found = BTreeMap::new();
    let mut waiting = VecDeque::from(["/".to_owned()]);
    while let Some(address) = waiting.pop_front() {
        let answer = browser.get(&address).await;
        let is_page = answer
            .headers
            .get("content-type")
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if answer.status != StatusCode::OK || !is_page {
            continue;
        }
        let html = Html::parse_document(&answer.body);
        for form in html.select(&posts) {
            if let Some(form) = form_of(&address, form) {
                let kind = (kind_of(&form.action), form.to_write.clone());
                found.entry(kind).or_insert(form);
            }
        }
        for link in html.select(&links) {
            let href = link
                .attr("href")
                .unwrap_or_default()
                .split('#')
                .next()
                .unwrap_or_default();
            // There are three of each kind, since things of one kind are in different states.
            let kind = kind_of(href);
            let same = (0..3).find(|place| !seen.contains(&(kind.clone(), *place)));
            let known = seen.contains(&(href.to_owned(), 9));
            if let (Some(place), false) = (same, known) {
                seen.insert((kind, place));
                seen.insert((href.to_owned(), 9));
                waiting.push_back(href.to_owned());
            }
        }
    }
    found.into_values().collect()
}

async fn signed_in(app: &TestApp, email: &str, password: &str) -> Browser {
    let browser = app.browser();
    let answer = browser
        .post(
            "/sign-in/password",
            &[("email", email), ("password", password)],
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email}");
    browser
}

on_sqlite! {
    async fn every_form_that_is_not_taken_comes_back_with_what_was_typed(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, false).await;
        seed::seed(&app.portal).await.unwrap();
        app.staff("fremd@warmte.example", Role::BoardMember).await;
        let stranger = app.signed_in("fremd@warmte.example").await;
        let visitor = app.browser();
        let mut everybody = Vec::new();
        let mut lost = Vec::new();
        let mut count = 0;
        for login in seed::logins() {
            let browser = signed_in(&app, login.email, login.password).await;
            let forms = forms(&browser).await;
            for form in &forms {
                count += 1;
                // After the sign-in ended, or in a browser where somebody else is signed in.
                let is_for_visitors = visitor.get(&form.action).await.status == StatusCode::OK;
                let others = [("nobody", &visitor), ("another", &stranger)];
                for (whose, other) in others.into_iter().skip(usize::from(is_for_visitors)) {
                    let answer = form.send(other).await;
                    let words = form.lost_in(&answer);
                    if answer.status != StatusCode::FORBIDDEN || !words.is_empty() {
                        lost.push(format!("{} of {} sent by {whose}: {} {words:?}", form.action, login.role, answer.status));
                    }
                }
            }
            everybody.push((login.role, browser, forms));
        }
        assert!(count > 40, "only {count} forms were found");
        fill_the_disk(&app.portal.db).await.unwrap();
        let mut reached_the_disk = 0;
        for (role, browser, forms) in &everybody {
            for form in forms {
                let answer = form.send(browser).await;
                let words = form.lost_in(&answer);
                reached_the_disk += usize::from(answer.status == StatusCode::SERVICE_UNAVAILABLE);
                if answer.status.is_success() || answer.status.is_redirection() || !words.is_empty() {
                    lost.push(format!("{} of {role} on a full disk: {} {words:?}", form.action, answer.status));
                }
            }
        }
        assert_eq!(lost, Vec::<String>::new());
        assert!(reached_the_disk > 20, "only {reached_the_disk} forms of {count} got as far as the disk");
    }

    async fn reading_goes_on_while_nothing_can_be_written(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, false).await;
        seed::seed(&app.portal).await.unwrap();
        let mut everybody = Vec::new();
        for login in seed::logins() {
            everybody.push((login.role, signed_in(&app, login.email, login.password).await));
        }
        // Their sessions are to be renewed by now.
        app.portal.clock.set(app.portal.now().plus_days(2));
        fill_the_disk(&app.portal.db).await.unwrap();
        for (role, browser) in &everybody {
            for path in ["/", "/account", "/account/data", "/proposals", "/commitments", "/you-said-we-did", "/debts", "/sessions"] {
                let status = browser.get(path).await.status;
                assert!(!status.is_server_error(), "{role} gets {status} from {path}");
            }
            assert_eq!(browser.get("/").await.status, StatusCode::OK, "{role}");
        }
        let ready = app.browser().get("/health/ready").await;
        assert_eq!((ready.status, ready.body.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "the database can't be written"));
    }

    async fn a_form_waits_for_its_writer_to_sign_in_again_and_for_nobody_else(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.staff("cor@dewaag.example", Role::ProjectOwner).await;
        let ada = app.signed_in("ada@dewaag.example").await;
        let page = ada.get("/panel/segments/new").await;
        let made_for = page.attributes("input[name=made_for]", "value").remove(0);
        let form = [("made_for", made_for.as_str()), ("name", "Huurders <3"), ("reason", "Zij horen we te weinig."), ("priority", "primary")];

        let browser = app.browser();
        let refused = browser.post("/panel/segments/new", &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(refused.text("h1"), "U bent niet meer aangemeld");
        assert_eq!(refused.attributes("main a.button", "href"), ["/sign-in?next=/unsent"]);

        // Somebody else in the same browser sees nothing of it.
        let other = browser.twin();
        other.post("/sign-in/password", &[("email", "cor@dewaag.example"), ("password", PASSWORD)]).await;
        let page = other.get("/unsent").await;
        assert_eq!(page.text("h1"), "Er wacht niets");
        assert!(!page.body.contains("Huurders"));

        // A password is not kept anywhere.
        let secret = [("made_for", made_for.as_str()), ("current", PASSWORD), ("new", "een heel nieuw geheim")];
        let browser = app.browser();
        let refused = browser.post("/account/password", &secret).await;
        assert_eq!(refused.attributes("main a.button", "href"), ["/sign-in"]);
        assert!(!refused.body.contains("geheim") && !refused.body.contains(PASSWORD));
        browser.post("/sign-in/password", &[("email", "ada@dewaag.example"), ("password", PASSWORD)]).await;
        assert_eq!(browser.get("/unsent").await.text("h1"), "Er wacht niets");

        let browser = app.browser();
        browser.post("/panel/segments/new", &form).await;
        browser.post("/sign-in/password", &[("email", "ada@dewaag.example"), ("password", PASSWORD)]).await;
        let page = browser.get("/unsent").await;
        assert_eq!(page.all(".unsent blockquote"), ["Huurders <3", "Zij horen we te weinig."]);
        let names = page.attributes("main form input", "name");
        let values = page.attributes("main form input", "value");
        let fields: Vec<_> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
        let done = browser.post_and_follow(&page.attributes("main form", "action")[0], &fields).await;
        assert!(done.text("main").contains("Huurders <3"));
        assert_eq!(browser.get("/unsent").await.text("h1"), "Er wacht niets");
    }
}
