//! The addresses of what is owed, promised and done.

use super::{ANSWERERS, Access, BOARD, DECIDERS, Routes};
use crate::{
    answering::{commitments, owed_answers},
    overview::{indicators, outcomes},
};
use axum::routing::{get, post};
use klankbord_domain::Role;

impl Routes {
    pub(super) fn debts(self) -> Self {
        self.at(
            Access::OneOf(BOARD),
            "/board",
            get(indicators::show).post(indicators::post),
        )
        .at(Access::OneOf(DECIDERS), "/debts", get(owed_answers::show))
        .at(
            Access::OneOf(ANSWERERS),
            "/debts/{id}/acknowledge",
            post(owed_answers::acknowledge),
        )
        .at(
            Access::OneOf(ANSWERERS),
            "/debts/{id}/hand-over",
            get(owed_answers::hand_over::show).post(owed_answers::hand_over::post),
        )
        .at(
            Access::Only(Role::ProjectOwner),
            "/debts/hand-overs/{id}",
            get(owed_answers::offer::show),
        )
        .at(
            Access::Only(Role::ProjectOwner),
            "/debts/hand-overs/{id}/accept",
            post(owed_answers::offer::accept),
        )
        .at(
            Access::Only(Role::ProjectOwner),
            "/debts/hand-overs/{id}/decline",
            post(owed_answers::offer::decline),
        )
    }

    pub(super) fn commitments(self) -> Self {
        use commitments::{done, give_up, hand_over, ledger, move_day, promise, say, show};
        let owner = Access::Only(Role::ProjectOwner);
        let keepers = Access::OneOf(DECIDERS);
        self.at(Access::SignedIn, "/commitments", get(ledger::show))
            .at(Access::SignedIn, "/commitments/{id}", get(show::show))
            .at(
                Access::Member,
                "/commitments/{id}/happened",
                post(say::post),
            )
            .at(
                keepers,
                "/commitments/{id}/done",
                get(done::show).post(done::post),
            )
            .at(
                keepers,
                "/commitments/{id}/move",
                get(move_day::show).post(move_day::post),
            )
            .at(
                keepers,
                "/commitments/{id}/give-up",
                get(give_up::show).post(give_up::post),
            )
            .at(
                keepers,
                "/commitments/{id}/hand-over",
                get(hand_over::show).post(hand_over::post),
            )
            .at(
                keepers,
                "/answers/{id}/promise",
                get(promise::in_answer).post(promise::post_in_answer),
            )
            .at(
                owner,
                "/proposals/{id}/promise",
                get(promise::in_decision).post(promise::post_in_decision),
            )
            .at(
                owner,
                "/projects/{id}/promise",
                get(promise::in_project).post(promise::post_in_project),
            )
    }

    pub(super) fn said_and_done(self) -> Self {
        self.at(
            Access::SignedIn,
            "/you-said-we-did",
            get(outcomes::list::show),
        )
        .at(
            Access::Staff,
            "/projects/{id}/report",
            get(outcomes::report::show),
        )
    }
}
