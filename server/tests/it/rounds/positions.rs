//! Taking a position, changing it, and the results that follow.

use crate::{
    rounds::whole_round::{NAMES, Panel},
    support::{PASSWORD, TestApp, on_both_engines},
};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{db::testing::Engine, passwords::Password},
    rounds::contributions::testing,
};

const HOSTILE: &str = "<script>\"'&";

on_both_engines! {
    async fn a_member_votes_sees_the_results_and_changes_it(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        let form = [("position", "for_with_concerns"), ("reason", "Let op de wind."), ("question_1", "Elke dag"), ("question_2", "")];
        let page = kees.post_and_follow(&format!("{proposal}/position"), &form).await;
        assert_eq!(page.text(".notice"), "Uw stem is opgeslagen. Dank u wel.");
        assert_eq!(page.text("h1"), "Waar moeten we op letten?", "the prompt follows the position");
        assert_eq!(kees.get(&format!("{proposal}/questions/1")).await.text("textarea"), "Elke dag");
        let page = kees.get(&proposal).await;
        assert_eq!(page.text(".own-position"), "U stemde op 2 maart 2026: Voor, met zorgen. U kunt het wijzigen tot en met 20 maart 2026, 23.59 uur.");
        let page = kees.get(&format!("{proposal}/results")).await;
        assert_eq!(page.text("#results h2"), "De stand tot nu toe");
        assert!(page.text("#results").contains("1 van de 2 mensen"));
        assert!(page.text("#results").contains("Let op de wind."));
        assert!(!page.text("#results").contains('%'), "no percentages under ten");
        assert_eq!(kees.get("/").await.text("#waiting p"), "Er wacht nu niets op u.");
        assert!(kees.get("/").await.text("#became").contains("Voor, met zorgen"));
        kees.post(&format!("{proposal}/position"), &[("position", "against"), ("reason", "Toch niet."), ("question_1", "")]).await;
        let asked = kees.get(&format!("{proposal}/position")).await;
        assert_eq!(asked.attributes("input[name=position][checked]", "value"), ["against"]);
        let page = kees.get(&format!("{proposal}/results")).await;
        assert!(!page.text("#results").contains("Let op de wind."));
        assert_eq!(kees.get(&format!("{proposal}/questions/1")).await.text("textarea"), "");
        assert!(page.text("#results").contains("1 van de 2 mensen"));
    }

    /// Mail programs open links to look behind them, so opening one may not be a vote.
    async fn a_button_in_the_mail_opens_with_its_position_ticked_and_casts_nothing(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        panel.app.run_jobs().await;
        let mail = panel.app.mail_to("kees@klanten.example");
        let path = format!("{proposal}/position?choice=against");
        assert!(mail.html.contains(&format!("{path}\">Tegen</a>")), "{}", mail.html);
        let kees = panel.browser("Kees").await;
        let asked = kees.get(&path).await;
        assert_eq!(asked.attributes("input[name=position][checked]", "value"), ["against"]);
        assert!(kees.get(&proposal).await.all(".own-position").is_empty());
        let asked = kees.get(&format!("{proposal}/position?choice=%3Cscript%3E")).await;
        assert!(asked.attributes("input[name=position][checked]", "value").is_empty());
    }

    async fn each_question_has_a_screen_that_keeps_what_it_asked_and_no_more(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        let of = |step: &str| format!("{proposal}/{step}");
        let letter = kees.get(&proposal).await;
        assert_eq!(letter.attributes("main form", "action"), [of("position")], "one press votes");
        assert_eq!(letter.attributes("main form button", "value"), ["for", "for_with_concerns", "against", "no_opinion"]);
        assert!(letter.all("main leptos-island").is_empty(), "a page that a mail leads to has no program to load");
        // Words belong to a position: without one, every later step leads to the first.
        for step in ["reason", "questions/1"] {
            assert_eq!(kees.get(&of(step)).await.location, Some(of("position")));
        }
        assert_eq!(kees.get(&of("thanks")).await.location, Some(proposal.clone()));
        assert_eq!(kees.post(&of("position"), &[("position", "against")]).await.location, Some(of("reason")));
        let reason = [("reason", "Te duur."), ("reason_shown_as", "name")];
        assert_eq!(kees.post(&of("reason"), &reason).await.location, Some(of("questions/1")));
        assert_eq!(kees.post(&of("questions/1"), &[("question_1", "Nooit.")]).await.location, Some(of("questions/2")));
        assert_eq!(kees.get(&of("questions/2")).await.attributes(".step-go a", "href"), [of("more")], "skipping is a link");
        assert_eq!(kees.post(&of("questions/2"), &[("question_2", "Lopen.")]).await.location, Some(of("more")));
        // A step changes its own part and no other.
        kees.post(&of("position"), &[("position", "for_with_concerns")]).await;
        let thanks = kees.get(&of("thanks")).await;
        for kept in ["Voor, met zorgen", "Te duur.", "Nooit.", "Lopen."] {
            assert!(thanks.text(".answers").contains(kept), "{kept} in {}", thanks.text(".answers"));
        }
        assert_eq!(thanks.all(".answers .change").len(), 4);
        let more = [("kind", "question"), ("text", "En in de winter?"), ("shown_as", "segment")];
        let page = kees.post_and_follow(&of("contributions"), &more).await;
        assert_eq!(page.text("h1"), "Dank u wel");
        assert!(page.text("#said").contains("En in de winter?"));
        assert_eq!(kees.get(&of("questions/3")).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_round_that_closed_leads_back_to_the_letter(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        panel.app.portal.clock.set(panel.app.portal.now().plus_days(19));
        for step in ["position", "reason", "questions/1", "more"] {
            assert_eq!(kees.get(&format!("{proposal}/{step}")).await.location, Some(proposal.clone()), "{step}");
        }
        for (step, field) in [("reason", "reason"), ("questions/1", "question_1"), ("contributions", "text")] {
            let answer = kees.post(&format!("{proposal}/{step}"), &[(field, "Mijn <b>woorden"), ("kind", "idea"), ("shown_as", "segment")]).await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{step}");
            assert!(answer.text(".summary").contains("Mijn <b>woorden"), "{step}");
        }
        assert!(kees.get(&format!("{proposal}/thanks")).await.all(".change").is_empty());
    }

    async fn results_are_hidden_until_one_votes_and_open_to_staff(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        let (kees, mia) = (panel.browser("Kees").await, panel.browser("Mia").await);
        kees.post(&format!("{proposal}/position"), &[("position", "for"), ("reason", "Omdat.")]).await;
        let page = mia.get(&format!("{proposal}/results?kept=true")).await;
        assert!(page.all("#results").is_empty() && !page.body.contains("Omdat."));
        assert!(page.all(".notice").is_empty(), "an address can't claim that something was kept");
        assert_eq!(mia.get(&format!("{proposal}/reasons/for")).await.status, StatusCode::NOT_FOUND);
        assert!(panel.olga.get(&format!("{proposal}/results")).await.text("#results").contains("Omdat."));
        assert!(kees.get(&format!("{proposal}/reasons/for")).await.text("main").contains("Omdat."));
    }

    async fn replies_reach_who_asked_without_a_name(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{proposal}/position"), &[("position", "for"), ("question_2", HOSTILE)]).await;
        let page = panel.olga.get(&proposal).await;
        let path = format!("{proposal}/replies/2");
        assert!(page.attributes("nav a", "href").contains(&path));
        let replies = panel.olga.get(&path).await;
        assert_eq!(replies.text("h1"), "Antwoorden op: Fietst u of loopt u?");
        assert!(replies.text(".said").starts_with(HOSTILE));
        assert!(!replies.body.contains("Kees") && !replies.body.contains("<script>\""));
        assert!(panel.olga.get(&format!("{proposal}/replies/1")).await.text(".empty").contains("nog niemand"));
        assert_eq!(panel.olga.get(&format!("{proposal}/replies/3")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(kees.get(&path).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_reason_is_shown_as_its_writer_chose_and_never_looser(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 5).await;
        let proposal = panel.round().await;
        let path = format!("{proposal}/position");
        let (kees, an) = (panel.browser("Kees").await, panel.browser("An").await);
        for (name, shown_as, reason) in [("Kees", "name", "Reden een"), ("Mia", "segment", "Reden twee"), ("Jan", "conscience", "Reden drie")] {
            let form = [("position", "for"), ("reason", reason), ("reason_shown_as", shown_as), ("question_1", reason)];
            assert_eq!(panel.browser(name).await.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        }
        an.post(&path, &[("position", "against")]).await;
        let replies = format!("{proposal}/replies/1");
        for page in [an.get(&format!("{proposal}/results")).await, panel.olga.get(&format!("{proposal}/results")).await, an.get(&format!("{proposal}/reasons/for")).await, panel.olga.get(&replies).await] {
            assert!(page.body.contains("Reden een") && page.text("main").contains("Kees"));
            assert!(page.body.contains("Reden twee") && !page.body.contains("Mia"));
            assert!(!page.body.contains("Reden drie") && !page.body.contains("Jan<"));
        }
        let hash = panel.app.portal.passwords.hash(Password::parse(PASSWORD).unwrap()).await.unwrap();
        testing::password(&panel.app.portal, "bo@dewaag.example", &hash).await.unwrap();
        let bo = panel.app.signed_in("bo@dewaag.example").await;
        for page in [bo.get(&format!("{proposal}/results")).await, bo.get(&replies).await] {
            assert!(page.body.contains("Reden drie") && page.text("main").contains("Jan"), "{}", page.text("main"));
        }
        // Stricter it becomes, looser never; only a choice that can be made is offered.
        let asked = format!("{proposal}/reason");
        assert_eq!(kees.get(&asked).await.attributes("[name=reason_shown_as]", "value"), ["name", "segment", "conscience"]);
        for shown_as in ["segment", "name"] {
            kees.post(&path, &[("position", "for"), ("reason", "Reden vier"), ("reason_shown_as", shown_as)]).await;
            let page = an.get(&format!("{proposal}/results")).await;
            assert!(page.body.contains("Reden vier") && !page.text("#results").contains("Kees"), "{shown_as}");
        }
        assert_eq!(kees.get(&asked).await.attributes("[name=reason_shown_as]", "value"), ["segment", "conscience"]);
        let wrong = kees.post(&asked, &[("reason", "Vijf"), ("reason_shown_as", "everybody")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.text("#reason"), "Vijf");
    }

    async fn a_reason_is_answered_after_one_press_of_its_owner(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        let vote = [("position", "for"), ("reason", "Mag ik er met een bakfiets over?"), ("reason_shown_as", "name")];
        kees.post(&format!("{proposal}/position"), &vote).await;
        let actions = panel.olga.get(&format!("{proposal}/results")).await.attributes("#results form", "action");
        assert_eq!(actions.len(), 1, "{actions:?}");
        let take_up = actions[0].as_str();
        assert!(kees.get(&format!("{proposal}/results")).await.all("#results form").is_empty(), "customers don't answer");
        panel.app.staff("otto@dewaag.example", Role::ProjectOwner).await;
        let otto = panel.app.signed_in("otto@dewaag.example").await;
        assert_eq!(otto.post(take_up, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(kees.post(take_up, &[]).await.status, StatusCode::FORBIDDEN);
        assert!(kees.get("/mine").await.all(".items > li").is_empty());
        let item = panel.olga.post(take_up, &[]).await.location.unwrap();
        assert_eq!(panel.olga.post(take_up, &[]).await.location.unwrap(), item, "twice is once");
        assert!(panel.olga.get(&item).await.text("main").contains("Mag ik er met een bakfiets over?"));
        assert!(panel.olga.get(&format!("{proposal}/results")).await.attributes("#results a", "href").contains(&item));
        assert_eq!(panel.olga.get("/inbox").await.all(".rows > li > a"), ["Mag ik er met een bakfiets over?"]);
        let mine = kees.get("/mine").await;
        assert_eq!(mine.all(".items > li").len(), 1);
        assert!(mine.text(".items").contains("28 maart 2026"), "the day that was promised: {}", mine.text(".items"));
    }

    async fn from_ten_voters_there_are_percentages_and_segments(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 12).await;
        let proposal = panel.round().await;
        for (place, name) in NAMES.iter().enumerate().take(10) {
            let browser = panel.browser(name).await;
            let position = if place < 3 { "against" } else { "for" };
            browser.post(&format!("{proposal}/position"), &[("position", position), ("reason", name)]).await;
        }
        let page = panel.browser("Kees").await.get(&format!("{proposal}/results")).await;
        assert!(page.text("#results").contains("10 van de 12 mensen"));
        assert_eq!(page.all(".tally .count"), ["7 (70 %)", "0 (0 %)", "3 (30 %)", "0 (0 %)", "2"]);
        assert_eq!(page.all(".tally dt"), ["Voor", "Voor, met zorgen", "Tegen", "Geen mening", "Gevraagd, niet gestemd"]);
        assert_eq!(page.all(".tally .glyph").len(), 12, "one sign is one person");
        assert!(page.text("#results").contains("Iemand uit de groep Huurders"));
    }

    async fn a_small_segment_is_not_named(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 4).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post(&format!("{proposal}/position"), &[("position", "for"), ("reason", "Ja.")]).await;
        let page = kees.get(&format!("{proposal}/results")).await;
        assert!(page.text("#results").contains("Ja.") && !page.text("#results").contains("Huurders"));
    }

    async fn what_is_missing_or_hostile_is_kept_and_told(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        let path = format!("{proposal}/position");
        let long = "a".repeat(2001);
        for (wrong, problem) in [("", "Maak een keuze."), ("maybe", "Kies een van de mogelijkheden.")] {
            let answer = kees.post(&path, &[("position", wrong)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(answer.text("#position-problem"), problem);
        }
        kees.post(&path, &[("position", "for"), ("reason", HOSTILE), ("question_1", HOSTILE)]).await;
        for (step, field) in [("reason", "reason"), ("questions/2", "question_2")] {
            let answer = kees.post(&format!("{proposal}/{step}"), &[(field, &long)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{step}");
            assert_eq!(answer.text(&format!("#{field}-problem")), "Dit mag hooguit 2000 tekens lang zijn.");
            assert_eq!(answer.text("textarea"), long);
        }
        assert_eq!(kees.get(&format!("{proposal}/reason")).await.text("textarea"), HOSTILE);
        assert_eq!(kees.get(&format!("{proposal}/questions/1")).await.text("textarea"), HOSTILE);
        let page = kees.get(&format!("{proposal}/results")).await;
        assert!(page.text("#results").contains(HOSTILE));
        assert!(!page.body.contains("<script>\""));
    }

    async fn a_vote_after_closing_is_refused_and_its_text_stays_on_the_page(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.round().await;
        panel.app.portal.clock.set(panel.app.portal.now().plus_days(19));
        let kees = panel.browser("Kees").await;
        let form = [("position", "for"), ("reason", "Mijn lange <b>reden"), ("question_1", "Mijn antwoord")];
        let answer = kees.post(&format!("{proposal}/position"), &form).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.text(".summary").contains("De ronde is gesloten."));
        assert!(answer.text(".summary").contains("Mijn lange <b>reden"));
        assert!(answer.text(".summary").contains("Mijn antwoord"));
        assert!(kees.get(&format!("{proposal}/results")).await.text("#results").contains("We vroegen 1 persoon om een standpunt. Gegeven: 0."));
    }

    async fn the_same_vote_sent_many_times_at_once_counts_once(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 2).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        let path = format!("{proposal}/position");
        let mut sent = tokio::task::JoinSet::new();
        for _ in 0..64 {
            let (kees, path) = (kees.clone(), path.clone());
            sent.spawn(async move { kees.post(&path, &[("position", "for"), ("reason", "Ja.")]).await.status });
        }
        let all = sent.join_all().await;
        assert!(all.iter().all(|status| *status == StatusCode::SEE_OTHER), "{all:?}");
        let page = kees.get(&format!("{proposal}/results")).await;
        assert!(page.text("#results").contains("1 van de 2 mensen"));
        assert_eq!(page.all("#results .said").len(), 1);
    }

    async fn staff_do_not_vote_and_visitors_are_asked_to_sign_in(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.round().await;
        let cast = panel.olga.post(&format!("{proposal}/position"), &[("position", "for")]).await;
        assert_eq!(cast.status, StatusCode::FORBIDDEN);
        let visitor = panel.app.browser().get(&proposal).await;
        assert_eq!(visitor.location, Some(format!("/sign-in?next={}", proposal.replace('/', "%2F"))));
    }

    async fn the_page_of_a_customer_is_in_english_when_they_read_english(engine: Engine) {
        let panel = Panel::of(TestApp::set_up(engine).await, 1).await;
        let proposal = panel.round().await;
        let kees = panel.browser("Kees").await;
        kees.post("/language", &[("language", "en"), ("next", "/")]).await;
        let page = kees.get(&proposal).await;
        assert_eq!(page.text(".go h2"), "What do you think of this?");
        assert!(page.text("main").contains("What this means for you"));
    }
}
