//! The verbs of leaving. All of them go through [`leave`].

use super::{
    load::{Status, check, may_be_erased},
    rules::Leaving,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Language, Portal, Problem, Result, Role, Roles, Timestamp,
    answering::{answers, commitments, owed_answers::taking_over, signals},
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, MemberId, SignInId},
        outbox,
    },
    boardroom::{
        calendar,
        seats::{self, operations::leaving},
        sessions::Part,
    },
    lifecycle::privacy::erasing,
    overview::placements,
    people::{
        accounts::{
            self,
            operations::staff::{names, parse_roles},
            store::staff,
        },
        departments, invitations, mandates,
        panel::{self, MemberState},
    },
    rounds::{contributions, hand_overs},
    transaction,
};

/// Changes somebody's status from `before` to `after`, and does in this order what has to happen to everything
/// that they had. Everything that is owed has another owner by then, or nothing happens. Whoever changes their own
/// roles stays signed in where they did, in `keep`.
///
/// # Errors
/// [`Conflict::LastOne`] for the last administrator; [`Conflict::StillOwes`].
async fn leave(
    tx: &mut Tx,
    portal: &Portal,
    account: AccountId,
    before: Status,
    after: Status,
    keep: Option<SignInId>,
) -> Result<()> {
    let now = portal.now();
    // Projects, owed answers, commitments, series and sessions: somebody else has them, or the person stays.
    // Draft proposals and challenges belong to a project and went along with it.
    let leaving = check(tx, account, &before, &after).await?;
    // Commitments for the customer conscience only went along with the mandate, in `pass_mandate`.
    what_they_owned(tx, now, account, leaving).await?;
    // The department, which gets back the signals that they took up there, the placements that they planned, and coming sessions as a colleague and as a customer, with the seat. The texts that they wrote keep their name.
    if leaving.stops_working_here() {
        leaving::leave_coming(tx, now, account, Part::Staff).await?;
        signals::store::moving::give_back(tx, account).await?;
        placements::store::drop_planned(tx, account).await?;
        departments::store::leave(tx, account).await?;
    }
    if let Some((member, state)) = after.member
        && state == MemberState::Ended
        && before.member != after.member
    {
        leave_panel(tx, now, account, member).await?;
    }
    // Roles, and with them the rights to read and act.
    let given = without_conscience(after.roles);
    staff::set_roles(tx, now, account, given).await?;
    // Ways to sign in, and the calendar address. A browser that was signed in as what they were stays so nowhere.
    let gone = leaving.stops_working_here() || !after.signs_in();
    if gone || before.reader() != after.reader() {
        accounts::sessions::end_all(tx, account, keep.filter(|_| !gone)).await?;
    }
    if gone {
        accounts::store::tokens::void(tx, now, account).await?;
    }
    if !after.signs_in() {
        calendar::operations::forget(tx, account).await?;
    }
    // Waiting mails that they may not read any more.
    outbox::withdraw_from(tx, now, account, after.reader()).await?;
    // Everything about the person.
    if after.erased {
        erasing::erase(tx, portal, account).await?;
    }
    Ok(())
}

/// Ends offers to them and by them, and gives away their answers that can still be refused and those that they hold.
async fn what_they_owned(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    leaving: Leaving,
) -> Result<()> {
    if leaving.stops_owning() {
        taking_over::end_of(tx, now, account).await?;
        hand_overs::store::end_fallen(tx, now, account).await?;
        contributions::owners::return_to_project(tx, account).await?;
        answers::held::follow(tx, account).await?;
        answers::held::leave_to_project(tx, account).await?;
    }
    Ok(())
}

/// Gives the seat to the next in the queue, revokes an invitation that is under way, and withdraws the consent.
async fn leave_panel(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    member: MemberId,
) -> Result<()> {
    seats::operations::forget_member(tx, now, member).await?;
    leaving::leave_coming(tx, now, account, Part::Customer).await?;
    invitations::store::revoke_of(tx, now, member).await?;
    panel::store::withdraw_consents(tx, now, member).await?;
    panel::store::set_state(tx, now, member, MemberState::Ended).await
}

/// The roles that can be given; that of the customer conscience follows from the mandate.
fn without_conscience(roles: Roles) -> Roles {
    let given = |role: &&Role| **role != Role::CustomerConscience && roles.has(**role);
    Role::ALL.iter().filter(given).copied().collect()
}

