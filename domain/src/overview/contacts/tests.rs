//! Contacts on both engines: what is refused, what counts as the same contact, and the list of the management team.

use super::{
    Met,
    operations::{ContactForm, log},
    queries::{PAGE, list},
};
use crate::{
    Actor, Error, Portal, Problem, Role,
    base::ids::{SegmentId, SessionId},
    boardroom::{
        sessions::{
            Part,
            testing::{Boardroom, boardroom, dated},
        },
        taking_part,
    },
    execute, on_both_engines,
    overview::indicators::queries::board,
    rounds::{
        contributions::testing::{self, Someone},
        proposals::testing::segment,
    },
    scalars, transaction,
};
use futures::future::join_all;

async fn renters(portal: &Portal) -> SegmentId {
    segment(portal, "Huurders", "primary", &[]).await.unwrap()
}

fn typed(segment: SegmentId, surprise: &str) -> ContactForm {
    ContactForm {
        segment: segment.to_string(),
        channel: "counter".to_owned(),
        surprise: surprise.to_owned(),
        met_on: String::new(),
    }
}

fn problem(outcome: Result<impl Sized, Error>, field: &str) -> Option<Problem> {
    match outcome {
        Err(Error::Invalid(errors)) => errors.of(field).cloned(),
        _ => None,
    }
}

async fn team(portal: &Portal, actor: &Actor) -> Vec<Met> {
    list(portal, actor, None).await.unwrap().team
}

async fn join(portal: &Portal, id: SessionId, who: &Someone, part: Part, attended: bool) {
    let now = portal.now();
    let done: crate::Result<u64> = transaction!(portal.db, tx => {
        taking_part::join(tx, now, id, who.account, part).await?;
        execute!(
            tx,
            "update session_people set attended = $3 where session_id = $1 and account_id = $2",
            id, who.account, i64::from(attended)
        )
    });
    done.unwrap();
}

