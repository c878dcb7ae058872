//! The verbs of invitations: staff write and send them, customers reply, the worker sends the batches, reminds
//! and ends them.

mod answer;
mod deliver;
mod write;

pub use answer::{Joined, WayIn, accept, decline, decline_by_account, open, send_anew};
pub(crate) use deliver::follow_address;
pub use deliver::{copy_link, expire, remind, send_again, send_drafted};
pub use write::{Drafted, LetterForm, discard, draft, revoke, revoke_ticked, send};
