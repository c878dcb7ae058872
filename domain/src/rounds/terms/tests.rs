//! The terms of advice change with a reason, once, and not for a round that is open.

use super::{Terms, queries};
use crate::{
    Actor, Error, Role,
    answering::decisions::advice::{TermsForm, change},
    base::outbox::Mail,
    on_both_engines,
    people::accounts::testing::mails,
    rounds::{contributions::testing, proposals::queries::view},
};
use futures::future::join_all;

fn typed(advise: &str, why: &str) -> TermsForm {
    TermsForm {
        advise_days: advise.to_owned(),
        reasons_days: "21".to_owned(),
        standstill_days: "0".to_owned(),
        why: why.to_owned(),
    }
}

on_both_engines! {
    async fn terms_change_once_with_a_reason_and_an_open_round_keeps_its_own(portal: Portal) {
        let admin = testing::staff(&portal, "Ada", Role::Administrator).await.unwrap();
        let conscience = testing::staff(&portal, "Bo", Role::CustomerConscience).await.unwrap();
        let owner = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let member = testing::member(&portal, "Vera", "").await.unwrap();
        let round = testing::round(&portal, "Stoepen", owner.account, &[&member]).await.unwrap();
        match change(&portal, &admin.actor, &typed("0", " ")).await {
            Err(Error::Invalid(errors)) => {
                assert!(errors.of("advise_days").is_some() && errors.of("why").is_some());
            }
            other => panic!("{other:?}"),
        }
        for who in [&owner.actor, &conscience.actor, &member.actor, &Actor::Visitor] {
            assert!(change(&portal, who, &typed("28", "Haast")).await.is_err());
        }
        let right = typed("28", "Zomer");
        let done = join_all((0..64).map(|_| change(&portal, &admin.actor, &right))).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        let other = change(&portal, &admin.actor, &typed("28", "Winter")).await;
        assert!(matches!(other, Err(Error::Invalid(_))), "a reason for no change would be lost: {other:?}");
        let changes = queries::changes(&portal, &member.actor).await.unwrap();
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].terms, Terms { advise_days: 28, reasons_days: 21, standstill_days: 0 });
        assert_eq!((changes[0].why.as_str(), changes[0].changed_by.as_str()), ("Zomer", "Ada"));
        assert_eq!(mails(&portal, conscience.account).await.unwrap(), [Mail::AdviceTermsChanged]);
        let read = view(&portal, &member.actor, round.proposal).await.unwrap();
        assert_eq!(read.proposal.terms, Terms::LAW);
        assert!(matches!(queries::changes(&portal, &Actor::Visitor).await, Err(Error::Forbidden)));
    }
}
