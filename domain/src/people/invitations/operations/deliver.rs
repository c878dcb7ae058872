//! Getting invitations to customers: the batch, sending again, the reminder, a link by hand, and their end.

use crate::{
    Actor, Conflict, Error, Portal, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        ids::{InvitationId, LetterId, MemberId},
        outbox::{self, Mail, Task},
        random::Token,
    },
    people::{
        accounts,
        invitations::{
            Invitation, InvitationState, REMINDER_DAYS, VALID_DAYS,
            rules::{self, Event},
            store,
        },
        panel::{self, MemberState},
    },
    transaction,
};

/// The number of invitations that are sent in one transaction, so that a large batch holds nobody up.
const CHUNK: i64 = 100;

/// The event of the `sending`th mail of an invitation.
pub(super) fn event(id: InvitationId, sending: i64) -> String {
    format!("invitation:{id}:{sending}")
}

/// Gives the customer a new link by mail, and voids the earlier ones.
pub(super) async fn deliver(
    tx: &mut Tx,
    now: Timestamp,
    token: &Token,
    invitation: &Invitation,
) -> Result<()> {
    let id = invitation.id;
    let reminded = invitation.reminded_at.is_some();
    rules::next(invitation.state, reminded, Event::Send)?;
    let sending = invitation.sendings + 1;
    let expires_at = now.plus_days(VALID_DAYS);
    outbox::withdraw(tx, now, &event(id, invitation.sendings)).await?;
    store::void_tokens(tx, now, id).await?;
    store::insert_token(tx, now, id, token, false).await?;
    store::set_sent(tx, now, id, expires_at).await?;
    if invitation.member_state != MemberState::Invited {
        panel::store::set_state(tx, now, invitation.member_id, MemberState::Invited).await?;
    }
    let mail = Mail::Invitation {
        invitation: id,
        letter: invitation.letter_id,
        token: token.secret().to_owned(),
    };
    outbox::mail(tx, now, &event(id, sending), invitation.account_id, &mail).await?;
    if !reminded {
        let remind = Task::RemindOfInvitation { invitation: id };
        let run_at = now.plus_days(REMINDER_DAYS);
        outbox::task(
            tx,
            now,
            run_at,
            &format!("invitation:{id}:remind:{sending}"),
            &remind,
        )
        .await?;
    }
    let expire = Task::ExpireInvitation { invitation: id };
    outbox::task(
        tx,
        now,
        expires_at,
        &format!("invitation:{id}:expire:{sending}"),
        &expire,
    )
    .await
}

/// Sends the invitations of a letter that wait to be sent, for the worker. It resumes where it was interrupted,
/// and running it twice sends nothing twice. A customer who joined meanwhile gets a notice; one who declined
/// gets nothing.
///
/// # Errors
/// [`Error::Unavailable`] when it was interrupted.
pub async fn send_drafted(portal: &Portal, letter: LetterId) -> Result<()> {
    loop {
        let now = portal.now();
        let sent = transaction!(portal.db, tx => {
            let drafts = store::drafted(tx, letter, CHUNK).await?;
            for invitation in &drafts {
                match invitation.member_state {
                    MemberState::Listed | MemberState::Invited | MemberState::Ended
                        if invitation.email.is_some() =>
                    {
                        deliver(tx, now, &portal.random.token(), invitation).await?;
                        continue;
                    }
                    MemberState::Active => {
                        let event = format!("letter:{letter}:already-member");
                        outbox::mail(tx, now, &event, invitation.account_id, &Mail::AlreadyMember).await?;
                    }
                    _ => {}
                }
                store::end(tx, now, invitation.id, InvitationState::Revoked).await?;
            }
            Ok(drafts.len())
        })?;
        if sent == 0 {
            return Ok(());
        }
    }
}

