//! Minutes on both engines: who writes and reads them, how revisions are kept, and the reminders.

use super::{
    operations::{MinutesForm, publish, remind, save},
    queries::{due, read, writing},
};
use crate::{
    Actor, Conflict, Error, Problem, Result, Timestamp,
    base::{ids::SessionId, outbox::Mail},
    boardroom::{
        arranging::operations::set_date,
        sessions::{
            Part,
            queries::find,
            testing::{boardroom, dated},
        },
        taking_part,
    },
    on_both_engines,
    people::accounts::testing::mails,
    rounds::contributions::testing as others,
    transaction,
};

fn typed(text: &str, reason: &str, seen: &str) -> MinutesForm {
    MinutesForm {
        text: text.to_owned(),
        reason: reason.to_owned(),
        seen: seen.to_owned(),
    }
}

async fn stamp(portal: &crate::Portal, actor: &Actor, id: SessionId) -> String {
    let (_, draft, _) = writing(portal, actor, id).await.unwrap();
    draft
        .map(|draft| draft.changed_at.0.to_string())
        .unwrap_or_default()
}

/// Half past five on the day of the session: it is over.
const AFTER: Timestamp = Timestamp(1_773_678_600_000_000);

on_both_engines! {
    async fn minutes_are_written_after_the_session_by_who_arranges_or_leads_it(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        let text = typed("Wij hoorden veel.", "", "");
        let early = save(&portal, &room.board.actor, id, &text).await;
        assert!(matches!(early, Err(Error::Conflict(Conflict::SessionNotHeld))));
        portal.clock.set(AFTER);
        for (who, may) in [(&room.secretary, true), (&room.facilitator, true), (&room.outsider, false)] {
            let seen = stamp(&portal, &room.board.actor, id).await;
            let saved = save(&portal, &who.actor, id, &typed(&format!("Van {}", who.account), "", &seen)).await;
            assert_eq!(saved.is_ok(), may, "{saved:?}");
        }
        let member = others::member(&portal, "Vera", "").await.unwrap();
        assert!(matches!(save(&portal, &member.actor, id, &text).await, Err(Error::NotFound)));
    }

    async fn what_a_colleague_wrote_meanwhile_is_not_lost(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        portal.clock.set(AFTER);
        save(&portal, &room.secretary.actor, id, &typed("Een", "", "")).await.unwrap();
        let late = save(&portal, &room.board.actor, id, &typed("Twee", "", "")).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::ChangedMeanwhile))));
        save(&portal, &room.secretary.actor, id, &typed("Een", "", "")).await.unwrap();
        let (_, draft, _) = writing(&portal, &room.board.actor, id).await.unwrap();
        assert_eq!(draft.unwrap().text, "Een");
    }

    async fn a_revision_is_published_to_everybody_who_took_part_and_stays(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        let vera = others::member(&portal, "Vera", "").await.unwrap();
        let wim = others::member(&portal, "Wim", "").await.unwrap();
        let now = portal.now();
        let joined: Result<()> = transaction!(portal.db, tx => {
            taking_part::join(tx, now, id, vera.account, Part::Customer).await
        });
        joined.unwrap();
        portal.clock.set(AFTER);
        let by = &room.secretary.actor;
        save(&portal, by, id, &typed("Een begin", "", "")).await.unwrap();
        assert!(read(&portal, &vera.actor, id).await.unwrap().revisions.is_empty(), "a draft is nobody's to read");
        assert_eq!(due(&portal, by).await.unwrap().len(), 1);
        let seen = stamp(&portal, by, id).await;
        publish(&portal, by, id, &typed("Het verslag", "", &seen)).await.unwrap();
        let seen = stamp(&portal, by, id).await;
        publish(&portal, by, id, &typed("Het verslag", "", &seen)).await.unwrap();
        assert!(due(&portal, by).await.unwrap().is_empty());
        let bare = publish(&portal, by, id, &typed("Beter", " ", &seen)).await;
        assert!(matches!(bare, Err(Error::Invalid(errors)) if errors.of("reason") == Some(&Problem::Missing)));
        publish(&portal, by, id, &typed("Beter", "Een naam klopte niet", &seen)).await.unwrap();
        let minutes = read(&portal, &vera.actor, id).await.unwrap();
        let texts: Vec<_> = minutes.revisions.iter().map(|one| (one.number, one.text.as_str())).collect();
        assert_eq!(texts, [(2, "Beter"), (1, "Het verslag")]);
        assert!(!minutes.writes);
        assert!(matches!(read(&portal, &wim.actor, id).await, Err(Error::NotFound)));
        let mut told = Vec::new();
        for to in [vera.account, wim.account, room.facilitator.account, room.secretary.account] {
            let all = mails(&portal, to).await.unwrap();
            told.push(all.into_iter().filter(|mail| matches!(mail, Mail::MinutesPublished { .. })).count());
        }
        assert_eq!(told, [2, 0, 2, 0], "who took part is told of both revisions");
    }

    async fn the_secretary_is_reminded_while_nothing_was_published_and_the_session_was_not_moved(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = dated(&portal, &room).await.unwrap();
        let starts_at = find(&portal, &room.board.actor, id).await.unwrap().session.starts_at.unwrap();
        let reminders = async || {
            let all = mails(&portal, room.secretary.account).await.unwrap();
            all.into_iter().filter(|mail| matches!(mail, Mail::MinutesDue { .. })).count()
        };
        portal.clock.set(AFTER.plus_days(3));
        remind(&portal, id, starts_at).await.unwrap();
        assert_eq!(reminders().await, 1);
        remind(&portal, id, Timestamp(1)).await.unwrap();
        assert_eq!(reminders().await, 1, "that is not when it was");
        let text = typed("Het verslag", "", "");
        publish(&portal, &room.secretary.actor, id, &text).await.unwrap();
        portal.clock.set(AFTER.plus_days(7));
        remind(&portal, id, starts_at).await.unwrap();
        assert_eq!(reminders().await, 1);
        let moved = set_date(&portal, &room.board.actor, id, ("2026-05-04", "14:00"), "Dat past beter.").await;
        moved.unwrap();
        assert!(!find(&portal, &room.board.actor, id).await.unwrap().session.is_over(portal.now()));
    }
}
