//! Islands: the few places where a page does more once the browser runs our code. Each one makes a
//! form that works without it nicer, and none has children. What an island shows it asks of a route in the
//! access table, like every page, and gets as HTML.

mod draft;
mod fragment;
mod inbox;
mod room;

pub use draft::DraftKeeper;
pub use fragment::LiveFragment;
pub use inbox::InboxKeys;
pub use room::RoomLive;
