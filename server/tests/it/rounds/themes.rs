//! Grouping, merging and answering a theme, over HTTP; and who may look.

use crate::{
    answering::answers::{Stage, id_of},
    support::{Answer, Browser, on_both_engines},
};
use futures::future::join_all;
use http::StatusCode;
use klankbord_domain::{Role, base::db::testing::Engine, rounds::contributions::testing};

const HOSTILE: &str = "</textarea><script>alert(\"x\")</script>'&";

async fn group(browser: &Browser, page: &str, ids: &[&str], theme: &str, name: &str) -> Answer {
    let mut form: Vec<_> = ids.iter().map(|id| ("c", *id)).collect();
    form.extend([("theme", theme), ("name", name)]);
    browser.post(page, &form).await
}

async fn send(browser: &Browser, path: &str, ids: &[&str], more: &[(&str, &str)]) -> Answer {
    let mut form: Vec<_> = ids.iter().map(|id| ("c", *id)).collect();
    form.extend(more);
    browser.post(path, &form).await
}

async fn answer(browser: &Browser, theme: &str, text: &str) -> Answer {
    let path = format!("{theme}/answer");
    let page = browser.get(&path).await;
    let read_at = page
        .attributes("#answer-form [name=read_at]", "value")
        .remove(0);
    let form = [("text", text), ("read_at", &read_at), ("verb", "publish")];
    browser.post(&path, &form).await
}

