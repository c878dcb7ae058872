//! Counting events that the tests make, with the same result on both engines.

use super::{
    Indicator, Quarter,
    operations::{count_now, measure},
    queries::{LINES, board},
};
use crate::{
    Actor, Error, Portal, Role, Timestamp,
    answering::{
        answers::operations::{self as answers, judge},
        decisions::operations::{self as decisions, DecisionForm, DecisionPartForm},
    },
    base::{ids::ContributionId, time::Day},
    on_both_engines,
    rounds::contributions::{
        operations::{self as contributions, ContributionForm},
        testing::{self, OpenRound, Someone, vote},
    },
};
use futures::future::join_all;
use jiff::civil::date;

async fn write(portal: &Portal, round: &OpenRound, writer: &Someone, text: &str) -> ContributionId {
    let typed = ContributionForm {
        kind: "question".to_owned(),
        text: text.to_owned(),
        shown_as: "name".to_owned(),
    };
    let written = contributions::write(portal, &writer.actor, round.proposal, &typed).await;
    written.unwrap()
}

async fn answer(portal: &Portal, by: &Someone, to: ContributionId) {
    let typed = answers::AnswerForm {
        contributions: vec![to],
        text: "Morgen".to_owned(),
        read_at: portal.now(),
    };
    answers::publish(portal, &by.actor, &typed).await.unwrap();
}

async fn decide(portal: &Portal, by: &Someone, round: &OpenRound) {
    let typed = DecisionForm {
        outcome: "adopt".to_owned(),
        parts: vec![DecisionPartForm {
            theme: None,
            heard: "U zei".to_owned(),
            decided: "Wij doen".to_owned(),
            why: "Omdat".to_owned(),
        }],
        ..DecisionForm::default()
    };
    decisions::take(portal, &by.actor, round.proposal, &typed)
        .await
        .unwrap();
}

async fn counted(portal: &Portal, actor: &Actor, of: Indicator, quarter: Quarter) -> (i64, i64) {
    let board = board(portal, actor).await.unwrap();
    let begins_on = Day(Some(quarter.begins_on()));
    let mut measures = board.measures.iter();
    let found = measures.find(|measure| measure.indicator == of && measure.begins_on == begins_on);
    found.map(|measure| (measure.part, measure.whole)).unwrap()
}

