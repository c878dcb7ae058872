//! Sessions on both engines: what is refused, who may do what, and who takes part.

use super::{
    Part, State,
    operations::{SeriesForm, create_series},
    queries,
    testing::{boardroom, dated, session, typed},
};
use crate::{
    Actor, Conflict, Error, Problem,
    boardroom::seats::operations::leaving,
    boardroom::{
        arranging::operations::{cancel, change, plan, set_date},
        taking_part,
    },
    on_both_engines,
    rounds::contributions::testing as others,
    transaction,
};

fn problem(outcome: Result<impl Sized, Error>, field: &str) -> Option<Problem> {
    match outcome {
        Err(Error::Invalid(errors)) => errors.of(field).cloned(),
        _ => None,
    }
}

on_both_engines! {
    async fn what_only_informs_or_has_no_seat_for_a_customer_is_refused(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let good = typed(room.series, room.facilitator.account);
        let mut informs = good.clone();
        informs.scope_open = "Niets.".to_owned();
        let mut empty = good.clone();
        empty.seats = "0".to_owned();
        let mut nowhere = good.clone();
        nowhere.place = String::new();
        let mut online = good.clone();
        online.link = "zoom".to_owned();
        let mut full = good.clone();
        full.seats = "12".to_owned();
        let by = &room.board.actor;
        for (typed, field, expected) in [
            (informs, "scope_open", Problem::OnlyInforms),
            (empty, "seats", Problem::NoCustomerSeat),
            (nowhere, "place", Problem::NoPlace),
            (online, "link", Problem::NotALink),
            (full, "seats", Problem::NotInRange(1, 11)),
        ] {
            assert_eq!(problem(plan(&portal, by, &typed).await, field), Some(expected));
        }
        plan(&portal, by, &good).await.unwrap();
    }

    async fn everybody_fits_in_the_room(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let mut typed = typed(room.series, room.facilitator.account);
        // The facilitator counts once, chosen or not.
        typed.staff = vec![room.facilitator.account.to_string(), room.board.account.to_string()];
        typed.capacity = "7".to_owned();
        let small = Problem::RoomTooSmall { capacity: 7, staff: 2, seats: 6 };
        assert_eq!(problem(plan(&portal, by, &typed).await, "capacity"), Some(small.clone()));
        typed.capacity = "8".to_owned();
        let id = plan(&portal, by, &typed).await.unwrap();
        typed.capacity = "7".to_owned();
        assert_eq!(problem(change(&portal, by, id, &typed).await, "capacity"), Some(small));
        typed.seats = "5".to_owned();
        change(&portal, by, id, &typed).await.unwrap();
    }

    async fn the_board_and_the_secretary_arrange_and_nobody_else(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = session(&portal, &room).await.unwrap();
        let typed = typed(room.series, room.facilitator.account);
        let member = others::member(&portal, "Vera", "").await.unwrap();
        for (actor, may) in [
            (&room.board.actor, Ok(())),
            (&room.secretary.actor, Ok(())),
            (&room.outsider.actor, Err("forbidden")),
            (&room.facilitator.actor, Err("forbidden")),
            (&member.actor, Err("not found")),
            (&Actor::Visitor, Err("not found")),
        ] {
            let outcome = change(&portal, actor, id, &typed).await;
            let told = match outcome {
                Ok(()) => Ok(()),
                Err(Error::Forbidden) => Err("forbidden"),
                Err(Error::NotFound) => Err("not found"),
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(told, may);
        }
        let series = SeriesForm::default();
        assert!(matches!(create_series(&portal, &room.secretary.actor, &series).await, Err(Error::Forbidden)));
        assert!(matches!(plan(&portal, &room.outsider.actor, &typed).await, Err(Error::Forbidden)));
    }

    async fn a_session_gets_a_time_in_the_zone_of_the_organisation_and_can_be_called_off(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let id = session(&portal, &room).await.unwrap();
        assert_eq!(problem(set_date(&portal, by, id, ("2026-03-01", "10:00"), "Dat past beter.").await, "day"), Some(Problem::InThePast));
        assert_eq!(problem(set_date(&portal, by, id, ("2026-03-16", "half drie"), "Dat past beter.").await, "time"), Some(Problem::NotATime));
        let far = set_date(&portal, by, id, ("9999-01-01", "10:00"), "Dat past beter.").await;
        assert_eq!(problem(far, "day"), Some(Problem::TooFarAhead));
        set_date(&portal, by, id, ("2026-03-16", "14:00"), "Dat past beter.").await.unwrap();
        let found = queries::find(&portal, by, id).await.unwrap().session;
        assert_eq!((found.state, found.sequence), (State::Dated, 1));
        set_date(&portal, by, id, ("2026-03-16", "14:00"), "").await.unwrap();
        let same = set_date(&portal, by, id, ("2026-03-16", "14:00"), "Dat past beter.").await;
        assert_eq!(problem(same, "day"), Some(Problem::Unchanged), "the reason would be dropped");
        assert_eq!(queries::find(&portal, by, id).await.unwrap().session.sequence, 1, "the same time is no change");
        assert_eq!(problem(cancel(&portal, by, id, " ").await, "why"), Some(Problem::Missing));
        cancel(&portal, by, id, "Er is een storing").await.unwrap();
        let ended = set_date(&portal, by, id, ("2026-03-17", "14:00"), "Dat past beter.").await;
        assert!(matches!(ended, Err(Error::Conflict(Conflict::SessionEnded))));
        let (coming, past) = queries::list(&portal, by).await.unwrap();
        assert_eq!((coming.len(), past.len()), (0, 1));
    }

    async fn who_takes_part_knows_of_it_and_customers_do_not_see_each_other(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        let wim = others::member(&portal, "Wim", "").await.unwrap();
        assert!(matches!(queries::find(&portal, &vera.actor, id).await, Err(Error::NotFound)));
        let now = portal.now();
        let joined: crate::Result<()> = transaction!(portal.db, tx => {
            taking_part::join(tx, now, id, vera.account, Part::Customer).await?;
            taking_part::join(tx, now, id, vera.account, Part::Customer).await?;
            taking_part::join(tx, now, id, wim.account, Part::Customer).await
        });
        joined.unwrap();
        let seen = queries::find(&portal, &vera.actor, id).await.unwrap();
        assert_eq!((seen.part, seen.customers), (Some(Part::Customer), 2));
        let names: Vec<_> = seen.people.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Saskia", "Tom"]);
        assert_eq!(queries::find(&portal, &room.outsider.actor, id).await.unwrap().people.len(), 4);
        assert_eq!(queries::mine(&portal, &vera.actor).await.unwrap().len(), 1);
        let left: crate::Result<()> = transaction!(portal.db, tx => {
            leaving::leave(tx, now, id, vera.account).await
        });
        left.unwrap();
        assert!(queries::mine(&portal, &vera.actor).await.unwrap().is_empty());
        assert_eq!(queries::find(&portal, &wim.actor, id).await.unwrap().customers, 1);
    }
}
