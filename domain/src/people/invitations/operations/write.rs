//! Writing a letter, choosing the customers who get it, releasing it and taking it back.

use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{InvitationId, LetterId, MemberId, SegmentId},
        outbox::{self, Mail, Task},
        values,
    },
    people::{
        invitations::{
            Invitation, InvitationState,
            rules::{self, Event},
            store,
        },
        panel::{self, MemberState, many::ticked},
    },
    transaction,
};

/// A letter and its audience, as typed.
#[derive(Clone, Debug, Default)]
pub struct LetterForm {
    /// The personal text in Dutch.
    pub text_nl: String,
    /// The personal text in English.
    pub text_en: String,
    /// `everyone`, `segments` or `member`.
    pub audience: String,
    /// The keys of the segments.
    pub segments: Vec<String>,
    /// The keys of the customers, for `member`.
    pub members: Vec<String>,
}

/// The result of writing a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafted {
    /// It waits to be released.
    Letter(LetterId),
    /// The one customer is on the panel already, and gets a notice instead of an invitation.
    AlreadyMember(MemberId),
}

enum Audience {
    Everyone,
    Segments(Vec<SegmentId>),
    Member(MemberId),
    Members(Vec<MemberId>),
}

fn audience(typed: &LetterForm) -> Result<Audience, FieldErrors> {
    let wrong = |field, problem| Err(FieldErrors::one(field, problem));
    match typed.audience.as_str() {
        "everyone" => Ok(Audience::Everyone),
        "segments" if typed.segments.is_empty() => wrong("segments", Problem::NotChosen),
        "segments" => typed
            .segments
            .iter()
            .map(|id| id.parse())
            .collect::<Result<_, _>>()
            .map(Audience::Segments)
            .or_else(|_| wrong("segments", Problem::NotAChoice)),
        "member" => match typed.members.as_slice() {
            [id] => id.parse().map(Audience::Member),
            ids => ids
                .iter()
                .map(|id| id.parse())
                .collect::<Result<_, _>>()
                .map(Audience::Members),
        }
        .or_else(|_| wrong("audience", Problem::NotAChoice)),
        "" => wrong("audience", Problem::NotChosen),
        _ => wrong("audience", Problem::NotAChoice),
    }
}

/// Writes a letter and drafts an invitation for everyone who gets it: customers on the list who were never
/// invited, or the customers who were ticked. Nothing is sent yet, except to one customer who is on the panel already:
/// that customer gets a notice. Of several, those who can't be invited are left out.
///
/// # Errors
/// [`Error::Invalid`] field by field, also when it would reach nobody; [`Conflict::Declined`] for a customer
/// who declined, [`Conflict::InvitationUnderWay`] for one who holds an invitation; [`Error::NotFound`];
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn draft(portal: &Portal, actor: &Actor, typed: &LetterForm) -> Result<Drafted> {
    actor.require(Role::Administrator)?;
    let (audience, text_nl, text_en) = form::read((
        audience(typed),
        ("text_nl", values::prose(&typed.text_nl, 2000)),
        ("text_en", values::prose(&typed.text_en, 2000)),
    ))?;
    let by = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let letter = store::insert_letter(tx, now, by, &text_nl, &text_en).await?;
        let drafted = match &audience {
            Audience::Everyone => store::draft_for_everyone(tx, now, letter).await?,
            Audience::Segments(segments) => {
                let mut drafted = 0;
                for segment in segments {
                    drafted += store::draft_for_segment(tx, now, letter, *segment).await?;
                }
                drafted
            }
            Audience::Member(id) => {
                let member = panel::store::member(tx, *id).await?.ok_or(Error::NotFound)?;
                if member.email.is_none() {
                    return Err(Conflict::Closed.into());
                }
                match member.state {
                    MemberState::Declined => return Err(Conflict::Declined.into()),
                    MemberState::Active => {
                        let event = format!("letter:{letter}:already-member");
                        outbox::mail(tx, now, &event, member.account_id, &Mail::AlreadyMember).await?;
                        audit::note(tx, now, actor, audit::Action::InvitationAlreadyMember, Subject::Member(*id), "").await?;
                        return Ok(Drafted::AlreadyMember(*id));
                    }
                    MemberState::Listed | MemberState::Invited | MemberState::Ended => {}
                }
                if !store::draft_for_member(tx, now, letter, *id).await? {
                    return Err(Conflict::InvitationUnderWay.into());
                }
                1
            }
            Audience::Members(ids) => {
                let mut drafted = 0;
                for id in ids {
                    let member = panel::store::member(tx, *id).await?.ok_or(Error::NotFound)?;
                    let open = !matches!(member.state, MemberState::Active | MemberState::Declined);
                    if open && member.email.is_some() && store::draft_for_member(tx, now, letter, *id).await? {
                        drafted += 1;
                    }
                }
                drafted
            }
        };
        if drafted == 0 {
            return Err(Error::invalid("audience", Problem::Nobody));
        }
        audit::note(tx, now, actor, audit::Action::LetterDraft, Subject::Letter(letter), &drafted.to_string()).await?;
        Ok(Drafted::Letter(letter))
    })
}

