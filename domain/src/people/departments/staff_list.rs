//! Reading the tree from a list: a line for each colleague or department, from a file or pasted.
//!
//! The list stays a text that the administrator sees and can correct; it is checked whole, and written whole or not at
//! all. A list only adds and moves: nobody loses a role or their access because they are not on it.

use super::{LONGEST, operations::find_or_make, store};
use crate::{
    Actor, Error, Portal, Problem, Result, Role, Roles, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        ids::AccountId,
        text,
        values::{self, Email},
    },
    people::{
        accounts::{
            self, NewAccount,
            operations::{password, staff},
            sessions,
        },
        imports::reading,
        organisation,
    },
    transaction,
};
use std::collections::HashSet;

/// The most lines of a list.
pub const MOST: usize = 2_000;
/// The most bytes of a file.
pub const LARGEST_FILE: usize = 2_000_000;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    division: String,
    department: String,
    /// The colleague; `None` on a line that only names a department.
    who: Option<Who>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Who {
    name: String,
    email: Email,
    job_title: String,
}

/// A line that can't be read as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongLine {
    /// Its number in the list, from 1.
    pub number: i64,
    /// The column.
    pub column: Column,
    /// The problem with it.
    pub problem: Problem,
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The division.
    Division,
    /// The department.
    Department,
    /// The name of the colleague.
    Name,
    /// Their address.
    Email,
    /// Their job title.
    JobTitle,
}

/// What stands at the head of a column, folded to letters.
fn column(head: &str) -> Option<Column> {
    let key: String = head
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    Some(match key.as_str() {
        "divisie" | "division" | "directie" | "sector" => Column::Division,
        "afdeling" | "department" | "team" => Column::Department,
        "naam" | "name" | "medewerker" | "collega" | "employee" => Column::Name,
        "email" | "emailadres" | "emailaddress" | "mail" | "mailadres" => Column::Email,
        "functie" | "functienaam" | "jobtitle" | "function" | "title" => Column::JobTitle,
        _ => return None,
    })
}

/// What a list would do, or did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// The names of new departments, each with its division.
    pub departments: Vec<(String, String)>,
    /// How many people get access, and a mail to choose a password.
    pub joining: usize,
    /// How many colleagues get another department or job title.
    pub placed: usize,
    /// How many lines change nothing.
    pub unchanged: usize,
    /// The lines to correct; nothing is written while there are any.
    pub wrong: Vec<WrongLine>,
}

/// A file as lines of text, with a tab between cells, to be seen and corrected.
///
/// # Errors
/// [`Error::Invalid`] on `file` when it can't be read, or is too long.
pub fn as_text(bytes: &[u8]) -> Result<String> {
    let lines = reading::lines(bytes, MOST + 2);
    let lines = lines.map_err(|refusal| Error::invalid("file", refusal.into()))?;
    if lines.len() > MOST + 1 {
        return Err(Error::invalid("file", Problem::TooMany(MOST)));
    }
    let lines: Vec<_> = lines.iter().map(|(_, cells)| cells.join("\t")).collect();
    Ok(lines.join("\n"))
}

/// Reads the lines. Those that are wrong are told by their number.
fn read(list: &str) -> Result<(Vec<Row>, Vec<WrongLine>), Problem> {
    if text::is_blank(list) {
        return Err(Problem::Missing);
    }
    let lines = reading::lines(list.as_bytes(), MOST + 2)?;
    if lines.len() > MOST + 1 {
        return Err(Problem::TooMany(MOST));
    }
    let mut lines = lines.into_iter();
    let (_, heads) = lines.next().ok_or(Problem::Missing)?;
    let columns: Vec<_> = heads.iter().map(|head| column(head)).collect();
    if !columns.contains(&Some(Column::Department)) {
        return Err(Problem::NoDepartmentColumn);
    }
    let (mut rows, mut wrong, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (number, cells) in lines {
        let cell = |wanted| {
            let place = columns.iter().position(|column| *column == Some(wanted));
            place
                .and_then(|place| cells.get(place))
                .map_or("", String::as_str)
        };
        match row(&cell) {
            Ok(row) => {
                let again = row
                    .who
                    .as_ref()
                    .is_some_and(|who| !seen.insert(who.email.key().to_owned()));
                if again {
                    wrong.push(WrongLine {
                        number,
                        column: Column::Email,
                        problem: Problem::Taken,
                    });
                } else {
                    rows.push(row);
                }
            }
            Err((column, problem)) => wrong.push(WrongLine {
                number,
                column,
                problem,
            }),
        }
    }
    Ok((rows, wrong))
}

fn row<'a>(cell: &impl Fn(Column) -> &'a str) -> Result<Row, (Column, Problem)> {
    let line = |column| values::line(cell(column), LONGEST).map_err(|problem| (column, problem));
    let optional = |column| {
        values::optional(cell(column), |text| values::line(text, LONGEST))
            .map_err(|problem| (column, problem))
    };
    let department = line(Column::Department)?;
    let division = optional(Column::Division)?;
    let is_person = [Column::Name, Column::Email, Column::JobTitle]
        .into_iter()
        .any(|column| !text::is_blank(cell(column)));
    let who = if is_person {
        Some(Who {
            name: values::line(cell(Column::Name), 120)
                .map_err(|problem| (Column::Name, problem))?,
            email: Email::parse(cell(Column::Email)).map_err(|problem| (Column::Email, problem))?,
            job_title: optional(Column::JobTitle)?,
        })
    } else {
        None
    };
    Ok(Row {
        // A department without a division is one of its own.
        division: if division.is_empty() {
            department.clone()
        } else {
            division
        },
        department,
        who,
    })
}

