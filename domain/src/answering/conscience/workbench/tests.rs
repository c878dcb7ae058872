//! Each item in its list, counted, on both engines.

use super::{
    queries::{Late, workbench},
    rules::Hearing,
};
use crate::{
    Error, Portal,
    answering::{
        answers::operations::{self as answers, judge},
        conscience::{appeals, challenges, testing::Stage},
        owed_answers::operations::acknowledge,
    },
    base::ids::{ContributionId, ProposalId, SegmentId},
    execute, on_both_engines,
    rounds::{
        contributions::{
            operations::{self as contributions, ContributionForm},
            queries::mine,
            testing::{self, Someone, round, vote},
        },
        proposals::testing::segment,
    },
    transaction,
};

async fn write(
    portal: &Portal,
    who: &Someone,
    id: ProposalId,
    text: &str,
    shown_as: &str,
) -> ContributionId {
    let typed = ContributionForm {
        kind: "question".to_owned(),
        text: text.to_owned(),
        shown_as: shown_as.to_owned(),
    };
    contributions::write(portal, &who.actor, id, &typed)
        .await
        .unwrap()
}

async fn refuse(portal: &Portal, stage: &Stage, question: ContributionId) {
    let answer = answers::AnswerForm {
        contributions: vec![question],
        text: "Morgen".to_owned(),
        read_at: portal.now(),
    };
    answers::publish(portal, &stage.owner.actor, &answer)
        .await
        .unwrap();
    judge(portal, &stage.voter.actor, question, "no", "Nee")
        .await
        .unwrap();
}

async fn put(portal: &Portal, who: &Someone, into: SegmentId) {
    let done: crate::Result<u64> = transaction!(portal.db, tx => {
        execute!(
            tx,
            "insert into member_segments (member_id, segment_id) values ($1, $2)",
            who.member, into
        )
    });
    done.unwrap();
}

on_both_engines! {
    async fn everything_that_needs_a_look_is_there(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let (conscience, id) = (&stage.conscience.actor, stage.round.proposal);
        let open = write(&portal, &stage.voter, id, "Wanneer?", "name").await;
        let kept = write(&portal, &stage.voter, id, "Ik schaam me", "conscience").await;
        let disputed = write(&portal, &stage.voter, id, "Waarom?", "segment").await;
        for _ in 0..2 {
            refuse(&portal, &stage, disputed).await;
        }
        let bench = workbench(&portal, conscience, false).await.unwrap();
        let ids = |list: &[Late]| list.iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!((ids(&bench.kept), ids(&bench.disputed)), (vec![kept], vec![disputed]));
        assert_eq!(bench.disputed[0].disputed_at, Some(portal.now()), "five working days from now");
        for who in [&stage.owner, &stage.board] {
            assert!(matches!(acknowledge(&portal, &who.actor, disputed).await, Err(Error::Forbidden)));
        }
        assert_eq!((bench.overdue.len(), bench.challengeable.len(), bench.unreplied.len()), (0, 1, 0));
        for _ in 0..2 {
            acknowledge(&portal, conscience, disputed).await.unwrap();
        }
        assert!(workbench(&portal, conscience, false).await.unwrap().disputed.is_empty());
        let own = mine(&portal, &stage.voter.actor).await.unwrap();
        let own = own.iter().find(|one| one.id == disputed).unwrap();
        assert_eq!((own.disputed_at, own.acknowledged_at), (Some(portal.now()), Some(portal.now())));
        assert_eq!((bench.to_judge[0].id, bench.to_judge[0].total), (id, 1));
        challenges::operations::raise(&portal, conscience, id, "Nee").await.unwrap();
        portal.clock.set(stage.round.due_at.plus_days(1));
        let bench = workbench(&portal, conscience, false).await.unwrap();
        assert_eq!((bench.challengeable.len(), bench.unreplied.len(), bench.to_judge.len()), (0, 1, 0));
        assert_eq!((bench.overdue[0].total, bench.overdue.len()), (2, 2));
        assert!(ids(&bench.overdue).contains(&open) && ids(&bench.overdue).contains(&kept));
        for who in [&stage.owner, &stage.board, &stage.voter] {
            assert!(matches!(workbench(&portal, &who.actor, false).await, Err(Error::Forbidden)));
        }
    }

    async fn an_appeal_waits_there_until_it_is_answered(portal: Portal) {
        let stage = Stage::set(&portal).await;
        stage.close(&portal);
        stage.decide(&portal, "drop").await.unwrap();
        appeals::operations::appeal(&portal, &stage.voter.actor, stage.round.proposal, "Toch").await.unwrap();
        let bench = workbench(&portal, &stage.conscience.actor, false).await.unwrap();
        assert_eq!((bench.appeals.len(), bench.appeals[0].total), (1, 1));
        let typed = appeals::operations::RulingForm { ruling: "explained".to_owned(), words: "Zo is het".to_owned() };
        appeals::operations::rule(&portal, &stage.conscience.actor, bench.appeals[0].id, &typed).await.unwrap();
        assert!(workbench(&portal, &stage.conscience.actor, false).await.unwrap().appeals.is_empty());
    }

    async fn the_least_heard_stand_first_and_few_are_not_counted(portal: Portal) {
        let conscience = testing::staff(&portal, "Bo", crate::Role::CustomerConscience).await.unwrap();
        let owner = testing::staff(&portal, "Olga", crate::Role::ProjectOwner).await.unwrap();
        let (loud, quiet, few) = (
            segment(&portal, "Luid", "primary", &[]).await.unwrap(),
            segment(&portal, "Stil", "primary", &[]).await.unwrap(),
            segment(&portal, "Weinig", "secondary", &[]).await.unwrap(),
        );
        segment(&portal, "Nooit", "secondary", &[]).await.unwrap();
        let mut people = Vec::new();
        for number in 0..12 {
            let who = testing::member(&portal, &format!("Lid {number}"), "").await.unwrap();
            put(&portal, &who, if number < 5 { loud } else if number < 10 { quiet } else { few }).await;
            people.push(who);
        }
        let all: Vec<_> = people.iter().collect();
        let round = round(&portal, "Stoepen", owner.account, &all).await.unwrap();
        for number in [0, 1, 2, 5, 10] {
            vote(&portal, &round, &people[number]).await.unwrap();
        }
        write(&portal, &people[3], round.proposal, "Wanneer?", "name").await;
        write(&portal, &people[0], round.proposal, "Wanneer?", "name").await;
        let hearings = async || {
            let bench = workbench(&portal, &conscience.actor, false).await.unwrap();
            let named = bench.segments.into_iter().filter(|of| !of.name.starts_with("Huurders"));
            named.map(|of| (of.name, of.hearing)).collect::<Vec<_>>()
        };
        let counted = |asked, heard| Hearing::Counted { asked, heard };
        assert_eq!(hearings().await, [
            ("Nooit".to_owned(), Hearing::NeverAsked),
            ("Stil".to_owned(), counted(5, 1)),
            ("Luid".to_owned(), counted(5, 4)),
            ("Weinig".to_owned(), Hearing::Few),
        ]);
        // Who is in no segment is heard least of all, and stands among them.
        testing::member(&portal, "Zonder", "").await.unwrap();
        assert!(hearings().await.contains(&(String::new(), Hearing::NeverAsked)));
        portal.clock.set(portal.now().plus_days(91));
        assert!(hearings().await.iter().all(|(_, hearing)| *hearing == Hearing::NeverAsked));
    }
}
