//! The queries of pages on polls of dates.

use super::{Answer, Availability, Candidate, Counts, Poll, Tallied, rules, store};
use crate::{
    Actor, Error, Portal, Result, Timestamp,
    base::{db::Tx, ids::SessionId},
    boardroom::sessions::{self, Part, Session, State, rules::may_arrange},
};

/// The poll as the actor is asked in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// The zone in which they read times; empty for that of the organisation.
    pub zone: String,
    /// Whether they answered.
    pub answered: bool,
    /// Whether they take part in the session; a customer who does not has no seat yet.
    pub takes_part: bool,
    /// The moments, the first one first, with the actor's answers.
    pub answers: Vec<(Candidate, Option<Answer>)>,
}

/// The results for staff: the moments, the best one first, and the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The best moment first.
    pub ranked: Vec<Tallied>,
    /// All answers by name, for the person who arranges the session.
    pub voices: Vec<Availability>,
}

/// A poll for one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The session.
    pub session: Session,
    /// The poll.
    pub poll: Poll,
    /// The actor's own answers, when they are asked.
    pub mine: Option<Mine>,
    /// The results, for staff.
    pub ranking: Option<Ranking>,
}

impl Dates {
    /// Whether it can still be answered.
    #[must_use]
    pub const fn open(&self) -> bool {
        self.poll.ended_at.is_none() && matches!(self.session.state, State::Planned | State::Dated)
    }
}

/// The progress of a poll, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The poll.
    pub poll: Poll,
    /// The number of people who are asked.
    pub asked: i64,
    /// The number of them who answered.
    pub answered: i64,
    /// Whether the actor is asked.
    pub mine: bool,
    /// Whether they answered.
    pub said: bool,
}

/// The last poll of a session, for people who are asked in it and for staff.
///
/// # Errors
/// [`Error::NotFound`] when there is none, and for everybody else.
pub async fn find(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Dates> {
    let account = actor.account().ok_or(Error::NotFound)?;
    let mut tx = portal.db.read().await?;
    let (session, _) = sessions::queries::load(&mut tx, actor, id).await?;
    let poll = store::last(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let person = store::person(&mut tx, poll.id, account).await?;
    if person.is_none() && !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mine = match person {
        Some((zone, answered_at)) => {
            let said = store::answers(&mut tx, poll.id, account).await?;
            let of = |option: Candidate| {
                let found = said.iter().find(|(id, _)| *id == option.id);
                (option, found.map(|(_, answer)| *answer))
            };
            let options = store::options(&mut tx, poll.id).await?;
            Some(Mine {
                zone,
                answered: answered_at.is_some(),
                takes_part: sessions::store::part(&mut tx, id, account).await?.is_some(),
                answers: options.into_iter().map(of).collect(),
            })
        }
        None => None,
    };
    let ranking = if actor.is_staff() {
        Some(Ranking {
            ranked: tally(&mut tx, &poll).await?,
            voices: if may_arrange(actor, session.secretary_id) {
                store::voices(&mut tx, poll.id).await?
            } else {
                Vec::new()
            },
        })
    } else {
        None
    };
    Ok(Dates {
        session,
        poll,
        mine,
        ranking,
    })
}

/// The answers about each moment, the best moment first.
pub(super) async fn tally(tx: &mut Tx, poll: &Poll) -> Result<Vec<Tallied>> {
    let mut asked = [0, 0];
    for (part, people, _) in store::asked(tx, poll.id).await? {
        asked[usize::from(part == Part::Customer)] = usize::try_from(people).unwrap_or_default();
    }
    let voices = store::voices(tx, poll.id).await?;
    let count = |option: Candidate, part: Part| {
        let mut counts = Counts::default();
        let said = voices
            .iter()
            .filter(|one| one.option_id == option.id && one.part == part);
        for one in said {
            counts.add(Some(one.answer));
        }
        let answers = counts.yes + counts.if_need_be + counts.no;
        counts.none = asked[usize::from(part == Part::Customer)].saturating_sub(answers);
        counts
    };
    let options = store::options(tx, poll.id).await?;
    let mut tallied: Vec<_> = options
        .into_iter()
        .map(|candidate| Tallied {
            candidate,
            customers: count(candidate, Part::Customer),
            staff: count(candidate, Part::Staff),
        })
        .collect();
    rules::rank(&mut tallied);
    Ok(tallied)
}

/// The progress of the open poll of a session; `None` when none is open, and for anyone who is neither asked
/// nor staff.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn progress(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Option<Progress>> {
    let Some(account) = actor.account() else {
        return Ok(None);
    };
    let mut tx = portal.db.read().await?;
    let Some(last) = store::last(&mut tx, id).await? else {
        return Ok(None);
    };
    let Some(poll) = store::open(&mut tx, last.id).await? else {
        return Ok(None);
    };
    let person = store::person(&mut tx, poll.id, account).await?;
    if person.is_none() && !actor.is_staff() {
        return Ok(None);
    }
    let asked = store::asked(&mut tx, poll.id).await?;
    Ok(Some(Progress {
        poll,
        asked: asked.iter().map(|(_, people, _)| people).sum(),
        answered: asked.iter().map(|(.., answered)| answered).sum(),
        mine: person.is_some(),
        said: person.is_some_and(|(_, answered_at)| answered_at.is_some()),
    }))
}

/// A session whose date waits for the actor's answer.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ToAnswer {
    /// The session.
    pub session: SessionId,
    /// The theme of the session.
    pub theme: String,
    /// The series that it belongs to.
    pub series: String,
    /// The moment when the people were asked.
    pub asked_at: Timestamp,
    /// The first moment that is proposed.
    pub first_at: Option<Timestamp>,
}

/// The sessions whose date waits for the actor's answer.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn to_answer(portal: &Portal, actor: &Actor) -> Result<Vec<ToAnswer>> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    store::to_answer(&mut tx, account, actor.reads()).await
}
