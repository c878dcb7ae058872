//! The room of a session over HTTP: with forms only, and followed live.

use crate::support::{Browser, TestApp, on_both_engines};
use axum::body::{Body, BodyDataStream};
use futures::StreamExt as _;
use http::{Method, StatusCode, header};
use klankbord_domain::{
    Role, Timestamp,
    base::{db::testing::Engine, ids::SessionId},
    boardroom::sessions::{
        Part,
        testing::{dated_for, leave, take_part},
    },
};
use std::time::Duration;

struct Room {
    app: TestApp,
    id: SessionId,
    lead: Browser,
    anna: Browser,
    path: String,
}

async fn room(engine: Engine) -> Room {
    let app = TestApp::set_up(engine).await;
    let board = app.staff("tom@dewaag.example", Role::BoardMember).await;
    let id = dated_for(&app.portal, board).await.unwrap();
    let lead = app.signed_in("tom@dewaag.example").await;
    let anna = customer(&app, id, "anna@klant.example").await;
    Room {
        app,
        id,
        lead,
        anna,
        path: format!("/sessions/{id}/room"),
    }
}

async fn open_proposal(
    portal: &klankbord_domain::Portal,
    title: &str,
    owner: klankbord_domain::base::ids::AccountId,
) -> klankbord_domain::Result<klankbord_domain::base::ids::ProposalId> {
    let round =
        klankbord_domain::rounds::contributions::testing::round(portal, title, owner, &[]).await?;
    Ok(round.proposal)
}

async fn customer(app: &TestApp, id: SessionId, email: &str) -> Browser {
    let (account, _) = app.member(email).await;
    take_part(&app.portal, id, account, Part::Customer)
        .await
        .unwrap();
    app.signed_in_with_code(email, account).await
}

