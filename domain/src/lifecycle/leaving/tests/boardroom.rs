//! People who arrange a series or lead a session.

use super::*;
use crate::{
    boardroom::sessions::{self, testing::boardroom},
    on_both_engines,
};

on_both_engines! {
    async fn a_secretary_keeps_access_until_the_series_has_another(portal: Portal) {
        let ada = testing::staff(&portal, "Ada", Role::Administrator).await.unwrap();
        let room = boardroom(&portal).await.unwrap();
        let end = async || conflict(end_access(&portal, &ada.actor, room.secretary.account).await);
        assert_eq!(end().await, Some(OWES));
        // Arranging needs no role, so roles can be changed.
        let roles = ["board_member".to_owned()];
        change_roles(&portal, &ada.actor, room.secretary.account, &roles).await.unwrap();
        let typed = sessions::operations::SeriesForm {
            name: "Klant aan tafel".to_owned(),
            rhythm: "monthly".to_owned(),
            secretary: room.outsider.account.to_string(),
        };
        sessions::operations::change_series(&portal, &room.board.actor, room.series, &typed).await.unwrap();
        assert_eq!(end().await, None);
    }

    async fn who_leads_a_session_to_come_keeps_access_until_another_leads_it(portal: Portal) {
        let ada = testing::staff(&portal, "Ada", Role::Administrator).await.unwrap();
        let room = boardroom(&portal).await.unwrap();
        let mut typed = sessions::testing::typed(room.series, room.outsider.account);
        let id = crate::boardroom::arranging::operations::plan(&portal, &room.board.actor, &typed).await.unwrap();
        let end = async || conflict(end_access(&portal, &ada.actor, room.outsider.account).await);
        assert_eq!(end().await, Some(OWES));
        typed.facilitator = room.board.account.to_string();
        crate::boardroom::arranging::operations::change(&portal, &room.board.actor, id, &typed).await.unwrap();
        assert_eq!(end().await, None);
    }

    async fn who_led_a_session_that_was_cancelled_can_go(portal: Portal) {
        let ada = testing::staff(&portal, "Ada", Role::Administrator).await.unwrap();
        let room = boardroom(&portal).await.unwrap();
        let typed = sessions::testing::typed(room.series, room.outsider.account);
        let id = crate::boardroom::arranging::operations::plan(&portal, &room.board.actor, &typed).await.unwrap();
        crate::boardroom::arranging::operations::cancel(&portal, &room.board.actor, id, "Ziek").await.unwrap();
        assert_eq!(conflict(end_access(&portal, &ada.actor, room.outsider.account).await), None);
    }

    async fn who_worked_here_and_was_never_a_customer_can_be_erased_once_gone(portal: Portal) {
        let ada = testing::staff(&portal, "Ada", Role::Administrator).await.unwrap();
        let room = boardroom(&portal).await.unwrap();
        let ruud = room.outsider.account;
        let id = sessions::testing::session(&portal, &room).await.unwrap();
        sessions::testing::take_part(&portal, id, ruud, sessions::Part::Staff).await.unwrap();
        let sure = ErasureForm { sure: "yes".to_owned(), word: "wissen".to_owned() };
        let erase = async |by: &Someone| erase_colleague(&portal, &by.actor, ruud, &sure).await;
        assert_eq!(conflict(erase(&ada).await), Some(Conflict::StillStaff));
        assert!(queries::former_colleagues(&portal, &ada.actor).await.unwrap().is_empty());
        end_access(&portal, &ada.actor, ruud).await.unwrap();
        let former = queries::former_colleagues(&portal, &ada.actor).await.unwrap();
        assert_eq!(former.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [ruud]);
        assert!(matches!(erase(&room.board).await, Err(Error::Forbidden)));
        for _ in 0..2 {
            erase(&ada).await.unwrap();
        }
        assert!(queries::former_colleagues(&portal, &ada.actor).await.unwrap().is_empty());
        let found = queries::erasable_colleague(&portal, &ada.actor, ruud).await.unwrap();
        assert!(found.erased);
        assert_eq!(found.name, "Oud-collega", "texts of the organisation keep a name to stand under");
        let mut tx = portal.db.read().await.unwrap();
        let kept: i64 = value!(
            tx,
            "select count(*) from accounts where id = $1 and (email is not null or password_hash is not null)",
            ruud
        ).unwrap();
        assert_eq!(kept, 0);
        // A customer is erased on the page of a customer.
        let truus = testing::member(&portal, "Truus", "").await.unwrap();
        let refused = erase_colleague(&portal, &ada.actor, truus.account, &sure).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
}
