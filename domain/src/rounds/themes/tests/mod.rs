//! Grouping, merging and who may do it, on both engines.

use super::{
    Theme,
    operations::{ThemeForm, delete, group, merge, rename, take_out, unmerge},
    queries::{of_contribution, owed, table, whole},
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Role, Timestamp,
    answering::{
        answers::{
            operations::{self as answers, judge, publish, publish_held},
            queries::{Filter, inbox, item},
            to_theme,
        },
        owed_answers,
    },
    base::{
        ids::{ContributionId, ThemeId},
        outbox::Mail,
    },
    execute,
    lifecycle::{leaving, privacy},
    on_both_engines,
    rounds::{
        contributions::{
            Kind, State, grouping,
            operations::{self as contributions, ContributionForm},
            queries::{Others, by_others, mine, trace},
            testing::{self, OpenRound, Someone},
        },
        proposals::queries::view,
        supports,
    },
    transaction,
};
use futures::future::join_all;

mod answering;

struct Stage {
    conscience: Someone,
    owner: Someone,
    members: Vec<Someone>,
    round: OpenRound,
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
        let typed = ContributionForm {
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
        let typed = to_theme::ThemeAnswerForm {
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

fn typed(ids: &[ContributionId], theme: &str, name: &str) -> ThemeForm {
    ThemeForm {
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

/// The places of all contributions.
async fn places(
    portal: &Portal,
    ids: &[ContributionId],
) -> Vec<(Option<ContributionId>, Option<ThemeId>)> {
    let mut tx = portal.db.read().await.unwrap();
    let mut places = Vec::new();
    for id in ids {
        let found = grouping::grouped(&mut tx, *id).await.unwrap().unwrap();
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
        // The same name again, in any spelling, is the same theme; with another contribution the name is taken.
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
        // A lead moves with all that was merged into it, also when one of those is chosen.
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
        // A contribution of another proposal, or of another theme.
        let elsewhere = testing::round(&portal, "Bomen", stage.owner.account, &[&stage.members[0]]).await.unwrap();
        let words = ContributionForm { kind: "idea".to_owned(), text: "Bomen".to_owned(), shown_as: "name".to_owned() };
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

    async fn new_words_and_erased_ones_stand_apart_from_what_they_were_merged_with(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "name").await;
        let three = stage.write(&portal, 2, "Drie", "name").await;
        let all = [one, two, three];
        let theme = stage.theme(&portal, "Licht", &all).await;
        merge(&portal, &stage.owner.actor, &one.to_string(), &[two, three]).await.unwrap();
        later(&portal);
        contributions::change(&portal, &stage.members[1].actor, two, "idea", "Iets heel anders").await.unwrap();
        assert_eq!(places(&portal, &all).await, [(None, Some(theme)), (None, Some(theme)), (Some(one), Some(theme))]);
        merge(&portal, &stage.owner.actor, &one.to_string(), &[two]).await.unwrap();
        let exported = privacy::queries::export(&portal, &stage.members[0].actor).await.unwrap();
        assert_eq!(exported["contributions"][0]["theme"], "Licht");
        let exported = privacy::queries::export(&portal, &stage.owner.actor).await.unwrap();
        assert_eq!(exported["themes"][0]["name"], "Licht");
        let sure = leaving::operations::ErasureForm { sure: "yes".to_owned(), word: "wissen".to_owned() };
        leaving::operations::erase_me(&portal, &stage.members[0].actor, &sure).await.unwrap();
        assert_eq!(places(&portal, &all).await, [(None, None), (None, Some(theme)), (Some(two), Some(theme))]);
        assert_eq!(stage.counts(&portal).await, [row("Licht", 2, 2)]);
    }

    async fn after_the_decision_nothing_is_moved(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "name").await;
        let theme = stage.theme(&portal, "Licht", &[one, two]).await;
        let done: crate::Result<u64> = transaction!(portal.db, tx => {
            execute!(tx, "update proposals set state = 'decided' where id = $1", stage.round.proposal)
        });
        done.unwrap();
        let owner = &stage.owner.actor;
        let proposal = stage.round.proposal;
        for done in [
            group(&portal, owner, proposal, &typed(&[one], "", "Nieuw")).await.map(|_| ()),
            take_out(&portal, owner, theme, &[one]).await,
            rename(&portal, owner, theme, "Anders").await,
            delete(&portal, owner, theme).await.map(|_| ()),
            merge(&portal, owner, &one.to_string(), &[two]).await.map(|_| ()),
            unmerge(&portal, owner, one).await,
        ] {
            assert!(matches!(done, Err(Error::Conflict(Conflict::Decided))));
        }
        assert!(!table(&portal, owner, proposal, None).await.unwrap().about.may_group);
    }

    async fn others_read_what_was_merged_once_with_the_number_of_people(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let one = stage.write(&portal, 0, "Een", "name").await;
        let two = stage.write(&portal, 1, "Twee", "segment").await;
        stage.theme(&portal, "Licht", &[one, two]).await;
        merge(&portal, &stage.owner.actor, &one.to_string(), &[two]).await.unwrap();
        let read = async |who: usize| {
            let actor = &stage.members[who].actor;
            let view = view(&portal, actor, stage.round.proposal).await.unwrap();
            let shown = by_others(&portal, actor, &view, None).await.unwrap();
            let stand = of_contribution(&portal, actor, &view, if who == 0 { one } else { two }).await.unwrap();
            (shown, stand.map(|stand| (stand.theme, stand.others)))
        };
        // Before a member votes they see nothing of others, nor the name of a theme.
        assert_eq!(read(0).await, (Others::Hidden, None));
        for someone in &stage.members {
            testing::vote(&portal, &stage.round, someone).await.unwrap();
        }
        for (who, shown, stands) in [
            (0, vec![(two, 0, false)], Some(("Licht".to_owned(), 1))),
            // The one other person who says so is the reader.
            (1, vec![(one, 1, true)], Some(("Licht".to_owned(), 1))),
            (2, vec![(one, 1, false)], None),
        ] {
            let (Others::Shown(others, _), stand) = read(who).await else { panic!("hidden") };
            let others = others.iter().map(|other| (other.id, other.support.people, other.support.given));
            let others: Vec<_> = others.collect();
            assert_eq!((others, stand), (shown, stands), "{who}");
        }
        // Who says the same counts in the theme as a person, once.
        for who in [0, 2] {
            let said = supports::operations::of_contribution(&portal, &stage.members[who].actor, two, true).await;
            assert_eq!(said.is_ok(), who == 2, "{who} wrote what it was merged with");
        }
        assert_eq!(stage.counts(&portal).await, [row("Licht", 3, 2)]);
        let (Others::Shown(others, _), _) = read(1).await else { panic!("hidden") };
        assert_eq!(others.iter().map(|other| other.support.people).collect::<Vec<_>>(), [2]);
    }
}
