//! Acting on many customers at once: into a segment, and out of it. One transaction each, with an audit line for every
//! customer who was moved; who was there already is left as they are.

use super::store;
use crate::{
    Actor, Error, FieldErrors, Portal, Problem, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        ids::MemberId,
    },
    transaction,
};

/// Which way customers go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Into the segment; the others that they are in stay.
    Into,
    /// Out of the segment.
    OutOf,
}

/// The customers who were ticked.
///
/// # Errors
/// [`Error::Invalid`] on `member` when there are none, or one that can't be.
pub fn ticked(keys: &[String]) -> Result<Vec<MemberId>, FieldErrors> {
    let parsed = if keys.is_empty() {
        Err(Problem::NotChosen)
    } else {
        let key = |text: &String| text.parse().map_err(|_| Problem::NotAChoice);
        keys.iter().map(key).collect()
    };
    form::one("member", parsed)
}

/// Moves the customers who were ticked into a segment or out of it, and returns how many of them moved.
///
/// # Errors
/// [`Error::Invalid`] on `member` and `to`; [`Error::NotFound`] for a customer who is not there;
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn move_ticked(
    portal: &Portal,
    actor: &Actor,
    keys: &[String],
    to: &str,
    way: Way,
) -> Result<usize> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let known = store::segments(tx).await?;
        let chosen = known.iter().find(|segment| segment.id.to_string() == to);
        let problem = if to.is_empty() { Problem::NotChosen } else { Problem::NotAChoice };
        let (members, segment) = form::read((ticked(keys), ("to", chosen.ok_or(problem))))?;
        let mut moved = 0;
        for id in members {
            let member = store::member(tx, id).await?.ok_or(Error::NotFound)?;
            let changed = match way {
                // Nothing is left to group of an account that was erased.
                Way::Into => member.email.is_some() && store::add_segment(tx, id, segment.id).await?,
                Way::OutOf => store::drop_segment(tx, id, segment.id).await?,
            };
            if changed {
                moved += 1;
                audit::note(tx, now, actor, audit::Action::MemberSegments, Subject::Member(id), &segment.name).await?;
            }
        }
        Ok(moved)
    })
}
