//! Hand-overs on both engines.

use super::{accept, decline, offer};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Role,
    answering::{
        answers::operations as answers,
        owed_answers::offers::{find, offerable, to_me},
    },
    base::{
        ids::{ContributionId, HandOverId},
        outbox::Mail,
    },
    execute, on_both_engines,
    rounds::{
        contributions::{
            self,
            operations::{self as writing, ContributionForm},
            testing::{self, OpenRound, Someone},
        },
        projects::{self, PhaseKind},
    },
    transaction, value,
};
use futures::future::join_all;

struct Stage {
    olga: Someone,
    piet: Someone,
    otto: Someone,
    truus: Someone,
    round: OpenRound,
}

async fn stage(portal: &Portal) -> Stage {
    testing::staff(portal, "Bo", Role::CustomerConscience)
        .await
        .unwrap();
    let owner = async |name| {
        testing::staff(portal, name, Role::ProjectOwner)
            .await
            .unwrap()
    };
    let (olga, piet, otto) = (
        owner("Olga").await,
        owner("Piet").await,
        owner("Otto").await,
    );
    let truus = testing::member(portal, "Truus", "").await.unwrap();
    let round = testing::round(portal, "Stoepen", olga.account, &[&truus])
        .await
        .unwrap();
    Stage {
        olga,
        piet,
        otto,
        truus,
        round,
    }
}

async fn write(portal: &Portal, stage: &Stage, text: &str, shown_as: &str) -> ContributionId {
    let typed = ContributionForm {
        kind: "question".to_owned(),
        text: text.to_owned(),
        shown_as: shown_as.to_owned(),
    };
    writing::write(portal, &stage.truus.actor, stage.round.proposal, &typed)
        .await
        .unwrap()
}

async fn offered(portal: &Portal, by: &Someone, id: ContributionId, to: &Someone) -> HandOverId {
    offer(
        portal,
        &by.actor,
        id,
        &to.account.to_string(),
        "Piet weet dit.",
    )
    .await
    .unwrap()
}

/// The account that owes it, and the number of times that it changed hands.
async fn debt(portal: &Portal, id: ContributionId) -> (crate::base::ids::AccountId, i64) {
    let mut tx = portal.db.read().await.unwrap();
    let hand_overs = value!(tx, "select hand_overs from contributions where id = $1", id).unwrap();
    let debt = contributions::store::debt(&mut tx, id)
        .await
        .unwrap()
        .unwrap();
    (debt.owner_id, hand_overs)
}

async fn log_lines(portal: &Portal, action: &str) -> i64 {
    let mut tx = portal.db.read().await.unwrap();
    value!(
        tx,
        "select count(*) from audit_log where action = $1",
        action
    )
    .unwrap()
}

fn over<T>(result: &crate::Result<T>) -> bool {
    matches!(result, Err(Error::Conflict(Conflict::OfferEnded)))
}

