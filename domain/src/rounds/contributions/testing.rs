//! Members, projects and rounds for tests, made without the journeys that lead to them.

use crate::{
    Actor, Error, Language, Person, Portal, Problem, Result, Role, Roles, Timestamp,
    base::{
        form,
        ids::{AccountId, MemberId, PhaseId, ProjectId, ProposalId, SegmentId, SignInId},
        values::Email,
    },
    execute,
    people::{
        accounts::{self, NewAccount},
        mandates,
    },
    transaction, value,
};

/// Somebody who takes part in a test.
#[derive(Clone, Debug)]
pub struct Someone {
    /// The account.
    pub account: AccountId,
    /// The place on the panel; none for staff.
    pub member: Option<MemberId>,
    /// The actor with the rights of this person.
    pub actor: Actor,
}

/// An open round in a test.
#[derive(Clone, Copy, Debug)]
pub struct OpenRound {
    /// Its project.
    pub project: ProjectId,
    /// The proposal.
    pub proposal: ProposalId,
    /// The segment of everybody who was asked.
    pub segment: SegmentId,
    /// The moment when it closes.
    pub closes_at: Timestamp,
    /// The moment when answers are due.
    pub due_at: Timestamp,
}

fn new_account(name: &str) -> Result<NewAccount> {
    let address = format!("{}@klanten.example", name.to_lowercase().replace(' ', "."));
    Ok(NewAccount {
        email: form::one("email", Email::parse(&address))?,
        name: name.to_owned(),
        language: Language::Nl,
    })
}

fn someone(account: AccountId, name: &str, member: Option<MemberId>, roles: Roles) -> Someone {
    Someone {
        account,
        member,
        actor: Actor::Person(Person {
            account,
            name: name.to_owned(),
            language: Language::Nl,
            member,
            roles,
            sign_in: SignInId(0),
        }),
    }
}

/// A member of staff, without a password. The customer conscience gets the mandate.
///
/// # Errors
/// [`Error::Invalid`] when the address is taken.
pub async fn staff(portal: &Portal, name: &str, role: Role) -> Result<Someone> {
    let now = portal.now();
    let new = new_account(name)?;
    let account = transaction!(portal.db, tx => {
        let account = accounts::store::insert(tx, now, &new, &portal.random.token())
            .await?
            .ok_or_else(|| Error::invalid("email", Problem::Taken))?;
        if role == Role::CustomerConscience {
            execute!(tx, "update conscience_mandates set ends_at = $1 where ends_at is null", now)?;
            mandates::store::begin(tx, now, account, "Waakt.", "").await?;
        } else {
            accounts::store::give_role(tx, now, account, role).await?;
        }
        Ok(account)
    })?;
    Ok(someone(account, name, None, Roles::default().with(role)))
}

/// An active member who signs in with the password of this hash.
///
/// # Errors
/// [`Error::Invalid`] when the address is taken.
pub async fn member(portal: &Portal, name: &str, password_hash: &str) -> Result<Someone> {
    let now = portal.now();
    let new = new_account(name)?;
    let (account, member) = transaction!(portal.db, tx => {
        let account = accounts::store::insert(tx, now, &new, &portal.random.token())
            .await?
            .ok_or_else(|| Error::invalid("email", Problem::Taken))?;
        accounts::store::set_password(tx, account, password_hash).await?;
        let member: MemberId = value!(
            tx,
            "insert into members (account_id, state, added_at, joined_at) values ($1, 'active', $2, $2) returning id",
            account, now
        )?;
        Ok((account, member))
    })?;
    Ok(someone(account, name, Some(member), Roles::default()))
}

/// An open round for these members, all of one segment; it closes in a week and answers are due a
/// week after that.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn round(
    portal: &Portal,
    title: &str,
    owner: AccountId,
    members: &[&Someone],
) -> Result<OpenRound> {
    let now = portal.now();
    let closes_at = now.plus_days(7);
    let due_at = now.plus_days(14);
    transaction!(portal.db, tx => {
        let project: ProjectId = value!(
            tx,
            "insert into projects (name, summary, owner_id, created_at) values ($1, 'Kort', $2, $3) returning id",
            title, owner, now
        )?;
        let phase: PhaseId = value!(
            tx,
            "insert into phases (project_id, kind, begins_on, ends_on) values ($1, 'design', '2026-03-01', '2026-06-01') returning id",
            project
        )?;
        let proposal: ProposalId = value!(
            tx,
            "insert into proposals (project_id, phase_id, state, title, summary, scope_fixed, scope_open, scope_course,
                    impact_statement, minutes, decide_on, closes_on, answers_by, closes_at, answers_due_at, created_by, created_at,
                    changed_at, opened_at)
             values ($1, $2, 'open', $3, 'Kort', 'Vast', 'Open', 'Koers', 'Voor u', 5, '2026-04-01', '2026-03-09',
                    '2026-03-16', $4, $5, $6, $7, $7, $7) returning id",
            project, phase, title, closes_at, due_at, owner, now
        )?;
        let segment: SegmentId = value!(
            tx,
            "insert into segments (name, name_key, reason, priority, created_at)
             values ($1, $2, 'Omdat', 'primary', $3) returning id",
            format!("Huurders van {title}"), format!("huurders van {title}").to_lowercase(), now
        )?;
        execute!(
            tx,
            "insert into proposal_segments (proposal_id, segment_id, people) values ($1, $2, $3)",
            proposal, segment, i64::try_from(members.len()).unwrap_or_default()
        )?;
        for someone in members {
            execute!(
                tx,
                "insert into audience (proposal_id, member_id, segment_id, asked_at) values ($1, $2, $3, $4)",
                proposal, someone.member, segment, now
            )?;
        }
        Ok(OpenRound { project, proposal, segment, closes_at, due_at })
    })
}

/// Takes a position, so that the member may see what others wrote.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn vote(portal: &Portal, round: &OpenRound, someone: &Someone) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        execute!(
            tx,
            "insert into positions (proposal_id, member_id, segment_id, position, reason, cast_at, changed_at)
             values ($1, $2, $3, 'for', '', $4, $4)",
            round.proposal, someone.member, round.segment, now
        )?;
        Ok(())
    })
}

/// Sets a password for the account with this address.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn password(portal: &Portal, email_key: &str, hash: &str) -> Result<()> {
    transaction!(portal.db, tx => {
        execute!(tx, "update accounts set password_hash = $2 where email_key = $1", email_key, hash)?;
        Ok(())
    })
}

/// The account with this address.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn account_of(portal: &Portal, email_key: &str) -> Result<AccountId> {
    let mut tx = portal.db.read().await?;
    value!(
        tx,
        "select id from accounts where email_key = $1",
        email_key
    )
}

/// Makes somebody the owner of every project; debts stay with their owners.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn own_all_projects(portal: &Portal, account: AccountId) -> Result<()> {
    transaction!(portal.db, tx => {
        execute!(tx, "update projects set owner_id = $1", account)?;
        Ok(())
    })
}
