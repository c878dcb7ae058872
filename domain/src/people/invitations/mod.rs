//! Invitations: a letter, the customers who get it, and the reply of each.
//!
//! Owns letters, invitations and the links to them. What must stay true: a customer has at most one invitation
//! under way; a link is kept only as its hash; a customer who declined is never invited again; opening a link
//! changes nothing.
//!
//! Three choices that are not obvious:
//!
//! - **Sending again** makes a new link and voids all earlier ones. **The reminder** can't repeat the
//!   first link, of which only the hash is kept, so it carries a second one; both work, because people
//!   open the first mail after the reminder too. A link that is copied by hand is another such key.
//! - **An old link is no dead end**: its hash stays, so that its page can offer to mail a new one to the
//!   address on file, or take a "no".
//! - **Opened** means that the person pressed "read on" under the letter. Mail scanners open every link,
//!   so merely loading the page says nothing and changes nothing.

pub mod contents;
pub mod operations;
pub mod queries;
pub mod rules;
pub(crate) mod store;

use crate::{
    Language, Timestamp,
    base::ids::{AccountId, InvitationId, LetterId, MemberId},
    people::panel::MemberState,
};

/// The days that an invitation can be accepted.
pub const VALID_DAYS: i64 = 30;
/// The days after which the one reminder is sent.
pub const REMINDER_DAYS: i64 = 7;

/// The state of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InvitationState {
    /// Written, not sent.
    Drafted,
    /// Being sent, or with the customer.
    Sent,
    /// The customer pressed "read on".
    Opened,
    /// The one reminder was sent.
    Reminded,
    /// The customer joined.
    Accepted,
    /// The customer declined.
    Declined,
    /// The organisation took it back.
    Revoked,
    /// It has expired.
    Expired,
}
crate::base::db::text_enum!(InvitationState {
    Drafted => "drafted", Sent => "sent", Opened => "opened", Reminded => "reminded",
    Accepted => "accepted", Declined => "declined", Revoked => "revoked", Expired => "expired",
});

impl InvitationState {
    /// Whether it is under way: a customer has at most one such invitation.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(
            self,
            Self::Drafted | Self::Sent | Self::Opened | Self::Reminded
        )
    }
}

/// The personal text that a batch of invitations carries.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Letter {
    /// Its key.
    pub id: LetterId,
    /// The text in Dutch.
    pub text_nl: String,
    /// The text in English.
    pub text_en: String,
    /// The name of the person who invites.
    pub sender: String,
    /// The moment when it was written.
    pub created_at: Timestamp,
    /// The moment when the batch was released.
    pub send_at: Option<Timestamp>,
}

impl Letter {
    /// The text in the reader's language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.text_nl,
            Language::En => &self.text_en,
        }
    }
}

/// One invitation, with the customer who gets it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Invitation {
    /// Its key.
    pub id: InvitationId,
    /// The customer.
    pub member_id: MemberId,
    /// The customer's account.
    pub account_id: AccountId,
    /// The customer's name.
    pub name: String,
    /// The address to write to; gone when the account was erased.
    pub email: Option<String>,
    /// The language the customer reads.
    pub language: Language,
    /// The state of the customer.
    pub member_state: MemberState,
    /// The letter with its text.
    pub letter_id: LetterId,
    /// The state of the invitation.
    pub state: InvitationState,
    /// The number of times that it was sent.
    pub sendings: i64,
    /// The moment when it was written.
    pub drafted_at: Timestamp,
    /// The moment when it was last sent.
    pub sent_at: Option<Timestamp>,
    /// The moment when the customer read on.
    pub opened_at: Option<Timestamp>,
    /// The moment of the reminder.
    pub reminded_at: Option<Timestamp>,
    /// The moment until which it can be accepted.
    pub expires_at: Option<Timestamp>,
    /// The moment when it was accepted, declined, revoked or expired.
    pub ended_at: Option<Timestamp>,
}
