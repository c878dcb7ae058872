//! Many at once, on both engines: one decision, one waiver, one mail for each person.

use super::{
    operations::{DecisionForm, DecisionPartForm, fall_due, take, waive},
    queries,
};
use crate::{
    Actor, Conflict, Error, Portal, Result, Role, Timestamp,
    answering::answers::operations::{self as answers, judge},
    base::{ids::ContributionId, outbox::Mail},
    execute, on_both_engines,
    people::accounts::testing::mails,
    rounds::{
        contributions::{
            operations::{self as contributions, ContributionForm},
            testing::{self, OpenRound, Someone, vote},
        },
        proposals::{self, Outcome, State, queries::view},
    },
    transaction,
};
use futures::future::join_all;

struct Stage {
    owner: Someone,
    board: Someone,
    conscience: Someone,
    voter: Someone,
    writer: Someone,
    silent: Someone,
    round: OpenRound,
    written: ContributionId,
}

async fn stage(portal: &Portal) -> Stage {
    let staff = async |name, role| testing::staff(portal, name, role).await.unwrap();
    let conscience = staff("Bo", Role::CustomerConscience).await;
    let owner = staff("Olga", Role::ProjectOwner).await;
    let board = staff("Tom", Role::BoardMember).await;
    let member = async |name| testing::member(portal, name, "").await.unwrap();
    let (voter, writer, silent) = (
        member("Vera").await,
        member("Wim").await,
        member("Stille").await,
    );
    let round = testing::round(
        portal,
        "Stoepen",
        owner.account,
        &[&voter, &writer, &silent],
    )
    .await
    .unwrap();
    vote(portal, &round, &voter).await.unwrap();
    let written = write(portal, &round, &writer, "name").await;
    Stage {
        owner,
        board,
        conscience,
        voter,
        writer,
        silent,
        round,
        written,
    }
}

async fn write(
    portal: &Portal,
    round: &OpenRound,
    writer: &Someone,
    shown_as: &str,
) -> ContributionId {
    let typed = ContributionForm {
        kind: "question".to_owned(),
        text: "Wanneer?".to_owned(),
        shown_as: shown_as.to_owned(),
    };
    contributions::write(portal, &writer.actor, round.proposal, &typed)
        .await
        .unwrap()
}

async fn answer(portal: &Portal, by: &Actor, to: ContributionId) {
    let typed = answers::AnswerForm {
        contributions: vec![to],
        text: "Morgen".to_owned(),
        read_at: portal.now(),
    };
    answers::publish(portal, by, &typed).await.unwrap();
}

fn close(portal: &Portal, round: &OpenRound) {
    portal.clock.set(Timestamp(round.closes_at.0 + 1));
}

fn decision(outcome: &str, why: &str) -> DecisionForm {
    DecisionForm {
        outcome: outcome.to_owned(),
        parts: vec![DecisionPartForm {
            theme: None,
            heard: "U wilt weten wanneer.".to_owned(),
            decided: "Wij doen het.".to_owned(),
            why: why.to_owned(),
        }],
        ..DecisionForm::default()
    }
}

async fn decided(portal: &Portal, stage: &Stage) -> Vec<Mail> {
    let mut all = Vec::new();
    for who in [&stage.voter, &stage.writer, &stage.silent] {
        all.extend(mails(portal, who.account).await.unwrap());
    }
    all.retain(|mail| matches!(mail, Mail::DecisionTaken { .. }));
    all
}

fn conflict(done: Result<()>) -> Option<Conflict> {
    match done {
        Err(Error::Conflict(why)) => Some(why),
        _ => None,
    }
}

