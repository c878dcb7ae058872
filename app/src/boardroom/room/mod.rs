//! The room of a session while it is held, drawn three times: for phones, for those who lead, and for the wall;
//! with the live updates of all three.

mod bar;
mod clock;
pub(crate) mod close;
mod frames;
pub(crate) mod heard;
pub(crate) mod lead;
mod limits;
pub mod live;
pub(crate) mod mails;
mod marking;
mod parts;
mod people;
mod questions;
mod rounds;
pub(crate) mod screen;
pub(crate) mod section;
pub(crate) mod show;
pub(crate) mod stream;
mod unsent;
pub(crate) mod waits;
mod wall;

use klankbord_domain::{Language, boardroom::room::RoomRound};

texts! {
    before = "Straks beginnen we" | "We will start soon";
    one = "Ronde 1: klanten aan het woord" | "Round 1: customers speak";
    two = "Ronde 2: doorvragen" | "Round 2: follow-up questions";
    three = "Ronde 3: wat wij hoorden en gaan doen" | "Round 3: what we heard and will do";
    closing = "Afronden" | "Closing";
    closed = "De sessie is afgelopen" | "The session is over";
}

/// The name of a round.
pub(crate) const fn round_name(lang: Language, round: RoomRound) -> &'static str {
    match round {
        RoomRound::Before => before(lang),
        RoomRound::One => one(lang),
        RoomRound::Two => two(lang),
        RoomRound::Three => three(lang),
        RoomRound::Closing => closing(lang),
        RoomRound::Closed => closed(lang),
    }
}
