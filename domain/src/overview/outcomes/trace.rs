//! The trace of a contribution: the steps that were taken, and those that are still to come, with their days.
//!
//! The code is pure. What must stay true: a step that was taken has its moment; one that was promised has its
//! day, and is late once that has passed; no step is expected for a contribution that was withdrawn.

use crate::{
    Timestamp,
    answering::commitments::{Commitment, Status},
    base::ids::CommitmentId,
    rounds::{proposals::Outcome, themes::queries::ThemeState},
};
use jiff::civil::Date;

/// A step in the life of a contribution, in the usual order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It was written.
    Written,
    /// The person who owes the answer has read it.
    Read,
    /// It was put into a theme with other contributions.
    Themed(ThemeState),
    /// It was answered, by this person once it is.
    Answered(Option<String>),
    /// The writer withdrew it.
    TakenBack,
    /// The proposal was withdrawn, so that there will be no decision.
    Withdrawn,
    /// A decision was taken on the proposal, with this outcome once it is.
    Decided(Option<Outcome>),
    /// Something was promised.
    Promised(Promise),
    /// A promise was kept or not, or is still to be kept.
    Kept(Promise),
}

/// A promise to the writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The commitment.
    pub id: CommitmentId,
    /// The text of the promise.
    pub text: String,
    /// The name of the person who keeps it.
    pub owner: String,
    /// The status.
    pub status: Status,
    /// The moment when it was promised.
    pub made_at: Timestamp,
    /// The day by which it will be done.
    pub due_on: Option<Date>,
    /// The moment when it was marked as done or given up.
    pub ended_at: Option<Timestamp>,
}

impl Promise {
    /// A commitment in its state on the day `today`.
    #[must_use]
    pub fn of(commitment: Commitment, today: Date) -> Self {
        Self {
            status: commitment.status(today),
            id: commitment.id,
            made_at: commitment.made_at,
            due_on: commitment.due_on.0,
            ended_at: commitment.done_at.or(commitment.given_up_at),
            text: commitment.text,
            owner: commitment.owner,
        }
    }
}

/// The time at which a step was or will be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At this moment.
    At(Timestamp),
    /// Not yet, but by this day.
    By(Date),
    /// Not yet, although this day has passed.
    Late(Date),
    /// Not yet, and no day was promised.
    NotYet,
}

/// A step of the trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The step.
    pub step: Step,
    /// Its time.
    pub when: When,
}

/// The facts about a contribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The moment of writing.
    pub written_at: Option<Timestamp>,
    /// The moment when it was withdrawn.
    pub taken_back_at: Option<Timestamp>,
    /// The moment when the person who owes the answer said that they had read it.
    pub read_at: Option<Timestamp>,
    /// Its theme.
    pub theme: Option<ThemeState>,
    /// Each answer with its moment and the name of its writer, the first one first.
    pub answers: Vec<(Timestamp, String)>,
    /// The day by which an answer is owed, while one is.
    pub answer_due: Option<Date>,
    /// The moment and the outcome of the decision.
    pub decided: Option<(Timestamp, Outcome)>,
    /// The day for which a decision was promised.
    pub decide_on: Option<Date>,
    /// The moment when the proposal was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// The promises, in the order in which they are shown.
    pub promises: Vec<Promise>,
}

impl Facts {
    /// The trace on the day `today`.
    #[must_use]
    pub fn trace(&self, today: Date) -> Vec<Link> {
        let expected = |day: Date| {
            if day < today {
                When::Late(day)
            } else {
                When::By(day)
            }
        };
        let at = |step, at| Link {
            step,
            when: When::At(at),
        };
        let awaited = self.taken_back_at.is_none();
        let mut links = Vec::new();
        links.extend(self.written_at.map(|when| at(Step::Written, when)));
        // Somebody who answered has read it, whether they said so or not.
        let answered_at = self.answers.first().map(|(when, _)| *when);
        let read_at = match (self.read_at, answered_at) {
            (Some(read), Some(answered)) => Some(read.min(answered)),
            (read, answered) => read.or(answered),
        };
        match read_at {
            Some(when) => links.push(at(Step::Read, when)),
            None if awaited => links.push(Link {
                step: Step::Read,
                when: When::NotYet,
            }),
            None => {}
        }
        links.extend((self.theme.iter()).map(|stand| at(Step::Themed(stand.clone()), stand.since)));
        for (when, who) in &self.answers {
            links.push(at(Step::Answered(Some(who.clone())), *when));
        }
        if let Some(due) = self.answer_due.filter(|_| awaited) {
            links.push(Link {
                step: Step::Answered(None),
                when: expected(due),
            });
        }
        links.extend(self.taken_back_at.map(|when| at(Step::TakenBack, when)));
        if let Some((when, outcome)) = self.decided {
            links.push(at(Step::Decided(Some(outcome)), when));
        } else if let Some(when) = self.withdrawn_at {
            links.push(at(Step::Withdrawn, when));
        } else if awaited {
            links.push(Link {
                step: Step::Decided(None),
                when: self.decide_on.map_or(When::NotYet, expected),
            });
        }
        for promise in &self.promises {
            links.push(at(Step::Promised(promise.clone()), promise.made_at));
            let when = match promise.ended_at {
                Some(ended) => When::At(ended),
                None if awaited => promise.due_on.map_or(When::NotYet, expected),
                None => continue,
            };
            links.push(Link {
                step: Step::Kept(promise.clone()),
                when,
            });
        }
        links
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{Span, civil::date};
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 3, 2);

