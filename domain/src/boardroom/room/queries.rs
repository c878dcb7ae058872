//! The queries of pages and live updates on a room. One query serves everybody in the room: only [`Room::own`]
//! and [`Room::said_by`] return parts of a [`Room`] that are for one person.

use super::{RoomRound, Speaker, State, events, operations::HeardForm, rules, store};
use crate::{
    Actor, Error, Person, Portal, Result, Timestamp,
    base::{
        db::Tx,
        ids::{
            AccountId, CommitmentId, ContributionId, MemberId, ProjectId, QuestionInRoomId,
            SessionId,
        },
    },
    boardroom::sessions::{self, Attachable, Part, Participant, Session},
    people::accounts,
};
use jiff::civil::Date;

/// A question as everybody in the room sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its key.
    pub id: QuestionInRoomId,
    /// The text.
    pub text: String,
    /// The person who asked, as the others see them.
    pub speaker: Speaker,
    /// The part of the person who asked: questions of staff are for a better understanding.
    pub part: Part,
    /// The state.
    pub state: State,
    /// The number of people who support it.
    pub supports: i64,
    writer: AccountId,
    member: Option<MemberId>,
    hidden_why: String,
    asked_at: Timestamp,
    was_shown: bool,
    contribution: Option<ContributionId>,
}

impl Question {
    /// The reason why it was hidden, for the person who asked and those who lead; empty when it was not.
    #[must_use]
    pub fn hidden_why(&self) -> &str {
        &self.hidden_why
    }

    /// The contribution that the question became, once an answer is owed.
    #[must_use]
    pub const fn contribution(&self) -> Option<ContributionId> {
        self.contribution
    }

    /// The key on the panel of a customer who asked with their name.
    #[must_use]
    pub fn member(&self) -> Option<MemberId> {
        let named = self.part == Part::Customer && matches!(self.speaker, Speaker::Name(_));
        self.member.filter(|_| named)
    }

    /// Whether this account asked it.
    #[must_use]
    pub fn is_of(&self, account: AccountId) -> bool {
        self.writer == account
    }
}

/// The note and promise of a member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The note of what they heard.
    pub heard: String,
    /// The promise; empty when there is none.
    pub promise: String,
    /// The promise in another language; empty without a translation.
    pub translation: String,
    /// The day by which they will have done it.
    pub due_on: Option<Date>,
    /// The commitment in the ledger, once the room was closed.
    pub commitment: Option<CommitmentId>,
    /// The number of customers who confirm it.
    pub said_right: i64,
    /// The corrections of customers.
    pub corrections: Vec<String>,
}

/// The present state of a room.
#[derive(Clone, Debug)]
pub struct Room {
    /// The session.
    pub id: SessionId,
    /// The number of the last event that it shows.
    pub number: i64,
    /// The round.
    pub round: RoomRound,
    /// The moment until which the round goes on.
    pub round_ends_at: Option<Timestamp>,
    /// The question on the screen.
    pub on_screen: Option<QuestionInRoomId>,
    /// The questions that are not hidden, in the order in which they are shown.
    pub questions: Vec<Question>,
    /// The hidden questions, for those who lead and for the people who asked.
    pub hidden: Vec<Question>,
    /// The notes and promises of staff.
    pub heard: Vec<Heard>,
    /// The participants, for those who lead.
    pub people: Vec<Participant>,
    /// Whether those who lead can still tick who was there.
    pub may_tick: bool,
    /// The one who speaks.
    pub speaker: Option<AccountId>,
    spoken: Vec<(AccountId, Part, i64)>,
    said: Vec<(AccountId, Confirmation)>,
}

/// The word of a customer about a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The account of the person who promised.
    pub of: AccountId,
    /// Whether they said that it is right.
    pub is_right: bool,
    /// The correction; empty when the promise is right.
    pub words: String,
}

impl Room {
    /// The words of this account about promises.
    pub fn said_by(&self, account: AccountId) -> impl Iterator<Item = &Confirmation> {
        let own = self.said.iter().filter(move |(by, _)| *by == account);
        own.map(|(_, said)| said)
    }

    /// The hundredths of the speaking time that customers had; `None` before anybody spoke.
    #[must_use]
    pub fn customers_share(&self) -> Option<i64> {
        self.share(|(_, part, _)| *part == Part::Customer)
    }

