//! The addresses of projects, proposals and contributions.

use super::{ANSWERERS, Access::*, DECIDERS, Place, fill, names};
use klankbord_domain::{
    Role::ProjectOwner,
    base::ids::{ContributionId, ProjectId, ProposalId, ThemeId},
    rounds::{positions::Position, projects::PhaseKind, proposals::draft::Step},
};

places! {
    PROJECTS: Staff, "/projects" => projects();
    NEW_PROJECT: Only(ProjectOwner), "/projects/new" => new_project();
    PROJECT: Staff, "/projects/{id}" => project(id: ProjectId);
    EDIT_PROJECT: Only(ProjectOwner), "/projects/{id}/edit" => edit_project(id: ProjectId);
    PROPOSE: Only(ProjectOwner), "/projects/{id}/propose/{phase}" => propose(id: ProjectId, phase: PhaseKind);

    PROPOSALS: Member, "/proposals" => proposals();
    PROPOSAL: SignedIn, "/proposals/{id}" => proposal(id: ProposalId);
    EDIT_PROPOSAL: Only(ProjectOwner), "/proposals/{id}/edit/{step}" => edit_proposal(id: ProposalId, step: Step);
    LOAD: Only(ProjectOwner), "/proposals/{id}/load" => load(id: ProposalId);
    PREVIEW: Only(ProjectOwner), "/proposals/{id}/preview" => preview(id: ProposalId);
    TRANSLATE_PROPOSAL: Only(ProjectOwner), "/proposals/{id}/translation" => translate_proposal(id: ProposalId);
    WITHDRAW_PROPOSAL: Only(ProjectOwner), "/proposals/{id}/withdraw" => withdraw_proposal(id: ProposalId);

    CAST_POSITION: Member, "/proposals/{id}/position" => cast_position(id: ProposalId);
    GIVE_REASON: Member, "/proposals/{id}/reason" => give_reason(id: ProposalId);
    REPLY: Member, "/proposals/{id}/questions/{place}" => reply(id: ProposalId, place: i64);
    SAY_MORE: Member, "/proposals/{id}/more" => say_more(id: ProposalId);
    THANKS: Member, "/proposals/{id}/thanks" => thanks(id: ProposalId);
    ROUND_RESULTS: SignedIn, "/proposals/{id}/results" => round_results(id: ProposalId);
    REASONS: SignedIn, "/proposals/{id}/reasons/{position}" => reasons(id: ProposalId, position: Position);
    SUPPORT_REASON: Member, "/proposals/{id}/support-reason/{place}" => support_reason(id: ProposalId, place: i64);
    REPLIES: ANSWERERS, "/proposals/{id}/replies/{place}" => replies(id: ProposalId, place: i64);

    CONTRIBUTIONS: SignedIn, "/proposals/{id}/contributions" => contributions(id: ProposalId);
    MINE: Member, "/mine" => mine();
    CONTRIBUTION: Member, "/contributions/{id}" => contribution(id: ContributionId);
    EDIT_CONTRIBUTION: Member, "/contributions/{id}/edit" => edit_contribution(id: ContributionId);
    WITHDRAW_CONTRIBUTION: Member, "/contributions/{id}/withdraw" => withdraw_contribution(id: ContributionId);
    SUPPORT_CONTRIBUTION: Member, "/contributions/{id}/support" => support_contribution(id: ContributionId);
    RESTORE_CONTRIBUTION: Member, "/contributions/{id}/restore" => restore_contribution(id: ContributionId);
    TIGHTEN_ATTRIBUTION: Member, "/contributions/{id}/attribution" => tighten_attribution(id: ContributionId);

    THEMES: DECIDERS, "/proposals/{id}/themes" => themes(id: ProposalId);
    THEME: ANSWERERS, "/themes/{id}" => theme(id: ThemeId);
    RENAME_THEME: Only(ProjectOwner), "/themes/{id}/name" => rename_theme(id: ThemeId);
    TAKE_OUT_OF_THEME: Only(ProjectOwner), "/themes/{id}/take-out" => take_out_of_theme(id: ThemeId);
    MERGE: Only(ProjectOwner), "/themes/{id}/merge" => merge(id: ThemeId);
    UNMERGE: Only(ProjectOwner), "/themes/{id}/unmerge" => unmerge(id: ThemeId);
    DELETE_THEME: Only(ProjectOwner), "/themes/{id}/delete" => delete_theme(id: ThemeId);
}
