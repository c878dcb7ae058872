//! The organisation's own shape: its departments, and the colleagues in them.

pub(crate) mod change;
pub(crate) mod list;
pub(crate) mod moving;
pub(crate) mod one;
pub(crate) mod place;
pub(crate) mod placement;
pub(crate) mod staff_list;

use crate::web::ui::Choice;
use klankbord_domain::{
    Language,
    people::departments::{Department, Kind},
};

texts! {
    sales = "verkoop" | "sales";
    marketing = "marketing" | "marketing";
    other = "iets anders" | "something else";
    within(division: &str, department: &str) = "{division}: {department}" | "{division}: {department}";
}

/// What a department does.
pub(crate) fn kind_name(lang: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Sales => sales(lang),
        Kind::Marketing => marketing(lang),
        Kind::Other => other(lang),
    }
}

/// A department with its division, in one line. One that is a division of its own has one name.
pub(crate) fn full_name(lang: Language, division: &str, department: &str) -> String {
    if division == department {
        department.to_owned()
    } else {
        within(lang, division, department)
    }
}

/// Departments to choose from, in the order of the tree.
pub(crate) fn department_choices(lang: Language, departments: &[Department]) -> Vec<Choice> {
    departments
        .iter()
        .map(|one| {
            Choice::new(
                one.id.to_string(),
                full_name(lang, &one.division, &one.name),
            )
        })
        .collect()
}
