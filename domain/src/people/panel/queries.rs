//! The queries of the pages of the panel. Only the administrator sees individual customers.

use super::{Member, MemberLine, MemberState, Segment, SegmentSize, store};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    base::{
        ids::{AccountId, MemberId, SegmentId},
        text,
        values::Email,
    },
    people::translations::{self, Field, Original, Subject},
    read,
};
use futures::try_join;

/// The number of customers on a page of the list.
pub const PAGE: usize = 50;
/// The days in which customers came and went that the page of the panel tells of.
pub const LATELY: i64 = 7;

/// All segments, primary ones first, for staff to choose from.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor works here.
pub async fn segments(portal: &Portal, actor: &Actor) -> Result<Vec<Segment>> {
    if !actor.is_staff() {
        return Err(Error::Forbidden);
    }
    let mut tx = portal.db.read().await?;
    store::segments(&mut tx).await
}

/// All segments with their sizes.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn segment_sizes(portal: &Portal, actor: &Actor) -> Result<Vec<SegmentSize>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::segment_sizes(&mut tx, false).await
}

/// All segments with their sizes; last, and without a name, the customers who are in none.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn all_sizes(portal: &Portal, actor: &Actor) -> Result<Vec<SegmentSize>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::segment_sizes(&mut tx, true).await
}

/// One segment, and its name in the other language; empty when it has none.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn segment(portal: &Portal, actor: &Actor, id: SegmentId) -> Result<(Segment, String)> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let segment = store::segment(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let second = translations::store::of(&mut tx, Subject::Segment(id)).await?;
    let name = second
        .words(Original::of(Field::Name, &segment.name))
        .to_owned();
    Ok((segment, name))
}

/// The part of the customers to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The beginning of a word of the name, of the address, or of the customer number.
    pub search: String,
    /// Only customers in this state.
    pub state: Option<MemberState>,
    /// Only customers in this segment.
    pub segment: Option<SegmentId>,
    /// Only members who were on the panel at this moment already, and said nothing since.
    pub quiet: Option<Timestamp>,
    /// Only customers after this place: the folded name and the account.
    pub after: Option<(String, AccountId)>,
}

/// A page of the customers.
#[derive(Clone, Debug)]
pub struct Members {
    /// The lines, sorted by name.
    pub lines: Vec<MemberLine>,
    /// The place after which the next page begins, when there is one.
    pub next: Option<(String, AccountId)>,
    /// The number of customers in each state, regardless of the filter.
    pub counts: Vec<(MemberState, i64)>,
    /// The customers who joined the panel in the last days.
    pub joined: i64,
    /// The customers who left it in the last days.
    pub left: i64,
    /// Who is in which segment; last, and without a name, who is in none.
    pub sizes: Vec<SegmentSize>,
}

/// A pattern for `like` that finds texts that begin with `text`.
pub(crate) fn prefix_pattern(text: &str) -> String {
    // A whole address is found in every spelling of its domain.
    let folded =
        Email::parse(text).map_or_else(|_| text::key(text), |email| email.key().to_owned());
    if folded.is_empty() {
        return String::new();
    }
    let mut pattern = String::with_capacity(folded.len() + 1);
    for c in folded.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// The customers.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn members(portal: &Portal, actor: &Actor, filter: &Filter) -> Result<Members> {
    actor.require(Role::Administrator)?;
    let db = &portal.db;
    let after = filter
        .after
        .as_ref()
        .map_or(("", 0), |(name, account)| (name.as_str(), account.0));
    let part = store::Part {
        search: &prefix_pattern(&filter.search),
        state: filter.state,
        segment: filter.segment,
        quiet: filter.quiet,
        after,
        most: PAGE as i64 + 1,
    };
    let lately = portal.now().plus_days(-LATELY);
    let (mut lines, found, sizes) = try_join!(
        read!(db, tx => store::page(tx, &part)),
        read!(db, tx => store::count(tx, lately)),
        read!(db, tx => store::segment_sizes(tx, true)),
    )?;
    let next = if lines.len() > PAGE {
        lines.truncate(PAGE);
        lines
            .last()
            .map(|line| (line.name_key.clone(), line.account_id))
    } else {
        None
    };
    let counts = MemberState::ALL
        .iter()
        .map(|&state| {
            let count = found.iter().find(|(of, ..)| *of == state);
            (state, count.map_or(0, |(_, count, ..)| *count))
        })
        .collect();
    Ok(Members {
        lines,
        next,
        counts,
        joined: found.iter().map(|(_, _, joined, _)| joined).sum(),
        left: found.iter().map(|(.., left)| left).sum(),
        sizes,
    })
}

/// Everybody whom a filter finds, whatever the page.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn everybody(portal: &Portal, actor: &Actor, filter: &Filter) -> Result<Vec<MemberId>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let part = store::Part {
        search: &prefix_pattern(&filter.search),
        state: filter.state,
        segment: filter.segment,
        quiet: filter.quiet,
        after: ("", 0),
        most: i64::MAX,
    };
    let lines = store::page(&mut tx, &part).await?;
    Ok(lines.into_iter().map(|line| line.id).collect())
}

/// One customer with their segments and consents.
#[derive(Clone, Debug)]
pub struct MemberFile {
    /// The customer.
    pub member: Member,
    /// The segments they are in.
    pub segments: Vec<SegmentId>,
    /// The moment when they last said something; never what, nor where.
    pub said_at: Option<Timestamp>,
    /// The version of the text, the moment of the consent, and the moment when it was withdrawn.
    pub consents: Vec<(String, Timestamp, Option<Timestamp>)>,
}

/// One customer.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn member(portal: &Portal, actor: &Actor, id: MemberId) -> Result<MemberFile> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    let member = store::member(&mut tx, id).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let db = &portal.db;
    let (segments, said_at, consents) = try_join!(
        read!(db, tx => store::segments_of(tx, id)),
        read!(db, tx => store::said_at(tx, id)),
        read!(db, tx => store::consents(tx, id)),
    )?;
    Ok(MemberFile {
        member,
        segments,
        said_at,
        consents,
    })
}