on_both_engines! {
    async fn nothing_changes_hands_before_the_receiver_accepts(portal: Portal) {
        let stage = stage(&portal).await;
        let id = write(&portal, &stage, "Wanneer?", "name").await;
        let receivers = offerable(&portal, &stage.olga.actor, id).await.unwrap().receivers;
        assert_eq!(receivers.iter().map(|owner| owner.name.as_str()).collect::<Vec<_>>(), ["Otto", "Piet"]);
        let hand_over = offered(&portal, &stage.olga, id, &stage.piet).await;
        assert_eq!(debt(&portal, id).await, (stage.olga.account, 0));
        assert_eq!(to_me(&portal, &stage.piet.actor).await.unwrap()[0].sentence, "Piet weet dit.");
        assert_eq!(to_me(&portal, &stage.olga.actor).await.unwrap(), []);
        for stranger in [&stage.olga.actor, &stage.otto.actor, &stage.truus.actor, &Actor::Visitor] {
            assert!(matches!(find(&portal, stranger, hand_over).await, Err(Error::NotFound)));
            assert!(matches!(accept(&portal, stranger, hand_over).await, Err(Error::NotFound)));
            assert!(matches!(decline(&portal, stranger, hand_over).await, Err(Error::NotFound)));
        }
        decline(&portal, &stage.piet.actor, hand_over).await.unwrap();
        assert!(over(&accept(&portal, &stage.piet.actor, hand_over).await));
        assert_eq!(debt(&portal, id).await, (stage.olga.account, 0));
    }

    async fn of_64_times_accepting_at_once_one_has_effect(portal: Portal) {
        let stage = stage(&portal).await;
        let id = write(&portal, &stage, "Wanneer?", "name").await;
        let offers = join_all((0..64).map(|_| offered(&portal, &stage.olga, id, &stage.piet))).await;
        assert!(offers.iter().all(|offer| *offer == offers[0]), "the same offer is made once");
        assert_eq!(log_lines(&portal, "hand_over.offer").await, 1);
        let mails = crate::people::accounts::testing::mails(&portal, stage.piet.account).await.unwrap();
        assert_eq!(mails, [Mail::HandOverOffered { hand_over: offers[0] }]);
        let done = join_all((0..64).map(|_| accept(&portal, &stage.piet.actor, offers[0]))).await;
        assert!(done.iter().all(Result::is_ok));
        assert_eq!(debt(&portal, id).await, (stage.piet.account, 1));
        assert_eq!(log_lines(&portal, "hand_over.accept").await, 1);
        assert!(over(&decline(&portal, &stage.piet.actor, offers[0]).await));
        // The debt goes back again.
        let back = offered(&portal, &stage.piet, id, &stage.olga).await;
        accept(&portal, &stage.olga.actor, back).await.unwrap();
        assert_eq!(debt(&portal, id).await, (stage.olga.account, 2));
    }

    async fn of_accepting_and_declining_at_once_one_wins(portal: Portal) {
        let stage = stage(&portal).await;
        let id = write(&portal, &stage, "Wanneer?", "name").await;
        let hand_over = offered(&portal, &stage.olga, id, &stage.piet).await;
        let both = join_all((0..64).map(async |number: i32| if number % 2 == 0 {
            accept(&portal, &stage.piet.actor, hand_over).await
        } else {
            decline(&portal, &stage.piet.actor, hand_over).await
        })).await;
        let accepted = both[0].is_ok();
        for (number, one) in both.iter().enumerate() {
            assert_eq!(one.is_ok(), (number % 2 == 0) == accepted);
            assert!(one.is_ok() || over(one));
        }
        let owner = if accepted { stage.piet.account } else { stage.olga.account };
        assert_eq!(debt(&portal, id).await, (owner, i64::from(accepted)));
    }

    async fn an_offer_ends_when_another_takes_its_place_or_it_is_answered(portal: Portal) {
        let stage = stage(&portal).await;
        let id = write(&portal, &stage, "Wanneer?", "name").await;
        let first = offered(&portal, &stage.olga, id, &stage.piet).await;
        let second = offered(&portal, &stage.olga, id, &stage.otto).await;
        assert!(over(&accept(&portal, &stage.piet.actor, first).await));
        assert_eq!(to_me(&portal, &stage.piet.actor).await.unwrap(), []);
        let answer = answers::AnswerForm {
            contributions: vec![id], text: "Morgen.".to_owned(), read_at: portal.now(),
        };
        answers::publish(&portal, &stage.olga.actor, &answer).await.unwrap();
        assert_eq!(to_me(&portal, &stage.otto.actor).await.unwrap(), []);
        assert!(over(&accept(&portal, &stage.otto.actor, second).await));
        let late = offer(&portal, &stage.olga.actor, id, &stage.piet.account.to_string(), "Toch").await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::AlreadyAnswered))));
    }

    async fn only_who_owes_it_offers_it_and_only_to_an_owner(portal: Portal) {
        let stage = stage(&portal).await;
        let id = write(&portal, &stage, "Wanneer?", "name").await;
        let kept = write(&portal, &stage, "Geheim", "conscience").await;
        let piet = stage.piet.account.to_string();
        assert!(matches!(offer(&portal, &stage.otto.actor, id, &piet, "Ik").await, Err(Error::NotFound)));
        assert!(matches!(offer(&portal, &stage.truus.actor, id, &piet, "Ik").await, Err(Error::NotFound)));
        assert!(matches!(offer(&portal, &stage.olga.actor, kept, &piet, "Ik").await, Err(Error::NotFound)));
        for (to, sentence, field, problem) in [
            ("", "Zo", "to", Problem::NotChosen),
            (stage.olga.account.to_string().as_str(), "Zo", "to", Problem::NotAChoice),
            (stage.truus.account.to_string().as_str(), "Zo", "to", Problem::NotAChoice),
            (piet.as_str(), " ", "sentence", Problem::Missing),
        ] {
            let Err(Error::Invalid(errors)) = offer(&portal, &stage.olga.actor, id, to, sentence).await else {
                panic!("{to} was taken");
            };
            assert_eq!(errors.of(field), Some(&problem));
        }
        // Somebody who stops owning projects can't take it any more.
        let hand_over = offered(&portal, &stage.olga, id, &stage.piet).await;
        let mut gone = stage.piet.actor.clone();
        if let Actor::Person(person) = &mut gone {
            person.roles = crate::Roles::default().with(Role::BoardMember);
        }
        assert!(matches!(accept(&portal, &gone, hand_over).await, Err(Error::Forbidden)));
    }

    async fn a_project_goes_over_with_what_is_owed_once_it_is_accepted(portal: Portal) {
        let stage = stage(&portal).await;
        let id = write(&portal, &stage, "Wanneer?", "name").await;
        let mut project = projects::operations::ProjectForm {
            name: "Stoepen en straten".to_owned(),
            summary: "Kort".to_owned(),
            owner: stage.piet.account.to_string(),
            sentence: String::new(),
            phases: vec![(PhaseKind::Design, "2026-03-01".to_owned(), "2026-06-01".to_owned())],
        };
        let change = async |project: &projects::operations::ProjectForm| {
            projects::operations::change(&portal, &stage.olga.actor, stage.round.project, project).await
        };
        let Err(Error::Invalid(errors)) = change(&project).await else { panic!("without a sentence") };
        assert_eq!(errors.of("sentence"), Some(&Problem::Missing));
        project.sentence = "Ik ga weg.".to_owned();
        change(&project).await.unwrap();
        let found = async || projects::queries::find(&portal, &stage.olga.actor, stage.round.project).await.unwrap().0;
        let before = found().await;
        assert_eq!((before.name.as_str(), before.owner_id, before.hand_overs), ("Stoepen en straten", stage.olga.account, 0));
        let offer = to_me(&portal, &stage.piet.actor).await.unwrap().remove(0);
        assert_eq!((offer.title.as_str(), offer.due_at), ("Stoepen en straten", None));
        join_all((0..64).map(|_| accept(&portal, &stage.piet.actor, offer.id))).await;
        let after = found().await;
        assert_eq!((after.owner_id, after.hand_overs), (stage.piet.account, 1));
        assert_eq!(debt(&portal, id).await, (stage.piet.account, 1));
    }

    async fn the_database_refuses_two_open_offers_of_one_thing(portal: Portal) {
        let stage = stage(&portal).await;
        let id = write(&portal, &stage, "Wanneer?", "name").await;
        offered(&portal, &stage.olga, id, &stage.piet).await;
        let second: crate::Result<()> = transaction!(portal.db, tx => {
            execute!(
                tx,
                "insert into hand_overs (contribution_id, from_id, to_id, sentence, state, offered_at)
                 select contribution_id, from_id, to_id, sentence, state, offered_at from hand_overs"
            )?;
            Ok(())
        });
        assert!(second.is_err());
    }
}
