//! Mails that wait for people who leave.

use super::*;
use crate::{base::outbox, on_both_engines, transaction};

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

    async fn what_anybody_may_read_stays(portal: Portal) {
        let stage = stage(&portal).await;
        put(&portal, &stage.piet, &[Mail::DebtsOfTheWeek, Mail::Test]).await;
        assert_eq!(stage.end(&portal, &stage.piet).await, None);
        assert_eq!(mails(&portal, &stage.piet).await, [Mail::Test]);
    }

    async fn what_waits_for_the_conscience_is_dropped_with_the_mandate(portal: Portal) {
        let stage = stage(&portal).await;
        put(&portal, &stage.bo, &[Mail::DebtsOverdue, Mail::Test]).await;
        next_conscience(&portal, &stage, "lies@dewaag.example").await.unwrap();
        assert_eq!(mails(&portal, &stage.bo).await, [Mail::Test, Mail::MandatePassed]);
    }
}
