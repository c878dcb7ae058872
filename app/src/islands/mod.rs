//! Islands: the few places where a page does more once the browser runs our code. Each one improves a
//! form that also works without it, and none has children. An island requests what it shows from a route in the
//! access table, like every page, and gets it as HTML.

mod draft;
mod fragment;
mod inbox;
mod print;
mod room;

pub use draft::DraftKeeper;
pub use fragment::LiveFragment;
pub use inbox::InboxKeys;
pub use print::PrintButton;
pub use room::RoomLive;
