//! The addresses of owed answers, commitments and publications.

use super::Routes;
use crate::{
    answering::{commitments, owed_answers},
    overview::{indicators, outcomes},
    web::paths,
};
use axum::routing::{get, post};

impl Routes {
    pub(super) fn debts(self) -> Self {
        self.at(
            paths::INDICATORS,
            get(indicators::show).post(indicators::post),
        )
        .at(paths::DEBTS, get(owed_answers::show))
        .at(paths::ACKNOWLEDGE, post(owed_answers::acknowledge))
        .at(
            paths::HAND_OVER_DEBT,
            get(owed_answers::hand_over::show).post(owed_answers::hand_over::post),
        )
        .at(paths::HAND_OVER, get(owed_answers::offer::show))
        .at(paths::ACCEPT_HAND_OVER, post(owed_answers::offer::accept))
        .at(paths::DECLINE_HAND_OVER, post(owed_answers::offer::decline))
    }

    pub(super) fn commitments(self) -> Self {
        use commitments::{done, give_up, hand_over, ledger, move_day, promise, say, show};
        self.at(paths::COMMITMENTS, get(ledger::show))
            .at(paths::COMMITMENT, get(show::show))
            .at(paths::SAY_IF_KEPT, post(say::post))
            .at(paths::CALL_DONE, get(done::show).post(done::post))
            .at(
                paths::MOVE_COMMITMENT,
                get(move_day::show).post(move_day::post),
            )
            .at(
                paths::GIVE_UP_COMMITMENT,
                get(give_up::show).post(give_up::post),
            )
            .at(
                paths::HAND_OVER_COMMITMENT,
                get(hand_over::show).post(hand_over::post),
            )
            .at(
                paths::PROMISE_IN_ANSWER,
                get(promise::in_answer).post(promise::post_in_answer),
            )
            .at(
                paths::PROMISE_IN_DECISION,
                get(promise::in_decision).post(promise::post_in_decision),
            )
            .at(
                paths::PROMISE_IN_PROJECT,
                get(promise::in_project).post(promise::post_in_project),
            )
    }

    pub(super) fn said_and_done(self) -> Self {
        self.at(paths::SAID_AND_DONE, get(outcomes::list::show))
            .at(paths::PROJECT_REPORT, get(outcomes::report::show))
    }
}