    /// The hundredths of the speaking time that this account had; `None` before anybody spoke.
    #[must_use]
    pub fn share_of(&self, account: AccountId) -> Option<i64> {
        self.share(|(by, _, _)| *by == account)
    }

    fn share(&self, of: impl Fn(&&(AccountId, Part, i64)) -> bool) -> Option<i64> {
        let time = |(_, _, time): &(AccountId, Part, i64)| (*time).max(0);
        let part = self.spoken.iter().filter(of).map(time).sum();
        rules::share(part, self.spoken.iter().map(time).sum())
    }

    /// The questions of this account, hidden or not.
    pub fn own(&self, account: AccountId) -> impl Iterator<Item = &Question> {
        let all = self.questions.iter().chain(&self.hidden);
        all.filter(move |question| question.is_of(account))
    }

    /// The question that comes first: the most supported one that was neither discussed nor on the screen, in the
    /// rounds in which people speak.
    #[must_use]
    pub fn next_for_screen(&self) -> Option<QuestionInRoomId> {
        let waits = |one: &&Question| one.state != State::Answered && !one.was_shown;
        let first = self.questions.iter().find(waits).map(|one| one.id);
        first.filter(|_| rules::may_support(self.round))
    }

    /// The question on the screen.
    #[must_use]
    pub fn shown(&self) -> Option<&Question> {
        let on_screen = self.on_screen?;
        self.questions.iter().find(|one| one.id == on_screen)
    }
}

/// The present state of a room, for everybody in it. The caller checks with [`enter`] who may be in it.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn room(portal: &Portal, id: SessionId) -> Result<Room> {
    let mut tx = portal.db.read().await?;
    // The number is read first: an event that is written meanwhile is shown now and sent again, but never missed.
    let number = events::last(&mut tx, id).await?;
    let room = store::room(&mut tx, id).await?;
    let (mut questions, mut hidden) = (Vec::new(), Vec::new());
    for row in store::questions(&mut tx, id).await? {
        let question = Question {
            id: row.id,
            speaker: rules::speaker(row.shown_as, &row.name),
            text: row.text,
            part: row.part,
            state: row.state,
            supports: row.supports,
            writer: row.account_id,
            member: row.member_id,
            hidden_why: row.hidden_why,
            asked_at: row.asked_at,
            was_shown: row.shown_at.is_some(),
            contribution: row.contribution_id,
        };
        match question.state {
            State::Hidden => hidden.push(question),
            State::Waiting | State::Listed | State::Answered => questions.push(question),
        }
    }
    rules::order(&mut questions, |one| (one.supports, one.asked_at, one.id.0));
    let heard = heard(&mut tx, id).await?;
    let session = sessions::store::find(&mut tx, id).await?;
    let said = store::said(&mut tx, id).await?.into_iter();
    let said = said.map(|(of, by, right, words)| {
        let is_right = right == 1;
        (
            by,
            Confirmation {
                of,
                is_right,
                words,
            },
        )
    });
    let may_tick = |session| rules::may_tick(room.round, session, portal.now());
    Ok(Room {
        id,
        number,
        round: room.round,
        round_ends_at: room.round_ends_at,
        on_screen: room.on_screen,
        questions,
        hidden,
        heard,
        people: sessions::store::people(&mut tx, id).await?,
        may_tick: session.as_ref().is_some_and(may_tick),
        speaker: store::speaker(&mut tx, id).await?,
        spoken: store::spoken(&mut tx, portal.now(), id).await?,
        said: said.collect(),
    })
}

async fn heard(tx: &mut Tx, id: SessionId) -> Result<Vec<Heard>> {
    let corrections = store::corrections(tx, id).await?;
    let rows = store::heard(tx, id).await?;
    Ok(rows
        .into_iter()
        .map(|row| Heard {
            account: row.account_id,
            name: row.name,
            heard: row.heard,
            promise: row.promise,
            translation: row.translation,
            due_on: row.due_on.parse().ok(),
            commitment: row.commitment_id,
            said_right: row.said_right,
            corrections: corrections
                .iter()
                .filter(|(of, _)| *of == row.account_id)
                .map(|(_, words)| words.clone())
                .collect(),
        })
        .collect())
}

