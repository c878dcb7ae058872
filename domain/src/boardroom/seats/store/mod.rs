//! The SQL of willing members, draws and the queue for seats.

mod draw;
mod line;
mod terms;
mod willing;

pub(super) use draw::{
    LeftOut, NewSuggestion, Willing, all_segments, forget_suggestions, heard, is_taken_out,
    keep_draw, keep_quota, open, quotas, round, segments, suggest, suggestions, willing,
    willing_one,
};
pub use line::InLine;
pub(super) use line::{
    NewPlace, OwnSeat, forget_needs, helped_by, helps, in_line, join_line, keep_acceptance,
    keep_needs, keep_place, keep_why, last_needs, line, live_sessions, move_place, name_buddy,
    own_seat, replace_buddy, seat_of, seats, whole_line, within,
};
pub(super) use terms::{all_terms, is_secretary, publish_terms, terms};
pub use willing::OpenSession;
pub(super) use willing::{
    account, be_unwilling, be_willing, forget_member, is_willing, open_sessions, seated_at,
};
