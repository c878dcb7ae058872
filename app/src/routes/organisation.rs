//! The addresses of the organisation, its customer conscience and its outbox.

use super::Routes;
use crate::{
    answering::{conscience, decisions::advice},
    lifecycle::{appointing, set_up},
    overview::audit,
    people::organisation,
    web::paths,
};
use axum::routing::{get, post};

impl Routes {
    pub(super) fn organisation(self) -> Self {
        self.at(paths::START, get(set_up::start::show))
            .at(
                paths::SETTINGS,
                get(organisation::settings::show).post(organisation::settings::post),
            )
            .at(
                paths::SETTINGS_LOGO,
                get(organisation::logo::ask)
                    .post(organisation::logo::post)
                    .layer(organisation::logo::body_limit()),
            )
            .at(paths::TEST_MAIL, post(organisation::settings::post_test))
            .at(paths::AUDIT, get(audit::show))
            .at(paths::ADVICE, get(advice::show))
            .at(paths::CHANGE_ADVICE, get(advice::ask).post(advice::post))
            .at(paths::CONSCIENCE, get(conscience::show))
            .at(
                paths::HAND_OVER_CONSCIENCE,
                get(appointing::hand_over::ask).post(appointing::hand_over::post),
            )
    }

    pub(super) fn conscience(self) -> Self {
        use conscience::{
            appeal, challenge, dissent, impact_statement, improve, reply, ruling, workbench,
        };
        self.at(paths::WORKBENCH, get(workbench::show))
            .at(paths::RULE, get(ruling::show).post(ruling::post))
            .at(paths::CHALLENGE, get(challenge::show).post(challenge::post))
            .at(
                paths::REPLY_TO_CHALLENGE,
                get(reply::show).post(reply::post),
            )
            .at(paths::DISSENT, get(dissent::show).post(dissent::post))
            .at(
                paths::IMPACT_STATEMENT,
                get(impact_statement::show).post(impact_statement::post),
            )
            .at(
                paths::IMPROVE_IMPACT_STATEMENT,
                get(improve::show).post(improve::post),
            )
            .at(paths::APPEAL, get(appeal::show).post(appeal::post))
    }

    pub(super) fn outbox(self) -> Self {
        use crate::overview::outbox::{list, mailbox, preferences, unsubscribe};
        self.at(paths::OUTBOX, get(list::show))
            .at(paths::SEND_TEST, post(list::post_test))
            .at(paths::RETRY_ALL_JOBS, post(list::post_retry_all))
            .at(paths::RETRY_JOB, post(list::post_retry))
            .at(paths::GIVE_UP_JOB, post(list::post_give_up))
            .at(
                paths::MAIL_PREFERENCES,
                get(preferences::show).post(preferences::post),
            )
            .at(
                paths::UNSUBSCRIBE,
                get(unsubscribe::show).post(unsubscribe::post),
            )
            .at(paths::MAILBOX, get(mailbox::list))
            .at(paths::LATER, post(mailbox::later_post))
            .at(paths::CAPTURED, get(mailbox::show))
            .at(paths::CAPTURED_HTML, get(mailbox::html))
            .at(paths::CAPTURED_INVITE, get(mailbox::invite))
    }
}
