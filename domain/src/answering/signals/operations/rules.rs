//! Keeping the rules that send signals to departments.

use super::{channel, department, segment};
use crate::{
    Actor, Error, Portal, Problem, Result, Role,
    answering::signals::{LONGEST, store::rules as store},
    base::{
        audit::{self, Subject},
        form,
        ids::SignalRuleId,
        values,
    },
    transaction,
};

/// A rule, as typed.
#[derive(Clone, Debug, Default)]
pub struct RuleForm {
    /// The channel; empty for any.
    pub channel: String,
    /// Lines of which one has to stand in the words; empty for any words.
    pub words: String,
    /// The segment; empty for any.
    pub segment: String,
    /// The department.
    pub department: String,
}

/// Adds a rule after the others.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn add(portal: &Portal, actor: &Actor, typed: &RuleForm) -> Result<SignalRuleId> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let channel = values::optional(&typed.channel, |text| channel(text).map(|kind| kind.as_str().to_owned()));
        let words = values::optional(&typed.words, |text| values::prose(text, LONGEST));
        let to = department(tx, &typed.department).await?;
        let (channel, words, segment, to) = form::read((
            ("channel", channel),
            ("words", words),
            ("segment", segment(tx, &typed.segment).await?),
            ("department", to.and_then(|to| to.ok_or(Problem::NotChosen))),
        ))?;
        let id = store::insert(tx, &channel, &words, segment, to).await?;
        audit::note(tx, now, actor, audit::Action::SignalRuleAdd, Subject::Department(to), "").await?;
        Ok(id)
    })
}

/// Takes a rule away. Signals that it sent stay where they are.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn remove(portal: &Portal, actor: &Actor, id: SignalRuleId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let rules = store::all_of(tx).await?;
        let rule = rules.iter().find(|rule| rule.id == id).ok_or(Error::NotFound)?;
        store::delete(tx, id).await?;
        let subject = Subject::Department(rule.department_id);
        audit::note(tx, now, actor, audit::Action::SignalRuleRemove, subject, "").await
    })
}
