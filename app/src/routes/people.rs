//! The addresses for signing in, for staff and for the panel.

use super::{Access, Routes};
use crate::{
    lifecycle::{leaving, privacy},
    people::{accounts, accounts::sign_in, imports, invitations, panel},
};
use axum::routing::{get, post};
use klankbord_domain::Role;

impl Routes {
    pub(super) fn accounts(self) -> Self {
        use accounts::{
            account, password, password_link, sessions, sign_in_code, sign_in_password,
        };
        self.at(
            Access::Anyone,
            "/sign-in",
            get(sign_in::show).post(sign_in::post),
        )
        .at(
            Access::Anyone,
            "/sign-in/code",
            get(sign_in_code::show).post(sign_in_code::post),
        )
        .at(
            Access::Anyone,
            "/sign-in/password",
            get(sign_in_password::show).post(sign_in_password::post),
        )
        .at(
            Access::Anyone,
            "/password/forgot",
            get(password_link::forgot).post(password_link::post_forgot),
        )
        .at(
            Access::Anyone,
            "/password/sent",
            get(password_link::sent_page),
        )
        .at(
            Access::Anyone,
            "/password/{token}",
            get(password_link::choose).post(password_link::post_choose),
        )
        .at(Access::SignedIn, "/sign-out", post(sign_in::sign_out))
        .at(
            Access::SignedIn,
            "/account",
            get(account::show).post(account::post),
        )
        .at(
            Access::SignedIn,
            "/account/password",
            get(password::show).post(password::post),
        )
        .at(
            Access::SignedIn,
            "/account/sessions",
            get(sessions::show).post(sessions::end_all_others),
        )
        .at(
            Access::SignedIn,
            "/account/sessions/{id}/end",
            post(sessions::end_one),
        )
    }

    pub(super) fn staff(self) -> Self {
        use accounts::staff;
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/staff", get(staff::list))
            .at(admin, "/staff/new", get(staff::new).post(staff::post_new))
            .at(
                admin,
                "/staff/{id}",
                get(leaving::colleague::show).post(leaving::colleague::post),
            )
            .at(admin, "/staff/{id}/welcome", post(staff::post_welcome))
            .at(
                admin,
                "/staff/{id}/leave",
                get(leaving::leave::show).post(leaving::leave::post),
            )
            .at(admin, "/staff/{id}/end", post(leaving::colleague::post_end))
    }

    pub(super) fn privacy(self) -> Self {
        use privacy::{data, member};
        self.at(
            Access::SignedIn,
            "/account/data",
            get(data::show).post(data::post),
        )
        .at(
            Access::SignedIn,
            "/account/data/download",
            get(data::download_all),
        )
        .at(Access::Anyone, "/account/data/erased", get(data::erased))
        .at(
            Access::Only(Role::Administrator),
            "/panel/members/{id}/erase",
            get(member::show).post(member::post),
        )
    }

    pub(super) fn panel(self) -> Self {
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/panel", get(panel::list::show))
            .at(
                admin,
                "/panel/new",
                get(panel::add::show).post(panel::add::post),
            )
            .at(admin, "/panel/segments", get(panel::segments::list))
            .at(
                admin,
                "/panel/segments/new",
                get(panel::segments::new).post(panel::segments::post_new),
            )
            .at(
                admin,
                "/panel/segments/{id}",
                get(panel::segments::show).post(panel::segments::post),
            )
            .at(
                admin,
                "/panel/members/{id}",
                get(panel::member::show).post(panel::member::post),
            )
            .at(
                admin,
                "/panel/members/{id}/edit",
                get(panel::correct::show).post(panel::correct::post),
            )
            .at(
                admin,
                "/panel/members/{id}/remove",
                get(leaving::member::ask_removal).post(leaving::member::remove),
            )
    }

    pub(super) fn imports(self) -> Self {
        let admin = Access::Only(Role::Administrator);
        self.at(
            admin,
            "/imports/new",
            get(imports::new::show)
                .post(imports::new::post)
                .layer(imports::new::body_limit()),
        )
        .at(
            admin,
            "/imports/{id}",
            get(imports::preview::show).post(imports::preview::start),
        )
        .at(
            admin,
            "/imports/{id}/wrong.csv",
            get(imports::preview::wrong),
        )
    }

    pub(super) fn invitations(self) -> Self {
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/invitations", get(invitations::list::show))
            .at(
                admin,
                "/invitations/new",
                get(invitations::new::show).post(invitations::new::post),
            )
            .at(
                admin,
                "/invitations/letters/{id}",
                get(invitations::letter::show).post(invitations::letter::send),
            )
            .at(
                admin,
                "/invitations/letters/{id}/discard",
                post(invitations::letter::discard),
            )
            .at(
                admin,
                "/invitations/{id}",
                get(invitations::invitation::show),
            )
            .at(
                admin,
                "/invitations/{id}/again",
                post(invitations::invitation::again_post),
            )
            .at(
                admin,
                "/invitations/{id}/link",
                post(invitations::invitation::link_post),
            )
            .at(
                admin,
                "/invitations/{id}/revoke",
                post(invitations::invitation::revoke_post),
            )
            .at(Access::Member, "/join", get(invitations::consent::joined))
            .at(
                Access::Anyone,
                "/join/{token}",
                get(invitations::join::show).post(invitations::join::read_on_post),
            )
            .at(
                Access::Anyone,
                "/join/{token}/consent",
                get(invitations::consent::show).post(invitations::consent::post),
            )
            .at(
                Access::Anyone,
                "/join/{token}/decline",
                post(invitations::join::decline_post),
            )
            .at(
                Access::Anyone,
                "/join/{token}/again",
                post(invitations::join::again_post),
            )
    }
}
