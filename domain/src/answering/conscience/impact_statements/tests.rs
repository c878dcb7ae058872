//! Statements that are judged, improved and judged again, on both engines.

use super::{
    Verdict,
    operations::{JudgementForm, improve, judge},
    queries,
};
use crate::{
    Conflict, Error, Problem,
    answering::conscience::{
        testing::{Stage, conflict},
        workbench::queries::workbench,
    },
    base::outbox::Mail,
    on_both_engines,
    people::accounts::testing::mails,
    scalars,
};

fn typed(verdict: &str, sentence: &str, read: &str) -> JudgementForm {
    JudgementForm {
        verdict: verdict.to_owned(),
        sentence: sentence.to_owned(),
        read: read.to_owned(),
    }
}

on_both_engines! {
    async fn what_is_insufficient_is_improved_and_waits_to_be_judged_again(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let (conscience, owner, id) = (&stage.conscience.actor, &stage.owner.actor, stage.round.proposal);
        let bench = async || {
            let bench = workbench(&portal, conscience, false).await.unwrap();
            (bench.to_judge.len(), bench.insufficient.len())
        };
        assert_eq!(bench().await, (1, 0));
        assert_eq!(conflict(improve(&portal, owner, id, "Beter").await), Some(Conflict::ChangedMeanwhile));
        let unread = judge(&portal, conscience, id, &typed("sufficient", "", "Iets anders")).await;
        assert_eq!(conflict(unread), Some(Conflict::ChangedMeanwhile));
        match judge(&portal, conscience, id, &typed("insufficient", " ", "Voor u")).await {
            Err(Error::Invalid(errors)) => assert_eq!(errors.of("sentence"), Some(&Problem::Missing)),
            other => panic!("{other:?}"),
        }
        judge(&portal, conscience, id, &typed("insufficient", "Wat kost het?", "Voor u")).await.unwrap();
        assert_eq!(bench().await, (0, 1));
        assert_eq!(mails(&portal, stage.owner.account).await.unwrap(), [Mail::MeaningInsufficient { proposal: id }]);
        let told = queries::insufficient(&portal, stage.owner.account, id).await.unwrap().unwrap();
        assert_eq!((told.judgement.sentence.as_str(), told.impact_statement.as_str()), ("Wat kost het?", "Voor u"));
        for who in [&stage.board, &stage.conscience, &stage.voter] {
            assert!(matches!(improve(&portal, &who.actor, id, "Beter").await, Err(Error::Forbidden)));
        }
        improve(&portal, owner, id, "Het kost u\r\nniets").await.unwrap();
        assert_eq!(bench().await, (1, 0));
        // The old text stays in the log, and the owner gets no second mail about a text that is gone.
        let mut tx = portal.db.read().await.unwrap();
        let old: Vec<String> = scalars!(tx, "select detail from audit_log where action = 'meaning.improve'").unwrap();
        drop(tx);
        assert_eq!(old, ["Voor u"]);
        assert!(queries::insufficient(&portal, stage.owner.account, id).await.unwrap().is_none());
        judge(&portal, conscience, id, &typed("sufficient", "", "Het kost u\r\nniets")).await.unwrap();
        assert_eq!(bench().await, (0, 0));
        let (_, judgement) = queries::to_judge(&portal, conscience, id).await.unwrap();
        assert_eq!(judgement.unwrap().verdict, Verdict::Sufficient);
    }

    async fn only_the_conscience_judges_and_only_while_it_matters(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let id = stage.round.proposal;
        let typed = typed("sufficient", "", "Voor u");
        for who in [&stage.owner, &stage.board, &stage.voter] {
            assert!(matches!(judge(&portal, &who.actor, id, &typed).await, Err(Error::Forbidden)));
        }
        stage.close(&portal);
        let late = judge(&portal, &stage.conscience.actor, id, &typed).await;
        assert_eq!(conflict(late), Some(Conflict::Closed));
    }
}
