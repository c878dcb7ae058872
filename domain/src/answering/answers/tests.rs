//! Many at once: one answer has one effect, and so has one "no".

use super::operations::{self, AnswerForm, Judged, discard, hold, judge, publish, publish_held};
use super::queries;
use crate::{
    Actor, Conflict, Error, Language, Portal, Role, Timestamp,
    answering::owed_answers,
    base::{ids::ContributionId, outbox::Mail},
    lifecycle::appointing,
    on_both_engines,
    people::mandates,
    rounds::{
        contributions::{
            operations::{self as contributions, ContributionForm},
            queries::{mine, trace},
            testing::{self, OpenRound, Someone},
        },
        positions::{self, Position, operations::PositionForm},
        projects::{self, PhaseKind},
    },
};
use futures::future::join_all;

async fn stage(portal: &Portal) -> (Someone, Someone, OpenRound) {
    testing::staff(portal, "Bo", Role::CustomerConscience)
        .await
        .unwrap();
    let owner = testing::staff(portal, "Olga", Role::ProjectOwner)
        .await
        .unwrap();
    let writer = testing::member(portal, "Truus", "").await.unwrap();
    let round = testing::round(portal, "Stoepen", owner.account, &[&writer])
        .await
        .unwrap();
    (owner, writer, round)
}

async fn write(portal: &Portal, round: &OpenRound, writer: &Someone, text: &str) -> ContributionId {
    let typed = ContributionForm {
        kind: "question".to_owned(),
        text: text.to_owned(),
        shown_as: "name".to_owned(),
    };
    contributions::write(portal, &writer.actor, round.proposal, &typed)
        .await
        .unwrap()
}

fn reply(portal: &Portal, to: &[ContributionId], text: &str) -> AnswerForm {
    AnswerForm {
        contributions: to.to_vec(),
        text: text.to_owned(),
        read_at: portal.now(),
    }
}

async fn mails(portal: &Portal, of: &Someone) -> Vec<Mail> {
    crate::people::accounts::testing::mails(portal, of.account)
        .await
        .unwrap()
}

