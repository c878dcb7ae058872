//! Placements from the plan to the lesson, on both engines.

use super::{
    operations::{FinishForm, PlanForm, cancel, finish, plan},
    queries,
    rules::NEW_WITHIN,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Role,
    answering::signals::{self, queries::List},
    base::ids::DepartmentId,
    on_both_engines,
    people::departments::operations::{DepartmentForm, PlaceForm, add, place},
    rounds::contributions::testing::{Someone, staff},
};

async fn department(portal: &Portal, people: &[&Someone]) -> DepartmentId {
    let form = DepartmentForm {
        division: "Klant".to_owned(),
        name: "Balie".to_owned(),
        kind: "other".to_owned(),
    };
    let id = add(portal, &Actor::Portal, &form).await.unwrap();
    for one in people {
        let form = PlaceForm {
            department: id.to_string(),
            job_title: String::new(),
        };
        place(portal, &Actor::Portal, one.account, &form)
            .await
            .unwrap();
    }
    id
}

fn form(kind: &str, day: &str) -> PlanForm {
    PlanForm {
        kind: kind.to_owned(),
        day: day.to_owned(),
    }
}

fn told(day: &str, mend: &str) -> FinishForm {
    FinishForm {
        day: day.to_owned(),
        lesson: "Iedereen belt over hetzelfde formulier.".to_owned(),
        mend: mend.to_owned(),
    }
}

on_both_engines! {
    async fn a_placement_is_planned_and_told_and_what_is_to_be_mended_is_a_signal(portal: Portal) {
        let bea = staff(&portal, "Bea", Role::Colleague).await.unwrap();
        let ben = staff(&portal, "Ben", Role::Colleague).await.unwrap();
        department(&portal, &[&bea, &ben]).await;
        let before = queries::list(&portal, &bea.actor, None).await.unwrap();
        assert_eq!(before.first_by, Some(portal.now().plus_days(NEW_WITHIN)));
        for (kind, day, field, problem) in [
            ("", "2026-03-05", "kind", Problem::NotChosen),
            ("counter", "2026-03-01", "day", Problem::InThePast),
            ("counter", "2028-03-01", "day", Problem::TooFarAhead),
        ] {
            match plan(&portal, &bea.actor, &form(kind, day)).await {
                Err(Error::Invalid(errors)) => assert_eq!(errors.of(field), Some(&problem)),
                other => panic!("{other:?}"),
            }
        }
        let id = plan(&portal, &bea.actor, &form("counter", "2026-03-05")).await.unwrap();
        assert_eq!(plan(&portal, &bea.actor, &form("counter", "2026-03-05")).await.unwrap(), id, "sent twice");
        assert!(queries::to_tell(&portal, &bea.actor).await.unwrap().is_empty());
        let early = finish(&portal, &bea.actor, id, &told("2026-03-05", "")).await;
        assert!(matches!(early, Err(Error::Invalid(_))), "a day to come");
        portal.clock.set(portal.now().plus_days(3));
        assert_eq!(queries::to_tell(&portal, &bea.actor).await.unwrap().len(), 1);
        assert!(matches!(finish(&portal, &ben.actor, id, &told("2026-03-05", "")).await, Err(Error::NotFound)));
        finish(&portal, &bea.actor, id, &told("2026-03-05", "Het formulier vraagt twee keer hetzelfde.")).await.unwrap();
        let again = finish(&portal, &bea.actor, id, &told("2026-03-05", "")).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::Closed))));
        assert!(matches!(cancel(&portal, &bea.actor, id).await, Err(Error::Conflict(Conflict::Closed))));

        let filed = signals::queries::list(&portal, &bea.actor, List::Filed, None).await.unwrap();
        assert_eq!(filed.lines.len(), 1);
        assert_eq!(filed.lines[0].words, "Het formulier vraagt twee keer hetzelfde.");
        let after = queries::list(&portal, &ben.actor, None).await.unwrap();
        let desk = &after.departments[0];
        assert_eq!((desk.people, desk.done, desk.new_and_late), (2, 1, 0));
        assert_eq!((after.done.len(), after.done[0].who.as_str()), (1, "Bea"));
        assert!(after.planned.is_empty());

        portal.clock.set(portal.now().plus_days(NEW_WITHIN));
        let late = queries::list(&portal, &ben.actor, None).await.unwrap();
        assert_eq!(late.departments[0].new_and_late, 1, "Ben came and did none");
        portal.clock.set(portal.now().plus_days(365));
        let next_year = queries::list(&portal, &ben.actor, None).await.unwrap();
        assert_eq!((next_year.year, next_year.departments[0].done), (2027, 0));
    }

    async fn the_board_comes_first_and_nobody_is_left_out(portal: Portal) {
        let tom = staff(&portal, "Tom", Role::BoardMember).await.unwrap();
        let id = plan(&portal, &tom.actor, &form("listen_in", "2026-03-02")).await.unwrap();
        finish(&portal, &tom.actor, id, &told("2026-03-02", "")).await.unwrap();
        let found = queries::list(&portal, &tom.actor, None).await.unwrap();
        assert_eq!((found.board.people, found.board.done), (1, 1));
        assert!(found.nowhere.people >= 1 && found.nowhere.done == 1);
        let other = plan(&portal, &tom.actor, &form("counter", "2026-04-02")).await.unwrap();
        cancel(&portal, &tom.actor, other).await.unwrap();
        assert!(matches!(queries::mine(&portal, &tom.actor, other).await, Err(Error::NotFound)));
    }
}
