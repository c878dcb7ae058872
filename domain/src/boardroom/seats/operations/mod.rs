//! The verbs of seats: being willing, drawing, offering, answering, and the terms.

mod answer;
mod arrange;
mod change;
mod end;
pub(crate) mod leaving;
mod refusal;
mod terms;
mod willing;

pub use answer::{NeedsForm, SeatOutcome, accept, ask, change_needs, decline, give_back};
pub use arrange::{DrawForm, draw, field, open, send};
pub(super) use change::buddies;
pub use change::{PutIn, choose_buddy, put_in, take_out, withdraw};
pub(crate) use end::{forget_member, given, session_cancelled, session_changed, session_moved};
pub use end::{forget_needs, lapse};
pub(super) use refusal::refusal;
pub use terms::publish_terms;
pub use willing::say_willing;

use super::{
    SeatAllocation, State,
    line::{Line, Place},
    rules, store,
};
use crate::{
    Error, Problem, Result, Timestamp,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SessionId},
        outbox::{self, Mail, Task},
    },
    boardroom::sessions::{self, Session},
};

/// Changes of a queue wait here for each other: two hundred people who ask for a seat at the same moment are
/// served in the order in which they came, while the database would have them collide and try again. Between
/// nodes the database decides.
static COUNTER: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

async fn session(tx: &mut Tx, id: SessionId) -> Result<Session> {
    sessions::store::find(tx, id).await?.ok_or(Error::NotFound)
}

async fn account(tx: &mut Tx, member: MemberId) -> Result<AccountId> {
    store::account(tx, member).await?.ok_or(Error::NotFound)
}

fn member(text: &str) -> Result<MemberId> {
    text.parse()
        .map_err(|_| Error::invalid("member", Problem::NotChosen))
}

/// Plans the task that forgets the needs of people in a session.
async fn plan_forgetting(tx: &mut Tx, now: Timestamp, session: &Session) -> Result<()> {
    let id = session.id;
    let at = rules::forget_at(session, now);
    let task = Task::ForgetNeeds { session: id };
    outbox::task(tx, now, at, &format!("session:{id}:needs:{}", at.0), &task).await
}

/// The queue of a session that is being changed, and its earlier state.
struct Changing {
    session: Session,
    round: SeatAllocation,
    before: Vec<Place>,
    line: Line,
}

impl Changing {
    async fn load(tx: &mut Tx, id: SessionId) -> Result<Self> {
        let session = session(tx, id).await?;
        let round = store::round(tx, id).await?.ok_or(Error::NotFound)?;
        let line = store::whole_line(tx, id, session.seats).await?;
        Ok(Self {
            session,
            round,
            before: line.places.clone(),
            line,
        })
    }

    /// Offers free seats to the next in the queue and writes down everything that changed, with its mails and tasks.
    async fn keep(mut self, tx: &mut Tx, now: Timestamp) -> Result<Line> {
        let id = self.session.id;
        if rules::is_to_come(&self.session, now) {
            let until = rules::until(now, self.round.hours, self.session.starts_at);
            self.line.turn(now, until);
        }
        for place in &self.line.places {
            if self.before.contains(place) {
                continue;
            }
            store::keep_place(tx, now, place).await?;
            if place.state == State::Offered {
                let reader = account(tx, place.member_id).await?;
                let mail = Mail::SeatOffered { seat: place.id };
                outbox::mail(
                    tx,
                    now,
                    &format!("seat:{}:offered:{}", place.id, place.place),
                    reader,
                    &mail,
                )
                .await?;
                let task = Task::LapseSeat {
                    session: id,
                    seat: place.id,
                };
                let at = place.expires_at.unwrap_or(now);
                let event = format!("seat:{}:lapse:{}", place.id, at.0);
                outbox::task(tx, now, at, &event, &task).await?;
            }
            let before = self.before.iter().find(|one| one.id == place.id);
            if place.state != State::Accepted
                && before.is_some_and(|one| one.state == State::Accepted)
            {
                let account = account(tx, place.member_id).await?;
                leaving::leave(tx, now, id, account).await?;
            }
        }
        self.tell_shortage(tx, now).await?;
        Ok(self.line)
    }

    /// Tells the arranger of the session when somebody left and nobody comes next.
    async fn tell_shortage(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        let ended = self.line.ended(now);
        let before = self.before.iter().filter(|one| !one.state.is_live());
        let went = ended > before.count();
        if went && self.line.short(now) > 0 && rules::is_to_come(&self.session, now) {
            let id = self.session.id;
            let event = format!("session:{id}:short:{ended}:{}", now.0);
            let mail = Mail::SeatsShort { session: id };
            outbox::mail(tx, now, &event, self.session.secretary_id, &mail).await?;
        }
        Ok(())
    }
}
