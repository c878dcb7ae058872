//! The addresses of projects, what is put to customers and what they say of it.

use super::{ANSWERERS, Access, Routes};
use crate::{
    answering::{
        answers::{answer, held, inbox, to_theme},
        decisions::{decide, review, waive},
    },
    overview::composed::{cast, contribution, draft, project, proposal},
    rounds::{
        contributions::{all, change, mine, write},
        positions, projects, proposals, themes,
    },
};
use axum::routing::{get, post};
use klankbord_domain::Role;

impl Routes {
    pub(super) fn projects(self) -> Self {
        let owner = Access::Only(Role::ProjectOwner);
        self.at(Access::Staff, "/projects", get(projects::list::show))
            .at(
                owner,
                "/projects/new",
                get(projects::edit::new).post(projects::edit::post_new),
            )
            .at(Access::Staff, "/projects/{id}", get(project::show))
            .at(
                owner,
                "/projects/{id}/edit",
                get(projects::edit::show).post(projects::edit::post),
            )
            .at(
                owner,
                "/projects/{id}/propose/{phase}",
                get(draft::begin).post(draft::post_begin),
            )
    }

    pub(super) fn proposals(self) -> Self {
        let owner = Access::Only(Role::ProjectOwner);
        self.at(
            owner,
            "/proposals/{id}/edit/{step}",
            get(draft::show).post(draft::post),
        )
        .at(owner, "/proposals/{id}/load", get(draft::load))
        .at(
            owner,
            "/proposals/{id}/preview",
            get(proposals::preview::show).post(proposals::preview::open),
        )
        .at(
            owner,
            "/proposals/{id}/withdraw",
            get(proposals::withdraw::show).post(proposals::withdraw::post),
        )
        .at(
            owner,
            "/proposals/{id}/decide",
            get(decide::show).post(decide::post),
        )
        .at(
            Access::Only(Role::ProjectOwner),
            "/proposals/{id}/review",
            get(review::show).post(review::post),
        )
        .at(
            Access::Only(Role::BoardMember),
            "/proposals/{id}/waive",
            get(waive::show).post(waive::post),
        )
        .at(Access::SignedIn, "/proposals/{id}", get(proposal::show))
        .at(
            Access::SignedIn,
            "/proposals/{id}/reasons/{position}",
            get(positions::reasons::show),
        )
        .at(
            Access::Staff,
            "/proposals/{id}/replies/{place}",
            get(positions::reasons::show_replies),
        )
        .at(Access::Member, "/proposals/{id}/position", post(cast::post))
    }

    pub(super) fn contributions(self) -> Self {
        self.at(
            Access::SignedIn,
            "/proposals/{id}/contributions",
            get(all::show).post(write::post),
        )
        .at(Access::Member, "/mine", get(mine::show))
        .at(
            Access::Member,
            "/contributions/{id}",
            get(contribution::show),
        )
        .at(
            Access::Member,
            "/contributions/{id}/edit",
            get(change::show).post(change::post),
        )
        .at(
            Access::Member,
            "/contributions/{id}/withdraw",
            post(contribution::withdraw),
        )
        .at(
            Access::Member,
            "/contributions/{id}/attribution",
            post(contribution::tighten),
        )
        .at(
            Access::Member,
            "/contributions/{id}/verdict",
            post(contribution::judge),
        )
    }

    pub(super) fn answers(self) -> Self {
        let answerers = Access::OneOf(ANSWERERS);
        self.at(answerers, "/inbox", get(inbox::show))
            .at(
                answerers,
                "/inbox/answer",
                get(answer::show).post(answer::post),
            )
            .at(
                answerers,
                "/inbox/held",
                get(held::show).post(held::publish),
            )
            .at(
                answerers,
                "/inbox/held/{id}",
                get(held::edit).post(held::change),
            )
            .at(answerers, "/inbox/{id}", get(inbox::item))
    }

    pub(super) fn themes(self) -> Self {
        let answerers = Access::OneOf(ANSWERERS);
        let owner = Access::Only(Role::ProjectOwner);
        self.at(
            answerers,
            "/proposals/{id}/themes",
            get(themes::table::show).post(themes::table::post),
        )
        .at(
            answerers,
            "/themes/{id}",
            get(themes::theme::show).post(themes::theme::rename),
        )
        .at(
            answerers,
            "/themes/{id}/answer",
            get(to_theme::show).post(to_theme::post),
        )
        .at(
            owner,
            "/themes/{id}/take-out",
            post(themes::theme::take_out_post),
        )
        .at(
            owner,
            "/themes/{id}/merge",
            get(themes::merge::show).post(themes::merge::post),
        )
        .at(
            owner,
            "/themes/{id}/unmerge",
            post(themes::theme::unmerge_post),
        )
        .at(
            owner,
            "/themes/{id}/delete",
            post(themes::theme::delete_post),
        )
    }
}
