//! The queries on decisions and commitments, for everybody who signed in.

use super::{
    PublicationLine, store,
    trace::{Facts, Link, Promise},
};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    answering::{
        commitments::{self, Commitment, Source},
        decisions,
        publications::{Kind, words},
    },
    base::{
        db::Tx,
        ids::{CommitmentId, MemberId, ProposalId, PublicationId},
    },
    read,
    rounds::{
        contributions::{State, queries::Trace},
        proposals::queries::ProposalView,
        themes,
    },
};
use futures::{future::try_join_all, try_join};
use jiff::tz::TimeZone;

/// The place before which a page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// The moment when it was done.
    pub at: Timestamp,
    /// Its key.
    pub id: PublicationId,
}

/// The newest ones.
const NEWEST: Before = Before {
    at: Timestamp(i64::MAX),
    id: PublicationId(i64::MAX),
};

/// A page of publications.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicationPage {
    /// The publications, the newest first.
    pub lines: Vec<PublicationLine>,
    /// The place after which the next page begins.
    pub next: Option<Before>,
}

/// The number of lines on one page.
pub const PAGE: usize = 20;

impl PublicationLine {
    /// The proposal that it is about, when this reader may open it: staff always, a member who was
    /// asked.
    #[must_use]
    pub fn proposal_for(&self, actor: &Actor) -> Option<ProposalId> {
        match self.kind {
            Kind::Decision if self.asked || actor.is_staff() => Some(ProposalId(self.subject_id)),
            Kind::Decision | Kind::Commitment => None,
        }
    }
}

/// A page of publications, the newest first; with `search`, only those with all of its words, in Dutch or
/// English and in any form; the last word may be incomplete.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who did not sign in.
pub async fn publications(
    portal: &Portal,
    actor: &Actor,
    search: &str,
    before: Option<Before>,
) -> Result<PublicationPage> {
    let member = reader(actor)?;
    let before = before.unwrap_or(NEWEST);
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut tx = portal.db.read().await?;
    let mut lines = if search.trim().is_empty() {
        store::newest(&mut tx, actor.reads(), before, most).await?
    } else if let Some(sought) = words::sought(search) {
        store::found(&mut tx, actor.reads(), before, most, &sought).await?
    } else {
        Vec::new()
    };
    let next = (lines.len() > PAGE).then(|| {
        lines.truncate(PAGE);
        lines.last().map(|last| Before {
            at: last.done_at,
            id: last.id,
        })
    });
    drop(tx);
    let mut proposals = [ProposalId(0); PAGE];
    let decisions = lines.iter().filter(|line| line.kind == Kind::Decision);
    for (place, line) in proposals.iter_mut().zip(decisions) {
        *place = ProposalId(line.subject_id);
    }
    let asked = read!(portal.db, tx => store::asked(tx, member, &proposals));
    let read = try_join_all(lines.iter_mut().map(async |line| {
        let mut tx = portal.db.read().await?;
        if line.kind == Kind::Commitment {
            let id = CommitmentId(line.subject_id);
            line.commitment = commitments::store::find(&mut tx, id).await?;
        }
        in_words_of(&mut tx, actor, line).await
    }));
    let (asked, _) = try_join!(asked, read)?;
    for line in &mut lines {
        line.asked = line.kind == Kind::Decision && asked.contains(&ProposalId(line.subject_id));
    }
    Ok(PublicationPage {
        lines,
        next: next.flatten(),
    })
}

/// Puts what was heard and decided in the words of the reader, when the decision is whole in their language.
async fn in_words_of(tx: &mut Tx, actor: &Actor, line: &mut PublicationLine) -> Result<()> {
    let Some((reads, written)) = actor.reads().zip(line.language) else {
        return Ok(());
    };
    if reads == written {
        return Ok(());
    }
    let id = ProposalId(line.subject_id);
    let Some(original) = decisions::store::decision(tx, id).await? else {
        return Ok(());
    };
    if let Some(decision) = decisions::translation::second(tx, id, &original).await? {
        (line.said, line.done) = decisions::telling::told(&decision);
        line.language = Some(decision.language);
    }
    Ok(())
}

/// The member who reads; for staff a number that no member has.
fn reader(actor: &Actor) -> Result<MemberId> {
    match actor {
        Actor::Visitor => Err(Error::Forbidden),
        Actor::Portal => Ok(MemberId(0)),
        Actor::Person(person) => Ok(person.member.unwrap_or(MemberId(0))),
    }
}

/// The trace of a contribution, step by step, for its writer, who has its [`Trace`].
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn trace(
    portal: &Portal,
    actor: &Actor,
    of: &Trace,
    view: &ProposalView,
    zone: &TimeZone,
) -> Result<Vec<Link>> {
    let mine = &of.mine;
    let proposal = &view.proposal;
    let (recorded, theme, mut promises, in_round) = try_join!(
        decisions::queries::of(portal, actor, view),
        themes::queries::of_contribution(portal, actor, view, mine.id),
        commitments::queries::of_contribution(portal, actor, mine.id),
        commitments::queries::of_proposal(portal, actor, proposal.id),
    )?;
    let decision = recorded.decision;
    let today = portal.now().date_in(zone);
    // The commitments of a decision are made to everybody who wrote.
    if decision.is_some() {
        let in_decision = |one: &Commitment| one.source == Source::Decision;
        promises.extend(in_round.into_iter().filter(in_decision));
    }
    let facts = Facts {
        promises: promises
            .into_iter()
            .map(|one| Promise::of(one, today))
            .collect(),
        theme,
        written_at: Some(mine.written_at),
        taken_back_at: mine.withdrawn_at,
        read_at: mine.acknowledged_at,
        answers: of
            .replies
            .iter()
            .map(|reply| (reply.published_at, reply.written_by.clone()))
            .collect(),
        answer_due: (mine.state == State::Waiting).then(|| mine.due_at.date_in(zone)),
        decided: decision.map(|decision| (decision.taken_at, decision.outcome)),
        decide_on: proposal.decide_on.0,
        withdrawn_at: proposal.withdrawn_at,
    };
    Ok(facts.trace(today))
}