/// Releases a letter: the worker sends it to everyone it was drafted for. Releasing it twice has no further effect.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn send(portal: &Portal, actor: &Actor, letter: LetterId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::letter(tx, letter).await?.ok_or(Error::NotFound)?;
        if store::let_go(tx, now, letter).await? {
            let event = format!("letter:{letter}:send");
            outbox::task(tx, now, now, &event, &Task::SendInvitations { letter }).await?;
            audit::note(tx, now, actor, audit::Action::LetterSend, Subject::Letter(letter), "").await?;
        }
        Ok(())
    })
}

/// Throws away a letter that was not released, with all its drafts.
///
/// # Errors
/// [`Error::NotFound`]; [`Conflict::ChangedMeanwhile`] when it was released; [`Error::Forbidden`] unless the
/// actor is an administrator.
pub async fn discard(portal: &Portal, actor: &Actor, letter: LetterId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let found = store::letter(tx, letter).await?.ok_or(Error::NotFound)?;
        if found.send_at.is_some() {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        store::revoke_drafted(tx, now, letter).await?;
        audit::note(tx, now, actor, audit::Action::LetterDiscard, Subject::Letter(letter), "").await
    })
}

/// Takes an invitation back: its links stop working.
///
/// # Errors
/// [`Error::NotFound`]; a [`Conflict`] with the reason when it can't be taken back; [`Error::Forbidden`] unless
/// the actor is an administrator.
pub async fn revoke(portal: &Portal, actor: &Actor, id: InvitationId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let invitation = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        take_back(tx, now, actor, &invitation).await
    })
}

/// Takes back the invitations of the customers who were ticked, and returns how many there were; who holds none is left
/// as they are.
///
/// # Errors
/// [`Error::Invalid`] on `member`, also when none of them holds an invitation; [`Error::Forbidden`] unless the actor is
/// an administrator.
pub async fn revoke_ticked(portal: &Portal, actor: &Actor, keys: &[String]) -> Result<usize> {
    actor.require(Role::Administrator)?;
    let members = ticked(keys)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let mut taken_back = 0;
        for member in &members {
            if let Some(invitation) = store::live_of(tx, *member).await? {
                take_back(tx, now, actor, &invitation).await?;
                taken_back += 1;
            }
        }
        if taken_back == 0 {
            return Err(Error::invalid("member", Problem::NobodyInvited));
        }
        Ok(taken_back)
    })
}

async fn take_back(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    invitation: &Invitation,
) -> Result<()> {
    let id = invitation.id;
    rules::next(invitation.state, false, Event::Revoke)?;
    store::end(tx, now, id, InvitationState::Revoked).await?;
    outbox::withdraw(tx, now, &super::deliver::event(id, invitation.sendings)).await?;
    if invitation.member_state == MemberState::Invited {
        panel::store::set_state(tx, now, invitation.member_id, MemberState::Listed).await?;
    }
    audit::note(
        tx,
        now,
        actor,
        audit::Action::InvitationRevoke,
        Subject::Invitation(id),
        "",
    )
    .await
}
