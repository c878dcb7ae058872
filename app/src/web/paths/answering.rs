//! The addresses of answers, decisions, promises and the customer conscience.

use super::{ANSWERERS, Access::*, DECIDERS, Place, fill, names, proposal};
use klankbord_domain::{
    Role::{Administrator, BoardMember, CustomerConscience, ProjectOwner},
    base::ids::{
        AnswerId, AppealId, CommitmentId, ContributionId, HandOverId, ProjectId, ProposalId,
        SignalCauseId, SignalId, SignalRuleId, ThemeId,
    },
};

places! {
    INBOX: ANSWERERS, "/inbox" => inbox();
    INBOX_ITEM: ANSWERERS, "/inbox/{id}" => inbox_item(id: ContributionId);
    ANSWER: ANSWERERS, "/inbox/answer" => answer();
    ANSWER_REASON: ANSWERERS, "/proposals/{id}/answer-reason/{place}" => answer_reason(id: ProposalId, place: i64);
    HELD_ANSWERS: ANSWERERS, "/inbox/held" => held_answers();
    HELD_ANSWER: ANSWERERS, "/inbox/held/{id}" => held_answer(id: AnswerId);
    TAKE_ANSWERS_BACK: ANSWERERS, "/inbox/take-back" => take_answers_back();
    ANSWER_THEME: ANSWERERS, "/themes/{id}/answer" => answer_theme(id: ThemeId);
    JUDGE_ANSWER: Member, "/contributions/{id}/verdict" => judge_answer(id: ContributionId);

    CHANNELS: Only(Administrator), "/channels" => channels();
    CLOSED_DAYS: Only(Administrator), "/channels/closed" => closed_days();
    ADD_CLOSED_DAY: Only(Administrator), "/channels/closed/new" => add_closed_day();
    OPEN_AFTER_ALL: Only(Administrator), "/channels/closed/remove" => open_after_all();
    CHANNEL: Only(Administrator), "/channels/{kind}" => channel(kind: &str);

    HOW_FAST: Anyone, "/how-fast" => how_fast();

    ASK: Member, "/ask" => ask();
    ASK_FOR_CALL: Member, "/call-me" => ask_for_call();
    ASKED: Member, "/asked" => asked();
    ENQUIRY: Member, "/asked/{id}" => enquiry(id: SignalId);
    JUDGE_ENQUIRY: Member, "/asked/{id}/verdict" => judge_enquiry(id: SignalId);

    SIGNALS: Staff, "/signals" => signals();
    CALL_LIST: Staff, "/signals/call-list" => call_list();
    NEW_SIGNAL: Staff, "/signals/new" => new_signal();
    SIGNAL_RULES: Only(Administrator), "/signals/rules" => signal_rules();
    NEW_SIGNAL_RULE: Only(Administrator), "/signals/rules/new" => new_signal_rule();
    REMOVE_SIGNAL_RULE: Only(Administrator), "/signals/rules/{id}/remove" => remove_signal_rule(id: SignalRuleId);
    SIGNAL_CAUSES: Only(Administrator), "/signals/causes" => signal_causes();
    NEW_SIGNAL_CAUSE: Only(Administrator), "/signals/causes/new" => new_signal_cause();
    END_SIGNAL_CAUSE: Only(Administrator), "/signals/causes/{id}/end" => end_signal_cause(id: SignalCauseId);
    SIGNAL_REPORT: Staff, "/signals/report" => signal_report();
    SIGNAL: Staff, "/signals/{id}" => signal(id: SignalId);
    ACCEPT_SIGNAL: Staff, "/signals/{id}/accept" => accept_signal(id: SignalId);
    FORWARD_SIGNAL: Staff, "/signals/{id}/forward" => forward_signal(id: SignalId);
    STOP_CLOCK: Staff, "/signals/{id}/stop-clock" => stop_clock(id: SignalId);
    RUN_CLOCK: Staff, "/signals/{id}/run-clock" => run_clock(id: SignalId);
    END_SIGNAL: Staff, "/signals/{id}/end" => end_signal(id: SignalId);

    DEBTS: DECIDERS, "/debts" => debts();
    ACKNOWLEDGE: ANSWERERS, "/debts/{id}/acknowledge" => acknowledge(id: ContributionId);
    HAND_OVER_DEBT: ANSWERERS, "/debts/{id}/hand-over" => hand_over_debt(id: ContributionId);
    HAND_OVER: Only(ProjectOwner), "/debts/hand-overs/{id}" => hand_over(id: HandOverId);
    ACCEPT_HAND_OVER: Only(ProjectOwner), "/debts/hand-overs/{id}/accept" => accept_hand_over(id: HandOverId);
    DECLINE_HAND_OVER: Only(ProjectOwner), "/debts/hand-overs/{id}/decline" => decline_hand_over(id: HandOverId);

    DECIDE: Only(ProjectOwner), "/proposals/{id}/decide" => decide(id: ProposalId);
    TRANSLATE_DECISION: Only(ProjectOwner), "/proposals/{id}/decision/translation" => translate_decision(id: ProposalId);
    TRANSLATE_ANSWER: ANSWERERS, "/answers/{id}/translation" => translate_answer(id: AnswerId);
    REVIEW: Only(ProjectOwner), "/proposals/{id}/review" => review(id: ProposalId);
    WAIVE: Only(BoardMember), "/proposals/{id}/waive" => waive(id: ProposalId);
    ADVICE: SignedIn, "/advice" => advice();
    CHANGE_ADVICE: Only(Administrator), "/advice/change" => change_advice();

    COMMITMENTS: SignedIn, "/commitments" => commitments();
    COMMITMENT: SignedIn, "/commitments/{id}" => commitment(id: CommitmentId);
    SAY_IF_KEPT: Member, "/commitments/{id}/happened" => say_if_kept(id: CommitmentId);
    CALL_DONE: DECIDERS, "/commitments/{id}/done" => call_done(id: CommitmentId);
    MOVE_COMMITMENT: DECIDERS, "/commitments/{id}/move" => move_commitment(id: CommitmentId);
    GIVE_UP_COMMITMENT: DECIDERS, "/commitments/{id}/give-up" => give_up_commitment(id: CommitmentId);
    HAND_OVER_COMMITMENT: DECIDERS, "/commitments/{id}/hand-over" => hand_over_commitment(id: CommitmentId);
    PROMISE_IN_ANSWER: DECIDERS, "/answers/{id}/promise" => promise_in_answer(id: AnswerId);
    PROMISE_IN_DECISION: Only(ProjectOwner), "/proposals/{id}/promise" => promise_in_decision(id: ProposalId);
    PROMISE_IN_PROJECT: Only(ProjectOwner), "/projects/{id}/promise" => promise_in_project(id: ProjectId);

    CONSCIENCE: SignedIn, "/conscience" => conscience();
    WORKBENCH: Only(CustomerConscience), "/conscience/workbench" => workbench();
    RULE: Only(CustomerConscience), "/conscience/appeals/{id}" => rule(id: AppealId);
    APPEAL: Member, "/proposals/{id}/appeal" => appeal(id: ProposalId);
    CHALLENGE: Only(CustomerConscience), "/proposals/{id}/challenge" => challenge(id: ProposalId);
    REPLY_TO_CHALLENGE: Only(ProjectOwner), "/proposals/{id}/challenge/reply" => reply_to_challenge(id: ProposalId);
    DISSENT: Only(CustomerConscience), "/proposals/{id}/dissent" => dissent(id: ProposalId);
    IMPACT_STATEMENT: Only(CustomerConscience), "/proposals/{id}/meaning" => impact_statement(id: ProposalId);
    IMPROVE_IMPACT_STATEMENT: Only(ProjectOwner), "/proposals/{id}/meaning/improve" => improve_impact_statement(id: ProposalId);
}

/// The decision, on the page of its proposal.
#[must_use]
pub fn decision(id: ProposalId) -> String {
    format!("{}#decision", proposal(id))
}

/// What waits for an answer in a project.
#[must_use]
pub fn inbox_of_project(id: ProjectId) -> String {
    format!("{}?project={id}", inbox())
}

/// The answers that the reader owes.
#[must_use]
pub fn my_debts() -> String {
    format!("{}?whose=mine", debts())
}

/// The answers that are late.
#[must_use]
pub fn overdue_debts() -> String {
    format!("{}?when=overdue", debts())
}

/// The promises that are late.
#[must_use]
pub fn late_commitments() -> String {
    format!("{}?standing=late", commitments())
}