/// The form of what a member of staff heard, as they typed it.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn own_heard(portal: &Portal, inside: &Inside) -> Result<HeardForm> {
    let mut tx = portal.db.read().await?;
    let own = store::heard_by(&mut tx, inside.session.id, inside.account).await?;
    let own = own.unwrap_or_default();
    Ok(HeardForm {
        heard: own.heard,
        promise: own.promise,
        due_on: own.due_on,
        project: own.project_id.map(|id| id.to_string()).unwrap_or_default(),
    })
}

/// The projects in which something can be promised in a session.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn projects(portal: &Portal, id: SessionId) -> Result<Vec<(ProjectId, String)>> {
    store::projects(&mut portal.db.read().await?, id).await
}

/// The things that are still open when a room is closed.
#[derive(Clone, Debug)]
pub struct ToClose {
    /// The session.
    pub session: Session,
    /// Whether it was closed already, and only questions were kept.
    pub closed: bool,
    /// Whether it can be closed now.
    pub may_close: bool,
    /// The questions whose answers are owed.
    pub open: Vec<(QuestionInRoomId, String)>,
    /// The proposals that they can be attached to.
    pub to: Attachable,
    /// The promises that are not in the ledger, with the words of customers about them.
    pub promises: Vec<Heard>,
    /// The mark of the corrections, made by [`rules::mark`]; `None` when there are none.
    pub corrections: Option<String>,
    /// The participants.
    pub people: Vec<Participant>,
    /// Whether people can still be ticked as there.
    pub may_tick: bool,
}

/// The things that are still open when a room is closed.
///
/// # Errors
/// [`Error::NotFound`] for anyone who may not enter; [`Error::Forbidden`] for anyone who does not lead.
pub async fn to_close(portal: &Portal, actor: &Actor, id: SessionId) -> Result<ToClose> {
    let inside = enter(portal, actor, id).await?;
    sessions::rules::check_leads(actor, &inside.session)?;
    let mut tx = portal.db.read().await?;
    let open = store::unanswered(&mut tx, id).await?;
    let round = store::room(&mut tx, id).await?.round;
    let mut promises = heard(&mut tx, id).await?;
    promises.retain(|one| !one.promise.is_empty() && one.commitment.is_none());
    let corrections = store::corrections(&mut tx, id).await?;
    Ok(ToClose {
        closed: round == RoomRound::Closed,
        may_close: rules::may_close(round, &inside.session, portal.now()),
        may_tick: rules::may_tick(round, &inside.session, portal.now()),
        open: open.into_iter().map(|one| (one.id, one.text)).collect(),
        to: sessions::queries::to_attach(&mut tx, id).await?,
        promises,
        corrections: (!corrections.is_empty()).then(|| rules::mark(&corrections)),
        people: sessions::store::people(&mut tx, id).await?,
        session: inside.session,
    })
}

/// Somebody who is in a room.
#[derive(Clone, Debug)]
pub struct Inside {
    /// The session.
    pub session: Session,
    /// The part that they take; `None` for somebody who only leads.
    pub part: Option<Part>,
    /// Whether they lead it.
    pub leads: bool,
    /// Their account.
    pub account: AccountId,
}

/// Admits somebody to a room.
///
/// # Errors
/// [`Error::NotFound`] for anyone who may not enter.
pub async fn enter(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Inside> {
    let mut tx = portal.db.read().await?;
    let (session, part) = sessions::queries::load(&mut tx, actor, id).await?;
    let account = actor.account().ok_or(Error::NotFound)?;
    if !rules::may_enter(actor, &session, part) {
        return Err(Error::NotFound);
    }
    Ok(Inside {
        leads: sessions::rules::may_lead(actor, &session),
        session,
        part,
        account,
    })
}

/// The questions that somebody supports.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn supported(portal: &Portal, inside: &Inside) -> Result<Vec<QuestionInRoomId>> {
    let mut tx = portal.db.read().await?;
    store::supported(&mut tx, inside.session.id, inside.account).await
}

/// Whether somebody who entered may still be there, and in the same way: they are signed in with that browser
/// and take part or lead.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn may_stay(portal: &Portal, person: &Person, before: &Inside) -> Result<bool> {
    let actor = accounts::queries::visit_again(portal, person).await?;
    match enter(portal, &actor, before.session.id).await {
        Ok(now) => Ok(now.leads == before.leads && now.part == before.part),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