on_both_engines! {
    async fn everybody_sees_their_own_days_and_nobody_elses(portal: Portal) {
        let segment = renters(&portal).await;
        let bea = testing::staff(&portal, "Bea", Role::Colleague).await.unwrap();
        let ben = testing::staff(&portal, "Ben", Role::Colleague).await.unwrap();
        for surprise in ["Dat de brief zo lang is.", "Dat het zo stil is."] {
            log(&portal, &bea.actor, &typed(segment, surprise)).await.unwrap();
        }
        let own = list(&portal, &bea.actor, None).await.unwrap();
        assert_eq!(own.own.met, 1, "one day, however many conversations");
        assert!(own.own.all > 15 && own.departments.is_empty());
        assert_eq!(list(&portal, &ben.actor, None).await.unwrap().own.met, 0);
        let board = boardroom(&portal).await.unwrap();
        let session = dated(&portal, &board).await.unwrap();
        let wim = testing::member(&portal, "Wim", "").await.unwrap();
        join(&portal, session, &ben, Part::Staff, true).await;
        join(&portal, session, &wim, Part::Customer, true).await;
        portal.clock.set(portal.now().plus_days(29));
        let told = list(&portal, &ben.actor, None).await.unwrap();
        assert_eq!(told.own.met, 1, "a session with a customer counts");
    }

    async fn a_contact_is_of_the_last_days_and_of_a_segment_that_there_is(portal: Portal) {
        let olga = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let vera = testing::member(&portal, "Vera", "").await.unwrap();
        let renters = renters(&portal).await;
        let good = typed(renters, "Zij leest geen mail");
        for (field, wrong, expected) in [
            ("segment", ContactForm { segment: String::new(), ..good.clone() }, Problem::NotChosen),
            ("segment", ContactForm { segment: "99".to_owned(), ..good.clone() }, Problem::NotAChoice),
            ("channel", ContactForm { channel: "duif".to_owned(), ..good.clone() }, Problem::NotAChoice),
            ("surprise", ContactForm { surprise: " ".to_owned(), ..good.clone() }, Problem::Missing),
            ("surprise", ContactForm { surprise: "x".repeat(281), ..good.clone() }, Problem::TooLong(280)),
            ("met_on", ContactForm { met_on: "2026-03-03".to_owned(), ..good.clone() }, Problem::InTheFuture),
            ("met_on", ContactForm { met_on: "2026-01-30".to_owned(), ..good.clone() }, Problem::TooLongAgo(30)),
            ("met_on", ContactForm { met_on: "gisteren".to_owned(), ..good.clone() }, Problem::NotADate),
        ] {
            assert_eq!(problem(log(&portal, &olga.actor, &wrong).await, field), Some(expected));
        }
        log(&portal, &olga.actor, &good).await.unwrap();
        for who in [&vera.actor, &Actor::Visitor, &Actor::Portal] {
            assert!(matches!(log(&portal, who, &good).await, Err(Error::Forbidden)));
        }
        assert!(matches!(list(&portal, &vera.actor, None).await, Err(Error::NotFound)));
    }

    async fn the_same_form_at_once_is_one_contact_and_one_line_in_the_log(portal: Portal) {
        let olga = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let form = typed(renters(&portal).await, "Zij leest geen mail");
        let done = join_all((0..8).map(|_| log(&portal, &olga.actor, &form))).await;
        let first = *done[0].as_ref().unwrap();
        assert!(done.iter().all(|id| matches!(id, Ok(id) if *id == first)), "{done:?}");
        assert_eq!(list(&portal, &olga.actor, None).await.unwrap().lines.len(), 1);
        let mut tx = portal.db.read().await.unwrap();
        let lines: Vec<String> =
            scalars!(tx, "select subject from audit_log where action = 'contact.log'").unwrap();
        assert_eq!(lines, [format!("contact:{first}")]);
    }

    async fn a_segment_of_four_is_not_named_in_the_log(portal: Portal) {
        let olga = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let mut members = Vec::new();
        for name in ["Vera", "Wim", "Lies", "Joop", "Ans"] {
            members.extend(testing::member(&portal, name, "").await.unwrap().member);
        }
        let four = segment(&portal, "Winkels", "primary", &members[..4]).await.unwrap();
        log(&portal, &olga.actor, &typed(four, "Zij leest geen mail")).await.unwrap();
        let named = async || list(&portal, &olga.actor, None).await.unwrap().lines.remove(0).segment;
        assert_eq!(named().await, None);
        let fifth: crate::Result<u64> = transaction!(portal.db, tx => {
            execute!(tx, "insert into member_segments (member_id, segment_id) values ($1, $2)", members[4], four)
        });
        fifth.unwrap();
        assert_eq!(named().await.as_deref(), Some("Winkels"));
    }

    async fn contacts_are_read_page_by_page_the_last_day_first(portal: Portal) {
        let olga = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let renters = renters(&portal).await;
        for place in 0..PAGE + 2 {
            let mut form = typed(renters, &format!("Nummer {place}"));
            form.met_on = if place == 1 { "2026-02-20" } else { "2026-03-01" }.to_owned();
            log(&portal, &olga.actor, &form).await.unwrap();
        }
        let first = list(&portal, &olga.actor, None).await.unwrap();
        assert_eq!(first.lines[0].surprise, format!("Nummer {}", PAGE + 1));
        assert_eq!(first.lines.len(), PAGE);
        let second = list(&portal, &olga.actor, first.next).await.unwrap();
        let told: Vec<_> = second.lines.iter().map(|one| one.surprise.as_str()).collect();
        assert_eq!((told, second.next), (vec!["Nummer 0", "Nummer 1"], None));
    }

    async fn the_board_reads_who_of_them_met_a_customer(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let Boardroom { board: tom, secretary, .. } = &room;
        let eva = testing::staff(&portal, "Eva", Role::BoardMember).await.unwrap();
        let vera = testing::member(&portal, "Vera", "").await.unwrap();
        let renters = renters(&portal).await;
        let nobody = team(&portal, &tom.actor).await;
        let names: Vec<_> = nobody.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Eva", "Tom"], "the members of the board and nobody else");
        assert!(nobody.iter().all(Met::nobody));

        // A contact that others log does not count for the management team.
        log(&portal, &secretary.actor, &typed(renters, "Zij belt liever")).await.unwrap();
        log(&portal, &eva.actor, &typed(renters, "Hij wacht al een jaar")).await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        join(&portal, id, tom, Part::Staff, true).await;
        join(&portal, id, &vera, Part::Customer, false).await;
        portal.clock.set(portal.now().plus_days(20));
        assert!(team(&portal, &tom.actor).await[0].nobody(), "no customer was there");
        join(&portal, id, &vera, Part::Customer, true).await;
        let met = board(&portal, &tom.actor).await.unwrap().met;
        let told: Vec<_> = met
            .iter()
            .map(|one| (one.name.as_str(), one.contacts, one.sessions, one.last_on.as_text()))
            .collect();
        assert_eq!(told, [("Eva", 1, 0, "2026-03-02".to_owned()), ("Tom", 0, 1, "2026-03-16".to_owned())]);
        assert_eq!(team(&portal, &eva.actor).await, met, "the same list stands with the contacts");

        portal.clock.set(portal.now().plus_days(28));
        let later = team(&portal, &tom.actor).await;
        assert!(later.iter().all(Met::nobody), "after thirty days it counts no more: {later:?}");
        let days: Vec<_> = later.iter().map(|one| one.last_on.as_text()).collect();
        assert_eq!(days, ["2026-03-02", "2026-03-16"], "but the day is still told");
    }
}
