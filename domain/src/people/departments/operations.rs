//! Keeping the tree: making, changing, merging, splitting and ending departments, and placing colleagues.

use super::{Department, Kind, LONGEST, store};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, DepartmentId},
        values,
    },
    people::accounts,
    transaction,
};

/// A department, as typed.
#[derive(Clone, Debug, Default)]
pub struct DepartmentForm {
    /// The name of its division, which is made when there is none.
    pub division: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub kind: String,
}

impl DepartmentForm {
    fn read(&self) -> Result<(String, String, Kind), FieldErrors> {
        form::read((
            ("division", values::line(&self.division, LONGEST)),
            ("name", values::line(&self.name, LONGEST)),
            ("kind", self.kind.parse()),
        ))
    }
}

/// Makes a department.
///
/// # Errors
/// [`Error::Invalid`] field by field, [`Problem::Taken`] when its division has one with this name;
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn add(portal: &Portal, actor: &Actor, typed: &DepartmentForm) -> Result<DepartmentId> {
    actor.require(Role::Administrator)?;
    let (division, name, kind) = typed.read()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        make(tx, now, actor, &division, &name, kind).await
    })
}

async fn make(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    division: &str,
    name: &str,
    kind: Kind,
) -> Result<DepartmentId> {
    let division = store::division(tx, now, division).await?;
    if store::named(tx, division, name).await?.is_some() {
        return Err(Error::invalid("name", Problem::Taken));
    }
    let id = store::insert(tx, now, division, name, kind).await?;
    let subject = Subject::Department(id);
    audit::note(tx, now, actor, audit::Action::DepartmentAdd, subject, name).await?;
    Ok(id)
}

/// The department with these names, made when there is none.
pub(super) async fn find_or_make(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    division: &str,
    name: &str,
) -> Result<DepartmentId> {
    let key = store::division(tx, now, division).await?;
    match store::named(tx, key, name).await? {
        Some(id) => Ok(id),
        None => make(tx, now, actor, division, name, Kind::Other).await,
    }
}

/// Renames a department, moves it to another division, or says what it does.
///
/// # Errors
/// As [`add`], and [`Error::NotFound`].
pub async fn change(
    portal: &Portal,
    actor: &Actor,
    id: DepartmentId,
    typed: &DepartmentForm,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let (division, name, kind) = typed.read()?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        find(tx, id).await?;
        let division = store::division(tx, now, &division).await?;
        if store::named(tx, division, &name).await?.is_some_and(|other| other != id) {
            return Err(Error::invalid("name", Problem::Taken));
        }
        store::update(tx, id, division, &name, kind).await?;
        audit::note(tx, now, actor, audit::Action::DepartmentChange, Subject::Department(id), &name).await
    })
}

async fn find(tx: &mut Tx, id: DepartmentId) -> Result<Department> {
    store::find(tx, id).await?.ok_or(Error::NotFound)
}

/// Another department than `id`, as chosen.
///
/// # Errors
/// [`Error::Invalid`] on `field`.
pub(crate) async fn other(
    tx: &mut Tx,
    field: &'static str,
    id: DepartmentId,
    chosen: &str,
) -> Result<Department> {
    let invalid = |problem| Error::invalid(field, problem);
    if chosen.is_empty() {
        return Err(invalid(Problem::NotChosen));
    }
    let other: DepartmentId = chosen.parse().map_err(|_| invalid(Problem::NotAChoice))?;
    let found = store::find(tx, other).await?.filter(|_| other != id);
    found.ok_or_else(|| invalid(Problem::NotAChoice))
}

/// Moves colleagues to another department.
///
/// # Errors
/// [`Error::Invalid`] on `colleagues` and `to`; [`Conflict::ChangedMeanwhile`] when one of them is no longer there;
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn move_colleagues(
    portal: &Portal,
    actor: &Actor,
    id: DepartmentId,
    colleagues: &[String],
    to: &str,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let chosen = form::one("colleagues", chosen(colleagues))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        find(tx, id).await?;
        let to = other(tx, "to", id, to).await?;
        move_chosen(tx, now, actor, &chosen, id, (to.id, &to.name)).await
    })
}

/// Splits a department: these colleagues go on in a new one, in the same division.
///
/// # Errors
/// [`Error::Invalid`] on `colleagues` and `name`; [`Conflict::ChangedMeanwhile`] when one of them is no longer there;
/// [`Error::NotFound`]; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn split(
    portal: &Portal,
    actor: &Actor,
    id: DepartmentId,
    colleagues: &[String],
    name: &str,
) -> Result<DepartmentId> {
    actor.require(Role::Administrator)?;
    let (chosen, name) = form::read((
        ("colleagues", chosen(colleagues)),
        ("name", values::line(name, LONGEST)),
    ))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let from = find(tx, id).await?;
        let new = make(tx, now, actor, &from.division, &name, from.kind).await?;
        move_chosen(tx, now, actor, &chosen, id, (new, &name)).await?;
        Ok(new)
    })
}

/// The accounts that were ticked: one at least.
fn chosen(colleagues: &[String]) -> Result<Vec<AccountId>, Problem> {
    if colleagues.is_empty() {
        return Err(Problem::NotChosen);
    }
    let account = |text: &String| text.parse().map_err(|_| Problem::NotAChoice);
    colleagues.iter().map(account).collect()
}

async fn move_chosen(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    chosen: &[AccountId],
    from: DepartmentId,
    (to, name): (DepartmentId, &str),
) -> Result<()> {
    for account in chosen {
        if !store::move_one(tx, now, *account, from, to).await? {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        let subject = Subject::Account(*account);
        audit::note(tx, now, actor, audit::Action::StaffPlace, subject, name).await?;
    }
    Ok(())
}

/// The place of a colleague, as typed.
#[derive(Clone, Debug, Default)]
pub struct PlaceForm {
    /// The department; empty for none.
    pub department: String,
    /// Their job title; may be left out.
    pub job_title: String,
}

/// Says in which department a colleague works, and as what.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] when they don't work here; [`Error::Forbidden`] unless the
/// actor is an administrator.
pub async fn place(
    portal: &Portal,
    actor: &Actor,
    account: AccountId,
    typed: &PlaceForm,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let job_title = values::optional(&typed.job_title, |text| values::line(text, LONGEST));
    let department = match typed.department.as_str() {
        "" => Ok(None),
        chosen => chosen.parse().map(Some).map_err(|_| Problem::NotAChoice),
    };
    let (department, job_title) =
        form::read((("department", department), ("job_title", job_title)))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !accounts::store::is_staff(tx, account).await? {
            return Err(Error::NotFound);
        }
        let Some(department) = department else {
            store::leave(tx, account).await?;
            return audit::note(tx, now, actor, audit::Action::StaffPlace, Subject::Account(account), "").await;
        };
        let found = store::find(tx, department).await?;
        let found = found.ok_or_else(|| Error::invalid("department", Problem::NotAChoice))?;
        store::place(tx, now, account, department, &job_title).await?;
        audit::note(tx, now, actor, audit::Action::StaffPlace, Subject::Account(account), &found.name).await
    })
}
