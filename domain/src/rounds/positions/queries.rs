//! The queries of pages on positions, as far as the visibility rule allows.

use super::{
    Attribution, Own, Position, PutTo, Reason, SegmentTally, Speaker, Taken, Tally, rules,
    store::{self, SaidRow},
};
use crate::{
    Actor, Portal, Result,
    base::ids::{MemberId, ProposalId, SegmentId},
    rounds::proposals::{
        queries::ProposalView,
        visibility::{NameableSegments, Results, Voice},
    },
};

/// The actor's own position on the proposal that they read.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn own(portal: &Portal, actor: &Actor, view: &ProposalView) -> Result<Option<Own>> {
    let Some(member) = actor.person().and_then(|person| person.member) else {
        return Ok(None);
    };
    if !view.viewer.voted {
        return Ok(None);
    }
    let mut tx = portal.db.read().await?;
    store::own(&mut tx, view.proposal.id, member).await
}

/// The number of proposals on the home page; older ones are found through the contributions to them.
const TAKEN: i64 = 20;

/// The positions of the actor, the newest proposal first.
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who is not a member.
pub async fn taken(portal: &Portal, actor: &Actor) -> Result<Vec<Taken>> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    let mut taken = store::taken(&mut tx, member, actor.reads(), TAKEN).await?;
    let now = portal.now();
    for one in &mut taken {
        one.state = one.state.at(now, one.closes_at);
    }
    Ok(taken)
}

/// The number of proposals on a page of those that were put to a member.
const PUT: usize = 25;

/// The proposals that were put to the actor, the newest first, and the one before which there are more.
///
/// # Errors
/// [`crate::Error::Forbidden`] for anyone who is not a member.
pub async fn put_to(
    portal: &Portal,
    actor: &Actor,
    before: Option<ProposalId>,
) -> Result<(Vec<PutTo>, Option<ProposalId>)> {
    let member = actor.require_member()?;
    let mut tx = portal.db.read().await?;
    let before = before.unwrap_or(ProposalId(i64::MAX));
    let most = i64::try_from(PUT + 1).unwrap_or(i64::MAX);
    let mut found = store::put_to(&mut tx, member, actor.reads(), before, most).await?;
    let more = found.len() > PUT;
    found.truncate(PUT);
    let now = portal.now();
    for one in &mut found {
        one.state = one.state.at(now, one.closes_at);
    }
    let next = found.last().filter(|_| more).map(|one| one.proposal_id);
    Ok((found, next))
}

/// The number of reasons that a page shows for each position.
const REASONS: usize = 10;
/// The number of reasons on a page with nothing else.
const REASONS_ON_A_PAGE: usize = 50;

/// The results of a round; `None` while they are hidden from this reader.
///
/// # Errors
/// [`crate::Error::Unavailable`] when they can't be read.
pub async fn tally(portal: &Portal, actor: &Actor, view: &ProposalView) -> Result<Option<Tally>> {
    let (viewer, state) = (view.viewer, view.proposal.state);
    if viewer.results(state, 0) == Results::Hidden {
        return Ok(None);
    }
    let mut tx = portal.db.read().await?;
    let cast = store::counts(&mut tx, view.proposal.id).await?;
    let each = i64::try_from(REASONS + 1).unwrap_or(i64::MAX);
    // The board sees the counts, and not the words.
    let written = if viewer.reads_words(state) {
        store::reasons(
            &mut tx,
            view.proposal.id,
            each,
            conscience(view),
            reader(actor),
        )
        .await?
    } else {
        Vec::new()
    };
    drop(tx);
    let votes = cast.iter().map(|(.., count)| count).sum();
    let counts = each_position(|position| {
        let of = cast.iter().filter(|(_, of, _)| *of == position);
        of.map(|(.., count)| count).sum()
    });
    let nameable = view.nameable_segments();
    let groups = nameable.divide(viewer.results(state, votes), &view.people(), &cast);
    let of = |position: Position| {
        let mut reasons: Vec<_> = written
            .iter()
            .filter(|row| row.position == position)
            .filter_map(|row| reason(view, &nameable, row.clone(), true))
            .collect();
        let more = reasons.len() > REASONS;
        reasons.truncate(REASONS);
        (position, reasons, more)
    };
    Ok(Some(Tally {
        asked: view.asked(),
        votes,
        shares: viewer.results(state, votes) == Results::Shares,
        by_segment: groups
            .iter()
            .map(|group| SegmentTally {
                segment: named(view, group.segment),
                asked: group.asked,
                votes: group.votes(),
                counts: each_position(|position| {
                    let of = group.counts.iter().find(|(of, _)| *of == position);
                    of.map_or(0, |(_, count)| *count)
                }),
            })
            .collect(),
        reasons: rules::minority_first(&counts)
            .into_iter()
            .map(of)
            .filter(|(_, reasons, _)| !reasons.is_empty())
            .collect(),
        counts,
    }))
}

fn each_position(count: impl Fn(Position) -> i64) -> Vec<(Position, i64)> {
    let all = Position::ALL.iter();
    all.map(|&position| (position, count(position))).collect()
}

/// 1 for a reader of the words that are for the customer conscience only.
fn conscience(view: &ProposalView) -> i64 {
    i64::from(view.viewer.conscience)
}

/// The reader as a member; 0 for anyone who is not.
fn reader(actor: &Actor) -> MemberId {
    actor.require_member().unwrap_or(MemberId(0))
}

