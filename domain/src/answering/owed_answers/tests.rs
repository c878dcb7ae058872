//! Debts on both engines.

use super::{
    operations::{acknowledge, remind},
    queries::{self, Filter, escalated, list, overdue, owed_by},
};
use crate::{
    Conflict, Error, Portal, Role, Timestamp,
    answering::answers::operations as answers,
    base::{db::testing::NOON, ids::ContributionId, outbox::Mail},
    on_both_engines,
    rounds::contributions::{
        operations::{self as contributions, ContributionForm},
        testing::{self, OpenRound, Someone},
    },
};

struct Stage {
    bo: Someone,
    olga: Someone,
    tom: Someone,
    truus: Someone,
    round: OpenRound,
}

async fn stage(portal: &Portal) -> Stage {
    let bo = testing::staff(portal, "Bo", Role::CustomerConscience)
        .await
        .unwrap();
    let olga = testing::staff(portal, "Olga", Role::ProjectOwner)
        .await
        .unwrap();
    let tom = testing::staff(portal, "Tom", Role::BoardMember)
        .await
        .unwrap();
    let truus = testing::member(portal, "Truus", "").await.unwrap();
    let round = testing::round(portal, "Stoepen", olga.account, &[&truus])
        .await
        .unwrap();
    Stage {
        bo,
        olga,
        tom,
        truus,
        round,
    }
}

impl Stage {
    async fn write(&self, portal: &Portal, text: &str, shown_as: &str) -> ContributionId {
        let typed = ContributionForm {
            kind: "question".to_owned(),
            text: text.to_owned(),
            shown_as: shown_as.to_owned(),
        };
        contributions::write(portal, &self.truus.actor, self.round.proposal, &typed)
            .await
            .unwrap()
    }

    async fn answer(&self, portal: &Portal, id: ContributionId) {
        let typed = answers::AnswerForm {
            contributions: vec![id],
            text: "Zo is het.".to_owned(),
            read_at: portal.now(),
        };
        answers::publish(portal, &self.olga.actor, &typed)
            .await
            .unwrap();
    }
}

/// The mails about debts to somebody.
async fn told(portal: &Portal, someone: &Someone) -> Vec<Mail> {
    let mails = crate::people::accounts::testing::mails(portal, someone.account)
        .await
        .unwrap();
    let about = |mail: &Mail| {
        matches!(
            mail,
            Mail::DebtsDue | Mail::DebtsOverdue | Mail::DebtsEscalated | Mail::DebtsOfTheWeek
        )
    };
    mails.into_iter().filter(about).collect()
}

