//! The addresses of owed answers, commitments and publications.

use super::Routes;
use crate::{
    answering::{channels, commitments, owed_answers, signals},
    overview::{indicators, outcomes},
    web::paths,
};
use axum::routing::{get, post};

impl Routes {
    pub(super) fn channels(self) -> Self {
        use channels::{change, closed, how_fast, list};
        self.at(paths::CHANNELS, get(list::show))
            .at(paths::CLOSED_DAYS, get(closed::show))
            .at(
                paths::ADD_CLOSED_DAY,
                get(closed::show_new).post(closed::post_new),
            )
            .at(paths::OPEN_AFTER_ALL, post(closed::post_remove))
            .at(paths::HOW_FAST, get(how_fast::show))
            .at(paths::CHANNEL, get(change::show).post(change::post))
    }

    pub(super) fn signals(self) -> Self {
        use signals::{
            call_list, causes, end,
            enquiries::{ask, call, list as asked, one as enquiry, verdict},
            list, new, one, report, rules,
        };
        self.at(paths::SIGNALS, get(list::show))
            .at(paths::CALL_LIST, get(call_list::show).post(call_list::post))
            .at(paths::NEW_SIGNAL, get(new::show).post(new::post))
            .at(paths::SIGNAL_RULES, get(rules::show))
            .at(
                paths::NEW_SIGNAL_RULE,
                get(rules::show_new).post(rules::post_new),
            )
            .at(paths::REMOVE_SIGNAL_RULE, post(rules::post_remove))
            .at(paths::SIGNAL_CAUSES, get(causes::show))
            .at(
                paths::NEW_SIGNAL_CAUSE,
                get(causes::show_new).post(causes::post_new),
            )
            .at(paths::END_SIGNAL_CAUSE, post(causes::post_end))
            .at(paths::SIGNAL_REPORT, get(report::show))
            .at(paths::SIGNAL, get(one::show))
            .at(paths::ACCEPT_SIGNAL, post(one::post_accept))
            .at(paths::FORWARD_SIGNAL, post(one::post_forward))
            .at(paths::STOP_CLOCK, post(one::post_stop))
            .at(paths::RUN_CLOCK, post(one::post_run))
            .at(paths::END_SIGNAL, get(end::show).post(end::post))
            .at(paths::ASK, get(ask::show).post(ask::post))
            .at(paths::ASK_FOR_CALL, get(call::show).post(call::post))
            .at(paths::ASKED, get(asked::show))
            .at(paths::ENQUIRY, get(enquiry::show))
            .at(paths::JUDGE_ENQUIRY, get(verdict::show).post(verdict::post))
    }

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
