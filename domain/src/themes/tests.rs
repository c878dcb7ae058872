//! Grouping, merging and answering on both engines, and many at once.

use super::{
    Theme,
    operations::{Typed, delete, group, merge, rename, take_out, unmerge},
    queries::{of_contribution, owed, table, whole},
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Role, Timestamp,
    answers::{
        operations::{self as answers, judge, publish, publish_held},
        queries::{Filter, inbox, item},
        to_theme,
    },
    contributions::{
        State,
        operations::{self as contributions, Typed as Words},
        queries::{Others, by_others, mine, trace},
        testing::{self, Round, Someone},
    },
    ids::{ContributionId, ThemeId},
    on_both_engines,
    outbox::{Mail, contents},
    proposals::queries::reading,
};
use futures::future::join_all;

struct Stage {
    conscience: Someone,
    owner: Someone,
    members: Vec<Someone>,
    round: Round,
}

impl Stage {
    async fn set(portal: &Portal) -> Self {
        let conscience = testing::staff(portal, "Bo", Role::CustomerConscience)
            .await
            .unwrap();
        let owner = testing::staff(portal, "Olga", Role::ProjectOwner)
            .await
            .unwrap();
        let mut members = Vec::new();
        for name in ["Truus", "Sjaak", "Karel"] {
            members.push(testing::member(portal, name, "").await.unwrap());
        }
        let asked: Vec<_> = members.iter().collect();
        let round = testing::round(portal, "Stoepen", owner.account, &asked)
            .await
            .unwrap();
        Self {
            conscience,
            owner,
            members,
            round,
        }
    }

    async fn write(
        &self,
        portal: &Portal,
        who: usize,
        text: &str,
        shown_as: &str,
    ) -> ContributionId {
        let typed = Words {
            kind: "question".to_owned(),
            text: text.to_owned(),
            shown_as: shown_as.to_owned(),
        };
        let actor = &self.members[who].actor;
        contributions::write(portal, actor, self.round.proposal, &typed)
            .await
            .unwrap()
    }

    async fn theme(&self, portal: &Portal, name: &str, ids: &[ContributionId]) -> ThemeId {
        group(
            portal,
            &self.owner.actor,
            self.round.proposal,
            &typed(ids, "", name),
        )
        .await
        .unwrap()
    }

    async fn themes(&self, portal: &Portal) -> Vec<Theme> {
        let mut tx = portal.db.read().await.unwrap();
        store::of_proposal(&mut tx, self.round.proposal)
            .await
            .unwrap()
    }

    async fn counts(&self, portal: &Portal) -> Vec<(String, i64, i64)> {
        let themes = self.themes(portal).await.into_iter();
        themes
            .map(|theme| (theme.name, theme.people, theme.contributions))
            .collect()
    }

    async fn answer_theme(&self, portal: &Portal, theme: ThemeId, text: &str) -> crate::Result<()> {
        let read_at = owed(portal, &self.owner.actor, theme)
            .await
            .unwrap()
            .read_at;
        let typed = to_theme::Typed {
            theme,
            text: text.to_owned(),
            read_at,
        };
        to_theme::publish(portal, &self.owner.actor, &typed)
            .await
            .map(|_| ())
    }

    async fn in_inbox(&self, portal: &Portal) -> Vec<(ContributionId, i64, Option<String>)> {
        let inbox = inbox(portal, &self.owner.actor, &Filter::default(), None)
            .await
            .unwrap();
        inbox
            .lines
            .into_iter()
            .map(|line| (line.id, line.like_it, line.theme))
            .collect()
    }
}

fn typed(ids: &[ContributionId], theme: &str, name: &str) -> Typed {
    Typed {
        contributions: ids.to_vec(),
        theme: theme.to_owned(),
        name: name.to_owned(),
    }
}

fn later(portal: &Portal) {
    portal.clock.set(Timestamp(portal.now().0 + 1));
}

fn row(name: &str, people: i64, contributions: i64) -> (String, i64, i64) {
    (name.to_owned(), people, contributions)
}

/// All that stands anywhere, as it stands.
async fn places(
    portal: &Portal,
    ids: &[ContributionId],
) -> Vec<(Option<ContributionId>, Option<ThemeId>)> {
    let mut tx = portal.db.read().await.unwrap();
    let mut places = Vec::new();
    for id in ids {
        let found = store::grouped(&mut tx, *id).await.unwrap().unwrap();
        places.push((found.lead, found.theme_id));
    }
    places
}