/// The words as far as the rule shows them. The own words of the reader are shown as others see them.
fn reason(
    view: &ProposalView,
    nameable: &NameableSegments,
    row: SaidRow,
    is_reason: bool,
) -> Option<Reason> {
    let (viewer, state) = (view.viewer, view.proposal.state);
    let shown = nameable.shows(row.segment_id);
    let speaker = match viewer.voice(state, false, row.shown_as, shown) {
        Voice::Hidden => return None,
        Voice::Own | Voice::Name => Speaker::Name(row.writer_name),
        Voice::Segment => named(view, row.segment_id).map_or(Speaker::Panel, Speaker::Segment),
        Voice::Panel => Speaker::Panel,
    };
    let owes = match row.shown_as {
        Attribution::Conscience => viewer.conscience,
        Attribution::Name | Attribution::Segment => viewer.owner,
    };
    Some(Reason {
        place: row.place,
        text: row.text,
        speaker,
        contribution: row.contribution_id.filter(|_| is_reason && owes),
        may_answer: is_reason && owes,
        support: row.support.seen(view.takes_part() && is_reason),
    })
}

/// A page of the reasons for one position, after the place `after`, and the place after which the next page
/// begins; `None` while results are hidden from this reader.
///
/// # Errors
/// [`crate::Error::Unavailable`] when they can't be read.
pub async fn reasons(
    portal: &Portal,
    actor: &Actor,
    view: &ProposalView,
    position: Position,
    after: i64,
) -> Result<Option<(Vec<Reason>, Option<i64>)>> {
    if !view.viewer.reads_words(view.proposal.state) {
        return Ok(None);
    }
    let mut tx = portal.db.read().await?;
    let rows = store::reasons_after(
        &mut tx,
        view.proposal.id,
        position,
        after,
        most(),
        conscience(view),
        reader(actor),
    )
    .await?;
    Ok(Some(page(view, rows, true)))
}

fn named(view: &ProposalView, segment: Option<SegmentId>) -> Option<String> {
    let name = segment.and_then(|id| view.segment_name(id));
    name.map(str::to_owned)
}

/// A page of the replies to the question at `question`, like [`reasons`]. It is for the owner of the project and the
/// customer conscience only: a member reads reasons, but the replies go to the people who asked.
///
/// # Errors
/// [`crate::Error::NotFound`] for anyone who does not answer customers or may not read their words yet;
/// [`crate::Error::Unavailable`] when they can't be read.
pub async fn replies(
    portal: &Portal,
    view: &ProposalView,
    question: i64,
    after: i64,
) -> Result<(Vec<Reason>, Option<i64>)> {
    let hidden = !view.viewer.reads_words(view.proposal.state);
    if hidden || !view.viewer.reads_replies() {
        return Err(crate::Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let rows = store::replies_after(
        &mut tx,
        view.proposal.id,
        question,
        after,
        most(),
        conscience(view),
    )
    .await?;
    Ok(page(view, rows, false))
}

/// One more than a page shows, to know whether there is another.
fn most() -> i64 {
    i64::try_from(REASONS_ON_A_PAGE + 1).unwrap_or(i64::MAX)
}

fn page(
    view: &ProposalView,
    mut rows: Vec<SaidRow>,
    are_reasons: bool,
) -> (Vec<Reason>, Option<i64>) {
    let more = rows.len() > REASONS_ON_A_PAGE;
    rows.truncate(REASONS_ON_A_PAGE);
    let next = rows.last().filter(|_| more).map(|row| row.place);
    let nameable = view.nameable_segments();
    let said = rows
        .into_iter()
        .filter_map(|row| reason(view, &nameable, row, are_reasons))
        .collect();
    (said, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Role, on_both_engines,
        rounds::{
            contributions::testing::{member, round, staff, vote},
            proposals::State,
        },
    };

    on_both_engines! {
        async fn what_was_put_to_somebody_is_listed_page_by_page_with_what_they_said(portal: Portal) {
            let owner = staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
            let vera = member(&portal, "Vera", "").await.unwrap();
            let wim = member(&portal, "Wim", "").await.unwrap();
            let mut rounds = Vec::new();
            for number in 0..=PUT {
                rounds.push(round(&portal, &format!("Plan {number}"), owner.account, &[&vera]).await.unwrap());
            }
            vote(&portal, &rounds[PUT], &vera).await.unwrap();
            let (first, next) = put_to(&portal, &vera.actor, None).await.unwrap();
            assert_eq!((first.len(), next), (PUT, Some(rounds[1].proposal)));
            let said = |one: &PutTo| (one.title.clone(), one.position, one.state, one.owner.clone());
            assert_eq!(said(&first[0]), (format!("Plan {PUT}"), Some(Position::For), State::Open, "Olga".to_owned()));
            assert_eq!(first[1].position, None);
            let (last, next) = put_to(&portal, &vera.actor, next).await.unwrap();
            assert_eq!((last.len(), next), (1, None));
            portal.clock.set(portal.now().plus_days(8));
            let (later, _) = put_to(&portal, &vera.actor, None).await.unwrap();
            assert_eq!(later[0].state, State::Closed, "the clock closes it");
            assert!(put_to(&portal, &wim.actor, None).await.unwrap().0.is_empty());
            assert!(matches!(put_to(&portal, &owner.actor, None).await, Err(crate::Error::Forbidden)));
        }
    }
}