/// Changes somebody's roles. A role can't be taken away while they owe something that needs it.
///
/// # Errors
/// [`Error::Invalid`] on `roles`; [`Conflict::LastOne`] when no administrator would be left;
/// [`Conflict::StillOwes`]; [`Error::NotFound`]; [`Error::Forbidden`].
pub async fn change_roles(
    portal: &Portal,
    actor: &Actor,
    account: AccountId,
    roles: &[String],
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let roles = parse_roles(roles);
    let now = portal.now();
    transaction!(portal.db, tx => {
        let before = works_here(tx, account).await?;
        let conscience = before.roles.has(Role::CustomerConscience);
        let roles = match &roles {
            Ok(roles) => *roles,
            // The customer conscience may have no other role.
            Err(Problem::NotChosen) if conscience => Roles::default(),
            Err(problem) => return Err(Error::invalid("roles", problem.clone())),
        };
        let all = if conscience { roles.with(Role::CustomerConscience) } else { roles };
        let own = actor.person().filter(|person| person.account == account);
        let keep = own.map(|person| person.sign_in);
        leave(tx, portal, account, before, Status { roles: all, ..before }, keep).await?;
        audit::note(tx, now, actor, audit::Action::StaffChangeRoles, Subject::Account(account), &names(roles)).await
    })
}

/// Ends somebody's work here: their roles, sign-ins and links, and their part in coming sessions. The texts
/// that they wrote keep their name; a place on the panel stays, and so does their seat as a customer.
///
/// # Errors
/// [`Conflict::LastOne`] for the last administrator and for the customer conscience; [`Conflict::StillOwes`] while
/// something that they owe has no other owner; [`Error::NotFound`]; [`Error::Forbidden`].
pub async fn end_access(portal: &Portal, actor: &Actor, account: AccountId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let before = works_here(tx, account).await?;
        if before.roles.has(Role::CustomerConscience) {
            return Err(Conflict::LastOne.into());
        }
        let after = Status { roles: Roles::default(), ..before };
        leave(tx, portal, account, before, after, None).await?;
        audit::note(tx, now, actor, audit::Action::StaffEndAccess, Subject::Account(account), "").await
    })
}

async fn works_here(tx: &mut Tx, account: AccountId) -> Result<Status> {
    let status = Status::of(tx, account).await?;
    if status.roles.any() {
        Ok(status)
    } else {
        Err(Error::NotFound)
    }
}

/// Ends a mandate and gives all contributions for the customer conscience only, and all commitments that belong
/// to them, to the next conscience; the previous one keeps their other roles, and leaves when there are none. Tells whose it was.
///
/// # Errors
/// [`Conflict::ChangedMeanwhile`] when the mandate had ended already; [`Conflict::StillOwes`].
pub(in crate::lifecycle) async fn pass_mandate(
    tx: &mut Tx,
    portal: &Portal,
    mandate: i64,
    to: AccountId,
) -> Result<AccountId> {
    let ended = mandates::store::end(tx, portal.now(), mandate).await?;
    let from = ended.ok_or(Conflict::ChangedMeanwhile)?;
    contributions::store::hand_over_of_conscience(tx, to).await?;
    commitments::store::hand_over_of_conscience(tx, to).await?;
    if from == to {
        return Ok(from);
    }
    signals::store::moving::hand_over_of_conscience(tx, from, to).await?;
    answers::held::follow(tx, from).await?;
    let after = Status::of(tx, from).await?;
    let before = Status {
        roles: after.roles.with(Role::CustomerConscience),
        ..after
    };
    leave(tx, portal, from, before, after, None).await?;
    Ok(from)
}

/// Removes a customer from the list or the panel: an invitation that is under way is revoked, a consent
/// withdrawn, and a seat in a coming session goes to the next in the queue. Their contributions stay. A
/// customer who declined stays declined.
///
/// # Errors
/// [`Error::NotFound`]; [`Conflict::Declined`] or [`Conflict::Closed`] when they are gone already;
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn remove_member(portal: &Portal, actor: &Actor, id: MemberId) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let member = panel::store::member(tx, id).await?.ok_or(Error::NotFound)?;
        match member.state {
            MemberState::Declined => return Err(Conflict::Declined.into()),
            MemberState::Ended => return Err(Conflict::Closed.into()),
            MemberState::Listed | MemberState::Invited | MemberState::Active => {}
        }
        let before = Status::of(tx, member.account_id).await?;
        leave(tx, portal, member.account_id, before, before.without_place(), None).await?;
        audit::note(tx, now, actor, audit::Action::MemberRemove, Subject::Member(id), "").await
    })
}

