//! The verbs of a customer with a link. The link is the proof; nobody is signed in here.

use super::deliver::{deliver, event};
use crate::{
    Conflict, Error, Portal, Problem, Result,
    base::{
        db::Tx,
        ids::{AccountId, MemberId},
        outbox::{self, Mail, Task},
        random::Token,
    },
    people::{
        accounts,
        invitations::{
            Invitation, InvitationState,
            rules::{self, Door, Event},
            store,
        },
        panel::{self, MemberState},
    },
    transaction,
};

/// The minutes that a customer waits before another link is mailed at their own request.
const MINUTES_BETWEEN_LINKS: i64 = 10;

/// How somebody who joined signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayIn {
    /// At once: the link was mailed to them, which is the same proof as a code by mail.
    Link,
    /// With a code by mail: staff passed the link on, so it proves nothing about who opened it.
    Code,
    /// With their password, because they work here too.
    Password,
}

/// Somebody who joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Their account.
    pub account: AccountId,
    /// Whether this browser may be signed in.
    pub way_in: WayIn,
}

async fn at_the_letter(tx: &mut Tx, token: &Token, now: crate::Timestamp) -> Result<Invitation> {
    let (invitation, void) = store::by_token(tx, token).await?.ok_or(Error::NotFound)?;
    match rules::door(&invitation, void, now) {
        Door::Letter => Ok(invitation),
        Door::Member => Err(Conflict::AlreadyMember.into()),
        Door::Declined => Err(Conflict::Declined.into()),
        Door::Replaced | Door::Expired | Door::Closed => Err(Conflict::InvitationEnded.into()),
    }
}

/// Notes that the customer read on.
///
/// # Errors
/// [`Error::NotFound`]; a [`Conflict`] with the reason when the link no longer works.
pub async fn open(portal: &Portal, token: &Token) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let invitation = at_the_letter(tx, token, now).await?;
        rules::next(invitation.state, false, Event::Open)?;
        store::set_opened(tx, now, invitation.id).await
    })
}

/// Puts the customer on the panel and records their consent: the version of the text, and when.
///
/// # Errors
/// [`Error::Invalid`] on `consent` without it; [`Error::NotFound`]; a [`Conflict`] with the reason when the
/// link no longer works.
pub async fn accept(portal: &Portal, token: &Token, consent: bool) -> Result<Joined> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let invitation = at_the_letter(tx, token, now).await?;
        if !consent {
            return Err(Error::invalid("consent", Problem::ConsentNeeded));
        }
        rules::next(invitation.state, false, Event::Accept)?;
        store::end(tx, now, invitation.id, InvitationState::Accepted).await?;
        panel::store::give_consent(tx, now, invitation.member_id).await?;
        panel::store::set_state(tx, now, invitation.member_id, MemberState::Active).await?;
        let event = format!("invitation:{}:joined", invitation.id);
        let member = invitation.member_id;
        outbox::task(tx, now, now, &event, &Task::AskNewMember { member }).await?;
        let account = invitation.account_id;
        // Whoever is signed in already is a member too from now on, and shows again who they are.
        accounts::sessions::end_all(tx, account, None).await?;
        let shown = store::was_shown(tx, token).await?;
        if shown {
            let event = format!("invitation:{}:joined-by-link", invitation.id);
            outbox::mail(tx, now, &event, account, &Mail::JoinedByLink).await?;
        }
        let way_in = match (accounts::store::is_staff(tx, account).await?, shown) {
            (true, _) => WayIn::Password,
            (false, true) => WayIn::Code,
            (false, false) => WayIn::Link,
        };
        Ok(Joined { account, way_in })
    })
}

/// Records that the customer declines, for good. Every link that was ever mailed to them can do it, and
/// declining twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`]; [`Conflict::AlreadyMember`] for a customer who joined, and can leave instead.
pub async fn decline(portal: &Portal, token: &Token) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (invitation, _) = store::by_token(tx, token).await?.ok_or(Error::NotFound)?;
        if invitation.member_state == MemberState::Active {
            return Err(Conflict::AlreadyMember.into());
        }
        say_no(tx, now, invitation.member_id).await
    })
}

/// Records that somebody declines who unsubscribed from invitations. A member of the panel stays on it.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn decline_by_account(portal: &Portal, account: AccountId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        match panel::store::member_of_account(tx, account).await? {
            None | Some((_, MemberState::Active)) => Ok(()),
            Some((member, _)) => say_no(tx, now, member).await,
        }
    })
}

async fn say_no(tx: &mut Tx, now: crate::Timestamp, member: MemberId) -> Result<()> {
    let latest = match store::live_of(tx, member).await? {
        Some(live) => Some(live),
        None => store::of_member(tx, member).await?.into_iter().next(),
    };
    if let Some(invitation) = latest
        && rules::next(invitation.state, false, Event::Decline).is_ok()
    {
        store::end(tx, now, invitation.id, InvitationState::Declined).await?;
        outbox::withdraw(tx, now, &event(invitation.id, invitation.sendings)).await?;
    }
    if panel::store::member(tx, member)
        .await?
        .is_some_and(|member| member.state != MemberState::Declined)
    {
        panel::store::set_state(tx, now, member, MemberState::Declined).await?;
    }
    Ok(())
}

/// Mails a new link to the address on file, for somebody whose link was replaced or has expired. When they ask
/// again within ten minutes, nothing more is sent: the first mail is on its way.
///
/// # Errors
/// [`Error::NotFound`]; [`Conflict`] when the link still works, or when only a talk helps.
pub async fn send_anew(portal: &Portal, token: &Token) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (invitation, void) = store::by_token(tx, token).await?.ok_or(Error::NotFound)?;
        let door = rules::door(&invitation, void, now);
        if !matches!(door, Door::Expired | Door::Replaced) {
            return Err(Conflict::InvitationEnded.into());
        }
        // The invitation under way, when there is a newer one.
        let invitation = store::live_of(tx, invitation.member_id).await?.unwrap_or(invitation);
        let valid = invitation.expires_at.is_some_and(|end| end > now);
        let just_sent = invitation
            .sent_at
            .is_some_and(|sent| now < sent.plus_minutes(MINUTES_BETWEEN_LINKS));
        if invitation.email.is_none() || (valid && just_sent) {
            return Ok(());
        }
        deliver(tx, now, &portal.random.token(), &invitation).await
    })
}
