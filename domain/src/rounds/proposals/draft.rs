//! Writing a proposal, step by step: the fields of each step and their checks.

use super::{Influence, Proposal, Question};
use crate::{
    FieldErrors, Problem,
    base::{form, ids::SegmentId, time::Day, values},
    rounds::terms::Terms,
};
use jiff::{Span, civil::Date};

/// A step of the guided form, about one subject each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Title and summary.
    Words,
    /// The fixed part, the open part, what would change our course, and the day of the decision.
    Scope,
    /// The meaning for the customer, and the minutes that it takes.
    ImpactStatement,
    /// Up to five questions.
    Questions,
    /// The segments that are asked.
    Audience,
    /// The end of the round and the date for answers.
    Dates,
}
crate::base::db::text_enum!(Step {
    Words => "words", Scope => "scope", ImpactStatement => "meaning", Questions => "questions",
    Audience => "audience", Dates => "dates",
});

impl Step {
    /// The step after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }
}

/// The most questions that a proposal can have.
pub const MOST_QUESTIONS: usize = 5;
/// The names of the form fields of the questions.
pub const QUESTION_FIELDS: [&str; MOST_QUESTIONS] = [
    "question_1",
    "question_2",
    "question_3",
    "question_4",
    "question_5",
];
/// The most characters of a summary: one screen.
pub const LONGEST_SUMMARY: usize = 1800;
/// No round asks for more votes than this.
pub const MOST_QUORUM: i64 = 10_000;
/// The fewest customers who have to vote when they advise or consent.
pub const FEWEST_TO_ADVISE: i64 = 5;
/// No review takes longer than this, in minutes.
pub const MOST_MINUTES: i64 = 120;

/// A proposal, as typed; a step uses its own part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalForm {
    /// The title.
    pub title: String,
    /// The summary in plain words, as Markdown.
    pub summary: String,
    /// The part that is fixed.
    pub fixed: String,
    /// The part that is open.
    pub open: String,
    /// The findings that would change our course.
    pub course: String,
    /// The day of the decision.
    pub decide_on: String,
    /// The degree of influence of customers; consulting when nothing is chosen.
    pub influence: String,
    /// The number of votes that there have to be; one when nothing is given.
    pub quorum: String,
    /// The meaning for the customer.
    pub impact_statement: String,
    /// The minutes that it takes.
    pub minutes: String,
    /// The questions, in their order.
    pub questions: [String; MOST_QUESTIONS],
    /// The ids of the segments that are asked.
    pub segments: Vec<String>,
    /// The last day of the round.
    pub closes_on: String,
    /// The day by which answers come.
    pub answers_by: String,
}

/// The facts that a step is checked against, besides its own fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The day on which it is read.
    pub today: Date,
    /// The day of the decision, as far as it is known.
    pub decide_on: Day,
    /// The degree of influence of customers.
    pub influence: Influence,
    /// The terms that are promised to customers who advise.
    pub terms: Terms,
}

impl Frame {
    /// The facts that a step of this draft is checked against.
    #[must_use]
    pub const fn of(proposal: &Proposal, today: Date) -> Self {
        Self {
            today,
            decide_on: proposal.decide_on,
            influence: proposal.influence,
            terms: proposal.terms,
        }
    }

    /// The first day on which the round may close.
    #[must_use]
    pub fn may_close_from(&self) -> Date {
        match self.influence {
            Influence::Advise => later(self.today, self.terms.advise_days),
            Influence::Consult | Influence::Consent => self.today,
        }
    }

    /// The last day of the decision on a round that closes on this day; any day is allowed when customers don't
    /// advise.
    #[must_use]
    pub fn decides_by(&self, closes_on: Date) -> Date {
        match self.influence {
            Influence::Advise => later(closes_on, self.terms.reasons_days),
            Influence::Consult | Influence::Consent => Date::MAX,
        }
    }
}

fn later(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// The parsed values of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    Words {
        title: String,
        summary: String,
    },
    Scope {
        fixed: String,
        open: String,
        course: String,
        decide_on: Date,
        influence: Influence,
        quorum: i64,
    },
    ImpactStatement {
        impact_statement: String,
        minutes: i64,
    },
    Questions(Vec<String>),
    Audience(Vec<SegmentId>),
    Dates {
        closes_on: Date,
        answers_by: Date,
    },
}

