//! Mail over SMTP to a real server on loopback, read back with a mail parser.

use crate::{
    smtp_server::{Security, SmtpServer, Taken},
    support::{TestApp, on_both_engines, on_sqlite},
};
use klankbord_domain::{
    Actor, Language, Problem,
    base::{
        db::testing::{Engine, NOON},
        ids::AccountId,
        outbox::{self, JobState, Mail, queries},
        values::Email,
    },
    people::accounts::{self, NewAccount},
};
use klankbord_server::config::Settings;
use mail_parser::{Message, MessageParser, MimeHeaders as _};

fn settings(server: &SmtpServer, security: Security) -> Settings {
    let name = format!("klankbord-smtp-{}-{}.pem", std::process::id(), server.port);
    let certificate = std::env::temp_dir().join(name);
    std::fs::write(&certificate, &server.certificate).unwrap();
    let login = security != Security::None;
    let text = |text: &str| {
        if login {
            text.to_owned()
        } else {
            String::new()
        }
    };
    Settings {
        mail_from: "De Waag <klankbord@dewaag.example>".to_owned(),
        smtp_host: "localhost".to_owned(),
        smtp_port: server.port,
        smtp_security: match security {
            Security::None => "none",
            Security::StartTls => "starttls",
            Security::Tls => "tls",
        }
        .to_owned(),
        smtp_user: text("klankbord"),
        smtp_password: text("geheim"),
        smtp_ca: if login {
            certificate.to_string_lossy().into_owned()
        } else {
            String::new()
        },
        ..Settings::default()
    }
}

async fn reader(app: &TestApp, email: &str, name: &str, language: Language) -> AccountId {
    let new = NewAccount {
        email: Email::parse(email).unwrap(),
        name: name.to_owned(),
        language,
    };
    accounts::testing::member(&app.portal, &new)
        .await
        .unwrap()
        .0
}

async fn enqueue(app: &TestApp, event: &str, to: AccountId, mail: &Mail) {
    let now = app.portal.now();
    klankbord_domain::transaction!(app.portal.db, tx => { outbox::mail(tx, now, event, to, mail).await })
        .unwrap();
}

fn parsed(taken: &Taken) -> Message<'_> {
    MessageParser::default()
        .parse(taken.data.as_bytes())
        .unwrap()
}

/// The messages that were accepted for this address, the oldest first.
fn to(server: &SmtpServer, email: &str) -> Vec<Taken> {
    let mut taken = server.taken();
    taken.retain(|one| one.to == [email]);
    taken
}

fn raw<'a>(message: &'a Message<'_>, name: &'static str) -> Option<&'a str> {
    message.header_raw(name).map(str::trim)
}

on_both_engines! {
    async fn a_mail_arrives_whole_over_every_kind_of_connection(engine: Engine) {
        for security in [Security::None, Security::StartTls, Security::Tls] {
            let server = SmtpServer::start(security).await;
            let app = TestApp::with(engine, &settings(&server, security), false).await.and_set_up().await;
            app.run_jobs().await;
            let taken = to(&server, "ada@dewaag.example");
            assert_eq!(taken.len(), 1, "{security:?}");
            let secure = security != Security::None;
            assert_eq!(taken[0].encrypted, secure);
            assert_eq!(taken[0].user.as_deref(), secure.then_some("klankbord"));
            let message = parsed(&taken[0]);
            assert_eq!(message.subject(), Some("Proefmail van Klankbord"));
            assert_eq!(message.date().unwrap().to_timestamp(), NOON.0 / 1_000_000);
            assert!(raw(&message, "List-Unsubscribe").is_none(), "nobody subscribed to this");
        }
    }
}