    fn day(offset: i64) -> Date {
        TODAY.saturating_add(Span::new().days(offset))
    }

    #[test]
    fn what_was_just_written_has_all_of_it_to_come() {
        let facts = Facts {
            written_at: Some(Timestamp(1)),
            answer_due: Some(day(0)),
            decide_on: Some(day(9)),
            ..Facts::default()
        };
        let whens = |today| -> Vec<_> {
            facts
                .trace(today)
                .into_iter()
                .map(|link| link.when)
                .collect()
        };
        assert_eq!(
            whens(TODAY),
            [
                When::At(Timestamp(1)),
                When::NotYet,
                When::By(day(0)),
                When::By(day(9))
            ]
        );
        assert_eq!(
            whens(day(1))[2..],
            [When::Late(day(0)), When::By(day(9))],
            "the day itself is not late"
        );
    }

    #[test]
    fn a_refused_answer_stays_and_the_next_one_is_expected() {
        let facts = Facts {
            written_at: Some(Timestamp(1)),
            answers: vec![(Timestamp(5), "Olga".to_owned())],
            answer_due: Some(day(3)),
            decided: Some((Timestamp(9), Outcome::Drop)),
            ..Facts::default()
        };
        let steps: Vec<_> = facts
            .trace(TODAY)
            .into_iter()
            .map(|link| (link.step, link.when))
            .collect();
        assert_eq!(
            steps,
            [
                (Step::Written, When::At(Timestamp(1))),
                (Step::Read, When::At(Timestamp(5))),
                (
                    Step::Answered(Some("Olga".to_owned())),
                    When::At(Timestamp(5))
                ),
                (Step::Answered(None), When::By(day(3))),
                (Step::Decided(Some(Outcome::Drop)), When::At(Timestamp(9))),
            ]
        );
    }

    fn some(range: std::ops::Range<i64>) -> impl Strategy<Value = Option<i64>> {
        proptest::option::of(range)
    }

    proptest! {
        #[test]
        fn nothing_that_happened_is_left_out_and_nothing_is_awaited_in_vain(
            taken_back in some(1..9), read in some(1..9), answers in proptest::collection::vec(1_i64..9, 0..3),
            theme in some(1..9), due in some(-9..9), decided in some(1..9), decide_on in some(-9..9), withdrawn in some(1..9),
            promises in proptest::collection::vec((some(-9..9), some(1..9)), 0..3),
        ) {
            let facts = Facts {
                written_at: Some(Timestamp(0)),
                taken_back_at: taken_back.map(Timestamp),
                read_at: read.map(Timestamp),
                theme: theme.map(|at| ThemeState { theme: "Fout".to_owned(), others: 2, since: Timestamp(at) }),
                answers: answers.iter().map(|at| (Timestamp(*at), "Olga".to_owned())).collect(),
                answer_due: due.map(day),
                decided: decided.map(|at| (Timestamp(at), Outcome::Adopt)),
                decide_on: decide_on.map(day),
                withdrawn_at: withdrawn.map(Timestamp),
                promises: promises.iter().map(|(due, ended)| Promise {
                    id: CommitmentId(1),
                    text: "Een bankje".to_owned(),
                    owner: "Olga".to_owned(),
                    status: Status::Planned,
                    made_at: Timestamp(5),
                    due_on: due.map(day),
                    ended_at: ended.map(Timestamp),
                }).collect(),
            };
            let trace = facts.trace(TODAY);
            let count = |wanted: fn(&Step) -> bool| trace.iter().filter(|link| wanted(&link.step)).count();
            prop_assert_eq!(&trace[0].step, &Step::Written);
            prop_assert_eq!(count(|step| *step == Step::Written), 1);
            prop_assert_eq!(count(|step| matches!(step, Step::Answered(Some(_)))), answers.len());
            prop_assert_eq!(count(|step| *step == Step::TakenBack), usize::from(taken_back.is_some()));
            prop_assert!(count(|step| *step == Step::Read) <= 1);
            prop_assert_eq!(count(|step| matches!(step, Step::Themed(_))), usize::from(theme.is_some()));
            prop_assert!(count(|step| matches!(step, Step::Decided(_) | Step::Withdrawn)) <= 1);
            prop_assert_eq!(count(|step| matches!(step, Step::Decided(Some(_)))), usize::from(decided.is_some()));
            for link in &trace {
                let to_come = !matches!(link.when, When::At(_));
                prop_assert!(!(to_come && taken_back.is_some()), "nothing is expected of what was taken back");
                match link.when {
                    When::Late(day) => prop_assert!(day < TODAY),
                    When::By(day) => prop_assert!(day >= TODAY),
                    When::At(_) | When::NotYet => {}
                }
            }
            let ended = promises.iter().filter(|(_, ended)| ended.is_some() || taken_back.is_none()).count();
            prop_assert_eq!(count(|step| matches!(step, Step::Promised(_))), promises.len());
            prop_assert_eq!(count(|step| matches!(step, Step::Kept(_))), ended);
            let awaits_answer = trace.iter().any(|link| link.step == Step::Answered(None));
            prop_assert_eq!(awaits_answer, due.is_some() && taken_back.is_none());
        }
    }
}
