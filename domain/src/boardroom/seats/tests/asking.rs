//! The rules of a draw leave the same people out when they ask for a seat.

use super::*;
use crate::boardroom::taking_part;

async fn refusal(portal: &Portal, who: &Someone, id: SessionId) -> Option<Conflict> {
    let own = queries::own(portal, &who.actor, id).await.unwrap();
    let open = queries::willingness(portal, &who.actor).await.unwrap().open;
    assert_eq!(
        own.may_ask,
        open.iter().any(|one| one.id == id),
        "one answer on each page"
    );
    let asked = conflict(ask(portal, &who.actor, id).await);
    assert_eq!(asked, own.refused);
    asked
}

/// One member who sat at the table two months ago, and one who is asked for all that they give.
async fn left_out(portal: &Portal, room: &Boardroom, recent: &Someone, full: &Someone) {
    let before = session(portal, room).await.unwrap();
    let now = portal.now();
    let done: crate::Result<()> = transaction!(portal.db, tx => {
        taking_part::join(tx, now, before, recent.account, Part::Customer).await?;
        execute!(tx, "update sessions set starts_at = $2, state = 'closed' where id = $1", before, now.plus_days(-60))?;
        execute!(tx, "update members set monthly_minutes = 0 where id = $1", full.member)?;
        Ok(())
    });
    done.unwrap();
}

on_both_engines! {
    async fn asking_after_the_offers_does_not_undo_the_draw(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.secretary.actor;
        let id = with_seats(&portal, &room, 1).await;
        let people = all_willing(&portal, 4).await;
        left_out(&portal, &room, &people[0], &people[1]).await;
        draw(&portal, by, id, &usual()).await.unwrap();
        take_out(&portal, by, id, &people[2].member.unwrap().to_string(), "Werkt bij de gemeente").await.unwrap();
        send(&portal, by, id).await.unwrap();
        assert_eq!(stands(&portal, &people[3], id).await.0, Some(State::Offered));
        let late = willing(&portal, "Laat").await;
        assert_eq!(refusal(&portal, &people[0], id).await, Some(Conflict::SeatedRecently));
        assert_eq!(refusal(&portal, &people[1], id).await, Some(Conflict::MonthFull));
        assert_eq!(refusal(&portal, &people[2], id).await, Some(Conflict::NotThisTime));
        assert_eq!(queries::arranging(&portal, by, id).await.unwrap().seats.len(), 1);
        assert_eq!(refusal(&portal, &late, id).await, None);
        assert_eq!(stands(&portal, &late, id).await, (Some(State::Waiting), Some(1)));
    }

    async fn the_usual_rules_hold_without_a_draw(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 3).await;
        let people = all_willing(&portal, 3).await;
        left_out(&portal, &room, &people[0], &people[1]).await;
        open(&portal, &room.board.actor, id, "72").await.unwrap();
        assert_eq!(refusal(&portal, &people[0], id).await, Some(Conflict::SeatedRecently));
        assert_eq!(refusal(&portal, &people[1], id).await, Some(Conflict::MonthFull));
        assert_eq!(refusal(&portal, &people[2], id).await, None);
        // Next month the one has time again; half a year later the other may come again.
        let now = portal.now();
        let done: crate::Result<()> = transaction!(portal.db, tx => {
            execute!(tx, "update members set monthly_minutes = 10 where id = $1", people[1].member)?;
            execute!(tx, "update sessions set starts_at = $1 where state = 'closed'", now.plus_days(-200))?;
            Ok(())
        });
        done.unwrap();
        assert_eq!(refusal(&portal, &people[0], id).await, None);
        assert_eq!(refusal(&portal, &people[1], id).await, None);
    }
}
