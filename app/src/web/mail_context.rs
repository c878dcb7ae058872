//! The context in which a mail is written.

use klankbord_domain::{
    Portal,
    people::{accounts::Account, organisation::Organisation},
};

/// The reader of the mail, and everything that the mail can look up.
pub(crate) struct MailContext<'a> {
    /// The means of this installation.
    pub portal: &'a Portal,
    /// The organisation that sends it.
    pub organisation: &'a Organisation,
    /// The reader.
    pub reader: &'a Account,
    /// The reader's address.
    pub email: &'a str,
    /// The address at which people reach this portal, without a slash at the end.
    pub base_url: &'a str,
}
