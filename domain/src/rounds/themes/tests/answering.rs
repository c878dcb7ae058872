//! Answering themes and merged contributions, on both engines, and many at once.

use super::*;

on_both_engines! {
    async fn one_answer_to_a_theme_reaches_each_person_once_with_their_own_words(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let owner = &stage.owner.actor;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 0, "Twee", "name").await;
        let three = stage.write(&portal, 1, "Drie", "name").await;
        let theme = stage.theme(&portal, "Licht", &[one, two, three]).await;
        merge(&portal, owner, &three.to_string(), &[two]).await.unwrap();
        let read_at = owed(&portal, owner, theme).await.unwrap().read_at;
        later(&portal);
        // A contribution that is added meanwhile was not read, and still waits.
        let late = stage.write(&portal, 2, "Vier", "name").await;
        group(&portal, owner, stage.round.proposal, &typed(&[late], &theme.to_string(), "")).await.unwrap();
        let answer = to_theme::ThemeAnswerForm { theme, text: "Ja".to_owned(), read_at };
        let given = to_theme::publish(&portal, owner, &answer).await.unwrap();
        assert_eq!(to_theme::publish(&portal, owner, &answer).await.unwrap(), given);
        for (who, words) in [(0, vec!["Een", "Twee"]), (1, vec!["Drie"]), (2, vec![])] {
            let account = stage.members[who].account;
            let mails = crate::people::accounts::testing::mails(&portal, account).await.unwrap();
            let content = crate::answering::answers::contents::answer(&portal, account, given).await.unwrap();
            let quoted: Vec<_> = content.iter().flat_map(|content| &content.contributions).collect();
            assert_eq!(quoted.iter().map(|quoted| quoted.text.as_str()).collect::<Vec<_>>(), words);
            let expected = (!words.is_empty()).then_some(Mail::AnswerPublished { answer: given });
            assert_eq!(mails, expected.into_iter().collect::<Vec<_>>());
        }
        assert_eq!(owed(&portal, owner, theme).await.unwrap().contributions, 1);
        assert_eq!(stage.in_inbox(&portal).await, [(late, 0, Some("Licht".to_owned()))]);
        // Each writer of a merged contribution judges for themselves, and their refusal comes back to the inbox
        // alone.
        judge(&portal, &stage.members[0].actor, two, "no", "Nee").await.unwrap();
        let waiting: Vec<_> = stage.in_inbox(&portal).await.into_iter().map(|(id, ..)| id).collect();
        assert!(waiting.contains(&two) && waiting.contains(&late));
        stage.answer_theme(&portal, theme, "Ja dus").await.unwrap();
        let nothing = stage.answer_theme(&portal, theme, "Nog eens").await;
        assert!(matches!(nothing, Err(Error::Conflict(Conflict::AlreadyAnswered))));
        assert_eq!(trace(&portal, &stage.members[0].actor, two).await.unwrap().replies.len(), 2);
        assert_eq!(trace(&portal, &stage.members[1].actor, three).await.unwrap().replies.len(), 1);
    }

    async fn an_answer_to_a_lead_answers_what_was_merged_into_it_as_far_as_it_was_read(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let owner = &stage.owner.actor;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "name").await;
        let three = stage.write(&portal, 2, "Drie", "name").await;
        merge(&portal, owner, &one.to_string(), &[two]).await.unwrap();
        let read_at = item(&portal, owner, one).await.unwrap().0.read_at();
        later(&portal);
        merge(&portal, owner, &one.to_string(), &[three]).await.unwrap();
        let owing = async || {
            let filter = owed_answers::queries::Filter { mine: true, overdue: false };
            owed_answers::queries::list(&portal, owner, filter, None).await.unwrap().lines.len()
        };
        assert_eq!(owing().await, 3, "each of them is owed an answer");
        let typed = answers::AnswerForm { contributions: vec![one], text: "Ja".to_owned(), read_at };
        let given = publish(&portal, owner, &typed).await.unwrap();
        assert_eq!(publish(&portal, owner, &typed).await.unwrap(), given);
        for (who, state) in [(0, State::Answered), (1, State::Answered), (2, State::Waiting)] {
            let mine = mine(&portal, &stage.members[who].actor).await.unwrap();
            assert_eq!(mine[0].state, state);
        }
        assert_eq!(stage.in_inbox(&portal).await, [(three, 0, None)]);
        assert_eq!(owing().await, 1);
        // A refused contribution is shown alone, even when the lead is refused too.
        for (who, id) in [(1, two), (0, one)] {
            judge(&portal, &stage.members[who].actor, id, "no", "Nee").await.unwrap();
        }
        let waiting: Vec<_> = stage.in_inbox(&portal).await.into_iter().map(|(id, ..)| id).collect();
        assert!(waiting.contains(&one) && waiting.contains(&two));
        let typed = answers::AnswerForm { contributions: vec![one], text: "Nogmaals".to_owned(), read_at: portal.now() };
        publish(&portal, owner, &typed).await.unwrap();
        assert_eq!(mine(&portal, &stage.members[1].actor).await.unwrap()[0].state, State::Waiting);
        assert_eq!(mine(&portal, &stage.members[2].actor).await.unwrap()[0].state, State::Answered);
    }

    async fn a_held_answer_to_a_theme_serves_what_was_read(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let owner = &stage.owner.actor;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "name").await;
        let theme = stage.theme(&portal, "Licht", &[one, two]).await;
        let read_at = owed(&portal, owner, theme).await.unwrap().read_at;
        let answer = to_theme::ThemeAnswerForm { theme, text: "Ja".to_owned(), read_at };
        let held = to_theme::hold(&portal, owner, &answer).await.unwrap();
        assert_eq!(to_theme::hold(&portal, owner, &answer).await.unwrap(), held);
        contributions::withdraw(&portal, &stage.members[0].actor, one).await.unwrap();
        publish_held(&portal, owner, &[held]).await.unwrap();
        assert_eq!(mine(&portal, &stage.members[1].actor).await.unwrap()[0].state, State::Answered);
        assert_eq!(mine(&portal, &stage.members[0].actor).await.unwrap()[0].state, State::Withdrawn);
        for stranger in [&stage.members[0].actor, &Actor::Visitor] {
            let refused = to_theme::publish(&portal, stranger, &answer).await;
            assert!(matches!(refused, Err(Error::NotFound)));
        }
        let other = testing::staff(&portal, "Piet", Role::ProjectOwner).await.unwrap();
        let refused = to_theme::publish(&portal, &other.actor, &answer).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::AlreadyAnswered))));
    }

    async fn a_theme_of_thousands_is_answered_in_one_go_and_each_person_gets_one_mail(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let first = stage.write(&portal, 0, "Een", "name").await;
        let theme = stage.theme(&portal, "Licht", &[first]).await;
        let done: crate::Result<u64> = transaction!(portal.db, tx => {
            execute!(
                tx,
                "with recursive n(i) as (select cast(1 as bigint) union all select i + 1 from n where i < 4999)
                 insert into contributions (proposal_id, project_id, member_id, owner_id, kind, text, text_hash, shown_as,
                        state, written_at, changed_at, due_at, theme_id, grouped_at)
                 select c.proposal_id, c.project_id, $2 + n.i % 3, c.owner_id, c.kind, 'Nummer ' || cast(n.i as text),
                        cast(n.i as text), c.shown_as, c.state, c.written_at, c.changed_at, c.due_at, c.theme_id, c.grouped_at
                 from contributions c, n where c.id = $1",
                first, stage.members[0].member
            )
        });
        assert_eq!(done.unwrap(), 4999);
        assert_eq!(stage.counts(&portal).await, [row("Licht", 3, 5000)]);
        let whole = whole(&portal, &stage.owner.actor, theme, None).await.unwrap();
        assert_eq!((whole.leads.len(), whole.owed.contributions, whole.owed.people), (50, 5000, 3));
        stage.answer_theme(&portal, theme, "Ja").await.unwrap();
        assert_eq!(owed(&portal, &stage.owner.actor, theme).await.unwrap().contributions, 0);
        for someone in &stage.members {
            let mails = crate::people::accounts::testing::mails(&portal, someone.account).await.unwrap();
            assert_eq!(mails.len(), 1);
        }
    }

    async fn what_is_owed_by_somebody_else_does_not_hide_behind_its_lead(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let colleague = testing::staff(&portal, "Piet", Role::ProjectOwner).await.unwrap();
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "name").await;
        let theme = stage.theme(&portal, "Licht", &[one, two]).await;
        merge(&portal, &stage.owner.actor, &one.to_string(), &[two]).await.unwrap();
        let kinds = Filter { kind: Some(Kind::Question), ..Filter::default() };
        let shown = inbox(&portal, &stage.owner.actor, &kinds, None).await.unwrap();
        assert_eq!(shown.lines.len(), 1);
        owed_answers::taking_over::offer(&portal, &stage.owner.actor, one,
            &colleague.account.to_string(), "Piet weet dit.").await.unwrap();
        let offer = owed_answers::offers::to_me(&portal, &colleague.actor).await.unwrap().remove(0);
        owed_answers::taking_over::accept(&portal, &colleague.actor, offer.id).await.unwrap();
        assert_eq!(stage.in_inbox(&portal).await, [(two, 0, Some("Licht".to_owned()))]);
        // Each person answers what they owe, of the lead and of the theme.
        let typed = answers::AnswerForm { contributions: vec![one], text: "Van Piet".to_owned(), read_at: portal.now() };
        publish(&portal, &colleague.actor, &typed).await.unwrap();
        assert_eq!(mine(&portal, &stage.members[1].actor).await.unwrap()[0].state, State::Waiting);
        stage.answer_theme(&portal, theme, "Van Olga").await.unwrap();
        let reply = |who: usize, id| trace(&portal, &stage.members[who].actor, id);
        assert_eq!(reply(0, one).await.unwrap().replies[0].written_by, "Piet");
        assert_eq!(reply(1, two).await.unwrap().replies[0].written_by, "Olga");
    }

    async fn of_64_that_make_one_theme_one_is_made_and_64_merges_leave_one_lead(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let mut ids = Vec::new();
        for number in 0..8 {
            ids.push(stage.write(&portal, number % 3, &format!("Nummer {number}"), "name").await);
        }
        let (owner, proposal) = (&stage.owner.actor, stage.round.proposal);
        let form = typed(&ids, "", "Licht");
        let made = join_all((0..64).map(|_| group(&portal, owner, proposal, &form))).await;
        let mut themes: Vec<_> = made.into_iter().map(Result::unwrap).collect();
        themes.dedup();
        assert_eq!(themes.len(), 1);
        // All are merged into all, in both directions: in the end there is one lead.
        let pairs: Vec<_> = (0..64).map(|n| (ids[n % 8].to_string(), [ids[(n / 8 + n % 8) % 8], ids[(n + 1) % 8]])).collect();
        let done = join_all(pairs.iter().map(|(lead, others)| merge(&portal, owner, lead, others))).await;
        assert!(done.iter().all(Result::is_ok));
        let stored = places(&portal, &ids).await;
        let leads: Vec<_> = stored.iter().filter(|(lead, _)| lead.is_none()).collect();
        assert_eq!(leads.len(), 1);
        assert_eq!(stage.counts(&portal).await, [row("Licht", 3, 8)]);
        let done = join_all((0..64).map(|n| unmerge(&portal, owner, ids[n % 8]))).await;
        assert!(done.iter().all(Result::is_ok));
        assert_eq!(stage.counts(&portal).await, [row("Licht", 3, 8)]);
        // Whatever the order of merging and unmerging, no lead is itself merged.
        let done = join_all((0..64).map(|n| {
            let (portal, ids, pairs) = (&portal, &ids, &pairs);
            async move {
                if n % 2 == 0 {
                    merge(portal, owner, &pairs[n].0, &pairs[n].1).await.map(|_| ())
                } else {
                    unmerge(portal, owner, ids[n % 8]).await
                }
            }
        })).await;
        assert!(done.iter().all(Result::is_ok));
        for (lead, theme) in places(&portal, &ids).await {
            assert_eq!(theme, Some(themes[0]));
            if let Some(lead) = lead {
                assert_eq!(places(&portal, &[lead]).await, [(None, theme)]);
            }
        }
        let read_at = owed(&portal, owner, themes[0]).await.unwrap().read_at;
        let answer = to_theme::ThemeAnswerForm { theme: themes[0], text: "Ja".to_owned(), read_at };
        let given = join_all((0..64).map(|_| to_theme::publish(&portal, owner, &answer))).await;
        let mut given: Vec<_> = given.into_iter().map(Result::unwrap).collect();
        given.dedup();
        assert_eq!(given.len(), 1);
        for someone in &stage.members {
            let mails = crate::people::accounts::testing::mails(&portal, someone.account).await.unwrap();
            assert_eq!(mails, [Mail::AnswerPublished { answer: given[0] }]);
        }
    }
}