on_sqlite! {
    async fn both_languages_arrive_as_written_with_all_headers(engine: Engine) {
        let server = SmtpServer::start(Security::None).await;
        let app = TestApp::with(engine, &settings(&server, Security::None), false).await.and_set_up().await;
        app.run_jobs().await;
        let daan = reader(&app, "daan@klant.example", "Daan\"<&>\" Coëlho", Language::Nl).await;
        let eve = reader(&app, "eve@klant.example", "Eve", Language::En).await;
        enqueue(&app, "member", daan, &Mail::AlreadyMember).await;
        enqueue(&app, "member", eve, &Mail::AlreadyMember).await;
        app.run_jobs().await;
        for (email, language, subject, name) in [
            ("daan@klant.example", "nl", "U doet al mee", "Daan\"<&>\" Coëlho"),
            ("eve@klant.example", "en", "You have already joined", "Eve"),
        ] {
            let taken = to(&server, email);
            let message = parsed(&taken[0]);
            assert_eq!(message.subject(), Some(subject));
            assert_eq!(message.to().unwrap().first().unwrap().name(), Some(name));
            let (from, reply_to) = (message.from().unwrap().first().unwrap(), message.reply_to().unwrap().first().unwrap());
            assert_eq!((from.name(), from.address()), (Some("Waterschap De Waag"), Some("klankbord@dewaag.example")));
            assert_eq!((reply_to.name(), reply_to.address()), (Some("Waterschap De Waag"), Some("klant@dewaag.example")));
            assert_eq!(raw(&message, "Content-Language"), Some(language));
            assert_eq!(raw(&message, "Auto-Submitted"), Some("auto-generated"));
            assert_eq!(raw(&message, "X-Auto-Response-Suppress"), Some("All"));
            assert_eq!(raw(&message, "List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
            let unsubscribe = raw(&message, "List-Unsubscribe").unwrap();
            assert!(unsubscribe.starts_with("<http://klankbord.test/unsubscribe/") && unsubscribe.ends_with("/invitation>"), "{unsubscribe}");
            assert!(message.content_type().unwrap().c_subtype.as_deref() == Some("alternative"));
            let (text, html) = (message.body_text(0).unwrap(), message.body_html(0).unwrap());
            let greeted = name.split(' ').next().unwrap();
            assert!(text.contains(greeted) && !text.contains("Coëlho") && text.contains("030 123 45 67"), "{text}");
            assert!(html.contains(&format!("<html lang=\"{language}\">")) && html.contains("030 123 45 67"), "{html}");
            assert!(!html.contains("\"<&>\""), "what people wrote is escaped: {html}");
        }
    }

    async fn an_international_domain_leaves_in_letters_that_every_server_knows(engine: Engine) {
        let server = SmtpServer::start(Security::None).await;
        let from = Settings {
            mail_from: "klankbord@de-wäag.example".to_owned(),
            ..settings(&server, Security::None)
        };
        let app = TestApp::with(engine, &from, false).await.and_set_up().await;
        let jo = reader(&app, "jo@bücher.example", "van der Berg, J.", Language::Nl).await;
        enqueue(&app, "member", jo, &Mail::AlreadyMember).await;
        app.run_jobs().await;
        let taken = to(&server, "jo@xn--bcher-kva.example");
        assert_eq!(taken.len(), 1, "{:?}", server.taken().iter().map(|one| one.to.clone()).collect::<Vec<_>>());
        assert!(taken[0].data.is_ascii(), "{}", taken[0].data);
        let message = parsed(&taken[0]);
        let to = message.to().unwrap();
        assert_eq!((to.iter().count(), to.first().unwrap().name()), (1, Some("van der Berg, J.")));
        assert_eq!(to.first().unwrap().address(), Some("jo@xn--bcher-kva.example"));
        assert_eq!(message.from().unwrap().first().unwrap().address(), Some("klankbord@xn--de-wag-eua.example"));
        assert!(message.message_id().unwrap().ends_with("@xn--de-wag-eua.example"), "{:?}", message.message_id());
    }

    async fn a_refusal_for_good_is_told_in_the_words_of_the_server(engine: Engine) {
        let server = SmtpServer::start(Security::None).await;
        server.refuse("550 5.1.1 geen zo iemand hier");
        let app = TestApp::with(engine, &settings(&server, Security::None), false).await.and_set_up().await;
        app.run_jobs().await;
        let failed = queries::jobs(&app.portal, &Actor::Portal, JobState::Failed, "test", None).await.unwrap();
        assert!(failed[0].last_error.as_deref().unwrap().contains("geen zo iemand hier"), "{failed:?}");
        assert_eq!(failed[0].attempts, 1);
        let ada = app.signed_in("ada@dewaag.example").await;
        assert!(ada.get("/outbox").await.body.contains("geen zo iemand hier"));
    }

    async fn a_server_that_is_busy_gets_the_same_message_again(engine: Engine) {
        let server = SmtpServer::start(Security::None).await;
        server.refuse("451 4.3.2 later graag");
        let app = TestApp::with(engine, &settings(&server, Security::None), false).await.and_set_up().await;
        app.run_jobs().await;
        assert!(to(&server, "ada@dewaag.example").is_empty());
        assert_eq!(app.run_jobs().await, 0, "not at once");
        app.portal.clock.set(NOON.plus_minutes(1));
        assert_eq!(app.run_jobs().await, 1);
        let taken = to(&server, "ada@dewaag.example");
        assert_eq!(taken.len(), 1);
        let id = parsed(&taken[0]).message_id().unwrap().to_owned();
        assert!(id.contains(&NOON.0.to_string()) && id.ends_with("@dewaag.example"), "the same whenever it is tried: {id}");
    }

    async fn a_login_that_is_not_taken_is_tried_again_once_it_is_right(engine: Engine) {
        let server = SmtpServer::start(Security::StartTls).await;
        let wrong = Settings { smtp_password: "mis".to_owned(), ..settings(&server, Security::StartTls) };
        let app = TestApp::with(engine, &wrong, false).await.and_set_up().await;
        app.run_jobs().await;
        let waiting = queries::jobs(&app.portal, &Actor::Portal, JobState::Waiting, "test", None).await.unwrap();
        assert!(waiting[0].last_error.as_deref().unwrap().contains("535"), "{waiting:?}");
    }

    async fn a_certificate_that_nobody_vouches_for_is_not_trusted(engine: Engine) {
        let server = SmtpServer::start(Security::StartTls).await;
        let blind = Settings { smtp_ca: String::new(), ..settings(&server, Security::StartTls) };
        let app = TestApp::with(engine, &blind, false).await.and_set_up().await;
        app.run_jobs().await;
        assert!(server.taken().is_empty());
        assert_eq!(queries::trouble(&app.portal, &Actor::Portal).await.unwrap().struggling, 2);
    }

    async fn a_signature_covers_the_headers_that_unsubscribe(engine: Engine) {
        let server = SmtpServer::start(Security::None).await;
        let key = std::env::temp_dir().join(format!("klankbord-dkim-{}", std::process::id()));
        std::fs::write(&key, "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=\n").unwrap();
        let signing = Settings {
            dkim_key: key.to_string_lossy().into_owned(),
            dkim_selector: "maart".to_owned(),
            dkim_domain: "dewaag.example".to_owned(),
            ..settings(&server, Security::None)
        };
        let app = TestApp::with(engine, &signing, false).await.and_set_up().await;
        let daan = reader(&app, "daan@klant.example", "Daan", Language::Nl).await;
        enqueue(&app, "member", daan, &Mail::AlreadyMember).await;
        app.run_jobs().await;
        let taken = to(&server, "daan@klant.example");
        let message = parsed(&taken[0]);
        let signature: String = raw(&message, "DKIM-Signature").unwrap().split_whitespace().collect();
        for part in ["a=ed25519-sha256", "c=relaxed/relaxed", "d=dewaag.example", "s=maart"] {
            assert!(signature.contains(part), "{part} in {signature}");
        }
        let signed = signature.split("h=").nth(1).unwrap().split(';').next().unwrap().to_lowercase();
        for header in ["from", "subject", "list-unsubscribe", "list-unsubscribe-post"] {
            assert!(signed.split(':').any(|one| one == header), "{header} in {signed}");
        }
    }

    async fn a_name_cannot_add_a_header(engine: Engine) {
        let server = SmtpServer::start(Security::None).await;
        let app = TestApp::with(engine, &settings(&server, Security::None), false).await.and_set_up().await;
        let mallory = reader(&app, "mallory@klant.example", "M\r\nBcc: all@klant.example\r\n\r\nBody", Language::Nl).await;
        enqueue(&app, "member", mallory, &Mail::AlreadyMember).await;
        app.run_jobs().await;
        let taken = to(&server, "mallory@klant.example");
        assert_eq!(taken.len(), 1);
        let message = parsed(&taken[0]);
        assert!(message.bcc().is_none() && raw(&message, "Content-Language").is_some());
        let refused: Result<Email, Problem> = Email::parse("a@b.example\r\nBcc: c@d.example");
        assert_eq!(refused, Err(Problem::NotAnEmail));
    }
}
