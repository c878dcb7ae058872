//! The names of the roles of staff.

use crate::web::ui::Choice;
use klankbord_domain::{Language, Role, Roles};

texts! {
    owner_hint = "Legt voorstellen voor, antwoordt klanten en neemt besluiten." | "Puts proposals to customers, answers them and takes decisions.";
    board_hint = "Ziet hoe het staat en houdt sessies met klanten." | "Sees how things are going and holds sessions with customers.";
    admin_hint = "Beheert het panel, medewerkers, mail en instellingen." | "Manages the panel, staff, email and settings.";
    project_owner = "projecteigenaar" | "project owner";
    board_member = "bestuurder" | "board member";
    customer_conscience = "klantgeweten" | "customer conscience";
    colleague_hint = "Noteert wat klanten elders zeggen, en ontmoet klanten." | "Records what customers say elsewhere, and meets customers.";
    colleague = "collega" | "colleague";
    administrator = "beheerder" | "administrator";
}

/// The name of a role.
pub(crate) fn role_text(lang: Language, role: Role) -> &'static str {
    match role {
        Role::ProjectOwner => project_owner(lang),
        Role::BoardMember => board_member(lang),
        Role::CustomerConscience => customer_conscience(lang),
        Role::Administrator => administrator(lang),
        Role::Colleague => colleague(lang),
    }
}

/// The names of several roles.
pub(crate) fn roles_text(lang: Language, roles: Roles) -> String {
    let names: Vec<_> = Role::ALL
        .iter()
        .filter(|role| roles.has(**role))
        .map(|role| role_text(lang, *role))
        .collect();
    names.join(", ")
}

/// The roles that the administrator gives, to tick.
pub(crate) fn choices(lang: Language) -> Vec<Choice> {
    [
        (Role::ProjectOwner, owner_hint(lang)),
        (Role::BoardMember, board_hint(lang)),
        (Role::Administrator, admin_hint(lang)),
        (Role::Colleague, colleague_hint(lang)),
    ]
    .into_iter()
    .map(|(role, hint)| Choice::new(role.as_str(), role_text(lang, role)).hint(hint))
    .collect()
}
