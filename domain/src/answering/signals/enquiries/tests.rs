//! Enquiries from asking to the last word, on both engines.

use super::{
    Judged, judged,
    operations::{AskForm, ask, judge},
    queries,
};
use crate::{
    Conflict, Error, Portal, Problem,
    answering::signals::{
        State,
        operations::{EndForm, accept, end, forward, stop_clock},
        queries::{self as signals, List},
        tests::{Stage, signals_to},
    },
    base::{ids::SignalId, outbox::Mail},
    on_both_engines,
    people::accounts::testing::mails,
    rounds::contributions::{
        Verdict,
        testing::{Someone, member},
    },
};
use proptest::prelude::*;

fn form(words: &str, shown_as: &str) -> AskForm {
    AskForm {
        words: words.to_owned(),
        shown_as: shown_as.to_owned(),
        form_key: words.to_owned(),
    }
}

async fn answer(portal: &Portal, by: &Someone, id: SignalId, words: &str) {
    let typed = EndForm {
        state: "answered".to_owned(),
        outcome: words.to_owned(),
    };
    end(portal, &by.actor, id, &typed).await.unwrap();
}

on_both_engines! {
    async fn a_question_goes_to_who_knows_is_answered_and_judged(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "levering", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let words = "Ik betaalde 34,47 euro. Waarvoor, en wanneer komt de levering?";
        let id = ask(&portal, &wim.actor, &form(words, "name")).await.unwrap();
        let same = ask(&portal, &wim.actor, &form(words, "name")).await.unwrap();
        assert_eq!(id, same, "the same form sent twice");

        let told = signals::list(&portal, &stage.bea.actor, List::Department, None).await.unwrap();
        assert_eq!((told.lines.len(), told.lines[0].filer.as_str()), (1, ""), "the department reads no name");
        assert!(signals::one(&portal, &stage.sam.actor, id).await.is_err(), "another department");
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        let own = signals::one(&portal, &stage.bea.actor, id).await.unwrap();
        assert_eq!((own.signal.filer.as_str(), own.may_stop), ("Wim", false));
        assert!(stop_clock(&portal, &stage.bea.actor, id).await.is_err());
        let ben = signals::one(&portal, &stage.ben.actor, id).await.unwrap();
        assert_eq!(ben.signal.filer, "");

        let early = judge(&portal, &wim.actor, id, "yes", "").await;
        assert!(matches!(early, Err(Error::Conflict(Conflict::NotAnswered))));
        answer(&portal, &stage.bea, id, "Voor uw jaarrekening.").await;
        assert!(mails(&portal, wim.account).await.unwrap().contains(&Mail::EnquiryAnswered { signal: id }));
        let (enquiry, replies) = queries::one(&portal, &wim.actor, id).await.unwrap();
        assert!(enquiry.awaits_verdict());
        assert_eq!((replies.len(), replies[0].written_by.as_str()), (1, "Bea"));
        let empty = judge(&portal, &wim.actor, id, "no", " ").await;
        match empty {
            Err(Error::Invalid(errors)) => assert_eq!(errors.of("reason"), Some(&Problem::Missing)),
            other => panic!("{other:?}"),
        }

        assert_eq!(judge(&portal, &wim.actor, id, "no", "En de levering?").await.unwrap(), Judged::Reopened);
        assert_eq!(judge(&portal, &wim.actor, id, "no", "En de levering?").await.unwrap(), Judged::Reopened, "sent twice");
        assert!(mails(&portal, stage.bea.account).await.unwrap().contains(&Mail::EnquiryRefused { signal: id }));
        let again = signals::one(&portal, &stage.bea.actor, id).await.unwrap();
        assert!(again.may_end && again.replies[0].verdict_reason == "En de levering?");

        answer(&portal, &stage.bea, id, "Volgende week.").await;
        assert_eq!(judge(&portal, &wim.actor, id, "no", "Welke dag?").await.unwrap(), Judged::ToConscience);
        assert!(mails(&portal, stage.conscience.account).await.unwrap().contains(&Mail::EnquiryRefused { signal: id }));
        assert!(signals::one(&portal, &stage.bea.actor, id).await.is_err(), "it left the department");
        answer(&portal, &stage.conscience, id, "Dinsdag.").await;
        assert_eq!(judge(&portal, &wim.actor, id, "no", "Te laat.").await.unwrap(), Judged::Noted);
        let (enquiry, replies) = queries::one(&portal, &wim.actor, id).await.unwrap();
        assert_eq!((enquiry.is_refused(), enquiry.refusals, replies.len()), (true, 3, 3));
        let more = judge(&portal, &wim.actor, id, "yes", "").await;
        assert!(matches!(more, Err(Error::Conflict(Conflict::AlreadyJudged))));
    }

    async fn what_is_for_the_conscience_only_reaches_nobody_else(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "balie", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let id = ask(&portal, &wim.actor, &form("Aan de balie werd ik uitgelachen.", "conscience")).await.unwrap();
        for who in [&stage.bea, &stage.ben, &stage.sam] {
            assert!(signals::one(&portal, &who.actor, id).await.is_err());
        }
        let told = signals::list(&portal, &stage.bea.actor, List::Department, None).await.unwrap();
        assert!(told.lines.is_empty());
        let waiting = signals::waiting(&portal, &stage.conscience.actor).await.unwrap();
        assert_eq!(waiting.nowhere, 1);
        let desk = stage.desk.to_string();
        assert!(matches!(forward(&portal, &stage.conscience.actor, id, &desk).await, Err(Error::Forbidden)));
        let found = signals::one(&portal, &stage.conscience.actor, id).await.unwrap();
        assert_eq!((found.signal.filer.as_str(), found.may_end), ("Wim", true));
        answer(&portal, &stage.conscience, id, "Dat had niet gemogen.").await;
        assert_eq!(judge(&portal, &wim.actor, id, "no", "Wie zegt sorry?").await.unwrap(), Judged::Reopened);
        assert!(signals::one(&portal, &stage.bea.actor, id).await.is_err());
        assert!(signals::one(&portal, &stage.conscience.actor, id).await.unwrap().may_end);
    }

    async fn with_the_group_only_nobody_reads_the_name(portal: Portal) {
        let stage = Stage::set(&portal).await;
        signals_to(&portal, "duur", stage.desk).await;
        let wim = member(&portal, "Wim", "").await.unwrap();
        let id = ask(&portal, &wim.actor, &form("Te duur. Bel 0612345678.", "segment")).await.unwrap();
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        for who in [&stage.bea, &stage.ben, &stage.conscience] {
            let found = signals::one(&portal, &who.actor, id).await.unwrap().signal;
            assert_eq!(found.filer, "");
            assert!(!found.words.contains("0612345678"), "a telephone number is covered");
        }
        let mine = signals::waiting(&portal, &stage.bea.actor).await.unwrap().mine;
        assert_eq!(mine[0].filer, "");
        let (mine, _) = queries::mine(&portal, &wim.actor, None).await.unwrap();
        assert_eq!((mine.len(), mine[0].owner.as_deref()), (1, Some("Bea")));
        let other = member(&portal, "Vera", "").await.unwrap();
        assert!(matches!(queries::one(&portal, &other.actor, id).await, Err(Error::NotFound)));
        assert!(matches!(ask(&portal, &stage.bea.actor, &form("Hoi", "name")).await, Err(Error::Forbidden)));
    }
}

proptest! {
    #[test]
    fn whoever_answers_and_judges_in_whatever_order_the_first_no_opens_it_the_second_goes_up_and_the_third_stays(
        steps in proptest::collection::vec((any::<bool>(), prop::sample::select(Verdict::ALL)), 0..20),
    ) {
        let (mut state, mut refusals, mut given) = (State::Open, 0, None);
        for (answers, verdict) in steps {
            if answers && state == State::Open {
                (state, given) = (State::Answered, None);
                continue;
            }
            match judged(state, refusals, given, verdict) {
                Ok(after) => {
                    prop_assert!(state != State::Open && given.is_none());
                    given = Some(verdict);
                    refusals += i64::from(verdict == Verdict::No);
                    let opens = matches!(after, Judged::Reopened | Judged::ToConscience);
                    prop_assert_eq!(opens, verdict == Verdict::No && refusals <= 2);
                    prop_assert_eq!(after == Judged::ToConscience, verdict == Verdict::No && refusals == 2);
                    if opens {
                        state = State::Open;
                    }
                }
                Err(_) => prop_assert!(state == State::Open || given.is_some()),
            }
        }
    }
}