impl Room {
    async fn to(&self, seen: &str, round: &str) {
        let form = [("seen", seen), ("round", round), ("minutes", "20")];
        let answer = self.lead.post(&format!("{}/round", self.path), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    async fn ask(&self, browser: &Browser, text: &str) {
        let form = [("text", text), ("shown_as", "segment")];
        let answer = browser.post(&self.path, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    async fn follow(&self, browser: &Browser, after: i64) -> Live {
        Live::open(
            browser,
            &format!("/sessions/{}/live?after={after}", self.id),
            None,
        )
        .await
    }
}

/// A stream of events, as far as it was read.
struct Live {
    body: BodyDataStream,
    text: String,
}

impl Live {
    async fn open(browser: &Browser, path: &str, last: Option<i64>) -> Self {
        let mut request = browser.request(Method::GET, path, None);
        if let Some(last) = last {
            let value = last.to_string().parse().unwrap();
            request.headers_mut().insert("last-event-id", value);
        }
        let accepted = "gzip, br".parse().unwrap();
        request
            .headers_mut()
            .insert(header::ACCEPT_ENCODING, accepted);
        let response = browser.begin(request).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(
            response.headers()[header::CONTENT_TYPE],
            "text/event-stream"
        );
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        assert!(!response.headers().contains_key(header::CONTENT_ENCODING));
        Self {
            body: Body::into_data_stream(response.into_body()),
            text: String::new(),
        }
    }

    /// Reads until the event with this number came, and returns everything since the last time.
    async fn until(&mut self, number: i64) -> String {
        let mark = format!("id: {number}\n");
        while !self.text.contains(&mark) {
            assert!(self.more().await, "the stream ended: {}", self.text);
        }
        std::mem::take(&mut self.text)
    }

    /// Reads more; `false` when the stream ended.
    async fn more(&mut self) -> bool {
        let next = tokio::time::timeout(Duration::from_secs(10), self.body.next());
        match next.await.expect("something within ten seconds") {
            Some(chunk) => {
                self.text
                    .push_str(&String::from_utf8_lossy(&chunk.unwrap()));
                true
            }
            None => false,
        }
    }
}

fn numbers(text: &str) -> Vec<i64> {
    let ids = text.lines().filter_map(|line| line.strip_prefix("id: "));
    ids.map(|id| id.parse().unwrap()).collect()
}

on_both_engines! {
    async fn a_room_works_with_forms_only(engine: Engine) {
        let room = room(engine).await;
        let wim = customer(&room.app, room.id, "wim@klant.example").await;
        let session = room.anna.get(&format!("/sessions/{}", room.id)).await;
        assert!(session.attributes("#in-the-room a", "href").contains(&room.path));
        let closed = room.anna.get(&room.path).await;
        assert!(closed.body.contains("Straks beginnen we"));
        room.to("before", "one").await;
        let bare = room.anna.post(&room.path, &[("text", ""), ("shown_as", "")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        room.ask(&room.anna, "Wie leest <b>dit</b>?").await;
        let seen = wim.get(&room.path).await;
        assert_eq!(seen.text("#room-questions ol li p"), "Wie leest <b>dit</b>?");
        assert_eq!(seen.text("#room-questions .meta"), "Een klant");
        assert!(seen.all("[data-room-news][aria-live=polite]").len() == 1, "news has a place before there is any");
        assert!(!seen.body.contains("anna"));
        let question = seen.attributes("[data-room-question]", "data-room-question").remove(0);
        let support = format!("{}/support", room.path);
        let after = wim.post_and_follow(&support, &[("question", &question), ("give", "yes")]).await;
        assert!(after.text(".support").contains("1 steunt dit"), "{}", after.body);
        assert_eq!(after.attributes(".support", "aria-pressed"), ["true"]);
        assert_eq!(after.attributes(".supporting [name=give]", "value"), ["no"]);
        let own = room.anna.post(&support, &[("question", &question), ("give", "yes")]).await;
        assert_eq!(own.status, StatusCode::FORBIDDEN);
        let form = [("question", question.as_str())];
        room.lead.post_and_follow(&format!("{}/screen", room.path), &form).await;
        let screen = room.lead.get(&format!("/sessions/{}/screen", room.id)).await;
        assert_eq!(screen.text("#room-stage blockquote"), "Wie leest <b>dit</b>?");
        assert!(!screen.body.contains("action=\"/sessions/"));
        let hide = format!("{}/question", room.path);
        let form = [("question", question.as_str()), ("state", "hidden"), ("why", "")];
        assert_eq!(room.lead.post(&hide, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = [("question", question.as_str()), ("state", "hidden"), ("why", "Dat is geen vraag.")];
        room.lead.post_and_follow(&hide, &form).await;
        assert!(!wim.get(&room.path).await.body.contains("Wie leest"));
        assert!(!room.lead.get(&format!("/sessions/{}/screen", room.id)).await.body.contains("Wie leest"));
        let mine = room.anna.get(&room.path).await.text("#room-mine");
        assert!(mine.contains("Wie leest") && mine.contains("Dat is geen vraag."));
    }

    async fn a_room_is_closed_with_forms_only(engine: Engine) {
        let room = room(engine).await;
        let owner = room.app.staff("ruud@dewaag.example", Role::ProjectOwner).await;
        let proposal = open_proposal(&room.app.portal, "De rekening", owner).await.unwrap();
        room.to("before", "one").await;
        room.ask(&room.anna, "Wanneer?").await;
        let heard = format!("{}/heard", room.path);
        let form = [("heard", "Hij is te lang."), ("promise", "Wij maken hem korter."), ("due_on", ""), ("project", "")];
        let bare = room.lead.post(&heard, &form).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.body.contains("Wij maken hem korter."), "what was typed stays");
        let page = room.lead.get(&room.path).await;
        let project = page.attributes("#project option", "value").pop().unwrap();
        let form = [("heard", "Hij is te lang."), ("promise", "Wij maken hem korter."), ("due_on", "2026-05-01"), ("project", &project)];
        let page = room.lead.post_and_follow(&heard, &form).await;
        assert!(page.text("#room-heard").contains("Wij maken hem korter."));
        room.to("one", "closing").await;
        let page = room.anna.get(&room.path).await;
        let of = page.attributes("#room-heard input[name=of]", "value").remove(0);
        let confirm = format!("{}/confirm", room.path);
        let page = room.anna.post_and_follow(&confirm, &[("of", &of), ("right", "yes")]).await;
        assert!(page.text("#room-heard").contains("1 klant zegt: dit klopt."));
        assert!(page.text("#room-mine").contains("U zei: dit klopt."), "{}", page.body);
        assert_eq!(page.attributes("#room-mine a", "href"), [format!("#heard-{of}")]);
        let wrong = [("of", of.as_str()), ("right", "no"), ("words", "Het <b>jaar</b>.")];
        let page = room.anna.post_and_follow(&confirm, &wrong).await;
        assert!(page.text("#room-mine").contains("U zei: dit klopt niet: Het <b>jaar</b>."));
        assert!(!room.lead.get(&room.path).await.body.contains("U zei:"));
        room.anna.post_and_follow(&confirm, &[("of", &of), ("right", "yes")]).await;
        let close = format!("{}/close", room.path);
        let page = room.lead.get(&close).await;
        assert!(page.body.contains("Wanneer?") && page.body.contains("Wij maken hem korter."));
        assert!(page.body.contains("Dit is niet vertaald."));
        assert_eq!(room.anna.get(&close).await.status, StatusCode::FORBIDDEN);
        let field = page.attributes("select", "name").remove(0);
        // A person who spoke is noted as there; the others are asked for by name.
        assert!(page.body.contains("Al aangevinkt:"), "{}", page.body);
        let seen = room.lead.get(&room.path).await;
        for account in &seen.attributes("#room-people input[name=account]", "value") {
            let form = [("account", account.as_str()), ("there", "no")];
            room.lead.post_and_follow(&format!("{}/attend", room.path), &form).await;
        }
        let page = room.lead.get(&close).await;
        assert!(page.body.contains("Nog niet aangevinkt:") && page.body.contains("Waren zij er?"), "{}", page.body);
        let bare = room.lead.post(&close, &[(&field, "")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bare.all(".problem").len(), 2, "who was there, and where the question belongs: {}", bare.body);
        let anna = bare.attributes("input[name=there]", "value");
        let anna = anna.iter().rev().find(|one| *one != "nobody").unwrap().clone();
        let form = [(field.as_str(), "1"), ("there", anna.as_str())];
        assert_eq!(room.lead.post(&close, &form).await.status, StatusCode::SEE_OTHER);
        let page = room.lead.get(&close).await;
        assert!(page.body.contains("Nog niet aangevinkt:"), "{}", page.body);
        assert!(page.attributes("a", "href").contains(&format!("{}#room-people", room.path)));
        let seen = room.lead.get(&room.path).await;
        assert!(!seen.attributes("#room-people form", "action").is_empty(), "it can still be corrected");
        let page = room.anna.get(&room.path).await;
        let ledger = page.attributes("#room-heard a", "href").remove(0);
        assert!(room.anna.get(&ledger).await.body.contains("Wij maken hem korter."));
        let follow = page.attributes("#room-mine a", "href").remove(0);
        assert_eq!(room.anna.get(&follow).await.status, StatusCode::OK);
        assert_eq!(proposal.0, 1);
        let ended = room.anna.post(&room.path, &[("text", "Nog iets?"), ("shown_as", "name")]).await;
        assert_eq!(ended.status, StatusCode::CONFLICT);
    }

    async fn the_wall_shows_what_the_facilitator_chose_and_nothing_twice(engine: Engine) {
        let room = room(engine).await;
        room.to("before", "one").await;
        room.ask(&room.anna, "U bent een sukkel!").await;
        room.ask(&room.anna, "Wie leest dit?").await;
        let wall = format!("/sessions/{}/screen", room.id);
        let seen = room.lead.get(&wall).await;
        assert_eq!(seen.all(".qr path").len(), 1, "a code leads phones here: {}", seen.body);
        assert!(seen.text(".wall-join").contains(&room.path), "{}", seen.body);
        assert!(seen.all(".rail, .masthead, .colophon, .menu").is_empty() && seen.all("body.wall").len() == 1);
        assert!(!seen.body.contains("sukkel") && !seen.body.contains("Wie leest dit?"), "{}", seen.body);
        assert!(seen.body.contains("tot ") && seen.body.contains(" uur"), "{}", seen.body);
        let live = format!("/sessions/{}/live?screen=true&after=0", room.id);
        let mut live = Live::open(&room.lead, &live, None).await;
        let told = live.until(3).await;
        assert!(told.contains("event: questions") && !told.contains("sukkel"), "{told}");
        let phone = room.lead.get(&room.path).await;
        assert!(phone.body.contains("sukkel"), "phones keep the whole list");
        let items = phone.attributes("[data-room-question]", "data-room-question");
        let texts: Vec<_> = items.iter().map(|id| phone.text(&format!("#question-{id}-text"))).collect();
        let chosen = items[texts.iter().position(|text| text == "Wie leest dit?").unwrap()].as_str();
        let form = [("question", chosen), ("state", "listed"), ("why", "")];
        room.lead.post_and_follow(&format!("{}/question", room.path), &form).await;
        let seen = room.lead.get(&wall).await;
        assert!(seen.text("#room-questions").contains("Wie leest dit?") && !seen.body.contains("sukkel"));
        room.lead.post_and_follow(&format!("{}/screen", room.path), &[("question", chosen)]).await;
        let seen = room.lead.get(&wall).await;
        assert_eq!(seen.body.matches("Wie leest dit?").count(), 1, "{}", seen.body);
        assert_eq!(seen.text("#room-stage blockquote"), "Wie leest dit?");
    }

    async fn who_leads_is_shown_what_comes_first(engine: Engine) {
        let room = room(engine).await;
        let wim = customer(&room.app, room.id, "wim@klant.example").await;
        room.to("before", "one").await;
        room.ask(&room.anna, "Een").await;
        room.ask(&room.anna, "Twee").await;
        let page = room.lead.get(&room.path).await;
        let id = |page: &crate::support::Answer, text: &str| {
            let ids = page.attributes("#room-questions [data-room-question]", "data-room-question");
            ids.into_iter().find(|id| page.text(&format!("#question-{id}-text")) == text).unwrap()
        };
        let (one, two) = (id(&page, "Een"), id(&page, "Twee"));
        assert_eq!(page.attributes(".put-first", "id"), [format!("screen-{one}")], "the first one among equals");
        wim.post_and_follow(&format!("{}/support", room.path), &[("question", &two), ("give", "yes")]).await;
        let page = room.lead.get(&room.path).await;
        assert_eq!(page.attributes(".put-first", "id"), [format!("screen-{two}")], "the most supported one");
        let put = format!("{}/screen", room.path);
        let quiet = room.lead.post(&put, &[("question", two.as_str()), ("quiet", "true")]).await;
        assert_eq!(quiet.status, StatusCode::NO_CONTENT, "{}", quiet.body);
        let page = room.lead.get(&room.path).await;
        assert_eq!(page.attributes(".put-first", "id"), [format!("screen-{one}")], "what was on the screen has had its turn");
        room.lead.post_and_follow(&put, &[("question", "")]).await;
        let page = room.lead.get(&room.path).await;
        assert_eq!(page.attributes(".put-first", "id"), [format!("screen-{one}")]);
        // Once the time is up, the next round comes first; five more minutes are given once.
        assert!(page.all("[data-room-over]").is_empty());
        let ends = page.attributes("[name=ends]", "value").remove(0);
        room.app.portal.clock.set(room.app.portal.now().plus_minutes(20));
        let page = room.lead.get(&room.path).await;
        assert_eq!(page.all("[data-room-over] .next-round").len(), 1);
        let form = [("seen", "one"), ("round", "one"), ("ends", ends.as_str())];
        for _ in 0..2 {
            let page = room.lead.post_and_follow(&format!("{}/round", room.path), &form).await;
            let later = page.attributes("[name=ends]", "value").remove(0);
            let minutes = (later.parse::<i64>().unwrap() - ends.parse::<i64>().unwrap()) / 60_000_000;
            assert_eq!(minutes, 5);
            assert!(page.all("[data-room-over]").is_empty());
        }
    }

    async fn a_name_is_shown_by_choice_only(engine: Engine) {
        let room = room(engine).await;
        room.to("before", "one").await;
        for (text, chosen) in [("Stil", None), ("Open", Some(("shown_as", "name")))] {
            let form: Vec<_> = [("text", text)].into_iter().chain(chosen).collect();
            let answer = room.anna.post(&room.path, &form).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        }
        let page = room.lead.get(&room.path).await;
        let named: Vec<_> = ["Stil", "Open"]
            .iter()
            .map(|text| {
                let ids = page.attributes("#room-questions [data-room-question]", "data-room-question");
                let id = ids.iter().find(|id| page.text(&format!("#question-{id}-text")) == *text).unwrap();
                !page.text(&format!("#question-{id} .meta")).contains("Een klant")
            })
            .collect();
        assert_eq!(named, [false, true]);
    }

    async fn who_may_not_enter_finds_nothing(engine: Engine) {
        let room = room(engine).await;
        let (account, _) = room.app.member("xander@klant.example").await;
        let xander = room.app.signed_in_with_code("xander@klant.example", account).await;
        room.app.staff("ruud@dewaag.example", Role::ProjectOwner).await;
        let ruud = room.app.signed_in("ruud@dewaag.example").await;
        for browser in [&xander, &ruud] {
            for path in [room.path.clone(), format!("/sessions/{}/live", room.id)] {
                assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        let screen = format!("/sessions/{}/screen", room.id);
        assert_eq!(ruud.get(&screen).await.status, StatusCode::NOT_FOUND);
        assert_eq!(room.anna.get(&screen).await.status, StatusCode::FORBIDDEN);
        let moved = room.anna.post(&format!("{}/round", room.path), &[("seen", "before"), ("round", "one")]).await;
        assert_eq!(moved.status, StatusCode::FORBIDDEN);
    }

    async fn a_dropped_connection_catches_up_without_loss_or_repeat(engine: Engine) {
        let room = room(engine).await;
        let mut live = room.follow(&room.anna, 0).await;
        room.to("before", "one").await;
        let told = live.until(1).await;
        assert!(told.contains("event: clock\n") && told.contains("U bent aan het woord"), "{told}");
        assert_eq!(numbers(&told), [1]);
        room.ask(&room.anna, "Een").await;
        let told = live.until(2).await;
        assert!(told.contains("event: questions\n") && !told.contains("event: clock\n"), "{told}");
        assert!(told.contains("event: mine\n"));
        drop(live);
        room.ask(&room.anna, "Twee").await;
        room.ask(&room.anna, "Drie").await;
        let path = format!("/sessions/{}/live?after=0", room.id);
        let mut live = Live::open(&room.anna, &path, Some(2)).await;
        let told = live.until(4).await;
        assert_eq!(numbers(&told), [3, 4]);
        assert!(told.contains("Twee") && told.contains("Drie"));
        // A follower who has everything gets nothing before there is more.
        let mut live = Live::open(&room.anna, &path, Some(4)).await;
        room.to("one", "two").await;
        let told = live.until(5).await;
        assert_eq!(numbers(&told), [5]);
        // A number that no page ever showed counts as none.
        let odd = path.replace("after=0", &format!("after={}", i64::MIN));
        let told = Live::open(&room.anna, &odd, None).await.until(5).await;
        assert_eq!(numbers(&told), [1, 2, 3, 4, 5]);
    }

    async fn every_node_tells_and_what_is_hidden_vanishes(engine: Engine) {
        let room = room(engine).await;
        let other = room.app.beside(room.app.portal.db.as_another_node());
        let wim = customer(&room.app, room.id, "wim@klant.example").await;
        let wim = other.move_here(&wim);
        let mut live = room.follow(&wim, 0).await;
        room.to("before", "one").await;
        live.until(1).await;
        room.ask(&room.anna, "Geheim?").await;
        let told = live.until(2).await;
        assert!(told.contains("Geheim?") && told.contains("Een klant"), "{told}");
        let seen = wim.get(&room.path).await;
        let question = seen.attributes("[data-room-question]", "data-room-question").remove(0);
        let form = [("question", question.as_str()), ("state", "hidden"), ("why", "Nee.")];
        room.lead.post_and_follow(&format!("{}/question", room.path), &form).await;
        let told = live.until(3).await;
        assert!(told.contains("event: questions\n"));
        assert!(!told.contains("Geheim?") && !told.contains("Nee."), "{told}");
    }

    async fn streams_end_when_the_node_stops(engine: Engine) {
        let room = room(engine).await;
        let mut live = room.follow(&room.anna, 0).await;
        assert!(live.more().await);
        room.app.stop_rooms();
        while live.more().await {}
    }
    async fn who_comes_back_while_others_follow_is_told_what_they_missed(engine: Engine) {
        let room = room(engine).await;
        let wim = customer(&room.app, room.id, "wim@klant.example").await;
        room.to("before", "one").await;
        let mut live = room.follow(&wim, 0).await;
        live.until(1).await;
        room.ask(&room.anna, "Geheim?").await;
        live.until(2).await;
        let seen = wim.get(&room.path).await;
        let question = seen.attributes("[data-room-question]", "data-room-question").remove(0);
        let form = [("question", question.as_str()), ("state", "hidden"), ("why", "Nee.")];
        room.lead.post_and_follow(&format!("{}/question", room.path), &form).await;
        live.until(3).await;
        // Somebody lost their connection after the question and before it was hidden, and nothing happens any more.
        let path = format!("/sessions/{}/live?after=0", room.id);
        let mut back = Live::open(&room.lead, &path, Some(2)).await;
        let told = back.until(3).await;
        assert_eq!(numbers(&told), [3]);
        assert!(told.contains("event: questions\n"), "{told}");
        let mut back = Live::open(&wim, &path, Some(2)).await;
        let told = back.until(3).await;
        assert!(told.contains("event: questions\n") && !told.contains("Geheim?"), "{told}");
    }

    async fn who_missed_much_is_told_how_it_stands_only(engine: Engine) {
        let room = room(engine).await;
        room.to("before", "one").await;
        for _ in 0..60 {
            room.to("one", "two").await;
            room.to("two", "one").await;
        }
        let mut live = room.follow(&room.anna, 0).await;
        let told = live.until(121).await;
        assert_eq!(numbers(&told), [121]);
        assert!(told.contains("event: clock\n") && told.contains("U bent aan het woord"), "{told}");
    }

    async fn streams_end_for_who_may_not_be_there_any_more(engine: Engine) {
        let room = room(engine).await;
        let twin = room.anna.twin();
        let (account, _) = room.app.member("wim@klant.example").await;
        take_part(&room.app.portal, room.id, account, Part::Customer).await.unwrap();
        let wim = room.app.signed_in_with_code("wim@klant.example", account).await;
        let (mut anna, mut other) = (room.follow(&twin, 0).await, room.follow(&wim, 0).await);
        assert!(anna.more().await && other.more().await);
        room.anna.post("/sign-out", &[]).await;
        while anna.more().await {}
        leave(&room.app.portal, room.id, account).await.unwrap();
        while other.more().await {}
        // Somebody who may be there keeps following.
        let mut lead = room.follow(&room.lead, 0).await;
        room.to("before", "one").await;
        lead.until(1).await;
    }

    async fn one_person_follows_five_times_and_presses_so_often_a_minute(engine: Engine) {
        let room = room(engine).await;
        room.to("before", "one").await;
        let mut oldest = room.follow(&room.anna, 0).await;
        oldest.until(1).await;
        let mut others = Vec::new();
        for _ in 0..5 {
            others.push(room.follow(&room.anna, 0).await);
        }
        while oldest.more().await {}
        assert!(oldest.text.contains("event: end\n"), "{}", oldest.text);
        others[0].until(1).await;
        room.ask(&room.anna, "Mag dit?").await;
        let support = format!("{}/support", room.path);
        let form = [("question", "999"), ("give", "yes")];
        let mut last = StatusCode::OK;
        for _ in 0..60 {
            last = room.anna.post(&support, &form).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(room.lead.post(&support, &form).await.status, StatusCode::NOT_FOUND);
        let now = room.app.portal.now();
        room.app.portal.clock.set(now.plus_minutes(1));
        assert_eq!(room.anna.post(&support, &form).await.status, StatusCode::NOT_FOUND);
    }

    async fn who_leads_is_reminded_of_a_session_that_nobody_closed(engine: Engine) {
        let room = room(engine).await;
        room.to("before", "one").await;
        room.ask(&room.anna, "Wie leest <b>dit</b>?").await;
        assert!(room.lead.get("/").await.all("[data-kind=room]").is_empty());
        // Two days after the session.
        room.app.portal.clock.set(Timestamp(1_773_851_400_000_000));
        while room.app.run_jobs().await > 0 {}
        let mail = room.app.mail_to("tom@dewaag.example");
        assert!(mail.subject.contains("af te ronden"), "{}", mail.subject);
        assert!(mail.text.contains("Wie leest <b>dit</b>?"), "{}", mail.text);
        let lead = room.app.signed_in("tom@dewaag.example").await;
        let left = lead.get("/").await.text("[data-kind=room]");
        assert!(left.contains("Vragen zonder antwoord: 1") && left.contains("uiterlijk"), "{left}");
        assert_eq!(lead.get(&mail.link("/sessions")).await.status, StatusCode::OK);
    }
    async fn what_came_too_late_is_shown_and_not_lost(engine: Engine) {
        let room = room(engine).await;
        let words = "Dit had ik <b>getypt</b>";
        let early = room.anna.post(&room.path, &[("text", words), ("shown_as", "segment")]).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(early.text("#room-unsent").contains(words));
        assert_eq!(early.text("#room-ask textarea"), words, "it waits for the round");
        let heard = format!("{}/heard", room.path);
        let form = [("heard", words), ("promise", ""), ("due_on", ""), ("project", "")];
        let early = room.lead.post(&heard, &form).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(early.text("#room-unsent").contains(words));
        assert_eq!(early.text("#room-heard-form textarea[name=heard]"), words);
        let confirm = format!("{}/confirm", room.path);
        let form = [("of", "1"), ("right", "no"), ("words", words)];
        let early = room.anna.post(&confirm, &form).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(early.text("#room-unsent").contains(words));
        // The error is beside the field, with the typed words.
        room.to("before", "one").await;
        room.ask(&room.anna, "Wie leest dit?").await;
        let long = "x".repeat(301);
        let page = room.lead.get(&room.path).await;
        let question = page.attributes("[data-room-question]", "data-room-question").remove(0);
        let form = [("question", question.as_str()), ("state", "hidden"), ("why", &long)];
        let page = room.lead.post(&format!("{}/question", room.path), &form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.attributes(&format!("#why-{question}"), "value"), [long]);
        assert_eq!(page.attributes(".summary a", "href"), [format!("#why-{question}")]);
        assert_eq!(page.all(".problem").len(), 1);
    }

    async fn who_can_keep_no_promise_is_not_asked_for_one(engine: Engine) {
        let room = room(engine).await;
        let account = room.app.staff("ruben@dewaag.example", Role::Administrator).await;
        take_part(&room.app.portal, room.id, account, Part::Staff).await.unwrap();
        let ruben = room.app.signed_in("ruben@dewaag.example").await;
        room.to("before", "three").await;
        let page = ruben.get(&room.path).await;
        assert_eq!(page.attributes("#room-heard-form textarea", "name"), ["heard"]);
        let heard = format!("{}/heard", room.path);
        ruben.post_and_follow(&heard, &[("heard", "Hij is te lang.")]).await;
        let lead = room.lead.get(&room.path).await;
        assert_eq!(lead.attributes("#room-heard-form textarea", "name"), ["heard", "promise"]);
    }
}
