//! The form of a step, as it is sent.

use klankbord_domain::rounds::proposals::draft::ProposalForm;
use serde::{Deserialize, Serialize};

/// The fields of all steps; a step sends its own fields only.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct EditForm {
    title: String,
    summary: String,
    fixed: String,
    open: String,
    course: String,
    decide_on: String,
    influence: String,
    quorum: String,
    impact_statement: String,
    minutes: String,
    question_1: String,
    question_2: String,
    question_3: String,
    question_4: String,
    question_5: String,
    segments: Vec<String>,
    closes_on: String,
    answers_by: String,
    /// Whether the button was pressed that counts the chosen people.
    pub(crate) count: String,
    /// Where the button leads that was pressed: to a step, the preview or the project; nothing for the button that saves.
    pub(crate) go: String,
}

impl From<EditForm> for ProposalForm {
    fn from(typed: EditForm) -> Self {
        Self {
            title: typed.title,
            summary: typed.summary,
            fixed: typed.fixed,
            open: typed.open,
            course: typed.course,
            decide_on: typed.decide_on,
            influence: typed.influence,
            quorum: typed.quorum,
            impact_statement: typed.impact_statement,
            minutes: typed.minutes,
            questions: [
                typed.question_1,
                typed.question_2,
                typed.question_3,
                typed.question_4,
                typed.question_5,
            ],
            segments: typed.segments,
            closes_on: typed.closes_on,
            answers_by: typed.answers_by,
        }
    }
}
