//! The texts of mails, and how they are captured.

use crate::support::{TestApp, on_both_engines, on_sqlite};
use klankbord_app::mails::Letter;
use klankbord_domain::{
    Actor, Language, Person, Roles,
    base::{
        db::testing::Engine,
        ids::{AccountId, SignInId},
        outbox::Mail,
    },
    people::accounts::{operations::choose_language, testing::mails_after},
};
use klankbord_server::{config::Settings, demo::seed};
use std::collections::BTreeMap;

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

/// A mail as its reader sees it.
fn as_read(letter: &Letter) -> String {
    let list = if letter.unsubscribe.is_some() {
        "can be switched off"
    } else {
        "always sent"
    };
    let text: Vec<_> = letter.text.lines().map(without_secret).collect();
    format!("{}\n({list})\n\n{}\n", letter.subject, text.join("\n"))
}

on_sqlite! {
    /// The first mail of each kind that waits in the demonstration at the beginning of some day, in both
    /// languages. When a text was changed on purpose, `INSTA_UPDATE=always cargo t mails_read` writes the new
    /// one for you to read.
    async fn mails_read_as_they_did(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, false).await;
        seed::seed(&app.portal).await.unwrap();
        let mut read: BTreeMap<String, [Option<Letter>; 2]> = BTreeMap::new();
        let mut last = 0;
        for _ in 0..84 {
            for (id, to, at, mail) in mails_after(&app.portal, last).await.unwrap() {
                last = id;
                let kind = kind_of(&mail);
                if read.get(&kind).is_some_and(|both| both.iter().all(Option::is_some)) {
                    continue;
                }
                let mut both = [None, None];
                for (place, language) in [Language::Nl, Language::En].into_iter().enumerate() {
                    choose_language(&app.portal, &of(to), language).await.unwrap();
                    both[place] = app.write(to, at, &mail).await;
                }
                read.insert(kind, both);
            }
            app.run_jobs().await;
            app.portal.clock.set(app.portal.now().plus_minutes(12 * 60));
        }
        let kinds: Vec<_> = read.keys().cloned().collect();
        insta::assert_snapshot!("kinds", kinds.join("\n"));
        for (kind, both) in &read {
            for (letter, language) in both.iter().zip(["nl", "en"]) {
                if let Some(letter) = letter {
                    insta::assert_snapshot!(format!("{kind}-{language}"), as_read(letter));
                }
            }
        }
    }
}
