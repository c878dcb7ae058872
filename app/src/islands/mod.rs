//! Islands: the few places where a page does more once the browser runs our code. Each one makes a
//! form that works without it nicer, and none has children.

mod draft;
mod inbox;

pub use draft::DraftKeeper;
pub use inbox::InboxKeys;