impl ProposalForm {
    /// The stored values of a draft, as text for the form.
    #[must_use]
    pub fn of(proposal: &Proposal, questions: &[Question], segments: &[SegmentId]) -> Self {
        let mut texts: [String; MOST_QUESTIONS] = Default::default();
        for (text, question) in texts.iter_mut().zip(questions) {
            text.clone_from(&question.text);
        }
        let minutes = match proposal.minutes {
            0 => String::new(),
            minutes => minutes.to_string(),
        };
        Self {
            title: proposal.title.clone(),
            summary: proposal.summary.clone(),
            fixed: proposal.scope_fixed.clone(),
            open: proposal.scope_open.clone(),
            course: proposal.scope_course.clone(),
            decide_on: proposal.decide_on.as_text(),
            influence: proposal.influence.as_str().to_owned(),
            quorum: proposal.quorum.to_string(),
            impact_statement: proposal.impact_statement.clone(),
            minutes,
            questions: texts,
            segments: segments.iter().map(ToString::to_string).collect(),
            closes_on: proposal.closes_on.as_text(),
            answers_by: proposal.answers_by.as_text(),
        }
    }

    /// Reads one step.
    pub(super) fn parse(&self, step: Step, frame: &Frame) -> Result<Parsed, FieldErrors> {
        match step {
            Step::Words => self.words(),
            Step::Scope => self.scope(frame.today),
            Step::ImpactStatement => self.impact_statement(),
            Step::Questions => self.questions(),
            Step::Audience => self.audience(),
            Step::Dates => self.dates(frame),
        }
    }

    fn words(&self) -> Result<Parsed, FieldErrors> {
        let (title, summary) = form::read((
            ("title", values::line(&self.title, 120)),
            ("summary", values::prose(&self.summary, LONGEST_SUMMARY)),
        ))?;
        Ok(Parsed::Words { title, summary })
    }

    fn scope(&self, today: Date) -> Result<Parsed, FieldErrors> {
        let influence = match self.influence.parse() {
            Err(Problem::NotChosen) => Ok(Influence::Consult),
            parsed => parsed,
        };
        let quorum = quorum(&self.quorum, influence.as_ref().ok().copied());
        let (fixed, open, course, decide_on, influence, quorum) = form::read((
            ("fixed", values::prose(&self.fixed, 1000)),
            ("open", values::influence(&self.open)),
            ("course", values::influence(&self.course)),
            ("decide_on", values::date_to_come(&self.decide_on, today)),
            ("influence", influence),
            ("quorum", quorum),
        ))?;
        Ok(Parsed::Scope {
            fixed,
            open,
            course,
            decide_on,
            influence,
            quorum,
        })
    }

    fn impact_statement(&self) -> Result<Parsed, FieldErrors> {
        let (impact_statement, minutes) = form::read((
            (
                "impact_statement",
                values::prose(&self.impact_statement, 1000),
            ),
            ("minutes", values::whole(&self.minutes, 1, MOST_MINUTES)),
        ))?;
        Ok(Parsed::ImpactStatement {
            impact_statement,
            minutes,
        })
    }

    fn questions(&self) -> Result<Parsed, FieldErrors> {
        let line = |text: &String| values::optional(text, |text| values::line(text, 300));
        let fields = QUESTION_FIELDS
            .into_iter()
            .zip(self.questions.iter().map(line));
        let mut questions = form::each(fields)?;
        questions.retain(|text| !text.is_empty());
        Ok(Parsed::Questions(questions))
    }

    fn audience(&self) -> Result<Parsed, FieldErrors> {
        let segments = if self.segments.is_empty() {
            Err(Problem::NotChosen)
        } else {
            let ids = self.segments.iter().map(|segment| segment.parse());
            ids.collect::<Result<_, _>>()
                .map_err(|_| Problem::NotAChoice)
        };
        form::one("segments", segments).map(Parsed::Audience)
    }