on_both_engines! {
    async fn what_belongs_together_is_grouped_merged_and_answered_once(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak", "Karel"]).await;
        let one = id_of(&stage.write(0, "question", "Hoe laat komt u?", "name").await);
        let two = id_of(&stage.write(0, "concern", "Ik werk overdag", "name").await);
        let three = stage.write(1, "question", "Hoe laat dan?", "segment").await;
        let three_id = id_of(&three);
        let four = id_of(&stage.write(2, "idea", "Zet er een bankje bij", "name").await);
        let table = format!("/proposals/{}/themes", stage.round.proposal);
        let owner = &stage.owner;
        let proposal = owner.get(&format!("/proposals/{}", stage.round.proposal)).await;
        assert!(proposal.attributes("main nav a", "href").contains(&table));

        let page = owner.get(&table).await;
        assert_eq!(page.attributes(".items [name=c]", "value"), [one.as_str(), &two, &three_id, &four]);
        assert!(!page.body.contains("Sjaak"));
        let done = group(owner, &table, &[&one, &two, &three_id], "", "Het tijdstip").await;
        assert_eq!(done.location.as_deref(), Some(table.as_str()));
        let page = owner.get(&table).await;
        assert_eq!(page.attributes("form .items [name=c]", "value"), [four.as_str()]);
        let theme = page.attributes(".items > li > a", "href").remove(0);
        assert_eq!(page.all(".items > li > a")[0], "Het tijdstip");
        let line = page.text(".items > li .meta");
        assert!(line.contains("2 mensen") && line.contains("3 reacties"), "{line}");

        // Merging: choosing the lead, then the count in the inbox, and separating again.
        let choice = owner.get(&format!("{theme}/merge?c={one}&c={three_id}")).await;
        assert_eq!(choice.attributes("input[type=radio]", "value"), [one.as_str(), &three_id]);
        let merge = format!("{theme}/merge");
        let nobody = send(owner, &merge, &[&one, &three_id], &[]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nobody.text("#lead-problem"), "Maak een keuze.");
        let done = send(owner, &merge, &[&one, &three_id], &[("lead", &one)]).await;
        assert_eq!(done.location.as_deref(), Some(theme.as_str()));
        let inbox = owner.get("/inbox").await;
        assert_eq!(inbox.all(".rows > li > a"), ["Hoe laat komt u?", "Ik werk overdag", "Zet er een bankje bij"]);
        let line = inbox.text(".rows > li");
        assert!(line.contains("Het tijdstip") && line.contains("En nog één zoals deze"), "{line}");
        let item = owner.get(&format!("/inbox/{one}")).await;
        assert!(item.body.contains("Hoe laat dan?") && !item.body.contains("Sjaak"));
        let page = owner.get(&theme).await;
        assert!(page.text(".lead").contains("2 mensen schreven hierover: 3 reacties."));
        assert_eq!(page.attributes("button[form=unmerge]", "value"), [three_id.as_str()]);
        let apart = send(owner, &format!("{theme}/unmerge"), &[&three_id], &[]).await;
        assert_eq!(apart.status, StatusCode::SEE_OTHER);
        assert_eq!(owner.get("/inbox").await.all(".rows > li > a").len(), 4);
        send(owner, &merge, &[&one, &three_id], &[("lead", &one)]).await;

        // One answer: one mail to each writer, with all of their own words and nobody else's.
        stage.app.run_jobs().await;
        let before = stage.app.mails().len();
        let empty = answer(owner, &theme, " ").await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer(owner, &theme, "Tussen acht en tien.").await.status, StatusCode::SEE_OTHER);
        stage.app.run_jobs().await;
        assert_eq!(stage.app.mails().len() - before, 2);
        let truus = stage.app.mail_to("truus@klanten.example");
        let sjaak = stage.app.mail_to("sjaak@klanten.example");
        for mail in [&truus.text, &truus.html] {
            assert!(mail.contains("Hoe laat komt u?") && mail.contains("Ik werk overdag"), "{mail}");
            assert!(mail.contains("Tussen acht en tien.") && !mail.contains("Hoe laat dan?"), "{mail}");
        }
        assert!(sjaak.text.contains("Hoe laat dan?") && !sjaak.text.contains("komt u"));
        assert_eq!((truus.link("/"), sjaak.link("/")), ("/mine".to_owned(), three.clone()));
        // It is still the member's own, and they judge it themselves.
        let mine = stage.member(1).get(&three).await;
        assert_eq!(mine.text(".said.answer blockquote"), "Tussen acht en tien.");
        let no = [("verdict", "no"), ("reason", "Te vroeg")];
        assert_eq!(stage.member(1).post(&format!("{three}/verdict"), &no).await.status, StatusCode::SEE_OTHER);
        assert_eq!(owner.get("/inbox").await.all(".rows > li > a"), ["Hoe laat dan?", "Zet er een bankje bij"]);

        // Out of the theme, and the theme can be deleted once it is empty.
        let full = owner.post(&format!("{theme}/delete"), &[]).await;
        assert_eq!(full.status, StatusCode::CONFLICT);
        let out = send(owner, &format!("{theme}/take-out"), &[&two, &three_id], &[]).await;
        assert_eq!(out.status, StatusCode::SEE_OTHER, "{}", out.body);
        let page = owner.get(&table).await;
        assert_eq!(page.attributes("form .items [name=c]", "value"), [one.as_str(), &two, &four]);
        assert!(page.text(".items > li .meta").contains("0 mensen"));
        assert_eq!(owner.post(&format!("{theme}/delete"), &[]).await.location.as_deref(), Some(table.as_str()));
        assert_eq!(owner.get(&theme).await.status, StatusCode::NOT_FOUND);
    }

    async fn members_read_what_was_merged_once_and_where_their_words_stand(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak", "Karel"]).await;
        let first = stage.write(0, "question", "Hoe laat komt u?", "name").await;
        let second = stage.write(1, "question", "Hoe laat dan?", "segment").await;
        let (one, two) = (id_of(&first), id_of(&second));
        let table = format!("/proposals/{}/themes", stage.round.proposal);
        group(&stage.owner, &table, &[&one, &two], "", "Het tijdstip").await;
        let theme = stage.owner.get(&table).await.attributes(".items > li > a", "href").remove(0);
        send(&stage.owner, &format!("{theme}/merge"), &[&one, &two], &[("lead", &one)]).await;
        let all = format!("/proposals/{}/contributions", stage.round.proposal);
        // The name of a theme reveals what others said.
        assert!(!stage.member(0).get(&first).await.body.contains("Het tijdstip"));
        for (someone, _) in &stage.members {
            testing::vote(&stage.app.portal, &stage.round, someone).await.unwrap();
        }
        let sentence = "Uw inbreng hoort met die van één ander bij het thema “Het tijdstip”.";
        for (who, path) in [(0, &first), (1, &second)] {
            assert!(stage.member(who).get(path).await.body.contains(sentence));
        }
        let page = stage.member(2).get(&all).await;
        assert!(page.body.contains("Hoe laat komt u?") && page.body.contains("Eén ander zegt dit ook"));
        assert!(!page.body.contains("Hoe laat dan?") && !page.body.contains("Sjaak"));
        // A writer whose contribution is the lead reads the others' below their own.
        assert!(stage.member(0).get(&all).await.body.contains("Hoe laat dan?"));
        // A member who withdraws their contribution leaves the others together.
        stage.member(0).post_and_follow(&format!("{first}/withdraw"), &[]).await;
        assert!(stage.member(2).get(&all).await.body.contains("Hoe laat dan?"));
        assert_eq!(stage.owner.get("/inbox").await.all(".rows > li > a"), ["Hoe laat dan?"]);
    }

    async fn what_came_while_one_wrote_waits_and_that_is_told(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak"]).await;
        let one = id_of(&stage.write(0, "question", "Een", "name").await);
        let two = id_of(&stage.write(1, "question", "Twee", "name").await);
        let table = format!("/proposals/{}/themes", stage.round.proposal);
        group(&stage.owner, &table, &[&one], "", "Licht").await;
        let theme = stage.owner.get(&table).await.attributes(".items > li > a", "href").remove(0);
        let path = format!("{theme}/answer");
        let page = stage.owner.get(&path).await;
        let read_at = page.attributes("#answer-form [name=read_at]", "value").remove(0);
        stage.app.portal.clock.set(stage.app.portal.now().plus_minutes(1));
        group(&stage.owner, &table, &[&two], &id_of(&theme), "").await;
        let form = [("text", "Ja"), ("read_at", read_at.as_str()), ("verb", "publish")];
        let done = stage.owner.post_and_follow(&path, &form).await;
        let notice = done.text("[role=status]");
        assert!(notice.contains("wacht nog: 1 reactie"), "{notice}");
        assert_eq!(stage.owner.get("/inbox").await.all(".rows > li > a"), ["Twee"]);
        // Sent again it is the same answer; another answer to the same reading has nothing to answer.
        assert_eq!(stage.owner.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        let other = [("text", "Nog een <b>keer</b>"), ("read_at", read_at.as_str()), ("verb", "publish")];
        let told = stage.owner.post(&path, &other).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        assert_eq!(told.text("textarea#text"), "Nog een <b>keer</b>");
        // A held answer is published with the others.
        let held = [("text", "Straks"), ("read_at", "9999999999999999"), ("verb", "hold")];
        assert_eq!(stage.owner.post(&path, &held).await.status, StatusCode::SEE_OTHER);
        let ids = stage.owner.get("/inbox/held").await.attributes("input[name=answer]", "value");
        assert_eq!(stage.owner.post("/inbox/held", &[("answer", ids[0].as_str())]).await.status, StatusCode::SEE_OTHER);
        assert!(stage.owner.get("/inbox").await.all(".rows > li > a").is_empty());
        stage.app.run_jobs().await;
        assert!(stage.app.mail_to("sjaak@klanten.example").text.contains("Straks"));
    }

    async fn only_the_owner_groups_and_the_conscience_reads_along(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak"]).await;
        let open = id_of(&stage.write(0, "question", "Open vraag", "name").await);
        let kept = id_of(&stage.write(1, "concern", "Vertrouwelijk", "conscience").await);
        let table = format!("/proposals/{}/themes", stage.round.proposal);
        assert!(!stage.owner.get(&table).await.body.contains("Vertrouwelijk"));
        let refused = group(&stage.owner, &table, &[&open, &kept], "", "Licht").await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        assert!(stage.owner.get(&table).await.body.contains("Er zijn nog geen thema"), "nothing was half done");
        group(&stage.owner, &table, &[&open], "", "Licht").await;
        let theme = stage.owner.get(&table).await.attributes(".items > li > a", "href").remove(0);
        stage.app.staff("otto@dewaag.example", Role::ProjectOwner).await;
        stage.app.staff("bea@dewaag.example", Role::BoardMember).await;
        let bo = stage.conscience().await;
        let otto = stage.app.signed_in("otto@dewaag.example").await;
        for path in [&table, &theme] {
            let page = bo.get(path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.attributes("main form", "action").is_empty() && page.attributes("main [name=c]", "value").is_empty());
            assert!(!page.body.contains("Vertrouwelijk"));
            assert_eq!(otto.get(path).await.status, StatusCode::NOT_FOUND, "of another project");
        }
        let bea = stage.app.signed_in("bea@dewaag.example").await;
        for who in [&bo, &otto, &bea, stage.member(0)] {
            let grouped = group(who, &table, &[&open], "", "Van mij").await;
            assert_eq!(grouped.status, StatusCode::FORBIDDEN);
            for (verb, form) in [("/name", [("name", "X")]), ("/take-out", [("c", &*open)]), ("/merge", [("lead", &*open)]),
                                 ("/unmerge", [("c", &*open)]), ("/delete", [("c", &*open)])] {
                let done = send(who, &format!("{theme}{verb}"), &[&open, &kept], &form).await;
                assert_eq!(done.status, StatusCode::FORBIDDEN, "{verb}");
            }
        }
        for (who, of_table) in [(&bea, StatusCode::NOT_FOUND), (stage.member(0), StatusCode::FORBIDDEN)] {
            assert_eq!(who.get(&table).await.status, of_table);
            for path in [&theme, &format!("{theme}/answer")] {
                assert_eq!(who.get(path).await.status, StatusCode::FORBIDDEN);
            }
        }
        for nowhere in ["/proposals/999/themes", "/themes/999", "/themes/999/answer", "/themes/999/merge?c=1&c=2"] {
            assert_eq!(stage.owner.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
        }
        let elsewhere = format!("{theme}/merge?c={open}&c={kept}");
        assert_eq!(stage.owner.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    }

    async fn hostile_names_and_words_stay_text(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak"]).await;
        let one = stage.write(0, "idea", HOSTILE, "name").await;
        let two = stage.write(1, "idea", &format!("{HOSTILE} ook"), "name").await;
        let (first, second) = (id_of(&one), id_of(&two));
        let table = format!("/proposals/{}/themes", stage.round.proposal);
        let long = "x".repeat(81);
        let wrong = group(&stage.owner, &table, &[], "", &long).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.attributes("input#name", "value"), [long.as_str()]);
        assert_eq!(wrong.all(".summary a").len(), 2);
        let neither = group(&stage.owner, &table, &[&first], "", " ").await;
        assert_eq!(neither.text("#theme-problem"), "Maak een keuze.");
        assert_eq!(neither.attributes("[name=c][checked]", "value"), [first.as_str()]);
        group(&stage.owner, &table, &[&first, &second], "", HOSTILE).await;
        let theme = stage.owner.get(&table).await.attributes(".items > li > a", "href").remove(0);
        let taken = group(&stage.owner, &table, &[&first], "77", "").await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (someone, _) in &stage.members {
            testing::vote(&stage.app.portal, &stage.round, someone).await.unwrap();
        }
        let renamed = stage.owner.post(&format!("{theme}/name"), &[("name", "")]).await;
        assert_eq!(renamed.text("#name-problem"), "Vul dit in.");
        assert_eq!(stage.owner.get(&theme).await.text("h1"), HOSTILE);
        let merge = stage.owner.get(&format!("{theme}/merge?c={first}&c={second}")).await;
        send(&stage.owner, &format!("{theme}/merge"), &[&first, &second], &[("lead", &second)]).await;
        let pages = [
            merge,
            stage.owner.get(&table).await,
            stage.owner.get(&theme).await,
            stage.owner.get(&format!("{theme}/answer")).await,
            stage.owner.get("/inbox").await,
            stage.owner.get(&format!("/inbox/{second}")).await,
            stage.member(0).get(&one).await,
        ];
        for (place, page) in pages.iter().enumerate() {
            assert_eq!(page.status, StatusCode::OK, "{place}");
            assert!(page.body.contains("&lt;script&gt;alert") && !page.body.contains("<script>alert"), "{place}");
        }
        answer(&stage.owner, &theme, HOSTILE).await;
        stage.app.run_jobs().await;
        for email in ["truus@klanten.example", "sjaak@klanten.example"] {
            let mail = stage.app.mail_to(email);
            assert!(mail.text.contains(HOSTILE) && !mail.html.contains("<script>"));
        }
    }

    async fn of_64_merges_and_takings_apart_at_once_nobody_is_lost(engine: Engine) {
        let stage = Stage::set(engine, &["Truus", "Sjaak", "Karel", "Anna"]).await;
        let mut ids = Vec::new();
        for who in 0..4 {
            ids.push(id_of(&stage.write(who, "question", &format!("Vraag {who}"), "name").await));
        }
        let table = format!("/proposals/{}/themes", stage.round.proposal);
        let all: Vec<_> = ids.iter().map(String::as_str).collect();
        group(&stage.owner, &table, &all, "", "Licht").await;
        let theme = stage.owner.get(&table).await.attributes(".items > li > a", "href").remove(0);
        let (merge, unmerge) = (format!("{theme}/merge"), format!("{theme}/unmerge"));
        let tries = (0..64).map(|n| {
            let (lead, other) = (all[n % 4], all[(n / 4 + 1 + n % 4) % 4]);
            let (browser, merge, unmerge) = (stage.owner.twin(), &merge, &unmerge);
            async move {
                if n % 3 == 0 {
                    send(&browser, unmerge, &[other], &[]).await
                } else {
                    send(&browser, merge, &[other, lead], &[("lead", lead)]).await
                }
            }
        });
        for done in join_all(tries).await {
            assert!(matches!(done.status, StatusCode::SEE_OTHER | StatusCode::UNPROCESSABLE_ENTITY), "{}", done.status);
        }
        let page = stage.owner.get(&theme).await;
        assert!(page.text(".lead").starts_with("4 mensen schreven hierover: 4 reacties."));
        // Each is listed once: by itself, or under its one lead.
        let mut shown = page.attributes(".items [name=c]", "value");
        shown.sort();
        assert_eq!(shown, ids);
        assert_eq!(answer(&stage.owner, &theme, "Ja").await.status, StatusCode::SEE_OTHER);
        stage.app.run_jobs().await;
        let mails = stage.app.mails();
        for name in ["truus", "sjaak", "karel", "anna"] {
            let own = mails.iter().filter(|mail| mail.to_email.starts_with(name) && mail.text.contains("> Ja"));
            assert_eq!(own.count(), 1, "{name}");
        }
    }
}
