//! Invitations for calendars: the mail, the private address, the file of one session.

use crate::support::{Answer, Browser, PASSWORD, TestApp, on_both_engines, on_sqlite};
use http::{Method, StatusCode};
use klankbord_domain::{
    base::{db::testing::Engine, ids::SessionId, passwords::Password},
    boardroom::sessions::{
        Part,
        testing::{boardroom, session, take_part},
    },
    rounds::contributions::testing as others,
};
use mail_parser::{MessageParser, MimeHeaders as _};

const VERA: &str = "vera@klanten.example";

struct Stage {
    app: TestApp,
    id: SessionId,
    board: Browser,
    vera: Browser,
}

impl Stage {
    /// A session without a date, with Vera and Wim among the participants.
    async fn set(engine: Engine) -> Self {
        let app = TestApp::set_up(engine).await;
        let portal = &app.portal;
        let password = Password::parse(PASSWORD).unwrap();
        let hash = portal.passwords.hash(password).await.unwrap();
        let room = boardroom(portal).await.unwrap();
        others::password(portal, "tom@klanten.example", &hash)
            .await
            .unwrap();
        let vera = others::member(portal, "Vera", &hash).await.unwrap();
        let wim = others::member(portal, "Wim", &hash).await.unwrap();
        let id = session(portal, &room).await.unwrap();
        for who in [&vera, &wim] {
            take_part(portal, id, who.account, Part::Customer)
                .await
                .unwrap();
        }
        Self {
            board: app.signed_in("tom@klanten.example").await,
            vera: app.signed_in(VERA).await,
            id,
            app,
        }
    }

