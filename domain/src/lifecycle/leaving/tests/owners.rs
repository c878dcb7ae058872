//! People who own a project, an owed answer or a commitment.

use super::*;
use crate::{on_both_engines, rounds::projects::operations as projects};

on_both_engines! {
    async fn who_owns_a_project_keeps_access_and_role(portal: Portal) {
        let stage = stage(&portal).await;
        assert_eq!(stage.end(&portal, &stage.olga).await, Some(OWES));
        assert_eq!(stage.only(&portal, &stage.olga, Role::BoardMember).await, Some(OWES));
        assert_eq!(owner_of_project(&portal, stage.round.project).await, stage.olga.account);
        // Another role can be added, and taken away again.
        let both = ["project_owner".to_owned(), "board_member".to_owned()];
        change_roles(&portal, &stage.ada.actor, stage.olga.account, &both).await.unwrap();
        assert_eq!(stage.only(&portal, &stage.olga, Role::ProjectOwner).await, None);
        assert_eq!(stage.end(&portal, &stage.piet).await, None, "who owes nothing can go");
    }

    async fn who_owes_one_answer_in_the_project_of_somebody_else_keeps_access_and_role(portal: Portal) {
        let stage = stage(&portal).await;
        let debt = stage.write(&portal, "Wanneer?", "name").await;
        handed_over(&portal, &stage.olga, debt, &stage.piet).await;
        assert_eq!(stage.end(&portal, &stage.piet).await, Some(OWES));
        assert_eq!(stage.only(&portal, &stage.piet, Role::BoardMember).await, Some(OWES));
        handed_over(&portal, &stage.piet, debt, &stage.olga).await;
        assert_eq!(stage.only(&portal, &stage.piet, Role::BoardMember).await, None);
    }

    async fn who_has_a_commitment_to_keep_keeps_access_and_role(portal: Portal) {
        let stage = stage(&portal).await;
        let id = stage.promise(&portal).await;
        let offer = commitments::offer(&portal, &stage.olga.actor, id, &stage.piet.account.to_string(), "Graag.")
            .await.unwrap();
        hand_overs::accept(&portal, &stage.piet.actor, offer).await.unwrap();
        assert_eq!(stage.end(&portal, &stage.piet).await, Some(OWES));
        assert_eq!(stage.only(&portal, &stage.piet, Role::BoardMember).await, Some(OWES));
        commitments::call_done(&portal, &stage.piet.actor, id, "Hij hangt er.").await.unwrap();
        assert_eq!(stage.end(&portal, &stage.piet).await, None);
    }

    async fn who_handed_everything_over_can_go(portal: Portal) {
        let stage = stage(&portal).await;
        stage.write(&portal, "Wanneer?", "name").await;
        stage.promise(&portal).await;
        let project = projects::ProjectForm {
            name: "Stoepen".to_owned(),
            summary: "Kort".to_owned(),
            owner: stage.piet.account.to_string(),
            sentence: "Ik ga weg.".to_owned(),
            phases: vec![(crate::rounds::projects::PhaseKind::Design, "2026-03-01".to_owned(), "2026-06-01".to_owned())],
        };
        projects::change(&portal, &stage.olga.actor, stage.round.project, &project).await.unwrap();
        assert_eq!(stage.end(&portal, &stage.olga).await, Some(OWES), "an offer is not enough");
        let offer = crate::answering::owed_answers::offers::to_me(&portal, &stage.piet.actor)
            .await.unwrap().remove(0);
        hand_overs::accept(&portal, &stage.piet.actor, offer.id).await.unwrap();
        assert_eq!(stage.end(&portal, &stage.olga).await, None);
    }

    async fn an_answer_that_can_still_be_refused_goes_back_to_who_owns_the_project(portal: Portal) {
        let stage = stage(&portal).await;
        let debt = stage.write(&portal, "Wanneer?", "name").await;
        handed_over(&portal, &stage.olga, debt, &stage.piet).await;
        let answer = crate::answering::answers::operations::AnswerForm {
            contributions: vec![debt], text: "Morgen.".to_owned(), read_at: portal.now(),
        };
        crate::answering::answers::operations::publish(&portal, &stage.piet.actor, &answer).await.unwrap();
        assert_eq!(stage.end(&portal, &stage.piet).await, None);
        crate::answering::answers::operations::judge(&portal, &stage.truus.actor, debt, "no", "Welk uur?").await.unwrap();
        assert_eq!(owner_of_debt(&portal, debt).await, stage.olga.account);
        assert!(mails(&portal, &stage.olga).await.contains(&Mail::AnswerRefused { contribution: debt }));
    }

    async fn who_owes_something_is_not_erased(portal: Portal) {
        let stage = stage(&portal).await;
        // Olga is a customer as well.
        let member: crate::base::ids::MemberId = crate::transaction!(portal.db, tx => {
            value!(
                tx,
                "insert into members (account_id, state, added_at, joined_at) values ($1, 'active', $2, $2) returning id",
                stage.olga.account, portal.now()
            )
        }).unwrap();
        // An earlier version let people go with what they owed.
        accounts::testing::without_roles(&portal, stage.olga.account).await.unwrap();
        assert_eq!(conflict(erase_member(&portal, &stage.ada.actor, member, &sure()).await), Some(OWES));
        assert_eq!(owner_of_project(&portal, stage.round.project).await, stage.olga.account);
    }

    async fn offers_to_who_leaves_end_and_the_giver_is_told(portal: Portal) {
        let stage = stage(&portal).await;
        let debt = stage.write(&portal, "Wanneer?", "name").await;
        let offer = offered(&portal, &stage.olga, debt, &stage.piet).await;
        assert_eq!(stage.only(&portal, &stage.piet, Role::BoardMember).await, None);
        assert_eq!(state_of_offer(&portal, offer).await, "ended");
        let told = mails(&portal, &stage.olga).await.into_iter().filter(|mail| is_about_offer(mail, offer)).count();
        assert_eq!(told, 1);
        assert_eq!(conflict(hand_overs::accept(&portal, &stage.piet.actor, offer).await), Some(Conflict::OfferEnded));
        // The same thing can be offered to somebody else.
        let otto = testing::staff(&portal, "Otto", Role::ProjectOwner).await.unwrap();
        handed_over(&portal, &stage.olga, debt, &otto).await;
    }
}

async fn state_of_offer(portal: &Portal, id: HandOverId) -> String {
    let mut tx = portal.db.read().await.unwrap();
    value!(tx, "select state from hand_overs where id = $1", id).unwrap()
}