on_both_engines! {
    async fn one_held_answer_published_by_64_at_once_has_one_effect(portal: Portal) {
        let (owner, writer, round) = stage(&portal).await;
        let first = write(&portal, &round, &writer, "Een").await;
        let second = write(&portal, &round, &writer, "Twee").await;
        let answer = hold(&portal, &owner.actor, &reply(&portal, &[first, second], "Ja")).await.unwrap();
        let ids = [answer];
        let tries = (0..64).map(|_| publish_held(&portal, &owner.actor, &ids));
        for done in join_all(tries).await {
            done.unwrap();
        }
        for id in [first, second] {
            assert_eq!(trace(&portal, &writer.actor, id).await.unwrap().replies.len(), 1);
        }
        assert_eq!(mails(&portal, &writer).await.len(), 1, "one mail for two contributions in one answer");
    }

    async fn one_form_published_by_64_at_once_is_one_answer(portal: Portal) {
        let (owner, writer, round) = stage(&portal).await;
        let id = write(&portal, &round, &writer, "Een").await;
        let typed = reply(&portal, &[id], "Ja");
        let answers = join_all((0..64).map(|_| publish(&portal, &owner.actor, &typed))).await;
        let mut ids: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
        ids.dedup();
        assert_eq!(ids.len(), 1);
        assert_eq!(trace(&portal, &writer.actor, id).await.unwrap().replies.len(), 1);
        assert_eq!(mails(&portal, &writer).await.len(), 1);
    }

    async fn of_64_different_answers_at_once_one_is_given(portal: Portal) {
        let (owner, writer, round) = stage(&portal).await;
        let id = write(&portal, &round, &writer, "Een").await;
        let typed: Vec<_> = (0..64).map(|number| reply(&portal, &[id], &format!("Antwoord {number}"))).collect();
        let done = join_all(typed.iter().map(|typed| publish(&portal, &owner.actor, typed))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1);
        assert!(done.iter().all(|done| matches!(done, Ok(_) | Err(Error::Conflict(Conflict::AlreadyAnswered)))));
        assert_eq!(trace(&portal, &writer.actor, id).await.unwrap().replies.len(), 1);
    }

    async fn what_has_a_held_answer_gets_no_second_one(portal: Portal) {
        let (owner, writer, round) = stage(&portal).await;
        let (one, other) = (write(&portal, &round, &writer, "Een").await, write(&portal, &round, &writer, "Twee").await);
        let held = hold(&portal, &owner.actor, &reply(&portal, &[one], "Klaar")).await.unwrap();
        assert_eq!(hold(&portal, &owner.actor, &reply(&portal, &[one], "Klaar")).await.unwrap(), held, "sent twice");
        for typed in [reply(&portal, &[one], "Anders"), reply(&portal, &[other, one], "Samen")] {
            for done in [hold(&portal, &owner.actor, &typed).await, publish(&portal, &owner.actor, &typed).await] {
                assert!(matches!(done, Err(Error::Conflict(Conflict::AlreadyHeld))), "{done:?}");
            }
        }
        let typed: Vec<_> = (0..16).map(|number| reply(&portal, &[other], &format!("Klaar {number}"))).collect();
        let done = join_all(typed.iter().map(|typed| hold(&portal, &owner.actor, typed))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        discard(&portal, &owner.actor, held).await.unwrap();
        publish(&portal, &owner.actor, &reply(&portal, &[one], "Anders")).await.unwrap();
    }

    async fn of_64_times_no_at_once_one_reopens(portal: Portal) {
        let (owner, writer, round) = stage(&portal).await;
        let conscience = testing::staff(&portal, "Cor", Role::CustomerConscience).await.unwrap();
        let id = write(&portal, &round, &writer, "Een").await;
        publish(&portal, &owner.actor, &reply(&portal, &[id], "Ja")).await.unwrap();
        let reasons: Vec<_> = (0..64).map(|number| format!("Reden {number}")).collect();
        let done = join_all(reasons.iter().map(|reason| judge(&portal, &writer.actor, id, "no", reason))).await;
        assert_eq!(done.iter().filter(|done| matches!(done, Ok(Judged::Reopened))).count(), 1);
        assert!(done.iter().all(|done| matches!(
            done, Ok(Judged::Reopened) | Err(Error::Conflict(Conflict::AlreadyReopened))
        )));
        assert_eq!(mails(&portal, &owner).await, [Mail::AnswerRefused { contribution: id }]);
        // The second answer may be refused too; that is recorded and opens nothing.
        publish(&portal, &owner.actor, &reply(&portal, &[id], "Ja dus")).await.unwrap();
        let done = join_all(reasons.iter().map(|reason| judge(&portal, &writer.actor, id, "no", reason))).await;
        assert_eq!(done.iter().filter(|done| matches!(done, Ok(Judged::Disputed))).count(), 1);
        assert_eq!(mails(&portal, &conscience).await, [Mail::AnswerRefused { contribution: id }]);
        let late = publish(&portal, &owner.actor, &reply(&portal, &[id], "Nog eens")).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::AlreadyAnswered))));
    }

    async fn of_64_forms_at_once_one_contribution_is_made(portal: Portal) {
        let (_, writer, round) = stage(&portal).await;
        join_all((0..64).map(|_| write(&portal, &round, &writer, "Een"))).await;
        assert_eq!(mine(&portal, &writer.actor).await.unwrap().len(), 1);
    }

    async fn a_held_answer_follows_what_the_writer_does_meanwhile(portal: Portal) {
        let (owner, writer, round) = stage(&portal).await;
        let id = write(&portal, &round, &writer, "Een").await;
        let answer = hold(&portal, &owner.actor, &reply(&portal, &[id], "Ja")).await.unwrap();
        portal.clock.set(Timestamp(portal.now().0 + 1));
        contributions::change(&portal, &writer.actor, id, "idea", "Twee").await.unwrap();
        let stale = publish_held(&portal, &owner.actor, &[answer]).await;
        assert!(matches!(stale, Err(Error::Conflict(Conflict::ChangedMeanwhile))));
        operations::change_held(&portal, &owner.actor, answer, "Ja, op twee", portal.now()).await.unwrap();
        // A contribution that is now only for the conscience leaves the owner's answers.
        contributions::tighten(&portal, &writer.actor, id, "conscience").await.unwrap();
        let gone = publish_held(&portal, &owner.actor, &[answer]).await;
        assert!(matches!(gone, Err(Error::Conflict(Conflict::Withdrawn))));
        operations::discard(&portal, &owner.actor, answer).await.unwrap();
        assert!(mails(&portal, &writer).await.is_empty());
    }

    async fn what_is_owed_goes_along_with_the_project_and_with_the_mandate(portal: Portal) {
        let (owner, writer, round) = stage(&portal).await;
        let open = write(&portal, &round, &writer, "Een").await;
        let typed = ContributionForm {
            kind: "concern".to_owned(),
            text: "Alleen voor Bo".to_owned(),
            shown_as: "conscience".to_owned(),
        };
        let kept = contributions::write(&portal, &writer.actor, round.proposal, &typed).await.unwrap();
        let next = testing::staff(&portal, "Piet", Role::ProjectOwner).await.unwrap();
        let project = projects::operations::ProjectForm {
            name: "Stoepen".to_owned(),
            summary: "Kort".to_owned(),
            owner: next.account.to_string(),
            sentence: "Piet weet dit.".to_owned(),
            phases: vec![(PhaseKind::Design, "2026-03-01".to_owned(), "2026-06-01".to_owned())],
        };
        projects::operations::change(&portal, &owner.actor, round.project, &project).await.unwrap();
        let offer = owed_answers::offers::to_me(&portal, &next.actor).await.unwrap().remove(0);
        owed_answers::taking_over::accept(&portal, &next.actor, offer.id).await.unwrap();
        let mandates = mandates::queries::mandates(&portal, &Actor::Portal).await.unwrap();
        let hand_over = appointing::operations::HandOver {
            from: mandates[0].id,
            name: "Cor".to_owned(),
            email: "cor@dewaag.example".to_owned(),
            mandate: "Waakt ook.".to_owned(),
            in_sales: "no".to_owned(),
            sales_reason: String::new(),
        };
        appointing::operations::hand_over(&portal, &Actor::Portal, Language::Nl, &hand_over).await.unwrap();
        let appointed = mandates::queries::mandates(&portal, &Actor::Portal).await.unwrap().remove(0);
        let mut tx = portal.db.read().await.unwrap();
        for (id, owed_by) in [(open, next.account), (kept, appointed.account_id)] {
            let debt = crate::rounds::contributions::store::debt(&mut tx, id).await.unwrap().unwrap();
            assert_eq!(debt.owner_id, owed_by);
        }
    }

    async fn the_position_of_a_writer_is_told_only_where_the_results_tell_it(portal: Portal) {
        let (owner, writer, round) = stage(&portal).await;
        let id = write(&portal, &round, &writer, "Past de rolstoel?").await;
        let told = async || queries::item(&portal, &owner.actor, id).await.unwrap().0.position;
        assert_eq!(told().await, None, "nobody voted");
        let vote = async |reason: &str, shown_as: &str| {
            let form = PositionForm {
                position: Some("against".to_owned()),
                reason: Some(reason.to_owned()),
                shown_as: Some(shown_as.to_owned()),
                ..PositionForm::default()
            };
            positions::operations::cast(&portal, &writer.actor, round.proposal, &form).await.unwrap();
        };
        vote("", "name").await;
        assert_eq!(told().await, None, "a vote without a reason has no name");
        vote("Te smal.", "name").await;
        assert_eq!(told().await, Some(Position::Against));
        vote("Te smal.", "segment").await;
        assert_eq!(told().await, None, "the reason has no name any more");
    }
}
