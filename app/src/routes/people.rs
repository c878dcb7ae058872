//! The addresses for signing in, for staff and for the panel.

use super::Routes;
use crate::{
    lifecycle::{addresses, leaving, privacy, reorganising},
    people::{accounts, accounts::sign_in, departments, imports, invitations, panel},
    web::paths,
};
use axum::routing::{get, post};

impl Routes {
    pub(super) fn accounts(self) -> Self {
        use accounts::{
            account, password, password_link, sessions, sign_in_code, sign_in_password, unsent,
        };
        self.at(paths::SIGN_IN, get(sign_in::show).post(sign_in::post))
            .at(
                paths::SIGN_IN_CODE,
                get(sign_in_code::show).post(sign_in_code::post),
            )
            .at(
                paths::SIGN_IN_PASSWORD,
                get(sign_in_password::show).post(sign_in_password::post),
            )
            .at(
                paths::FORGOT_PASSWORD,
                get(password_link::forgot).post(password_link::post_forgot),
            )
            .at(paths::PASSWORD_SENT, get(password_link::sent_page))
            .at(
                paths::CHOOSE_PASSWORD,
                get(password_link::choose).post(password_link::post_choose),
            )
            .at(paths::SIGN_OUT, post(sign_in::sign_out))
            .at(paths::UNSENT, get(unsent::show))
            .at(paths::ACCOUNT, get(account::show).post(account::post))
            .at(
                paths::ACCOUNT_PASSWORD,
                get(password::show).post(password::post),
            )
            .at(
                paths::ACCOUNT_SESSIONS,
                get(sessions::show).post(sessions::end_all_others),
            )
            .at(paths::END_ACCOUNT_SESSION, post(sessions::end_one))
    }

    pub(super) fn staff(self) -> Self {
        use accounts::staff;
        self.at(paths::STAFF, get(staff::list))
            .at(paths::NEW_COLLEAGUE, get(staff::new).post(staff::post_new))
            .at(
                paths::COLLEAGUE,
                get(leaving::colleague::show).post(leaving::colleague::post),
            )
            .at(paths::WELCOME_COLLEAGUE, post(staff::post_welcome))
            .at(
                paths::LEAVE,
                get(leaving::leave::show).post(leaving::leave::post),
            )
            .at(paths::END_ACCESS, post(leaving::colleague::post_end))
    }

    pub(super) fn departments(self) -> Self {
        use departments::{change, list, moving, one, place, staff_list};
        self.at(paths::DEPARTMENTS, get(list::show))
            .at(
                paths::NEW_DEPARTMENT,
                get(change::new).post(change::post_new),
            )
            .at(
                paths::STAFF_LIST,
                get(staff_list::show)
                    .post(staff_list::post)
                    .layer(staff_list::body_limit()),
            )
            .at(paths::DEPARTMENT, get(one::show))
            .at(
                paths::CHANGE_DEPARTMENT,
                get(change::show).post(change::post),
            )
            .at(paths::MOVE_COLLEAGUES, get(moving::show).post(moving::post))
            .at(
                paths::SPLIT_DEPARTMENT,
                get(moving::show_split).post(moving::post_split),
            )
            .at(
                paths::END_DEPARTMENT,
                get(reorganising::show).post(reorganising::post),
            )
            .at(paths::MERGE_DEPARTMENT, post(reorganising::post_merge))
            .at(paths::PLACE_COLLEAGUE, get(place::show).post(place::post))
    }

    pub(super) fn privacy(self) -> Self {
        use privacy::{colleague, data, member, read};
        self.at(paths::DATA, get(data::show).post(data::post))
            .at(paths::READ_DATA, get(read::show))
            .at(paths::DOWNLOAD_DATA, get(data::download_all))
            .at(paths::ERASED, get(data::erased))
            .at(paths::ERASE_MEMBER, get(member::show).post(member::post))
            .at(
                paths::ERASE_COLLEAGUE,
                get(colleague::show).post(colleague::post),
            )
    }

    pub(super) fn addresses(self) -> Self {
        use addresses::{confirm, own};
        self.at(paths::ACCOUNT_ADDRESS, get(own::show).post(own::post))
            .at(paths::STOP_ADDRESS, post(own::stop))
            .at(paths::ADDRESS_CONFIRMED, get(confirm::confirmed))
            .at(
                paths::CONFIRM_ADDRESS,
                get(confirm::show).post(confirm::post),
            )
    }

    pub(super) fn panel(self) -> Self {
        self.at(paths::PANEL, get(panel::list::show).post(panel::list::post))
            .at(
                paths::NEW_MEMBER,
                get(panel::add::show).post(panel::add::post),
            )
            .at(paths::SEGMENTS, get(panel::segments::list))
            .at(
                paths::NEW_SEGMENT,
                get(panel::segments::new).post(panel::segments::post_new),
            )
            .at(
                paths::SEGMENT,
                get(panel::segments::show).post(panel::segments::post),
            )
            .at(
                paths::MEMBER,
                get(panel::member::show).post(panel::member::post),
            )
            .at(
                paths::CORRECT_MEMBER,
                get(addresses::correct::show).post(addresses::correct::post),
            )
            .at(
                paths::REMOVE_MEMBER,
                get(leaving::member::ask_removal).post(leaving::member::remove),
            )
    }

    pub(super) fn imports(self) -> Self {
        self.at(
            paths::NEW_IMPORT,
            get(imports::new::show)
                .post(imports::new::post)
                .layer(imports::new::body_limit()),
        )
        .at(
            paths::IMPORT,
            get(imports::preview::show).post(imports::preview::post),
        )
        .at(paths::WRONG_ROWS, get(imports::preview::wrong))
    }

    pub(super) fn invitations(self) -> Self {
        self.at(paths::INVITATIONS, get(invitations::list::show))
            .at(
                paths::NEW_INVITATION,
                get(invitations::new::show).post(invitations::new::post),
            )
            .at(
                paths::LETTER,
                get(invitations::letter::show).post(invitations::letter::send),
            )
            .at(paths::DISCARD_LETTER, post(invitations::letter::discard))
            .at(paths::INVITATION, get(invitations::invitation::show))
            .at(
                paths::INVITE_AGAIN,
                post(invitations::invitation::again_post),
            )
            .at(
                paths::INVITATION_LINK,
                post(invitations::invitation::link_post),
            )
            .at(
                paths::REVOKE_INVITATION,
                post(invitations::invitation::revoke_post),
            )
            .at(paths::JOINED, get(invitations::consent::joined))
            .at(
                paths::JOIN,
                get(invitations::join::show).post(invitations::join::read_on_post),
            )
            .at(
                paths::CONSENT,
                get(invitations::consent::show).post(invitations::consent::post),
            )
            .at(
                paths::DECLINE_TO_JOIN,
                get(invitations::join::decline).post(invitations::join::decline_post),
            )
            .at(
                paths::ASK_TO_JOIN_AGAIN,
                post(invitations::join::again_post),
            )
    }
}
