//! A panel of a size that hurts: 50,000 members, 2,000 proposals, 1,000,000 positions, 100,000 contributions, 100,000 signals,
//! and a decision on every second proposal; or of the same kind with less of it. The database itself makes everything,
//! with statements that run on both engines.

mod outcomes;
mod panel;
mod proposals;
mod room;
mod signals;

use crate::Result;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use klankbord_domain::{
    Portal,
    base::{db::Db, random},
};
pub use room::small_rooms;
use std::time::Instant;

/// The number of customers on the panel.
pub const MEMBERS: i64 = 50_000;
/// The number of members who took a position on each.
pub const POSITIONS_EACH: i64 = 500;
/// The number of other members who were asked on each open proposal and have not voted.
pub const UNDECIDED_EACH: i64 = 2_000;
/// The number of contributions to each proposal.
pub const CONTRIBUTIONS_EACH: i64 = 50;
/// The account of the project owner, made after those of the members.
pub const OWNER: i64 = MEMBERS + 1;

/// The number of customers in the room of the first session.
pub const IN_ROOM: i64 = 2_500;
/// The number of sessions, each with a room.
pub const SESSIONS: i64 = 100;
/// The number of questions in the first room; each of the others has one.
pub const QUESTIONS: i64 = 20;

/// How much there is.
#[derive(Clone, Copy)]
pub struct Size {
    /// The number of proposals; the older half was decided on.
    pub proposals: i64,
    /// The number of them that are open, the last ones.
    pub open: i64,
}

impl Size {
    /// A million positions.
    pub const FULL: Self = Self::of(1_000_000);

    /// About so many positions, and everything else in proportion.
    pub const fn of(positions: i64) -> Self {
        let proposals = if positions < 2 * POSITIONS_EACH {
            2
        } else {
            positions / POSITIONS_EACH
        };
        let open = if proposals < 20 { 1 } else { proposals / 20 };
        Self { proposals, open }
    }

    /// An open proposal, which is read.
    pub const fn read(self) -> i64 {
        self.proposals - self.open * 9 / 10
    }

    /// A member who took a position on it.
    pub const fn reader(self) -> i64 {
        1 + self.read() % 100
    }
}

/// The number of customers in each of the other rooms. Nobody is in more than a few of them.
pub const IN_SMALL_ROOM: i64 = 100;

/// The account of one of those in the first room.
pub fn in_room(place: i64) -> i64 {
    1 + 10 * place
}

/// The account of one of those in another room.
pub fn in_small_room(session: i64, place: i64) -> i64 {
    1 + 10 * ((session * IN_SMALL_ROOM + place) % (MEMBERS / 10))
}

/// The cookie of a browser in which this account is signed in.
pub fn cookie(account: i64) -> String {
    format!("klankbord={}", session_id(account))
}

/// An id in the form of tower-sessions: 128 bits, little-endian, in URL-safe base64.
fn session_id(account: i64) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(i128::from(account).to_le_bytes())
}

/// The accounts with a browser that is signed in.
pub fn signed_in(size: Size) -> impl Iterator<Item = i64> {
    let reader = (size.reader() % 10 != 1).then_some(size.reader());
    (1..=MEMBERS).step_by(10).chain([OWNER]).chain(reader)
}

/// The hash of that cookie, as the server stores it.
fn session_hash(account: i64) -> String {
    random::hash(&session_id(account))
}

/// Seeds an empty database.
pub async fn seed(database: &str, size: Size) -> Result<()> {
    let portal = Portal::on(Db::open(database).await?);
    portal.db.migrate().await?;
    let begun = Instant::now();
    panel::seed(&portal, size).await?;
    proposals::seed(&portal, size).await?;
    outcomes::seed(&portal, size).await?;
    room::seed(&portal).await?;
    signals::seed(&portal, size).await?;
    if portal.db.is_postgres() {
        proposals::analyze(&portal).await?;
    }
    portal.db.close().await;
    eprintln!("  seeded in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}
