//! The addresses of sessions in the boardroom.

use super::{Access, Routes};
use crate::{
    boardroom::{
        agenda, calendar, composed, dates, minutes, room, seats, session_feedback, sessions,
    },
    overview::contacts,
};
use axum::routing::{get, post};
use klankbord_domain::Role;

impl Routes {
    pub(super) fn contacts(self) -> Self {
        use contacts::{list, log};
        self.at(Access::Staff, "/contacts", get(list::show)).at(
            Access::Staff,
            "/contacts/new",
            get(log::show).post(log::post),
        )
    }

    pub(super) fn dates(self) -> Self {
        use dates::{ask, settle, show};
        self.at(
            Access::SignedIn,
            "/sessions/{id}/dates",
            get(show::show).post(show::post),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/dates/new",
            get(ask::show).post(ask::post),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/dates/{option}/settle",
            get(settle::show).post(settle::post),
        )
    }

    pub(super) fn after_sessions(self) -> Self {
        use minutes::{read, write};
        use session_feedback::{looking, results};
        self.at(Access::SignedIn, "/sessions/{id}/minutes", get(read::show))
            .at(
                Access::Staff,
                "/sessions/{id}/minutes/write",
                get(write::show).post(write::post),
            )
            .at(
                Access::Member,
                "/sessions/{id}/look-back",
                get(looking::show).post(looking::post),
            )
            .at(Access::Staff, "/sessions/{id}/results", get(results::show))
            .at(
                Access::Staff,
                "/sessions/{id}/expenses/{account}/paid",
                post(results::post_paid),
            )
    }

    pub(super) fn seats(self) -> Self {
        use seats::{add, arrange, person, seat, terms, willing};
        self.at(
            Access::Member,
            "/seats",
            get(willing::show).post(willing::post),
        )
        .at(
            Access::Staff,
            "/seats/terms",
            get(terms::show).post(terms::post),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/seats",
            get(arrange::show).post(arrange::post),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/seats/add",
            get(add::show).post(add::post),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/seats/{member}",
            get(person::show).post(person::post),
        )
        .at(
            Access::Member,
            "/sessions/{id}/seat",
            get(seat::show).post(seat::post),
        )
    }

    pub(super) fn sessions(self) -> Self {
        use sessions::{cancel, date, plan, series};
        let board = Access::Only(Role::BoardMember);
        self.at(Access::Staff, "/sessions", get(composed::sessions::show))
            .at(
                board,
                "/series/new",
                get(series::new).post(series::post_new),
            )
            .at(board, "/series/{id}", get(series::show).post(series::post))
            .at(
                Access::Staff,
                "/sessions/new",
                get(plan::new).post(plan::post_new),
            )
            .at(
                Access::SignedIn,
                "/sessions/{id}",
                get(composed::session::show),
            )
            .at(
                Access::Staff,
                "/sessions/{id}/change",
                get(plan::show).post(plan::post),
            )
            .at(
                Access::Staff,
                "/sessions/{id}/date",
                get(date::show).post(date::post),
            )
            .at(
                Access::Staff,
                "/sessions/{id}/cancel",
                get(cancel::show).post(cancel::post),
            )
    }

    pub(super) fn calendar(self) -> Self {
        use calendar::{address, feed, month};
        self.at(Access::Staff, "/sessions/calendar", get(month::show))
            .at(
                Access::SignedIn,
                "/sessions/{id}/invite.ics",
                get(feed::one),
            )
            .at(
                Access::SignedIn,
                "/account/calendar",
                get(address::show).post(address::post),
            )
            .at(Access::Anyone, "/calendar/{file}", get(feed::show))
    }

    pub(super) fn room(self) -> Self {
        use room::{close, heard, lead, screen, show, stream};
        self.at(
            Access::SignedIn,
            "/sessions/{id}/room",
            get(show::show).post(show::post),
        )
        .at(Access::SignedIn, "/sessions/{id}/live", get(stream::show))
        .at(Access::Staff, "/sessions/{id}/screen", get(screen::show))
        .at(
            Access::SignedIn,
            "/sessions/{id}/room/support",
            post(show::post_support),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/room/round",
            post(lead::post_round),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/room/question",
            post(lead::post_question),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/room/screen",
            post(lead::post_screen),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/room/attend",
            post(lead::post_attend),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/room/heard",
            post(heard::post),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/room/translation",
            post(heard::post_translation),
        )
        .at(
            Access::SignedIn,
            "/sessions/{id}/room/confirm",
            post(heard::post_confirm),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/room/close",
            get(close::show).post(close::post),
        )
    }

    pub(super) fn agenda(self) -> Self {
        use agenda::{arrange, briefing, item};
        self.at(
            Access::Staff,
            "/sessions/{id}/agenda",
            get(arrange::show).post(arrange::post),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/agenda/new",
            get(item::new).post(item::post_new),
        )
        .at(
            Access::Staff,
            "/sessions/{id}/agenda/{item}",
            get(item::show).post(item::post),
        )
        .at(
            Access::SignedIn,
            "/sessions/{id}/briefing",
            get(briefing::show).post(briefing::post),
        )
    }
}
