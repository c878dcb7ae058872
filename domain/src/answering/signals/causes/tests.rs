//! Main causes, and what came of signals, on both engines.

use super::{
    Share,
    operations::{add, end},
    queries::{all, report},
};
use crate::{
    Actor, Error, Problem,
    answering::signals::{
        operations::{EndForm, SignalForm, accept, end as end_signal, file},
        queries::one,
        tests::Stage,
    },
    on_both_engines,
};

on_both_engines! {
    async fn a_signal_counts_once_under_its_main_cause_and_the_share_that_led_to_something_is_told(portal: Portal) {
        let stage = Stage::set(&portal).await;
        assert!(matches!(add(&portal, &stage.bea.actor, "Te traag").await, Err(Error::Forbidden)));
        let slow = add(&portal, &Actor::Portal, "Te traag").await.unwrap();
        add(&portal, &Actor::Portal, "Onduidelijke brief").await.unwrap();
        match add(&portal, &Actor::Portal, " te  TRAAG ").await {
            Err(Error::Invalid(errors)) => assert_eq!(errors.of("name"), Some(&Problem::Taken)),
            other => panic!("{other:?}"),
        }
        for (words, state, cause) in [("Een", "answered", slow.to_string()), ("Twee", "closed", slow.to_string()), ("Drie", "answered", String::new())] {
            let typed = SignalForm {
                words: words.to_owned(), channel: "phone".to_owned(), department: stage.desk.to_string(),
                form_key: words.to_owned(), ..SignalForm::default()
            };
            let id = file(&portal, &stage.sam.actor, &typed).await.unwrap();
            accept(&portal, &stage.bea.actor, id).await.unwrap();
            let wrong = EndForm { state: state.to_owned(), outcome: "Zo.".to_owned(), cause: "99".to_owned() };
            assert!(matches!(end_signal(&portal, &stage.bea.actor, id, &wrong).await, Err(Error::Invalid(_))));
            end_signal(&portal, &stage.bea.actor, id, &EndForm { cause: cause.clone(), ..wrong }).await.unwrap();
            let told = one(&portal, &stage.bea.actor, id).await.unwrap().signal.cause;
            assert_eq!(told.is_some(), !cause.is_empty());
        }
        let told = report(&portal, &stage.ben.actor).await.unwrap();
        let told_of = |shares: &[Share]| -> Vec<_> {
            shares.iter().map(|one| (one.name.clone().unwrap_or_default(), one.all, one.led)).collect()
        };
        assert_eq!(told_of(&told.departments), [("Balie".to_owned(), 3, 2)]);
        assert_eq!(told_of(&told.causes), [("Te traag".to_owned(), 2, 1), (String::new(), 1, 1)]);

        end(&portal, &Actor::Portal, slow).await.unwrap();
        assert_eq!(all(&portal, &Actor::Portal).await.unwrap().len(), 1);
        assert_eq!(report(&portal, &stage.ben.actor).await.unwrap().causes.len(), 2, "what was counted stays so");
        assert!(matches!(end(&portal, &Actor::Portal, slow).await, Err(Error::NotFound)));
        assert_eq!(add(&portal, &Actor::Portal, "Te traag").await.unwrap(), slow, "it can be chosen again");
    }
}
