//! The addresses of projects, proposals and contributions.

use super::Routes;
use crate::{
    answering::{
        answers::{self, answer, from_reason, held, inbox, to_theme, verdict},
        decisions::{self, decide, review, waive},
    },
    overview::composed::{contribution, draft, project, proposal},
    rounds::{
        contributions::{all, attribution, change, mine, more, withdraw},
        positions, projects, proposals, supports, themes,
    },
    web::paths,
};
use axum::routing::{get, post};

impl Routes {
    pub(super) fn projects(self) -> Self {
        self.at(paths::PROJECTS, get(projects::list::show))
            .at(
                paths::NEW_PROJECT,
                get(projects::edit::new).post(projects::edit::post_new),
            )
            .at(paths::PROJECT, get(project::show))
            .at(
                paths::EDIT_PROJECT,
                get(projects::edit::show).post(projects::edit::post),
            )
            .at(paths::PROPOSE, get(draft::begin).post(draft::post_begin))
    }

    pub(super) fn proposals(self) -> Self {
        self.at(paths::PROPOSALS, get(positions::list::show))
            .at(paths::EDIT_PROPOSAL, get(draft::show).post(draft::post))
            .at(paths::LOAD, get(draft::load))
            .at(
                paths::PREVIEW,
                get(proposals::preview::show).post(proposals::preview::open),
            )
            .at(
                paths::TRANSLATE_PROPOSAL,
                get(proposals::translation::show).post(proposals::translation::post),
            )
            .at(
                paths::WITHDRAW_PROPOSAL,
                get(proposals::withdraw::show).post(proposals::withdraw::post),
            )
            .at(paths::DECIDE, get(decide::show).post(decide::post))
            .at(
                paths::TRANSLATE_DECISION,
                get(decisions::translation::show).post(decisions::translation::post),
            )
            .at(paths::REVIEW, get(review::show).post(review::post))
            .at(paths::WAIVE, get(waive::show).post(waive::post))
            .at(paths::PROPOSAL, get(proposal::show))
            .at(paths::REASONS, get(positions::reasons::show))
            .at(paths::SUPPORT_REASON, post(supports::reason))
            .at(paths::REPLIES, get(positions::reasons::show_replies))
            .at(
                paths::CAST_POSITION,
                get(positions::cast::show).post(positions::cast::post),
            )
            .at(
                paths::GIVE_REASON,
                get(positions::reason::show).post(positions::reason::post),
            )
            .at(
                paths::REPLY,
                get(positions::reply::show).post(positions::reply::post),
            )
            .at(paths::THANKS, get(positions::thanks::show))
            .at(paths::ROUND_RESULTS, get(positions::results::show))
    }

    pub(super) fn contributions(self) -> Self {
        self.at(paths::CONTRIBUTIONS, get(all::show).post(more::post))
            .at(paths::SAY_MORE, get(more::show))
            .at(paths::MINE, get(mine::show))
            .at(paths::CONTRIBUTION, get(contribution::show))
            .at(
                paths::EDIT_CONTRIBUTION,
                get(change::show).post(change::post),
            )
            .at(
                paths::WITHDRAW_CONTRIBUTION,
                get(withdraw::show).post(withdraw::post),
            )
            .at(paths::SUPPORT_CONTRIBUTION, post(supports::contribution))
            .at(paths::RESTORE_CONTRIBUTION, post(withdraw::restore))
            .at(
                paths::TIGHTEN_ATTRIBUTION,
                get(attribution::show).post(attribution::post),
            )
            .at(paths::JUDGE_ANSWER, get(verdict::show).post(verdict::post))
    }

    pub(super) fn answers(self) -> Self {
        self.at(paths::INBOX, get(inbox::show))
            .at(paths::ANSWER, get(answer::show).post(answer::post))
            .at(paths::ANSWER_REASON, post(from_reason::take_up))
            .at(paths::HELD_ANSWERS, get(held::show).post(held::publish))
            .at(paths::HELD_ANSWER, get(held::edit).post(held::change))
            .at(
                paths::TRANSLATE_ANSWER,
                get(answers::translation::show).post(answers::translation::post),
            )
            .at(paths::TAKE_ANSWERS_BACK, post(held::take_back))
            .at(paths::INBOX_ITEM, get(inbox::item))
    }

    pub(super) fn themes(self) -> Self {
        self.at(
            paths::THEMES,
            get(themes::table::show).post(themes::table::post),
        )
        .at(paths::THEME, get(themes::theme::show))
        .at(
            paths::RENAME_THEME,
            get(themes::name::show).post(themes::name::post),
        )
        .at(
            paths::ANSWER_THEME,
            get(to_theme::show).post(to_theme::post),
        )
        .at(paths::TAKE_OUT_OF_THEME, post(themes::theme::take_out_post))
        .at(
            paths::MERGE,
            get(themes::merge::show).post(themes::merge::post),
        )
        .at(paths::UNMERGE, post(themes::theme::unmerge_post))
        .at(paths::DELETE_THEME, post(themes::theme::delete_post))
    }
}
