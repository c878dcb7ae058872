//! The addresses of sessions in the boardroom.

use super::Routes;
use crate::{
    boardroom::{
        agenda, calendar, composed, dates, minutes, room, seats, session_feedback, sessions,
    },
    overview::{contacts, placements},
    web::paths,
};
use axum::routing::{get, post};

impl Routes {
    pub(super) fn contacts(self) -> Self {
        use contacts::{list, log};
        self.at(paths::CONTACTS, get(list::show))
            .at(paths::LOG_CONTACT, get(log::show).post(log::post))
    }

    pub(super) fn placements(self) -> Self {
        use placements::{finish, list, plan};
        self.at(paths::PLACEMENTS, get(list::show))
            .at(paths::PLAN_PLACEMENT, get(plan::show).post(plan::post))
            .at(
                paths::FINISH_PLACEMENT,
                get(finish::show).post(finish::post),
            )
            .at(paths::CANCEL_PLACEMENT, post(finish::post_cancel))
    }

    pub(super) fn dates(self) -> Self {
        use dates::{ask, settle, show};
        self.at(paths::DATES, get(show::show).post(show::post))
            .at(paths::ASK_FOR_DATES, get(ask::show).post(ask::post))
            .at(paths::SETTLE_DATE, get(settle::show).post(settle::post))
    }

    pub(super) fn after_sessions(self) -> Self {
        use minutes::{read, write};
        use session_feedback::{feedback_form, results};
        self.at(paths::MINUTES, get(read::show))
            .at(paths::WRITE_MINUTES, get(write::show).post(write::post))
            .at(
                paths::SESSION_FEEDBACK,
                get(feedback_form::show).post(feedback_form::post),
            )
            .at(paths::RESULTS, get(results::show))
            .at(paths::PAY_EXPENSES, post(results::post_paid))
    }

    pub(super) fn seats(self) -> Self {
        use seats::{add, arrange, leave, needs, out, person, seat, terms, willing};
        self.at(paths::WILLING, get(willing::show).post(willing::post))
            .at(paths::SEAT_TERMS, get(terms::show).post(terms::post))
            .at(paths::SEATS, get(arrange::show).post(arrange::post))
            .at(paths::PUT_IN_SEAT, get(add::show).post(add::post))
            .at(paths::SEAT_OF_MEMBER, get(person::show).post(person::post))
            .at(paths::TAKE_OUT_OF_SEATS, get(out::show).post(out::post))
            .at(paths::SEAT, get(seat::show).post(seat::post))
            .at(paths::SEAT_NEEDS, get(needs::show).post(needs::post))
            .at(paths::LEAVE_SEAT, get(leave::show).post(leave::post))
    }

    pub(super) fn sessions(self) -> Self {
        use sessions::{cancel, date, plan, series, translation};
        self.at(paths::SESSIONS, get(composed::sessions::show))
            .at(paths::NEW_SERIES, get(series::new).post(series::post_new))
            .at(paths::SERIES, get(series::show).post(series::post))
            .at(paths::PLAN_SESSION, get(plan::new).post(plan::post_new))
            .at(paths::SESSION, get(composed::session::show))
            .at(paths::CHANGE_SESSION, get(plan::show).post(plan::post))
            .at(paths::SET_DATE, get(date::show).post(date::post))
            .at(
                paths::TRANSLATE_SESSION,
                get(translation::show).post(translation::post),
            )
            .at(paths::CANCEL_SESSION, get(cancel::show).post(cancel::post))
    }

    pub(super) fn calendar(self) -> Self {
        use calendar::{address, feed, month};
        self.at(paths::SESSIONS_BY_MONTH, get(month::show))
            .at(paths::INVITE_FILE, get(feed::one))
            .at(
                paths::ACCOUNT_CALENDAR,
                get(address::show).post(address::post),
            )
            .at(paths::CALENDAR_FEED, get(feed::show))
    }

    pub(super) fn room(self) -> Self {
        use room::{close, heard, lead, screen, show, stream};
        self.at(paths::ROOM, get(show::show).post(show::post))
            .at(paths::LIVE, get(stream::show))
            .at(paths::SCREEN, get(screen::show))
            .at(paths::SUPPORT_QUESTION, post(show::post_support))
            .at(paths::START_ROUND, post(lead::post_round))
            .at(paths::MARK_QUESTION, post(lead::post_question))
            .at(paths::SHOW_ON_SCREEN, post(lead::post_screen))
            .at(paths::ATTEND, post(lead::post_attend))
            .at(paths::SPEAK, post(lead::post_speaking))
            .at(paths::HEARD, post(heard::post))
            .at(paths::TRANSLATE, post(heard::post_translation))
            .at(paths::CONFIRM, post(heard::post_confirm))
            .at(paths::CLOSE_ROOM, get(close::show).post(close::post))
    }

    pub(super) fn agenda(self) -> Self {
        use agenda::{arrange, briefing, bring, item, translation};
        self.at(paths::AGENDA, get(arrange::show).post(arrange::post))
            .at(paths::NEW_AGENDA_ITEM, get(item::new).post(item::post_new))
            .at(paths::AGENDA_ITEM, get(item::show).post(item::post))
            .at(paths::BRING, get(bring::show).post(bring::post))
            .at(
                paths::TRANSLATE_BRIEFING,
                get(translation::show).post(translation::post),
            )
            .at(paths::BRIEFING, get(briefing::show).post(briefing::post))
    }
}
