//! Commitments on both engines: many at once, who may do what, and the two ways to compute a status.

use super::{
    Commitment, Happened, Status,
    operations::{
        About, CommitmentForm, ToMove, ask, call_done, give_up, move_day, offer, promise, say,
    },
    queries::{self, Counts, Filter},
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Role,
    answering::{answers::operations as answers, owed_answers::taking_over::accept},
    base::{
        ids::{AnswerId, CommitmentId, ContributionId},
        outbox::Mail,
    },
    execute, on_both_engines,
    people::accounts::testing::mails,
    people::organisation,
    rounds::contributions::{
        operations::{self as contributions, ContributionForm},
        testing::{self, OpenRound, Someone, vote},
    },
    transaction,
};
use futures::future::join_all;
use jiff::civil::{Date, date};

/// The day on the clocks of tests.
const TODAY: Date = date(2026, 3, 2);

struct Stage {
    owner: Someone,
    other: Someone,
    conscience: Someone,
    voter: Someone,
    writer: Someone,
    silent: Someone,
    round: OpenRound,
}

async fn stage(portal: &Portal) -> Stage {
    let staff = async |name, role| testing::staff(portal, name, role).await.unwrap();
    let conscience = staff("Bo", Role::CustomerConscience).await;
    let owner = staff("Olga", Role::ProjectOwner).await;
    let other = staff("Piet", Role::ProjectOwner).await;
    let member = async |name| testing::member(portal, name, "").await.unwrap();
    let (voter, writer, silent) = (
        member("Vera").await,
        member("Wim").await,
        member("Stille").await,
    );
    let asked = [&voter, &writer, &silent];
    let round = testing::round(portal, "Stoepen", owner.account, &asked)
        .await
        .unwrap();
    vote(portal, &round, &voter).await.unwrap();
    Stage {
        owner,
        other,
        conscience,
        voter,
        writer,
        silent,
        round,
    }
}

async fn write(portal: &Portal, stage: &Stage, by: &Someone, shown_as: &str) -> ContributionId {
    let typed = ContributionForm {
        kind: "question".to_owned(),
        text: format!("Wanneer, vraagt {}?", by.account),
        shown_as: shown_as.to_owned(),
    };
    contributions::write(portal, &by.actor, stage.round.proposal, &typed)
        .await
        .unwrap()
}

async fn answer(portal: &Portal, by: &Actor, to: ContributionId) -> AnswerId {
    let typed = answers::AnswerForm {
        contributions: vec![to],
        text: "Morgen".to_owned(),
        read_at: portal.now(),
    };
    answers::publish(portal, by, &typed).await.unwrap()
}

fn typed(text: &str, due_on: &str) -> CommitmentForm {
    CommitmentForm {
        text: text.to_owned(),
        responds_to: "U wilt weten wanneer.".to_owned(),
        due_on: due_on.to_owned(),
    }
}

async fn by_hand(portal: &Portal, stage: &Stage, text: &str) -> CommitmentId {
    let about = About::Project(stage.round.project);
    promise(
        portal,
        &stage.owner.actor,
        about,
        &typed(text, "2026-03-20"),
    )
    .await
    .unwrap()
}

async fn found(portal: &Portal, id: CommitmentId) -> Commitment {
    queries::find(portal, &Actor::Portal, id)
        .await
        .unwrap()
        .commitment
}

fn to_move(from: &str, to: &str, reason: &str) -> ToMove {
    ToMove {
        from_on: from.to_owned(),
        due_on: to.to_owned(),
        reason: reason.to_owned(),
    }
}

fn conflict<T: std::fmt::Debug>(done: Result<T>) -> Option<Conflict> {
    match done {
        Err(Error::Conflict(why)) => Some(why),
        _ => None,
    }
}

async fn told(portal: &Portal, who: &Someone, of: fn(&Mail) -> bool) -> usize {
    let mails = mails(portal, who.account).await.unwrap();
    mails.into_iter().filter(of).count()
}

const fn is_moved(mail: &Mail) -> bool {
    matches!(mail, Mail::CommitmentMoved { .. })
}

const fn is_given_up(mail: &Mail) -> bool {
    matches!(mail, Mail::CommitmentGivenUp { .. })
}