async fn sendable(tx: &mut Tx, id: InvitationId) -> Result<Invitation> {
    let invitation = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    match invitation.member_state {
        MemberState::Active => return Err(Conflict::AlreadyMember.into()),
        MemberState::Declined => return Err(Conflict::Declined.into()),
        MemberState::Listed | MemberState::Invited | MemberState::Ended => {}
    }
    // An expired invitation becomes valid again, unless a newer one is under way.
    if !invitation.state.is_live() && store::live_of(tx, invitation.member_id).await?.is_some() {
        return Err(Conflict::InvitationUnderWay.into());
    }
    if invitation.email.is_none() {
        return Err(Conflict::InvitationEnded.into());
    }
    rules::next(invitation.state, false, Event::Send)?;
    Ok(invitation)
}

/// Sends an invitation that is under way to the address that its customer has now; earlier links are void.
pub(crate) async fn follow_address(tx: &mut Tx, portal: &Portal, member: MemberId) -> Result<()> {
    let live = store::live_of(tx, member).await?;
    let Some(live) = live.filter(|live| live.state != InvitationState::Drafted) else {
        return store::void_tokens_of(tx, portal.now(), member).await;
    };
    deliver(tx, portal.now(), &portal.random.token(), &live).await
}

/// Sends an invitation again with a new link, which voids the earlier ones, and thirty new days.
///
/// # Errors
/// [`Error::NotFound`]; a [`Conflict`] with the reason when it can't be sent; [`Error::Forbidden`] unless the
/// actor is an administrator.
pub async fn send_again(portal: &Portal, actor: &Actor, id: InvitationId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let invitation = sendable(tx, id).await?;
        deliver(tx, now, &portal.random.token(), &invitation).await?;
        audit::note(tx, now, actor, audit::Action::InvitationSendAgain, Subject::Invitation(id), "").await
    })
}

/// Makes one more link, to be given by hand when mail does not work. It is shown once and kept only as its
/// hash. Links that were mailed keep working, so that a mail that arrives late is no dead end. A draft or an
/// expired invitation counts as sent by this. Whoever joins by such a link is not signed in by it: staff saw it.
///
/// # Errors
/// As [`send_again`], and [`Conflict::LinkIsMailed`] for somebody who made the account their own before.
pub async fn copy_link(portal: &Portal, actor: &Actor, id: InvitationId) -> Result<Token> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let invitation = sendable(tx, id).await?;
        if accounts::store::is_in_use(tx, invitation.account_id).await? {
            return Err(Conflict::LinkIsMailed.into());
        }
        if matches!(invitation.state, InvitationState::Drafted | InvitationState::Expired) {
            deliver(tx, now, &portal.random.token(), &invitation).await?;
        }
        let token = portal.random.token();
        store::insert_token(tx, now, id, &token, true).await?;
        audit::note(tx, now, actor, audit::Action::InvitationCopyLink, Subject::Invitation(id), "").await?;
        Ok(token)
    })
}

/// Reminds of an invitation, if that is due, for the worker. The reminder carries a second link.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn remind(portal: &Portal, id: InvitationId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(invitation) = store::find(tx, id).await? else {
            return Ok(());
        };
        if invitation.email.is_none() || !rules::is_reminder_due(&invitation, now) {
            return Ok(());
        }
        let token = portal.random.token();
        store::insert_token(tx, now, id, &token, false).await?;
        store::set_reminded(tx, now, id).await?;
        let mail = Mail::InvitationReminder {
            invitation: id,
            letter: invitation.letter_id,
            token: token.secret().to_owned(),
        };
        outbox::mail(tx, now, &format!("invitation:{id}:reminder"), invitation.account_id, &mail).await
    })
}

/// Ends an invitation that has expired, for the worker.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn expire(portal: &Portal, id: InvitationId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(invitation) = store::find(tx, id).await? else {
            return Ok(());
        };
        let over = invitation.expires_at.is_some_and(|end| end <= now);
        if !over || rules::next(invitation.state, false, Event::Expire).is_err() {
            return Ok(());
        }
        store::end(tx, now, id, InvitationState::Expired).await?;
        if invitation.member_state == MemberState::Invited {
            panel::store::set_state(tx, now, invitation.member_id, MemberState::Listed).await?;
        }
        Ok(())
    })
}
