//! Drafts, objections, and everything that goes along with the mandate.

use super::*;
use crate::{
    answering::{answers::operations as answers, conscience::challenges},
    base::ids::{AccountId, AnswerId},
    on_both_engines,
};

async fn hold(portal: &Portal, by: &Someone, id: ContributionId) -> AnswerId {
    let typed = answers::AnswerForm {
        contributions: vec![id],
        text: "Wij zoeken het uit.".to_owned(),
        read_at: portal.now(),
    };
    answers::hold(portal, &by.actor, &typed).await.unwrap()
}

async fn writer_of(portal: &Portal, id: AnswerId) -> AccountId {
    let mut tx = portal.db.read().await.unwrap();
    value!(tx, "select written_by from answers where id = $1", id).unwrap()
}

on_both_engines! {
    async fn a_held_answer_goes_with_what_it_answers(portal: Portal) {
        let stage = stage(&portal).await;
        let debt = stage.write(&portal, "Wanneer?", "name").await;
        handed_over(&portal, &stage.olga, debt, &stage.piet).await;
        let held = hold(&portal, &stage.piet, debt).await;
        handed_over(&portal, &stage.piet, debt, &stage.olga).await;
        assert_eq!(stage.end(&portal, &stage.piet).await, None);
        assert_eq!(writer_of(&portal, held).await, stage.olga.account);
        answers::publish_held(&portal, &stage.olga.actor, &[held]).await.unwrap();
    }

    async fn what_is_for_the_conscience_goes_along_with_the_mandate(portal: Portal) {
        let stage = stage(&portal).await;
        let kept = stage.write(&portal, "Geheim", "conscience").await;
        let held = hold(&portal, &stage.bo, kept).await;
        challenges::operations::raise(&portal, &stage.bo.actor, stage.round.proposal, "Het is te duur").await.unwrap();
        let lies = next_conscience(&portal, &stage, "lies@dewaag.example").await.unwrap();
        assert_eq!(owner_of_debt(&portal, kept).await, lies.account);
        assert_eq!(writer_of(&portal, held).await, lies.account);
        answers::publish_held(&portal, &lies.actor, &[held]).await.unwrap();
        // The reply to the challenge is for the conscience of that moment.
        challenges::operations::reply(&portal, &stage.olga.actor, stage.round.proposal, "Het valt mee").await.unwrap();
        assert!(mails(&portal, &lies).await.contains(&Mail::ChallengeReplied { proposal: stage.round.proposal }));
    }

    async fn who_was_only_the_conscience_leaves_the_sessions_to_come(portal: Portal) {
        let stage = stage(&portal).await;
        let room = crate::boardroom::sessions::testing::dated_for(&portal, stage.ada.account).await.unwrap();
        crate::boardroom::sessions::testing::take_part(&portal, room, stage.bo.account, crate::boardroom::sessions::Part::Staff).await.unwrap();
        next_conscience(&portal, &stage, "lies@dewaag.example").await.unwrap();
        let mut tx = portal.db.read().await.unwrap();
        let there: i64 = value!(
            tx,
            "select count(*) from session_people where account_id = $1 and left_at is null",
            stage.bo.account
        ).unwrap();
        assert_eq!(there, 0);
    }

    async fn a_conscience_who_leads_a_session_hands_that_over_first(portal: Portal) {
        let stage = stage(&portal).await;
        let room = crate::boardroom::sessions::testing::boardroom(&portal).await.unwrap();
        crate::boardroom::sessions::testing::session(&portal, &room).await.unwrap();
        let refused = next_conscience(&portal, &stage, "lies@dewaag.example").await;
        assert_eq!(conflict(refused), Some(OWES));
    }
}
