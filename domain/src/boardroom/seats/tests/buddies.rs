//! The person who helps somebody the first time gets a notice, and another takes over when they leave.

use super::*;
use crate::boardroom::taking_part;
use crate::boardroom::{
    agenda::contents::reminder,
    seats::queries::{Buddy, Helping, own_helping},
};

async fn helping(portal: &Portal, who: &Someone, id: SessionId) -> Option<Helping> {
    let found = session_queries::find(portal, &who.actor, id).await.unwrap();
    let session = found.session;
    let page = own_helping(portal, &who.actor, &session).await.unwrap();
    let starts_at = session.starts_at.unwrap();
    let mail = reminder(portal, who.account, id, starts_at).await.unwrap();
    assert_eq!(
        mail.and_then(|mail| mail.helping),
        page,
        "the mail says what the page says"
    );
    page
}

async fn buddy(portal: &Portal, who: &Someone, id: SessionId) -> Option<Buddy> {
    queries::own(portal, &who.actor, id).await.unwrap().buddy
}

on_both_engines! {
    async fn a_buddy_hears_whom_they_help_and_a_customer_no_name(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.secretary.actor;
        let before = session(&portal, &room).await.unwrap();
        let vera = willing(&portal, "Vera Bakker").await;
        let wim = willing(&portal, "Wim Jansen").await;
        let now = portal.now();
        let done: crate::Result<()> = transaction!(portal.db, tx => {
            taking_part::join(tx, now, before, vera.account, Part::Customer).await?;
            execute!(tx, "update sessions set starts_at = $2, state = 'closed' where id = $1", before, now.plus_days(-300))?;
            Ok(())
        });
        done.unwrap();
        let id = with_seats(&portal, &room, 2).await;
        open(&portal, by, id, "72").await.unwrap();
        for one in [&vera, &wim] {
            ask(&portal, &one.actor, id).await.unwrap();
        }
        assert_eq!(helping(&portal, &room.board, id).await, None, "nobody said yes yet");
        for one in [&vera, &wim] {
            accept(&portal, &one.actor, id, "1").await.unwrap();
        }
        assert_eq!(helping(&portal, &room.board, id).await, Some(Helping::Known(vec!["Wim".to_owned()])));
        for one in [&room.facilitator, &room.outsider, &vera, &wim] {
            assert_eq!(helping(&portal, one, id).await, None);
        }
        let who = wim.member.unwrap().to_string();
        choose_buddy(&portal, by, id, &who, &vera.account.to_string()).await.unwrap();
        assert_eq!(helping(&portal, &vera, id).await, Some(Helping::Introduced));
        assert_eq!(helping(&portal, &room.board, id).await, None);

        // A buddy who leaves is replaced by a colleague, and that colleague by the facilitator.
        give_back(&portal, &vera.actor, id).await.unwrap();
        assert_eq!(buddy(&portal, &wim, id).await, Some(Buddy::Colleague("Tom".to_owned())));
        assert_eq!(helping(&portal, &room.board, id).await, Some(Helping::Known(vec!["Wim".to_owned()])));
        let mut typed = typed(room.series, room.facilitator.account);
        typed.seats = "2".to_owned();
        change(&portal, by, id, &typed).await.unwrap();
        assert_eq!(buddy(&portal, &wim, id).await, Some(Buddy::Colleague("Saskia".to_owned())));
        assert_eq!(helping(&portal, &room.facilitator, id).await, Some(Helping::Known(vec!["Wim".to_owned()])));
        give_back(&portal, &wim.actor, id).await.unwrap();
        assert_eq!(helping(&portal, &room.facilitator, id).await, None);
    }

    async fn who_helps_more_than_one_sits_beside_none_of_them(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 3).await;
        open(&portal, &room.secretary.actor, id, "72").await.unwrap();
        let people = all_willing(&portal, 2).await;
        ask(&portal, &people[0].actor, id).await.unwrap();
        assert_eq!(buddy(&portal, &people[0], id).await, Some(Buddy::Colleague("Tom".to_owned())));
        ask(&portal, &people[1].actor, id).await.unwrap();
        for one in &people {
            assert_eq!(buddy(&portal, one, id).await, Some(Buddy::Shared("Tom".to_owned())));
        }
        decline(&portal, &people[1].actor, id).await.unwrap();
        assert_eq!(buddy(&portal, &people[0], id).await, Some(Buddy::Colleague("Tom".to_owned())));
    }
}
