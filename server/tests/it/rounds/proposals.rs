//! Writing a proposal step by step, opening it, and who reads it.

use crate::{
    rounds::whole_round::{DATES, Panel, SCOPE},
    support::{PASSWORD, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{
    Role, Timestamp,
    base::db::testing::{Engine, force},
    base::passwords::Password,
    rounds::{contributions::testing::member, proposals::testing::segment},
};

const HOSTILE: &str = "<script>\"'&";

on_both_engines! {
    async fn from_a_draft_to_the_home_of_a_customer(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.draft().await;
        let kees = panel.browser("Kees").await;
        assert_eq!(kees.get(&proposal).await.status, StatusCode::NOT_FOUND, "a draft is nobody's");
        assert_eq!(kees.get("/").await.text("#waiting p"), "Er wacht nu niets op u.");
        let preview = panel.olga.get(&format!("{proposal}/preview")).await;
        assert!(preview.text("main").contains("De plek staat vast."), "{}", preview.body);
        assert_eq!(preview.text("main > .page > form button"), "Open de ronde en nodig 2 mensen uit");
        let page = panel.olga.post_and_follow(&format!("{proposal}/preview"), &[]).await;
        assert!(page.text(".notice").starts_with("De ronde is open."));
        let home = kees.get("/").await;
        assert_eq!(home.attributes("#waiting a", "href"), [proposal.as_str()]);
        assert_eq!(home.text("#waiting .meta"), "5 minutenStemmen uiterlijk 20 maart 2026");
        let page = kees.get(&proposal).await;
        assert_eq!(page.text("h1"), "Een brug voor fietsers");
        assert!(page.text("#next").contains("uiterlijk 28 maart 2026"));
        assert!(page.text("main").contains("20 maart 2026, 23.59 uur"));
        assert!(kees.get(&format!("{proposal}/position")).await.text(".marks").contains("Vraag 1 van 5"), "two of them are the owner's");
        let results = kees.get(&format!("{proposal}/results")).await;
        assert!(results.all("#results").is_empty(), "results are hidden until one votes");
    }
}

on_sqlite! {
    async fn everybody_who_is_asked_gets_one_mail(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        panel.app.run_jobs().await;
        panel.round().await;
        let again = panel.app.mails().len();
        panel.app.run_jobs().await;
        assert_eq!(panel.app.mails().len() - again, 3);
    }

    async fn a_home_shows_what_presses_most_and_everything_on_request(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let project = panel.project().await;
        // A month has room for ten minutes.
        for _ in 0..10 {
            panel.round_in(&project, "design", "1").await;
        }
        let kees = panel.browser("Kees").await;
        let home = kees.get("/").await;
        assert_eq!(home.text("#waiting header p"), "Er wachten tien dingen op u. Samen kosten ze ongeveer 10 minuten.");
        assert_eq!(home.all("#waiting article, #waiting li").len(), 9);
        let more = home.attributes("#waiting .more-waits a", "href");
        assert_eq!((more.as_slice(), home.text("#waiting .more-waits")), (&["/?all=yes#waiting".to_owned()][..], "Toon alle 10".to_owned()));
        let all = kees.get("/?all=yes").await;
        assert_eq!(all.all("#waiting article, #waiting li").len(), 10);
        assert!(all.all(".more-waits").is_empty());
    }

    async fn a_proposal_that_only_informs_is_refused_with_the_reason(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.draft().await;
        for (field, nothing) in [("open", ""), ("course", "Niets.")] {
            let form: Vec<_> = SCOPE.iter().map(|(name, value)| (*name, if *name == field { nothing } else { *value })).collect();
            let answer = panel.olga.post(&format!("{proposal}/edit/scope"), &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text(&format!("#{field}-problem")).contains("informeert alleen"));
            assert_eq!(answer.text("#fixed"), "De plek staat vast.", "what was typed is kept");
        }
    }

    async fn hostile_text_is_shown_as_text_in_every_field(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.draft().await;
        for (step, form) in [
            ("words", &[("title", HOSTILE), ("summary", HOSTILE)][..]),
            ("scope", &[("fixed", HOSTILE), ("open", "x<script>"), ("course", "y<script>"), ("decide_on", "2026-04-01")][..]),
            ("meaning", &[("impact_statement", HOSTILE), ("minutes", "5")][..]),
            ("questions", &[("question_1", HOSTILE), ("question_2", HOSTILE), ("question_3", HOSTILE), ("question_4", HOSTILE), ("question_5", HOSTILE)][..]),
        ] {
            let answer = panel.olga.post(&format!("{proposal}/edit/{step}"), form).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{step}");
            let again = panel.olga.get(&format!("{proposal}/edit/{step}")).await;
            assert!(!again.body.contains("<script>\""), "{step}");
        }
        panel.olga.post(&format!("{proposal}/preview"), &[]).await;
        let kees = panel.browser("Kees").await;
        let page = kees.get(&proposal).await;
        assert_eq!(page.text("h1"), HOSTILE);
        assert!(!page.body.contains("<script>\"") && !page.body.contains("x<script>"));
        kees.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        for place in 1..=5 {
            let asked = kees.get(&format!("{proposal}/questions/{place}")).await;
            assert_eq!(asked.text("h1"), HOSTILE);
            assert!(!asked.body.contains("<script>\""), "{place}");
        }
        let withdrawn = panel.olga.post_and_follow(&format!("{proposal}/withdraw"), &[("why", HOSTILE)]).await;
        assert!(!withdrawn.body.contains("<script>\""));
        assert!(withdrawn.text("main").contains(HOSTILE));
    }

    async fn a_step_that_is_wrong_keeps_what_was_typed(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.draft().await;
        let long = "a".repeat(1801);
        let minutes = [("impact_statement", "Ja"), ("minutes", "veel")];
        let late = [("closes_on", DATES[0].1), ("answers_by", "2026-04-02")];
        let early = [("closes_on", DATES[0].1), ("answers_by", DATES[0].1)];
        let past = [("closes_on", "2026-03-01"), ("answers_by", DATES[1].1)];
        let none = [("segments", "999999999999999999999")];
        let summary = [("title", "Titel"), ("summary", long.as_str())];
        for (step, field, form, problem) in [
            ("words", "summary", &summary[..], "1800"),
            ("meaning", "minutes", &minutes[..], "van 1 tot en met 120"),
            ("dates", "answers_by", &late[..], "op of voor de dag waarop u besluit"),
            ("dates", "answers_by", &early[..], "later zijn"),
            ("dates", "closes_on", &past[..], "al voorbij"),
            ("audience", "segments", &none[..], "mogelijkheden"),
            ("audience", "segments", &[][..], "Maak een keuze"),
        ] {
            let answer = panel.olga.post(&format!("{proposal}/edit/{step}"), form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{step}");
            assert!(answer.text(&format!("#{field}-problem")).contains(problem), "{step} {field}: {}", answer.text(".summary"));
            assert_eq!(answer.attributes(&format!(".summary a[href='#{field}']"), "href").len(), 1);
        }
        let kept = panel.olga.post(&format!("{proposal}/edit/words"), &summary).await;
        assert_eq!(kept.text("textarea"), long);
    }

    async fn leaving_a_step_drops_nothing_that_was_typed(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let olga = &panel.olga;
        let proposal = panel.draft().await;
        let scope = format!("{proposal}/edit/scope");
        let page = olga.get(&scope).await;
        assert_eq!(page.attributes(".steps button", "value"), ["words", "meaning", "questions", "audience", "dates"]);
        assert_eq!(page.attributes("#step-form [name=go]", "value"), ["words", "preview"]);
        assert_eq!(page.attributes("[name=go]", "form"), ["step-form"; 5]);

        // A complete step is saved on the way.
        let with_go = |fixed: &'static str, open: &'static str, go: &'static str| {
            let all = SCOPE.iter().map(move |(name, value)| match *name {
                "fixed" => ("fixed", fixed),
                "open" => ("open", open),
                name => (name, *value),
            });
            all.chain([("go", go)]).collect::<Vec<_>>()
        };
        let answer = olga.post(&scope, &with_go("De plek, en de kleur.", "De vorm.", "words")).await;
        assert_eq!(answer.location, Some(format!("{proposal}/edit/words")));
        assert_eq!(olga.get(&scope).await.text("#fixed"), "De plek, en de kleur.");

        // An incomplete one waits, for its writer, and the round does not open without it.
        for (go, to) in [("words", "/edit/words"), ("dates", "/edit/dates"), ("preview", "/preview")] {
            let answer = olga.post(&scope, &with_go("Half <getypt>", "", go)).await;
            assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, Some(format!("{proposal}{to}"))));
            let page = olga.get(&scope).await;
            assert_eq!((page.text("#fixed"), page.text("#open")), ("Half <getypt>".to_owned(), String::new()));
        }
        let preview = olga.get(&format!("{proposal}/preview")).await;
        assert_eq!(preview.attributes("main > .page > p:last-of-type a", "href"), [scope.as_str()]);
        assert_eq!(olga.post(&format!("{proposal}/preview"), &[]).await.location, Some(format!("{proposal}/preview")));
        let answer = olga.post(&scope, &with_go("Weer heel.", "De vorm.", "")).await;
        assert_eq!(answer.location, Some(format!("{proposal}/edit/meaning")));
        assert_eq!(olga.get(&scope).await.text("#fixed"), "Weer heel.");
        let opened = olga.post(&format!("{proposal}/preview"), &[]).await;
        assert_eq!(opened.location, Some(proposal));

        // The first step, of which there is no draft yet.
        let project = panel.project().await;
        let begin = format!("{project}/propose/design");
        let answer = olga.post(&begin, &[("title", "Een sluis"), ("summary", ""), ("go", "project")]).await;
        assert_eq!(answer.location, Some(project));
        assert_eq!(olga.get(&begin).await.attributes("#title", "value"), ["Een sluis"]);
        let begun = olga.post(&begin, &[("title", "Een sluis"), ("summary", "Voor boten.")]).await;
        assert!(begun.location.unwrap().ends_with("/edit/scope"));
        assert_eq!(olga.get(&begin).await.attributes("#title", "value"), [""]);
    }

    async fn counting_says_how_many_people_and_what_it_asks_of_them(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 3).await;
        let proposal = panel.draft().await;
        let renters = panel.renters.to_string();
        let path = format!("{proposal}/edit/audience");
        let answer = panel.olga.post_and_follow(&path, &[("segments", &renters), ("count", "1")]).await;
        assert_eq!(answer.all(".load").len(), 1, "5 minutes fit in the 10 that members give a month");
        assert!(answer.text(".load").starts_with("3 mensen krijgen dit voorstel. Het kost elk van hen 5 minuten"));
        let first = panel.round().await;
        panel.olga.post(&format!("{first}/edit/meaning"), &[]).await;
        panel.olga.post(&format!("{proposal}/edit/meaning"), &[("impact_statement", "Ja"), ("minutes", "6")]).await;
        // The island shows the same while somebody chooses; nothing was saved for it.
        let fragment = panel.olga.get(&format!("{proposal}/load?segments={renters}&segments=7x")).await;
        assert!(fragment.text(".load").starts_with("Van de 3 mensen in deze segmenten kunnen we niemand vragen"), "{}", fragment.body);
        assert!(!fragment.body.contains("<html"));
        assert_eq!(panel.olga.get(&format!("{proposal}/load")).await.body, "");
        let over = panel.olga.get(&path).await;
        assert!(over.text(".load").contains("kunnen we niemand vragen: ze hebben deze maand niet genoeg minuten over"), "{}", over.body);
    }

    async fn no_more_customers_have_to_vote_than_are_asked(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.draft().await;
        let with = |quorum| SCOPE.iter().copied().chain([("quorum", quorum)]).collect::<Vec<_>>();
        let path = format!("{proposal}/edit/scope");
        let refused = panel.olga.post(&path, &with("3")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text("#quorum-problem").contains("U vraagt nu 2 klanten."), "{}", refused.body);
        assert_eq!(refused.attributes("#quorum", "value"), ["3"]);
        assert_eq!(panel.olga.post(&path, &with("2")).await.status, StatusCode::SEE_OTHER);
        // One of them leaves before the round opens.
        force(&panel.app.portal.db, &["delete from member_segments where member_id = (select max(id) from members)"]).await.unwrap();
        let preview = panel.olga.post(&format!("{proposal}/preview"), &[]).await;
        assert_eq!(preview.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(preview.text("main").contains("U vraagt nu 1 klant."), "{}", preview.text("main"));
        assert!(preview.attributes("main a", "href").contains(&path));
    }

    async fn the_whole_panel_is_who_is_on_it_when_the_round_opens(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let portal = &panel.app.portal;
        let proposal = panel.draft().await;
        let step = format!("{proposal}/edit/audience");
        panel.olga.post(&step, &[("segments", "0")]).await;
        assert!(panel.olga.get(&step).await.attributes("[name=segments][checked]", "value").contains(&"0".to_owned()));
        // A segment that was made afterwards, and somebody who is in none.
        let hash = portal.passwords.hash(Password::parse(PASSWORD).unwrap()).await.unwrap();
        let noor = member(portal, "Noor", &hash).await.unwrap();
        member(portal, "Sem", &hash).await.unwrap();
        segment(portal, "Kopers", "secondary", &[noor.member.unwrap()]).await.unwrap();
        let preview = panel.olga.get(&format!("{proposal}/preview")).await;
        assert_eq!(preview.text("main > .page > form button"), "Open de ronde en nodig 4 mensen uit");
        panel.olga.post_and_follow(&format!("{proposal}/preview"), &[]).await;
        for name in ["Kees", "Noor", "Sem"] {
            let home = panel.browser(name).await.get("/").await;
            assert_eq!(home.attributes("#waiting a", "href"), [proposal.as_str()], "{name}");
        }
    }

    async fn nobody_to_ask_is_no_round(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.draft().await;
        let empty = segment(&panel.app.portal, "Leeg", "secondary", &[]).await.unwrap().to_string();
        panel.olga.post(&format!("{proposal}/edit/audience"), &[("segments", &empty)]).await;
        let preview = panel.olga.get(&format!("{proposal}/preview")).await;
        assert!(preview.all("main > .page > form").is_empty());
        assert!(preview.text(".load").contains("niemand"));
        let answer = panel.olga.post(&format!("{proposal}/preview"), &[]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert_eq!(panel.olga.get(&format!("{proposal}/edit/words")).await.status, StatusCode::OK, "it is a draft still");
    }

    async fn an_unfinished_draft_says_which_step_is_missing(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let project = panel.project().await;
        let answer = panel.olga.post(&format!("{project}/propose/design"), &crate::rounds::whole_round::WORDS).await;
        let proposal = answer.location.unwrap().replace("/edit/scope", "");
        let preview = panel.olga.get(&format!("{proposal}/preview")).await;
        assert_eq!(preview.attributes("main > .page > p:last-of-type a", "href"), [format!("{proposal}/edit/scope")]);
        let opened = panel.olga.post(&format!("{proposal}/preview"), &[]).await;
        assert_eq!(opened.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn what_is_open_can_not_be_changed_any_more(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.round().await;
        for path in ["/edit/words", "/preview"] {
            assert_eq!(panel.olga.get(&format!("{proposal}{path}")).await.status, StatusCode::CONFLICT);
            assert_eq!(panel.olga.post(&format!("{proposal}{path}"), &[]).await.status, StatusCode::CONFLICT);
        }
        assert_eq!(panel.olga.get(&format!("{proposal}/edit/nonsense")).await.status, StatusCode::NOT_FOUND);
    }

    async fn others_do_not_write_open_or_withdraw_it(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let draft = panel.draft().await;
        panel.app.staff("otto@dewaag.example", Role::ProjectOwner).await;
        panel.app.staff("bea@dewaag.example", Role::BoardMember).await;
        let kees = panel.browser("Kees").await;
        let otto = panel.app.signed_in("otto@dewaag.example").await;
        let bea = panel.app.signed_in("bea@dewaag.example").await;
        let visitor = panel.app.browser();
        for path in ["/edit/words", "/preview", "/withdraw"] {
            for other in [&kees, &otto, &bea, &visitor] {
                let answer = other.post(&format!("{draft}{path}"), &[("why", "Zo"), ("title", "Zo"), ("summary", "Zo")]).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            }
        }
        assert_eq!(bea.get(&draft).await.status, StatusCode::OK, "staff may read along");
        assert_eq!(panel.olga.get(&draft).await.text("h1"), "Een brug voor fietsers");
    }

    async fn who_was_not_asked_does_not_know_of_it(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.round().await;
        let (outsider, _) = panel.app.member("buiten@klanten.example").await;
        let browser = panel.app.signed_in_with_code("buiten@klanten.example", outsider).await;
        assert_eq!(browser.get(&proposal).await.status, StatusCode::NOT_FOUND);
        let cast = browser.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        assert_eq!(cast.status, StatusCode::NOT_FOUND);
        let cast = browser.post(&format!("{proposal}/position"), &[]).await;
        assert_eq!(cast.status, StatusCode::NOT_FOUND, "not even that something is missing");
    }

    async fn a_withdrawn_proposal_says_why_to_those_who_were_asked(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{proposal}/position"), &[("position", "against")]).await;
        panel.app.run_jobs().await;
        let before = panel.app.mails().len();
        let empty = panel.olga.post(&format!("{proposal}/withdraw"), &[]).await;
        assert_eq!(empty.text("#why-problem"), "Vul dit in.");
        panel.olga.post(&format!("{proposal}/withdraw"), &[("why", "Het geld is op.")]).await;
        let page = kees.get(&proposal).await;
        assert!(page.text(".warning").contains("Het geld is op."), "{}", page.body);
        assert!(page.all("#position-form").is_empty());
        assert!(kees.get("/").await.text("#became").contains("ingetrokken"));
        let again = panel.olga.post(&format!("{proposal}/withdraw"), &[("why", "Nog eens")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        // Only who voted or wrote gets the reason by mail.
        panel.app.run_jobs().await;
        let mails = panel.app.mails();
        let reasons: Vec<_> = mails.iter().skip(before).filter(|mail| mail.subject.starts_with("Ingetrokken:")).collect();
        assert_eq!(reasons.len(), 1);
        assert!(reasons[0].text.contains("Het geld is op."), "{}", reasons[0].text);
        // It is a "no" without a vote on it, so there is an appeal against it.
        assert!(reasons[0].text.contains("in beroep gaan bij het klantgeweten"), "{}", reasons[0].text);
        let appeal = format!("{proposal}/appeal");
        assert!(page.attributes("main a", "href").contains(&appeal), "{}", page.body);
        assert!(kees.get(&appeal).await.text("main").contains("Het geld is op."));
        let made = kees.post_and_follow(&appeal, &[("text", "Vraag het dan aan de gemeente")]).await;
        assert!(made.text(".said").contains("Vraag het dan aan de gemeente"));
        assert!(!panel.browser("Mia").await.get(&proposal).await.body.contains("/appeal"), "Mia did not speak");
    }

    async fn time_closes_a_round_also_when_the_worker_is_late(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        panel.app.portal.clock.set(Timestamp(panel.app.portal.now().0).plus_days(19));
        let kees = { drop(kees); panel.browser("Kees").await };
        let page = kees.get(&proposal).await;
        assert!(page.all("#position-form").is_empty());
        assert!(page.text(".inset").contains("gesloten op 20 maart 2026"));
        assert_eq!(page.attributes(".go a", "href"), [format!("{proposal}/results")]);
        let results = kees.get(&format!("{proposal}/results")).await;
        assert_eq!(results.text("#results h2"), "De uitslag");
        panel.app.run_jobs().await;
        panel.app.run_jobs().await;
        assert!(kees.get(&proposal).await.text(".inset").contains("gesloten"));
    }
}