const fn is_asked(mail: &Mail) -> bool {
    matches!(mail, Mail::CommitmentAsked { .. })
}

const fn is_denied(mail: &Mail) -> bool {
    matches!(mail, Mail::CommitmentDenied { .. })
}

async fn count(portal: &Portal, sql: &'static str) -> i64 {
    let mut tx = portal.db.read().await.unwrap();
    crate::value!(tx, sql).unwrap()
}

on_both_engines! {
    async fn one_form_sent_64_times_is_one_commitment_to_everybody_who_spoke(portal: Portal) {
        let stage = stage(&portal).await;
        write(&portal, &stage, &stage.writer, "name").await;
        let about = About::Project(stage.round.project);
        let words = typed("Een bankje bij de brug", "2026-03-20");
        let done = join_all((0..64).map(|_| promise(&portal, &stage.owner.actor, about, &words))).await;
        let ids: Vec<_> = done.into_iter().map(Result::unwrap).collect();
        assert!(ids.iter().all(|id| *id == ids[0]));
        let one = found(&portal, ids[0]).await;
        assert_eq!((one.people, one.owner.as_str(), one.status(TODAY)), (2, "Olga", Status::Planned));
        assert_eq!(count(&portal, "select count(*) from commitments").await, 1);
        assert_eq!(count(&portal, "select count(*) from outbox where kind = 'remind_of_commitment'").await, 2);
        assert_eq!(count(&portal, "select count(*) from audit_log where action = 'commitment.promise'").await, 1);
        for who in [&stage.voter, &stage.writer] {
            assert_eq!(queries::promised(&portal, &who.actor).await.unwrap(), std::slice::from_ref(&one));
        }
        assert!(queries::promised(&portal, &stage.silent.actor).await.unwrap().is_empty());
    }

    async fn of_64_moves_from_one_day_one_happens_and_each_is_told_once(portal: Portal) {
        let stage = stage(&portal).await;
        let id = by_hand(&portal, &stage, "Een bankje").await;
        let moves: Vec<_> = (0..64).map(|n| to_move("2026-03-20", "2026-04-20", &format!("Reden {n}"))).collect();
        let done = join_all(moves.iter().map(|typed| move_day(&portal, &stage.owner.actor, id, typed))).await;
        assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
        assert!(done.into_iter().all(|done| done.is_ok() || conflict(done) == Some(Conflict::ChangedMeanwhile)));
        assert_eq!(told(&portal, &stage.voter, is_moved).await, 1);
        let one = found(&portal, id).await;
        assert_eq!((one.moves, one.due_on.as_text().as_str(), one.status(TODAY)), (1, "2026-04-20", Status::Moved));
        // The same form sent again and again moves it once.
        let again = to_move("2026-04-20", "2026-04-10", "Toch eerder");
        let done = join_all((0..64).map(|_| move_day(&portal, &stage.owner.actor, id, &again))).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        assert_eq!((found(&portal, id).await.moves, told(&portal, &stage.voter, is_moved).await), (2, 2));
    }

    async fn what_was_late_stays_so_for_the_board_when_its_day_moves(portal: Portal) {
        let stage = stage(&portal).await;
        let owner = &stage.owner.actor;
        let (late, in_time) = (by_hand(&portal, &stage, "Een bankje").await, by_hand(&portal, &stage, "Een boom").await);
        move_day(&portal, owner, in_time, &to_move("2026-03-20", "2026-05-01", "De boom groeit nog")).await.unwrap();
        portal.clock.set(crate::base::db::testing::NOON.plus_days(30));
        let seen = async || {
            let mut tx = portal.db.read().await.unwrap();
            let zone = organisation::store::zone(&mut tx).await.unwrap();
            let today = portal.now().date_in(&zone);
            let (lines, count) = queries::late_in(&mut tx, today, 5, 100).await.unwrap();
            (lines.into_iter().map(|one| (one.id, one.late_since(today).unwrap().to_string())).collect::<Vec<_>>(), count)
        };
        let before = seen().await;
        assert_eq!(before, (vec![(late, "2026-03-20".to_owned())], 1));
        for (from, to) in [("2026-03-20", "2026-04-20"), ("2026-04-20", "2026-04-25")] {
            move_day(&portal, owner, late, &to_move(from, to, "Het hout komt later")).await.unwrap();
            assert_eq!(seen().await, before, "until {to}");
        }
        call_done(&portal, owner, late, "Het staat er").await.unwrap();
        assert_eq!(seen().await, (vec![], 0));
    }

    async fn of_64_who_call_it_done_or_give_it_up_one_has_effect(portal: Portal) {
        let stage = stage(&portal).await;
        let (done, given_up) = (by_hand(&portal, &stage, "Een bankje").await, by_hand(&portal, &stage, "Een boom").await);
        let notes: Vec<_> = (0..64).map(|n| format!("Zin {n}")).collect();
        let calls = join_all(notes.iter().map(|note| call_done(&portal, &stage.owner.actor, done, note))).await;
        assert_eq!(calls.iter().filter(|done| done.is_ok()).count(), 1, "{calls:?}");
        assert!(calls.into_iter().all(|done| done.is_ok() || conflict(done) == Some(Conflict::CommitmentEnded)));
        assert_eq!(count(&portal, "select count(*) from outbox where kind = 'ask_of_commitment'").await, 1);
        let calls = join_all((0..64).map(|_| give_up(&portal, &stage.owner.actor, given_up, "Geen geld"))).await;
        assert!(calls.iter().all(Result::is_ok), "{calls:?}");
        assert_eq!(told(&portal, &stage.voter, is_given_up).await, 1);
        assert_eq!(conflict(call_done(&portal, &stage.owner.actor, given_up, "Toch").await), Some(Conflict::CommitmentEnded));
        assert_eq!(conflict(give_up(&portal, &stage.owner.actor, done, "Toch").await), Some(Conflict::CommitmentEnded));
        let later = to_move("2026-03-20", "2026-05-01", "Later");
        assert_eq!(conflict(move_day(&portal, &stage.owner.actor, done, &later).await), Some(Conflict::CommitmentEnded));
        assert_eq!(found(&portal, given_up).await.status(TODAY), Status::Broken);
    }

    async fn thirty_days_later_the_customers_say_whether_it_happened(portal: Portal) {
        let stage = stage(&portal).await;
        write(&portal, &stage, &stage.writer, "name").await;
        let id = by_hand(&portal, &stage, "Een bankje").await;
        ask(&portal, id).await.unwrap();
        assert_eq!(told(&portal, &stage.voter, is_asked).await, 0, "it is not called done");
        call_done(&portal, &stage.owner.actor, id, "Het staat er").await.unwrap();
        assert_eq!(conflict(say(&portal, &stage.voter.actor, id, "yes", "").await), Some(Conflict::NotAsked));
        portal.clock.set(portal.now().plus_days(30));
        let later = date(2026, 4, 1);
        for _ in 0..3 {
            ask(&portal, id).await.unwrap();
        }
        assert_eq!((told(&portal, &stage.voter, is_asked).await, told(&portal, &stage.silent, is_asked).await), (1, 0));
        assert_eq!(queries::to_say(&portal, &stage.voter.actor).await.unwrap().len(), 1);
        assert_eq!(found(&portal, id).await.status(later), Status::Asked);

        let said = say(&portal, &stage.silent.actor, id, "no", "").await;
        assert!(matches!(said, Err(Error::NotFound)));
        assert!(matches!(say(&portal, &stage.owner.actor, id, "yes", "").await, Err(Error::Forbidden)));
        match say(&portal, &stage.voter.actor, id, "misschien", &"x".repeat(501)).await {
            Err(Error::Invalid(errors)) => {
                assert_eq!(errors.of("happened"), Some(&Problem::NotAChoice));
                assert_eq!(errors.of("said"), Some(&Problem::TooLong(500)));
            }
            other => panic!("{other:?}"),
        }
        let calls = join_all((0..64).map(|_| say(&portal, &stage.voter.actor, id, "no", "Er staat niets"))).await;
        assert!(calls.iter().all(Result::is_ok), "{calls:?}");
        assert_eq!(found(&portal, id).await.status(later), Status::Broken);
        assert_eq!(told(&portal, &stage.owner, is_denied).await, 1);
        assert_eq!(told(&portal, &stage.conscience, is_denied).await, 1);
        say(&portal, &stage.writer.actor, id, "yes", "").await.unwrap();
        assert_eq!(found(&portal, id).await.status(later), Status::Broken, "as many deny it");
        say(&portal, &stage.voter.actor, id, "unsure", "Ik zie het nu").await.unwrap();
        assert_eq!(found(&portal, id).await.status(later), Status::Kept);
        for (who, words) in [(&stage.owner, 1), (&stage.conscience, 1), (&stage.other, 0), (&stage.writer, 0)] {
            let detail = queries::find(&portal, &who.actor, id).await.unwrap();
            assert_eq!(detail.words.len(), words, "{:?}", who.actor);
        }
        let words = queries::find(&portal, &stage.owner.actor, id).await.unwrap().words;
        assert_eq!(words, [(Happened::Unsure, "Ik zie het nu".to_owned())]);
        assert!(queries::to_say(&portal, &stage.voter.actor).await.unwrap().is_empty());
    }

    async fn only_who_may_promises_and_only_who_owns_it_keeps_it(portal: Portal) {
        let stage = stage(&portal).await;
        let open = write(&portal, &stage, &stage.writer, "name").await;
        let kept = write(&portal, &stage, &stage.silent, "conscience").await;
        let open = answer(&portal, &stage.owner.actor, open).await;
        let kept_answer = answer(&portal, &stage.conscience.actor, kept).await;
        let words = typed("Een bankje", "2026-03-20");
        let try_it = async |who: &Someone, about| promise(&portal, &who.actor, about, &words).await;
        for about in [About::Answer(open), About::Project(stage.round.project)] {
            for who in [&stage.other, &stage.conscience] {
                assert!(matches!(try_it(who, about).await, Err(Error::Forbidden)));
            }
            assert!(matches!(try_it(&stage.writer, about).await, Err(Error::NotFound)));
        }
        for who in [&stage.owner, &stage.other, &stage.writer] {
            assert!(matches!(try_it(who, About::Answer(kept_answer)).await, Err(Error::NotFound)));
        }
        let undecided = About::Decision(stage.round.proposal);
        assert!(matches!(try_it(&stage.owner, undecided).await, Err(Error::NotFound)));
        let id = try_it(&stage.owner, About::Answer(open)).await.unwrap();
        assert_eq!(found(&portal, id).await.people, 1);
        for who in [&stage.other, &stage.conscience, &stage.writer] {
            assert!(matches!(call_done(&portal, &who.actor, id, "Zo").await, Err(Error::Forbidden)));
            assert!(matches!(give_up(&portal, &who.actor, id, "Zo").await, Err(Error::Forbidden)));
            let moving = to_move("2026-03-20", "2026-05-01", "Zo");
            assert!(matches!(move_day(&portal, &who.actor, id, &moving).await, Err(Error::Forbidden)));
        }
        // Words for the conscience only are quoted to nobody else, and their number is not shown either.
        let secret = try_it(&stage.conscience, About::Answer(kept_answer)).await.unwrap();
        for (who, quotes) in [(&stage.silent, 1), (&stage.conscience, 1), (&stage.owner, 0), (&stage.voter, 0)] {
            let detail = queries::find(&portal, &who.actor, secret).await.unwrap();
            assert_eq!(detail.quotes.len(), quotes, "{:?}", who.actor);
        }
        let hand = by_hand(&portal, &stage, "Een boom").await;
        assert_eq!(found(&portal, hand).await.people, 2, "who wrote to the conscience only is not counted");
        // A contribution that others may read once they voted.
        for (who, quotes) in [(&stage.writer, 1), (&stage.voter, 1), (&stage.silent, 0), (&stage.owner, 1), (&stage.other, 0)] {
            let detail = queries::find(&portal, &who.actor, id).await.unwrap();
            assert_eq!(detail.quotes.len(), quotes, "{:?}", who.actor);
        }
        assert_eq!(queries::of_contribution(&portal, &stage.silent.actor, kept).await.unwrap().len(), 1);
        assert!(queries::of_contribution(&portal, &stage.owner.actor, kept).await.unwrap().is_empty());
        assert!(matches!(queries::find(&portal, &Actor::Visitor, id).await, Err(Error::Forbidden)));
        let piet = stage.other.account.to_string();
        let offered = offer(&portal, &stage.conscience.actor, secret, &piet, "Zo").await;
        assert!(matches!(offered, Err(Error::Forbidden)), "it goes along with the mandate only");
        let decided: Result<u64> = transaction!(portal.db, tx => {
            execute!(tx, "update proposals set state = 'decided' where id = $1", stage.round.proposal)
        });
        decided.unwrap();
        let decision = try_it(&stage.owner, undecided).await.unwrap();
        let of_proposal = queries::of_proposal(&portal, &stage.silent.actor, stage.round.proposal).await.unwrap();
        assert_eq!(of_proposal.iter().map(|one| one.id).collect::<Vec<_>>(), [id, secret, decision]);
        assert_eq!((of_proposal[2].people, of_proposal[2].responds_to.as_str()), (2, "U wilt weten wanneer."));
        // The mandate takes along the commitments of answers for the conscience only, and nothing else.
        let handed: Result<()> = transaction!(portal.db, tx => {
            store::hand_over_of_conscience(tx, stage.other.account).await
        });
        handed.unwrap();
        assert_eq!((found(&portal, secret).await.owner, found(&portal, id).await.owner), ("Piet".to_owned(), "Olga".to_owned()));
    }

    async fn it_changes_hands_when_the_receiver_accepts_and_goes_along_with_the_project(portal: Portal) {
        let stage = stage(&portal).await;
        let (first, second) = (by_hand(&portal, &stage, "Een bankje").await, by_hand(&portal, &stage, "Een boom").await);
        let piet = stage.other.account.to_string();
        let offer_it = offer(&portal, &stage.owner.actor, first, &piet, "Piet timmert.").await.unwrap();
        assert_eq!(found(&portal, first).await.owner, "Olga");
        for _ in 0..2 {
            accept(&portal, &stage.other.actor, offer_it).await.unwrap();
        }
        let one = found(&portal, first).await;
        assert_eq!((one.owner.as_str(), one.made_by.as_str(), one.hand_overs), ("Piet", "Olga", 1));
        let project = crate::rounds::projects::operations::ProjectForm {
            name: "Stoepen".to_owned(),
            summary: "Kort".to_owned(),
            owner: piet,
            sentence: "Met verlof".to_owned(),
            phases: vec![(crate::rounds::projects::PhaseKind::Design, "2026-03-01".to_owned(), "2026-06-01".to_owned())],
        };
        crate::rounds::projects::operations::change(&portal, &stage.owner.actor, stage.round.project, &project).await.unwrap();
        let offers = crate::answering::owed_answers::offers::to_me(&portal, &stage.other.actor).await.unwrap();
        accept(&portal, &stage.other.actor, offers[0].id).await.unwrap();
        assert_eq!(found(&portal, second).await.owner, "Piet");
        assert_eq!(found(&portal, first).await.hand_overs, 1, "it was the receiver's already");
    }

    async fn what_is_typed_wrong_is_told_field_by_field(portal: Portal) {
        let stage = stage(&portal).await;
        let about = About::Project(stage.round.project);
        for (words, field, problem) in [
            (typed("", "2026-03-20"), "text", Problem::Missing),
            (typed(&"x".repeat(501), "2026-03-20"), "text", Problem::TooLong(500)),
            (typed("Zo", "2026-03-01"), "due_on", Problem::InThePast),
            (typed("Zo", "morgen"), "due_on", Problem::NotADate),
        ] {
            match promise(&portal, &stage.owner.actor, about, &words).await {
                Err(Error::Invalid(errors)) => assert_eq!(errors.iter().collect::<Vec<_>>(), [(field, &problem)]),
                other => panic!("{other:?}"),
            }
        }
        let id = by_hand(&portal, &stage, "Een bankje").await;
        for (words, field, problem) in [
            (to_move("2026-03-20", "2026-03-20", "Zo"), "due_on", Problem::SameDay),
            (to_move("2026-03-20", "2026-03-01", "Zo"), "due_on", Problem::InThePast),
            (to_move("2026-03-20", "2026-03-27", " "), "reason", Problem::Missing),
        ] {
            match move_day(&portal, &stage.owner.actor, id, &words).await {
                Err(Error::Invalid(errors)) => assert_eq!(errors.iter().collect::<Vec<_>>(), [(field, &problem)]),
                other => panic!("{other:?}"),
            }
        }
        match move_day(&portal, &stage.owner.actor, id, &to_move("2026-03-20", "2026-03-20", "")).await {
            Err(Error::Invalid(errors)) => assert_eq!(
                errors.iter().collect::<Vec<_>>(),
                [("due_on", &Problem::SameDay), ("reason", &Problem::Missing)]
            ),
            other => panic!("{other:?}"),
        }
        let empty = testing::round(&portal, "Leeg", stage.owner.account, &[]).await.unwrap();
        let nobody = promise(&portal, &stage.owner.actor, About::Project(empty.project), &typed("Zo", "2026-03-20")).await;
        assert_eq!(conflict(nobody), Some(Conflict::NobodyToPromise));
        assert_eq!(count(&portal, "select count(*) from commitments").await, 1);
    }

    async fn the_database_and_the_rule_say_the_same_of_how_each_stands(portal: Portal) {
        let stage = stage(&portal).await;
        let mut made = 0;
        for state in ["open", "done", "given_up"] {
            for due_on in ["2026-03-01", "2026-03-02", "2026-03-03"] {
                for moved in [false, true] {
                    for asked in [false, true] {
                        for (yes, no) in [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1)] {
                            made += 1;
                            let id = by_hand(&portal, &stage, &format!("Nr {made}")).await;
                            let people = [&stage.voter, &stage.writer, &stage.silent];
                            let done: Result<()> = transaction!(portal.db, tx => {
                                execute!(tx, "update commitments set state = $2, due_on = $3, asked_at = $4 where id = $1",
                                    id, state, due_on, asked.then_some(portal.now()))?;
                                store::ledger::count_again(tx, id).await?;
                                for (place, who) in people.iter().enumerate() {
                                    let happened = if place < yes { Happened::Yes } else { Happened::No };
                                    let member = who.member.unwrap();
                                    if place < yes + no {
                                        execute!(tx, "insert into commitment_people (commitment_id, member_id)
                                            values ($1, $2) on conflict do nothing", id, member)?;
                                        store::hear(tx, portal.now(), id, member, happened, "").await?;
                                    }
                                }
                                if moved {
                                    let days = ("2026-01-01", due_on);
                                    store::insert_move(tx, portal.now(), id, days, "Zo", stage.owner.account).await?;
                                }
                                Ok(())
                            });
                            done.unwrap();
                        }
                    }
                }
            }
        }
        let mut counts = Counts::default();
        for &status in Status::ALL {
            let mut after = None;
            loop {
                let filter = Filter { status: Some(status), project: Some(stage.round.project) };
                let ledger = queries::ledger(&portal, &stage.silent.actor, filter, after).await.unwrap();
                for line in &ledger.lines {
                    assert_eq!(line.status(TODAY), status, "{line:?}");
                    made -= 1;
                    match status {
                        Status::Planned => counts.planned += 1,
                        Status::Moved => counts.moved += 1,
                        Status::Late => counts.late += 1,
                        Status::Done | Status::Asked => counts.done += 1,
                        Status::Kept => counts.kept += 1,
                        Status::Broken => counts.broken += 1,
                    }
                }
                after = ledger.next;
                if after.is_none() {
                    break;
                }
            }
        }
        assert_eq!(made, 0, "each stands in one way");
        let actor = &stage.silent.actor;
        assert_eq!(queries::counts(&portal, actor, None, Some(stage.round.project)).await.unwrap(), counts);
        let teams = queries::teams(&portal, actor).await.unwrap();
        assert_eq!((teams.len(), teams[0].counts, teams[0].name.as_str()), (1, counts, "Stoepen"));
        let day = |day| date(2026, 3, day);
        let part = queries::counts(&portal, actor, Some((day(1), day(1))), None).await.unwrap();
        assert_eq!((part.all() * 3, part.planned), (counts.all(), 0));
        let none = queries::counts(&portal, actor, Some((day(4), day(9))), None).await.unwrap();
        assert_eq!(none, Counts::default());
        assert_eq!(queries::of_project(&portal, actor, stage.round.project).await.unwrap().len(), 180);
        assert!(queries::of_proposal(&portal, actor, stage.round.proposal).await.unwrap().is_empty());
        assert_eq!(queries::due(&portal, &stage.owner.actor).await.unwrap().len(), 50);
    }
}