    fn dates(&self, frame: &Frame) -> Result<Parsed, FieldErrors> {
        let typed = values::date_to_come(&self.closes_on, frame.today);
        let decide_on = frame.decide_on.0;
        let closes_on = match typed {
            Ok(day) if day < frame.may_close_from() => {
                Err(Problem::RoundTooShort(frame.terms.advise_days))
            }
            Ok(day) if decide_on.is_some_and(|decision| decision > frame.decides_by(day)) => {
                Err(Problem::DecidesTooLate(frame.terms.reasons_days))
            }
            _ => typed.clone(),
        };
        let answers_by = match values::date(&self.answers_by) {
            Ok(day) if matches!(typed, Ok(closes_on) if day <= closes_on) => Err(Problem::TooEarly),
            Ok(day) if decide_on.is_some_and(|decision| decision < day) => {
                Err(Problem::AfterDecision)
            }
            other => other,
        };
        let (closes_on, answers_by) =
            form::read((("closes_on", closes_on), ("answers_by", answers_by)))?;
        Ok(Parsed::Dates {
            closes_on,
            answers_by,
        })
    }

    /// The first step that is not valid yet, and its problems.
    #[must_use]
    pub fn unready(&self, today: Date, terms: Terms) -> Option<(Step, FieldErrors)> {
        let frame = Frame {
            today,
            decide_on: Day::from(self.decide_on.clone()),
            influence: self.influence.parse().unwrap_or(Influence::Consult),
            terms,
        };
        Step::ALL
            .iter()
            .find_map(|&step| self.parse(step, &frame).err().map(|errors| (step, errors)))
    }
}

/// Checks that a round can reach its quorum: no more customers have to vote than are asked.
///
/// # Errors
/// [`Problem::MoreThanAsked`] on `quorum`.
pub fn check_quorum(quorum: i64, asked: i64) -> Result<(), FieldErrors> {
    if quorum > asked {
        return Err(FieldErrors::one("quorum", Problem::MoreThanAsked(asked)));
    }
    Ok(())
}