on_both_engines! {
    async fn nobody_makes_others_owe_more_than_so_much_in_a_day(portal: Portal) {
        let stage = stage(&portal).await;
        for number in 0..60 {
            stage.write(&portal, &format!("Vraag {number}"), "name").await;
        }
        let typed = ContributionForm {
            kind: "question".to_owned(),
            text: "Nog een".to_owned(),
            shown_as: "name".to_owned(),
        };
        let (writer, proposal) = (&stage.truus.actor, stage.round.proposal);
        let refused = contributions::write(&portal, writer, proposal, &typed).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::EnoughToday))));
    }

    async fn everybody_sees_what_is_theirs_to_see(portal: Portal) {
        let stage = stage(&portal).await;
        let open = stage.write(&portal, "Wanneer?", "name").await;
        let kept = stage.write(&portal, "Geheim", "conscience").await;
        let ids = async |someone: &Someone, filter| {
            let debts = list(&portal, &someone.actor, filter, None).await.unwrap();
            debts.lines.into_iter().map(|line| line.id).collect::<Vec<_>>()
        };
        let all = Filter::default();
        let mine = Filter { mine: true, ..all };
        assert_eq!(ids(&stage.olga, all).await, [open]);
        assert_eq!(ids(&stage.olga, mine).await, [open]);
        assert_eq!(ids(&stage.tom, all).await, [open]);
        assert_eq!(ids(&stage.tom, mine).await, []);
        assert_eq!(ids(&stage.bo, all).await, [open, kept]);
        assert_eq!(ids(&stage.bo, mine).await, [kept]);
        assert!(matches!(list(&portal, &stage.truus.actor, all, None).await, Err(Error::NotFound)));
        let late = Filter { overdue: true, ..all };
        assert_eq!(ids(&stage.bo, late).await, []);
        portal.clock.set(stage.round.due_at.plus_seconds(1));
        assert_eq!(ids(&stage.bo, late).await, [open, kept]);
        stage.answer(&portal, open).await;
        assert_eq!(ids(&stage.olga, all).await, []);
    }

    async fn a_long_list_goes_on_where_it_stopped(portal: Portal) {
        let stage = stage(&portal).await;
        let mut written = Vec::new();
        for number in 0..=queries::PAGE {
            written.push(stage.write(&portal, &format!("Vraag {number}"), "name").await);
        }
        let first = list(&portal, &stage.tom.actor, Filter::default(), None).await.unwrap();
        assert_eq!(first.lines.len(), queries::PAGE);
        let rest = list(&portal, &stage.tom.actor, Filter::default(), first.next).await.unwrap();
        assert_eq!(rest.lines.iter().map(|line| line.id).collect::<Vec<_>>(), [written[queries::PAGE]]);
        assert_eq!(rest.next, None);
    }

    async fn who_owes_it_says_once_that_it_was_read(portal: Portal) {
        let stage = stage(&portal).await;
        let id = stage.write(&portal, "Wanneer?", "name").await;
        let kept = stage.write(&portal, "Geheim", "conscience").await;
        for actor in [&stage.tom.actor, &stage.truus.actor] {
            assert!(matches!(acknowledge(&portal, actor, id).await, Err(Error::NotFound)));
        }
        assert!(matches!(acknowledge(&portal, &stage.bo.actor, id).await, Err(Error::Forbidden)));
        assert!(matches!(acknowledge(&portal, &stage.olga.actor, kept).await, Err(Error::NotFound)));
        for minutes in [0, 5] {
            portal.clock.set(NOON.plus_minutes(minutes));
            acknowledge(&portal, &stage.olga.actor, id).await.unwrap();
        }
        let line = list(&portal, &stage.olga.actor, Filter::default(), None).await.unwrap().lines.remove(0);
        assert_eq!(line.acknowledged_at, Some(NOON));
        stage.answer(&portal, id).await;
        let again = acknowledge(&portal, &stage.olga.actor, id).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::AlreadyAnswered))));
        // After a refusal an answer is owed again, and has to be read again.
        answers::judge(&portal, &stage.truus.actor, id, "no", "Waarom niet?").await.unwrap();
        let line = list(&portal, &stage.olga.actor, Filter::default(), None).await.unwrap().lines.remove(0);
        assert_eq!(line.acknowledged_at, None);
    }

    async fn one_mail_before_one_on_the_day_and_one_to_the_conscience_after_it(portal: Portal) {
        let stage = stage(&portal).await;
        // Due at noon of Monday 16 March: two working days before it is Thursday the 12th.
        for number in 0..3 {
            stage.write(&portal, &format!("Vraag {number}"), "name").await;
        }
        let day = |day: i64| NOON.plus_days(day - 2).plus_minutes(-3 * 60);
        let run = async |from: i64, to: i64| {
            portal.clock.set(day(to));
            for _ in 0..2 {
                remind(&portal, day(from), day(to)).await.unwrap();
            }
        };
        run(10, 11).await;
        assert_eq!(told(&portal, &stage.olga).await, []);
        run(11, 12).await;
        assert_eq!(told(&portal, &stage.olga).await, [Mail::DebtsDue]);
        run(12, 13).await;
        assert_eq!(told(&portal, &stage.olga).await.len(), 1);
        assert_eq!(told(&portal, &stage.bo).await, []);
        run(13, 16).await;
        assert_eq!(told(&portal, &stage.olga).await, [Mail::DebtsDue, Mail::DebtsDue, Mail::DebtsOfTheWeek]);
        assert_eq!(told(&portal, &stage.bo).await, [], "it is not late on the day itself");
        run(16, 17).await;
        assert_eq!(told(&portal, &stage.bo).await, [Mail::DebtsOverdue]);
        run(17, 18).await;
        assert_eq!(told(&portal, &stage.bo).await.len(), 1);
        assert_eq!(told(&portal, &stage.tom).await, [], "two working days are left to the owner");
        assert_eq!(escalated(&portal).await.unwrap(), []);
        run(18, 19).await;
        run(19, 20).await;
        assert_eq!(told(&portal, &stage.tom).await, [Mail::DebtsEscalated]);
        let late = escalated(&portal).await.unwrap();
        assert_eq!(late.iter().map(|owed| (owed.owner.as_str(), owed.debts)).collect::<Vec<_>>(), [("Olga", 3)]);
        assert_eq!(told(&portal, &stage.olga).await.len(), 3);

        let late = overdue(&portal, stage.bo.account).await.unwrap();
        assert_eq!(late.iter().map(|owed| (owed.owner.as_str(), owed.debts)).collect::<Vec<_>>(), [("Olga", 3)]);
        assert_eq!(overdue(&portal, stage.olga.account).await.unwrap(), []);
        assert_eq!(owed_by(&portal, stage.olga.account, Timestamp(i64::MAX)).await.unwrap(), late);
        assert_eq!(owed_by(&portal, stage.olga.account, stage.round.due_at).await.unwrap(), []);
    }

    async fn what_was_answered_needs_no_reminder(portal: Portal) {
        let stage = stage(&portal).await;
        let id = stage.write(&portal, "Wanneer?", "name").await;
        stage.answer(&portal, id).await;
        portal.clock.set(stage.round.due_at.plus_days(3));
        remind(&portal, NOON, portal.now()).await.unwrap();
        assert_eq!(told(&portal, &stage.olga).await, []);
        assert_eq!(told(&portal, &stage.bo).await, []);
    }
}
