//! The data that the mails of this slice need, read just before they are sent, so that they say how things are
//! at that moment. Each query answers `None` when the mail should not go out.

use crate::{
    Portal, Result, Timestamp,
    base::ids::{AccountId, InvitationId, LetterId},
    optional,
};

/// The content of an invitation to join the panel.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct InvitationContent {
    /// The personal text in Dutch.
    pub text_nl: String,
    /// The personal text in English.
    pub text_en: String,
    /// The name of the person who invites.
    pub inviter: String,
    /// The moment until which the link works.
    pub expires_at: Option<Timestamp>,
    /// The minutes a month that are asked.
    pub monthly_minutes: i64,
}

/// An invitation that can still be accepted.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be read.
pub async fn invitation(
    portal: &Portal,
    reader: AccountId,
    invitation: InvitationId,
    letter: LetterId,
) -> Result<Option<InvitationContent>> {
    let mut tx = portal.db.read().await?;
    optional!(
        tx,
        "select l.text_nl, l.text_en, a.name as inviter, i.expires_at, m.monthly_minutes
         from invitations i
         join members m on m.id = i.member_id
         join letters l on l.id = $3
         join accounts a on a.id = l.created_by
         where i.id = $1 and m.account_id = $2
           and i.state in ('sent', 'opened', 'reminded')
           and (i.expires_at is null or i.expires_at > $4)",
        invitation,
        reader,
        letter,
        portal.now()
    )
}
