//! The organisation's own shape: divisions, the departments in them, and the department of each colleague.
//!
//! Owns the tables `divisions`, `departments` and `workplaces`. What must stay true: a colleague works in at most one
//! department, and it exists; two departments of a division never have the same name at the same time; a department
//! ends only when nobody works in it, or together with the move of everything that is its to another one.

pub mod operations;
pub mod queries;
pub mod staff_list;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::base::ids::{AccountId, DepartmentId};

/// The most characters of the name of a department, of a division and of a job title.
pub const LONGEST: usize = 80;

/// What a department does, as far as the portal needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It sells.
    Sales,
    /// It advertises.
    Marketing,
    /// Anything else.
    Other,
}
impl Kind {
    /// Whether its colleagues sell or advertise, so that customers may doubt whose side they are on.
    #[must_use]
    pub const fn sells(self) -> bool {
        matches!(self, Self::Sales | Self::Marketing)
    }
}

crate::base::db::text_enum!(Kind { Sales => "sales", Marketing => "marketing", Other => "other" });

/// A part of the organisation, within a division.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Department {
    /// Its key.
    pub id: DepartmentId,
    /// The name of its division.
    pub division: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub kind: Kind,
    /// How many colleagues work in it.
    pub colleagues: i64,
}

/// A colleague in a department.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Placed {
    /// Their account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// Their job title; empty when nobody gave one.
    pub job_title: String,
}

/// Where a colleague works.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Workplace {
    /// The department.
    pub department_id: DepartmentId,
    /// The name of its division.
    pub division: String,
    /// Its name.
    pub department: String,
    /// What it does.
    pub kind: Kind,
    /// Their job title; empty when nobody gave one.
    pub job_title: String,
}
