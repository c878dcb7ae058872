//! The texts of mails, and how they are captured.

use crate::support::{Browser, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_app::mails::Letter;
use klankbord_domain::{
    Actor, Language, Person, Roles,
    base::{
        db::testing::Engine,
        ids::{AccountId, SignInId},
        outbox::Mail,
    },
    lifecycle::schedule,
    people::accounts::{operations::choose_language, testing::mails_after},
};
use klankbord_server::{config::Settings, demo::seed};
use std::collections::{BTreeMap, BTreeSet};

on_both_engines! {
    async fn the_set_up_sends_a_test_mail(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        assert_eq!(app.run_jobs().await, 2, "the test, and a welcome for the conscience");
        let mail = app.mail_to("ada@dewaag.example");
        assert_eq!(mail.subject, "Proefmail van Klankbord");
        assert_eq!(mail.link("/outbox"), "/outbox");
        assert!(mail.text.contains("030 123 45 67") && mail.html.contains("030 123 45 67"));
        assert!(mail.unsubscribe.is_none());
        assert_eq!(app.run_jobs().await, 0, "once is enough");
        assert_eq!(app.mails().len(), 2);
    }
}

fn of(account: AccountId) -> Actor {
    Actor::Person(Person {
        account,
        name: String::new(),
        language: Language::Nl,
        member: None,
        roles: Roles::default(),
        sign_in: SignInId(0),
    })
}

/// The kind of a mail, without its subject.
fn kind_of(mail: &Mail) -> String {
    let text = serde_json::to_value(mail).unwrap();
    text["mail"].as_str().unwrap().to_owned()
}

/// A line without the secret of a link, which says nothing to a reader.
fn without_secret(line: &str) -> String {
    let parts: Vec<_> = line
        .trim_end()
        .split('/')
        .map(|part| {
            let is_secret = part.len() == 32
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
            if is_secret { "SECRET" } else { part }
        })
        .collect();
    parts.join("/")
}

/// A mail as its reader sees it, and below it the page that mail programs show.
fn as_read(letter: &Letter) -> String {
    let list = if letter.unsubscribe.is_some() {
        "can be switched off"
    } else {
        "always sent"
    };
    let (_, page) = letter.html.split_once("<body>").unwrap();
    let lines = |text: &str| -> String {
        let lines: Vec<_> = text.lines().map(without_secret).collect();
        lines.join("\n")
    };
    format!(
        "{}\n({list})\n\n{}\n\n<body>{}\n",
        letter.subject,
        lines(&letter.text),
        lines(page)
    )
}

/// The name of every kind of mail, from the message about one that does not exist.
fn kinds() -> BTreeSet<String> {
    let unknown = serde_json::from_str::<Mail>(r#"{"mail": ""}"#).unwrap_err();
    let message = unknown.to_string();
    let (_, names) = message.split_once("expected one of").unwrap();
    let names = names.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

const HENK: &str = "henk@klant.example";
const GERDA: &str = "gerda@klant.example";
const MARIJKE: &str = "marijke@warmte.example";
const NADIA: &str = "nadia@warmte.example";
const TOM: &str = "tom@warmte.example";
const SASKIA: &str = "saskia@warmte.example";
const RUBEN: &str = "ruben@warmte.example";
const KARIM: &str = "karim@warmte.example";
const WHY: &str = "Dat past nu beter.";

/// A form, the page that it is sent to, and the person who sends it.
type Act = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// What people do on the first day, beside what the demonstration plays. It leads to every mail that time alone
/// does not bring.
const ACTS: &[Act] = &[
    (HENK, "/account/calendar", &[("verb", "renew")]),
    (
        GERDA,
        "/account/address",
        &[("email", "nieuw@klant.example")],
    ),
    (
        HENK,
        "/commitments/1/happened",
        &[("happened", "no"), ("said", "Ik zie niets.")],
    ),
    (
        RUBEN,
        "/invitations/new",
        &[
            ("text_nl", "Doe mee."),
            ("text_en", "Join us."),
            ("audience", "member"),
            ("member", "1"),
        ],
    ),
    (
        RUBEN,
        "/advice/change",
        &[
            ("advise_days", "28"),
            ("reasons_days", "7"),
            ("standstill_days", "0"),
            ("why", WHY),
        ],
    ),
    (
        SASKIA,
        "/conscience/appeals/1",
        &[("ruling", "upheld"), ("words", "U hebt gelijk.")],
    ),
    (
        TOM,
        "/proposals/1/waive",
        &[("reason", "De drukker wacht niet.")],
    ),
    (
        SASKIA,
        "/proposals/1/challenge",
        &[("text", "Wie geen computer heeft, komt er niet aan.")],
    ),
    (
        MARIJKE,
        "/proposals/2/withdraw",
        &[("why", "Wij beginnen opnieuw.")],
    ),
    (
        MARIJKE,
        "/proposals/4/review",
        &[("seen", "Het is drukker dan wij dachten.")],
    ),
    (
        MARIJKE,
        "/commitments/2/give-up",
        &[("why", "De drukker kan het niet.")],
    ),
    (
        NADIA,
        "/sessions/2/date",
        &[("day", "2026-03-16"), ("time", "14:00"), ("why", WHY)],
    ),
    (
        NADIA,
        "/sessions/2/seats/10/out",
        &[("verb", "withdraw"), ("why", WHY)],
    ),
    (
        SASKIA,
        "/sessions/2/room/round",
        &[("seen", "before"), ("round", "one"), ("minutes", "20")],
    ),
    (
        TOM,
        "/sessions/2/room/heard",
        &[
            ("heard", "Het woord voorschot is lastig."),
            ("promise", "Wij leggen het uit."),
            ("due_on", "2026-05-01"),
            ("project", "1"),
        ],
    ),
    (
        NADIA,
        "/sessions/new",
        &[
            ("series", "1"),
            ("theme", "De nieuwe website"),
            ("scope_open", "Wat er op komt."),
            ("place", "Raadzaal"),
            ("minutes", "90"),
            ("capacity", "12"),
            ("seats", "6"),
            ("languages", "nl"),
            ("facilitator", "2"),
            ("staff", "5"),
        ],
    ),
    (NADIA, "/sessions/4/cancel", &[("why", WHY)]),
    (
        KARIM,
        "/signals/5/end",
        &[
            ("state", "answered"),
            ("outcome", "Er komt geen brief meer."),
        ],
    ),
];

/// What happens once the others were reminded of it.
const LATER: &[Act] = &[
    (NADIA, "/sessions/3/dates/1/settle", &[]),
    (
        NADIA,
        "/sessions/3/seats",
        &[("verb", "open"), ("hours", "48")],
    ),
    (
        RUBEN,
        "/staff/3/leave",
        &[
            ("what", "all"),
            ("to", "4"),
            ("reason", "Marijke gaat met pensioen."),
        ],
    ),
    (
        RUBEN,
        "/staff/2/leave",
        &[
            ("what", "all"),
            ("to", "4"),
            ("reason", "Saskia geeft de opdracht door."),
        ],
    ),
    (RUBEN, "/staff/3/end", &[]),
];

/// The first mail of each kind, in both languages, taken from the outbox as soon as it waits there.
struct Read {
    app: TestApp,
    last: i64,
    letters: BTreeMap<String, [Letter; 2]>,
}

impl Read {
    /// Does what is due, and reads what waits since the last time.
    async fn on(&mut self) {
        let app = &self.app;
        app.run_jobs().await;
        for (id, to, at, mail) in mails_after(&app.portal, self.last).await.unwrap() {
            self.last = id;
            let kind = kind_of(&mail);
            if self.letters.contains_key(&kind) {
                continue;
            }
            let mut both = Vec::new();
            for language in [Language::Nl, Language::En] {
                choose_language(&app.portal, &of(to), language)
                    .await
                    .unwrap();
                both.extend(app.write(to, at, &mail).await);
            }
            if let Ok(both) = both.try_into() {
                self.letters.insert(kind, both);
            }
        }
    }

    async fn sign_in(&self, email: &str) -> Browser {
        let browser = self.app.browser();
        let form = [("email", email), ("password", "samen klinkt het beter")];
        let answer = browser.post("/sign-in/password", &form).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{email}: {}",
            answer.body
        );
        browser
    }

    async fn act(&mut self, (who, path, form): Act) {
        let answer = self.sign_in(who).await.post(path, form).await;
        // The page of the calendar shows its new address at once.
        let went_well = [StatusCode::SEE_OTHER, StatusCode::OK].contains(&answer.status);
        assert!(went_well, "{path}: {}", answer.text("main"));
        self.on().await;
    }

    /// Half a day later.
    async fn later(&mut self) {
        let portal = &self.app.portal;
        portal.clock.set(portal.now().plus_minutes(12 * 60));
        self.on().await;
    }
}

on_sqlite! {
    /// The first mail of each kind that waits in the outbox of the demonstration, in both languages. When a text
    /// was changed on purpose, `INSTA_UPDATE=always cargo t mails_read` writes the new one for you to read.
    async fn mails_read_as_they_did(engine: Engine) {
        // No mail can leave, so that each waits until it was read.
        let settings = Settings { mail: "file:/dev/null/nowhere".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, false).await;
        seed::seed(&app.portal).await.unwrap();
        schedule::plan(&app.portal).await.unwrap();
        let mut read = Read { app, last: 0, letters: BTreeMap::new() };
        read.on().await;
        for path in ["/sign-in", "/password/forgot"] {
            read.app.browser().post(path, &[("email", HENK)]).await;
            read.on().await;
        }
        for act in ACTS {
            read.act(*act).await;
        }
        let confirm = read.letters["address_confirm"][0].text.clone();
        let link = confirm.lines().find_map(|line| line.strip_prefix("http://klankbord.test")).unwrap();
        read.app.browser().post(link, &[("password", "samen klinkt het beter")]).await;
        let nadia = read.sign_in(NADIA).await;
        let dates = "/sessions/3/dates/new";
        let group = nadia.get(dates).await.attributes("[name=segments]", "value").remove(0);
        let moments = [("day_1", "2026-03-20"), ("time_1", "14:00"), ("day_2", "2026-03-21"), ("time_2", "19:30")];
        let asked = nadia.post(dates, &[&moments[..], &[("segments", &group)]].concat()).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text("main"));
        let results = nadia.get("/sessions/1/results").await;
        let pay = results.attributes("#expenses form", "action").remove(0);
        let seen = results.attributes("#expenses [name=asked_at]", "value").remove(0);
        nadia.post(&pay, &[("asked_at", &seen)]).await;
        for _ in 0..34 {
            read.later().await;
        }
        for act in LATER {
            read.act(*act).await;
        }
        let ruben = read.sign_in(RUBEN).await;
        let page = ruben.get("/conscience/hand-over").await;
        let from = page.attributes("input[name=from]", "value").remove(0);
        let form = [("from", from.as_str()), ("name", "Tom Visser"), ("email", TOM), ("mandate", "Waakt."), ("in_sales", "no"), ("sales_reason", "")];
        let handed = ruben.post("/conscience/hand-over", &form).await;
        assert_eq!(handed.status, StatusCode::SEE_OTHER, "{}", handed.text("main"));
        for _ in 0..50 {
            read.later().await;
        }
        for (kind, both) in &read.letters {
            for (letter, language) in both.iter().zip(["nl", "en"]) {
                insta::assert_snapshot!(format!("{kind}-{language}"), as_read(letter));
            }
        }
        let missing: Vec<_> = kinds().into_iter().filter(|kind| !read.letters.contains_key(kind)).collect();
        assert_eq!(missing, [""; 0], "kinds of mail without a snapshot");
    }
}