    async fn set_date(&self, day: &str, time: &str) {
        let form = [
            ("day", day),
            ("time", time),
            ("why", "De zaal is dan vrij."),
        ];
        let path = format!("/sessions/{}/date", self.id);
        let answer = self.board.post(&path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

on_both_engines! {
    async fn the_mail_carries_an_invitation_for_its_reader_alone(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.app.run_jobs().await;
        stage.set_date("2026-03-16", "14:00").await;
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert_eq!(mail.subject, "In uw agenda: De rekening");
        assert!(mail.text.contains("16 maart 2026, 14.00 uur"), "{}", mail.text);
        let invitation = mail.calendar.clone().unwrap().text;
        for line in [
            "METHOD:REQUEST",
            "SEQUENCE:1",
            "DTSTART;TZID=Europe/Amsterdam:20260316T140000",
            "DTEND;TZID=Europe/Amsterdam:20260316T153000",
        ] {
            assert!(invitation.contains(&format!("\r\n{line}\r\n")), "{line} in {invitation}");
        }
        let plain = invitation.replace("\r\n ", "");
        assert_eq!(plain.matches("ATTENDEE").count(), 1);
        assert!(plain.contains(VERA) && !plain.to_lowercase().contains("wim"), "{plain}");

        // The message as a mail program gets it: one form of the text, and a file.
        let message = stage.app.message_to(VERA);
        let message = MessageParser::default().parse(&message).unwrap();
        let kinds: Vec<_> = message
            .parts
            .iter()
            .filter_map(|part| {
                let kind = part.content_type()?;
                Some((kind.ctype().to_owned(), kind.subtype()?.to_owned(), kind.attribute("method").map(str::to_owned)))
            })
            .collect();
        let named = |one: &str, two: &str, method: Option<&str>| (one.to_owned(), two.to_owned(), method.map(str::to_owned));
        assert_eq!(
            kinds,
            [
                named("multipart", "mixed", None),
                named("multipart", "alternative", None),
                named("text", "plain", None),
                named("text", "html", None),
                named("text", "calendar", Some("REQUEST")),
                named("application", "ics", None),
            ]
        );
        let form = message.parts.iter().find(|part| part.content_type().is_some_and(|kind| kind.subtype() == Some("calendar")));
        assert_eq!(form.unwrap().text_contents(), Some(invitation.as_str()));
        let file = message.attachments().find(|part| part.attachment_name() == Some("invite.ics")).unwrap();
        assert_eq!(file.contents(), invitation.as_bytes());

        // Moved and cancelled: the same entry with a higher number.
        stage.set_date("2026-03-17", "10:00").await;
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert_eq!(mail.subject, "Verplaatst naar dinsdag 17 maart 2026, 10.00 uur: De rekening");
        let told = "Wanneer: van maandag 16 maart 2026, 14.00 uur naar dinsdag 17 maart 2026, 10.00 uur";
        assert!(mail.text.contains(told), "{}", mail.text);
        let moved = mail.calendar.clone().unwrap().text;
        let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
        assert_eq!(uid(&moved), uid(&invitation));
        assert!(moved.contains("\r\nSEQUENCE:2\r\n"));
        let path = format!("/sessions/{}/cancel", stage.id);
        stage.board.post(&path, &[("why", "Er is een <b>storing</b>")]).await;
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert_eq!(mail.subject, "Gaat niet door: De rekening");
        assert!(mail.text.contains("> Er is een <b>storing</b>") && !mail.html.contains("<b>storing"));
        let off = mail.calendar.clone().unwrap().text;
        for line in ["METHOD:CANCEL", "SEQUENCE:3", "STATUS:CANCELLED"] {
            assert!(off.contains(&format!("\r\n{line}\r\n")), "{line} in {off}");
        }
        assert_eq!(uid(&off), uid(&invitation));
    }
}

on_sqlite! {
    async fn who_switched_mails_about_sessions_off_still_hears_when_to_be_there(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.app.run_jobs().await;
        stage.vera.post("/account/mail", &[]).await;
        stage.set_date("2026-03-16", "14:00").await;
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert_eq!(mail.subject, "In uw agenda: De rekening");
        assert_eq!(mail.unsubscribe, None, "there is nothing to switch off");
        assert!(!mail.text.contains("/unsubscribe/"), "{}", mail.text);
    }

    async fn a_change_tells_from_what_to_what_since_the_last_mail(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.set_date("2026-03-16", "14:00").await;
        // Moved before anybody heard: that is an invitation and no change.
        stage.set_date("2026-03-17", "14:00").await;
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        assert_eq!(mail.subject, "In uw agenda: De rekening");
        // Moved twice between two mails: what counts is what was heard.
        stage.set_date("2026-03-18", "14:00").await;
        stage.set_date("2026-03-19", "14:00").await;
        stage.app.run_jobs().await;
        let mail = stage.app.mail_to(VERA);
        let told = "Wanneer: van dinsdag 17 maart 2026, 14.00 uur naar donderdag 19 maart 2026, 14.00 uur";
        assert!(mail.text.contains(told) && !mail.text.contains("18 maart"), "{}", mail.text);
    }

    async fn a_feed_that_did_not_change_is_not_sent_again_and_one_session_is_no_calendar(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.set_date("2026-03-16", "14:00").await;
        let made = stage.vera.post("/account/calendar", &[("verb", "renew")]).await;
        let address = made.text("main code");
        let feed = address.strip_prefix("http://klankbord.test").unwrap();
        let program = stage.app.browser();
        let first = program.get(feed).await;
        assert!(first.body.contains("X-WR-CALNAME"));
        let tag = first.headers["etag"].to_str().unwrap().to_owned();
        let ask = async |tag: &str| {
            let mut request = program.request(Method::GET, feed, None);
            request.headers_mut().insert("if-none-match", tag.parse().unwrap());
            program.send(request).await
        };
        // Nothing in it changes with the clock.
        stage.app.portal.clock.set(stage.app.portal.now().plus_minutes(90));
        let again = program.get(feed).await;
        assert_eq!((again.body.as_str(), again.headers["etag"].to_str().unwrap()), (first.body.as_str(), tag.as_str()));
        for known in [tag.as_str(), "*", &format!("\"other\", {}", tag.trim_start_matches("W/"))] {
            let same = ask(known).await;
            assert_eq!((same.status, same.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{known}");
            assert_eq!(same.headers["etag"].to_str().unwrap(), tag);
        }
        assert_eq!(ask("\"other\"").await.status, StatusCode::OK);

        let single = stage.vera.get(&format!("/sessions/{}/invite.ics", stage.id)).await;
        assert_eq!(single.status, StatusCode::OK, "{}", single.body);
        for name in ["X-WR-CALNAME", "\r\nNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"] {
            assert!(!single.body.contains(name), "{name} in {}", single.body);
        }

        // A session that is off says so where everybody looks.
        stage.board.post(&format!("/sessions/{}/cancel", stage.id), &[("why", "Storing")]).await;
        let off = ask(&tag).await;
        assert_eq!(off.status, StatusCode::OK);
        let plain = off.body.replace("\r\n ", "");
        assert!(plain.contains("\r\nSUMMARY:Gaat niet door: Waterschap De Waag: De rekening\r\n"), "{plain}");
        assert!(plain.contains("\r\nSTATUS:CANCELLED\r\n"), "{plain}");
    }

    async fn a_private_address_is_shown_once_and_works_without_signing_in(engine: Engine) {
        let stage = Stage::set(engine).await;
        stage.set_date("2026-03-16", "14:00").await;
        let here = "/account/calendar";
        assert!(stage.vera.get(here).await.all("code").is_empty());
        let address = |answer: &Answer| {
            let address = answer.text("main code");
            address.strip_prefix("http://klankbord.test").unwrap().to_owned()
        };
        let old = address(&stage.vera.post(here, &[("verb", "renew")]).await);
        assert!(stage.vera.get(here).await.all("code").is_empty(), "only once");
        let calendar = stage.app.browser();
        let answer = calendar.get(&old).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8; method=PUBLISH");
        assert!(answer.headers["cache-control"].to_str().unwrap().contains("private"));
        assert!(answer.body.contains("\r\nMETHOD:PUBLISH\r\n") && !answer.body.contains("ATTENDEE"));
        assert_eq!(answer.body.matches("BEGIN:VEVENT").count(), 1);
        let new = address(&stage.vera.post(here, &[("verb", "renew")]).await);
        assert_eq!(calendar.get(&old).await.status, StatusCode::NOT_FOUND);
        assert_eq!(calendar.get(&new).await.status, StatusCode::OK);
        assert_eq!(calendar.get(new.trim_end_matches(".ics")).await.status, StatusCode::NOT_FOUND);
        stage.vera.post(here, &[("verb", "stop")]).await;
        for gone in [&new, "/calendar/onbekend.ics"] {
            assert_eq!(calendar.get(gone).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn one_session_is_a_file_for_who_takes_part_and_staff_have_a_month(engine: Engine) {
        let stage = Stage::set(engine).await;
        let file = format!("/sessions/{}/invite.ics", stage.id);
        assert_eq!(stage.vera.get(&file).await.status, StatusCode::NOT_FOUND, "no date yet");
        stage.set_date("2026-03-16", "14:00").await;
        let page = stage.vera.get(&format!("/sessions/{}", stage.id)).await;
        assert!(page.attributes("#calendar a", "href").contains(&file));
        assert_eq!(stage.vera.get(&file).await.body.matches("BEGIN:VEVENT").count(), 1);
        let ada = stage.app.signed_in("ada@dewaag.example").await;
        assert_eq!(ada.get(&file).await.status, StatusCode::NOT_FOUND, "she takes no part");
        let march = ada.get("/sessions/calendar?month=2026-03").await;
        assert_eq!(march.text("h1"), "Sessies in maart 2026");
        assert!(march.body.contains("De rekening"));
        let april = ada.get("/sessions/calendar?month=2026-04").await;
        assert!(!april.body.contains("De rekening"));
        assert_eq!(ada.get("/sessions/calendar?month=later").await.text("h1"), "Sessies in maart 2026");
        assert_eq!(stage.vera.get("/sessions/calendar").await.status, StatusCode::FORBIDDEN);
    }
}