on_both_engines! {
    async fn of_64_decisions_at_once_one_is_taken_and_each_person_is_told_once(portal: Portal) {
        let stage = stage(&portal).await;
        answer(&portal, &stage.owner.actor, stage.written).await;
        close(&portal, &stage.round);
        let typed: Vec<_> = (0..64).map(|number| decision("adopt", &format!("Reden {number}"))).collect();
        let done = join_all(typed.iter().map(|typed| take(&portal, &stage.owner.actor, stage.round.proposal, typed))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.into_iter().all(|done| done.is_ok() || conflict(done) == Some(Conflict::Decided)));
        let read = view(&portal, &stage.voter.actor, stage.round.proposal).await.unwrap();
        assert_eq!(read.proposal.state, State::Decided);
        assert!(queries::of(&portal, &stage.voter.actor, &read).await.unwrap().decision.unwrap().parts[0].why.starts_with("Reden "));
        // Everybody who voted or wrote gets one mail; a member who did neither gets none.
        assert_eq!(decided(&portal, &stage).await.len(), 2);
        assert!(mails(&portal, stage.silent.account).await.unwrap().is_empty());
        let mut tx = portal.db.read().await.unwrap();
        let lines: Vec<i64> = crate::scalars!(
            tx,
            "select count(*) from audit_log where action = 'decision.take' and detail = 'adopt'"
        ).unwrap();
        assert_eq!(lines, [1]);
    }

    async fn one_form_sent_64_times_is_one_decision(portal: Portal) {
        let stage = stage(&portal).await;
        answer(&portal, &stage.owner.actor, stage.written).await;
        close(&portal, &stage.round);
        let typed = decision("adapt", "Daarom");
        let done = join_all((0..64).map(|_| take(&portal, &stage.owner.actor, stage.round.proposal, &typed))).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        assert_eq!(decided(&portal, &stage).await.len(), 2);
    }

    async fn of_64_waivers_at_once_one_is_signed_and_the_conscience_is_told_once(portal: Portal) {
        let stage = stage(&portal).await;
        close(&portal, &stage.round);
        let reasons: Vec<_> = (0..64).map(|number| format!("Haast {number}")).collect();
        let done = join_all(reasons.iter().map(|reason| waive(&portal, &stage.board.actor, stage.round.proposal, reason))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.into_iter().all(|done| done.is_ok() || conflict(done) == Some(Conflict::Waived)));
        let told = mails(&portal, stage.conscience.account).await.unwrap();
        assert_eq!(told, [Mail::GateWaived { proposal: stage.round.proposal }]);
        take(&portal, &stage.owner.actor, stage.round.proposal, &decision("adopt", "Daarom")).await.unwrap();
    }

    async fn the_gate_waits_for_the_round_the_votes_and_every_answer(portal: Portal) {
        let stage = stage(&portal).await;
        let (owner, id) = (&stage.owner.actor, stage.round.proposal);
        let kept = write(&portal, &stage.round, &stage.voter, "conscience").await;
        let typed = decision("adopt", "Daarom");
        let tried = async || conflict(take(&portal, owner, id, &typed).await);
        assert_eq!(tried().await, Some(Conflict::RoundOpen));
        close(&portal, &stage.round);
        let set = async |quorum: i64| {
            let done: Result<u64> = transaction!(portal.db, tx => {
                execute!(tx, "update proposals set quorum = $2 where id = $1", id, quorum)
            });
            done.unwrap();
        };
        set(2).await;
        assert_eq!(tried().await, Some(Conflict::BelowQuorum));
        set(1).await;
        assert_eq!(tried().await, Some(Conflict::Unanswered));
        answer(&portal, owner, stage.written).await;
        // Contributions for the conscience only count as well, but the owner sees no word of them.
        assert_eq!(tried().await, Some(Conflict::Unanswered));
        let desk = queries::to_decide(&portal, owner, id).await.unwrap();
        assert_eq!((desk.gate.unanswered, desk.gate.kept, desk.unanswered), (0, 1, Vec::new()));
        let waiting = queries::undecided(&portal, owner).await.unwrap();
        assert_eq!(waiting[0].unanswered, 0, "a list for all staff does not count what was kept from them");
        answer(&portal, &stage.conscience.actor, kept).await;
        judge(&portal, &stage.writer.actor, stage.written, "no", "Nee").await.unwrap();
        assert_eq!(tried().await, Some(Conflict::Unanswered));
        let desk = queries::to_decide(&portal, owner, id).await.unwrap();
        assert_eq!(desk.unanswered.len(), 1);
        answer(&portal, owner, stage.written).await;
        assert_eq!(queries::undecided(&portal, owner).await.unwrap().len(), 1);
        take(&portal, owner, id, &typed).await.unwrap();
        assert!(queries::undecided(&portal, owner).await.unwrap().is_empty());
        for who in [&stage.voter, &stage.writer] {
            assert_eq!(queries::became(&portal, &who.actor).await.unwrap().len(), 1);
        }
        assert!(queries::became(&portal, &stage.silent.actor).await.unwrap().is_empty());
        let lines = proposals::queries::of_project(&portal, owner, stage.round.project).await.unwrap();
        assert_eq!(lines[0].outcome, Some(Outcome::Adopt));
    }

    async fn nobody_else_decides_or_waives_and_a_refusal_says_what_would_change_it(portal: Portal) {
        let stage = stage(&portal).await;
        close(&portal, &stage.round);
        let id = stage.round.proposal;
        let other = testing::staff(&portal, "Piet", Role::ProjectOwner).await.unwrap();
        let typed = decision("drop", "Daarom");
        for who in [&other, &stage.board, &stage.conscience, &stage.voter] {
            assert!(matches!(take(&portal, &who.actor, id, &typed).await, Err(Error::Forbidden)));
        }
        for who in [&other, &stage.owner, &stage.conscience, &stage.voter] {
            assert!(matches!(waive(&portal, &who.actor, id, "Haast").await, Err(Error::Forbidden)));
        }
        assert!(matches!(queries::undecided(&portal, &stage.voter.actor).await, Err(Error::NotFound)));
        assert!(queries::undecided(&portal, &other.actor).await.unwrap().is_empty());
        assert_eq!(queries::undecided(&portal, &stage.board.actor).await.unwrap().len(), 1);
        answer(&portal, &stage.owner.actor, stage.written).await;
        let nothing = waive(&portal, &stage.board.actor, id, "Haast").await;
        assert_eq!(conflict(nothing), Some(Conflict::NothingMissing));
        match take(&portal, &stage.owner.actor, id, &typed).await {
            Err(Error::Invalid(errors)) => assert!(errors.of("would_change").is_some()),
            other => panic!("{other:?}"),
        }
    }

    async fn what_needs_consent_goes_ahead_in_no_way_without_it(portal: Portal) {
        let stage = stage(&portal).await;
        let id = stage.round.proposal;
        let done: Result<u64> = transaction!(portal.db, tx => {
            execute!(tx, "update proposals set influence = 'consent' where id = $1", id)?;
            execute!(tx, "update positions set position = 'against' where proposal_id = $1", id)
        });
        done.unwrap();
        close(&portal, &stage.round);
        waive(&portal, &stage.board.actor, id, "Haast").await.unwrap();
        for outcome in ["adopt", "adapt"] {
            let taken = take(&portal, &stage.owner.actor, id, &decision(outcome, "Toch")).await;
            assert_eq!(conflict(taken), Some(Conflict::NoConsent), "{outcome}");
        }
        let mut drop = decision("drop", "Wij horen u");
        "Meer klanten voor dan tegen".clone_into(&mut drop.would_change);
        take(&portal, &stage.owner.actor, id, &drop).await.unwrap();
    }

    async fn a_round_that_closes_asks_for_the_outcome_and_a_late_decision_is_told(portal: Portal) {
        let stage = stage(&portal).await;
        let id = stage.round.proposal;
        close(&portal, &stage.round);
        for _ in 0..2 {
            proposals::operations::close_due(&portal, id).await.unwrap();
        }
        let owner = async || mails(&portal, stage.owner.account).await.unwrap();
        let asked: Vec<_> = owner().await.into_iter().filter(|mail| matches!(mail, Mail::RoundClosed { .. })).collect();
        assert_eq!(asked, [Mail::RoundClosed { proposal: id }]);
        for _ in 0..2 {
            fall_due(&portal, id).await.unwrap();
        }
        let late = Mail::DecisionOverdue { proposal: id };
        assert_eq!(owner().await.iter().filter(|mail| **mail == late).count(), 1);
        assert_eq!(mails(&portal, stage.conscience.account).await.unwrap(), std::slice::from_ref(&late));
        let mut tx = portal.db.read().await.unwrap();
        let due: Vec<Timestamp> = crate::scalars!(
            tx,
            "select run_at from outbox where kind = 'decision_due'"
        ).unwrap();
        // The promised day, 1 April 2026, is over.
        assert_eq!(due, [Timestamp(1_775_088_000_000_000)]);
    }

    async fn a_decision_that_was_taken_is_not_late(portal: Portal) {
        let stage = stage(&portal).await;
        answer(&portal, &stage.owner.actor, stage.written).await;
        close(&portal, &stage.round);
        take(&portal, &stage.owner.actor, stage.round.proposal, &decision("adopt", "Daarom")).await.unwrap();
        fall_due(&portal, stage.round.proposal).await.unwrap();
        assert!(mails(&portal, stage.conscience.account).await.unwrap().is_empty());
    }

    async fn nobody_waives_for_their_own_project(portal: Portal) {
        let stage = stage(&portal).await;
        close(&portal, &stage.round);
        let done: Result<u64> = transaction!(portal.db, tx => {
            execute!(
                tx, "update projects set owner_id = $2 where id = $1", stage.round.project, stage.board.account
            )
        });
        done.unwrap();
        let own = waive(&portal, &stage.board.actor, stage.round.proposal, "Haast").await;
        assert_eq!(conflict(own), Some(Conflict::OwnWaiver));
    }
}