on_both_engines! {
    async fn events_are_counted_in_the_quarter_in_which_they_happened(portal: Portal) {
        let owner = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let board_member = testing::staff(&portal, "Tom", Role::BoardMember).await.unwrap();
        let vera = testing::member(&portal, "Vera", "").await.unwrap();
        let wim = testing::member(&portal, "Wim", "").await.unwrap();
        let begin = portal.now();
        let quarter = Quarter::of(begin.date_in(&jiff::tz::TimeZone::UTC));
        let heard = testing::round(&portal, "Stoepen", owner.account, &[&vera, &wim]).await.unwrap();
        let waived = testing::round(&portal, "Bomen", owner.account, &[&vera, &wim]).await.unwrap();
        vote(&portal, &heard, &vera).await.unwrap();
        let mut written = Vec::new();
        for text in ["Een?", "Twee?", "Drie?", "Vier?"] {
            written.push(write(&portal, &heard, &wim, text).await);
        }
        // After 2, 4 and 6 days; the last one after 16, when it was due after 14.
        for (place, days) in [2, 4, 6, 16].into_iter().enumerate() {
            portal.clock.set(begin.plus_days(days));
            answer(&portal, &owner, written[place]).await;
        }
        judge(&portal, &wim.actor, written[0], "yes", "").await.unwrap();
        judge(&portal, &wim.actor, written[1], "partly", "").await.unwrap();
        decide(&portal, &owner, &heard).await;
        decisions::waive(&portal, &board_member.actor, waived.proposal, "Haast").await.unwrap();
        decide(&portal, &owner, &waived).await;

        count_now(&portal, &board_member.actor).await.unwrap();
        let of = async |indicator| counted(&portal, &board_member.actor, indicator, quarter).await;
        assert_eq!(of(Indicator::DecidedWithInput).await, (1, 2));
        // The two in the middle took 4 and 6 days.
        assert_eq!(of(Indicator::TimeToAnswer).await, (5 * 24 * 60, 4));
        assert_eq!(of(Indicator::AnsweredOnTime).await, (3, 4));
        assert_eq!(of(Indicator::AnswersMe).await, (1, 2));
        assert_eq!(of(Indicator::Asked).await, (1, 4));
        assert_eq!(of(Indicator::Written).await, (4, 4));
        assert_eq!(of(Indicator::Kept).await, (0, 0));
        // The phase ends on 1 June 2026: in the next quarter, and not yet.
        assert_eq!(of(Indicator::PhasesHeard).await, (0, 0));
        let earlier = counted(&portal, &board_member.actor, Indicator::Written, quarter.previous()).await;
        assert_eq!(earlier, (0, 0));

        portal.clock.set(Timestamp(1_782_000_000_000_000)); // 21 June 2026
        measure(&portal).await.unwrap();
        let june = Quarter::of(date(2026, 6, 21));
        assert_eq!(counted(&portal, &board_member.actor, Indicator::PhasesHeard, june).await, (1, 2));
        assert_eq!(counted(&portal, &board_member.actor, Indicator::AnswersMe, june).await, (0, 0));
        assert_eq!(counted(&portal, &board_member.actor, Indicator::AnswersMe, quarter).await, (1, 2));
        let page = board(&portal, &board_member.actor).await.unwrap();
        assert_eq!(page.quarters.last(), Some(&june));
        assert_eq!(page.quarters.len(), 5);
        assert!(page.last_waivers.is_empty() && page.waived == 0, "signed more than ninety days ago");
    }

    async fn the_numbers_of_the_board_are_those_of_all_and_not_of_the_lines_on_its_page(portal: Portal) {
        let owner = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let tom = testing::staff(&portal, "Tom", Role::BoardMember).await.unwrap();
        let vera = testing::member(&portal, "Vera", "").await.unwrap();
        let mut rounds = Vec::new();
        for number in 0..=LINES {
            rounds.push(testing::round(&portal, &format!("Plan {number}"), owner.account, &[&vera]).await.unwrap());
        }
        portal.clock.set(rounds[0].closes_at);
        for round in &rounds {
            decisions::waive(&portal, &tom.actor, round.proposal, "Haast").await.unwrap();
        }
        let page = board(&portal, &tom.actor).await.unwrap();
        assert_eq!((page.first_undecided.len(), page.undecided), (LINES, 6));
        assert_eq!((page.last_waivers.len(), page.waived), (LINES, 6));
    }

    async fn what_is_for_the_conscience_only_shows_in_no_number_of_the_board(portal: Portal) {
        let conscience = testing::staff(&portal, "Bo", Role::CustomerConscience).await.unwrap();
        let owner = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let tom = testing::staff(&portal, "Tom", Role::BoardMember).await.unwrap();
        let vera = testing::member(&portal, "Vera", "").await.unwrap();
        let begin = portal.now();
        let quarter = Quarter::of(begin.date_in(&jiff::tz::TimeZone::UTC));
        let round = testing::round(&portal, "Stoepen", owner.account, &[&vera]).await.unwrap();
        let mut kept = Vec::new();
        for text in ["Een?", "Twee?", "Drie?"] {
            let typed = ContributionForm { kind: "question".to_owned(), text: text.to_owned(), shown_as: "conscience".to_owned() };
            kept.push(contributions::write(&portal, &vera.actor, round.proposal, &typed).await.unwrap());
        }
        portal.clock.set(begin.plus_days(16));
        answer(&portal, &conscience, kept[0]).await;
        judge(&portal, &vera.actor, kept[0], "yes", "").await.unwrap();
        portal.clock.set(begin.plus_days(20));
        count_now(&portal, &tom.actor).await.unwrap();
        for indicator in [Indicator::TimeToAnswer, Indicator::AnsweredOnTime, Indicator::AnswersMe, Indicator::Written] {
            assert_eq!(counted(&portal, &tom.actor, indicator, quarter).await, (0, 0), "{indicator:?}");
        }
        assert_eq!(board(&portal, &tom.actor).await.unwrap().overdue, 0);
        assert_eq!(board(&portal, &conscience.actor).await.unwrap().overdue, 2);
        portal.clock.set(Timestamp(1_782_000_000_000_000)); // 21 June 2026
        measure(&portal).await.unwrap();
        let june = Quarter::of(date(2026, 6, 21));
        assert_eq!(counted(&portal, &tom.actor, Indicator::PhasesHeard, june).await, (0, 1));
    }

    async fn counting_at_once_is_counting_once(portal: Portal) {
        let conscience = testing::staff(&portal, "Bo", Role::CustomerConscience).await.unwrap();
        let done = join_all((0..16).map(|_| measure(&portal))).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        let page = board(&portal, &conscience.actor).await.unwrap();
        assert_eq!(page.measures.len(), Indicator::ALL.len() * 5);
    }

    async fn only_the_board_and_the_conscience_look(portal: Portal) {
        let owner = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let admin = testing::staff(&portal, "Ada", Role::Administrator).await.unwrap();
        let vera = testing::member(&portal, "Vera", "").await.unwrap();
        for who in [&owner.actor, &admin.actor, &vera.actor, &Actor::Visitor] {
            assert!(matches!(board(&portal, who).await, Err(Error::NotFound)));
            assert!(matches!(count_now(&portal, who).await, Err(Error::Forbidden)));
        }
    }
}
