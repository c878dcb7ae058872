//! No words are lost: every form of the portal that is sent when it can't be accepted is answered with the
//! typed words.
//!
//! The forms are found by walking the demonstration as everybody who can sign in there.

mod conflicts;
mod side_by_side;
mod walk;

use crate::support::{Answer, Browser, PASSWORD, TestApp, on_sqlite};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::db::testing::{Engine, fill_the_disk},
};
use klankbord_server::{config::Settings, demo::seed};
use scraper::{Html, Selector};
use walk::{Found, forms, pages};

/// The text that is typed into every field for a password.
const SECRET: &str = "Mijn geheim, 1 keer";
const WORDS: &str = "Mijn <b>woorden</b> & \"meer\"";

impl Found {
    fn filled(&self) -> Vec<(String, String)> {
        let written = self.written.iter().cloned();
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
        let written = self.written.iter();
        written
            .filter(|(_, value)| !text.contains(value.as_str()))
            .map(|(name, _)| name.clone())
            .collect()
    }
}

/// A browser in which somebody of the demonstration signed in.
pub(crate) async fn signed_in(app: &TestApp, email: &str, password: &str) -> Browser {
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
            let forms = forms(&pages(&browser).await);
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
