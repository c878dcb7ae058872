//! The outbox as the administrator sees it, and how readers stop a kind of mail.

use crate::{
    people::{
        invitations::invite,
        panel::{add, segment},
    },
    support::{TestApp, on_both_engines},
};
use http::{Method, Request, StatusCode, header};
use klankbord_domain::{
    Actor, Role,
    base::{
        db::testing::{Engine, NOON},
        ids::{
            AccountId, AppealId, CommitmentId, ContributionId, DatePollId, ProposalId, SeatId,
            SessionId,
        },
        outbox::{self, Mail, Topic, preferences},
    },
    people::{
        accounts,
        panel::{MemberState, queries::member as member_file},
    },
};
use klankbord_server::config::Settings;

async fn token(app: &TestApp, account: AccountId) -> String {
    let account = accounts::queries::account(&app.portal, account).await;
    account.unwrap().unsubscribe_token
}

/// Settings with a mail server that does not exist.
fn unreachable() -> Settings {
    Settings {
        smtp_port: 1,
        smtp_security: "none".to_owned(),
        mail_from: "klankbord@dewaag.example".to_owned(),
        ..Settings::default()
    }
}

async fn enqueue(app: &TestApp, event: &str, to: AccountId, mail: &Mail) {
    let now = app.portal.now();
    klankbord_domain::transaction!(app.portal.db, tx => { outbox::mail(tx, now, event, to, mail).await })
        .unwrap();
}