/// The form that has to be filled in before anything is erased.
#[derive(Clone, Debug, Default)]
pub struct ErasureForm {
    /// `yes` when it was ticked that this can't be undone.
    pub sure: String,
    /// The word that was typed: [`word`], in either language.
    pub word: String,
}

/// The word that has to be typed before anything is erased.
#[must_use]
pub const fn word(language: Language) -> &'static str {
    match language {
        Language::Nl => "wissen",
        Language::En => "erase",
    }
}

impl ErasureForm {
    fn check(&self) -> Result<(), FieldErrors> {
        let typed = self.word.trim().to_lowercase();
        let mut words = Language::ALL.iter().map(|&language| word(language));
        let word = match typed.as_str() {
            "" => Err(Problem::Missing),
            typed => form::rule(words.any(|word| word == typed), Problem::Wrong),
        };
        let sure = form::rule(self.sure == "yes", Problem::NotChosen);
        form::read((("sure", sure), ("word", word))).map(|_| ())
    }
}

/// Erases everything about the actor, who is a member.
///
/// # Errors
/// [`Error::Invalid`] on `sure` and `word`; [`Error::Forbidden`] for anyone who is not a member;
/// [`Conflict::LastOne`] for the customer conscience and the last administrator, [`Conflict::StillStaff`] for
/// others who work for the organisation, [`Conflict::StillOwes`] for anyone who left something undone here.
pub async fn erase_me(portal: &Portal, actor: &Actor, typed: &ErasureForm) -> Result<()> {
    let member = actor.require_member()?;
    fresh(portal, actor).await?;
    erase(portal, actor, member, typed).await
}

/// Erases everything about a member who asked for it. Doing it twice has no further effect.
///
/// # Errors
/// As [`erase_me`]; [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn erase_member(
    portal: &Portal,
    actor: &Actor,
    member: MemberId,
    typed: &ErasureForm,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    fresh(portal, actor).await?;
    erase(portal, actor, member, typed).await
}

async fn fresh(portal: &Portal, actor: &Actor) -> Result<()> {
    let Some(person) = actor.person() else {
        return Ok(());
    };
    let mut tx = portal.db.read().await?;
    accounts::sessions::require_fresh(&mut tx, portal.now(), person).await
}

async fn erase(
    portal: &Portal,
    actor: &Actor,
    member: MemberId,
    typed: &ErasureForm,
) -> Result<()> {
    transaction!(portal.db, tx => {
        let found = panel::store::member(tx, member).await?.ok_or(Error::NotFound)?;
        let account = accounts::store::find(tx, found.account_id).await?.ok_or(Error::NotFound)?;
        if account.erased_at.is_some() {
            return Ok(());
        }
        let before = may_be_erased(tx, account.id).await?;
        typed.check()?;
        let after = Status { erased: true, ..before.without_place() };
        leave(tx, portal, account.id, before, after, None).await?;
        audit::note(tx, portal.now(), actor, audit::Action::MemberErase, Subject::Member(member), "").await
    })?;
    portal.db.write_back().await;
    Ok(())
}

/// Erases everything about somebody who worked here, was never a customer, and asked for it. Texts of the organisation
/// that they wrote stay, without their name. Doing it twice has no further effect.
///
/// # Errors
/// As [`erase_me`]; [`Error::NotFound`] for anyone who has a place on the panel, whose page erases them;
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn erase_colleague(
    portal: &Portal,
    actor: &Actor,
    account: AccountId,
    typed: &ErasureForm,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    fresh(portal, actor).await?;
    transaction!(portal.db, tx => {
        let found = accounts::store::find(tx, account).await?.ok_or(Error::NotFound)?;
        if found.erased_at.is_some() {
            return Ok(());
        }
        let before = may_be_erased(tx, account).await?;
        if before.member.is_some() {
            return Err(Error::NotFound);
        }
        typed.check()?;
        leave(tx, portal, account, before, Status { erased: true, ..before }, None).await?;
        audit::note(tx, portal.now(), actor, audit::Action::StaffErase, Subject::Account(account), "").await
    })?;
    portal.db.write_back().await;
    Ok(())
}