on_both_engines! {
    async fn people_of_a_theme_are_counted_once_however_often_they_wrote_or_were_merged(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let owner = &stage.owner.actor;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 0, "Twee", "segment").await;
        let three = stage.write(&portal, 1, "Drie", "name").await;
        let four = stage.write(&portal, 2, "Vier", "name").await;
        let light = stage.theme(&portal, " Het  Licht ", &[one, two, three]).await;
        assert_eq!(stage.counts(&portal).await, [row("Het Licht", 2, 3)]);
        // Again, by any spelling, is the same theme; with something else in it the name is taken.
        assert_eq!(stage.theme(&portal, "het licht", &[one]).await, light);
        let taken = group(&portal, owner, stage.round.proposal, &typed(&[four], "", "HET LICHT")).await;
        assert!(matches!(taken, Err(Error::Invalid(errors)) if errors.of("name") == Some(&Problem::Taken)));

        let before = places(&portal, &[one, two, three]).await;
        assert_eq!(merge(&portal, owner, &one.to_string(), &[one, three]).await.unwrap(), one);
        assert_eq!(stage.counts(&portal).await, [row("Het Licht", 2, 3)]);
        // Merging into what was merged is merging into its lead.
        assert_eq!(merge(&portal, owner, &three.to_string(), &[two]).await.unwrap(), one);
        assert_eq!(places(&portal, &[one, two, three]).await, [
            (None, Some(light)), (Some(one), Some(light)), (Some(one), Some(light)),
        ]);
        let whole = whole(&portal, owner, light, None).await.unwrap();
        assert_eq!(whole.leads.len(), 1);
        let merged: Vec<_> = whole.leads[0].merged.iter().map(|line| line.id).collect();
        assert_eq!(merged, [two, three]);
        // A lead moves with all that was merged into it, also by way of one of them.
        let dark = stage.theme(&portal, "Donker", &[three]).await;
        assert_eq!(stage.counts(&portal).await, [row("Donker", 2, 3), row("Het Licht", 0, 0)]);
        group(&portal, owner, stage.round.proposal, &typed(&[one], &light.to_string(), "")).await.unwrap();
        for id in [two, three, three] {
            unmerge(&portal, owner, id).await.unwrap();
        }
        assert_eq!(places(&portal, &[one, two, three]).await, before);
        delete(&portal, owner, dark).await.unwrap();
        let kept = delete(&portal, owner, light).await;
        assert!(matches!(kept, Err(Error::Conflict(Conflict::NotEmpty))));
        take_out(&portal, owner, light, &[one, two]).await.unwrap();
        assert_eq!(stage.counts(&portal).await, [row("Het Licht", 1, 1)]);
        let loose = table(&portal, owner, stage.round.proposal, None).await.unwrap();
        assert_eq!(loose.loose.iter().map(|line| line.id).collect::<Vec<_>>(), [one, two, four]);
        assert_eq!((loose.loose_people, loose.loose_contributions), (2, 3));
    }

    async fn only_the_owner_groups_and_nothing_that_was_kept_or_taken_back(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let open = stage.write(&portal, 0, "Een", "name").await;
        let kept = stage.write(&portal, 1, "Alleen voor Bo", "conscience").await;
        let gone = stage.write(&portal, 1, "Toch niet", "name").await;
        contributions::withdraw(&portal, &stage.members[1].actor, gone).await.unwrap();
        let theme = stage.theme(&portal, "Licht", &[open]).await;
        let other = testing::staff(&portal, "Piet", Role::ProjectOwner).await.unwrap();
        let board = testing::staff(&portal, "Tom", Role::BoardMember).await.unwrap();
        let proposal = stage.round.proposal;
        for actor in [&other.actor, &stage.conscience.actor, &board.actor, &stage.members[0].actor, &Actor::Visitor] {
            let refused = |done: crate::Result<()>| matches!(done, Err(Error::Forbidden | Error::NotFound));
            assert!(refused(group(&portal, actor, proposal, &typed(&[open], "", "X")).await.map(|_| ())));
            assert!(refused(take_out(&portal, actor, theme, &[open]).await));
            assert!(refused(rename(&portal, actor, theme, "X").await));
            assert!(refused(delete(&portal, actor, theme).await.map(|_| ())));
            assert!(refused(merge(&portal, actor, &open.to_string(), &[gone]).await.map(|_| ())));
            assert!(refused(unmerge(&portal, actor, open).await));
        }
        for reader in [&board.actor, &stage.members[0].actor, &Actor::Visitor] {
            assert!(matches!(table(&portal, reader, proposal, None).await, Err(Error::NotFound)));
            assert!(matches!(whole(&portal, reader, theme, None).await, Err(Error::NotFound)));
        }
        let seen = table(&portal, &stage.conscience.actor, proposal, None).await.unwrap();
        assert!(!seen.about.may_group && seen.loose.is_empty());
        let owner = &stage.owner.actor;
        let put = |id| { let typed = typed(&[id], &theme.to_string(), ""); let portal = &portal; async move {
            group(portal, owner, proposal, &typed).await
        }};
        assert!(matches!(put(kept).await, Err(Error::NotFound)));
        assert!(matches!(put(gone).await, Err(Error::Conflict(Conflict::Withdrawn))));
        let merged = merge(&portal, owner, &open.to_string(), &[kept]).await;
        assert!(matches!(merged, Err(Error::NotFound)));
        // Of another proposal, or of another theme.
        let elsewhere = testing::round(&portal, "Bomen", stage.owner.account, &[&stage.members[0]]).await.unwrap();
        let words = Words { kind: "idea".to_owned(), text: "Bomen".to_owned(), shown_as: "name".to_owned() };
        let tree = contributions::write(&portal, &stage.members[0].actor, elsewhere.proposal, &words).await.unwrap();
        for done in [put(tree).await.map(|_| ()), merge(&portal, owner, &open.to_string(), &[tree]).await.map(|_| ())] {
            assert!(matches!(done, Err(Error::Invalid(errors)) if errors.of("c") == Some(&Problem::OtherProposal)));
        }
        let loose = stage.write(&portal, 2, "Los", "name").await;
        let apart = merge(&portal, owner, &open.to_string(), &[loose]).await;
        assert!(matches!(apart, Err(Error::Invalid(errors)) if errors.of("c") == Some(&Problem::OtherTheme)));
        let alien = group(&portal, owner, elsewhere.proposal, &typed(&[tree], &theme.to_string(), "")).await;
        assert!(matches!(alien, Err(Error::Invalid(errors)) if errors.of("theme") == Some(&Problem::NotAChoice)));
        stage.theme(&portal, "Donker", &[loose]).await;
        let taken = rename(&portal, owner, theme, "donker").await;
        assert!(matches!(taken, Err(Error::Invalid(errors)) if errors.of("name") == Some(&Problem::Taken)));
        rename(&portal, owner, theme, "LICHT").await.unwrap();
    }

    async fn who_takes_back_leaves_and_the_others_stay_together(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "name").await;
        let three = stage.write(&portal, 2, "Drie", "name").await;
        let theme = stage.theme(&portal, "Licht", &[one, two, three]).await;
        merge(&portal, &stage.owner.actor, &one.to_string(), &[two, three]).await.unwrap();
        assert_eq!(stage.in_inbox(&portal).await, [(one, 2, Some("Licht".to_owned()))]);
        contributions::withdraw(&portal, &stage.members[0].actor, one).await.unwrap();
        let all = [one, two, three];
        assert_eq!(places(&portal, &all).await, [(None, None), (None, Some(theme)), (Some(two), Some(theme))]);
        contributions::tighten(&portal, &stage.members[1].actor, two, "conscience").await.unwrap();
        assert_eq!(places(&portal, &all).await, [(None, None), (None, None), (None, Some(theme))]);
        assert_eq!(stage.counts(&portal).await, [row("Licht", 1, 1)]);
        assert_eq!(stage.in_inbox(&portal).await, [(three, 0, Some("Licht".to_owned()))]);
    }

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
        // What is put in meanwhile was not read, and goes on waiting.
        let late = stage.write(&portal, 2, "Vier", "name").await;
        group(&portal, owner, stage.round.proposal, &typed(&[late], &theme.to_string(), "")).await.unwrap();
        let answer = to_theme::Typed { theme, text: "Ja".to_owned(), read_at };
        let given = to_theme::publish(&portal, owner, &answer).await.unwrap();
        assert_eq!(to_theme::publish(&portal, owner, &answer).await.unwrap(), given);
        for (who, words) in [(0, vec!["Een", "Twee"]), (1, vec!["Drie"]), (2, vec![])] {
            let account = stage.members[who].account;
            let mails = crate::accounts::testing::mails(&portal, account).await.unwrap();
            let content = contents::answer(&portal, account, given).await.unwrap();
            let quoted: Vec<_> = content.iter().flat_map(|content| &content.contributions).collect();
            assert_eq!(quoted.iter().map(|quoted| quoted.text.as_str()).collect::<Vec<_>>(), words);
            let expected = (!words.is_empty()).then_some(Mail::AnswerPublished { answer: given });
            assert_eq!(mails, expected.into_iter().collect::<Vec<_>>());
        }
        assert_eq!(owed(&portal, owner, theme).await.unwrap().contributions, 1);
        assert_eq!(stage.in_inbox(&portal).await, [(late, 0, Some("Licht".to_owned()))]);
        // Whoever was merged judges for themselves, and comes back to the inbox by themselves.
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
        let typed = answers::Typed { contributions: vec![one], text: "Ja".to_owned(), read_at };
        let given = publish(&portal, owner, &typed).await.unwrap();
        assert_eq!(publish(&portal, owner, &typed).await.unwrap(), given);
        for (who, state) in [(0, State::Answered), (1, State::Answered), (2, State::Waiting)] {
            let mine = mine(&portal, &stage.members[who].actor).await.unwrap();
            assert_eq!(mine[0].state, state);
        }
        assert_eq!(stage.in_inbox(&portal).await, [(three, 0, None)]);
    }

    async fn a_held_answer_to_a_theme_serves_what_was_read(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let owner = &stage.owner.actor;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "name").await;
        let theme = stage.theme(&portal, "Licht", &[one, two]).await;
        let read_at = owed(&portal, owner, theme).await.unwrap().read_at;
        let answer = to_theme::Typed { theme, text: "Ja".to_owned(), read_at };
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

    async fn others_read_what_was_merged_once_with_the_number_of_people(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "segment").await;
        stage.theme(&portal, "Licht", &[one, two]).await;
        merge(&portal, &stage.owner.actor, &one.to_string(), &[two]).await.unwrap();
        let read = async |who: usize| {
            let actor = &stage.members[who].actor;
            let reading = reading(&portal, actor, stage.round.proposal).await.unwrap();
            let shown = by_others(&portal, actor, &reading, None).await.unwrap();
            let stand = of_contribution(&portal, actor, &reading, if who == 0 { one } else { two }).await.unwrap();
            (shown, stand.map(|stand| (stand.theme, stand.others)))
        };
        // Nothing of others, nor the name of a theme, before one voted.
        assert_eq!(read(0).await, (Others::Hidden, None));
        for someone in &stage.members {
            testing::vote(&portal, &stage.round, someone).await.unwrap();
        }
        for (who, shown, stands) in [
            (0, vec![(two, 0)], Some(("Licht".to_owned(), 1))),
            (1, vec![(one, 1)], Some(("Licht".to_owned(), 1))),
            (2, vec![(one, 1)], None),
        ] {
            let (Others::Shown(others, _), stand) = read(who).await else { panic!("hidden") };
            let others: Vec<_> = others.iter().map(|other| (other.id, other.like_it)).collect();
            assert_eq!((others, stand), (shown, stands), "{who}");
        }
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
        // Everybody merges into everybody, both ways round: in the end there is one lead.
        let pairs: Vec<_> = (0..64).map(|n| (ids[n % 8].to_string(), [ids[(n / 8 + n % 8) % 8], ids[(n + 1) % 8]])).collect();
        let done = join_all(pairs.iter().map(|(lead, others)| merge(&portal, owner, lead, others))).await;
        assert!(done.iter().all(Result::is_ok));
        let standing = places(&portal, &ids).await;
        let leads: Vec<_> = standing.iter().filter(|(lead, _)| lead.is_none()).collect();
        assert_eq!(leads.len(), 1);
        assert_eq!(stage.counts(&portal).await, [row("Licht", 3, 8)]);
        let done = join_all((0..64).map(|n| unmerge(&portal, owner, ids[n % 8]))).await;
        assert!(done.iter().all(Result::is_ok));
        assert_eq!(stage.counts(&portal).await, [row("Licht", 3, 8)]);
        // However merging and unmerging fall among each other, nobody leads who was merged.
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
        let answer = to_theme::Typed { theme: themes[0], text: "Ja".to_owned(), read_at };
        let given = join_all((0..64).map(|_| to_theme::publish(&portal, owner, &answer))).await;
        let mut given: Vec<_> = given.into_iter().map(Result::unwrap).collect();
        given.dedup();
        assert_eq!(given.len(), 1);
        for someone in &stage.members {
            let mails = crate::accounts::testing::mails(&portal, someone.account).await.unwrap();
            assert_eq!(mails, [Mail::AnswerPublished { answer: given[0] }]);
        }
    }
}
