//! The addresses of the organisation, its customer conscience and its outbox.

use super::{Access, Routes};
use crate::{
    answering::{conscience, decisions::advice},
    lifecycle::{appointing, set_up},
    overview::audit,
    people::organisation,
};
use axum::routing::{get, post};
use klankbord_domain::Role;

impl Routes {
    pub(super) fn organisation(self) -> Self {
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/set-up/done", get(set_up::done::show))
            .at(
                admin,
                "/settings",
                get(organisation::settings::show).post(organisation::settings::post),
            )
            .at(
                admin,
                "/settings/test-mail",
                post(organisation::settings::post_test),
            )
            .at(admin, "/audit", get(audit::show))
            .at(Access::SignedIn, "/advice", get(advice::show))
            .at(
                Access::Only(Role::Administrator),
                "/advice/change",
                get(advice::ask).post(advice::post),
            )
            .at(Access::SignedIn, "/conscience", get(conscience::show))
            .at(
                admin,
                "/conscience/hand-over",
                get(appointing::hand_over::ask).post(appointing::hand_over::post),
            )
    }

    pub(super) fn conscience(self) -> Self {
        use conscience::{appeal, challenge, dissent, improve, meaning, reply, ruling, workbench};
        let conscience = Access::Only(Role::CustomerConscience);
        let owner = Access::Only(Role::ProjectOwner);
        self.at(conscience, "/conscience/workbench", get(workbench::show))
            .at(
                conscience,
                "/conscience/appeals/{id}",
                get(ruling::show).post(ruling::post),
            )
            .at(
                conscience,
                "/proposals/{id}/challenge",
                get(challenge::show).post(challenge::post),
            )
            .at(
                owner,
                "/proposals/{id}/challenge/reply",
                get(reply::show).post(reply::post),
            )
            .at(
                conscience,
                "/proposals/{id}/dissent",
                get(dissent::show).post(dissent::post),
            )
            .at(
                conscience,
                "/proposals/{id}/meaning",
                get(meaning::show).post(meaning::post),
            )
            .at(
                owner,
                "/proposals/{id}/meaning/improve",
                get(improve::show).post(improve::post),
            )
            .at(
                Access::Member,
                "/proposals/{id}/appeal",
                get(appeal::show).post(appeal::post),
            )
    }

    pub(super) fn outbox(self) -> Self {
        use crate::overview::outbox::{list, mailbox, preferences, unsubscribe};
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/outbox", get(list::show))
            .at(admin, "/outbox/test", post(list::post_test))
            .at(admin, "/outbox/retry", post(list::post_retry_all))
            .at(admin, "/outbox/{id}/retry", post(list::post_retry))
            .at(admin, "/outbox/{id}/give-up", post(list::post_give_up))
            .at(
                Access::SignedIn,
                "/account/mail",
                get(preferences::show).post(preferences::post),
            )
            .at(
                Access::Anyone,
                "/unsubscribe/{token}/{topic}",
                get(unsubscribe::show).post(unsubscribe::post),
            )
            .at(Access::Demo, "/mailbox", get(mailbox::list))
            .at(Access::Demo, "/mailbox/later", post(mailbox::later_post))
            .at(Access::Demo, "/mailbox/{number}", get(mailbox::show))
            .at(Access::Demo, "/mailbox/{number}/html", get(mailbox::html))
            .at(
                Access::Demo,
                "/mailbox/{number}/invite.ics",
                get(mailbox::invite),
            )
    }
}
