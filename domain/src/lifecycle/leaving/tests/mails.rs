//! Mails that wait for people who leave.

use super::*;
use crate::{
    base::{
        ids::{AnswerId, SessionId},
        outbox,
    },
    on_both_engines, transaction,
};

async fn put(portal: &Portal, who: &Someone, all: &[Mail]) {
    let now = portal.now();
    let done: Result<()> = transaction!(portal.db, tx => {
        for (number, mail) in all.iter().enumerate() {
            outbox::mail(tx, now, &format!("test:{number}"), who.account, mail).await?;
        }
        Ok(())
    });
    done.unwrap();
}

on_both_engines! {
    async fn what_waits_for_a_role_that_somebody_no_longer_has_is_dropped(portal: Portal) {
        let stage = stage(&portal).await;
        let proposal = stage.round.proposal;
        let for_owners = [Mail::DebtsDue, Mail::RoundClosed { proposal }, Mail::ChallengeRaised { proposal }];
        put(&portal, &stage.piet, &for_owners).await;
        put(&portal, &stage.olga, &for_owners).await;
        assert_eq!(stage.only(&portal, &stage.piet, Role::BoardMember).await, None);
        assert_eq!(mails(&portal, &stage.piet).await, []);
        assert_eq!(mails(&portal, &stage.olga).await.len(), 3, "nobody else's");
    }

    async fn an_ended_account_gets_only_what_its_end_asks_of_us(portal: Portal) {
        let stage = stage(&portal).await;
        let session = SessionId(1);
        let paid = Mail::ExpensePaid { session };
        let waiting = [
            Mail::DebtsOfTheWeek,
            Mail::Test,
            Mail::PasswordReset { token: "geheim".to_owned() },
            Mail::SignInCode { code: "123456".to_owned() },
            Mail::AnswerPublished { answer: AnswerId(1) },
            Mail::SeatsOpened { session },
            Mail::SessionFeedbackAsked { session },
            paid.clone(),
        ];
        put(&portal, &stage.piet, &waiting).await;
        assert_eq!(stage.end(&portal, &stage.piet).await, None);
        assert_eq!(mails(&portal, &stage.piet).await, [paid]);
    }

    async fn what_waits_for_the_conscience_is_dropped_with_the_mandate(portal: Portal) {
        let stage = stage(&portal).await;
        let paid = Mail::ExpensePaid { session: SessionId(1) };
        put(&portal, &stage.bo, &[Mail::DebtsOverdue, paid.clone()]).await;
        next_conscience(&portal, &stage, "lies@dewaag.example").await.unwrap();
        assert_eq!(mails(&portal, &stage.bo).await, [paid, Mail::MandatePassed]);
    }
}
