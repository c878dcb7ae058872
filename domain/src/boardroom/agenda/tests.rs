//! Agendas on both engines: what is refused, who sees which items, who read it, and the reminders.

use super::{
    contents,
    operations::{AgendaItemForm, add, change, mark_read, put_at, remove, set_bring},
    queries::{Agenda, find, my_flagged, unread},
    reminders::remind,
};
use crate::{
    Conflict, Error, Portal, Problem, Timestamp,
    base::outbox::Mail,
    boardroom::{
        arranging::operations::{cancel, set_date},
        sessions::{
            Part,
            testing::{boardroom, dated, session, take_part},
        },
    },
    on_both_engines,
    people::accounts::testing::mails,
    rounds::contributions::testing::{self as others, Someone},
};

fn for_customers(title: &str) -> AgendaItemForm {
    AgendaItemForm {
        title: title.to_owned(),
        minutes: "30".to_owned(),
        audience: "customers".to_owned(),
        why: "U krijgt de rekening".to_owned(),
        known: "De helft belt erover".to_owned(),
        question_one: "Wat leest u eerst?".to_owned(),
        question_two: "Wat mist u?".to_owned(),
        ..AgendaItemForm::default()
    }
}

fn internal(title: &str) -> AgendaItemForm {
    AgendaItemForm {
        title: title.to_owned(),
        minutes: "10".to_owned(),
        audience: "internal".to_owned(),
        ..AgendaItemForm::default()
    }
}

async fn reminders(portal: &Portal, who: &Someone) -> usize {
    let mails = mails(portal, who.account).await.unwrap();
    let of_kind = mails
        .iter()
        .filter(|mail| matches!(mail, Mail::SessionReminder { .. }));
    of_kind.count()
}