on_both_engines! {
    async fn what_a_job_leaves_behind_is_done_at_once(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let ada = app.signed_in("ada@dewaag.example").await;
        app.run_jobs().await;
        let sent = app.mails().len();
        // So many that the worker finds nothing more to do before the letter has made the last mail.
        for number in 0..30 {
            add(&ada, &format!("Klant {number}"), &format!("klant{number}@voorbeeld.example"), &[]).await;
        }
        let form = [("text_nl", "Denkt u mee?"), ("text_en", "Think along?"), ("audience", "everyone")];
        let draft = ada.post("/invitations/new", &form).await.location.unwrap();
        ada.post_and_follow(&draft, &[]).await;
        app.woken_once(sent + 30).await;
    }

    async fn a_code_does_not_wait_for_the_pace_of_mails(engine: Engine) {
        let slow = Settings { mail: "memory".to_owned(), mails_per_minute: 1, ..Settings::default() };
        let app = TestApp::with(engine, &slow, false).await.and_set_up().await;
        app.run_jobs().await;
        let kees = app.staff("kees@dewaag.example", Role::ProjectOwner).await;
        let sent = app.mails().len();
        for number in 0..3 {
            enqueue(&app, &format!("news:{number}"), kees, &Mail::AlreadyMember).await;
        }
        app.woken_once(sent + 1).await;
        enqueue(&app, "code", kees, &Mail::SignInCode { code: "123456".to_owned() }).await;
        app.woken_once(sent + 2).await;
        let subjects: Vec<_> = app.mails().split_off(sent).into_iter().map(|mail| mail.subject.clone()).collect();
        assert!(subjects.iter().any(|subject| subject == "Uw code om u aan te melden"), "{subjects:?}");
        assert_eq!(subjects.len(), 2, "the others wait for a minute each");
    }

    async fn a_mail_that_does_not_leave_is_seen_with_its_reason_and_tried_again(engine: Engine) {
        let app = TestApp::with(engine, &unreachable(), false).await.and_set_up().await;
        let ada = app.signed_in("ada@dewaag.example").await;
        assert_eq!(ada.get("/").await.all(".warning").len(), 0);
        assert_eq!(app.run_jobs().await, 2, "the test, and a welcome for the conscience");

        let home = ada.get("/").await;
        assert!(home.text(".warning").contains("2 mails of taken lukken niet."), "{}", home.body);
        assert_eq!(home.attributes(".warning a", "href"), ["/outbox"]);
        let waiting = ada.get("/outbox?state=waiting").await;
        assert!(waiting.text("table:last-of-type tbody").contains("Connection"), "{}", waiting.body);

        for day in 1..12 {
            app.portal.clock.set(NOON.plus_days(day));
            app.run_jobs().await;
        }
        let ada = app.signed_in("ada@dewaag.example").await;
        let failed = ada.get("/outbox").await;
        assert_eq!(failed.text("h2"), "Mislukt");
        assert!(failed.body.contains("10 keer"), "{}", failed.body);
        let retry = failed.attributes("form[action$='/retry']", "action");
        let back = ada.post_and_follow(&retry[1], &[]).await;
        assert_eq!(back.text(".notice"), "We proberen het zo opnieuw.");
        assert_eq!(app.run_jobs().await, 1);
    }

    async fn the_mails_of_one_person_stand_in_one_place_and_tasks_apart(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let (bert, _) = app.member("bert@klant.example").await;
        for (event, to) in [("a", anna), ("b", bert)] {
            enqueue(&app, event, to, &Mail::AlreadyMember).await;
        }
        app.run_jobs().await;
        enqueue(&app, "c", anna, &Mail::ExpensePaid { session: SessionId(1) }).await;
        let ada = app.signed_in("ada@dewaag.example").await;
        let waiting = ada.get("/outbox?state=waiting").await;
        let person = waiting.attributes("table:last-of-type tbody a", "href").remove(0);
        assert_eq!(person, format!("/outbox?person={anna}"));
        assert!(!waiting.text("main").contains("Opruimen"), "{}", waiting.text("main"));
        let hers = ada.get(&person).await;
        let told = hers.text("tbody");
        assert!(told.contains("Vergoeding betaald") && told.contains("Wacht") && told.contains("Gedaan"), "{told}");
        assert_eq!(hers.all("tbody tr").len(), 2, "{told}");
        assert_eq!(ada.get("/outbox?person=404").await.status, StatusCode::NOT_FOUND);
    }

    async fn only_the_administrator_opens_the_outbox(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let olga = app.signed_in("olga@dewaag.example").await;
        assert_eq!(olga.get("/outbox").await.status, StatusCode::FORBIDDEN);
        for path in ["/outbox/retry", "/outbox/test", "/outbox/1/retry", "/outbox/1/give-up"] {
            assert_eq!(olga.post(path, &[]).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(app.browser().get("/mailbox").await.status, StatusCode::NOT_FOUND, "only in a demonstration");
    }

    async fn a_test_mail_can_be_asked_for(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.run_jobs().await;
        let ada = app.signed_in("ada@dewaag.example").await;
        ada.post_and_follow("/outbox/test", &[]).await;
        assert_eq!(app.run_jobs().await, 1);
        assert_eq!(app.mail_to("ada@dewaag.example").subject, "Proefmail van Klankbord");
        assert_eq!(app.mails().len(), 3);
    }

    async fn a_mail_program_unsubscribes_with_one_post_and_opening_the_link_changes_nothing(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let path = format!("/unsubscribe/{}/answer", token(&app, anna).await);
        let page = app.browser().get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.text("button.button"), "Stuur mij deze mails niet meer");
        assert!(preferences::wants(&app.portal, anna, Topic::Answer).await.unwrap());

        // The request of RFC 8058 §3.2: from elsewhere, without cookies.
        let request = Request::builder()
            .method(Method::POST)
            .uri(&path)
            .header(header::HOST, "klankbord.test")
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body("List-Unsubscribe=One-Click".into())
            .unwrap();
        let answer = app.browser().send(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert!(!preferences::wants(&app.portal, anna, Topic::Answer).await.unwrap());
        assert!(preferences::wants(&app.portal, anna, Topic::Proposal).await.unwrap());
    }

    async fn what_is_needed_or_owed_goes_to_whoever_switched_everything_off(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let secret = token(&app, anna).await;
        for topic in Topic::ALL {
            preferences::unsubscribe(&app.portal, &secret, *topic).await.unwrap();
        }
        let (session, seat, poll) = (SessionId(1), SeatId(1), DatePollId(1));
        let (proposal, appeal) = (ProposalId(1), AppealId(1));
        let (contribution, commitment) = (ContributionId(1), CommitmentId(1));
        let needed = [
            Mail::SessionInvite { session, sequence: 1 },
            Mail::SessionReminder { session, starts_at: NOON },
            Mail::SessionCancelled { session },
            Mail::DateSettled { poll },
            Mail::SeatOffered { seat },
            Mail::SeatMoved { seat, starts_at: NOON, moved_from: None },
            Mail::SeatWithdrawn { seat },
            Mail::DecisionTaken { proposal, appealable: true },
            Mail::AppealRuled { appeal },
            Mail::ExpensePaid { session },
            Mail::AnswerRefused { contribution },
            Mail::DebtsDue,
            Mail::DebtsOverdue,
            Mail::RoundClosed { proposal },
            Mail::DecisionOverdue { proposal },
            Mail::ReviewDue { proposal },
            Mail::CommitmentDue { commitment },
            Mail::CommitmentDenied { commitment },
            Mail::CommitmentsLate,
            Mail::ChallengeRaised { proposal },
            Mail::MeaningInsufficient { proposal },
            Mail::AppealMade { appeal },
            Mail::AppealUpheld { appeal },
            Mail::MinutesDue { session },
            Mail::RoomLeftOpen { session },
            Mail::ExpenseAsked { session },
            Mail::SeatsShort { session },
        ];
        for mail in needed {
            assert_eq!(mail.topic(), None, "{mail:?}");
        }
        // A link that was sent when such mails could be switched off says so.
        let page = app.browser().post(&format!("/unsubscribe/{secret}/appeal"), &[]).await;
        assert_eq!((page.status, page.text("h1").as_str()), (StatusCode::OK, "Deze mails krijgt u altijd"));
        let old = app.browser().get(&format!("/unsubscribe/{secret}/refusal")).await;
        assert_eq!(old.text("h1"), "Deze mails krijgt u altijd");
        assert_eq!(app.browser().get("/unsubscribe/nobody/appeal").await.status, StatusCode::NOT_FOUND);
    }

    async fn no_invitation_tells_mail_programs_to_unsubscribe_and_its_own_no_stays(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let ada = app.signed_in("ada@dewaag.example").await;
        let segment = segment(&ada, "Huurders").await;
        let path = add(&ada, "Kees", "kees@klant.example", &[&segment]).await;
        invite(&app, &ada, &[("audience", "member"), ("member", path.rsplit('/').next().unwrap())]).await;
        app.run_jobs().await;
        let mail = app.mail_to("kees@klant.example");
        assert_eq!(mail.unsubscribe, None);
        assert!(mail.text.contains("/unsubscribe/") && mail.html.contains("/unsubscribe/"), "{}", mail.text);
    }

    async fn unsubscribing_from_invitations_is_declining(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let ada = app.signed_in("ada@dewaag.example").await;
        let segment = segment(&ada, "Huurders").await;
        let path = add(&ada, "Kees", "kees@klant.example", &[&segment]).await;
        let member = path.rsplit('/').next().unwrap().parse().unwrap();
        let file = member_file(&app.portal, &Actor::Portal, member).await.unwrap();
        let path = format!("/unsubscribe/{}/invitation", token(&app, file.member.account_id).await);
        assert_eq!(app.browser().get(&path).await.text("h1"), "Wilt u niet meer uitgenodigd worden?");
        assert_eq!(app.browser().post(&path, &[]).await.status, StatusCode::OK);
        let file = member_file(&app.portal, &Actor::Portal, member).await.unwrap();
        assert_eq!(file.member.state, MemberState::Declined);
    }

    async fn an_unknown_secret_or_topic_is_not_found(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let (anna, _) = app.member("anna@klant.example").await;
        let token = token(&app, anna).await;
        for path in [format!("/unsubscribe/{token}/everything"), "/unsubscribe/x/answer".to_owned()] {
            assert_eq!(app.browser().get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(app.browser().post(&path, &[]).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn a_mail_that_was_switched_off_is_not_sent(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.run_jobs().await;
        let (anna, _) = app.member("anna@klant.example").await;
        let browser = app.signed_in_with_code("anna@klant.example", anna).await;
        app.run_jobs().await;
        let page = browser.get("/account/mail").await;
        assert_eq!(
            page.attributes("input[type=checkbox][checked]", "value"),
            ["invitation", "proposal", "answer", "decision", "commitment", "sessions"]
        );
        let saved = browser.post_and_follow("/account/mail", &[("topics", "answer")]).await;
        assert_eq!(saved.attributes("input[type=checkbox][checked]", "value"), ["answer"]);

        let before = app.mails().len();
        enqueue(&app, "again", anna, &Mail::AlreadyMember).await;
        assert_eq!(app.run_jobs().await, 1);
        assert_eq!(app.mails().len(), before, "nothing was sent");
        browser.post("/account/mail", &[("topics", "invitation")]).await;
        enqueue(&app, "and again", anna, &Mail::AlreadyMember).await;
        app.run_jobs().await;
        let mail = app.mail_to("anna@klant.example");
        assert_eq!(mail.subject, "U doet al mee");
        assert!(mail.links().iter().any(|link| link.starts_with("/unsubscribe/")), "{}", mail.text);
    }

    async fn the_demonstration_shows_its_mails(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, true).await.and_set_up().await;
        assert!(app.browser().get("/mailbox").await.text("main").contains("nog geen mail"));
        app.run_jobs().await;
        let list = app.browser().get("/mailbox").await;
        assert!(list.all("main a")[0].contains("Uw toegang"), "the newest first");
        let link = list.attributes("main a[href^='/mailbox/']", "href").remove(1);
        let mail = app.browser().get(&link).await;
        assert_eq!(mail.text("h1"), "Proefmail van Klankbord");
        assert_eq!(mail.attributes("ul.list a", "href"), ["/outbox"]);
        let html = app.browser().get(&format!("{link}/html")).await;
        let policy = html.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
        assert_eq!(app.browser().get("/mailbox/99").await.status, StatusCode::NOT_FOUND);
    }
}
