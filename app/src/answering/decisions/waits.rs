//! The decisions that wait for an owner, to be taken or to be reviewed, on their home page.

use crate::web::{
    context::PageContext,
    paths,
    ui::{Duty, Icon},
};
use klankbord_domain::{
    answering::decisions::{Undecided, reviews::Due},
    rounds::projects::rules::may_change,
};

texts! {
    decision(title: &str) = "Besluit over {title}" | "Decision on {title}";
    decide = "Besluit" | "Decide";
    look = "Bekijk" | "View";
    of(project: &str, owner: &str) = "{project}, van {owner}" | "{project}, {owner}’s project";
    unanswered(count: i64) = "Nog te beantwoorden: {count}" | "Still to be answered: {count}";
    review_of(title: &str) = "Terugkijken: {title}" | "Review: {title}";
    review = "Kijk terug" | "Review";
}

/// A closed round without a decision; an owner goes straight to deciding.
pub(crate) fn undecided(cx: &PageContext, one: &Undecided) -> Duty {
    let lang = cx.lang;
    let mine = may_change(&cx.actor, one.owner_id);
    let (path, action) = if mine {
        (paths::decide(one.proposal_id), decide(lang))
    } else {
        (paths::proposal(one.proposal_id), look(lang))
    };
    let line = if one.unanswered > 0 {
        unanswered(lang, one.unanswered)
    } else {
        of(lang, &one.project_name, &one.owner_name)
    };
    let duty = Duty::new(
        "undecided",
        Icon::Scale,
        path,
        decision(lang, &one.title),
        action,
    )
    .due(one.decide_on.0)
    .line(line);
    if mine { duty } else { duty.of_another() }
}

/// A decision that is due for a review.
pub(crate) fn review_due(cx: &PageContext, one: &Due) -> Duty {
    let lang = cx.lang;
    let mine = may_change(&cx.actor, one.owner_id);
    let (path, action) = if mine {
        (paths::review(one.proposal_id), review(lang))
    } else {
        (paths::proposal(one.proposal_id), look(lang))
    };
    let duty = Duty::new(
        "review",
        Icon::Scale,
        path,
        review_of(lang, &one.title),
        action,
    )
    .due(one.due_on.0)
    .line(one.owner_name.clone());
    if mine { duty } else { duty.of_another() }
}