/// Reads the number of customers who have to vote. The word of one customer is no advice or consent of a panel.
fn quorum(text: &str, influence: Option<Influence>) -> Result<i64, Problem> {
    let fewest = match influence {
        Some(Influence::Advise | Influence::Consent) => FEWEST_TO_ADVISE,
        Some(Influence::Consult) | None => 1,
    };
    if crate::base::text::is_blank(text) {
        return Ok(fewest);
    }
    values::whole(text, fewest, MOST_QUORUM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 3, 2);

    fn written() -> ProposalForm {
        ProposalForm {
            title: "Een nieuwe brug".into(),
            summary: "We willen een brug.".into(),
            fixed: "De plek".into(),
            open: "De vorm".into(),
            course: "Als de meesten lopen".into(),
            decide_on: "2026-04-01".into(),
            impact_statement: "U bent sneller thuis".into(),
            minutes: "5".into(),
            segments: vec!["1".into()],
            closes_on: "2026-03-20".into(),
            answers_by: "2026-03-28".into(),
            ..ProposalForm::default()
        }
    }

    fn frame() -> Frame {
        Frame {
            today: TODAY,
            decide_on: Day::default(),
            influence: Influence::Consult,
            terms: Terms::LAW,
        }
    }

    #[test]
    fn who_is_asked_for_advice_has_six_weeks_and_a_decision_within_fourteen_days() {
        for (closes_on, decide_on, problem) in [
            ("2026-04-12", "2026-04-26", Some(Problem::RoundTooShort(42))),
            ("2026-04-13", "2026-04-27", None),
            (
                "2026-04-13",
                "2026-04-28",
                Some(Problem::DecidesTooLate(14)),
            ),
        ] {
            let advice = ProposalForm {
                influence: "advise".into(),
                closes_on: closes_on.into(),
                answers_by: "2026-04-20".into(),
                decide_on: decide_on.into(),
                ..written()
            };
            let wrong = advice.unready(TODAY, Terms::LAW);
            assert_eq!(
                wrong
                    .as_ref()
                    .and_then(|(_, errors)| errors.of("closes_on")),
                problem.as_ref(),
                "{closes_on} {decide_on}"
            );
            let consulted = ProposalForm {
                influence: "consult".into(),
                ..advice
            };
            assert_eq!(consulted.unready(TODAY, Terms::LAW), None);
        }
    }

    #[test]
    fn a_closing_day_is_judged_also_when_the_day_of_the_answers_is_missing() {
        let advice = ProposalForm {
            influence: "advise".into(),
            closes_on: "2026-04-12".into(),
            answers_by: String::new(),
            ..written()
        };
        let (step, errors) = advice.unready(TODAY, Terms::LAW).unwrap();
        assert_eq!(step, Step::Dates);
        assert_eq!(
            errors.iter().collect::<Vec<_>>(),
            [
                ("closes_on", &Problem::RoundTooShort(42)),
                ("answers_by", &Problem::Missing)
            ]
        );
    }

    #[test]
    fn what_is_right_is_ready() {
        assert_eq!(written().unready(TODAY, Terms::LAW), None);
    }

    #[test]
    fn what_leaves_nothing_open_only_informs() {
        for nothing in ["", "  ", "-", "Niets.", "N.v.t.", "none"] {
            for field in ["open", "course"] {
                let mut written = written();
                match field {
                    "open" => written.open = nothing.into(),
                    _ => written.course = nothing.into(),
                }
                let (step, errors) = written.unready(TODAY, Terms::LAW).unwrap();
                assert_eq!(step, Step::Scope);
                assert_eq!(errors.of(field), Some(&Problem::OnlyInforms), "{nothing:?}");
            }
        }
    }

    #[test]
    fn who_chooses_nothing_consults_and_needs_one_vote() {
        let scope = |influence: &str, quorum: &str| {
            let written = ProposalForm {
                influence: influence.into(),
                quorum: quorum.into(),
                ..written()
            };
            match written.parse(Step::Scope, &frame()) {
                Ok(Parsed::Scope {
                    influence, quorum, ..
                }) => Ok((influence, quorum)),
                other => Err(other),
            }
        };
        assert_eq!(scope("", ""), Ok((Influence::Consult, 1)));
        assert_eq!(scope("advise", " 12 "), Ok((Influence::Advise, 12)));
        assert_eq!(scope("consent", ""), Ok((Influence::Consent, 5)));
        assert_eq!(scope("advise", "5"), Ok((Influence::Advise, 5)));
        for (influence, quorum) in [
            ("decree", "1"),
            ("consent", "4"),
            ("advise", "1"),
            ("", "-3"),
            ("", "veel"),
        ] {
            assert!(scope(influence, quorum).is_err(), "{influence} {quorum}");
        }
    }

    #[test]
    fn answers_come_after_the_closing_day_and_no_later_than_the_decision() {
        for (answers_by, problem) in [
            ("2026-03-20", Some(Problem::TooEarly)),
            ("2026-03-21", None),
            ("2026-04-01", None),
            ("2026-04-02", Some(Problem::AfterDecision)),
        ] {
            let mut written = written();
            written.answers_by = answers_by.into();
            let wrong = written.unready(TODAY, Terms::LAW);
            assert_eq!(
                wrong
                    .as_ref()
                    .and_then(|(_, errors)| errors.of("answers_by")),
                problem.as_ref()
            );
        }
    }

    #[test]
    fn a_day_that_has_passed_is_refused_and_today_is_not() {
        let mut written = written();
        written.closes_on = "2026-03-02".into();
        assert_eq!(written.unready(TODAY, Terms::LAW), None);
        written.closes_on = "2026-03-01".into();
        let (_, errors) = written.unready(TODAY, Terms::LAW).unwrap();
        assert_eq!(errors.of("closes_on"), Some(&Problem::InThePast));
    }

    #[test]
    fn the_steps_lead_to_one_another() {
        assert_eq!(Step::Words.previous(), None);
        assert_eq!(Step::Dates.next(), None);
        for &step in Step::ALL {
            if let Some(next) = step.next() {
                assert_eq!(next.previous(), Some(step));
            }
        }
    }
}