on_both_engines! {
    async fn a_briefing_waits_for_who_takes_part_until_it_is_read_or_the_session_begins(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        take_part(&portal, id, vera.account, Part::Customer).await.unwrap();
        let waits = async |who: &Someone| -> Vec<_> {
            let found = unread(&portal, &who.actor).await.unwrap();
            found.into_iter().map(|one| one.session_id).collect()
        };
        let by = &room.secretary.actor;
        add(&portal, by, id, &internal("Vooraf")).await.unwrap();
        assert!(waits(&vera).await.is_empty(), "nothing is for customers yet");
        add(&portal, by, id, &for_customers("De rekening")).await.unwrap();
        assert_eq!(waits(&vera).await, [id]);
        assert_eq!(waits(&room.board).await, [id]);
        assert!(waits(&room.outsider).await.is_empty());
        mark_read(&portal, &vera.actor, id).await.unwrap();
        assert!(waits(&vera).await.is_empty());
        portal.clock.set(portal.now().plus_days(60));
        assert!(waits(&room.board).await.is_empty(), "the session was");
    }

    async fn an_item_for_customers_needs_its_briefing_and_the_same_one_is_added_once(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = session(&portal, &room).await.unwrap();
        let by = &room.secretary.actor;
        let bare = AgendaItemForm { audience: "customers".to_owned(), ..internal("De rekening") };
        let Err(Error::Invalid(errors)) = add(&portal, by, id, &bare).await else { panic!("it has no briefing") };
        for field in ["why", "known", "question_one", "question_two"] {
            assert_eq!(errors.of(field), Some(&Problem::Missing), "{field}");
        }
        assert_eq!(errors.of("words"), None);
        let elsewhere = AgendaItemForm { about: "proposal:1".to_owned(), ..internal("Rondvraag") };
        assert!(matches!(add(&portal, by, id, &elsewhere).await, Err(Error::Invalid(_))));
        let one = add(&portal, by, id, &for_customers("De rekening")).await.unwrap();
        assert_eq!(add(&portal, by, id, &for_customers("De rekening")).await.unwrap(), one);
        assert!(matches!(add(&portal, &room.outsider.actor, id, &internal("X")).await, Err(Error::Forbidden)));
        change(&portal, by, id, one, &for_customers("De nieuwe rekening")).await.unwrap();
        assert_eq!(find(&portal, by, id).await.unwrap().items[0].title, "De nieuwe rekening");
        cancel(&portal, &room.board.actor, id, "Er is een storing").await.unwrap();
        let ended = add(&portal, by, id, &internal("Rondvraag")).await;
        assert!(matches!(ended, Err(Error::Conflict(Conflict::SessionEnded))));
    }

    async fn items_move_and_go_and_customers_see_what_is_for_them(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = session(&portal, &room).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        take_part(&portal, id, vera.account, Part::Customer).await.unwrap();
        let by = &room.secretary.actor;
        let first = add(&portal, by, id, &internal("Opening")).await.unwrap();
        assert_eq!(my_flagged(&portal, by).await.unwrap().len(), 1, "nothing is for customers");
        assert!(my_flagged(&portal, &room.board.actor).await.unwrap().is_empty(), "the secretary sees to it");
        add(&portal, by, id, &for_customers("De rekening")).await.unwrap();
        assert!(my_flagged(&portal, by).await.unwrap().is_empty());
        put_at(&portal, by, id, first, 1).await.unwrap();
        put_at(&portal, by, id, first, 1).await.unwrap();
        let titles = |agenda: Agenda| -> Vec<String> {
            agenda.items.into_iter().map(|item| item.title).collect()
        };
        assert_eq!(titles(find(&portal, by, id).await.unwrap()), ["De rekening", "Opening"]);
        assert_eq!(titles(find(&portal, &vera.actor, id).await.unwrap()), ["De rekening"]);
        remove(&portal, by, id, first).await.unwrap();
        remove(&portal, by, id, first).await.unwrap();
        assert_eq!(titles(find(&portal, by, id).await.unwrap()), ["De rekening"]);
        let wim = others::member(&portal, "Wim", "").await.unwrap();
        assert!(matches!(find(&portal, &wim.actor, id).await, Err(Error::NotFound)));
    }

    async fn who_read_it_is_seen_by_name_of_staff_and_as_a_count_of_customers(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = session(&portal, &room).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        let wim = others::member(&portal, "Wim", "").await.unwrap();
        for who in [&vera, &wim] {
            take_part(&portal, id, who.account, Part::Customer).await.unwrap();
        }
        mark_read(&portal, &vera.actor, id).await.unwrap();
        mark_read(&portal, &vera.actor, id).await.unwrap();
        mark_read(&portal, &room.board.actor, id).await.unwrap();
        assert!(matches!(mark_read(&portal, &room.outsider.actor, id).await, Err(Error::Forbidden)));
        let seen = find(&portal, &wim.actor, id).await.unwrap();
        assert_eq!((seen.customers.read, seen.customers.all, seen.customers.names.len()), (1, 2, 0));
        assert_eq!((seen.staff.read, seen.staff.all), (1, 2));
        assert_eq!(seen.staff.names, ["Tom"]);
        assert_eq!(seen.read, Some(false));
        let seen = find(&portal, &room.outsider.actor, id).await.unwrap();
        assert_eq!((seen.customers.names, seen.read), (vec!["Vera".to_owned()], None));
    }

    async fn what_changed_for_customers_is_to_be_read_again(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = session(&portal, &room).await.unwrap();
        let by = &room.secretary.actor;
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        take_part(&portal, id, vera.account, Part::Customer).await.unwrap();
        let item = add(&portal, by, id, &for_customers("De rekening")).await.unwrap();
        mark_read(&portal, &vera.actor, id).await.unwrap();
        // The same item again, or a change to an internal item, does not make the briefing unread.
        change(&portal, by, id, item, &for_customers("De rekening")).await.unwrap();
        add(&portal, by, id, &internal("Opening")).await.unwrap();
        assert_eq!(find(&portal, &vera.actor, id).await.unwrap().read, Some(true));
        change(&portal, by, id, item, &for_customers("De brief")).await.unwrap();
        let seen = find(&portal, &vera.actor, id).await.unwrap();
        assert_eq!((seen.read, seen.customers.read), (Some(false), 0));
    }

    async fn a_session_that_moved_reminds_on_its_new_day_only(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let id = dated(&portal, &room).await.unwrap();
        let at = |agenda: &Agenda| agenda.session.starts_at.unwrap();
        let old = at(&find(&portal, by, id).await.unwrap());
        set_date(&portal, by, id, ("2026-03-20", "14:00"), "Dat past beter.").await.unwrap();
        let new = at(&find(&portal, by, id).await.unwrap());
        portal.clock.set(Timestamp(old.0).plus_days(-7));
        remind(&portal, id, old, 168).await.unwrap();
        assert_eq!(reminders(&portal, &room.board).await, 0, "it is not on that day any more");
        portal.clock.set(new.plus_days(-7));
        remind(&portal, id, new, 168).await.unwrap();
        remind(&portal, id, new, 168).await.unwrap();
        assert_eq!(reminders(&portal, &room.board).await, 1);
        assert_eq!(reminders(&portal, &room.outsider).await, 0);
        set_bring(&portal, by, id, "De brief van maart").await.unwrap();
        let found = contents::reminder(&portal, room.board.account, id, new).await.unwrap().unwrap();
        assert_eq!((found.bring.as_str(), found.briefing), ("De brief van maart", false));
        assert_eq!(found.staff, ["Saskia", "Tom"]);
        assert!(contents::reminder(&portal, room.outsider.account, id, new).await.unwrap().is_none());
        portal.clock.set(new.plus_days(-1));
        remind(&portal, id, new, 168).await.unwrap();
        remind(&portal, id, new, 24).await.unwrap();
        assert_eq!(reminders(&portal, &room.board).await, 2, "a week's reminder that is late gives way");
        cancel(&portal, by, id, "Er is een storing").await.unwrap();
        assert!(contents::reminder(&portal, room.board.account, id, new).await.unwrap().is_none());
    }
}
