//! What a mail can ask when it is written.

use klankbord_domain::{
    Portal,
    people::{accounts::Account, organisation::Organisation},
};

/// To whom it is written, and what it can look up.
pub(crate) struct MailContext<'a> {
    /// The means of this installation.
    pub portal: &'a Portal,
    /// The organisation that sends it.
    pub organisation: &'a Organisation,
    /// The reader.
    pub reader: &'a Account,
    /// The reader's address.
    pub email: &'a str,
    /// Where people reach this portal, without a slash at the end.
    pub base_url: &'a str,
}