/// What a list would do. Nothing is written.
///
/// # Errors
/// [`Error::Invalid`] on `list`; [`Error::Forbidden`] unless an administrator asks.
pub async fn preview(portal: &Portal, actor: &Actor, list: &str) -> Result<Effect> {
    actor.require(Role::Administrator)?;
    let (rows, wrong) = read(list).map_err(|problem| Error::invalid("list", problem))?;
    let mut tx = portal.db.read().await?;
    let mut effect = Effect {
        wrong,
        ..Effect::default()
    };
    let known = store::all(&mut tx).await?;
    let key = |division: &str, department: &str| (text::key(division), text::key(department));
    let mut departments: HashSet<_> = known
        .iter()
        .map(|one| key(&one.division, &one.name))
        .collect();
    for row in &rows {
        if departments.insert(key(&row.division, &row.department)) {
            effect
                .departments
                .push((row.division.clone(), row.department.clone()));
        }
        let status = status(&mut tx, row).await?;
        effect.count(status);
    }
    Ok(effect)
}

/// What a line does to its colleague.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// They get access.
    Joining,
    /// They work here, and get another place.
    Placed(AccountId),
    /// Nothing.
    Unchanged,
}

impl Effect {
    const fn count(&mut self, status: Status) {
        match status {
            Status::Joining => self.joining += 1,
            Status::Placed(_) => self.placed += 1,
            Status::Unchanged => self.unchanged += 1,
        }
    }
}

async fn status(tx: &mut Tx, row: &Row) -> Result<Status> {
    let Some(who) = &row.who else {
        return Ok(Status::Unchanged);
    };
    let Some(known) = accounts::store::staff::with_address(tx, who.email.key()).await? else {
        return Ok(Status::Joining);
    };
    let same = store::of(tx, known).await?.is_some_and(|place| {
        text::key(&place.division) == text::key(&row.division)
            && text::key(&place.department) == text::key(&row.department)
            && place.job_title == who.job_title
    });
    Ok(if same {
        Status::Unchanged
    } else {
        Status::Placed(known)
    })
}

/// Writes a list: makes the departments, gives access to people who have none, and places everybody.
///
/// # Errors
/// [`Error::Invalid`] on `list`, [`Problem::WrongLines`] while a line is wrong; [`Error::Forbidden`] unless the actor is
/// an administrator.
pub async fn write(portal: &Portal, actor: &Actor, list: &str) -> Result<Effect> {
    actor.require(Role::Administrator)?;
    let (rows, wrong) = read(list).map_err(|problem| Error::invalid("list", problem))?;
    if !wrong.is_empty() {
        return Err(Error::invalid("list", Problem::WrongLines(wrong.len())));
    }
    let now = portal.now();
    transaction!(portal.db, tx => {
        let mut effect = Effect::default();
        for row in &rows {
            let status = write_row(tx, portal, now, actor, row).await?;
            effect.count(status);
        }
        audit::note(tx, now, actor, audit::Action::StaffImport, Subject::Organisation, &rows.len().to_string()).await?;
        Ok(effect)
    })
}

async fn write_row(
    tx: &mut Tx,
    portal: &Portal,
    now: Timestamp,
    actor: &Actor,
    row: &Row,
) -> Result<Status> {
    let department = find_or_make(tx, now, actor, &row.division, &row.department).await?;
    let status = status(tx, row).await?;
    let (Some(who), false) = (&row.who, status == Status::Unchanged) else {
        return Ok(status);
    };
    let account = match status {
        Status::Placed(account) => account,
        _ => join(tx, portal, now, actor, who).await?,
    };
    store::place(tx, now, account, department, &who.job_title).await?;
    let subject = Subject::Account(account);
    audit::note(
        tx,
        now,
        actor,
        audit::Action::StaffPlace,
        subject,
        &row.department,
    )
    .await?;
    Ok(status)
}

/// Gives somebody access as a colleague; a customer with this address keeps their account and name.
async fn join(
    tx: &mut Tx,
    portal: &Portal,
    now: Timestamp,
    actor: &Actor,
    who: &Who,
) -> Result<AccountId> {
    let language = organisation::store::find(tx)
        .await?
        .map(|one| one.writes_in);
    let new = NewAccount {
        email: who.email.clone(),
        name: who.name.clone(),
        language: language.unwrap_or_default(),
    };
    let account = staff::find_or_insert(tx, portal, &new).await?;
    accounts::store::staff::set_roles(tx, now, account, Roles::default().with(Role::Colleague))
        .await?;
    // Somebody who signed in with a code is somebody else now, and signs in with a password.
    sessions::end_all(tx, account, None).await?;
    let subject = Subject::Account(account);
    audit::note(
        tx,
        now,
        actor,
        audit::Action::StaffAdd,
        subject,
        Role::Colleague.as_str(),
    )
    .await?;
    password::welcome(tx, portal, account).await?;
    Ok(account)
}
